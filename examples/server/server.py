"""A partner's server, with Python's own library: it creates a session, and trusts a webhook."""

import base64
import hmac
import json
import os
from urllib.request import Request, urlopen


def connect_session(customer_id: str, customer_name: str) -> str:
    """Returns the token for the customer who is signed in: answer with it, with `cache-control: no-store`."""
    backend = os.environ.get("STACKONE_URL", "https://api.stackone.com")
    key = base64.b64encode(f"{os.environ['STACKONE_API_KEY']}:".encode()).decode()
    headers = {"authorization": f"Basic {key}", "content-type": "application/json"}
    session = {"origin_owner_id": customer_id, "origin_owner_name": customer_name, "provider": "clayhr"}
    request = Request(f"{backend}/connect_sessions", json.dumps(session).encode(), headers)
    with urlopen(request, timeout=10) as answer:
        return json.load(answer)["token"]


def is_ours(body: bytes, signature: str) -> bool:
    """Tells whether a webhook is the backend's: the bytes as they came, and the header x-stackone-signature."""
    mac = hmac.digest(os.environ["STACKONE_WEBHOOK_SECRET"].encode(), body, "sha256")
    wanted = base64.urlsafe_b64encode(mac).rstrip(b"=")
    return hmac.compare_digest(wanted, signature.encode())


if __name__ == "__main__":
    print(connect_session("204", "Tern Logistics"))

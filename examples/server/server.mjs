// A partner's server: it creates a session, and trusts a webhook.
import { createSession, isSigned } from "connect-wizard/server";

/** The token for the customer who is signed in: answer with it, with `cache-control: no-store`, and with nothing else. */
export async function connectSession(customer) {
  const { token } = await createSession({
    apiKey: process.env.STACKONE_API_KEY,
    baseUrl: process.env.STACKONE_URL,
    originOwnerId: customer.id,
    originOwnerName: customer.name,
    provider: "clayhr",
  });
  return token;
}

/**
 * Returns `true` if a webhook is the backend's. `body` is the bytes as they came, `signature` the header
 * x-stackone-signature.
 */
export const isOurs = (body, signature) => isSigned({ secret: process.env.STACKONE_WEBHOOK_SECRET, body, signature });

if (process.argv[1] === import.meta.filename) console.log(await connectSession({ id: "204", name: "Tern Logistics" }));

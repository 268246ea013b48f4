// What a partner's server does: make a session, hand out a link, and trust a webhook. For Node 18 and later; no dependency.

import { createHmac, timingSafeEqual } from "node:crypto";

/** The reason why there is no session: `status` is the backend's, 0 where it did not answer. The key stands in no text. */
export class SessionError extends Error {
  constructor(message, status, cause) {
    super(message, { cause });
    this.name = "SessionError";
    this.status = status;
  }
}

/** Makes a connect session. Give the browser its `token` and nothing else, with `cache-control: no-store`. */
export async function createSession({ apiKey, baseUrl = "https://api.stackone.com", timeout = 10_000, ...session }) {
  const body = Object.fromEntries(Object.entries(session).map(([name, value]) => [snake(name), value]));
  let answer;
  try {
    answer = await fetch(new URL("/connect_sessions", baseUrl), {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${apiKey}:`).toString("base64")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
  } catch (error) {
    throw new SessionError("The backend did not answer.", 0, error);
  }
  if (!answer.ok) throw new SessionError(`The backend answered ${answer.status}.`, answer.status);
  const made = await answer.json();
  if (typeof made.token !== "string") throw new SessionError("The backend's answer has no token.", answer.status);
  return made;
}

/**
 * Returns true if a webhook is the backend's: `signature` is the header `x-stackone-signature`, `body` the bytes as they
 * came. A body that was parsed and written again has other ones.
 */
export function isSigned({ secret, body, signature }) {
  const ours = createHmac("sha256", secret).update(body).digest();
  // Node reads what is no base64url too, and passes over it.
  if (!/^[\w-]{43}$/.test(signature ?? "")) return false;
  const theirs = Buffer.from(signature, "base64url");
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/**
 * The address of a hosted wizard: `page` is where its files are. With `returnTo`, an address of an origin that its settings
 * list, the user comes back there with the outcome and with `state`.
 */
export function authLink({ page, token, returnTo, state }) {
  const link = new URL(page);
  if (returnTo) link.searchParams.set("return", returnTo);
  if (state) link.searchParams.set("state", state);
  link.hash = new URLSearchParams({ token }).toString();
  return link.href;
}

/** `originOwnerId` is `origin_owner_id` for the backend. */
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

// For whoever sets a page up: why the backend could not be asked, as far as a browser lets that be known. Fetched where the
// page's address has `?cw-debug`. Says nothing of what was typed.

/**
 * Follows the wizard in this place.
 *
 * @param {Element} root
 */
export function watch(root) {
  /** @type {string | undefined} */
  let refused;
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === "connect-src") refused = blockedURI;
  });
  root.addEventListener("cw-error", (event) => {
    const { detail } = /** @type {CustomEvent<{ code: string, reference?: string }>} */ (event);
    if (detail.code !== "network_blocked") return;
    const cause = refused
      ? `The page's Content-Security-Policy refused ${refused}: add its origin to connect-src.`
      : `The browser is online, but got no response that it may read. The network panel says why: "CORS error" means that the backend must allow the origin ${location.origin} and the headers content-type, x-hub-session-token and x-hub-version; "blocked" means that a content blocker stopped it; anything else points to the address or the certificate.`;
    console.warn(`connect-wizard: network_blocked, ${detail.reference}. ${cause}`);
  });
}

// Shows the wizard in an iframe of its own origin, and is the only one who speaks to it. See frame.js for the other end.

import { contained } from "./promises.js";
import { readToken } from "./token.js";

/** @typedef {import("./frame-host.js").FrameOptions} FrameOptions */
/** @typedef {Omit<FrameOptions, "place" | "src" | "title" | "sandbox">} Options */

const SOURCE = new URL("frame.html", import.meta.url).href;

/**
 * The permissions that such a page needs. Without `allow-same-origin` it has no origin at all, and so no storage
 * either.
 */
const SANDBOX = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox";

/** The options for this side; everything else is a setting of the wizard. */
const OWN = ["place", "src", "title", "sandbox", "token", "expiresAt", "getToken", "onSuccess", "onClose"];

/** The colour schemes that a page may have. */
const SCHEMES = ["light", "dark", "light dark"];

/**
 * Puts an iframe with the wizard into `place`. It fires the wizard's events, `cw-success` and the like, and grows with
 * what it shows. Options: `place` (an element), `src` (where frame.html is; beside this file by default), `title` (for
 * screen readers), `sandbox`, `token`, `expiresAt`, `getToken`, `onSuccess`, `onClose`, and any setting of the element.
 * Gives back `{ element, set(options), remove() }`.
 *
 * @param {FrameOptions} options
 */
export function frameWizard({ place, src = SOURCE, title = "Connect an account", sandbox = SANDBOX, ...options }) {
  const address = new URL(src, document.baseURI);
  address.searchParams.set("parent", location.origin);
  const element = document.createElement("iframe");
  element.title = title;
  element.setAttribute("sandbox", sandbox);
  // Of everything that a frame may be given, only this: for the button that copies. A page without an origin is meant too.
  element.setAttribute("allow", "clipboard-write *");
  element.referrerPolicy = "no-referrer";
  element.style.border = "0";
  element.style.width = "100%";
  element.style.height = "28rem";
  setScheme(element, "light dark");
  // A page without an origin of its own is known by its window alone.
  const origins = [address.origin, ...(/allow-same-origin/.test(sandbox) ? [] : ["null"])];
  /** @type {MessagePort | undefined} */
  let port;
  /** @type {Options} */
  let current = options;

  /** @param {Partial<Options>} changes */
  const set = (changes) => {
    current = { ...current, ...changes };
    port?.postMessage(message(changes, current.getToken));
  };

  const renew = async () => {
    const token = await tokenFrom(current.getToken);
    if (token) set({ token });
    else port?.postMessage({ type: "cw-no-token" });
  };

  /** @param {MessageEvent} event */
  const onMessage = ({ data }) => {
    if (data?.type === "cw-ask") return contained(renew());
    if (data?.type === "cw-scheme") return setScheme(element, data.scheme);
    if (data?.type !== "cw-event" || !/^cw-[a-z]+$/.test(data.name)) return;
    const { name, detail } = data;
    if (name === "cw-resize") element.style.height = `${Math.min(Math.max(Number(detail?.height) || 0, 0), 10_000)}px`;
    element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    if (name === "cw-success") current.onSuccess?.({ id: detail.id, provider: detail.provider });
    if (name === "cw-close") current.onClose?.();
  };

  /** @param {MessageEvent} event */
  const greeted = ({ source, origin, data, ports }) => {
    // Once: a page that the frame is led to later gets nothing.
    if (port || source !== element.contentWindow || !origins.includes(origin) || data?.type !== "cw-hello") return;
    [port] = ports;
    if (!port) return;
    port.onmessage = onMessage;
    port.postMessage(message(current, current.getToken));
  };

  window.addEventListener("message", greeted);
  element.src = address.href;
  place.append(element);
  return {
    element,
    set,
    remove() {
      window.removeEventListener("message", greeted);
      port?.close();
      element.remove();
    },
  };
}

/**
 * Asks the page's function for a token. The answer is checked here, since the page's own console is the place for a
 * warning.
 *
 * @param {Options["getToken"]} getToken
 */
async function tokenFrom(getToken) {
  try {
    const read = readToken(await getToken?.());
    if ("token" in read) {
      if (read.warning) console.warn(`connect-wizard: getToken gave ${read.warning}`);
      return read.token;
    }
    console.error(`connect-wizard: getToken gave no token, but ${read.problem}.`);
  } catch (error) {
    console.error("connect-wizard: getToken failed.", error);
  }
  return undefined;
}

/**
 * A frame of another scheme than the page in it is no longer see-through: its corners would be white or black.
 *
 * @param {HTMLIFrameElement} element
 * @param {unknown} scheme
 */
function setScheme(element, scheme) {
  if (typeof scheme === "string" && SCHEMES.includes(scheme)) element.style.colorScheme = scheme;
}

/**
 * @param {Partial<Options>} options
 * @param {Options["getToken"]} getToken
 */
function message(options, getToken) {
  const settings = Object.fromEntries(Object.entries(options).filter(([name]) => !OWN.includes(name)));
  return { type: "cw-set", settings, token: options.token, expiresAt: options.expiresAt, asks: Boolean(getToken) };
}

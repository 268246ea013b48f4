// The wizard in a page of its own, for another page to show in an iframe: so that nothing of that page can read what is
// typed. Speaks only to the parents that the setting `frame-parents` lists, by one greeting that carries a port; all
// else goes over the port, which nobody else has. frame-host.js is the other end.

import "./connect-wizard.js";
import { EVENTS } from "./event-list.js";
import { json } from "./files.js";
import { contained } from "./promises.js";

/** @typedef {import("./connect-wizard.js").ConnectWizard} ConnectWizard */

const style = new CSSStyleSheet();
style.replaceSync(`
  body { margin: 0 }
  connect-wizard { display: block }
  main { padding: 1rem; font-family: system-ui, sans-serif; line-height: 1.5 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
`);
document.adoptedStyleSheets.push(style);

contained(start());

async function start() {
  const parent = new URLSearchParams(location.search).get("parent") ?? "";
  const parents = await allowed();
  if (window.parent === window) return refuse("frame.html: it is made to be shown inside another page");
  if (!parents.includes(parent)) return refuse(`frame-parents: ${parent || "no parent"} is not among them`);
  greet(parent);
}

/**
 * The origins that may show this page: the site's settings say so, or else the brand's.
 *
 * @returns {Promise<string[]>}
 */
async function allowed() {
  for (const name of ["config.json", "brand.json"]) {
    const parents = (await json(name))["frame-parents"];
    if (parents) return Array.isArray(parents) ? parents : String(parents).split(/[\s,]+/);
  }
  return [];
}

/** For whoever sets the page up: nothing is posted, and the wizard does not start. @param {string} why */
async function refuse(why) {
  const [title, words] = (await json("notices.json")).settings ?? ["This page isn't set up correctly", ""];
  const main = document.createElement("main");
  for (const [tag, text] of /** @type {const} */ ([["h1", title], ["p", words], ["pre", why]])) {
    const made = document.createElement(tag);
    made.textContent = text;
    main.append(made);
  }
  document.body.append(main);
}

/** Called with the token that the parent was asked for. @type {((token: string | undefined) => void) | undefined} */
let waiting;

/** @param {string} parent */
function greet(parent) {
  const { port1: port, port2 } = new MessageChannel();
  const wizard = document.createElement("connect-wizard");
  port.onmessage = ({ data }) => {
    if (data?.type === "cw-no-token") return answer(undefined);
    if (data?.type !== "cw-set") return;
    take(wizard, port, data);
    if (!wizard.isConnected) document.body.append(wizard);
  };
  // The height has a message of its own.
  for (const name of EVENTS.filter((name) => name !== "resize")) {
    wizard.addEventListener(`cw-${name}`, (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      port.postMessage({ type: "cw-event", name: `cw-${name}`, detail });
    });
  }
  let reportedHeight = 0;
  const tell = () => {
    tellScheme(wizard, port);
    const height = heightOf(wizard);
    if (!height || height === reportedHeight) return;
    reportedHeight = height;
    port.postMessage({ type: "cw-event", name: "cw-resize", detail: { version: 1, height } });
  };
  wizard.addEventListener("cw-resize", tell);
  wizard.addEventListener("cw-success", () => requestAnimationFrame(tell));
  wizard.addEventListener("cw-close", () => requestAnimationFrame(tell));
  // To this origin only: whoever else shows this page hears nothing.
  window.parent.postMessage({ type: "cw-hello", version: 1 }, parent, [port2]);
}

/** A popup floats over the rest, and may be higher than it. @param {ConnectWizard} wizard */
function heightOf(wizard) {
  const dialogs = [...(wizard.shadowRoot?.querySelectorAll("dialog[open]") ?? [])];
  return Math.ceil(Math.max(wizard.getBoundingClientRect().height, ...dialogs.map((one) => one.scrollHeight + 32)));
}

/**
 * This page has the scheme of the card in it, and so has the frame: else the browser would paint what is behind the card
 * white or black.
 *
 * @param {ConnectWizard} wizard
 * @param {MessagePort} port
 */
function tellScheme(wizard, port) {
  const applied = /** @type {HTMLElement | null | undefined} */ (wizard.shadowRoot?.querySelector(".cw-card"))?.dataset.cwTheme;
  if (!applied) return;
  const scheme = applied === "system" ? "light dark" : applied;
  if (document.documentElement.style.colorScheme === scheme) return;
  document.documentElement.style.colorScheme = scheme;
  port.postMessage({ type: "cw-scheme", scheme });
}

/**
 * New settings, a token, or both.
 *
 * @param {ConnectWizard} wizard
 * @param {MessagePort} port
 * @param {{ settings?: object, token?: string, expiresAt?: Date | number, asks?: boolean }} message
 */
function take(wizard, port, { settings = {}, token, expiresAt, asks }) {
  if (asks) wizard.getToken ??= () => ask(port);
  Object.assign(wizard, settings, { mode: "inline" });
  if (expiresAt) wizard.expiresAt = expiresAt;
  if (token && waiting) answer(token);
  else if (token) wizard.token = token;
}

/** @param {string | undefined} token */
function answer(token) {
  waiting?.(token);
  waiting = undefined;
}

/**
 * The parent brings the token when it has it, as a new setting.
 *
 * @param {MessagePort} port
 * @returns {Promise<string>}
 */
function ask(port) {
  port.postMessage({ type: "cw-ask" });
  return new Promise((resolve, reject) => {
    waiting = (token) => (token ? resolve(token) : reject(new Error("the page around has none.")));
  });
}

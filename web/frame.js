// The wizard in a page of its own, for another page to show in an iframe: so that nothing of that page can read what is
// typed. Speaks only to the parents that the setting `frame-parents` lists, by one greeting that carries a port; all
// else goes over the port, which nobody else has. frame-host.js is the other end.

import "./connect-wizard.js";

const EVENTS = ["ready", "step", "submit", "success", "error", "expired", "cancel", "close"];

const style = new CSSStyleSheet();
style.replaceSync(`
  body { margin: 0 }
  connect-wizard { display: block }
  main { padding: 1rem; font-family: system-ui, sans-serif; line-height: 1.5 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
`);
document.adoptedStyleSheets.push(style);

start();

async function start() {
  const parent = new URLSearchParams(location.search).get("parent") ?? "";
  const parents = await allowed();
  if (window.parent === window) return refuse("frame.html: it is made to be shown inside another page");
  if (!parents.includes(parent)) return refuse(`frame-parents: ${parent || "no parent"} is not among them`);
  greet(parent);
}

/** The origins that may show this page: the site's settings say so, or else the brand's. */
async function allowed() {
  for (const name of ["config.json", "brand.json"]) {
    const settings = await fetch(name, { credentials: "omit" })
      .then((answer) => answer.json())
      .catch(() => ({}));
    const parents = settings["frame-parents"];
    if (parents) return Array.isArray(parents) ? parents : parents.split(/[\s,]+/);
  }
  return [];
}

/** For whoever sets the page up: nothing is posted, and the wizard does not start. */
async function refuse(why) {
  const notices = await fetch("notices.json").then((answer) => answer.json()).catch(() => ({}));
  const [title, words] = notices.settings ?? ["This page is set up wrongly", ""];
  const main = document.createElement("main");
  for (const [tag, text] of [["h1", title], ["p", words], ["pre", why]]) {
    const made = document.createElement(tag);
    made.textContent = text;
    main.append(made);
  }
  document.body.append(main);
}

/** What waits for the token that the parent was asked for. */
let waiting;

function greet(parent) {
  const { port1: port, port2 } = new MessageChannel();
  const wizard = document.createElement("connect-wizard");
  port.onmessage = ({ data }) => {
    if (data?.type !== "cw-set") return;
    take(wizard, port, data);
    if (!wizard.isConnected) document.body.append(wizard);
  };
  for (const name of EVENTS) {
    wizard.addEventListener(`cw-${name}`, ({ detail }) => port.postMessage({ type: "cw-event", name: `cw-${name}`, detail }));
  }
  // A popup floats over the rest, and may be higher than it.
  const told = { height: 0 };
  const tell = () => {
    const dialogs = [...(wizard.shadowRoot?.querySelectorAll("dialog[open]") ?? [])];
    const height = Math.ceil(Math.max(wizard.getBoundingClientRect().height, ...dialogs.map((one) => one.scrollHeight + 32)));
    if (!height || height === told.height) return;
    told.height = height;
    port.postMessage({ type: "cw-event", name: "cw-resize", detail: { version: 1, height } });
  };
  wizard.addEventListener("cw-resize", tell);
  wizard.addEventListener("cw-success", () => requestAnimationFrame(tell));
  wizard.addEventListener("cw-close", () => requestAnimationFrame(tell));
  // To this origin only: whoever else shows this page hears nothing.
  window.parent.postMessage({ type: "cw-hello", version: 1 }, parent, [port2]);
}

/** New settings, a token, or both. */
function take(wizard, port, { settings = {}, token, expiresAt, asks }) {
  if (asks) wizard.getToken ??= () => ask(port);
  Object.assign(wizard, settings, { mode: "inline" });
  if (expiresAt) wizard.expiresAt = expiresAt;
  if (!token) return;
  if (waiting) waiting(token);
  else wizard.token = token;
  waiting = undefined;
}

/** The parent brings the token when it has it, as a new setting. */
function ask(port) {
  port.postMessage({ type: "cw-ask" });
  return new Promise((resolve) => (waiting = resolve));
}

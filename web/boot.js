// Starts the program, or says in plain words why it can't start. Small, since everything waits for it; and without
// the program's help, since it must work when there is none. Keeps nothing: the session token goes from the address
// straight to the program.

import { Trouble, forget, helps, isResumed, load } from "./loader.js";

const script = document.querySelector("script[data-wasm]");
const base = new URL("./", import.meta.url).href;
const root = document.getElementById("connect-wizard");
const start = document.getElementById("connect-wizard-start");
const brandScript = document.getElementById("connect-wizard-brand");
const brand = brandScript?.textContent;
// A setting may hide the vendor, whom a brand's own settings can name: nothing of it stays in the page.
brandScript?.remove();

// First of all, so that the token is gone from the address before anything can read it.
let token = takeToken();
let widget;
let loading;
let wasSubmitted = false;

const config = fetch(new URL("config.json", base), { credentials: "omit" })
  .then((answer) => (answer.ok ? answer.text() : undefined))
  .catch(() => undefined);

const settings = {};
for (const { name, value } of root.attributes) {
  if (name.startsWith("data-")) settings[name.slice(5)] = value;
}
// While the program still loads, so that the page does not change its clothes before the user's eyes.
const worn = config.then(putOn);

// A press on Continue while the program still loads is not lost. Until then the form sends nothing: its method says so.
root.addEventListener("submit", () => (wasSubmitted = true), { once: true });
window.addEventListener("hashchange", () => {
  const next = takeToken();
  if (!next) return;
  token = next;
  widget?.setToken(next);
});
window.addEventListener("error", (event) => {
  if (widget && event.error instanceof WebAssembly.RuntimeError) crashed({});
});

helps(root, base);
run();

/** The session token of an auth link, `#token=...`, which is wiped from the address at once. */
function takeToken() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const found = fragment.get("token") || undefined;
  if (found) history.replaceState(null, "", location.pathname + location.search);
  return found;
}

/** Loads the program and draws the wizard; after a crash, with what was no secret of the answers. */
async function run(answers) {
  const address = (name) => new URL(script.dataset[name], location.href).href;
  let program;
  try {
    loading = load(address("js"), address("wasm"));
    program = await loading;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(`connect-wizard: ${error.message}`, error.cause);
    return trouble(error.name);
  }
  const file = await worn;
  if (isResumed(settings.resume, file, brand)) {
    const kept = await import("./resume.js").catch(() => undefined);
    answers ??= kept?.recall();
    root.addEventListener("cw-step", () => queueMicrotask(() => widget && kept?.remember(widget.answers(false))));
    root.addEventListener("cw-success", () => kept?.remember());
  }
  try {
    widget = new program.Widget({ root, page: document.documentElement, settings, file, brand, base, token, answers, onCrash: crashed });
  } catch (error) {
    // Settings that can't be used are told as text; anything else is a crash, which may have been told already.
    if (typeof error === "string") trouble("settings", error);
    else if (loading) crashed(answers);
    return;
  }
  start.remove();
  if (wasSubmitted) root.querySelector("form")?.requestSubmit();
  wasSubmitted = false;
}

/** A theme that is an object becomes a style sheet; which scheme it is for, the program is told. */
async function putOn(file) {
  if (!(settings.theme ?? file)?.includes("{")) return file;
  try {
    const theme = settings.theme ?? JSON.parse(file).theme;
    if (!theme || /^[a-z]+$/.test(theme)) return file;
    const { themeStyle } = await import("./theme.js");
    const { css, scheme, warnings } = themeStyle(theme, ":root");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    for (const warning of warnings) console.warn(`connect-wizard: theme: ${warning}`);
    settings.theme = scheme ?? "system";
  } catch (error) {
    console.error("connect-wizard: the theme can't be used.", error);
  }
  return file;
}

/** The program broke: its view is taken away, and the user may start again with what was no secret. */
function crashed(answers) {
  if (!widget && !start.isConnected) return;
  widget = undefined;
  forget(loading);
  loading = undefined;
  trouble("crashed");
  const button = start.querySelector("[data-cw-restart]");
  button.onclick = () => {
    for (const notice of start.querySelectorAll("[data-cw-trouble]")) notice.hidden = true;
    run(answers);
  };
  button.focus();
}

/** Shows one of the notices that stand ready in the page, in place of the wizard; the guide below stays to be read. */
function trouble(name, details) {
  root.replaceChildren();
  if (!start.isConnected) root.after(start);
  for (const notice of start.querySelectorAll("[data-cw-trouble]")) {
    notice.hidden = notice.dataset.cwTrouble !== name;
  }
  start.classList.add("cw-start--shown");
  if (details) start.querySelector("[data-cw-details]").textContent = details;
}

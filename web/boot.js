// Starts the program in a page of its own, or says in plain words why it can't start. Small, since everything waits for
// it; and without the program's help, since it must work when there is none. Keeps nothing: the session token goes from
// the address straight to the program.

import { addressOf, base } from "./addresses.js";
import { watchForCrashes } from "./crash.js";
import { text } from "./files.js";
import { LoadError, addresses, invalidate, load, servedFiles } from "./loader.js";
import { tell } from "./events.js";
import { installHelpers, resumeStore } from "./on-demand.js";
import { contained } from "./promises.js";
import { settingOf, settingsIn } from "./settings.js";
import { Run, markEvents } from "./run.js";
import { SETTINGS } from "./settings-list.js";
import { themeOf } from "./theme-setting.js";
import { tokenInFragment } from "./token.js";

/** @typedef {import("./program.js").Answers} Answers */

const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-wasm]"));
const root = element("connect-wizard");
const start = element("connect-wizard-start");
const brandScript = document.getElementById("connect-wizard-brand");
const brand = brandScript?.textContent ?? undefined;
// A setting may hide the vendor, whom a brand's own settings can name: nothing of it stays in the page.
brandScript?.remove();

// First of all, so that the token is gone from the address before anything can read it.
let token = takeToken();
/** @type {import("./program.js").Widget | undefined} */
let widget;
/** @type {ReturnType<typeof load> | undefined} */
let loading;
let wasSubmitted = false;

const address = (/** @type {string | undefined} */ name) => new URL(name ?? "", location.href).href;
/** @type {import("./loader.js").ProgramFiles} */
let files = {
  script: address(script.dataset.js),
  wasm: address(script.dataset.wasm),
  // Only a build that was taken apart has the program as JavaScript too.
  plain: script.dataset.plain && address(script.dataset.plain),
};
const config = text(addressOf("config.json"));
const settings = ownSettings();
// While the program still loads, to avoid a flash of the wrong theme.
const themeApplied = config.then(applyTheme);

// A press on Continue while the program still loads is not lost. Until then the form sends nothing: its method says so.
root.addEventListener("submit", () => (wasSubmitted = true), { once: true });
window.addEventListener("hashchange", () => {
  const next = takeToken();
  // The same link once more changes nothing.
  if (!next || next === token) return;
  token = next;
  widget?.setToken(next);
});
const crashWatch = () => watchForCrashes(addresses(files), () => widget && crashed({}));
let endCrashWatch = crashWatch();
let endStaleWatch = () => {};

const thisRun = new Run();
markEvents(root, () => thisRun);
installHelpers(root);
if (/[?&]return=/.test(location.search)) contained(followReturn());
contained(run());

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** The session token of an auth link, `#token=...`, which is wiped from the address at once. */
function takeToken() {
  const found = tokenInFragment(location.hash);
  if (found) history.replaceState(history.state, "", location.pathname + location.search);
  return found;
}

/** The settings that stand in the page: `data-locale` and the like. Extensions and tests put other attributes there. */
function ownSettings() {
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const { name, value } of root.attributes) {
    if (!name.startsWith("data-")) continue;
    const setting = name.slice("data-".length);
    if (!Object.hasOwn(SETTINGS, setting)) console.warn(`connect-wizard: ${name} is not a setting, and is ignored.`);
    else if (settingOf(setting, value) !== undefined) own[setting] = settingOf(setting, value);
  }
  return own;
}

/** The link names an address to go back to. */
async function followReturn() {
  const [{ follow }, file] = await Promise.all([import("./return-address.js"), config]);
  await follow(root, [settings, settingsIn(file), settingsIn(brand)]);
}

/**
 * Loads the program and draws the wizard; after a crash, with what was no secret of the answers.
 *
 * @param {Answers} [answers]
 */
async function run(answers) {
  let program;
  try {
    loading = load(files);
    program = await loading;
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    console.error(`connect-wizard: ${error.message}`, error.cause);
    return showError(error.name);
  }
  const file = await themeApplied;
  const store = await resumeStore(settings.resume, file, brand);
  if (store) {
    answers ??= store.recall();
    root.addEventListener("cw-step", () => queueMicrotask(() => widget && store.remember(widget.answers(false))));
    root.addEventListener("cw-success", () => store.remember());
  }
  try {
    const page = document.documentElement;
    widget = new program.Widget({ root, page, settings, file, brand, base, token, answers, onCrash: crashed });
  } catch (error) {
    // Settings that can't be used are told as text; anything else is a crash, which may have been told already.
    if (typeof error === "string") showError("settings", error);
    else if (loading !== undefined) crashed(answers);
    return;
  }
  endStaleWatch();
  endStaleWatch = program.onStale?.(() => contained(goOnWithServed())) ?? endStaleWatch;
  start.remove();
  if (wasSubmitted) root.querySelector("form")?.requestSubmit();
  wasSubmitted = false;
}

/** A part of the program is gone, since a newer build is served: that one goes on with everything typed. */
async function goOnWithServed() {
  const served = await servedFiles(base);
  if (!served || !widget) return;
  files = served;
  endCrashWatch();
  endCrashWatch = crashWatch();
  const answers = widget.answers(true);
  widget.free();
  widget = undefined;
  await run(answers);
}

/**
 * A theme that is an object becomes a style sheet; which scheme it is for, the program is told. Gives the file back.
 *
 * @param {string | undefined} file
 */
async function applyTheme(file) {
  const made = await themeOf(settings.theme ?? settingsIn(file).theme, ":root");
  if (made) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(made.css);
    document.adoptedStyleSheets.push(sheet);
    settings.theme = made.scheme ?? "system";
  }
  return file;
}

/**
 * The program broke: its view is taken away, and the user may start again with what was no secret.
 *
 * @param {Answers} [answers]
 */
function crashed(answers) {
  if (!widget && !start.isConnected) return;
  widget = undefined;
  invalidate(loading);
  loading = undefined;
  showError("crashed");
  const button = /** @type {HTMLElement} */ (start.querySelector("[data-cw-restart]"));
  button.onclick = () => {
    for (const notice of notices()) notice.hidden = true;
    contained(run(answers));
  };
  button.focus();
}

/**
 * Shows one of the notices that stand ready in the page, in place of the wizard; the guide below stays to be read.
 *
 * @param {string} name
 * @param {string} [details]
 */
function showError(name, details) {
  root.replaceChildren();
  if (!start.isConnected) root.after(start);
  for (const notice of notices()) notice.hidden = notice.dataset.cwError !== name;
  start.classList.add("cw-start--shown");
  const place = start.querySelector("[data-cw-details]");
  if (details && place) place.textContent = details;
  tell("cw-error", root, { code: name === "settings" ? "config_invalid" : `start_${name}` });
}

/** @returns {NodeListOf<HTMLElement>} */
function notices() {
  return start.querySelectorAll("[data-cw-error]");
}

// Features that few need, and that are fetched on demand: texts to copy, instructions for somebody else, files that are
// dropped, answers that outlive a reload, and for a developer the reason why the backend can't be reached. Everything else
// works without them, so a file that does not come is no reason to fail.

import { addressOf } from "./addresses.js";
import { tell } from "./events.js";
import { contained } from "./promises.js";
import { settingsIn } from "./settings.js";

/**
 * Waits for what somebody asks for in this place.
 *
 * @param {Element} root
 */
export function installHelpers(root) {
  if (/[?&]cw-debug\b/.test(location.search)) contained(import("./debug.js").then(({ watch }) => watch(root)));
  root.addEventListener("click", ({ target }) => {
    const button = within(target, "[data-cw-copy]");
    if (button) contained(import("./handoff.js").then(({ copy }) => copy(button)));
    if (button ?? within(target, "a[href]")) tellOfGuide(root, target, button ? "copied" : "opened");
  });
  for (const name of /** @type {const} */ (["dragover", "drop"])) {
    root.addEventListener(name, (event) => dragged(/** @type {DragEvent} */ (event)));
  }
  // This event does not bubble.
  root.addEventListener(
    "toggle",
    ({ target }) => {
      if (within(target, "details[open]")) tellOfGuide(root, target, "opened");
      const details = within(target, "details[data-cw-handoff]");
      if (details) contained(import("./handoff.js").then(({ fill }) => fill(/** @type {HTMLDetailsElement} */ (details), addressOf)));
    },
    true,
  );
}

/**
 * Tells the host that instructions were used; not of the foot, nor of what a failure's screen says.
 *
 * @param {Element} root
 * @param {EventTarget | null} target
 * @param {"copied" | "opened"} action
 */
function tellOfGuide(root, target, action) {
  if (!within(target, "footer, .cw-screen--failed")) tell("cw-guide", root, { action });
}

/**
 * Returns the store that keeps answers over a reload, if the first of these settings that says so wants it.
 *
 * @param {unknown} own
 * @param {(string | undefined)[]} files
 */
export async function resumeStore(own, ...files) {
  const said = own ?? files.map((file) => settingsIn(file).resume).find((value) => value !== undefined);
  if (said !== true && said !== "" && said !== "true") return undefined;
  return import("./resume.js").catch(() => undefined);
}

/**
 * A file over a field that takes one. Where nobody says so, a browser leaves the page for it.
 *
 * @param {DragEvent} event
 */
function dragged(event) {
  const input = /** @type {HTMLInputElement | null | undefined} */ (
    within(event.target, "[data-cw-drop]")?.querySelector("[data-cw-field]")
  );
  if (!input || input.readOnly || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  // While it is dragged, a page is not told what it is.
  const [file] = event.dataTransfer.files;
  if (event.type === "drop" && file) contained(import("./drop.js").then(({ take }) => take(input, file)));
}

/**
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function within(target, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

// Features that few need, and that are fetched on demand: texts to copy, instructions for somebody else, answers that
// outlive a reload, and for a developer the reason why the backend can't be reached. Everything else works without
// them, so a file that does not come is no reason to fail.

import { contained } from "./promises.js";
import { settingsIn } from "./settings.js";

/**
 * Waits for what somebody asks for in this place; `base` is where the files are.
 *
 * @param {Element} root
 * @param {string} base
 */
export function installHelpers(root, base) {
  if (/[?&]cw-debug\b/.test(location.search)) contained(import("./debug.js").then(({ watch }) => watch(root)));
  root.addEventListener("click", ({ target }) => {
    const button = within(target, "[data-cw-copy]");
    if (button) contained(import("./handoff.js").then(({ copy }) => copy(button)));
  });
  // This event does not bubble.
  root.addEventListener(
    "toggle",
    ({ target }) => {
      const details = within(target, "details[data-cw-handoff]");
      if (details) contained(import("./handoff.js").then(({ fill }) => fill(/** @type {HTMLDetailsElement} */ (details), base)));
    },
    true,
  );
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
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function within(target, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

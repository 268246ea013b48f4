// Says in the wizard's place what keeps it from running, in the brand's words; and lets the guide be read, or whatever the
// page has put into the element for that.

import { addressOf } from "./addresses.js";
import { contained } from "./promises.js";
import { notices } from "./start-files.js";
import { guideText, startErrorNotice } from "./views.js";
import { wordsIn } from "./words.js";

/** Problems that another try can't solve: another browser is needed, or other settings. */
const LASTING = new Set(["unsupported", "settings"]);

/** There, whatever the user needs can't come from the wizard. */
const WITHOUT_WIZARD = new Set(["unsupported", "refused", "missing", "damaged"]);

/**
 * @typedef {object} StartError
 * @property {string} name
 * @property {string | undefined} details
 * @property {HTMLElement} root
 * @property {(string | undefined)[]} languages
 * @property {boolean} hasContent whether the page has put something into the element
 * @property {Record<string, unknown>} settings
 * @property {() => boolean} isOld whether something else has come meanwhile
 * @property {() => void} onAgain
 */

/**
 * Draws it; false if it came too late.
 *
 * @param {StartError} error
 */
export async function showStartError({ name, details, root, languages, hasContent, settings, isOld, onAgain }) {
  const own = wordsIn(languages);
  // A request that hangs now would hang again: this problem has its words here.
  const brand = name === "slow" ? {} : await notices();
  if (isOld()) return false;
  const [title, text] = brand.element?.[name] ?? brand[name] ?? [own.slowTitle, own.slow];
  const isOwn = title === own.slowTitle;
  const words = {
    title,
    text,
    details,
    again: LASTING.has(name) ? undefined : ((isOwn ? undefined : brand.again) ?? own.again),
    lang: isOwn ? own.lang : undefined,
    dir: isOwn ? own.dir : undefined,
  };
  const notice = startErrorNotice(name, words, onAgain);
  root.replaceChildren(notice);
  if (!WITHOUT_WIZARD.has(name)) return true;
  if (hasContent) {
    // Outside of the root, which inherits nothing: it looks as it does in the page.
    root.after(document.createElement("slot"));
  } else {
    contained(addGuide({ root, settings, lang: own.lang, isOld: () => isOld() || !notice.isConnected }));
  }
  return true;
}

/** @param {Pick<StartError, "root" | "settings" | "isOld"> & { lang: string }} surroundings */
async function addGuide({ root, settings, lang, isOld }) {
  const provider = String(settings.provider ?? "clayhr");
  if (!/^[\w-]+$/.test(provider)) return;
  const { guideLines } = await import("./handoff.js");
  const lines = await guideLines(addressOf, lang, provider, String(settings["provider-name"] ?? "ClayHR"));
  if (lines.length && !isOld()) root.append(guideText(lines));
}

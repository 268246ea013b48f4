// Texts to hand on to somebody else, fetched on demand: a text to copy, and the guide as plain text for whoever has the
// rights that the user lacks, or for the user where the wizard can't run. Knows nothing that was typed.

import { json } from "./files.js";

/** @typedef {{ kind: "heading" | "text" | "item", text: string }} Line */

/**
 * A press on a button that copies: the text before it. Where that is not allowed, the text is selected, to be copied by
 * hand.
 *
 * @param {HTMLElement} button
 */
export async function copy(button) {
  const place = button.previousElementSibling;
  if (!place) return;
  const done = (await isCopied(place)) ? button.dataset.cwCopy : button.dataset.cwSelected;
  if (done) button.textContent = done;
}

/** @param {Element} place */
async function isCopied(place) {
  const isInput = place instanceof HTMLInputElement || place instanceof HTMLTextAreaElement;
  try {
    await navigator.clipboard.writeText((isInput ? place.value : place.textContent) ?? "");
    return true;
  } catch {
    if (isInput) place.select();
    else getSelection()?.selectAllChildren(place);
    // The old way needs no leave in a frame.
    return document.execCommand("copy");
  }
}

/**
 * `<details data-cw-handoff="NAME">` was opened: its text is written; `addressOf` says where the guide's files are.
 *
 * @param {HTMLDetailsElement} details
 * @param {(name: string) => string} addressOf
 */
export async function fill(details, addressOf) {
  const place = details.querySelector("pre");
  if (!place || !details.open || place.textContent) return;
  const tag = /** @type {HTMLElement | null} */ (details.closest("[lang]"))?.lang || "en";
  const lines = await guideLines(addressOf, tag, "clayhr", details.dataset.cwHandoff ?? "");
  const written = lines.map(({ kind, text }) => (kind === "heading" ? `\n${text}` : kind === "item" ? `- ${text}` : text));
  place.textContent = written.join("\n").trim();
}

/**
 * A provider's guide in a language, line by line.
 *
 * @param {(name: string) => string} addressOf
 * @param {string} tag
 * @param {string} provider
 * @param {string} name the provider's name for people
 * @returns {Promise<Line[]>}
 */
export async function guideLines(addressOf, tag, provider, name) {
  const isEnglish = tag === "en";
  const [guide = {}, ...words] = await Promise.all(
    [`guides/${provider}.json`, ...(isEnglish ? ["brand.json", "config.json"] : [`locales/${tag}.json`])].map((file) =>
      json(addressOf(file)),
    ),
  );
  /** @type {Record<string, string>} */
  const texts = Object.assign({}, ...words.map((found) => (isEnglish ? found.texts : found)));
  return linesOf(guide, (text) => plain(texts[text] ?? text).replaceAll("{provider}", name));
}

/**
 * The guide's own words in order; `say` translates them.
 *
 * @param {Record<string, any>} guide
 * @param {(text: string) => string} say
 */
export function linesOf(guide, say) {
  /** @type {Line[]} */
  const lines = [];
  /**
   * @param {Line["kind"]} kind
   * @param {string | undefined} text
   */
  const add = (kind, text) => {
    if (text) lines.push({ kind, text: say(text) });
  };
  /** @type {Record<string, any>[]} */
  const sections = guide.sections ?? [];
  const steps = sections.flatMap((section) => section.steps ?? []).filter((step) => step.field);
  add("text", guide.warning);
  for (const { title, content, list = [], note } of steps) {
    add("heading", title);
    add("text", content);
    for (const item of list.items ?? list) add("item", item);
    add("text", note);
  }
  return lines;
}

/**
 * Without the marks of bold and code; a link with its address behind it.
 *
 * @param {string} text
 */
export function plain(text) {
  return text.replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, "$1 ($2)").replace(/\*\*|`/g, "");
}

// The language of the page around an element.

import { languageTag } from "./settings.js";

/**
 * The language that an element inherits, through every shadow root around it; undefined where nothing says one.
 *
 * @param {Element} element
 * @returns {string | undefined}
 */
export function languageAround(element) {
  /** @type {Node | null} */
  let node = element;
  while (node) {
    if ("getAttribute" in node) {
      const lang = /** @type {Element} */ (node).getAttribute("lang");
      if (lang !== null) return languageTag(lang);
    }
    node = node.parentNode ?? ("host" in node ? /** @type {ShadowRoot} */ (node).host : null);
  }
  return undefined;
}

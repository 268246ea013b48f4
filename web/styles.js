// The style sheets of one shadow root: the wizard's, which is the page's own but for what counts in a document only, and
// above it the theme's. A sheet belongs to one document, so that another document needs others.

import { LoadError } from "./loader.js";
import { PLAIN_STYLE } from "./plain-style.js";

/** @type {Promise<string> | undefined} */
let fetched;
/** @type {string | undefined} */
let css;
let base = "";
/** The wizard's sheet in each document. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();
/** The sheet that stands in for it in each document until it has come. @type {WeakMap<Document, CSSStyleSheet>} */
const plainSheets = new WeakMap();

/**
 * Fetches the wizard's style, once for all elements. Rejects with a `LoadError`.
 *
 * @param {string} address
 */
export function fetchStyle(address) {
  const fetching = (fetched ??= fetch(address, { credentials: "omit", headers: { accept: "text/css" } })
    .then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${address}`);
      return response.text();
    })
    .then((text) => {
      base = address;
      return (css = text);
    }));
  return fetching.catch((error) => {
    if (fetched === fetching) fetched = undefined;
    throw new LoadError("missing", "a file is missing.", error);
  });
}

/** A sheet that has not come yet is asked for again the next time. */
export function forgetStyle() {
  if (css === undefined) fetched = undefined;
}

export class Styles {
  #shadow;
  #themeCss = "";
  /** @type {CSSStyleSheet | undefined} */
  #themeSheet;
  /** @type {Document | undefined} */
  #document;

  /** @param {ShadowRoot} shadow */
  constructor(shadow) {
    this.#shadow = shadow;
  }

  /** Puts on what there is, in the document that the shadow root is in by now. */
  adopt() {
    const { ownerDocument } = this.#shadow;
    const view = ownerDocument.defaultView;
    if (!view) return;
    if (this.#document !== ownerDocument) {
      this.#document = ownerDocument;
      this.#themeSheet = undefined;
    }
    const own = css === undefined ? plainSheet(this.#shadow, view) : wizardSheet(css, this.#shadow, view);
    if (this.#themeCss || this.#themeSheet) {
      this.#themeSheet ??= new view.CSSStyleSheet();
      this.#themeSheet.replaceSync(inPixels(this.#themeCss, this.#shadow));
    }
    const ours = [own, this.#themeSheet].filter((sheet) => sheet !== undefined);
    const plain = plainSheets.get(ownerDocument);
    const adopted = this.#shadow.adoptedStyleSheets.filter((sheet) => sheet !== plain || sheet === own);
    // Sheets that a page has put above ours stay above.
    const wanted = [...ours, ...adopted.filter((sheet) => !ours.includes(sheet))];
    const { adoptedStyleSheets: before } = this.#shadow;
    if (wanted.length === before.length && wanted.every((sheet, index) => sheet === before[index])) return;
    this.#shadow.adoptedStyleSheets = wanted;
  }

  /**
   * The style of a theme; none with an empty text.
   *
   * @param {string} text
   */
  setTheme(text) {
    if (text === this.#themeCss) return;
    this.#themeCss = text;
    this.adopt();
  }
}

/**
 * @param {string} text
 * @param {ShadowRoot} place
 * @param {Window & typeof globalThis} view
 */
function wizardSheet(text, place, view) {
  const known = sheets.get(view.document);
  if (known) return known;
  const sheet = new view.CSSStyleSheet({ baseURL: base });
  sheet.replaceSync(inPixels(text, place));
  sheets.set(view.document, sheet);
  // A font face counts in a document only, so the brand's are lent to the page.
  const faces = [...sheet.cssRules].filter((rule) => rule instanceof view.CSSFontFaceRule);
  if (faces[0]) {
    import("./theme.js").then(
      ({ lend }) => lend(faces, base, view.document),
      (error) => console.warn("connect-wizard: the brand's font can't be used.", error),
    );
  }
  return sheet;
}

/**
 * @param {ShadowRoot} place
 * @param {Window & typeof globalThis} view
 */
function plainSheet(place, view) {
  let sheet = plainSheets.get(view.document);
  if (!sheet) {
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(inPixels(PLAIN_STYLE, place));
    plainSheets.set(view.document, sheet);
  }
  return sheet;
}

/**
 * A page may make its root's letters any size, and `rem` with them. Ours follow what the user has chosen instead.
 *
 * @param {string} text
 * @param {ShadowRoot} place
 */
function inPixels(text, place) {
  const probe = place.ownerDocument.createElement("i");
  probe.style.font = "medium serif";
  place.append(probe);
  const unit = parseFloat(getComputedStyle(probe).fontSize) || 16;
  probe.remove();
  return pixels(text, unit);
}

/**
 * Every `rem` in pixels.
 *
 * @param {string} text
 * @param {number} unit
 */
export const pixels = (text, unit) => text.replace(/(\d*\.?\d+)rem\b/g, (_, count) => `${Number(count) * unit}px`);

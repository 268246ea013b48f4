// The wizard's style sheet in a shadow root: the page's own, but for what counts in a document only.

import { Trouble } from "./loader.js";

let sheet;

/** The style sheet at this address, fetched once for all elements; `place` is where one of them is. */
export function styleSheet(address, place) {
  sheet ??= fetch(address, { credentials: "omit" })
    .then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
      return answer.text();
    })
    .then((text) => {
      const made = new CSSStyleSheet({ baseURL: address });
      made.replaceSync(inPixels(text, place));
      // A font face counts in a document only, so the brand's are lent to the page.
      const faces = [...made.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
      if (faces[0]) import("./theme.js").then(({ lend }) => lend(faces, address), () => {});
      return made;
    })
    .catch((error) => {
      sheet = undefined;
      throw new Trouble("missing", "a file is missing.", error);
    });
  return sheet;
}

/** A page may make its root's letters any size, and `rem` with them. Ours follow what the user has chosen instead. */
export function inPixels(css, place) {
  const probe = document.createElement("i");
  probe.style.font = "medium serif";
  place.append(probe);
  const unit = parseFloat(getComputedStyle(probe).fontSize) || 16;
  probe.remove();
  return css.replace(/(\d*\.?\d+)rem\b/g, (_, count) => `${count * unit}px`);
}

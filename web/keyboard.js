// Keeps keys that are meant for the wizard from the page around: to a listener on the document, whatever happens in a
// shadow root seems to happen on the element itself, which looks like no field.

const EVENTS = /** @type {const} */ (["keydown", "keypress", "keyup"]);

/** They move on or out, which concerns the page too: a trap for the focus, a dialog of the page's own. */
const OUTWARD = new Set(["Tab", "Escape"]);

/** Keys that controls other than fields react to. */
const OPERATING = new Set([
  "Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown",
]);

/** Inputs into which no text goes. */
const BARE = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

/**
 * On the way up, and while the focus is inside on the way down too: a page may listen there, and nothing in the wizard
 * does. What a browser does with a key does not depend on who hears of it.
 *
 * @param {ShadowRoot} shadow
 */
export function keepKeysInside(shadow) {
  /** @type {Window | null} */
  let view = null;
  const away = () => {
    for (const name of EVENTS) view?.removeEventListener(name, keep, true);
  };
  /** @param {Event} event */
  const keep = (event) => {
    // An element that is taken out of the page says nothing of its focus.
    if (!shadow.activeElement) away();
    const [target] = /** @type {Node[]} */ (event.composedPath());
    const isOver = shadow.querySelector("dialog[open]") !== null;
    const isOurs = target !== undefined && shadow.contains(target);
    if (isOurs && isKept(/** @type {KeyboardEvent} */ (event), target, isOver)) event.stopPropagation();
  };
  for (const name of EVENTS) shadow.addEventListener(name, keep);
  shadow.addEventListener("focusin", () => {
    away();
    view = shadow.ownerDocument.defaultView;
    for (const name of EVENTS) view?.addEventListener(name, keep, true);
  });
  shadow.addEventListener("focusout", away);
}

/**
 * Returns `true` if a key is for the wizard alone. `isOver`: one of its dialogs is open, which Escape closes.
 *
 * @param {{ key: string }} event
 * @param {unknown} target
 * @param {boolean} isOver
 */
export function isKept({ key }, target, isOver) {
  if (OUTWARD.has(key)) return isOver && key === "Escape";
  return isField(target) || OPERATING.has(key);
}

/** @param {any} target */
function isField(target) {
  const { localName, type, isContentEditable } = target ?? {};
  return localName === "textarea" || localName === "select" || isContentEditable === true || (localName === "input" && !BARE.has(type));
}

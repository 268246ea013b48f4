// Ways to find things as a user does: by their words, and only if they can be seen.
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
const words = (element) => element?.textContent.replace(/\s+/g, " ").trim();
const nameOf = (element) => element.getAttribute("aria-label") ?? words(element);
const button = (name) =>
  [...document.querySelectorAll("button, a")].find((one) => isSeen(one) && (nameOf(one) === name || words(one) === name));
const field = (name) => document.querySelector(`[data-cw-field="${name}"]`);
const heading = () => document.querySelector("[data-cw-heading]");
const hasFocus = (element) => element && document.hasFocus() && document.activeElement === element;
const isRunning = () => !document.getElementById("connect-wizard-start") && heading();
const errorOf = (name) => words(document.querySelector(`#cw-${name}-messages .cw-field__error > span:not(.cw-visually-hidden)`));

// Ways to find things as a user does: by their words, and only if they can be seen. An open shadow root is no wall.
const scopes = (scope = document) =>
  [scope, ...[...scope.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? scopes(one.shadowRoot) : []))];
const all = (selector) => scopes().flatMap((scope) => [...scope.querySelectorAll(selector)]);
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
const words = (element) => element?.textContent.replace(/\s+/g, " ").trim();
const nameOf = (element) => element.getAttribute("aria-label") ?? words(element);
// Elements behind an open dialog can't be reached.
const isReached = (element) => isSeen(element) && (all("dialog[open]").at(-1)?.contains(element) ?? true);
const button = (name) =>
  all("button, a").find((one) => isReached(one) && (nameOf(one) === name || words(one) === name));
const field = (name) => all(`[data-cw-field="${name}"]`)[0];
const heading = () => all("[data-cw-heading]")[0];
const hasFocus = (element) => element && document.hasFocus() && element.getRootNode().activeElement === element;
const isRunning = () => !document.getElementById("connect-wizard-start") && heading();
const errorOf = (name) => words(all(`#cw-${name}-messages .cw-field__error > span:not(.cw-visually-hidden)`)[0]);

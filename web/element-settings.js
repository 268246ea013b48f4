// The properties of an element that a page may set before the element is one of ours.

import { camel } from "./settings.js";

/**
 * Gives a class a property for every name, as attributes write it or as it is.
 *
 * @template {object} T
 * @template {string} Name
 * @param {T} prototype
 * @param {readonly Name[]} names
 * @param {(element: T, name: Name) => unknown} get
 * @param {(element: T, name: Name, value: unknown) => void} set
 */
export function defineProperties(prototype, names, get, set) {
  for (const name of names) {
    Object.defineProperty(prototype, camel(name), {
      configurable: true,
      enumerable: true,
      /** @this {T} */
      get() {
        return get(this, name);
      },
      /** @this {T} @param {unknown} value */
      set(value) {
        set(this, name, value);
      },
    });
  }
}

/**
 * Sets properties once more that were set before the element was one of ours: such a one stands on the element itself,
 * and hides the one of the class.
 *
 * @param {Record<string, any>} element
 * @param {string[]} names
 */
export function takeEarlyProperties(element, names) {
  for (const name of names.map(camel)) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

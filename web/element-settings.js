// The properties of an element that are settings.

import { camel } from "./settings.js";
import { SETTINGS } from "./settings-list.js";

/**
 * Gives a class a property for every setting.
 *
 * @template {object} T
 * @param {T} prototype
 * @param {(element: T, name: string) => unknown} get
 * @param {(element: T, name: string, value: unknown) => void} set
 */
export function defineSettings(prototype, get, set) {
  for (const name of Object.keys(SETTINGS)) {
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

/**
 * A property that was set before the element was one of ours, for a field of the same name.
 *
 * @param {object} element
 * @param {string} name
 * @returns {any}
 */
export const earlyProperty = (element, name) => /** @type {Record<string, unknown>} */ (element)[name];

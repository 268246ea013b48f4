// The files beside the program that an element starts with, each fetched once for all elements of a page.

import { addressOf } from "./addresses.js";
import { json, text } from "./files.js";

/** The longest wait of a notice for its words, in milliseconds. */
const TIMEOUT = 3000;

/** @type {Promise<[file: string | undefined, brand: string | undefined]> | undefined} */
let settings;

/** The texts of the site's settings and of the brand's, as far as there are such files. */
export const settingsFiles = () => (settings ??= Promise.all([text(addressOf("config.json")), text(addressOf("brand.json"))]));

/** They are asked for anew the next time. */
export function forgetSettingsFiles() {
  settings = undefined;
}

/**
 * Fetches the notices of problems that keep the wizard from running, in the brand's words: by the problem's name its
 * title and text, and under `again` the button's label.
 *
 * @returns {Promise<Record<string, any>>}
 */
export function notices() {
  return Promise.race([
    json(addressOf("notices.json")),
    new Promise((/** @type {(none: {}) => void} */ done) => setTimeout(done, TIMEOUT, {})),
  ]);
}

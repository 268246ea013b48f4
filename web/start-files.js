// The files beside the program that an element starts with, each fetched once for all elements of a page.

import { json, text } from "./files.js";

/** The longest wait of a notice for its words, in milliseconds. */
const PATIENCE = 3000;

/** @type {Promise<[file: string | undefined, brand: string | undefined]> | undefined} */
let settings;

/**
 * The texts of the site's settings and of the brand's, as far as there are such files.
 *
 * @param {string} base
 */
export const settingsFiles = (base) => (settings ??= Promise.all([text(`${base}config.json`), text(`${base}brand.json`)]));

/** They are asked for anew the next time. */
export function forgetSettingsFiles() {
  settings = undefined;
}

/**
 * Fetches the notices of problems that keep the wizard from running, in the brand's words: by the problem's name its
 * title and text, and under `again` the button's label.
 *
 * @param {string} base
 * @returns {Promise<Record<string, any>>}
 */
export function notices(base) {
  return Promise.race([
    json(`${base}notices.json`),
    new Promise((/** @type {(none: {}) => void} */ done) => setTimeout(done, PATIENCE, {})),
  ]);
}

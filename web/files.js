// Fetches files that lie beside the program and may be missing. Many hosts answer for a missing file with their front
// page and a status of 200: that counts as missing too.

/**
 * The text of a file; undefined where there is none.
 *
 * @param {string} address
 * @returns {Promise<string | undefined>}
 */
export async function text(address) {
  try {
    const response = await fetch(address, { credentials: "omit" });
    const found = response.ok ? await response.text() : undefined;
    return found === undefined || isPage(found) ? undefined : found;
  } catch {
    return undefined;
  }
}

/**
 * Fetches a JSON file, and returns its object; an empty one if it holds anything else.
 *
 * @param {string} address
 * @returns {Promise<Record<string, any>>}
 */
export async function json(address) {
  try {
    /** @type {unknown} */
    const read = JSON.parse((await text(address)) ?? "");
    return typeof read === "object" && read !== null ? read : {};
  } catch {
    return {};
  }
}

/** None of our files begins as a page does. @param {string} found */
export const isPage = (found) => /^\s*</.test(found.slice(0, 200));

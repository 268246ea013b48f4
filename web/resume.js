// Keeps answers that are no secret over a reload of the page, in this tab alone. Fetched where the settings ask for it.

/** @typedef {import("./program.js").Answers} Answers */

const STORED = "connect-wizard";

/**
 * Returns the answers that an earlier load has left.
 *
 * @returns {Answers | undefined}
 */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps answers for the next load; without any, forgets them.
 *
 * @param {Answers} [answers]
 */
export function remember(answers) {
  try {
    if (answers) sessionStorage.setItem(STORED, JSON.stringify(answers));
    else sessionStorage.removeItem(STORED);
  } catch {
    // There is no storage here: then nothing is kept.
  }
}

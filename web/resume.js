// Keeps answers that are no secret over a reload of the page, in this tab alone. Fetched where the settings ask for it.

const STORED = "connect-wizard";

/** What an earlier load has left. */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(STORED)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps answers for the next load; without any, forgets them. */
export function remember(answers) {
  try {
    if (answers) sessionStorage.setItem(STORED, JSON.stringify(answers));
    else sessionStorage.removeItem(STORED);
  } catch {
    // There is no storage here: then nothing is kept.
  }
}

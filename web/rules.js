// Checks answers by rules that the backend sends. What does so is a program of its own, fetched for the first form that
// has such rules; without it, as with rules that it can't read, the backend alone checks.

/** @type {Promise<void> | undefined} */
let checking;
/** @type {typeof import("./patterns.js") | undefined} */
let patterns;

/** The longest wait of a form for it, in milliseconds. Rules are checked from when it comes, and again by Connect. */
const TIMEOUT = 3000;

/**
 * Makes ready for a rule; without what checks it, says so to the developer. Never fails.
 *
 * @param {string} kind
 * @param {string} rule
 */
export async function prepareRule(kind, rule) {
  checking ??= import("./patterns.js").then(async (module) => {
    await module.default();
    patterns = module;
  });
  const prepared = checking.then(
    () => {
      if (patterns?.isReadable(kind, rule)) return;
      console.warn(`connect-wizard: this validation rule can't be checked here, and is left to the backend: ${rule}`);
    },
    (error) => {
      checking = undefined;
      console.warn("connect-wizard: validation rules are left to the backend.", error);
    },
  );
  await Promise.race([prepared, new Promise((done) => setTimeout(done, TIMEOUT))]);
}

/**
 * An answer that would be good, maybe empty; undefined where this one is, or can't be checked.
 *
 * @param {string} kind
 * @param {string} rule
 * @param {string} answer
 */
export const brokenRule = (kind, rule, answer) => patterns?.broken(kind, rule, answer);

// Events that scripts tell, beside those of the program.

/** The version of the details that events carry. */
const VERSION = 1;

/**
 * Tells an event, across shadow roots.
 *
 * @param {string} name
 * @param {EventTarget} target
 * @param {Record<string, unknown>} detail
 */
export function tell(name, target, detail) {
  target.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { version: VERSION, ...detail } }));
}

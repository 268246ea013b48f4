// Failing promises: an error of ours is never one that the page around has not handled.

/**
 * A promise that a page may leave alone: who does not wait for it is not told of its failure as an error of the page.
 *
 * @template T
 * @param {Promise<T>} promise
 */
export function handled(promise) {
  promise.catch(() => {});
  return promise;
}

/**
 * Work that nobody waits for.
 *
 * @param {Promise<unknown>} work
 */
export function contained(work) {
  work.catch((error) => console.error("connect-wizard:", error));
}

// Notices that the program has broken in a way that it can't tell of itself: a trap of WebAssembly, an endless recursion.
// A panic it tells itself.

/**
 * Returns `true` for a crash of our program: a page may run other programs.
 *
 * @param {unknown} error
 * @param {string[]} addresses the program's files
 */
export function isCrash(error, addresses) {
  if (!(error instanceof Error)) return false;
  const isTrap = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  // Firefox calls endless recursion an InternalError.
  if (!isTrap && !(error instanceof RangeError) && error.name !== "InternalError") return false;
  const stack = error.stack ?? "";
  return addresses.some((address) => stack.includes(address));
}

/**
 * Tells of crashes until the function that it gives back is called.
 *
 * @param {string[]} addresses
 * @param {() => void} onCrash
 */
export function watchForCrashes(addresses, onCrash) {
  /** @param {ErrorEvent} event */
  const failed = (event) => {
    if (isCrash(event.error, addresses)) onCrash();
  };
  /** @param {PromiseRejectionEvent} event */
  const rejected = (event) => {
    if (!isCrash(event.reason, addresses)) return;
    // It is told in the wizard's place; the page has nothing to do with it.
    event.preventDefault();
    console.error("connect-wizard:", event.reason);
    onCrash();
  };
  addEventListener("error", failed);
  addEventListener("unhandledrejection", rejected);
  return () => {
    removeEventListener("error", failed);
    removeEventListener("unhandledrejection", rejected);
  };
}

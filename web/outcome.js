// The outcome that `open()` promises: the account, or the reason why there is none.

import { handled } from "./promises.js";

/** @typedef {import("./connect-wizard.js").Account} Account */

/**
 * The reason why `open()` did not link an account: `code` is `cancelled` or `failed`, `reason` the failure's own code.
 */
export class ConnectWizardError extends Error {
  /**
   * @param {"cancelled" | "failed"} code
   * @param {string} reason
   */
  constructor(code, reason) {
    super(code === "failed" ? `The account was not linked: ${reason}` : "The account was not linked: the user left.");
    this.name = "ConnectWizardError";
    this.code = code;
    this.reason = reason;
  }
}

export class Outcome {
  /** @type {(account: Account) => void} */
  #resolve = () => {};
  /** @type {(error: ConnectWizardError) => void} */
  #reject = () => {};
  /** @type {Promise<Account>} */
  promise;

  constructor() {
    this.promise = handled(
      new Promise((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
      }),
    );
  }

  /**
   * @param {Account | undefined} account
   * @param {string | undefined} failure the last failure's code
   */
  settle(account, failure) {
    if (account) this.#resolve({ ...account });
    else this.#reject(new ConnectWizardError(failure ? "failed" : "cancelled", failure ?? "cancelled"));
  }
}

// The dialog in which the wizard stands over a page, and the question whether to leave it.

import { closeButton, leaveQuestion } from "./views.js";

export class Modal {
  #dialog = document.createElement("dialog");
  #button;

  /**
   * @param {Element} root what it holds
   * @param {() => void} onLeave the user wants to leave; it is still open
   * @param {() => void} onClosed it is closed, by whomever
   */
  constructor(root, onLeave, onClosed) {
    this.#button = closeButton(onLeave);
    this.#dialog.className = "cw-modal";
    this.#dialog.setAttribute("part", "modal");
    this.#dialog.append(this.#button, root);
    this.#dialog.addEventListener("cancel", (event) => {
      if (event.target !== this.#dialog) return;
      event.preventDefault();
      onLeave();
    });
    // A browser closes a dialog on a second Escape whatever a page says. The event comes later, and does not bubble.
    this.#dialog.addEventListener("close", () => {
      if (!this.isOpen) onClosed();
    });
  }

  get element() {
    return this.#dialog;
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open() {
    if (!this.isOpen) this.#dialog.showModal();
  }

  close() {
    this.#dialog.close();
  }

  /**
   * The button's label, in the wizard's language.
   *
   * @param {string | undefined} label
   */
  set label(label) {
    if (label) this.#button.setAttribute("aria-label", label);
  }

  /** `true` if the focus is where a dialog puts it by itself. */
  get hasFirstFocus() {
    return /** @type {ShadowRoot} */ (this.#dialog.getRootNode()).activeElement === this.#button;
  }

  /**
   * Asks whether to leave.
   *
   * @param {string[]} words
   * @param {() => void} onLeave
   */
  ask(words, onLeave) {
    const question = leaveQuestion(words, onLeave);
    this.#dialog.append(question);
    question.showModal();
    /** @type {HTMLElement | null} */ (question.querySelector(".cw-button--primary"))?.focus();
  }
}

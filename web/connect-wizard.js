// Defines <connect-wizard>. Made of two parts: this element, which a page talks to, and the program, which draws in its
// shadow root and is fetched when the first element is put into a page. Does nothing where there is no DOM.

import { addressOf, base, scriptOf, useFiles } from "./addresses.js";
import { defineProperties, takeEarlyProperties } from "./element-settings.js";
import { EVENTS } from "./event-list.js";
import { tell } from "./events.js";
import { keepKeysInside } from "./keyboard.js";
import { languageAround } from "./language.js";
import { Modal } from "./modal.js";
import { installHelpers } from "./on-demand.js";
import { ConnectWizardError, Outcome } from "./outcome.js";
import { contained, handled } from "./promises.js";
import { settingOf } from "./settings.js";
import { markEvents } from "./run.js";
import { SETTINGS } from "./settings-list.js";
import { Styles } from "./styles.js";
import { pinnedScheme, themeOf } from "./theme-setting.js";
import { TokenRenewal } from "./token-renewal.js";
import { WidgetHost } from "./widget-host.js";

/** @typedef {import("./connect-wizard.js").Account} Account */
/** @typedef {import("./connect-wizard.js").ConnectWizardOptions} ConnectWizardOptions */

export { ConnectWizardError, useFiles };

/**
 * The build fills in the names, which carry a hash. Asked for when the first element starts: by then a bundler's entry
 * has said where they are, which it can't before an element that stands in the page is one of ours.
 *
 * @type {import("./widget-host.js").Addresses | undefined}
 */
let known;
const addresses = () =>
  (known ??= {
    base,
    style: addressOf("%style%"),
    program: { script: scriptOf("%script%"), wasm: addressOf("%wasm%"), plain: scriptOf("%plain%") },
  });

/** Attributes and properties that are no settings of the program. */
const OWN = ["base-url", "token", "mode"];

/** Properties that are functions: accessors too, so that frameworks take them for properties and not for attributes. */
const CALLBACKS = /** @type {const} */ (["getToken", "onSuccess", "onClose"]);

/** The time for which an element may be out of every page and keep all that was typed, in milliseconds. */
const ABSENCE = 2000;

const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** `<connect-wizard>`: see the README for its attributes, properties, events and parts. */
export class ConnectWizard extends Base {
  /** The names of its events, without `cw-`. */
  static events = EVENTS;
  static observedAttributes = [...Object.keys(SETTINGS), ...OWN];

  /**
   * Opens a wizard over the page, and takes it away at the end. Resolves with the account, as `open()` does.
   *
   * @param {ConnectWizardOptions} options
   * @returns {Promise<Account>}
   */
  static open(options = {}) {
    const element = /** @type {ConnectWizard} */ (document.createElement("connect-wizard"));
    Object.assign(element, { mode: "modal" }, options);
    document.body.append(element);
    return handled(element.open().finally(() => element.remove()));
  }

  /** The functions that the page gives. @type {Pick<ConnectWizardOptions, "getToken" | "onSuccess" | "onClose">} */
  #callbacks = {};
  /** @type {Record<string, unknown>} */
  #settings = Object.create(null);
  #isChanging = false;
  #mode = "inline";
  /** @type {object | undefined} */
  #themeObject;
  #renewal = new TokenRenewal({
    now: Date.now,
    after: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    canAsk: () => typeof this.#callbacks.getToken === "function",
    ask: () => this.#callbacks.getToken?.(),
    use: (token) => this.#useToken(token),
    warn: (words) => console.warn(`connect-wizard: ${words}`),
    fail: (words, cause) => this.#noToken(words, cause),
  });

  /** @type {WidgetHost | undefined} */
  #host;
  /** @type {Styles | undefined} */
  #styles;
  /** @type {Modal | undefined} */
  #modal;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving;
  /** @type {string | undefined} */
  #failure;
  /** @type {Account | undefined} */
  #account;
  /** @type {Outcome | undefined} */
  #outcome;

  /**
   * @param {string} name
   * @param {string | null} _
   * @param {string | null} value
   */
  attributeChangedCallback(name, _, value) {
    if (name === "token") {
      // Read once: an attribute is open to anybody's eyes.
      if (value === null) return;
      this.removeAttribute("token");
      this.token = value;
    } else if (name === "mode") {
      this.mode = value;
    } else {
      this.#set(name === "base-url" ? "backend" : name, value);
    }
  }

  connectedCallback() {
    takeEarlyProperties(this, [...Object.keys(SETTINGS), ...OWN, ...CALLBACKS, "theme-object", "expires-at"]);
    clearTimeout(this.#leaving);
    if (!this.#host) this.#prepare();
    // In another document than before, maybe, and with other settings.
    this.#styles?.adopt();
    if (this.#host?.widget) this.#planChange();
    // Later, so that properties set right after this count.
    queueMicrotask(() => {
      if (this.isConnected && this.#isWanted) this.#startOnce();
    });
  }

  disconnectedCallback() {
    clearTimeout(this.#leaving);
    // Moving an element is taking it out and putting it in, and a page may take its time over that.
    this.#leaving = setTimeout(() => this.#left(), this.#host?.isTouched ? ABSENCE : 0);
  }

  /** The session token. It is kept in no attribute, and can't be read. @param {string | undefined} value */
  set token(value) {
    if (value) this.#renewal.give(value);
  }

  /** @returns {string | undefined} */
  get token() {
    return undefined;
  }

  /** When the token ends, as a Date or in milliseconds, where the host knows it. @param {Date | number | null | undefined} value */
  set expiresAt(value) {
    this.#renewal.expiresAt = value;
  }

  /** @returns {Date | number | null | undefined} */
  get expiresAt() {
    return this.#renewal.expiresAt;
  }

  /** `inline` or `modal`. @param {string | null} value */
  set mode(value) {
    const mode = value === "modal" ? "modal" : "inline";
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (!this.#host) return;
    this.#layout(this.#host);
    if (this.isConnected && this.#isWanted) this.#startOnce();
  }

  get mode() {
    return this.#mode;
  }

  /** A theme as an object, ours or the official Hub's; it wins over `theme`. @param {object | undefined} value */
  set themeObject(value) {
    this.#themeObject = value ?? undefined;
    contained(this.#applyTheme());
  }

  get themeObject() {
    return this.#themeObject;
  }

  get baseUrl() {
    return this.#settings.backend;
  }

  set baseUrl(value) {
    this.#set("backend", value);
  }

  /**
   * Shows the wizard, over the page in modal mode. Resolves with the account; rejects with a `ConnectWizardError`.
   *
   * @returns {Promise<Account>}
   */
  open() {
    if (this.#outcome) return this.#outcome.promise;
    const outcome = new Outcome();
    this.#outcome = outcome;
    if (this.#account || !this.isConnected) {
      this.#settle();
    } else if (this.#modal) {
      this.#modal.open();
      this.#startOnce();
    }
    return outcome.promise;
  }

  /** Closes the modal. What `open()` promised is then settled. */
  close() {
    this.#modal?.close();
    if (this.#modal) this.#host?.end();
    this.#settle();
  }

  get #isWanted() {
    return this.#mode === "inline" || this.#modal?.isOpen === true;
  }

  /** A start that is under way already is begun anew: that costs nothing, and knows all that was set since. */
  #startOnce() {
    if (this.#host && !this.#host.widget) contained(this.#host.start());
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  #set(name, value) {
    const setting = settingOf(name, value);
    if (setting === undefined) delete this.#settings[name];
    else this.#settings[name] = setting;
    if (name === "theme") contained(this.#applyTheme());
    if (this.isConnected) this.#planChange();
  }

  /** Several settings changed at once are one change. */
  #planChange() {
    if (this.#isChanging) return;
    this.#isChanging = true;
    queueMicrotask(() => {
      this.#isChanging = false;
      if (this.#host) contained(this.#host.change());
    });
  }

  /** Everything that a shadow root needs but the wizard. */
  #prepare() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#styles = new Styles(shadow);
    const host = new WidgetHost(addresses, shadow, this.#styles, {
      settings: () => this.#settings,
      scheme: () => this.#scheme,
      lang: () => languageAround(this),
      token: () => this.#renewal.token,
      renew: () => this.#renewal.refused(),
      isConnected: () => this.isConnected,
      hasContent: () => this.hasChildNodes(),
      onStarting: () => contained(this.#applyTheme()),
      onStarted: () => this.#started(),
      onStopped: () => this.#renewal.stop(),
      onStartError: (code) => {
        this.#failure = code;
        this.#emit("cw-error", { code });
      },
    });
    this.#host = host;
    this.#layout(host);
    keepKeysInside(shadow);
    installHelpers(host.root);
    markEvents(shadow, () => host.run);
    // Before the page's own listeners, which may take the element away; what follows waits for them.
    for (const name of ["success", "error", "close", "step"]) {
      shadow.addEventListener(`cw-${name}`, (event) => this.#onWidgetEvent(name, /** @type {CustomEvent} */ (event)));
    }
    for (const name of ["click", "submit"]) {
      // Before the program hears of it.
      host.root.addEventListener(name, () => this.#pressed(), true);
    }
  }

  #pressed() {
    if (this.#host) this.#host.isTouched = true;
    this.#renewal.press();
  }

  /** Puts the wizard's place into the modal, or takes it out. @param {WidgetHost} host */
  #layout({ root }) {
    const shadow = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#modal?.element.remove();
    this.#modal = undefined;
    if (this.#mode === "modal") {
      this.#modal = new Modal(
        root,
        () => this.#requestClose(),
        () => this.close(),
      );
      shadow.append(this.#modal.element);
    } else {
      shadow.append(root);
    }
  }

  /** Asks first if something was typed that would be lost. */
  #requestClose() {
    const host = this.#host;
    if (!host?.isTyped || this.#account || !host.widget) return this.close();
    host.call((widget) => this.#modal?.ask(widget.leaveWords(), () => this.close()));
  }

  /** The program is there. */
  #started() {
    const host = /** @type {WidgetHost} */ (this.#host);
    this.#failure = undefined;
    const observer = new ResizeObserver(() => {
      // In the language that is there by now.
      host.call((widget) => {
        if (this.#modal) this.#modal.label = widget.leaveWords()[3];
      });
      this.#emit("cw-resize", { height: Math.ceil(host.root.getBoundingClientRect().height) });
    });
    observer.observe(host.root);
    host.onEnd(() => observer.disconnect());
    // A dialog gives the focus to its first button; where one is to begin is the heading.
    if (this.#modal?.hasFirstFocus) {
      /** @type {HTMLElement | null} */ (host.root.querySelector("[data-cw-heading]"))?.focus();
    }
    this.#renewal.start();
    this.#renewal.startAsking();
  }

  /** Out of every page for good, as far as can be told. What was no secret is there again if it comes back. */
  #left() {
    if (this.isConnected) return;
    this.#host?.pause(this.#account !== undefined);
    this.#settle();
  }

  /**
   * @param {string} name
   * @param {CustomEvent} event
   */
  #onWidgetEvent(name, event) {
    const { detail } = event;
    if (name === "success") {
      this.#account = { id: detail.id, provider: detail.provider };
      this.#host?.remember(true);
      queueMicrotask(() => this.#callbacks.onSuccess?.({ id: detail.id, provider: detail.provider }));
      // Over the page, the user first reads that it is done.
      if (this.#mode === "inline") this.#settle();
    } else if (name === "error") {
      this.#failure = detail.code;
    } else if (name === "step") {
      queueMicrotask(() => this.#host?.remember());
    } else {
      queueMicrotask(() => {
        if (this.#modal) this.close();
        this.#callbacks.onClose?.();
      });
    }
  }

  /** @param {string} token */
  #useToken(token) {
    // Later: a listener of `cw-expired` may set it while the program is still telling of it.
    queueMicrotask(() => this.#host?.call((widget) => widget.setToken(token)));
  }

  /**
   * @param {string} words
   * @param {unknown} cause
   */
  #noToken(words, cause) {
    console.error(`connect-wizard: ${words}`, ...(cause === undefined ? [] : [cause]));
    queueMicrotask(() => this.#host?.call((widget) => widget.renewalFailed()));
  }

  /** Keeps what `open()` promised. */
  #settle() {
    const outcome = this.#outcome;
    this.#outcome = undefined;
    outcome?.settle(this.#account, this.#failure);
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} detail
   */
  #emit(name, detail) {
    tell(name, this, this.#host?.run.mark({ ...detail }) ?? detail);
  }

  get #scheme() {
    return pinnedScheme(this.#settings.theme);
  }

  async #applyTheme() {
    const given = this.#themeObject ?? this.#settings.theme;
    const made = await themeOf(given, ":host");
    // Another one may have come meanwhile.
    if (given !== (this.#themeObject ?? this.#settings.theme) || !this.shadowRoot) return;
    const scheme = made?.scheme ?? this.#scheme ?? "system";
    this.shadowRoot.querySelector(".cw-card")?.setAttribute("data-cw-theme", scheme);
    this.#styles?.setTheme(made?.css ?? "");
  }

  static {
    defineProperties(
      this.prototype,
      Object.keys(SETTINGS),
      (element, name) => element.#settings[name],
      (element, name, value) => element.#set(name, value),
    );
    defineProperties(
      this.prototype,
      CALLBACKS,
      (element, name) => element.#callbacks[name],
      (element, name, value) => {
        const couldAsk = element.#renewal.canAsk;
        element.#callbacks[name] = /** @type {any} */ (value);
        // The page's script may be slower than the program.
        if (!couldAsk && element.#renewal.canAsk) element.#renewal.startAsking();
      },
    );
  }
}

// Loaded twice, the first one stays. Without a DOM (a server that renders) there is nothing to define.
if (globalThis.customElements && !customElements.get("connect-wizard")) {
  customElements.define("connect-wizard", ConnectWizard);
}

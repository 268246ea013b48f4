// Defines <connect-wizard>. Made of two parts: this element, which a page talks to, and the program, which draws in its
// shadow root and is fetched when the first element is put into a page. Does nothing where there is no DOM.

import { watchForCrashes, isCrash } from "./crash.js";
import { defineSettings, earlyProperty, takeEarlyProperties } from "./element-settings.js";
import { keepKeysInside } from "./keyboard.js";
import { languageAround } from "./language.js";
import { LoadError, invalidate, load } from "./loader.js";
import { Modal } from "./modal.js";
import { installHelpers, resumeStore } from "./on-demand.js";
import { ConnectWizardError, Outcome } from "./outcome.js";
import { contained, handled } from "./promises.js";
import { difference, effective, settingOf, settingsIn } from "./settings.js";
import { SETTINGS } from "./settings-list.js";
import { forgetSettingsFiles, settingsFiles } from "./start-files.js";
import { Styles, fetchStyle, forgetStyle } from "./styles.js";
import { pinnedScheme, themeOf } from "./theme-setting.js";
import { TokenRenewal } from "./token-renewal.js";
import { showTrouble } from "./trouble.js";
import { waitingCard } from "./views.js";
import { wordsIn } from "./words.js";

/** @typedef {import("./connect-wizard.js").Account} Account */
/** @typedef {import("./connect-wizard.js").ConnectWizardOptions} ConnectWizardOptions */
/** @typedef {import("./program.js").Answers} Answers */
/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./program.js").Widget} Widget */

export { ConnectWizardError };

const BASE = new URL("./", import.meta.url).href;
// The build fills in the names, which carry a hash.
const SCRIPT = new URL("%script%", BASE).href;
const WASM = new URL("%wasm%", BASE).href;
const PLAIN = new URL("%plain%", BASE).href;
const STYLE = new URL("%style%", BASE).href;

/** Attributes and properties that are no settings of the program. */
const OWN = ["base-url", "token", "mode"];

/** The version of the details that events carry. */
const VERSION = 1;

/** How long an element may be out of every page and keep all that was typed, in milliseconds. */
const ABSENCE = 2000;

/** After how long a start that hangs is told of, in milliseconds. */
const SLOW_START = 20_000;

const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** `<connect-wizard>`: see the README for its attributes, properties, events and parts. */
export class ConnectWizard extends Base {
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

  // What was set before this file came is kept.
  /** Asked when there is no token, when it is refused, and before it ends. @type {ConnectWizardOptions["getToken"]} */
  getToken = earlyProperty(this, "getToken");
  /** Called after `cw-success`. @type {ConnectWizardOptions["onSuccess"]} */
  onSuccess = earlyProperty(this, "onSuccess");
  /** Called after `cw-close`. @type {ConnectWizardOptions["onClose"]} */
  onClose = earlyProperty(this, "onClose");

  /** @type {Record<string, unknown>} */
  #settings = Object.create(null);
  /** What counted of the settings when the program was last told of them. @type {Map<string, string> | undefined} */
  #told;
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
    canAsk: () => typeof this.getToken === "function",
    ask: () => this.getToken?.(),
    use: (token, goesOn) => this.#useToken(token, goesOn),
    warn: (words) => console.warn(`connect-wizard: ${words}`),
    fail: (words, cause) => this.#noToken(words, cause),
  });
  /** A failure of the session that is not told yet, since a new token may help. @type {object | undefined} */
  #heldError;

  /** @type {HTMLElement | undefined} */
  #root;
  /** @type {Styles | undefined} */
  #styles;
  /** @type {Modal | undefined} */
  #modal;
  /** @type {Widget | undefined} */
  #widget;
  /** @type {Promise<Program> | undefined} */
  #program;
  /** What the next widget starts with. @type {Answers | undefined} */
  #answers;
  /** @type {Awaited<ReturnType<typeof resumeStore>>} */
  #resumeStore;
  #startCount = 0;
  /** What ends with the widget. @type {(() => void)[]} */
  #cleanups = [];
  /** Something stands in a field that would be lost. */
  #isTyped = false;
  /** The user has done something here. */
  #isTouched = false;
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
    takeEarlyProperties(this, [...Object.keys(SETTINGS), ...OWN, "theme-object", "expires-at"]);
    clearTimeout(this.#leaving);
    if (!this.#root) this.#prepare();
    // In another document than before, maybe, and with other settings.
    this.#styles?.adopt();
    if (this.#widget) contained(this.#change());
    // Later, so that properties set right after this count.
    queueMicrotask(() => {
      if (this.isConnected && !this.#widget && this.#isWanted) contained(this.#start());
    });
  }

  disconnectedCallback() {
    clearTimeout(this.#leaving);
    // Moving an element is taking it out and putting it in, and a page may take its time over that.
    this.#leaving = setTimeout(() => this.#left(), this.#isTouched ? ABSENCE : 0);
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
    if (!this.#root) return;
    this.#layout();
    if (this.isConnected && this.#isWanted && !this.#widget) contained(this.#start());
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
      if (!this.#widget) contained(this.#start());
    }
    return outcome.promise;
  }

  /** Closes the modal. What `open()` promised is then settled. */
  close() {
    this.#modal?.close();
    if (this.#modal) this.#stop();
    this.#settle();
  }

  get #isWanted() {
    return this.#mode === "inline" || this.#modal?.isOpen === true;
  }

  get #shadow() {
    return /** @type {ShadowRoot} */ (this.shadowRoot);
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
    if (this.#isChanging || !this.isConnected) return;
    this.#isChanging = true;
    // Several settings changed at once are one change.
    queueMicrotask(() => contained(this.#change()));
  }

  /** Tells the program of settings that count differently by now. */
  async #change() {
    const { options, settings } = await this.#options();
    this.#isChanging = false;
    const { names, isAnotherFlow } = difference(this.#told ?? settings, settings);
    if (!names.some((name) => name !== "theme") || !this.isConnected) return;
    if (!this.#widget) {
      // What could not be used may be good now.
      if (this.#failure === "config_invalid") contained(this.#start());
    } else if (isAnotherFlow) {
      this.#restart();
    } else {
      this.#told = settings;
      try {
        this.#widget.configure(options);
      } catch (error) {
        // The one before is not good for these settings any more.
        if (typeof error === "string") this.#restart();
        else this.#broke(error);
      }
    }
  }

  /** What the program is made of, and what counts of the settings. */
  async #options() {
    const [file, brand] = await settingsFiles(BASE);
    /** @type {Record<string, unknown>} */
    const settings = { ...this.#settings, theme: this.#scheme };
    if (!settings.theme) delete settings.theme;
    const options = { root: this.#rootElement, settings, file, brand, base: BASE, lang: languageAround(this) };
    return { options, settings: effective(this.#settings, settingsIn(file), settingsIn(brand)) };
  }

  get #rootElement() {
    return /** @type {HTMLElement} */ (this.#root);
  }

  /** Everything that a shadow root needs but the wizard. */
  #prepare() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const root = document.createElement("div");
    this.#root = root;
    root.className = "cw-root";
    shadow.append(root);
    this.#styles = new Styles(shadow);
    this.#layout();
    keepKeysInside(shadow);
    installHelpers(root, BASE);
    // Before the page's own listeners, which may take the element away; what follows waits for them.
    for (const name of ["success", "error", "expired", "close", "step"]) {
      shadow.addEventListener(`cw-${name}`, (event) => this.#onWidgetEvent(name, /** @type {CustomEvent} */ (event)));
    }
    root.addEventListener("input", () => {
      this.#isTyped = true;
      this.#isTouched = true;
    });
    for (const name of ["click", "submit"]) {
      // Before the program hears of it.
      root.addEventListener(name, () => this.#pressed(), true);
    }
  }

  #pressed() {
    this.#isTouched = true;
    this.#renewal.press();
  }

  /** Puts the wizard's place into the modal, or takes it out. */
  #layout() {
    const root = this.#rootElement;
    this.#modal?.element.remove();
    this.#modal = undefined;
    if (this.#mode === "modal") {
      this.#modal = new Modal(
        root,
        () => this.#requestClose(),
        () => this.close(),
      );
      this.#shadow.append(this.#modal.element);
    } else {
      this.#shadow.append(root);
    }
  }

  /** Asks first if something was typed that would be lost. */
  #requestClose() {
    if (!this.#isTyped || this.#account || !this.#widget) return this.close();
    this.#modal?.ask(this.#widget.leaveWords(), () => this.close());
  }

  async #start() {
    const count = ++this.#startCount;
    const isOld = () => count !== this.#startCount;
    this.#cleanUp();
    contained(this.#applyTheme());
    this.#showWaiting();
    const slow = setTimeout(() => isOld() || contained(this.#trouble("slow")), SLOW_START);
    this.#cleanups.push(() => clearTimeout(slow));
    try {
      this.#program = load(SCRIPT, WASM, PLAIN);
      const [program, files] = await Promise.all([this.#program, settingsFiles(BASE), fetchStyle(STYLE)]);
      if (isOld()) return;
      const store = await resumeStore(this.#settings.resume, ...files);
      // Last, since they may have changed while other things were fetched.
      const { options, settings } = await this.#options();
      if (isOld()) return;
      this.#resumeStore = store;
      clearTimeout(slow);
      this.#styles?.adopt();
      this.#clear();
      this.#told = settings;
      this.#widget = new program.Widget({
        ...options,
        token: this.#renewal.token,
        answers: this.#answers ?? store?.recall(),
        onCrash: (answers) => this.#crashed(answers),
      });
      this.#isTouched ||= this.#answers !== undefined;
    } catch (error) {
      if (!isOld()) this.#startFailed(error);
      return;
    }
    this.#answers = undefined;
    this.#failure = undefined;
    this.#started();
  }

  /** The program is there. */
  #started() {
    const observer = new ResizeObserver(() => {
      // In the language that is there by now.
      if (this.#modal && this.#widget) this.#modal.label = this.#widget.leaveWords()[3];
      this.#emit("cw-resize", { height: Math.ceil(this.#rootElement.getBoundingClientRect().height) });
    });
    observer.observe(this.#rootElement);
    this.#cleanups.push(
      () => observer.disconnect(),
      watchForCrashes([SCRIPT, WASM, PLAIN], () => this.#crashed()),
    );
    // A dialog gives the focus to its first button; where one is to begin is the heading.
    if (this.#modal?.hasFirstFocus) {
      /** @type {HTMLElement | null} */ (this.#rootElement.querySelector("[data-cw-heading]"))?.focus();
    }
    this.#renewal.start();
    this.#renewal.startAsking();
  }

  /** @param {unknown} error */
  #startFailed(error) {
    // Settings that can't be used are told as text; most crashes were told already, and have made this start an old one.
    if (typeof error === "string") {
      contained(this.#trouble("settings", error));
    } else if (error instanceof LoadError) {
      console.error(`connect-wizard: ${error.message}`, error.cause);
      contained(this.#trouble(error.name));
    } else {
      console.error("connect-wizard:", error);
      this.#crashed(this.#answers);
    }
  }

  /** A card in the wizard's place, until the program is here. */
  #showWaiting() {
    if (this.#rootElement.querySelector(".cw-card")) return;
    this.#clear();
    this.#rootElement.append(waitingCard(this.#scheme ?? "system", wordsIn(this.#languages)));
  }

  /** Which languages the user may read, the likeliest first. */
  get #languages() {
    return [/** @type {string | undefined} */ (this.#settings.locale), languageAround(this), ...navigator.languages];
  }

  #clear() {
    this.#root?.replaceChildren();
    this.#root?.parentNode?.querySelector("slot")?.remove();
  }

  #cleanUp() {
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
  }

  #stop() {
    this.#startCount += 1;
    this.#cleanUp();
    this.#renewal.stop();
    const widget = this.#widget;
    this.#widget = undefined;
    // Later: the program may be in the middle of telling what made the page take it away.
    if (widget) setTimeout(() => widget.free());
    this.#clear();
    this.#isTyped = false;
    this.#isTouched = false;
    this.#heldError = undefined;
  }

  /** Out of every page for good, as far as can be told. What was no secret is there again if it comes back. */
  #left() {
    if (this.isConnected) return;
    const answers = this.#isTouched && !this.#account ? this.#widget?.answers(false) : this.#answers;
    this.#stop();
    this.#answers = answers;
    this.#settle();
  }

  /** With new settings, and with everything typed. */
  #restart() {
    const [answers, isTyped] = [this.#widget?.answers(true), this.#isTyped];
    this.#stop();
    this.#answers = answers;
    this.#isTyped = isTyped;
    this.#isTouched = true;
    if (this.isConnected) contained(this.#start());
  }

  /** @param {Answers} [answers] */
  #crashed(answers) {
    invalidate(this.#program);
    // Its memory is not to be trusted, so it is left alone rather than freed.
    this.#widget = undefined;
    const hadFocus = this.#shadow.activeElement !== null;
    this.#stop();
    this.#answers = answers;
    contained(this.#trouble("crashed", undefined, hadFocus));
  }

  /** A call of the program has failed. @param {unknown} error */
  #broke(error) {
    console.error("connect-wizard:", error);
    if (isCrash(error, [SCRIPT, WASM, PLAIN])) this.#crashed();
  }

  /**
   * Says in the wizard's place what keeps it from running.
   *
   * @param {string} name
   * @param {string} [details]
   * @param {boolean} [takesFocus]
   */
  async #trouble(name, details, takesFocus = false) {
    const count = this.#startCount;
    const code = name === "settings" ? "config_invalid" : `start_${name}`;
    this.#failure = code;
    const isShown = await showTrouble({
      name,
      details,
      root: this.#rootElement,
      base: BASE,
      languages: this.#languages,
      hasContent: this.hasChildNodes(),
      settings: this.#settings,
      isOld: () => count !== this.#startCount || this.#widget !== undefined,
      onAgain: () => this.#tryAgain(),
    });
    if (!isShown) return;
    if (takesFocus) this.#rootElement.querySelector("button")?.focus();
    this.#emit("cw-error", { code });
  }

  /** Starts once more, with whatever has not come asked for anew. */
  #tryAgain() {
    if (this.#failure === "start_slow") invalidate(this.#program);
    forgetSettingsFiles();
    forgetStyle();
    contained(this.#start());
  }

  /**
   * @param {string} name
   * @param {CustomEvent} event
   */
  #onWidgetEvent(name, event) {
    const { detail } = event;
    if (name === "success") {
      this.#account = { id: detail.id, provider: detail.provider };
      this.#resumeStore?.remember();
      queueMicrotask(() => this.onSuccess?.({ id: detail.id, provider: detail.provider }));
      // Over the page, the user first reads that it is done.
      if (this.#mode === "inline") this.#settle();
    } else if (name === "error") {
      this.#onError(event);
    } else if (name === "expired") {
      this.#renewal.refused();
    } else if (name === "step") {
      const store = this.#resumeStore;
      if (store) queueMicrotask(() => this.#widget && store.remember(this.#widget.answers(false)));
    } else {
      queueMicrotask(() => {
        if (this.#modal) this.close();
        this.onClose?.();
      });
    }
  }

  /** @param {CustomEvent} event */
  #onError(event) {
    const { code } = event.detail;
    if (/^session_(expired|missing)$/.test(code) && this.#renewal.willAsk) {
      // Nobody need hear of it if a new token helps.
      event.stopPropagation();
      this.#heldError = event.detail;
      // Of a session that is over, the program tells by an event of its own.
      if (code === "session_missing") queueMicrotask(() => this.#renewal.refused());
    } else {
      this.#failure = code;
    }
  }

  /**
   * @param {string} token
   * @param {boolean} goesOn
   */
  #useToken(token, goesOn) {
    this.#heldError = undefined;
    // Later: a listener of `cw-expired` may set it while the program is still telling of it.
    queueMicrotask(() => {
      try {
        this.#widget?.setToken(token);
        if (goesOn) this.#widget?.connect();
      } catch (error) {
        this.#broke(error);
      }
    });
  }

  /**
   * @param {string} words
   * @param {unknown} cause
   */
  #noToken(words, cause) {
    console.error(`connect-wizard: ${words}`, ...(cause === undefined ? [] : [cause]));
    const detail = /** @type {{ code: string } | undefined} */ (this.#heldError);
    this.#heldError = undefined;
    if (!detail) return;
    this.#failure = detail.code;
    this.#emit("cw-error", detail);
  }

  /** Keeps what `open()` promised. */
  #settle() {
    const outcome = this.#outcome;
    this.#outcome = undefined;
    outcome?.settle(this.#account, this.#failure);
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { version: VERSION, ...detail } }));
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
    defineSettings(
      this.prototype,
      (element, name) => element.#settings[name],
      (element, name, value) => element.#set(name, value),
    );
  }
}

// Loaded twice, the first one stays. Without a DOM (a server that renders) there is nothing to define.
if (globalThis.customElements && !customElements.get("connect-wizard")) {
  customElements.define("connect-wizard", ConnectWizard);
}

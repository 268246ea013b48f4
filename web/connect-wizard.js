// Defines <connect-wizard>. Made of two parts: this element, which a page talks to, and the program, which draws in its
// shadow root and is fetched when the first element is put into a page. Does nothing where there is no DOM.

import { Trouble, forget, helps, isResumed, load } from "./loader.js";
import { inPixels, styleSheet } from "./style-sheet.js";
import { closeButton, leaveQuestion, troubleNotice, waitingCard } from "./views.js";

const BASE = new URL("./", import.meta.url).href;
// The build fills in the names, which carry a hash.
const SCRIPT = new URL("%script%", BASE).href;
const WASM = new URL("%wasm%", BASE).href;
const STYLE = new URL("%style%", BASE).href;

/** Every setting, as in config.json; an attribute holds it as text. A test compares them with the program's list. */
const SETTINGS = [
  "backend", "provider", "provider-name", "hosts", "open-address", "field-keys", "locale", "theme", "whitelabel-hide",
  "support-contact", "idle-minutes", "resume", "handoff-link", "account-id", "app-url", "time-limit-seconds", "idempotency-keys", "footer", "guide-images", "frame-parents", "texts", "product-name", "logo", "logo-dark", "logo-alt",
  "privacy-link", "terms-link", "vendor-name", "vendor-link",
];
const OWN = ["token", "mode"];

/** What a flow is about, and how it reads: with another of these it is another flow. */
const FOUNDATIONS = ["backend", "provider", "hosts", "field-keys", "account-id", "whitelabel-hide", "time-limit-seconds"];

/** The version of the details that events carry. */
const VERSION = 1;

/** How long before its end a session token is renewed. */
const EARLY_SECONDS = 120;

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Why `open()` came to nothing: `code` is `cancelled` or `failed`, `reason` the failure's own code. */
export class ConnectWizardError extends Error {
  constructor(code, reason) {
    super(code === "failed" ? `The account was not linked: ${reason}` : "The account was not linked: the user left.");
    this.name = "ConnectWizardError";
    this.code = code;
    this.reason = reason;
  }
}

const text = (name) =>
  fetch(BASE + name, { credentials: "omit" })
    .then((answer) => (answer.ok ? answer.text() : undefined))
    .catch(() => undefined);

let files;

/** What lies beside the program: the site's settings and the brand's. */
const settingsFiles = () => (files ??= Promise.all([text("config.json"), text("brand.json")]));

const Base = globalThis.HTMLElement ?? class {};

/** `<connect-wizard>`: see the README for its attributes, properties, events and parts. */
export class ConnectWizard extends Base {
  static observedAttributes = [...SETTINGS, "base-url", ...OWN];

  /** Opens a wizard over the page, and takes it away at the end. Resolves with the account, as `open()` does. */
  static open(options = {}) {
    const element = document.createElement("connect-wizard");
    Object.assign(element, { mode: "modal" }, options);
    document.body.append(element);
    return element.open().finally(() => element.remove());
  }

  // What was set before this file came is kept.
  /** `() => token` or `() => Promise<token>`: asked when there is none, when it is over, and shortly before. */
  getToken = this.getToken;
  /** Called with `{ id, provider }` after `cw-success`. */
  onSuccess = this.onSuccess;
  /** Called after `cw-close`. */
  onClose = this.onClose;

  #settings = Object.create(null);
  #mode = "inline";
  #token;
  #expiresAt;
  #renewal;
  #theme;
  #themeSheet;
  #root;
  #frame;
  #widget;
  #program;
  #answers;
  #startCount = 0;
  #observer;
  #configured;
  #isTouched = false;
  #kept;
  #failure;
  #account;
  #opened;

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
    // A property set before this file came stands on the element itself, and hides the one of the class.
    for (const name of [...SETTINGS, "base-url", ...OWN, "theme-object", "expires-at"].map(camel)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#root) this.#prepare();
    this.#planRenewal();
    // Later, so that properties set right after this count.
    queueMicrotask(() => this.isConnected && !this.#widget && this.#isWanted() && this.#start());
  }

  disconnectedCallback() {
    // Moving an element is taking it out and putting it in: only who stays out is taken away.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#stop();
      this.#settle();
    });
  }

  /** The session token. It is kept in no attribute, and can't be read. */
  set token(value) {
    if (!value) return;
    this.#token = String(value);
    this.#expiresAt ??= expiryIn(this.#token);
    this.#planRenewal();
    // Later: a listener of `cw-expired` may set it while the program is still telling of it.
    queueMicrotask(() => this.#widget?.setToken(this.#token));
  }

  get token() {
    return undefined;
  }

  /** When the token ends, as a Date or in milliseconds, where the host knows it: it is renewed before. */
  set expiresAt(value) {
    this.#expiresAt = value === undefined ? undefined : Number(value);
    this.#planRenewal();
  }

  get expiresAt() {
    return this.#expiresAt;
  }

  /** `inline` or `modal`. */
  set mode(value) {
    const mode = value === "modal" ? "modal" : "inline";
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (!this.#root) return;
    this.#lay();
    if (this.isConnected && this.#isWanted() && !this.#widget) this.#start();
  }

  get mode() {
    return this.#mode;
  }

  /** A theme as an object, ours or the official Hub's; it wins over `theme`. */
  set themeObject(value) {
    this.#theme = value ?? undefined;
    this.#showTheme();
  }

  get themeObject() {
    return this.#theme;
  }

  get baseUrl() {
    return this.backend;
  }

  set baseUrl(value) {
    this.backend = value;
  }

  /** Shows the wizard, over the page in modal mode. Resolves with the account; rejects with a `ConnectWizardError`. */
  open() {
    if (this.#opened) return this.#opened.promise;
    const opened = withResolvers();
    this.#opened = opened;
    if (this.#account) this.#settle();
    if (!this.isConnected) {
      this.#settle();
    } else if (this.#mode === "modal") {
      this.#frame.showModal();
      if (!this.#widget) this.#start();
    }
    return opened.promise;
  }

  /** Closes the modal. What `open()` promised is then settled. */
  close() {
    this.#frame?.close?.();
    if (this.#mode === "modal") this.#stop();
    this.#settle();
  }

  #isWanted() {
    return this.#mode === "inline" || this.#frame?.open;
  }

  #set(name, value) {
    if (this.#settings[name] === value) return;
    if (value === null || value === undefined) delete this.#settings[name];
    else this.#settings[name] = typeof value === "object" ? value : String(value);
    if (name === "theme") return this.#showTheme();
    // What could not be used may be good now.
    if (this.#failure === "config_invalid" && !this.#widget) return this.#start();
    if (!this.#widget) return;
    if (FOUNDATIONS.includes(name)) return this.#restart();
    // Several settings changed at once are one change.
    this.#configured ??= Promise.resolve().then(() => this.#configure());
  }

  /** What the program is made of, and what it is told of new settings. */
  async #options() {
    const [file, brand] = await settingsFiles();
    const settings = { ...this.#settings, theme: this.#scheme() };
    if (!settings.theme) delete settings.theme;
    return { root: this.#root, settings, file, brand, base: BASE, lang: this.closest("[lang]")?.lang };
  }

  /** The same flow at the same place, under other settings. */
  async #configure() {
    const options = await this.#options();
    this.#configured = undefined;
    if (!this.#widget) return;
    try {
      this.#widget.configure(options);
    } catch (error) {
      if (typeof error !== "string") return;
      // The one before is not good for these settings any more.
      this.#restart();
    }
  }

  /** Everything that a shadow root needs but the wizard. */
  #prepare() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#root = document.createElement("div");
    this.#root.className = "cw-root";
    shadow.append(this.#root);
    this.#lay();
    // Before the page's own listeners, which may take the element away; what follows waits for them.
    for (const name of ["success", "error", "expired", "close"]) {
      shadow.addEventListener(`cw-${name}`, (event) => this.#told(name, event.detail));
    }
    shadow.addEventListener("cw-step", () => {
      if (this.#kept) queueMicrotask(() => this.#widget && this.#kept.remember(this.#widget.answers(false)));
    });
    helps(this.#root, BASE);
    this.#root.addEventListener("input", () => (this.#isTouched = true));
  }

  /** Puts the wizard's place into the modal, or takes it out. */
  #lay() {
    const isModal = this.#mode === "modal";
    if (isModal === (this.#frame instanceof HTMLDialogElement)) return;
    this.#frame?.remove?.();
    this.#frame = undefined;
    if (isModal) {
      this.#frame = document.createElement("dialog");
      this.#frame.className = "cw-modal";
      this.#frame.setAttribute("part", "modal");
      this.#frame.append(closeButton(() => this.#leave()), this.#root);
      this.#frame.addEventListener("cancel", (event) => {
        if (event.target !== this.#frame) return;
        event.preventDefault();
        this.#leave();
      });
      this.shadowRoot.append(this.#frame);
    } else {
      this.shadowRoot.append(this.#root);
    }
  }

  /** Escape: asks first if something was typed that would be lost. */
  #leave() {
    if (!this.#isTouched || this.#account || !this.#widget) return this.close();
    const question = leaveQuestion(this.#widget.leaveWords(), () => this.close());
    this.#frame.append(question);
    question.showModal();
    question.querySelector(".cw-button--primary").focus();
  }

  async #start() {
    const count = ++this.#startCount;
    const isOld = () => count !== this.#startCount;
    this.#showTheme();
    let program;
    try {
      this.#program = load(SCRIPT, WASM);
      this.#showWaiting();
      const [loaded] = await Promise.all([this.#program, settingsFiles(), this.#adopt()]);
      if (isOld()) return;
      program = loaded;
      const options = await this.#options();
      if (isOld()) return;
      if (isResumed(options.settings.resume, options.file, options.brand)) {
        this.#kept = await import("./resume.js").catch(() => undefined);
        if (isOld()) return;
      }
      this.#root.replaceChildren();
      this.#widget = new program.Widget({
        ...options,
        token: this.#token,
        answers: this.#answers ?? this.#kept?.recall(),
        onCrash: (answers) => this.#crashed(answers),
      });
    } catch (error) {
      if (isOld()) return;
      // Settings that can't be used are told as text; most crashes were told already, and have made this start an old one.
      if (typeof error === "string") {
        this.#trouble("settings", error);
      } else if (error instanceof Trouble) {
        console.error(`connect-wizard: ${error.message}`, error.cause);
        this.#trouble(error.name);
      } else {
        this.#crashed(this.#answers);
      }
      return;
    }
    this.#answers = undefined;
    this.#observer = new ResizeObserver(() => {
      // In the language that is there by now.
      this.#frame?.firstChild.setAttribute("aria-label", this.#widget.leaveWords()[3]);
      this.#tell("cw-resize", { height: Math.ceil(this.#root.getBoundingClientRect().height) });
    });
    this.#observer.observe(this.#root);
    // A dialog gives the focus to its first button; where one is to begin is the heading.
    if (this.#frame?.firstChild === this.shadowRoot.activeElement) this.#root.querySelector("[data-cw-heading]")?.focus();
    if (!this.#token && this.getToken) this.#renew();
  }

  /** An empty card in the wizard's place, until the program is here. */
  #showWaiting() {
    if (!this.#root.firstChild) this.#root.append(waitingCard(this.#scheme()));
  }

  async #adopt() {
    const made = await styleSheet(STYLE, this.shadowRoot);
    const { adoptedStyleSheets } = this.shadowRoot;
    if (adoptedStyleSheets.includes(made)) return;
    // Before the theme's, which wins over it.
    this.shadowRoot.adoptedStyleSheets = [made, ...adoptedStyleSheets];
  }

  #stop() {
    this.#startCount += 1;
    clearTimeout(this.#renewal);
    this.#observer?.disconnect();
    const widget = this.#widget;
    this.#widget = undefined;
    // Later: the program may be in the middle of telling what made the page take it away.
    if (widget) setTimeout(() => widget.free());
    this.#root?.replaceChildren();
    this.#isTouched = false;
  }

  /** With new settings, and with everything typed. */
  #restart() {
    this.#answers = this.#widget.answers(true);
    this.#stop();
    this.#isTouched = true;
    // Several settings changed at once are one new start.
    queueMicrotask(() => this.isConnected && !this.#widget && this.#start());
  }

  #crashed(answers) {
    if (this.#program) forget(this.#program);
    // Its memory is not to be trusted, so it is left alone rather than freed.
    this.#widget = undefined;
    this.#stop();
    this.#answers = answers;
    this.#trouble("crashed");
  }

  /** Says in the wizard's place what keeps it from running, in the brand's language. */
  async #trouble(name, details) {
    const count = this.#startCount;
    const notices = JSON.parse((await text("notices.json")) ?? "{}");
    if (count !== this.#startCount) return;
    const notice = troubleNotice(name, notices, details, () => this.#start());
    this.#root.replaceChildren(notice);
    const code = name === "settings" ? "config_invalid" : `start_${name}`;
    this.#failure = code;
    this.#tell("cw-error", { code });
  }

  #told(name, detail) {
    if (name === "success") {
      this.#account = { id: detail.id, provider: detail.provider };
      this.#kept?.remember();
      queueMicrotask(() => this.onSuccess?.({ ...this.#account }));
      // Over the page, the user first reads that it is done.
      if (this.#mode === "inline") this.#settle();
    } else if (name === "error") {
      this.#failure = detail.code;
    } else if (name === "expired") {
      if (this.getToken) this.#renew(true);
    } else {
      queueMicrotask(() => {
        if (this.#mode === "modal") this.close();
        this.onClose?.();
      });
    }
  }

  /** Keeps what `open()` promised. */
  #settle() {
    const opened = this.#opened;
    if (!opened) return;
    this.#opened = undefined;
    if (this.#account) opened.resolve({ ...this.#account });
    else opened.reject(new ConnectWizardError(this.#failure ? "failed" : "cancelled", this.#failure ?? "cancelled"));
  }

  /** Asks the host for a token. `goesOn`: Connect was pressed already, and is gone on with. */
  async #renew(goesOn = false) {
    let token;
    try {
      token = await this.getToken();
    } catch (error) {
      console.error("connect-wizard: getToken failed.", error);
    }
    if (!token || !this.isConnected) return;
    this.#expiresAt = undefined;
    this.token = token;
    if (goesOn) queueMicrotask(() => this.#widget?.connect());
  }

  #planRenewal() {
    clearTimeout(this.#renewal);
    if (!this.#expiresAt || !this.getToken || !this.isConnected) return;
    const wait = this.#expiresAt - Date.now() - EARLY_SECONDS * 1000;
    // A timer takes no more than this.
    if (wait < 2 ** 31) this.#renewal = setTimeout(() => this.#renew(), Math.max(wait, 0));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { version: VERSION, ...detail } }));
  }

  #scheme() {
    const theme = this.#settings.theme;
    return ["light", "dark", "system"].includes(theme) ? theme : undefined;
  }

  async #showTheme() {
    const theme = this.#theme ?? this.#settings.theme;
    let pinned = this.#scheme();
    const isObject = theme && (typeof theme === "object" || /^\s*\{/.test(theme));
    let css = "";
    if (isObject) {
      const { themeStyle } = await import("./theme.js").catch(() => ({}));
      if (theme !== (this.#theme ?? this.#settings.theme)) return;
      const made = themeStyle?.(theme) ?? {};
      css = made.css ?? "";
      pinned = made.scheme ?? pinned;
      for (const warning of made.warnings ?? []) console.warn(`connect-wizard: ${warning}`);
    }
    if (!this.shadowRoot) return;
    this.shadowRoot.querySelector(".cw-card")?.setAttribute("data-cw-theme", pinned ?? "system");
    if (!css && !this.#themeSheet) return;
    if (!this.#themeSheet) {
      this.#themeSheet = new CSSStyleSheet();
      this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets, this.#themeSheet];
    }
    this.#themeSheet.replaceSync(inPixels(css, this.shadowRoot));
  }

  static {
    for (const setting of SETTINGS) {
      Object.defineProperty(this.prototype, camel(setting), {
        configurable: true,
        enumerable: true,
        get() {
          return this.#settings[setting];
        },
        set(value) {
          this.#set(setting, value);
        },
      });
    }
  }
}

/** The end of a token that says so itself (a JWT), in milliseconds. */
function expiryIn(token) {
  try {
    const part = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    return JSON.parse(atob(part)).exp * 1000 || undefined;
  } catch {
    return undefined;
  }
}

function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

// Loaded twice, the first one stays. Without a DOM (a server that renders) there is nothing to define.
if (globalThis.customElements && !customElements.get("connect-wizard")) {
  customElements.define("connect-wizard", ConnectWizard);
}

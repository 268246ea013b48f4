// Stands in for the official Hub's bundle: a page written for that one works with only the script's address changed.
// Registers <stackone-hub> and `Connect.start`, both on top of <connect-wizard>. Such pages load it as a classic script,
// others as a module, so it has neither import nor export of its own.

(() => {
  if (!globalThis.customElements) return;

  /** @typedef {import("./connect-wizard.js").Account} Account */
  /** @typedef {import("./connect-wizard.js").ConnectWizard} ConnectWizard */
  /** @typedef {import("./connect-wizard.js").ConnectWizardOptions} ConnectWizardOptions */

  // Its own address: a classic script knows it, a module's stands in the first line of its stack.
  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? new Error().stack ?? "";
  const found = /(?:https?|file):\/\/[^\s()]*?\/(?=stackone-hub\.js)/.exec(own);
  const BASE = found?.[0] ?? new URL("./", document.baseURI).href;
  const BACKEND = "https://api.stackone.com";
  const APP = "https://app.stackone.com";
  const HEIGHT = "500px";

  /** @type {Promise<typeof import("./connect-wizard.js")> | undefined} */
  let loading;

  /** The widget's module. What did not arrive may do so the next time. */
  const load = () =>
    (loading ??= import(`${BASE}connect-wizard.js`).catch((error) => {
      loading = undefined;
      throw error;
    }));

  /**
   * An attribute that is true when it is there; any other word counts as absent.
   *
   * @param {string | null} value
   * @param {boolean} absent
   */
  const parseBoolean = (value, absent) => (value === "" || value === "true" ? true : value === "false" ? false : absent);

  /**
   * @param {unknown} value
   * @returns {value is object}
   */
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * `dark`, an object, or else light.
   *
   * @param {string | null} value
   */
  function themeOf(value) {
    if (value === "dark") return "dark";
    try {
      return value && isObject(JSON.parse(value)) ? value : "light";
    } catch {
      return "light";
    }
  }

  class StackOneHub extends HTMLElement {
    static observedAttributes = [
      "token", "base-url", "app-url", "mode", "height", "theme", "account-id", "on-close-label", "show-footer-links", "debug",
    ];

    // Properties that were set before this file came are kept.
    /** Called with `{ id, provider }` after `success`. @type {((account: Account) => void) | undefined} */
    onSuccess = /** @type {any} */ (this)["onSuccess"];
    /** Called after `close`. @type {(() => void) | undefined} */
    onClose = /** @type {any} */ (this)["onClose"];

    /** @type {ConnectWizard | undefined} */
    #wizard;
    #sheet = new CSSStyleSheet();
    /** @type {string | undefined} */
    #token;
    /** @type {object | undefined} */
    #theme;
    #isPlanned = false;

    connectedCallback() {
      if (Object.hasOwn(this, "themeObject")) {
        const theme = this.themeObject;
        delete this.themeObject;
        this.themeObject = theme;
      }
      if (!this.shadowRoot) {
        this.attachShadow({ mode: "open" }).adoptedStyleSheets = [this.#sheet];
        this.#layout();
      }
      this.#plan();
    }

    /**
     * @param {string} name
     * @param {string | null} _
     * @param {string | null} value
     */
    attributeChangedCallback(name, _, value) {
      if (name === "token") {
        // Read once: an attribute is open to anybody's eyes.
        if (value === null) return;
        this.#token = value;
        this.removeAttribute("token");
      }
      if (name === "height") this.#layout();
      this.#plan();
    }

    /** A theme of the official Hub's shape; it wins over the attribute. @param {unknown} value */
    set themeObject(value) {
      this.#theme = isObject(value) ? value : undefined;
      this.#plan();
    }

    get themeObject() {
      return this.#theme;
    }

    /** The box that such pages are laid out around. */
    #layout() {
      const height = this.getAttribute("height") ?? HEIGHT;
      const isLength = CSS.supports("height", height);
      this.#sheet.replaceSync(`:host { display: block; height: ${isLength ? height : HEIGHT}; overflow: auto; }`);
    }

    /** Several changes at once are one. */
    #plan() {
      if (this.#isPlanned) return;
      this.#isPlanned = true;
      queueMicrotask(() => {
        this.#show().catch((error) => console.error("stackone-hub:", error));
      });
    }

    async #show() {
      this.#isPlanned = false;
      if (!this.isConnected) return;
      try {
        await load();
      } catch (error) {
        console.error("stackone-hub: connect-wizard.js isn't next to this script.", error);
        return;
      }
      const wizard = (this.#wizard ??= this.#make());
      /** @param {string} name */
      const given = (name) => this.getAttribute(name) || undefined;
      const label = given("on-close-label");
      Object.assign(wizard, {
        provider: "any",
        backend: given("base-url") ?? BACKEND,
        appUrl: given("app-url") ?? APP,
        accountId: given("account-id"),
        footer: parseBoolean(this.getAttribute("show-footer-links"), true),
        texts: label && JSON.stringify({ close: label }),
        theme: themeOf(this.getAttribute("theme")),
        themeObject: this.#theme,
      });
      if (this.#token) wizard.token = this.#token;
      this.#token = undefined;
      if (!wizard.isConnected) this.shadowRoot?.append(wizard);
    }

    #make() {
      const wizard = document.createElement("connect-wizard");
      for (const name of ["ready", "step", "submit", "error", "expired", "cancel"]) {
        wizard.addEventListener(`cw-${name}`, (event) => this.#debug(name, /** @type {CustomEvent} */ (event).detail));
      }
      wizard.addEventListener("cw-success", ({ detail: { id, provider } }) => {
        this.#debug("success", { id, provider });
        this.#emit("success", { id, provider });
        this.onSuccess?.({ id, provider });
      });
      wizard.addEventListener("cw-close", () => {
        this.#emit("close", null);
        this.onClose?.();
      });
      return wizard;
    }

    /**
     * @param {string} name
     * @param {Account | null} detail
     */
    #emit(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }

    /**
     * @param {string} name
     * @param {unknown} detail
     */
    #debug(name, detail) {
      if (parseBoolean(this.getAttribute("debug"), false)) console.debug(`stackone-hub: ${name}`, detail);
    }
  }

  /**
   * The options of `Connect.start`.
   *
   * @typedef {object} StartOptions
   * @property {string} [sessionToken]
   * @property {string} [apiUrl]
   * @property {{ options?: { bgColor?: string }, inline?: { containerId: string, width?: string, height?: string } }} [styles]
   * @property {(account: Account) => void} [onSuccess]
   * @property {() => void} [onCancel]
   * @property {() => void} [onClose]
   */

  let isOpen = false;

  /**
   * The older interface: over the page, or in the place that `styles.inline` names. A second call while open does nothing.
   *
   * @param {StartOptions} [options]
   */
  async function start({ sessionToken, apiUrl, styles = {}, onSuccess, onCancel, onClose } = {}) {
    if (isOpen) return;
    isOpen = true;
    /** @type {Account | undefined} */
    let account;
    /** @type {ConnectWizard | undefined} */
    let wizard;
    try {
      const { ConnectWizard } = await load();
      /** @type {ConnectWizardOptions} */
      const options = {
        ...(sessionToken === undefined ? {} : { token: sessionToken }),
        provider: "any",
        backend: apiUrl ?? BACKEND,
        appUrl: APP,
        theme: "light",
        onSuccess: (linked) => onSuccess?.((account = linked)),
      };
      const color = styles.options?.bgColor;
      if (color) options.themeObject = { colors: { light: { surface: color } } };
      if (styles.inline) {
        const { containerId, width, height } = styles.inline;
        const place = document.getElementById(containerId);
        if (!place) throw new Error(`there is no element with the id ${containerId}`);
        const made = Object.assign(document.createElement("connect-wizard"), options);
        wizard = made;
        made.style.display = "block";
        made.style.overflow = "auto";
        if (width) made.style.width = width;
        if (height) made.style.height = height;
        const closed = new Promise((resolve) => made.addEventListener("cw-close", resolve));
        place.append(made);
        await closed;
      } else {
        await ConnectWizard.open(options);
      }
    } catch (error) {
      // Left, or not linked: the page is told below.
      if (!(error instanceof Error) || error.name !== "ConnectWizardError") console.error("Connect.start:", error);
    }
    wizard?.remove();
    isOpen = false;
    if (!account) onCancel?.();
    onClose?.();
  }

  /** @type {any} */ (globalThis).Connect ??= { start };
  // Loaded twice, or after the official bundle: the first one stays.
  if (!customElements.get("stackone-hub")) customElements.define("stackone-hub", StackOneHub);
})();

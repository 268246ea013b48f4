// The way back from the hosted page to whoever sent the user here: the page says who asks, leads back at the end, and
// tells how it ended. Fetched only for a link that carries `return`.

import { addressOf } from "./addresses.js";
import { json } from "./files.js";
import { contained } from "./promises.js";
import { button, make } from "./views.js";

/**
 * The ending of a run, by the names that the way back carries. An empty `state` is none.
 *
 * @typedef {{ outcome: "linked" | "cancelled" | "failed", account_id?: string, provider?: string, code?: string }} Ending
 */

/** Everything that is added to an address; what a link has under these names is replaced. */
const NAMES = /** @type {const} */ (["outcome", "account_id", "provider", "code", "state"]);

/**
 * The time after which a page that can be left goes on by itself, in seconds. Nobody is led away before they can
 * object: WCAG 2.2.1 asks for 20 seconds.
 */
const PAUSE = 20;

/** The version of the message to an opener. */
const VERSION = 1;

const STYLE = `
  .cw-return { display: grid; gap: calc(var(--cw-space) * 3); margin-block: calc(var(--cw-space) * 4) }
  .cw-return [hidden] { display: none }
  .cw-return p { margin: 0; overflow-wrap: anywhere }
`;

/**
 * The address to go back to, where its origin is one of those that the settings allow.
 *
 * @param {string | null} wanted
 * @param {string[]} origins
 */
export function allowedAddress(wanted, origins) {
  if (!wanted || !URL.canParse(wanted)) return undefined;
  const address = new URL(wanted);
  // A name before the host looks like the host.
  const isPlain = /^https?:$/.test(address.protocol) && !address.username && !address.password;
  return isPlain && origins.includes(address.origin) ? address : undefined;
}

/**
 * The address with how it ended.
 *
 * @param {URL} address
 * @param {string} state
 * @param {Ending} ending
 */
export function withEnding(address, state, ending) {
  const result = new URL(address);
  const values = { ...ending, state };
  for (const name of NAMES) {
    if (values[name]) result.searchParams.set(name, values[name]);
    else result.searchParams.delete(name);
  }
  return result.href;
}

/**
 * The first of several settings that says something of this key.
 *
 * @param {Record<string, unknown>[]} layers the first one wins
 * @param {string} key
 */
const setting = (layers, key) => layers.map((layer) => layer[key]).find((value) => value !== undefined);

/**
 * The origins that may be gone back to.
 *
 * @param {Record<string, unknown>[]} layers
 * @returns {string[]}
 */
export function originsOf(layers) {
  const listed = setting(layers, "return-origins") ?? [];
  const origins = Array.isArray(listed) ? listed : String(listed).split(/[\s,]+/);
  // As a browser writes them, without the port that is usual.
  return origins.filter((origin) => URL.canParse(origin)).map((origin) => new URL(origin).origin);
}

/**
 * The seconds until the page goes back by itself; 0 where it waits for the button.
 *
 * @param {Record<string, unknown>[]} layers
 */
export function pauseOf(layers) {
  const seconds = Number(setting(layers, "return-after-seconds") ?? PAUSE);
  return seconds >= PAUSE ? seconds : 0;
}

/** The state of the linking, as the wizard's events tell it. */
export class Standing {
  /** @type {Ending} */
  ending = { outcome: "cancelled" };

  /**
   * @param {string} name
   * @param {Record<string, any>} detail
   */
  take(name, detail) {
    if (this.isLinked) return;
    if (name === "cw-success") this.ending = { outcome: "linked", account_id: detail.id, provider: detail.provider };
    else if (name === "cw-error") this.ending = { outcome: "failed", code: detail.code };
    // The user has gone on since.
    else this.ending = { outcome: "cancelled" };
  }

  get isLinked() {
    return this.ending.outcome === "linked";
  }
}

/**
 * Follows the wizard in `root`, if the page's address carries an allowed one to go back to.
 *
 * @param {HTMLElement} root
 * @param {Record<string, unknown>[]} layers the settings; the first of them that says something counts
 */
export async function follow(root, layers) {
  const asked = new URLSearchParams(location.search);
  const address = allowedAddress(asked.get("return"), originsOf(layers));
  if (!address) {
    console.warn("connect-wizard: the link's return address is not among return-origins, and is passed over.");
    return;
  }
  const way = new WayBack(root, address, asked.get("state") ?? "", pauseOf(layers));
  const product = setting(layers, "product-name");
  await way.show(product ? `${product} (${address.host})` : address.host);
}

class WayBack {
  #root;
  #address;
  #state;
  #pause;
  #standing = new Standing();
  #request = make("p", "cw-return cw-text");
  #status = make("p", "cw-text");
  #back = button("", "cw-button", () => this.#goBack());
  #stay = button("", "cw-button", () => this.#stayHere());
  #box = make("section", "cw-return");
  #pauseWords = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} root
   * @param {URL} address
   * @param {string} state
   * @param {number} pause
   */
  constructor(root, address, state, pause) {
    this.#root = root;
    this.#address = address;
    this.#state = state;
    this.#pause = pause;
    this.#status.setAttribute("role", "status");
    const actions = make("div", "cw-actions");
    actions.append(this.#stay, this.#back);
    this.#stay.hidden = true;
    this.#box.append(this.#status, actions);
    for (const name of ["cw-success", "cw-error", "cw-step", "cw-submit"]) {
      root.addEventListener(name, (event) => this.#take(name, /** @type {CustomEvent} */ (event).detail));
    }
    // The confirmation, in which the way back stood, is gone.
    root.addEventListener("cw-close", () => this.#place());
  }

  /** @param {string} name who asks */
  async show(name) {
    const { return: words } = await json(addressOf("notices.json"));
    if (!words) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets.push(sheet);
    this.#write(words, name, "en");
    this.#root.before(this.#request);
    this.#place();
    let tag = "en";
    const follow = () => {
      const shown = /** @type {HTMLElement | null} */ (this.#root.querySelector("[lang]"))?.lang;
      if (!shown || shown === tag || !/^[\w-]+$/.test(shown)) return;
      tag = shown;
      contained(json(addressOf(`locales/${tag}.json`)).then((translated) => this.#write(words, name, shown, translated)));
    };
    new MutationObserver(follow).observe(this.#root, { attributeFilter: ["lang"], childList: true, subtree: true });
    // The wizard may have spoken before these words came.
    follow();
  }

  /**
   * @param {Record<string, string>} words by name, in English
   * @param {string} name
   * @param {string} lang
   * @param {Record<string, string>} translated by the sentence's key
   */
  #write(words, name, lang, translated = {}) {
    for (const part of [this.#request, this.#box]) Object.assign(part, { lang, dir: "auto" });
    const { host } = this.#address;
    const values = { name, host, seconds: String(this.#pause) };
    /** @param {string} key */
    const say = (key) => {
      const sentence = translated[`start-return-${key}`] ?? words[key] ?? "";
      return sentence.replace(/\{(name|host|seconds)\}/g, (_, value) => values[/** @type {keyof typeof values} */ (value)]);
    };
    this.#request.textContent = say("asks");
    this.#back.textContent = say("back");
    this.#stay.textContent = say("stay");
    this.#pauseWords = say("pause");
    if (this.#timer) this.#status.textContent = this.#pauseWords;
  }

  /**
   * @param {string} name
   * @param {Record<string, any>} detail
   */
  #take(name, detail) {
    const wasLinked = this.#standing.isLinked;
    this.#standing.take(name, detail);
    if (wasLinked || !this.#standing.isLinked) return;
    this.#tellOpener();
    this.#back.classList.add("cw-button--primary");
    if (this.#pause) {
      this.#timer = setTimeout(() => this.#goBack(), this.#pause * 1000);
      this.#status.textContent = this.#pauseWords;
      this.#stay.hidden = false;
    }
    // Once the confirmation stands over the page, where nothing else can be reached.
    requestAnimationFrame(() => this.#place());
  }

  #stayHere() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#status.textContent = "";
    this.#stay.hidden = true;
    this.#back.focus();
  }

  /** Puts the way back below the wizard, or into the confirmation while that is open. */
  #place() {
    const dialog = this.#root.querySelector("dialog[open]");
    if (dialog) dialog.append(this.#box);
    else this.#root.after(this.#box);
  }

  #goBack() {
    clearTimeout(this.#timer);
    if (!window.opener) {
      location.assign(withEnding(this.#address, this.#state, this.#standing.ending));
      return;
    }
    if (!this.#standing.isLinked) this.#tellOpener();
    window.close();
  }

  /** A page that opened this one hears of it, if it is of the origin that is gone back to. */
  #tellOpener() {
    const { account_id: accountId, ...ending } = this.#standing.ending;
    const message = { type: "cw-outcome", version: VERSION, state: this.#state, ...ending, ...(accountId && { accountId }) };
    window.opener?.postMessage(message, this.#address.origin);
  }
}

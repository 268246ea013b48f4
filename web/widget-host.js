// The program in its place in an element: loaded, made, told of settings, made anew, taken away; and what stands there
// before it is there, and where it can't be.

import { knownFiles } from "./addresses.js";
import { isCrash, watchForCrashes } from "./crash.js";
import { LoadError, addresses, invalidate, load, servedFiles } from "./loader.js";
import { resumeStore } from "./on-demand.js";
import { contained } from "./promises.js";
import { Run } from "./run.js";
import { difference, effective, settingsIn } from "./settings.js";
import { forgetSettingsFiles, settingsFiles } from "./start-files.js";
import { fetchStyle, forgetStyle } from "./styles.js";
import { showStartError } from "./start-error.js";
import { waitingCard } from "./views.js";
import { wordsIn } from "./words.js";

/** @typedef {import("./program.js").Answers} Answers */
/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./program.js").Widget} Widget */

/**
 * The addresses of the program's files: `base` is the folder. The files of the program itself change when a newer build
 * is served, for every element of the page.
 *
 * @typedef {{ base: string, style: string, program: import("./loader.js").ProgramFiles }} Addresses
 */

/** After how long a start that hangs is told of, in milliseconds. */
const SLOW_START = 20_000;

/**
 * The surroundings of a widget: the element says and hears this.
 *
 * @typedef {object} Surroundings
 * @property {() => Record<string, unknown>} settings the element's own
 * @property {() => string | undefined} scheme the colour scheme that they pin
 * @property {() => string | undefined} lang the language around
 * @property {() => string | undefined} token
 * @property {() => boolean} renew asks for another token; tells whether one may come
 * @property {() => boolean} isConnected
 * @property {() => boolean} hasContent whether the page has put something into the element
 * @property {() => void} onStarting
 * @property {() => void} onStarted
 * @property {() => void} onStopped
 * @property {(code: string) => void} onStartError the wizard can't be there
 */

export class WidgetHost {
  /** The element that the program draws in. */
  root = document.createElement("div");
  #addressesOf;
  #shadow;
  #styles;
  /** @type {Surroundings} */
  #around;
  /** @type {Widget | undefined} */
  #widget;
  /** @type {Promise<Program> | undefined} */
  #program;
  /** The answers that the next widget starts with. @type {Answers | undefined} */
  #answers;
  /** The settings that counted when the program was last told of them. @type {Map<string, string> | undefined} */
  #configured;
  /** @type {Awaited<ReturnType<typeof resumeStore>>} */
  #resumeStore;
  /** The name of the start error that is shown in its place. @type {string | undefined} */
  #shown;
  #startCount = 0;
  /** Functions to call when the widget ends. @type {(() => void)[]} */
  #cleanups = [];
  /** @type {Run | undefined} */
  #run;
  /** Something stands in a field that would be lost. */
  isTyped = false;
  /** The user has done something here. */
  isTouched = false;

  /**
   * @param {() => Addresses} addresses asked when it starts
   * @param {ShadowRoot} shadow
   * @param {import("./styles.js").Styles} styles
   * @param {Surroundings} around
   */
  constructor(addresses, shadow, styles, around) {
    this.#addressesOf = addresses;
    this.#shadow = shadow;
    this.#styles = styles;
    this.#around = around;
    this.root.className = "cw-root";
    this.root.addEventListener("input", () => {
      this.isTyped = true;
      this.isTouched = true;
    });
  }

  get #addresses() {
    return this.#addressesOf();
  }

  get #programFiles() {
    return addresses(this.#addresses.program);
  }

  /** The run that events belong to. A restart goes on with it, and so does a wizard after a crash. */
  get run() {
    return (this.#run ??= new Run());
  }

  /** The widget, while there is one. */
  get widget() {
    return this.#widget;
  }

  async start() {
    const count = ++this.#startCount;
    this.#run ??= new Run();
    const isOld = () => count !== this.#startCount;
    this.#cleanUp();
    this.#around.onStarting();
    const { style, program: files } = this.#addresses;
    this.#showWaiting();
    const slow = setTimeout(() => isOld() || contained(this.#showError("slow")), SLOW_START);
    this.#cleanups.push(() => clearTimeout(slow));
    try {
      this.#program = load(files);
      const [program, settingsTexts] = await Promise.all([this.#program, settingsFiles(), fetchStyle(style)]);
      if (isOld()) return;
      const store = await resumeStore(this.#around.settings().resume, ...settingsTexts);
      // Last, since they may have changed while other things were fetched.
      const { options, settings } = await this.#options();
      if (isOld()) return;
      clearTimeout(slow);
      this.#resumeStore = store;
      this.#styles.adopt();
      this.#clear();
      this.#configured = settings;
      this.#widget = new program.Widget({
        ...options,
        token: this.#around.token(),
        answers: this.#answers ?? store?.recall(),
        onCrash: (answers) => this.#crashed(answers),
        renew: this.#around.renew,
      });
      const endWatch = program.onStale?.(() => contained(this.#goOnWithServed()));
      if (endWatch) this.#cleanups.push(endWatch);
    } catch (error) {
      if (!isOld()) this.#startFailed(error);
      return;
    }
    this.isTouched ||= this.#answers !== undefined;
    this.#answers = undefined;
    this.#shown = undefined;
    this.#cleanups.push(watchForCrashes(this.#programFiles, () => this.#crashed()));
    this.#around.onStarted();
  }

  /**
   * Does something when the widget ends.
   *
   * @param {() => void} cleanup
   */
  onEnd(cleanup) {
    this.#cleanups.push(cleanup);
  }

  /**
   * Calls the program, which may break.
   *
   * @param {(widget: Widget) => void} act
   */
  call(act) {
    if (!this.#widget) return;
    try {
      act(this.#widget);
    } catch (error) {
      console.error("connect-wizard:", error);
      if (isCrash(error, this.#programFiles)) this.#crashed();
    }
  }

  /** Keeps answers over a reload, where that is wanted; without `isLinked`, since then there is nothing left to keep. */
  remember(isLinked = false) {
    if (isLinked) this.#resumeStore?.remember();
    else if (this.#widget) this.#resumeStore?.remember(this.#widget.answers(false));
  }

  /** Tells the program of settings that count differently by now. */
  async change() {
    const { options, settings } = await this.#options();
    const { names, isAnotherFlow } = difference(this.#configured ?? settings, settings);
    // A theme is the element's own affair.
    if (!names.some((name) => name !== "theme") || !this.#around.isConnected()) return;
    if (!this.#widget) {
      // A setting that could not be used may be good now.
      if (this.#shown === "settings") await this.start();
    } else if (isAnotherFlow) {
      this.#restart();
    } else {
      this.#configured = settings;
      this.call((widget) => {
        try {
          widget.configure(options);
        } catch (error) {
          // The one before is not good for these settings any more.
          if (typeof error !== "string") throw error;
          this.#restart();
        }
      });
    }
  }

  stop() {
    this.#startCount += 1;
    this.#cleanUp();
    this.#around.onStopped();
    const widget = this.#widget;
    this.#widget = undefined;
    // Later: the program may be in the middle of telling what made the page take it away.
    if (widget) setTimeout(() => widget.free());
    this.#clear();
    this.isTyped = false;
    this.isTouched = false;
  }

  /** As `stop`, and what comes next is another run. */
  end() {
    this.stop();
    this.#run = undefined;
  }

  /** As `end`, but what is no secret is there again the next time, unless there is nothing more to link. */
  pause(isLinked = false) {
    const answers = this.isTouched && !isLinked ? this.#widget?.answers(false) : this.#answers;
    this.end();
    this.#answers = answers;
  }

  /** Returns the options of a widget, and the settings that count. */
  async #options() {
    const { base } = this.#addresses;
    const [file, brand] = await settingsFiles();
    const own = this.#around.settings();
    /** @type {Record<string, unknown>} */
    const settings = { ...own, theme: this.#around.scheme() };
    if (!settings.theme) delete settings.theme;
    const options = { root: this.root, settings, file, brand, base, files: knownFiles(), lang: this.#around.lang() };
    return { options, settings: effective(own, settingsIn(file), settingsIn(brand)) };
  }

  /** A part of the program is gone, since a newer build is served: that one goes on. */
  async #goOnWithServed() {
    const served = await servedFiles(this.#addresses.base);
    if (!served || !this.#widget) return;
    this.#addresses.program = served;
    this.#restart();
  }

  /** With new settings, and with everything typed. */
  #restart() {
    const [answers, isTyped] = [this.#widget?.answers(true), this.isTyped];
    this.stop();
    this.#answers = answers;
    this.isTyped = isTyped;
    this.isTouched = true;
    if (this.#around.isConnected()) contained(this.start());
  }

  /** @param {unknown} error */
  #startFailed(error) {
    // Settings that can't be used are told as text; most crashes were told already, and have made this start an old one.
    if (typeof error === "string") {
      contained(this.#showError("settings", error));
    } else if (error instanceof LoadError) {
      console.error(`connect-wizard: ${error.message}`, error.cause);
      contained(this.#showError(error.name));
    } else {
      console.error("connect-wizard:", error);
      this.#crashed(this.#answers);
    }
  }

  /** @param {Answers} [answers] */
  #crashed(answers) {
    invalidate(this.#program);
    // Its memory is not to be trusted, so it is left alone rather than freed.
    this.#widget = undefined;
    const hadFocus = this.#shadow.activeElement !== null;
    this.stop();
    this.#answers = answers;
    contained(this.#showError("crashed", undefined, hadFocus));
  }

  /** A card in the wizard's place, until the program is here. */
  #showWaiting() {
    if (this.root.querySelector(".cw-card")) return;
    this.#clear();
    this.root.append(waitingCard(this.#around.scheme() ?? "system", wordsIn(this.#languages)));
  }

  /**
   * Says in the wizard's place what keeps it from running.
   *
   * @param {string} name
   * @param {string} [details]
   * @param {boolean} [takesFocus]
   */
  async #showError(name, details, takesFocus = false) {
    const count = this.#startCount;
    this.#shown = name;
    const isShown = await showStartError({
      name,
      details,
      root: this.root,
      languages: this.#languages,
      hasContent: this.#around.hasContent(),
      settings: this.#around.settings(),
      isOld: () => count !== this.#startCount || this.#widget !== undefined,
      onAgain: () => this.#tryAgain(),
    });
    if (!isShown) return;
    if (takesFocus) this.root.querySelector("button")?.focus();
    this.#around.onStartError(name === "settings" ? "config_invalid" : `start_${name}`);
  }

  /** Starts once more, with whatever has not come asked for anew. */
  #tryAgain() {
    if (this.#shown === "slow") invalidate(this.#program);
    forgetSettingsFiles();
    forgetStyle();
    contained(this.start());
  }

  /** The languages that the user may read, the likeliest first. */
  get #languages() {
    return [/** @type {string | undefined} */ (this.#around.settings().locale), this.#around.lang(), ...navigator.languages];
  }

  #clear() {
    this.root.replaceChildren();
    this.root.parentNode?.querySelector("slot")?.remove();
  }

  #cleanUp() {
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
  }
}

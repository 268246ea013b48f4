// When the host is asked for a session token, and how often. Pure: clock, timer and host come in from outside.
//
// Three things start a question to the host: there is no token yet; the token ends soon, as far as is known; the backend
// has refused it. None may go on for ever, whatever clocks, tokens and hosts do:
// - one question at a time;
// - before its end a token is renewed once at most, and never soon after it came: if a new token seems to be over, a clock
//   may be wrong, so it is used, and the backend decides;
// - a token that came from this very function and is refused is asked for again only after the user has pressed something.

import { expiryOf, readToken } from "./token.js";

/** The time before its end at which a token is renewed, in milliseconds. */
export const EARLY = 120_000;

/** The time limit for the host to give one, in milliseconds. A token that comes later is used all the same. */
export const TIMEOUT = 30_000;

/**
 * @typedef {object} World
 * @property {() => number} now milliseconds since 1970
 * @property {(milliseconds: number, act: () => void) => () => void} after starts a timer; gives back what stops it
 * @property {() => boolean} canAsk whether the host has `getToken`
 * @property {() => unknown} ask calls it: a token, or a promise of one
 * @property {(token: string) => void} use hands a token to the program
 * @property {(words: string, cause?: unknown) => void} warn something was forgiven
 * @property {(words: string, cause?: unknown) => void} fail there is no new token
 */

export class TokenRenewal {
  /** @type {World} */
  #world;
  /** @type {string | undefined} */
  #token;
  /** When the token ends, in milliseconds since 1970. @type {number | undefined} */
  #end;
  /** An end that the host named while it was asked: it belongs to what it will give. @type {number | undefined} */
  #nextEnd;
  /** `true` if the host named the end. */
  #isEndGiven = false;
  /** `true` if the token came from a question. */
  #isAnswer = false;
  /** `true` if it was renewed early, or tried to. */
  #wasRenewedEarly = false;
  /** `true` if a refusal may lead to a question. */
  #mayAsk = true;
  /** The question that is under way, and whether the backend has refused the last token. @type {{ wasRefused: boolean } | undefined} */
  #question;
  #isActive = false;
  #stopTimer = () => {};

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** The token. It is handed to the program, and to nobody else. */
  get token() {
    return this.#token;
  }

  /** When it ends, in milliseconds since 1970, as far as is known. @returns {Date | number | null | undefined} */
  get expiresAt() {
    return this.#end;
  }

  /** @param {Date | number | null | undefined} value */
  set expiresAt(value) {
    const end = value === undefined || value === null ? NaN : new Date(value).getTime();
    const known = Number.isFinite(end) ? end : undefined;
    if (this.#question) this.#nextEnd = known;
    if (known === this.#end) return;
    this.#end = known;
    this.#isEndGiven = known !== undefined;
    this.#plan();
  }

  /**
   * The host gives a token of its own accord. The same one again changes nothing.
   *
   * @param {unknown} given
   */
  give(given) {
    const token = this.#read(given, "token");
    if (token === undefined || token === this.#token) return;
    // An end that was set before the token is the token's; one that is over was its predecessor's.
    const isStillGood = this.#isEndGiven && this.#end !== undefined && this.#end > this.#world.now();
    this.#take(token, isStillGood ? this.#end : undefined, false);
    this.#world.use(token);
  }

  /** The user has pressed something. */
  press() {
    this.#mayAsk = true;
  }

  /** The wizard stands in a page. */
  start() {
    this.#isActive = true;
    this.#plan();
  }

  /** `true` if the host can be asked for a token. */
  get canAsk() {
    return this.#world.canAsk();
  }

  /** The program runs, and the host can be asked, one after the other: if there is no token, it is asked for one. */
  startAsking() {
    if (this.#isActive && !this.#token && this.canAsk) this.#ask(false);
  }

  /** Nothing is asked from now on. */
  stop() {
    this.#isActive = false;
    this.#stopTimer();
  }

  /** The backend has refused the token, or there is none. Returns whether the host is asked for another. */
  refused() {
    if (!this.#world.canAsk() || !(this.#mayAsk || this.#question)) return false;
    this.#mayAsk = false;
    this.#ask(true);
    return true;
  }

  /** @param {boolean} wasRefused */
  #ask(wasRefused) {
    if (this.#question) {
      this.#question.wasRefused ||= wasRefused;
      return;
    }
    const question = { wasRefused };
    this.#question = question;
    this.#nextEnd = undefined;
    this.#stopTimer();
    const over = () => {
      stopWaiting();
      if (this.#question === question) this.#question = undefined;
    };
    const stopWaiting = this.#world.after(TIMEOUT, () => {
      over();
      this.#world.fail(`getToken has given nothing for ${TIMEOUT / 1000} seconds.`);
    });
    new Promise((resolve) => {
      resolve(this.#world.ask());
    }).then(
      (given) => {
        over();
        this.#answered(given, question.wasRefused);
      },
      (error) => {
        over();
        this.#world.fail("getToken failed.", error);
      },
    );
  }

  /**
   * @param {unknown} given
   * @param {boolean} wasRefused
   */
  #answered(given, wasRefused) {
    const token = this.#read(given, "getToken");
    if (token === undefined) return;
    if (token === this.#token) {
      if (wasRefused) this.#world.fail("getToken gave the token once more that the backend has refused.");
      return;
    }
    this.#take(token, this.#nextEnd, true);
    this.#world.use(token);
  }

  /**
   * @param {unknown} given
   * @param {string} source
   */
  #read(given, source) {
    const read = readToken(given);
    if ("problem" in read) {
      this.#world.fail(`${source} gave no token, but ${read.problem}.`);
      return undefined;
    }
    if (read.warning) this.#world.warn(`${source} gave ${read.warning}`);
    return read.token;
  }

  /**
   * @param {string} token
   * @param {number | undefined} end
   * @param {boolean} isAnswer
   */
  #take(token, end, isAnswer) {
    this.#token = token;
    this.#isEndGiven = end !== undefined;
    this.#end = end ?? expiryOf(token);
    this.#isAnswer = isAnswer;
    this.#wasRenewedEarly = false;
    this.#mayAsk = !isAnswer;
    this.#plan();
  }

  /** Plans the one early renewal of this token. */
  #plan() {
    this.#stopTimer();
    if (!this.#isActive || !this.#token || this.#end === undefined || this.#wasRenewedEarly || !this.#world.canAsk()) return;
    const wait = this.#end - EARLY - this.#world.now();
    // A new token can't be about to end: a clock is wrong, or the token is short-lived by design. So two early renewals
    // are at least this far apart.
    if (wait < EARLY && this.#isAnswer) return;
    // A timer takes no more than this.
    if (wait >= 2 ** 31) return;
    this.#stopTimer = this.#world.after(Math.max(wait, 0), () => {
      this.#wasRenewedEarly = true;
      this.#ask(false);
    });
  }
}

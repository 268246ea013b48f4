// The members that every event carries, so that a funnel can be drawn from events alone: the run of a wizard it belongs
// to, the time in that run, and the step. Kept in memory only.

import { EVENTS } from "./event-list.js";

/** One run: a wizard from when it begins to load to its end. */
export class Run {
  /** As long as a trace's id in OpenTelemetry, and written like one. */
  #id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  #began = performance.now();
  #step = "start";

  /**
   * Adds to the detail of an event.
   *
   * @template {Record<string, any>} Detail
   * @param {Detail} detail
   */
  mark(detail) {
    this.#step = detail.step ?? this.#step;
    return Object.assign(detail, { run: this.#id, elapsed: Math.round(performance.now() - this.#began), step: this.#step });
  }
}

/**
 * Marks every event of a wizard's before anybody hears of it.
 *
 * @param {EventTarget} place where the events pass
 * @param {() => Run} run
 */
export function markEvents(place, run) {
  for (const name of EVENTS) {
    place.addEventListener(`cw-${name}`, (event) => run().mark(/** @type {CustomEvent} */ (event).detail), true);
  }
}

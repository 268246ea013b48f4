// Reads settings as far as the scripts need it: which of them a change really changes. What a value means, and whether it
// can be used, the program says. Pure.

import { SETTINGS } from "./settings-list.js";

/** @typedef {Record<string, unknown>} Settings Values by the setting's name, as in config.json. */

/** With another of these it is another flow: the program is made anew. */
const FOUNDATIONS = new Set([
  "backend", "provider", "hosts", "field-keys", "account-id", "whitelabel-hide", "idempotency-keys",
]);

/**
 * `provider-name` as a property: `providerName`.
 *
 * @param {string} name
 */
export const camel = (name) => name.replace(/-(.)/g, (_, /** @type {string} */ letter) => letter.toUpperCase());

/**
 * A value as a setting holds it; undefined takes the setting away.
 *
 * @param {string} name
 * @param {unknown} value
 * @returns {unknown}
 */
export function settingOf(name, value) {
  if (value === null || value === undefined) return undefined;
  if (SETTINGS[name]?.kind === "language") return languageTag(String(value));
  return typeof value === "object" ? value : String(value);
}

/**
 * A language as other systems write it (`de_DE.UTF-8`, `pt_BR`, ` fr `), as a tag; undefined for none.
 *
 * @param {string | null | undefined} text
 */
export function languageTag(text) {
  const [tag = ""] = (text ?? "").trim().split(/[.@]/);
  // An odd text that starts with a dot stays whole, for the program to name.
  return (tag || (text ?? "").trim()).replaceAll("_", "-") || undefined;
}

/**
 * The settings in the text of a file; none where it is no such file, which the program names.
 *
 * @param {string | undefined} text
 * @returns {Settings}
 */
export function settingsIn(text) {
  try {
    /** @type {unknown} */
    const read = JSON.parse(text ?? "");
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}

/**
 * Returns the value that counts for each setting: that of the first of these places that has it, in one way of writing.
 *
 * @param {Settings[]} places the most important first
 * @returns {Map<string, string>}
 */
export function effective(...places) {
  const found = new Map();
  for (const [name, { kind, initial }] of Object.entries(SETTINGS)) {
    const place = places.find((settings) => settings[name] !== undefined && settings[name] !== null);
    found.set(name, written(kind, place ? place[name] : initial));
  }
  return found;
}

/**
 * The settings that differ, and whether one of them makes another flow.
 *
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 */
export function difference(before, after) {
  const names = [...after.keys()].filter((name) => before.get(name) !== after.get(name));
  return { names, isAnotherFlow: names.some((name) => FOUNDATIONS.has(name)) };
}

/**
 * One text for all ways of writing the same value.
 *
 * @param {import("./settings-list.js").Kind} kind
 * @param {unknown} value
 */
function written(kind, value) {
  if (value === undefined || value === null) return "";
  if (typeof value === "object") return asJson(kind === "list" ? list(value) : value);
  const text = String(value).trim();
  if (kind === "address") return text.replace(/\/+$/, "");
  if (kind === "boolean") return text || "true";
  if (kind === "number") return /^\d+$/.test(text) ? String(Number(text)) : text;
  if (kind === "list") return asJson(list(text));
  if (kind === "language") return (languageTag(text) ?? "").toLowerCase();
  if ((kind === "object" || kind === "theme") && text.startsWith("{")) return asJson(settingsIn(text));
  return text;
}

/** No list of ours has as many entries as this; one that has is compared no further. */
const LONGEST = 1000;

/** @param {unknown} value */
function list(value) {
  const entries = Array.isArray(value) ? value.slice(0, LONGEST).map(String) : String(value).split(/[\s,]+/);
  return entries.filter(Boolean);
}

/** @param {unknown} value */
function asJson(value) {
  try {
    return JSON.stringify(sorted(value));
  } catch {
    // An object that goes round in circles: the program says what is wrong with it.
    return "?";
  }
}

/**
 * With the keys of every object in order.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

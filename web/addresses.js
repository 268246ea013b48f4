// The addresses of the element's files: beside this script, or where a bundler has put each of them. A bundler finds a
// file only by an address that stands in the source, so the package for bundlers (`tools/package/`) hands in a table of
// them.

/** @typedef {import("./program.js").Program} Program */

/** Imports one copy of a script for each call of a list: a program that broke is started afresh from the next copy. */
/** @typedef {(() => Promise<Program>)[]} Copies */

/** Not by `new URL`, which a bundler would take for the name of a file. */
const BESIDE = import.meta.url.slice(0, import.meta.url.lastIndexOf("/") + 1);

/** @type {Record<string, string>} */
let files = {};
/** @type {Record<string, Copies>} */
let scripts = {};

/**
 * Tells where files are that are not beside this script, and how the program's scripts are imported.
 *
 * @param {{ files: Record<string, string>, scripts: Record<string, Copies> }} known
 */
export function useFiles(known) {
  ({ files, scripts } = known);
}

/** The address of a file of the build. @param {string} name */
export const addressOf = (name) => files[name] ?? BESIDE + name;

/** The program's script: its address, or what imports it. @param {string} name */
export const scriptOf = (name) => scripts[name] ?? addressOf(name);

/** The files that a bundler has put somewhere, for the program. */
export const knownFiles = () => files;

/** The folder of this script. */
export const base = BESIDE;

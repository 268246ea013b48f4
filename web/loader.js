// Loads the program, for the page and for the element alike, or says why it can't be had. One program serves all
// widgets of a page; after a crash the next widget gets a fresh one, since the old one is in pieces.

import { json } from "./files.js";

/** @typedef {import("./program.js").Program} Program */

/**
 * A script's address; or, where a bundler has it, what imports one copy of it each.
 *
 * @typedef {string | (() => Promise<Program>)[]} Script
 */

/**
 * The program's files.
 *
 * @typedef {{ script: Script, wasm: string, plain: Script | undefined }} ProgramFiles
 */

/** The reason why there is no program: `name` is that of a notice. */
export class LoadError extends Error {
  /**
   * @param {string} name
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(name, message, cause) {
    super(message, { cause });
    this.name = name;
  }
}

/** @type {Map<string, Promise<Program>>} */
const programs = new Map();
let copies = 0;
let wasRefused = false;

/**
 * The program of these files; where no WebAssembly may run, the same program as a script alone, `plain`, as far as the
 * build has one. Rejects with a `LoadError`.
 *
 * @param {ProgramFiles} files
 * @returns {Promise<Program>}
 */
export function load({ script, wasm, plain }) {
  const known = programs.get(wasm);
  if (known) return known;
  const program = plain && !mayCompile() ? startPlain(plain) : start(script, wasm);
  programs.set(wasm, program);
  // A file that did not arrive may do so the next time.
  program.catch(() => {
    if (programs.get(wasm) === program) programs.delete(wasm);
  });
  return program;
}

/**
 * The addresses of all of them that have one.
 *
 * @param {ProgramFiles} files
 */
export const addresses = ({ script, wasm, plain }) => [script, wasm, plain].filter((file) => typeof file === "string");

/**
 * The files of the build that is served by now, which may be a newer one than the page's; undefined where it can't be asked.
 *
 * @param {string} base
 * @returns {Promise<ProgramFiles | undefined>}
 */
export async function servedFiles(base) {
  const { script, wasm, plain } = await json(`${base}program.json`);
  if (!script || !wasm) return undefined;
  return { script: base + script, wasm: base + wasm, plain: plain && base + plain };
}

/**
 * Makes the next `load` start afresh. Calls for one and the same program count once.
 *
 * @param {Promise<Program> | undefined} program
 */
export function invalidate(program) {
  for (const [wasm, known] of programs) {
    if (known !== program) continue;
    programs.delete(wasm);
    copies += 1;
  }
}

/**
 * Imports a script, after a crash another copy of it: a module is made once for each address.
 *
 * @param {Script} script
 * @returns {Promise<Program>}
 */
function importFresh(script) {
  if (typeof script === "string") {
    const address = copies ? `${script}?again=${copies}` : script;
    return import(address);
  }
  return script[copies]?.() ?? Promise.reject(new Error("no copy of the program is left."));
}

/** Returns `true` if there is WebAssembly, and the page's policy lets it run: tried with an empty program. */
function mayCompile() {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/**
 * @param {Script} plain
 * @returns {Promise<Program>}
 */
async function startPlain(plain) {
  /** @type {Program} */
  let program;
  try {
    program = await importFresh(plain);
  } catch (error) {
    // Half a script can't be read; one that is not there can't be fetched.
    throw error instanceof SyntaxError
      ? new LoadError("damaged", "the program's script is not whole.", error)
      : new LoadError("missing", "a file is missing.", error);
  }
  await program.default();
  return program;
}

/**
 * @param {Script} script
 * @param {string} wasm
 * @returns {Promise<Program>}
 */
async function start(script, wasm) {
  if (typeof WebAssembly !== "object") throw new LoadError("unsupported", "this browser has no WebAssembly.");
  /** @param {SecurityPolicyViolationEvent} event */
  const watch = (event) => {
    wasRefused ||= event.blockedURI === "wasm-eval";
  };
  document.addEventListener("securitypolicyviolation", watch);
  try {
    const [program, code] = await fetchParts(script, wasm);
    const type = code.headers.get("content-type");
    if (!/^application\/wasm/.test(type ?? "")) {
      console.warn(`connect-wizard: serve .wasm files as application/wasm, not as ${type}, so that the program starts faster.`);
    }
    try {
      await program.default({ module_or_path: code });
    } catch (error) {
      throw wasRefused || /content security policy|unsafe-eval|csp/i.test(String(error))
        ? new LoadError("refused", "the policy needs script-src 'wasm-unsafe-eval'.", error)
        : new LoadError("damaged", "the .wasm file is not whole, or not WebAssembly.", error);
    }
    return program;
  } finally {
    document.removeEventListener("securitypolicyviolation", watch);
  }
}

/**
 * @param {Script} script
 * @param {string} wasm
 * @returns {Promise<[Program, Response]>}
 */
async function fetchParts(script, wasm) {
  try {
    /** @type {[Program, Response]} */
    const [program, code] = await Promise.all([importFresh(script), fetch(wasm)]);
    if (!code.ok) throw new Error(`${code.status} for ${wasm}`);
    return [program, code];
  } catch (error) {
    throw new LoadError("missing", "a file is missing.", error);
  }
}

// Fetches the parts of the program that come after the first one. The build takes this into the program's own script, so that
// a program which starts afresh after a crash has loaders of its own.

/**
 * The time limit of one request, in milliseconds. With the second try it is known within 30 s that a part won't come.
 */
const TIME_LIMIT = 10_000;

/** The pause before the second try, in milliseconds. */
const PAUSE = 1_000;

/** Called when a part is gone for good. @type {Set<() => void>} */
const watchers = new Set();

/**
 * Calls `act` when a part is gone for good, since the files were replaced by those of a newer build. Gives back a function
 * that ends this: a promise in its place would keep every wizard that ever waited for it.
 *
 * @param {() => void} act
 */
export function onStale(act) {
  watchers.add(act);
  return () => void watchers.delete(act);
}

/**
 * The imports of the parts: everything they share with the first one.
 *
 * @typedef {{ __wasm_split: { __indirect_function_table: WebAssembly.Table } & WebAssembly.ModuleImports }} Shared
 */

/**
 * Makes loaders of parts, each for the files of one part. A loader takes a function of the program, by its index in the
 * table, and its data: the function is called when it is known whether the part is there.
 *
 * @param {() => Shared} shared
 */
export function parts(shared) {
  /** The files that are a part of the program by now, or will be. @type {Map<string, Promise<unknown>>} */
  const linked = new Map();
  let hasFailed = false;
  /** @type {Promise<boolean> | undefined} */
  let check;

  /** @param {string} address */
  function link(address) {
    const known = linked.get(address);
    if (known) return known;
    const linking = compiled(address).then((module) => WebAssembly.instantiate(module, { ...shared() }));
    linked.set(address, linking);
    // A file that did not arrive may do so the next time. Others who waited for it hear of the same failure: the
    // program asks anew for each of them, one after another, and a file that hangs would be waited for twice.
    linking.catch(async () => {
      await turn();
      await check;
      await turn();
      linked.delete(address);
      check = undefined;
    });
    return linking;
  }

  return (/** @type {string[]} */ addresses) => async (/** @type {number} */ callback, /** @type {number} */ data) => {
    let isThere = true;
    try {
      await Promise.all(addresses.map(link));
    } catch (error) {
      isThere = false;
      console.error("connect-wizard: a part of the program didn't load.", error);
      if (hasFailed && (await (check ??= isReplaced()))) for (const act of [...watchers]) act();
      hasFailed = true;
    }
    shared().__wasm_split.__indirect_function_table.get(callback)(data, isThere);
  };
}

/** Ends when all who wait for something that has just happened have heard of it. */
const turn = () => new Promise((done) => setTimeout(done));

/**
 * Compiled from its bytes, for which no content type is needed.
 *
 * @param {string} address
 */
async function compiled(address) {
  try {
    return await WebAssembly.compile(await bytes(address, "default"));
  } catch (error) {
    console.warn(`connect-wizard: requesting ${address} again.`, error);
    await new Promise((done) => setTimeout(done, PAUSE));
    // A copy that was cut short on its way may be in the cache.
    return await WebAssembly.compile(await bytes(address, "reload"));
  }
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 */
async function bytes(address, cache) {
  const response = await fetch(address, { cache, signal: AbortSignal.timeout(TIME_LIMIT) });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.arrayBuffer();
}

/** Returns `true` if the files that are served by now are those of another build than this script's. */
async function isReplaced() {
  try {
    const signal = AbortSignal.timeout(TIME_LIMIT);
    const response = await fetch(new URL("./program.json", import.meta.url), { cache: "no-store", signal });
    const { script } = await response.json();
    return !import.meta.url.includes(script);
  } catch {
    return false;
  }
}

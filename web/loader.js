// Loads the program, for the page and for the element alike, or says why it can't be had. One program serves all
// widgets of a page; after a crash the next widget gets a fresh one, since the old one is in pieces.

/** Why there is no program: `name` is that of a notice. */
export class Trouble extends Error {
  constructor(name, message, cause) {
    super(message, { cause });
    this.name = name;
  }
}

const programs = new Map();
let crashes = 0;
let wasRefused = false;

/** The program whose script and WebAssembly have these addresses. Rejects with a `Trouble`. */
export function load(script, wasm) {
  let program = programs.get(wasm);
  if (!program) {
    // A module is made once for each address, so a fresh copy needs a fresh one.
    program = start(crashes ? `${script}?again=${crashes}` : script, wasm);
    programs.set(wasm, program);
    // What did not arrive may do so the next time.
    program.catch(() => programs.delete(wasm));
  }
  return program;
}

/** Makes the next `load` start afresh. Calls for one and the same crash count once. */
export function forget(program) {
  for (const [wasm, known] of programs) {
    if (known !== program) continue;
    programs.delete(wasm);
    crashes += 1;
  }
}

/** What is wanted by few, and so is fetched on demand: texts to copy, instructions for somebody else, and for a developer
 * why the backend can't be asked. */
export function helps(root, base) {
  if (/[?&]cw-debug\b/.test(location.search)) import("./debug.js").then(({ watch }) => watch(root), () => {});
  const help = ({ type, target }) => {
    if (!target.closest?.("[data-cw-copy], [data-cw-handoff]")) return;
    import("./handoff.js").then((module) => module[type](target, base), () => {});
  };
  root.addEventListener("click", help);
  // This event does not bubble.
  root.addEventListener("toggle", help, true);
}

/** Whether answers may outlive a reload of the page: the first of these places that says so decides. */
export function isResumed(own, ...files) {
  const said = own ?? files.map(resumeIn).find((value) => value !== undefined);
  return said === true || said === "" || said === "true";
}

function resumeIn(text) {
  try {
    return JSON.parse(text).resume;
  } catch {
    // What is no JSON is named by the program.
    return undefined;
  }
}

async function start(script, wasm) {
  if (typeof WebAssembly !== "object") throw new Trouble("unsupported", "this browser has no WebAssembly.");
  const watch = (event) => (wasRefused ||= event.blockedURI === "wasm-eval");
  document.addEventListener("securitypolicyviolation", watch);
  try {
    let program;
    let code;
    try {
      [program, code] = await Promise.all([import(script), fetch(wasm)]);
      if (!code.ok) throw new Error(`${code.status} for ${wasm}`);
    } catch (error) {
      throw new Trouble("missing", "a file is missing.", error);
    }
    const type = code.headers.get("content-type");
    if (!/^application\/wasm/.test(type ?? "")) {
      console.warn(`connect-wizard: serve .wasm files as application/wasm, not as ${type}: it starts faster then.`);
    }
    try {
      await program.default({ module_or_path: code });
    } catch (error) {
      throw wasRefused || /content security policy|unsafe-eval|csp/i.test(String(error))
        ? new Trouble("refused", "the policy needs script-src 'wasm-unsafe-eval'.", error)
        : new Trouble("damaged", "the .wasm file is not whole, or not WebAssembly.", error);
    }
    return program;
  } finally {
    document.removeEventListener("securitypolicyviolation", watch);
  }
}

// esbuild leaves `new URL("./file", import.meta.url)` alone, so that the file would be looked for beside the bundle. This
// plugin has it take the element's files along, as other bundlers do by themselves.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = dirname(fileURLToPath(import.meta.url));
const ADDRESS = /new URL\("(?:\.\/)?([^"?]+)(?:\?[^"]*)?",\s*import\.meta\.url\)/g;

/** `plugins: [connectWizard()]`: for builds with `format: "esm"`, `splitting: true` and an `outdir`. */
export function connectWizard() {
  return {
    name: "connect-wizard",
    setup(build) {
      const { outdir, outfile, absWorkingDir = process.cwd() } = build.initialOptions;
      const folder = resolve(absWorkingDir, outdir ?? dirname(outfile));
      build.onLoad({ filter: /\.m?js$/ }, ({ path }) => {
        if (relative(PACKAGE, dirname(path)) !== "") return undefined;
        const text = readFileSync(path, "utf8");
        if (!text.match(ADDRESS)) return undefined;
        mkdirSync(folder, { recursive: true });
        const contents = text.replace(ADDRESS, (_, name) => {
          const bytes = readFileSync(join(PACKAGE, name));
          const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
          const written = `${basename(name, extname(name))}-${hash}${extname(name)}`;
          writeFileSync(join(folder, written), bytes);
          return `new URL("./${written}", import.meta.url)`;
        });
        return { contents, loader: "js", resolveDir: dirname(path) };
      });
    },
  };
}

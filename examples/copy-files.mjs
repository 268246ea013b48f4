// The wizard's files must lie together on your host, as they are: this copies them out of the package.
// Usage: node copy-files.mjs FOLDER [FILE-OF-THE-PAGE ...]
import { cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

const [folder, ...pages] = process.argv.slice(2);
const manifest = createRequire(join(process.cwd(), "package.json")).resolve("connect-wizard/package.json");
rmSync(folder, { recursive: true, force: true });
cpSync(dirname(manifest), folder, { recursive: true, dereference: true });
for (const page of pages) cpSync(page, join(dirname(folder), basename(page)));

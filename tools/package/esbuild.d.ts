import type { Plugin } from "esbuild";

/** Takes the element's files along: for builds with `format: "esm"`, `splitting: true` and an `outdir`. */
export declare function connectWizard(): Plugin;

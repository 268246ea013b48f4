// Lints every script here by what TypeScript knows of it. `cargo xtask scripts` runs it.

import { createRequire } from "node:module";

// Where `cargo xtask tools` installs.
const require = createRequire(new URL("../target/tools/", import.meta.url));
const typescript = require("typescript-eslint");

export default typescript.config(
  { ignores: ["eslint.config.mjs", "**/*.d.ts"] },
  {
    files: ["*.js"],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ForInStatement", message: "A page may have extended Object.prototype: loop over Object.keys(...)." },
      ],
      "prefer-const": "error",
      // `void` would hide what a page sees as its own unhandled rejection.
      "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: false }],
      "@typescript-eslint/no-misused-promises": "error",
      // JSON and events come as `any`; what is read of them is checked where it matters.
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["tests/*.js"],
    extends: [typescript.configs.recommended],
  },
);

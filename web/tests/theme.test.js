import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { themeStyle } from "../theme.js";
import { COLORS, FONT, SHAPE } from "../token-list.js";

test("every token of a brand can be set at run time", () => {
  const tokens = JSON.parse(readFileSync(new URL("../../assets/themes/tokens.json", import.meta.url), "utf8"));
  const theme = { colors: { light: {}, dark: {} }, font: {}, shape: {} };
  for (const key of COLORS) theme.colors.light[key] = theme.colors.dark[key] = "#123456";
  for (const key of FONT) theme.font[key] = "1rem";
  for (const key of SHAPE) theme.shape[key] = "1rem";
  const { css, warnings } = themeStyle(theme);
  assert.deepEqual(warnings, []);
  for (const { property } of tokens) assert.ok(css.includes(`${property}:`), property);
});

test("colours of one scheme pin it, of both follow the page", () => {
  assert.deepEqual(themeStyle({ colors: { dark: { brand: "red" } } }), { css: ":host{--cw-color-brand:red}", scheme: "dark", warnings: [] });
  const both = themeStyle({ colors: { light: { brand: "red" }, dark: { brand: "blue" } } }, ":root");
  assert.deepEqual(both, { css: ":root{--cw-color-brand:light-dark(red,blue)}", scheme: undefined, warnings: [] });
});

test("a theme of the official Hub is applied, under the scheme of its card", () => {
  const { css, scheme } = themeStyle('{"colors":{"card":{"background":"#101010"},"secondary":{"background":"#aa0000"}},"radius":{"md":"4px"}}');
  assert.equal(css, ":host{--cw-color-surface:#101010;--cw-color-brand:#aa0000;--cw-radius:4px}");
  assert.equal(scheme, "dark");
});

test("nothing in a theme leaves its place in the style sheet", () => {
  for (const value of ["red;}", "url(https://a.example)", "red/*", "rgb(1", "a)b", 'x"', "@import", "<b>", "red\\", "a\nb"]) {
    const { css, warnings } = themeStyle({ colors: { light: { brand: value } } });
    assert.equal(css, "", value);
    assert.equal(warnings.length, 1, value);
  }
  for (const theme of [null, 5, [], "blue", "{"]) {
    const { css, warnings } = themeStyle(theme);
    assert.deepEqual([css, warnings.length], ["", 1], JSON.stringify(theme));
  }
  assert.deepEqual(themeStyle("dark"), { css: "", scheme: "dark", warnings: [] });
});

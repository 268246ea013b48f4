// Small parts, each by its own few cases.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { isCrash } from "../crash.js";
import { linesOf, plain } from "../handoff.js";
import { languageAround } from "../language.js";
import { ConnectWizardError, Outcome } from "../outcome.js";
import { pixels } from "../styles.js";
import { pinnedScheme } from "../theme-setting.js";
import { wordsIn } from "../words.js";

test("lengths follow the letters that the user has chosen", () => {
  assert.equal(pixels("a{margin:0.5rem -1.25rem .5rem;width:2rem}", 20), "a{margin:10px -25px 10px;width:40px}");
  assert.equal(pixels("a{width:1remote;color:#2rem}", 16), "a{width:1remote;color:#32px}");
});

test("a trap of our program is a crash; one of another's, or any other error, is none", () => {
  const addresses = ["https://a.example/connect-wizard-1.js", "https://a.example/connect-wizard-1_bg.wasm"];
  const at = (error, address) => Object.assign(error, { stack: `${error}\n    at f (${address}:wasm-function[7]:0x10)` });
  assert.ok(isCrash(at(new WebAssembly.RuntimeError("memory access out of bounds"), addresses[1]), addresses));
  assert.ok(isCrash(at(new WebAssembly.RuntimeError("unreachable"), `${addresses[0]}?again=1`), addresses));
  assert.ok(isCrash(at(new RangeError("Maximum call stack size exceeded"), addresses[1]), addresses));
  assert.ok(!isCrash(at(new WebAssembly.RuntimeError("unreachable"), "https://b.example/game.wasm"), addresses));
  assert.ok(!isCrash(at(new RangeError("Invalid array length"), "https://b.example/app.js"), addresses));
  assert.ok(!isCrash(at(new Error("closure invoked recursively"), addresses[0]), addresses));
  assert.ok(!isCrash("a text", addresses) && !isCrash(undefined, addresses));
});

test("the language is inherited through shadow roots", () => {
  const node = (lang, parentNode, host) => ({
    parentNode,
    ...(host ? { host } : { getAttribute: () => lang }),
  });
  const html = node("de", { parentNode: null });
  const outer = node(null, html);
  const inner = node(null, node(null, null, outer));
  const deep = node(null, node(null, null, inner));
  assert.equal(languageAround(deep), "de");
  assert.equal(languageAround(node("pt_BR", deep)), "pt-BR");
  assert.equal(languageAround(node("", html)), undefined);
  assert.equal(languageAround(node(null, { parentNode: null })), undefined);
});

test("what is said before anything arrives is said in every language that there is", () => {
  const files = readdirSync(new URL("../../assets/locales/", import.meta.url));
  for (const tag of ["en", ...files.map((file) => file.replace(".json", ""))]) {
    const words = wordsIn([tag]);
    assert.equal(words.lang, tag);
    assert.equal(words.dir, new Intl.Locale(tag).maximize().script === "Arab" ? "rtl" : "ltr");
    for (const said of Object.values(words)) assert.ok(said.trim());
  }
  assert.equal(wordsIn([undefined, "xx", "pt-BR", "de"]).lang, "pt");
  assert.equal(wordsIn(["toString"]).lang, "en");
});

test("open() ends once, and an end that nobody waits for is no error of the page", async () => {
  const left = new Outcome();
  left.settle(undefined, undefined);
  await assert.rejects(left.promise, { name: "ConnectWizardError", code: "cancelled", reason: "cancelled" });
  const failed = new Outcome();
  failed.settle(undefined, "timeout");
  await assert.rejects(failed.promise, (error) => error instanceof ConnectWizardError && error.code === "failed" && error.reason === "timeout");
  const linked = new Outcome();
  linked.settle({ id: "1", provider: "clayhr" }, "timeout");
  assert.deepEqual(await linked.promise, { id: "1", provider: "clayhr" });
  // Would end this process if it were not handled.
  new Outcome().settle(undefined, undefined);
  await new Promise((done) => setTimeout(done));
});

test("the guide is read out in order, without marks", () => {
  assert.equal(plain("Open **Settings**, then [the key](https://a.example/k) `x`"), "Open Settings, then the key (https://a.example/k) x");
  const guide = JSON.parse(readFileSync(new URL("../../assets/guides/clayhr.json", import.meta.url), "utf8"));
  const lines = linesOf(guide, (text) => text);
  assert.ok(lines.filter(({ kind }) => kind === "heading").length >= 3);
  assert.ok(lines.some(({ kind }) => kind === "item"));
  assert.deepEqual(linesOf({}, (text) => text), []);
});

test("a theme that names a scheme pins it", () => {
  assert.deepEqual(["light", "dark", "system", "blue", '{"colors":{}}', {}, undefined].map(pinnedScheme), ["light", "dark", "system", undefined, undefined, undefined, undefined]);
});

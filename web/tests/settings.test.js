import assert from "node:assert/strict";
import { test } from "node:test";

import { camel, difference, effective, languageTag, settingOf, settingsIn } from "../settings.js";

const names = (before, after) => difference(effective(before), effective(after)).names;

test("a setting's name is its property's, in other letters", () => {
  assert.equal(camel("backend"), "backend");
  assert.equal(camel("time-limit-seconds"), "timeLimitSeconds");
});

test("the same value written otherwise, or said where it counted already, changes nothing", () => {
  for (const [before, after] of [
    [{}, { provider: "clayhr" }],
    [{}, { "provider-name": "ClayHR" }],
    [{}, { "time-limit-seconds": "30" }],
    [{}, { "time-limit-seconds": 30, "idle-minutes": " 15 " }],
    [{}, { hosts: "clayhr.com, clayhr.net bizmerlin.net" }],
    [{}, { footer: "" }],
    [{}, { footer: true, resume: false, theme: "system" }],
    [{}, { backend: undefined, locale: null }],
    [{ backend: "https://hub.example" }, { backend: "https://hub.example/" }],
    [{ "whitelabel-hide": "" }, { "whitelabel-hide": true }],
    [{ texts: '{"a":"1","b":{"c":1,"d":2}}' }, { texts: { b: { d: 2, c: 1 }, a: "1" } }],
    [{ locale: "de_AT" }, { locale: "de-at" }],
    [{ locale: "" }, {}],
  ]) {
    assert.deepEqual(names(before, after), [], JSON.stringify([before, after]));
  }
});

test("another value changes its setting, and some settings the flow", () => {
  for (const [before, after, name, isAnotherFlow] of [
    [{}, { provider: "any" }, "provider", true],
    [{}, { hosts: "clayhr.com" }, "hosts", true],
    [{ backend: "https://hub.example" }, { backend: "https://hub.example/v2" }, "backend", true],
    [{}, { footer: "false" }, "footer", false],
    [{}, { "product-name": "Acme" }, "product-name", false],
    [{ texts: { list: ["a", "b"] } }, { texts: { list: ["b", "a"] } }, "texts", false],
    // Values that can't be used differ too: the program says so.
    [{}, { footer: "yes" }, "footer", false],
    [{}, { "time-limit-seconds": "3e1" }, "time-limit-seconds", false],
    [{}, { "idempotency-keys": "never" }, "idempotency-keys", true],
  ]) {
    const found = difference(effective(before), effective(after));
    assert.deepEqual(found, { names: [name], isAnotherFlow }, JSON.stringify([before, after]));
  }
});

test("the first place that has a setting decides", () => {
  const file = settingsIn('{"provider":"any","footer":false}');
  const brand = settingsIn('{"provider":"other","logo":"a.svg"}');
  const found = effective({ footer: "true" }, file, brand);
  assert.deepEqual(
    ["footer", "provider", "logo", "idle-minutes"].map((name) => found.get(name)),
    ["true", "any", "a.svg", "15"],
  );
});

test("a file that is none has no settings", () => {
  for (const text of [undefined, "", "{", "null", "[]", '"a"', "<!doctype html>"]) assert.deepEqual(settingsIn(text), {});
});

test("a language is understood as other systems write it", () => {
  for (const [text, tag] of [
    ["de", "de"],
    ["de_DE", "de-DE"],
    ["pt_BR.UTF-8", "pt-BR"],
    ["ca_ES@valencia", "ca-ES"],
    [" fr ", "fr"],
    ["", undefined],
    ["  ", undefined],
    [null, undefined],
    [undefined, undefined],
    ["../x", "../x"],
  ]) {
    assert.equal(languageTag(text), tag, String(text));
  }
  assert.equal(settingOf("locale", ""), undefined);
  assert.equal(settingOf("locale", "pt_BR"), "pt-BR");
  assert.equal(settingOf("provider-name", "a_b"), "a_b");
});

test("odd values are compared without harm", () => {
  const round = {};
  round.round = round;
  const endless = new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 31 : list[key]) });
  assert.deepEqual(names({}, { texts: round, hosts: endless }), ["hosts", "texts"]);
});

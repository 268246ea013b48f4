import assert from "node:assert/strict";
import { test } from "node:test";

import { isKept } from "../keyboard.js";

const input = { localName: "input", type: "text" };
const button = { localName: "button", type: "submit" };

test("what is typed into a field stays inside", () => {
  const fields = [input, { localName: "input", type: "password" }, { localName: "textarea" }, { localName: "select" }, { localName: "div", isContentEditable: true }];
  for (const field of fields) {
    for (const key of ["s", "S", "/", "?", "-", " ", "Backspace", "Delete", "Enter", "ArrowLeft", "Home", "F2", "é", "Dead", "Process"]) {
      assert.ok(isKept({ key }, field, false), `${key} in ${field.localName}`);
    }
  }
});

test("what leads out of a field is heard by the page too, but for what closes a dialog of ours", () => {
  for (const target of [input, button]) {
    assert.ok(!isKept({ key: "Tab" }, target, false));
    assert.ok(!isKept({ key: "Tab" }, target, true));
    assert.ok(!isKept({ key: "Escape" }, target, false));
    assert.ok(isKept({ key: "Escape" }, target, true));
  }
});

test("a button keeps the keys that press it, and no letters", () => {
  for (const target of [button, { localName: "a" }, { localName: "summary" }, { localName: "input", type: "checkbox" }]) {
    assert.ok(isKept({ key: "Enter" }, target, false) && isKept({ key: " " }, target, false));
    assert.ok(!isKept({ key: "s" }, target, false) && !isKept({ key: "/" }, target, false));
  }
  assert.ok(!isKept({ key: "s" }, null, false));
});

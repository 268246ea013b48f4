import assert from "node:assert/strict";
import { test } from "node:test";

import { Standing, allowedAddress, originsOf, pauseOf, withEnding } from "../return-address.js";

const ORIGINS = ["https://app.acme.example", "http://127.0.0.1:8090"];

test("only an address of an allowed origin is gone back to", () => {
  for (const allowed of [
    "https://app.acme.example",
    "https://app.acme.example/done?a=1#b",
    "https://APP.acme.example:443/",
    "http://127.0.0.1:8090/x",
  ]) {
    assert.ok(allowedAddress(allowed, ORIGINS), allowed);
  }
  for (const refused of [
    null,
    "",
    "/done",
    "//app.acme.example/",
    "http://app.acme.example/",
    "https://app.acme.example:8443/",
    "https://app.acme.example.evil.example/",
    "https://evil.example/https://app.acme.example",
    "https://app.acme.example@evil.example/",
    "https://evil.example@app.acme.example/",
    "https://app.acme.example\\@evil.example/".replace("\\", "%5C"),
    "javascript:alert(1)//https://app.acme.example",
    "data:text/html,hi",
    "blob:https://app.acme.example/1",
    "https://",
  ]) {
    assert.equal(allowedAddress(refused, ORIGINS), undefined, String(refused));
  }
});

test("nothing is allowed where nothing is listed", () => {
  assert.equal(allowedAddress("https://app.acme.example", originsOf([{}, {}])), undefined);
  assert.deepEqual(originsOf([{ "return-origins": "null, ,javascript:x" }]), ["null"]);
  assert.equal(allowedAddress("data:text/html,hi", ["null"]), undefined);
});

test("origins are a list or a text, of the first settings that name some, as a browser writes them", () => {
  assert.deepEqual(originsOf([{}, { "return-origins": "https://a.example, https://b.example:443" }]), [
    "https://a.example",
    "https://b.example",
  ]);
  assert.deepEqual(originsOf([{ "return-origins": [] }, { "return-origins": ["https://a.example"] }]), []);
});

test("the address carries how it ended and the state, and nothing of that name from the link", () => {
  const address = new URL("https://a.example/done?keep=1&outcome=linked&account_id=forged&state=old#part");
  assert.equal(
    withEnding(address, "s&1", { outcome: "failed", code: "timeout" }),
    "https://a.example/done?keep=1&outcome=failed&state=s%261&code=timeout#part",
  );
  assert.equal(
    withEnding(address, "", { outcome: "linked", account_id: "7", provider: "clayhr" }),
    "https://a.example/done?keep=1&outcome=linked&account_id=7&provider=clayhr#part",
  );
});

test("it ends as it stands when the user leaves", () => {
  const standing = new Standing();
  const after = (name, detail = {}) => {
    standing.take(name, detail);
    return standing.ending;
  };
  assert.deepEqual(standing.ending, { outcome: "cancelled" });
  assert.deepEqual(after("cw-error", { code: "timeout" }), { outcome: "failed", code: "timeout" });
  assert.deepEqual(after("cw-step"), { outcome: "cancelled" });
  assert.deepEqual(after("cw-success", { id: "7", provider: "clayhr" }), {
    outcome: "linked",
    account_id: "7",
    provider: "clayhr",
  });
  assert.equal(after("cw-error", { code: "timeout" }).outcome, "linked");
});

test("a pause is long enough to object, or there is none", () => {
  assert.equal(pauseOf([{}]), 20);
  assert.equal(pauseOf([{ "return-after-seconds": "45" }]), 45);
  assert.equal(pauseOf([{ "return-after-seconds": 0 }, { "return-after-seconds": 30 }]), 0);
  assert.equal(pauseOf([{ "return-after-seconds": "soon" }]), 0);
});

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { json, text } from "../files.js";

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

const answers = (response) => {
  globalThis.fetch = async () => (response instanceof Error ? Promise.reject(response) : response);
};

test("a file that is there is read", async () => {
  answers(new Response('{"a": 1}'));
  assert.equal(await text("config.json"), '{"a": 1}');
  answers(new Response('\n {"a": 1}'));
  assert.deepEqual(await json("config.json"), { a: 1 });
});

test("what is no JSON is handed on as text, for the program to name", async () => {
  answers(new Response("{"));
  assert.equal(await text("config.json"), "{");
  answers(new Response("{"));
  assert.deepEqual(await json("config.json"), {});
});

test("a page in place of a file counts as no file", async () => {
  for (const page of ["<!doctype html><title>App</title>", "\n  <!DOCTYPE html>", "<html>", "<?xml version='1.0'?>"]) {
    answers(new Response(page, { headers: { "content-type": "text/html" } }));
    assert.equal(await text("config.json"), undefined, page);
    answers(new Response(page));
    assert.deepEqual(await json("notices.json"), {}, page);
  }
});

test("no file, no network and odd JSON are nothing", async () => {
  for (const response of [new Response("gone", { status: 404 }), new TypeError("offline")]) {
    answers(response);
    assert.equal(await text("config.json"), undefined);
  }
  for (const odd of ["null", "1", '"a"']) {
    answers(new Response(odd));
    assert.deepEqual(await json("notices.json"), {});
  }
});

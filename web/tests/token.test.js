import assert from "node:assert/strict";
import { test } from "node:test";

import { expiryOf, readToken, tokenInFragment } from "../token.js";

test("the token of a link is found whatever has been added to the link", () => {
  for (const [hash, token] of [
    ["#token=T", "T"],
    ["#token=T?utm_source=mail", "T"],
    ["#token=T&utm_source=mail", "T"],
    ["#utm_source=mail&token=T", "T"],
    ["#token=T%3Futm_source%3Dmail", "T"],
    ["#token=T.", "T"],
    ["#token=T).", "T"],
    ["#token=T%20", "T"],
    ["#token=%22T%22", "T"],
    ["#token=T>", "T"],
    ["#?token=T", "T"],
    ["#/token=T", "T"],
    ["#token=T#top", "T"],
    ["#token=ab+cd/ef==", "ab+cd/ef=="],
    ["#token=ab%2Bcd%2Fef%3D%3D", "ab+cd/ef=="],
    ["#token=aa.bb-_.cc", "aa.bb-_.cc"],
    ["#token=100%", "100%"],
    ["#token=", undefined],
    ["#token=...", undefined],
    ["#tokens=T", undefined],
    ["#mytoken=T", undefined],
    ["#", undefined],
    ["", undefined],
  ]) {
    assert.equal(tokenInFragment(hash), token, hash);
  }
});

const jwt = (claims) => `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;

test("a token that says its end is believed, and no other text is taken for one", () => {
  assert.equal(expiryOf(jwt({ exp: 1_700_000_000 })), 1_700_000_000_000);
  assert.equal(expiryOf(jwt({ exp: 1_700_000_000, name: "Zoë ÿ" })), 1_700_000_000_000);
  for (const token of [jwt({}), jwt({ exp: "soon" }), jwt(null), "plain", "a.b.c", "", "a.%.c"]) {
    assert.equal(expiryOf(token), undefined, token);
  }
});

test("what a host gives is taken, forgiven or refused", () => {
  for (const [given, token, isForgiven] of [
    ["tok", "tok", false],
    [" tok\n", "tok", false],
    ['"tok"', "tok", true],
    ['{"token":"tok"}', "tok", true],
    [{ token: "tok" }, "tok", true],
    [{ token: "tok", expires_in: 1800 }, "tok", true],
  ]) {
    const read = readToken(given);
    assert.equal(read.token, token);
    assert.equal(read.warning !== undefined, isForgiven, JSON.stringify(given));
  }
  for (const [given, words] of [
    ["", "an empty text"],
    ["  ", "an empty text"],
    ["<!doctype html><title>Log in</title>", "an HTML page of 36 characters"],
    ["<html>", "an HTML page"],
    ["two words", "spaces"],
    ["tök", "characters that a token can't have"],
    ['"two words"', 'a text in quotation marks of 11 characters without a usable "token"'],
    ['{"error":"login"}', 'JSON of 17 characters without a usable "token"'],
    ["[1]", "JSON"],
    [undefined, "undefined"],
    [null, "null"],
    [42, "a number"],
    [true, "a boolean"],
    [{}, "an object"],
    [{ data: { token: "tok" } }, "an object"],
    [{ token: 42 }, "an object"],
    [["tok"], "a list"],
    [new Response("tok"), "an object of the kind Response"],
  ]) {
    const { problem } = readToken(given);
    assert.ok(problem?.includes(words), `${JSON.stringify(given)}: ${problem}`);
  }
});

test("what is wrong with a token never tells it", () => {
  const secret = "Zk3pQ9rT7vXw2LmN8sBd";
  for (const given of [`${secret} `.repeat(2), `"${secret} x"`, `{"key":"${secret}"}`, `<p>${secret}</p>`, { data: secret }, [secret]]) {
    const read = readToken(given);
    assert.ok(read.problem && !read.problem.includes(secret), read.problem);
  }
  assert.ok(!readToken(`"${secret}"`).warning?.includes(secret));
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { EARLY, TIMEOUT, TokenRenewal } from "../token-renewal.js";

const MINUTE = 60_000;

/** A world whose clock is moved by hand, and that notes what happens in it. */
class World {
  time = 1_800_000_000_000;
  /** The time by which this machine's clock is ahead of the one that tokens are made by. */
  ahead = 0;
  asked = 0;
  used = [];
  warnings = [];
  failures = [];
  timers = [];
  getToken;

  constructor(getToken) {
    this.getToken = getToken;
    this.renewal = new TokenRenewal({
      now: () => this.time + this.ahead,
      after: (milliseconds, act) => {
        const timer = { at: this.time + milliseconds, act };
        this.timers.push(timer);
        return () => (this.timers = this.timers.filter((one) => one !== timer));
      },
      canAsk: () => this.getToken !== undefined,
      ask: () => {
        this.asked += 1;
        return this.getToken();
      },
      use: (token) => {
        this.used.push(token);
        this.onUse?.(token);
      },
      warn: (words) => this.warnings.push(words),
      fail: (words, cause) => this.failures.push([words, cause]),
    });
  }

  start() {
    this.renewal.start();
    this.renewal.startAsking();
    return this.settle();
  }

  async settle() {
    for (let turn = 0; turn < 10; turn += 1) await undefined;
  }

  /** Lets time go by, with every timer at its moment. */
  async pass(milliseconds) {
    const end = this.time + milliseconds;
    for (;;) {
      const [next] = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.act();
      await this.settle();
    }
    this.time = end;
  }

  jwt(lifetime, name = String(Math.random())) {
    const claims = { exp: Math.floor((this.time + lifetime) / 1000), name };
    return `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
  }
}

test("a token is renewed once, two minutes before its end", async () => {
  const world = new World(() => world.jwt(30 * MINUTE));
  world.renewal.give(world.jwt(30 * MINUTE));
  await world.start();
  await world.pass(27 * MINUTE);
  assert.equal(world.asked, 0);
  await world.pass(2 * MINUTE);
  assert.equal(world.asked, 1);
  assert.equal(world.used.length, 2);
  await world.pass(60 * MINUTE);
  assert.equal(world.asked, 3, "each token in turn, for as long as the wizard is open");
});

test("a host without a token is asked for one at the start, and only then", async () => {
  const world = new World(() => "tok");
  await world.start();
  await world.pass(600 * MINUTE);
  assert.deepEqual([world.asked, world.used], [1, ["tok"]]);
});

test("a clock that is wrong and tokens that live shortly lead to no loop", async () => {
  for (const [ahead, lifetime] of [
    [60 * MINUTE, 30 * MINUTE],
    [0, MINUTE],
    [0, 2 * MINUTE + 1],
    [0, 1],
    [0, -MINUTE],
    [29 * MINUTE, 30 * MINUTE],
    [27.9 * MINUTE, 30 * MINUTE],
  ]) {
    const world = new World(() => world.jwt(lifetime));
    world.ahead = ahead;
    world.renewal.give(world.jwt(lifetime));
    await world.start();
    await world.pass(5000);
    assert.ok(world.asked <= 1, `${world.asked} questions with a clock ${ahead} ahead and a life of ${lifetime}`);
    assert.equal(world.used.length, 1 + world.asked, "a new token is used, even if it seems to be over");
    await world.pass(10 * MINUTE);
    assert.ok(world.asked <= 6, `${world.asked} questions in ten minutes`);
  }
});

test("an end that the host names while it is asked is the new token's", async () => {
  const world = new World(async () => {
    world.renewal.expiresAt = world.time + 10 * MINUTE;
    return `tok${world.asked}`;
  });
  await world.start();
  assert.equal(world.renewal.expiresAt, world.time + 10 * MINUTE);
  await world.pass(8 * MINUTE);
  assert.equal(world.asked, 2);
});

test("an end is taken as a date or a number, before the token or after it", async () => {
  for (const isBefore of [true, false]) {
    for (const isDate of [true, false]) {
      const world = new World(() => "new");
      const end = world.time + 5 * MINUTE;
      const set = () => (world.renewal.expiresAt = isDate ? new Date(end) : end);
      if (isBefore) set();
      world.renewal.give("old");
      if (!isBefore) set();
      await world.start();
      await world.pass(3 * MINUTE - 1);
      assert.equal(world.asked, 0);
      await world.pass(1);
      assert.equal(world.asked, 1);
    }
  }
  const world = new World(() => "new");
  world.renewal.give("old");
  world.renewal.expiresAt = new Date("never");
  assert.equal(world.renewal.expiresAt, undefined);
});

test("the end of one token is not that of the next", async () => {
  const world = new World(() => "tok");
  world.renewal.give("one");
  world.renewal.expiresAt = world.time + 3 * MINUTE;
  await world.pass(4 * MINUTE);
  world.renewal.give("two");
  assert.equal(world.renewal.expiresAt, undefined);
});

test("the same token again does nothing, nor does it while time goes by", async () => {
  const world = new World(() => "new");
  const token = world.jwt(30 * MINUTE);
  world.renewal.give(token);
  await world.start();
  for (let second = 0; second < 600; second += 1) {
    world.renewal.give(token);
    world.renewal.give(` ${token} `);
    await world.pass(1000);
  }
  assert.deepEqual([world.asked, world.used.length], [0, 1]);
});

test("a dead token is renewed without a press; what comes from the function only after one", async () => {
  const world = new World(() => `tok${world.asked}`);
  world.renewal.give("dead");
  await world.start();
  world.onUse = (token) => token === "tok2" || world.renewal.refused();
  world.renewal.refused();
  await world.settle();
  assert.equal(world.asked, 1, "tok1 is refused too, and nobody has pressed anything");
  world.renewal.press();
  world.renewal.refused();
  await world.settle();
  assert.deepEqual([world.asked, world.used.at(-1)], [2, "tok2"]);
});

test("whoever waits hears whether another token may come", async () => {
  const world = new World(undefined);
  world.renewal.give("dead");
  await world.start();
  assert.equal(world.renewal.refused(), false, "the host has no getToken");
  world.getToken = () => "tok";
  assert.equal(world.renewal.refused(), true);
  assert.equal(world.renewal.refused(), true, "it is asked already");
  await world.settle();
  assert.equal(world.renewal.refused(), false, "its own token is refused, and nobody has pressed anything");
  world.renewal.press();
  assert.equal(world.renewal.refused(), true);
});

test("however often the backend refuses, a press asks the host once", async () => {
  const world = new World(() => `tok${world.asked}`);
  world.onUse = () => queueMicrotask(() => world.renewal.refused());
  await world.start();
  await world.pass(5000);
  assert.equal(world.asked, 1);
  for (let press = 1; press <= 3; press += 1) {
    world.renewal.press();
    world.renewal.refused();
    await world.pass(5000);
    assert.equal(world.asked, 1 + press);
  }
});

test("a refusal while the host is asked already waits for that answer", async () => {
  let answer;
  const world = new World(() => new Promise((resolve) => (answer = resolve)));
  await world.start();
  world.renewal.press();
  world.renewal.refused();
  answer("tok");
  await world.settle();
  assert.deepEqual([world.asked, world.used], [1, ["tok"]]);
});

test("a host that gives no token is said to, and asked again after a press", async () => {
  const wrong = ["", "<!doctype html>", { error: 1 }, undefined];
  for (const given of [...wrong, "reject", "throw"]) {
    const world = new World(() => {
      if (given === "throw") throw new Error("no");
      return given === "reject" ? Promise.reject(new Error("no")) : given;
    });
    await world.start();
    assert.deepEqual([world.asked, world.used.length, world.failures.length], [1, 0, 1]);
    world.renewal.press();
    world.renewal.refused();
    world.renewal.refused();
    await world.settle();
    assert.equal(world.asked, 2);
  }
});

test("a host that never answers is given up, and what it brings later is used", async () => {
  let answer;
  const world = new World(() => new Promise((resolve) => (answer = resolve)));
  world.renewal.give("dead");
  await world.start();
  world.renewal.refused();
  await world.pass(TIMEOUT);
  assert.match(world.failures[0][0], /30 seconds/);
  answer("late");
  await world.settle();
  assert.deepEqual(world.used.at(-1), "late");
});

test("the refused token once more is no new one", async () => {
  const world = new World(() => "dead");
  world.renewal.give("dead");
  await world.start();
  world.renewal.refused();
  await world.settle();
  assert.deepEqual([world.asked, world.used.length], [1, 1]);
  assert.match(world.failures[0][0], /once more/);
});

test("nothing is asked of a wizard that is gone", async () => {
  const world = new World(() => "new");
  world.renewal.give(world.jwt(5 * MINUTE));
  await world.start();
  world.renewal.stop();
  world.renewal.expiresAt = world.time + 3 * MINUTE;
  await world.pass(60 * MINUTE);
  assert.equal(world.asked, 0);
});

/** A small generator of numbers, so that a failing sequence can be run again. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("no sequence of tokens, ends, refusals and clocks asks without an end", async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const pick = random(seed);
    const lives = [-MINUTE, 0, 1, MINUTE, EARLY, EARLY + 1, 3 * MINUTE, 30 * MINUTE];
    const world = new World(() => {
      if (pick(4) === 0) world.renewal.expiresAt = world.time + lives[pick(lives.length)];
      return [() => world.jwt(lives[pick(lives.length)]), () => "same", () => "", () => Promise.reject(new Error("no"))][pick(4)]();
    });
    world.ahead = [0, 60 * MINUTE, -60 * MINUTE, 29 * MINUTE][pick(4)];
    const refuses = pick(2) === 0;
    world.onUse = () => refuses && queueMicrotask(() => world.renewal.refused());
    let causes = 1;
    await world.start();
    for (let step = 0; step < 30; step += 1) {
      const act = pick(6);
      if (act === 0) world.renewal.give(world.jwt(lives[pick(lives.length)]));
      if (act === 1) world.renewal.expiresAt = world.time + lives[pick(lives.length)];
      if (act === 2) world.renewal.press();
      // A token of the host's own may be renewed once early and once when it is refused.
      if (act === 0) causes += 2;
      if (act === 2) causes += 1;
      if (act === 3) world.renewal.refused();
      if (act === 4) world.renewal.start();
      await world.settle();
      const before = world.time;
      await world.pass(act === 5 ? 5000 : 10);
      // And an answer once in two minutes.
      causes += (world.time - before) / EARLY;
    }
    assert.ok(world.asked <= causes + 1, `seed ${seed}: ${world.asked} questions for ${causes} causes`);
  }
});

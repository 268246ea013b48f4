// Session tokens as they arrive: in an auth link, from a host's function. Pure. Says what is wrong with one by its kind
// and length, and never tells its value.

/**
 * The token of an auth link's fragment, `#token=T`. Mail programs and trackers add to links, and sentences end in marks.
 *
 * @param {string} hash
 */
export function tokenInFragment(hash) {
  const part = hash
    .replace(/^#[?/]*/, "")
    .split("&")
    .find((part) => part.startsWith("token="));
  if (!part) return undefined;
  // By hand: URLSearchParams would make a space of a plus sign, which stands in plain Base64.
  const value = decoded(part.slice("token=".length));
  const [token = ""] = value.trim().replace(/^["'<(]+/, "").split(/[?#\s]/);
  return token.replace(/[.,;:!"'<>()[\]{}]+$/, "") || undefined;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The end of a token that says so itself (a JWT), in milliseconds since 1970.
 *
 * @param {string} token
 */
export function expiryOf(token) {
  try {
    const part = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    return Number(JSON.parse(atob(part)).exp) * 1000 || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a host's answer as a token. Two mistakes are plain enough to be forgiven, with a `warning`: the whole answer of
 * the host's own server, `{ token }`, as an object or as JSON; and a token that is still in JSON's quotation marks.
 * Anything else that can't be a token is refused, with the `problem`.
 *
 * @param {unknown} given
 * @returns {{ token: string, warning?: string } | { problem: string }}
 */
export function readToken(given) {
  if (typeof given === "string") {
    const text = given.trim();
    const inside = /^["{]/.test(text) ? parsed(text) : undefined;
    if (inside !== undefined) {
      const token = typeof inside === "string" ? inside : tokenOf(inside);
      if (token === undefined || !isToken(token)) return { problem: `${kindOf(given)} without a usable "token"` };
      return { token, warning: `${kindOf(given)}: its token is used. Return only the token.` };
    }
    return isToken(text) ? { token: text } : { problem: kindOf(given) };
  }
  const token = tokenOf(given);
  if (token === undefined || !isToken(token)) return { problem: kindOf(given) };
  return { token, warning: `${kindOf(given)}: its "token" is used. Return only the token.` };
}

/** A header takes it as it is. @param {string} text */
const isToken = (text) => /^[\x21-\x7e]+$/.test(text) && !/^[<{["]/.test(text);

/** @param {unknown} value */
function tokenOf(value) {
  if (typeof value !== "object" || value === null || !("token" in value)) return undefined;
  return typeof value.token === "string" ? value.token.trim() : undefined;
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A value in words that don't tell it.
 *
 * @param {unknown} value
 */
export function kindOf(value) {
  if (typeof value !== "string") {
    if (value === null || value === undefined) return String(value);
    if (Array.isArray(value)) return "a list";
    if (typeof value !== "object") return `a ${typeof value}`;
    const name = Object.prototype.toString.call(value).slice(8, -1);
    return name === "Object" ? "an object" : `an object of the kind ${name}`;
  }
  const text = value.trim();
  const length = `of ${value.length} characters`;
  if (!text) return "an empty text";
  if (/^<!doctype html|^<html|^<\w/i.test(text)) return `an HTML page ${length} (perhaps a login page)`;
  if (/^[{[]/.test(text)) return `JSON ${length}`;
  if (text.startsWith('"')) return `a text in quotation marks ${length}`;
  if (/\s/.test(text)) return `a text with spaces in it ${length}`;
  return `a text ${length} with characters that a token can't have`;
}

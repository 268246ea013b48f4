// A theme given at run time, as the text of a style sheet. Pure: it touches no page, keeps nothing and never throws, so
// that the page, the element and the theme studio can use it alike. Fetched only where a theme is given.

import { COLORS, FONT, SHAPE } from "./token-list.js";

// The official Hub's tokens that paint something here, with what they paint; of those for one thing, the last counts.
/** @type {[path: string, property: string][]} */
const OFFICIAL = [
  ["colors.card.background", "--cw-color-surface"],
  ["colors.card.foreground", "--cw-color-text"],
  ["colors.card.border", "--cw-color-border"],
  ["colors.card.dimmed-background", "--cw-color-sunken"],
  ["colors.alert.info-background", "--cw-color-sunken"],
  ["colors.alert.info.background", "--cw-color-sunken"],
  ["colors.alert.warning-background", "--cw-color-warning-surface"],
  ["colors.alert.warning.background", "--cw-color-warning-surface"],
  ["colors.secondary.background", "--cw-color-brand"],
  ["colors.secondary.foreground", "--cw-color-on-brand"],
  ["colors.secondary.border", "--cw-color-brand-border"],
  ["colors.outline.foreground", "--cw-button-text"],
  ["colors.primary.border", "--cw-button-border"],
  ["colors.dropdown.border", "--cw-color-control-border"],
  ["colors.dropdown.border-active", "--cw-color-focus"],
  ["colors.accent.foreground", "--cw-color-link"],
  ["colors.text.primary", "--cw-color-text"],
  ["colors.text.secondary", "--cw-color-text-quiet"],
  ["colors.text.error", "--cw-color-error"],
  ["colors.success.foreground", "--cw-color-success"],
  ["font-sizes.medium", "--cw-font-size"],
  ["font-sizes.small", "--cw-font-size-small"],
  ["font-sizes.xxlarge", "--cw-font-size-heading"],
  ["control-heights.large", "--cw-control-height"],
  ["radius.md", "--cw-radius"],
  ["radius.xl", "--cw-radius-large"],
  ["shadows.md", "--cw-shadow"],
];

/**
 * The style of a theme: `light`, `dark`, `system`, an object of ours (the tables of theme.toml), or one of the official
 * Hub's, as an object or as JSON. `css` is for a constructable style sheet, with `scope` as its one selector; `scheme` is
 * the one to pin, if the theme is for one only; `warnings` name what was left out.
 *
 * @param {unknown} theme
 * @param {string} [scope]
 * @returns {{ css: string, scheme: "light" | "dark" | undefined, warnings: string[] }}
 */
export function themeStyle(theme, scope = ":host") {
  /** @type {string[]} */
  const warnings = [];
  if (typeof theme === "string" && /^\s*\{/.test(theme)) {
    try {
      theme = JSON.parse(theme);
    } catch {
      return { css: "", scheme: undefined, warnings: ["the theme is no JSON"] };
    }
  }
  if (typeof theme === "string") {
    const scheme = schemeOf(theme);
    if (!scheme && theme !== "system") {
      warnings.push(`there is no theme ${JSON.stringify(theme)}: light, dark, system or an object`);
    }
    return { css: "", scheme, warnings };
  }
  if (!isObject(theme)) return { css: "", scheme: undefined, warnings: ["a theme is an object"] };
  const values = flat(theme, warnings);
  const { declared, scheme } = isOfficial(theme) ? official(values) : own(values, warnings);
  const lines = [...declared].map(([property, value]) => `${property}:${value}`);
  return { css: lines.length ? `${scope}{${lines.join(";")}}` : "", scheme, warnings };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {"light" | "dark" | undefined}
 */
function schemeOf(value) {
  return value === "light" || value === "dark" ? value : undefined;
}

/** The official form groups colours by part, ours by scheme. @param {Record<string, unknown>} theme */
function isOfficial(theme) {
  const colors = isObject(theme.colors) ? Object.keys(theme.colors) : [];
  const others = ["fontSizes", "iconSizes", "controlHeights", "radius", "shadows"];
  return colors.some((group) => group !== "light" && group !== "dark") || others.some((group) => Object.hasOwn(theme, group));
}

/**
 * Every value by its path in small letters and hyphens, but for those that could leave their place in a style sheet.
 *
 * @param {Record<string, unknown>} object
 * @param {string[]} warnings
 * @param {string[]} path
 * @param {Map<string, string>} values
 */
function flat(object, warnings, path = [], values = new Map(), depth = 0) {
  for (const [key, value] of Object.entries(object)) {
    const place = [...path, key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
    const name = place.join(".");
    if (!/^[\w-]+$/.test(key)) warnings.push(`${name}: a key has letters, digits, hyphens and underscores only`);
    else if (isObject(value) && depth < 4) flat(value, warnings, place, values, depth + 1);
    else if (typeof value !== "string" && typeof value !== "number") warnings.push(`${name}: a value is a text or a number`);
    else if (/[{};<>\\!@]|\/\*|\*\/|url\(/i.test(String(value)) || !isClosed(String(value))) {
      warnings.push(`${name}: the value can't stand in a style sheet`);
    } else values.set(name, String(value).trim());
  }
  return values;
}

/** A bracket or a quote left open would swallow what follows. @param {string} value */
function isClosed(value) {
  const bare = value.replace(/"[^"]*"|'[^']*'/g, "");
  let depth = 0;
  for (const letter of bare) {
    if (letter === "(") depth += 1;
    if (letter === ")" && (depth -= 1) < 0) return false;
  }
  return depth === 0 && !/["'\n]/.test(bare);
}

/**
 * @param {Map<string, string>} values
 * @param {string[]} warnings
 */
function own(values, warnings) {
  /** @type {Map<string, string>} */
  const declared = new Map();
  for (const key of COLORS) {
    const light = values.get(`colors.light.${key}`);
    const dark = values.get(`colors.dark.${key}`);
    if (light === undefined && dark === undefined) continue;
    // One scheme alone counts for both: what the other would be can't be known here.
    const both = light === undefined || dark === undefined ? (light ?? dark ?? "") : `light-dark(${light},${dark})`;
    declared.set(`--cw-color-${key}`, both);
  }
  /**
   * @param {string} name
   * @param {string[]} keys
   * @param {(key: string) => string} property
   */
  const table = (name, keys, property) => {
    for (const key of keys) {
      const value = values.get(`${name}.${key}`);
      if (value !== undefined) declared.set(property(key), value);
    }
  };
  table("font", FONT, (key) => (key === "family" ? "--cw-font" : `--cw-font-${key}`));
  table("shape", SHAPE, (key) => `--cw-${key}`);
  const known = new Set([
    "scheme",
    ...COLORS.flatMap((key) => [`colors.light.${key}`, `colors.dark.${key}`]),
    ...FONT.map((key) => `font.${key}`),
    ...SHAPE.map((key) => `shape.${key}`),
  ]);
  for (const name of values.keys()) if (!known.has(name)) warnings.push(`${name}: there is no such token`);
  // Colours for one scheme only are not left to be mixed with ours of the other.
  /** @param {string} scheme */
  const has = (scheme) => [...values.keys()].some((name) => name.startsWith(`colors.${scheme}.`));
  const only = has("light") === has("dark") ? undefined : has("light") ? "light" : "dark";
  return { declared, scheme: schemeOf(values.get("scheme") ?? only) };
}

/**
 * @param {Map<string, string>} values
 * @returns {{ declared: Map<string, string>, scheme: "light" | "dark" | undefined }}
 */
function official(values) {
  /** @type {Map<string, string>} */
  const declared = new Map();
  for (const [path, property] of OFFICIAL) {
    const value = values.get(path);
    if (value !== undefined) declared.set(property, value);
  }
  // The official values are those of one scheme: which, the card tells.
  const card = luminance(values.get("colors.card.background"));
  return { declared, scheme: card === undefined ? undefined : card > 0.4 ? "light" : "dark" };
}

/** Returns the lightness of a plain colour, from 0 to 1; roughly, and undefined for any other. @param {string} color */
function luminance(color = "") {
  const hex = /^#([\da-f]{6}|[\da-f]{3})$/i.exec(color)?.[1];
  const parts = hex
    ? (hex.match(hex.length === 3 ? /./g : /../g) ?? []).map((part) => parseInt(part.length === 1 ? part + part : part, 16))
    : /^rgba?\(([\d\s,.]+)\)$/.exec(color)?.[1]?.split(/[\s,]+/).map(Number);
  const [red, green, blue] = parts ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/**
 * Font faces of a shadow root's sheet, made faces of the page: under names that nothing there uses.
 *
 * @param {CSSFontFaceRule[]} faces
 * @param {string} base
 * @param {Document} page
 */
export function lend(faces, base, page) {
  for (const { style } of faces) {
    /** @param {string} name */
    const of = (name) => style.getPropertyValue(name);
    const source = of("src").replace(/url\("?([^")]+)"?\)/g, (_, address) => `url("${new URL(address, base).href}")`);
    const family = of("font-family").replace(/^["']|["']$/g, "");
    /** @type {FontFaceDescriptors} */
    const descriptors = { weight: of("font-weight") || "normal", style: of("font-style") || "normal", display: "swap" };
    page.fonts.add(new FontFace(family, source, descriptors));
  }
}

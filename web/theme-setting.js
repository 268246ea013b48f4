// The meaning of a theme that was set: the name of a colour scheme, or a style of its own.

const SCHEMES = ["light", "dark", "system"];

/**
 * The scheme that a setting names; undefined for anything else.
 *
 * @param {unknown} theme
 * @returns {string | undefined}
 */
export function pinnedScheme(theme) {
  return typeof theme === "string" && SCHEMES.includes(theme) ? theme : undefined;
}

/**
 * The style of a theme that is an object or its JSON, and the scheme that it is for; undefined for any other theme.
 *
 * @param {unknown} theme
 * @param {string} scope the selector that the style is for
 */
export async function themeOf(theme, scope) {
  const isObject = typeof theme === "object" ? theme !== null : typeof theme === "string" && /^\s*\{/.test(theme);
  if (!isObject) return undefined;
  try {
    const { themeStyle } = await import("./theme.js");
    const { css, scheme, warnings } = themeStyle(theme, scope);
    for (const warning of warnings) console.warn(`connect-wizard: theme: ${warning}`);
    return { css, scheme };
  } catch (error) {
    console.error("connect-wizard: the theme can't be used.", error);
    return undefined;
  }
}

// A theme.toml as its author wrote it: single values are read, set and taken out; every other line, comments too, stays.

export class ThemeFile {
  constructor(text) {
    this.lines = text.split(/\r?\n/);
  }

  toString() {
    return this.lines.join("\n");
  }

  /** The values of one table, `colors.light`, by key. What is more than a text, number or truth is passed over. */
  table(name) {
    const values = {};
    for (const at of this.places(name)) {
      const found = /^\s*("?)([\w.-]+)\1\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w.+-]+))/.exec(this.lines[at]);
      if (!found) continue;
      const [, , key, quoted, literal, bare] = found;
      values[key] = quoted === undefined ? (literal ?? bare) : quoted.replace(/\\(["\\])/g, "$1");
    }
    return values;
  }

  /** Sets a value, in its place if it has one; without a value the line goes. */
  set(name, key, value) {
    const places = this.places(name);
    const own = places.find((at) => new RegExp(`^\\s*"?${key}"?\\s*=`).test(this.lines[at]));
    if (value === undefined || value === "") {
      if (own !== undefined) this.lines.splice(own, 1);
      return;
    }
    const line = `${key} = "${value.replace(/["\\]/g, "\\$&")}"`;
    if (own !== undefined) {
      this.lines[own] = line;
    } else if (places.length || this.header(name) >= 0) {
      const filled = places.filter((at) => this.lines[at].trim());
      this.lines.splice((filled.at(-1) ?? this.header(name)) + 1, 0, line);
    } else {
      if (this.lines.at(-1)?.trim()) this.lines.push("");
      this.lines.push(`[${name}]`, line, "");
    }
  }

  header(name) {
    return this.lines.findIndex((line) => line.trim().replace(/\s*#.*$/, "") === `[${name}]`);
  }

  places(name) {
    const start = this.header(name);
    if (start < 0) return [];
    const places = [];
    for (let at = start + 1; at < this.lines.length && !/^\s*\[/.test(this.lines[at]); at += 1) places.push(at);
    return places;
  }
}

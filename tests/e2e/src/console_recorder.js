// Notes what the page writes to the console, with Chromium's words for the levels.
const levels = { error: "SEVERE", warn: "WARNING", info: "INFO", log: "INFO", debug: "DEBUG" };
const entries = [];
Object.defineProperty(window, "consoleEntries", { value: entries });
for (const [name, level] of Object.entries(levels)) {
  const write = console[name].bind(console);
  console[name] = (...values) => {
    entries.push([level, values.map(String).join(" ")]);
    write(...values);
  };
}

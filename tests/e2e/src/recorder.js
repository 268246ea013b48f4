// Notes what a test asks for afterwards. Runs before any script of the page, and changes nothing that the page sees.
(() => {
  // A page may get it from the browser and from its server.
  if (window.recorder) return;
  const recorder = { events: [], violations: [], console: [], errors: [], wasPressed: false };
  Object.defineProperty(window, "recorder", { value: recorder });
  const names = ["ready", "step", "field", "guide", "actions", "submit", "success", "error", "expired", "cancel", "close"];
  for (const name of names) {
    window.addEventListener(`cw-${name}`, (event) => recorder.events.push({ type: event.type, detail: event.detail }));
  }
  document.addEventListener("securitypolicyviolation", (event) => {
    recorder.violations.push(`${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
  });
  window.addEventListener("error", (event) => recorder.errors.push(String(event.message)));
  window.addEventListener("unhandledrejection", (event) => recorder.errors.push(String(event.reason)));
})();

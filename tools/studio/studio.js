// The studio: fields for every token, a preview of every screen, contrast as it is edited. The theme.toml is the only
// state; everything else is drawn from it.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const frame = $("preview");
const inputs = new Map();
let file = new ThemeFile(data.brands.default);
let sheet;

/** The controls that the address sets, so that a look can be linked: `#brand=kestrel&state=check&scheme=dark`. */
const LOOK = ["brand", "state", "scheme", "language", "direction", "width"];

/** Languages that are read from right to left. */
const RIGHT_TO_LEFT = ["ar"];

start();

async function start() {
  for (const id of Object.keys(data.brands)) $("brand").append(new Option(id));
  $("brand").value = "default";
  for (const template of document.querySelectorAll("template[data-language=en]")) {
    $("state").append(new Option(template.dataset.label, template.dataset.state));
  }
  for (const template of document.querySelectorAll("template[data-state=step-1]")) {
    const tag = template.dataset.language;
    $("language").append(new Option(new Intl.DisplayNames(tag, { type: "language" }).of(tag), tag));
  }
  $("state").value = "step-1";
  drawFields();
  await drawFrame();
  $("brand").addEventListener("change", () => use(data.brands[$("brand").value]));
  $("open").addEventListener("change", async () => {
    const [chosen] = $("open").files;
    if (chosen) use(await chosen.text(), `Opened ${chosen.name}.`);
  });
  $("save").addEventListener("click", save);
  $("language").addEventListener("change", turn);
  for (const id of LOOK.slice(1)) $(id).addEventListener("change", show);
  for (const id of LOOK) $(id).addEventListener("change", noteLook);
  addEventListener("hashchange", takeLook);
  takeLook();
}

/** Shows what the address asks for; what it does not name stays as it is. */
function takeLook() {
  const look = new URLSearchParams(location.hash.slice(1));
  const wanted = LOOK.filter((id) => [...$(id).options].some(({ value }) => value === look.get(id)));
  if (wanted.includes("brand")) $("brand").value = look.get("brand");
  // A brand has a scheme of its own, so it comes first.
  use(data.brands[$("brand").value]);
  for (const id of wanted) $(id).value = look.get(id);
  if (!wanted.includes("direction")) turn();
  show();
}

/** Gives the preview the direction of its language. */
function turn() {
  $("direction").value = RIGHT_TO_LEFT.includes($("language").value) ? "rtl" : "ltr";
}

/** Lets the address name what is shown. */
function noteLook() {
  history.replaceState(null, "", `#${new URLSearchParams(LOOK.map((id) => [id, $(id).value]))}`);
}

/** Takes another file up. */
function use(text, message = "") {
  file = new ThemeFile(text);
  $("message").textContent = message;
  for (const [name, input] of inputs) {
    const [table, key] = split(name);
    input.value = file.table(table)[key] ?? "";
  }
  $("scheme").value = file.table("brand").scheme ?? "light";
  show();
  wear();
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.toString()], { type: "text/plain" }));
  link.download = "theme.toml";
  link.click();
  URL.revokeObjectURL(link.href);
  $("message").textContent = "Saved theme.toml: put it into a folder of assets/themes/, with your logos beside it.";
}

/** `colors.light.text` stands in the table `colors.light` under `text`. */
function split(name) {
  const at = name.lastIndexOf(".");
  return [name.slice(0, at), name.slice(at + 1)];
}

function drawFields() {
  const groups = { colors: "Colours: light, dark", font: "Type", shape: "Shape" };
  for (const [group, title] of Object.entries(groups)) {
    const set = make("fieldset");
    set.append(make("legend", title));
    for (const token of data.tokens.filter(({ key }) => key.startsWith(`${group}.`))) {
      const key = token.key.slice(group.length + 1);
      const row = make("div");
      row.className = "token";
      const label = make("span", token.what);
      label.append(make("small", key));
      const names = group === "colors" ? [`colors.light.${key}`, `colors.dark.${key}`] : [token.key];
      const pair = make("div");
      if (names.length > 1) pair.className = "pair";
      pair.append(...names.map((name) => field(name, token)));
      row.append(label, pair);
      set.append(row);
    }
    $("fields").append(set);
  }
}

function field(name, token) {
  const box = make("span");
  box.className = "one";
  const text = make("input");
  text.type = "text";
  text.spellcheck = false;
  text.setAttribute("aria-label", `${token.what}, ${name}`);
  text.addEventListener("input", () => change(name, text.value.trim()));
  inputs.set(name, text);
  if (token.kind === "color") {
    const picker = make("input");
    picker.type = "color";
    picker.setAttribute("aria-label", `Choose: ${token.what}, ${name}`);
    picker.addEventListener("input", () => {
      text.value = picker.value;
      change(name, picker.value);
    });
    text.picker = picker;
    box.append(picker);
  }
  box.append(text);
  return box;
}

function change(name, value) {
  file.set(...split(name), value);
  wear();
}

/** The preview's document: the wizard's style, and a sheet of its own for the theme. */
async function drawFrame() {
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  frame.srcdoc = `<!doctype html><html lang="en"><title>Preview</title><body class="cw-page"><main class="cw-page__main"></main></body></html>`;
  await loaded;
  const { CSSStyleSheet: Sheet } = frame.contentWindow;
  const base = new Sheet();
  base.replaceSync(data.style);
  sheet = new Sheet();
  frame.contentDocument.adoptedStyleSheets = [base, sheet];
  const probe = frame.contentDocument.createElement("i");
  probe.hidden = true;
  frame.contentDocument.body.append(probe);
  frame.probe = probe;
}

/** Shows the chosen screen in the chosen way. */
function show() {
  const page = frame.contentDocument;
  const language = $("language").value;
  const template = document.querySelector(`template[data-state="${$("state").value}"][data-language="${language}"]`);
  page.documentElement.lang = language;
  page.querySelector("main").replaceChildren(page.importNode(template.content, true));
  const scheme = $("scheme").value;
  page.documentElement.dataset.cwTheme = scheme;
  for (const card of page.querySelectorAll(".cw-card")) {
    card.dataset.cwTheme = scheme;
    card.dir = $("direction").value;
  }
  // Nothing is sent from here, and no link leads away.
  for (const form of page.querySelectorAll("form")) form.addEventListener("submit", (event) => event.preventDefault());
  for (const link of page.querySelectorAll("a")) link.addEventListener("click", (event) => event.preventDefault());
  page.querySelector("dialog")?.showModal();
  frame.style.inlineSize = `${$("width").value}px`;
}

/** Puts the theme on, and measures it. */
function wear() {
  const theme = { colors: { light: file.table("colors.light"), dark: file.table("colors.dark") } };
  for (const table of ["font", "shape"]) theme[table] = file.table(table);
  // A colour of one scheme only leaves the other as it is without it: where it follows another colour, it follows on.
  const { light, dark } = theme.colors;
  const half = [...Object.keys(light), ...Object.keys(dark)].filter((key) => !light[key] || !dark[key]);
  const whole = (colors) => Object.fromEntries(Object.entries(colors).filter(([key]) => !half.includes(key)));
  sheet.replaceSync(themeStyle({ colors: { light: whole(light), dark: whole(dark) } }, ":root").css);
  for (const key of half) {
    light[key] ??= hex(color(key, "light"));
    dark[key] ??= hex(color(key, "dark"));
  }
  const { css, warnings } = themeStyle(theme, ":root");
  sheet.replaceSync(css);
  for (const [name, input] of inputs) {
    const wrong = warnings.some((warning) => warning.startsWith(`${name}:`));
    input.setAttribute("aria-invalid", String(wrong || (input.picker !== undefined && !isColor(input.value))));
    if (!input.picker) continue;
    const [table, key] = split(name);
    const now = hex(color(key, table.split(".")[1]));
    input.picker.value = now;
    input.placeholder = now;
  }
  judge();
}

function isColor(value) {
  return value === "" || /^#([\da-f]{3}|[\da-f]{6})$/i.test(value) || /^rgb\(\s*\d+[\s,]+\d+[\s,]+\d+\s*\)$/.test(value);
}

/** Returns the computed colour of a token, as the browser has it. */
function color(key, scheme) {
  const { probe, contentWindow } = frame;
  probe.style.colorScheme = scheme;
  probe.style.color = `var(--cw-color-${key})`;
  const canvas = (color.canvas ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }));
  canvas.fillStyle = contentWindow.getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function judge() {
  const failures = [];
  let count = 0;
  for (const scheme of ["light", "dark"]) {
    for (const rule of data.rules) {
      count += 1;
      const behind = color(rule.on, scheme);
      const fronts = [rule.of].flat().map((key) => ({ key, front: color(key, scheme) }));
      const best = fronts.sort((one, other) => ratio(other.front, behind) - ratio(one.front, behind))[0];
      if (ratio(best.front, behind) < rule.least) failures.push({ scheme, rule, behind, ...best });
    }
  }
  $("verdict").textContent = failures.length
    ? `${failures.length} of ${count} pairs can't be told apart well enough (WCAG 2.2 AA).`
    : `All ${count} pairs pass WCAG 2.2 AA.`;
  $("failures").replaceChildren(...failures.map(failure));
}

function failure({ scheme, rule, key, front, behind }) {
  const item = make("li", `${rule.name}, ${scheme}: `);
  const swatch = (color) => {
    const box = make("span");
    box.className = "swatch";
    box.style.background = hex(color);
    return box;
  };
  const cut = (Math.floor(ratio(front, behind) * 100) / 100).toFixed(2);
  item.append(swatch(front), `${key} on `, swatch(behind), `${rule.on} is ${cut} to 1, and needs ${rule.least} (${rule.why}). `);
  const all = data.rules.filter((other) => other.of === key);
  const demands = [...all, rule].map((other) => ({ against: color(other.on, scheme), least: other.least }));
  const mended = nearest(front, demands) ?? nearest(front, [{ against: behind, least: rule.least }]);
  if (mended) {
    const button = make("button", `Take ${key} = ${hex(mended)}`);
    button.type = "button";
    button.addEventListener("click", () => {
      const name = `colors.${scheme}.${key}`;
      inputs.get(name).value = hex(mended);
      change(name, hex(mended));
    });
    item.append(button);
  }
  return item;
}

function make(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

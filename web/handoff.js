// What is handed on to somebody else, fetched when it is asked for: a text to copy, and the guide as plain text for
// whoever has the rights that the user lacks. Knows nothing that was typed.

/** A press on a button that copies: the text before it. Where there is no clipboard, that can be selected. */
export async function click(target) {
  const button = target.closest("[data-cw-copy]");
  if (!button) return;
  await navigator.clipboard?.writeText(button.previousElementSibling.textContent);
  if (navigator.clipboard) button.textContent = button.dataset.cwCopy;
}

/** `<details data-cw-handoff="NAME">` was opened: its text is written; `base` is where the guide's files are. */
export async function toggle(details, base) {
  const place = details.querySelector("pre");
  if (!details.open || place.textContent) return;
  const name = details.dataset.cwHandoff;
  const tag = details.closest("[lang]")?.lang || "en";
  const json = (file) =>
    fetch(base + file, { credentials: "omit" })
      .then((answer) => answer.json())
      .catch(() => ({}));
  const isEnglish = tag === "en";
  const [guide, ...words] = await Promise.all([
    json("guides/clayhr.json"),
    ...(isEnglish ? ["brand.json", "config.json"] : [`locales/${tag}.json`]).map(json),
  ]);
  const texts = Object.assign({}, ...words.map((found) => (isEnglish ? found.texts : found)));
  const say = (text) => plain(texts[text] ?? text).replaceAll("{provider}", name);

  const lines = [];
  const add = (text, before = "") => text && lines.push(before + say(text));
  const steps = (guide.sections ?? []).flatMap((section) => section.steps ?? []).filter((step) => step.field);
  add(guide.warning);
  for (const { title, content, list = [], note } of steps) {
    lines.push("");
    add(title);
    add(content);
    for (const item of list.items ?? list) add(item, "- ");
    add(note);
  }
  place.textContent = lines.join("\n").trim();
}

/** Without the marks of bold and code; a link with its address behind it. */
function plain(text) {
  return text.replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, "$1 ($2)").replace(/\*\*|`/g, "");
}

// The element's own drawings without the program: around the wizard, before it is there, and where it can't be.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {string} [text]
 */
export function make(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/**
 * @param {string} label
 * @param {string} className
 * @param {() => void} onPress
 */
export function button(label, className, onPress) {
  return Object.assign(make("button", className, label), { type: "button", onclick: onPress });
}

/**
 * Closes the dialog; its label is the wizard's, once that is there.
 *
 * @param {() => void} onPress
 */
export function closeButton(onPress) {
  const made = button("\u00d7", "cw-modal__close", onPress);
  made.setAttribute("part", "close");
  made.setAttribute("aria-label", "Close");
  return made;
}

/**
 * A card in the wizard's place that says that it is on its way.
 *
 * @param {string} scheme
 * @param {ReturnType<typeof import("./words.js").wordsIn>} words
 */
export function waitingCard(scheme, words) {
  const card = make("div", "cw-card cw-card--waiting");
  card.dataset.cwTheme = scheme;
  card.lang = words.lang;
  card.dir = words.dir;
  const said = make("p", "cw-text", words.loading);
  said.setAttribute("role", "status");
  card.append(said);
  return card;
}

/**
 * Asks whether to leave, in the wizard's words: the question, the word to stay, the word to leave.
 *
 * @param {string[]} words
 * @param {() => void} onLeave
 */
export function leaveQuestion([title = "", stay = "", leave = ""], onLeave) {
  const question = make("dialog", "cw-dialog cw-dialog--leave");
  const heading = Object.assign(make("h2", "cw-heading", title), { id: "cw-leave" });
  question.setAttribute("aria-labelledby", heading.id);
  const actions = make("div", "cw-actions");
  actions.append(
    button(leave, "cw-button", () => {
      question.close();
      onLeave();
    }),
    button(stay, "cw-button cw-button--primary", () => question.close()),
  );
  question.append(heading, actions);
  question.addEventListener("close", () => question.remove());
  return question;
}

/**
 * Draws a notice of why the wizard is not there, and what to do.
 *
 * @param {string} name
 * @param {{ title: string, text: string, details?: string | undefined, again?: string | undefined, lang?: string | undefined, dir?: string | undefined }} words
 * @param {() => void} onAgain
 */
export function startErrorNotice(name, { title, text, details, again, lang, dir }, onAgain) {
  const notice = make("div", "cw-start__error");
  notice.setAttribute("role", "alert");
  notice.dataset.cwError = name;
  if (lang) notice.lang = lang;
  if (dir) notice.dir = dir;
  notice.append(make("h2", "cw-start__title", title), make("p", "cw-text", text));
  if (details) notice.append(make("pre", "cw-text", details));
  if (again) notice.append(button(again, "cw-button cw-button--primary", onAgain));
  return notice;
}

/**
 * A guide to read, without the wizard.
 *
 * @param {import("./handoff.js").Line[]} lines
 */
export function guideText(lines) {
  const guide = make("div", "cw-start__guide");
  for (const { kind, text } of lines) {
    guide.append(kind === "heading" ? make("h3", "cw-start__step", text) : make("p", "cw-text", kind === "item" ? `• ${text}` : text));
  }
  return guide;
}

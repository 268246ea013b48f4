// What the element draws without the program: around the wizard, before it is there, and where it can't be.

const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

function button(label, className, onPress) {
  return Object.assign(make("button", className, label), { type: "button", onclick: onPress });
}

/** Closes the dialog; its label is the wizard's, once that is there. */
export function closeButton(onPress) {
  const made = button("\u00d7", "cw-modal__close", onPress);
  made.setAttribute("part", "close");
  made.setAttribute("aria-label", "Close");
  return made;
}

/** An empty card in the wizard's place, until the program is here. */
export function waitingCard(scheme = "system") {
  const card = make("div", "cw-card cw-card--waiting");
  card.dataset.cwTheme = scheme;
  card.setAttribute("aria-busy", "true");
  return card;
}

/** Asks whether to leave, in the wizard's words: the question, the word to stay, the word to leave. */
export function leaveQuestion([title, stay, leave], onLeave) {
  const question = make("dialog", "cw-dialog cw-dialog--leave");
  const heading = Object.assign(make("h2", "cw-heading", title), { id: "cw-leave" });
  question.setAttribute("aria-labelledby", heading.id);
  const actions = make("div", "cw-actions");
  const closing = (act) => () => {
    question.close();
    act?.();
  };
  actions.append(
    button(leave, "cw-button", closing(onLeave)),
    button(stay, "cw-button cw-button--primary", closing()),
  );
  question.append(heading, actions);
  question.addEventListener("close", () => question.remove());
  return question;
}

/** Why the wizard is not there, in the brand's `notices`, and what to do. */
export function troubleNotice(name, notices, details, onAgain) {
  const [title, words] = notices[name] ?? ["A part of this page did not arrive", "Check your internet connection and load the page again."];
  const notice = make("div", "cw-start__trouble");
  notice.setAttribute("role", "alert");
  notice.dataset.cwTrouble = name;
  notice.append(make("h2", "cw-start__title", title), make("p", "cw-text", words));
  if (details) notice.append(make("pre", "cw-text", details));
  if (name !== "unsupported" && name !== "settings") {
    notice.append(button(notices.again ?? "Start again", "cw-button cw-button--primary", onAgain));
  }
  return notice;
}

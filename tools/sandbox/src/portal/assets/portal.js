// Larkfield's page: asks its own server for a session, shows the wizard with it, and tells what happens.
// The part to copy is `link`: everything else here is show.
import { FRAMEWORKS, pageCode, serverCode } from "./embed.js";

const find = (id) => document.getElementById(id);
const settings = await (await fetch("/api/settings")).json();

/** A session token from our own server: the API key never comes here. */
async function session() {
  const answer = await fetch("/api/connect-session", { method: "POST" });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message);
  return body;
}

/** Shows the wizard in the way that was chosen. */
async function link(way) {
  const { token, authLink, backend } = await session();
  if (way === "link") {
    const anchor = Object.assign(document.createElement("a"), { href: authLink, target: "_blank", rel: "noopener", textContent: "Open the wizard in a new tab" });
    find("wizard").replaceChildren(anchor);
    return;
  }
  const { ConnectWizard } = await import(`${settings.wizard}/connect-wizard.js`);
  // Asked for when the session runs out while the user looks for a key: the wizard goes on with everything typed.
  const getToken = async () => (await session()).token;
  if (way === "modal") {
    try {
      const account = await ConnectWizard.open({ token, getToken, backend, provider: "clayhr" });
      note("page", "open() resolved", account);
    } catch (error) {
      note("page", `open() rejected: ${error.code ?? error.message}`, {});
    }
    return;
  }
  const wizard = document.createElement("connect-wizard");
  Object.assign(wizard, { token, getToken, backend, provider: "clayhr" });
  find("wizard").replaceChildren(wizard);
}

find("connect").addEventListener("click", async ({ currentTarget: button }) => {
  const way = document.querySelector("input[name=way]:checked").value;
  find("problem").textContent = "";
  putAway();
  button.disabled = true;
  find("put-away").hidden = way === "modal";
  try {
    await link(way);
  } catch (error) {
    console.error(error);
    find("problem").textContent = error instanceof TypeError
      ? `The wizard's files cannot be loaded from ${settings.wizard}. Build them with: cargo xtask dist`
      : `The wizard cannot be shown: ${error.message}`;
    find("put-away").hidden = true;
  }
  button.disabled = false;
});

function putAway() {
  find("wizard").replaceChildren();
  find("put-away").hidden = true;
}
find("put-away").addEventListener("click", () => { putAway(); find("connect").focus(); });
document.addEventListener("cw-close", putAway);

// The wizard's events. A page may thank the user for `cw-success`; anything it unlocks must wait for the webhook.
for (const name of ["ready", "step", "submit", "success", "error", "expired", "cancel", "close"]) {
  document.addEventListener(`cw-${name}`, (event) => note("page", event.type, event.detail));
}

/** Puts a line on top of the log. */
function note(source, name, detail) {
  const part = (tag, text, className) => Object.assign(document.createElement(tag), { textContent: text, className: className ?? "" });
  const row = document.createElement("li");
  row.append(
    part("span", source === "portal" ? "server" : source, `source ${source}`),
    part("strong", name),
    part("time", new Date().toLocaleTimeString()),
  );
  if (detail && Object.keys(detail).length) row.append(part("code", JSON.stringify(detail)));
  find("log").prepend(row);
  find("empty").hidden = true;
}
find("clear").addEventListener("click", () => { find("log").replaceChildren(); find("empty").hidden = false; });

/** The accounts, as the webhooks have told them to our server. */
function show(accounts) {
  find("status").textContent = accounts.length ? "Linked" : "Not linked";
  find("status").classList.toggle("linked", accounts.length > 0);
  find("connect").textContent = accounts.length ? "Update the link" : "Link ClayHR";
  find("accounts").replaceChildren(...accounts.map((account) => {
    const words = document.createElement("div");
    const company = document.createElement("p");
    company.textContent = account.setup_information?.subdomain ?? account.provider;
    const proof = document.createElement("p");
    proof.textContent = `Account ${account.account_id}, told by ${account.event}`;
    words.append(company, proof);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "Disconnect" });
    button.addEventListener("click", async () => {
      button.disabled = true;
      const answer = await fetch(`/api/accounts/${account.account_id}`, { method: "DELETE" });
      if (!answer.ok) find("problem").textContent = (await answer.json()).message;
      button.disabled = false;
    });
    const row = document.createElement("li");
    row.append(words, button);
    return row;
  }));
}

/** Waits for news from our own server, for as long as the page is open. */
async function listen() {
  for (let after = 0; ;) {
    try {
      const news = await (await fetch(`/api/events?after=${after}`)).json();
      // A server that was started anew counts from the start.
      after = news.last < after ? 0 : news.last;
      for (const entry of news.entries) note(entry.source, entry.name, entry.detail);
      show(news.accounts);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}
listen();

// The generator.
find("framework").append(...Object.entries(FRAMEWORKS).map(([value, { name }]) => new Option(name, value)));
function generate() {
  const wishes = { ...Object.fromEntries(new FormData(find("choices"))), wizard: settings.wizard };
  find("file").textContent = FRAMEWORKS[wishes.framework].file;
  find("code").textContent = pageCode(wishes);
  find("server-file").textContent = "server.js";
  find("server").textContent = serverCode();
}
find("choices").addEventListener("change", generate);
generate();
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(find(button.dataset.copy).textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
}

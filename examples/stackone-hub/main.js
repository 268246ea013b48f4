const hub = document.getElementById("hub");
const say = (id, text) => (document.getElementById(id).textContent = text);
const session = async () => (await fetch("/api/connect-session", { method: "POST" })).json();

hub.addEventListener("success", (event) => say("linked", `Linked: ${event.detail.id} by event`));
hub.onSuccess = (account) => say("linked", `Linked: ${account.id} by ${account.provider}`);
hub.onClose = () => say("closed", "Closed");

const { token, backend } = await session();
hub.setAttribute("base-url", backend);
hub.setAttribute("token", token);

// The older interface, in a place of the page.
document.getElementById("start").addEventListener("click", async () => {
  const { token, backend } = await session();
  hub.remove();
  Connect.start({
    sessionToken: token,
    apiUrl: backend,
    styles: { inline: { containerId: "frame", height: "640px" } },
    onSuccess: ({ id }) => say("linked", `Linked: ${id} by start`),
    onClose: () => say("closed", "Closed by start"),
  });
});

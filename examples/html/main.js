const wizard = document.querySelector("connect-wizard");

// Yours is the second; the first is how this example is told of a sandbox.
wizard.backend = new URLSearchParams(location.search).get("backend") ?? "https://api.stackone.com";
// Your server makes the session; its API key never comes here.
wizard.getToken = async () => (await (await fetch("/api/connect-session", { method: "POST" })).json()).token;
wizard.addEventListener("cw-success", ({ detail }) => {
  document.getElementById("linked").textContent = `Linked: ${detail.id}`;
});

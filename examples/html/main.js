const wizard = document.getElementById("wizard");

// Your server makes the session; its API key never comes here.
const session = async () => (await fetch("/api/connect-session", { method: "POST" })).json();

wizard.addEventListener("cw-success", ({ detail }) => {
  document.getElementById("linked").textContent = `Linked: ${detail.id}`;
});
wizard.getToken = async () => (await session()).token;
// Only because the example talks to a sandbox.
const { token, backend } = await session();
Object.assign(wizard, { backend, token });

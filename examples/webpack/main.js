import "connect-wizard";
import { backend, getToken } from "./session.js";

const wizard = document.querySelector("connect-wizard");
Object.assign(wizard, { backend, getToken });
wizard.addEventListener("cw-success", ({ detail }) => {
  document.getElementById("linked").textContent = `Linked: ${detail.id}`;
});

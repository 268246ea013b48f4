import "connect-wizard";

const wizard = document.querySelector("connect-wizard");
wizard.getToken = async () => (await (await fetch("/api/connect-session", { method: "POST" })).json()).token;
wizard.addEventListener("cw-success", ({ detail }) => console.log("linked", detail.id));

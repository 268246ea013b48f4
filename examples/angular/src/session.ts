// Your server makes the session; its API key never comes here. `backend` is only for the example's sandbox.
export const session = async () => (await fetch("/api/connect-session", { method: "POST" })).json();

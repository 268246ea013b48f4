/** Your server makes the session; its API key never comes here. */
export const getToken = async () => (await (await fetch("/api/connect-session", { method: "POST" })).json()).token;

/** Yours is the second; the first is how this example is told of a sandbox. */
export const backend =
  new URLSearchParams(globalThis.location?.search).get("backend") ?? "https://api.stackone.com";

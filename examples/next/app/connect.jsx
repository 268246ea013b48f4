"use client";
import { useEffect, useState } from "react";

// Your server makes the session; its API key never comes here. `backend` is only for the example's sandbox.
const session = async () => (await fetch("/api/connect-session", { method: "POST" })).json();
const getToken = async () => (await session()).token;

export function Connect() {
  const [first, setFirst] = useState();
  const [account, setAccount] = useState();
  useEffect(() => {
    session().then(setFirst);
  }, []);
  // The empty element is in the page that the server sends; the browser adds the token.
  return (
    <>
      <connect-wizard provider="clayhr" backend={first?.backend} token={first?.token} getToken={getToken}
        oncw-success={(event) => setAccount(event.detail)} />
      <p id="linked" role="status">{account && `Linked: ${account.id}`}</p>
    </>
  );
}

"use client";
import { useState } from "react";
import { ConnectWizard } from "connect-wizard/react";
import { backend, getToken } from "./session";

export function Connect() {
  const [account, setAccount] = useState();
  // The empty element is in the page that the server sends; the browser gives it its properties.
  return (
    <>
      <ConnectWizard provider="clayhr" backend={backend} getToken={getToken} onSuccess={setAccount} />
      <p id="linked" role="status">{account && `Linked: ${account.id}`}</p>
    </>
  );
}

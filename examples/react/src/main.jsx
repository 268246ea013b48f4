import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { ConnectWizard } from "connect-wizard/react";
import { backend, getToken } from "./session.js";

function App() {
  const [account, setAccount] = useState();
  return (
    <>
      <h1>React</h1>
      <ConnectWizard provider="clayhr" backend={backend} getToken={getToken} onSuccess={setAccount} />
      <p id="linked" role="status">{account && `Linked: ${account.id}`}</p>
    </>
  );
}

createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);

import { StrictMode, Suspense, use, useState } from "react";
import { createRoot } from "react-dom/client";
import { session } from "./session.js";

const getToken = async () => (await session()).token;
const first = session();

function Connect({ onLinked }) {
  const { token, backend } = use(first);
  return (
    <connect-wizard provider="clayhr" backend={backend} token={token} getToken={getToken}
      oncw-success={(event) => onLinked(event.detail)} />
  );
}

function App() {
  const [account, setAccount] = useState();
  return (
    <>
      <h1>React</h1>
      <Suspense><Connect onLinked={setAccount} /></Suspense>
      <p id="linked" role="status">{account && `Linked: ${account.id}`}</p>
    </>
  );
}

createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);

import { Connect } from "./connect";

export default function Page() {
  return (
    <>
      <h1>Next</h1>
      <Connect />
    </>
  );
}

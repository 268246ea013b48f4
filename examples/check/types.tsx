// Compiled, not run: what the package's types promise.
import "connect-wizard";
import { ConnectWizard as Element, ConnectWizardError, type Account } from "connect-wizard";
import { ConnectWizard, useConnectWizard } from "connect-wizard/react";
import { createSession, isSigned } from "connect-wizard/server";
import { ConnectWizard as VueWizard, useConnectWizard as useVueWizard } from "connect-wizard/vue";

const getToken = async () => "token";

export function Component() {
  const { open, isOpen } = useConnectWizard({ getToken, provider: "clayhr" });
  const link = async () => {
    const account: Account = await open({ locale: "de" });
    return account.id;
  };
  return (
    <>
      <ConnectWizard provider="clayhr" getToken={getToken} onSuccess={({ id }) => id.length} onError={({ code }) => code} />
      <connect-wizard provider="clayhr" getToken={getToken} oncw-success={(event) => event.detail.id} />
      <button disabled={isOpen} onClick={link} />
      {/* @ts-expect-error an unknown setting */}
      <ConnectWizard colour="red" />
      {/* @ts-expect-error an event's detail has no key */}
      <ConnectWizard onSuccess={({ key }) => key} />
    </>
  );
}

const element: Element = document.createElement("connect-wizard");
element.addEventListener("cw-error", ({ detail }) => detail.code.length);
element.open().catch((error: unknown) => error instanceof ConnectWizardError && error.code === "cancelled");

export const vue = { components: { VueWizard }, setup: () => useVueWizard({ getToken }).open };

export async function server(body: Uint8Array, signature: string | null): Promise<string> {
  const session = await createSession({ apiKey: "key", originOwnerId: "1", originOwnerName: "Acme", provider: "clayhr" });
  const isOurs: boolean = isSigned({ secret: "secret", body, signature });
  return isOurs ? session.token : "";
}

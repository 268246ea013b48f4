import { ConnectWizard } from "connect-wizard";

const wizard = document.querySelector("connect-wizard");
for (const name of ConnectWizard.events) {
  wizard.addEventListener(`cw-${name}`, ({ type, detail }) => {
    navigator.sendBeacon("/funnel", JSON.stringify({ type, ...detail }));
  });
}

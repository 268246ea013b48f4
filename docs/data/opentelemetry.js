import { ConnectWizard } from "connect-wizard";
import { logger } from "./logger.js";

for (const name of ConnectWizard.events) {
  document.querySelector("connect-wizard").addEventListener(`cw-${name}`, ({ detail: { run, code, version, ...rest } }) => {
    const own = Object.entries(rest).map(([key, value]) => [`connect_wizard.${key}`, value]);
    const attributes = { "session.id": run, ...(code && { "error.type": code }), ...Object.fromEntries(own) };
    logger.emit({ eventName: `connect_wizard.${name}`, attributes });
  });
}

export * from "./connect-wizard.js";

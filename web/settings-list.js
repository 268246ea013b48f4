// Every setting: how its value is written, and what counts where nobody sets it. Generated from the program's list by
// `cargo xtask codegen`.

/** The way a value is written. @typedef {"address" | "language" | "list" | "number" | "object" | "text" | "theme" | "boolean"} Kind */

/**
 * The kind of a setting, and its default as text where that is the same in every page.
 *
 * @typedef {{ kind: Kind, initial?: string }} Setting
 */

/** @type {Record<string, Setting>} */
export const SETTINGS = {
  "backend": { kind: "address" },
  "provider": { kind: "text", initial: "clayhr" },
  "provider-name": { kind: "text", initial: "ClayHR" },
  "hosts": { kind: "list", initial: "clayhr.com, clayhr.net, bizmerlin.net" },
  "open-address": { kind: "address", initial: "https://{host}/rm/" },
  "field-keys": { kind: "object" },
  "locale": { kind: "language" },
  "theme": { kind: "theme", initial: "system" },
  "whitelabel-hide": { kind: "boolean", initial: "false" },
  "support-contact": { kind: "text" },
  "idle-minutes": { kind: "number", initial: "15" },
  "resume": { kind: "boolean", initial: "false" },
  "handoff-link": { kind: "text" },
  "account-id": { kind: "text" },
  "app-url": { kind: "address" },
  "time-limit-seconds": { kind: "number", initial: "30" },
  "sign-in-minutes": { kind: "number", initial: "5" },
  "idempotency-keys": { kind: "boolean", initial: "auto" },
  "footer": { kind: "boolean", initial: "true" },
  "guide-images": { kind: "boolean", initial: "false" },
  "actions": { kind: "list" },
  "vendor-names": { kind: "list" },
  "frame-parents": { kind: "list" },
  "return-origins": { kind: "list" },
  "return-after-seconds": { kind: "number", initial: "20" },
  "texts": { kind: "object" },
  "product-name": { kind: "text" },
  "logo": { kind: "text" },
  "logo-dark": { kind: "text" },
  "logo-alt": { kind: "text" },
  "privacy-link": { kind: "text" },
  "terms-link": { kind: "text" },
  "vendor-name": { kind: "text" },
  "vendor-link": { kind: "text" },
};

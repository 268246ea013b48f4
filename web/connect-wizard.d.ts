/** An account that exists, by the backend's id. */
export interface Account {
  id: string;
  provider: string;
}

/** The settings, as properties of the element and as options of `ConnectWizard.open`. */
export interface ConnectWizardOptions {
  /** The session token: kept in no attribute, and not readable. */
  token?: string;
  /** In the page, or over it once `open()` is called. */
  mode?: "inline" | "modal";
  /** Asked for a token when there is none, when it is refused, and two minutes before its end. */
  getToken?: (() => string | Promise<string>) | undefined;
  /** When the token ends: it is renewed two minutes before. */
  expiresAt?: Date | number;
  /** A theme as an object; it wins over `theme`. */
  themeObject?: object;
  /** Called after `cw-success`. */
  onSuccess?: ((account: Account) => void) | undefined;
  /** Called after `cw-close`. */
  onClose?: (() => void) | undefined;
  // generated: settings
  /** An https address, or http on 127.0.0.1 or localhost. */
  backend?: string;
  /** The provider's key, or any. */
  provider?: string;
  /** The provider's name for people. */
  providerName?: string;
  /** A list of domains, such as clayhr.com. */
  hosts?: string | string[];
  /** An https address with {host} or {subdomain} in it, or http on 127.0.0.1 or localhost. */
  openAddress?: string;
  /** An object of lists: subdomain, apiKey, userId. */
  fieldKeys?: object | string;
  /** A language tag, such as de or pt-BR. */
  locale?: string;
  /** Light, dark, system or a theme object. */
  theme?: "light" | "dark" | "system" | (string & {});
  /** True or false. */
  whitelabelHide?: boolean | string;
  /** An https or mailto address. */
  supportContact?: string;
  /** A whole number from 1 to 300. */
  idleMinutes?: number | string;
  /** True or false. */
  resume?: boolean | string;
  /** An https address. */
  handoffLink?: string;
  /** The id of a linked account. */
  accountId?: string;
  /** An https address, or http on 127.0.0.1 or localhost. */
  appUrl?: string;
  /** A whole number from 1 to 300. */
  timeLimitSeconds?: number | string;
  /** True, false or auto. */
  idempotencyKeys?: boolean | string;
  /** True or false. */
  footer?: boolean | string;
  /** True or false. */
  guideImages?: boolean | string;
  /** A list of the ids of actions. */
  actions?: string | string[];
  /** A list of fingerprints of names, as a build writes it. */
  vendorNames?: string | string[];
  /** A list of origins, such as https://partner.example. */
  frameParents?: string | string[];
  /** An object of sentences. */
  texts?: object | string;
  /** A name. */
  productName?: string;
  /** A picture's address. */
  logo?: string;
  /** A picture's address. */
  logoDark?: string;
  /** The logo in words. */
  logoAlt?: string;
  /** An https address. */
  privacyLink?: string;
  /** An https address. */
  termsLink?: string;
  /** A name. */
  vendorName?: string;
  /** An https address. */
  vendorLink?: string;
  // end
}

// generated: codes
/** The reason why an account could not be linked. */
export type FailureCode =
  | "session_missing"
  | "session_expired"
  | "session_forbidden"
  | "credentials_rejected"
  | "permission_denied"
  | "subdomain_unknown"
  | "rate_limited"
  | "provider_down"
  | "backend_error"
  | "bad_response"
  | "network_offline"
  | "network_blocked"
  | "timeout"
  | "popup_blocked"
  | "cancelled"
  | "integration_missing"
  | "config_invalid";
/** The reason why the wizard could not start. */
export type StartCode =
  | "start_unsupported"
  | "start_missing"
  | "start_refused"
  | "start_damaged"
  | "start_slow"
  | "start_crashed";
// end

/** The reason why `open()` did not link an account. */
export class ConnectWizardError extends Error {
  readonly code: "cancelled" | "failed";
  readonly reason: FailureCode | StartCode;
}

export interface ConnectWizard extends ConnectWizardOptions {}

/** `<connect-wizard>` */
export class ConnectWizard extends HTMLElement {
  /** Opens a wizard over the page, and takes it away at the end. */
  static open(options?: ConnectWizardOptions): Promise<Account>;
  /** Shows the wizard. Resolves with the account; rejects with a `ConnectWizardError`. */
  open(): Promise<Account>;
  /** Closes the modal. */
  close(): void;
}

/** The details of the events; `version` is that of this list. No detail holds a value that was typed. */
export interface ConnectWizardEvents {
  "cw-ready": CustomEvent<{ version: 1 }>;
  "cw-step": CustomEvent<{ version: 1; number: number; of: number }>;
  "cw-actions": CustomEvent<{ version: 1; ids: string[] }>;
  "cw-submit": CustomEvent<{ version: 1 }>;
  "cw-success": CustomEvent<{ version: 1; id: string; provider: string }>;
  "cw-error": CustomEvent<{ version: 1; code: FailureCode | StartCode; reference?: string }>;
  "cw-expired": CustomEvent<{ version: 1 }>;
  "cw-cancel": CustomEvent<{ version: 1 }>;
  "cw-close": CustomEvent<{ version: 1 }>;
  "cw-resize": CustomEvent<{ version: 1; height: number }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "connect-wizard": ConnectWizard;
  }
  interface HTMLElementEventMap extends ConnectWizardEvents {}
}

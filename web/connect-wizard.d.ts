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
  /** A whole number from 1 to 300. */
  signInMinutes?: number | string;
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
  /** A list of origins, such as https://partner.example. */
  returnOrigins?: string | string[];
  /** 0, or a whole number from 20 to 300. */
  returnAfterSeconds?: number | string;
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
  | "config_invalid"
  | "program_incomplete";
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
  /** The names of its events, without `cw-`. */
  static readonly events: readonly string[];
  /** Opens a wizard over the page, and takes it away at the end. */
  static open(options?: ConnectWizardOptions): Promise<Account>;
  /** Shows the wizard. Resolves with the account; rejects with a `ConnectWizardError`. */
  open(): Promise<Account>;
  /** Closes the modal. */
  close(): void;
}

// generated: events
/** The members of every event's detail. */
export interface EventDetail {
  /** The version of this list. */
  version: 1;
  /** 32 random hexadecimal digits, the same in every event of one run; kept in memory only. */
  run: string;
  /** Whole milliseconds since the run began, which is when the wizard began to load. */
  elapsed: number;
  /** The user's step: the key of the field that it asks for, `check` for the last one, `start` before the first. */
  step: string;
}
/** The events by their names. No detail holds a value that was typed. */
export interface ConnectWizardEvents {
  /** The wizard can be used. */
  "cw-ready": CustomEvent<EventDetail>;
  /** The user reached a step. */
  "cw-step": CustomEvent<EventDetail & { number: number; of: number }>;
  /** A field failed validation. */
  "cw-field": CustomEvent<EventDetail & { field: string; rule: string }>;
  /** The user opened or copied instructions. */
  "cw-guide": CustomEvent<EventDetail & { action: "opened" | "copied" }>;
  /** The user chose what the connection is for. */
  "cw-actions": CustomEvent<EventDetail & { ids: string[] }>;
  /** The values are being sent. */
  "cw-submit": CustomEvent<EventDetail>;
  /** The account exists; fires once. */
  "cw-success": CustomEvent<EventDetail & { id: string; provider: string }>;
  /** Linking failed. */
  "cw-error": CustomEvent<EventDetail & { code: FailureCode | StartCode; reference?: string }>;
  /** The session is over. */
  "cw-expired": CustomEvent<EventDetail>;
  /** The user cancelled a request. */
  "cw-cancel": CustomEvent<EventDetail>;
  /** The confirmation was closed. */
  "cw-close": CustomEvent<EventDetail>;
  /** The height changed. */
  "cw-resize": CustomEvent<EventDetail & { height: number }>;
}
// end

declare global {
  interface HTMLElementTagNameMap {
    "connect-wizard": ConnectWizard;
  }
  interface HTMLElementEventMap extends ConnectWizardEvents {}
}

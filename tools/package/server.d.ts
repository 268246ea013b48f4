/** What a session is made for. Fields that are not listed are sent as they are, in snake case. */
export interface SessionOptions {
  /** The project's API key: never in a browser. */
  apiKey: string;
  /** Your customer's id. */
  originOwnerId: string;
  /** Your customer's name. */
  originOwnerName: string;
  /** The provider's key; without it the user chooses. */
  provider?: string;
  /** The account to update. */
  accountId?: string;
  /** Seconds until the token ends. */
  expiresIn?: number;
  /** True to let the session make several accounts. */
  multiple?: boolean;
  /** The backend; StackOne's by default. */
  baseUrl?: string | URL;
  /** Milliseconds to wait for the backend. */
  timeout?: number;
  [field: string]: unknown;
}

/** What the backend answers: give the browser the token only. */
export interface Session {
  token: string;
  [field: string]: unknown;
}

/** Why there is no session. */
export declare class SessionError extends Error {
  /** The backend's status; 0 where it did not answer. */
  readonly status: number;
}

/** Makes a connect session. Rejects with a `SessionError`. */
export declare function createSession(options: SessionOptions): Promise<Session>;

/** Whether a webhook is the backend's. Takes the same time for every wrong signature. */
export declare function isSigned(webhook: {
  /** The signing secret. */
  secret: string;
  /** The bytes as they came. */
  body: string | Uint8Array;
  /** The header `x-stackone-signature`. */
  signature: string | null | undefined;
}): boolean;

/** The address of a hosted wizard. */
export declare function authLink(link: {
  /** Where the wizard's files are. */
  page: string | URL;
  /** The session's token; it stands in the fragment, which no server sees. */
  token: string;
  /** Where the user comes back to, with the outcome: an origin of the setting `return-origins`. */
  returnTo?: string | URL;
  /** Comes back with the outcome. Random, and kept for this user. */
  state?: string;
}): string;

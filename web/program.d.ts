// The program as wasm-bindgen exports it, which a build makes of src/.

/** The options of a widget. */
export interface WidgetOptions {
  /** The element to draw in; what it holds is replaced. */
  root: Element;
  /** The document's element, if the whole page is the wizard's. */
  page?: Element;
  settings: Record<string, unknown>;
  /** The text of config.json. */
  file?: string | undefined;
  /** The text of the brand's settings. */
  brand?: string | undefined;
  /** The address of the program's other files. */
  base: string;
  /** The addresses of those that lie elsewhere, by their names. */
  files?: Record<string, string> | undefined;
  token?: string | undefined;
  /** The answers that another widget has left. */
  answers?: Answers | undefined;
  /** The language of the page around. */
  lang?: string | undefined;
  /** Called once if the program crashes, with what is no secret of the answers. */
  onCrash: (answers: Answers) => void;
  /** Asks for another session token; returns whether one may come. */
  renew?: (() => boolean) | undefined;
}

/** The user's input, by field. */
export type Answers = Record<string, string>;

export interface Widget {
  configure(options: Omit<WidgetOptions, "onCrash" | "renew">): void;
  setToken(token: string): void;
  /** No other session token comes. */
  renewalFailed(): void;
  answers(withKey: boolean): Answers;
  leaveWords(): string[];
  free(): void;
}

export interface Program {
  /** Starts it; as JavaScript alone it needs nothing for that. */
  default(options?: { module_or_path: Response }): Promise<unknown> | unknown;
  /** Calls `act` when a part of it is gone for good, since a newer build is served; until what it gives back is called. */
  onStale?(act: () => void): () => void;
  Widget: new (options: WidgetOptions) => Widget;
}

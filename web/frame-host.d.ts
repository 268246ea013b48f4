import type { Account, ConnectWizardOptions } from "./connect-wizard.js";

/** The options of `frameWizard`: the wizard's own settings, and how its frame is made. */
export interface FrameOptions extends Omit<ConnectWizardOptions, "mode"> {
  /** The element to which the iframe is added, at its end. */
  place: Element;
  /** The address of frame.html; beside this file by default. */
  src?: string;
  /** The frame's accessible name. */
  title?: string;
  /** The iframe's `sandbox`; by default the page in it has no origin, and so no storage. */
  sandbox?: string;
}

/** A wizard in a frame. */
export interface FramedWizard {
  /** The iframe, which fires the wizard's events and grows with what it shows. */
  readonly element: HTMLIFrameElement;
  /** Hands the wizard a new token, or other settings. */
  set(changes: Partial<Omit<FrameOptions, "place" | "src" | "title" | "sandbox">>): void;
  /** Takes it away. */
  remove(): void;
}

/** Puts an iframe with the wizard into the page. `frame-parents` must list this page's origin. */
export function frameWizard(options: FrameOptions): FramedWizard;
export type { Account };

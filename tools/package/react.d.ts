import type { CSSProperties, ForwardRefExoticComponent, ReactNode, RefAttributes } from "react";
import type { Account, ConnectWizard as Element, ConnectWizardEvents, ConnectWizardOptions } from "./index.js";

/** `onSuccess` for `cw-success`, and so on: each is called with the event's detail. */
type Handlers = {
  [Name in keyof ConnectWizardEvents as Name extends `cw-${infer Short}` ? `on${Capitalize<Short>}` : never]?: (
    detail: ConnectWizardEvents[Name]["detail"],
    event: ConnectWizardEvents[Name],
  ) => void;
};

/** Each setting of the element, and each event as a function that is called with the event's detail. */
export interface ConnectWizardProps extends Omit<ConnectWizardOptions, "onSuccess" | "onClose">, Handlers {
  className?: string;
  style?: CSSProperties;
  id?: string;
  lang?: string;
  hidden?: boolean;
  children?: ReactNode;
}

/** `<connect-wizard>` as a component; its ref is the element. */
export declare const ConnectWizard: ForwardRefExoticComponent<ConnectWizardProps & RefAttributes<Element>>;

/** The wizard over the page. */
export declare function useConnectWizard(options?: ConnectWizardOptions): {
  /** Resolves with the account; rejects with a `ConnectWizardError`. `more` wins over the hook's options. */
  open: (more?: ConnectWizardOptions) => Promise<Account>;
  isOpen: boolean;
};

export { ConnectWizardError } from "./index.js";
export type { Account, ConnectWizardEvents, ConnectWizardOptions } from "./index.js";

/** The bare element in JSX: properties as they are, events as React 19 spells them (`oncw-success`). */
type BareElement = ConnectWizardOptions & {
  [Name in keyof ConnectWizardEvents as `on${Name}`]?: (event: ConnectWizardEvents[Name]) => void;
} & { ref?: unknown; key?: string | number; class?: string; className?: string; id?: string; children?: ReactNode };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "connect-wizard": BareElement;
    }
  }
}

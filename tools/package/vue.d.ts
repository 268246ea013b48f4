import type { DefineComponent, Ref, ShallowRef } from "vue";
import type { Account, ConnectWizard as Element, ConnectWizardEvents, ConnectWizardOptions } from "./index.js";

type Emits = {
  [Name in keyof ConnectWizardEvents as Name extends `cw-${infer Short}` ? Short : never]: (
    detail: ConnectWizardEvents[Name]["detail"],
    event: ConnectWizardEvents[Name],
  ) => void;
};

/** What a template ref to the component holds. */
export interface ConnectWizardExposed {
  element: ShallowRef<Element | undefined>;
  open(): Promise<Account>;
  close(): void;
}

/** `<connect-wizard>` as a component: each setting is a property, each event is emitted with its detail. */
export declare const ConnectWizard: DefineComponent<
  Omit<ConnectWizardOptions, "onSuccess" | "onClose">,
  ConnectWizardExposed,
  {},
  {},
  {},
  {},
  {},
  Emits
>;

/** The wizard over the page. */
export declare function useConnectWizard(options?: ConnectWizardOptions): {
  /** Resolves with the account; rejects with a `ConnectWizardError`. `more` wins over the composable's options. */
  open: (more?: ConnectWizardOptions) => Promise<Account>;
  isOpen: Ref<boolean>;
};

export { ConnectWizardError } from "./index.js";
export type { Account, ConnectWizardEvents, ConnectWizardOptions } from "./index.js";

/** The bare element in templates: `@cw-success` is its event. */
type BareElement = DefineComponent<
  ConnectWizardOptions & {
    [Name in keyof ConnectWizardEvents as `on${Capitalize<Name>}`]?: (event: ConnectWizardEvents[Name]) => void;
  }
>;

declare module "vue" {
  interface GlobalComponents {
    "connect-wizard": BareElement;
  }
}

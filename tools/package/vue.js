// <connect-wizard> as a Vue component, and `open()` as a composable. For Vue 3.

import { camelize, defineComponent, h, ref, shallowRef } from "vue";
import { ConnectWizard as Element } from "./index.js";

/** The attributes that stay attributes, and become no property. */
const ATTRIBUTES = ["class", "style", "id", "lang", "hidden"];

/** The element; each setting is a property, each event is emitted with its detail. */
export const ConnectWizard = defineComponent({
  name: "ConnectWizard",
  inheritAttrs: false,
  emits: [...Element.events],
  setup(_, { attrs, emit, expose, slots }) {
    const element = shallowRef();
    const emitted = {};
    for (const name of Element.events) {
      emitted[`on:cw-${name}`] = (event) => {
        if (event.target === element.value) emit(name, event.detail, event);
      };
    }
    expose({ element, open: () => element.value.open(), close: () => element.value.close() });
    return () => {
      const given = Object.entries(attrs).map(([name, value]) => {
        const isAttribute = ATTRIBUTES.includes(name) || /^(on[A-Z]|data-|aria-)/.test(name);
        return [isAttribute ? name : `.${camelize(name)}`, value];
      });
      return h("connect-wizard", { ...Object.fromEntries(given), ...emitted, ref: element }, slots.default?.());
    };
  },
});

/** The wizard over the page: `open()` resolves with the account, and rejects with a `ConnectWizardError`. */
export function useConnectWizard(options) {
  const isOpen = ref(false);
  const open = async (more) => {
    isOpen.value = true;
    try {
      return await Element.open({ ...options, ...more });
    } finally {
      isOpen.value = false;
    }
  };
  return { open, isOpen };
}

export { ConnectWizardError } from "./index.js";

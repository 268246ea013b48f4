// <connect-wizard> as a React component, and `open()` as a hook. For React 18 and 19.
"use client";

import { createElement, forwardRef, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { ConnectWizard as Element } from "./index.js";

/** The properties that are events, and their names. */
const EVENTS = Object.fromEntries(
  Element.events.map((name) => [`on${name[0].toUpperCase()}${name.slice(1)}`, `cw-${name}`]),
);

/** The properties that stay attributes of the element. */
const ATTRIBUTES = ["className", "style", "id", "lang", "hidden", "children"];

// A server renders the empty element, and has no layout.
const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** The element; each setting is a property, each event a property that is called with the event's detail. */
export const ConnectWizard = forwardRef(function ConnectWizard(props, ref) {
  const element = useRef(null);
  const latest = useRef(props);
  const given = useRef(new Set());
  useImperativeHandle(ref, () => element.current, []);

  useBeforePaint(() => {
    latest.current = props;
    const names = Object.keys(props).filter((name) => !(name in EVENTS) && !ATTRIBUTES.includes(name));
    for (const name of given.current) if (!names.includes(name)) element.current[name] = undefined;
    for (const name of names) if (element.current[name] !== props[name] || name === "token") element.current[name] = props[name];
    given.current = new Set(names);
  });

  useBeforePaint(() => {
    const { current } = element;
    const listeners = Object.entries(EVENTS).map(([property, name]) => {
      const listener = (event) => event.target === current && latest.current[property]?.(event.detail, event);
      current.addEventListener(name, listener);
      return () => current.removeEventListener(name, listener);
    });
    return () => listeners.forEach((remove) => remove());
  }, []);

  const attributes = Object.fromEntries(ATTRIBUTES.filter((name) => name in props).map((name) => [name, props[name]]));
  // React 18 knows no `className` of a custom element.
  if ("className" in attributes) attributes.class = attributes.className;
  delete attributes.className;
  return createElement("connect-wizard", { ...attributes, ref: element });
});

/** The wizard over the page: `open()` resolves with the account, and rejects with a `ConnectWizardError`. */
export function useConnectWizard(options) {
  const latest = useRef(options);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    latest.current = options;
  });
  const open = useCallback(async (more) => {
    setIsOpen(true);
    try {
      return await Element.open({ ...latest.current, ...more });
    } finally {
      setIsOpen(false);
    }
  }, []);
  return { open, isOpen };
}

export { ConnectWizardError } from "./index.js";

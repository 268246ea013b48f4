// Every event, without `cw-`. Generated from web/events.json by `cargo xtask codegen`.

export const EVENTS = [
  "ready",
  "step",
  "field",
  "guide",
  "actions",
  "submit",
  "success",
  "error",
  "expired",
  "cancel",
  "close",
  "resize",
];

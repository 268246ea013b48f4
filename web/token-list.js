// The tokens that a brand may set, by table. Generated from assets/themes/tokens.json by `cargo xtask codegen`.

export const COLORS = [
  "page",
  "surface",
  "sunken",
  "text",
  "text-quiet",
  "border",
  "control-border",
  "brand",
  "brand-strong",
  "on-brand",
  "brand-border",
  "link",
  "link-strong",
  "focus",
  "error",
  "success",
  "on-success",
  "warning-surface",
  "backdrop",
];

export const FONT = [
  "family",
  "code",
  "heading",
  "size",
  "size-small",
  "size-heading",
  "weight-heading",
  "weight-button",
];

export const SHAPE = [
  "space",
  "radius",
  "radius-large",
  "radius-button",
  "border-width",
  "control-height",
  "logo-height",
  "width",
  "dialog-width",
  "shadow",
];

// The look of the element before its style sheet has come, and where that never comes: its words must then be read as
// something of its own, and not as a line of the page around it. Colours are the browser's, which can be told apart in
// every scheme; everything with a shape in `style/` gets it from there.

/** Lengths in `rem`, as in `style/`. */
export const PLAIN_STYLE = `
:host { display: block }
:host([hidden]) { display: none }
.cw-root { font: 1rem/1.5 system-ui, sans-serif; text-align: start }
.cw-card, .cw-start__error { padding: 1.25rem; border: 1px solid GrayText; border-radius: 0.5rem; background: Canvas; color: CanvasText }
.cw-card--waiting { min-height: 26rem; animation: cw-appear 1ms 0.1s backwards }
@keyframes cw-appear { from { visibility: hidden } }
.cw-card[data-cw-theme="light"] { color-scheme: light }
.cw-card[data-cw-theme="dark"] { color-scheme: dark }
.cw-start__title { margin: 0 0 0.5rem; font-size: 1.25rem; line-height: 1.3 }
.cw-start__guide { margin-top: 1.25rem }
.cw-text { margin: 0 0 0.75rem; overflow-wrap: anywhere; white-space: pre-line }
.cw-button { min-height: 2.75rem; padding: 0.5rem 1rem; font: inherit }
`;

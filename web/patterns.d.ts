// The matcher of patterns as wasm-bindgen exports it, which a build makes of crates/pattern-matcher.

export default function start(): Promise<unknown>;
export function isReadable(kind: string, rule: string): boolean;
export function broken(kind: string, rule: string, answer: string): string | undefined;

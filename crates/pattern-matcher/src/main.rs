//! The functions that the browser calls, by `rules.js`.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use patterns::{Kind, Verdict, check};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Answers leave nothing behind: what is freed is overwritten.
    #[global_allocator]
    static ALLOCATOR: zeroizing_alloc::ZeroAlloc<rlsf::SmallGlobalTlsf> =
        zeroizing_alloc::ZeroAlloc(rlsf::SmallGlobalTlsf::new());

    /// Returns nothing for an answer that keeps the rule, or that could not be checked; otherwise an example that would
    /// keep it, which may be empty. `kind` counts the kinds from 0.
    #[wasm_bindgen]
    pub fn broken(kind: u8, rule: &str, answer: &str) -> Option<String> {
        match check(kind_of(kind), rule, answer) {
            Verdict::Broken(example) => Some(example.unwrap_or_default()),
            Verdict::Kept | Verdict::Unchecked => None,
        }
    }

    /// Returns `true` if a rule can be read at all.
    #[wasm_bindgen(js_name = isReadable)]
    pub fn is_readable(kind: u8, rule: &str) -> bool {
        check(kind_of(kind), rule, "") != Verdict::Unchecked
    }

    fn kind_of(kind: u8) -> Kind {
        match kind {
            0 => Kind::Pattern,
            1 => Kind::Format,
            _ => Kind::Domain,
        }
    }
}

//! Rules that the backend sends for answers: by `rules.js`, which fetches what checks them. The link at
//! the top level is for the runner of the browser tests, which serves files from there.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use flow::fields::rule::ValidationRule;

#[wasm_bindgen(raw_module = "./rules.js")]
extern "C" {
    #[wasm_bindgen(js_name = prepareRule)]
    async fn prepare_rule(kind: u8, rule: &str);
    #[wasm_bindgen(js_name = brokenRule)]
    fn broken_rule(kind: u8, rule: &str, answer: &str) -> JsValue;
}

/// Waits for what checks a rule. Where that can't be had, the rule is not checked here.
pub async fn prepare(rule: &ValidationRule) {
    prepare_rule(rule.kind as u8, &rule.text).await;
}

/// For an answer that breaks a rule, one that would keep it, or an empty text.
pub fn broken(rule: &ValidationRule, answer: &str) -> Option<String> {
    broken_rule(rule.kind as u8, &rule.text, answer).as_string()
}

//! Takes out of the program's script what none of our pages uses.
//!
//! wasm-bindgen writes its script for every way in which a program can be started: 0.6 KB of each first load are for ways
//! that ours never is, since `web/loader.js` hands over the answer to its own request. A page built by
//! `trunk build --release` alone has them still.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// Functions and other blocks by their beginnings, and what stands in their place.
const BLOCKS: [(&str, &str); 6] = [
    // Every browser that this is built for has it.
    ("if (!('encodeInto' in cachedTextEncoder)) {", ""),
    // Memory that can't grow in its place: the program's can.
    ("    if (realloc === undefined) {", ""),
    // Words for a panic, which nothing shows.
    (
        "function debugString(",
        "function debugString(value) {\n    return String(value);\n}\n",
    ),
    // Starts a program that is there already.
    ("function initSync(", ""),
    // Takes an answer, an address or bytes.
    ("async function __wbg_load(", ""),
    // Under another content type a browser refuses to compile while it loads. What is wrong with the answer, the loader says.
    (
        "async function __wbg_init(",
        "async function __wbg_init({ module_or_path: answer }) {
    if (wasm !== undefined) return wasm;
    const imports = __wbg_get_imports();
    const { instance, module } = answer.headers.get(\"content-type\") === \"application/wasm\"
        ? await WebAssembly.instantiateStreaming(answer, imports)
        : await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    return __wbg_finalize_init(instance, module);
}
",
    ),
];

/// A text that is passed without a way for its memory to grow.
const FIXED: &str = "__wbindgen_malloc)";

const EXPORTS: (&str, &str) = (
    "export { initSync, __wbg_init as default };",
    "export { __wbg_init as default };",
);

/// Every browser that this is built for has it too.
const REGISTRY: &str = "(typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {}, unregister: () => {} }\n    : ";

/// Trims the script of the program that every first load has.
pub fn trim(files: &[PathBuf]) -> Result<()> {
    let is_script = |file: &&PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("connect-wizard-") && name.ends_with(".js")
    };
    let script = files
        .iter()
        .find(is_script)
        .context("the program has no script")?;
    let text = fs::read_to_string(script).context("the program's script is no text")?;
    fs::write(script, trimmed(&text)?).context("the program's script cannot be written")
}

fn trimmed(script: &str) -> Result<String> {
    let mut trimmed = script.to_owned();
    for (beginning, replacement) in BLOCKS {
        // It ends where a brace stands as far to the left as it began.
        let margin = beginning.len() - beginning.trim_start().len();
        let end = format!("\n{}}}\n", " ".repeat(margin));
        let Some((before, rest)) = trimmed.split_once(beginning) else {
            bail!(
                "wasm-bindgen's script has no {beginning} ...: it has changed, and so must this."
            );
        };
        let Some((_, after)) = rest.split_once(&end) else {
            bail!("{beginning} ... has no end in wasm-bindgen's script.");
        };
        trimmed = [before, replacement, after].concat();
    }
    if trimmed.contains(FIXED) {
        bail!("wasm-bindgen's script passes a text in a way that was left out of it.");
    }
    if !trimmed.contains(EXPORTS.0) {
        bail!(
            "wasm-bindgen's script has other exports than it had: {}",
            EXPORTS.0
        );
    }
    Ok(trimmed.replace(EXPORTS.0, EXPORTS.1).replace(REGISTRY, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_used_is_gone_and_all_else_stays() {
        let script = "if (!('encodeInto' in cachedTextEncoder)) {\n}\n{\n    if (realloc === undefined) {\n    }\n}\n\
            a();\nfunction debugString(val) {\n    if (x) {\n    }\n    return 1;\n}\nb();\n\
            async function __wbg_load(module, imports) {\n    function f() {\n    }\n}\n\
            function initSync(module) {\n}\nasync function __wbg_init(m) {\n    c();\n}\nd();\n\
            export { initSync, __wbg_init as default };\n";
        let text = trimmed(script).expect("all of it is there");
        assert!(text.starts_with("{\n}\na();\nfunction debugString(value) {\n    return String(value);\n}\nb();\nasync function __wbg_init({"));
        assert!(
            text.ends_with("}\nd();\nexport { __wbg_init as default };\n"),
            "{text}"
        );
        assert!(
            !text.contains("initSync") && !text.contains("__wbg_load"),
            "{text}"
        );
    }

    #[test]
    fn another_script_of_wasm_bindgen_is_refused() {
        let error =
            trimmed("export { initSync, __wbg_init as default };").expect_err("no functions");
        assert!(error.to_string().contains("encodeInto"), "{error}");
    }
}

//! Changes to what wasm2js and wasm-bindgen write, so that each fits the other, any page and any bundler. A script without
//! the place for a change is an error: the tools have changed.

use anyhow::{Context, Result, bail};

use super::PLACEHOLDER;

/// The variables by which wasm2js reaches the memory: the property in place of each, and its kind.
const VIEWS: [(&str, &str, &str); 8] = [
    ("HEAP8", "i8", "Int8Array"),
    ("HEAP16", "i16", "Int16Array"),
    ("HEAP32", "i32", "Int32Array"),
    ("HEAPU8", "u8", "Uint8Array"),
    ("HEAPU16", "u16", "Uint16Array"),
    ("HEAPU32", "u32", "Uint32Array"),
    ("HEAPF32", "f32", "Float32Array"),
    ("HEAPF64", "f64", "Float64Array"),
];

/// The program as a function of its imports.
pub fn program_module(script: &str) -> Result<String> {
    let mut script = script
        .lines()
        .filter(|line| !line.starts_with("import * as "))
        .collect::<Vec<_>>()
        .join("\n");
    let end = script
        .find("\nvar retasmFunc = asmFunc(")
        .context("wasm2js ends its script in a new way")?;
    script.truncate(end);
    script.push_str("\nexport { asmFunc as instantiate };\n");
    by_views(&mut script)?;
    // A kind of error that a loader can tell from the page's own.
    exchange(
        &mut script,
        "function wasm2js_trap() { throw new Error('abort'); }",
        "function wasm2js_trap() { throw new RangeError('unreachable'); }",
    )?;
    // A page may have extended `Object.prototype`: what is inherited would be taken for a part of these descriptors.
    for name in ["grow", "buffer"] {
        exchange(
            &mut script,
            &format!("\"{name}\": {{\n"),
            &format!("\"{name}\": {{ __proto__: null,\n"),
        )?;
    }
    // What was typed must not stay behind in the memory that was outgrown.
    exchange(
        &mut script,
        "newHEAP8.set(HEAP8);",
        "newHEAP8.set(views.i8);\n   views.i8.fill(0);",
    )?;
    Ok(script)
}

/// Has the program reach its memory by properties of one object, in place of variables that each growth sets anew.
///
/// A partner's bundler minifies this script once more, and SWC, which Next has, writes `address = f(), HEAP32[address]`
/// as `HEAP32[address = f()]`. That reads the variable before the call: where the call makes the memory grow, the program
/// goes on in the old one. A property's value may change by any call, so that minifiers leave the order alone.
fn by_views(script: &mut String) -> Result<()> {
    let literal: String = VIEWS
        .iter()
        .map(|(_, view, kind)| format!("  {view}: new {kind}(buffer),\n"))
        .collect();
    exchange_between(
        script,
        " var HEAP8 = ",
        " var Math_imul",
        &format!(" var views = {{\n{literal} }};\n"),
    )?;
    for (variable, view, _) in VIEWS {
        for (before, after) in [("", "["), (" ", " = new ")] {
            *script = script.replace(
                &format!("{before}{variable}{after}"),
                &format!("{before}views.{view}{after}"),
            );
        }
    }
    *script = script.replace("bufferView = HEAPU8;", "bufferView = views.u8;");
    Ok(())
}

/// wasm-bindgen's script, which starts that function in place of WebAssembly.
pub fn glue_module(glue: &str) -> Result<String> {
    let mut glue = with_link(glue)?;
    let start = glue
        .find("async function __wbg_load(")
        .context("wasm-bindgen's script loads a program in a new way")?;
    glue.truncate(start);
    glue.push_str(
        "function __wbg_init() {
    if (wasm === undefined) __wbg_finalize_init({ exports: instantiate(__wbg_get_imports()) });
    return wasm;
}
export { __wbg_init as default, wasm as instance };
",
    );
    // Memory that has grown is another buffer here, and the old one is not detached.
    exchange_between(
        &mut glue,
        "if (cachedDataViewMemory0 === null",
        " {\n",
        "if (cachedDataViewMemory0?.buffer !== wasm.memory.buffer)",
    )?;
    exchange_between(
        &mut glue,
        "if (cachedUint8ArrayMemory0 === null",
        " {\n",
        "if (cachedUint8ArrayMemory0?.buffer !== wasm.memory.buffer)",
    )?;
    Ok(format!(
        "import {{ instantiate }} from \"./program.js\";\n{glue}"
    ))
}

/// One import of marked functions for each of them is one too many.
fn with_link(glue: &str) -> Result<String> {
    let own = "        \"./connect-wizard_bg.js\": import0,\n";
    let others = glue.lines().filter(|line| !line.contains(PLACEHOLDER));
    let mut glue = others.collect::<Vec<_>>().join("\n");
    exchange(
        &mut glue,
        own,
        &format!("{own}        {PLACEHOLDER}: link,\n"),
    )?;
    Ok(format!("import * as link from \"./link.js\";\n{glue}"))
}

/// Replaces the first of these.
pub fn exchange(text: &mut String, from: &str, to: &str) -> Result<()> {
    if !text.contains(from) {
        bail!(
            "The program's JavaScript has no {from:?}: its tools have changed, so this code must change too."
        );
    }
    *text = text.replacen(from, to, 1);
    Ok(())
}

/// Replaces what begins like this, up to where `end` begins.
fn exchange_between(text: &mut String, start: &str, end: &str, to: &str) -> Result<()> {
    let found = text
        .find(start)
        .and_then(|start| Some((start, start + text[start..].find(end)?)));
    let Some((start, end)) = found else {
        bail!(
            "The program's JavaScript has no {start:?}: its tools have changed, so this code must change too."
        );
    };
    text.replace_range(start..end, to);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_is_reached_by_properties_which_minifiers_read_after_a_call() {
        let mut script = " var HEAP8 = new Int8Array(buffer);\n var HEAP32 = new Int32Array(buffer);\n \
            var Math_imul = Math.imul;\n $1 = HEAP32[$0 >> 2];\n HEAP32 = new Int32Array(newBuffer);\n"
            .to_owned();
        by_views(&mut script).expect("a script of wasm2js");
        assert!(
            script.contains("  i32: new Int32Array(buffer),\n"),
            "{script}"
        );
        assert!(
            script.ends_with(
                " var Math_imul = Math.imul;\n $1 = views.i32[$0 >> 2];\n \
                 views.i32 = new Int32Array(newBuffer);\n"
            ),
            "{script}"
        );
    }

    #[test]
    fn another_script_of_the_tools_is_refused() {
        assert!(program_module("function asmFunc() {}").is_err());
        assert!(glue_module("let wasm;").is_err());
    }
}

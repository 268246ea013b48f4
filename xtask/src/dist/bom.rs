//! `bom.cdx.json`: what the program is made of, as a CycloneDX bill of materials. Without a date, so that the same
//! commit always gives the same file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::crates::Crate;

/// Writes the bill.
pub fn write(dist: &Path, crates: &[Crate]) -> Result<()> {
    let text = serde_json::to_string_pretty(&bill(crates))?;
    fs::write(dist.join("bom.cdx.json"), text + "\n").context("bom.cdx.json cannot be written")
}

fn bill(crates: &[Crate]) -> Value {
    let own = crates
        .iter()
        .find(|one| one.is_own && one.name == "connect-wizard");
    let component = |one: &Crate, kind: &str| {
        let mut component = json!({
            "type": kind, "bom-ref": one.reference(), "name": one.name, "version": one.version,
            "licenses": [{ "expression": one.licence }],
        });
        if let Some(purl) = one.purl() {
            component["purl"] = json!(purl);
        }
        if one.licence.is_empty() {
            component["licenses"] = json!([]);
        }
        if one.is_macro {
            component["scope"] = json!("excluded");
        }
        component
    };
    let others = crates.iter().filter(|one| Some(*one) != own);
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": own.map(|own| component(own, "application")) },
        "components": others.map(|one| component(one, "library")).collect::<Vec<_>>(),
        "dependencies": crates.iter()
            .map(|one| json!({ "ref": one.reference(), "dependsOn": one.needs }))
            .collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_stands_above_its_parts() {
        let one = |name: &str, is_own, is_macro| Crate {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            is_macro,
            is_own,
            needs: Vec::new(),
            folder: "/secret/machine".into(),
        };
        let bill = bill(&[
            one("connect-wizard", true, false),
            one("leptos", false, false),
            one("send_wrapper", true, false),
            one("leptos_macro", false, true),
        ]);
        assert_eq!(bill["metadata"]["component"]["name"], "connect-wizard");
        let of = |key: &str| -> Vec<_> {
            (0..3)
                .map(|at| bill["components"][at][key].clone())
                .collect()
        };
        let [leptos, own, writer] = [
            "pkg:cargo/leptos@1.0.0",
            "send_wrapper@1.0.0",
            "pkg:cargo/leptos_macro@1.0.0",
        ];
        assert_eq!(of("bom-ref"), [leptos, own, writer]);
        // What lies in this repository comes from no registry, even under the name of a crate that does.
        assert_eq!(of("purl"), [json!(leptos), Value::Null, json!(writer)]);
        assert_eq!(bill["components"][2]["scope"], "excluded");
        assert!(!bill.to_string().contains("machine"));
    }
}

//! Accessibility, as far as a program can tell: axe-core, in the page as it stands.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::tab::Tab;

/// The looks that every screen must have: light and dark, on a small phone and on a desk.
pub const LOOKS: [(&str, u32); 4] = [
    ("light", 320),
    ("dark", 320),
    ("light", 1280),
    ("dark", 1280),
];

/// WCAG 2.0 to 2.2, levels A and AA.
pub const TAGS: [&str; 6] = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa",
];

/// Checks the page in every look: nothing that axe calls a violation, and no scrolling sideways.
pub async fn expect_accessible_in_every_look(tab: &Tab, screen: &str) -> Result<()> {
    // Which colours belong to which scheme is the style sheet's affair, and the same in every engine.
    let looks = LOOKS
        .into_iter()
        .filter(|(scheme, _)| tab.engine().has_devtools() || *scheme == "light");
    for (scheme, width) in looks {
        tab.set_scheme(scheme).await?;
        tab.set_width(width).await?;
        expect_accessible(tab)
            .await
            .with_context(|| format!("{screen}, {scheme}, {width} pixels wide"))?;
    }
    Ok(())
}

/// Checks the page as it stands.
pub async fn expect_accessible(tab: &Tab) -> Result<()> {
    bring_axe(tab).await?;
    let script = "const found = await axe.run(document, {
            runOnly: { type: 'tag', values: args[0] }, resultTypes: ['violations'] });
        const lines = found.violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
        return { passes: found.passes.length, lines,
            overflow: document.scrollingElement.scrollWidth - document.documentElement.clientWidth };";
    let found = tab.promised(script, json!([TAGS])).await?;
    // A page that axe can't look into would have no violations either.
    ensure!(
        found["passes"].as_i64() > Some(5),
        "axe saw next to nothing of the page"
    );
    let lines = found["lines"].as_array().cloned().unwrap_or_default();
    if !lines.is_empty() {
        let lines: Vec<_> = lines.iter().filter_map(Value::as_str).collect();
        bail!(
            "axe found {} violations:\n{}",
            lines.len(),
            lines.join("\n")
        );
    }
    let overflow = found["overflow"].as_i64().unwrap_or_default();
    ensure!(
        overflow <= 0,
        "the page scrolls sideways by {overflow} pixels"
    );
    Ok(())
}

/// Once for each document.
async fn bring_axe(tab: &Tab) -> Result<()> {
    if tab
        .script("return typeof axe === 'object'", Value::Null)
        .await?
        == true
    {
        return Ok(());
    }
    tab.script(&source(tab)?, Value::Null).await?;
    Ok(())
}

/// Axe itself, to be run in a page.
pub(crate) fn source(tab: &Tab) -> Result<String> {
    let file = tab
        .workspace()
        .tools()
        .join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(file).context("axe-core is missing. Run: cargo xtask tools")
}

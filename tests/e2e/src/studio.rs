//! The theme studio, which holds every screen of the wizard as it looks in every brand.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{
    axe::{TAGS, source},
    tab::Tab,
};

/// Opens it as a file, without any server.
pub async fn open(tab: &Tab) -> Result<()> {
    let file = tab.workspace().root().join("dist/studio.html");
    ensure!(file.is_file(), "There is no studio. Run: cargo xtask dist");
    tab.goto(&format!("file://{}", file.display())).await
}

/// Every screen and state of a brand, in both schemes, on a small phone: nothing that axe calls a violation. Says how
/// many looks were looked at.
pub async fn expect_every_state_accessible(tab: &Tab, brand: &str) -> Result<i64> {
    open(tab).await?;
    let script = "
        const frame = document.getElementById('preview');
        const set = (id, value) => {
          document.getElementById(id).value = value;
          document.getElementById(id).dispatchEvent(new Event('change'));
        };
        set('brand', args[0]);
        set('width', '320');
        // The studio's policy knows no eval.
        const page = frame.contentDocument;
        const carrier = page.createElement('script');
        carrier.textContent = args[2];
        page.head.append(carrier);
        const { axe } = frame.contentWindow;
        const wrong = [];
        let count = 0;
        for (const { value: state } of document.getElementById('state').options) {
          set('state', state);
          for (const scheme of ['light', 'dark']) {
            set('scheme', scheme);
            const found = await axe.run(page, {
                runOnly: { type: 'tag', values: args[1] }, resultTypes: ['violations'] });
            for (const rule of found.violations) {
              for (const node of rule.nodes) wrong.push(`${state}, ${scheme}: ${rule.id}: ${node.failureSummary}`);
            }
            // The rules for colours must have had something to say, or nothing was seen at all.
            if (found.passes.some((rule) => rule.id === 'color-contrast')) count += 1;
          }
        }
        return { wrong, count };";
    let seen = tab
        .promised(script, json!([brand, TAGS, source(tab)?]))
        .await?;
    let wrong = seen["wrong"].as_array().cloned().unwrap_or_default();
    let wrong: Vec<_> = wrong.iter().filter_map(Value::as_str).collect();
    ensure!(wrong.is_empty(), "in {brand}:\n{}", wrong.join("\n"));
    seen["count"].as_i64().context("nothing was counted")
}

//! The vendor's own form, which ours replaces.

use std::path::Path;

use xtask::guide::{Import, preview_text, read};

use crate::labels;

#[test]
fn the_vendors_form_is_known_by_what_it_says_and_its_fields_however_they_are_listed() {
    let page = |part: &str| {
        format!("---\ntitle: Connect A\n---\n\n## Get the key\n\nPress it.\n\n{part}\n")
    };
    let all: &[&str] = &["API Key", "Domain"];
    let none: &[&str] = &[];
    for (part, fields) in [
        (
            "## Connecting to StackOne\n\nFill in:\n\n- API Key\n- Domain",
            all,
        ),
        (
            "## Use the API Key in the StackOne Hub\n\n1. Enter **API Key** and **Domain**.\n2. Click **Connect**.",
            all,
        ),
        (
            "## Connect with StackOne\n\n- **API Key**: the key\n- **Domain** - yours",
            all,
        ),
        (
            "## Linking to StackOne\n\n<ul><li><b>API Key</b> (Optional)</li><li>Domain</li></ul>",
            all,
        ),
        ("## Linking your Account\n\n* `API Key`\n* `Domain`", all),
        (
            "## Linking the Account from the Hub\n\n<Steps><Step title=\"Fill\"><ul><li><strong>API Key</strong></li><li><strong>Domain</strong></li></ul></Step></Steps>",
            all,
        ),
        (
            "## The last thing\n\nGo to the StackOne Hub, enter the **API Key** and the **Domain**, and click Connect.",
            all,
        ),
        ("## Link Account\n\nIn the Hub, press **Connect**.", none),
        (
            "### Connecting with StackOne\n\nEnter your **API Key** and **Domain** and press it.",
            all,
        ),
    ] {
        let (imported, report) = read(&page(part), Path::new("a.mdx"), &Import::default());
        let imported = imported.expect("a guide");
        let text = preview_text(&imported.to_json(), false);
        assert_eq!(text, "# Get the key\n\nPress it.\n", "{part}");
        assert_eq!(labels(&imported), fields, "{part}");
        let lines = report.lines().join("\n");
        assert!(lines.contains("note: left out"), "{part}: {lines}");
    }
    // What the provider's program is to be told of the vendor is no such part.
    for part in [
        "## Create an app for StackOne\n\nClick **Add**, enter a name and press **Save**.",
        "## Add StackOne to the allow list\n\nEnter the address and save it.",
        "## Connect your calendar\n\nChoose a calendar.",
    ] {
        let (imported, _) = read(&page(part), Path::new("a.mdx"), &Import::default());
        assert_eq!(imported.expect("a guide").guide.sections.len(), 2, "{part}");
    }
}

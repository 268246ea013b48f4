//! Whatever a file holds, an import ends, and never with a crash.

use flow::guide::for_each_text;
use guide::inline::{Inline, Target, parse_inline};
use proptest::prelude::*;
use std::path::Path;
use xtask::guide::{Import, Imported, preview_text, read};

fn import(text: &str, file: &str) -> Option<Imported> {
    read(text, Path::new(file), &Import::default()).0
}

/// Text made of what the grammar is made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<Steps>"),
        Just("</Steps>"),
        Just("<Step title=\"A\">"),
        Just("<Step title='"),
        Just("</Step>"),
        Just("<section data-guide-scopes=\"a b\">"),
        Just("</section>"),
        Just("<div data-guide-step>"),
        Just("<div data-whitelabel-hide>"),
        Just("</div>"),
        Just("<h2>"),
        Just("</h2>"),
        Just("<ul>"),
        Just("<li>"),
        Just("</li>"),
        Just("<p>"),
        Just("</p>"),
        Just("<strong>"),
        Just("</strong>"),
        Just("<a href=\""),
        Just("<a href=\"https://x\">"),
        Just("\">"),
        Just("</a>"),
        Just("<img src={{"),
        Just("}}"),
        Just("/>"),
        Just("<!--"),
        Just("-->"),
        Just("[x](y"),
        Just("[a](https://b)"),
        Just("**"),
        Just("`"),
        Just("&#x22;"),
        Just("&amp"),
        Just("\n"),
        Just("\n\n"),
        Just("\n- "),
        Just("\n1. "),
        Just("\n## "),
        Just("# Connect A with B"),
        Just("---\n"),
        Just("é"),
        Just("\u{2013}"),
        Just("<Warning>"),
        Just("<Odd x>"),
        Just("words "),
        Just("StackOne "),
        Just("https://api.stackone.com/x "),
        Just("]("),
        Just("\n  - "),
        Just("\n   2. "),
        Just("\n```\n"),
        Just("\n| a | b |\n|---|---|\n"),
        Just("\n> "),
        Just("![p](/q.png)"),
        Just("<Tabs><Tab title=\"T\">"),
        Just("</Tab></Tabs>"),
        Just("<Accordion title=\"B\">"),
        Just("</Accordion>"),
        Just("<br/>"),
        Just("<Frame><img src=\"/x.png\"/></Frame>"),
        Just("_"),
        Just("*"),
        Just("\\"),
        Just("{`"),
        Just("`}"),
        Just("{/*"),
        Just("*/}"),
        Just("    "),
        Just("<div data-guides-scope-selector data-guide-actions-json=\"[{&#x22;id&#x22;:1}]\"/>"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Every link leads by https, to a mail address, or within the guide.
fn assert_safe(runs: &[Inline]) {
    for run in runs {
        match run {
            Inline::Link { content, target } => {
                let is_safe = match target {
                    Target::Address(address) => {
                        address.starts_with("https://") || address.starts_with("mailto:")
                    }
                    Target::Anchor(_) | Target::Unprotected(_) => true,
                };
                assert!(is_safe, "{target:?}");
                assert_safe(content);
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) => assert_safe(inside),
            _ => {}
        }
    }
}

/// Lines that look like a connector's file.
fn yaml_soup() -> impl Strategy<Value = String> {
    let line = (
        0..8_usize,
        prop_oneof![
            Just("authentication:"),
            Just("- api_key:"),
            Just("support:"),
            Just("guides:"),
            Just("config:"),
            Just("sections:"),
            Just("- title: A"),
            Just("steps:"),
            Just("- title: [B"),
            Just("list: {a: b}"),
            Just("content: |"),
            Just("configFields:"),
            Just("- { key: a, label: 'b' }"),
            Just("applicableScopes: a, b"),
            Just("actions: &a"),
            Just("*a"),
            Just("? [x]"),
            Just(": y"),
            Just("\"é\": \t"),
            Just("---"),
            Just("!!x y"),
        ],
    );
    let line = line.prop_map(|(depth, line)| [" ".repeat(depth * 2).as_str(), line, "\n"].concat());
    proptest::collection::vec(line, 0..40).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_as_a_page(text in "\\PC*") {
        import(&text, "a.md");
    }

    #[test]
    fn any_text_is_read_as_a_connector(text in "(?s).*") {
        import(&text, "a.yaml");
    }

    #[test]
    fn any_mixture_of_tags_gives_a_guide_without_tags_or_unsafe_links(text in soup()) {
        if let Some(imported) = import(&text, "a.md") {
            let guide = guide::read::read(&imported.to_json(), None);
            for part in guide.sections.iter().flat_map(|section| {
                std::iter::once(&section.blocks).chain(section.steps.iter().map(|step| &step.blocks))
            }) {
                for_each_text(part, &mut |text| assert_safe(&parse_inline(text)));
            }
            // What is written is read as it was.
            let again = guide::write::write(&guide);
            let once = preview_text(&imported.to_json(), false);
            assert_eq!(once, preview_text(&serde_json::Value::Object(again), false));
            let label = preview_text(&imported.to_json(), true);
            assert!(!label.to_lowercase().contains("stackone"), "{}", label);
        }
    }

    #[test]
    fn any_mixture_of_lines_is_read_as_a_connector(text in yaml_soup()) {
        import(&text, "a.yaml");
    }
}

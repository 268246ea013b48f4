//! Whatever a file holds, an import ends, and never with a crash.

use proptest::prelude::*;
use xtask::guide::{Import, read};

fn import(text: &str, file: &str) -> Option<xtask::guide::Guide> {
    let options = Import {
        file: file.into(),
        ..Import::default()
    };
    read(text, &options).0
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
        Just("]("),
        Just("<div data-guides-scope-selector data-guide-actions-json=\"[{&#x22;id&#x22;:1}]\"/>"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
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
        if let Some(guide) = import(&text, "a.md") {
            for section in &guide.sections {
                for step in &section.steps {
                    for text in step.list.iter().chain([&step.content]) {
                        prop_assert!(!text.contains('\n'));
                        for (place, _) in text.match_indices("](") {
                            let rest = &text[place + 2..];
                            // As the program reads it: an address has no bracket and no space before its end.
                            let end = rest.find(|sign: char| "()[]".contains(sign) || sign.is_whitespace());
                            let linked = text[..place].contains('[') && end.is_some_and(|end| rest[end..].starts_with(')'));
                            prop_assert!(!linked || rest.starts_with("https://") || rest.starts_with("mailto:"), "{text}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn any_mixture_of_lines_is_read_as_a_connector(text in yaml_soup()) {
        import(&text, "a.yaml");
    }
}

//! Whatever file somebody imports as a guide: reading it ends, what is written is read again the same, links lead nowhere
//! unsafe, and under a partner's brand nothing names the vendor.
#![no_main]

use std::path::Path;

use flow::guide::{Guide, for_each_text};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

// The importer alone: the rest of xtask needs servers, compressors and the sandbox. It names itself `crate::guide`; the
// crate of that name is `::guide` here.
use self::xtask::{guide, workspace};

#[allow(dead_code, unused_imports)]
#[path = "../../xtask/src"]
mod xtask {
    pub mod guide;
    pub mod workspace;
}

fuzz_target!(|input: &str| {
    // The name decides how a file is read. No partial file lies beside these.
    for file in ["nowhere/page.mdx", "nowhere/connector.yaml"] {
        let (imported, _) = guide::read(input, Path::new(file), &guide::Import::default());
        let Some(imported) = imported else {
            continue;
        };
        let json = imported.to_json();
        let guide = ::guide::read::read(&json, None);
        expect_safe_links(&guide);
        let again = Value::Object(::guide::write::write(&guide));
        let shown = guide::preview_text(&json, false);
        assert_eq!(shown, guide::preview_text(&again, false));
        let branded = guide::preview_text(&json, true);
        assert!(!branded.to_lowercase().contains("stackone"), "{branded}");
    }
});

fn expect_safe_links(guide: &Guide) {
    use ::guide::inline::{Inline, Target, parse_inline};

    fn expect_safe(runs: &[Inline]) {
        for run in runs {
            match run {
                Inline::Link { content, target } => {
                    if let Target::Address(address) = target {
                        let address = address.to_ascii_lowercase();
                        assert!(address.starts_with("https://") || address.starts_with("mailto:"));
                    }
                    expect_safe(content);
                }
                Inline::Strong(inside) | Inline::Emphasis(inside) => expect_safe(inside),
                _ => {}
            }
        }
    }

    for section in &guide.sections {
        for_each_text(&section.blocks, &mut |text| expect_safe(&parse_inline(text)));
        for step in &section.steps {
            for_each_text(&step.blocks, &mut |text| expect_safe(&parse_inline(text)));
        }
    }
}

//! Line ends of a text that came without blocks: which part paragraphs, which are line breaks, which only wrap a line.

use guide::lines::paragraphs;

#[test]
fn a_line_end_stays_where_it_means_something() {
    for (text, read) in [
        ("One.\n\nTwo.", ["One.", "Two."].as_slice()),
        ("a line\nthat was wrapped", &["a line that was wrapped"]),
        (
            "Ask the owner of\nAcme for it",
            &["Ask the owner of Acme for it"],
        ),
        ("Production: a\nSandbox: b", &["Production: a\nSandbox: b"]),
        ("First this.\nThen that.", &["First this.\nThen that."]),
        (
            "https://a.example\nhttps://b.example",
            &["https://a.example\nhttps://b.example"],
        ),
        (
            "Allow these:\n- people\n- jobs",
            &["Allow these:\n- people\n- jobs"],
        ),
        (
            "1. Press **New**\n2. Press Save\n10) Copy it",
            &["1. Press **New**\n2. Press Save\n10) Copy it"],
        ),
        (
            "\u{2022} people\n\u{2022} jobs",
            &["\u{2022} people\n\u{2022} jobs"],
        ),
        ("It takes\n2 minutes", &["It takes 2 minutes"]),
        ("a\n**bold** word", &["a **bold** word"]),
        ("\n\n", &[]),
    ] {
        assert_eq!(paragraphs(text).collect::<Vec<_>>(), read, "{text}");
    }
}

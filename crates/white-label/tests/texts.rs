//! The vendor's names in every form that texts have them in.

use proptest::prelude::*;
use white_label::{Name, WhiteLabel};

fn label() -> WhiteLabel {
    let names = ["Vendoro Hub", "Vendoro"].map(|name| Name::of(name).expect("a name"));
    WhiteLabel::new(
        names.to_vec(),
        "Acme People",
        "(ask Acme People for this address)",
    )
}

#[test]
fn names_links_and_addresses_give_way_to_the_products_own_words() {
    for (text, shown) in [
        ("Nothing to hide.", "Nothing to hide."),
        ("Vendoro asks for access.", "Acme People asks for access."),
        (
            "In the Vendoro Hub, press it.",
            "In the Acme People, press it.",
        ),
        ("VENDORO, vendoro's", "Acme People, acme-people's"),
        (
            "Name it `vendoro-integration`.",
            "Name it `acme-people-integration`.",
        ),
        ("**Vendoro**", "**Acme People**"),
        (
            "Ven\u{ad}do\u{200b}ro, **Ven**doro and V-endoro",
            "Acme People, **Acme People and Acme People",
        ),
        (
            "See [the docs](https://docs.vendoro.example/x) first.",
            "See the docs first.",
        ),
        (
            "See [Vendoro](https://other.example).",
            "See [Acme People](https://other.example).",
        ),
        (
            "Paste `https://api.vendoro.example/connect/callback` as the redirect URI.",
            "Paste `(ask Acme People for this address)` as the redirect URI.",
        ),
        (
            "Write to help@vendoro.example, or see hub.vendoro.example/help.",
            "Write to (ask Acme People for this address), or see (ask Acme People for this address).",
        ),
        (
            "\u{ff36}\u{ff45}\u{ff4e}\u{ff44}\u{ff4f}\u{ff52}\u{ff4f}",
            "Acme People",
        ),
    ] {
        assert_eq!(label().text(text), shown, "{text}");
    }
}

#[test]
fn a_name_may_be_parted_by_a_space_only_where_each_part_begins_large() {
    assert_eq!(label().text("Ven Doro asks"), "Acme People asks");
    assert_eq!(label().text("ven doro asks"), "ven doro asks");
    for (text, is_named) in [
        ("Ven **Doro** asks", true),
        ("Ven \u{ad}Doro asks", true),
        ("Ven- Doro asks", true),
        ("Ven  Doro asks", false),
        ("Ven. Doro asks", false),
    ] {
        assert_eq!(label().is_named_in(text), is_named, "{text}");
    }
}

#[test]
fn words_for_the_product_begin_large_where_a_sentence_does() {
    let names = vec![Name::of("Vendoro").expect("a name")];
    let label = WhiteLabel::new(names, "this app", "(ask us for this address)");
    assert_eq!(
        label.text("Vendoro asks. Then Vendoro goes on."),
        "This app asks. Then this app goes on."
    );
}

#[test]
fn a_product_that_is_named_after_the_vendor_stands_nowhere() {
    let names = vec![Name::of("Vendoro").expect("a name")];
    let label = WhiteLabel::new(names, "Vendoro Plus", "https://vendoro.example");
    assert_eq!(label.text("By Vendoro: vendoro.example"), "By : ");
    // Nor does what is left when a name is taken out of the middle of another one.
    assert_eq!(label.text("VenVendorodoro asks"), " asks");
}

#[test]
fn the_longest_name_counts_in_whatever_order_they_come() {
    for names in [["Vendoro", "Vendoro Hub"], ["Vendoro Hub", "Vendoro"]] {
        let names = names.map(|name| Name::of(name).expect("a name"));
        let label = WhiteLabel::new(names.to_vec(), "Acme", "");
        assert_eq!(label.text("In the Vendoro Hub"), "In the Acme", "{names:?}");
    }
}

#[test]
fn without_names_nothing_is_replaced() {
    let label = WhiteLabel::default();
    assert!(!label.is_on() && !label.is_named_in("Vendoro"));
    assert_eq!(label.text("Vendoro"), "Vendoro");
    assert_eq!(
        label.link("https://vendoro.example"),
        Some("https://vendoro.example")
    );
}

#[test]
fn a_link_of_the_vendors_leads_nowhere() {
    assert_eq!(label().link("https://app.vendoro.example/x"), None);
    assert_eq!(
        label().link("https://acme.example/x"),
        Some("https://acme.example/x")
    );
}

#[test]
fn a_fingerprint_survives_being_written() {
    let name = Name::of("Vendoro Hub").expect("a name");
    assert_eq!(name.to_string().parse(), Ok(name));
    assert!(!name.to_string().to_lowercase().contains("vendoro"));
    assert_eq!(
        Name::of("a b"),
        None,
        "too short to be told from other words"
    );
    for odd in [
        "",
        "8",
        "8-",
        "8-xyz",
        "x-0123456789abcdef",
        "3-0123456789abcdef",
    ] {
        assert!(odd.parse::<Name>().is_err(), "{odd}");
    }
}

/// Texts made of what could make a name, a link or an address, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Vendoro"),
        Just("vendoro"),
        Just("Ven"),
        Just("doro"),
        Just("DORO"),
        Just(" Hub"),
        Just("\u{200b}"),
        Just("\u{ad}"),
        Just("**"),
        Just("`"),
        Just("-"),
        Just("_"),
        Just(" "),
        Just("["),
        Just("]("),
        Just(")"),
        Just("https://"),
        Just(".example"),
        Just("@"),
        Just("."),
        Just("\u{e9}"),
        Just("Acme"),
        Just("v"),
        Just("o"),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// The letters of a text in small, as a reader puts them together.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{200b}' | '\u{ad}' | '*' | '`' | '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

proptest! {
    #[test]
    fn no_text_names_the_vendor_afterwards(text in soup()) {
        let shown = label().text(&text);
        prop_assert!(!label().is_named_in(&shown), "{shown}");
        prop_assert!(!squeezed(&shown).contains("vendoro"), "{text:?} became {shown:?}");
    }

    #[test]
    fn a_text_without_the_vendor_stays(text in "[a-u \\[\\]().`*é]{0,40}") {
        prop_assert_eq!(label().text(&text), text);
    }

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        label().text(&text);
    }
}

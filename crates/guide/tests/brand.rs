//! A guide under a partner's brand: no text of any kind names the vendor, and no picture comes from its hosts.

use flow::guide::{Block, Guide, Step};
use guide::{brand::under_brand, read::read, text::text};
use serde_json::{Value, json};
use white_label::{Name, WhiteLabel};

fn label() -> WhiteLabel {
    let names = vec![Name::of("Vendoro").expect("a name")];
    WhiteLabel::new(names, "Acme", "(ask Acme)")
}

/// Every kind of block, each with the vendor's name and a picture of the vendor's, or of another host.
fn blocks(host: &str) -> Value {
    let picture =
        json!({ "image": { "src": format!("https://{host}/x.png"), "alt": "Vendoro's page" } });
    json!([
        { "paragraph": "Vendoro asks." },
        { "heading": "Vendoro's part" },
        { "list": [{ "text": "Open Vendoro", "blocks": [picture] }] },
        picture,
        { "callout": "tip", "blocks": [{ "paragraph": "Vendoro says." }, picture] },
        { "code": "vendoro login" },
        { "head": ["In Vendoro"], "table": [["Vendoro's name"]] },
        { "details": "More of Vendoro", "blocks": [{ "paragraph": "Vendoro again." }, picture] },
        { "tabs": [{ "title": "Vendoro's way", "blocks": [{ "paragraph": "By Vendoro." }, picture] }] },
        { "scopes": true },
    ])
}

fn guide(host: &str) -> Guide {
    let step = json!({ "title": "Into Vendoro", "blocks": blocks(host) });
    let mut guide = read(
        &json!({
            "warning": blocks(host),
            "actions": [{ "id": "a", "label": "Read Vendoro", "scopes": ["read"] }],
            "sections": [{ "title": "Vendoro", "blocks": blocks(host), "steps": [step, step] }],
        }),
        None,
    );
    // As binding makes them.
    let steps = &mut guide.sections[0].steps;
    let last = steps.pop().expect("two steps");
    steps[0].before.push(last.clone());
    guide.closing.push(last);
    guide
}

/// The addresses of all pictures, `None` where one is shown in words.
fn pictures(guide: &Guide) -> Vec<Option<String>> {
    fn collect(blocks: &[Block], found: &mut Vec<Option<String>>) {
        for block in blocks {
            match block {
                Block::Picture(picture) => found.push(picture.address.clone()),
                Block::List(list) => list
                    .items
                    .iter()
                    .for_each(|item| collect(&item.blocks, found)),
                Block::Callout { blocks, .. } => collect(blocks, found),
                Block::Details(part) => collect(&part.blocks, found),
                Block::Tabs(parts) => parts.iter().for_each(|part| collect(&part.blocks, found)),
                _ => {}
            }
        }
    }
    fn of_step(step: &Step, found: &mut Vec<Option<String>>) {
        collect(&step.blocks, found);
        step.before.iter().for_each(|step| of_step(step, found));
    }
    let mut found = Vec::new();
    collect(&guide.warning, &mut found);
    for section in &guide.sections {
        collect(&section.blocks, &mut found);
        section
            .steps
            .iter()
            .for_each(|step| of_step(step, &mut found));
    }
    guide
        .closing
        .iter()
        .for_each(|step| of_step(step, &mut found));
    found
}

#[test]
fn no_text_of_any_kind_names_the_vendor() {
    let whole = guide("cdn.vendoro.example");
    let branded = under_brand(whole.clone(), &label());
    assert_eq!(branded.texts().len(), whole.texts().len());
    for (own, shown) in whole.texts().into_iter().zip(branded.texts()) {
        let is_renamed = own.to_lowercase().contains("vendoro");
        assert_eq!(own != shown, is_renamed, "{own}: {shown}");
        assert!(!shown.to_lowercase().contains("vendoro"), "{shown}");
    }
    assert!(!text(&branded).to_lowercase().contains("vendoro"));
    assert_eq!(branded.actions[0].label, "Read Acme");
    // Links within the guide still go by the title that its author gave.
    let step = &branded.sections[0].steps[0];
    assert_eq!(step.title, "Into Acme");
    assert_eq!(step.anchors, ["into-vendoro"]);
    assert_eq!(step.before[0].anchors, ["into-vendoro"]);
    assert_eq!(branded.closing[0].anchors, ["into-vendoro"]);
}

#[test]
fn pictures_of_the_vendors_hosts_are_words_and_others_stay() {
    let theirs = pictures(&under_brand(guide("cdn.vendoro.example"), &label()));
    assert_eq!(theirs, vec![None; 25]);
    let others = pictures(&under_brand(guide("cdn.other.example"), &label()));
    let address = Some("https://cdn.other.example/x.png".to_owned());
    assert_eq!(others, vec![address; 25]);
}

#[test]
fn without_names_a_guide_stays_as_it_is() {
    let whole = guide("cdn.vendoro.example");
    assert_eq!(under_brand(whole.clone(), &WhiteLabel::default()), whole);
}

//! Written by `cargo xtask codegen` from `assets/guides/clayhr.json`.

use flow::{
    field::FieldKey,
    guide::{Block, Guide, Item, List, Rank, Section, Step},
};

/// Returns the built-in guide for ClayHR.
pub fn clayhr() -> Guide {
    Guide {
        warning: vec![paragraph("You need an **administrator** account in {provider}. The API key has the same permissions as the person who generates it, so generate it as someone who is allowed to see your company's people data.")],
        actions: Vec::new(),
        scope_separator: " ".to_owned(),
        sections: vec![
            Section {
                title: "Get your {provider} details".to_owned(),
                blocks: vec![paragraph("You need three things from {provider}: your company subdomain, an API key, and the user ID that the key belongs to.")],
                steps: vec![step("Find your company subdomain", Some(FieldKey::Subdomain), Vec::new(), vec![paragraph("Sign in to {provider} and look at the address bar. Your subdomain is the part before the first dot: in `https://acmecompany.clayhr.com` it is `acmecompany`. You can paste the whole address here.")]), step("Generate your API key", Some(FieldKey::ApiKey), Vec::new(), vec![paragraph("In {provider}, on your own user record (names may differ slightly in your version):"), list(Some(1), &["Hover over your **user record** at the top right.", "Select **My Integrations**.", "Open the **Manage API Keys** tab.", "Select **Generate API keys**.", "Select **show**, and copy the key."]), callout(Rank::Note, vec![paragraph("You need administrator rights in {provider}. The key has the same permissions as the person who generates it.")])]), step("Find your user ID", Some(FieldKey::UserId), Vec::new(), vec![paragraph("It is a number that you can find in two places:"), list(None, &["on the same **My Integrations** screen as your API key;", "on your **user record** page, where it is also at the end of the address: in `https://acmecompany.clayhr.com/rm/user/view/123456` it is `123456`."]), callout(Rank::Note, vec![paragraph("It is not your employee number. You can paste the whole address here.")])])],
                scopes: Vec::new(),
                is_hidden_by_white_label: false,
            },
            Section {
                title: "Check and connect".to_owned(),
                blocks: Vec::new(),
                steps: vec![step("Select Connect", None, Vec::new(), vec![paragraph("If {provider} asks you to sign in or agree, we'll take you there and back. A popup then confirms that your account is linked.")])],
                scopes: Vec::new(),
                is_hidden_by_white_label: false,
            },
        ],
        closing: Vec::new(),
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn callout(rank: Rank, blocks: Vec<Block>) -> Block {
    Block::Callout { rank, blocks }
}

fn list(start: Option<u32>, items: &[&str]) -> Block {
    let item = |text: &&str| Item { text: (*text).to_owned(), blocks: Vec::new() };
    Block::List(List { start, items: items.iter().map(item).collect() })
}

fn step(title: &str, field: Option<FieldKey>, before: Vec<Step>, blocks: Vec<Block>) -> Step {
    Step { title: title.to_owned(), blocks, field, before, ..Step::default() }
}

//! A person's pastes. Each row says what may stand in the three fields afterwards.
//!
//! Whatever is pasted, a key never gets into a field that is shown in clear.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::Fault;
use crate::{
    harness::Setup,
    screens::{Field, Step},
    tab::Tab,
};

/// The key in all of these.
const KEY: &str = "Zk3pQ9rT7vXw2LmN8sBd";

/// The expected result of a paste.
#[derive(Clone, Copy)]
enum Right {
    /// Both the key and the user ID are filled in.
    KeyAndUser,
    /// The key alone.
    Key,
    /// The key alone, cleaned of what stood around it, or something is said about it.
    KeyOrRemark,
    /// It is refused, and stays to be seen.
    Refused,
    /// Nothing gets to where it doesn't belong.
    NoHarm,
}

/// A paste, the field it goes into, and the result.
struct Row {
    what: &'static str,
    field: Field,
    text: String,
    right: Right,
}

fn rows() -> Vec<Row> {
    let row = |what, field, text: &str, right| Row {
        what,
        field,
        text: text.replace("KEY", KEY),
        right,
    };
    let mut rows = vec![
        row(
            "the address of a user into the user ID",
            Field::UserId,
            "https://acme-sandbox.clayhr.com/rm/user/edit/1045",
            Right::NoHarm,
        ),
        row(
            "an address in Markdown as the key",
            Field::ApiKey,
            "[ClayHR](https://acme.clayhr.com/rm/)",
            Right::Refused,
        ),
        row(
            "an address in angle brackets as the key",
            Field::ApiKey,
            "<https://acme.clayhr.com/rm/>",
            Right::Refused,
        ),
        row(
            "a number of a spreadsheet as the key",
            Field::ApiKey,
            "1.23457E+19",
            Right::KeyOrRemark,
        ),
    ];
    for field in Field::ALL {
        rows.push(row(
            "two lines of a spreadsheet",
            field,
            "API key\tUser ID\tSubdomain\nKEY\t1045\tacme",
            Right::NoHarm,
        ));
        rows.push(row(
            "a line of a spreadsheet",
            field,
            "KEY\t1045\tacme",
            Right::NoHarm,
        ));
    }
    for (what, text) in WRAPPED {
        rows.push(row(what, Field::ApiKey, text, Right::KeyOrRemark));
    }
    for (what, text) in CALLS {
        rows.push(row(what, Field::ApiKey, text, Right::KeyAndUser));
    }
    for (what, text) in LABELS {
        rows.push(row(what, Field::ApiKey, text, Right::Key));
    }
    rows
}

/// Keys with something around them.
const WRAPPED: [(&str, &str); 8] = [
    ("a key in bold", "**KEY**"),
    ("a key as a formula", "=\"KEY\""),
    ("a key with a spreadsheet's apostrophe", "'KEY"),
    ("a key out of JSON", "\"KEY\","),
    ("a key at the end of a sentence", "KEY."),
    ("a key in backticks", "`KEY`"),
    ("a key in typographic quotes", "\u{201e}KEY\u{201c}"),
    ("a key with a bullet", "\u{2022} KEY"),
];

/// Calls of ClayHR's interface as tools copy them.
const CALLS: [(&str, &str); 15] = [
    (
        "curl",
        "curl -H 'x-api-key: KEY' -H 'userid: 1045' https://acme.clayhr.com/rm/api/user/list",
    ),
    (
        "curl of Windows",
        "curl ^\"https://acme.clayhr.com/rm/api/user/list^\" ^\n  -H ^\"x-api-key: KEY^\" ^\n  -H ^\"userid: 1045^\"",
    ),
    (
        "PowerShell",
        "Invoke-WebRequest -Uri \"https://acme.clayhr.com/rm/api/user/list\" `\n-Headers @{\n\"x-api-key\"=\"KEY\"\n  \"userid\"=\"1045\"\n}",
    ),
    (
        "fetch",
        "fetch(\"https://acme.clayhr.com/rm/api/user/list\", {\n  \"headers\": {\n    \"x-api-key\": \"KEY\",\n    \"userid\": \"1045\"\n  }\n});",
    ),
    (
        "HTTPie",
        "http GET https://acme.clayhr.com/rm/api/user/list x-api-key:KEY userid:1045",
    ),
    (
        "wget",
        "wget --header='x-api-key: KEY' --header='userid: 1045' https://acme.clayhr.com/rm/api/user/list",
    ),
    (
        "C#",
        "client.DefaultRequestHeaders.Add(\"x-api-key\", \"KEY\");\nclient.DefaultRequestHeaders.Add(\"userid\", \"1045\");",
    ),
    (
        "Swift",
        "request.setValue(\"KEY\", forHTTPHeaderField: \"x-api-key\")\nrequest.setValue(\"1045\", forHTTPHeaderField: \"userid\")",
    ),
    (
        "variables of Windows",
        "setx clayhr_api_key \"KEY\"\r\nsetx clayhr_user_id 1045",
    ),
    (
        "cells of several lines",
        "\"API\nkey\"\tNotes\tUser ID\nKEY\t\"first\nsecond\"\t1045",
    ),
    ("Python", "headers = {'x-api-key': 'KEY', 'userid': '1045'}"),
    (
        "a Postman collection",
        "{\"header\": [{\"key\": \"x-api-key\", \"value\": \"KEY\"}, {\"key\": \"userid\", \"value\": \"1045\"}]}",
    ),
    (
        "a HAR",
        "{\"headers\": [{\"name\": \"x-api-key\", \"value\": \"KEY\"}, {\"name\": \"userid\", \"value\": \"1045\"}]}",
    ),
    (
        "headers as they are sent",
        "x-api-key: KEY\r\nuserid: 1045\r\n",
    ),
    (
        "the help page's JSON",
        "{\"userId\": 1045, \"apiKey\": \"KEY\"}",
    ),
];

/// A label and the key, as people write it to each other.
const LABELS: [(&str, &str); 6] = [
    ("a label", "API key: KEY"),
    ("a label with a full-width colon", "API key\u{ff1a}KEY"),
    ("a label in German", "API-Schlüssel: KEY"),
    ("a label in French", "Clé API : KEY"),
    ("a label in Spanish", "Clave de API: KEY"),
    ("a label on a line of its own", "API key\nKEY"),
];

pub(super) fn faults() -> Vec<Fault> {
    rows()
        .into_iter()
        .map(|row| {
            let what = format!("{} is pasted into {}", row.what, row.field.label());
            Fault::new("input", what, move |tab| paste(tab, row))
        })
        .collect()
}

/// The contents of the three fields, as far as the steps can be gone through.
#[derive(Debug, Default, PartialEq, Eq)]
struct Values {
    subdomain: String,
    key: String,
    user: String,
}

async fn paste(tab: Tab, row: Row) -> Result<String> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let typed = [
        (Field::Subdomain, "typed-before"),
        (Field::ApiKey, "typed9Before8Key7Zz65"),
    ];
    for (field, text) in typed {
        if field == row.field {
            break;
        }
        let step = Step::shown(&tab, field).await?;
        step.type_text(text).await?;
        step.go_on().await?;
    }
    let step = Step::shown(&tab, row.field).await?;
    step.paste(&row.text).await?;
    step.go_on().await?;
    // Either the next step or a reason: what is pasted is settled by then.
    let settled = "return errorOf(args[0]) || !field(args[0])";
    tab.until(
        "what comes of the paste",
        settled,
        json!([row.field.name()]),
    )
    .await?;
    let error = tab
        .text_of("return errorOf(args[0]) ?? ''", json!([row.field.name()]))
        .await?;
    let words = step_words(&tab).await?;
    let values = read(&tab, row.field, error.is_empty()).await?;
    expect_no_key_in_clear(&tab, &values, &row, &error).await?;
    let said = if error.is_empty() {
        words
    } else {
        error.clone()
    };
    let is_right = match row.right {
        Right::KeyAndUser => values.key == KEY && values.user == "1045",
        Right::Key => values.key == KEY,
        Right::KeyOrRemark => values.key == KEY || !said.is_empty(),
        Right::Refused => !error.is_empty() && values.key == row.text,
        Right::NoHarm => is_harmless(&row, &values, &error),
    };
    ensure!(is_right, "{} · says {said:?}", shown(&values));
    Ok(match said.is_empty() {
        true => shown(&values),
        false => format!("{} · says {said:?}", shown(&values)),
    })
}

/// Understood as a whole, or left where it was pasted with a reason; what was typed before stays, or goes with the rest.
fn is_harmless(row: &Row, values: &Values, error: &str) -> bool {
    let key_is_right = ["", KEY, "typed9Before8Key7Zz65"].contains(&values.key.as_str())
        || row.field == Field::ApiKey && !error.is_empty();
    let stays = match row.field {
        Field::UserId => values.user == "1045" || !error.is_empty() && values.user == row.text,
        _ => true,
    };
    key_is_right && stays
}

/// The warnings that stand on the screen.
async fn step_words(tab: &Tab) -> Result<String> {
    let script = "return all('.cw-field__warning, .cw-notice').filter(isSeen).map(words).join(' ')";
    tab.text_of(script, Value::Null).await
}

/// Goes through the steps from the first, and reads each field.
async fn read(tab: &Tab, pasted: Field, has_gone_on: bool) -> Result<Values> {
    let mut values = Values::default();
    let text = async |field: Field| {
        let script = "return field(args[0])?.value ?? ''";
        tab.text_of(script, json!([field.name()])).await
    };
    let mut at = pasted;
    if has_gone_on && pasted != Field::UserId {
        at = if pasted == Field::Subdomain {
            Field::ApiKey
        } else {
            Field::UserId
        };
        Step::shown(tab, at).await?;
        if at == Field::ApiKey && !text(Field::ApiKey).await?.is_empty() {
            values.key = text(Field::ApiKey).await?;
            tab.press("Continue").await?;
            Step::shown(tab, Field::UserId).await?;
            at = Field::UserId;
        }
    } else if has_gone_on {
        tab.press("Back").await?;
    }
    // And back to the first, reading on the way.
    for field in Field::ALL.into_iter().rev() {
        if Field::ALL.iter().position(|one| *one == field)
            > Field::ALL.iter().position(|one| *one == at)
        {
            continue;
        }
        Step::shown(tab, field).await?;
        let found = text(field).await?;
        match field {
            Field::Subdomain => values.subdomain = found,
            Field::ApiKey => values.key = found,
            Field::UserId => values.user = found,
        }
        if field != Field::Subdomain {
            tab.press("Back").await?;
        }
    }
    Ok(values)
}

/// Neither in a plain field nor in an address that is shown. What the user pasted there stays to be seen, with the reason.
async fn expect_no_key_in_clear(tab: &Tab, values: &Values, row: &Row, error: &str) -> Result<()> {
    let key = KEY.to_lowercase();
    for (field, value) in [
        (Field::Subdomain, &values.subdomain),
        (Field::UserId, &values.user),
    ] {
        let is_left_there = field == row.field && !error.is_empty() && value.len() > key.len();
        ensure!(
            is_left_there || !value.to_lowercase().contains(&key),
            "the key stands in the field {}: {value}",
            field.label()
        );
    }
    let script = "return all('a').some((link) => link.href.toLowerCase().includes(args[0]))";
    let in_address = tab.script(script, json!([key])).await?;
    ensure!(in_address == false, "the key stands in an address");
    Ok(())
}

fn shown(values: &Values) -> String {
    let hidden = |text: &str| {
        if text.is_empty() {
            "nothing".to_owned()
        } else {
            format!("{text:?}")
        }
    };
    format!(
        "subdomain {}, key {}, user ID {}",
        hidden(&values.subdomain),
        hidden(&values.key),
        hidden(&values.user)
    )
}

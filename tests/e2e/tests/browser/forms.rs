//! Forms that only the backend knows: every kind of field, in both shapes of a configuration, as the user meets it and as
//! it is sent.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::Form,
    tab::Tab,
};
use serde_json::{Value, json};

crate::scenarios![
    every_kind_of_field_in_todays_shape,
    every_kind_of_field_in_the_older_shape,
    a_number_has_a_sign_and_decimals_and_nothing_else,
    what_is_required_is_asked_for_by_its_name,
    fields_of_unknown_kinds_are_text_and_a_developer_is_told,
    nothing_to_fill_in_is_one_press,
    client_credentials_are_a_form_and_no_window,
    what_a_provider_refuses_is_told_in_its_words,
    a_key_of_several_lines_is_dropped_as_a_file_hidden_and_sent_whole,
];

/// Notes the bodies of what is sent, as they leave the page.
const NOTE_BODIES: &str = "window.sent = [];
    const send = window.fetch;
    window.fetch = async (request, ...more) => {
      if (request instanceof Request && request.method !== 'GET') sent.push(await request.clone().json());
      return send(request, ...more);
    }";

/// The form of a connector, on a page that notes what is sent.
async fn open(tab: &Tab, provider: &str, name: &str) -> Result<(Harness, Form)> {
    tab.before_every_page(NOTE_BODIES).await?;
    Form::open(tab, Setup::default(), provider, name).await
}

/// The credentials of the only request that sent some.
async fn credentials(tab: &Tab) -> Result<Value> {
    let sent = tab.script("return sent", Value::Null).await?;
    let sent = sent.as_array().context("a list of bodies")?;
    ensure!(sent.len() == 1, "{} bodies were sent", sent.len());
    Ok(sent[0]["credentials"].clone())
}

async fn every_kind_of_field_in_todays_shape(tab: Tab) -> Result<()> {
    let (harness, form) = open(&tab, "fieldfare", "Fieldfare HR").await?;
    let described = [
        ("site", json!(["input", "text", "nest-42", null, null])),
        ("token", json!(["input", "password", "", null, null])),
        ("region", json!(["select", "select-one", null, null, null])),
        (
            "leftOut",
            json!(["textarea", "textarea", "One address a line", null, null]),
        ),
        ("pageSize", json!(["input", "text", "", null, "decimal"])),
        ("apiAddress", json!(["input", "text", "", "", null])),
        ("recoveryCode", json!(["input", "text", "", null, null])),
    ];
    for (key, expected) in described {
        let found = form
            .described(key, &["placeholder", "readonly", "inputmode"])
            .await?;
        ensure!(found == expected, "{key}: {found}");
    }
    // What is given to be used elsewhere can be copied.
    let copy = "window.copied = [];
        navigator.clipboard.writeText = async (text) => { window.copied.push(text); };
        const copy = field('apiAddress').parentElement.querySelector('[data-cw-copy]');
        const name = words(copy);
        copy.click();
        return name";
    ensure!(tab.text_of(copy, Value::Null).await? == "Copy");
    let copied = "return window.copied[0] === field('apiAddress').value && window.copied[0].startsWith('https://')";
    tab.until("the address to be copied", copied, Value::Null)
        .await?;
    for hidden in ["apiVersion", "external-trigger-token"] {
        ensure!(!form.has(hidden).await?, "{hidden} is shown");
    }
    let hints = [
        ("site", "It stands at the top of your Fieldfare start page."),
        (
            "token",
            "A token begins with ff_. Make one under Settings, then Tokens.",
        ),
        (
            "leftOut",
            "People at these addresses are left out. Leave it empty to bring everybody.",
        ),
    ];
    for (key, expected) in hints {
        let hint = form.hint(key).await?;
        ensure!(hint == expected, "{key}: {hint}");
    }
    // Notices stand where they are anchored, and none for what is not shown.
    let order = "const text = document.body.innerText;
        return ['owner of the site', 'Site name', 'A token runs out', 'Access token', 'after some minutes']
          .map((words) => text.indexOf(words))";
    let order = tab.script(order, Value::Null).await?;
    let places: Vec<_> = order
        .as_array()
        .context("places")?
        .iter()
        .filter_map(Value::as_i64)
        .collect();
    ensure!(
        places[0] >= 0 && places.is_sorted(),
        "the notices stand in another order: {places:?}"
    );
    let words = tab
        .text_of("return document.body.innerText", Value::Null)
        .await?;
    ensure!(!words.contains("hidden field"), "{words}");
    // Starting values are there, and sent as they are unless they are changed.
    ensure!(form.value("region").await? == "eu");
    ensure!(form.value("apiAddress").await? == "https://api.fieldfare.example");
    form.fill("site", "  nest-42 ").await?;
    form.fill("token", "ff_a-token-of-the-test").await?;
    form.choose("region", "United States").await?;
    form.fill("leftOut", "a@fieldfare.example\nb@fieldfare.example")
        .await?;
    form.fill("pageSize", "+7.5").await?;
    form.link().await?;
    let expected = json!({
        "site": "nest-42",
        "token": "ff_a-token-of-the-test",
        "region": "us",
        "leftOut": "a@fieldfare.example\nb@fieldfare.example",
        "pageSize": "+7.5",
        "apiAddress": "https://api.fieldfare.example",
        "apiVersion": "v3",
        "external-trigger-token": harness.trigger_token(),
    });
    let sent = credentials(&tab).await?;
    ensure!(sent == expected, "{sent}");
    Ok(())
}

async fn every_kind_of_field_in_the_older_shape(tab: Tab) -> Result<()> {
    let (harness, form) = open(&tab, "wagtail", "Wagtail Recruiting").await?;
    let described = [
        ("account", json!(["input", "text"])),
        ("secretKey", json!(["input", "password"])),
        ("offset", json!(["input", "text"])),
        ("region", json!(["select", "select-one"])),
        ("jobs", json!(["textarea", "textarea"])),
    ];
    for (key, expected) in described {
        let found = form.described(key, &[]).await?;
        ensure!(found == expected, "{key}: {found}");
    }
    ensure!(!form.has("origin").await?);
    ensure!(
        form.hint("account").await? == "The part before .wagtail.example Ask your administrator"
    );
    ensure!(form.value("offset").await? == "-1.5");
    form.fill("account", "acme").await?;
    form.fill("secretKey", "a-secret-of-the-test").await?;
    form.fill("jobs", "4711").await?;
    form.link().await?;
    let expected = json!({
        "account": "acme",
        "secretKey": "a-secret-of-the-test",
        "offset": "-1.5",
        "jobs": "4711",
        "origin": "hub",
        "external-trigger-token": harness.trigger_token(),
    });
    let sent = credentials(&tab).await?;
    ensure!(sent == expected, "{sent}");
    // A condition is of older days: the field is always shown, and a developer is told.
    tab.console_until(&["jobs: its condition is not evaluated"])
        .await?;
    Ok(())
}

async fn a_number_has_a_sign_and_decimals_and_nothing_else(tab: Tab) -> Result<()> {
    let (_stage, form) = open(&tab, "heronhr", "Heron HR").await?;
    form.fill("username", "acme").await?;
    form.fill("password", "a-secret-of-the-test").await?;
    for wrong in ["1e5", "1,5", "12a", "--1"] {
        form.fill("pageSize", wrong).await?;
        form.connect().await?;
        form.wait_for_error("pageSize", "Enter Page size in this format: 42")
            .await
            .context(wrong)?;
        ensure!(form.value("pageSize").await? == wrong, "what was typed");
        // It heals as soon as it is right, without another press.
        form.fill("pageSize", "-0.5").await?;
        form.wait_until_well("pageSize").await?;
    }
    form.link().await?;
    ensure!(credentials(&tab).await?["pageSize"] == "-0.5");
    Ok(())
}

async fn what_is_required_is_asked_for_by_its_name(tab: Tab) -> Result<()> {
    let (_stage, form) = open(&tab, "ploverlearning", "Plover Learning").await?;
    form.connect().await?;
    for (key, sentence) in [
        ("tenant", "Enter Tenant."),
        ("region", "Enter Region."),
        ("serviceAccount", "Enter Service account."),
    ] {
        form.wait_for_error(key, sentence).await?;
    }
    let has_focus = "return hasFocus(field('tenant'))";
    tab.until("the focus on the first of them", has_focus, Value::Null)
        .await?;
    form.fill("tenant", "my-school").await?;
    form.choose_by_keyboard("region", "Europe").await?;
    let account = "{\n  \"type\": \"service_account\"\n}\n";
    form.put("serviceAccount", account).await?;
    form.link().await?;
    let sent = credentials(&tab).await?;
    // A key file is recognised, and loses nothing but the line ends after it.
    let account = account.trim_end();
    let expected = json!({ "tenant": "my-school", "region": "eu", "serviceAccount": account });
    ensure!(sent == expected, "{sent}");
    Ok(())
}

async fn fields_of_unknown_kinds_are_text_and_a_developer_is_told(tab: Tab) -> Result<()> {
    let (_stage, form) = open(&tab, "puffin", "Puffin Marketing").await?;
    for key in ["colour", "slogan"] {
        let found = form.described(key, &[]).await?;
        ensure!(found == json!(["input", "text"]), "{key}: {found}");
    }
    ensure!(form.value("colour").await? == "#0b5cad");
    form.fill("key", "a-secret-of-the-test").await?;
    form.fill("slogan", "Fly!").await?;
    form.link().await?;
    let sent = credentials(&tab).await?;
    let expected = json!({ "key": "a-secret-of-the-test", "colour": "#0b5cad", "slogan": "Fly!" });
    ensure!(sent == expected, "{sent}");
    tab.console_until(&[
        "colour: its type is unknown, and is shown as text",
        "slogan: its type is unknown, and is shown as text",
    ])
    .await?;
    Ok(())
}

async fn nothing_to_fill_in_is_one_press(tab: Tab) -> Result<()> {
    let (harness, form) = open(&tab, "swiftly", "Swiftly Calendar").await?;
    form.wait_for_words("There is nothing to fill in").await?;
    form.link().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn client_credentials_are_a_form_and_no_window(tab: Tab) -> Result<()> {
    let (harness, form) = open(&tab, "merlin", "Merlin Directory").await?;
    let before = tab.driver().windows().await?.len();
    form.fill("clientId", "an-application").await?;
    form.fill("clientSecret", "a-secret-of-the-test").await?;
    form.choose("scope", "Read only").await?;
    form.link().await?;
    ensure!(tab.driver().windows().await?.len() == before);
    ensure!(harness.posts().await? == 1);
    Ok(())
}

async fn what_a_provider_refuses_is_told_in_its_words(tab: Tab) -> Result<()> {
    let (harness, form) = open(&tab, "merlin", "Merlin Directory").await?;
    form.fill("clientId", "an-application").await?;
    form.fill("clientSecret", "wrong-secret").await?;
    form.choose("scope", "Read only").await?;
    form.connect().await?;
    form.wait_for_heading("Error: Merlin Directory did not accept these details")
        .await?;
    ensure!(harness.accounts().await?.is_empty());
    tab.press("Back to my answers").await?;
    ensure!(form.value("clientId").await? == "an-application");
    form.fill("clientSecret", "a-better-secret").await?;
    form.link().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_key_of_several_lines_is_dropped_as_a_file_hidden_and_sent_whole(tab: Tab) -> Result<()> {
    let (_harness, form) = open(&tab, "ploverlearning", "Plover Learning").await?;
    form.fill("tenant", "my-school").await?;
    form.choose("region", "Europe").await?;
    let key = "{\n  \"type\": \"service_account\",\n  \"private_key\": \"-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----\\n\"\n}";
    let drop = "const files = new DataTransfer();
        files.items.add(new File([args[0]], 'key.json', { type: 'application/json' }));
        const event = (name) => new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true, composed: true });
        const isTaken = ['dragover', 'drop'].map((name) => !field('serviceAccount').dispatchEvent(event(name)));
        // A field for something else leaves it to the browser.
        return [isTaken, field('tenant').dispatchEvent(event('dragover'))]";
    let seen = tab.script(drop, json!([key])).await?;
    ensure!(seen == json!([[true, true], true]), "{seen}");
    let is_there = "return field('serviceAccount').value === args[0]";
    tab.until("the file's text", is_there, json!([key])).await?;
    let look = "return getComputedStyle(field('serviceAccount')).webkitTextSecurity";
    ensure!(tab.text_of(look, Value::Null).await? == "disc");
    tab.press("Show key").await?;
    tab.until(
        "the text to be seen",
        &format!("{look} === 'none'"),
        Value::Null,
    )
    .await?;
    form.link().await?;
    let sent = credentials(&tab).await?;
    ensure!(sent["serviceAccount"] == key, "{sent}");
    Ok(())
}

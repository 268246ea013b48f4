//! Guides from data: imported ones, their pictures, and texts that mean harm.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use end_to_end::{harness::Setup, screens::Form, tab::Tab};
use serde_json::{Value, json};
use xtask::{
    guide::{Import, read},
    static_files::Override,
};

crate::scenarios![
    a_page_of_the_docs_is_imported_and_walked_through,
    a_connectors_yaml_is_imported_and_walked_through,
    pictures_are_words_until_the_host_allows_them,
    a_long_guide_is_laid_out_as_it_comes_into_sight_and_found_whole,
    hostile_texts_stay_texts,
];

/// Imports one of the samples, for a connector of the sandbox.
fn imported(file: &str, fields: &[(&str, &str)]) -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xtask/tests/fixtures");
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path)?;
    let options = Import {
        provider: Some("heronhr".to_owned()),
        auth: Some("api_key".to_owned()),
        fields: fields
            .iter()
            .map(|(label, key)| ((*label).to_owned(), (*key).to_owned()))
            .collect(),
        ..Import::default()
    };
    let (guide, report) = read(&text, &path, &options);
    let guide = guide.with_context(|| format!("{:?}", report.lines()))?;
    Ok(guide.to_text())
}

fn heron(guide: String) -> Setup {
    Setup::default()
        .session(json!({ "provider": "heronhr" }))
        .file("/guides/heronhr.json", Override::Text(guide))
}

async fn a_page_of_the_docs_is_imported_and_walked_through(tab: Tab) -> Result<()> {
    let fields = [
        ("Nest Name", "username"),
        ("API Key", "password"),
        ("Bird Number", "pageSize"),
    ];
    let setup = heron(imported("finchhr.md", &fields)?);
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    let form = Form::on(&tab);
    form.wait_for_words("Step 1 of 4").await?;
    form.wait_for_heading("Collecting Your Details").await?;
    form.wait_for_words("Bring three things").await?;
    form.wait_for_words("such as redfinch in").await?;
    form.fill("username", "redfinch").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Make Your API Key").await?;
    form.wait_for_words("Open Settings > Keys & Tokens").await?;
    let link = "return button('FinchHR')?.href ?? [...all('a')].find((one) => words(one).startsWith('FinchHR'))?.href ?? ''";
    ensure!(tab.text_of(link, Value::Null).await? == "https://finch.example/");
    form.fill("password", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Find Your Bird Number").await?;
    form.fill("pageSize", "7").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    form.link().await?;
    let kept = &harness.accounts().await?[0]["setup_information"];
    ensure!(
        kept["username"] == "redfinch" && kept["pageSize"] == "7",
        "{kept}"
    );
    Ok(())
}

async fn a_connectors_yaml_is_imported_and_walked_through(tab: Tab) -> Result<()> {
    let fields = [
        ("Nest Name", "username"),
        ("API Key", "password"),
        ("Bird Number", "pageSize"),
    ];
    let setup = heron(imported("finchhr.yaml", &fields)?);
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    let form = Form::on(&tab);
    form.wait_for_words("Step 1 of 4").await?;
    form.wait_for_words("You need an owner.").await?;
    form.wait_for_words("Look at the address bar").await?;
    form.fill("username", "redfinch").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Make a key").await?;
    // What the provider must allow, since this step lists it.
    form.wait_for_words("people.read").await?;
    form.fill("password", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Find your bird number").await?;
    // It is optional.
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    form.link().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn pictures_are_words_until_the_host_allows_them(tab: Tab) -> Result<()> {
    let guide = json!({ "sections": [{ "title": "Start", "steps": [
        { "title": "Open the settings", "content": "They are at the top.", "field": "username",
          "image": { "src": "https://pictures.example/cog.png", "alt": "The cog at the top" } },
        { "title": "Make a password", "field": "password",
          "image": { "src": "http://pictures.example/plain.png", "alt": "Not over https" } },
    ]}]})
    .to_string();
    let pictures = "return all('.cw-card img').map((one) => [one.src, one.alt])";
    for (is_on, expected) in [
        (false, json!([])),
        (
            true,
            json!([["https://pictures.example/cog.png", "The cog at the top"]]),
        ),
    ] {
        let setup =
            heron(guide.clone()).settings(json!({ "provider": "any", "guide-images": is_on }));
        let harness = setup.start(&tab).await?;
        harness.open().await?;
        let form = Form::arrive(&tab, "Open the settings").await?;
        let found = tab.script(pictures, Value::Null).await?;
        ensure!(found == expected, "{found}");
        if !is_on {
            form.wait_for_words("The cog at the top").await?;
        }
        form.fill("username", "acme").await?;
        tab.press("Continue").await?;
        form.wait_for_heading("Make a password").await?;
        form.wait_for_words("Not over https").await?;
        ensure!(tab.script(pictures, Value::Null).await? == json!([]));
    }
    Ok(())
}

async fn a_long_guide_is_laid_out_as_it_comes_into_sight_and_found_whole(tab: Tab) -> Result<()> {
    let part = |number: usize| {
        json!({ "title": format!("Part {number} of many"), "blocks": [
            { "paragraph": "Open the settings, and look for what this part is about." },
            { "code": format!("make part-{number}") },
        ] })
    };
    let mut steps: Vec<Value> = (1..=40).map(part).collect();
    steps[39]["field"] = json!("username");
    let guide = json!({ "sections": [{ "title": "Start", "steps": steps }] });
    let harness = heron(guide.to_string()).start(&tab).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "Part 1 of many").await?;
    let is_laid_out = "const part = all('h2').find((one) => words(one) === args[0]);
        return part.checkVisibility({ contentVisibilityAuto: true })";
    let far = json!(["Part 30 of many"]);
    ensure!(tab.script(is_laid_out, far.clone()).await? == false);
    ensure!(tab.script(is_laid_out, json!(["Part 2 of many"])).await? == true);
    // It is found by its words, and comes into sight.
    ensure!(
        tab.script("return window.find('make part-30')", Value::Null)
            .await?
            == true
    );
    tab.until("the part to be laid out", is_laid_out, far)
        .await?;
    // Each part has its place in the order of the Tab key, seen or not.
    form.fill("username", "acme").await?;
    tab.script("field('username').focus()", Value::Null).await?;
    let before = "const buttons = all('[data-cw-copy]');
        buttons.at(-1).focus();
        return hasFocus(buttons.at(-1)) && buttons.length === 40";
    ensure!(tab.script(before, Value::Null).await? == true);
    tab.script("all('[data-cw-copy]')[20].focus()", Value::Null)
        .await?;
    tab.until(
        "a part in the middle",
        is_laid_out,
        json!(["Part 21 of many"]),
    )
    .await?;
    tab.press("Continue").await?;
    form.wait_for_words("Step 2 of").await?;
    Ok(())
}

/// Every text that a backend or a guide brings, replaced by one that means harm.
const HOSTILE: [&str; 7] = [
    "<script>pwned = 1</script>",
    "<img src=x onerror='pwned = 1'>",
    "<svg onload='pwned = 1'>",
    "\"><iframe srcdoc='<script>parent.pwned = 1</script>'></iframe>",
    "[x](javascript:pwned=1)",
    "[x](data:text/html,<script>opener.pwned=1</script>)",
    "`${pwned = 1}` **<b onmouseover='pwned = 1'>x</b>**",
];

async fn hostile_texts_stay_texts(tab: Tab) -> Result<()> {
    for text in HOSTILE {
        let guide = json!({
            "warning": text,
            "sections": [{ "title": text, "content": text, "list": [text],
                "image": { "src": text, "alt": text },
                "steps": [{ "title": text, "content": text, "list": [text], "note": text, "field": "username" }] }],
        });
        // What the backend says of itself, between its answer and the page.
        let replaced = format!(
            "const send = window.fetch;
            const hostile = {text:?};
            const names = new Set(['label', 'description', 'tooltip', 'placeholder', 'name', 'title', 'supportLink', 'link', 'logo_url']);
            window.fetch = async (...all) => {{
              const answer = await send(...all);
              if (!/\\/hub\\/connectors/.test(answer.url)) return answer;
              const text = JSON.stringify(await answer.json(), (key, value) => (names.has(key) ? hostile : value));
              const made = new Response(text, {{ headers: answer.headers, status: answer.status }});
              Object.defineProperty(made, 'url', {{ value: answer.url }});
              return made;
            }};"
        );
        let harness = heron(guide.to_string())
            .settings(json!({ "provider": "any", "guide-images": true }))
            .start(&tab)
            .await?;
        let script = tab
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": replaced }),
            )
            .await?;
        harness.open().await?;
        let form = Form::on(&tab);
        form.wait_for_words("Step 1 of").await?;
        form.fill("username", "acme").await?;
        let strange = "return all('.cw-card :is(script, iframe, object, embed, svg, img, style, link, form[action])').map((one) => one.outerHTML)
            .concat(all('.cw-card *').filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))).map((one) => one.outerHTML))
            .concat(all('.cw-card a').filter((one) => !/^(https|mailto):/.test(one.href)).map((one) => one.outerHTML))";
        for is_last in [false, true] {
            let found = tab.script(strange, Value::Null).await?;
            ensure!(found == json!([]), "{text}: {found}");
            ensure!(
                tab.script("return typeof pwned", Value::Null).await? == "undefined",
                "{text}"
            );
            if !is_last {
                tab.press("Continue").await?;
                form.wait_for_words("Step 2 of").await?;
            }
        }
        tab.cdp(
            "Page.removeScriptToEvaluateOnNewDocument",
            json!({ "identifier": script["identifier"] }),
        )
        .await?;
    }
    Ok(())
}

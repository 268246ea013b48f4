//! The element in a partner's page on another host, under a strict policy.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Field, Popup, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::Key;

crate::scenarios![
    everywhere;
    acmecompany_is_linked_in_a_page_of_another_host,
    the_page_around_it_stays_as_it_was,
    a_hostile_style_changes_nothing,
    two_of_them_leave_each_other_alone,
    a_modal_promises_the_account_and_asks_before_it_loses_what_was_typed,
    in_a_partners_page_nobody_was_given_a_link,
];

async fn open(tab: &Tab, host: &Host) -> Result<()> {
    tab.goto(&host.address()).await?;
    tab.until("the wizard", "return heading()", Value::Null)
        .await?;
    Ok(())
}

async fn acmecompany_is_linked_in_a_page_of_another_host(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "window.told = []; make({
        onSuccess: (account) => told.push(['success', account]), onClose: () => told.push(['close']) });";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;

    let accounts = harness.accounts().await?;
    ensure!(accounts.len() == 1, "{accounts:?}");
    let id = &accounts[0]["id"];
    let told = tab.events_named("cw-success").await?;
    ensure!(
        told == [json!({ "version": 1, "id": id, "provider": "clayhr" })],
        "{told:?}"
    );
    let called = tab.script("return told", Value::Null).await?;
    ensure!(
        called == json!([["success", { "id": id, "provider": "clayhr" }], ["close"]]),
        "{called}"
    );
    let page = tab
        .script(
            "return [recorder.violations, recorder.errors, document.querySelector('connect-wizard').outerHTML]",
            Value::Null,
        )
        .await?;
    ensure!(
        page == json!([[], [], "<connect-wizard></connect-wizard>"]),
        "{page}"
    );
    Ok(())
}

async fn the_page_around_it_stays_as_it_was(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "").await?;
    tab.goto(&host.address()).await?;
    // What starts with se_ is the driver's own.
    let look = "
        const element = (one) => [one.tagName, ...[...one.attributes].map(({ name, value }) => `${name}=${value}`)].join(' ');
        const theirs = [...document.querySelectorAll('*')].filter((one) => one.localName !== 'connect-wizard');
        const styles = theirs.map((one) => [...getComputedStyle(one)].filter((name) => !/size|height|width|origin/.test(name))
            .map((name) => getComputedStyle(one).getPropertyValue(name)).join());
        return JSON.stringify([theirs.map(element), styles, Object.keys(window).filter((name) => !name.startsWith('se_')).sort(), Object.entries(localStorage),
            Object.entries(sessionStorage), document.cookie, document.title, location.href, history.length,
            document.adoptedStyleSheets.length]);";
    tab.until("the host's script", "return window.make", Value::Null)
        .await?;
    let before = tab.text_of(look, Value::Null).await?;
    tab.script("make()", Value::Null).await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    expect_same(&before, &tab.text_of(look, Value::Null).await?)?;
    tab.script(
        "document.querySelector('connect-wizard').remove()",
        Value::Null,
    )
    .await?;
    expect_same(&before, &tab.text_of(look, Value::Null).await?)?;
    Ok(())
}

/// Both are lists in JSON; the first difference is told.
fn expect_same(before: &str, after: &str) -> Result<()> {
    let [before, after]: [Vec<Value>; 2] =
        [serde_json::from_str(before)?, serde_json::from_str(after)?];
    for (before, after) in before.iter().zip(&after) {
        let none = Vec::new();
        let lists = [before, after].map(|value| value.as_array().unwrap_or(&none));
        let differing = lists[0].iter().zip(lists[1]).find(|(a, b)| a != b);
        ensure!(before == after, "{differing:?}");
    }
    Ok(())
}

/// Styles that pages give to every element, or to every button, in earnest or in a reset.
const HOSTILE: &str = "
*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid red; letter-spacing: 3px !important;
  line-height: 3 !important; color: red !important; text-transform: uppercase !important; text-align: right !important; }
html { font-size: 5px; }
body { font: italic 900 30px/3 monospace; word-spacing: 1em; visibility: visible; }
button, input, h1, h2, label, p, div, section, dialog { all: unset; background: lime !important; font-size: 40px !important; }
connect-wizard { font-size: 40px; color: red; text-shadow: 2px 2px red; white-space: pre; cursor: wait; }";

async fn a_hostile_style_changes_nothing(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    // Every computed style of all that is drawn, rather than a picture: that says what has changed.
    let look = "const inside = [...document.querySelector('connect-wizard').shadowRoot.querySelectorAll('.cw-card, .cw-card *')];
        return JSON.stringify(inside.map((one) => [one.className, ...[...getComputedStyle(one)]
            .map((name) => `${name}: ${getComputedStyle(one).getPropertyValue(name)}`)]));";
    let mut seen = Vec::new();
    for css in ["", HOSTILE] {
        // As wide in both, whatever the page does with the rest.
        let css = format!(
            "{css} #a {{ position: absolute !important; inset: 0 auto auto 0; width: 600px !important; }}"
        );
        let host = Host::with_element(&harness, &css, "make()").await?;
        open(&tab, &host).await?;
        Step::shown(&tab, Field::Subdomain).await?;
        seen.push(tab.text_of(look, Value::Null).await?);
    }
    let parts: Vec<Vec<Vec<String>>> = seen
        .iter()
        .map(|text| serde_json::from_str(text))
        .collect::<Result<_, _>>()?;
    ensure!(!parts[0].is_empty() && parts[0].len() == parts[1].len());
    for (plain, hostile) in parts[0].iter().zip(&parts[1]) {
        let differing: Vec<_> = plain.iter().zip(hostile).filter(|(a, b)| a != b).collect();
        ensure!(differing.is_empty(), "{}: {differing:?}", plain[0]);
    }
    Ok(())
}

async fn two_of_them_leave_each_other_alone(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "make({ theme: 'dark', providerName: 'Clay One' }); make({ theme: 'light', providerName: 'Clay Two' }, '#b');";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    tab.until(
        "both of them",
        "return all('[data-cw-heading]').length === 2",
        Value::Null,
    )
    .await?;
    Step::shown(&tab, Field::Subdomain)
        .await?
        .type_text(ACME.subdomain)
        .await?;
    let look = "const [one, two] = all('.cw-card'); const look = (card) =>
        [words(card.querySelector('.cw-header__title')), card.dataset.cwTheme, card.querySelector('input').value];
        return [look(one), look(two), getComputedStyle(one).backgroundColor !== getComputedStyle(two).backgroundColor]";
    let seen = tab.script(look, Value::Null).await?;
    let wanted = json!([
        ["Connect Clay One", "dark", ACME.subdomain],
        ["Connect Clay Two", "light", ""],
        true
    ]);
    ensure!(seen == wanted, "{seen}");
    tab.script(
        "document.querySelector('#a > connect-wizard').remove()",
        Value::Null,
    )
    .await?;
    // The one that stays goes on.
    fill_in(&tab, &ACME).await?.connect().await?;
    Ok(())
}

async fn a_modal_promises_the_account_and_asks_before_it_loses_what_was_typed(
    tab: Tab,
) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "window.ends = []; window.show = async () => {
        const { ConnectWizard } = await import('{element}/connect-wizard.js');
        ConnectWizard.open({ backend: '{backend}', token: '{token}' })
            .then((account) => ends.push(account), (error) => ends.push([error.name, error.code, error.reason])); };";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    tab.until("the host's script", "return window.show", Value::Null)
        .await?;
    tab.promised("await show()", Value::Null).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("a").await?;
    tab.key(Key::Escape).await?;
    let question = "return words(all('.cw-dialog--leave h2')[0])?.startsWith('Leave?')";
    tab.until("the question", question, Value::Null).await?;
    tab.press("Stay").await?;
    step.wait_for_value("a").await?;
    tab.key(Key::Escape).await?;
    tab.press("Leave").await?;
    tab.until(
        "the end",
        "return ends.length === 1 && !document.querySelector('connect-wizard')",
        Value::Null,
    )
    .await?;
    tab.promised("await show()", Value::Null).await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    Popup::arrive(&tab).await?;
    tab.press("Close").await?;
    let gone = "return ends.length === 2 && !document.querySelector('connect-wizard')";
    tab.until("the second end", gone, Value::Null).await?;
    let ends = tab.script("return ends", Value::Null).await?;
    let id = &harness.accounts().await?[0]["id"];
    let wanted = json!([["ConnectWizardError", "cancelled", "cancelled"], { "id": id, "provider": "clayhr" }]);
    ensure!(ends == wanted, "{ends}");
    Ok(())
}

async fn in_a_partners_page_nobody_was_given_a_link(tab: Tab) -> Result<()> {
    let harness = Setup::default().faults("create=403").start(&tab).await?;
    let script = "const wizard = document.createElement('connect-wizard');
        wizard.backend = '{backend}';
        document.querySelector('#a').append(wizard);";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    let says = "return words(all('.cw-card')[0]).includes(args[0])";
    let not_yet = json!(["The site hasn't started your session yet."]);
    tab.until("the notice", says, not_yet).await?;
    // In another language too, and once there is a session.
    let set = "Object.assign(document.querySelector('connect-wizard'), args[0])";
    tab.script(set, json!([{ "locale": "de" }])).await?;
    let not_yet = json!(["Die Website hat Ihre Sitzung noch nicht gestartet."]);
    tab.until("the notice in German", says, not_yet).await?;
    let started = json!([{ "locale": "en", "token": harness.token() }]);
    tab.script(set, started).await?;
    let check = fill_in(&tab, &ACME).await?;
    let failed = check.connect_in_vain("session_forbidden").await?;
    let (title, text) = failed.sentences().await?;
    ensure!(title == "You can't link ClayHR here", "{title}");
    ensure!(!text.contains("link,"), "{text}");
    Ok(())
}

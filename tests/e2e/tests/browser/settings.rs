//! Settings of the element while it runs: said again, changed, in other words, or none at all.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Check, Field, Step},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

use crate::surroundings::open;

crate::scenarios![
    everywhere;
    a_setting_that_says_what_counts_already_changes_nothing,
    another_time_limit_counts_from_the_next_request_on,
    it_follows_the_language_around_another_shadow_root,
    a_locale_is_understood_as_other_systems_write_it,
    attributes_that_are_no_settings_are_passed_over,
];

async fn a_setting_that_says_what_counts_already_changes_nothing(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("acm").await?;
    let same = "const wizard = document.querySelector('connect-wizard');
        window.before = field('subdomain');
        wizard.setAttribute('provider', 'clayhr');
        wizard.setAttribute('time-limit-seconds', '30');
        wizard.setAttribute('hosts', 'clayhr.com, clayhr.net, bizmerlin.net');
        wizard.setAttribute('footer', '');
        wizard.setAttribute('locale', '');
        wizard.backend += '/';
        wizard.providerName = 'ClayHR';
        wizard.token = args[0];
        // As long as a change takes to be told.
        for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done));
        return [field('subdomain') === before, field('subdomain').value, hasFocus(field('subdomain'))];";
    let seen = tab.promised(same, json!([harness.token()])).await?;
    ensure!(seen == json!([true, "acm", true]), "{seen}");
    // Another value counts.
    let other = "document.querySelector('connect-wizard').setAttribute('provider-name', 'Clay'); return true";
    tab.script(other, Value::Null).await?;
    tab.until(
        "the other name",
        "return words(all('.cw-header__title')[0]) === 'Connect Clay' && field('subdomain').value === 'acm'",
        Value::Null,
    )
    .await?;
    Ok(())
}

async fn another_time_limit_counts_from_the_next_request_on(tab: Tab) -> Result<()> {
    let setup = Setup::default().faults("create=slow:60000*1");
    let harness = setup.start(&tab).await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("acm").await?;
    let change = "window.before = field('subdomain');
        document.querySelector('connect-wizard').timeLimitSeconds = 1;
        // As long as a change takes to be told.
        for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done));
        return [field('subdomain') === before, field('subdomain').value, hasFocus(field('subdomain'))];";
    let seen = tab.promised(change, Value::Null).await?;
    ensure!(seen == json!([true, "acm", true]), "{seen}");
    step.type_text(ACME.subdomain.trim_start_matches("acm"))
        .await?;
    step.go_on().await?;
    for (field, text) in [(Field::ApiKey, ACME.api_key), (Field::UserId, ACME.user_id)] {
        let step = Step::shown(&tab, field).await?;
        step.type_text(text).await?;
        step.go_on().await?;
    }
    let check = Check::arrive(&tab).await?;
    check.connect_in_vain("timeout").await?.try_again().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn it_follows_the_language_around_another_shadow_root(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "document.documentElement.lang = 'de';
        const outer = document.querySelector('#a').attachShadow({ mode: 'open' });
        outer.append(document.createElement('section'));
        const inner = outer.firstChild.attachShadow({ mode: 'open' });
        inner.append(make({}, '#b'));";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    let german = "return all('.cw-card')[0]?.lang === 'de'";
    tab.until("German", german, Value::Null).await?;
    Ok(())
}

async fn a_locale_is_understood_as_other_systems_write_it(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "document.documentElement.lang = 'nl_NL'; make({ locale: '' });";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    for (locale, lang) in [
        ("", "nl"),
        ("de_DE", "de"),
        ("pt_BR", "pt"),
        ("fr_FR.UTF-8", "fr"),
    ] {
        let set = "document.querySelector('connect-wizard').setAttribute('locale', args[0])";
        tab.script(set, json!([locale])).await?;
        let shown = "return all('.cw-card')[0]?.lang === args[0]";
        tab.until(lang, shown, json!([lang])).await?;
    }
    Ok(())
}

async fn attributes_that_are_no_settings_are_passed_over(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    tab.before_every_page(
        "new MutationObserver((_, observer) => {
             const root = document.getElementById('connect-wizard');
             if (!root) return;
             observer.disconnect();
             for (const name of ['testid', 'darkreader-inline-color', 'reactroot']) root.setAttribute(`data-${name}`, 'x');
             root.dataset.locale = 'de_AT';
         }).observe(document, { childList: true, subtree: true });",
    )
    .await?;
    harness.open().await?;
    let german = "return all('.cw-card')[0]?.lang === 'de'";
    tab.until("the setting among them", german, Value::Null)
        .await?;
    Ok(())
}

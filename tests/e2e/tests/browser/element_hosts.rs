//! The element in pages that are odd, hostile, narrow, or no pages at all.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use end_to_end::{
    axe::expect_accessible,
    harness::Setup,
    host::Host,
    screens::{Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

use crate::{
    recovery::BREAK_WHEN_DRAWING,
    scenario::{not_in_webkit, only_chromium},
};

crate::scenarios![
    everywhere;
    it_links_where_the_page_has_extended_every_object: [
        not_in_webkit("its driver can't look into such a page"),
    ],
    its_script_may_come_twice_and_from_two_places,
    it_needs_no_more_than_280_pixels: [not_in_webkit("MiniBrowser's window is never so narrow")],
    what_is_wrong_with_its_settings_fits_and_is_in_the_brands_font,
    two_sessions_two_languages_two_themes_at_once,
    after_a_crash_each_of_several_starts_again,
    it_can_be_imported_where_there_is_no_page: [only_chromium("it runs in Node, and in no browser")],
    it_follows_the_language_of_the_page_around,
    a_modal_is_closed_by_its_button_and_accessible,
    a_modal_holds_its_button_still,
    a_token_is_renewed_before_its_end,
];

async fn it_links_where_the_page_has_extended_every_object(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "Object.prototype.extra = function extra() { return 'extra'; };
        Object.prototype.more = 'more'; Object.prototype.value = 'value'; Array.prototype.last = function last() { return this.at(-1); };
        make();";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    ensure!(harness.accounts().await?.len() == 1);
    let seen = tab.script("return recorder.errors", Value::Null).await?;
    ensure!(seen == json!([]), "{seen}");
    Ok(())
}

async fn its_script_may_come_twice_and_from_two_places(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "
        const first = customElements.get('connect-wizard');
        await import('{element}/connect-wizard.js?copy');
        window.isSame = customElements.get('connect-wizard') === first;
        make();";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    let seen = tab
        .script("return [isSame, recorder.errors]", Value::Null)
        .await?;
    ensure!(seen == json!([true, []]), "{seen}");
    ensure!(tab.events_named("cw-success").await?.len() == 1);
    Ok(())
}

async fn it_needs_no_more_than_280_pixels(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let css = "body { margin: 0 } #a { width: 280px }";
    let host = Host::with_element(&harness, css, "make()").await?;
    tab.goto(&host.address()).await?;
    tab.set_width(280).await?;
    // Nothing inside scrolls in its own right, and nothing sticks out.
    let look = "const card = all('.cw-card')[0];
        const outer = document.querySelector('connect-wizard').getBoundingClientRect();
        const wrong = all('.cw-root, .cw-root *').filter((one) => {
            const style = getComputedStyle(one), box = one.getBoundingClientRect();
            const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY) && one.localName !== 'textarea'
                && (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth);
            const isShown = isSeen(one) && !one.matches('.cw-visually-hidden, .cw-visually-hidden *, dialog, dialog *');
            return scrolls || (isShown && box.width > 1 && (box.right > 280.5 || box.left < -0.5));
        });
        return [wrong.map((one) => one.className), Math.abs(outer.height - card.getBoundingClientRect().height) < 2,
            document.scrollingElement.scrollWidth];";
    for (field, text) in [
        (Field::Subdomain, ACME.subdomain),
        (Field::ApiKey, ACME.api_key),
        (Field::UserId, ACME.user_id),
    ] {
        let step = Step::shown(&tab, field).await?;
        let seen = tab.script(look, Value::Null).await?;
        ensure!(seen == json!([[], true, 280]), "{seen}");
        step.type_text(text).await?;
        step.go_on().await?;
    }
    tab.until("the last step", "return all('.cw-answers')[0]", Value::Null)
        .await?;
    let seen = tab.script(look, Value::Null).await?;
    ensure!(seen == json!([[], true, 280]), "{seen}");
    Ok(())
}

async fn what_is_wrong_with_its_settings_fits_and_is_in_the_brands_font(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let css = "body { margin: 0; font: 10px serif } #a { width: 280px }";
    let script = "const wizard = make();
        wizard.setAttribute('backend', `http://${'hub.'.repeat(30)}example.test/`);
        wizard.setAttribute('time-limit-seconds', 'soon');";
    let host = Host::with_element(&harness, css, script).await?;
    tab.goto(&host.address()).await?;
    let notice = "return all('[data-cw-error=settings]')[0]";
    tab.until("what is wrong", notice, Value::Null).await?;
    let look = "const notice = all('[data-cw-error=settings]')[0];
        const { fontFamily, fontSize } = getComputedStyle(notice);
        return [fontFamily.includes('sans-serif'), fontSize, notice.scrollWidth - notice.clientWidth];";
    let seen = tab.script(look, Value::Null).await?;
    ensure!(seen == json!([true, "16px", 0]), "{seen}");
    Ok(())
}

async fn two_sessions_two_languages_two_themes_at_once(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let other = harness.new_token("settings=401,create=401").await?;
    let script = format!(
        "make({{ locale: 'de', theme: 'dark' }}); make({{ locale: 'ar', theme: 'light', token: '{other}' }}, '#b');"
    );
    let host = Host::with_element(&harness, "", &script).await?;
    tab.goto(&host.address()).await?;
    let look =
        "const cards = all('[data-cw-heading]').map((heading) => heading.closest('.cw-card'));
        const looks = cards.map((card) => [card.lang, card.dir, card.dataset.cwTheme, getComputedStyle(card).colorScheme]);
        return looks.length === 2 && looks[0][0] === 'de' && looks[1][0] === 'ar' && looks";
    let seen = tab.until("both languages", look, Value::Null).await?;
    ensure!(
        seen == json!([
            ["de", "ltr", "dark", "dark"],
            ["ar", "rtl", "light", "light"]
        ]),
        "{seen}"
    );
    tab.script(
        "for (const wizard of document.querySelectorAll('connect-wizard')) wizard.locale = 'en'",
        Value::Null,
    )
    .await?;
    // The session of the second is over; that of the first is not.
    fill_in(&tab, &ACME).await?.press_connect().await?;
    tab.until(
        "the account",
        "return recorder.events.at(-1)?.type === 'cw-success'",
        Value::Null,
    )
    .await?;
    tab.script(
        "document.querySelector('#a connect-wizard').remove()",
        Value::Null,
    )
    .await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    tab.until(
        "its end",
        "return recorder.events.at(-1)?.type === 'cw-expired'",
        Value::Null,
    )
    .await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn after_a_crash_each_of_several_starts_again(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make(); make({}, '#b');").await?;
    tab.goto(&host.address()).await?;
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
    // The first that draws something breaks the program that they share.
    tab.script(
        &format!("{BREAK_WHEN_DRAWING} window.breaks = true"),
        Value::Null,
    )
    .await?;
    tab.press("Continue").await?;
    tab.until(
        "both notices",
        "return all('[data-cw-error=crashed]').length === 2",
        Value::Null,
    )
    .await?;
    tab.script(
        "window.breaks = false; document.querySelector('#b connect-wizard').remove()",
        Value::Null,
    )
    .await?;
    tab.press("Start again").await?;
    // From a fresh copy of the program; what was no secret is kept, so that it goes on at what is missing.
    Step::shown(&tab, Field::ApiKey).await?;
    tab.press("Back").await?;
    Step::shown(&tab, Field::Subdomain)
        .await?
        .wait_for_value(ACME.subdomain)
        .await
}

async fn it_can_be_imported_where_there_is_no_page(tab: Tab) -> Result<()> {
    let folder = tab.workspace().root().join("dist/npm");
    let script = "for (const file of ['connect-wizard.js', 'stackone-hub.js', 'frame-host.js']) {
        const module = await import(new URL(file, process.argv[1]));
        console.log(file, Object.keys(module).sort().join());
      }";
    let output = Command::new("node")
        .args(["--input-type=module", "--eval", script, "--"])
        .arg(format!("file://{}/", folder.display()))
        .output()
        .context("node cannot be started")?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    ensure!(
        said == "connect-wizard.js ConnectWizard,ConnectWizardError,useFiles\nstackone-hub.js \nframe-host.js frameWizard\n",
        "{said}"
    );
    Ok(())
}

async fn it_follows_the_language_of_the_page_around(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "document.querySelector('#a').lang = 'nl-BE'; make();";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    let lang = "return all('.cw-card')[0]?.lang === 'nl'";
    tab.until("Dutch", lang, Value::Null).await?;
    Ok(())
}

async fn a_modal_is_closed_by_its_button_and_accessible(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script =
        "window.ends = []; window.wizard = make({ mode: 'modal', theme: 'dark', locale: 'de' });
        wizard.open().catch((error) => ends.push(error.code));";
    let host = Host::with_element(&harness, "button { min-height: 2rem }", script).await?;
    tab.goto(&host.address()).await?;
    let german = "return all('.cw-modal__close')[0]?.getAttribute('aria-label') === 'Schließen'";
    tab.until("the button, in German", german, Value::Null)
        .await?;
    let focus = "return hasFocus(heading())";
    tab.until("the focus on the heading", focus, Value::Null)
        .await?;
    for width in [320, 1280] {
        tab.set_width(width).await?;
        expect_accessible(&tab).await?;
    }
    tab.press("Schließen").await?;
    tab.until("the end", "return ends.join() === 'cancelled'", Value::Null)
        .await?;
    Ok(())
}

/// A step is higher than the one before, and a guide longer than the window: the button is where it was.
async fn a_modal_holds_its_button_still(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "make({ mode: 'modal' }).open().catch(() => {});";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    let look = "const [modal, close] = ['.cw-modal', '.cw-modal__close'].map((one) => all(one)[0]);
        modal.scrollTop = args[0];
        return [close.getBoundingClientRect().top, modal.scrollTop]";
    let step = Step::shown(&tab, Field::Subdomain).await?;
    let first = tab.script(look, json!([0])).await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    Step::shown(&tab, Field::ApiKey).await?;
    let second = tab.script(look, json!([0])).await?;
    ensure!(first[0] == second[0], "{first} became {second}");
    tab.set_width(320).await?;
    let narrow = tab.script(look, json!([0])).await?;
    let scrolled = tab.script(look, json!([60])).await?;
    ensure!(scrolled[1] == 60, "nothing to scroll: {scrolled}");
    ensure!(narrow[0] == scrolled[0], "{narrow} became {scrolled}");
    Ok(())
}

async fn a_token_is_renewed_before_its_end(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let fresh = harness.new_token("").await?;
    // The first token is good for nothing from the start, and says to end in two minutes and a moment.
    harness
        .set_faults(json!({ "settings": "401", "create": "401" }))
        .await?;
    let script = format!(
        "make({{ expiresAt: Date.now() + 120_050, getToken: () => (window.asked = (window.asked ?? 0) + 1, '{fresh}') }})"
    );
    let host = Host::with_element(&harness, "", &script).await?;
    tab.goto(&host.address()).await?;
    tab.until("the new token", "return window.asked === 1", Value::Null)
        .await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    let seen = tab
        .script(
            "return [asked, recorder.events.map((one) => one.type).includes('cw-expired')]",
            Value::Null,
        )
        .await?;
    ensure!(seen == json!([1, false]), "{seen}");
    Ok(())
}

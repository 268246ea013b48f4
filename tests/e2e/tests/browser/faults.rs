//! Every fault of the sandbox: its sentence, its one action, and that nothing typed is lost by it.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Field, Step, fill_in, fill_in_values},
    tab::Tab,
};
use sandbox::demo::{ACME, Company, TERN};
use serde_json::json;

use crate::{
    fault_cases::{BROKEN, Case, EXPIRED, FORBIDDEN, MISSING, REJECTED, UNPROVEN, case, means},
    scenario::only_chromium,
};

crate::scenarios![
    everywhere;
    failing_settings_keep_nobody_from_linking,
    a_list_of_connectors_that_fails,
    a_connectors_form_that_fails,
    what_the_provider_refuses,
    what_the_backend_refuses,
    a_backend_that_breaks,
    an_update_that_is_refused,
    a_session_that_is_over_goes_on_with_a_new_link,
    a_wrong_key_a_wrong_user_and_an_unknown_company,
    no_connection_is_told_apart_from_a_blocked_one: [only_chromium("no other driver takes the network away")],
    a_developer_who_asks_is_told_why_the_backend_is_out_of_reach,
];

/// Goes through all of them, each with a session of its own. Once the fault is over the same answers must link.
async fn each_is_told_and_survived(tab: &Tab, cases: &[Case]) -> Result<()> {
    let mut harness = Setup::default().multiple().start(tab).await?;
    for case in cases {
        harness.open_anew(case.fault).await?;
        told_and_survived(tab, &harness, case)
            .await
            .context(case.fault)?;
    }
    ensure!(harness.accounts().await?.len() == cases.len());
    Ok(())
}

async fn told_and_survived(tab: &Tab, harness: &Harness, case: &Case) -> Result<()> {
    let check = fill_in(tab, &ACME).await?;
    let failed = check.connect_in_vain(case.code).await?;
    case.expect(&failed).await?;
    let told = tab.events_named("cw-error").await?;
    // Each can be found again: by the backend's word for the request, or by one of ours.
    let reference = told.first().map(|detail| detail["reference"].clone());
    ensure!(
        reference
            .as_ref()
            .and_then(|one| one.as_str())
            .is_some_and(|one| one.len() >= 8),
        "{told:?}"
    );
    ensure!(
        told == [json!({ "version": 1, "code": case.code, "reference": reference })],
        "{told:?}"
    );
    let check = failed.back().await?;
    check.expect(ACME.subdomain, ACME.user_id).await?;
    harness.set_faults(json!({})).await?;
    check.connect().await?;
    Ok(())
}

async fn failing_settings_keep_nobody_from_linking(tab: Tab) -> Result<()> {
    let mut harness = Setup::default().multiple().start(&tab).await?;
    let faults = ["500", "500_bare", "drop", "slow:700", "502_html", "empty"];
    for fault in faults {
        harness.open_anew(&format!("settings={fault}")).await?;
        let popup = fill_in(&tab, &ACME).await?.connect().await;
        popup.context(fault)?.press_close().await?;
    }
    ensure!(harness.accounts().await?.len() == faults.len());
    Ok(())
}

async fn a_list_of_connectors_that_fails(tab: Tab) -> Result<()> {
    let cases = [
        means("connectors=401", EXPIRED, ""),
        means("connectors=403", FORBIDDEN, ""),
        means("connectors=404", MISSING, ""),
        means("connectors=500", BROKEN, "Try again"),
        means("connectors=empty", MISSING, ""),
        means("connectors=malformed", UNPROVEN, "Try again"),
    ];
    each_is_told_and_survived(&tab, &cases).await
}

async fn a_connectors_form_that_fails(tab: Tab) -> Result<()> {
    let cases = [
        means("config=401", EXPIRED, ""),
        means("config=404", MISSING, ""),
    ];
    each_is_told_and_survived(&tab, &cases).await
}

async fn what_the_provider_refuses(tab: Tab) -> Result<()> {
    let cases = [
        means("create=400", REJECTED, "Check API key"),
        means("create=422", REJECTED, "Check API key"),
        means("create=provider:401", REJECTED, "Check API key"),
        case(
            "create=provider:403",
            "permission_denied",
            "This key does not have enough permissions",
            "Generate the key as an administrator",
            "Check API key",
        ),
        case(
            "create=provider:404",
            "subdomain_unknown",
            "ClayHR does not recognise this company",
            "Check the company subdomain",
            "Check Company subdomain",
        ),
        case(
            "create=provider:503",
            "provider_down",
            "ClayHR is not responding",
            "Your details may be correct",
            "Try again",
        ),
    ];
    each_is_told_and_survived(&tab, &cases).await
}

async fn what_the_backend_refuses(tab: Tab) -> Result<()> {
    let cases = [
        means("create=401", EXPIRED, ""),
        means("create=403", FORBIDDEN, ""),
        means("create=409", BROKEN, "Try again"),
        case(
            "create=429:9",
            "rate_limited",
            "Too many attempts",
            "Wait 9 seconds, then try again.",
            "Try again",
        ),
    ];
    each_is_told_and_survived(&tab, &cases).await
}

async fn a_backend_that_breaks(tab: Tab) -> Result<()> {
    let cases = [
        means("create=500", BROKEN, "Try again"),
        means("create=500_bare", BROKEN, "Try again"),
        means("create=502_html", BROKEN, "Try again"),
        case(
            "create=drop",
            "network_blocked",
            "The connection service can't be reached",
            "a firewall or an ad blocker",
            "Try again",
        ),
    ];
    each_is_told_and_survived(&tab, &cases).await
}

/// A customer who linked before, and links again.
async fn an_update_that_is_refused(tab: Tab) -> Result<()> {
    let mut harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let cases = [
        means("update=401", EXPIRED, ""),
        means("update=provider", REJECTED, "Check API key"),
        means("update=500", BROKEN, "Try again"),
    ];
    for case in cases {
        harness.open_anew(case.fault).await?;
        let check = leave_all_as_it_is(&tab).await?;
        let failed = check.connect_in_vain(case.code).await?;
        case.expect(&failed).await.context(case.fault)?;
        let check = failed.back().await?;
        harness.set_faults(json!({})).await?;
        check.connect().await.context(case.fault)?;
    }
    harness.open_anew("update=empty").await?;
    leave_all_as_it_is(&tab).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// From the first step to the last of an account that is linked already: its values stand there.
async fn leave_all_as_it_is(tab: &Tab) -> Result<Check> {
    let step = Step::shown(tab, Field::Subdomain).await?;
    step.wait_for_value(ACME.subdomain).await?;
    step.go_on().await?;
    for field in [Field::ApiKey, Field::UserId] {
        Step::arrive(tab, field).await?.go_on().await?;
    }
    Check::arrive(tab).await
}

async fn a_session_that_is_over_goes_on_with_a_new_link(tab: Tab) -> Result<()> {
    let mut harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    harness
        .set_faults(json!({ "token": "expired_now" }))
        .await?;
    let failed = check.connect_in_vain(EXPIRED.0).await?;
    means("token=expired_now", EXPIRED, "")
        .expect(&failed)
        .await?;
    ensure!(tab.events_named("cw-expired").await?.len() == 1);
    // The new link is opened in the same tab, as the sentence says.
    harness.renew().await?;
    tab.goto(&harness.link()).await?;
    let check = Check::arrive(&tab).await?;
    check.expect(ACME.subdomain, ACME.user_id).await?;
    check.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// Mistakes of a person, refused by the make-believe ClayHR itself and fixed by the button that is offered.
async fn a_wrong_key_a_wrong_user_and_an_unknown_company(tab: Tab) -> Result<()> {
    let wrong = |change: fn(&mut Company)| {
        let mut company = ACME;
        change(&mut company);
        company
    };
    let cases = [
        (
            wrong(|acme| acme.api_key = TERN.api_key),
            REJECTED.0,
            Field::ApiKey,
        ),
        (
            wrong(|acme| acme.user_id = TERN.user_id),
            REJECTED.0,
            Field::ApiKey,
        ),
        (
            wrong(|acme| acme.subdomain = "nobody-here"),
            "subdomain_unknown",
            Field::Subdomain,
        ),
    ];
    for (given, code, field) in cases {
        let harness = Setup::default().start(&tab).await?;
        harness.open().await?;
        let check = fill_in_values(&tab, given.subdomain, given.api_key, given.user_id).await?;
        let failed = check.connect_in_vain(code).await?;
        let details = failed.details().await?;
        ensure!(
            !details.is_empty(),
            "ClayHR's own words must be there to read"
        );
        ensure!(!details.contains(given.api_key), "{details}");
        let step = failed.check_field(field).await?;
        // Every value is still there: only what is wrong is typed anew.
        if field == Field::ApiKey {
            ensure!(step.value().await? == given.api_key);
            step.retype(ACME.api_key).await?;
            step.go_on().await?;
        } else {
            ensure!(step.value().await? == given.subdomain);
            step.retype(ACME.subdomain).await?;
            step.go_on().await?;
            let key = Step::arrive(&tab, Field::ApiKey).await?;
            ensure!(key.value().await? == ACME.api_key);
            key.go_on().await?;
        }
        let user = Step::arrive(&tab, Field::UserId).await?;
        ensure!(user.value().await? == given.user_id);
        if given.user_id != ACME.user_id {
            user.retype(ACME.user_id).await?;
        }
        user.go_on().await?;
        Check::arrive(&tab).await?.connect().await?;
        ensure!(harness.accounts().await?.len() == 1);
    }
    Ok(())
}

async fn no_connection_is_told_apart_from_a_blocked_one(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    tab.set_offline(true).await?;
    let failed = check.connect_in_vain("network_offline").await?;
    let case = case(
        "",
        "network_offline",
        "You are offline",
        "Check your internet connection",
        "Try again",
    );
    let told = case.expect(&failed).await;
    // The browser is used by other tests after this one.
    tab.set_offline(false).await?;
    told?;
    ensure!(harness.posts().await? == 0, "nothing was sent");
    failed.try_again().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_developer_who_asks_is_told_why_the_backend_is_out_of_reach(tab: Tab) -> Result<()> {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                  connect-src 'self'";
    for (query, is_told) in [("", false), ("?cw-debug", true)] {
        let harness = Setup::default().policy(policy).start(&tab).await?;
        let address = format!(
            "{}{query}#token={}",
            harness.page_address(),
            harness.token()
        );
        tab.goto("about:blank").await?;
        tab.goto(&address).await?;
        tab.until("the wizard to run", "return isRunning()", json!([]))
            .await?;
        let check = fill_in(&tab, &ACME).await?;
        check.connect_in_vain("network_blocked").await?;
        let console = if is_told {
            tab.console_until(&["add its origin to connect-src"])
                .await?
        } else {
            tab.console().await?
        };
        let told: Vec<_> = console
            .iter()
            .filter(|(_, line)| line.contains("add its origin to connect-src"))
            .collect();
        ensure!(told.is_empty() != is_told, "{console:?}");
        for (_, line) in told {
            ensure!(
                !line.contains(harness.token()) && !line.contains(ACME.api_key),
                "{line}"
            );
        }
    }
    Ok(())
}

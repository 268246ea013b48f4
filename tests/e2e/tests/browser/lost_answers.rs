//! Answers that prove nothing, are lost or late: trying again finds the account that was made, and never makes another.

use anyhow::{Context, Result, ensure};
use end_to_end::{harness::Setup, screens::fill_in, tab::Tab};
use sandbox::demo::ACME;
use serde_json::json;

use crate::fault_cases::{Case, UNPROVEN, case, means};

crate::scenarios![
    everywhere;
    an_answer_that_proves_nothing,
    a_lost_answer_makes_no_second_account,
    a_lost_answer_makes_no_second_of_several_accounts_where_there_are_keys,
    an_answer_after_seven_seconds_is_waited_for,
];

/// In these the account was made all the same: trying again must find it, and never make another.
async fn an_answer_that_proves_nothing(tab: Tab) -> Result<()> {
    for fault in ["create=empty_201*1", "create=no_id*1", "create=malformed*1"] {
        let case = means(fault, UNPROVEN, "Try again");
        is_found_by_trying_again(&tab, &case).await.context(fault)?;
    }
    Ok(())
}

async fn a_lost_answer_makes_no_second_account(tab: Tab) -> Result<()> {
    // However often the browser itself repeats a request whose connection ends without an answer.
    let case = case(
        "create=lost_answer",
        "network_blocked",
        "The connection service can't be reached",
        "a firewall or an ad blocker",
        "Try again",
    );
    is_found_by_trying_again(&tab, &case).await
}

async fn is_found_by_trying_again(tab: &Tab, case: &Case) -> Result<()> {
    let harness = Setup::default().faults(case.fault).start(tab).await?;
    harness.open().await?;
    let failed = fill_in(tab, &ACME)
        .await?
        .connect_in_vain(case.code)
        .await?;
    case.expect(&failed).await?;
    let accounts = harness.accounts().await?;
    ensure!(accounts.len() == 1, "the sandbox made it: {accounts:?}");
    ensure!(
        tab.events_named("cw-success").await?.is_empty(),
        "nothing was proven yet"
    );
    let posts = harness.posts().await?;
    harness.set_faults(json!({})).await?;
    failed.try_again().await?;
    ensure!(harness.accounts().await?.len() == 1);
    ensure!(
        harness.posts().await? == posts,
        "the account that is there is brought up to date: {:?}",
        harness.requests().await?
    );
    let told = tab.events_named("cw-success").await?;
    ensure!(
        told.len() == 1 && told[0]["id"] == accounts[0]["id"],
        "{told:?}"
    );
    Ok(())
}

/// In a session that allows several accounts, looking tells nothing. Browsers may repeat a request whose answer was
/// lost, so that without keys there may be more than two accounts.
async fn a_lost_answer_makes_no_second_of_several_accounts_where_there_are_keys(
    tab: Tab,
) -> Result<()> {
    let learned = json!({});
    for (settings, has_keys) in [
        (json!({ "idempotency-keys": false }), false),
        (json!({ "idempotency-keys": true }), true),
        (learned, true),
    ] {
        let harness = Setup::default()
            .multiple()
            .faults("create=lost_answer")
            .settings(settings)
            .start(&tab)
            .await?;
        tab.goto("about:blank").await?;
        harness.open().await?;
        let check = fill_in(&tab, &ACME).await?;
        let failed = check.connect_in_vain("network_blocked").await?;
        harness.set_faults(json!({})).await?;
        failed.try_again().await?;
        let accounts = harness.accounts().await?;
        ensure!((accounts.len() == 1) == has_keys, "{accounts:?}");
    }
    Ok(())
}

async fn an_answer_after_seven_seconds_is_waited_for(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("create=slow:7000")
        .start(&tab)
        .await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

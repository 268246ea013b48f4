//! A part of the program that comes after the first step and does not arrive: the user reads it, keeps everything,
//! tries again and goes on.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Field, Popup, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::dist::{files, hash_in};
use xtask::static_files::Override;

use crate::scenario::{Exception, needs_web_assembly, only_chromium};

fn not_as_javascript() -> Exception {
    needs_web_assembly("as JavaScript the program is one file")
}

crate::scenarios![
    everywhere;
    what_comes_after_the_first_step_is_fetched_ahead: [not_as_javascript()],
    a_part_that_is_not_there: [not_as_javascript()],
    a_part_that_was_cut_short: [not_as_javascript()],
    a_page_in_place_of_a_part: [not_as_javascript()],
    a_part_that_hangs: [not_as_javascript()],
    what_several_parts_share_and_hangs: [not_as_javascript()],
    a_part_of_another_content_type_is_as_good: [not_as_javascript()],
    a_part_that_the_network_loses: [
        not_as_javascript(),
        only_chromium("no other driver blocks a file"),
    ],
    the_backends_client_that_does_not_come: [not_as_javascript()],
    an_old_page_goes_on_with_the_build_that_took_its_place: [not_as_javascript()],
];

/// The path of a part's file.
fn part(tab: &Tab, name: &str) -> Result<String> {
    let start = format!("connect-wizard-{name}-");
    let found = compiled(tab, &start)?.pop();
    found.with_context(|| format!("the build has no {start}*.wasm"))
}

/// The paths of the WebAssembly files whose names begin with this.
fn compiled(tab: &Tab, start: &str) -> Result<Vec<String>> {
    let names =
        fs::read_dir(tab.dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names
        .filter(|name| name.starts_with(start) && name.ends_with(".wasm"))
        .map(|name| format!("/{name}"))
        .collect())
}

/// Types all answers; what follows the last step is not waited for.
async fn answer_all(tab: &Tab) -> Result<()> {
    let answers = [
        (Field::Subdomain, ACME.subdomain),
        (Field::ApiKey, ACME.api_key),
        (Field::UserId, ACME.user_id),
    ];
    for (field, text) in answers {
        let step = Step::shown(tab, field).await?;
        step.type_text(text).await?;
        // Not by the button: a page that gives way to a newer one takes with it what tells whether it was pressed.
        tab.key(Key::Enter).await?;
    }
    Ok(())
}

/// Waits until the user is told, with the focus on the heading.
async fn until_told(tab: &Tab) -> Result<()> {
    let script = "const screen = all('[data-cw-part-missing]')[0];
        return screen && hasFocus(screen.querySelector('h1')) && words(screen)";
    let told = tab
        .until("the user to be told", script, Value::Null)
        .await?;
    let told = told.as_str().unwrap_or_default();
    for words in [
        "Part of this page did not load",
        "Check your internet connection",
        "Everything you typed",
    ] {
        ensure!(told.contains(words), "{told}");
    }
    Ok(())
}

/// From the notice to the end, with what was typed before it.
async fn try_again_and_link(tab: &Tab, harness: &Harness) -> Result<()> {
    tab.press("Try again").await?;
    let check = Check::arrive(tab).await?;
    check.expect(ACME.subdomain, ACME.user_id).await?;
    check.connect().await?;
    ensure!(harness.posts().await? == 1);
    Ok(())
}

/// The later screens do not come, for this reason, until the user is told.
async fn later_screens_fail(tab: &Tab, fault: Override) -> Result<()> {
    let setup = Setup::default().file(&part(tab, "later")?, fault);
    let harness = setup.start(tab).await?;
    harness.open().await?;
    answer_all(tab).await?;
    until_told(tab).await?;
    // In vain once more, and told once more.
    tab.press("Try again").await?;
    until_told(tab).await?;
    harness.end_file_faults();
    try_again_and_link(tab, &harness).await
}

async fn what_comes_after_the_first_step_is_fetched_ahead(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    for name in ["later", "backend"] {
        let file = part(&tab, name)?;
        let script = "return performance.getEntriesByType('resource').some((one) => one.name.endsWith(args[0]))";
        tab.until(&file, script, json!([file])).await?;
    }
    Step::shown(&tab, Field::Subdomain).await?;
    Ok(())
}

async fn a_part_that_is_not_there(tab: Tab) -> Result<()> {
    later_screens_fail(&tab, Override::NotFound).await
}

async fn a_part_that_was_cut_short(tab: Tab) -> Result<()> {
    later_screens_fail(&tab, Override::Truncated).await
}

async fn a_page_in_place_of_a_part(tab: Tab) -> Result<()> {
    let page = "<!doctype html><title>Sign in to the hotel's network</title>";
    later_screens_fail(&tab, Override::Text(page.to_owned())).await
}

/// Given up after two requests, which began when the first step stood: the answers are typed meanwhile.
async fn a_part_that_hangs(tab: Tab) -> Result<()> {
    let fault = Override::Delayed(Duration::from_secs(60));
    let setup = Setup::default().file(&part(&tab, "later")?, fault);
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    answer_all(&tab).await?;
    until_told(&tab).await?;
    harness.end_file_faults();
    try_again_and_link(&tab, &harness).await
}

/// Several parts wait for such a file, and for all of them it is asked no more than twice.
async fn what_several_parts_share_and_hangs(tab: Tab) -> Result<()> {
    let shared = compiled(&tab, "connect-wizard-chunk")?;
    ensure!(!shared.is_empty(), "the build has none");
    let hang =
        |setup: Setup, path: &String| setup.file(path, Override::Delayed(Duration::from_secs(60)));
    let harness = shared
        .iter()
        .fold(Setup::default(), hang)
        .start(&tab)
        .await?;
    harness.open().await?;
    answer_all(&tab).await?;
    until_told(&tab).await?;
    harness.end_file_faults();
    try_again_and_link(&tab, &harness).await
}

async fn a_part_of_another_content_type_is_as_good(tab: Tab) -> Result<()> {
    let kind = Override::ContentType("text/plain".to_owned());
    let setup = Setup::default().file(&part(&tab, "later")?, kind);
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    Ok(())
}

async fn a_part_that_the_network_loses(tab: Tab) -> Result<()> {
    tab.set_blocked(Some("*-later-*")).await?;
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    answer_all(&tab).await?;
    let told = until_told(&tab).await;
    tab.set_blocked(None).await?;
    told?;
    try_again_and_link(&tab, &harness).await
}

async fn the_backends_client_that_does_not_come(tab: Tab) -> Result<()> {
    let setup = Setup::default().file(&part(&tab, "backend")?, Override::NotFound);
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    check.connect_in_vain("program_incomplete").await?;
    ensure!(harness.posts().await? == 0);
    harness.end_file_faults();
    tab.press("Try again").await?;
    Popup::arrive(&tab).await?;
    ensure!(harness.posts().await? == 1);
    Ok(())
}

/// A copy of the build in which every file with a hash is called otherwise, as after a change.
fn newer_build(tab: &Tab, to: &Path) -> Result<()> {
    let from = tab.dist();
    let mut renamed = Vec::new();
    for file in files(from)? {
        let is_compressed = file
            .extension()
            .is_some_and(|kind| kind == "br" || kind == "gz");
        let name = file.file_name().and_then(|name| name.to_str());
        let (Some(name), false) = (name, is_compressed) else {
            continue;
        };
        let copy = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(copy.parent().context("a folder")?)?;
        match hash_in(name) {
            Some(hash) => {
                let newer = name.replace(
                    hash,
                    &format!("{:016x}", u64::from_str_radix(hash, 16)? ^ 1),
                );
                fs::copy(&file, copy.with_file_name(&newer))?;
                renamed.push((name.to_owned(), newer));
            }
            None => {
                fs::copy(&file, copy)?;
            }
        }
    }
    for file in files(to)? {
        let Ok(mut text) = fs::read_to_string(&file) else {
            continue;
        };
        for (old, newer) in &renamed {
            text = text.replace(old, newer);
        }
        fs::write(file, text)?;
    }
    Ok(())
}

async fn an_old_page_goes_on_with_the_build_that_took_its_place(tab: Tab) -> Result<()> {
    let work = std::env::temp_dir().join(format!("connect-wizard-newer-{}", std::process::id()));
    let _ = fs::remove_dir_all(&work);
    newer_build(&tab, &work.join("newer"))?;
    let served = work.join("served");
    symlink(tab.dist(), &served)?;
    // What the old page would have fetched before the change.
    let gone = part(&tab, "later")?;
    let setup = Setup::default()
        .folder(served.clone())
        .file(&gone, Override::NotFound);
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    fs::remove_file(&served)?;
    symlink(work.join("newer"), &served)?;
    answer_all(&tab).await?;
    let script = "return words(heading()) === args[0]";
    tab.until("the last step", script, json!([Check::TITLE]))
        .await?;
    tab.press("Connect").await?;
    Popup::arrive(&tab).await?;
    ensure!(harness.posts().await? == 1);
    fs::remove_dir_all(work)?;
    Ok(())
}

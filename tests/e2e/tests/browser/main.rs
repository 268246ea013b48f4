//! The end-to-end tests: the built page in a browser, against the sandbox. `cargo xtask dist` builds the page.
//!
//! A main of its own, because the tests share browsers that must be told to end. It takes the same arguments as any
//! other test program: `cargo test -p end-to-end -- linking`, or `-- firefox::` for all that run in Firefox.

mod accessibility;
mod answers;
mod brands;
mod connectors;
mod element;
mod element_brands;
mod element_hosts;
mod element_lifetime;
mod fault_cases;
mod fault_lab;
mod faults;
mod forms;
mod frame;
mod funnel;
mod guide_actions;
mod guide_walk;
mod guides;
mod history;
mod hub_element;
mod languages;
mod linking;
mod lost_answers;
mod missing_program;
mod network;
mod official;
mod parts;
mod pasting;
mod policy;
mod portal;
mod recovery;
mod renewal;
mod return_address;
mod rules;
mod samples;
mod scenario;
mod secrets;
mod settings;
mod sign_in;
mod starting;
mod studio;
mod surroundings;
mod timing;
mod waiting;
mod white_label;

use std::process::ExitCode;

use anyhow::Result;
use end_to_end::browser_pool::{BrowserPool, concurrency};
use libtest_mimic::Arguments;
use tokio::runtime::Runtime;

pub(crate) use scenario::{Scenario, scenarios};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(concurrency());
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = Runtime::new()?;
    let pool = BrowserPool::open()?;
    let scenarios: Vec<_> = [
        accessibility::all(),
        answers::all(),
        brands::all(),
        connectors::all(),
        element::all(),
        element_brands::all(),
        element_hosts::all(),
        element_lifetime::all(),
        fault_lab::all(),
        faults::all(),
        forms::all(),
        frame::all(),
        funnel::all(),
        guide_actions::all(),
        guide_walk::all(),
        guides::all(),
        history::all(),
        hub_element::all(),
        languages::all(),
        linking::all(),
        missing_program::all(),
        network::all(),
        lost_answers::all(),
        official::all(),
        parts::all(),
        pasting::all(),
        policy::all(),
        portal::all(),
        renewal::all(),
        return_address::all(),
        recovery::all(),
        rules::all(),
        samples::all(),
        secrets::all(),
        sign_in::all(),
        starting::all(),
        studio::all(),
        settings::all(),
        surroundings::all(),
        timing::all(),
        waiting::all(),
        white_label::all(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let trials = scenario::trials(&scenarios, runtime.handle(), &pool);
    let conclusion = libtest_mimic::run(arguments, trials);
    runtime.block_on(pool.close());
    Ok(conclusion.exit_code())
}

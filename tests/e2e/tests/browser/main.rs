//! The end-to-end tests: the built page in a browser, against the sandbox. `cargo xtask dist` builds the page.
//!
//! A main of its own, because the tests share a driver that must be told to end. It takes the same arguments as any
//! other test program: `cargo test -p end-to-end -- linking`.

mod answers;
mod brands;
mod connectors;
mod element;
mod element_hosts;
mod everyone;
mod fault_lab;
mod faults;
mod forms;
mod frame;
mod guides;
mod hub_element;
mod languages;
mod linking;
mod official;
mod pasting;
mod patience;
mod portal;
mod rules;
mod safekeeping;
mod samples;
mod sign_in;
mod starting;
mod studio;
mod waiting;

use std::{process::ExitCode, sync::Arc};

use anyhow::Result;
use end_to_end::{
    house::{House, browsers},
    tab::Tab,
};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::{Handle, Runtime};

/// Makes the list of a file's tests; one that is left out of it is dead code, and so a warning.
macro_rules! scenarios {
    ($($name:ident),* $(,)?) => {
        /// The tests of this file.
        pub fn all() -> Vec<crate::Scenario> {
            vec![$(crate::Scenario::new(
                concat!(module_path!(), "::", stringify!($name)),
                |tab| Box::pin($name(tab)),
            )),*]
        }
    };
}
pub(crate) use scenarios;

type Test = fn(Tab) -> std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// A test and its name.
pub struct Scenario {
    name: String,
    test: Test,
}

impl Scenario {
    fn new(path: &str, test: Test) -> Self {
        // Without the name of this program.
        let name = path
            .split_once("::")
            .map_or(path, |(_, name)| name)
            .to_owned();
        Self { name, test }
    }

    fn trial(self, runtime: Handle, house: Arc<House>) -> Trial {
        let Self { name, test } = self;
        let is_left_out = name.starts_with("samples::") && !house.has_examples()
            || name.starts_with("official::") && !house.has_official_element();
        Trial::test(name.clone(), move || {
            let outcome = runtime.block_on(house.run(&name, test));
            outcome.map_err(|error| Failed::from(format!("{error:?}")))
        })
        .with_ignored_flag(is_left_out)
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(browsers());
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = Runtime::new()?;
    let house = runtime.block_on(House::open())?;
    let scenarios = [
        answers::all(),
        element::all(),
        element_hosts::all(),
        brands::all(),
        connectors::all(),
        everyone::all(),
        fault_lab::all(),
        faults::all(),
        forms::all(),
        frame::all(),
        guides::all(),
        hub_element::all(),
        languages::all(),
        linking::all(),
        official::all(),
        pasting::all(),
        patience::all(),
        portal::all(),
        rules::all(),
        safekeeping::all(),
        samples::all(),
        sign_in::all(),
        starting::all(),
        studio::all(),
        waiting::all(),
    ];
    let trials = scenarios
        .into_iter()
        .flatten()
        .map(|scenario| scenario.trial(runtime.handle().clone(), house.clone()))
        .collect();
    let conclusion = libtest_mimic::run(arguments, trials);
    runtime.block_on(house.close());
    Ok(conclusion.exit_code())
}

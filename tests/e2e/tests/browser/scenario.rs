//! A test with its name, and in which engines it runs.
//!
//! Every test runs in Chromium, and in Chromium without WebAssembly. A file that says `everywhere;` runs in Firefox and
//! WebKit too. What a test can't have in an engine it says itself, and then counts as ignored there, with the reason.

use std::sync::Arc;

use anyhow::Result;
use end_to_end::{browser_pool::BrowserPool, engine::Engine, tab::Tab};
use libtest_mimic::{Completion, Failed, Trial};
use tokio::runtime::Handle;

/// Makes the list of a file's tests; one that is left out of it is dead code, and so a warning.
macro_rules! scenarios {
    (everywhere; $($name:ident $(: [$($exception:expr),* $(,)?])?),* $(,)?) => {
        crate::scenarios!(@list &end_to_end::engine::Engine::ALL; $($name $(: [$($exception),*])?),*);
    };
    (@list $engines:expr; $($name:ident $(: [$($exception:expr),*])?),*) => {
        /// The tests of this file.
        pub fn all() -> Vec<crate::Scenario> {
            vec![$(crate::Scenario::new(
                concat!(module_path!(), "::", stringify!($name)),
                |tab| Box::pin($name(tab)),
                $engines,
                vec![$($($exception),*)?],
            )),*]
        }
    };
    ($($name:ident $(: [$($exception:expr),* $(,)?])?),* $(,)?) => {
        crate::scenarios!(@list &crate::scenario::CHROMIUM; $($name $(: [$($exception),*])?),*);
    };
}
pub(crate) use scenarios;

/// The engines of a file that says nothing.
pub(crate) const CHROMIUM: [Engine; 2] = [Engine::Chromium, Engine::JavaScript];

type Test = fn(Tab) -> std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// Engines in which a test does not run, and why.
pub struct Exception {
    engines: &'static [Engine],
    reason: &'static str,
}

/// For what no other driver can do.
pub fn only_chromium(reason: &'static str) -> Exception {
    let engines = &[Engine::Firefox, Engine::WebKit];
    Exception { engines, reason }
}

/// For what Firefox lacks.
pub fn not_in_firefox(reason: &'static str) -> Exception {
    let engines = &[Engine::Firefox];
    Exception { engines, reason }
}

/// For what WebKit's driver or MiniBrowser can't do.
pub fn not_in_webkit(reason: &'static str) -> Exception {
    let engines = &[Engine::WebKit];
    Exception { engines, reason }
}

/// For what is about WebAssembly itself.
pub fn needs_web_assembly(reason: &'static str) -> Exception {
    let engines = &[Engine::JavaScript];
    Exception { engines, reason }
}

/// A test and its name.
pub struct Scenario {
    name: String,
    test: Test,
    engines: &'static [Engine],
    exceptions: Vec<Exception>,
}

impl Scenario {
    /// A test by the path of its function.
    pub fn new(
        path: &str,
        test: Test,
        engines: &'static [Engine],
        exceptions: Vec<Exception>,
    ) -> Self {
        // Without the name of this program.
        let name = path.split_once("::").map_or(path, |(_, name)| name);
        Self {
            name: name.to_owned(),
            test,
            engines,
            exceptions,
        }
    }

    /// Returns the reason why it is not run in this engine; `None` if it is.
    fn exception(&self, engine: Engine, pool: &BrowserPool) -> Option<String> {
        if self.name.starts_with("samples::") && !has_examples(pool) {
            return Some("the examples are not built; cargo xtask examples does it".to_owned());
        }
        if self.name.starts_with("official::") && !has_official_element(pool) {
            return Some("the official element is not there to compare with".to_owned());
        }
        let exception = self
            .exceptions
            .iter()
            .find(|exception| exception.engines.contains(&engine));
        exception.map(|exception| exception.reason.to_owned())
    }
}

/// Each test in each of its engines.
pub fn trials(scenarios: &[Scenario], runtime: &Handle, pool: &Arc<BrowserPool>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for engine in Engine::ALL {
        let missing = engine.missing(pool.workspace(), pool.dist());
        for scenario in scenarios.iter().filter(|one| one.engines.contains(&engine)) {
            let reason = missing.clone().or_else(|| scenario.exception(engine, pool));
            trials.push(trial(scenario, engine, reason, runtime, pool));
        }
    }
    trials
}

fn trial(
    scenario: &Scenario,
    engine: Engine,
    reason: Option<String>,
    runtime: &Handle,
    pool: &Arc<BrowserPool>,
) -> Trial {
    let name = engine.test_name(&scenario.name);
    let (test, runtime, pool) = (scenario.test, runtime.clone(), pool.clone());
    Trial::ignorable_test(name.clone(), move || {
        if let Some(reason) = reason {
            return Ok(Completion::ignored_with(reason));
        }
        let run = || runtime.block_on(pool.run(engine, &name, test));
        // A real browser on a busy machine fails now and then. That is told, and the test command counts it.
        let outcome = run().or_else(|error| {
            eprintln!("second try: {name}: {error:#}");
            run()
        });
        outcome
            .map(|()| Completion::Completed)
            // The chain of causes, and never a backtrace, in which the words would drown.
            .map_err(|error| Failed::from(format!("{error:#}")))
    })
}

/// Returns `true` if the examples are built; they are not if npm cannot install.
fn has_examples(pool: &BrowserPool) -> bool {
    xtask::examples::built(pool.workspace()).is_file()
}

/// The official element is fetched by hand.
fn has_official_element(pool: &BrowserPool) -> bool {
    let script = "examples/official-hub/dist/official.js";
    pool.workspace().root().join(script).is_file()
}

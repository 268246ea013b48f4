//! Adds up what the steps said, and ends with the one line that CI reads.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::workspace::{Workspace, output};

/// The beginning of the line by which the end-to-end tests tell that one is tried again.
const SECOND_TRY: &str = "second try: ";

/// The outcome so far.
#[derive(Debug, Default)]
pub struct Summary {
    steps: Vec<Line>,
    count: Count,
    /// The number of tests that were left out, by the reason.
    reasons: BTreeMap<String, usize>,
    /// The tests that failed at first: the name, and why.
    second_tries: Vec<String>,
    /// The outcome of each test.
    outcomes: Map<String, Value>,
}

#[derive(Debug)]
struct Line {
    name: &'static str,
    passed: bool,
    count: Count,
    duration: Duration,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Summary {
    /// Adds one step. One that fails without a failing test in it, such as a format check, counts as one failure.
    pub fn add(&mut self, name: &'static str, passed: bool, output: &str, duration: Duration) {
        let count = count(output);
        self.count.passed += count.passed;
        self.count.skipped += count.skipped;
        self.outcomes.extend(outcomes(output));
        for reason in reasons(output) {
            *self.reasons.entry(reason.to_owned()).or_default() += 1;
        }
        let tried_again = output
            .lines()
            .filter_map(|line| line.strip_prefix(SECOND_TRY));
        self.second_tries.extend(tried_again.map(str::to_owned));
        self.count.failed += if passed {
            count.failed
        } else {
            count.failed.max(1)
        };
        self.steps.push(Line {
            name,
            passed,
            count,
            duration,
        });
    }

    /// Returns the outcomes for machines: each test by its name, and each step.
    pub fn results(&self, workspace: &Workspace) -> Value {
        let said = |program: &str, words: &[&str]| {
            output(workspace.command(program).args(words)).map(|said| said.trim().to_owned())
        };
        let steps: Map<String, Value> = self
            .steps
            .iter()
            .map(|step| (step.name.to_owned(), step.passed.into()))
            .collect();
        json!({
            "commit": said("git", &["rev-parse", "HEAD"]),
            "finished": said("date", &["-u", "+%Y-%m-%dT%H:%M:%SZ"]),
            "steps": steps,
            "tests": self.outcomes,
        })
    }

    /// Returns `true` if every step passed.
    pub fn passed(&self) -> bool {
        self.steps.iter().all(|step| step.passed)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f)?;
        for step in &self.steps {
            let verdict = if step.passed { "passed" } else { "FAILED" };
            let tests = match step.count.passed + step.count.failed {
                0 => String::new(),
                tests => format!("{tests} tests"),
            };
            let seconds = step.duration.as_secs_f32();
            writeln!(
                f,
                "{:<36} {verdict} {tests:>11} {seconds:>8.1} s",
                step.name
            )?;
        }
        let total: Duration = self.steps.iter().map(|step| step.duration).sum();
        writeln!(
            f,
            "{:<36} {:>18} {:>8.1} s\n",
            "all steps",
            "",
            total.as_secs_f32()
        )?;
        if !self.reasons.is_empty() {
            writeln!(f, "Tests that were not run, and why:")?;
            for (reason, count) in &self.reasons {
                writeln!(f, "{count:>5}  {reason}")?;
            }
            writeln!(f)?;
        }
        if !self.second_tries.is_empty() {
            writeln!(
                f,
                "Tests that were tried twice, and what went wrong at first:"
            )?;
            for test in &self.second_tries {
                writeln!(f, "  {test}")?;
            }
            writeln!(f)?;
        }
        write!(
            f,
            "{} passed, {} failed",
            self.count.passed, self.count.failed
        )?;
        match self.count.skipped {
            0 => writeln!(f),
            skipped => writeln!(f, ", {skipped} skipped"),
        }
    }
}

/// Sums the lines `test result: ok. 3 passed; 0 failed; ...` of cargo and of the WebAssembly test runner.
fn count(output: &str) -> Count {
    let results = output
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("test result: "));
    results.fold(Count::default(), |sum, result| Count {
        passed: sum.passed + number_before(result, " passed"),
        failed: sum.failed + number_before(result, " failed"),
        skipped: sum.skipped + number_before(result, " ignored"),
    })
}

/// Reads the outcomes of tests from lines such as `test a::b ... ok`.
fn outcomes(output: &str) -> impl Iterator<Item = (String, Value)> {
    output
        .lines()
        .filter_map(|line| line.strip_prefix("test ")?.split_once(" ... "))
        .filter_map(|(name, end)| {
            let outcome = match end.split([' ', ',']).next() {
                Some("ok") => "passed",
                Some("FAILED") => "failed",
                Some("ignored") => "not run",
                _ => return None,
            };
            Some((name.trim().to_owned(), outcome.into()))
        })
}

/// The reasons in lines such as `test a::b ... ignored (why)` or, as rustc's own test program has it, `ignored, why`.
fn reasons(output: &str) -> impl Iterator<Item = &str> {
    output
        .lines()
        .filter(|line| line.starts_with("test "))
        .filter_map(|line| line.split_once(" ... ignored"))
        .map(|(_, rest)| {
            let reason = rest
                .strip_prefix(" (")
                .and_then(|rest| rest.strip_suffix(')'));
            let reason = reason.or_else(|| rest.strip_prefix(", "));
            reason.unwrap_or("no reason is given")
        })
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap_or_default();
    before
        .rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_RUNS: &str = "\
running 3 tests
test a ... ok
test b::c ... ignored (no driver (yet))
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
error: a test printed \"test result: nothing\"
test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn results_of_several_programs_are_added() {
        assert_eq!(
            count(TWO_RUNS),
            Count {
                passed: 13,
                failed: 2,
                skipped: 1
            }
        );
        assert_eq!(count("no tests at all"), Count::default());
    }

    #[test]
    fn each_test_is_told_by_its_name() {
        let told: Vec<_> = outcomes(
            "test a::b   ... ok\ntest c ... FAILED\ntest d ... ignored (why)\ntest result: ok.",
        )
        .collect();
        let expected = [("a::b", "passed"), ("c", "failed"), ("d", "not run")];
        assert_eq!(
            told,
            expected.map(|(name, end)| (name.to_owned(), Value::from(end)))
        );
    }

    #[test]
    fn a_failing_step_without_tests_is_one_failure() {
        let mut summary = Summary::default();
        summary.add("format", false, "Diff in main.rs", Duration::from_secs(1));
        summary.add(
            "tests",
            true,
            "test result: ok. 4 passed; 0 failed;",
            Duration::from_secs(2),
        );
        assert!(!summary.passed());
        let shown = summary.to_string();
        assert!(shown.ends_with("\n\n4 passed, 1 failed\n"), "{shown}");
    }

    #[test]
    fn what_was_not_run_is_counted_with_the_reason() {
        let output = "\
test a ... ok
test b::c ... ignored (no driver (yet))
test b::d    ... ignored (no driver (yet))
test e ... ignored, by hand
test result: ok. 1 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out
";
        let mut summary = Summary::default();
        summary.add("tests", true, output, Duration::from_secs(1));
        let shown = summary.to_string();
        assert!(shown.contains("\n    2  no driver (yet)\n"), "{shown}");
        assert!(shown.contains("\n    1  by hand\n"), "{shown}");
        assert!(
            shown.ends_with("\n\n1 passed, 0 failed, 3 skipped\n"),
            "{shown}"
        );
    }

    #[test]
    fn what_was_tried_twice_is_told() {
        let output = "\
second try: a::b: the heading never came
test a::b ... ok
test result: ok. 1 passed; 0 failed; 0 ignored;
";
        let mut summary = Summary::default();
        summary.add("tests", true, output, Duration::from_secs(1));
        let shown = summary.to_string();
        assert!(
            shown.contains("at first:\n  a::b: the heading never came\n\n1 passed, 0 failed\n"),
            "{shown}"
        );
    }

    #[test]
    fn all_passing_is_said_so() {
        let mut summary = Summary::default();
        summary.add(
            "tests",
            true,
            "test result: ok. 4 passed; 0 failed;",
            Duration::from_secs(2),
        );
        assert!(summary.passed());
        assert!(summary.to_string().ends_with("\n4 passed, 0 failed\n"));
    }
}

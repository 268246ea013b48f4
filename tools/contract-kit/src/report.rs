//! The results of the checks.

use std::fmt;

/// The weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// As it should be.
    Kept,
    /// Clients go on, but somebody is worse off.
    Advice,
    /// Clients fail, or tell the person something untrue.
    Broken,
    /// Not asked, and why.
    Skipped,
}

/// One sentence about one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, such as `cors.preflight`.
    pub rule: &'static str,
    /// Its weight.
    pub level: Level,
    /// The observation, and what it should have been.
    pub sentence: String,
}

/// All findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order of the checks.
    pub findings: Vec<Finding>,
}

/// The faults of one answer: a level and a sentence each.
pub type Faults = Vec<(Level, String)>;

/// Clients fail, or tell the person something untrue.
pub fn broken(sentence: impl Into<String>) -> (Level, String) {
    (Level::Broken, sentence.into())
}

/// Clients go on, but somebody is worse off.
pub fn advice(sentence: impl Into<String>) -> (Level, String) {
    (Level::Advice, sentence.into())
}

impl Report {
    /// Notes what is wrong under a rule; nothing wrong is noted as kept.
    pub(crate) fn add(&mut self, rule: &'static str, faults: Faults) {
        if faults.is_empty() {
            self.findings.push(Finding {
                rule,
                level: Level::Kept,
                sentence: String::new(),
            });
        }
        let findings = faults.into_iter().map(|(level, sentence)| Finding {
            rule,
            level,
            sentence,
        });
        self.findings.extend(findings);
    }

    /// Notes that a rule was not asked about.
    pub(crate) fn skip(&mut self, rule: &'static str, why: &str) {
        let sentence = why.to_owned();
        self.findings.push(Finding {
            rule,
            level: Level::Skipped,
            sentence,
        });
    }

    /// Returns the number of findings of this weight.
    pub fn count(&self, level: Level) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    }

    /// Returns `true` if nothing is broken.
    pub fn is_kept(&self) -> bool {
        self.count(Level::Broken) == 0
    }

    /// Returns `true` if a rule is broken.
    pub fn breaks(&self, rule: &str) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.rule == rule && finding.level == Level::Broken)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding {
            rule,
            level,
            sentence,
        } in &self.findings
        {
            let word = match level {
                Level::Kept => "kept   ",
                Level::Advice => "ADVICE ",
                Level::Broken => "BROKEN ",
                Level::Skipped => "skipped",
            };
            writeln!(formatter, "{word}  {rule:<24}  {sentence}")?;
        }
        write!(
            formatter,
            "{} kept, {} broken, {} advice, {} skipped",
            self.count(Level::Kept),
            self.count(Level::Broken),
            self.count(Level::Advice),
            self.count(Level::Skipped)
        )
    }
}

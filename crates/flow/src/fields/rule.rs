//! The backend's rules on how an answer is written.
//!
//! The check itself (the crate `patterns`, which most pages never load) comes in from outside.

/// A rule for the answer to one field, as the backend sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationRule {
    /// The kind of rule.
    pub kind: RuleKind,
    /// The pattern, or the name of the format or domain.
    pub text: String,
    /// The backend's own sentence for an answer that breaks it.
    pub sentence: Option<String>,
}

/// The kinds of rules. Their order is known to `patterns/src/main.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// A regular expression of JavaScript's.
    Pattern,
    /// A named format: `email`, `url`, `number` ...
    Format,
    /// An address at this domain.
    Domain,
}

/// Help for someone whose answer breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// Only that it does.
    None,
    /// The backend's own sentence.
    Sentence(String),
    /// An answer that would keep it.
    Example(String),
}

/// Checks answers: `None` for one that keeps the rule or can't be checked, or else an answer that would keep it, which is
/// empty where none is known.
#[derive(Clone, Copy, Debug)]
pub struct RuleChecker(pub fn(&ValidationRule, &str) -> Option<String>);

impl Default for RuleChecker {
    /// Leaves everything to the backend.
    fn default() -> Self {
        Self(|_, _| None)
    }
}

impl PartialEq for RuleChecker {
    /// By what answers are checked makes no two states differ.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for RuleChecker {}

impl ValidationRule {
    /// Returns true if an answer must be of this named format.
    pub fn is_format(&self, name: &str) -> bool {
        self.kind == RuleKind::Format && self.text == name
    }

    /// Returns help for an answer that breaks the rule; `None` if it is good, or can't be checked here.
    pub fn suggestion(&self, answer: &str, matcher: RuleChecker) -> Option<Suggestion> {
        let example = (matcher.0)(self, answer)?;
        Some(match &self.sentence {
            Some(sentence) => Suggestion::Sentence(sentence.clone()),
            None if example.is_empty() => Suggestion::None,
            None => Suggestion::Example(example),
        })
    }
}

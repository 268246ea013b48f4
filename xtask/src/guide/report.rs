//! The findings about an imported file, each with its line.

use std::collections::BTreeMap;

/// More sentences than this are counted, not kept.
const MOST: usize = 100;

/// All that was noticed.
#[derive(Debug, Default)]
pub struct Report {
    sentences: Vec<(usize, &'static str, String)>,
    /// The number of further ones.
    further: usize,
    /// Tags that nobody knows: how often, and where first.
    unknown: BTreeMap<String, (usize, usize)>,
    has_errors: bool,
    /// The anchors of titles, by the ids that the page gives them.
    names: BTreeMap<String, String>,
}

impl Report {
    /// Something that a person should look at.
    pub fn warn(&mut self, line: usize, sentence: impl Into<String>) {
        self.add(line, "warning", sentence.into());
    }

    /// Takes a warning back that has turned out to be none.
    pub(super) fn take_back(&mut self, line: usize, sentence: &str) {
        let is_it = |(at, _, said): &(usize, &str, String)| *at == line && said == sentence;
        if let Some(index) = self.sentences.iter().rposition(is_it) {
            self.sentences.remove(index);
        }
    }

    /// A title that links within the page call by another name.
    pub(super) fn name(&mut self, id: &str, title: &str) {
        let anchor = guide::inline::anchor;
        self.names.insert(anchor(id), anchor(title));
    }

    /// The titles that links within the page call by another name.
    pub(super) fn names(&self) -> &BTreeMap<String, String> {
        &self.names
    }

    /// Something that makes the file no guide.
    pub fn error(&mut self, line: usize, sentence: impl Into<String>) {
        self.has_errors = true;
        self.add(line, "error", sentence.into());
    }

    /// Something that was done on purpose, and needs no look.
    pub fn note(&mut self, line: usize, sentence: impl Into<String>) {
        self.add(line, "note", sentence.into());
    }

    fn add(&mut self, line: usize, kind: &'static str, sentence: String) {
        if self.sentences.len() < MOST {
            self.sentences.push((line, kind, sentence));
        } else {
            self.further += 1;
        }
    }

    /// A tag that is not part of the grammar: what is in it was kept.
    pub fn unknown_tag(&mut self, line: usize, name: &str) {
        if let Some((count, _)) = self.unknown.get_mut(name) {
            *count += 1;
        } else if self.unknown.len() < MOST {
            let name: String = name.chars().take(40).collect();
            self.unknown.insert(name, (1, line));
        } else {
            self.further += 1;
        }
    }

    /// Returns the number of times that an unknown tag was seen.
    pub fn unknown_count(&self, name: &str) -> usize {
        self.unknown.get(name).map_or(0, |(count, _)| *count)
    }

    /// Returns `true` if something makes the file no guide.
    pub fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// Returns the number of things that a person should look at.
    pub fn warnings(&self) -> usize {
        let warnings = self.sentences.iter().filter(|(_, kind, _)| *kind != "note");
        warnings.count() + self.unknown.len() + self.further
    }

    /// Returns `true` if there is nothing that a person should look at.
    pub fn is_empty(&self) -> bool {
        self.warnings() == 0
    }

    /// The sentences in the order of the file, as `line: kind: sentence`.
    pub fn lines(&self) -> Vec<String> {
        let mut all: Vec<(usize, String)> = self
            .sentences
            .iter()
            .map(|(line, kind, sentence)| (*line, format!("{line}: {kind}: {sentence}")))
            .collect();
        all.extend(self.unknown.iter().map(|(name, (count, line))| {
            let times = if *count == 1 { "once" } else { "several times" };
            let sentence = format!(
                "{line}: warning: unknown tag <{name}>, {times} ({count}): what is in it was kept"
            );
            (*line, sentence)
        }));
        all.sort_by_key(|(line, _)| *line);
        let mut lines: Vec<String> = all.into_iter().map(|(_, text)| text).collect();
        if self.further > 0 {
            lines.push(format!("1: warning: and {} more", self.further));
        }
        lines
    }
}

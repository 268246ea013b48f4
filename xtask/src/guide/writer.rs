//! Writes inline text with the marks of our guides, from whatever marks it had.

use guide::lines::{begins_small, is_break};

use super::layout::is_lettered;

/// A text that is being put together.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// The paragraphs before the one that is open.
    done: Vec<String>,
    text: String,
    open: Vec<Open>,
    /// The end of the last strong text: a strong one that follows at once goes on with it.
    strong_end: Option<usize>,
    wants_break: Option<PendingBreak>,
}

#[derive(Debug)]
struct Open {
    kind: Kind,
    start: usize,
    /// `true` if it writes marks: a strong text within a strong one has none.
    is_marked: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Strong,
    Emphasis,
    Link(Option<String>),
}

/// A line end that may turn out to mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PendingBreak {
    /// The number of line ends: two separate paragraphs.
    count: usize,
    /// `true` if the author wrote it as a break, and did not only end a line.
    is_hard: bool,
}

impl PendingBreak {
    /// A break in the middle of a sentence only wrapped a line.
    fn means_break(self, before: &str, after: &str) -> bool {
        let after = after.trim_start();
        if self.is_hard {
            !begins_small(after) || is_lettered(after)
        } else {
            is_break(before.trim_end(), after)
        }
    }
}

impl Writer {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The paragraphs.
    pub(super) fn finish(mut self) -> Vec<String> {
        while !self.open.is_empty() {
            self.end();
        }
        self.end_paragraph();
        self.done
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let lines: Vec<String> = text
            .split('\n')
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        if !lines.is_empty() {
            self.done.push(lines.join("\n"));
        }
        self.strong_end = None;
    }

    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() || (self.wants_break.is_some() && text.trim().is_empty()) {
            return;
        }
        self.before(text);
        for letter in text.chars() {
            self.push(letter);
        }
    }

    /// A sign that would be a mark gets a backslash.
    fn push(&mut self, letter: char) {
        match letter {
            '\\' | '`' | '*' => self.text.push('\\'),
            // Only at the edge of a word it would be one.
            '_' if !self.text.ends_with(char::is_alphanumeric) => self.text.push('\\'),
            '(' if self.text.ends_with(']') => {
                self.text.pop();
                self.text.push_str("\\]");
            }
            _ => {}
        }
        let is_space = letter.is_whitespace() || letter == '\u{200b}';
        self.text.push(if is_space { ' ' } else { letter });
    }

    pub(super) fn code(&mut self, code: &str) {
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() {
            return;
        }
        self.before(&code);
        if code.contains('`') {
            let longest = code
                .split(|letter| letter != '`')
                .map(str::len)
                .max()
                .unwrap_or(0);
            let ticks = "`".repeat(longest + 1);
            self.text.push_str(&format!("{ticks} {code} {ticks}"));
        } else {
            // Two codes side by side must not share their ticks.
            if self.text.ends_with('`') {
                self.text.push(' ');
            }
            self.text.push_str(&format!("`{code}`"));
        }
    }

    /// A line end in the file: within a text it wraps a line, unless the file keeps its lines.
    pub(super) fn soft_break(&mut self, keeps_lines: bool) {
        if keeps_lines {
            self.wants_break = Some(PendingBreak {
                count: 1,
                is_hard: false,
            });
        } else {
            self.text.push(' ');
        }
    }

    pub(super) fn hard_break(&mut self) {
        let count = self.wants_break.map_or(0, |wanted| wanted.count) + 1;
        self.wants_break = Some(PendingBreak {
            count,
            is_hard: true,
        });
    }

    /// Decides on the line end before a text, now that the text is known.
    fn before(&mut self, after: &str) {
        let Some(wanted) = self.wants_break.take() else {
            return;
        };
        if wanted.count > 1 && self.open.is_empty() {
            self.end_paragraph();
        } else if self.open.is_empty() && wanted.means_break(&self.text, after) {
            self.text.push('\n');
        } else {
            self.text.push(' ');
        }
    }

    pub(super) fn start_strong(&mut self) {
        self.start(Kind::Strong);
    }

    pub(super) fn end_strong(&mut self) {
        self.end_of(&Kind::Strong);
    }

    pub(super) fn start_emphasis(&mut self) {
        self.start(Kind::Emphasis);
    }

    pub(super) fn end_emphasis(&mut self) {
        self.end_of(&Kind::Emphasis);
    }

    /// A link without a target is its text alone.
    pub(super) fn start_link(&mut self, target: Option<String>) {
        self.start(Kind::Link(target));
    }

    /// Returns true while a link is open that has no words yet.
    pub(super) fn is_link_empty(&self) -> bool {
        self.open.last().is_some_and(|open| {
            matches!(open.kind, Kind::Link(_))
                && self
                    .text
                    .get(open.start..)
                    .is_none_or(|text| text.trim().is_empty())
        })
    }

    /// Ends the link that is open. Gives back where one leads that has no words, and so is not written.
    pub(super) fn end_link(&mut self) -> Option<String> {
        let is_link = |open: &Open| matches!(open.kind, Kind::Link(_));
        while let Some(index) = self.open.iter().rposition(is_link) {
            let is_last = index + 1 == self.open.len();
            let wordless = match &self.open[index] {
                Open {
                    kind: Kind::Link(Some(target)),
                    start,
                    is_marked: true,
                } if is_last => {
                    let inside = self.text.get(*start..).unwrap_or_default();
                    inside.trim().is_empty().then(|| target.clone())
                }
                _ => None,
            };
            self.end();
            if is_last {
                return wordless;
            }
        }
        None
    }

    fn start(&mut self, kind: Kind) {
        // A line end before a marked text is decided on as before a capital letter.
        if self.wants_break.is_some() {
            self.before("A");
        }
        let is_inside = |open: &Open| match (&open.kind, &kind) {
            (Kind::Link(_), Kind::Link(_)) => true,
            (one, other) => one == other,
        };
        let is_marked = !self.open.iter().any(is_inside);
        self.open.push(Open {
            start: self.text.len(),
            is_marked,
            kind,
        });
    }

    /// Ends the innermost text of a kind, and what is open in it. An end of nothing is nothing.
    fn end_of(&mut self, kind: &Kind) {
        while self.open.iter().any(|open| open.kind == *kind) {
            let is_last = self.open.last().is_some_and(|open| open.kind == *kind);
            self.end();
            if is_last {
                return;
            }
        }
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if !open.is_marked {
            return;
        }
        let inside = self.text.split_off(open.start.min(self.text.len()));
        let words = inside.trim();
        let spaces = |is_there: bool| if is_there { " " } else { "" };
        let before = spaces(inside.starts_with(' '));
        let after = spaces(inside.ends_with(' '));
        if words.is_empty() {
            self.text.push_str(before);
            return;
        }
        match open.kind {
            Kind::Strong => {
                if self.strong_end == Some(self.text.len()) && before.is_empty() {
                    self.text.truncate(self.text.len() - 2);
                    self.text.push_str(&format!("{words}**"));
                } else {
                    self.text.push_str(&format!("{before}**{words}**"));
                }
                self.strong_end = Some(self.text.len());
                self.text.push_str(after);
            }
            Kind::Emphasis => {
                self.text.push_str(&format!("{before}*{words}*{after}"));
            }
            Kind::Link(Some(target)) => {
                let words = without_brackets(words);
                self.text
                    .push_str(&format!("{before}[{words}]({target}){after}"));
            }
            Kind::Link(None) => self.text.push_str(&inside),
        }
    }
}

/// The text of a link, in which a bracket gets a backslash.
fn without_brackets(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let mut is_escaped = false;
    for letter in words.chars() {
        if matches!(letter, '[' | ']') && !is_escaped {
            escaped.push('\\');
        }
        is_escaped = letter == '\\' && !is_escaped;
        escaped.push(letter);
    }
    escaped
}

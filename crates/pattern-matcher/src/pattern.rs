//! Patterns that the backend sends, run without danger.
//!
//! They are JavaScript's regular expressions, which in a browser can hang a page for minutes. This is a matcher of our
//! own for the part of them that is in use: it follows all ways at once, so that its time is the length of the pattern
//! times the length of the text, and it gives up beyond [`STEP_LIMIT`]. What it can't read or finish is not checked
//! here; the backend has the last word anyway.

/// A compiled pattern that a text is matched against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Op>);

/// The longest program that a pattern may become, in operations.
const PROGRAM_LIMIT: usize = 4_000;
/// The most work that one match may take, in operations.
const STEP_LIMIT: usize = 2_000_000;
/// The deepest nesting of groups.
const DEPTH_LIMIT: u32 = 30;

const LAST: u32 = 0x10_ffff;
const DIGITS: &[(u32, u32)] = &[(48, 57)];
const WORD: &[(u32, u32)] = &[(48, 57), (65, 90), (95, 95), (97, 122)];
const SPACES: &[(u32, u32)] = &[
    (9, 13),
    (32, 32),
    (160, 160),
    (0x1680, 0x1680),
    (0x2000, 0x200a),
    (0x2028, 0x2029),
    (0x202f, 0x202f),
    (0x205f, 0x205f),
    (0x3000, 0x3000),
    (0xfeff, 0xfeff),
];
const LINE_ENDS: &[(u32, u32)] = &[(10, 10), (13, 13), (0x2028, 0x2029)];

/// Characters, as ranges of code points, both ends included.
type Set = Vec<(u32, u32)>;

/// One operation. Forks lead to places relative to their own, so that a run of operations can be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Op {
    One(Set),
    Fork(isize, isize),
    Start,
    End,
    /// At the edge of a word, or anywhere but there.
    Edge(bool),
}

impl Pattern {
    /// Reads a pattern; `None` where it uses something that is not understood here.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > PROGRAM_LIMIT {
            return None;
        }
        let mut reader = Reader {
            rest: text.chars().collect::<Vec<_>>(),
            depth: 0,
        };
        reader.rest.reverse();
        let program = reader.either()?;
        reader.rest.is_empty().then_some(Self(program))
    }

    /// Returns `true` if some part of the text matches, as JavaScript's `test` has it; `None` if that would take too
    /// long.
    pub fn is_match(&self, text: &str) -> Option<bool> {
        let program = &self.0;
        let mut seen = vec![0; program.len()];
        let mut stack = Vec::new();
        let mut steps = 0;
        let mut before = None;
        let mut characters = text.chars().map(u32::from);
        let mut round = 0;
        loop {
            let next = characters.next();
            round += 1;
            // A match may start anywhere.
            stack.push(0);
            let mut moved = Vec::new();
            while let Some(index) = stack.pop() {
                steps += 1;
                if index == program.len() {
                    return Some(true);
                }
                if steps > STEP_LIMIT {
                    return None;
                }
                if seen[index] == round {
                    continue;
                }
                seen[index] = round;
                let goes_on = match &program[index] {
                    Op::One(set) => {
                        if next.is_some_and(|next| contains(set, next)) {
                            moved.push(index + 1);
                        }
                        false
                    }
                    Op::Fork(one, other) => {
                        stack.push(index.wrapping_add_signed(*one));
                        stack.push(index.wrapping_add_signed(*other));
                        false
                    }
                    Op::Start => before.is_none(),
                    Op::End => next.is_none(),
                    Op::Edge(wanted) => {
                        let is_word = |character: Option<u32>| {
                            character.is_some_and(|character| contains(WORD, character))
                        };
                        (is_word(before) != is_word(next)) == *wanted
                    }
                };
                if goes_on {
                    stack.push(index + 1);
                }
            }
            if next.is_none() {
                return Some(false);
            }
            before = next;
            stack = moved;
        }
    }
}

fn contains(set: &[(u32, u32)], character: u32) -> bool {
    set.iter()
        .any(|(first, last)| (*first..=*last).contains(&character))
}

/// Every character that is not in the set.
fn others(set: Set) -> Set {
    let mut others = vec![(0, LAST)];
    // Each range is cut out of what is left: quick enough for sets as short as these, and no sorting is needed.
    for (first, last) in set {
        let mut left = Set::new();
        for (from, to) in others {
            if first > from {
                left.push((from, to.min(first - 1)));
            }
            if last < to {
                left.push((from.max(last + 1), to));
            }
        }
        left.retain(|(from, to)| from <= to);
        others = left;
    }
    others
}

/// The rest of the pattern, its next character last.
struct Reader {
    rest: Vec<char>,
    depth: u32,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.rest.last().copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        if is_there {
            self.rest.pop();
        }
        is_there
    }

    /// `one|other`
    fn either(&mut self) -> Option<Vec<Op>> {
        let mut one = self.sequence()?;
        while self.take('|') {
            let other = self.sequence()?;
            let over = other.len() as isize + 1;
            one.insert(0, Op::Fork(1, one.len() as isize + 2));
            one.push(Op::Fork(over, over));
            one.extend(other);
        }
        (one.len() <= PROGRAM_LIMIT).then_some(one)
    }

    fn sequence(&mut self) -> Option<Vec<Op>> {
        let mut all = Vec::new();
        while let Some(next) = self.peek() {
            if next == '|' || next == ')' {
                break;
            }
            self.rest.pop();
            let block = self.atom(next)?;
            let block = self.repeated(block)?;
            all.extend(block);
        }
        Some(all)
    }

    fn atom(&mut self, next: char) -> Option<Vec<Op>> {
        let op = match next {
            '(' => return self.group(),
            '[' => Op::One(self.class()?),
            '.' => Op::One(others(LINE_ENDS.to_vec())),
            '^' => Op::Start,
            '$' => Op::End,
            '*' | '+' | '?' => return None,
            '\\' => match self.peek()? {
                edge @ ('b' | 'B') => {
                    self.rest.pop();
                    Op::Edge(edge == 'b')
                }
                _ => Op::One(self.escape()?),
            },
            _ => Op::One(vec![(next.into(), next.into())]),
        };
        Some(vec![op])
    }

    fn group(&mut self) -> Option<Vec<Op>> {
        if self.take('?') {
            if self.take('<') {
                // A name is for those who use what was matched; looking behind is not understood.
                while self
                    .peek()
                    .is_some_and(|next| next.is_ascii_alphanumeric() || next == '_')
                {
                    self.rest.pop();
                }
                if !self.take('>') {
                    return None;
                }
            } else if !self.take(':') {
                return None;
            }
        }
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return None;
        }
        let inside = self.either()?;
        self.depth -= 1;
        self.take(')').then_some(inside)
    }

    fn repeated(&mut self, block: Vec<Op>) -> Option<Vec<Op>> {
        let (least, most) = if self.take('*') {
            (0, None)
        } else if self.take('+') {
            (1, None)
        } else if self.take('?') {
            (0, Some(1))
        } else if self.peek() == Some('{') {
            let before = self.rest.clone();
            match self.counts() {
                Some(counts) => counts,
                // Not a count: the brace stands for itself.
                None => {
                    self.rest = before;
                    return Some(block);
                }
            }
        } else {
            return Some(block);
        };
        // To take as little as possible changes what is matched, not whether anything is.
        self.take('?');
        let copies = most.unwrap_or(least.saturating_add(1)).max(least);
        if copies.saturating_mul(block.len() + 1) > PROGRAM_LIMIT {
            return None;
        }
        let length = block.len() as isize;
        let mut all = Vec::new();
        for copy in 0..copies {
            if copy >= least {
                let past = if most.is_none() {
                    length + 2
                } else {
                    length + 1
                };
                all.push(Op::Fork(1, past));
            }
            all.extend_from_slice(&block);
        }
        if most.is_none() {
            all.push(Op::Fork(-length - 1, -length - 1));
        }
        Some(all)
    }

    /// `{2}`, `{2,}`, `{2,3}`
    fn counts(&mut self) -> Option<(usize, Option<usize>)> {
        self.rest.pop();
        let least = self.number()?;
        let most = if self.take(',') {
            if self.peek() == Some('}') {
                None
            } else {
                Some(self.number()?)
            }
        } else {
            Some(least)
        };
        self.take('}').then_some((least, most))
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            self.rest.pop();
            let so_far = number.unwrap_or(0_usize);
            number = Some(so_far.saturating_mul(10).saturating_add(digit as usize));
        }
        number
    }

    /// `[a-z\d]`, `[^…]`
    fn class(&mut self) -> Option<Set> {
        let is_negated = self.take('^');
        let mut set = Set::new();
        while !self.take(']') {
            let first = self.member()?;
            let is_range = self.peek() == Some('-')
                && self.rest.get(self.rest.len().wrapping_sub(2)) != Some(&']');
            match (first.as_slice(), is_range) {
                ([(first, end)], true) if first == end => {
                    self.rest.pop();
                    let last = self.member()?;
                    match last.as_slice() {
                        [(last, end)] if last == end && first <= last => set.push((*first, *last)),
                        _ => return None,
                    }
                }
                _ => set.extend(first),
            }
        }
        Some(if is_negated { others(set) } else { set })
    }

    fn member(&mut self) -> Option<Set> {
        match self.rest.pop()? {
            '\\' => self.escape(),
            other => Some(vec![(other.into(), other.into())]),
        }
    }

    fn escape(&mut self) -> Option<Set> {
        let escaped = self.rest.pop()?;
        let one = match escaped {
            'd' => return Some(DIGITS.to_vec()),
            'w' => return Some(WORD.to_vec()),
            's' => return Some(SPACES.to_vec()),
            'D' => return Some(others(DIGITS.to_vec())),
            'W' => return Some(others(WORD.to_vec())),
            'S' => return Some(others(SPACES.to_vec())),
            't' => 9,
            'n' => 10,
            'r' => 13,
            'x' => self.hex(2)?,
            'u' => self.hex(4)?,
            _ if escaped.is_ascii_alphanumeric() => return None,
            _ => escaped.into(),
        };
        Some(vec![(one, one)])
    }

    fn hex(&mut self, digits: u32) -> Option<u32> {
        (0..digits).try_fold(0, |number, _| {
            Some(number * 16 + self.rest.pop()?.to_digit(16)?)
        })
    }
}

//! Reads tables: cells of a spreadsheet, CSV, Markdown tables, and names stacked over as many values.
//!
//! A table is understood by its columns or rows, or not at all. Once a line is known to be part of one, no other reader
//! sees it: a name in one cell is never taken for the name of whatever stands in the next.

use core::ops::Range;

use super::{
    Target,
    found::Found,
    names::{Name, name_of_label},
    values::is_placeholder,
};
use crate::{fields::subdomain::Hosts, secret::Secret};

/// The ways in which lines are split into cells.
const DELIMITERS: [Delimiter; 5] = [
    Delimiter::Sign('\t'),
    Delimiter::Sign('|'),
    Delimiter::Sign(';'),
    Delimiter::Sign(','),
    Delimiter::Spaces,
];

#[derive(Clone, Copy)]
enum Delimiter {
    Sign(char),
    /// Two spaces or more, as in a text with columns of equal width.
    Spaces,
}

/// The values in the tables of the text, and the text without them.
pub(super) fn read(text: &str, hosts: &Hosts) -> (Found, Secret) {
    let text = with_cells_on_one_line(text);
    let text = text.expose();
    let lines: Vec<&str> = text.split('\n').collect();
    let mut found = Found::EMPTY;
    let mut is_in_table = vec![false; lines.len()];
    for delimiter in DELIMITERS {
        read_split(&lines, delimiter, hosts, &mut found, &mut is_in_table);
    }
    read_stacks(&lines, hosts, &mut found, &mut is_in_table);
    let mut rest = String::with_capacity(text.len());
    for (line, is_in_table) in lines.iter().zip(&is_in_table) {
        if !is_in_table {
            rest.push_str(line);
        }
        rest.push('\n');
    }
    (found, Secret::new(rest))
}

/// The text with a space for each line end within a cell: a spreadsheet copies such a cell in quotes, between tabs.
fn with_cells_on_one_line(text: &str) -> Secret {
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, length)) = cell_of_several_lines(rest) {
        let (before, cell) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let (cell, after) = cell.split_at_checked(length).unwrap_or((cell, ""));
        joined.push_str(before);
        joined.extend(
            cell.chars()
                .map(|sign| if sign == '\n' { ' ' } else { sign }),
        );
        rest = after;
    }
    joined.push_str(rest);
    Secret::new(joined)
}

/// Returns the start and the length of the first cell that has quotes around it and a line end within, beside a tab.
fn cell_of_several_lines(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find('"')?;
        let is_start = text.get(..start)?.ends_with(['\t', '\n']) || start == 0;
        let inside = text.get(start + 1..)?;
        let end = inside.find('"')?;
        let (cell, after) = (inside.get(..end)?, inside.get(end + 1..)?);
        let is_beside_tab = text.get(..start)?.ends_with('\t') || after.starts_with('\t');
        let is_end = after.is_empty() || after.starts_with(['\t', '\n']);
        if is_start && is_end && is_beside_tab && cell.contains('\n') {
            return Some((start, end + 2));
        }
        from = start + 1;
    }
}

fn read_split(
    lines: &[&str],
    delimiter: Delimiter,
    hosts: &Hosts,
    found: &mut Found,
    is_in_table: &mut [bool],
) {
    let rows = labelled_rows(lines, delimiter, hosts, is_in_table);
    for (index, name, value) in &rows {
        is_in_table[*index] = true;
        found.offer(*name, value, hosts);
    }
    let mut index = 0;
    while index < lines.len() {
        let header = (!is_in_table[index])
            .then(|| Header::read(lines[index], delimiter))
            .flatten();
        let Some(header) = header else {
            index += 1;
            continue;
        };
        let body = header.body(lines, index + 1, delimiter, is_in_table);
        if body.is_empty() && header.is_vague() {
            index += 1;
            continue;
        }
        is_in_table[index..body.end].fill(true);
        if let Some(values) = header.values(&lines[body.clone()], delimiter, hosts) {
            found.add(values);
        }
        index = body.end;
    }
}

/// Rows of a name and its value. A single subdomain that might just as well be the head of two columns is not read.
fn labelled_rows(
    lines: &[&str],
    delimiter: Delimiter,
    hosts: &Hosts,
    is_in_table: &mut [bool],
) -> Vec<(usize, Name, String)> {
    let mut rows = Vec::new();
    let mut others = 0;
    for (index, line) in lines.iter().enumerate() {
        if is_in_table[index] || !may_be_split(line, delimiter) {
            others += usize::from(!line.trim().is_empty());
            continue;
        }
        let cells = cells(line, delimiter);
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        let row = match filled.as_slice() {
            [label, value, rest @ ..] if rest.len() < 2 => {
                let name = name_of_label(label);
                name.filter(|_| name_of_label(value).is_none() && !value.contains(' '))
                    .filter(|name| Found::accepts(*name, value, hosts))
                    .map(|name| (index, name, (*value).clone()))
            }
            _ => None,
        };
        match row {
            Some(row) => rows.push(row),
            None => others += 1,
        }
    }
    if let [(index, name, _)] = rows.as_slice()
        && name.target == Target::Subdomain
        && others > 0
    {
        is_in_table[*index] = true;
        rows.clear();
    }
    rows
}

/// The head of a table: for each column, the value it holds.
struct Header {
    columns: Vec<Option<Name>>,
}

impl Header {
    fn read(line: &str, delimiter: Delimiter) -> Option<Self> {
        if !may_be_split(line, delimiter) {
            return None;
        }
        let cells = cells(line, delimiter);
        let mut columns: Vec<_> = cells.iter().map(|cell| name_of_label(cell)).collect();
        // Beside a name that is known, a mere "Key" is the API key.
        let has_known = columns.iter().any(Option::is_some);
        let has_key = columns
            .iter()
            .flatten()
            .any(|name| name.target == Target::ApiKey);
        if has_known && !has_key {
            let key = cells
                .iter()
                .position(|cell| cell.eq_ignore_ascii_case("key"));
            if let Some(column) = key.and_then(|index| columns.get_mut(index)) {
                *column = Some(Name {
                    target: Target::ApiKey,
                    is_prose: true,
                });
            }
        }
        let is_known = columns.len() > 1 && columns.iter().any(Option::is_some);
        is_known.then_some(Self { columns })
    }

    /// Returns whether only one column is known, so that the line may well be something else than the head of a table.
    fn is_vague(&self) -> bool {
        self.columns.iter().flatten().count() < 2
    }

    /// The lines under the head that have as many cells.
    fn body(
        &self,
        lines: &[&str],
        start: usize,
        delimiter: Delimiter,
        is_in_table: &[bool],
    ) -> Range<usize> {
        let mut end = start;
        while end < lines.len() && !is_in_table[end] {
            let line = lines[end];
            let is_record = is_rule(line) || {
                let cells = cells(line, delimiter);
                let is_wide_enough = if self.is_vague() {
                    cells.len() == self.columns.len()
                } else {
                    cells.len() > 1 && cells.len() <= self.columns.len()
                };
                is_wide_enough && cells.iter().all(|cell| name_of_label(cell).is_none())
            };
            if !is_record {
                break;
            }
            end += 1;
        }
        start..end
    }

    /// The values under the names, if each is accepted as what its column says.
    fn values(&self, lines: &[&str], delimiter: Delimiter, hosts: &Hosts) -> Option<Found> {
        let mut found = Found::EMPTY;
        for line in lines.iter().filter(|line| !is_rule(line)) {
            for (name, cell) in self.columns.iter().zip(cells(line, delimiter)) {
                if let Some(name) = name
                    && !cell.is_empty()
                    && !found.offer(*name, &cell, hosts)
                    && !is_placeholder(&cell)
                {
                    return None;
                }
            }
        }
        Some(found)
    }
}

/// Two names or more, each on a line of its own, with as many values under them.
fn read_stacks(lines: &[&str], hosts: &Hosts, found: &mut Found, is_in_table: &mut [bool]) {
    let filled: Vec<usize> = (0..lines.len())
        .filter(|&index| !is_in_table[index] && !lines[index].trim().is_empty())
        .collect();
    let mut start = 0;
    while start < filled.len() {
        let names: Vec<Name> = filled[start..]
            .iter()
            .map_while(|&index| name_of_label(lines[index]))
            .collect();
        if names.len() < 2 {
            start += 1;
            continue;
        }
        let values: Vec<&str> = filled[start + names.len()..]
            .iter()
            .map(|&index| lines[index].trim())
            .take_while(|line| name_of_label(line).is_none() && !line.contains(' '))
            .collect();
        let is_whole = values.len() == names.len();
        let length = names.len() + if is_whole { values.len() } else { 0 };
        for &index in &filled[start..start + length] {
            is_in_table[index] = true;
        }
        if is_whole {
            let mut stack = Found::EMPTY;
            let mut offers = names.iter().zip(&values);
            // One value that its column does not take, and the rest is no table.
            if offers.all(|(name, value)| stack.offer(*name, value, hosts)) {
                found.add(stack);
            }
        }
        start += length;
    }
}

fn may_be_split(line: &str, delimiter: Delimiter) -> bool {
    match delimiter {
        Delimiter::Sign(sign) => line.contains(sign),
        Delimiter::Spaces => line.trim().contains("  "),
    }
}

/// Returns whether a line only separates the head from the rest: `|---|:--:|`.
fn is_rule(line: &str) -> bool {
    !line.trim().is_empty()
        && line.contains('-')
        && line
            .chars()
            .all(|character| matches!(character, '-' | '|' | ':' | '+' | '=' | ' '))
}

/// The cells of a line, without spaces around them. A quoted cell may hold the delimiter, and a quote written twice.
fn cells(line: &str, delimiter: Delimiter) -> Vec<String> {
    let sign = match delimiter {
        Delimiter::Sign(sign) => sign,
        Delimiter::Spaces => {
            let cells = line.trim().split("  ").map(str::trim);
            return cells
                .filter(|cell| !cell.is_empty())
                .map(str::to_owned)
                .collect();
        }
    };
    let line = match sign {
        // A Markdown table has them at both ends too.
        '|' => line.trim().trim_matches('|'),
        _ => line,
    };
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '"' && is_quoted && characters.peek() == Some(&'"') {
            characters.next();
            cell.push('"');
        } else if character == '"' && (is_quoted || cell.trim().is_empty()) {
            is_quoted = !is_quoted;
        } else if character == sign && !is_quoted {
            cells.push(cell.trim().to_owned());
            cell.clear();
        } else {
            cell.push(character);
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

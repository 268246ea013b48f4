//! The table of the kinds of faults in `tests/e2e/README.md`: each test that it names is there, and runs in the engines
//! that it says.

use std::{fs, path::Path};

/// Returns what the table says and the code does not; empty if they agree.
pub fn mistakes(root: &Path) -> Vec<String> {
    let table = fs::read_to_string(root.join("tests/e2e/README.md")).expect("the table");
    let rows = table.lines().filter(|line| line.starts_with("| "));
    rows.skip(2).flat_map(|row| in_row(root, row)).collect()
}

fn in_row(root: &Path, row: &str) -> Vec<String> {
    let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
    let [kind, tests, engines, besides] = cells.as_slice() else {
        return vec![format!("four cells: {row}")];
    };
    let mut mistakes = Vec::new();
    for name in quoted(tests) {
        let found = name.split_once("::").and_then(|(module, test)| {
            let file = format!("tests/e2e/tests/browser/{module}.rs");
            let text = fs::read_to_string(root.join(file)).ok()?;
            text.contains(&format!("async fn {test}(")).then_some(text)
        });
        let Some(text) = found else {
            mistakes.push(format!("{kind}: there is no {name}"));
            continue;
        };
        let wanted = match text.contains("everywhere;") {
            true => "all",
            false => "Chromium",
        };
        if engines.trim() != wanted {
            mistakes.push(format!("{kind}: {name} runs in {wanted}"));
        }
    }
    let files = quoted(besides).filter(|file| !root.join(file).is_file());
    mistakes.extend(files.map(|file| format!("{kind}: there is no {file}")));
    mistakes
}

/// The words in back-ticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

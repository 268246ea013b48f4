//! The memory of this program's browser pages.

use std::{collections::HashMap, fs};

use anyhow::{Context, Result};

/// Returns the private memory of all pages of the browsers that this program has started, in MB. Linux alone tells it.
///
/// # Errors
/// On a system that does not tell.
pub fn of_pages() -> Result<f64> {
    let mut parents = HashMap::new();
    let mut pages = Vec::new();
    for entry in fs::read_dir("/proc").context("only Linux tells the memory of a page")? {
        let name = entry?.file_name();
        let Some(process) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // A process that has just ended has none of these.
        let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else {
            continue;
        };
        let parent = stat
            .rsplit(')')
            .next()
            .and_then(|rest| rest.split_whitespace().nth(1));
        if let Some(parent) = parent.and_then(|parent| parent.parse::<u32>().ok()) {
            parents.insert(process, parent);
        }
        let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&line).contains("--type=renderer") {
            pages.push(process);
        }
    }
    let is_ours = |page: &u32| {
        let mut process = *page;
        while let Some(parent) = parents.get(&process) {
            process = *parent;
            if process == std::process::id() {
                return true;
            }
        }
        false
    };
    let kilobytes: f64 = pages.iter().filter(|page| is_ours(page)).map(private).sum();
    Ok(kilobytes / 1024.0)
}

/// The memory that belongs to one process alone, in kB.
fn private(process: &u32) -> f64 {
    let sums = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    sums.lines()
        .filter(|line| line.starts_with("Private_"))
        .filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok())
        .sum()
}

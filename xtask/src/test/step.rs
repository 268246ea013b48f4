//! One check: a program, run with its output held back until it is known whether anyone needs to read it.

use std::fs;
use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::summary::Summary;
use crate::workspace::Workspace;

/// Lines of a failing step that are shown; the whole is kept in a file.
const SHOWN_LINES: usize = 400;

/// One check with its name.
pub struct Step {
    name: &'static str,
    command: Command,
    shows_output: bool,
    /// `true` if the steps that need the release build depend on this one.
    pub is_dist: bool,
    /// `true` if this step looks at the release build.
    pub needs_dist: bool,
}

impl Step {
    pub fn new(name: &'static str, command: Command) -> Self {
        Self {
            name,
            command,
            shows_output: false,
            is_dist: false,
            needs_dist: false,
        }
    }

    pub fn builds_dist(self) -> Self {
        Self {
            is_dist: true,
            ..self
        }
    }

    pub fn needs_dist(self) -> Self {
        Self {
            needs_dist: true,
            ..self
        }
    }

    /// For a step whose output is the result itself.
    pub fn shows_output(self) -> Self {
        Self {
            shows_output: true,
            ..self
        }
    }

    /// Counts the step as failed without running it.
    pub fn skip(self, summary: &mut Summary) {
        println!(
            "{} ... not run, because there is no release build",
            self.name
        );
        summary.add(self.name, false, "", Duration::ZERO);
    }

    /// Runs the check; true if it passed.
    pub fn run(self, workspace: &Workspace, summary: &mut Summary) -> Result<bool> {
        print!("{} ... ", self.name);
        io::stdout().flush()?;
        let start = Instant::now();
        let (passed, output) =
            run(self.command).with_context(|| format!("{} cannot be started", self.name))?;
        let duration = start.elapsed();
        println!(
            "{} {:.1} s",
            if passed { "passed" } else { "FAILED" },
            duration.as_secs_f32()
        );
        let log = keep(workspace, self.name, &output)?;
        if !passed {
            println!("{}", tail(&output, &log));
        } else if self.shows_output {
            println!("{}", output.trim_end());
        }
        summary.add(self.name, passed, &output, duration);
        Ok(passed)
    }
}

/// Both outputs in the order they were written, and whether the program ended well.
fn run(mut command: Command) -> io::Result<(bool, String)> {
    let (mut reader, writer) = io::pipe()?;
    command
        .stdin(Stdio::null())
        .stdout(writer.try_clone()?)
        .stderr(writer);
    let mut child = command.spawn()?;
    // The command holds the pipe's other end; while it lives, the reader would wait for more.
    drop(command);
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok((
        child.wait()?.success(),
        String::from_utf8_lossy(&bytes).into_owned(),
    ))
}

/// Writes the output to target/test-logs, so that a passing step can be read too.
fn keep(workspace: &Workspace, name: &str, output: &str) -> Result<String> {
    let name = format!("target/test-logs/{}.log", name.replace([' ', ','], "-"));
    let path = workspace.root().join(&name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, output).with_context(|| format!("{name} cannot be written"))?;
    Ok(name)
}

fn tail(output: &str, log: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    match lines.len().checked_sub(SHOWN_LINES) {
        None | Some(0) => output.trim_end().to_owned(),
        Some(hidden) => format!(
            "({hidden} earlier lines are in {log})\n{}",
            lines[hidden..].join("\n")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outputs_are_kept_in_order() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; echo three; exit 3"]);
        let (passed, output) = run(command).expect("a shell");
        assert!(!passed);
        assert_eq!(output, "one\ntwo\nthree\n");
    }

    #[test]
    fn a_long_output_is_shown_from_its_end() {
        let lines: Vec<String> = (0..SHOWN_LINES + 2)
            .map(|number| format!("line {number}"))
            .collect();
        let shown = tail(&lines.join("\n"), "a.log");
        assert!(
            shown.starts_with("(2 earlier lines are in a.log)\nline 2\n"),
            "{shown}"
        );
        assert!(
            shown.ends_with(&format!("line {}", SHOWN_LINES + 1)),
            "{shown}"
        );
        assert_eq!(tail("short\n", "a.log"), "short");
    }
}

//! The program itself: what it says of itself, and how it refuses arguments.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sandbox"))
}

#[test]
fn help_lists_every_choice() {
    let output = program().arg("--help").output().expect("it runs");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text");
    for choice in [
        "--port",
        "--api-key",
        "--app-url",
        "--database",
        "--webhook-url",
        "--webhook-secret",
        "--organization-id-as-string",
        "--no-idempotency-keys",
    ] {
        assert!(text.contains(choice), "{choice}");
    }
}

#[test]
fn bad_arguments_are_named_and_nothing_starts() {
    for (arguments, sentence) in [
        (&["--prot", "1"][..], "--prot is not an option"),
        (&["--port"], "--port needs a value"),
        (&["--port", "many"], "--port needs a number"),
        (&["--port=70000"], "--port needs a number"),
        (&["--api-key="], "--api-key needs a value"),
        (&["--app-url", "wizard"], "--app-url must begin with http"),
        (&["--webhook-url", "http://127.0.0.1:1/"], "go together"),
        (
            &[
                "--webhook-url=http://a.example/",
                "--webhook-secret=s",
                "--port=0",
            ],
            "on this machine",
        ),
        (&["--help=me"], "--help takes no value"),
    ] {
        let output = program().args(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8(output.stderr).expect("text");
        assert!(text.contains(sentence), "{arguments:?}: {text}");
    }
}

#[test]
fn it_says_where_it_answers_and_keeps_a_chosen_key_to_itself() {
    let mut running = program()
        .args(["--port", "0", "--api-key", "canary-key"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let lines = BufReader::new(running.stdout.take().expect("its output")).lines();
    let mut text = String::new();
    for line in lines {
        let line = line.expect("text");
        text.push_str(&line);
        if line.contains("Ctrl-C") {
            break;
        }
    }
    running.kill().expect("it was running");
    running.wait().expect("it ended");
    assert!(text.contains("answers at http://127.0.0.1:"), "{text}");
    assert!(!text.contains("canary"), "{text}");
}

//! Programs that are not ours, and what they make of what we write for others.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What a program of this folder says to this input.
pub fn verifier(program: &str, input: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/verifiers");
    let mut node = Command::new("node")
        .arg(format!("{folder}/{program}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("node: {error}; `cargo xtask test` says what is missing"));
    node.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} ended early: has `npm ci` run in end2end?");
    String::from_utf8(output.stdout).unwrap()
}

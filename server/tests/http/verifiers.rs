//! Programs that are not ours, and what they make of what we write for others.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::harness::Site;
use domain::account::Role;

/// What a program of `end2end/verifiers` says to this input.
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

#[tokio::test]
async fn somebody_else_s_parser_reads_the_sitemap() {
    let site = Site::start().await;
    let sitemap = site.get("/sitemap.xml").await.body;
    let addresses: Vec<String> = serde_json::from_str(&verifier("sitemap.mjs", &sitemap)).unwrap();
    assert!(addresses.contains(&"https://advocates.example.ca/fr/engagement".to_owned()), "{addresses:?}");
    assert!(addresses.iter().all(|address| url::Url::parse(address).is_ok()));
}

#[tokio::test]
async fn somebody_else_s_reader_finds_every_cell_of_a_report() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let lines = "1,\"Quack, \"\"Ann\"\"\",ann@example.org,physician,ON,en,\n2,Bob,bob,learner,QC,fr,\n";
    let (place, ..) = browser.look_at(lines).await;
    let report = browser.get(&format!("{place}/report.csv")).await.body;
    let mut reader = csv::Reader::from_reader(report.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| row.len() == 6), "{report}");
    assert!(rows.iter().any(|row| &row[3] == "Quack, \"Ann\""), "{report}");
    assert!(rows.iter().any(|row| &row[1] == "3" && row[5].contains("(bob)")), "{report}");
}

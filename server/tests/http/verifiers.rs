//! Programs that are not ours, and what they make of what we write for others.

use crate::harness::Site;
use domain::account::Role;

#[path = "../../../end2end/verifiers/verifier.rs"]
mod verifier;

pub use verifier::verifier;

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

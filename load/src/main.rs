//! The load bench: `cargo xtask bench [page|pledges|max|slow-disk|postgres|accounts|community|memory|live|crowd|society|digest|moderation|relay|crash|size|all] [--quick|--shortest]`.
//!
//! It drives the release build of `commons` as a process of its own on 127.0.0.1, sharing the machine's cores with it,
//! and prints each figure beside its goal and the ceiling that it is held against, measured in the same run.

mod bench;
mod drive;
mod peer;
mod process;
mod prometheus;
mod readers;
mod scenario;
mod society;
mod spread;
mod table;

use std::process::ExitCode;

use bench::{Bench, Length};
use load::Outcome;
use scenario::Scenario;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    // Cargo says --bench to every bench.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match run(&words).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("load bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(words: &[String]) -> Outcome<bool> {
    if let [word, file] = words
        && word == peer::http::WORD
    {
        peer::http::serve(file.as_ref())?;
        return Ok(true);
    }
    if let [word, file, topic] = words
        && word == peer::topic::WORD
    {
        peer::topic::serve(file.as_ref(), topic.parse()?)?;
        return Ok(true);
    }
    let mut length = Length::Whole;
    let mut scenarios = Vec::new();
    for word in words {
        match Length::named(word) {
            Some(shorter) => length = shorter,
            None => scenarios.extend(Scenario::named(word)?),
        }
    }
    if scenarios.is_empty() {
        scenarios.extend(Scenario::ALL);
    }
    let mut bench = Bench::new(length)?;
    for scenario in scenarios {
        println!("\n{}", scenario.title());
        scenario.run(&mut bench).await.map_err(|error| format!("{}: {error}", scenario.word()))?;
    }
    println!("\n{}", bench.table);
    Ok(bench.table.is_sound())
}

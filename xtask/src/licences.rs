//! Whether every crate that we build on may be used, and how many we carry in several versions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::answer;
use crate::step::Step;

/// Licences that ask for no more than a notice, or whose terms stay within their own files. Change the list here alone.
const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Fails on a crate without a licence or with one that is not on the list; counts the duplicates.
pub fn check(context: &Context) -> Result<(), Failure> {
    let step = Step::quiet("licences");
    let mut ask = context.command("cargo");
    let output = answer(ask.args(["metadata", "--format-version", "1", "--quiet"]));
    let metadata: Value = output.and_then(|text| serde_json::from_str(&text).ok()).ok_or_else(|| {
        Failure::missing(
            "`cargo metadata` did not answer",
            "run it by hand to see why (no network on a fresh clone?)",
        )
    })?;
    let crates = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let refused: Vec<String> = crates.iter().filter_map(refusal).collect();
    if !refused.is_empty() {
        step.erase();
        return Err(Failure::Check(format!(
            "licences that are not on the list in xtask/src/licences.rs: {}",
            refused.join(", ")
        )));
    }
    let several = in_several_versions(crates);
    step.done(&format!(
        "{} crates in order, {} of them in several major versions",
        crates.len(),
        several.len()
    ));
    Ok(())
}

fn refusal(package: &Value) -> Option<String> {
    let licence = package["license"].as_str().unwrap_or("none given");
    (!is_allowed(licence)).then(|| format!("{} ({licence})", package["name"].as_str().unwrap_or("?")))
}

/// Whether an SPDX expression can be satisfied with what is on the list.
fn is_allowed(licence: &str) -> bool {
    let read = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX);
    read.is_ok_and(|expression| {
        expression.evaluate(|requirement| match &requirement.license {
            // An exception only ever adds to what the licence permits.
            spdx::LicenseItem::Spdx { id, .. } => ALLOWED.contains(&id.name),
            spdx::LicenseItem::Other(_) => false,
        })
    })
}

fn in_several_versions(crates: &[Value]) -> Vec<&str> {
    let mut versions: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for package in crates {
        if let (Some(name), Some(version)) = (package["name"].as_str(), package["version"].as_str()) {
            versions.entry(name).or_default().insert(breaking(version));
        }
    }
    versions.into_iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| name).collect()
}

/// The part of a version that changes when its users break: up to the first number that is not zero.
fn breaking(version: &str) -> String {
    let mut kept = Vec::new();
    for part in version.split('.') {
        kept.push(part);
        if part != "0" {
            break;
        }
    }
    kept.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_allowed_choice_is_enough_and_every_part_of_an_and_must_be_allowed() {
        assert!(is_allowed("MIT OR GPL-3.0-only"));
        assert!(is_allowed("MIT/Apache-2.0"));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(is_allowed("Apache-2.0 WITH LLVM-exception"));
        assert!(!is_allowed("MIT AND GPL-3.0-only"));
    }

    #[test]
    fn a_crate_that_names_no_licence_we_know_is_refused() {
        for licence in ["none given", "", "LicenseRef-Ours", "AGPL-3.0-or-later"] {
            assert!(!is_allowed(licence), "{licence}");
        }
    }

    #[test]
    fn versions_that_cargo_treats_as_one_are_no_duplicates() {
        assert_eq!(breaking("1.4.2"), breaking("1.9.0"));
        assert_eq!(breaking("0.8.23"), breaking("0.8.1"));
        assert_ne!(breaking("0.8.23"), breaking("0.9.0"));
        assert_ne!(breaking("0.0.1"), breaking("0.0.2"));
    }
}

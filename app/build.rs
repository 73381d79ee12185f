//! Fails the build where one language says what the other does not: the texts' own macro only warns of it.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let (en, fr) = (texts("en")?, texts("fr")?);
    match en.symmetric_difference(&fr).next() {
        None => Ok(()),
        Some(key) => {
            let missing = if en.contains(key) { "fr" } else { "en" };
            Err(format!("locales/{missing} does not say {key}").into())
        }
    }
}

/// Every key of a language, as `namespace.path.to.key`.
fn texts(language: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut keys = BTreeSet::new();
    for file in std::fs::read_dir(Path::new("locales").join(language))? {
        let path: PathBuf = file?.path();
        let namespace = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        collect(&namespace, &serde_json::from_str(&std::fs::read_to_string(&path)?)?, &mut keys);
    }
    Ok(keys)
}

fn collect(path: &str, value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(entries) => {
            for (key, value) in entries {
                collect(&format!("{path}.{key}"), value, keys);
            }
        }
        _ => {
            keys.insert(path.to_owned());
        }
    }
}

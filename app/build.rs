//! Compiles the texts, and fails where one language says what the other does not: `leptos_i18n` only warns of it.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use leptos_i18n_codegen::gen_code;
use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;

fn main() -> Result<(), Box<dyn Error>> {
    // The browser's half holds no text, and is not built again for one.
    if std::env::var_os("CARGO_FEATURE_SSR").is_none() {
        println!("cargo::rerun-if-changed=build.rs");
        return Ok(());
    }
    println!("cargo::rerun-if-changed=locales");
    let (en, fr) = (texts("en")?, texts("fr")?);
    if let Some(key) = en.symmetric_difference(&fr).next() {
        let missing = if en.contains(key) { "fr" } else { "en" };
        return Err(format!("locales/{missing} does not say {key}").into());
    }
    compile(&en)
}

/// Writes the texts as Rust, from which `td_string!` reads them. This is what `leptos_i18n_build` does, without the
/// exporter of locale data that it brings along and that we have no use for.
fn compile(keys: &BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    let namespaces: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
    let mut config =
        Config::new("en")?.add_locale("fr")?.parse_options(ParseOptions::new().interpolate_display(true));
    for namespace in namespaces {
        config = config.add_namespace(namespace)?;
    }
    let texts = gen_code(&parse_locales(None, config)?, None, true, None, true)?;
    let folder = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("mod.rs"), texts.to_string())?;
    Ok(())
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

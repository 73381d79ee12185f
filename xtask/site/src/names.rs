//! Each file of the browser's half is named by its content, so that a browser may keep it for ever.
//!
//! It happens after the last change: parts first, then what loads them, then the program that names the loader. As
//! `cargo leptos` leaves them, loader and program name one another, and no two files can both be named by a content that
//! tells the other's name. The loader's line gives way to one that is handed the program (`app/src/ui/start.js` does it).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::{SiteError, at};

/// What the server looks the names up in, beside `pkg`.
const NAMES: &str = "names.json";
/// The program's JavaScript.
const PROGRAM: &str = "commons.js";
/// What loads the parts that few pages need.
const LOADER: &str = "__wasm_split.______________________.js";
/// Which files make up each part.
const PARTS: &str = "__wasm_split_manifest.json";
/// How files end that describe the program to TypeScript, which no browser asks for.
const TYPES: &str = ".d.ts";
/// The place of the digest in the loader's name.
const BLANK: &str = "______________________";

/// How the loader comes by the program, as `cargo leptos` writes it and as we do.
const ASKS: &str = "import { initSync } from \"./commons.js\";";
const IS_HANDED: &str = "let initSync;\nexport const begin = (program) => { initSync = program.initSync; };\n\
     const fetch = globalThis.commonsPart ?? globalThis.fetch;";

type Names = BTreeMap<String, String>;

/// Names all files of a built site.
pub fn name(site: &Path) -> Result<(), SiteError> {
    let pkg = site.join("pkg");
    let mut names = Names::new();
    for entry in fs::read_dir(&pkg).map_err(at(&pkg))? {
        let plain = entry.map_err(at(&pkg))?.file_name().to_string_lossy().into_owned();
        if plain.ends_with(TYPES) {
            fs::remove_file(pkg.join(&plain)).map_err(at(&pkg.join(&plain)))?;
        } else if ![PROGRAM, LOADER, PARTS].contains(&plain.as_str()) && pkg.join(&plain).is_file() {
            let bytes = fs::read(pkg.join(&plain)).map_err(at(&pkg.join(&plain)))?;
            put(&pkg, &plain, &bytes, &mut names)?;
        }
    }
    let loader = loader(&read(&pkg, LOADER)?, &names)?;
    put(&pkg, LOADER, loader.as_bytes(), &mut names)?;
    let parts = parts(&read(&pkg, PARTS)?, &names)?;
    put(&pkg, PARTS, parts.as_bytes(), &mut names)?;
    let program = program(&read(&pkg, PROGRAM)?, &names)?;
    put(&pkg, PROGRAM, program.as_bytes(), &mut names)?;
    let json = serde_json::json!(names).to_string();
    fs::write(site.join(NAMES), json).map_err(at(&site.join(NAMES)))
}

fn read(pkg: &Path, plain: &str) -> Result<String, SiteError> {
    fs::read_to_string(pkg.join(plain)).map_err(at(&pkg.join(plain)))
}

/// Writes a file under the name of its content, and forgets the one before.
fn put(pkg: &Path, plain: &str, bytes: &[u8], names: &mut Names) -> Result<(), SiteError> {
    let name = with_digest(plain, bytes);
    fs::write(pkg.join(&name), bytes).map_err(at(&pkg.join(&name)))?;
    fs::remove_file(pkg.join(plain)).map_err(at(&pkg.join(plain)))?;
    names.insert(plain.to_owned(), name);
    Ok(())
}

/// The first 128 bits tell files apart.
fn with_digest(plain: &str, bytes: &[u8]) -> String {
    let digest = format!("{:x}", Sha256::digest(bytes));
    let digest = &digest[..32];
    if plain.contains(BLANK) {
        return plain.replace(BLANK, digest);
    }
    match plain.rsplit_once('.') {
        Some((stem, kind)) => format!("{stem}.{digest}.{kind}"),
        None => format!("{plain}.{digest}"),
    }
}

/// The loader, which fetches each part by its name.
fn loader(text: &str, names: &Names) -> Result<String, SiteError> {
    if !text.contains(ASKS) {
        return Err(SiteError::Strange(LOADER, "import the program as it used to"));
    }
    let text = text.replace(ASKS, IS_HANDED);
    Ok(names.iter().fold(text, |text, (plain, named)| {
        text.replace(&format!("\"./{plain}\""), &format!("\"./{named}\""))
    }))
}

/// Which files make up each part, without their endings.
fn parts(text: &str, names: &Names) -> Result<String, SiteError> {
    let strange = || SiteError::Strange(PARTS, "list the parts as it used to");
    let mut parts: BTreeMap<String, Vec<String>> = serde_json::from_str(text).map_err(|_| strange())?;
    for file in parts.values_mut().flatten() {
        let name = names.get(&format!("{file}.wasm")).ok_or_else(strange)?;
        name.trim_end_matches(".wasm").clone_into(file);
    }
    Ok(serde_json::json!(parts).to_string())
}

/// The program, which imports the loader. The wasm names it too, but only as what it finds among its imports.
fn program(text: &str, names: &Names) -> Result<String, SiteError> {
    let loader = names.get(LOADER).map(String::as_str).unwrap_or_default();
    let imported = |name: &str| [format!("from\"./{name}\""), format!("from \"./{name}\"")];
    let [plain, ours] = [imported(LOADER), imported(loader)];
    if !plain.iter().any(|import| text.contains(import)) {
        return Err(SiteError::Strange(PROGRAM, "import its loader as it used to"));
    }
    Ok(plain.iter().zip(&ours).fold(text.to_owned(), |text, (plain, named)| text.replace(plain, named)))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;

    /// A build as `cargo leptos` leaves it, with one part.
    fn built(part: &str) -> TempDir {
        let site = tempfile::tempdir().unwrap();
        let pkg = site.path().join("pkg");
        fs::create_dir(&pkg).unwrap();
        let program =
            format!("import*as t from\"./{LOADER}\";const i={{\"./{LOADER}\":t}};export{{i as initSync}};");
        let loader = format!("{ASKS}\n\nconst src = fetch(new URL(\"./split_a.wasm\", import.meta.url));");
        for (name, text) in [
            (PROGRAM, program.as_str()),
            (LOADER, &loader),
            (PARTS, r#"{"a":["split_a"]}"#),
            ("commons.wasm", &format!("\0asm ./{LOADER}")),
            ("commons.css", "body{}"),
            ("commons.d.ts", "export {}"),
            ("split_a.wasm", part),
        ] {
            fs::write(pkg.join(name), text).unwrap();
        }
        name(site.path()).unwrap();
        compress_all(site.path());
        site
    }

    fn compress_all(site: &Path) {
        crate::compress::all(site).unwrap();
    }

    fn names(site: &TempDir) -> Names {
        serde_json::from_slice(&fs::read(site.path().join(NAMES)).unwrap()).unwrap()
    }

    fn files(site: &TempDir) -> Vec<PathBuf> {
        fs::read_dir(site.path().join("pkg")).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    #[test]
    fn each_name_is_its_content_s_digest() {
        let site = built("part");
        let is_compressed =
            |path: &PathBuf| path.extension().is_some_and(|kind| kind == "br" || kind == "gz");
        let files: Vec<PathBuf> = files(&site).into_iter().filter(|path| !is_compressed(path)).collect();
        assert_eq!(files.len(), 6);
        for file in files {
            let digest = format!("{:x}", Sha256::digest(fs::read(&file).unwrap()));
            let name = file.file_name().unwrap().to_string_lossy();
            assert_eq!(name.split('.').nth(1), digest.get(..32), "{name}");
        }
    }

    #[test]
    fn a_part_that_changes_renames_whoever_names_it_and_nothing_else() {
        let (before, after) = (names(&built("part")), names(&built("another")));
        for (plain, is_renamed) in [
            ("split_a.wasm", true),
            (LOADER, true),
            (PARTS, true),
            (PROGRAM, true),
            ("commons.wasm", false),
            ("commons.css", false),
        ] {
            assert_eq!(before[plain] != after[plain], is_renamed, "{plain}");
        }
    }

    #[test]
    fn whatever_is_named_is_there_beside_its_compressed_forms() {
        let site = built("part");
        let pkg = site.path().join("pkg");
        let names = names(&site);
        let text = |plain: &str| fs::read_to_string(pkg.join(&names[plain])).unwrap();
        assert!(text(PROGRAM).starts_with(&format!("import*as t from\"./{}\";", names[LOADER])));
        assert!(text(PROGRAM).contains(&format!("\"./{LOADER}\":t")), "the wasm finds it by this name");
        assert!(text(LOADER).contains(&format!("\"./{}\"", names["split_a.wasm"])));
        assert!(text(LOADER).contains("export const begin") && !text(LOADER).contains(PROGRAM), "no circle");
        assert!(text(PARTS).contains(names["split_a.wasm"].trim_end_matches(".wasm")));
        for named in names.values() {
            for form in ["", ".br", ".gz"] {
                assert!(pkg.join(format!("{named}{form}")).is_file(), "{named}{form}");
            }
        }
    }

    #[test]
    fn a_build_that_is_made_in_another_way_is_refused() {
        for (name, text) in
            [(LOADER, "import x from \"./commons.js\";"), (PROGRAM, "export {}"), (PARTS, "[]")]
        {
            let names = Names::from([(LOADER.to_owned(), "named".to_owned())]);
            let refused = match name {
                LOADER => loader(text, &names),
                PROGRAM => program(text, &names),
                _ => parts(text, &names),
            };
            assert!(refused.unwrap_err().to_string().contains(name));
        }
    }
}

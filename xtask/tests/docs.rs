//! What the documents say of the code is true as far as a program can read it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the clone, from wherever the tests run.
fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    manifest.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()).parent().unwrap().to_path_buf()
}

/// All files of the clone by their paths from its root, without what is built or installed.
fn files() -> Vec<String> {
    let (root, mut found, mut folders) = (root(), Vec::new(), vec![root()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let is_hidden = name.starts_with('.') && ![".ci", ".cargo"].contains(&name);
            if is_hidden || ["target", "node_modules", "var", "test-results"].contains(&name) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn ending(path: &str) -> &str {
    Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}

/// A file's name without its endings: `wasm` of `wasm.spec.ts`.
fn module(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap()
}

/// What is between backticks in a text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The cells of a row of a table; none in any other line.
fn cells(line: &str) -> Vec<&str> {
    let inner = line.strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    inner.map(|inner| inner.split('|').map(str::trim).collect()).unwrap_or_default()
}

/// The numbers that begin a text, as in `4_33_a_guessed…` or `42: a forged…`.
fn numbers(text: &str) -> Vec<u32> {
    let head = text.split(|c: char| !c.is_ascii_digit() && c != '_').next().unwrap_or_default();
    head.split('_').filter_map(|digits| digits.parse().ok()).collect()
}

/// The attacks that the names of tests cite, each with the modules that do.
fn cited() -> BTreeMap<u32, BTreeSet<String>> {
    let mut cited = BTreeMap::<u32, BTreeSet<String>>::new();
    for path in files() {
        let citation = match ending(&path) {
            "rs" => concat!("fn ", "case_"),
            "ts" => concat!("'", "case "),
            _ => continue,
        };
        for name in read(&path).split(citation).skip(1) {
            for number in numbers(name) {
                cited.entry(number).or_default().insert(module(&path).to_owned());
            }
        }
    }
    cited
}

/// The rows of the table of attacks: the number, and the modules in the last column.
fn listed() -> BTreeMap<u32, BTreeSet<String>> {
    let text = read("docs/attacks.md");
    let rows = text.lines().map(cells).filter_map(|cells| {
        let modules = quoted(cells.last()?).map(str::to_owned).collect();
        Some((cells.first()?.parse().ok()?, modules))
    });
    rows.collect()
}

#[test]
fn every_attack_that_a_test_cites_is_listed_and_every_listed_one_is_tried() {
    let (cited, listed) = (cited(), listed());
    assert!(listed.len() > 40, "the table can be read");
    assert_eq!(cited.keys().collect::<Vec<_>>(), listed.keys().collect::<Vec<_>>());
}

#[test]
fn the_tests_that_are_named_beside_an_attack_cite_it() {
    let cited = cited();
    for (number, modules) in listed() {
        assert!(!modules.is_empty(), "attack {number} is tried somewhere");
        for module in modules {
            assert!(cited[&number].contains(&module), "attack {number}: no test of `{module}` cites it");
        }
    }
}

/// The words of all sources, and the paths of all files.
fn words() -> BTreeSet<String> {
    let files = files();
    let mut words: BTreeSet<String> = files.iter().map(|path| format!("/{path}")).collect();
    for path in files.iter().filter(|path| ["rs", "ts", "json", "css", "sql"].contains(&ending(path))) {
        let text = read(path);
        let found = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        words.extend(found.map(str::to_owned));
    }
    words
}

/// Whether a name of code or the end of a file's path is there.
fn is_there(words: &BTreeSet<String>, name: &str) -> bool {
    if name.contains('.') {
        return words.iter().any(|word| word.ends_with(&format!("/{name}")));
    }
    name.split("::").all(|part| words.contains(part))
}

#[test]
fn every_name_of_the_glossary_is_in_the_code_or_told_to_come() {
    let (text, words) = (read("docs/glossary.md"), words());
    let rows: Vec<_> =
        text.lines().map(cells).filter(|cells| cells.len() == 5 && cells[0] != "term").collect();
    assert!(rows.len() > 50, "the tables can be read");
    for cells in rows {
        for part in cells[2].split("; ") {
            let today = part.split_once("(to be renamed:").map_or(part, |(_, old)| old);
            for name in quoted(today) {
                assert!(is_there(&words, name), "{}: `{name}` is not in the code", cells[0]);
            }
        }
    }
}

/// The documents for people who change the code.
const DOCUMENTS: [&str; 9] = [
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/attacks.md",
    "docs/decisions.md",
    "docs/how-to.md",
    "docs/operations.md",
    "docs/performance.md",
];

/// The paths that are between backticks, but for what the program writes where it runs.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    quoted(text).filter(|name| {
        let is_ours = ["rs", "md", "sql", "ts", "json", "css", "toml", "js"].contains(&ending(name));
        let is_real =
            !name.contains(['<', ' ', '{', '…']) && !name.contains("00NN") && !name.starts_with("var/");
        is_ours && is_real && name.contains('/')
    })
}

#[test]
fn every_file_that_the_documents_name_exists() {
    let files: Vec<String> = files().iter().map(|path| format!("/{path}")).collect();
    let is_there = |path: &str| files.iter().any(|file| file.ends_with(&format!("/{path}")));
    for document in DOCUMENTS {
        let text = read(document);
        let missing: Vec<&str> = text.lines().flat_map(paths).filter(|path| !is_there(path)).collect();
        assert!(missing.is_empty(), "{document} names what is not there: {missing:?}");
    }
}

/// The decisions that a text cites, as in `decision 38` or in `docs/decisions.md`, 35.
fn decisions_cited(text: &str) -> Vec<u32> {
    let text = text.replace('\n', " ");
    ["decision ", "decisions.md`, "]
        .iter()
        .flat_map(|mark| text.split(mark).skip(1).flat_map(numbers))
        .collect()
}

#[test]
fn every_decision_that_is_cited_stands() {
    let text = read("docs/decisions.md");
    let numbers = text.lines().filter_map(|line| line.split_once(". **")?.0.parse().ok());
    let stand: BTreeSet<u32> = numbers.collect();
    assert!((1..).zip(&stand).all(|(number, stands)| number == *stands), "each number is there: {stand:?}");
    for path in files().iter().filter(|path| ["rs", "md"].contains(&ending(path))) {
        for number in decisions_cited(&read(path)) {
            assert!(stand.contains(&number), "{path} cites decision {number}");
        }
    }
}

#[test]
fn the_features_of_the_readme_lead_through_every_crate() {
    for part in ["domain", "store", "services", "app", "server"] {
        for feature in ["account", "campaign", "community", "desk", "moderation"] {
            assert!(root().join(format!("{part}/src/{feature}.rs")).is_file(), "{part}: {feature}");
        }
    }
}

#[test]
fn every_name_of_code_in_the_recipes_is_in_the_code() {
    let words = words();
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_name = |name: &&str| name.len() > 2 && name.split("::").all(is_part);
    for document in ["docs/architecture.md", "docs/how-to.md"] {
        let text = read(document);
        let names = text.lines().flat_map(quoted).filter(is_name);
        let missing: Vec<&str> = names.filter(|name| !is_there(&words, name)).collect();
        assert!(missing.is_empty(), "{document} names what is not there: {missing:?}");
    }
}

/// The sources of a folder, each with its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let folder = format!("{folder}/");
    let is_ours = |path: &String| path.starts_with(&folder) && ending(path) == "rs";
    let paths: Vec<String> = files().into_iter().filter(is_ours).collect();
    assert!(!paths.is_empty(), "{folder} has sources");
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

/// Whether a character can stand in a name of code.
fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What the paths in a source begin with, but for its comments: `app` of `app::page::Page`.
fn beginnings(source: &str) -> BTreeSet<&str> {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words = lines.flat_map(|line| line.split(|c: char| !is_of_name(c) && c != ':'));
    words.filter_map(|word| Some(word.trim_start_matches(':').split_once("::")?.0)).collect()
}

#[test]
fn nothing_in_services_knows_pages_or_addresses() {
    const PAGES: [&str; 4] = ["app", "axum", "http", "leptos"];
    let manifest = read("services/Cargo.toml");
    let taken = manifest.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    let taken: Vec<&str> = taken.filter(|name| PAGES.contains(name)).collect();
    assert!(taken.is_empty(), "services/Cargo.toml takes {taken:?}");
    for (path, source) in sources("services/src") {
        let beginnings = beginnings(&source);
        let known: Vec<&str> = PAGES.into_iter().filter(|page| beginnings.contains(page)).collect();
        assert!(known.is_empty(), "{path} knows {known:?}");
    }
}

/// Whether a source names the trait behind which everything is kept: by its path, or where it is imported.
fn names_the_store(source: &str) -> bool {
    source.split("store::").skip(1).any(|rest| {
        let end = if rest.starts_with('{') { rest.find(';') } else { rest.find(|c: char| !is_of_name(c)) };
        rest[..end.unwrap_or(rest.len())].split(|c: char| !is_of_name(c)).any(|name| name == "Store")
    })
}

#[test]
fn only_who_opens_the_store_holds_it() {
    const OPENS: [&str; 2] = ["server/src/backup/restore.rs", "server/src/serve.rs"];
    let sources = sources("app/src").into_iter().chain(sources("server/src"));
    let holders: Vec<String> =
        sources.filter(|(_, source)| names_the_store(source)).map(|(path, _)| path).collect();
    let others: Vec<&String> = holders.iter().filter(|path| !OPENS.contains(&path.as_str())).collect();
    assert!(!holders.is_empty(), "who opens it is found");
    assert!(others.is_empty(), "{others:?} may call use cases, not the store");
}

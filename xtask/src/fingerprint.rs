//! Whether the last release build still stands: a fingerprint of all that it read, beside one of all that it wrote.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// What names the built files: all that a release build reads of `xtask`.
const SITE: &str = "xtask/site";
/// What no release build reads. Everything else counts, so a new folder is never overlooked; at worst a build that
/// finds nothing to do.
const NOT_READ: [&str; 9] =
    [".ci", ".git", ".github", "commons.toml", "docs", "end2end", "target", "var", "xtask"];

/// What the browser's half does not read besides: it holds no text, and knows neither use cases nor the store.
pub const NOT_READ_BY_BROWSER: [&str; 7] =
    ["app/locales", "load", "markdown", "migrations", "server", "services", "store"];

/// A fingerprint of the sources' names and contents, but for what lies in `left_out`. Times do not count: `git checkout`
/// changes them at will.
pub fn of_sources(root: &Path, left_out: &[&str]) -> io::Result<u64> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_prose = path.extension().is_some_and(|extension| extension == "md");
        if !is_prose && !NOT_READ.contains(&name.as_ref()) {
            collect(&path, &mut files)?;
        }
    }
    if root.join(SITE).is_dir() {
        collect(&root.join(SITE), &mut files)?;
    }
    files.retain(|file| !left_out.iter().any(|name| file.starts_with(root.join(name))));
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// A fingerprint of the built files' names, sizes and times: `cargo build` and `cargo leptos watch` write there too.
pub fn of_products(products: &[PathBuf]) -> io::Result<u64> {
    let mut files = Vec::new();
    for product in products {
        collect(product, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let facts = fs::metadata(&file)?;
        (file, facts.len(), facts.modified()?).hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let facts = fs::symlink_metadata(path)?;
    if facts.is_file() {
        files.push(path.to_path_buf());
    } else if facts.is_dir() && !path.ends_with("node_modules") {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small clone of its own for each test.
    struct Clone(PathBuf);

    impl Clone {
        fn new(name: &str) -> Self {
            let root = std::env::temp_dir().join(format!("xtask-fingerprint-{name}-{}", std::process::id()));
            let clone = Self(root);
            clone.write("Cargo.toml", "[workspace]");
            clone.write("app/src/lib.rs", "fn a() {}");
            clone.write("app/locales/fr/mail.json", "{}");
            clone.write("docs/architecture.md", "why");
            clone
        }

        fn write(&self, file: &str, text: &str) {
            let path = self.0.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        fn print(&self) -> u64 {
            of_sources(&self.0, &[]).unwrap()
        }
    }

    impl Drop for Clone {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn an_edit_an_addition_a_removal_and_a_renaming_all_show() {
        let clone = Clone::new("changes");
        let mut seen = vec![clone.print()];
        clone.write("app/src/lib.rs", "fn b() {}");
        seen.push(clone.print());
        clone.write("migrations/sqlite/0001_start.sql", "create table t (a)");
        seen.push(clone.print());
        fs::rename(clone.0.join("app/src/lib.rs"), clone.0.join("app/src/main.rs")).unwrap();
        seen.push(clone.print());
        fs::remove_file(clone.0.join("app/locales/fr/mail.json")).unwrap();
        seen.push(clone.print());
        for (place, print) in seen.iter().enumerate() {
            assert!(!seen[..place].contains(print), "change {place} left no trace");
        }
    }

    #[test]
    fn going_back_to_what_was_built_counts_as_unchanged() {
        let clone = Clone::new("back");
        let before = clone.print();
        clone.write("app/src/lib.rs", "fn b() {}");
        clone.write("app/src/lib.rs", "fn a() {}");
        assert_eq!(clone.print(), before);
    }

    #[test]
    fn what_the_build_does_not_read_does_not_count() {
        let clone = Clone::new("prose");
        let before = clone.print();
        clone.write("docs/architecture.md", "because");
        clone.write("README.md", "hello");
        clone.write("end2end/tests/pledge.spec.ts", "test()");
        clone.write("target/release/commons", "ELF");
        assert_eq!(clone.print(), before);
    }

    #[test]
    fn a_text_concerns_the_server_alone() {
        let clone = Clone::new("text");
        let browsers = || of_sources(&clone.0, &NOT_READ_BY_BROWSER).unwrap();
        let (before, all_before) = (browsers(), clone.print());
        clone.write("app/locales/fr/mail.json", "{\"subject\": \"Bonjour\"}");
        assert_eq!(browsers(), before);
        assert_ne!(clone.print(), all_before);
        clone.write("app/src/lib.rs", "fn b() {}");
        assert_ne!(browsers(), before);
    }

    #[test]
    fn a_product_that_another_command_wrote_over_shows() {
        let clone = Clone::new("products");
        clone.write("target/site/pkg/commons.js", "release");
        let products = [clone.0.join("target/site")];
        let before = of_products(&products).unwrap();
        clone.write("target/site/pkg/commons.js", "a debug build, longer");
        assert_ne!(of_products(&products).unwrap(), before);
    }
}

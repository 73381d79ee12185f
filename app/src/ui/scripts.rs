//! What starts the islands. It stands in for Leptos's own script, which gives up on a file that does not come once.

use leptos::config::LeptosOptions;
use leptos::prelude::*;

/// The same on all pages of a build, so that the policy can name it by its digest.
const START: &str = include_str!("start.js");
/// What has the language switch keep what was typed. It waits for nothing of the program.
const CARRY: &str = include_str!("carry.js");

/// The scripts of every page of a build, of which these are the files. `cargo leptos watch` reloads pages by one of its own.
pub fn scripts(program: &str, wasm: &str, loader: &str) -> String {
    let (carry, start) = (bare(CARRY), bare(START));
    let start = format!("({carry})();\n({start})({program:?}, {wasm:?}, {loader:?});");
    let options = LeptosOptions::builder().output_name("commons").build();
    let reload = view! { <AutoReload options/> }.to_html().replace("<!>", "");
    format!("{reload}<script type=\"module\">{start}</script>")
}

/// A script without what only its readers need.
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_program_is_asked_for_before_the_page_is_painted() {
        let scripts = scripts("/pkg/commons.js", "/pkg/commons.wasm", "");
        assert!(!scripts.contains("<link") && !scripts.contains("src="), "{scripts}");
        assert_eq!(scripts.matches("<script").count(), 1);
        assert!(
            scripts.ends_with("(\"/pkg/commons.js\", \"/pkg/commons.wasm\", \"\");</script>"),
            "{scripts}"
        );
        assert!(!scripts.contains("//") && !scripts.contains('\t'), "{scripts}");
    }
}

//! The content security policy: nothing from elsewhere, and no script but this build's own.
//!
//! The inline scripts are the same on every page of a build, so their digests stand in the policy instead of a
//! nonce: the header is constant, cached pages hold nothing that should differ, and an injected script has no nonce
//! to steal.

use axum::http::HeaderValue;
use axum::http::header::InvalidHeaderValue;
use sha2::{Digest as _, Sha256};

/// The policy of every page, which all have these scripts.
///
/// # Errors
/// [`InvalidHeaderValue`] never: digests are letters and signs.
pub fn policy(scripts: &str) -> Result<HeaderValue, InvalidHeaderValue> {
    let digests: Vec<String> = inline_scripts(scripts).into_iter().map(digest).collect();
    let scripts = digests.join(" ");
    // `cargo leptos watch` reloads the page through a web socket of its own.
    let watching = if std::env::var_os("LEPTOS_WATCH").is_some() {
        " ws://127.0.0.1:3001 ws://localhost:3001"
    } else {
        ""
    };
    HeaderValue::from_str(&format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self'; img-src 'self'; \
         font-src 'self'; media-src 'self'; connect-src 'self'{watching}; manifest-src 'self'; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ))
}

/// The text of each `<script>` without `src`.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        rest = &rest[start..];
        let Some(open) = rest.find('>') else { break };
        let Some(close) = rest.find("</script>") else { break };
        if !rest[..open].contains("src=") {
            scripts.push(&rest[open + 1..close]);
        }
        rest = &rest[close..];
    }
    scripts
}

/// A script's digest, as the policy names it (CSP level 3, section 2.3.1).
fn digest(script: &str) -> String {
    use base64::Engine as _;
    format!(
        "'sha256-{}'",
        base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script.as_bytes()))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::assets;

    #[test]
    fn the_policy_starts_from_nothing_and_names_the_build_s_scripts() {
        let site = tempfile::tempdir().unwrap();
        std::fs::create_dir(site.path().join("pkg")).unwrap();
        let policy = policy(&assets::files(site.path()).unwrap().scripts).unwrap();
        let policy = policy.to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"));
        assert!(policy.contains("'sha256-"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(!policy.contains("http:") && !policy.contains("https:") && !policy.contains('*'));
    }

    #[test]
    fn a_script_with_a_source_is_not_inline() {
        let html = r#"<script src="/a.js"></script><script type="module">one()</script><p></p><script>two()</script>"#;
        assert_eq!(inline_scripts(html), ["one()", "two()"]);
    }
}

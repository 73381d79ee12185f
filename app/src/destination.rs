//! Where somebody wanted to be when they were asked to sign in. It travels through the pages that come first, and is
//! looked at again each time: it is never anywhere but behind our own wall.

use domain::Language;
use url::form_urlencoded;

use crate::routes::Route;

/// Longest address that is kept.
const MAX_BYTES: usize = 2_000;

/// An address of ours behind the wall, with its query; `None` for anything else. Only a path is taken, without dot
/// segments, so that no other host and no other part of this one can be named.
pub fn checked(to: &str) -> Option<&str> {
    let (path, query) = to.split_once('?').unwrap_or((to, ""));
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.');
    // RFC 3986, section 3.4.
    let is_query = |b: u8| is_plain(b) || b"~!$&'()*+,;=:@?%".contains(&b);
    let is_ours = to.len() <= MAX_BYTES
        && path.bytes().all(is_plain)
        && query.bytes().all(is_query)
        && !path.contains("//")
        && !path.split('/').any(|segment| matches!(segment, "." | ".."))
        && Route::is_behind_the_wall(path);
    is_ours.then_some(to)
}

/// Where to go: there, or to the Community.
pub fn or_community(language: Language, to: &str) -> String {
    checked(to).map_or_else(|| Route::Community.path(language), str::to_owned)
}

/// An address that remembers where to go; without such a place, the address alone.
pub fn remembered(path: &str, to: &str) -> String {
    match checked(to) {
        Some(to) => {
            let to: String = form_urlencoded::byte_serialize(to.as_bytes()).collect();
            format!("{path}?to={to}")
        }
        None => path.to_owned(),
    }
}

/// An address in another language that remembers the same place there.
pub(crate) fn remembered_in(language: Language, path: &str, to: &str) -> String {
    remembered(path, &in_language(to, language))
}

/// The same page in another language, where that has it.
pub fn in_language(to: &str, language: Language) -> String {
    let (path, query) = to.split_once('?').map_or((to, None), |(path, query)| (path, Some(query)));
    let Some(path) = Route::translated(path, language) else { return to.to_owned() };
    match query {
        Some(query) => format!("{path}?{query}"),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_23_24_25_only_our_own_addresses_are_gone_to() {
        for to in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "/en/community\r\nSet-Cookie: a=b",
            "/en/community?a=b\r\nSet-Cookie: a=b",
            "/en/community//evil.example",
            "/en/community/../../evil",
            "/en/community/..",
            "/en/community/./account",
            "/en/community/%2e%2e/%2e%2e/evil",
            "/en/community?q=\"><script>",
            "/en/community#c-1",
            "/en",
            "/en?to=/en/community",
            "",
        ] {
            assert_eq!(or_community(Language::En, to), "/en/community", "{to}");
            assert_eq!(remembered("/en/sign-in", to), "/en/sign-in", "{to}");
        }
        let long = format!("/en/community/search?q={}", "x".repeat(MAX_BYTES));
        assert_eq!(checked(&long), None);
    }

    #[test]
    fn an_address_of_ours_keeps_its_query() {
        for to in [
            "/fr/compte",
            "/en/community/search?q=triage",
            "/en/community/search?q=caf%C3%A9+noir&order=newest",
            "/en/community/topics/3?page=2",
        ] {
            assert_eq!(or_community(Language::En, to), to);
        }
        assert_eq!(
            remembered("/en/sign-in", "/en/community/search?q=a&b"),
            "/en/sign-in?to=%2Fen%2Fcommunity%2Fsearch%3Fq%3Da%26b"
        );
    }

    #[test]
    fn a_destination_is_the_same_page_in_the_other_language() {
        for (en, fr) in [
            ("/en/account", "/fr/compte"),
            ("/en/community/search?q=triage", "/fr/communaute/recherche?q=triage"),
            ("/en/community/topics/3?page=2", "/fr/communaute/sujets/3?page=2"),
        ] {
            assert_eq!(in_language(en, Language::Fr), fr);
            assert_eq!(in_language(fr, Language::En), en);
            assert_eq!(in_language(en, Language::En), en);
        }
        assert_eq!(in_language("/en/community/nothing/there", Language::Fr), "/en/community/nothing/there");
    }
}

//! E-mail addresses.

use super::{Find, Identifier};

/// Every e-mail address; a member's `@name` is none.
pub(super) fn find(text: &str, finds: &mut Vec<Find>) {
    let is_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    for (at, _) in text.match_indices('@') {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let local = before.len() - before.trim_end_matches(is_local).len();
        let host = after.len() - after.trim_start_matches(is_host).len();
        let host = after[..host].trim_end_matches(['.', '-']);
        let is_address = host.rsplit_once('.').is_some_and(|(name, top)| {
            !name.is_empty() && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic)
        });
        // In the address of a page, what stands before the host is no person.
        if local > 0 && is_address && !before[..at - local].ends_with("://") {
            finds.push(Find { range: at - local..at + 1 + host.len(), kind: Identifier::Email });
        }
    }
}

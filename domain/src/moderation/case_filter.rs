//! The names of filters that moderators keep.

/// Most filters that somebody keeps.
pub const MAX_FILTERS: usize = 12;

/// Longest name of one, in characters.
pub const MAX_FILTER_NAME: usize = 40;

/// Reads a name as typed, with one space between its words. `None` where it is none, or too long, or holds what hides
/// text.
pub fn filter_name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::desk::prose(&name, MAX_FILTER_NAME).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_forty_characters_at_most() {
        assert_eq!(filter_name("  Menaces \n à moi "), Some("Menaces à moi".to_owned()));
        assert_eq!(filter_name(&"é".repeat(40)), Some("é".repeat(40)));
        for typed in ["", " \t ", &"é".repeat(41), "a\u{202e}b"] {
            assert_eq!(filter_name(typed), None, "{typed:?}");
        }
    }
}

//! A person's initials and their colour, where others have a picture.

use domain::normal::capitals;

/// How many colours there are.
const TINTS: u32 = 6;

/// The first letters of a name's first two words, or the first of its only one.
pub(super) fn letters(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next());
    capitals(&words.take(2).collect::<String>())
}

/// A colour that stays the same for a name; 0 for none.
pub(super) fn tint(name: &str) -> u32 {
    if name.is_empty() {
        return 0;
    }
    let sum = name.chars().fold(0u32, |sum, c| sum.wrapping_mul(31).wrapping_add(u32::from(c)));
    sum % TINTS + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_two_words_at_most() {
        for (name, expected) in [
            ("amelie-birch", "AB"),
            ("Barnabe", "B"),
            ("élise.du.pont", "ÉD"),
            ("7sages", "7"),
            ("--", ""),
            ("", ""),
        ] {
            assert_eq!(letters(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_keeps_its_colour_and_nobody_has_none() {
        assert!((1..=TINTS).contains(&tint("amelie-birch")));
        assert_eq!(tint(""), 0);
    }
}

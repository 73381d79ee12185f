//! Names of people within a text.

use domain::account::Username;

/// A text with other words in place of names. `instead` is told each word that may be a name, and whether an `@` stands
/// before it; what it returns stands in place of both.
pub fn replace_names(text: &str, instead: impl Fn(&str, bool) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(Username::takes) {
        let word = &rest[start..];
        let end = word.find(|c| !Username::takes(c)).unwrap_or(word.len());
        let (before, word) = (&rest[..start], &word[..end]);
        rest = &rest[start + end..];
        // An `@` right behind a word is that of an address of mail.
        let is_behind_a_word = before == "@" && !out.is_empty();
        let mention = before.strip_suffix('@').filter(|_| !is_behind_a_word);
        if let Some(name) = instead(word, mention.is_some()) {
            out.push_str(mention.unwrap_or(before));
            out.push_str(&name);
        } else {
            out.push_str(before);
            out.push_str(word);
        }
    }
    out.push_str(rest);
    out
}

/// A text that names somebody otherwise, in whatever spelling it does behind an `@`; `None` where it does not.
pub fn rename(text: &str, from: &Username, to: &Username) -> Option<String> {
    rename_to(text, from, &format!("@{}", to.as_str()))
}

/// A text with other words in place of a name behind an `@`, in whatever spelling; `None` where it does not name them.
pub fn rename_to(text: &str, from: &Username, instead: &str) -> Option<String> {
    let skeleton = from.skeleton();
    let is_theirs = |word: &str| Username::read(word).is_ok_and(|name| name.skeleton() == skeleton);
    let renamed =
        replace_names(text, |word, is_mention| (is_mention && is_theirs(word)).then(|| instead.to_owned()));
    (renamed != text).then_some(renamed)
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;

    #[test]
    fn a_name_behind_an_at_is_another_in_whatever_spelling_and_nothing_else_is() {
        let from = Username::parse("Quack-1").unwrap();
        let to = Username::neutral(Language::En, 7);
        let renamed = |text: &str| rename(text, &from, &to);
        assert_eq!(
            renamed("@quack-1, and (@QUACK1): @Quack-12 is another."),
            Some("@member-7, and (@member-7): @Quack-12 is another.".to_owned())
        );
        for text in ["Quack-1 says", "me@quack-1.example.org", "@", "", "@quack"] {
            assert_eq!(renamed(text), None, "{text}");
        }
    }
}

//! The placeholders of the association's documents, which stand for what the site's settings say.

use domain::Language;

use crate::site::Site;

/// What a placeholder stands for.
const PLACEHOLDERS: [&str; 7] =
    ["association", "the_association", "of_association", "email", "phone", "address", "confirm_days"];

/// The placeholders, as they are written.
pub fn placeholders() -> impl Iterator<Item = String> {
    PLACEHOLDERS.into_iter().map(|name| format!("{{{{ {name} }}}}"))
}

/// Puts what the site's settings say in the places of the placeholders. An unknown one stays as it is.
pub fn fill(site: &Site, language: Language, text: &str) -> String {
    let wording = site.association.in_language(language);
    let days = site.confirm_days.to_string();
    let value = |name: &str| match name {
        "association" => Some(wording.name.as_str()),
        "the_association" => Some(wording.the.as_str()),
        "of_association" => Some(wording.of.as_str()),
        "email" => Some(site.association.email.as_str()),
        "phone" => Some(site.association.phone.as_str()),
        "address" => Some(wording.address.as_str()),
        "confirm_days" => Some(days.as_str()),
        _ => None,
    };
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = placeholder(rest) {
        filled.push_str(before);
        match value(name.trim()) {
            Some(value) => filled.push_str(value),
            None => filled.push_str(&rest[before.len()..rest.len() - after.len()]),
        }
        rest = after;
    }
    filled + rest
}

/// Whether a text holds a placeholder that stands for nothing.
pub fn has_unknown_placeholder(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, name, after)) = placeholder(rest) {
        if !PLACEHOLDERS.contains(&name.trim()) {
            return true;
        }
        rest = after;
    }
    false
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::has_unknown_placeholder;

    #[test]
    fn an_unknown_placeholder_is_found() {
        assert!(!has_unknown_placeholder("{{ email }} {{phone}}"));
        assert!(has_unknown_placeholder("{{ email }} {{ fax }}"));
    }
}

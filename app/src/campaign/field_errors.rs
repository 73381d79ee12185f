//! What is wrong with a field, in words that say how to mend it.

use domain::campaign::{Errors, Field, FieldError, PersonName};
use domain::{EmailAddress, Language};

use crate::i18n::{locale, td_string};
use crate::refusal::Refusal;

/// The message for an error at a field.
pub(crate) fn message(language: Language, field: Field, error: FieldError) -> String {
    let t = locale(language);
    match (field, error) {
        (Field::FirstName, FieldError::Missing) => {
            td_string!(t, pledge.errors.first_name_missing).to_string()
        }
        (Field::FirstName, FieldError::TooLong) => {
            td_string!(t, pledge.errors.first_name_too_long, max = PersonName::MAX_CHARS)
        }
        (Field::FirstName, _) => td_string!(t, pledge.errors.first_name_invalid).to_string(),
        (Field::LastName, FieldError::TooLong) => {
            td_string!(t, pledge.errors.last_name_too_long, max = PersonName::MAX_CHARS)
        }
        (Field::LastName, _) => td_string!(t, pledge.errors.last_name_invalid).to_string(),
        (Field::Email, FieldError::Missing) => td_string!(t, pledge.errors.email_missing).to_string(),
        (Field::Email, FieldError::TooLong) => {
            td_string!(t, pledge.errors.email_too_long, max = EmailAddress::MAX_BYTES)
        }
        (Field::Email, _) => td_string!(t, pledge.errors.email_invalid).to_string(),
        (Field::PostalCode, _) => td_string!(t, pledge.errors.postal_code_invalid).to_string(),
        (Field::Language, _) => td_string!(t, pledge.errors.language_missing).to_string(),
        (Field::Issue, _) => td_string!(t, pledge.errors.issue_invalid).to_string(),
        (Field::Phone, FieldError::Missing) => td_string!(t, pledge.errors.phone_missing).to_string(),
        (Field::Phone, _) => td_string!(t, pledge.errors.phone_invalid).to_string(),
    }
}

/// The message at a field, when something is wrong with it.
pub(super) fn at(language: Language, errors: &Errors, field: Field) -> Option<String> {
    errors.at(field).map(|error| message(language, field, error))
}

/// Every message, with the name of its field.
pub(super) fn all(language: Language, errors: &Errors) -> Vec<(&'static str, String)> {
    errors.iter().map(|(field, error)| (field.name(), message(language, field, error))).collect()
}

/// Why the pledge form was refused as a whole.
pub(super) fn refusal(language: Language, refusal: Refusal) -> &'static str {
    let t = locale(language);
    match refusal {
        Refusal::Expired => td_string!(t, pledge.errors.form_expired),
        Refusal::TooMany | Refusal::TooMuch(_) => td_string!(t, pledge.errors.too_many),
        Refusal::Unavailable => td_string!(t, pledge.errors.unavailable),
        Refusal::Doubtful => td_string!(t, common.errors.doubtful),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_said_in_both_languages() {
        let fields = [
            Field::FirstName,
            Field::LastName,
            Field::Email,
            Field::PostalCode,
            Field::Language,
            Field::Issue,
            Field::Phone,
        ];
        let errors = [FieldError::Missing, FieldError::TooLong, FieldError::Characters, FieldError::Invalid];
        for field in fields {
            for error in errors {
                let [en, fr] = Language::ALL.map(|language| message(language, field, error));
                assert!(!en.is_empty() && !fr.is_empty() && en != fr, "{field:?} {error:?}: {en} / {fr}");
                assert!(!en.contains("{{") && !fr.contains("{{"), "{en} / {fr}");
            }
        }
    }
}

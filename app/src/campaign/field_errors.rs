//! What is wrong with a field, in words that say how to mend it.

use domain::campaign::{Errors, Field, FieldError, PersonName};
use domain::{EmailAddress, Language};

use super::error_texts::{ErrorTexts, FieldTexts};
use crate::i18n::{locale, td_string};
use crate::refusal::Refusal;

/// The message for an error at a field.
pub(crate) fn message(language: Language, field: Field, error: FieldError) -> String {
    texts_at(language, field).say(error).to_owned()
}

/// What can be said of a field.
fn texts_at(language: Language, field: Field) -> FieldTexts {
    let t = locale(language);
    let wrong = |wrong: &str| FieldTexts { missing: None, too_long: None, wrong: wrong.to_owned() };
    match field {
        Field::FirstName => FieldTexts {
            missing: Some(td_string!(t, pledge.errors.first_name_missing).to_owned()),
            too_long: Some(td_string!(t, pledge.errors.first_name_too_long, max = PersonName::MAX_CHARS)),
            ..wrong(td_string!(t, pledge.errors.first_name_invalid))
        },
        Field::LastName => FieldTexts {
            too_long: Some(td_string!(t, pledge.errors.last_name_too_long, max = PersonName::MAX_CHARS)),
            ..wrong(td_string!(t, pledge.errors.last_name_invalid))
        },
        Field::Email => FieldTexts {
            missing: Some(td_string!(t, pledge.errors.email_missing).to_owned()),
            too_long: Some(td_string!(t, pledge.errors.email_too_long, max = EmailAddress::MAX_BYTES)),
            ..wrong(td_string!(t, pledge.errors.email_invalid))
        },
        Field::PostalCode => wrong(td_string!(t, pledge.errors.postal_code_invalid)),
        Field::Language => wrong(td_string!(t, pledge.errors.language_missing)),
        Field::Issue => wrong(td_string!(t, pledge.errors.issue_invalid)),
        Field::Phone => FieldTexts {
            missing: Some(td_string!(t, pledge.errors.phone_missing).to_owned()),
            ..wrong(td_string!(t, pledge.errors.phone_invalid))
        },
    }
}

/// All that can be said of a pledge form.
pub(super) fn texts(language: Language) -> ErrorTexts {
    let t = locale(language);
    ErrorTexts {
        prefix: td_string!(t, common.form.error_prefix).to_owned(),
        fields: Field::ALL.map(|field| (field, texts_at(language, field))).to_vec(),
        titles: (1..=Field::ALL.len())
            .map(|count| td_string!(t, pledge.errors.summary_title, count = count))
            .collect(),
        too_many: refusal(language, Refusal::TooMany).to_owned(),
        unavailable: refusal(language, Refusal::Unavailable).to_owned(),
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

//! What the rules of `domain` are about, as it is told.

use domain::Language;
use domain::campaign::{Errors, Field, FieldError};
use domain::community::{Bar, Following, Stance};

use super::{Told, Value, told};

told! {
    Bar { comment, counts, mine, open }
    Following { stance, is_bookmarked }
}

impl Told for Language {
    fn told(value: Value) -> Option<Self> {
        String::told(value)?.parse().ok()
    }
}

impl Told for Stance {
    fn told(value: Value) -> Option<Self> {
        String::told(value)?.parse().ok()
    }
}

impl Told for Field {
    fn told(value: Value) -> Option<Self> {
        let name = String::told(value)?;
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

impl Told for FieldError {
    fn told(value: Value) -> Option<Self> {
        Some(match String::told(value)?.as_str() {
            "missing" => Self::Missing,
            "too_long" => Self::TooLong,
            "characters" => Self::Characters,
            "invalid" => Self::Invalid,
            _ => return None,
        })
    }
}

impl Told for Errors {
    fn told(value: Value) -> Option<Self> {
        let mut errors = Self::default();
        for (field, error) in Vec::<(Field, FieldError)>::told(value)? {
            errors.check::<()>(field, Err(error));
        }
        Some(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_told;
    use super::*;

    #[test]
    fn what_the_server_says_of_a_topic_is_read_as_it_was_meant() {
        assert_told(&Bar { comment: 7, counts: [0, 2, 9], mine: 5, open: true });
        for stance in Stance::ALL {
            assert_told(&Following { stance: Some(stance), is_bookmarked: true });
        }
        assert_told(&Following::default());
        assert_told(&[Language::En, Language::Fr]);
    }

    #[test]
    fn each_error_of_a_pledge_is_read_as_it_was_meant() {
        let mut errors = Errors::default();
        let kinds = [FieldError::Missing, FieldError::TooLong, FieldError::Characters, FieldError::Invalid];
        for (field, error) in Field::ALL.into_iter().zip(kinds.into_iter().cycle()) {
            errors.check::<()>(field, Err(error));
        }
        assert_told(&errors);
    }
}

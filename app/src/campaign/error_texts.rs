//! What is said of a pledge form in which something is wrong: written by the server, said by both sides.

use domain::campaign::{Errors, Field, FieldError};
use serde::{Deserialize, Serialize};

use crate::form_errors::Summary;
use crate::told::told;

/// What can be said of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldTexts {
    /// That it must be filled in.
    pub missing: Option<String>,
    /// That it is longer than anything real.
    pub too_long: Option<String>,
    /// Anything else, and what has no words of its own.
    pub wrong: String,
}

impl FieldTexts {
    /// What an error is called.
    pub(crate) fn say(&self, error: FieldError) -> &str {
        let own = match error {
            FieldError::Missing => self.missing.as_deref(),
            FieldError::TooLong => self.too_long.as_deref(),
            FieldError::Characters | FieldError::Invalid => None,
        };
        own.unwrap_or(&self.wrong)
    }
}

/// All that can be said of a pledge form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorTexts {
    /// What is heard before an error.
    pub prefix: String,
    /// Of each field.
    pub fields: Vec<(Field, FieldTexts)>,
    /// What stands over one error, over two, and so on.
    pub titles: Vec<String>,
    /// Too many forms came from one place.
    pub too_many: String,
    /// It cannot be kept now.
    pub unavailable: String,
}

impl ErrorTexts {
    /// What is said of an error at a field.
    pub(crate) fn say(&self, field: Field, error: FieldError) -> String {
        let texts = self.fields.iter().find(|(of, _)| *of == field);
        texts.map(|(_, texts)| texts.say(error).to_owned()).unwrap_or_default()
    }

    /// What is said at the head of the form; nothing, where nothing is wrong.
    pub(crate) fn summary(&self, errors: &Errors) -> Option<Summary> {
        let items: Vec<(String, String)> =
            errors.iter().map(|(field, error)| (field.name().to_owned(), self.say(field, error))).collect();
        let title = self.titles.get(items.len().checked_sub(1)?)?.clone();
        Some(Summary { title, items })
    }
}

told! {
    FieldTexts { missing, too_long, wrong }
    ErrorTexts { prefix, fields, titles, too_many, unavailable }
}

//! What is wrong with a username or a password, in words that say how to mend it.

use domain::Language;
use domain::account::{PasswordError, UsernameError};

use crate::i18n::{locale, td_string};

/// What is wrong with a username.
pub(crate) fn username_message(language: Language, error: UsernameError) -> &'static str {
    let t = locale(language);
    match error {
        UsernameError::Missing => td_string!(t, account.errors.username_missing),
        UsernameError::Length => td_string!(t, account.errors.username_length),
        UsernameError::Characters => td_string!(t, account.errors.username_characters),
        UsernameError::Reserved => td_string!(t, account.errors.username_reserved),
        UsernameError::TellsEmail => td_string!(t, account.errors.username_email),
        UsernameError::Taken => td_string!(t, account.errors.username_taken),
    }
}

/// What is wrong with a password.
pub(super) fn password_message(language: Language, error: PasswordError) -> &'static str {
    let t = locale(language);
    match error {
        PasswordError::Missing => td_string!(t, account.errors.password_missing),
        PasswordError::Short => td_string!(t, account.errors.password_short),
        PasswordError::Long => td_string!(t, account.errors.password_long),
        PasswordError::Common => td_string!(t, account.errors.password_common),
        PasswordError::Guessable => td_string!(t, account.errors.password_guessable),
    }
}

//! The desk's pages in each of their states.

use domain::account::UsernameError;
use domain::campaign::FieldError;
use domain::desk::ProseError;

use super::{DeskPage, HelpErrors, HelpFields, HelpPage};
use crate::page::Sample;
use crate::routes::Route;

/// All of them.
pub(super) fn all() -> Vec<Sample<DeskPage>> {
    vec![
        Sample::public("", Route::Help, DeskPage::Help(Box::default())),
        Sample::public("wrong", Route::Help, DeskPage::Help(Box::new(wrong_help()))),
        Sample::public("", Route::HelpSent, DeskPage::HelpSent),
    ]
}

/// A request in which every field is wrong.
fn wrong_help() -> HelpPage {
    HelpPage {
        fields: HelpFields { email: "marie@".into(), message: "</textarea>".into(), ..HelpFields::default() },
        wrong: HelpErrors {
            email: Some(FieldError::Invalid),
            kind: true,
            wanted: Some(UsernameError::Reserved),
            message: Some(ProseError::Long),
        },
        refusal: None,
    }
}

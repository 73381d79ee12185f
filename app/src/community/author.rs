//! Who wrote something: what they are called, and what they show of themselves.

use domain::Language;
use store::account::Author;

use crate::account::member_kind_name;
use crate::i18n::{locale, province_name, td_string};

/// What somebody shows of themselves beside their name.
pub(crate) fn facts(language: Language, author: &Author) -> String {
    let kind = author.kind.map(|kind| member_kind_name(language, kind));
    let province = author.province.map(|province| province_name(language, province));
    [kind, author.specialty.as_deref(), province].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What somebody is called; of somebody who has left, that.
pub(super) fn name_of(language: Language, author: Option<&Author>) -> &str {
    author
        .map_or_else(|| td_string!(locale(language), community.comments.somebody), |author| &author.username)
}

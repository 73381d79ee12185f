//! The addresses of moderation's lists, with what is asked of them.

use std::fmt::Write as _;

use domain::Language;
use services::moderation::{CasesQuery, CrowdFilter, LogQuery};

use crate::routes::Route;

/// The queue's.
pub fn cases_path(language: Language, query: &CasesQuery) -> String {
    let path = Route::Cases.path(language);
    match query.words() {
        words if words.is_empty() => path,
        words => format!("{path}?{words}"),
    }
}

/// The log's.
pub(super) fn log_path(language: Language, query: LogQuery) -> String {
    let mut path = Route::ModerationLog.path(language);
    let words = [
        ("kind", query.kind.map(|kind| kind.code().to_owned())),
        ("by", query.by.map(|by| by.to_string())),
        ("before", query.before.map(|before| before.to_string())),
    ];
    let mut joint = '?';
    for (name, word) in words {
        if let Some(word) = word {
            let _ = write!(path, "{joint}{name}={word}");
            joint = '&';
        }
    }
    path
}

/// That of the list of accounts that wrote much.
pub(super) fn crowd_path(language: Language, filter: CrowdFilter) -> String {
    let path = Route::BulkRemovals.path(language);
    let mut path = format!("{path}?span={}&at-least={}", filter.span.code(), filter.at_least);
    if let Some(days) = filter.opened {
        let _ = write!(path, "&opened={days}");
    }
    if filter.all {
        path.push_str("&all=1");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_30_33_what_an_address_asks_for_is_read_back_and_nonsense_asks_for_nothing() {
        let asked = CasesQuery::read("appealed", "guest_post", "threats", "mine", "50.1700000000000.41");
        assert_eq!(
            cases_path(Language::En, &asked),
            "/en/dashboard/cases?state=appealed&kind=guest_post&clause=threats&with=mine&after=50.1700000000000.41"
        );
        for nonsense in ["", "'; DROP TABLE cases", "-1.0.0", "9.9", "99999999999999999999.1.1", "NaN"] {
            let asked = CasesQuery::read(nonsense, nonsense, nonsense, nonsense, nonsense);
            assert_eq!(cases_path(Language::Fr, &asked), "/fr/tableau-de-bord/dossiers", "{nonsense}");
        }
    }
}

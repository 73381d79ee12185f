//! The files around an import: an example to begin with, and the report of what one would do.

use domain::Language;
use services::roster::{COLUMNS, Mistake, Plan};
use store::roster::Change;

use super::check::{differences, row_error};
use crate::dashboard::spreadsheet::line;
use crate::i18n::{locale, td_string};

/// A roster's file of two members who do not exist. It begins with a byte order mark, by which spreadsheets know UTF-8.
pub fn example() -> String {
    let mut file = format!("\u{feff}{}", line(COLUMNS));
    file += &line(["100001", "Alex Example", "alex@example.org", "physician", "ON", "en", "Family medicine"]);
    file += &line(["100002", "Dominique Exemple", "dominique@example.org", "learner", "QC", "fr", ""]);
    file
}

/// Every change and every mistake of an upload, as CSV.
pub fn report(language: Language, plan: &Plan) -> String {
    let t = locale(language);
    let mut file = format!(
        "\u{feff}{}",
        line([
            td_string!(t, dashboard.report.what),
            td_string!(t, dashboard.report.line),
            "member_number",
            "name",
            "email",
            td_string!(t, dashboard.report.detail),
        ])
    );
    for Mistake { line: number, error, found } in &plan.errors {
        let what = td_string!(t, dashboard.report.error);
        let detail = format!("{} ({found})", row_error(language, *error));
        file += &line([what, &number.to_string(), "", "", "", &detail]);
    }
    for change in &plan.changes {
        let (what, entry, detail) = match change {
            Change::Join { entry, .. } => (td_string!(t, dashboard.report.join), entry, String::new()),
            Change::Update { id, entry, .. } => {
                let before = plan.before.get(id);
                let detail = before
                    .map(|before| differences(language, &before.entry, entry, before.on_roster).join("; "));
                (td_string!(t, dashboard.report.change), entry, detail.unwrap_or_default())
            }
            Change::Leave { id } => {
                let Some(before) = plan.before.get(id) else { continue };
                (td_string!(t, dashboard.report.leave), &before.entry, String::new())
            }
        };
        file += &line([what, "", entry.member_number.as_str(), &entry.name, &entry.email, &detail]);
    }
    file
}

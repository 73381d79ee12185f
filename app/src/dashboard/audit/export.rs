//! The log as a file: CSV for spreadsheets, JSON lines for programs.

use domain::Language;
use serde_json::json;
use store::audit::AuditEntry;
use time::format_description::well_known::Rfc3339;

use super::sentence;
use crate::dashboard::spreadsheet::line;

/// How the log is taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// RFC 4180.
    Csv,
    /// An object a line.
    JsonLines,
}

impl ExportFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Csv, Self::JsonLines];

    /// The word for it in forms, in the log and as the file's extension.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/jsonl; charset=utf-8",
        }
    }
}

/// What stands before the first entry.
pub fn heading(format: ExportFormat) -> String {
    match format {
        ExportFormat::Csv => {
            let names = line([
                "seq",
                "at",
                "actor",
                "actor_id",
                "actor_name",
                "action",
                "subject",
                "subject_name",
                "detail",
                "text",
            ]);
            format!("\u{feff}{names}")
        }
        ExportFormat::JsonLines => String::new(),
    }
}

/// An entry, on a line of its own.
pub fn row(format: ExportFormat, language: Language, entry: &AuditEntry) -> String {
    let at = entry.at.format(&Rfc3339).unwrap_or_default();
    let text = sentence(language, entry);
    match format {
        ExportFormat::Csv => {
            let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
            let word = |word: &Option<String>| word.clone().unwrap_or_default();
            line([
                &entry.seq.to_string(),
                &at,
                &entry.actor,
                &id(entry.actor_id),
                &word(&entry.actor_name),
                &entry.action,
                &id(entry.subject),
                &word(&entry.subject_name),
                &word(&entry.detail),
                &text,
            ])
        }
        ExportFormat::JsonLines => {
            let object = json!({
                "seq": entry.seq,
                "at": at,
                "actor": entry.actor,
                "actor_id": entry.actor_id,
                "actor_name": entry.actor_name,
                "action": entry.action,
                "subject": entry.subject,
                "subject_name": entry.subject_name,
                "detail": entry.detail,
                "text": text,
            });
            format!("{object}\n")
        }
    }
}

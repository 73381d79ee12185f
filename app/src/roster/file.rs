//! The roster's file: CSV (RFC 4180) in UTF-8, with a line of names first.

use std::io::Read;

use domain::account::{MemberKind, MemberNumber};
use domain::{EmailAddress, Language, Province};
use serde::Deserialize;
use store::roster::Entry;

/// Longest name and specialty taken, in characters.
const MAX_CHARS: usize = 200;

/// A line as it stands in the file.
#[derive(Deserialize)]
struct Line {
    member_number: String,
    name: String,
    email: String,
    kind: String,
    #[serde(default)]
    province: String,
    language: String,
    #[serde(default)]
    specialty: String,
}

/// A line of the file, read.
#[derive(Debug)]
pub struct Row {
    /// Its number, as an editor counts lines.
    pub line: u64,
    /// Whom it is about, as far as that could be read: a line with a mistake is no departure.
    pub member_number: Option<MemberNumber>,
    /// What it says, or what is wrong with it.
    pub entry: Result<(Entry, EmailAddress), RowError>,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// It has not the columns that the first line names.
    #[error("the line has not the columns that the first line names")]
    Columns,
    /// `member_number`.
    #[error("member_number: letters, digits and hyphens, 32 at most")]
    MemberNumber,
    /// `name`.
    #[error("name: missing, longer than 200 characters, or with a control character")]
    Name,
    /// `email`.
    #[error("email: not an e-mail address")]
    Email,
    /// `kind`.
    #[error("kind: physician, learner or expert")]
    Kind,
    /// `province`.
    #[error("province: the two letters of Canada Post, or nothing")]
    Province,
    /// `language`.
    #[error("language: en or fr")]
    Language,
    /// `specialty`.
    #[error("specialty: longer than 200 characters, or with a control character")]
    Specialty,
    /// The number stands on an earlier line too.
    #[error("member_number: on an earlier line too")]
    NumberTwice,
    /// The address is another member's.
    #[error("email: another member has it")]
    EmailTwice,
}

/// Why the file as a whole cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It cannot be read at all.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// It is no CSV file in UTF-8; the line is the first that shows it.
    #[error("line {0} is not text in UTF-8; spreadsheets offer it as \"CSV UTF-8\"")]
    Encoding(u64),
    /// A column is missing.
    #[error(
        "the first line names no column {0}; it must name member_number, name, email, kind, province, language, specialty"
    )]
    Column(&'static str),
    /// It holds nobody: surely not the roster.
    #[error("the file holds no member at all; nobody is taken off the roster for that")]
    Empty,
}

/// Reads the file, line by line.
///
/// # Errors
/// [`FileError`] when it is no roster.
pub fn read(mut file: impl Read) -> Result<Vec<Row>, FileError> {
    let mut content = Vec::new();
    file.read_to_end(&mut content)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&content))
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(content.as_slice());
    let names = reader.headers().map_err(|error| encoding(&error))?.clone();
    for column in ["member_number", "name", "email", "kind", "language"] {
        if !names.iter().any(|name| name.trim_start_matches('\u{feff}') == column) {
            return Err(FileError::Column(column));
        }
    }
    let names: csv::StringRecord = names.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| encoding(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = match record.deserialize::<Line>(Some(&names)) {
            Ok(fields) => Row {
                line,
                member_number: MemberNumber::parse(&fields.member_number).ok(),
                entry: entry(fields),
            },
            Err(_) => Row { line, member_number: None, entry: Err(RowError::Columns) },
        };
        rows.push(row);
    }
    if rows.iter().any(|row| row.entry.is_ok()) { Ok(rows) } else { Err(FileError::Empty) }
}

/// A spreadsheet in French writes semicolons between its columns.
fn delimiter(content: &[u8]) -> u8 {
    let names = content.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let names = String::from_utf8_lossy(names);
    if names.matches(';').count() > names.matches(',').count() { b';' } else { b',' }
}

/// Read from memory, flexibly: nothing else can be wrong than text that is none.
fn encoding(error: &csv::Error) -> FileError {
    FileError::Encoding(error.position().map_or(1, csv::Position::line))
}

fn entry(line: Line) -> Result<(Entry, EmailAddress), RowError> {
    let text = |text: String| Some(text).filter(|text| !text.is_empty());
    let fits = |text: &str| text.chars().count() <= MAX_CHARS && !text.chars().any(char::is_control);
    let email = EmailAddress::parse(&line.email).map_err(|_| RowError::Email)?;
    let entry = Entry {
        member_number: MemberNumber::parse(&line.member_number).map_err(|_| RowError::MemberNumber)?,
        name: text(line.name).filter(|name| fits(name)).ok_or(RowError::Name)?,
        email: email.address(),
        kind: line.kind.parse::<MemberKind>().map_err(|_| RowError::Kind)?,
        province: text(line.province)
            .map(|text| text.parse::<Province>())
            .transpose()
            .map_err(|_| RowError::Province)?,
        language: line.language.parse::<Language>().map_err(|_| RowError::Language)?,
        specialty: match text(line.specialty) {
            Some(text) if !fits(&text) => return Err(RowError::Specialty),
            specialty => specialty,
        },
    };
    Ok((entry, email))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "member_number,name,email,kind,province,language,specialty\n";

    fn errors(lines: &str) -> Vec<(u64, RowError)> {
        let rows = read(format!("{HEAD}{lines}").as_bytes()).unwrap();
        rows.into_iter().filter_map(|row| Some((row.line, row.entry.err()?))).collect()
    }

    #[test]
    fn each_wrong_line_is_named_with_its_mistake() {
        let lines = "1,Ann Quack,ann@example.org,physician,ON,en,Family medicine\n\
                     2,,bob@example.org,learner,QC,fr,\n\
                     3,Bob Quack,bob,learner,QC,fr,\n\
                     4,Bob Quack,bob@example.org,dentist,QC,fr,\n\
                     5,Bob Quack,bob@example.org,expert,ZZ,fr,\n\
                     6,Bob Quack,bob@example.org,expert,,de,\n\
                     x y,Bob Quack,bob@example.org,expert,,fr,\n\
                     \"8\",\"Quack, Bob\",bob@example.org,expert,,fr,\n\
                     9,Bob\n";
        let expected = [
            (3, RowError::Name),
            (4, RowError::Email),
            (5, RowError::Kind),
            (6, RowError::Province),
            (7, RowError::Language),
            (8, RowError::MemberNumber),
            (10, RowError::Columns),
        ];
        assert_eq!(errors(lines), expected);
    }

    #[test]
    fn a_file_without_members_is_no_roster() {
        assert!(matches!(read(HEAD.as_bytes()), Err(FileError::Empty)));
        assert!(matches!(read("a,b\n1,2\n".as_bytes()), Err(FileError::Column("member_number"))));
    }

    #[test]
    fn case_31_another_encoding_and_control_characters_are_named() {
        let windows = [HEAD.as_bytes(), b"1,Ren\xe9,rene@example.org,physician,,fr,\n"].concat();
        assert!(matches!(read(windows.as_slice()), Err(FileError::Encoding(2))));
        assert!(matches!(read(b"PK\x03\x04\xff\xfe\x00\n".as_slice()), Err(FileError::Encoding(1))));
        assert_eq!(
            errors("1,An\0n,ann@example.org,physician,,en,\n2,Bob,bob@example.org,physician,,en,\n"),
            [(2, RowError::Name)]
        );
    }

    #[test]
    fn semicolons_part_columns_too() {
        let file = format!("{HEAD}1,Ann,ann@example.org,physician,,en,\n").replace(',', ";");
        assert_eq!(read(file.as_bytes()).unwrap().len(), 1);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_name() {
        let file = format!("\u{feff}{HEAD}1,Ann,ann@example.org,physician,,en,\n");
        assert_eq!(read(file.as_bytes()).unwrap().len(), 1);
    }
}

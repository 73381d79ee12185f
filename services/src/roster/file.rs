//! The roster's file: CSV (RFC 4180), as spreadsheets write it, with a line of names first.

use std::io::Read;

use csv::StringRecord;
use domain::account::{MemberKind, MemberNumber};
use domain::{EmailAddress, Language, Province};
use store::roster::Entry;

use super::decode::decode;

/// Longest name and specialty taken, in characters.
const MAX_CHARS: usize = 200;
/// Mistakes told of a file of which no line can be read.
const MISTAKES: usize = 5;
/// Stands as a line of its own behind the last one: where it does not come out as one, the file ends inside of quotation
/// marks.
const END: &str = "\u{e000}";

const MEMBER_NUMBER: usize = 0;
const NAME: usize = 1;
const EMAIL: usize = 2;
const KIND: usize = 3;
const PROVINCE: usize = 4;
const LANGUAGE: usize = 5;
const SPECIALTY: usize = 6;
/// The columns, as the example names them.
pub const COLUMNS: [&str; 7] =
    ["member_number", "name", "email", "kind", "province", "language", "specialty"];
/// Those that may be missing or empty.
const OPTIONAL: [usize; 2] = [PROVINCE, SPECIALTY];

/// A line of the file, read.
#[derive(Debug)]
pub struct Row {
    /// Its number, as a spreadsheet counts its rows.
    pub line: u64,
    /// Whom it is about, as far as that could be read: a line with a mistake is no departure.
    pub member_number: Option<MemberNumber>,
    /// What it says, or what is wrong with it.
    pub entry: Result<(Entry, EmailAddress), (RowError, String)>,
}

/// A line that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its number, as a spreadsheet counts its rows.
    pub line: u64,
    /// What is wrong.
    pub error: RowError,
    /// What stands there.
    pub found: String,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// It has not the columns that the first line names.
    #[error("the line has not the columns that the first line names")]
    Columns,
    /// A quotation mark opens something that does not end in its line. Nothing after it is read.
    #[error("a quotation mark is opened and not closed; nothing from this line on is read")]
    Quote,
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
    /// It is no text that could be told; the line is the first that shows it.
    #[error("line {0} is not text in UTF-8; spreadsheets offer it as \"CSV UTF-8\"")]
    Encoding(u64),
    /// A column is missing.
    #[error(
        "the first line names no column {0}; it must name member_number, name, email, kind, province, language, specialty"
    )]
    Column(&'static str),
    /// A column stands twice.
    #[error("the first line names the column {0} twice")]
    ColumnTwice(&'static str),
    /// It holds nobody: surely not the roster.
    #[error("the file holds no member at all; nobody is taken off the roster for that")]
    Empty,
    /// Every line is wrong; these are the first.
    #[error("no line of the file can be read; the first mistakes:{}", listed(.0))]
    AllWrong(Vec<Mistake>),
}

fn listed(mistakes: &[Mistake]) -> String {
    let line = |Mistake { line, error, found }: &Mistake| format!("\nline {line}: {error} (found: {found})");
    mistakes.iter().map(line).collect()
}

/// Reads the file, line by line.
///
/// # Errors
/// [`FileError`] when it is no roster.
pub fn read(mut file: impl Read) -> Result<Vec<Row>, FileError> {
    let mut content = Vec::new();
    file.read_to_end(&mut content)?;
    let text = decode(&content).map_err(FileError::Encoding)?;
    let (sign, text) = separator(&text);
    let text = format!("{}\n{END}\n", text.trim_end_matches('\n'));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sign)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    // Text that was decoded cannot be wrong any more.
    let mut records = reader.records().map_while(Result::ok);
    let mut names = records.next().unwrap_or_default();
    names.trim();
    let columns = Columns::find(&names)?;
    let mut line = 1 + blank_lines(&text, &names);
    let mut rows = Vec::new();
    for mut record in records {
        // As a spreadsheet counts: what stands in quotation marks is one row, of however many lines.
        line += 1 + blank_lines(&text, &record);
        if record.iter().eq([END]) {
            break;
        }
        if columns.is_open(&record) {
            rows.push(Row { line, member_number: None, entry: Err(opened(&record)) });
            break;
        }
        // Not before: a line's end at the edge of a field tells of a quotation mark, too.
        record.trim();
        if !record.iter().all(str::is_empty) {
            rows.push(columns.row(line, &record));
        }
    }
    checked(rows)
}

/// Empty lines before a record.
fn blank_lines(text: &str, record: &StringRecord) -> u64 {
    let start = record.position().and_then(|position| usize::try_from(position.byte()).ok());
    let before = start.and_then(|start| text.as_bytes().get(start..)).unwrap_or_default();
    before.iter().take_while(|byte| **byte == b'\n').count() as u64
}

fn checked(rows: Vec<Row>) -> Result<Vec<Row>, FileError> {
    if rows.is_empty() {
        return Err(FileError::Empty);
    }
    if rows.iter().any(|row| row.entry.is_ok()) {
        return Ok(rows);
    }
    let mistakes = rows.into_iter().filter_map(|row| {
        let (error, found) = row.entry.err()?;
        Some(Mistake { line: row.line, error, found })
    });
    Err(FileError::AllWrong(mistakes.take(MISTAKES).collect()))
}

/// What parts columns, and the text from their names on. Excel tells it in a line of its own, which it does not show;
/// otherwise it is the sign that the names have most of.
fn separator(text: &str) -> (u8, &str) {
    if let Some((sign, rest)) = text.strip_prefix("sep=").and_then(|text| text.split_once('\n'))
        && let [sign] = *sign.trim_matches(' ').as_bytes()
    {
        return (sign, rest);
    }
    let names = text.trim_start_matches('\n').lines().next().unwrap_or_default();
    let count = |sign: &u8| names.bytes().filter(|byte| byte == sign).count();
    // Of signs that are there equally often, the last is taken: a comma where there is none of them.
    ([b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b','), text)
}

fn opened(record: &StringRecord) -> (RowError, String) {
    let field = record.iter().find(|field| field.contains('\n')).unwrap_or_default();
    (RowError::Quote, field.lines().next().unwrap_or_default().to_owned())
}

/// Where each column stands.
struct Columns {
    at: [Option<usize>; 7],
    many: usize,
}

impl Columns {
    /// Finds them by name, in any case and with blanks or hyphens for underscores.
    fn find(names: &StringRecord) -> Result<Self, FileError> {
        let tidy = |name: &str| {
            let name = name.to_lowercase().replace([' ', '-', '\u{a0}'], "_");
            if name == "e_mail" { "email".to_owned() } else { name }
        };
        let mut at = [None; 7];
        for (index, name) in names.iter().map(tidy).enumerate() {
            let Some(column) = COLUMNS.iter().position(|column| *column == name) else { continue };
            if at[column].replace(index).is_some() {
                return Err(FileError::ColumnTwice(COLUMNS[column]));
            }
        }
        match (0..COLUMNS.len()).find(|column| at[*column].is_none() && !OPTIONAL.contains(column)) {
            Some(missing) => Err(FileError::Column(COLUMNS[missing])),
            None => Ok(Self { at, many: names.len() }),
        }
    }

    fn get<'a>(&self, record: &'a StringRecord, column: usize) -> &'a str {
        self.at[column].and_then(|at| record.get(at)).unwrap_or_default()
    }

    /// Whether a quotation mark in the record was opened by mistake: it took in the end, or other lines and not just as
    /// many columns as there are, or a line's end into what we read.
    fn is_open(&self, record: &StringRecord) -> bool {
        let breaks = |field: &str| field.contains('\n');
        record.iter().any(|field| field.contains(END))
            || (record.iter().any(breaks) && record.len() != self.many)
            || (0..COLUMNS.len()).any(|column| breaks(self.get(record, column)))
    }

    /// Whether the record has its columns: at most optional ones are missing at its end, and what is too much is empty.
    fn fit(&self, record: &StringRecord) -> bool {
        let is_there = |column: &usize| self.at[*column].is_none_or(|at| at < record.len());
        let required = (0..COLUMNS.len()).filter(|column| !OPTIONAL.contains(column));
        required.into_iter().all(|column| is_there(&column))
            && record.iter().skip(self.many).all(str::is_empty)
    }

    fn row(&self, line: u64, record: &StringRecord) -> Row {
        if !self.fit(record) {
            let found = record.iter().collect::<Vec<_>>().join(" | ");
            // Where columns are missing or too many, a number may be any number: only a first column is none's but its own.
            let is_first = self.at[MEMBER_NUMBER] == Some(0);
            let number = MemberNumber::parse(self.get(record, MEMBER_NUMBER)).ok().filter(|_| is_first);
            return Row { line, member_number: number, entry: Err((RowError::Columns, found)) };
        }
        let member_number = MemberNumber::parse(self.get(record, MEMBER_NUMBER)).ok();
        Row { line, member_number, entry: self.entry(record) }
    }

    fn entry(&self, record: &StringRecord) -> Result<(Entry, EmailAddress), (RowError, String)> {
        let get = |column| self.get(record, column);
        let wrong = |error, column| move || (error, get(column).to_owned());
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let fits = |text: &str| text.chars().count() <= MAX_CHARS && !text.chars().any(char::is_control);
        let email = EmailAddress::parse(get(EMAIL)).ok().ok_or_else(wrong(RowError::Email, EMAIL))?;
        let entry = Entry {
            member_number: MemberNumber::parse(get(MEMBER_NUMBER))
                .ok()
                .ok_or_else(wrong(RowError::MemberNumber, MEMBER_NUMBER))?,
            name: text(get(NAME)).filter(|name| fits(name)).ok_or_else(wrong(RowError::Name, NAME))?,
            email: email.address(),
            kind: get(KIND)
                .to_lowercase()
                .parse::<MemberKind>()
                .ok()
                .ok_or_else(wrong(RowError::Kind, KIND))?,
            province: text(get(PROVINCE))
                .map(|text| text.to_uppercase().parse::<Province>())
                .transpose()
                .ok()
                .ok_or_else(wrong(RowError::Province, PROVINCE))?,
            language: get(LANGUAGE)
                .to_lowercase()
                .parse::<Language>()
                .ok()
                .ok_or_else(wrong(RowError::Language, LANGUAGE))?,
            specialty: match text(get(SPECIALTY)) {
                Some(text) if !fits(&text) => return Err((RowError::Specialty, text)),
                specialty => specialty,
            },
        };
        Ok((entry, email))
    }
}

#[cfg(test)]
mod tests;

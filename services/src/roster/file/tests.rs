//! Claims about files as people send them.

use super::*;

const HEAD: &str = "member_number,name,email,kind,province,language,specialty\n";
const ANN: &str = "1,Ann Quack,ann@example.org,physician,ON,en,Family medicine\n";

fn rows(file: &str) -> Vec<Row> {
    read(file.as_bytes()).unwrap()
}

fn errors(lines: &str) -> Vec<(u64, RowError)> {
    let rows = rows(&format!("{HEAD}{lines}"));
    rows.into_iter().filter_map(|row| Some((row.line, row.entry.err()?.0))).collect()
}

/// The numbers of the lines that are right.
fn taken(rows: &[Row]) -> Vec<&str> {
    rows.iter().filter_map(|row| Some(row.entry.as_ref().ok()?.0.member_number.as_str())).collect()
}

#[test]
fn each_wrong_line_is_named_with_its_mistake() {
    let lines = format!(
        "{ANN}2,,bob@example.org,learner,QC,fr,\n\
         3,Bob Quack,bob,learner,QC,fr,\n\
         4,Bob Quack,bob@example.org,dentist,QC,fr,\n\
         5,Bob Quack,bob@example.org,expert,ZZ,fr,\n\
         6,Bob Quack,bob@example.org,expert,,de,\n\
         x y,Bob Quack,bob@example.org,expert,,fr,\n\
         \"8\",\"Quack, Bob\",bob@example.org,expert,,fr,\n\
         9,Bob\n\
         10,Quack, Bob,bob@example.org,expert,,fr,Geriatrics\n"
    );
    let expected = [
        (3, RowError::Name),
        (4, RowError::Email),
        (5, RowError::Kind),
        (6, RowError::Province),
        (7, RowError::Language),
        (8, RowError::MemberNumber),
        (10, RowError::Columns),
        (11, RowError::Columns),
    ];
    assert_eq!(errors(&lines), expected);
}

#[test]
fn a_file_without_members_is_no_roster() {
    assert!(matches!(read(HEAD.as_bytes()), Err(FileError::Empty)));
    assert!(matches!(read(b"".as_slice()), Err(FileError::Column("member_number"))));
    assert!(matches!(read("a,b\n1,2\n".as_bytes()), Err(FileError::Column("member_number"))));
    let twice = HEAD.replace("specialty", "E-Mail");
    assert!(matches!(read(twice.as_bytes()), Err(FileError::ColumnTwice("email"))));
    let twice = HEAD.replace("specialty", "Email");
    assert!(matches!(read(twice.as_bytes()), Err(FileError::ColumnTwice("email"))));
}

#[test]
fn where_every_line_is_wrong_the_first_mistakes_are_told_with_what_was_found() {
    let lines: Vec<String> = (1..9).map(|n| format!("{n},Ann,ann{n}@example.org,dentist,ON,en,\n")).collect();
    let lines = lines.concat();
    let Err(FileError::AllWrong(mistakes)) = read(format!("{HEAD}{lines}").as_bytes()) else { panic!() };
    assert_eq!(mistakes.len(), 5);
    let first = Mistake { line: 2, error: RowError::Kind, found: "dentist".into() };
    assert_eq!(mistakes.first(), Some(&first));
    let told = FileError::AllWrong(mistakes).to_string();
    assert!(told.contains("line 2: kind: physician, learner or expert (found: dentist)"), "{told}");
}

#[test]
fn case_31_another_encoding_and_control_characters_are_named() {
    let dos = [HEAD.as_bytes(), b"1,Ren\x82,rene@example.org,physician,,fr,\n"].concat();
    assert!(matches!(read(dos.as_slice()), Err(FileError::Encoding(2))));
    assert!(matches!(read(b"PK\x03\x04\xff\xfe\x00\n".as_slice()), Err(FileError::Encoding(1))));
    let lines = format!("{ANN}2,Bo\u{7}b,bob@example.org,physician,,en,\n");
    assert_eq!(errors(&lines), [(3, RowError::Name)]);
}

#[test]
fn a_file_from_a_spreadsheet_in_french_is_read() {
    let text = format!("{HEAD}1,René Bœuf,rene@example.org,physician,,fr,l’Île\n").replace(',', ";");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let rows = read(bytes.as_ref()).unwrap();
    assert_eq!(rows[0].entry.as_ref().unwrap().0.name, "René Bœuf");
}

#[test]
fn columns_are_parted_and_named_as_spreadsheets_and_people_do() {
    for file in [
        format!("\u{feff}{HEAD}{ANN}"),
        format!("{HEAD}{ANN}").replace(',', ";"),
        format!("{HEAD}{ANN}").replace(',', "\t"),
        format!("sep=;\n{}", format!("{HEAD}{ANN}").replace(',', ";")),
        format!("{HEAD}{ANN}").replace('\n', "\r\n"),
        format!("{}{ANN}", HEAD.to_uppercase()),
        format!("{}{ANN}", HEAD.replace("member_number,name,", " Member Number , Name ,")),
        format!("{HEAD}1,Ann Quack,ann@example.org,Physician,on,EN\n"),
        format!("{HEAD}1,Ann Quack,ann@example.org,physician,ON,en,,,\n,,,,,,\n\n"),
    ] {
        let rows = rows(&file);
        assert_eq!((rows.len(), taken(&rows), rows[0].line), (1, vec!["1"], 2), "{file}");
    }
}

#[test]
fn a_missing_last_column_is_fine_only_where_it_may_be_empty() {
    assert_eq!(errors(&format!("{ANN}9,Bob,bob9@example.org,physician,ON,en\n")), []);
    let lines = format!("{ANN}9,Bob,bob9@example.org,physician,ON\n");
    assert_eq!(errors(&lines), [(3, RowError::Columns)]);
}

#[test]
fn nothing_is_read_from_a_quotation_mark_on_that_is_not_closed() {
    let follow = "96,Eve,eve@example.org,physician,ON,en,\n97,Fay,fay@example.org,physician,ON,en,\n";
    for open in [
        "95,\"Bob Quack,bob95@example.org,physician,ON,en,\n",
        "95,Bob Quack,bob95@example.org,physician,ON,en,\"\n",
    ] {
        for rest in
            [follow.to_owned(), follow.replace("Eve", "\"Eve, MD\""), follow.replace("Fay", "\"Fay\"")]
        {
            let rows = rows(&format!("{HEAD}{ANN}{open}{rest}"));
            assert_eq!(taken(&rows), ["1"], "{open}{rest}");
            let last = rows.last().unwrap();
            assert_eq!((last.line, last.member_number.is_none()), (3, true));
            assert_eq!(last.entry.as_ref().unwrap_err().0, RowError::Quote);
        }
    }
    let inside = "95,Bob 6\" Quack,bob95@example.org,physician,ON,en,\n";
    assert_eq!(
        taken(&rows(&format!("{HEAD}{ANN}{inside}"))),
        ["1", "95"],
        "a mark inside of a text opens nothing"
    );
}

#[test]
fn lines_are_numbered_as_a_spreadsheet_shows_them() {
    let head = HEAD.replace("specialty", "specialty,notes");
    let file = format!(
        "{head}1,Ann,ann@example.org,physician,ON,en,,\"two\nlines\"\n\n2,Bob,bob,physician,ON,en,,\n"
    );
    for file in [file.clone(), file.replace('\n', "\r\n")] {
        let lines: Vec<u64> = rows(&file).iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4], "a row of two lines is one, an empty one is one too");
    }
}

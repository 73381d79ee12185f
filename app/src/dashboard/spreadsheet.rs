//! CSV for spreadsheets, whose cells must not be taken for formulas.

/// With what a spreadsheet takes a cell for a formula, in every width that it reads.
const FORMULA: [char; 18] =
    ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '｜', '％', '﹦', '﹢', '﹣', '﹫', '﹪', '−'];

/// What a spreadsheet may leave out before it looks.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A line of cells (RFC 4180). A cell that a spreadsheet would calculate (OWASP, CSV injection) begins with an
/// apostrophe instead.
pub fn line<const N: usize>(cells: [&str; N]) -> String {
    let mut line = String::new();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        let is_formula = cell.starts_with(['\t', '\r', '\n'])
            || cell.trim_start_matches(is_passed_over).starts_with(FORMULA);
        let needs_quotes = cell.contains(['"', ',', ';', '\n', '\r', '\t']);
        let marked = if is_formula { format!("'{cell}") } else { cell.to_owned() };
        if needs_quotes {
            line.push('"');
            line.push_str(&marked.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&marked);
        }
    }
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_47_a_cell_is_no_formula() {
        for cell in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            "﹦1",
            " =1",
            "\u{200B}=1",
        ] {
            let line = line([cell]);
            assert!(line.trim_start_matches('"').starts_with('\''), "{line}");
        }
        assert_eq!(line(["a", "b,\"c\""]), "a,\"b,\"\"c\"\"\"\r\n");
    }
}

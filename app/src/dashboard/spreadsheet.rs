//! CSV for spreadsheets, whose cells must not be taken for formulas.

/// A line of cells (RFC 4180). A cell that a spreadsheet would calculate (OWASP, CSV injection) begins with an
/// apostrophe instead.
pub fn line<const N: usize>(cells: [&str; N]) -> String {
    let mut line = String::new();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']);
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
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            let line = line([cell]);
            assert!(line.trim_start_matches('"').starts_with('\''), "{line}");
        }
        assert_eq!(line(["a", "b,\"c\""]), "a,\"b,\"\"c\"\"\"\r\n");
    }
}

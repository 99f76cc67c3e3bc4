//! Comma-separated values as RFC 4180 has them, in UTF-8.

/// Rows as lines. A cell is quoted where it has to be.
#[must_use]
pub fn lines<R: AsRef<[String]>>(rows: &[R]) -> String {
    let mut out = String::new();
    for row in rows {
        for (index, cell) in row.as_ref().iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            let cell = guarded(cell);
            if cell.contains([',', '"', '\n', '\r']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A cell that a spreadsheet would calculate is given as the text that it is: what delegations write is not ours.
fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_back_whatever_is_in_it() {
        let rows = [["a,b", "she said \"no\"", "two\nlines", "plain"].map(str::to_owned)];
        assert_eq!(lines(&rows), "\"a,b\",\"she said \"\"no\"\"\",\"two\nlines\",plain\r\n");
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(lines(&[["=1+1".to_owned()]]), "'=1+1\r\n");
        assert_eq!(lines(&[["=HYPERLINK(\"x\",\"y\")".to_owned()]]), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
    }
}

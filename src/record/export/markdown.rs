//! A text as Markdown, and back.
//!
//! ```text
//!   # TITLE      plain lines      **status**      ## heading      1. paragraph      > somebody's words      | table |
//! ```
//!
//! The report that is put to a meeting is a file in this form, so that everybody can read it with anything, and a
//! secretariat can correct it in any editor. What was corrected is read back and printed as it was adopted.

use std::fmt::Write as _;

use crate::record::wording::Language;
use crate::record::writing::{Block, Writing};

/// The text as Markdown.
#[must_use]
pub fn write(writing: &Writing) -> String {
    let mut out = String::new();
    // Writing to a String does not fail.
    for line in &writing.title {
        let _ = writeln!(out, "# {}\n", escaped(line));
    }
    for line in &writing.subtitle {
        let _ = writeln!(out, "{}\n", escaped(line));
    }
    if !writing.status.is_empty() {
        let _ = writeln!(out, "**{}**\n", escaped(&writing.status));
    }
    for block in &writing.blocks {
        match block {
            Block::Heading { level, text } => {
                let _ = writeln!(out, "{} {}\n", "#".repeat(usize::from(*level) + 1), escaped(text));
            }
            Block::Annex { text } => {
                let _ = writeln!(out, "---\n\n## {}\n", escaped(text));
            }
            Block::Numbered { number, text } => {
                let _ = writeln!(out, "{number}. {}\n", escaped(text));
            }
            Block::Plain { text } => {
                let _ = writeln!(out, "{}\n", escaped(text));
            }
            Block::Quote { text } => {
                for line in text.lines() {
                    let _ = writeln!(out, "{}", format!("> {}", escaped(line)).trim_end());
                }
                out.push('\n');
            }
            Block::Table { columns, rows, widths } => {
                let cell = |text: &String| marked(text).replace('|', "\\|").replace('\n', "<br>");
                let row = |cells: &[String]| format!("| {} |", cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
                let _ = writeln!(out, "{}", row(columns));
                // The dashes carry the widths, so that a table reads back as it was.
                let dashes = |width: &u32| "-".repeat((*width).max(3) as usize);
                let _ = writeln!(out, "|{}|", widths.iter().map(dashes).collect::<Vec<_>>().join("|"));
                for cells in rows {
                    let _ = writeln!(out, "{}", row(cells));
                }
                out.push('\n');
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Reads a text that [`write()`] has written, or that somebody corrected after it. Paragraphs are numbered anew, so
/// that one that was added or taken away leaves no gap. `foot` and `page` are what the file does not hold.
#[must_use]
pub fn read(text: &str, language: Language, foot: String, page: (String, String)) -> Writing {
    let mut writing = Writing {
        language,
        title: Vec::new(),
        subtitle: Vec::new(),
        status: String::new(),
        foot,
        page,
        blocks: Vec::new(),
    };
    let mut number = 0;
    let mut annex = false;
    let mut lines = text.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        let above = writing.blocks.is_empty();
        if line.is_empty() {
        } else if line == "---" {
            annex = true;
        } else if let Some(text) = line.strip_prefix("# ") {
            writing.title.push(plain(text));
        } else if let Some((level, text)) = heading(line) {
            let text = plain(text);
            let block = if annex { Block::Annex { text } } else { Block::Heading { level, text } };
            writing.blocks.push(block);
            annex = false;
        } else if let Some(text) = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**")).filter(|_| above) {
            writing.status = plain(text);
        } else if line.starts_with('>') {
            let mut words = vec![quoted(line)];
            while let Some(more) = lines.next_if(|line| line.starts_with('>')) {
                words.push(quoted(more));
            }
            writing.blocks.push(Block::Quote { text: words.join("\n") });
        } else if line.starts_with('|') {
            let columns = cells(line);
            let mut widths = vec![3; columns.len()];
            if let Some(dashes) = lines.next_if(|line| line.starts_with("|-")) {
                let lengths = dashes.trim_matches('|').split('|').map(|dashes| u32::try_from(dashes.len()));
                widths = lengths.map(|length| length.unwrap_or(3)).collect();
            }
            let mut rows = Vec::new();
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            writing.blocks.push(Block::Table { columns, widths, rows });
        } else {
            // A paragraph that an editor broke into lines is one paragraph.
            let mut whole = line.to_owned();
            while let Some(more) = lines.next_if(|line| !line.is_empty() && !begins_block(line)) {
                whole.push(' ');
                whole.push_str(more.trim_start());
            }
            match paragraph(&whole) {
                Some(text) => {
                    number += 1;
                    writing.blocks.push(Block::Numbered { number, text: plain(text) });
                }
                None if above => writing.subtitle.push(plain(&whole)),
                None => writing.blocks.push(Block::Plain { text: plain(&whole) }),
            }
        }
    }
    writing
}

fn begins_block(line: &str) -> bool {
    line.starts_with(['#', '>', '|']) || line == "---" || paragraph(line).is_some()
}

fn heading(line: &str) -> Option<(u8, &str)> {
    (1..=3).find_map(|level| {
        let marks = "#".repeat(usize::from(level) + 1);
        Some((level, line.strip_prefix(&marks)?.strip_prefix(' ')?))
    })
}

/// The words of a numbered paragraph.
fn paragraph(line: &str) -> Option<&str> {
    let (number, text) = line.split_once(". ")?;
    (!number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

fn quoted(line: &str) -> String {
    let rest = line.strip_prefix('>').unwrap_or(line);
    plain(rest.strip_prefix(' ').unwrap_or(rest))
}

/// The cells of a row; a bar after a backslash is part of a cell.
fn cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                if let Some(last) = cells.last_mut() {
                    last.push('\\');
                    last.extend(letters.next());
                }
            }
            '|' => cells.push(String::new()),
            other => {
                if let Some(last) = cells.last_mut() {
                    last.push(other);
                }
            }
        }
    }
    // After the last bar there is nothing.
    cells.pop();
    cells.iter().map(|cell| plain(&cell.trim().replace("<br>", "\n"))).collect()
}

/// Letters that would mean something to Markdown are made plain. Nothing that a delegation writes is markup.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '*' | '_' | '<' | '`') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The same for words that begin a line.
fn escaped(text: &str) -> String {
    let mut out = marked(text);
    // At the beginning of a line these begin something.
    if out.starts_with(['#', '>', '|', '-', '+']) {
        out.insert(0, '\\');
    }
    if let Some(text) = paragraph(text) {
        let at = out.len() - marked(text).len();
        out.insert(at.saturating_sub(2), '\\');
    }
    out
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => out.extend(letters.next()),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn back(writing: &Writing) -> Writing {
        read(&write(writing), writing.language, writing.foot.clone(), writing.page.clone())
    }

    fn of(blocks: Vec<Block>) -> Writing {
        Writing {
            language: Language::En,
            title: vec!["REPORT OF A_MEETING".to_owned()],
            subtitle: vec!["6 October 2021".to_owned(), "[to be completed]".to_owned()],
            status: "DRAFT, as of 16:40".to_owned(),
            foot: "Report".to_owned(),
            page: ("Page".to_owned(), "of".to_owned()),
            blocks: [vec![Block::Heading { level: 1, text: "INTRODUCTION".to_owned() }], blocks].concat(),
        }
    }

    fn words() -> impl Strategy<Value = String> {
        "[-#>|*_<`\\\\0-9. a-zăđ\\[\\](){}!&;:]{0,40}"
            .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .prop_filter("a paragraph has words", |text| !text.is_empty())
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_back(texts in proptest::collection::vec((0_u8..6, words(), words()), 0..8)) {
            let mut number = 0;
            let blocks = texts.into_iter().map(|(kind, one, two)| match kind {
                0 => Block::Heading { level: 2, text: one },
                1 => Block::Annex { text: one },
                2 => {
                    number += 1;
                    Block::Numbered { number, text: one }
                }
                3 => Block::Plain { text: one },
                4 => Block::Table { columns: vec![one.clone(), two.clone()], widths: vec![3, 40], rows: vec![vec![two, one]] },
                _ => Block::Quote { text: format!("{one}\n\n{two}") },
            });
            let writing = of(blocks.collect());
            prop_assert_eq!(back(&writing), writing);
        }
    }

    #[test]
    fn a_paragraph_that_was_added_is_numbered_with_the_others() {
        let corrected = "# T\n\n## H\n\n1. One.\n\n7. Between,\nbroken by an editor.\n\n2. Two.\n";
        let writing = read(corrected, Language::En, String::new(), (String::new(), String::new()));
        let numbered = |number, text: &str| Block::Numbered { number, text: text.to_owned() };
        assert_eq!(
            writing.blocks[1..],
            [numbered(1, "One."), numbered(2, "Between, broken by an editor."), numbered(3, "Two.")]
        );
    }
}

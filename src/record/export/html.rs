//! A text as one HTML file that prints to A4: nothing is fetched, nothing runs.

use std::fmt::Write as _;

use crate::record::writing::{Block, Writing, bound};

const STYLE: &str = include_str!("report.css");

/// How many rows of a table are few.
const SHORT: usize = 6;

/// The text as HTML. `figure` is a picture in SVG that stands at the end, with its caption.
#[must_use]
pub fn write(writing: &Writing, figure: Option<(&str, &str)>) -> String {
    let mut out = String::new();
    let title = writing.title.join(" ");
    // Writing to a String does not fail.
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}@page {{\n  @bottom-left {{ content: {}; }}\n  \
         @bottom-right {{ content: {} counter(page) {} counter(pages); }}\n}}\n</style>\n</head>\n<body>\n<main>\n<header>\n",
        writing.language.code(),
        escaped(&title),
        css(&writing.foot),
        css(&format!("{} ", writing.page.0)),
        css(&format!(" {} ", writing.page.1)),
    );
    for line in &writing.title {
        let _ = writeln!(out, "<h1>{}</h1>", escaped(line));
    }
    for line in &writing.subtitle {
        let _ = writeln!(out, "<p>{}</p>", escaped(line));
    }
    if !writing.status.is_empty() {
        let _ = writeln!(out, "<p class=\"status\">{}</p>", escaped(&writing.status));
    }
    out.push_str("</header>\n");
    for block in &writing.blocks {
        match block {
            Block::Heading { level, text } => {
                let level = level + 1;
                let _ = writeln!(out, "<h{level}>{}</h{level}>", escaped(text));
            }
            Block::Annex { text } => {
                let _ = writeln!(out, "<h2 class=\"annex\">{}</h2>", escaped(text));
            }
            Block::Numbered { number, text } => {
                let _ = writeln!(
                    out,
                    "<p class=\"numbered\" id=\"p{number}\"><span class=\"number\">{number}.</span> {}</p>",
                    escaped(&bound(text))
                );
            }
            Block::Plain { text } => {
                let _ = writeln!(out, "<p>{}</p>", escaped(text));
            }
            Block::Quote { text } => {
                let lines: Vec<_> = text.lines().map(escaped).collect();
                let _ = writeln!(out, "<blockquote>{}</blockquote>", lines.join("<br>\n"));
            }
            Block::Table { columns, widths, rows } => table(&mut out, columns, widths, rows),
        }
    }
    if let Some((svg, caption)) = figure {
        let _ =
            writeln!(out, "<figure class=\"annex\">\n{svg}\n<figcaption>{}</figcaption>\n</figure>", escaped(caption));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn table(out: &mut String, columns: &[String], widths: &[u32], rows: &[Vec<String>]) {
    let sum = widths.iter().sum::<u32>().max(1);
    // A few rows stay together; of many, none stands alone on a page.
    out.push_str(if rows.len() <= SHORT { "<table class=\"short\">\n<colgroup>" } else { "<table>\n<colgroup>" });
    for width in widths {
        let _ = write!(out, "<col style=\"width: {}%\">", width * 100 / sum);
    }
    out.push_str("</colgroup>\n<thead><tr>");
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(column));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<td>{}</td>", escaped(cell).replace('\n', "<br>"));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Text between tags and in attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No text of ours has them, and XML has no way to say them.
            letter if letter.is_control() && !matches!(letter, '\n' | '\t') => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A text as a string of a style sheet.
fn css(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' | '<' | '>' | '\n' | '\r' => {
                let _ = write!(out, "\\{:x} ", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::wording::Language;

    #[test]
    fn whatever_a_delegation_writes_is_text_and_never_markup() {
        let evil = "</style><script>alert(\"x\")</script>\u{7}".to_owned();
        let writing = Writing {
            language: Language::Vi,
            title: vec![evil.clone()],
            subtitle: vec![evil.clone()],
            status: evil.clone(),
            foot: evil.clone(),
            page: (evil.clone(), evil.clone()),
            blocks: vec![
                Block::Heading { level: 1, text: evil.clone() },
                Block::Quote { text: evil.clone() },
                Block::Table { columns: vec![evil.clone()], widths: vec![1], rows: vec![vec![evil]] },
            ],
        };
        let html = write(&writing, None);
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</style>").count(), 1);
    }
}

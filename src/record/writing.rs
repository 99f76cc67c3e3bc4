//! A text as people print it: headings, numbered paragraphs, tables. Every format is drawn from this one form.

use serde::Serialize;

use super::wording::Language;

/// A whole text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Writing {
    /// Its language.
    pub language: Language,
    /// The lines of its title.
    pub title: Vec<String>,
    /// Lines under the title: dates, place.
    pub subtitle: Vec<String>,
    /// What it is: a draft as of an hour, or final. Empty for what is neither.
    pub status: String,
    /// What stands at the foot of each page, before the page's number.
    pub foot: String,
    /// "Page", and "of": the words around a page's number.
    pub page: (String, String),
    /// Everything under the title.
    pub blocks: Vec<Block>,
}

/// A part of a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// The heading of an annex, on a new page.
    Annex {
        /// Its words, with the number.
        text: String,
    },
    /// A paragraph with its number, which goes on through the whole text.
    Numbered {
        /// The number, from 1.
        number: u32,
        /// Its words.
        text: String,
    },
    /// A paragraph without a number.
    Plain {
        /// Its words.
        text: String,
    },
    /// Somebody's own words.
    Quote {
        /// The words; may have line ends.
        text: String,
    },
    /// A table.
    Table {
        /// Heads of the columns.
        columns: Vec<String>,
        /// Shares of the columns in the width, in parts of the sum.
        widths: Vec<u32>,
        /// Rows with as many cells as there are columns.
        rows: Vec<Vec<String>>,
    },
}

/// A text whose references are not torn apart at the end of a line: between a word such as "ANNEX" and its number stands
/// a space that does not break. For what is printed; where a text is read back, its spaces are plain.
#[must_use]
pub fn bound(text: &str) -> String {
    const BEFORE_NUMBERS: [&str; 8] = ["ANNEX", "ANNEXES", "LỤC", "Item", "Items", "mục", "Mục", "No."];
    let mut out = String::with_capacity(text.len());
    let mut last = "";
    for word in text.split(' ') {
        let bound = (BEFORE_NUMBERS.contains(&last) && word.starts_with(|first: char| first.is_ascii_digit()))
            || (last == "PHỤ" && word == "LỤC");
        if !out.is_empty() {
            out.push(if bound { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
        last = word;
    }
    out
}

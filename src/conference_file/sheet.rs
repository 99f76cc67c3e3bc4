//! The file as a sheet of paper: values that know their line, and a list on which every fault is noted.
//!
//! Reading never stops at a fault. A value that cannot be used is noted and read as nothing; whoever reads
//! goes on with the rest, so one look at a file tells everything that is wrong with it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Problem, Shape};
use crate::procedure::definition::Bilingual;
use crate::procedure::ids::{ItemNumber, Span};

/// Where something stands: bytes in the text, and its path in the conference.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Place {
    /// The bytes it takes.
    pub span: Range<usize>,
    /// `meetings[AMMin8].agenda[5].kind`
    pub path: String,
}

impl Place {
    /// The same bytes under a longer path.
    pub(super) fn inside(&self, part: &str) -> String {
        match (self.path.is_empty(), part.starts_with('[')) {
            (true, _) => part.to_owned(),
            (false, true) => format!("{}{part}", self.path),
            (false, false) => format!("{}.{part}", self.path),
        }
    }
}

/// A value that was read, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct At<T> {
    pub value: T,
    pub place: Place,
}

/// The text under the reader's eyes, and the faults noted so far.
pub(super) struct Sheet<'t> {
    text: &'t str,
    name: &'t str,
    line_starts: Vec<usize>,
    faults: Vec<Fault>,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(text: &'t str, name: &'t str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, name, line_starts, faults: Vec::new() }
    }

    /// The line on which a byte stands, from 1.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    /// Notes a fault.
    pub(super) fn note(&mut self, place: &Place, problem: Problem) {
        let byte = place.span.start.min(self.text.len());
        let line = self.line(byte);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..byte).map_or(1, |before| before.chars().count() + 1);
        self.faults.push(Fault { file: self.name.to_owned(), line, column, path: place.path.clone(), problem });
    }

    /// The faults from the top of the file to its end; each once.
    pub(super) fn into_faults(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| (fault.line, fault.column));
        self.faults.dedup();
        self.faults
    }

    /// The text of some bytes.
    pub(super) fn text_at(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }
}

/// A value of the file.
#[derive(Clone, Debug)]
pub(super) struct Node<'t> {
    value: &'t DeValue<'t>,
    pub place: Place,
}

impl<'t> Node<'t> {
    fn new(value: &'t Spanned<DeValue<'t>>, path: String) -> Self {
        Self { value: value.get_ref(), place: Place { span: value.span(), path } }
    }

    fn wrong<T>(&self, sheet: &mut Sheet<'_>, shape: Shape) -> Option<T> {
        sheet.note(&self.place, Problem::WrongShape { found: self.value.type_str(), shape });
        None
    }

    /// The same value under another path, so that an entry is named by its id and not by its place.
    pub(super) fn called(mut self, path: String) -> Self {
        self.place.path = path;
        self
    }

    pub(super) fn at<T>(&self, value: T) -> At<T> {
        At { value, place: self.place.clone() }
    }

    /// The text, if it is one, without noting anything.
    pub(super) fn peek(&self) -> Option<&'t str> {
        self.value.as_str()
    }

    /// What TOML calls the value.
    pub(super) fn kind(&self) -> &'static str {
        self.value.type_str()
    }

    pub(super) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// The text of a key of this table, without noting anything: for naming entries of a list.
    pub(super) fn peek_key(&self, key: &str) -> Option<&'t str> {
        self.value.as_table()?.get(key)?.get_ref().as_str()
    }

    pub(super) fn word(&self, sheet: &mut Sheet<'_>) -> Option<&'t str> {
        match self.value.as_str() {
            Some(text) => Some(text),
            None => self.wrong(sheet, Shape::Text),
        }
    }

    /// A text for people: not empty, on one line, not too long.
    pub(super) fn prose(&self, sheet: &mut Sheet<'_>, max: usize) -> Option<String> {
        let text = self.word(sheet)?;
        let chars = text.chars().count();
        let problem = if text.trim().is_empty() {
            Problem::EmptyText
        } else if text.chars().any(char::is_control) {
            Problem::TextNotOneLine
        } else if chars > max {
            Problem::TextTooLong { chars, max }
        } else {
            return Some(text.to_owned());
        };
        sheet.note(&self.place, problem);
        None
    }

    pub(super) fn truth(&self, sheet: &mut Sheet<'_>) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong(sheet, Shape::Truth))
    }

    pub(super) fn number(&self, sheet: &mut Sheet<'_>, min: u32, max: u32) -> Option<u32> {
        let Some(integer) = self.value.as_integer() else { return self.wrong(sheet, Shape::Number) };
        let read = i64::from_str_radix(integer.as_str(), integer.radix()).ok().and_then(|n| u32::try_from(n).ok());
        match read.filter(|n| (min..=max).contains(n)) {
            Some(n) => Some(n),
            None => {
                let number = sheet.text_at(self.place.span.clone()).to_owned();
                sheet.note(&self.place, Problem::OutOfRange { number, min, max });
                None
            }
        }
    }

    /// A length of time: `1500ms`, `90s`, `5min`, `1h`; at most a day.
    pub(super) fn duration(&self, sheet: &mut Sheet<'_>) -> Option<Span> {
        let text = self.word(sheet)?;
        let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, unit) = text.split_at(split);
        let factor = match unit.trim_start() {
            "ms" => 1,
            "s" => 1_000,
            "min" => 60_000,
            "h" => 3_600_000,
            _ => 0,
        };
        match digits.parse::<u64>().ok().and_then(|n| n.checked_mul(factor)) {
            Some(ms) if factor > 0 && ms <= 86_400_000 => Some(Span(ms)),
            _ => {
                sheet.note(&self.place, Problem::NotADuration { text: text.to_owned() });
                None
            }
        }
    }

    /// A date, written bare or as a text.
    pub(super) fn date(&self, sheet: &mut Sheet<'_>) -> Option<jiff::civil::Date> {
        let text = match (self.value.as_datetime(), self.value.as_str()) {
            (Some(datetime), _) => datetime.to_string(),
            (None, Some(text)) => text.to_owned(),
            (None, None) => return self.wrong(sheet, Shape::Date),
        };
        let plain = text.len() == "2021-10-06".len();
        text.parse().ok().filter(|_| plain).or_else(|| {
            sheet.note(&self.place, Problem::NotAMoment { text, shape: Shape::Date });
            None
        })
    }

    /// An hour of the day, written bare or as a text: `09:00`.
    pub(super) fn hour(&self, sheet: &mut Sheet<'_>) -> Option<jiff::civil::Time> {
        let text = match (self.value.as_datetime(), self.value.as_str()) {
            (Some(datetime), _) => datetime.to_string(),
            (None, Some(text)) => text.to_owned(),
            (None, None) => return self.wrong(sheet, Shape::Hour),
        };
        let plain = matches!(text.len(), 5 | 8) && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
        text.parse().ok().filter(|_| plain).or_else(|| {
            sheet.note(&self.place, Problem::NotAMoment { text, shape: Shape::Hour });
            None
        })
    }

    /// An id, by its own reader.
    pub(super) fn id<T>(
        &self,
        sheet: &mut Sheet<'_>,
        parse: fn(&str) -> Option<T>,
        example: &'static str,
    ) -> Option<At<T>> {
        let text = self.word(sheet)?;
        match parse(text) {
            Some(id) => Some(self.at(id)),
            None => {
                sheet.note(&self.place, Problem::NotAnId { text: text.to_owned(), example });
                None
            }
        }
    }

    pub(super) fn item_number(&self, sheet: &mut Sheet<'_>) -> Option<At<ItemNumber>> {
        let text = self.word(sheet)?;
        match ItemNumber::parse(text) {
            Some(number) => Some(self.at(number)),
            None => {
                sheet.note(&self.place, Problem::NotAnItemNumber { text: text.to_owned() });
                None
            }
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&self, sheet: &mut Sheet<'_>, words: &[(&'static str, T)]) -> Option<T> {
        let word = self.word(sheet)?;
        let found = words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&'static str> = words.iter().map(|(known, _)| *known).collect();
            let nearest = nearest(word, known.iter().copied());
            sheet.note(&self.place, Problem::UnknownWord { word: word.to_owned(), nearest, known });
        }
        found
    }

    /// The entries of a list. An entry is called by its `id` or `number` where it has one, else by its place.
    pub(super) fn list(&self, sheet: &mut Sheet<'_>) -> Option<Vec<Node<'t>>> {
        let Some(array) = self.value.as_array() else { return self.wrong(sheet, Shape::List) };
        let entry = |(i, value): (usize, &'t Spanned<DeValue<'t>>)| {
            let node = Node::new(value, String::new());
            let name = node.peek_key("id").or_else(|| node.peek_key("number"));
            let part = name.map_or_else(|| format!("[{}]", i + 1), |name| format!("[{name}]"));
            node.called(self.place.inside(&part))
        };
        Some(array.iter().enumerate().map(entry).collect())
    }

    pub(super) fn table(&self, sheet: &mut Sheet<'_>) -> Option<Fields<'t>> {
        match self.value.as_table() {
            Some(table) => Some(Fields { table, place: self.place.clone(), known: Vec::new() }),
            None => self.wrong(sheet, Shape::Table),
        }
    }

    /// A text in both languages.
    pub(super) fn bilingual(&self, sheet: &mut Sheet<'_>, max: usize) -> Option<Bilingual> {
        if !self.is_table() {
            return self.wrong(sheet, Shape::Bilingual);
        }
        let mut fields = self.table(sheet)?;
        let text = fields.languages(sheet, max);
        fields.close(sheet);
        text
    }
}

/// A table of which each key is taken once; what nobody took is unknown.
pub(super) struct Fields<'t> {
    table: &'t DeTable<'t>,
    pub place: Place,
    known: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    /// The whole file.
    pub(super) fn root(table: &'t DeTable<'t>) -> Self {
        Self { table, place: Place::default(), known: Vec::new() }
    }

    /// A key that may be there.
    pub(super) fn get(&mut self, key: &'static str) -> Option<Node<'t>> {
        self.known.push(key);
        self.table.get(key).map(|value| Node::new(value, self.place.inside(key)))
    }

    /// A key that must be there.
    pub(super) fn need(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Option<Node<'t>> {
        let node = self.get(key);
        if node.is_none() {
            sheet.note(&self.place, Problem::MissingKey { key });
        }
        node
    }

    /// Both languages, as two keys of this table.
    pub(super) fn languages(&mut self, sheet: &mut Sheet<'_>, max: usize) -> Option<Bilingual> {
        let mut one = |language: &'static str| match self.get(language) {
            Some(node) => node.prose(sheet, max),
            None => {
                sheet.note(&self.place, Problem::LanguageMissing { language });
                None
            }
        };
        let (en, vi) = (one("en"), one("vi"));
        Some(Bilingual { en: en?, vi: vi? })
    }

    /// Every key with its value: for tables whose keys are names.
    pub(super) fn entries(self) -> Vec<(At<&'t str>, Node<'t>)> {
        let Self { table, place, .. } = self;
        table
            .iter()
            .map(|(key, value)| {
                let path = place.inside(&format!("[{}]", key.get_ref()));
                let name = At { value: &**key.get_ref(), place: Place { span: key.span(), path: path.clone() } };
                (name, Node::new(value, path))
            })
            .collect()
    }

    /// Notes every key that nobody took.
    pub(super) fn close(self, sheet: &mut Sheet<'_>) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.known.contains(&name) {
                let place = Place { span: key.span(), path: self.place.path.clone() };
                let nearest = nearest(name, self.known.iter().copied());
                sheet.note(&place, Problem::UnknownKey { key: name.to_owned(), nearest, known: self.known.clone() });
            }
        }
    }
}

/// The known word that is spelt most like `word`, if one is close: at most a third of its letters differ.
/// Words of one or two letters are alike in everything but case only by chance.
pub(super) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let wanted: Vec<char> = word.to_lowercase().chars().collect();
    let allowed = wanted.len() / 3;
    known
        .into_iter()
        .map(|candidate| (distance(&wanted, &candidate.to_lowercase().chars().collect::<Vec<_>>()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, left out, changed or swapped with their neighbour to get from one word to
/// the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

//! Every form in which a report and the register are given, over any way: file, HTTP, bundle.

use super::{akn, docx, html, ics, markdown, register, speeches, summary, timeline};
use crate::procedure::ids::MeetingId;
use crate::record::wording::{Fault, Sentences};
use crate::record::writing::Writing;
use crate::record::{Course, Register};

/// A form of the report of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Markdown: the form in which the report is put to the meeting.
    Markdown,
    /// One page that prints to A4, with a picture of the meeting's course.
    Html,
    /// Word.
    Word,
    /// Akoma Ntoso 3.0: the record of the debate.
    AkomaNtoso,
    /// A calendar of the sittings.
    Calendar,
    /// The speeches with their times, and each party's speaking time.
    Speeches,
    /// A picture of the meeting's course.
    Picture,
    /// The Chair's summary of a sitting on one page, as Markdown.
    Summary,
    /// The same summary as one page that prints to A4.
    SummaryPage,
    /// Everything, for programs.
    Json,
}

/// What a form is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Of<'a> {
    /// The record.
    pub course: &'a Course,
    /// The meeting.
    pub meeting: &'a MeetingId,
    /// The sitting of a summary; the last where none is named.
    pub sitting: Option<u32>,
    /// The sentences.
    pub sentences: &'a Sentences,
}

/// Why something has no such form.
#[derive(Debug, thiserror::Error)]
pub enum Unformed {
    /// The sentences.
    #[error(transparent)]
    Wording(#[from] Fault),
    /// The archive of a Word document.
    #[error("the Word document could not be put together: {0}")]
    Word(#[from] zip::result::ZipError),
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Markdown,
        Self::Html,
        Self::Word,
        Self::AkomaNtoso,
        Self::Calendar,
        Self::Speeches,
        Self::Picture,
        Self::Summary,
        Self::SummaryPage,
        Self::Json,
    ];

    /// How it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Word => "docx",
            Self::AkomaNtoso => "akn",
            Self::Calendar => "ics",
            Self::Speeches => "csv",
            Self::Picture => "svg",
            Self::Summary => "summary",
            Self::SummaryPage => "summary-html",
            Self::Json => "json",
        }
    }

    /// Reads its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// How the name of its file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::AkomaNtoso => "akn.xml",
            Self::Summary => "summary.md",
            Self::SummaryPage => "summary.html",
            Self::Speeches => "speeches.csv",
            Self::Markdown | Self::Html | Self::Word | Self::Calendar | Self::Picture | Self::Json => self.name(),
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Markdown | Self::Summary => "text/markdown; charset=utf-8",
            Self::Html | Self::SummaryPage => "text/html; charset=utf-8",
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::AkomaNtoso => "application/akn+xml; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Speeches => "text/csv; charset=utf-8",
            Self::Picture => "image/svg+xml; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// The report in this form.
    ///
    /// # Errors
    /// [`Unformed`].
    pub fn write(self, writing: &Writing, of: Of<'_>) -> Result<Vec<u8>, Unformed> {
        let Of { course, meeting, sitting, sentences } = of;
        let summarised = || summary::writing(course, meeting, sitting, sentences);
        Ok(match self {
            Self::Markdown => markdown::write(writing).into_bytes(),
            Self::Html => {
                let picture = timeline::write(course, meeting, sentences)?;
                html::write(writing, Some((&picture, &sentences.word("timeline")?))).into_bytes()
            }
            Self::Word => docx::write(writing)?,
            Self::AkomaNtoso => akn::write(course, meeting, sentences)?.into_bytes(),
            Self::Calendar => ics::write(course, meeting, sentences).into_bytes(),
            Self::Speeches => speeches::as_csv(course, meeting).into_bytes(),
            Self::Picture => timeline::write(course, meeting, sentences)?.into_bytes(),
            Self::Summary => markdown::write(&summarised()?).into_bytes(),
            Self::SummaryPage => html::write(&summarised()?, None).into_bytes(),
            // A text of strings and numbers always goes into JSON.
            Self::Json => (serde_json::to_string_pretty(writing).unwrap_or_default() + "\n").into_bytes(),
        })
    }
}

/// A form of the register of decisions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Listing {
    /// A table for the terminal.
    Table,
    /// Markdown, a section for each decision.
    Markdown,
    /// One page that prints to A4, a section for each decision.
    Html,
    /// Comma-separated values, a line for each decision.
    Csv,
    /// Everything, for programs.
    Json,
}

impl Listing {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Table, Self::Markdown, Self::Html, Self::Csv, Self::Json];

    /// How it is asked for; also how the name of its file ends.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Reads its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Table => "text/plain; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// The register in this form.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn write(self, all: &Register, sentences: &Sentences) -> Result<String, Fault> {
        Ok(match self {
            Self::Table => register::table(all, sentences)? + "\n",
            Self::Markdown => register::as_markdown(all, sentences)?,
            Self::Html => html::write(&register::writing(all, sentences)?, None),
            Self::Csv => register::as_csv(all),
            Self::Json => register::as_json(all),
        })
    }
}

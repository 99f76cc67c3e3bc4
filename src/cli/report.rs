//! `mufakat report`: the Report of the Meeting and the register of decisions, of a hub that runs or of one that does
//! not, or of an export.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Subcommand, ValueEnum};

use super::bundle::{self, Bundled};
use super::{Error, Global, block_on};
use crate::hub::admin::{self, Answer, Ask};
use crate::hub::folder;
use crate::journal::entry::Entry;
use crate::journal::verify::read_export;
use crate::procedure::ids::{Hash, MeetingId};
use crate::record::export::form::{self, Form, Listing, Unformed};
use crate::record::seal::Sealed;
use crate::record::writing::Writing;
use crate::record::{self, Course, Language, Register, Sentences};

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    from: From,
}

/// Where the record is, and where its text goes.
#[derive(Debug, clap::Args)]
struct From {
    /// Folder of the hub's record, also while the hub runs; the folder of `rehearse --keep`
    #[arg(long, global = true, value_name = "DIR")]
    state: Option<PathBuf>,
    /// An export of a record (JSON lines) instead of a folder
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "state")]
    from: Option<PathBuf>,
    /// Folder with sentences of your own: en.txt, vi.txt; see `mufakat report wording`
    #[arg(long, global = true, value_name = "DIR")]
    wording: Option<PathBuf>,
    /// File to write; without it, standard output
    #[arg(long, global = true, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The Report of the Meeting as the record tells it now, with gaps where it tells nothing
    Draft(Of),
    /// The Report of the Meeting as the meeting adopted it
    Final(Of),
    /// The register of decisions
    Decisions {
        /// Only the decisions of this meeting
        #[arg(long, value_name = "ID", value_parser = meeting)]
        meeting: Option<MeetingId>,
        /// The form
        #[arg(long, value_name = "FORMAT", default_value = "table", value_enum)]
        format: Listing,
    },
    /// The one file that a delegation takes home: record, decisions, reports, documents, checkpoints, countersignatures,
    /// keys; or one decision with its proof
    Bundle(Bundled),
    /// The sentences of reports, to be worded in your own way
    Wording,
}

/// Which report, in which form.
#[derive(Debug, clap::Args)]
struct Of {
    /// The meeting
    #[arg(long, value_name = "ID", value_parser = meeting)]
    meeting: MeetingId,
    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "md", value_enum)]
    format: Form,
    /// The sitting of a summary; without it, the last
    #[arg(long, value_name = "NUMBER")]
    sitting: Option<u32>,
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Markdown => "Markdown: the form in which the report is put to the meeting",
            Self::Html => "One page that prints to A4, with a picture of the meeting's course",
            Self::Word => "Word",
            Self::AkomaNtoso => "Akoma Ntoso 3.0: the record of the debate",
            Self::Calendar => "A calendar of the sittings",
            Self::Speeches => "The speeches with their times, and each party's speaking time",
            Self::Picture => "A picture of the meeting's course",
            Self::Summary => "The Chair's summary of a sitting on one page, as Markdown",
            Self::SummaryPage => "The same summary as a page that prints to A4",
            Self::Json => "Everything, for programs",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

impl ValueEnum for Listing {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Table => "A table for the terminal",
            Self::Markdown => "Markdown, a section for each decision",
            Self::Html => "One page that prints to A4, a section for each decision",
            Self::Csv => "Comma-separated values, a line for each decision",
            Self::Json => "Everything, for programs",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

fn meeting(text: &str) -> Result<MeetingId, String> {
    MeetingId::parse(text).ok_or_else(|| "expected something like AMMin8".to_owned())
}

/// Writes what is asked for.
///
/// # Errors
/// [`Error::Failed`], [`Error::Usage`].
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let language = Language::parse(&global.lang).unwrap_or(Language::En);
    let text = match &args.what {
        What::Bundle(what) => {
            if args.from.from.is_some() || args.from.out.is_some() {
                return Err(Error::Usage(
                    "a bundle is made of a hub's folder, and its file is named after the word".to_owned(),
                ));
            }
            let state = super::state_folder(args.from.state.as_ref(), global)?;
            return bundle::make(what, &state, wording_of(&args.from, global)?.as_deref(), global);
        }
        What::Wording => Sentences::file(language).to_owned(),
        What::Draft(of) => {
            let course = course(&args.from, global)?;
            let sentences = sentences(wording_of(&args.from, global)?.as_deref(), language, &course)?;
            known(&course, &of.meeting)?;
            let writing = record::report::draft(&course, &of.meeting, &sentences).map_err(told)?;
            return give(&formed(&writing, &course, &sentences, of)?, args.from.out.as_deref());
        }
        What::Final(of) => {
            let course = course(&args.from, global)?;
            let sentences = sentences(wording_of(&args.from, global)?.as_deref(), language, &course)?;
            known(&course, &of.meeting)?;
            let (put, adopted) = bodies(&args.from, global, &course, of)?;
            let (put, adopted) = (put.as_deref(), adopted.as_deref());
            let writing = record::report::last(&course, &of.meeting, &sentences, put, adopted).map_err(told)?;
            return give(&formed(&writing, &course, &sentences, of)?, args.from.out.as_deref());
        }
        What::Decisions { meeting, format } => {
            let course = course(&args.from, global)?;
            let sentences = sentences(wording_of(&args.from, global)?.as_deref(), language, &course)?;
            let mut all = Register::of(&course);
            if args.from.from.is_none() {
                let state = super::state_folder(args.from.state.as_ref(), global)?;
                all = all.with_seals(&course, &bundle::sealed(&state)?);
            }
            if let Some(meeting) = meeting {
                known(&course, meeting)?;
                all.decisions.retain(|decision| decision.meeting == *meeting);
            }
            let format = if global.json { Listing::Json } else { *format };
            format.write(&all, &sentences).map_err(worded)?
        }
    };
    give(text.as_bytes(), args.from.out.as_deref())
}

fn formed(writing: &Writing, course: &Course, sentences: &Sentences, of: &Of) -> Result<Vec<u8>, Error> {
    let drawn = form::Of { course, meeting: &of.meeting, sitting: of.sitting, sentences };
    of.format.write(writing, drawn).map_err(|fault| match fault {
        Unformed::Wording(fault) => worded(fault),
        Unformed::Word(_) => Error::Failed(fault.to_string()),
    })
}

/// Forms of a report that go into a bundle.
pub(super) const TAKEN_HOME: [Form; 3] = [Form::Markdown, Form::Html, Form::Word];

/// Every report and the register as files, by their names: final where the meeting has adopted its report, else the
/// draft as it is now. `body` gives the text of a document.
pub(super) fn all(
    course: &Course,
    sealed: &Sealed,
    wording: Option<&Path>,
    forms: &[Form],
    body: &dyn Fn(&Hash) -> Option<String>,
) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut files = BTreeMap::new();
    let meetings = course.definition().map(|definition| definition.meetings.clone()).unwrap_or_default();
    let register = Register::of(course).with_seals(course, sealed);
    for format in [Listing::Json, Listing::Csv] {
        let sentences = sentences(wording, Language::En, course)?;
        let text = format.write(&register, &sentences).map_err(worded)?;
        files.insert(format!("decisions.{}", format.name()), text.into_bytes());
    }
    for language in Language::ALL {
        let code = language.code();
        let sentences = sentences(wording, language, course)?;
        for format in [Listing::Markdown, Listing::Html] {
            let text = format.write(&register, &sentences).map_err(worded)?;
            files.insert(format!("decisions.{code}.{}", format.name()), text.into_bytes());
        }
        for plan in &meetings {
            let writing = if record::report::adoption(&course.conference, plan).is_none() {
                record::report::draft(course, &plan.id, &sentences)
            } else {
                let (put, adopted) = record::report::bodies(&course.conference, plan);
                let (put, adopted) = (put.and_then(|hash| body(&hash)), adopted.and_then(|hash| body(&hash)));
                record::report::last(course, &plan.id, &sentences, put.as_deref(), adopted.as_deref())
            };
            let writing = writing.map_err(told)?;
            for format in forms {
                let of = Of { meeting: plan.id.clone(), format: *format, sitting: None };
                let bytes = formed(&writing, course, &sentences, &of)?;
                files.insert(format!("{}.{code}.{}", plan.id, format.ending()), bytes);
            }
        }
    }
    Ok(files)
}

/// Everything that is written of a stopped record, into a folder beside it: what `rehearse --keep` leaves.
pub(super) fn write_all(state: &Path) -> Result<(), Error> {
    let course = of_folder(state)?;
    let folder = state.join("reports");
    std::fs::create_dir_all(&folder).map_err(|fault| Error::Failed(format!("{}: {fault}", folder.display())))?;
    let documents = folder::documents_in(state);
    let body = |hash: &Hash| std::fs::read_to_string(documents.join(hash.to_string())).ok();
    for (name, bytes) in all(&course, &bundle::sealed(state)?, None, &Form::ALL, &body)? {
        give(&bytes, Some(&folder.join(name)))?;
    }
    Ok(())
}

/// The bodies of the report as it was put and as the meeting adopted it, where their files are at hand.
fn bodies(from: &From, global: &Global, course: &Course, of: &Of) -> Result<(Option<String>, Option<String>), Error> {
    let plan = course.plan(&of.meeting);
    let Some(plan) = plan.filter(|plan| record::report::adoption(&course.conference, plan).is_some()) else {
        let meeting = &of.meeting;
        return Err(Error::Failed(format!(
            "the meeting {meeting} has not adopted its report; its draft is written by `mufakat report draft`"
        )));
    };
    if from.from.is_some() {
        return Ok((None, None));
    }
    let folder = folder::documents_in(&super::state_folder(from.state.as_ref(), global)?);
    let body = |hash: Option<Hash>| -> Result<Option<String>, Error> {
        let Some(hash) = hash else { return Ok(None) };
        let file = folder.join(hash.to_string());
        let Ok(bytes) = std::fs::read(&file) else { return Ok(None) };
        if Hash::of(&bytes) != hash {
            return Err(Error::Failed(format!("{}: it is not the file that was before the meeting", file.display())));
        }
        Ok(String::from_utf8(bytes).ok())
    };
    let (put, adopted) = record::report::bodies(&course.conference, plan);
    Ok((body(put)?, body(adopted)?))
}

/// The record, read from its first entry to its last.
fn course(from: &From, global: &Global) -> Result<Course, Error> {
    let mut course = Course::default();
    if let Some(file) = &from.from {
        let failed = |what: String| Error::Failed(format!("{}: {what}", file.display()));
        let lines = BufReader::new(File::open(file).map_err(|fault| failed(fault.to_string()))?);
        for stored in read_export(lines) {
            course.note(&stored.map_err(|fault| failed(fault.to_string()))?.entry);
        }
        return Ok(course);
    }
    let folder = super::state_folder(from.state.as_ref(), global)?;
    of_folder(&folder)
}

/// The record of a state folder, whether its hub runs or not.
pub(super) fn of_folder(folder: &Path) -> Result<Course, Error> {
    let mut course = Course::default();
    let mut last = None;
    block_on(async {
        let asked = admin::ask(folder, Ask::Show { after: 0, limit: None }, |answer| {
            if let Answer::Line { line } = &answer {
                course.note(&Entry::read(line).map_err(io::Error::other)?);
            } else {
                last = Some(answer);
            }
            Ok(())
        });
        asked.await.map_err(Error::from)
    })?;
    match last {
        Some(Answer::Head { .. }) => Ok(course),
        Some(Answer::Failed { why }) => Err(why.into()),
        Some(Answer::Damaged { findings, .. }) => Err(Error::Failed(findings.join("; "))),
        Some(
            Answer::Status(_)
            | Answer::Invited { .. }
            | Answer::Invitations { .. }
            | Answer::Key { .. }
            | Answer::Codes { .. }
            | Answer::Waiting { .. }
            | Answer::Settled { .. }
            | Answer::Revoked {}
            | Answer::Line { .. }
            | Answer::Sealed {}
            | Answer::Stopping {},
        )
        | None => Err(Error::Failed("the hub did not answer what was asked".to_owned())),
    }
}

/// The folder of a secretariat's own sentences: the one named, else that of the hub's state.
fn wording_of(from: &From, global: &Global) -> Result<Option<PathBuf>, Error> {
    if from.wording.is_some() || from.from.is_some() {
        return Ok(from.wording.clone());
    }
    let folder = super::state_folder(from.state.as_ref(), global)?.join("report");
    Ok(folder.is_dir().then_some(folder))
}

/// The sentences in a language, with a secretariat's own from a folder.
fn sentences(folder: Option<&Path>, language: Language, course: &Course) -> Result<Sentences, Error> {
    let zone = course.definition().map_or("Etc/UTC", |definition| &definition.zone);
    let own = match folder {
        None => String::new(),
        Some(folder) => {
            let file = folder.join(format!("{}.txt", language.code()));
            match std::fs::read_to_string(&file) {
                Ok(own) => own,
                // A secretariat may word one language only.
                Err(fault) if fault.kind() == io::ErrorKind::NotFound && folder.is_dir() => String::new(),
                Err(fault) => return Err(Error::Failed(format!("{}: {fault}", file.display()))),
            }
        }
    };
    Sentences::with(language, zone, &own).map_err(worded)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn told(error: record::report::Error) -> Error {
    match error {
        record::report::Error::NoMeeting(_) => Error::Usage(error.to_string()),
        record::report::Error::Wording(_) => Error::Configuration(error.to_string()),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn worded(fault: crate::record::wording::Fault) -> Error {
    Error::Configuration(fault.to_string())
}

fn known(course: &Course, meeting: &MeetingId) -> Result<(), Error> {
    if course.plan(meeting).is_some() {
        return Ok(());
    }
    let all = course.definition().map(|definition| &definition.meetings).into_iter().flatten();
    let all: Vec<_> = all.map(|plan| plan.id.to_string()).collect();
    Err(Error::Usage(format!("the conference has no meeting {meeting}; it has {}", all.join(", "))))
}

/// Writes to a file or to standard output.
fn give(bytes: &[u8], out: Option<&Path>) -> Result<(), Error> {
    match out {
        Some(file) => {
            std::fs::write(file, bytes).map_err(|fault| Error::Failed(format!("{}: {fault}", file.display())))
        }
        None => {
            let mut out = io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush()).map_err(Error::Output)
        }
    }
}

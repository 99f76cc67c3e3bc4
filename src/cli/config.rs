//! `mufakat config show`, `check` and `conference`: what holds, where it came from, and what is wrong.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::{Error, Global, say};
use crate::catalogue::{Argument, Catalogue, Reader};
use crate::conference_file::{self, Fault};
use crate::procedure::definition::Definition;

/// Arguments of `config`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Show every setting with the place its value came from
    Show,
    /// Check the settings, or conference files: every fault with its line, and what was expected
    Check {
        /// Conference files; without any, the settings and the conference they name
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the shipped conference file, to copy and change
    Conference,
}

/// Shows or checks.
///
/// # Errors
/// [`Error::Configuration`] with the place of the fault.
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    match &args.act {
        Act::Show => show(global),
        Act::Check { files } if files.is_empty() => check_settings(global),
        Act::Check { files } => check_conferences(files, global),
        Act::Conference => say(conference_file::shipped().trim_end()),
    }
}

fn show(global: &Global) -> Result<(), Error> {
    let loaded = global.load(&global.sources())?;
    if global.json {
        return say(&json!(loaded.shown).to_string());
    }
    let mut section = "";
    for line in &loaded.shown {
        let (of, key) = line.key.split_once('.').unwrap_or(("", &line.key));
        if of != section {
            say(&format!("{}[{of}]", if section.is_empty() { "" } else { "\n" }))?;
            section = of;
        }
        say(&format!("{:<48} # {}", format!("{key} = {}", line.value), line.origin))?;
    }
    Ok(())
}

fn check_settings(global: &Global) -> Result<(), Error> {
    let loaded = global.load(&global.sources())?;
    if let Some(file) = &loaded.settings.hub.conference {
        check_conferences(std::slice::from_ref(file), global)?;
    }
    say(&if global.json { json!({ "settings": "ok" }).to_string() } else { "settings: ok".to_owned() })
}

/// Tells every fault of every file on standard output, one line each; then one error if there was any.
fn check_conferences(files: &[PathBuf], global: &Global) -> Result<(), Error> {
    let teller = Teller::new(global);
    let mut count = 0;
    for file in files {
        let name = file.display().to_string();
        match conference_file::read(&teller.text_of(file)?, &name) {
            Ok(definition) if global.json => {
                say(&json!({ "file": name, "id": definition.id, "faults": [] }).to_string())?;
            }
            Ok(definition) => say(&summary(&name, &definition))?,
            Err(faults) => {
                count += faults.len();
                if global.json {
                    let faults: Vec<_> = faults.iter().map(|fault| teller.json(fault)).collect();
                    say(&json!({ "file": name, "faults": faults }).to_string())?;
                } else {
                    say(&teller.lines(&faults))?;
                }
            }
        }
    }
    if count == 0 { Ok(()) } else { Err(Error::Configuration(teller.count(count))) }
}

fn summary(name: &str, definition: &Definition) -> String {
    let items: usize = definition.meetings.iter().map(|meeting| meeting.agenda.len()).sum();
    let (parties, meetings) = (definition.parties.len(), definition.meetings.len());
    format!("{name}: ok ({}: parties {parties}, meetings {meetings}, agenda items {items})", definition.id)
}

/// The conference of a file; the shipped one where no file is named.
///
/// # Errors
/// [`Error::Configuration`] with every fault of the file, one line each.
pub fn conference(file: Option<&Path>, global: &Global) -> Result<Definition, Error> {
    let Some(file) = file else { return Ok(conference_file::shipped_definition()) };
    let teller = Teller::new(global);
    conference_file::read(&teller.text_of(file)?, &file.display().to_string())
        .map_err(|faults| Error::Configuration(format!("{}:\n{}", teller.count(faults.len()), teller.lines(&faults))))
}

/// Tells faults in the language of the one who asked.
struct Teller {
    catalogue: Catalogue,
    reader: Reader<'static>,
}

impl Teller {
    fn new(global: &Global) -> Self {
        Self { catalogue: Catalogue::shipped(), reader: Reader::plain(global.language()) }
    }

    /// `file:line:column: path: what is wrong; what was expected [code]`, one line each.
    fn lines(&self, faults: &[Fault]) -> String {
        let line = |fault: &Fault| {
            let Fault { file, line, column, path, problem } = fault;
            let colon = if path.is_empty() { "" } else { ": " };
            let sentence = self.catalogue.say(&self.reader, problem);
            format!("{file}:{line}:{column}: {path}{colon}{sentence} [{}]", fault.code())
        };
        faults.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn json(&self, fault: &Fault) -> serde_json::Value {
        json!({
            "line": fault.line,
            "column": fault.column,
            "path": fault.path,
            "problem": fault.problem,
            "message": self.catalogue.say(&self.reader, &fault.problem),
        })
    }

    /// "3 faults in the conference file".
    fn count(&self, count: usize) -> String {
        self.text("file-faults", &[("count", count.into())])
    }

    fn text_of(&self, file: &Path) -> Result<String, Error> {
        std::fs::read_to_string(file).map_err(|fault| {
            let (file, why) = (file.display().to_string(), fault.to_string());
            Error::Configuration(self.text("file-unreadable", &[("file", file.into()), ("why", why.into())]))
        })
    }

    fn text(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.catalogue.text(&self.reader.language, id, arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn file(text: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        file
    }

    #[test]
    fn a_conference_file_with_a_fault_is_refused_with_its_line() {
        let spoilt = conference_file::shipped().replacen("Asia/Bangkok", "Asia/Bankok", 1);
        let file = file(&spoilt);
        let global = Global { lang: "en".to_owned(), ..Global::default() };
        let refused = conference(Some(file.path()), &global).unwrap_err();
        let line = 1 + spoilt.lines().position(|line| line.contains("Asia/Bankok")).unwrap();
        let place = format!("{}:{line}:8: parties[TH].zone: ", file.path().display());
        assert!(refused.to_string().contains(&place), "{refused}");
        assert_eq!(refused.exit_code(), 78);
        assert_eq!(check_conferences(&[file.path().to_owned()], &global).unwrap_err().exit_code(), 78);
    }

    #[test]
    fn a_fault_is_one_line_that_says_where_what_and_what_was_expected() {
        let text = conference_file::shipped().replacen("rank = 1\n", "rank = 1\nrnak = 1\n", 1);
        let faults = conference_file::read(&text, "a.toml").unwrap_err();
        let line = 1 + text.lines().position(|line| line == "rnak = 1").unwrap();
        let told = |lang: &str| Teller::new(&Global { lang: lang.to_owned(), ..Global::default() }).lines(&faults);
        let english = "parties[BN]: unknown key \"rnak\"; expected \"rank\", perhaps, or one of id, name, long_name, \
                       rank, zone, iso and seats [unknown-key]";
        assert_eq!(told("en"), format!("a.toml:{line}:1: {english}"));
        let vietnamese = "parties[BN]: khóa \"rnak\" không có nghĩa ở đây; cần \"rank\" (có lẽ), hoặc một trong id, name, \
                          long_name, rank, zone, iso và seats [unknown-key]";
        assert_eq!(told("vi"), format!("a.toml:{line}:1: {vietnamese}"));
    }

    #[test]
    fn without_a_file_the_shipped_conference_is_held() {
        let global = Global::default();
        assert_eq!(conference(None, &global).unwrap(), conference_file::shipped_definition());
        let copy = file(conference_file::shipped());
        assert_eq!(conference(Some(copy.path()), &global).unwrap(), conference_file::shipped_definition());
    }

    #[test]
    fn a_file_that_is_not_there_is_a_wrong_configuration() {
        let refused = conference(Some(Path::new("/nowhere/conference.toml")), &Global::default()).unwrap_err();
        assert_eq!(refused.exit_code(), 78);
    }
}

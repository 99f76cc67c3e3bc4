//! `mufakat report bundle`: the one file that a delegation takes home, or one decision with its proof.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::json;

use super::{Error, Global, block_on, report, say};
use crate::hub::admin::{self, Answer, Ask};
use crate::hub::folder;
use crate::journal::entry::Entry;
use crate::procedure::ids::Hash;
use crate::record::Course;
use crate::record::extract::SignedExtract;
use crate::record::seal::Sealed;
use crate::record::seal::kept::beside;
use crate::verify::bundle::{self, Contents, Fault, RecordLine};
use crate::verify::{Kind, Material, Trust, verify};
use crate::view::Audience;

/// What is bundled.
#[derive(Debug, clap::Args)]
pub struct Bundled {
    /// File to write, which is not there yet
    file: PathBuf,
    /// For whom: whole for those who keep the record, else with the contents withheld that they may not see
    #[arg(long = "for", value_name = "AUDIENCE", default_value = "whole",
          value_parser = ["whole", "delegation", "observer", "public"])]
    audience: String,
    /// Only this decision, with its proof
    #[arg(long, value_name = "NUMBER")]
    decision: Option<String>,
}

/// Arguments of `bundle`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    what: Bundled,
    /// Folder of the hub's record
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
}

/// Makes a bundle, of a hub that runs or of one that does not.
///
/// # Errors
/// [`Error::Failed`].
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let state = super::state_folder(args.state.as_ref(), global)?;
    make(&args.what, &state, None, global)
}

/// Makes a bundle of a state folder. `wording`: a folder with a secretariat's own sentences.
pub(super) fn make(what: &Bundled, state: &Path, wording: Option<&Path>, global: &Global) -> Result<(), Error> {
    let lines = record(state)?;
    let failed = |path: &Path, why: String| Error::Failed(format!("{}: {why}", path.display()));
    let sealed = sealed(state)?;
    let mut options = std::fs::OpenOptions::new();
    let file = |options: &mut std::fs::OpenOptions| {
        options.write(true).create_new(true).open(&what.file).map_err(|fault| failed(&what.file, fault.to_string()))
    };
    if let Some(number) = &what.decision {
        let material = Material { kind: Kind::Export, lines, sealed, ..Material::default() };
        let verdict = verify(&material, &Trust::default());
        let proof = bundle::prove(&material, &verdict, number)
            .ok_or_else(|| Error::Failed(global.text("bundle-no-decision", &[("decision", number.clone().into())])))?;
        let out = file(&mut options)?;
        serde_json::to_writer_pretty(out, &proof).map_err(|fault| failed(&what.file, fault.to_string()))?;
        return said(&what.file, 1, &proof.entries.len().to_string(), global);
    }
    let audience = match what.audience.as_str() {
        "delegation" => Some(Audience::Delegation),
        "observer" => Some(Audience::Observer),
        "public" => Some(Audience::Public),
        _ => None,
    };
    let documents = documents(&state.join("documents")).map_err(|fault| failed(state, fault.to_string()))?;
    // Report and register are drawn from everything, so they go only where everything goes.
    let report = match audience {
        None => reports(&lines, &sealed, &documents, wording)?,
        Some(_) => BTreeMap::new(),
    };
    let extracts = if audience == Some(Audience::Public) { extracts(state)? } else { Vec::new() };
    let contents = Contents { lines, sealed, audience, documents, report, extracts };
    let out = file(&mut options)?;
    let written = bundle::write(&contents, io::BufWriter::new(&out)).and_then(|manifest| {
        out.sync_all()?;
        Ok(manifest)
    });
    let manifest = written.map_err(|fault: Fault| failed(&what.file, fault.to_string()))?;
    said(&what.file, manifest.files.len(), &manifest.size.to_string(), global)
}

/// The reports of all meetings, final or the latest draft, and the register, as files below `report/`.
fn reports(
    lines: &[RecordLine],
    sealed: &Sealed,
    documents: &BTreeMap<Hash, Vec<u8>>,
    wording: Option<&Path>,
) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let failed = |why: String| Error::Failed(format!("the reports: {why}"));
    let read = |line: &RecordLine| Entry::read(line.body.as_deref().unwrap_or_default());
    let entries: Vec<Entry> =
        lines.iter().map(read).collect::<Result<_, _>>().map_err(|why| failed(why.to_string()))?;
    let course = Course::read(&entries);
    let body = |hash: &Hash| String::from_utf8(documents.get(hash)?.clone()).ok();
    report::all(&course, sealed, wording, &report::TAKEN_HOME, &body)
}

/// What the hub signs for the public, of decisions whose entries stay withheld.
fn extracts(state: &Path) -> Result<Vec<SignedExtract>, Error> {
    block_on(lines(state, Ask::Extracts {}))
}

/// The lines that the hub answers, each read from its JSON; or what it says against it.
async fn lines<T: DeserializeOwned>(state: &Path, ask: Ask) -> Result<Vec<T>, Error> {
    let (mut lines, mut wrong) = (Vec::new(), None);
    let asked = admin::ask(state, ask, |answer| {
        match answer {
            Answer::Line { line } => lines.push(serde_json::from_str(&line)?),
            Answer::Failed { why } => wrong = Some(why.into()),
            Answer::Damaged { findings, .. } => wrong = Some(Error::Failed(findings.join("\n"))),
            Answer::Head { .. }
            | Answer::Status(_)
            | Answer::Invited { .. }
            | Answer::Invitations { .. }
            | Answer::Codes { .. }
            | Answer::Key { .. }
            | Answer::Waiting { .. }
            | Answer::Settled { .. }
            | Answer::Revoked {}
            | Answer::Sealed {}
            | Answer::Stopping {} => {}
        }
        Ok(())
    });
    asked.await?;
    wrong.map_or(Ok(lines), Err)
}

/// The checkpoints beside the record of a state folder.
pub(super) fn sealed(state: &Path) -> Result<Sealed, Error> {
    let seals = beside(&folder::journal_in(state));
    let failed = |why: String| Error::Failed(format!("{}: {why}", seals.display()));
    match std::fs::read_to_string(&seals) {
        // A hub that runs may be writing its last line.
        Ok(text) => {
            Sealed::parse(&text[..text.rfind('\n').map_or(0, |at| at + 1)]).map_err(|bad| failed(bad.to_string()))
        }
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(Sealed::default()),
        Err(fault) => Err(failed(fault.to_string())),
    }
}

fn said(path: &Path, files: usize, entries: &str, global: &Global) -> Result<(), Error> {
    let file = path.display().to_string();
    if global.json {
        return say(&json!({ "file": file, "entries": entries.parse::<u64>().ok(), "files": files }).to_string());
    }
    let arguments =
        [("file", file.into()), ("entries", entries.to_owned().into()), ("files", files.to_string().into())];
    say(&global.text("bundle-written", &arguments))
}

/// The whole record of a state folder, after a checkpoint of all of it where a hub runs.
fn record(state: &Path) -> Result<Vec<RecordLine>, Error> {
    block_on(async {
        admin::ask(state, Ask::Seal {}, |_| Ok(())).await?;
        lines(state, Ask::Export {}).await
    })
}

/// Every body of a document; they are named by what they hold, and what is not is left out.
fn documents(folder: &Path) -> io::Result<BTreeMap<Hash, Vec<u8>>> {
    let files = match std::fs::read_dir(folder) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        files => files?,
    };
    let mut bodies = BTreeMap::new();
    for file in files {
        let file = file?;
        if let Some(hash) = file.file_name().to_str().and_then(Hash::parse) {
            let bytes = std::fs::read(file.path())?;
            if Hash::of(&bytes) == hash {
                bodies.insert(hash, bytes);
            }
        }
    }
    Ok(bodies)
}

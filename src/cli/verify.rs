//! `mufakat verify`: whether a record holds, said from its bytes alone: no network, no hub, no configuration.

use std::path::{Path, PathBuf};

use super::{Error, Global, say};
use crate::catalogue::Argument;
use crate::procedure::ids::SeatId;
use crate::record::seal::{Note, Verifier};
use crate::verify::one::{self, Doubt, OneDecision, Shown};
use crate::verify::source::{self, Kind};
use crate::verify::{Damage, Finding, SealedDecision, Trust, Verdict, verify};

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A bundle, a journal or a copy of one, an export, or one decision with its proof
    file: PathBuf,
    /// The file is one decision with its proof, and nothing else is taken
    #[arg(long)]
    decision: bool,
    /// A key of the hub that was noted down: every checkpoint has to be signed by one of those named
    #[arg(long = "key", value_name = "NAME+ID+KEY", value_parser = key)]
    keys: Vec<Verifier>,
    /// A checkpoint that was kept elsewhere: the record has to go on from it
    #[arg(long = "checkpoint", value_name = "FILE")]
    checkpoints: Vec<PathBuf>,
    /// With one decision: the record that it is to be held against, as somebody keeps it whole
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

fn key(text: &str) -> Result<Verifier, String> {
    Verifier::parse(text.trim()).ok_or_else(|| "a key is written name+8 hexadecimal digits+base64".to_owned())
}

/// Verifies a file.
///
/// # Errors
/// [`Error::Failed`] when it does not hold, or cannot be read.
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let failed = |path: &Path, why: String| Error::Failed(format!("{}: {why}", path.display()));
    let mut trust = Trust { keys: args.keys.clone(), kept: Vec::new() };
    for path in &args.checkpoints {
        let text = std::fs::read_to_string(path).map_err(|fault| failed(path, fault.to_string()))?;
        // An endpoint keeps one after the other in a file; a note alone is a file too.
        let notes = crate::record::seal::Sealed::parse(&text).map(|kept| kept.notes().cloned().collect());
        let notes = notes.or_else(|_| Note::parse(&text).map(|note| vec![note]));
        trust.kept.extend(notes.map_err(|fault| failed(path, fault.to_string()))?);
    }
    let kind = source::kind(&args.file).map_err(|fault| failed(&args.file, fault.to_string()))?;
    if args.decision || kind == Kind::Decision {
        return of_one(&args.file, &trust, args.against.as_deref(), global);
    }
    let material = source::read(&args.file).map_err(|fault| failed(&args.file, fault.to_string()))?;
    let verdict = verify(&material, &trust);
    if global.json {
        say(&serde_json::to_string(&verdict).map_err(|fault| Error::Failed(fault.to_string()))?)?;
    } else {
        tell(&verdict, &Teller { global })?;
    }
    match verdict.findings.first() {
        None => Ok(()),
        Some(first) => {
            let teller = Teller { global };
            let (place, what) = (teller.place(first), teller.damage(&first.damage));
            Err(Error::Failed(global.text("verify-fails", &[("place", place.into()), ("what", what.into())])))
        }
    }
}

fn of_one(path: &Path, trust: &Trust, against: Option<&Path>, global: &Global) -> Result<(), Error> {
    let failed = |why: String| Error::Failed(format!("{}: {why}", path.display()));
    let bytes = std::fs::read(path).map_err(|fault| failed(fault.to_string()))?;
    let read = OneDecision::read(&bytes).and_then(|one| Ok((one.verify(trust)?, one)));
    let (shown, one) = read.map_err(|doubt| failed(doubted(&doubt, global)))?;
    if let (Some(kept), None) = (one::left_open(&shown, trust).first(), against) {
        let sizes = [("kept", kept.to_string().into()), ("size", shown.size.to_string().into())];
        return Err(failed(global.text("verify-one-left-open", &sizes)));
    }
    if let Some(record) = against {
        let material = source::read(record).map_err(|fault| Error::Failed(format!("{}: {fault}", record.display())))?;
        let verdict = verify(&material, trust);
        if let Some(first) = verdict.findings.first() {
            let teller = Teller { global };
            let (place, what) = (teller.place(first), teller.damage(&first.damage));
            return Err(Error::Failed(global.text("verify-fails", &[("place", place.into()), ("what", what.into())])));
        }
        if !one::says_the_same(&one, &material) {
            return Err(failed(global.text("verify-one-not-so", &[])));
        }
    }
    if global.json {
        return say(&serde_json::to_string(&shown).map_err(|fault| failed(fault.to_string()))?);
    }
    tell_one(&shown, &Teller { global })
}

fn doubted(doubt: &Doubt, global: &Global) -> String {
    match doubt {
        Doubt::NotOne(why) => global.text("verify-one-not_one", &[("why", why.clone().into())]),
        Doubt::NotIncluded(position) => {
            global.text("verify-one-not_included", &[("position", position.to_string().into())])
        }
        Doubt::NotSigned => global.text("verify-one-not_signed", &[]),
        Doubt::BadCountersignature(seat) => {
            global.text("verify-damage-wrong_countersignature", &[("seat", seat.to_string().into())])
        }
        Doubt::NotSaid(position) => global.text("verify-one-not_said", &[("position", position.to_string().into())]),
        Doubt::OtherKey => global.text("verify-one-other_key", &[]),
        Doubt::OtherRecord => global.text("verify-one-other_record", &[]),
        Doubt::Forked(size) => global.text("verify-one-forked", &[("size", size.to_string().into())]),
    }
}

struct Teller<'a> {
    global: &'a Global,
}

impl Teller<'_> {
    fn line(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Result<(), Error> {
        say(&self.global.text(id, arguments))
    }

    fn place(&self, finding: &Finding) -> String {
        match (finding.position, &finding.damage) {
            (0, _) => self.global.text("verify-place-bundle", &[]),
            (from, Damage::Rewritten { to }) => self.range(from, *to),
            (at, _) => self.global.text("verify-place-entry", &[("position", at.to_string().into())]),
        }
    }

    fn range(&self, from: u64, to: u64) -> String {
        let arguments = [("from", from.to_string().into()), ("to", to.to_string().into())];
        self.global.text("verify-place-range", &arguments)
    }

    fn damage(&self, damage: &Damage) -> String {
        let id = format!("verify-damage-{}", damage.name());
        let number = |name: &'static str, value: u64| vec![(name, Argument::from(value.to_string()))];
        let text = |name: &'static str, value: &str| vec![(name, Argument::from(value.to_owned()))];
        let arguments = match damage {
            Damage::Changed {}
            | Damage::Rewritten { .. }
            | Damage::Missing {}
            | Damage::Inserted {}
            | Damage::KeyNotVouched {} => Vec::new(),
            Damage::BrokenRule { rule: None } => return self.global.text("verify-damage-other_events", &[]),
            Damage::BrokenRule { rule: Some(rule) } => text("rule", rule),
            Damage::Reordered { found } => number("found", *found),
            Damage::CutOff { to } => number("to", *to),
            Damage::UnsignedTail { entries } => number("entries", *entries),
            Damage::WrongSignature { size } | Damage::Forked { size } => number("size", *size),
            Damage::WrongCountersignature { seat } => text("seat", seat.as_str()),
            Damage::Unreadable { why } | Damage::Store { why } => text("why", why),
            Damage::PaperChanged { name } | Damage::PaperMissing { name } => text("name", name),
        };
        self.global.text(&id, &arguments)
    }
}

fn tell(verdict: &Verdict, teller: &Teller<'_>) -> Result<(), Error> {
    let n = |number: u64| Argument::from(number.to_string());
    if verdict.holds {
        teller.line("verify-holds", &[("entries", n(verdict.entries))])?;
    } else {
        teller.line("verify-holds-not", &[("entries", n(verdict.entries))])?;
        // The first is said by itself; of what follows, findings of one kind at places that follow each other are one.
        let (first, rest) = verdict.findings.split_at(verdict.findings.len().min(1));
        let alike = |a: &Finding, b: &Finding| a.damage == b.damage && a.position > 0 && a.position + 1 == b.position;
        for run in first.chunk_by(alike).chain(rest.chunk_by(alike)) {
            let (Some(begin), Some(end)) = (run.first(), run.last()) else { continue };
            let place = match run.len() {
                1 => teller.place(begin),
                _ => teller.range(begin.position, end.position),
            };
            let what = teller.damage(&begin.damage);
            teller.line("verify-finding", &[("place", place.into()), ("what", what.into())])?;
        }
    }
    teller.line("verify-record", &[("origin", verdict.origin.clone().into())])?;
    if let Some(head) = verdict.head {
        teller.line("verify-head", &[("head", head.to_string().into())])?;
    }
    if let Some(from) = verdict.not_considered_from {
        let arguments = [
            ("withheld", n(verdict.withheld)),
            ("from", n(from)),
            ("considered", n(verdict.considered)),
            ("after", n(verdict.not_considered)),
        ];
        if verdict.considered > 0 {
            teller.line("verify-rules-withheld", &arguments)?;
        }
        teller.line("verify-rules-not", &arguments)?;
    } else {
        teller.line("verify-rules", &[("considered", n(verdict.considered))])?;
    }
    for (version, entries) in &verdict.other_rules {
        teller.line("verify-rules-other", &[("version", n(u64::from(*version))), ("entries", n(*entries))])?;
    }
    teller.line("verify-signed", &[("checkpoints", n(verdict.checkpoints)), ("signed", n(verdict.signed))])?;
    for named in verdict.keys.iter().filter(|named| named.seat.is_none()) {
        let arguments = [("from", n(named.from)), ("covers", n(named.covers)), ("key", named.verifier.clone().into())];
        teller.line("verify-hub-key", &arguments)?;
    }
    for position in &verdict.not_vouched {
        teller.line("verify-not-vouched", &[("position", n(*position))])?;
    }
    for lost in &verdict.set_aside {
        let arguments = [
            ("lines", n(lost.lines)),
            ("file", lost.file.clone().into()),
            ("at", n(lost.at)),
            ("hash", lost.sha256.to_string().into()),
        ];
        teller.line("verify-set-aside", &arguments)?;
    }
    let witnesses: Vec<_> = verdict.keys.iter().filter(|named| named.seat.is_some()).collect();
    if witnesses.iter().all(|named| named.covers == 0) {
        teller.line("verify-no-witness", &[])?;
    }
    for named in witnesses {
        let seat = named.seat.as_ref().map(SeatId::to_string).unwrap_or_default();
        let arguments = [("seat", seat.into()), ("covers", n(named.covers)), ("key", named.verifier.clone().into())];
        teller.line("verify-witness", &arguments)?;
    }
    // Decisions of one meeting that stand alike are told in one line.
    let alike = |a: &SealedDecision, b: &SealedDecision| {
        a.meeting == b.meeting
            && a.countersigned == b.countersigned
            && a.checkpoint.is_some() == b.checkpoint.is_some()
            && a.extract == b.extract
    };
    for run in verdict.decisions.chunk_by(alike) {
        let Some(decision) = run.first() else { continue };
        let numbers: Vec<_> = run.iter().map(|decision| decision.decision.as_str()).collect();
        let seats: Vec<_> = decision.countersigned.iter().map(SeatId::as_str).collect();
        let places: Vec<_> = run.iter().map(|decision| decision.position).collect();
        let arguments = [
            (
                "decision",
                in_runs(&numbers.iter().filter_map(|number| number.parse().ok()).collect::<Vec<u64>>()).into(),
            ),
            ("decisions", if run.len() == 1 { "one" } else { "other" }.into()),
            ("meeting", decision.meeting.clone().into()),
            ("position", in_runs(&places).into()),
            ("count", n(seats.len() as u64)),
            ("whose", if seats.is_empty() { "nobody" } else { "some" }.into()),
            ("seats", seats.join(", ").into()),
        ];
        let id = match (decision.checkpoint, seats.is_empty()) {
            _ if decision.extract => "verify-decision-extract",
            (None, _) => "verify-decision-unsigned",
            (Some(_), true) => "verify-decision-signed",
            (Some(_), false) => "verify-decision-countersigned",
        };
        teller.line(id, &arguments)?;
    }
    if verdict.documents_not_named > 0 {
        teller.line("verify-documents-not-named", &[("documents", n(verdict.documents_not_named))])?;
    }
    if verdict.documents + verdict.documents_elsewhere > 0 {
        let arguments = [("documents", n(verdict.documents)), ("elsewhere", n(verdict.documents_elsewhere))];
        teller.line("verify-documents", &arguments)?;
    }
    Ok(())
}

/// Numbers as people write them: `1-3, 7`.
fn in_runs(numbers: &[u64]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [only] => only.to_string(),
        [first, .., last] => format!("{first}-{last}"),
        [] => String::new(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

fn tell_one(shown: &Shown, teller: &Teller<'_>) -> Result<(), Error> {
    let position = shown.entries.first().map_or(0, |(position, _)| *position);
    let arguments = [
        ("decision", shown.decisions.join(", ").into()),
        ("position", position.to_string().into()),
        ("size", shown.size.to_string().into()),
    ];
    teller.line("verify-one-holds", &arguments)?;
    teller.line("verify-record", &[("origin", shown.origin.clone().into())])?;
    let (from, covers) = (Argument::from("1"), Argument::from(shown.size.to_string()));
    teller.line("verify-hub-key", &[("from", from), ("covers", covers), ("key", shown.hub.clone().into())])?;
    for seat in &shown.countersigned {
        teller.line("verify-one-witness", &[("seat", seat.to_string().into())])?;
    }
    if let Some(extract) = &shown.extract {
        teller.line("verify-one-text", &[("text", extract.text.clone().into())])?;
        return teller.line("verify-one-extract", &[("position", position.to_string().into())]);
    }
    // What was decided, as the record has it.
    for entry in std::iter::once(&shown.entry).chain(&shown.others) {
        let events = entry["events"].as_array().map(Vec::as_slice).unwrap_or_default();
        for event in events {
            if let Some(text) = event["wording"]["text"].as_str() {
                teller.line("verify-one-text", &[("text", text.to_owned().into())])?;
            }
        }
    }
    Ok(())
}

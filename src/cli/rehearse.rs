//! `mufakat rehearse`: a real hub, a client for every party, and a whole conference.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;

use super::{Error, Global, block_on, config, say};
use crate::clock::{Clock, ClockHand, Monotonic};
use crate::endpoint::address::HubAddress;
use crate::endpoint::credential;
use crate::endpoint::wording::Wording;
use crate::hub::credentials::SecretSource;
use crate::hub::switchboard::Who;
use crate::hub::{self, Hub};
use crate::journal::entry::Head;
use crate::journal::{self, Journal, SaltSource};
use crate::lifecycle::Stop;
use crate::logging;
use crate::procedure::Conference;
use crate::procedure::definition::Definition;
use crate::procedure::ids::Timestamp;
use crate::rehearsal::{
    Client, Curtain, Display, Fault, House, Left, Live, Pace, Place, Plan, Play, Settled, Silent, Tally, Teller, table,
};
use crate::settings::Settings;
use crate::view;

/// Arguments of `rehearse`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// File of the conference to play; without it the shipped one
    #[arg(long, value_name = "FILE")]
    conference: Option<PathBuf>,
    /// How fast: fast (time jumps to the next event), real, or a factor such as 60
    #[arg(long, value_name = "PACE", default_value = "fast", value_parser = pace)]
    pace: Pace,
    /// Fixes all chance: one seed, one record
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Stop before this item, such as AMMin8/10, and hand over to people
    #[arg(long, value_name = "ITEM", value_parser = place)]
    until: Option<Place>,
    /// Keep the record and its export in this folder, which must be new or empty
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Leave the hub up at the end
    #[arg(long)]
    stay: bool,
}

fn pace(text: &str) -> Result<Pace, String> {
    match text {
        "fast" => Ok(Pace::Fast),
        "real" => Ok(Pace::Times(1.0)),
        factor => match factor.parse::<f64>() {
            Ok(factor) if factor.is_finite() && factor > 0.0 => Ok(Pace::Times(factor)),
            Ok(_) | Err(_) => Err("expected fast, real, or how many times as fast as real time, such as 60".to_owned()),
        },
    }
}

fn place(text: &str) -> Result<Place, String> {
    Place::parse(text).ok_or_else(|| "expected a meeting and an item, such as AMMin8/10".to_owned())
}

impl House for Hub {
    async fn settled(&self) -> Option<Settled> {
        let progress = Hub::settled(self).await?;
        let (position, next_deadline, peers) = (progress.position, progress.next_deadline, progress.peers);
        Some(Settled { position, next_deadline, peers })
    }
}

/// Plays.
///
/// # Errors
/// [`Error::Failed`] for anything that is not as it should be; [`Error::Configuration`] for a faulty file.
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let settings = global.load(&global.sources())?.settings;
    // The play speaks for itself; who asks for the hub's own words gets them.
    if global.log.is_some() {
        logging::start(&settings.log);
    }
    let definition = config::conference(args.conference.as_deref(), global)?;
    if let Some(until) = &args.until {
        let known = definition.meeting(&until.meeting).is_some_and(|meeting| meeting.item(&until.item).is_some());
        if !known {
            return Err(Error::Usage(format!("{until} is no item of this conference")));
        }
    }
    let folder = Folder::take(args.keep.as_deref())?;
    let outcome = block_on(play(args, global, settings, definition, &folder));
    outcome.and_then(|()| folder.leave())
}

async fn play(
    args: &Args,
    global: &Global,
    settings: Settings,
    definition: Definition,
    folder: &Folder,
) -> Result<(), Error> {
    let start = definition.opens_at().unwrap_or_default();
    let (clock, hand) = Clock::simulated(start);
    let hub = hub::run(hub::Config {
        settings: in_rehearsal(settings, folder.path()),
        definition: definition.clone(),
        starting: None,
        clock,
        salts: SaltSource::Seeded(args.seed),
        secrets: SecretSource::Seeded(args.seed),
        new_seal_key: false,
        reload: None,
        stop: None,
    })
    .await
    .map_err(|error| super::trouble::told(error, global))?;
    let wording = Wording::new(&global.lang);
    let terminal = io::stdout().is_terminal() && io::stderr().is_terminal();
    let coloured = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let played = if global.json {
        on_stage(args, global, &hub, &hand, folder, &mut Silent).await
    } else {
        let mut display = Display::new(io::stdout(), &global.lang, terminal, coloured);
        on_stage(args, global, &hub, &hand, folder, &mut display).await
    };
    let Played { curtain, tally, left, took, ended } = match played {
        Ok(played) => played,
        Err(error) => {
            hub.stop();
            // The first fault says more than how the hub took it.
            let _second = hub.stopped().await;
            return Err(error);
        }
    };
    let span = ended.since(start);
    let stays = args.stay || matches!(curtain, Curtain::HandedOver(_));
    hub.stop();
    let head = hub.stopped().await.map_err(|fault| Error::Failed(fault.to_string()))?;
    // Once people have taken over, the record is theirs and what the clients saw is of before.
    let verified = read_again(&folder.journal(), head, (!stays).then_some(&left))?;
    if let Some(kept) = &folder.kept {
        export(&folder.journal(), &kept.join("record.jsonl"))?;
        tokio::task::block_in_place(|| super::report::write_all(kept))?;
    }
    report(&End { args, tally: &tally, left: &left, head, verified, took, span: span.0 }, global, &wording)?;
    if curtain == Curtain::Closed && !stays {
        say_unless_json(global, &wording.word("rehearsal-sound"))?;
    }
    if let Some(kept) = &folder.kept {
        let folder = [("folder", kept.display().to_string().into())];
        say_unless_json(global, &wording.text("rehearsal-kept", &folder))?;
    }
    Ok(())
}

fn say_unless_json(global: &Global, text: &str) -> Result<(), Error> {
    if global.json { Ok(()) } else { say(text) }
}

/// A hub on a free port of this machine whose clients are quicker than people.
fn in_rehearsal(mut settings: Settings, folder: &Path) -> Settings {
    settings.hub.listen = ([127, 0, 0, 1], 0).into();
    folder.clone_into(&mut settings.hub.state_dir);
    settings.limits.messages_per_second = 1_000_000;
    settings.limits.sockets = settings.limits.sockets.max(4_096);
    settings
}

/// What a play gave.
struct Played {
    curtain: Curtain,
    tally: Tally,
    left: Left,
    took: Duration,
    ended: Timestamp,
}

async fn on_stage(
    args: &Args,
    global: &Global,
    hub: &Hub,
    hand: &ClockHand,
    folder: &Folder,
    teller: &mut dyn Teller,
) -> Result<Played, Error> {
    let failed = |fault: Fault| Error::Failed(fault.to_string());
    let began = Monotonic::now();
    let screen = hub.invite(vec![Who::Screen {}]).map_err(|fault| Error::Failed(fault.to_string()))?;
    let invited = hub.invitations.iter().chain(&screen);
    let invitations: BTreeMap<_, _> = invited.map(|(who, secret)| (client(who), secret.reveal().to_owned())).collect();
    let address = HubAddress::of_listener(hub.address);
    let live = Live::new(hub, address.clone(), invitations, hand.clone(), args.pace, args.seed);
    let plan = Plan { seed: args.seed, until: args.until.clone() };
    let mut play = Play::begin(live, teller, plan).await.map_err(failed)?;
    let curtain = play.run().await.map_err(failed)?;
    play.end();
    let left = play.stage().look().await.map_err(failed)?;
    let (took, ended) = (began.elapsed(), hand.now());
    if args.stay || matches!(curtain, Curtain::HandedOver(_)) {
        // Before anybody is told how to end it.
        let stop = Stop::on_signals();
        invite_people(&curtain, &mut play, &address, global, folder)?;
        let mut stop = stop.map_err(|fault| Error::Failed(format!("signals cannot be watched: {fault}")))?;
        tokio::select! {
            () = stop.asked() => {}
            fault = play.stand_by() => fault.map_err(failed)?,
        }
    }
    let (live, tally) = play.into_parts();
    if curtain == Curtain::Closed && !args.stay {
        live.leave().await.map_err(failed)?;
    }
    Ok(Played { curtain, tally, left, took, ended })
}

/// Lays the credentials of all clients into the folder and says how people take their places.
fn invite_people(
    curtain: &Curtain,
    play: &mut Play<'_, Live<&Hub>>,
    address: &HubAddress,
    global: &Global,
    folder: &Folder,
) -> Result<(), Error> {
    let wording = Wording::new(&global.lang);
    let devices = folder.path().join("devices");
    for (client, secret) in play.stage().credentials() {
        let path = devices.join(format!("{client}.credential"));
        let kept = fs::create_dir_all(&devices)
            .and_then(|()| credential::keep(&path, &credential::Credential::new(secret.reveal()), None, None));
        kept.map_err(|fault| Error::Failed(format!("{}: {fault}", path.display())))?;
    }
    if let Curtain::HandedOver(place) = curtain {
        let place = [("meeting", place.meeting.to_string().into()), ("item", place.item.to_string().into())];
        say_unless_json(global, &wording.text("rehearsal-handed-over", &place))?;
    }
    let stays = wording.text("rehearsal-stays", &[("address", address.authority().into())]);
    say_unless_json(global, &stays)?;
    say_unless_json(global, &wording.word("rehearsal-join"))?;
    let (state, devices) = (folder.path().display(), devices.display());
    say_unless_json(
        global,
        &format!(
            "\n  mufakat control --state {state} status\n  mufakat join --hub {address} --as TH \
             --credential {devices}/TH.hod.credential\n"
        ),
    )
}

fn client(who: &Who) -> Client {
    match who {
        Who::Seat { seat, .. } => Client::Seat(seat.clone()),
        Who::Moderator { .. } => Client::Moderator,
        Who::Screen {} => Client::Hall,
    }
}

/// Reads the stopped record as a stranger would: its chain holds, every command leads to its events again, and the
/// state shows every audience what its clients ended with.
fn read_again(path: &Path, head: Head, left: Option<&Left>) -> Result<bool, Error> {
    let failed = |what: String| Error::Failed(format!("the record, read again: {what}"));
    let examination = journal::examine(path).map_err(|fault| failed(fault.to_string()))?;
    if let Some(finding) = examination.findings.first() {
        return Err(failed(format!("{finding:?}")));
    }
    if examination.head != Some(head) {
        return Err(failed("it does not end where the hub ended".to_owned()));
    }
    let journal = Journal::open_existing(path, SaltSource::System).map_err(|fault| failed(fault.to_string()))?;
    let mut conference = Conference::default();
    let mut at_the_end = None;
    let mut after = 0;
    loop {
        let page = journal.read(after, 512).map_err(|fault| failed(fault.to_string()))?;
        let Some(last) = page.last() else { break };
        after = last.entry.position;
        for stored in &page {
            let entry = &stored.entry;
            let again = conference.consider(&entry.command, entry.recorded_at);
            if again.as_ref() != Ok(&entry.events) {
                return Err(failed(format!("the command of entry {} leads elsewhere now", entry.position)));
            }
            entry.events.iter().for_each(|event| conference.apply(event, entry.recorded_at));
            if left.is_some_and(|left| left.position == entry.position) {
                at_the_end = Some(conference.clone());
            }
        }
    }
    let Some(left) = left else { return Ok(true) };
    let Some(state) = at_the_end else {
        return Err(failed(format!("it has no entry {}, at which the clients ended", left.position)));
    };
    for (audience, (seen, clients)) in &left.views {
        if view::sections(&state, *audience) != *seen {
            return Err(failed(format!("{clients} clients of the audience {audience:?} were shown something else")));
        }
    }
    Ok(true)
}

fn export(journal: &Path, to: &Path) -> Result<(), Error> {
    let failed = |what: String| Error::Failed(format!("{}: {what}", to.display()));
    let journal = Journal::open_existing(journal, SaltSource::System).map_err(|fault| failed(fault.to_string()))?;
    let mut out = io::BufWriter::new(fs::File::create(to).map_err(|fault| failed(fault.to_string()))?);
    journal.export(&mut out, to).map(drop).map_err(|fault| failed(fault.to_string()))
}

/// Everything that is told at the end.
struct End<'a> {
    args: &'a Args,
    tally: &'a Tally,
    left: &'a Left,
    head: Head,
    verified: bool,
    took: Duration,
    /// Time played, in milliseconds.
    span: u64,
}

fn report(end: &End<'_>, global: &Global, wording: &Wording) -> Result<(), Error> {
    let End { args, tally, left, head, verified, took, span } = end;
    let mut sorted = left.latencies.clone();
    sorted.sort();
    let percentile = |of: usize| {
        let index = (sorted.len() * of / 100).min(sorted.len().saturating_sub(1));
        sorted.get(index).map_or(0.0, |latency| (latency.as_secs_f64() * 100_000.0).round() / 100.0)
    };
    let (p50, p99) = (percentile(50), percentile(99));
    if global.json {
        let summary = json!({
            "meetings": tally.meetings,
            "sittings": tally.sittings,
            "items": tally.items,
            "speeches": tally.speeches,
            "decisions": tally.decisions,
            "statements": tally.statements,
            "objections": tally.objections,
            "entries": head.position,
            "frames": left.frames,
            "record_verified": verified,
            "latency_ms": { "p50": p50, "p99": p99 },
            "took_ms": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            "seed": args.seed,
            "head": head.h.to_string(),
        });
        return say(&summary.to_string());
    }
    let verbs: Vec<_> = tally
        .decisions
        .iter()
        .map(|(verb, number)| format!("{number} {}", wording.say(&view::View::default(), verb)))
        .collect();
    let played = [("hours", (span / 3_600_000).into()), ("minutes", (span / 60_000 % 60).into())];
    let played = wording.text("rehearsal-played-hours", &played);
    let real = format!("{:.1}", took.as_secs_f64());
    let row = |key: &str, value: String| (wording.word(&format!("rehearsal-row-{key}")), value);
    let rows = [
        row("meetings", tally.meetings.to_string()),
        row("sittings", tally.sittings.to_string()),
        row("items", tally.items.to_string()),
        row("speeches", tally.speeches.to_string()),
        row("decisions", format!("{}: {}", tally.all_decisions(), verbs.join(", "))),
        row("statements", tally.statements.to_string()),
        row("objections", tally.objections.to_string()),
        row("chairs", tally.chairs.to_string()),
        row("lines", tally.lines_lost.to_string()),
        row("entries", head.position.to_string()),
        row("frames", left.frames.to_string()),
        row(
            "latency",
            wording.text("rehearsal-latency", &[("p50", p50.to_string().into()), ("p99", p99.to_string().into())]),
        ),
        row("took", wording.text("rehearsal-took", &[("real", real.into()), ("played", played.into())])),
        row("seed", args.seed.to_string()),
        row("head", head.h.to_string()),
    ];
    say(&format!("\n{}", table(&rows)))
}

/// Where the hub of a rehearsal keeps its things.
struct Folder {
    kept: Option<PathBuf>,
    temporary: Option<PathBuf>,
}

impl Folder {
    fn take(keep: Option<&Path>) -> Result<Self, Error> {
        let failed = |path: &Path, fault: &io::Error| Error::Failed(format!("{}: {fault}", path.display()));
        if let Some(keep) = keep {
            fs::create_dir_all(keep).map_err(|fault| failed(keep, &fault))?;
            let mut inside = fs::read_dir(keep).map_err(|fault| failed(keep, &fault))?;
            if inside.next().is_some() {
                return Err(Error::Usage(format!("{} is not empty", keep.display())));
            }
            return Ok(Self { kept: Some(keep.to_owned()), temporary: None });
        }
        for number in 0..1_000 {
            let name = format!("mufakat-rehearsal-{}-{number}", std::process::id());
            let path = std::env::temp_dir().join(name);
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self { kept: None, temporary: Some(path) }),
                Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {}
                Err(fault) => return Err(failed(&path, &fault)),
            }
        }
        Err(Error::Failed("no temporary folder could be made".to_owned()))
    }

    fn path(&self) -> &Path {
        // One of the two is there from the beginning.
        self.kept.as_deref().or(self.temporary.as_deref()).unwrap_or(Path::new("."))
    }

    fn journal(&self) -> PathBuf {
        hub::folder::journal_in(self.path())
    }

    /// Takes a temporary folder away. After a fault it is left, to be looked at.
    fn leave(self) -> Result<(), Error> {
        match self.temporary {
            Some(path) => {
                fs::remove_dir_all(&path).map_err(|fault| Error::Failed(format!("{}: {fault}", path.display())))
            }
            None => Ok(()),
        }
    }
}

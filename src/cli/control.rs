//! `mufakat control`: the moderator's client.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::join::{hub_of_this_machine, patience};
use super::{Error, Global, block_on, say};
use crate::control::{Asked, Desk, Done, Fault, Reach, with_input};
use crate::desk;
use crate::desk::board::Role;
use crate::endpoint::address::HubAddress;
use crate::endpoint::credential::{self, Credential};
use crate::endpoint::cue::Hooks;
use crate::endpoint::door::{self, Door, DoorAct};
use crate::endpoint::face::Style;
use crate::endpoint::http;
use crate::endpoint::link::Final;
use crate::endpoint::run::Plan;
use crate::endpoint::sheet::Sheet;
use crate::endpoint::wish::{
    AmendmentAct, ChairAct, DecisionAct, DocumentAct, FloorAct, ItemAct, ListAct, SeatAct, SilenceAct, Wish,
};
use crate::endpoint::wording::Wording;
use crate::lifecycle::Stop;
use crate::procedure::ids::MeetingId;
use crate::settings::Settings;
use crate::view::View;

/// Arguments of `control`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the hub is; without it, the hub of this machine. Behind a # the fingerprint of its key
    #[arg(long, global = true, value_name = "wss://HOST:PORT", env = "MUFAKAT_HUB", value_parser = HubAddress::parse)]
    hub: Option<HubAddress>,
    /// File of the moderator's credential; without it, MUFAKAT_CREDENTIAL, else the one that the hub of this machine keeps
    #[arg(long, global = true, value_name = "FILE")]
    credential: Option<PathBuf>,
    /// State folder of the hub of this machine
    #[arg(long, global = true, value_name = "DIR")]
    state: Option<PathBuf>,
    /// The position of the record that you saw; nothing is done if what you ask about has changed since
    #[arg(long, global = true, value_name = "POSITION")]
    seen: Option<u64>,
    /// The meeting; without it, the one under way or the next
    #[arg(long, global = true, value_name = "ID", value_parser = meeting)]
    meeting: Option<MeetingId>,
    /// Never the desk on the whole screen: words are wanted
    #[arg(long, global = true)]
    plain: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Show where the meeting is
    Status,
    /// Follow the meeting live
    Watch,
    /// Show the agenda and where each item is
    Agenda,
    /// The Report of the Meeting
    #[command(subcommand)]
    Report(ReportAct),
    /// Who waits at the hub's door with a short code, from wherever you are
    #[command(subcommand)]
    Door(DoorAct),
    #[command(flatten)]
    Wish(Wish),
}

/// Acts on the Report of the Meeting; its forms are written by `mufakat report`.
#[derive(Clone, Copy, Debug, Subcommand)]
enum ReportAct {
    /// Table the report as the record tells it now, as the next revision of the meeting's report
    Table,
}

fn meeting(text: &str) -> Result<MeetingId, String> {
    MeetingId::parse(text).ok_or_else(|| "expected something like AMMin8".to_owned())
}

/// Does one act, or shows something.
///
/// # Errors
/// [`Error::Refused`] by the rules, [`Error::NotAllowed`] by the credential, [`Error::HubNotReached`].
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let sources = global.sources().with_flag(
        "--state",
        "hub.state_dir",
        args.state.as_ref().map(|dir| dir.display().to_string()),
    );
    let settings = global.load(&sources)?.settings;
    super::log_of_client(&settings, args.act.is_none());
    let hub = match &args.hub {
        Some(hub) => hub.clone(),
        None => hub_of_this_machine(&settings)?,
    };
    let kept = args.credential.as_ref().and_then(|path| credential::pin(path));
    let hub = if hub.is_secure() && hub.pin().is_none() { hub.pinned(kept) } else { hub };
    let credential = credential_for(args, &settings)?;
    let reach = Reach { hub: hub.clone(), credential, language: global.lang.clone(), patience: patience(&settings) };
    let wording = Wording::new(&global.lang);
    let Some(act) = &args.act else { return at_the_desk(reach, &wording) };
    if let Act::Door(act) = act {
        return block_on(at_the_door(reach, act, &wording, global));
    }
    let wish = match act {
        Act::Wish(wish) => Some(with_input(wish).map_err(|fault| Error::Failed(fault.to_string()))?),
        Act::Status | Act::Watch | Act::Agenda | Act::Report(_) | Act::Door(_) => None,
    };
    block_on(async {
        let mut desk =
            Desk::connect(reach).await.map_err(|fault| told(&hub, &View::default(), &wording, &[], fault))?;
        match (act, &wish) {
            (Act::Watch, _) => {
                let stop =
                    Stop::on_signals().map_err(|fault| Error::Failed(format!("signals cannot be watched: {fault}")))?;
                let style = if global.json { Style::Json } else { Style::People { prompt: false } };
                let words = Wording::new(&global.lang);
                let watched = desk.watch(stop, style, words).await;
                return watched.map_err(|fault| told(&hub, &View::default(), &wording, &[], fault));
            }
            (Act::Status, _) => say(&page(&desk, &wording, global, |sheet| sheet.status(), |view| json!(view)))?,
            (Act::Agenda, _) => {
                say(&page(&desk, &wording, global, |sheet| sheet.agenda(), |view| json!(view.agenda)))?;
            }
            (Act::Report(ReportAct::Table), _) => {
                let asked = Asked { seen: args.seen, meeting: args.meeting.clone() };
                match desk.table_report(&asked).await {
                    Ok((symbol, done)) => {
                        say(&done_in_words(&desk, &wording, global, &done))?;
                        if !global.json {
                            let arguments = [("symbol", symbol.to_string().into())];
                            say(&wording.text("client-report_tabled", &arguments))?;
                        }
                    }
                    Err(fault) => return Err(told(&hub, desk.view(), &wording, &[], fault)),
                }
            }
            (Act::Wish(_), None) | (Act::Door(_), _) => {}
            (Act::Wish(_), Some(wish)) => match shown(&desk, &wording, global, wish) {
                Some(text) => say(&text)?,
                None => {
                    let asked = Asked { seen: args.seen, meeting: args.meeting.clone() };
                    match desk.act(wish, &asked).await {
                        Ok(done) => say(&answer(&desk, &wording, global, wish, &done))?,
                        Err(fault) => {
                            let possible = sheet(&desk, &wording).possible();
                            return Err(told(&hub, desk.view(), &wording, &possible, fault));
                        }
                    }
                }
            },
        }
        desk.leave().await;
        Ok(())
    })
}

/// Does something at the hub's door.
async fn at_the_door(reach: Reach, act: &DoorAct, wording: &Wording, global: &Global) -> Result<(), Error> {
    let Reach { hub, credential, .. } = reach;
    let door = Door { hub, credential, language: wording.language().clone() };
    let answer = door.carry_out(act).await.map_err(|fault| {
        let sentence = fault.sentence(&door.hub, wording);
        match fault {
            door::Fault::Http(http::Fault::Unreachable(_)) => Error::HubNotReached(sentence),
            door::Fault::Http(http::Fault::Distrusted(_) | http::Fault::Refused { status: 401 | 403, .. }) => {
                Error::NotAllowed(sentence)
            }
            door::Fault::Http(http::Fault::Refused { .. }) | door::Fault::Nobody(_) | door::Fault::Several { .. } => {
                Error::Failed(sentence)
            }
        }
    })?;
    say(&if global.json { answer.json().to_string() } else { answer.words(wording) })
}

/// The desk on the whole screen, until its person leaves.
fn at_the_desk(reach: Reach, wording: &Wording) -> Result<(), Error> {
    let Reach { hub, credential, language, patience } = reach;
    block_on(async {
        let stop = Stop::on_signals().map_err(|fault| Error::Failed(format!("signals cannot be watched: {fault}")))?;
        let plan = Plan {
            hub: hub.clone(),
            credential,
            witness: None,
            device: Some("mufakat control".to_owned()),
            person: None,
            language,
            patience,
            hooks: Hooks::default(),
            style: Style::People { prompt: false },
        };
        match desk::run(plan, Role::Moderator, super::look(), stop).await.map_err(Error::Output)? {
            None | Some(Final::ConferenceOver) => Ok(()),
            Some(end) => Err(told(&hub, &View::default(), wording, &[], Fault::Ended(end))),
        }
    })
}

/// The moderator's credential: of the file, the environment, or the hub of this machine.
fn credential_for(args: &Args, settings: &Settings) -> Result<Credential, Error> {
    let variable = || std::env::var("MUFAKAT_CREDENTIAL").ok().filter(|text| !text.trim().is_empty());
    if args.credential.is_none()
        && let Some(text) = variable()
    {
        return Ok(Credential::new(&text));
    }
    let path = args.credential.clone().unwrap_or_else(|| settings.hub.state_dir.join("moderator.credential"));
    match credential::read(&path) {
        Ok(Some(credential)) => Ok(credential),
        Ok(None) => Err(Error::NotAllowed(format!(
            "there is no credential of a moderator at {}: name it with --credential, or the hub's folder with --state",
            path.display()
        ))),
        Err(fault) => Err(Error::NotAllowed(format!("{}: {fault}", path.display()))),
    }
}

fn sheet<'a>(desk: &'a Desk, wording: &'a Wording) -> Sheet<'a> {
    Sheet { screen: desk.screen(), wording, zone: None, width: None }
}

/// A page for people, or its section for programs.
fn page(
    desk: &Desk,
    wording: &Wording,
    global: &Global,
    people: impl Fn(&Sheet<'_>) -> String,
    programs: impl Fn(&View) -> serde_json::Value,
) -> String {
    if global.json {
        let screen = desk.screen();
        return json!({
            "position": screen.position,
            "hub_time": screen.now,
            "view": programs(desk.view()),
            "possible": screen.possible().collect::<Vec<_>>(),
        })
        .to_string();
    }
    people(&sheet(desk, wording))
}

/// What a wish shows that asks for nothing.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever is not shown here is an act")]
fn shown(desk: &Desk, wording: &Wording, global: &Global, wish: &Wish) -> Option<String> {
    if !wish.only_shows() {
        return None;
    }
    Some(match wish {
        Wish::List(ListAct::Show) => {
            page(desk, wording, global, |sheet| sheet.list(), |view| json!({ "list": view.list, "floor": view.floor }))
        }
        Wish::Chair(ChairAct::Status) => page(desk, wording, global, |sheet| sheet.chair(), |view| json!(view.chair)),
        Wish::Decision(DecisionAct::Show) => page(
            desk,
            wording,
            global,
            |sheet| sheet.texts(),
            |view| json!({ "table": view.table, "decisions": view.decisions }),
        ),
        Wish::Seat(SeatAct::List) => page(desk, wording, global, |sheet| sheet.seats(), |view| json!(view.presence)),
        Wish::Silence(SilenceAct::Show) => page(
            desk,
            wording,
            global,
            |sheet| sheet.silences(),
            |view| json!(view.decisions.as_ref().map(|section| &section.silences)),
        ),
        Wish::Document(DocumentAct::List) => {
            page(desk, wording, global, |sheet| sheet.documents(), |view| json!(view.documents))
        }
        _ => return None,
    })
}

/// What an act did, one line for each event; after "next", who or what comes then.
#[expect(clippy::wildcard_enum_match_arm, reason = "only two kinds of acts have something that comes after them")]
fn answer(desk: &Desk, wording: &Wording, global: &Global, wish: &Wish, done: &Done) -> String {
    if global.json {
        return json!({ "accepted": done.accepted, "events": done.events }).to_string();
    }
    let view = desk.view();
    let mut lines = vec![done_in_words(desk, wording, global, done)];
    let screen = desk.screen();
    match wish {
        Wish::Item(ItemAct::Next | ItemAct::Open { .. }) => {
            if let Ok(item) = screen.item() {
                let title = wording.item_title(view, item).to_owned();
                let arguments = [("item", item.to_string().into()), ("title", title.into())];
                lines.push(wording.text("client-done_item", &arguments));
            }
            if let Some(next) = screen.next_item() {
                lines.push(format!("{}: {next} {}", wording.word("word-next"), wording.item_title(view, next)));
            }
        }
        // What the delegation said before, beside what it says now.
        Wish::Amendment(AmendmentAct::Rebase { amendment, .. }) => {
            let words_of = |view: &View| {
                let texts = view.table.as_ref().map_or(&[][..], |table| &table.proposals.head);
                let mut all = texts.iter().flat_map(|text| &text.amendments);
                all.find(|one| one.amendment.0 == *amendment).map(|one| wording.amendment(view, one))
            };
            for (id, words) in [("client-was", words_of(desk.before())), ("client-is", words_of(view))] {
                lines.extend(words.map(|words| wording.text(id, &[("words", words.into())])));
            }
        }
        Wish::Floor(FloorAct::Next | FloorAct::Give { .. }) => {
            if let Some(next) = screen.waiting().first() {
                let party = wording.say(view, &next.party);
                lines.push(wording.text("phrase-next", &[("party", party.into())]));
            }
        }
        _ => {}
    }
    lines.join("\n")
}

/// What an act did, one line for each event.
fn done_in_words(desk: &Desk, wording: &Wording, global: &Global, done: &Done) -> String {
    if global.json {
        return json!({ "accepted": done.accepted, "events": done.events }).to_string();
    }
    let lines = done.events.iter().map(|event| wording.event(desk.view(), desk.before(), event));
    let id = if done.events.is_empty() { "client-already" } else { "client-done" };
    let last = wording.text(id, &[("position", done.accepted.position.to_string().into())]);
    lines.chain([last]).collect::<Vec<_>>().join("\n")
}

/// The error of the command line that a fault is, with what would be possible instead.
fn told(hub: &HubAddress, view: &View, wording: &Wording, possible: &[String], fault: Fault) -> Error {
    let not_allowed = fault.is_not_allowed();
    let instead = || match possible {
        [] => String::new(),
        acts => wording.text("client-possible", &[("acts", acts.join(", ").into())]),
    };
    match fault {
        Fault::NotReached(why) => {
            let arguments = [("hub", hub.to_string().into()), ("reason", wording.cause_said(&why).into())];
            Error::HubNotReached(wording.text("client-not_reached", &arguments))
        }
        Fault::Ended(end) => {
            let sentence = wording.word(&format!("client-over-{}", end.code()));
            match end {
                Final::NotSignedIn | Final::NotAllowed | Final::Distrusted(_) => Error::NotAllowed(sentence),
                Final::TakenOver | Final::ConferenceOver | Final::WrongVersion => Error::Failed(sentence),
            }
        }
        Fault::NoSuchThing(nothing) => Error::Refused {
            code: nothing.code().to_owned(),
            rule: nothing.rule().to_string(),
            sentence: format!("{}.", wording.sentence(view, &nothing)),
            instead: instead(),
        },
        Fault::Rejected(rejected) => Error::Refused {
            code: rejected.rejection.code(),
            rule: rejected.rule.clone(),
            sentence: wording.rejected(view, &rejected),
            instead: instead(),
        },
        Fault::Declined(declined) if not_allowed => Error::NotAllowed(wording.declined(&declined)),
        Fault::Declined(declined) => Error::Refused {
            code: declined.reason.code().to_owned(),
            rule: "mufakat.v1".to_owned(),
            sentence: wording.declined(&declined),
            instead: instead(),
        },
        Fault::Failed(why) => Error::Failed(why),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::endpoint::wish::{FateWord, MeetingAct, Moment, VerbWord, Who};
    use crate::procedure::ids::{PartyId, Span};

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    #[track_caller]
    fn wish(line: &str) -> Wish {
        match Line::try_parse_from(std::iter::once("control").chain(line.split(' '))) {
            Ok(Line { args: Args { act: Some(Act::Wish(wish)), .. } }) => wish,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn every_act_of_a_moderator_has_its_words() {
        for line in [
            "meeting open",
            "meeting suspend --until 13:30 --reason lunch",
            "meeting resume",
            "meeting adjourn --until +15h",
            "meeting close --despite time",
            "meeting hold --reason sound --news +10min",
            "meeting lift",
            "meeting extend 17:30",
            "item next",
            "item open 5.2 --ruling together",
            "item conclude --outcome views-exchanged",
            "item defer 5.2 --to 8 --keep-list",
            "item withdraw 9",
            "floor next",
            "floor give MY",
            "floor start",
            "floor end",
            "floor cut --reason irrelevant",
            "floor pause --cause interpretation",
            "floor resume",
            "floor prompt",
            "floor set-aside to-head",
            "list show",
            "list add TH --for-others KH,LA",
            "list remove 3",
            "list move TH 1 --reason asked",
            "list close",
            "list reopen",
            "list limit minister 3min",
            "chair offer TH --vice KH",
            "chair status",
            "decision table words --document AMMin8/DOC/4",
            "decision revise words --proposal 3",
            "decision withdraw",
            "decision put",
            "decision declare adopted",
            "decision declare noted --style appreciation",
            "decision set-aside referred --to Summit",
            "decision show",
            "consent enter TH --by Minister --channel telephone",
            "consent confirm TH",
            "seat admit TH.hod Somchai --title Minister --provisional",
            "seat eject TH.adv1 --reason mistaken",
            "seat list",
            "presence absent MM",
            "role assign WGTIM-chair ID",
            "document table AMMin8/DOC/4 plan.pdf --title Plan",
            "document text AMMin8/DOC/5 words",
            "document issue AMMin8/DOC/4 --mandate Meeting",
            "document retract AMMin8/DOC/4",
            "document list",
        ] {
            drop(wish(line));
        }
    }

    #[test]
    fn words_become_what_they_mean() {
        assert_eq!(wish("floor give 2"), Wish::Floor(FloorAct::Give { who: Who::Place(2) }));
        assert_eq!(
            wish("meeting extend +15min --interpreters-agree"),
            Wish::Meeting(MeetingAct::Extend { to: Moment::In(Span::minutes(15)), interpreters_agree: true })
        );
        let vice = PartyId::parse("KH");
        assert!(matches!(wish("chair offer TH --vice KH"), Wish::Chair(ChairAct::Offer { vice: v, .. }) if v == vice));
        assert!(matches!(
            wish("decision declare not-agreed"),
            Wish::Decision(DecisionAct::Declare { verb: VerbWord::NotAgreed, .. })
        ));
        assert!(matches!(
            wish("decision set-aside consultation"),
            Wish::Decision(DecisionAct::SetAside { how: FateWord::Consultation, .. })
        ));
    }

    #[test]
    fn what_was_seen_may_stand_after_the_act() {
        let line = Line::try_parse_from(["control", "floor", "next", "--seen", "41"]).unwrap();
        assert_eq!(line.args.seen, Some(41));
    }

    #[test]
    fn a_hub_that_is_not_there_is_an_exit_code_of_its_own() {
        let hub = HubAddress::parse("localhost").unwrap();
        let wording = Wording::new("vi");
        let error = told(&hub, &View::default(), &wording, &[], Fault::NotReached("connection refused".into()));
        assert_eq!(error.exit_code(), 5);
        let refused = told(
            &hub,
            &View::default(),
            &wording,
            &["đóng danh sách".to_owned()],
            Fault::NoSuchThing(crate::endpoint::screen::NoSuchThing::NobodyWaits {}),
        );
        assert_eq!((refused.exit_code(), refused.rule()), (3, Some("R-1")));
        assert!(refused.to_string().contains("đóng danh sách"), "{refused}");
    }
}

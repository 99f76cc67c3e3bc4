//! Commands as people type them at an endpoint: one line each, in English words that stay the same in every language.

use clap::ValueEnum;

use super::wish::{
    ChairAct, DecisionAct, DeferWord, FloorAct, ItemAct, ListAct, MeetingAct, OwnAct, PauseWord, VerbWord, Which, Who,
    Wish, item, moment, party, seat,
};
use super::wording::Wording;
use crate::procedure::command::Declared;
use crate::procedure::ids::{DecisionNumber, MeetingId};

/// What a line asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Typed {
    /// Nothing was typed.
    Nothing,
    /// To show something.
    Show(Page),
    /// To act; in the meeting under way or next where none is named.
    Act {
        /// What is wished.
        wish: Wish,
        /// The meeting that the line names.
        meeting: Option<MeetingId>,
    },
    /// The list of commands.
    Help,
    /// To leave.
    Quit,
}

/// What can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// Where everything is.
    Status,
    /// The list of speakers.
    List,
    /// The agenda.
    Agenda,
    /// The texts on the table.
    Texts,
    /// What was decided.
    Decisions,
    /// Every document.
    Documents,
    /// Who presides.
    Chair,
    /// Every seat.
    Seats,
}

/// Why a line is no command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mistyped {
    /// There is no such command.
    Unknown(String),
    /// The command wants something that is missing or wrong: the word of the catalogue that says what.
    Wants {
        /// The command.
        word: String,
        /// What it wants.
        what: &'static str,
    },
}

impl Mistyped {
    /// What a person is told.
    #[must_use]
    pub fn sentence(&self, wording: &Wording) -> String {
        match self {
            Self::Unknown(word) => wording.text("client-unknown_command", &[("word", word.clone().into())]),
            Self::Wants { word, what } => {
                let what = wording.word(what);
                wording.text("client-wants", &[("word", word.clone().into()), ("what", what.into())])
            }
        }
    }
}

/// The commands as the help lists them: how each is typed, and the catalogue's word for what it does.
pub const HELP: &[(&str, &str)] = &[
    ("ask [PARTY ...]", "client-help-ask"),
    ("withdraw", "client-help-withdraw"),
    ("speaker SEAT", "client-help-speaker"),
    ("start", "client-help-start"),
    ("end", "client-help-end"),
    ("object [POINT]", "client-help-object"),
    ("withdraw-objection", "client-help-withdraw_objection"),
    ("convert TEXT", "client-help-convert"),
    ("reserve TEXT", "client-help-reserve"),
    ("explain TEXT", "client-help-explain"),
    ("dissociate NUMBER [TEXT]", "client-help-dissociate"),
    ("comment TEXT", "client-help-comment"),
    ("time | release", "client-help-time"),
    ("away | wait | back | absent", "client-help-presence"),
    ("chair take | chair pass SEAT", "client-help-chair"),
    ("status | list | agenda | texts | decisions | documents | chair | seats", "client-help-show"),
    ("in MEETING COMMAND", "client-help-in"),
    ("quit", "client-help-quit"),
];

/// The further commands of a presiding seat.
pub const HELP_PRESIDING: &[(&str, &str)] = &[
    ("open | suspend [UNTIL] | resume | adjourn [UNTIL] | close | lift", "client-help-open"),
    ("item next | item ITEM | item conclude | item defer", "client-help-next_item"),
    ("next | give PLACE-OR-PARTY", "client-help-next"),
    ("prompt | pause | go-on | cut [REASON]", "client-help-speech"),
    ("list close | list reopen", "client-help-list"),
    ("put [NUMBER]", "client-help-put"),
    ("declare VERB [NUMBER]", "client-help-declare"),
    ("chair offer PARTY [VICE]", "client-help-offer"),
];

/// Reads one line.
///
/// # Errors
/// [`Mistyped`].
pub fn read(line: &str) -> Result<Typed, Mistyped> {
    let (word, rest) = first_word(line);
    let wants = |what| Mistyped::Wants { word: word.to_owned(), what };
    let text = || if rest.is_empty() { Err(wants("client-wants_text")) } else { Ok(rest.to_owned()) };
    let act = |wish| Ok(Typed::Act { wish, meeting: None });
    let own = |wish| act(Wish::Own(wish));
    let until =
        || if rest.is_empty() { Ok(None) } else { moment(rest).map(Some).map_err(|_| wants("client-wants_text")) };
    match word {
        "" => Ok(Typed::Nothing),
        "help" | "?" => Ok(Typed::Help),
        "quit" | "exit" => Ok(Typed::Quit),
        "in" => {
            let (meeting, line) = first_word(rest);
            let meeting = MeetingId::parse(meeting).ok_or_else(|| wants("client-wants_meeting"))?;
            match read(line)? {
                Typed::Act { wish, meeting: None } => Ok(Typed::Act { wish, meeting: Some(meeting) }),
                Typed::Act { .. } | Typed::Nothing | Typed::Show(_) | Typed::Help | Typed::Quit => {
                    Err(wants("client-wants_act"))
                }
            }
        }

        "status" => Ok(Typed::Show(Page::Status)),
        "agenda" => Ok(Typed::Show(Page::Agenda)),
        "texts" | "text" => Ok(Typed::Show(Page::Texts)),
        "decisions" => Ok(Typed::Show(Page::Decisions)),
        "documents" => Ok(Typed::Show(Page::Documents)),
        "seats" => Ok(Typed::Show(Page::Seats)),
        "list" => match rest {
            "" => Ok(Typed::Show(Page::List)),
            "close" => act(Wish::List(ListAct::Close)),
            "reopen" => act(Wish::List(ListAct::Reopen)),
            _ => Err(Mistyped::Unknown(line.trim().to_owned())),
        },

        "ask" => {
            let others = rest.split([' ', ',']).filter(|code| !code.is_empty());
            let others: Result<Vec<_>, _> = others.map(party).collect();
            own(OwnAct::Ask(others.map_err(|_| wants("client-wants_party"))?))
        }
        "withdraw" => own(OwnAct::Withdraw),
        "speaker" => own(OwnAct::Speaker(seat(rest).map_err(|_| wants("client-wants_seat"))?)),
        "start" => act(Wish::Floor(FloorAct::Start)),
        "end" => act(Wish::Floor(FloorAct::End)),
        "object" => own(OwnAct::Object(rest.to_owned())),
        "withdraw-objection" => own(OwnAct::WithdrawObjection(None)),
        "convert" => own(OwnAct::Convert(text()?)),
        "reserve" => own(OwnAct::Reserve(text()?)),
        "explain" => own(OwnAct::Explain(text()?)),
        "dissociate" => {
            let (number, words) = first_word(rest);
            let number = number.parse().map_err(|_| wants("client-wants_number"))?;
            own(OwnAct::Dissociate(DecisionNumber(number), words.to_owned()))
        }
        "comment" => own(OwnAct::Comment(text()?)),
        "time" => own(OwnAct::Time),
        "release" => own(OwnAct::Release),
        "away" => own(OwnAct::Declare(Declared::AwayProceed)),
        "wait" => own(OwnAct::Declare(Declared::AwayHold)),
        "back" => own(OwnAct::Declare(Declared::Present)),
        "absent" => own(OwnAct::Declare(Declared::Absent)),
        "chair" => chair(line, rest),

        "open" => act(Wish::Meeting(MeetingAct::Open)),
        "suspend" => act(Wish::Meeting(MeetingAct::Suspend { reason: String::new(), until: until()? })),
        "resume" => act(Wish::Meeting(MeetingAct::Resume)),
        "adjourn" => act(Wish::Meeting(MeetingAct::Adjourn { until: until()? })),
        "close" => act(Wish::Meeting(MeetingAct::Close { despite: (!rest.is_empty()).then(|| rest.to_owned()) })),
        "lift" => act(Wish::Meeting(MeetingAct::Lift)),
        "item" => agenda(line, rest),
        "next" => act(Wish::Floor(FloorAct::Next)),
        "give" => {
            let who: Who = rest.parse().map_err(|_| wants("client-wants_place"))?;
            act(Wish::Floor(FloorAct::Give { who }))
        }
        "prompt" => act(Wish::Floor(FloorAct::Prompt)),
        "pause" => act(Wish::Floor(FloorAct::Pause { cause: PauseWord::Chair })),
        "go-on" => act(Wish::Floor(FloorAct::Resume)),
        "cut" => act(Wish::Floor(FloorAct::Cut { reason: rest.to_owned() })),
        "put" => act(Wish::Decision(DecisionAct::Put { which: which(word, rest)? })),
        "declare" => {
            let (verb, rest) = first_word(rest);
            let verb = VerbWord::from_str(&verb.replace('_', "-"), true).map_err(|_| wants("client-wants_verb"))?;
            act(Wish::Decision(DecisionAct::Declare { verb, style: None, which: which(word, rest)? }))
        }
        other => Err(Mistyped::Unknown(other.to_owned())),
    }
}

fn chair(line: &str, rest: &str) -> Result<Typed, Mistyped> {
    let (act, rest) = first_word(rest);
    let wants = |what| Mistyped::Wants { word: format!("chair {act}"), what };
    let act = match act {
        "" => return Ok(Typed::Show(Page::Chair)),
        "take" => ChairAct::Take,
        "pass" => ChairAct::Pass { to: seat(rest).map_err(|_| wants("client-wants_seat"))? },
        "offer" => {
            let (to, vice) = first_word(rest);
            let code = |code| party(code).map_err(|_| wants("client-wants_party"));
            ChairAct::Offer { to: code(to)?, vice: if vice.is_empty() { None } else { Some(code(vice)?) } }
        }
        "withdraw" => ChairAct::Withdraw,
        _ => return Err(Mistyped::Unknown(line.trim().to_owned())),
    };
    Ok(Typed::Act { wish: Wish::Chair(act), meeting: None })
}

fn agenda(line: &str, rest: &str) -> Result<Typed, Mistyped> {
    let (act, rest) = first_word(rest);
    let number = |text: &str| {
        item(text).map_err(|_| Mistyped::Wants { word: line.trim().to_owned(), what: "client-wants_item" })
    };
    let some = |text: &str| if text.is_empty() { Ok(None) } else { number(text).map(Some) };
    let act = match act {
        "next" => ItemAct::Next,
        "conclude" => {
            let item = some(rest)?;
            ItemAct::Conclude { item, outcome: None, reason: String::new(), release_waiting: false }
        }
        "defer" => ItemAct::Defer { item: some(rest)?, to: DeferWord::Later, keep_list: false },
        "open" => {
            let (item, ruling) = first_word(rest);
            ItemAct::Open { item: number(item)?, ruling: (!ruling.is_empty()).then(|| ruling.to_owned()) }
        }
        // "item 5.2" opens it; what follows is the Chair's ruling.
        other => ItemAct::Open { item: number(other)?, ruling: (!rest.is_empty()).then(|| rest.to_owned()) },
    };
    Ok(Typed::Act { wish: Wish::Item(act), meeting: None })
}

fn which(word: &str, rest: &str) -> Result<Which, Mistyped> {
    if rest.is_empty() {
        return Ok(Which::default());
    }
    let number = rest.parse().map_err(|_| Mistyped::Wants { word: word.to_owned(), what: "client-wants_number" })?;
    Ok(Which { proposal: Some(crate::procedure::ids::ProposalId(number)) })
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(char::is_whitespace).map_or((text, ""), |(word, rest)| (word, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn act(line: &str) -> Wish {
        match read(line) {
            Ok(Typed::Act { wish, meeting: None }) => wish,
            other => panic!("{line:?} is {other:?}"),
        }
    }

    #[test]
    fn a_delegation_types_what_it_wants() {
        assert_eq!(act("ask"), Wish::Own(OwnAct::Ask(Vec::new())));
        assert_eq!(act(" ask  KH, LA "), Wish::Own(OwnAct::Ask(vec![party("KH").unwrap(), party("LA").unwrap()])));
        assert_eq!(
            act("object the figure in paragraph 3"),
            Wish::Own(OwnAct::Object("the figure in paragraph 3".into()))
        );
        assert_eq!(act("object"), Wish::Own(OwnAct::Object(String::new())));
        assert_eq!(act("chair take"), Wish::Chair(ChairAct::Take));
        assert_eq!(
            act("dissociate 4 for the record"),
            Wish::Own(OwnAct::Dissociate(DecisionNumber(4), "for the record".into()))
        );
        assert_eq!(read("chair"), Ok(Typed::Show(Page::Chair)));
        assert_eq!(read("  "), Ok(Typed::Nothing));
    }

    #[test]
    fn a_presiding_seat_types_what_the_chair_says() {
        assert_eq!(act("next"), Wish::Floor(FloorAct::Next));
        assert_eq!(act("give 2"), Wish::Floor(FloorAct::Give { who: Who::Place(2) }));
        assert_eq!(act("item 5.2"), Wish::Item(ItemAct::Open { item: item("5.2").unwrap(), ruling: None }));
        assert!(matches!(
            act("declare not-agreed"),
            Wish::Decision(DecisionAct::Declare { verb: VerbWord::NotAgreed, .. })
        ));
        assert!(matches!(
            act("declare ADOPTED 3"),
            Wish::Decision(DecisionAct::Declare { which: Which { proposal: Some(_) }, .. })
        ));
        assert!(matches!(act("chair offer TH KH"), Wish::Chair(ChairAct::Offer { vice: Some(_), .. })));
    }

    #[test]
    fn what_is_missing_is_said_in_the_readers_language() {
        let vi = Wording::new("vi");
        for (line, en) in [
            ("reserve", "\"reserve\" wants some words."),
            (
                "declare",
                "\"declare\" wants a verb: adopted, approved, endorsed, agreed, noted, tasked, requested, deferred, not-agreed.",
            ),
            ("chair pass", "\"chair pass\" wants a seat, such as TH.alt."),
            ("give", "\"give\" wants a place in the list or a party."),
            ("item x", "\"item x\" wants an item's number, such as 5.2."),
            ("gavel", "There is no command \"gavel\". Type \"help\"."),
        ] {
            let mistyped = read(line).unwrap_err();
            assert_eq!(mistyped.sentence(&Wording::new("en")), en);
            assert_ne!(mistyped.sentence(&vi), en);
        }
    }

    #[test]
    fn every_command_of_the_help_has_its_words_and_is_understood() {
        let wording = Wording::new("en");
        for (typed, what) in HELP.iter().chain(HELP_PRESIDING) {
            assert!(!wording.word(what).contains('⟦'), "{what}");
            for one in typed.split('|') {
                let word = first_word(one).0;
                assert!(!matches!(read(word), Err(Mistyped::Unknown(_))), "{word}");
            }
        }
    }
}

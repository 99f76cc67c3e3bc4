//! Commands as people type them at an endpoint: one line each, in English words that stay the same in every language.

mod help;

use clap::ValueEnum;

use super::wish::{
    AcceptedWord, AmendmentAct, AmendmentWord, AppealWord, ChairAct, ChoiceWord, DecisionAct, DeferWord, FloorAct,
    ItemAct, KindWord, ListAct, MeetingAct, MotionAct, Moved, OpenWord, OwnAct, PauseWord, PointAct, RulingWord,
    SideWord, SilenceAct, SilenceWord, VerbWord, VoteAct, Which, WhichMotion, WhichSilence, Who, Wish, Words,
    follow_up, item, moment, party, seat,
};
use super::wording::Wording;
use crate::procedure::command::Declared;
use crate::procedure::ids::{DecisionNumber, MeetingId, PartyId, ProposalId};
pub use help::{HELP, HELP_PRESIDING};

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
    /// What the parties are asked in writing.
    Silences,
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
        || if rest.is_empty() { Ok(None) } else { moment(rest).map(Some).map_err(|_| wants("client-wants_moment")) };
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
        "silences" => Ok(Typed::Show(Page::Silences)),
        "list" => match rest {
            "" => Ok(Typed::Show(Page::List)),
            "close" => act(Wish::List(ListAct::Close)),
            "reopen" => act(Wish::List(ListAct::Reopen)),
            _ => Err(Mistyped::Unknown(line.trim().to_owned())),
        },

        "ask" => own(OwnAct::Ask(parties(word, rest)?)),
        "withdraw" => own(OwnAct::Withdraw),
        "speaker" => own(OwnAct::Speaker(seat(rest).map_err(|_| wants("client-wants_seat"))?)),
        "as-read" => match rest {
            "" => own(OwnAct::AsRead),
            who => {
                let who: Who = who.parse().map_err(|_| wants("client-wants_place"))?;
                act(Wish::List(ListAct::AsRead { who }))
            }
        },
        "represent" => own(OwnAct::Represent(seat(rest).map_err(|_| wants("client-wants_seat"))?, true)),
        "represent-no-more" => own(OwnAct::Represent(seat(rest).map_err(|_| wants("client-wants_seat"))?, false)),
        "start" => act(Wish::Floor(FloorAct::Start)),
        "end" => act(Wish::Floor(FloorAct::End)),
        "object" => own(OwnAct::Object(rest.to_owned())),
        "withdraw-objection" => own(OwnAct::WithdrawObjection(None)),
        "convert" => own(OwnAct::Convert(text()?)),
        "reply" => own(OwnAct::Reply),
        "withdraw-reply" => own(OwnAct::WithdrawReply),
        "ask-explain" => own(OwnAct::AskExplain(which(word, rest)?.proposal)),
        "withdraw-explain" => own(OwnAct::WithdrawExplain),
        "point" => own(OwnAct::Point(text()?)),
        "appeal" => own(OwnAct::Appeal),
        "reserve" => own(OwnAct::Reserve(None, text()?)),
        "explain" => own(OwnAct::Explain(None, text()?)),
        "reserve-on" => {
            on_decision(word, rest).map(|(number, words)| OwnAct::Reserve(Some(number), words)).and_then(own)
        }
        "explain-on" => {
            on_decision(word, rest).map(|(number, words)| OwnAct::Explain(Some(number), words)).and_then(own)
        }
        "join-decision" => own(OwnAct::JoinDecision(decision(word, rest)?)),
        "withdraw-reopening" => own(OwnAct::WithdrawReopening(decision(word, rest)?)),
        "ask-reopen" => {
            let (number, why) = first_word(rest);
            own(OwnAct::AskReopen(decision(word, number)?, why.to_owned()))
        }
        "take-over" => own(OwnAct::TakeOver),
        "microphone" => {
            let state = OpenWord::from_str(rest, true).map_err(|_| wants("client-wants_open"))?;
            own(OwnAct::Microphone(state == OpenWord::Open))
        }

        "table" => act(Wish::Decision(DecisionAct::Table { text: text()?, document: Vec::new(), item: None })),
        "revise" => {
            let which = Which::default();
            act(Wish::Decision(DecisionAct::Revise { text: text()?, document: Vec::new(), which }))
        }
        "withdraw-text" => act(Wish::Decision(DecisionAct::Withdraw { which: which(word, rest)? })),
        "amend" | "rebase" | "withdraw-amendment" | "accept" | "bracket" | "reject" | "park" | "order" | "vote-on" => {
            amendment(word, rest).map(Wish::Amendment).and_then(act)
        }
        "ask-division" => {
            let (part, which) = (Words::first(&text()?), Which::default());
            act(Wish::Decision(DecisionAct::AskDivision { part, which }))
        }
        "divide" => {
            let (part, which) = (Words::first(&text()?), Which::default());
            act(Wish::Decision(DecisionAct::Divide { part, which }))
        }
        "reintroduce" => {
            let (number, revision) = first_word(rest);
            let number = number.parse().map_err(|_| wants("client-wants_revision"))?;
            let revision = revision.parse().map_err(|_| wants("client-wants_revision"))?;
            let proposal = ProposalId(number);
            act(Wish::Decision(DecisionAct::Reintroduce { proposal, revision }))
        }
        "joining-later" => {
            let parties = parties(word, rest)?;
            if parties.is_empty() {
                return Err(wants("client-wants_party"));
            }
            act(Wish::Decision(DecisionAct::JoiningLater { parties, which: Which::default() }))
        }
        "reopen" => act(Wish::Decision(DecisionAct::Reopen { decision: decision(word, rest)? })),

        "move" | "for" | "against" | "object-motion" | "withdraw-motion" | "put-motion" | "accept-motion"
        | "reject-motion" => motion(word, rest).map(Wish::Motion).and_then(act),
        "vote" => {
            let choice = ChoiceWord::from_str(rest, true).map_err(|_| wants("client-wants_choice"))?;
            act(Wish::Vote(VoteAct::Cast { choice, party: None }))
        }
        "roll-call" => {
            let first = party(rest).map_err(|_| wants("client-wants_party"))?;
            act(Wish::Vote(VoteAct::Put { first, which: Which::default() }))
        }
        "pass-voter" => act(Wish::Vote(VoteAct::Pass { party: None })),
        "silence" => silence(rest),

        "rule" => {
            let ruling = RulingWord::from_str(rest, true).map_err(|_| wants("client-wants_ruling"))?;
            act(Wish::Point(PointAct::Rule { ruling }))
        }
        "put-appeal" => act(Wish::Point(PointAct::PutAppeal { first: parties(word, rest)?.into_iter().next() })),
        "settle-appeal" => {
            let outcome = AppealWord::from_str(rest, true).map_err(|_| wants("client-wants_appeal"))?;
            act(Wish::Point(PointAct::SettleAppeal { outcome }))
        }
        "restore" => act(Wish::Floor(FloorAct::Restore)),
        "intervene" => act(Wish::Floor(FloorAct::Intervene { party: parties(word, rest)?.into_iter().next() })),
        "end-intervention" => act(Wish::Floor(FloorAct::EndIntervention)),
        "hold" => act(Wish::Meeting(MeetingAct::Hold { reason: rest.to_owned(), news: None })),
        "extend" => {
            let (when, agreed) = first_word(rest);
            let to = moment(when).map_err(|_| wants("client-wants_moment"))?;
            let interpreters_agree = match agreed {
                "" => false,
                "interpreters-agree" => true,
                _ => return Err(wants("client-wants_interpreters")),
            };
            act(Wish::Meeting(MeetingAct::Extend { to, interpreters_agree }))
        }
        "count-quorum" => act(Wish::Meeting(MeetingAct::CountQuorum)),
        "confirm-admissions" => act(Wish::Meeting(MeetingAct::ConfirmAdmissions)),
        "dissociate" => {
            let (number, words) = first_word(rest);
            own(OwnAct::Dissociate(decision(word, number)?, words.to_owned()))
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
        "next-reply" => act(Wish::Floor(FloorAct::NextReply)),
        "next-explanation" => act(Wish::Floor(FloorAct::NextExplanation)),
        "give" => {
            let who: Who = rest.parse().map_err(|_| wants("client-wants_place"))?;
            act(Wish::Floor(FloorAct::Give { who }))
        }
        "prompt" => act(Wish::Floor(FloorAct::Prompt)),
        "pause" => act(Wish::Floor(FloorAct::Pause { cause: PauseWord::Chair })),
        "go-on" => act(Wish::Floor(FloorAct::Resume)),
        "call-to-order" => act(Wish::Floor(FloorAct::Order { reason: rest.to_owned() })),
        "cut" => act(Wish::Floor(FloorAct::Cut { reason: rest.to_owned() })),
        "put" => act(Wish::Decision(DecisionAct::Put { which: which(word, rest)? })),
        "declare" => {
            let (verb, rest) = first_word(rest);
            let verb = VerbWord::from_str(&verb.replace('_', "-"), true).map_err(|_| wants("client-wants_verb"))?;
            // "declare tasked 3 Secretariat; circulate the draft; by March": the number and the task may be absent.
            let (number, task) = match first_word(rest) {
                (number, task) if number.parse::<u64>().is_ok() => (number, task),
                (_, _) if rest.contains(';') => ("", rest),
                (..) => (rest, ""),
            };
            let task = (!task.is_empty()).then(|| follow_up(task));
            let follow_ups = task.transpose().map_err(|_| wants("client-wants_follow_up"))?.into_iter().collect();
            act(Wish::Decision(DecisionAct::Declare { verb, style: None, follow_ups, which: which(word, number)? }))
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
        "add" => {
            let (of, rest) = first_word(rest);
            let (kind, titles) = first_word(rest);
            let wants = |what| Mistyped::Wants { word: "item add".to_owned(), what };
            let kind = KindWord::from_str(kind, true).map_err(|_| wants("client-wants_kind"))?;
            let (title, title_vi) = titles.split_once("=>").ok_or_else(|| wants("client-wants_titles"))?;
            let (title, title_vi) = (title.trim().to_owned(), title_vi.trim().to_owned());
            ItemAct::Add { item: number(of)?, kind, title, title_vi }
        }
        "announce" => {
            let (of, when) = first_word(rest);
            let from = (!when.is_empty()).then(|| moment(when)).transpose();
            let wants = |_| Mistyped::Wants { word: "item announce".to_owned(), what: "client-wants_moment" };
            ItemAct::Announce { item: number(of)?, from: from.map_err(wants)? }
        }
        "open" => {
            let (item, ruling) = first_word(rest);
            ItemAct::Open { item: number(item)?, ruling: (!ruling.is_empty()).then(|| ruling.to_owned()) }
        }
        // "item 5.2" opens it; what follows is the Chair's ruling.
        other => ItemAct::Open { item: number(other)?, ruling: (!rest.is_empty()).then(|| rest.to_owned()) },
    };
    Ok(Typed::Act { wish: Wish::Item(act), meeting: None })
}

fn parties(word: &str, rest: &str) -> Result<Vec<PartyId>, Mistyped> {
    let codes = rest.split([' ', ',']).filter(|code| !code.is_empty());
    let parties: Result<Vec<_>, _> = codes.map(party).collect();
    parties.map_err(|_| Mistyped::Wants { word: word.to_owned(), what: "client-wants_party" })
}

fn decision(word: &str, text: &str) -> Result<DecisionNumber, Mistyped> {
    let number = text.parse().map_err(|_| Mistyped::Wants { word: word.to_owned(), what: "client-wants_number" })?;
    Ok(DecisionNumber(number))
}

/// "4 some words": about which decision, and the words.
fn on_decision(word: &str, rest: &str) -> Result<(DecisionNumber, String), Mistyped> {
    let (number, words) = first_word(rest);
    let number = decision(word, number)?;
    if words.is_empty() {
        return Err(Mistyped::Wants { word: word.to_owned(), what: "client-wants_text" });
    }
    Ok((number, words.to_owned()))
}

fn amendment(word: &str, rest: &str) -> Result<AmendmentAct, Mistyped> {
    let wants = |what| Mistyped::Wants { word: word.to_owned(), what };
    // "old words => new words"; no new words strike the old ones out.
    let change = |text: &str| {
        let (old, new) = text.split_once("=>").map_or((text, ""), |(old, new)| (old.trim(), new.trim()));
        if old.is_empty() { Err(wants("client-wants_change")) } else { Ok((Words::first(old), new.to_owned())) }
    };
    let number = |text: &str| text.parse().map_err(|_| wants("client-wants_number"));
    let some = |text: &str| if text.is_empty() { Ok(None) } else { number(text).map(Some) };
    let settle = |how| Ok(AmendmentAct::Settle { how, amendment: some(rest)? });
    match word {
        "amend" => {
            let (old, new) = change(rest)?;
            Ok(AmendmentAct::Propose { old, new, which: Which::default() })
        }
        "rebase" => {
            let (which, text) = first_word(rest);
            let amendment = number(which)?;
            let (old, new) = change(text)?;
            Ok(AmendmentAct::Rebase { amendment, old, new })
        }
        "withdraw-amendment" => Ok(AmendmentAct::Withdraw { amendment: some(rest)? }),
        "order" => {
            let order: Result<Vec<u64>, _> = rest.split_whitespace().map(number).collect();
            let order =
                order.and_then(|order| if order.is_empty() { Err(wants("client-wants_number")) } else { Ok(order) });
            Ok(AmendmentAct::Order { order: order?, which: Which::default() })
        }
        "vote-on" => {
            let (which, first) = first_word(rest);
            let amendment = some(which)?;
            Ok(AmendmentAct::Vote { amendment, first: parties(word, first)?.into_iter().next() })
        }
        "accept" => settle(AmendmentWord::Accept),
        "bracket" => settle(AmendmentWord::Bracket),
        "reject" => settle(AmendmentWord::Reject),
        "park" => settle(AmendmentWord::Park),
        other => Err(Mistyped::Unknown(other.to_owned())),
    }
}

fn motion(word: &str, rest: &str) -> Result<MotionAct, Mistyped> {
    let which = WhichMotion::default();
    Ok(match word {
        "move" => {
            let (what, rest) = first_word(rest);
            let wants = |of| Mistyped::Wants { word: format!("move {what}"), what: of };
            MotionAct::Move(match what {
                "suspend" => Moved::Suspend { reason: rest.to_owned(), until: None },
                "adjourn" if rest.is_empty() => Moved::Adjourn { until: None },
                "adjourn" => Moved::Adjourn { until: Some(moment(rest).map_err(|_| wants("client-wants_moment"))?) },
                "adjourn-debate" => Moved::AdjournDebate,
                "close-debate" => Moved::CloseDebate,
                "reconsider" => Moved::Reconsider { decision: decision("move reconsider", rest)? },
                _ => return Err(Mistyped::Wants { word: word.to_owned(), what: "client-wants_motion" }),
            })
        }
        "for" => MotionAct::Speak { side: SideWord::For, which },
        "against" => MotionAct::Speak { side: SideWord::Against, which },
        "object-motion" => MotionAct::Object { which },
        "withdraw-motion" => MotionAct::Withdraw { which },
        "put-motion" => MotionAct::Put { first: parties(word, rest)?.into_iter().next(), which },
        "accept-motion" => MotionAct::Rule { how: AcceptedWord::Accepted, which },
        "reject-motion" => MotionAct::Rule { how: AcceptedWord::Rejected, which },
        other => return Err(Mistyped::Unknown(other.to_owned())),
    })
}

/// `silence [NUMBER] act ...`.
fn silence(rest: &str) -> Result<Typed, Mistyped> {
    let (first, after) = first_word(rest);
    let (which, act, rest) = match first.parse() {
        Ok(number) => {
            let (act, rest) = first_word(after);
            (WhichSilence { silence: Some(number) }, act, rest)
        }
        Err(_) => (WhichSilence::default(), first, after),
    };
    let wants = |what| Mistyped::Wants { word: format!("silence {act}").trim_end().to_owned(), what };
    let words = |text: &str| if text.is_empty() { Err(wants("client-wants_text")) } else { Ok(text.to_owned()) };
    let until = |text: &str| moment(text).map_err(|_| wants("client-wants_moment"));
    let act = match act {
        "" => return Ok(Typed::Show(Page::Silences)),
        "open" => {
            let (when, text) = first_word(rest);
            let text = (!text.is_empty()).then(|| text.to_owned());
            let (means, document) = (SilenceWord::Consent, Vec::new());
            SilenceAct::Open { until: until(when)?, means, text, document, which: Which::default() }
        }
        "object" => SilenceAct::Object { text: words(rest)?, party: None, letter: None, which },
        "withdraw" => SilenceAct::Withdraw { party: None, which },
        "acknowledge" => {
            SilenceAct::Acknowledge { party: party(rest).map_err(|_| wants("client-wants_party"))?, which }
        }
        "consent" => SilenceAct::Consent { which },
        "extend" => {
            let (when, ruling) = first_word(rest);
            SilenceAct::Extend { to: until(when)?, ruling: words(ruling)?, which }
        }
        "restart" => {
            let (when, text) = first_word(rest);
            SilenceAct::Restart { text: words(text)?, document: Vec::new(), until: until(when)?, which }
        }
        "note" => SilenceAct::Note { which },
        _ => return Err(Mistyped::Unknown(format!("silence {act}"))),
    };
    Ok(Typed::Act { wish: Wish::Silence(act), meeting: None })
}

fn which(word: &str, rest: &str) -> Result<Which, Mistyped> {
    if rest.is_empty() {
        return Ok(Which::default());
    }
    let number = rest.parse().map_err(|_| Mistyped::Wants { word: word.to_owned(), what: "client-wants_number" })?;
    Ok(Which { proposal: Some(ProposalId(number)) })
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
    fn words_of_a_text_are_changed_by_an_arrow() {
        let change = |line: &str| {
            let Wish::Amendment(AmendmentAct::Propose { old, new, .. }) = act(line) else { panic!("{line}") };
            (old.words, new)
        };
        assert_eq!(change("amend by 2025 =>  by 2026 "), ("by 2025".to_owned(), "by 2026".to_owned()));
        assert_eq!(change("amend as appropriate"), ("as appropriate".to_owned(), String::new()));
        assert!(read("amend => by 2026").is_err(), "it has to be said what is replaced");
    }

    #[test]
    fn a_silence_procedure_is_named_by_its_number_where_there_are_several() {
        let which = WhichSilence { silence: Some(3) };
        assert_eq!(act("silence 3 consent"), Wish::Silence(SilenceAct::Consent { which }));
        assert_eq!(
            act("silence consent"),
            Wish::Silence(SilenceAct::Consent { which: WhichSilence { silence: None } })
        );
        assert!(matches!(act("silence open +72h Some text"), Wish::Silence(SilenceAct::Open { text: Some(_), .. })));
        assert_eq!(read("silence"), Ok(Typed::Show(Page::Silences)));
    }

    #[test]
    fn a_line_may_name_another_meeting_than_the_one_under_way() {
        let (wish, meeting) = (Wish::Meeting(MeetingAct::Open), MeetingId::parse("AMMin8"));
        assert_eq!(read("in AMMin8 open"), Ok(Typed::Act { wish, meeting }));
        assert!(read("in AMMin8 list").is_err(), "only the meeting in focus is shown");
        assert!(read("in AMMin8 in AMMin8 open").is_err());
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
    fn a_task_an_item_and_an_hour_are_typed_in_one_line() {
        let Wish::Decision(DecisionAct::Declare { follow_ups, which, .. }) =
            act("declare tasked 3 Secretariat; circulate the draft; by March")
        else {
            panic!("a declaration")
        };
        assert_eq!((follow_ups.len(), which.proposal), (1, Some(ProposalId(3))));
        let Wish::Decision(DecisionAct::Declare { follow_ups, which, .. }) =
            act("declare tasked Secretariat; circulate the draft")
        else {
            panic!("a declaration")
        };
        assert_eq!((follow_ups[0].by.as_str(), which.proposal), ("", None));
        let Wish::Item(ItemAct::Add { title, title_vi, .. }) = act("item add 9.1 discussion A seat => Một ghế")
        else {
            panic!("an item")
        };
        assert_eq!((title.as_str(), title_vi.as_str()), ("A seat", "Một ghế"));
        assert!(matches!(act("item announce 4 14:00"), Wish::Item(ItemAct::Announce { from: Some(_), .. })));
        assert!(matches!(act("extend +10min"), Wish::Meeting(MeetingAct::Extend { interpreters_agree: false, .. })));
        let agreed = act("extend +10min interpreters-agree");
        assert!(matches!(agreed, Wish::Meeting(MeetingAct::Extend { interpreters_agree: true, .. })));
        for wrong in ["item add 9.1 closing A => B", "item add 9.1 report A", "declare tasked one; two; three; four"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(read("settle-appeal 3 2 1").is_err(), "a vote on a ruling is a roll call");
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

//! What can be pressed: each act with its key, what it sends, and why it cannot be pressed now.
//!
//! What a press would send, and whether it would be carried out, stands in `own.may`; nothing here judges. The keys
//! are those of the web pages.

use super::ask::{self, Question};
use super::board::{Board, LineIs, Role};
use super::facts::Facts;
use crate::endpoint::wording::Wording;
use crate::procedure::command::{Action, Capacity, Declared};
use crate::procedure::ids::PartyId;
use crate::procedure::rejection::Rule;
use crate::view::{May, Press, ProposalStage, SpeechPhase, Stage};

/// What a button does.
#[derive(Clone, PartialEq, Debug)]
pub enum Does {
    /// Sends an action.
    Send(Action, Capacity),
    /// Asks for what is missing first.
    Ask(Box<Question>),
    /// Nothing that could be sent is known.
    Nothing,
}

/// Why a button cannot be pressed now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Why {
    /// The sentence.
    pub text: String,
    /// The rule.
    pub rule: Option<String>,
}

/// One act.
#[derive(Clone, PartialEq, Debug)]
pub struct Button {
    /// Its name, for what waits for a second press or an answer.
    pub id: String,
    /// Its key; without one it is reached in the list of all acts.
    pub key: Option<char>,
    /// What it says beside its key, in few words.
    pub label: String,
    /// What it says where there is room.
    pub words: String,
    /// What it does.
    pub does: Does,
    /// Whether it wants a second press.
    pub binds: bool,
    /// Why it cannot be pressed.
    pub why: Option<Why>,
}

/// The step that a meeting most likely takes next.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// What it is called.
    pub button: Button,
    /// More about it.
    pub note: String,
}

impl Step {
    /// What it does, to see when that changes.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.button.id, self.button.label)
    }
}

/// The press as the catalogue and `own.may` call it.
fn code(press: Press) -> String {
    serde_json::to_value(press).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The first letter large.
#[must_use]
pub fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a press binds a delegation or the meeting, so that a slip of the hand matters.
#[must_use]
pub fn binds(press: Press) -> bool {
    match press {
        Press::Withdraw
        | Press::Object
        | Press::WithdrawObjection
        | Press::ConvertObjection
        | Press::Reserve
        | Press::AppealRuling
        | Press::AssumeChair
        | Press::LeaveAndLetProceed
        | Press::LeaveAndAskToWait
        | Press::BeAbsent
        | Press::TakeAsRead
        | Press::ExplainPosition
        | Press::WithdrawText
        | Press::MoveToSuspend
        | Press::MoveToAdjourn
        | Press::MoveToAdjournDebate
        | Press::MoveToCloseDebate
        | Press::ObjectToMotion
        | Press::VoteYes
        | Press::VoteNo
        | Press::Abstain
        | Press::AskToReopen
        | Press::JoinDecision
        | Press::Dissociate
        | Press::ObjectInWriting
        | Press::WithdrawWrittenObjection
        | Press::ConsentInWriting
        | Press::Hold
        | Press::RecordConsent
        | Press::ConfirmConsent
        | Press::PassVoter
        | Press::Adjourn
        | Press::CloseMeeting
        | Press::UpholdPoint
        | Press::RejectPoint
        | Press::PointWithdrawn
        | Press::RulingStands
        | Press::RulingSetAside
        | Press::PutAppeal
        | Press::Put
        | Press::Declare
        | Press::Cut
        | Press::TextInstead
        | Press::PutMotion
        | Press::AcceptMotion
        | Press::RejectMotion
        | Press::AcceptAmendment
        | Press::BracketAmendment
        | Press::RejectAmendment
        | Press::PutAmendment
        | Press::PutToVote
        | Press::Consult
        | Press::NotAgreed
        | Press::ReopenDecision
        | Press::NoteSilence
        | Press::OfferChair
        | Press::DesignateRepresentative
        | Press::EndRepresentation
        | Press::Correct
        | Press::PassChair
        | Press::AddItem => true,
        Press::AskFloor
        | Press::StartSpeech
        | Press::EndSpeech
        | Press::AskReply
        | Press::WithdrawReply
        | Press::AskExplanation
        | Press::WithdrawExplanation
        | Press::RaisePoint
        | Press::Acknowledge
        | Press::AskForTime
        | Press::ReleaseTime
        | Press::Attend
        | Press::SpeakInstead
        | Press::Comment
        | Press::ProposeAmendment
        | Press::WithdrawAmendment
        | Press::AskDivision
        | Press::SpeakForMotion
        | Press::SpeakAgainstMotion
        | Press::WithdrawMotion
        | Press::WithdrawReopening
        | Press::InterpretationFailed
        | Press::InterpretationIsBack
        | Press::AcknowledgeWrittenObjection
        | Press::OpenMeeting
        | Press::Suspend
        | Press::Resume
        | Press::LiftHold
        | Press::NextItem
        | Press::ConcludeItem
        | Press::NextSpeaker
        | Press::StartForSpeaker
        | Press::EndForSpeaker
        | Press::Pause
        | Press::GoOn
        | Press::Prompt
        | Press::NextReply
        | Press::NextExplanation
        | Press::RestoreSpeaker
        | Press::LetSecretariatClarify
        | Press::EndIntervention
        | Press::CloseList
        | Press::ReopenList
        | Press::DeferItem
        | Press::CallToOrder
        | Press::BackToHead
        | Press::RecordingInstead
        | Press::ParkAmendment
        | Press::WithdrawChairOffer
        | Press::JoinItem
        | Press::AnnounceDecision
        | Press::ExtendSitting
        | Press::CountQuorum
        | Press::ConfirmAdmissions => false,
    }
}

/// Makes buttons for what is before the eyes.
struct Maker<'a> {
    board: &'a Board,
    facts: &'a Facts<'a>,
    words: &'a Wording,
}

impl<'a> Maker<'a> {
    fn new(board: &'a Board, facts: &'a Facts<'a>) -> Self {
        Self { board, facts, words: board.words() }
    }

    fn may(&self, press: Press) -> Option<&'a May> {
        self.facts.screen.press(press)
    }

    fn has(&self, press: Press) -> bool {
        self.may(press).is_some()
    }

    fn word(&self, id: &str) -> String {
        self.words.word(id)
    }

    fn party(&self, party: &PartyId) -> String {
        self.words.say(self.facts.screen.view, party)
    }

    /// Why nothing at all can be pressed.
    fn why_none(&self) -> Option<Why> {
        let id = if !self.board.is_live(self.facts) {
            "console-why-no_line"
        } else if !self.board.active {
            "console-why-mirror"
        } else {
            return None;
        };
        Some(Why { text: self.word(id), rule: None })
    }

    fn why(&self, press: Press) -> Option<Why> {
        if let Some(why) = self.why_none() {
            return Some(why);
        }
        let Some(may) = self.may(press) else {
            return Some(Why { text: self.word("console-why-nothing"), rule: None });
        };
        let rejection = may.rejection.as_ref().filter(|_| !may.allowed)?;
        let rule: Rule = rejection.rule();
        let text = self.words.sentence(self.facts.screen.view, rejection);
        Some(Why { text, rule: Some(rule.to_string()) })
    }

    /// A button for a press, whether or not there is anything to press.
    fn press(&self, press: Press, key: Option<char>, label: &str) -> Button {
        let words = upper(&self.word(&format!("press-{}", code(press))));
        let label = if label.is_empty() { words.clone() } else { self.word(label) };
        let does = match self.may(press) {
            None => Does::Nothing,
            Some(may) => match ask::of_press(self.facts, self.words, press, may, &words) {
                Some(question) => Does::Ask(Box::new(question)),
                None => Does::Send(may.action.clone(), may.capacity),
            },
        };
        Button { id: code(press), key, label, words, does, binds: binds(press), why: self.why(press) }
    }

    /// The same, only where there is something to press.
    fn offered(&self, press: Press, key: Option<char>, label: &str) -> Option<Button> {
        self.has(press).then(|| self.press(press, key, label))
    }

    /// A button that asks something of its own.
    fn asks(&self, id: &str, key: Option<char>, label: &str, question: Option<Question>, without: &str) -> Button {
        let why = self.why_none().or_else(|| {
            let nothing = || Why { text: self.word(without), rule: None };
            question.is_none().then(nothing)
        });
        let words = question.as_ref().map_or_else(|| upper(&self.word(label)), |question| question.title.clone());
        let does = question.map_or(Does::Nothing, |question| Does::Ask(Box::new(question)));
        Button { id: id.to_owned(), key, label: self.word(label), words, does, binds: false, why }
    }

    fn sends(&self, id: String, key: Option<char>, label: String, action: Option<Action>, binds: bool) -> Button {
        let why = self.why_none();
        let does = action.map_or(Does::Nothing, |action| {
            let capacity = self.facts.screen.capacity(&action);
            Does::Send(action, capacity)
        });
        Button { id, key, words: label.clone(), label, does, binds, why }
    }

    // ---- the one next button -----------------------------------------------------------------------------------

    fn step(&self, press: Press, label: String, note: String) -> Step {
        let mut button = self.press(press, Some(' '), "");
        if !label.is_empty() {
            button.words.clone_from(&label);
            button.label = label;
        }
        // A name of its own: what waits under another key for its second press is not answered by this one.
        button.id = format!("next {}", button.id);
        Step { button, note }
    }

    fn next(&self) -> Step {
        let view = self.facts.screen.view;
        let title = |item: Option<&crate::procedure::ids::ItemNumber>| {
            item.map_or_else(String::new, |item| self.words.item_title(view, item).to_owned())
        };
        let meeting = || self.facts.card().map_or_else(String::new, |card| self.words.of(&card.title).to_owned());
        let of = |id: &str, party: &PartyId| self.words.text(id, &[("party", self.party(party).into())]);
        for press in [Press::LiftHold, Press::Resume, Press::OpenMeeting] {
            if self.has(press) {
                return self.step(press, String::new(), meeting());
            }
        }
        if let Some(point) = self.facts.point() {
            let why = Why { text: of("console-next-point", &point.party), rule: Some("R-9".to_owned()) };
            return self.nothing(self.word("console-next-rule"), Some(why));
        }
        let first = self.facts.screen.waiting().first();
        let current = self.facts.current();
        if let Some(speech) = self.facts.speech() {
            return match (&speech.phase, first) {
                (SpeechPhase::Called { .. }, _) => {
                    self.step(Press::StartForSpeaker, of("console-next-started", &speech.party), String::new())
                }
                (SpeechPhase::Paused { .. }, _) => {
                    self.step(Press::GoOn, of("console-next-go_on", &speech.party), String::new())
                }
                (SpeechPhase::Speaking { .. }, Some(next)) => self.step(
                    Press::NextSpeaker,
                    of("console-next-speaker", &next.party),
                    of("console-next-thanks", &speech.party),
                ),
                (SpeechPhase::Speaking { .. }, None) => {
                    self.step(Press::EndForSpeaker, of("console-next-end", &speech.party), String::new())
                }
            };
        }
        if let Some(next) = first {
            return self.step(Press::NextSpeaker, of("console-next-speaker", &next.party), title(current));
        }
        if let Some(Action::Declare { verb, .. }) = self.may(Press::Declare).map(|may| &may.action) {
            let verb = self.words.say(view, verb);
            let label = self.words.text("console-next-declare", &[("verb", verb.into())]);
            let mut step = self.step(Press::Declare, label, title(self.facts.text().map(|text| &text.item)));
            // With the verb that is expected; another one is asked for under its own key.
            if let Some(may) = self.may(Press::Declare) {
                step.button.does = Does::Send(may.action.clone(), may.capacity);
            }
            return step;
        }
        if let Some(Action::OfferChair { to, .. }) = self.may(Press::OfferChair).map(|may| &may.action) {
            return self.step(Press::OfferChair, of("console-next-offer", to), String::new());
        }
        if self.has(Press::Put) {
            return self.step(Press::Put, self.word("console-next-put"), title(current));
        }
        let conclude = || {
            let item = current.map_or_else(String::new, ToString::to_string);
            let label = self.words.text("console-next-conclude", &[("item", item.into())]);
            self.step(Press::ConcludeItem, label, title(current))
        };
        let parent = current.is_some_and(|item| self.facts.is_parent(item));
        let next = match self.may(Press::NextItem).map(|may| &may.action) {
            Some(Action::OpenItem { item, .. }) => Some(item),
            Some(_) | None => None,
        };
        let open = |item: &crate::procedure::ids::ItemNumber| {
            let label = self.words.text("console-next-item", &[("item", item.to_string().into())]);
            self.step(Press::NextItem, label, title(Some(item)))
        };
        match (next, current) {
            (Some(next), Some(current)) if next.is_inside(current) => return open(next),
            _ if self.has(Press::ConcludeItem) && !parent => return conclude(),
            (Some(next), _) => return open(next),
            (None, _) => {}
        }
        if self.has(Press::ConcludeItem) {
            return conclude();
        }
        if self.has(Press::CloseMeeting) {
            return self.step(Press::CloseMeeting, String::new(), meeting());
        }
        self.nothing(self.word("console-next-nothing"), None)
    }

    fn nothing(&self, label: String, why: Option<Why>) -> Step {
        let nothing = || Why { text: self.word("console-why-nothing"), rule: None };
        let why = self.why_none().or(why).unwrap_or_else(nothing);
        let id = "next".to_owned();
        let words = label.clone();
        let button = Button { id, key: Some(' '), label, words, does: Does::Nothing, binds: false, why: Some(why) };
        Step { button, note: String::new() }
    }

    // ---- the moderator's acts, with the keys of the page -----------------------------------------------------------

    fn floor(&self) -> Vec<Button> {
        let speech = self.facts.speech();
        if self.facts.point().is_some() {
            return vec![
                self.press(Press::UpholdPoint, Some('y'), "desk-key-uphold"),
                self.press(Press::RejectPoint, Some('x'), "desk-key-not_upheld"),
                self.press(Press::PointWithdrawn, None, ""),
            ];
        }
        let paused = speech.is_some_and(|speech| matches!(speech.phase, SpeechPhase::Paused { .. }));
        vec![
            self.press(Press::StartForSpeaker, Some('s'), "desk-key-begun"),
            if paused {
                self.press(Press::GoOn, Some('g'), "desk-key-go_on")
            } else {
                self.press(Press::Pause, Some('g'), "desk-key-pause")
            },
            self.press(Press::Prompt, Some('p'), "desk-key-prompt"),
            self.press(Press::EndForSpeaker, Some('e'), "desk-key-end"),
            self.asks("cut", None, "desk-cut_yes", ask::cut(self.facts, self.words), "word-nobody_speaks"),
        ]
    }

    fn list(&self) -> Vec<Button> {
        vec![
            if self.has(Press::ReopenList) {
                self.press(Press::ReopenList, Some('c'), "desk-key-reopen_list")
            } else {
                self.press(Press::CloseList, Some('c'), "desk-key-close_list")
            },
            self.asks(
                "add-speaker",
                Some('a'),
                "desk-key-add_speaker",
                ask::add_speaker(self.facts, self.words),
                "console-no_list",
            ),
        ]
    }

    fn texts(&self) -> Vec<Button> {
        let text = self.facts.text();
        if text.is_some_and(|text| matches!(text.stage, ProposalStage::Put { .. })) {
            return vec![
                self.press(Press::Declare, Some('d'), "desk-key-declare"),
                self.asks(
                    "set-aside",
                    None,
                    "console-set_aside",
                    ask::set_aside(self.facts, self.words),
                    "console-no_text",
                ),
            ];
        }
        let table = ask::table(self.facts, self.words);
        vec![
            self.press(Press::Put, Some('u'), "desk-key-put"),
            self.asks("revise", None, "console-revise", ask::revise(self.facts, self.words), "console-no_text"),
            self.asks("table", Some('t'), "desk-key-table", table, "console-no_item"),
        ]
    }

    fn agenda(&self) -> Vec<Button> {
        let other = ask::other_item(self.facts, self.words).filter(|_| self.facts.is_running());
        vec![
            self.press(Press::NextItem, Some('n'), "desk-key-next_item"),
            self.press(Press::ConcludeItem, Some('k'), "desk-key-conclude"),
            self.asks("defer", Some('f'), "desk-key-defer", ask::defer(self.facts, self.words), "console-no_item"),
            self.asks("other-item", Some('m'), "desk-key-other_item", other, "desk-not_running"),
        ]
    }

    fn meeting(&self) -> Vec<Button> {
        let mut buttons = Vec::new();
        let running = self.facts.is_running();
        if matches!(self.facts.stage(), Some(Stage::Open {})) {
            buttons.push(self.press(Press::Suspend, None, ""));
        }
        buttons.extend(self.offered(Press::Resume, None, ""));
        buttons.extend(self.offered(Press::OpenMeeting, Some('o'), "desk-key-open"));
        if self.facts.holds() {
            buttons.push(self.press(Press::LiftHold, Some('h'), "desk-key-lift"));
        } else {
            let hold = ask::hold(self.facts, self.words).filter(|_| running);
            buttons.push(self.asks("hold", Some('h'), "desk-key-hold", hold, "desk-not_running"));
        }
        let extend = ask::extend(self.facts, self.words).filter(|_| running);
        buttons.push(self.asks("extend", None, "console-extend", extend, "desk-not_running"));
        buttons.push(self.press(Press::Adjourn, None, ""));
        buttons.push(self.press(Press::CloseMeeting, None, ""));
        buttons.push(if self.has(Press::WithdrawChairOffer) {
            self.press(Press::WithdrawChairOffer, None, "")
        } else {
            self.press(Press::OfferChair, None, "")
        });
        buttons
    }

    /// Who waits to be admitted, and devices that ask to act for their seats.
    fn lobby(&self) -> Vec<Button> {
        let mut buttons = Vec::new();
        let lobby = self.facts.screen.view.presence.as_ref().map_or(&[][..], |presence| &presence.lobby.head);
        for (index, seat) in lobby.iter().enumerate() {
            let question = ask::admit(self.facts, self.words, seat);
            let key = (index == 0).then_some('i');
            buttons.push(self.asks(
                &format!("admit-{seat}"),
                key,
                "console-admit",
                Some(question),
                "console-why-nothing",
            ));
        }
        buttons.extend(self.takeovers(lobby.is_empty().then_some('i')));
        buttons
    }

    fn takeovers(&self, key: Option<char>) -> Vec<Button> {
        let of = |(index, one): (usize, &super::board::Takeover)| {
            let action = Action::TakeOverSeat { seat: one.seat.clone(), session: one.session };
            let name = self.words.say(self.facts.screen.view, &one.seat);
            let label = format!("{}: {name}", self.word("console-takeover_agree"));
            let key = key.filter(|_| index == 0);
            self.sends(format!("take-{}", one.seat), key, label, Some(action), true)
        };
        self.board.takeovers.iter().enumerate().map(of).collect()
    }

    // ---- a delegation's acts, with the keys of the page ----------------------------------------------------------

    fn own_floor(&self) -> Vec<Button> {
        let mut buttons = vec![
            if self.facts.mine().is_some_and(|seat| seat.waiting.is_some()) {
                self.press(Press::Withdraw, Some('w'), "desk-key-withdraw")
            } else {
                self.press(Press::AskFloor, Some('a'), "desk-key-ask_floor")
            },
            self.press(Press::StartSpeech, Some('s'), "desk-key-start"),
            self.press(Press::EndSpeech, Some('e'), "desk-key-finish"),
            self.press(Press::RaisePoint, Some('p'), "desk-key-point"),
        ];
        buttons.push(if self.has(Press::WithdrawReply) {
            self.press(Press::WithdrawReply, Some('y'), "desk-key-withdraw_reply")
        } else {
            self.press(Press::AskReply, Some('y'), "desk-key-reply")
        });
        buttons.extend(self.offered(Press::AppealRuling, None, ""));
        buttons.extend(self.offered(Press::AssumeChair, None, ""));
        buttons
    }

    fn own_text(&self) -> Vec<Button> {
        let own = self.facts.mine().and_then(|seat| seat.text.as_ref());
        let objects = own.is_some_and(|own| !own.objections.is_empty());
        let waits = own.is_some_and(|own| own.asked_for_time);
        let mut buttons = vec![
            if objects {
                self.press(Press::WithdrawObjection, Some('o'), "desk-key-withdraw_objection")
            } else {
                self.press(Press::Object, Some('o'), "desk-key-object")
            },
            self.press(Press::Reserve, Some('v'), "desk-key-reserve"),
            if waits {
                self.press(Press::ReleaseTime, Some('t'), "desk-key-release")
            } else {
                self.press(Press::AskForTime, Some('t'), "desk-key-time")
            },
            self.press(Press::Comment, Some('c'), "desk-key-comment"),
        ];
        if objects {
            buttons.push(self.press(Press::ConvertObjection, None, ""));
        }
        buttons
    }

    fn own_seat(&self) -> Vec<Button> {
        let Some(seat) = self.facts.mine() else { return Vec::new() };
        if !self.board.active {
            let action = Action::TakeOverSeat { seat: seat.seat.clone(), session: seat.session + 1 };
            let label = self.word("console-take_over");
            let mut take = self.sends("take-over".to_owned(), Some('k'), label, Some(action), true);
            // The one thing that a mirror does.
            take.why = take.why.filter(|_| !self.board.is_live(self.facts));
            return vec![take];
        }
        let mut buttons = self.takeovers(Some('k'));
        let running = self.facts.is_running() || self.facts.holds();
        let meeting = self.facts.focus().filter(|_| running);
        for (presence, press, label) in [
            (Declared::AwayProceed, Press::LeaveAndLetProceed, "console-declare-away_proceed"),
            (Declared::AwayHold, Press::LeaveAndAskToWait, "console-declare-away_hold"),
            (Declared::Present, Press::Attend, "console-declare-present"),
        ] {
            let mut button = self.press(press, None, label);
            if let (Does::Nothing, Some(meeting)) = (&button.does, meeting)
                && self.why_none().is_none()
            {
                let action = Action::DeclarePresence { meeting: meeting.clone(), party: seat.party.clone(), presence };
                button.does = Does::Send(action, Capacity::Delegate);
            }
            button.words.clone_from(&button.label);
            buttons.push(button);
        }
        buttons
    }

    fn all(&self) -> Vec<Button> {
        let mut buttons = match self.board.role {
            Role::Moderator => {
                [self.lobby(), self.floor(), self.list(), self.texts(), self.agenda(), self.meeting()].concat()
            }
            Role::Delegation => [self.own_floor(), self.own_text(), self.own_seat()].concat(),
        };
        // Whatever else `own.may` knows of has no key, and is reached in the list of all acts.
        let own = self.facts.screen.own.into_iter().flat_map(|own| own.may.keys());
        for press in own.filter(|press| **press != Press::Acknowledge) {
            let id = code(*press);
            if !buttons.iter().any(|button| button.id == id || covers(&button.id, *press)) {
                buttons.push(self.press(*press, None, ""));
            }
        }
        buttons
    }
}

/// Whether a question of the desk's own does what a press does.
fn covers(id: &str, press: Press) -> bool {
    matches!(
        (id, press),
        ("cut", Press::Cut)
            | ("defer", Press::DeferItem)
            | ("hold", Press::Hold)
            | ("set-aside", Press::Consult | Press::NotAgreed)
    )
}

/// The step that a meeting most likely takes next, of those that the hub offers.
#[must_use]
pub fn next_step(board: &Board, facts: &Facts<'_>) -> Step {
    Maker::new(board, facts).next()
}

/// Whether there is a next button: at the moderator's desk, and at the desk of the seat that presides.
#[must_use]
pub fn has_next(board: &Board, facts: &Facts<'_>) -> bool {
    board.role == Role::Moderator || facts.screen.presides()
}

/// Every act but the next step, those with a key first as the pages have them.
#[must_use]
pub fn buttons(board: &Board, facts: &Facts<'_>) -> Vec<Button> {
    Maker::new(board, facts).all()
}

/// What can be done with the marked entry of the list of speakers.
#[must_use]
pub fn entry_buttons(board: &Board, facts: &Facts<'_>, index: usize) -> Vec<Button> {
    let maker = Maker::new(board, facts);
    let (Some(entry), Some(meeting)) = (facts.screen.waiting().get(index), facts.focus()) else { return Vec::new() };
    let give = Action::GiveFloor { meeting: meeting.clone(), entry: entry.entry, after: facts.speech_id() };
    let name = format!("{} {}: ", entry.place, maker.party(&entry.party));
    let mut buttons = vec![maker.sends(
        format!("call-{}", entry.entry),
        None,
        format!("{name}{}", maker.word("console-call_now")),
        Some(give),
        false,
    )];
    for (id, question) in
        [("move", ask::move_entry(facts, maker.words, entry)), ("remove", ask::remove_entry(facts, maker.words, entry))]
    {
        let id = format!("{id}-{}", entry.entry);
        buttons.push(maker.asks(&id, None, "console-move_yes", question, "console-no_list"));
    }
    buttons
}

/// Why nothing can be sent at this moment, whatever it is.
#[must_use]
pub fn why_none(board: &Board, facts: &Facts<'_>) -> Option<Why> {
    let over = matches!(board.line, LineIs::Over(_));
    Maker::new(board, facts).why_none().or_else(|| over.then(|| Why { text: String::new(), rule: None }))
}

//! What can be pressed: each act with its key, what it sends, and why it cannot be pressed now.
//!
//! What a press would send, and whether it would be carried out, stands in `own.may`; nothing here judges. The keys
//! are those of the web pages.

mod binds;
mod next;
mod operator;
mod own;

use super::ask::{self, Question};
use super::board::{Board, LineIs, Role};
use super::facts::Facts;
use crate::endpoint::door::DoorAct;
use crate::endpoint::wording::Wording;
use crate::procedure::command::{Action, Capacity};
use crate::procedure::ids::PartyId;
use crate::procedure::rejection::Rule;
use crate::view::{AmendmentStage, May, Press};
pub use binds::binds;

/// What a button does.
#[derive(Clone, PartialEq, Debug)]
pub enum Does {
    /// Sends an action.
    Send(Action, Capacity),
    /// Asks for what is missing first.
    Ask(Box<Question>),
    /// Answers who waits at the hub's door.
    Door(DoorAct),
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

impl Why {
    /// The sentence with its rule.
    #[must_use]
    pub fn told(&self) -> String {
        let rule = self.rule.as_ref().map(|rule| format!(" [{rule}]")).unwrap_or_default();
        format!("{}{rule}", self.text)
    }
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

impl Button {
    /// Where a hand finds it: its key, or itself.
    #[must_use]
    pub fn place(&self) -> String {
        if self.id.starts_with("next") {
            return " ".to_owned();
        }
        self.key.map_or_else(|| self.id.clone(), |key| key.to_string())
    }

    /// What a press of it means, in no language; `None` where it means nothing.
    #[must_use]
    pub fn sense(&self) -> Option<String> {
        match &self.does {
            Does::Send(action, _) => Some(format!("{} {action:?}", self.id)),
            Does::Ask(_) | Does::Door(_) => Some(self.id.clone()),
            Does::Nothing => None,
        }
    }
}

/// The step that a meeting most likely takes next.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// What it is called.
    pub button: Button,
    /// More about it.
    pub note: String,
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

/// The first letter small, as beside a key.
#[must_use]
pub fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
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
        Button { id: id.to_owned(), key, label: lower(&self.word(label)), words, does, binds: false, why }
    }

    fn sends(&self, id: String, key: Option<char>, label: String, action: Option<Action>, binds: bool) -> Button {
        let why = self.why_none();
        let does = action.map_or(Does::Nothing, |action| {
            let capacity = self.facts.screen.capacity(&action);
            Does::Send(action, capacity)
        });
        Button { id, key, label: lower(&label), words: label, does, binds, why }
    }

    fn all(&self) -> Vec<Button> {
        let mut buttons = match self.board.role {
            Role::Moderator => {
                [self.lobby(), self.floor(), self.list(), self.texts(), self.agenda(), self.meeting()].concat()
            }
            // The Secretariat is a seat, and answers the door.
            Role::Delegation if self.facts.is_officer() => {
                [self.lobby(), self.own_floor(), self.own_text(), self.own_seat()].concat()
            }
            Role::Delegation => [self.own_floor(), self.own_text(), self.own_seat()].concat(),
        };
        buttons.extend(self.amendments());
        buttons.push(self.asks("paper", None, "desk-paper", ask::paper(self.facts, self.words), "desk-not_running"));
        if self.facts.is_officer() {
            let question = ask::codes(self.facts, self.words);
            buttons.push(self.asks("codes", None, "desk-codes", question, "console-why-nothing"));
        }
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

    /// Amendments that have to be worded anew, each with the question that shows the old words and the new ones.
    fn amendments(&self) -> Vec<Button> {
        let mut buttons = Vec::new();
        for text in self.facts.screen.texts() {
            let stale = text.amendments.iter().filter(|one| one.stage == AmendmentStage::Stale);
            let may =
                |party| self.board.role == Role::Moderator || self.facts.screen.presides() || self.facts.is_own(party);
            for one in stale.filter(|one| may(&one.party)) {
                let question = ask::rebase(self.facts, self.words, text, one);
                let id = format!("rebase-{}", one.amendment.0);
                buttons.push(self.asks(&id, None, "desk-rebase_yes", question, "console-why-nothing"));
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

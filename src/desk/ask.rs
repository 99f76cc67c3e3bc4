//! Questions that are asked before an act is sent: what is missing in the action, as fields.
//!
//! A question holds the action that it is about from the moment it was asked, with the ids that were before the eyes
//! then; the answers are put into their places in it. So a text that changes while somebody types is not overwritten
//! unseen: the hub refuses the revision that is not the last.

mod answer;

use std::path::PathBuf;

use serde_json::{Value, json};

use super::acts::upper;
use super::command::Typing;
use super::facts::Facts;
use crate::catalogue::Argument;
use crate::endpoint::door::DoorAct;
use crate::endpoint::wish::DocumentAct;
use crate::endpoint::wording::{Wording, clock, hub_zone};
use crate::procedure::command::{Action, Capacity};
use crate::procedure::definition::Profile;
use crate::procedure::ids::{ItemNumber, SeatId, Timestamp};
use crate::view::{AmendmentNow, EntryNow, ItemStage, May, Press, ProposalNow, ProposalStage};

use answer::LETTER;
pub use answer::{Fault, LETTER_FILE, Wrong};

/// What a field takes.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// Words.
    Text {
        /// Whether some are wanted.
        wanted: bool,
    },
    /// An hour at the hub, or a time from now; empty for none.
    Hour {
        /// Whether one is wanted.
        wanted: bool,
    },
    /// A number from 1 on.
    Number {
        /// The greatest.
        most: u32,
    },
    /// The number of an item, such as 9.1.
    Item,
    /// One of several: what it puts into the action, and its words.
    Choice(Vec<(Value, String)>, usize),
    /// Yes or no.
    Check(bool),
}

/// One field.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// Where the answer goes in the action, as a JSON pointer.
    pub place: &'static str,
    /// What it is called.
    pub label: String,
    /// What it takes.
    pub kind: Kind,
    /// What was typed.
    pub typed: Typing,
}

/// What the answers make.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answered {
    /// An act of the meeting, and the capacity in which it is sent.
    Act(Box<Action>, Capacity),
    /// An admission whose letter is a file of this machine: what it hashes to goes into the act before it is sent.
    Letter(Box<Action>, Capacity, PathBuf),
    /// Something at the hub's door.
    Door(DoorAct),
    /// A file that is laid at the hub and tabled.
    Paper(DocumentAct),
}

/// What the answers are put into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Makes {
    Act,
    Admission,
    Codes,
    Paper,
}

/// A question with its fields.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// The button that asks it.
    pub id: String,
    /// What is asked.
    pub title: String,
    /// More about it.
    pub about: String,
    /// What its last key does.
    pub yes: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field in which one types.
    pub at: usize,
    /// The action, without the answers.
    action: Value,
    /// In which capacity it is sent; as the screen says where none is known.
    capacity: Option<Capacity>,
    makes: Makes,
}

impl Question {
    fn new(words: &Wording, id: &str, title: String, yes: &str, action: Value) -> Self {
        let yes = words.word(yes);
        Self {
            id: id.to_owned(),
            title,
            about: String::new(),
            yes: upper(&yes),
            fields: Vec::new(),
            at: 0,
            action,
            capacity: None,
            makes: Makes::Act,
        }
    }

    fn about(mut self, about: impl Into<String>) -> Self {
        self.about = about.into();
        self
    }

    fn field(mut self, place: &'static str, label: String, kind: Kind) -> Self {
        self.fields.push(Field { place, label: upper(&label), kind, typed: Typing::default() });
        self
    }

    fn typed(mut self, text: impl Into<String>) -> Self {
        if let Some(last) = self.fields.last_mut() {
            last.typed = Typing::of(text.into());
        }
        self
    }

    /// The field in which one types.
    #[must_use]
    pub fn here(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// The same, to be changed.
    pub fn here_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }
}

fn arg<'a>(name: &'static str, value: impl Into<Argument<'a>>) -> [(&'static str, Argument<'a>); 1] {
    [(name, value.into())]
}

fn action(action: &Action) -> Value {
    serde_json::to_value(action).unwrap_or_default()
}

/// A choice of words of the catalogue, each with its value.
fn options(words: &Wording, prefix: &str, of: &[&str], value: impl Fn(&str) -> Value) -> Kind {
    let one = |code: &&str| (value(code), upper(&words.word(&format!("{prefix}{code}"))));
    Kind::Choice(of.iter().map(one).collect(), 0)
}

/// The question that a press asks before it is sent; none where nothing is missing.
#[must_use]
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "most presses ask for what is empty in their action, or for nothing"
)]
pub fn of_press(facts: &Facts<'_>, words: &Wording, press: Press, may: &May, label: &str) -> Option<Question> {
    let base = action(&may.action);
    let mut question = match press {
        Press::ConcludeItem => conclude(facts, words, base)?,
        Press::Declare => declare(facts, words, base)?,
        Press::Suspend => {
            Question::new(words, "suspend", label.to_owned(), "press-suspend", with(base, &["resume_at"]))
                .field("/reason", words.word("field-reason"), Kind::Text { wanted: true })
                .field("/resume_at", words.word("console-ask-resume_at"), Kind::Hour { wanted: false })
        }
        Press::Adjourn => adjourn(facts, words, base, label),
        Press::CloseMeeting => {
            Question::new(words, "close_meeting", label.to_owned(), "press-close_meeting", with(base, &["despite"]))
                .field("/despite", words.word("desk-field-despite"), Kind::Text { wanted: false })
        }
        Press::AddItem => add_item(words, base, label),
        Press::Correct => correct(facts, words, base, label),
        Press::AnnounceDecision => announce(facts, words, base, label),
        Press::ProposeAmendment => amend(facts, words, base, label),
        Press::RecordConsent => consent(facts, words, base, label),
        // The first name of a roll call is drawn by lot; who presses says which was drawn.
        Press::PutAppeal | Press::PutAmendment | Press::PutToVote | Press::PutMotion if votes(facts) => pressed(
            words,
            with(base, &["first"]),
            label,
        )
        .field("/first", words.word("desk-field-first"), parties(facts, words)),
        _ => return blanks(words, may, base, label),
    };
    question.capacity = Some(may.capacity);
    Some(question)
}

/// The question of an act that has more than words in it: its title is what the button says.
fn pressed(words: &Wording, base: Value, label: &str) -> Question {
    Question::new(words, "", label.to_owned(), "desk-confirm", base)
}

/// A new item: its number as the hub would take it, and its title in both languages.
fn add_item(words: &Wording, base: Value, label: &str) -> Question {
    let number = base["item"].as_str().unwrap_or_default().to_owned();
    let codes = ["discussion", "statement", "report", "adoption", "endorsement", "approval"];
    let kinds = options(words, "item-kind-", &codes, |code| code.into());
    pressed(words, base, label)
        .field("/item", words.word("console-ask-item_number"), Kind::Item)
        .typed(number)
        .field("/title/en", words.word("console-secretariat-title_en"), wanted())
        .field("/title/vi", words.word("console-secretariat-title_vi"), wanted())
        .field("/kind", words.word("desk-field-kind"), kinds)
}

/// A corrigendum: which entry, and how it should read.
fn correct(facts: &Facts<'_>, words: &Wording, base: Value, label: &str) -> Question {
    let most = u32::try_from(facts.screen.position).unwrap_or(u32::MAX);
    pressed(words, base, label)
        .about(words.word("desk-about-correct"))
        .field("/position", words.word("console-ask-position"), Kind::Number { most })
        .field("/text", words.word("console-ask-correct"), wanted())
}

/// From when on an item is decided.
fn announce(facts: &Facts<'_>, words: &Wording, base: Value, label: &str) -> Question {
    let item = base["item"].as_str().and_then(ItemNumber::parse);
    let about = item.map(|item| format!("{item} {}", words.item_title(facts.screen.view, &item)));
    pressed(words, with(base, &["from"]), label).about(about.unwrap_or_default()).field(
        "/from",
        words.word("console-ask-decision_from"),
        Kind::Hour { wanted: false },
    )
}

/// Other words for words of a text.
fn amend(facts: &Facts<'_>, words: &Wording, base: Value, label: &str) -> Question {
    let text = facts.text().and_then(|text| text.text.clone());
    let about = words.word("console-ask-amendment");
    passage(pressed(words, base, label).about(text.unwrap_or(about)), words, ("", 1), "")
}

/// The fields of a passage and of the words in its place.
fn passage(question: Question, words: &Wording, (old, occurrence): (&str, u32), new: &str) -> Question {
    question
        .field("/passage/words", words.word("field-amendment"), wanted())
        .typed(old)
        .field("/new", words.word("desk-field-new"), Kind::Text { wanted: false })
        .typed(new)
        .field("/passage/occurrence", words.word("console-ask-occurrence"), Kind::Number { most: 999 })
        .typed(occurrence.to_string())
}

/// Whose consent came by another channel, who gave it, and by which.
fn consent(facts: &Facts<'_>, words: &Wording, base: Value, label: &str) -> Question {
    let party = base["party"].clone();
    let mut members = parties(facts, words);
    if let Kind::Choice(options, chosen) = &mut members {
        *chosen = options.iter().position(|(value, _)| *value == party).unwrap_or(0);
    }
    pressed(words, base, label)
        .about(words.word("console-secretariat-ask_consent"))
        .field("/party", words.word("word-party"), members)
        .field("/given_by", words.word("console-secretariat-given_by"), wanted())
        .field("/channel", words.word("field-channel"), wanted())
}

/// Whether the meeting votes.
fn votes(facts: &Facts<'_>) -> bool {
    facts.card().is_some_and(|card| card.profile == Profile::Un)
}

/// A question for whatever is empty in an action.
fn blanks(words: &Wording, may: &May, base: Value, label: &str) -> Option<Question> {
    const PLACES: &[(&str, &str, bool)] = &[
        ("/reason", "field-reason", false),
        ("/text", "field-statement", true),
        ("/point", "field-point", false),
        ("/kind/reason", "field-reason", false),
        ("/part/words", "console-ask-part", true),
        ("/ruling", "field-ruling", true),
    ];
    let mut question = pressed(words, base, label);
    for (place, label, wanted) in PLACES {
        if question.action.pointer(place).and_then(Value::as_str) == Some("") {
            question = question.field(place, words.word(label), Kind::Text { wanted: *wanted });
        }
    }
    question.capacity = Some(may.capacity);
    (!question.fields.is_empty()).then_some(question)
}

/// An action with places for fields that are absent where they are empty.
fn with(mut base: Value, places: &[&str]) -> Value {
    if let Some(fields) = base.as_object_mut() {
        for place in places {
            fields.entry(*place).or_insert(Value::Null);
        }
    }
    base
}

fn conclude(facts: &Facts<'_>, words: &Wording, base: Value) -> Option<Question> {
    let item = facts.current()?;
    let codes = ["as_is", "decided", "done", "views_exchanged", "not_agreed", "ad_referendum", "no_decision"];
    let outcomes = options(words, "console-outcome-", &codes, |code| match code {
        "as_is" => Value::Null,
        "no_decision" => json!({ "type": code, "reason": "" }),
        code => json!({ "type": code }),
    });
    let title = words.text("console-ask-conclude", &arg("item", item.to_string()));
    let mut question = Question::new(words, "conclude_item", title, "press-conclude_item", with(base, &["outcome"]))
        .about(words.item_title(facts.screen.view, item))
        .field("/outcome", words.word("console-ask-outcome"), outcomes)
        .field("/outcome/reason", words.word("desk-field-no_decision"), Kind::Text { wanted: false });
    let waiting = facts.screen.waiting().len();
    if waiting > 0 {
        let label = words.text("console-ask-release", &arg("number", i64::try_from(waiting).unwrap_or(i64::MAX)));
        question = question.field("/release_waiting", label, Kind::Check(false));
    }
    Some(question)
}

fn declare(facts: &Facts<'_>, words: &Wording, base: Value) -> Option<Question> {
    let text = facts.text()?;
    let verbs = facts.item(&text.item).map_or(&[][..], |item| &item.verbs);
    let verbs = verbs.iter().map(|verb| (json!(verb), upper(&words.say(facts.screen.view, verb)))).collect();
    let styles = options(words, "style-", &["plain", "appreciation", "satisfaction", "concern"], |code| match code {
        "plain" => Value::Null,
        code => code.into(),
    });
    let title = upper(&words.word("press-declare"));
    let question = Question::new(words, "declare", title, "press-declare", with(base, &["style"]))
        .about(words.item_title(facts.screen.view, &text.item))
        .field("/verb", words.word("console-ask-verb"), Kind::Choice(verbs, 0))
        .field("/style", words.word("console-ask-style"), styles);
    Some(question)
}

fn adjourn(facts: &Facts<'_>, words: &Wording, base: Value, label: &str) -> Question {
    let next = facts.screen.meeting().and_then(|meeting| {
        let index = usize::try_from(meeting.sitting).ok()?;
        facts.card()?.sittings.get(index)
    });
    let mut base = with(base, &["until"]);
    let mut about = String::new();
    if let Some(next) = next {
        base["until"] = json!(next.opens_at);
        about = words.text("console-ask-next_sitting", &arg("hour", hour(facts, next.opens_at)));
    }
    Question::new(words, "adjourn", label.to_owned(), "press-adjourn", base).about(about)
}

fn hour(facts: &Facts<'_>, at: Timestamp) -> String {
    clock(at, &hub_zone(facts.screen.view), false)
}

fn wanted() -> Kind {
    Kind::Text { wanted: true }
}

/// Technical hold.
#[must_use]
pub fn hold(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let base = json!({ "type": "hold_meeting", "meeting": facts.focus()?, "reason": "", "next_news_at": null });
    let question = Question::new(words, "hold", upper(&words.word("word-technical_hold")), "console-hold", base)
        .about(words.word("console-ask-hold"))
        .field("/reason", words.word("field-reason"), wanted())
        .field("/next_news_at", words.word("console-ask-next_news"), Kind::Hour { wanted: false });
    Some(question)
}

/// Another end of the sitting.
#[must_use]
pub fn extend(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let ends = facts.screen.meeting()?.closes_at.unwrap_or(facts.screen.now);
    let base = json!({ "type": "extend_sitting", "meeting": facts.focus()?, "closes_at": null });
    let question = Question::new(words, "extend", words.word("console-extend"), "console-extend", base)
        .field("/closes_at", words.word("console-ask-closes_at"), Kind::Hour { wanted: true })
        .typed(hour(facts, ends));
    Some(question)
}

/// Putting the open item off.
#[must_use]
pub fn defer(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let item = facts.current()?;
    let mut to: Vec<(Value, String)> = ["later", "sitting", "next_meeting"]
        .iter()
        .map(|code| (json!({ "type": code }), upper(&words.word(&format!("console-defer-{code}")))))
        .collect();
    let pending = facts.to_open().filter(|one| !facts.is_parent(one));
    to.extend(pending.filter(|one| facts.item_now(one).is_some_and(|now| now.stage == ItemStage::Pending {})).map(
        |one| {
            let label = upper(&words.text("console-defer-item", &arg("item", one.to_string())));
            (json!({ "type": "item", "item": one }), label)
        },
    ));
    let base = json!({ "type": "defer_item", "meeting": facts.focus()?, "item": item, "to": null, "keep_list": false });
    let title = words.text("console-ask-defer", &arg("item", item.to_string()));
    let question = Question::new(words, "defer", title, "desk-defer", base)
        .about(words.item_title(facts.screen.view, item))
        .field("/to", words.word("console-ask-defer_to"), Kind::Choice(to, 0))
        .field("/keep_list", words.word("console-ask-keep_list"), Kind::Check(false));
    Some(question)
}

/// An item out of the order of the agenda.
#[must_use]
pub fn other_item(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let title = |item| format!("{item} {}", words.item_title(facts.screen.view, item));
    let items: Vec<_> = facts.to_open().map(|item| (json!(item), title(item))).collect();
    let after = facts.current();
    let base = json!({ "type": "open_item", "meeting": facts.focus()?, "item": null, "after": after, "ruling": "" });
    let question = Question::new(words, "other-item", words.word("console-other_item"), "console-open_item", base)
        .about(words.word("console-ask-other_item"))
        .field("/item", words.word("word-item"), Kind::Choice(items, 0))
        .field("/ruling", words.word("field-ruling"), Kind::Text { wanted: true });
    facts.to_open().next().map(|_| question)
}

fn parties(facts: &Facts<'_>, words: &Wording) -> Kind {
    let all = facts.parties().iter().map(|one| (json!(one.party), words.say(facts.screen.view, &one.party)));
    Kind::Choice(all.collect(), 0)
}

/// A speaker who asked by another way.
#[must_use]
pub fn add_speaker(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let base = json!({ "type": "request_floor", "meeting": facts.focus()?, "item": facts.current()?, "party": null });
    let question = Question::new(words, "add-speaker", words.word("console-add_speaker"), "console-add", base).field(
        "/party",
        words.word("word-party"),
        parties(facts, words),
    );
    Some(question)
}

/// Another place in the list.
#[must_use]
pub fn move_entry(facts: &Facts<'_>, words: &Wording, entry: &EntryNow) -> Option<Question> {
    let most = u32::try_from(facts.screen.waiting().len()).unwrap_or(u32::MAX);
    let base =
        json!({ "type": "move_entry", "meeting": facts.focus()?, "entry": entry.entry, "place": 0, "reason": "" });
    let title = words.text("console-move", &arg("party", words.say(facts.screen.view, &entry.party)));
    let question = Question::new(words, "move", title, "console-move_yes", base)
        .field("/place", words.word("word-place"), Kind::Number { most })
        .typed(entry.place.to_string())
        .field("/reason", words.word("field-reason"), wanted());
    Some(question)
}

/// Off the list.
#[must_use]
pub fn remove_entry(facts: &Facts<'_>, words: &Wording, entry: &EntryNow) -> Option<Question> {
    let base = json!({ "type": "remove_entry", "meeting": facts.focus()?, "entry": entry.entry, "reason": "" });
    let title = words.text("console-remove", &arg("party", words.say(facts.screen.view, &entry.party)));
    let question = Question::new(words, "remove", title, "console-remove_yes", base).field(
        "/reason",
        words.word("field-reason"),
        wanted(),
    );
    Some(question)
}

/// The end of a speech, at once.
#[must_use]
pub fn cut(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let speech = facts.speech()?;
    let base = json!({ "type": "cut_speech", "meeting": facts.focus()?, "speech": speech.speech, "reason": "" });
    let title = words.text("desk-cut", &arg("party", words.say(facts.screen.view, &speech.party)));
    let question = Question::new(words, "cut", title, "desk-cut_yes", base).about(words.word("console-ask-cut")).field(
        "/reason",
        words.word("field-reason"),
        wanted(),
    );
    Some(question)
}

/// A text that was put and is not decided.
#[must_use]
pub fn set_aside(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let text = facts.text().filter(|text| matches!(text.stage, ProposalStage::Put { .. }))?;
    let fates = options(words, "console-fate-", &["consultation", "not_agreed", "referred"], |code| match code {
        "referred" => json!({ "type": code, "to": "" }),
        code => json!({ "type": code }),
    });
    let base = json!({ "type": "set_aside_proposal", "meeting": facts.focus()?, "proposal": text.proposal,
        "revision": text.revision, "how": null });
    let question = Question::new(words, "set-aside", words.word("console-set_aside"), "console-set_aside", base)
        .about(text.text.clone().unwrap_or_default())
        .field("/how", words.word("console-ask-fate"), fates)
        .field("/how/to", words.word("console-ask-referred_to"), Kind::Text { wanted: false });
    Some(question)
}

/// A text for the open item.
#[must_use]
pub fn table(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let item = facts.current()?;
    let base = json!({ "type": "table_proposal", "meeting": facts.focus()?, "item": item, "text": "" });
    let question = Question::new(words, "table", words.word("console-table_text"), "console-table_yes", base)
        .about(format!("{item} {}", words.item_title(facts.screen.view, item)))
        .field("/text", words.word("field-text"), wanted());
    Some(question)
}

/// The next revision of the text.
#[must_use]
pub fn revise(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let text = facts.text()?;
    let documents: Vec<_> = text.documents.iter().map(|one| &one.document).collect();
    let base = json!({ "type": "revise_proposal", "meeting": facts.focus()?, "proposal": text.proposal,
        "base": text.revision, "text": "", "documents": documents });
    let next = i64::try_from(text.revision.0 + 1).unwrap_or(i64::MAX);
    let title = words.text("console-revise_text", &arg("revision", next));
    let question = Question::new(words, "revise", title, "console-revise_yes", base)
        .field("/text", words.word("field-text"), wanted())
        .typed(text.text.clone().unwrap_or_default());
    Some(question)
}

/// Who was in the lobby.
#[must_use]
pub fn admit(facts: &Facts<'_>, words: &Wording, seat: &SeatId) -> Question {
    let base = json!({ "type": "admit_seat", "seat": seat, "person": { "name": "", "title": "" }, "credential": null,
        "letter": { "reference": "" }, "letter_file": "" });
    let title = words.text("console-admit_seat", &arg("seat", words.say(facts.screen.view, seat)));
    let credentials = options(words, "credential-", &["accepted", "provisional"], |code| code.into());
    let mut question = Question::new(words, "admit", title, "console-admit", base)
        .about(words.word("console-secretariat-ask_admit"))
        .field("/person/name", words.word("field-name"), wanted())
        .field("/person/title", words.word("field-title"), Kind::Text { wanted: false })
        .field("/credential", words.word("console-ask-credential"), credentials)
        .field(LETTER, words.word("desk-field-letter"), Kind::Text { wanted: false })
        .field(LETTER_FILE, words.word("desk-field-letter_file"), Kind::Text { wanted: false });
    question.makes = Makes::Admission;
    question
}

/// An amendment worded anew, after its text got another revision: the text as it reads now, what the amendment
/// replaced and by what, to be changed.
#[must_use]
pub fn rebase(facts: &Facts<'_>, words: &Wording, text: &ProposalNow, amendment: &AmendmentNow) -> Option<Question> {
    let old = amendment.passage.as_ref();
    let base = json!({ "type": "rebase_amendment", "meeting": facts.focus()?, "amendment": amendment.amendment,
        "base": text.revision, "passage": { "words": "", "occurrence": 1 }, "new": "" });
    let label = words.text(
        "desk-rebase",
        &[
            ("number", amendment.amendment.0.to_string().into()),
            ("party", words.say(facts.screen.view, &amendment.party).into()),
            ("revision", text.revision.0.to_string().into()),
        ],
    );
    let question = pressed(words, base, &label).about(text.text.clone().unwrap_or_default());
    let mut question = passage(
        question,
        words,
        old.map_or(("", 1), |old| (old.words.as_str(), old.occurrence)),
        amendment.new.as_deref().unwrap_or_default(),
    );
    question.yes = upper(&words.word("desk-rebase_yes"));
    // Its own delegation words it; else whoever presides does.
    question.capacity = facts.is_own(&amendment.party).then_some(Capacity::Delegate).or_else(|| {
        let chair = facts.mine().is_some();
        chair.then_some(Capacity::Chair)
    });
    Some(question)
}

/// A short code for a seat, to be read aloud.
#[must_use]
pub fn codes(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    let parties = facts.screen.view.conference.as_ref()?.parties.values();
    let seats = parties.flat_map(|card| card.seats.iter().map(|seat| &seat.id));
    let seats: Vec<_> = seats.map(|seat| (json!(seat), upper(&words.seat(facts.screen.view, seat)))).collect();
    let some = !seats.is_empty();
    let base = json!({ "seat": "" });
    let mut question = Question::new(words, "codes", words.word("desk-codes"), "desk-codes_yes", base)
        .about(words.word("desk-about-codes"))
        .field("/seat", words.word("desk-field-seat"), Kind::Choice(seats, 0));
    question.makes = Makes::Codes;
    some.then_some(question)
}

/// A paper: a file of this machine that is laid at the hub and tabled, as its next revision where there is one.
#[must_use]
pub fn paper(facts: &Facts<'_>, words: &Wording) -> Option<Question> {
    facts.focus()?;
    let symbol = facts.current().and_then(|item| facts.item(item)?.documents.first());
    let base = json!({ "symbol": "", "file": "", "title": "", "title_vi": "" });
    let mut question = Question::new(words, "paper", words.word("desk-paper"), "desk-paper_yes", base)
        .about(words.word("desk-about-paper"))
        .field("/symbol", words.word("desk-field-symbol"), wanted())
        .typed(symbol.map(ToString::to_string).unwrap_or_default())
        .field("/file", words.word("desk-field-file"), wanted())
        .field("/title", words.word("desk-field-title_en"), Kind::Text { wanted: false })
        .field("/title_vi", words.word("desk-field-title_vi"), Kind::Text { wanted: false });
    question.makes = Makes::Paper;
    Some(question)
}

/// Nothing of an action is lost on its way through a question.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::screen::Screen;
    use crate::procedure::ids::MeetingId;
    use crate::view::View;

    fn act(question: &Question, view: &View) -> Action {
        match question.answered(&screen(view)) {
            Ok(Answered::Act(action, _)) => *action,
            other => panic!("{other:?}"),
        }
    }

    fn screen(view: &View) -> Screen<'_> {
        Screen { view, own: None, position: 4, now: Timestamp(1_633_500_000_000) }
    }

    #[test]
    fn an_answer_goes_to_its_place_and_a_missing_one_is_asked_for() {
        let (words, view) = (Wording::new("en"), View::default());
        let meeting = MeetingId::parse("M").unwrap();
        let base = json!({ "type": "hold_meeting", "meeting": meeting, "reason": "", "next_news_at": null });
        let mut question = Question::new(&words, "hold", "Hold".into(), "console-hold", base)
            .field("/reason", "reason".into(), wanted())
            .field("/next_news_at", "news".into(), Kind::Hour { wanted: false });
        let fault = |question: &Question| question.answered(&screen(&view)).unwrap_err();
        assert_eq!(fault(&question), Fault { at: 0, wrong: Wrong::Missing }, "a reason is wanted");
        question.fields[0].typed = Typing::of(" sound ".into());
        question.fields[1].typed = Typing::of("at noon".into());
        assert_eq!(fault(&question), Fault { at: 1, wrong: Wrong::Hour }, "that is no hour");
        question.fields[1].typed = Typing::of("+10min".into());
        let news = Some(Timestamp(1_633_500_600_000));
        let hold = Action::HoldMeeting { meeting, reason: "sound".into(), next_news_at: news };
        assert_eq!(act(&question, &view), hold);
    }

    #[test]
    fn a_reason_is_put_in_only_where_what_was_chosen_has_one() {
        let (words, view) = (Wording::new("en"), View::default());
        let base = json!({ "type": "conclude_item", "meeting": "M", "item": "4", "outcome": null });
        let kinds = vec![
            (json!({ "type": "done" }), String::new()),
            (json!({ "type": "no_decision", "reason": "" }), String::new()),
        ];
        let mut question = Question::new(&words, "c", String::new(), "console-hold", base)
            .field("/outcome", String::new(), Kind::Choice(kinds, 0))
            .field("/outcome/reason", String::new(), Kind::Text { wanted: false })
            .typed("no time");
        let outcome = |question: &Question| action(&act(question, &view))["outcome"].clone();
        assert_eq!(outcome(&question), json!({ "type": "done" }));
        if let Kind::Choice(_, chosen) = &mut question.fields[0].kind {
            *chosen = 1;
        }
        assert_eq!(outcome(&question), json!({ "type": "no_decision", "reason": "no time" }));
    }
}

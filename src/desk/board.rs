//! What the client itself remembers beside what the hub shows: what was pressed, told and typed.
//!
//! ```text
//!   a press that binds:   idle ──key──► armed ──same key──► sending ──answer──► idle
//!                                         └── Esc, another key, 6 s, or what it would do changes ──► idle
//!   every other press:    idle ──key──► sending ──answer──► idle          while it is sending, the key does nothing
//! ```
//!
//! Pure: it is told of keys ([`super::keys`]) and of the line ([`Voice`]), each with its instant, and says what to do.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;

use super::acts::{self, Button};
use super::ask::Question;
use super::command::CommandLine;
use super::facts::Facts;
use crate::endpoint::acknowledge::{Doubt, Duty};
use crate::endpoint::door::{Answer, settled_in_words};
use crate::endpoint::line::Line;
use crate::endpoint::link::{Final, Shown};
use crate::endpoint::run::Voice;
use crate::endpoint::screen::NoSuchThing;
use crate::endpoint::typed::Page;
use crate::endpoint::witness::Unusable;
use crate::endpoint::wording::Wording;
use crate::procedure::command::Action;
use crate::procedure::event::Event;
use crate::procedure::ids::{CommandId, SeatId, Timestamp};
use crate::view::View;
use crate::wire::{self, Declined, Entry, Knock, LinkPulse, LinkQuality, NewCode, News, Notice, Pulse, Rejected, Who};

/// How long a press waits for its second, in milliseconds.
pub const ARMED_FOR: u64 = 6_000;
/// What a button says may change under a hand that comes down on it: for so many milliseconds it takes nothing.
pub const SETTLES: u64 = 500;
/// Most lines of the record that are kept.
const KEPT: usize = 300;
/// Most codes that are kept before the eyes; the older ones are over by then.
const CODES_KEPT: usize = 64;

/// Whose desk it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The operator's.
    Moderator,
    /// A delegation's.
    Delegation,
}

/// A language that can be switched to.
#[derive(Debug)]
pub struct Spoken {
    /// Its tag.
    pub tag: &'static str,
    /// As its speakers call it.
    pub name: &'static str,
    /// Its words.
    pub wording: Wording,
}

/// How the line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineIs {
    /// It was never up.
    Connecting,
    /// Up.
    Up,
    /// Up, and the hub is silent.
    Stale,
    /// Down since an instant at the hub.
    Down(Timestamp),
    /// For good.
    Over(Final),
}

/// A press that waits for its second.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Armed {
    /// Which button.
    pub id: String,
    /// What it would send.
    pub action: Option<Action>,
    /// When it lets go.
    pub until: u64,
}

/// What a key means.
#[derive(Clone, Default, Debug)]
struct Sense {
    /// What it does; `None` where it does nothing.
    now: Option<String>,
    /// What it did before that, and until when in milliseconds.
    former: Option<(String, u64)>,
}

impl Sense {
    /// What it did before, so lately that a press may have been meant for that.
    fn lately(&self, ms: u64) -> Option<&str> {
        let (former, until) = self.former.as_ref()?;
        (ms < until.saturating_add(SETTLES)).then_some(former.as_str())
    }
}

/// What the client was last told, beside what it shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Told {
    /// An act was carried out.
    Done(u64),
    /// The rules refuse one.
    Rejected(Box<Rejected>),
    /// A press would be refused: the sentence in the language it was said in, and the rule.
    Why(String, Option<String>),
    /// Words name nothing that is there.
    Nothing(NoSuchThing),
    /// The protocol refuses a message.
    Declined(Declined),
    /// Something to know.
    Notice(Notice),
    /// A message of the catalogue without arguments; whether it is bad news.
    Word(&'static str, bool),
    /// Words as they are.
    Said(String, bool),
}

/// One line of what happened, in every language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// At which position.
    pub position: u64,
    /// What, by the language's tag.
    pub words: BTreeMap<&'static str, String>,
    /// The same in fewer words, for a line of its own.
    pub brief: BTreeMap<&'static str, String>,
}

/// A device of a seat that asks to act for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Takeover {
    /// Which seat.
    pub seat: SeatId,
    /// What it is called.
    pub device: Option<String>,
    /// The session that it would begin.
    pub session: u64,
}

/// What this device found of the text that is put.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Looked {
    /// It has the hash that the hub names.
    Agrees,
    /// It has not.
    Differs,
    /// A document could not be fetched.
    Missing(String),
}

/// What lies over the desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Over {
    /// The keys, and why each cannot be pressed.
    Keys,
    /// Every act, to be chosen from; the one that is marked.
    Acts(usize),
    /// What can be done with an entry of the list of speakers, by its index; the act that is marked.
    Entry(usize, usize),
    /// One page of the sheet.
    Page(Page),
    /// The record.
    Record,
    /// The text in full.
    Text,
    /// The words that can be typed.
    Words,
    /// Who waits at the door, and the codes that were made.
    Door,
}

/// What the client remembers.
#[derive(Debug)]
pub struct Board {
    /// Whose desk it is.
    pub role: Role,
    languages: Vec<Spoken>,
    language: usize,
    /// How the line is.
    pub line: LineIs,
    /// Whether this device acts for its seat (R-16).
    pub active: bool,
    /// How the lines of others are.
    pub links: Vec<LinkPulse>,
    /// Devices that ask to act for their seats.
    pub takeovers: Vec<Takeover>,
    /// Who waits at the door with a short code, for those who answer it.
    pub door: Vec<Knock>,
    /// Codes that were made at this desk, with where they are typed in.
    pub codes: Vec<(NewCode, String)>,
    /// The press that waits for its second.
    pub armed: Option<Armed>,
    /// What is asked of the hub beside the line, by the buttons that asked.
    pub aside: BTreeSet<String>,
    /// Acts that wait for their answer, and the buttons that sent them.
    pub sending: BTreeMap<CommandId, String>,
    /// What the client was last told.
    pub told: Option<Told>,
    /// What happened, the latest last.
    pub record: VecDeque<Happened>,
    /// What this device found of the text.
    pub looked: Option<Looked>,
    /// What lies over the desk.
    pub over: Option<Over>,
    /// By how many lines that is scrolled.
    pub scroll: u16,
    /// A question with its fields.
    pub question: Option<Question>,
    /// The command line, where one types.
    pub typing: Option<CommandLine>,
    /// Lines that were typed, the latest last.
    pub history: Vec<String>,
    /// The marked line of the list of speakers.
    pub marked: Option<usize>,
    /// What each key does, and each button without a key.
    does: BTreeMap<String, Sense>,
    /// The list, floor and table before the last entry: who has just left the floor still has a name.
    before: View,
}

impl Board {
    /// A desk at which nothing has happened, in the best of the languages for a tag.
    #[must_use]
    pub fn new(role: Role, tag: &str) -> Self {
        let spoken = |tag, name| Spoken { tag, name, wording: Wording::new(tag) };
        // Languages are called as their speakers call them.
        let languages = vec![spoken("en", "English"), spoken("vi", "Tiếng Việt")];
        let wanted = Wording::new(tag).language().primary().to_owned();
        let language = languages.iter().position(|one| one.tag == wanted).unwrap_or(0);
        Self {
            role,
            languages,
            language,
            line: LineIs::Connecting,
            active: true,
            links: Vec::new(),
            takeovers: Vec::new(),
            door: Vec::new(),
            codes: Vec::new(),
            armed: None,
            aside: BTreeSet::new(),
            sending: BTreeMap::new(),
            told: None,
            record: VecDeque::new(),
            looked: None,
            over: None,
            scroll: 0,
            question: None,
            typing: None,
            history: Vec::new(),
            marked: None,
            does: BTreeMap::new(),
            before: View::default(),
        }
    }

    /// The words of the language that is spoken now.
    #[must_use]
    pub fn words(&self) -> &Wording {
        &self.languages[self.language].wording
    }

    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.languages[self.language].tag
    }

    /// What the language that comes next is called.
    #[must_use]
    pub fn other_language(&self) -> &'static str {
        self.languages[(self.language + 1) % self.languages.len()].name
    }

    /// Speaks the next language. What was said as words stays as it was said.
    pub fn switch_language(&mut self) {
        self.language = (self.language + 1) % self.languages.len();
    }

    /// Whether an act can be sent, and what is shown is what holds.
    #[must_use]
    pub fn is_live(&self, facts: &Facts<'_>) -> bool {
        facts.joined && self.line == LineIs::Up
    }

    /// Looks again before something is drawn or a key is read: what waited too long is let go, and what the next
    /// button does is noted with its instant.
    pub fn look(&mut self, facts: &Facts<'_>) {
        if self.armed.as_ref().is_some_and(|armed| facts.ms >= armed.until) {
            self.armed = None;
        }
        let waiting = facts.screen.waiting().len();
        self.marked = self.marked.filter(|_| waiting > 0).map(|marked| marked.min(waiting - 1));
        let session = facts.mine().map_or(0, |seat| seat.session);
        let own = facts.mine().map(|seat| &seat.seat);
        self.takeovers.retain(|one| own != Some(&one.seat) || one.session > session);
    }

    /// Notes what each key does on what is drawn now.
    pub fn drew(&mut self, facts: &Facts<'_>) {
        let step = acts::next_step(self, facts).button;
        let mut drawn = BTreeMap::new();
        for button in [step].into_iter().chain(acts::buttons(self, facts)) {
            // The first of those with one key has it.
            drawn.entry(button.place()).or_insert_with(|| button.why.is_none().then(|| button.sense()).flatten());
        }
        // Where no button stands any more a key does nothing.
        for place in self.does.keys() {
            drawn.entry(place.clone()).or_default();
        }
        for (place, now) in drawn {
            let known = self.does.entry(place).or_default();
            if known.now != now {
                let former = std::mem::replace(&mut known.now, now).map(|former| (former, facts.ms));
                known.former = former.or(known.former.take());
            }
        }
        // What no hand can have meant is forgotten.
        self.does.retain(|_, known| known.now.is_some() || known.lately(facts.ms).is_some());
    }

    /// Whether a button does what was drawn, and its key has long enough ceased to do something else: what it does may
    /// change under the hand.
    #[must_use]
    pub fn is_settled(&self, button: &Button, ms: u64) -> bool {
        let Some(known) = self.does.get(&button.place()) else { return true };
        let sense = button.sense();
        let drawn = known.now.is_none() || known.now == sense;
        drawn && known.lately(ms).is_none_or(|former| sense.as_deref() == Some(former))
    }

    /// Whether a button waits for an answer.
    #[must_use]
    pub fn is_sending(&self, id: &str) -> bool {
        self.aside.contains(id) || self.sending.values().any(|one| one == id)
    }

    /// The quality of a party's line, where it is not live, and its round trip.
    #[must_use]
    pub fn link(&self, party: &crate::procedure::ids::PartyId) -> Option<&LinkPulse> {
        self.links.iter().find(|link| link.party == *party && link.quality != LinkQuality::Live)
    }

    /// Takes in what the door answered to a button, or what a person is told instead.
    pub fn door_answered(&mut self, button: &str, answer: Result<Answer, String>) {
        self.aside.remove(button);
        self.told = Some(match answer {
            Err(sentence) => Told::Said(sentence, true),
            Ok(Answer::Waiting(waiting)) => {
                self.door = waiting;
                return;
            }
            Ok(Answer::Codes { codes, url }) => {
                // A code is shown this once, so it is laid before the eyes.
                self.codes.extend(codes.into_iter().map(|code| (code, url.clone())));
                let extra = self.codes.len().saturating_sub(CODES_KEPT);
                self.codes.drain(..extra);
                (self.over, self.scroll) = (Some(Over::Door), 0);
                Told::Word("desk-codes_made", false)
            }
            Ok(Answer::Settled { knock, admitted }) => {
                self.door.retain(|one| one.device != knock.device);
                Told::Said(settled_in_words(&knock, admitted, self.words()), false)
            }
        });
    }

    fn answered(&mut self, id: &CommandId) -> bool {
        self.sending.remove(id).is_some()
    }

    fn happened(&mut self, view: &View, entry: &Entry) {
        for event in &entry.events {
            let words = self.languages.iter().map(|one| (one.tag, one.wording.event(view, &self.before, event)));
            let brief =
                self.languages.iter().map(|one| (one.tag, one.wording.event_in_brief(view, &self.before, event)));
            let (words, brief) = (words.collect(), brief.collect());
            let happened = Happened { at: entry.at, position: entry.position, words, brief };
            self.record.push_back(happened);
        }
        while self.record.len() > KEPT {
            self.record.pop_front();
        }
        self.remember(view);
    }

    fn remember(&mut self, view: &View) {
        self.before.list.clone_from(&view.list);
        self.before.floor.clone_from(&view.floor);
        self.before.table.clone_from(&view.table);
    }

    fn notice(&mut self, notice: &Notice) {
        match &notice.news {
            News::Active { .. } => self.active = true,
            News::Mirror {} => self.active = false,
            News::TakeoverAsked { seat, device, session } => {
                self.takeovers.retain(|one| one.seat != *seat);
                let takeover = Takeover { seat: seat.clone(), device: device.clone(), session: *session };
                self.takeovers.push(takeover);
            }
            // What there is to see now is shown at once.
            News::AudienceChanged { .. } => return,
            News::DeviceJoined { .. }
            | News::DeviceLeft { .. }
            | News::RecordDoubted { .. }
            | News::CheckpointsDamaged { .. } => {}
        }
        if notice.sentence.is_some() {
            self.told = Some(Told::Notice(notice.clone()));
        }
    }
}

impl Board {
    /// Takes in what the line shows, at the hub's time.
    pub fn hear(&mut self, view: &View, who: Option<&Who>, now: Timestamp, shown: &Shown) {
        match shown {
            Shown::Joined { back, reset, .. } => {
                let was_down = matches!(self.line, LineIs::Down(_));
                self.line = LineIs::Up;
                if *back {
                    self.active = !matches!(who, Some(Who::Seat { active: false, .. }));
                    self.takeovers.clear();
                }
                if *reset {
                    self.remember(view);
                }
                if was_down {
                    self.told = Some(Told::Word("desk-line_back", false));
                }
            }
            Shown::Entry(entry) => {
                self.happened(view, entry);
                for event in &entry.events {
                    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else ends what is remembered here")]
                    match event {
                        Event::ProposalPut { .. } => self.looked = None,
                        Event::SeatTakenOver { seat, session } => {
                            self.takeovers.retain(|one| one.seat != *seat || one.session > *session);
                        }
                        _ => {}
                    }
                }
                self.line = LineIs::Up;
            }
            Shown::Accepted(accepted) => {
                if self.answered(&accepted.command_id) {
                    self.told = Some(Told::Done(accepted.position));
                }
            }
            Shown::Rejected(rejected) => {
                self.answered(&rejected.command_id);
                self.told = Some(Told::Rejected(rejected.clone()));
            }
            Shown::Declined(declined) => {
                if let Some(id) = &declined.command_id {
                    self.answered(id);
                }
                self.told = Some(Told::Declined(declined.clone()));
            }
            Shown::TooManyUnanswered(id) => {
                self.answered(id);
                self.told = Some(Told::Word("client-too_many", true));
            }
            Shown::GivenUp(id) => {
                self.answered(id);
                self.told = Some(Told::Word("client-given_up", true));
            }
            Shown::Own | Shown::Tick(_) => self.line = LineIs::Up,
            Shown::Pulse(Pulse { links, door, .. }) => {
                self.line = LineIs::Up;
                self.links.clone_from(links);
                self.door.clone_from(door);
            }
            Shown::Notice(notice) => self.notice(notice),
            Shown::Checkpoint(_) => {}
            Shown::Stale => self.line = LineIs::Stale,
            Shown::Down { .. } => {
                self.armed = None;
                if !matches!(self.line, LineIs::Down(_) | LineIs::Connecting) {
                    self.line = LineIs::Down(now);
                }
            }
            Shown::Distrusted(why) => {
                // Loudly each time, and not only when the line first went down.
                self.told = Some(Told::Said(self.words().word(&format!("client-over-{}", why.code())), true));
                if !matches!(self.line, LineIs::Down(_)) {
                    self.line = LineIs::Down(now);
                }
            }
            Shown::Over(end) => self.line = LineIs::Over(*end),
        }
    }
}

impl Voice for Board {
    fn frame(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn shown(&mut self, line: &Line, shown: &Shown) -> io::Result<()> {
        self.hear(line.link().view(), line.link().who(), line.hub_time(), shown);
        Ok(())
    }

    fn doubted(&mut self, doubt: &wire::Doubt) -> io::Result<()> {
        let reason = self.words().word(&format!("doubt-{}", doubt.reason.code()));
        let arguments = [
            ("reason", reason.into()),
            ("size", doubt.size.to_string().into()),
            ("seen", doubt.seen.to_string().into()),
        ];
        self.told = Some(Told::Said(self.words().text("client-doubt", &arguments), true));
        Ok(())
    }

    fn cannot_witness(&mut self, unusable: &Unusable) -> io::Result<()> {
        let (id, file) = unusable.told();
        let sentence = self.words().text(&format!("client-witness-{id}"), &[("file", file.into())]);
        self.told = Some(Told::Said(sentence, true));
        Ok(())
    }

    fn attended(&mut self, _: &Duty, doubt: Option<&Doubt>) -> io::Result<()> {
        self.looked = Some(match doubt {
            None => Looked::Agrees,
            Some(Doubt::Differs) => Looked::Differs,
            Some(Doubt::Missing { symbol, .. }) => Looked::Missing(symbol.clone()),
        });
        Ok(())
    }

    fn missed(&mut self, view: &View, entry: &Entry, _: &str) -> io::Result<()> {
        self.happened(view, entry);
        // They come after what has happened since.
        self.record.make_contiguous().sort_by_key(|one| one.position);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::screen::Screen;

    #[test]
    fn what_a_key_did_is_forgotten_when_no_hand_can_have_meant_it() {
        let mut board = Board::new(Role::Moderator, "en");
        let sense = Sense { now: Some("admit".to_owned()), former: None };
        board.does.insert("i".to_owned(), sense);
        let view = View::default();
        let mut drew_at = |ms| {
            let screen = Screen { view: &view, own: None, position: 0, now: Timestamp::default() };
            board.drew(&Facts { screen, who: None, joined: true, ms });
            board.does.contains_key("i")
        };
        // Drawn without it from here on.
        assert!(drew_at(1_000));
        assert!(drew_at(1_000 + SETTLES - 1));
        assert!(!drew_at(1_000 + SETTLES));
    }
}

//! Boxes of buttons with lamps: what each button means at this moment, and what the lamps show.
//!
//! ```text
//!   POST /api/v1/do/next ──word──► Press ──own.may──► the action as it stands, with what is seen ──► the rules
//!                                     └─ binds: what was seen has to be said, and has to be so still
//! ```
//!
//! A button knows nothing, so the hub fills in what it would have seen. That is safe where the act names what it is
//! about: "end" ends the speech that is on the floor now, and pressed again it finds none. It is not safe where
//! something is decided: then the body says which text in which revision, or which item, was before somebody's eyes
//! ([`Word::binds`]).

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::gate::Bucket;
use super::switchboard::DeviceId;
use crate::clock::Monotonic;
use crate::procedure::command::{Action, Capacity};
use crate::procedure::ids::{PartyId, Timestamp};
use crate::view::{May, Own, Press, ProposalStage, SpeechPhase, Stage, View, WindowStage};

/// A word of a box, what it presses, and what of it has to be said to have been seen.
pub struct Word {
    /// As the address has it.
    pub word: &'static str,
    /// What is pressed, the first that is there.
    presses: &'static [Press],
    /// Fields of the action that the body has to name as they are.
    pub binds: &'static [&'static str],
}

const fn word(word: &'static str, presses: &'static [Press], binds: &'static [&'static str]) -> Word {
    Word { word, presses, binds }
}

/// Everything that a box may do. What binds a delegation against others, and votes, is not here.
pub const WORDS: &[Word] = &[
    word("next", &[Press::NextSpeaker, Press::NextReply, Press::NextExplanation], &[]),
    word("call", &[Press::NextSpeaker], &[]),
    word("start", &[Press::StartForSpeaker, Press::StartSpeech], &[]),
    word("pause", &[Press::Pause], &[]),
    word("resume", &[Press::GoOn], &[]),
    word("end", &[Press::EndForSpeaker, Press::EndSpeech], &[]),
    word("conclude", &[Press::Prompt], &[]),
    word("restore", &[Press::RestoreSpeaker], &[]),
    word("close_list", &[Press::CloseList], &[]),
    word("reopen_list", &[Press::ReopenList], &[]),
    word("hold", &[Press::Hold], &[]),
    word("lift", &[Press::LiftHold], &[]),
    word("ask", &[Press::AskFloor], &[]),
    word("withdraw", &[Press::Withdraw], &[]),
    word("next_item", &[Press::NextItem], &["after", "item"]),
    word("put", &[Press::Put], &["proposal", "revision"]),
    word("declare", &[Press::Declare], &["proposal", "revision"]),
];

/// A word by its name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Word> {
    WORDS.iter().find(|word| word.word == name)
}

/// Why a button means nothing at this moment.
#[derive(Debug)]
pub enum Nothing {
    /// There is nothing there to be pressed.
    ToPress,
    /// The body does not name what was seen.
    Unseen(String),
    /// What was seen is no longer so.
    Changed {
        /// Which field.
        field: String,
        /// What it is now.
        now: String,
    },
    /// Somebody is not on the list.
    NotWaiting(String),
    /// What the body says was seen is no object.
    SeenIsNoFields,
    /// The body names no party.
    NoParty,
    /// What the body says does not fit the act.
    Unfit(serde_json::Error),
}

/// What a button means: the action, in which capacity, and whether the hub fills in after what it comes.
///
/// # Errors
/// [`Nothing`].
pub fn meant(word: &Word, body: &Map<String, Value>, view: &View, own: &Own) -> Result<(Action, Capacity), Nothing> {
    let may = word.presses.iter().find_map(|press| own.may.get(press));
    let may = may.ok_or(Nothing::ToPress)?;
    let May { action, capacity, .. } = may;
    let mut fields = match serde_json::to_value(action) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) | Err(_) => return Err(Nothing::ToPress),
    };
    let seen = match body.get("seen") {
        None => None,
        Some(Value::Object(seen)) => Some(seen),
        Some(_) => return Err(Nothing::SeenIsNoFields),
    };
    for name in word.binds.iter().filter(|name| fields.contains_key(**name)) {
        if seen.is_none_or(|seen| !seen.contains_key(*name)) {
            return Err(Nothing::Unseen((*name).to_owned()));
        }
    }
    if *capacity == Capacity::Chair && !word.binds.is_empty() && seen.is_none_or(|seen| !seen.contains_key("epoch")) {
        return Err(Nothing::Unseen("epoch".to_owned()));
    }
    for (name, value) in seen.into_iter().flatten() {
        let now = match name.as_str() {
            "epoch" => json!(own.epoch),
            _ => fields.get(name).cloned().unwrap_or_default(),
        };
        // Variables of a box are texts, whatever they were.
        if plain(&now) != plain(value) {
            return Err(Nothing::Changed { field: name.clone(), now: plain(&now) });
        }
    }
    if word.word == "call" {
        let name = body.get("party").and_then(Value::as_str).unwrap_or_default();
        let party = PartyId::parse(name).ok_or(Nothing::NoParty)?;
        let entry = view.list.iter().flat_map(|list| &list.entries.head).find(|entry| entry.party == party);
        let entry = entry.ok_or_else(|| Nothing::NotWaiting(party.to_string()))?;
        fields.insert("entry".to_owned(), json!(entry.entry));
    }
    let said_after = seen.is_some_and(|seen| seen.contains_key("after"));
    if matches!(word.word, "next" | "call") && !said_after {
        // Whoever does not say after what is held to one press a second, by the switchboard.
        fields.remove("after");
    }
    if let Some(reason) = body.get("reason").filter(|_| fields.contains_key("reason")) {
        fields.insert("reason".to_owned(), reason.clone());
    }
    let action = serde_json::from_value(Value::Object(fields));
    Ok((action.map_err(Nothing::Unfit)?, *capacity))
}

/// Whether an act calls the next speaker without saying after whom.
#[must_use]
pub fn is_blind(action: &Action) -> bool {
    matches!(action, Action::GiveFloor { after: None, .. } | Action::OpenItem { after: None, .. })
}

/// A value as a box has it: nothing is an empty text.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => other.to_string(),
    }
}

/// What the lamps show: flat, without a null, instants instead of seconds.
#[must_use]
pub fn tally(position: u64, now: Timestamp, view: &View, own: Option<&Own>) -> Value {
    let card = view.meeting.as_ref().and_then(|all| all.meetings.iter().find(|meeting| meeting.id == all.focus));
    let (stage, hold, news) = match card.map(|card| &card.stage) {
        None => ("none", false, None),
        Some(Stage::Scheduled {}) => ("scheduled", false, None),
        Some(Stage::Open {}) => ("open", false, None),
        Some(Stage::Suspended { resume_at, .. }) => ("suspended", false, *resume_at),
        Some(Stage::Adjourned { until }) => ("adjourned", false, *until),
        Some(Stage::TechHold { next_news_at, .. }) => ("hold", true, *next_news_at),
        Some(Stage::Closed { .. }) => ("closed", false, None),
    };
    let agenda = view.agenda.as_ref();
    let item = agenda.and_then(|agenda| agenda.open.last());
    let speech = view.floor.as_ref().and_then(|floor| floor.speech.as_ref());
    let (phase, limit_at) = match speech.map(|speech| &speech.phase) {
        None => ("none", None),
        Some(SpeechPhase::Called { .. }) => ("called", None),
        Some(SpeechPhase::Speaking { limit_at, .. }) => ("speaking", Some(*limit_at)),
        Some(SpeechPhase::Paused { .. }) => ("paused", None),
    };
    let list = view.list.as_ref();
    let first = list.and_then(|list| list.entries.head.first());
    let proposals = view.table.iter().flat_map(|table| &table.proposals.head);
    let text = proposals.clone().find(|text| matches!(text.stage, ProposalStage::Put { .. }));
    let text = text.or_else(|| proposals.clone().find(|text| Some(&text.item) == item));
    let (consent, ends_at) = match text.map(|text| &text.stage) {
        None => ("none", None),
        Some(ProposalStage::Tabled {}) => ("tabled", None),
        Some(ProposalStage::Put { window: WindowStage::Frozen { .. }, .. }) => ("frozen", None),
        Some(ProposalStage::Put { window: WindowStage::Running { ends_at }, .. }) => ("running", Some(*ends_at)),
        Some(ProposalStage::Put { window: WindowStage::Elapsed { .. }, .. }) => ("elapsed", None),
    };
    let chair = view.chair.as_ref();
    let parties = view.presence.iter().flat_map(|presence| &presence.parties.head);
    let down: Vec<String> =
        parties.filter(|party| party.down_since.is_some()).map(|party| party.party.to_string()).collect();
    let seat = own.and_then(|own| own.seat.as_ref());
    let mut lamps = json!({
        "type": "tally",
        "position": position,
        "hub_time": now,
        "meeting": view.meeting.as_ref().map(|all| &all.focus),
        "stage": stage,
        "hold": hold,
        "news_at": news,
        "item": item,
        "next_item": agenda.and_then(|agenda| agenda.next.as_ref()),
        "epoch": own.map(|own| own.epoch),
        "presiding": chair.map(|chair| &chair.party),
        "vacant": chair.is_some_and(|chair| chair.vacancy.is_some()),
        "floor": speech.map(|speech| &speech.party),
        "speech": speech.map(|speech| speech.speech),
        "phase": phase,
        "limit_at": limit_at,
        "limit_ms": speech.map(|speech| speech.limit_ms),
        "spoken_ms": speech.map(|speech| speech.spoken_ms),
        "next": first.map(|entry| &entry.party),
        "list": list.map_or(0, |list| list.entries.count),
        "list_closed": list.is_some_and(|list| list.closed),
        "proposal": text.map(|text| text.proposal),
        "revision": text.map(|text| text.revision),
        "consent": consent,
        "consent_ends_at": ends_at,
        "objections": text.map_or(0, |text| text.objections.len()),
        "down": down.join(" "),
        "down_count": down.len(),
        "own_place": seat.and_then(|seat| seat.waiting.as_ref()).map(|waiting| waiting.place),
        "own_floor": seat.is_some_and(|seat| seat.speech.is_some()),
        "own_presides": seat.is_some_and(|seat| seat.presides),
    });
    for lamp in lamps.as_object_mut().into_iter().flat_map(|lamps| lamps.values_mut()) {
        // A box writes the word null on its button.
        if lamp.is_null() {
            *lamp = Value::String(String::new());
        }
    }
    for word in WORDS {
        let may = own.into_iter().find_map(|own| word.presses.iter().find_map(|press| own.may.get(press)));
        lamps[format!("may_{}", word.word)] = json!(may.is_some_and(|may| may.allowed));
    }
    lamps
}

/// Presses of one box within a second, and at once.
const PER_SECOND: u32 = 5;
const BURST: u32 = 10;

/// Looks of one box at its lamps within a second, and at once.
const LOOKS: u32 = 10;
const LOOKS_AT_ONCE: u32 = 20;

/// Answers that are remembered for a box, by the key that its request had.
const REMEMBERED: usize = 64;

/// Boxes that are remembered.
const BOXES: usize = 256;

/// What is remembered of the boxes: how fast each presses, and what it was answered.
#[derive(Debug, Default)]
pub struct Boxes {
    boxes: BTreeMap<DeviceId, Remembered>,
    /// Sockets on which each is shown its lamps.
    watching: BTreeMap<DeviceId, usize>,
}

#[derive(Debug)]
struct Remembered {
    bucket: Bucket,
    looks: Bucket,
    last: Monotonic,
    answers: VecDeque<(String, (u16, Value))>,
}

impl Boxes {
    /// Whether a box may press; takes one press.
    pub fn may_press(&mut self, device: &DeviceId, now: Monotonic) -> bool {
        self.of(device, now).bucket.take(now)
    }

    /// Whether a box may ask for its lamps; takes one look.
    pub fn may_look(&mut self, device: &DeviceId, now: Monotonic) -> bool {
        self.of(device, now).looks.take(now)
    }

    /// Whether a box may have one more socket on which it is shown its lamps; takes its place.
    pub fn may_watch(&mut self, device: &DeviceId, most: usize) -> bool {
        let sockets = self.watching.entry(device.clone()).or_default();
        let may = *sockets < most;
        *sockets += usize::from(may);
        may
    }

    /// A socket with lamps has ended.
    pub fn watches_no_more(&mut self, device: &DeviceId) {
        if let Some(sockets) = self.watching.get_mut(device) {
            *sockets -= 1;
            if *sockets == 0 {
                self.watching.remove(device);
            }
        }
    }

    fn of(&mut self, device: &DeviceId, now: Monotonic) -> &mut Remembered {
        if !self.boxes.contains_key(device) && self.boxes.len() >= BOXES {
            let oldest = self.boxes.iter().min_by_key(|(_, known)| known.last).map(|(device, _)| device.clone());
            if let Some(oldest) = oldest {
                self.boxes.remove(&oldest);
            }
        }
        let known = self.boxes.entry(device.clone()).or_insert_with(|| Remembered {
            bucket: Bucket::new(BURST, PER_SECOND, Duration::from_secs(1), now),
            looks: Bucket::new(LOOKS_AT_ONCE, LOOKS, Duration::from_secs(1), now),
            last: now,
            answers: VecDeque::new(),
        });
        known.last = now;
        known
    }

    /// What was answered to a request with this key.
    #[must_use]
    pub fn answered(&self, device: &DeviceId, key: &str) -> Option<(u16, Value)> {
        let known = self.boxes.get(device)?;
        known.answers.iter().find(|(of, _)| of == key).map(|(_, answer)| answer.clone())
    }

    /// Remembers an answer.
    pub fn keep(&mut self, device: &DeviceId, key: String, answer: (u16, Value)) {
        let Some(known) = self.boxes.get_mut(device) else { return };
        if known.answers.len() >= REMEMBERED {
            known.answers.pop_front();
        }
        known.answers.push_back((key, answer));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_once_and_what_decides_has_to_be_seen() {
        let words: Vec<_> = WORDS.iter().map(|word| word.word).collect();
        let once: std::collections::BTreeSet<_> = words.iter().collect();
        assert_eq!(once.len(), words.len());
        for bound in ["put", "declare", "next_item"] {
            assert!(!find(bound).unwrap().binds.is_empty(), "{bound}");
        }
        assert!(find("object").is_none() && find("vote_yes").is_none());
    }

    #[test]
    fn a_box_that_presses_without_end_is_slowed_down_and_its_answers_are_bounded() {
        let (mut boxes, device, now) = (Boxes::default(), DeviceId::new("b1"), Monotonic::now());
        for _ in 0..BURST {
            assert!(boxes.may_press(&device, now));
        }
        assert!(!boxes.may_press(&device, now));
        assert!(boxes.may_press(&device, now.after(Duration::from_secs(1))));
        for key in 0..=REMEMBERED {
            boxes.keep(&device, key.to_string(), (200, Value::Null));
        }
        assert_eq!(boxes.answered(&device, "0"), None);
        assert!(boxes.answered(&device, "1").is_some());
    }

    #[test]
    fn a_tally_of_nothing_has_every_lamp_and_no_null() {
        let lamps = tally(0, Timestamp(0), &View::default(), None);
        assert!(
            lamps.as_object().unwrap().values().all(|lamp| !lamp.is_null() && !lamp.is_object() && !lamp.is_array())
        );
        assert_eq!((lamps["stage"].as_str(), lamps["floor"].as_str()), (Some("none"), Some("")));
    }
}

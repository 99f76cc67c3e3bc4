//! The one next button: the step that a meeting most likely takes next, of those that the hub offers.

use super::{Button, Does, Maker, Step, Why, upper};
use crate::procedure::command::Action;
use crate::procedure::ids::{ItemNumber, PartyId};
use crate::view::{Press, SpeechPhase, Stage};

impl Maker<'_> {
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

    pub(super) fn next(&self) -> Step {
        let view = self.facts.screen.view;
        let title = |item: Option<&ItemNumber>| {
            item.map_or_else(String::new, |item| self.words.item_title(view, item).to_owned())
        };
        let meeting = || self.facts.card().map_or_else(String::new, |card| self.words.of(&card.title).to_owned());
        let of = |id: &str, party: &PartyId| self.words.text(id, &[("party", self.party(party).into())]);
        for press in [Press::LiftHold, Press::Resume, Press::OpenMeeting] {
            if self.has(press) {
                // Why the meeting stands still, in full: above there may be no room for it.
                let note = match self.facts.stage() {
                    Some(Stage::TechHold { cause, .. }) => upper(&self.words.say(view, cause)),
                    _ => meeting(),
                };
                return self.step(press, String::new(), note);
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
        // A text where nothing is decided is no step on the way: the next one is.
        let decides = current.and_then(|item| self.facts.item(item)).is_none_or(|item| !item.verbs.is_empty());
        if self.has(Press::Put) && decides {
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
        let open = |item: &ItemNumber| {
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
}

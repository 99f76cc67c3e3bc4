//! Whether what a wish is about still stands as its sender saw it.

use crate::endpoint::screen::Screen;
use crate::endpoint::wish::{DecisionAct, FloorAct, ItemAct, Wish};
use crate::procedure::ids::{Span, Timestamp};
use crate::view::{Part, Parts, SpeechPhase, touches};
use crate::wire::{HubMessage, decode_hub};

/// Within this time of the last one, "next" has to say what was seen.
const NEXT_AGAIN: Span = Span::seconds(1);

/// The sections that a wish is read from.
#[must_use]
pub fn depends_on(wish: &Wish) -> Parts {
    match wish {
        Wish::Meeting(_) => Parts::of(&[Part::Meeting]),
        Wish::Item(_) => Parts::of(&[Part::Agenda]),
        Wish::Floor(_) => Parts::of(&[Part::Floor, Part::List]),
        Wish::List(_) => Parts::of(&[Part::List]),
        Wish::Chair(_) => Parts::of(&[Part::Chair]),
        Wish::Point(_) => Parts::of(&[Part::Floor]),
        Wish::Decision(DecisionAct::Reopen { .. }) | Wish::Silence(_) => Parts::of(&[Part::Decisions]),
        Wish::Decision(_) | Wish::Amendment(_) | Wish::Motion(_) | Wish::Vote(_) | Wish::Consent(_) | Wish::Own(_) => {
            Parts::of(&[Part::Table])
        }
        Wish::Seat(_) | Wish::Presence(_) | Wish::Role(_) => Parts::of(&[Part::Presence]),
        Wish::Document(_) => Parts::of(&[Part::Documents]),
    }
}

/// The sections that entries up to a position touched; `None` when they cannot be read.
#[must_use]
pub fn touched(entries: &str, upto: u64) -> Option<Parts> {
    let mut parts = Parts::NONE;
    for line in entries.lines().filter(|line| !line.is_empty()) {
        let Ok(HubMessage::Entry(entry)) = decode_hub(line) else { return None };
        if entry.position <= upto {
            parts = parts.or(entry.events.iter().map(touches).collect());
        }
    }
    Some(parts)
}

/// Whether a "next" may be sent by somebody who does not say what was seen: not within a second of the last one.
#[must_use]
pub fn fresh(screen: &Screen<'_>, wish: &Wish) -> bool {
    let last = if *wish == Wish::Item(ItemAct::Next) {
        item_opened(screen)
    } else if *wish == Wish::Floor(FloorAct::Next) {
        floor_given(screen)
    } else {
        None
    };
    last.is_none_or(|last| screen.now.since(last) >= NEXT_AGAIN)
}

fn item_opened(screen: &Screen<'_>) -> Option<Timestamp> {
    let item = screen.item().ok()?;
    screen.view.agenda.as_ref()?.items.iter().find(|now| now.number == *item)?.first_opened
}

fn floor_given(screen: &Screen<'_>) -> Option<Timestamp> {
    match screen.view.floor.as_ref()?.speech.as_ref()?.phase {
        SpeechPhase::Called { since, .. } => Some(since),
        SpeechPhase::Speaking { since, .. } | SpeechPhase::Paused { since, .. } => Some(since),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::event::Event;
    use crate::procedure::ids::{ItemNumber, MeetingId};
    use crate::view::View;
    use crate::wire::{Entry, encode};

    fn line(position: u64, event: Event) -> String {
        let entry = Entry { position, at: Timestamp(0), events: vec![event], sections: View::default() };
        format!("{}\n", encode(&HubMessage::Entry(Box::new(entry))))
    }

    fn closed_list() -> Event {
        let item = ItemNumber::parse("4").unwrap();
        Event::ListClosed { meeting: MeetingId::parse("M").unwrap(), item }
    }

    #[test]
    fn a_closed_list_changes_what_the_next_speaker_is_read_from_and_not_the_next_item() {
        let touched = touched(&line(7, closed_list()), 9).unwrap();
        assert!(!depends_on(&Wish::Floor(FloorAct::Next)).and(touched).is_empty());
        assert!(depends_on(&Wish::Item(ItemAct::Next)).and(touched).is_empty());
    }

    #[test]
    fn what_came_after_the_screen_was_read_does_not_count() {
        assert!(touched(&line(10, closed_list()), 9).unwrap().is_empty());
    }

    #[test]
    fn what_cannot_be_read_may_have_changed_everything() {
        assert_eq!(touched("{\"type\":\"something new\"}\n", 9), None);
    }
}

//! What is before the eyes: the screen of the line, and what is read out of it. Nothing here judges.

use crate::endpoint::screen::Screen;
use crate::endpoint::wording::focus_card;
use crate::procedure::ids::{ItemNumber, MeetingId, PartyId, SpeechId, Timestamp};
use crate::view::{
    ItemCard, ItemNow, ItemStage, MeetingCard, OwnSeat, PartyNow, PointNow, ProposalNow, SeatNow, SpeechNow,
    SpeechPhase, Stage,
};
use crate::wire::Who;

/// What is before the eyes at an instant.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The sections, what is the peer's own, and the hub's clock.
    pub screen: Screen<'a>,
    /// As whom this device is in.
    pub who: Option<&'a Who>,
    /// Whether acts are sent at once.
    pub joined: bool,
    /// Milliseconds of a monotonic clock since some fixed point.
    pub ms: u64,
}

/// How late a sitting is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Late {
    /// By how many milliseconds; less than nothing where it is early.
    pub late_ms: i64,
    /// The end that it leads to.
    pub ends: Timestamp,
}

/// Time used of a speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Used {
    /// In milliseconds.
    pub used_ms: i64,
    /// What is left; less than nothing where it is over.
    pub left_ms: i64,
    /// Whether its clock runs.
    pub runs: bool,
}

impl<'a> Facts<'a> {
    /// The meeting in focus as written down.
    #[must_use]
    pub fn card(&self) -> Option<&'a MeetingCard> {
        focus_card(self.screen.view)
    }

    /// The meeting in focus.
    #[must_use]
    pub fn focus(&self) -> Option<&'a MeetingId> {
        self.screen.focus().ok()
    }

    /// What it is.
    #[must_use]
    pub fn stage(&self) -> Option<&'a Stage> {
        self.screen.meeting().map(|meeting| &meeting.stage)
    }

    /// Whether it is in session or between two halves of one.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.stage(), Some(Stage::Open {} | Stage::Suspended { .. }))
    }

    /// Whether it is in technical hold.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(self.stage(), Some(Stage::TechHold { .. }))
    }

    /// The innermost open item.
    #[must_use]
    pub fn current(&self) -> Option<&'a ItemNumber> {
        self.screen.item().ok()
    }

    /// An item as written down.
    #[must_use]
    pub fn item(&self, number: &ItemNumber) -> Option<&'a ItemCard> {
        self.card()?.agenda.iter().find(|card| card.number == *number)
    }

    /// An item as it stands.
    #[must_use]
    pub fn item_now(&self, number: &ItemNumber) -> Option<&'a ItemNow> {
        self.screen.view.agenda.as_ref()?.items.iter().find(|item| item.number == *number)
    }

    /// Whether an item has items of its own.
    #[must_use]
    pub fn is_parent(&self, number: &ItemNumber) -> bool {
        self.card().is_some_and(|card| card.agenda.iter().any(|one| one.number.is_inside(number)))
    }

    /// Items that may still be opened.
    pub fn to_open(&self) -> impl Iterator<Item = &'a ItemNumber> {
        let items = self.screen.view.agenda.as_ref().map_or(&[][..], |agenda| agenda.items.as_slice());
        let open = |item: &&ItemNow| matches!(item.stage, ItemStage::Pending {} | ItemStage::Deferred { .. });
        items.iter().filter(open).map(|item| &item.number)
    }

    /// The text that is put; else the one of the open item that may be.
    #[must_use]
    pub fn text(&self) -> Option<&'a ProposalNow> {
        let of_item = || self.screen.texts().iter().find(|text| Some(&text.item) == self.current());
        self.screen.put().or_else(of_item)
    }

    /// The speech on the floor.
    #[must_use]
    pub fn speech(&self) -> Option<&'a SpeechNow> {
        self.screen.view.floor.as_ref()?.speech.as_ref()
    }

    /// Its number.
    #[must_use]
    pub fn speech_id(&self) -> Option<SpeechId> {
        self.speech().map(|speech| speech.speech)
    }

    /// The point of order that is heard.
    #[must_use]
    pub fn point(&self) -> Option<&'a PointNow> {
        self.screen.view.floor.as_ref()?.points.first()
    }

    /// Everybody in the meeting, by class and rank.
    #[must_use]
    pub fn parties(&self) -> &'a [PartyNow] {
        self.screen.view.presence.as_ref().map_or(&[], |presence| presence.parties.head.as_slice())
    }

    /// A seat as it stands.
    #[must_use]
    pub fn seat(&self, id: &str) -> Option<&'a SeatNow> {
        self.parties().iter().flat_map(|party| &party.seats).find(|seat| seat.seat.as_str() == id)
    }

    /// The own seat.
    #[must_use]
    pub fn mine(&self) -> Option<&'a OwnSeat> {
        self.screen.own?.seat.as_ref()
    }

    /// Whether a party is the own one.
    #[must_use]
    pub fn is_own(&self, party: &PartyId) -> bool {
        self.screen.party() == Some(party)
    }

    /// Whether this is the desk of a moderator or of the Secretariat, who answer the hub's door.
    #[must_use]
    pub fn is_officer(&self) -> bool {
        let moderates = matches!(self.who, Some(Who::Moderator { .. }));
        moderates || self.screen.own.is_some_and(|own| own.audience == crate::view::Audience::Secretariat)
    }

    /// Whether the meeting goes on with this peer outside.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        self.screen.own.is_some_and(|own| own.audience == crate::view::Audience::Public)
    }

    /// Time used of a speech.
    #[must_use]
    pub fn used(&self, speech: &SpeechNow) -> Used {
        let running = match speech.phase {
            SpeechPhase::Speaking { since, .. } => Some(milliseconds(self.screen.now.since(since).0)),
            SpeechPhase::Called { .. } | SpeechPhase::Paused { .. } => None,
        };
        let used_ms = milliseconds(speech.spoken_ms.0) + running.unwrap_or(0);
        Used { used_ms, left_ms: milliseconds(speech.limit_ms.0) - used_ms, runs: running.is_some() }
    }

    /// How late the sitting is: the time since its planned opening, less the planned minutes of what is behind it.
    #[must_use]
    pub fn late(&self) -> Option<Late> {
        let (card, meeting) = (self.card()?, self.screen.meeting()?);
        let opened = meeting.opened_at?;
        if matches!(meeting.stage, Stage::Closed { .. } | Stage::Adjourned { .. }) {
            return None;
        }
        let index = usize::try_from(meeting.sitting).ok()?.checked_sub(1)?;
        let planned = card.sittings.get(index).or_else(|| card.sittings.last())?;
        let mut done = 0;
        for one in card.agenda.iter().filter(|one| !self.is_parent(&one.number)) {
            let minutes = i64::from(one.minutes) * 60_000;
            let Some(known) = self.item_now(&one.number) else { continue };
            if known.stage == (ItemStage::Open {}) {
                done += minutes.min(self.screen.now.0 - known.first_opened.unwrap_or(opened).0);
            } else if known.ended.is_some_and(|ended| ended >= opened) {
                done += minutes;
            }
        }
        let late_ms = self.screen.now.0 - planned.opens_at.0 - done;
        let ends = Timestamp(meeting.closes_at.unwrap_or(planned.closes_at).0 + late_ms.max(0));
        Some(Late { late_ms, ends })
    }
}

fn milliseconds(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

/// Minutes and seconds as a clock shows them: `4:05`; what is past zero is counted up, with a plus.
#[must_use]
pub fn face(ms: i64) -> String {
    // What is left is rounded up, so that 0:00 is shown when nothing is.
    let seconds = if ms > 0 { (ms + 999) / 1_000 } else { ms / 1_000 };
    let (sign, seconds) = (if ms <= -1_000 { "+" } else { "" }, seconds.abs());
    if seconds >= 3_600 {
        return format!("{sign}{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::face;

    #[test]
    fn a_clock_shows_what_is_left_and_counts_up_when_it_is_over() {
        let shown = [245_000, 244_001, 1, 0, -999, -35_400, 3_600_000].map(face);
        assert_eq!(shown, ["4:05", "4:05", "0:01", "0:00", "0:00", "+0:35", "1:00:00"]);
    }
}

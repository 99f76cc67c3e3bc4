//! What peers ask for: refused by the protocol, answered as before, or considered by the rules.
//!
//! ```text
//!   submit ─► a screen?  repeated?  the hub's own act?  a mirror?  another meeting?  seen?  a body that is not here?
//!               │            └─ the first answer, or: this id was another act
//!               └─ declined: nothing has changed, and it may be sent again
//!          ─► considered ─► accepted (its entry went before) | accepted (so already) | rejected, with its rule
//! ```

use super::answers::Answer;
use super::seating::Takeover;
use super::{PeerId, Switchboard, Who};
use crate::journal::entry::Sender;
use crate::procedure::command::{Action, Actor, Command, Content};
use crate::procedure::ids::{CommandId, Hash, SeatId, Span, Timestamp};
use crate::procedure::rejection::{Field, Rejection};
use crate::view::Audience;
use crate::wire::{Accepted, Declined, HubMessage, News, Refused, Rejected, Submit};

use super::Output;

/// Within this time of the last one, "next" has to say what was seen.
const NEXT_AGAIN: Span = Span::seconds(1);

/// What an act is, to tell a repetition from another act under the same id.
pub(super) fn fingerprint(action: &Action) -> Hash {
    // An action always goes into JSON; were it not to, all such would count as one act, which refuses nothing new.
    Hash::of(&serde_json::to_vec(action).unwrap_or_default())
}

/// Whether only the hub and time ask for it.
fn is_of_the_house(action: &Action) -> bool {
    matches!(
        action,
        Action::DefineConference { .. }
            | Action::StartHub { .. }
            | Action::LinkUp { .. }
            | Action::LinkDown { .. }
            | Action::Elapse {}
    )
}

/// Whether it calls the next item or speaker without saying after which.
fn is_blind_next(action: &Action) -> bool {
    matches!(action, Action::OpenItem { after: None, .. } | Action::GiveFloor { after: None, .. })
}

impl Switchboard {
    /// Answers one act of a peer.
    pub(super) fn submitted(&mut self, id: PeerId, submit: Submit, now: Timestamp) {
        let Some(peer) = self.peers.get(&id) else { return };
        let Submit { command_id, seen, capacity, action } = submit;
        let actor = match &peer.who {
            Who::Seat { seat, .. } => Actor::Seat { seat: seat.clone(), capacity },
            Who::Moderator { name } => Actor::Moderator { name: name.clone() },
            Who::Screen {} => return self.decline(id, command_id, Refused::ScreenOnly {}),
        };
        let sender = Sender::of(&actor);
        if let Some((act, answer)) = self.answers.first(&sender, &command_id) {
            return if act == fingerprint(&action) {
                self.answer(id, command_id, answer);
            } else {
                self.decline(id, command_id, Refused::IdUsedOtherwise {});
            };
        }
        if is_of_the_house(&action) {
            return self.decline(id, command_id, Refused::HubOnly {});
        }
        if let Action::TakeOverSeat { seat, session } = action {
            return self.taken_over(id, command_id, &seat, session, now);
        }
        if let Some(refused) = self.refusal(id, peer, &action, seen.position, now) {
            return self.decline(id, command_id, refused);
        }
        let command = Command { id: command_id, actor, seen, action };
        self.consider(id, command, now);
    }

    /// Why the protocol refuses an act before any rule is asked.
    fn refusal(
        &self,
        id: PeerId,
        peer: &super::Peer,
        action: &Action,
        seen: Option<u64>,
        now: Timestamp,
    ) -> Option<Refused> {
        if let Some(seat) = peer.who.seat().filter(|seat| !self.seating.is_active(seat, id)) {
            let session = self.state.parties.seats.get(seat).map_or(0, |known| known.session);
            return Some(if peer.superseded { Refused::Superseded { session } } else { Refused::Mirror {} });
        }
        match seen {
            Some(position) if position > self.position => Some(Refused::SeenAhead { position: self.position }),
            None if peer.from_before => Some(Refused::SeenWanted {}),
            None if is_blind_next(action) => {
                let last = self.last_next.filter(|last| now.since(*last) < NEXT_AGAIN);
                last.map(|_| Refused::TooSoon {})
            }
            Some(_) | None => None,
        }
    }

    /// Puts a peer's command before the rules, records what follows, and answers.
    pub(super) fn consider(&mut self, id: PeerId, command: Command, now: Timestamp) {
        let (sender, command_id) = (Sender::of(&command.actor), command.id.clone());
        if let Some((_, answer)) = self.answers.first(&sender, &command_id) {
            // Considered again after the record was read again, and there it was.
            return self.answer(id, command_id, answer);
        }
        let act = fingerprint(&command.action);
        let at = now.max(self.last_at);
        self.batch.asked.push((id, command.clone()));
        let answer = match self.outside_the_rules(id, &command) {
            Some(rejection) => Answer::Rejected { rejection: Box::new(rejection) },
            None => match self.state.consider(&command, at) {
                Ok(events) if events.is_empty() => Answer::Already { position: self.position },
                Ok(events) => {
                    if matches!(command.action, Action::OpenItem { .. } | Action::GiveFloor { .. }) {
                        self.last_next = Some(at);
                    }
                    self.record(command, events, at);
                    Answer::Accepted { position: self.position }
                }
                Err(rejection) => Answer::Rejected { rejection: Box::new(rejection) },
            },
        };
        self.answers.keep(sender, command_id.clone(), act, answer.clone());
        self.answer(id, command_id, answer);
    }

    /// What the rules would refuse if they knew of invitations and of files.
    fn outside_the_rules(&self, id: PeerId, command: &Command) -> Option<Rejection> {
        let who = &self.peers.get(&id)?.who;
        if let (Some(meeting), Some(seat)) = (command.action.meeting(), who.seat())
            && !who.is_for(meeting)
        {
            let party = self.state.parties.seats.get(seat)?.party.clone();
            return Some(Rejection::NotInvited { party });
        }
        if let Action::TableDocument { content: Content::File { hash, .. }, .. } = &command.action
            && !self.files.contains(hash)
        {
            return Some(Rejection::TextMissing { field: Field::File });
        }
        None
    }

    /// Another device is to speak for a seat (R-16): asked for by that device; agreed to by the one that speaks, a
    /// moderator or the Secretariat. The act names the session that it would begin.
    fn taken_over(&mut self, id: PeerId, command_id: CommandId, seat: &SeatId, session: u64, now: Timestamp) {
        let Some(peer) = self.peers.get(&id) else { return };
        let Some(current) = self.state.parties.seats.get(seat).map(|known| known.session) else {
            let rejection = Box::new(Rejection::UnknownSeat { seat: seat.clone() });
            return self.answer(id, command_id, Answer::Rejected { rejection });
        };
        if session <= current {
            return self.decline(id, command_id, Refused::Superseded { session: current });
        }
        let own = peer.who.seat() == Some(seat);
        let active = own && self.seating.is_active(seat, id);
        let officer = matches!(peer.audience, Audience::Moderator | Audience::Secretariat);
        let (newcomer, outcome) = if own && !active {
            (id, self.seating.take_over(seat, id))
        } else if active || officer {
            match self.seating.agree(seat) {
                Some(agreed) => agreed,
                None => return self.answer(id, command_id, Answer::Already { position: self.position }),
            }
        } else {
            return self.decline(id, command_id, Refused::HubOnly {});
        };
        match outcome {
            Takeover::Done { former } => {
                self.of_hub(Action::TakeOverSeat { seat: seat.clone(), session: current + 1 }, now);
                if let Some(former) = former {
                    if let Some(peer) = self.peers.get_mut(&former) {
                        peer.superseded = true;
                    }
                    self.notice(former, News::Mirror {});
                }
                if let Some(peer) = self.peers.get_mut(&newcomer) {
                    peer.superseded = false;
                }
                self.notice(newcomer, News::Active { session: current + 1 });
                self.settle_link(seat, now);
                self.answer(id, command_id, Answer::Already { position: self.position });
            }
            Takeover::Already => self.answer(id, command_id, Answer::Already { position: self.position }),
            Takeover::Asked { holder } => {
                let device = self.peers.get(&newcomer).and_then(|peer| peer.name.clone());
                let officers = self
                    .peers
                    .iter()
                    .filter(|(_, peer)| matches!(peer.audience, Audience::Moderator | Audience::Secretariat));
                let told: Vec<_> = officers.map(|(other, _)| *other).chain([holder]).collect();
                for other in told {
                    self.notice(other, News::TakeoverAsked { seat: seat.clone(), device: device.clone(), session });
                }
                self.decline(id, command_id, Refused::Mirror {});
            }
            Takeover::Unknown => self.decline(id, command_id, Refused::Mirror {}),
        }
    }

    fn answer(&mut self, to: PeerId, command_id: CommandId, answer: Answer) {
        match answer {
            Answer::Accepted { position } | Answer::Already { position } => {
                let message = HubMessage::Accepted(Accepted { command_id, position });
                self.out(Output::Say { to, message: Box::new(message) });
            }
            Answer::Rejected { rejection } => {
                let message = HubMessage::Rejected(Box::new(Rejected::new(command_id, *rejection)));
                self.out(Output::Say { to, message: Box::new(message) });
            }
        }
    }

    fn decline(&mut self, to: PeerId, command_id: CommandId, reason: Refused) {
        let declined = Declined { command_id: Some(command_id), reason, sentence: None };
        self.out(Output::Say { to, message: Box::new(HubMessage::Declined(declined)) });
    }
}

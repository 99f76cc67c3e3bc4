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
use super::{Asked, PeerId, Switchboard, Taken, Who};
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
            | Action::NameSealKey { .. }
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
        if let Some((act, _)) = self.answers.first(&Sender::of(&actor), &command_id) {
            return if act == fingerprint(&action) {
                self.consider(id, Command { id: command_id, actor, seen, action }, now);
            } else {
                self.decline(id, command_id, Refused::IdUsedOtherwise {});
            };
        }
        if is_of_the_house(&action) {
            return self.decline(id, command_id, Refused::HubOnly {});
        }
        if let Action::TakeOverSeat { seat, session } = action {
            let action = Action::TakeOverSeat { seat: seat.clone(), session };
            return self.taken_over(id, Command { id: command_id, actor, seen, action }, &seat, session, now);
        }
        if let Some(refused) = self.refusal(id, peer, &action, seen.position, now) {
            return self.decline(id, command_id, refused);
        }
        self.consider(id, Command { id: command_id, actor, seen, action }, now);
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
        // A box of buttons is one key more of the seat's active device: without that nobody sees what is pressed.
        let speaks = |seat: &&SeatId| {
            if peer.presses { self.seating.is_up(seat) } else { self.seating.is_active(seat, id) }
        };
        if let Some(seat) = peer.who.seat().filter(|seat| !speaks(seat)) {
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

    /// Puts a peer's command before the rules, records what follows, and answers; a repeated one gets its first answer.
    pub(super) fn consider(&mut self, id: PeerId, command: Command, now: Timestamp) {
        let (sender, command_id) = (Sender::of(&command.actor), command.id.clone());
        if let Some((_, answer)) = self.answers.first(&sender, &command_id) {
            self.batch.asked.push(Asked { peer: id, command, repeated: true });
            return self.answer(id, command_id, answer);
        }
        let act = fingerprint(&command.action);
        let at = now.max(self.last_at);
        self.batch.asked.push(Asked { peer: id, command: command.clone(), repeated: false });
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
    /// moderator or the Secretariat. The act names the session that it would begin, and no other than the next one.
    fn taken_over(&mut self, id: PeerId, command: Command, seat: &SeatId, session: u64, now: Timestamp) {
        let Some(peer) = self.peers.get(&id) else { return };
        let position = self.position;
        let Some(current) = self.state.parties.seats.get(seat).map(|known| known.session) else {
            let rejection = Box::new(Rejection::UnknownSeat { seat: seat.clone() });
            return self.keep_and_answer(id, &command, Answer::Rejected { rejection });
        };
        let own = peer.who.seat() == Some(seat);
        let active = own && self.seating.is_active(seat, id);
        let officer = match &peer.who {
            Who::Moderator { .. } => true,
            // A mirror shows, and agrees to nothing.
            Who::Seat { seat, .. } => peer.audience == Audience::Secretariat && self.seating.is_active(seat, id),
            Who::Screen {} => false,
        };
        if session == current && active {
            // It asked, was told that it has to wait, and asks again when it has been agreed to.
            return self.keep_and_answer(id, &command, Answer::Already { position });
        }
        if session != current + 1 {
            return self.decline(id, command.id, Refused::Superseded { session: current });
        }
        let (newcomer, outcome) = if own && !active {
            (id, self.seating.take_over(seat, id))
        } else if active || officer {
            match self.seating.agree(seat) {
                Some(agreed) => agreed,
                None => return self.keep_and_answer(id, &command, Answer::Already { position }),
            }
        } else {
            return self.decline(id, command.id, Refused::HubOnly {});
        };
        match outcome {
            Takeover::Done { former } => {
                self.change_device(Taken { asked: (id, command), seat: seat.clone(), session, newcomer, former }, now);
            }
            Takeover::Already => self.keep_and_answer(id, &command, Answer::Already { position }),
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
                self.decline(id, command.id, Refused::Mirror {});
            }
            Takeover::Unknown => self.decline(id, command.id, Refused::Mirror {}),
        }
    }

    /// Records that another device speaks for a seat, and tells both. Done again when the turn was not written: what
    /// the record has already is not recorded twice.
    pub(super) fn change_device(&mut self, taken: Taken, now: Timestamp) {
        let Taken { asked: (id, command), seat, session, newcomer, former } = &taken;
        self.of_hub(Action::TakeOverSeat { seat: seat.clone(), session: *session }, now);
        if let Some(former) = *former {
            if let Some(peer) = self.peers.get_mut(&former) {
                peer.superseded = true;
            }
            self.notice(former, News::Mirror {});
        }
        if let Some(peer) = self.peers.get_mut(newcomer) {
            peer.superseded = false;
        }
        self.notice(*newcomer, News::Active { session: *session });
        self.settle_link(seat, now);
        self.keep_and_answer(*id, command, Answer::Already { position: self.position });
        self.batch.taken.push(taken);
    }

    fn keep_and_answer(&mut self, to: PeerId, command: &Command, answer: Answer) {
        let act = fingerprint(&command.action);
        self.answers.keep(Sender::of(&command.actor), command.id.clone(), act, answer.clone());
        self.answer(to, command.id.clone(), answer);
    }

    fn answer(&mut self, to: PeerId, command_id: CommandId, answer: Answer) {
        match answer {
            Answer::Accepted { position } | Answer::Already { position } => {
                let message = HubMessage::Accepted(Accepted { command_id, position });
                self.out(Output::Say { to, message: Box::new(message) });
            }
            Answer::Rejected { rejection } => {
                // The rules tell which item is open; who left for it is told only that it is another.
                let inside = self.peers.get(&to).is_some_and(|peer| peer.audience.is_inside());
                let rejection = if inside { rejection } else { Box::new(rejection.from_outside()) };
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

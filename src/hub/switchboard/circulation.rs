//! From events to frames: applied one by one, shown to each audience as it may know them, encoded once for each.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::answers::Answer;
use super::ring::Ring;
use super::{Output, PeerId, Switchboard, Who, submits};
use crate::journal::entry::Sender;
use crate::procedure::Conference;
use crate::procedure::command::Command;
use crate::procedure::event::Event;
use crate::procedure::ids::Timestamp;
use crate::view::{
    Audience, Concern, Parts, audience_of, concerns, focus, may_move_audiences, sections_in, touches, visible,
};
use crate::wire::{Entry, HubMessage, OwnFrame, encode};

/// What an entry changed, for the frames about it.
pub(super) struct Told {
    /// The events as each audience may know them.
    events: BTreeMap<Audience, Vec<Event>>,
    parts: Parts,
    concern: Concern,
    moves: bool,
}

/// Applies the events of one entry, and notes what each of some audiences is told of them.
pub(super) fn apply(
    state: &mut Conference,
    events: &[Event],
    at: Timestamp,
    audiences: impl Iterator<Item = Audience>,
) -> Told {
    let mut told = Told {
        events: audiences.map(|audience| (audience, Vec::new())).collect(),
        parts: Parts::NONE,
        concern: Concern::Nobody,
        moves: false,
    };
    for event in events {
        for (audience, seen) in &mut told.events {
            seen.extend(visible(event, *audience, state));
        }
        state.apply(event, at);
        told.parts = told.parts.or(touches(event));
        told.concern = told.concern.or(concerns(event, state));
        told.moves |= may_move_audiences(event);
    }
    told
}

impl Told {
    /// The frames of the entry, one for each audience. `state`: after it.
    pub fn frames(self, state: &Conference, position: u64, at: Timestamp) -> impl Iterator<Item = (Audience, Bytes)> {
        let parts = self.parts;
        self.events.into_iter().map(move |(audience, events)| {
            let sections = sections_in(state, audience, parts);
            let entry = Entry { position, at, events, sections };
            (audience, Bytes::from(encode(&HubMessage::Entry(Box::new(entry)))))
        })
    }
}

impl Switchboard {
    /// One more entry: applied to the working state, drafted for the journal, told to everybody.
    pub(super) fn record(&mut self, command: Command, events: Vec<Event>, at: Timestamp) {
        let told = apply(&mut self.state, &events, at, self.rings.keys().copied());
        self.position += 1;
        self.last_at = at;
        let position = self.position;
        let concern = told.concern.clone();
        let moved = if told.moves { self.moved_peers() } else { Vec::new() };
        // Who changes audience sees this position in the welcome to the new one, and in neither stream.
        for peer in &moved {
            self.out(Output::Follow { peer: *peer, audience: None });
        }
        let frames: Vec<_> = told.frames(&self.state, position, at).collect();
        for (audience, frame) in frames {
            if let Some(ring) = self.rings.get_mut(&audience) {
                ring.push(frame.clone());
            }
            self.out(Output::Circulate { audience, frame });
        }
        for peer in &moved {
            self.welcome_anew(*peer, at);
        }
        self.tell_owns(&concern, at);
        let answer = Answer::Accepted { position };
        let act = submits::fingerprint(&command.action);
        self.answers.keep(Sender::of(&command.actor), command.id.clone(), act, answer);
        self.draft(command, events, at);
    }

    /// Keeps an audience's frames from now on.
    pub(super) fn warm(&mut self, audience: Audience) {
        let (position, most) = (self.position, self.limits.replay_frames);
        self.rings.entry(audience).or_insert_with(|| Ring::after(position, most));
    }

    /// Works out every seat's audience anew.
    pub(super) fn note_audiences(&mut self) {
        let (state, position) = (&self.state, self.position);
        self.focus = (focus(state).map(|(plan, _)| plan.id.clone()), position);
        self.audiences =
            state.parties.seats.keys().map(|seat| (seat.clone(), (audience_of(state, seat), position))).collect();
    }

    /// The peers whose audience has changed.
    fn moved_peers(&mut self) -> Vec<PeerId> {
        let focus = focus(&self.state).map(|(plan, _)| &plan.id);
        if focus != self.focus.0.as_ref() {
            self.focus = (focus.cloned(), self.position);
        }
        for seat in self.state.parties.seats.keys() {
            let now = audience_of(&self.state, seat);
            let known = self.audiences.entry(seat.clone()).or_insert((now, self.position));
            if known.0 != now {
                *known = (now, self.position);
            }
        }
        let moved = self.peers.iter().filter(|(_, peer)| peer.who.audience(&self.state) != peer.audience);
        moved.map(|(id, _)| *id).collect()
    }

    /// Tells seats and moderators what changed of their own.
    fn tell_owns(&mut self, concern: &Concern, at: Timestamp) {
        // Moderators and who presides are concerned by everything.
        let presiding = focus(&self.state).and_then(|(_, meeting)| meeting.chair.seat.as_ref());
        let is_concerned = |of: &Who| match of {
            Who::Moderator { .. } => true,
            Who::Seat { seat, .. } => {
                let party = self.state.parties.seats.get(seat).map(|seat| &seat.party);
                presiding == Some(seat) || party.is_some_and(|party| concern.has(party))
            }
            Who::Screen {} => false,
        };
        let concerned: Vec<_> = self.owns.keys().filter(|of| is_concerned(of)).cloned().collect();
        for of in concerned {
            let Some(own) = of.own(&self.state, at) else { continue };
            if self.owns.get(&of) == Some(&own) {
                continue;
            }
            let message = HubMessage::Own(Box::new(OwnFrame { position: self.position, own: own.clone() }));
            let frame = Bytes::from(encode(&message));
            self.owns.insert(of.clone(), own);
            let peers: Vec<_> = self.peers_of(&of).collect();
            for to in peers {
                self.out(Output::Send { to, frame: frame.clone() });
            }
        }
    }
}

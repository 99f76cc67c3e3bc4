//! Who is connected: joining, going on after a position, falling silent, leaving.

use std::collections::BTreeSet;

use bytes::Bytes;

use super::seating::Seated;
use super::{DeviceId, Output, PeerId, Switchboard, Who};
use crate::journal::entry::RulesVersion;
use crate::procedure::command::{Action, Credential, Person};
use crate::procedure::ids::{PartyId, SeatId, Timestamp};
use crate::view::{Audience, View, sections};
use crate::wire::{
    CloseCode, HubMessage, LinkPulse, LinkQuality, News, Notice, OwnFrame, Pulse, Resume, Welcome, Who as WireWho,
    encode,
};

/// One peer that has joined.
#[derive(Clone, Debug)]
pub(super) struct Peer {
    pub who: Who,
    pub device: DeviceId,
    /// What the device is called.
    pub name: Option<String>,
    /// Who sits at it, as far as that was said.
    pub person: Option<Person>,
    /// What is circulated to it.
    pub audience: Audience,
    pub quality: LinkQuality,
    pub round_trip_ms: Option<u64>,
    /// Whether it went on from a position that it saw before this hub began; who had seen all there was before, too.
    pub from_before: bool,
    /// Whether it acted for its seat once and does no longer.
    pub superseded: bool,
    /// Whether it asks for one thing and goes: no device of its seat, and nothing is circulated to it.
    pub presses: bool,
}

impl Peer {
    pub fn new(who: Who, device: DeviceId, name: Option<String>, person: Option<Person>) -> Self {
        Self {
            who,
            device,
            name,
            person,
            audience: Audience::Public,
            quality: LinkQuality::Live,
            round_trip_ms: None,
            from_before: false,
            superseded: false,
            presses: false,
        }
    }

    /// Who asks for one thing and goes.
    pub fn pressing(who: Who, device: DeviceId, audience: Audience) -> Self {
        Self { audience, presses: true, ..Self::new(who, device, None, None) }
    }
}

impl Switchboard {
    /// A peer is in: it gets a welcome, and what it missed where that is still here.
    pub(super) fn joined(&mut self, id: PeerId, mut peer: Peer, resume: Option<&Resume>, now: Timestamp) {
        if let Some(seat) = peer.who.seat() {
            if !self.state.parties.seats.contains_key(seat) {
                self.out(Output::Close { peer: id, code: CloseCode::NotAllowed });
                return;
            }
            match self.seating.join(seat, &peer.device, id, self.limits.connections_per_seat) {
                Seated::Full => {
                    self.out(Output::Close { peer: id, code: CloseCode::TryLater });
                    return;
                }
                Seated::Active { replaces: Some(old) } => {
                    self.peers.remove(&old);
                    self.out(Output::Close { peer: old, code: CloseCode::TakenOver });
                }
                Seated::Active { replaces: None } | Seated::Mirror => {}
            }
        } else if self.peers.values().filter(|other| other.device == peer.device).count()
            >= self.limits.connections_per_device
        {
            self.out(Output::Close { peer: id, code: CloseCode::TryLater });
            return;
        }
        peer.audience = peer.who.audience(&self.state);
        peer.from_before = resume.is_some_and(|resume| resume.position <= self.began_at);
        let audience = peer.audience;
        self.warm(audience);
        let resume = resume.filter(|resume| self.can_resume(&peer, resume)).map(|resume| resume.position);
        let seat = peer.who.seat().cloned();
        self.peers.insert(id, peer);
        self.welcome(id, resume, now);
        if let Some(seat) = seat {
            self.tell_devices(&seat, id, true);
            self.settle_link(&seat, now);
            self.admit_without_lobby(&seat, now);
        }
    }

    /// Whether everything after a position is still here for a peer, was its audience's all along, and is not more
    /// than its line holds beside what happens meanwhile.
    fn can_resume(&self, peer: &Peer, resume: &Resume) -> bool {
        let same = resume.audience.is_none_or(|audience| audience == peer.audience);
        let moved_at = peer.who.seat().and_then(|seat| self.audiences.get(seat)).map_or(0, |(_, since)| *since);
        // What a narrowed invitation shows changes with the meeting in focus, whatever its seat is shown.
        let moved_at = if peer.who.is_narrowed() { moved_at.max(self.focus.1) } else { moved_at };
        // Before this hub began nobody knows which audience it was, unless the peer says so.
        let known = resume.audience.is_some() || moved_at <= resume.position;
        let missed = self.rings.get(&peer.audience).and_then(|ring| ring.since(resume.position));
        let few = missed.is_some_and(|frames| {
            let (count, bytes) = frames.fold((0, 0), |(count, bytes), frame| (count + 1, bytes + frame.len()));
            count <= self.limits.resume_frames && bytes <= self.limits.resume_bytes
        });
        same && known && few && (moved_at <= resume.position || moved_at == self.began_at)
    }

    /// Says welcome: with the whole view, or with what came after a position.
    fn welcome(&mut self, id: PeerId, resume: Option<u64>, now: Timestamp) {
        let Some(peer) = self.peers.get(&id) else { return };
        let audience = peer.audience;
        let seat = peer.who.seat().and_then(|seat| self.state.parties.seats.get(seat));
        let of = peer.who.clone();
        let own = of.own(&self.state, now);
        let welcome = Welcome {
            who: match &peer.who {
                Who::Seat { seat, .. } => {
                    WireWho::Seat { seat: seat.clone(), active: self.seating.is_active(seat, id) }
                }
                Who::Moderator { name } => WireWho::Moderator { name: name.clone() },
                Who::Screen {} => WireWho::Screen {},
            },
            session: seat.map_or(0, |seat| seat.session),
            audience,
            position: resume.unwrap_or(self.position),
            hub_time: now,
            rules: RulesVersion::CURRENT.0,
            reset: resume.is_none(),
            view: if resume.is_none() { sections(&self.state, audience) } else { View::default() },
            own: own.clone(),
        };
        self.send(id, &HubMessage::Welcome(Box::new(welcome)));
        if let Some(position) = resume {
            let frames = self.rings.get(&audience).and_then(|ring| ring.since(position));
            let missed: Vec<Bytes> = frames.into_iter().flatten().cloned().collect();
            for frame in missed {
                self.out(Output::Send { to: id, frame });
            }
            if let Some(own) = own.clone().filter(|_| position < self.position) {
                self.send(id, &HubMessage::Own(Box::new(OwnFrame { position: self.position, own })));
            }
        }
        // What is told only when it changes has to be told to who was not there.
        if let Some(pulse) = self.pulses.get(&audience).cloned() {
            self.send(id, &HubMessage::Pulse(pulse));
        }
        if audience.is_officer() {
            self.tell_damage(id);
        }
        self.out(Output::Follow { peer: id, audience: Some(audience) });
        if let Some(own) = own {
            // Others of the same seat may not have been told yet what this one is told now.
            if self.owns.get(&of).is_some_and(|known| *known != own) {
                let message = HubMessage::Own(Box::new(OwnFrame { position: self.position, own: own.clone() }));
                let others: Vec<_> = self.peers_of(&of).filter(|other| *other != id).collect();
                for other in others {
                    self.send(other, &message);
                }
            }
            self.owns.insert(of, own);
        }
    }

    /// Says welcome with the whole view to a peer that has joined before.
    pub(super) fn welcome_anew(&mut self, id: PeerId, now: Timestamp) {
        let Some(audience) = self.peers.get(&id).map(|peer| peer.who.audience(&self.state)) else { return };
        self.warm(audience);
        if let Some(peer) = self.peers.get_mut(&id) {
            peer.audience = audience;
        }
        self.notice(id, News::AudienceChanged { audience });
        self.welcome(id, None, now);
    }

    /// A connection has ended.
    pub(super) fn gone(&mut self, id: PeerId, now: Timestamp) {
        let Some(peer) = self.peers.remove(&id) else { return };
        self.out(Output::Forget { peer: id });
        if peer.presses {
            return;
        }
        if self.peers_of(&peer.who).next().is_none() {
            self.owns.remove(&peer.who);
        }
        if let Some(seat) = peer.who.seat() {
            self.seating.gone(seat, id);
            let others: Vec<_> = self.devices_of(seat).collect();
            for other in others {
                self.notice(other, News::DeviceLeft { device: peer.name.clone() });
            }
            self.settle_link(seat, now);
        }
    }

    /// A credential was revoked: its connections end, and the seat is free for another device.
    pub(super) fn revoked(&mut self, device: &DeviceId, now: Timestamp) {
        let gone: Vec<_> = self.peers.iter().filter(|(_, peer)| peer.device == *device).map(|(id, _)| *id).collect();
        for id in gone {
            self.out(Output::Close { peer: id, code: CloseCode::NotSignedIn });
            self.gone(id, now);
        }
        self.seating.forget(device);
    }

    /// How a peer's line is. A seat whose active device is silent counts as having no line.
    pub(super) fn quality(&mut self, id: PeerId, quality: LinkQuality, round_trip_ms: Option<u64>, now: Timestamp) {
        let Some(peer) = self.peers.get_mut(&id) else { return };
        peer.quality = quality;
        peer.round_trip_ms = round_trip_ms.or(peer.round_trip_ms);
        if let Some(seat) = peer.who.seat().cloned() {
            self.seating.heard(&seat, id, quality == LinkQuality::Live);
            self.settle_link(&seat, now);
        }
    }

    /// Records a seat's line as it is, if the record says otherwise.
    pub(super) fn settle_link(&mut self, seat: &SeatId, now: Timestamp) {
        let Some(recorded) = self.state.parties.seats.get(seat).map(|known| known.link.is_up()) else { return };
        let action = match (self.seating.is_up(seat), recorded) {
            (true, false) => Action::LinkUp { seat: seat.clone() },
            (false, true) => Action::LinkDown { seat: seat.clone() },
            (true, true) | (false, false) => return,
        };
        self.of_hub(action, now);
    }

    /// Where a conference has no lobby, its invitation admits a seat, under the name that its active device
    /// says. Who is silent about it is filed without a name, until a device says one or an officer files it; a name
    /// that stands is changed by an officer alone.
    pub(super) fn admit_without_lobby(&mut self, seat: &SeatId, now: Timestamp) {
        let lobby = self.state.definition.as_ref().is_none_or(|definition| definition.lobby);
        let Some(known) = self.state.parties.seats.get(seat).filter(|_| !lobby) else { return };
        let active = self.seating.active(seat).and_then(|id| self.peers.get(&id));
        let said = active.and_then(|peer| peer.person.clone());
        let (person, credential) = match (&known.admitted, said) {
            (None, said) => (said.unwrap_or_default(), Credential::Accepted),
            (Some(admitted), Some(said)) if admitted.person.name.is_empty() => (said, admitted.credential),
            (Some(_), _) => return,
        };
        self.of_hub(Action::AdmitSeat { seat: seat.clone(), person, credential, letter: None }, now);
    }

    /// How lines and lobby are, for each audience for which that has changed.
    pub(super) fn pulse(&mut self) {
        let links = self.link_pulses();
        let seats = &self.state.parties.seats;
        let lobby: BTreeSet<SeatId> = self
            .owns
            .keys()
            .filter_map(Who::seat)
            .filter(|seat| seats.get(*seat).is_some_and(|known| known.admitted.is_none()))
            .cloned()
            .collect();
        let connected = self.peers.values().filter(|peer| !peer.presses).count();
        let peers = u32::try_from(connected).unwrap_or(u32::MAX);
        let audiences: Vec<_> = self.rings.keys().copied().filter(|audience| *audience != Audience::Public).collect();
        for audience in audiences {
            let lobby = if audience.is_officer() { lobby.iter().cloned().collect() } else { Vec::new() };
            let admits = matches!(audience, Audience::Moderator | Audience::Secretariat);
            let door = if admits { self.door.clone() } else { Vec::new() };
            let pulse = Pulse { links: links.clone(), lobby, door, peers };
            if self.pulses.get(&audience) != Some(&pulse) {
                let frame = Bytes::from(encode(&HubMessage::Pulse(pulse.clone())));
                self.pulses.insert(audience, pulse);
                self.out(Output::Circulate { audience, frame });
            }
        }
    }

    /// The parties whose connected seats are not all live; of each the worst line.
    fn link_pulses(&self) -> Vec<LinkPulse> {
        let mut worst: std::collections::BTreeMap<&PartyId, LinkPulse> = std::collections::BTreeMap::new();
        for (id, peer) in &self.peers {
            let Some(seat) = peer.who.seat().filter(|seat| self.seating.is_active(seat, *id)) else { continue };
            let Some(known) = self.state.parties.seats.get(seat) else { continue };
            if peer.quality == LinkQuality::Live {
                continue;
            }
            let pulse =
                LinkPulse { party: known.party.clone(), quality: peer.quality, round_trip_ms: peer.round_trip_ms };
            let entry = worst.entry(&known.party).or_insert_with(|| pulse.clone());
            if pulse.quality > entry.quality {
                *entry = pulse;
            }
        }
        worst.into_values().collect()
    }

    /// Tells a seat's devices of each other.
    fn tell_devices(&mut self, seat: &SeatId, newcomer: PeerId, came: bool) {
        let device = self.peers.get(&newcomer).and_then(|peer| peer.name.clone());
        let active = came && self.seating.is_active(seat, newcomer);
        let others: Vec<_> = self.devices_of(seat).filter(|other| *other != newcomer).collect();
        for other in others {
            self.notice(other, News::DeviceJoined { device: device.clone(), active });
        }
    }

    /// The peers that are told the same of their own: of one seat by the same kind of invitation, of one moderator.
    pub(super) fn peers_of<'a>(&'a self, who: &'a Who) -> impl Iterator<Item = PeerId> + 'a {
        self.peers.iter().filter(move |(_, peer)| !peer.presses && peer.who == *who).map(|(id, _)| *id)
    }

    /// The peers of a seat, by whatever invitation.
    fn devices_of<'a>(&'a self, seat: &'a SeatId) -> impl Iterator<Item = PeerId> + 'a {
        let of = move |peer: &Peer| !peer.presses && peer.who.seat() == Some(seat);
        self.peers.iter().filter(move |(_, peer)| of(peer)).map(|(id, _)| *id)
    }

    /// A witness is in doubt about the record: whoever is inside is told, whatever they are doing.
    pub(super) fn doubted(&mut self, seat: &SeatId) {
        let told: Vec<_> = self.peers.iter().filter(|(_, peer)| peer.audience.is_inside()).map(|(id, _)| *id).collect();
        for to in told {
            self.notice(to, News::RecordDoubted { seat: seat.clone() });
        }
    }

    /// The checkpoints were damaged when this hub began: whoever conducts the conference is told, and whoever joins to
    /// do so until the hub ends.
    pub(super) fn checkpoints_damaged(&mut self, file: String, lines: u64) {
        let told: Vec<_> =
            self.peers.iter().filter(|(_, peer)| peer.audience.is_officer()).map(|(id, _)| *id).collect();
        self.damaged = Some(News::CheckpointsDamaged { file, lines });
        for to in told {
            self.tell_damage(to);
        }
    }

    fn tell_damage(&mut self, to: PeerId) {
        if let Some(news) = self.damaged.clone() {
            self.notice(to, news);
        }
    }

    pub(super) fn notice(&mut self, to: PeerId, news: News) {
        let message = Box::new(HubMessage::Notice(Notice { news, sentence: None }));
        self.out(Output::Say { to, message });
    }

    pub(super) fn send(&mut self, to: PeerId, message: &HubMessage) {
        let frame = Bytes::from(encode(message));
        self.out(Output::Send { to, frame });
    }
}

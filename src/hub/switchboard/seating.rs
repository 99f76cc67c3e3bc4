//! Which device speaks for a seat: one is active, the others are mirrors that see and do nothing (R-16).
//!
//! ```text
//!                      first device, or the active one again (its old connection is closed, 4409)
//!   device connects ──┬──────────────────────────────────────────────────────────────► Active
//!                     └─ another device ─► Mirror ──takes over──► Active, the former becomes Mirror
//!                                            at once while the active line is down or silent; else when it is agreed
//! ```
//!
//! The link of a seat is up while its active device is connected and heard. Who is active is known as long as the
//! hub lives; after a restart the first device that comes back is.

use std::collections::BTreeMap;

use super::who::{DeviceId, PeerId};
use crate::procedure::ids::SeatId;

/// Every seat that a device ever connected for.
#[derive(Debug, Default)]
pub struct Seating {
    places: BTreeMap<SeatId, Place>,
}

#[derive(Debug, Default)]
struct Place {
    active: Option<DeviceId>,
    /// The active device's connection.
    peer: Option<PeerId>,
    silent: bool,
    mirrors: BTreeMap<PeerId, DeviceId>,
    /// The mirror whose takeover waits for consent: the one that asked last, since that is the one that was shown last
    /// to who agrees.
    asking: Option<PeerId>,
}

/// What became of a device that connected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seated {
    /// It speaks for the seat; the connection named is replaced.
    Active {
        /// An older connection of the same device.
        replaces: Option<PeerId>,
    },
    /// Another device does.
    Mirror,
    /// The seat has too many connections.
    Full,
}

/// What became of a takeover.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takeover {
    /// It speaks for the seat already.
    Already,
    /// It does from now on; the connection named becomes a mirror.
    Done {
        /// The former active connection.
        former: Option<PeerId>,
    },
    /// The active device, a moderator or the Secretariat has to agree.
    Asked {
        /// The active connection.
        holder: PeerId,
    },
    /// There is no such connection.
    Unknown,
}

impl Seating {
    /// Seats a connection of a device. At most `most` connections for one seat.
    pub fn join(&mut self, seat: &SeatId, device: &DeviceId, peer: PeerId, most: usize) -> Seated {
        let place = self.places.entry(seat.clone()).or_default();
        let active = place.active.get_or_insert_with(|| device.clone());
        if active == device {
            place.silent = false;
            return Seated::Active { replaces: place.peer.replace(peer) };
        }
        if place.mirrors.len() + usize::from(place.peer.is_some()) >= most {
            return Seated::Full;
        }
        place.mirrors.insert(peer, device.clone());
        Seated::Mirror
    }

    /// A connection has ended.
    pub fn gone(&mut self, seat: &SeatId, peer: PeerId) {
        if let Some(place) = self.places.get_mut(seat) {
            place.mirrors.remove(&peer);
            place.asking = place.asking.filter(|asking| *asking != peer);
            if place.peer == Some(peer) {
                place.peer = None;
                place.silent = false;
            }
        }
    }

    /// A connection fell silent, or was heard again.
    pub fn heard(&mut self, seat: &SeatId, peer: PeerId, heard: bool) {
        if let Some(place) = self.places.get_mut(seat).filter(|place| place.peer == Some(peer)) {
            place.silent = !heard;
        }
    }

    /// A mirror wants to speak for the seat.
    pub fn take_over(&mut self, seat: &SeatId, peer: PeerId) -> Takeover {
        let Some(place) = self.places.get_mut(seat) else { return Takeover::Unknown };
        match place.peer {
            Some(active) if active == peer => Takeover::Already,
            Some(holder) if !place.silent => {
                if !place.mirrors.contains_key(&peer) {
                    return Takeover::Unknown;
                }
                place.asking = Some(peer);
                Takeover::Asked { holder }
            }
            Some(_) | None => place.change(peer),
        }
    }

    /// Who may agrees to the takeover that was asked for last.
    pub fn agree(&mut self, seat: &SeatId) -> Option<(PeerId, Takeover)> {
        let place = self.places.get_mut(seat)?;
        let peer = place.asking?;
        Some((peer, place.change(peer)))
    }

    /// Whether a connection speaks for its seat.
    #[must_use]
    pub fn is_active(&self, seat: &SeatId, peer: PeerId) -> bool {
        self.places.get(seat).is_some_and(|place| place.peer == Some(peer))
    }

    /// The connection that speaks for a seat.
    #[must_use]
    pub fn active(&self, seat: &SeatId) -> Option<PeerId> {
        self.places.get(seat)?.peer
    }

    /// Whether the seat's line is up.
    #[must_use]
    pub fn is_up(&self, seat: &SeatId) -> bool {
        self.places.get(seat).is_some_and(|place| place.peer.is_some() && !place.silent)
    }

    /// Forgets a device that was revoked: the next one that connects is active.
    pub fn forget(&mut self, device: &DeviceId) {
        for place in self.places.values_mut().filter(|place| place.active.as_ref() == Some(device)) {
            place.active = None;
            place.peer = None;
            place.silent = false;
        }
    }
}

impl Place {
    fn change(&mut self, peer: PeerId) -> Takeover {
        let Some(device) = self.mirrors.remove(&peer) else { return Takeover::Unknown };
        self.asking = None;
        let former = self.peer.replace(peer);
        if let (Some(former), Some(active)) = (former, self.active.take()) {
            self.mirrors.insert(former, active);
        }
        self.active = Some(device);
        self.silent = false;
        Takeover::Done { former }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: PeerId = PeerId(1);
    const TWO: PeerId = PeerId(2);
    const THREE: PeerId = PeerId(3);

    fn seat() -> SeatId {
        SeatId::parse("TH.hod").unwrap()
    }

    fn join(seating: &mut Seating, device: &str, peer: PeerId) -> Seated {
        seating.join(&seat(), &DeviceId::new(device), peer, 3)
    }

    #[test]
    fn the_same_device_replaces_its_own_connection_and_another_becomes_a_mirror() {
        let mut seating = Seating::default();
        assert_eq!(join(&mut seating, "laptop", ONE), Seated::Active { replaces: None });
        assert_eq!(join(&mut seating, "laptop", TWO), Seated::Active { replaces: Some(ONE) });
        assert_eq!(join(&mut seating, "phone", THREE), Seated::Mirror);
        assert!(seating.is_active(&seat(), TWO) && !seating.is_active(&seat(), THREE));
        seating.gone(&seat(), ONE);
        assert!(seating.is_up(&seat()), "the end of the replaced connection says nothing about the new one");
    }

    #[test]
    fn a_takeover_is_immediate_when_the_active_device_is_silent_or_gone() {
        for lost in [true, false] {
            let mut seating = Seating::default();
            let _active = join(&mut seating, "laptop", ONE);
            let _mirror = join(&mut seating, "phone", TWO);
            if lost {
                seating.gone(&seat(), ONE)
            } else {
                seating.heard(&seat(), ONE, false)
            }
            assert!(!seating.is_up(&seat()));
            assert_eq!(seating.take_over(&seat(), TWO), Takeover::Done { former: (!lost).then_some(ONE) });
            assert!(seating.is_up(&seat()) && seating.is_active(&seat(), TWO));
        }
    }

    #[test]
    fn a_takeover_of_a_live_device_waits_until_it_is_agreed() {
        let mut seating = Seating::default();
        let _active = join(&mut seating, "laptop", ONE);
        let _mirror = join(&mut seating, "phone", TWO);
        assert_eq!(seating.agree(&seat()), None, "nobody asked");
        assert_eq!(seating.take_over(&seat(), TWO), Takeover::Asked { holder: ONE });
        assert!(seating.is_active(&seat(), ONE));
        assert_eq!(seating.agree(&seat()), Some((TWO, Takeover::Done { former: Some(ONE) })));
        assert!(seating.is_active(&seat(), TWO));
        assert_eq!(seating.take_over(&seat(), TWO), Takeover::Already);
        assert_eq!(seating.take_over(&seat(), ONE), Takeover::Asked { holder: TWO });
    }

    #[test]
    fn who_agrees_agrees_to_the_device_that_asked_last_and_to_no_other() {
        let mut seating = Seating::default();
        let _active = join(&mut seating, "laptop", ONE);
        let _mirrors = (join(&mut seating, "phone", TWO), join(&mut seating, "tablet", THREE));
        let _asked = (seating.take_over(&seat(), THREE), seating.take_over(&seat(), TWO));
        assert_eq!(seating.agree(&seat()), Some((TWO, Takeover::Done { former: Some(ONE) })));
        assert_eq!(seating.agree(&seat()), None, "the other has to ask again");
        assert_eq!(seating.take_over(&seat(), THREE), Takeover::Asked { holder: TWO });
        seating.gone(&seat(), THREE);
        assert_eq!(seating.agree(&seat()), None, "who asked has gone");
    }

    #[test]
    fn a_seat_has_so_many_connections_and_no_more() {
        let mut seating = Seating::default();
        let _active = join(&mut seating, "a", ONE);
        assert_eq!(join(&mut seating, "b", TWO), Seated::Mirror);
        assert_eq!(join(&mut seating, "c", THREE), Seated::Mirror);
        assert_eq!(join(&mut seating, "d", PeerId(4)), Seated::Full);
        assert_eq!(join(&mut seating, "a", PeerId(5)), Seated::Active { replaces: Some(ONE) });
    }

    #[test]
    fn after_a_revocation_the_next_device_is_active() {
        let mut seating = Seating::default();
        let _active = join(&mut seating, "laptop", ONE);
        seating.forget(&DeviceId::new("laptop"));
        assert!(!seating.is_up(&seat()));
        assert_eq!(join(&mut seating, "new", TWO), Seated::Active { replaces: None });
    }
}

//! Who may connect, from where and how often. Strangers may not fill the house.
//!
//! ```text
//!   socket ──enter──► waiting ──signed in──► inside          both leave when their Pass is dropped
//!             │
//!             └─ refused: the house is full, too many wait, too many from one address, too fast
//! ```
//!
//! Some of all places are kept for the Chair, the Secretariat and the moderators, beside those for who waits: without
//! them a meeting cannot even be suspended.
//!
//! An address is an IPv4 address or the /64 of an IPv6 one. Who is on the hub's own machine, or comes through a
//! proxy that is trusted to name the client, is counted by the name given and otherwise only in the totals.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::Monotonic;
use crate::settings::{Limits, Network};

/// How many tries are left: so many at once, and so many more in a stretch of time.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    most: f64,
    per_second: f64,
    left: f64,
    at: Monotonic,
}

impl Bucket {
    /// A full bucket that holds `most` and refills `amount` in `stretch`.
    #[must_use]
    pub fn new(most: u32, amount: u32, stretch: Duration, now: Monotonic) -> Self {
        let most = f64::from(most);
        Self { most, per_second: f64::from(amount) / stretch.as_secs_f64(), left: most, at: now }
    }

    /// Takes one, if one is left.
    pub fn take(&mut self, now: Monotonic) -> bool {
        self.take_many(1, now)
    }

    /// Takes so many, if as many are left.
    pub fn take_many(&mut self, amount: u32, now: Monotonic) -> bool {
        self.refill(now);
        let there = self.left >= f64::from(amount);
        if there {
            self.left -= f64::from(amount);
        }
        there
    }

    /// Whether one is left, without taking it.
    pub fn has(&mut self, now: Monotonic) -> bool {
        self.refill(now);
        self.left >= 1.0
    }

    fn is_full(&mut self, now: Monotonic) -> bool {
        self.refill(now);
        self.left >= self.most
    }

    fn refill(&mut self, now: Monotonic) {
        self.left = (self.left + now.since(self.at).as_secs_f64() * self.per_second).min(self.most);
        self.at = now;
    }
}

/// Why somebody was not let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// No more sockets in all.
    Full,
    /// Too many have not signed in yet, here or in all.
    TooManyWaiting,
    /// Too many new sockets, or failed sign-ins, from one address.
    TooFast,
}

#[derive(Debug)]
struct Address {
    waiting: usize,
    sockets: Bucket,
    failures: Bucket,
}

#[derive(Debug, Default)]
struct Count {
    inside: usize,
    waiting: usize,
    addresses: BTreeMap<IpAddr, Address>,
}

/// The count of who is inside.
#[derive(Clone, Debug)]
pub struct Gate {
    limits: Arc<Limits>,
    trusted: Arc<[Network]>,
    count: Arc<Mutex<Count>>,
}

/// A place inside, given back when dropped.
#[derive(Debug)]
pub struct Pass {
    count: Arc<Mutex<Count>>,
    address: Option<IpAddr>,
    /// Places for those for whom none is kept.
    open: usize,
    signed_in: bool,
}

impl Gate {
    /// A gate with nobody inside.
    #[must_use]
    pub fn new(limits: Arc<Limits>, trusted: &[Network]) -> Self {
        Self { limits, trusted: trusted.into(), count: Arc::default() }
    }

    /// The address a connection counts for: what a trusted proxy says, else the socket's own. `None` for who is on
    /// the hub's own machine.
    ///
    /// `forwarded`: the value of `X-Forwarded-For`. Its last name was written by the proxy that is trusted; the
    /// others may be anybody's.
    #[must_use]
    pub fn address(&self, socket: IpAddr, forwarded: Option<&str>) -> Option<IpAddr> {
        let named = || forwarded?.rsplit(',').next()?.trim().parse::<IpAddr>().ok();
        let address = if self.is_trusted(socket) { named().unwrap_or(socket) } else { socket }.to_canonical();
        (!address.is_loopback()).then_some(match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !u128::from(u64::MAX)).into()),
        })
    }

    /// Whether a socket is a proxy's that may name the client.
    #[must_use]
    pub fn is_trusted(&self, socket: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(socket))
    }

    /// Lets a socket in that has not signed in yet.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn enter(&self, address: Option<IpAddr>, now: Monotonic) -> Result<Pass, Refusal> {
        let limits = &self.limits;
        let mut count = locked(&self.count);
        if count.inside + count.waiting >= limits.sockets {
            return Err(Refusal::Full);
        }
        if count.waiting >= limits.most_waiting() {
            return Err(Refusal::TooManyWaiting);
        }
        if let Some(address) = address {
            let known = count.address(address, limits, now);
            if known.waiting >= limits.waiting_per_address {
                return Err(Refusal::TooManyWaiting);
            }
            if !known.sockets.take(now) || !known.failures.has(now) {
                return Err(Refusal::TooFast);
            }
            known.waiting += 1;
        }
        count.waiting += 1;
        let open = limits.sockets.saturating_sub(limits.sockets_reserved + limits.most_waiting());
        Ok(Pass { count: self.count.clone(), address, open, signed_in: false })
    }

    /// Whether an address has failed too often of late to be listened to.
    #[must_use]
    pub fn may_try(&self, address: Option<IpAddr>, now: Monotonic) -> bool {
        let mut count = locked(&self.count);
        address.is_none_or(|address| count.address(address, &self.limits, now).failures.has(now))
    }

    /// Notes a sign-in that failed; gives whether the address may try on.
    pub fn failed(&self, address: Option<IpAddr>, now: Monotonic) -> bool {
        let mut count = locked(&self.count);
        address.is_none_or(|address| count.address(address, &self.limits, now).failures.take(now))
    }

    /// How many are signed in and how many are not yet.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let count = locked(&self.count);
        (count.inside, count.waiting)
    }
}

impl Count {
    fn address(&mut self, address: IpAddr, limits: &Limits, now: Monotonic) -> &mut Address {
        // Who has been quiet long enough is forgotten, so that the list stays as short as the traffic.
        if !self.addresses.contains_key(&address) {
            self.addresses
                .retain(|_, known| known.waiting > 0 || !known.sockets.is_full(now) || !known.failures.is_full(now));
        }
        self.addresses.entry(address).or_insert_with(|| Address {
            waiting: 0,
            sockets: Bucket::new(limits.new_per_address, limits.new_per_address, Duration::from_secs(1), now),
            failures: Bucket::new(limits.failed_sign_ins, limits.failed_sign_ins, Duration::from_secs(60), now),
        })
    }

    fn leave_waiting(&mut self, address: Option<IpAddr>) {
        self.waiting = self.waiting.saturating_sub(1);
        if let Some(known) = address.and_then(|address| self.addresses.get_mut(&address)) {
            known.waiting = known.waiting.saturating_sub(1);
        }
    }
}

impl Pass {
    /// The holder has signed in and waits no longer. `reserved`: places are kept for it. Gives whether there is a
    /// place.
    #[must_use]
    pub fn sign_in(&mut self, reserved: bool) -> bool {
        if self.signed_in {
            return true;
        }
        let mut count = locked(&self.count);
        // How many have come in, whoever they are: who comes early does not take what is kept.
        if !reserved && count.inside >= self.open {
            return false;
        }
        self.signed_in = true;
        count.leave_waiting(self.address);
        count.inside += 1;
        true
    }
}

impl Limits {
    /// Sockets that may be not signed in yet.
    fn most_waiting(&self) -> usize {
        (self.sockets * self.waiting_percent / 100).max(1)
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut count = locked(&self.count);
        if self.signed_in {
            count.inside = count.inside.saturating_sub(1);
        } else {
            count.leave_waiting(self.address);
        }
    }
}

/// The count is whole after every step, so a panic elsewhere does not make it wrong.
fn locked(count: &Mutex<Count>) -> MutexGuard<'_, Count> {
    count.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Sources, load};

    fn gate() -> Gate {
        let settings = load(&Sources::default()).unwrap().settings;
        let limits = Limits {
            sockets: 30,
            sockets_reserved: 5,
            waiting_percent: 50,
            waiting_per_address: 10,
            new_per_address: 5,
            ..settings.limits
        };
        Gate::new(Arc::new(limits), &[Network::parse("10.0.0.0/8").unwrap()])
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn strangers_of_one_address_cannot_take_all_places() {
        let (gate, now) = (gate(), Monotonic::now());
        let stranger = gate.address(ip("203.0.113.7"), None);
        let passes: Vec<_> = (0..5).map(|_| gate.enter(stranger, now).unwrap()).collect();
        assert_eq!(gate.enter(stranger, now).unwrap_err(), Refusal::TooFast);
        let later = now.after(Duration::from_secs(1));
        let more: Vec<_> = (0..5).map(|_| gate.enter(stranger, later).unwrap()).collect();
        let much_later = now.after(Duration::from_secs(9));
        assert_eq!(gate.enter(stranger, much_later).unwrap_err(), Refusal::TooManyWaiting);
        assert!(gate.enter(gate.address(ip("203.0.113.8"), None), much_later).is_ok());
        drop((passes, more));
        assert_eq!(gate.count(), (0, 0));
    }

    #[test]
    fn who_has_signed_in_no_longer_waits_and_leaves_by_dropping_the_pass() {
        let (gate, now) = (gate(), Monotonic::now());
        let mut passes: Vec<_> = (0..15).map(|_| gate.enter(None, now).unwrap()).collect();
        assert_eq!(gate.enter(None, now).unwrap_err(), Refusal::TooManyWaiting);
        assert!(passes.iter_mut().all(|pass| pass.sign_in(true)));
        assert_eq!(gate.count(), (15, 0));
        passes.extend((0..15).map(|_| gate.enter(None, now).unwrap()));
        assert_eq!(gate.enter(None, now).unwrap_err(), Refusal::Full);
        drop(passes);
        assert_eq!(gate.count(), (0, 0));
    }

    #[test]
    fn delegations_do_not_take_the_places_of_those_who_preside_and_of_those_who_wait() {
        let (gate, now) = (gate(), Monotonic::now());
        let mut inside = Vec::new();
        loop {
            let mut pass = gate.enter(None, now).unwrap();
            if !pass.sign_in(false) {
                break;
            }
            inside.push(pass);
        }
        assert_eq!(inside.len(), 10, "of 30, 15 for who waits and 5 that are kept");
        let _waiting: Vec<_> = (0..14).map(|_| gate.enter(None, now).unwrap()).collect();
        for _ in 0..5 {
            let mut chair = gate.enter(None, now).unwrap();
            assert!(chair.sign_in(true));
            inside.push(chair);
        }
    }

    #[test]
    fn only_a_trusted_proxy_names_the_client_and_only_by_the_name_it_wrote_itself() {
        let gate = gate();
        let forged = Some("198.51.100.1, 203.0.113.7");
        assert_eq!(gate.address(ip("10.1.2.3"), forged), Some(ip("203.0.113.7")));
        assert_eq!(gate.address(ip("203.0.113.9"), forged), Some(ip("203.0.113.9")));
        assert_eq!(gate.address(ip("127.0.0.1"), forged), None);
        assert_eq!(gate.address(ip("2001:db8::1:2:3:4"), None), Some(ip("2001:db8::")));
    }

    #[test]
    fn too_many_failed_sign_ins_shut_the_gate_for_a_while() {
        let (gate, now) = (gate(), Monotonic::now());
        let guesser = gate.address(ip("203.0.113.7"), None);
        assert_eq!((0..6).filter(|_| gate.failed(guesser, now)).count(), 5);
        assert_eq!(gate.enter(guesser, now).unwrap_err(), Refusal::TooFast);
        assert!(gate.enter(guesser, now.after(Duration::from_secs(12))).is_ok());
    }
}

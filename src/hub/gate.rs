//! Who may connect, from where and how often. Strangers may not fill the house.
//!
//! ```text
//!   socket ──enter──► waiting ──signed in──► inside          both leave when their Pass is dropped
//!             │          └─ shown out: the room is full, and somebody comes from where fewer wait
//!             └─ refused: the house is full, too many wait, too many from one address, too fast
//! ```
//!
//! Some of all places are kept for the Chair, the Secretariat and the moderators, beside those for who waits: without
//! them a meeting cannot even be suspended. Whoever fills the waiting room shuts out nobody but itself: when it is full,
//! who comes takes the place of the oldest that waits from where most wait. Those who are on the hub's own machine, and
//! addresses at which somebody signed in of late, are shown out by no stranger.
//!
//! An address is an IPv4 address or the /64 of an IPv6 one; a network, from which one holder may have many of these, is
//! its /48. What comes through a proxy that is trusted to name the client is counted by the name given, from its
//! request on.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::switchboard::DeviceId;
use crate::clock::Monotonic;
use crate::settings::{Limits, Network};

/// How long an address at which somebody signed in is known: a sitting and the break before the next one.
const KNOWN: Duration = Duration::from_secs(12 * 60 * 60);

/// How many addresses' failures one network of many addresses may have.
const NETWORK: u32 = 8;

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

    /// Gives one back that was taken.
    pub fn give(&mut self, now: Monotonic) {
        self.refill(now);
        self.left = (self.left + 1.0).min(self.most);
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

/// Where a socket comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Whence {
    /// The hub's own machine.
    Here,
    /// A trusted proxy, for a client that it has not named yet.
    Proxy,
    /// An address.
    Of(IpAddr),
}

impl Whence {
    fn address(self) -> Option<IpAddr> {
        match self {
            Self::Of(address) => Some(address),
            Self::Here | Self::Proxy => None,
        }
    }

    /// The network that it counts for where somebody has to go.
    fn network(self) -> Self {
        self.address().map_or(self, |address| Self::Of(network(address)))
    }
}

impl From<Option<IpAddr>> for Whence {
    fn from(address: Option<IpAddr>) -> Self {
        address.map_or(Self::Here, Self::Of)
    }
}

/// An IPv4 address, or the /48 of an IPv6 one.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !(u128::MAX >> 48)).into()),
    }
}

#[derive(Debug)]
struct Address {
    waiting: usize,
    sockets: Bucket,
    failures: Bucket,
    /// Failures that were too many to be told one by one, since the last that was told.
    untold: u64,
    /// When somebody last signed in there.
    known: Option<Monotonic>,
}

/// Somebody who waits.
#[derive(Debug)]
struct Waiter {
    whence: Whence,
    /// Said once, when it has to go.
    show_out: watch::Sender<bool>,
}

#[derive(Debug, Default)]
struct Count {
    inside: usize,
    /// In the order in which they came.
    waiting: BTreeMap<u64, Waiter>,
    next: u64,
    addresses: BTreeMap<IpAddr, Address>,
    /// Failures of the networks that have many addresses.
    networks: BTreeMap<IpAddr, Bucket>,
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
    number: u64,
    limits: Arc<Limits>,
    signed_in: bool,
    shown_out: watch::Receiver<bool>,
}

/// How a sign-in that failed is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// It is told, with how many were not since the last that was.
    Told {
        /// How many.
        untold: u64,
    },
    /// The address has failed too often of late: it is counted, and the address is not listened to for a while.
    TooMany,
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
    pub fn enter(&self, whence: impl Into<Whence>, now: Monotonic) -> Result<Pass, Refusal> {
        let (whence, limits) = (whence.into(), &self.limits);
        let mut count = locked(&self.count);
        if count.inside + count.waiting.len() >= limits.sockets {
            return Err(Refusal::Full);
        }
        if let Some(address) = whence.address() {
            let known = count.address(address, limits, now);
            if known.waiting >= limits.waiting_per_address {
                return Err(Refusal::TooManyWaiting);
            }
            if !known.sockets.take(now) || !known.failures.has(now) {
                return Err(Refusal::TooFast);
            }
        }
        if count.waiting.len() >= limits.most_waiting() {
            count.make_room(whence, now)?;
        }
        count.next += 1;
        let number = count.next;
        let (show_out, shown_out) = watch::channel(false);
        count.waiting.insert(number, Waiter { whence, show_out });
        count.waits_at(whence, 1);
        Ok(Pass { count: self.count.clone(), number, limits: limits.clone(), signed_in: false, shown_out })
    }

    /// Whether an address has failed too often of late to be listened to.
    #[must_use]
    pub fn may_try(&self, address: Option<IpAddr>, now: Monotonic) -> bool {
        let Some(address) = address else { return true };
        let mut count = locked(&self.count);
        count.address(address, &self.limits, now).failures.has(now)
            && count.failures_of(address, &self.limits, now).has(now)
    }

    /// Notes a sign-in that failed. Who is on the hub's own machine may try on.
    pub fn failed(&self, address: Option<IpAddr>, now: Monotonic) -> Failure {
        let Some(address) = address else { return Failure::Told { untold: 0 } };
        let mut count = locked(&self.count);
        let of_network = count.failures_of(address, &self.limits, now).take(now);
        let known = count.address(address, &self.limits, now);
        if known.failures.take(now) && of_network {
            return Failure::Told { untold: std::mem::take(&mut known.untold) };
        }
        known.untold += 1;
        Failure::TooMany
    }

    /// Takes one of an address's tries before it is known whether it is good; `None` where none is left. Says whether
    /// the address, and the network it is of, had not failed of late.
    pub fn begin_try(&self, address: Option<IpAddr>, now: Monotonic) -> Option<bool> {
        let Some(address) = address else { return Some(false) };
        let mut count = locked(&self.count);
        let limits = &self.limits;
        let clean = count.address(address, limits, now).failures.is_full(now)
            && count.failures_of(address, limits, now).is_full(now);
        if !count.failures_of(address, limits, now).has(now) || !count.address(address, limits, now).failures.take(now)
        {
            return None;
        }
        count.failures_of(address, limits, now).take(now);
        Some(clean)
    }

    /// A try that was begun has not failed: it is given back.
    pub fn end_try(&self, address: Option<IpAddr>, now: Monotonic) {
        let Some(address) = address else { return };
        let mut count = locked(&self.count);
        count.address(address, &self.limits, now).failures.give(now);
        count.failures_of(address, &self.limits, now).give(now);
    }

    /// Somebody signed in at an address: strangers take its places no longer.
    pub fn knows(&self, address: Option<IpAddr>, now: Monotonic) {
        if let Some(address) = address {
            locked(&self.count).address(address, &self.limits, now).known = Some(now);
        }
    }

    /// How many are signed in and how many are not yet.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let count = locked(&self.count);
        (count.inside, count.waiting.len())
    }
}

impl Count {
    fn address(&mut self, address: IpAddr, limits: &Limits, now: Monotonic) -> &mut Address {
        // Who has been quiet long enough is forgotten, so that the list stays as short as the traffic.
        if !self.addresses.contains_key(&address) {
            self.addresses.retain(|_, of| {
                of.waiting > 0 || of.is_known(now) || !of.sockets.is_full(now) || !of.failures.is_full(now)
            });
        }
        self.addresses.entry(address).or_insert_with(|| Address {
            waiting: 0,
            sockets: Bucket::new(limits.new_per_address, limits.new_per_address, Duration::from_secs(1), now),
            failures: Bucket::new(limits.failed_sign_ins, limits.failed_sign_ins, Duration::from_secs(60), now),
            untold: 0,
            known: None,
        })
    }

    /// The failures of the network that an address is of.
    fn failures_of(&mut self, address: IpAddr, limits: &Limits, now: Monotonic) -> &mut Bucket {
        let network = network(address);
        if !self.networks.contains_key(&network) {
            self.networks.retain(|_, failures| !failures.is_full(now));
        }
        let most = limits.failed_sign_ins.saturating_mul(NETWORK);
        self.networks.entry(network).or_insert_with(|| Bucket::new(most, most, Duration::from_secs(60), now))
    }

    /// Whether no stranger takes its place.
    fn is_known(&self, whence: Whence, now: Monotonic) -> bool {
        match whence {
            Whence::Here => true,
            Whence::Proxy => false,
            Whence::Of(address) => self.addresses.get(&address).is_some_and(|of| of.is_known(now)),
        }
    }

    /// Shows out the oldest that waits from where most wait, for one more from `whence`.
    fn make_room(&mut self, whence: Whence, now: Monotonic) -> Result<(), Refusal> {
        let mut networks: BTreeMap<Whence, BTreeMap<Whence, Vec<u64>>> = BTreeMap::new();
        for (number, waiter) in &self.waiting {
            if !self.is_known(waiter.whence, now) {
                let of = networks.entry(waiter.whence.network()).or_default();
                of.entry(waiter.whence).or_default().push(*number);
            }
        }
        let many = |of: &BTreeMap<Whence, Vec<u64>>| of.values().map(Vec::len).sum::<usize>();
        let most = networks.values().map(many).max().ok_or(Refusal::TooManyWaiting)?;
        let mine = networks.get(&whence.network()).map_or(0, many);
        // From where as many wait as from anywhere, nobody is let in for it.
        if mine >= most && !self.is_known(whence, now) {
            return Err(Refusal::TooManyWaiting);
        }
        let crowds = networks.values().filter(|of| many(of) == most);
        let of_each = crowds.filter_map(|of| of.values().max_by_key(|waiting| waiting.len()));
        let oldest = of_each.filter_map(|waiting| waiting.first()).min().copied().ok_or(Refusal::TooManyWaiting)?;
        if let Some(waiter) = self.leave(oldest) {
            waiter.show_out.send_replace(true);
        }
        Ok(())
    }

    /// Somebody waits no longer; `None` where it did not any more.
    fn leave(&mut self, number: u64) -> Option<Waiter> {
        let waiter = self.waiting.remove(&number)?;
        self.waits_at(waiter.whence, -1);
        Some(waiter)
    }

    /// One more or one fewer waits from somewhere.
    fn waits_at(&mut self, whence: Whence, more: isize) {
        if let Some(known) = whence.address().and_then(|address| self.addresses.get_mut(&address)) {
            known.waiting = known.waiting.saturating_add_signed(more);
        }
    }
}

impl Address {
    fn is_known(&self, now: Monotonic) -> bool {
        self.known.is_some_and(|at| now.since(at) < KNOWN)
    }
}

impl Pass {
    /// The holder has signed in and waits no longer. `reserved`: places are kept for it. Gives whether there is a
    /// place.
    #[must_use]
    pub fn sign_in(&mut self, reserved: bool, now: Monotonic) -> bool {
        if self.signed_in {
            return true;
        }
        let mut count = locked(&self.count);
        // How many have come in, whoever they are: who comes early does not take what is kept.
        if !reserved && count.inside >= self.limits.open() {
            return false;
        }
        let Some(waiter) = count.leave(self.number) else { return false };
        if let Some(address) = waiter.whence.address() {
            count.address(address, &self.limits, now).known = Some(now);
        }
        self.signed_in = true;
        count.inside += 1;
        true
    }

    /// Counts a proxy's socket for the client that its request names; `Whence::Proxy` when that is answered.
    ///
    /// # Errors
    /// [`Refusal::TooManyWaiting`] where as many wait at that address as may.
    pub fn move_to(&self, whence: impl Into<Whence>, now: Monotonic) -> Result<(), Refusal> {
        let whence = whence.into();
        let mut count = locked(&self.count);
        let Some(was) = count.waiting.get(&self.number).map(|waiter| waiter.whence) else { return Ok(()) };
        if let Some(address) = whence.address().filter(|_| was != whence) {
            let at_once = count.address(address, &self.limits, now).waiting;
            if at_once >= self.limits.waiting_per_address {
                return Err(Refusal::TooManyWaiting);
            }
        }
        count.waits_at(was, -1);
        count.waits_at(whence, 1);
        if let Some(waiter) = count.waiting.get_mut(&self.number) {
            waiter.whence = whence;
        }
        Ok(())
    }

    /// What tells that the holder has to go.
    #[must_use]
    pub fn way_out(&self) -> WayOut {
        WayOut(self.shown_out.clone())
    }
}

/// Tells who waits that it has to go, for somebody who comes from where fewer wait.
#[derive(Clone, Debug)]
pub struct WayOut(watch::Receiver<bool>);

impl WayOut {
    /// Waits until its holder has to go; for ever where it has signed in.
    pub async fn shown(&mut self) {
        if self.0.wait_for(|shown| *shown).await.is_err() {
            std::future::pending().await
        }
    }
}

/// How often a device of a seat may join at once, and in a minute after that: more often than any client tries, and
/// too seldom to fill the record, in which each coming and going of a seat's line stands for good.
const JOINS: (u32, u32) = (60, 6);

/// How often devices join.
#[derive(Debug, Default)]
pub struct Joins(BTreeMap<DeviceId, Bucket>);

impl Joins {
    /// Whether a device may join; takes one time.
    pub fn may_join(&mut self, device: &DeviceId, now: Monotonic) -> bool {
        if !self.0.contains_key(device) {
            self.0.retain(|_, bucket| !bucket.is_full(now));
        }
        let (most, in_a_minute) = JOINS;
        let fresh = || Bucket::new(most, in_a_minute, Duration::from_secs(60), now);
        self.0.entry(device.clone()).or_insert_with(fresh).take(now)
    }
}

impl Limits {
    /// Sockets that may be not signed in yet.
    fn most_waiting(&self) -> usize {
        (self.sockets * self.waiting_percent / 100).max(1)
    }

    /// Places for those for whom none is kept.
    fn open(&self) -> usize {
        self.sockets.saturating_sub(self.sockets_reserved + self.most_waiting())
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut count = locked(&self.count);
        if self.signed_in {
            count.inside = count.inside.saturating_sub(1);
        } else {
            let _shown_out_before = count.leave(self.number);
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
        assert!(passes.iter_mut().all(|pass| pass.sign_in(true, now)));
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
            if !pass.sign_in(false, now) {
                break;
            }
            inside.push(pass);
        }
        assert_eq!(inside.len(), 10, "of 30, 15 for who waits and 5 that are kept");
        let _waiting: Vec<_> = (0..14).map(|_| gate.enter(None, now).unwrap()).collect();
        for _ in 0..5 {
            let mut chair = gate.enter(None, now).unwrap();
            assert!(chair.sign_in(true, now));
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
        assert_eq!((0..6).filter(|_| gate.failed(guesser, now) != Failure::TooMany).count(), 5);
        assert_eq!(gate.enter(guesser, now).unwrap_err(), Refusal::TooFast);
        assert!(gate.enter(guesser, now.after(Duration::from_secs(12))).is_ok());
    }

    #[tokio::test]
    async fn who_fills_the_waiting_room_shuts_out_nobody_but_itself() {
        let (gate, now) = (gate(), Monotonic::now());
        let mut crowd = Vec::new();
        for (host, many) in [(1, 5), (2, 5), (3, 4), (4, 1)] {
            let address = gate.address(ip(&format!("203.0.113.{host}")), None);
            crowd.extend((0..many).map(|_| gate.enter(address, now).unwrap()));
        }
        assert_eq!(gate.count(), (0, 15), "the room is full");
        let later = now.after(Duration::from_secs(9));
        let crowded = gate.address(ip("203.0.113.1"), None);
        assert_eq!(gate.enter(crowded, later).unwrap_err(), Refusal::TooManyWaiting);
        let mut first = crowd[0].way_out();
        let delegation = gate.enter(gate.address(ip("198.51.100.1"), None), later);
        first.shown().await;
        assert!(delegation.is_ok() && !crowd[0].sign_in(true, later), "its place was taken");
        let mut operator = gate.enter(None, later).unwrap();
        assert!(operator.sign_in(true, later));
        drop(crowd);
        assert_eq!(gate.count(), (1, 1));
    }

    #[test]
    fn a_device_whose_line_flaps_joins_as_often_as_a_client_tries_and_no_more() {
        let (mut joins, now) = (Joins::default(), Monotonic::now());
        let (one, other) = (DeviceId::new("one"), DeviceId::new("other"));
        assert_eq!((0..100).filter(|_| joins.may_join(&one, now)).count(), 60);
        assert!(joins.may_join(&other, now));
        // A client that is sent away comes back after 15 seconds at most.
        assert!((1..100).all(|n| joins.may_join(&one, now.after(Duration::from_secs(15 * n)))));
        joins.may_join(&DeviceId::new("third"), now.after(Duration::from_secs(10_000)));
        assert_eq!(joins.0.len(), 1, "who has been quiet is forgotten");
    }

    #[test]
    fn addresses_of_one_network_are_one_crowd() {
        let (gate, now) = (gate(), Monotonic::now());
        let of = |subnet: u32| gate.address(ip(&format!("2001:db8:1:{subnet:x}::1")), None);
        let other = |host: u32| gate.address(ip(&format!("203.0.113.{host}")), None);
        let crowd: Vec<_> = (0..13).map(|subnet| gate.enter(of(subnet), now).unwrap()).collect();
        let others: Vec<_> = (0..2).map(|host| gate.enter(other(host), now).unwrap()).collect();
        assert_eq!(gate.enter(of(99), now).unwrap_err(), Refusal::TooManyWaiting);
        let _more: Vec<_> = (2..8).map(|host| gate.enter(other(host), now).unwrap()).collect();
        let shown_out = |passes: &[Pass]| passes.iter().filter(|pass| *pass.shown_out.borrow()).count();
        assert_eq!((shown_out(&crowd), shown_out(&others)), (6, 0));
    }

    #[test]
    fn where_somebody_signed_in_of_late_no_stranger_takes_a_place() {
        let (gate, now) = (gate(), Monotonic::now());
        let delegation = gate.address(ip("198.51.100.1"), None);
        let mut inside = gate.enter(delegation, now).unwrap();
        assert!(inside.sign_in(false, now));
        let later = now.after(Duration::from_secs(60));
        let waits: Vec<_> = (0..5).map(|_| gate.enter(delegation, later).unwrap()).collect();
        let strangers: Vec<_> = (0..20)
            .filter_map(|host| gate.enter(gate.address(ip(&format!("203.0.113.{host}")), None), later).ok())
            .collect();
        assert!(waits.iter().all(|pass| !*pass.shown_out.borrow()));
        assert_eq!(strangers.iter().filter(|pass| !*pass.shown_out.borrow()).count(), 10);
        let again = later.after(Duration::from_secs(1));
        assert!(gate.enter(delegation, again).is_ok(), "and one more of it takes a stranger's");
    }

    #[test]
    fn a_proxys_socket_counts_for_the_client_that_its_request_names() {
        let (gate, now) = (gate(), Monotonic::now());
        let client = gate.address(ip("10.1.2.3"), Some("203.0.113.7"));
        let sockets: Vec<_> = (0..11).map(|_| gate.enter(Whence::Proxy, now).unwrap()).collect();
        assert!(sockets[..10].iter().all(|socket| socket.move_to(client, now).is_ok()));
        assert_eq!(sockets[10].move_to(client, now), Err(Refusal::TooManyWaiting));
        assert!(sockets[10].move_to(gate.address(ip("10.1.2.3"), Some("203.0.113.8")), now).is_ok());
        assert!(sockets[0].move_to(Whence::Proxy, now).is_ok() && sockets[10].move_to(client, now).is_ok());
        drop(sockets);
        assert_eq!(gate.count(), (0, 0));
    }

    #[test]
    fn failures_beyond_what_is_told_are_counted_and_told_with_the_next() {
        let (gate, now) = (gate(), Monotonic::now());
        let guesser = gate.address(ip("203.0.113.7"), None);
        let told = |at| gate.failed(guesser, at);
        assert!((0..5).all(|_| told(now) == Failure::Told { untold: 0 }));
        assert!((0..7).all(|_| told(now) == Failure::TooMany) && !gate.may_try(guesser, now));
        assert_eq!(told(now.after(Duration::from_secs(12))), Failure::Told { untold: 7 });
    }

    #[test]
    fn a_network_does_not_fail_without_end_by_changing_its_address() {
        let (gate, now) = (gate(), Monotonic::now());
        let of = |subnet: u32| gate.address(ip(&format!("2001:db8:1:{subnet:x}::1")), None);
        let told = (0..100).filter(|subnet| gate.failed(of(*subnet), now) != Failure::TooMany).count();
        assert_eq!(told, 40);
        assert!(!gate.may_try(of(1_000), now) && gate.may_try(gate.address(ip("203.0.113.7"), None), now));
    }

    #[test]
    fn a_try_is_taken_before_it_is_known_to_be_good_and_given_back_where_it_is() {
        let (gate, now) = (gate(), Monotonic::now());
        let holder = gate.address(ip("203.0.113.7"), None);
        for _ in 0..20 {
            assert_eq!(gate.begin_try(holder, now), Some(true));
            gate.end_try(holder, now);
        }
        let begun: Vec<_> = (0..6).map(|_| gate.begin_try(holder, now)).collect();
        assert_eq!(begun, [Some(true), Some(false), Some(false), Some(false), Some(false), None]);
    }
}

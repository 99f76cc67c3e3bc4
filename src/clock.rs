//! The only reader of time.
//!
//! ```text
//!              Clock ── now(), sleep_until(instant)      what is recorded and what deadlines are made of
//!             ╱     ╲
//!       System       Simulated ◄── ClockHand::advance_to(instant), held by whoever plays the conference
//!
//!          Monotonic ── now(), since(earlier)            silence on an open socket, back-off, latency
//! ```
//!
//! A [`Clock`] never goes backwards. When the machine's clock is set back, the instants given out stand still
//! until it has caught up, so recorded time never goes back; [`Clock::not_before`] carries this over a restart.
//!
//! `now` is an argument everywhere else: the hub's loop reads the clock once per round and passes it on. A
//! conference that is held again on another day has its definition shifted, never its clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use crate::procedure::ids::{Span, Timestamp};

/// Where the instants of the record come from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock, held so that it never goes backwards.
    System(SystemClock),
    /// A clock that moves only when the owner of its [`ClockHand`] says so.
    Simulated(SimulatedClock),
}

/// The machine's clock. Clones share the greatest instant ever given out.
#[derive(Clone, Debug)]
pub struct SystemClock {
    floor: Arc<AtomicI64>,
}

/// The reading side of a simulated clock.
#[derive(Clone, Debug)]
pub struct SimulatedClock {
    instant: watch::Receiver<Timestamp>,
}

/// The hand of a simulated clock: its owner alone moves it. Clones move the same clock.
#[derive(Clone, Debug)]
pub struct ClockHand {
    instant: watch::Sender<Timestamp>,
}

/// Longest single wait on the machine's clock: a clock that somebody sets forward is noticed within it.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::System(SystemClock { floor: Arc::new(AtomicI64::new(i64::MIN)) })
    }

    /// A clock that shows `start` until its hand moves it.
    #[must_use]
    pub fn simulated(start: Timestamp) -> (Self, ClockHand) {
        let (sender, receiver) = watch::channel(start);
        (Self::Simulated(SimulatedClock { instant: receiver }), ClockHand { instant: sender })
    }

    /// The present instant; never earlier than any this clock gave before.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System(clock) => clock.raise(wall_clock()),
            Self::Simulated(clock) => *clock.instant.borrow(),
        }
    }

    /// Holds the machine's clock at `instant` or later: the hub calls this with the last recorded instant, so
    /// that a restart on a machine whose clock was set back does not go back either. A simulated clock is
    /// moved by its hand alone and is left as it is.
    pub fn not_before(&self, instant: Timestamp) {
        match self {
            Self::System(clock) => {
                clock.raise(instant);
            }
            Self::Simulated(_) => {}
        }
    }

    /// Waits until this clock shows `instant` or later; at once when it already does. On a simulated clock
    /// whose hand is gone the time has stopped, and this waits for ever.
    pub async fn sleep_until(&self, instant: Timestamp) {
        match self {
            Self::System(_) => loop {
                let left = instant.since(self.now());
                if left == Span::ZERO {
                    return;
                }
                pause(Duration::from_millis(left.0).min(LONGEST_WAIT)).await;
            },
            Self::Simulated(clock) => {
                let mut reader = clock.instant.clone();
                if reader.wait_for(|now| *now >= instant).await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        }
    }

    /// Whether this clock is moved by a hand.
    #[must_use]
    pub fn is_simulated(&self) -> bool {
        match self {
            Self::System(_) => false,
            Self::Simulated(_) => true,
        }
    }
}

impl SystemClock {
    /// The greater of `instant` and everything given out before.
    fn raise(&self, instant: Timestamp) -> Timestamp {
        let before = self.floor.fetch_max(instant.0, Ordering::AcqRel);
        Timestamp(before.max(instant.0))
    }
}

impl ClockHand {
    /// Moves the clock to `instant` and wakes everybody who waits for that or less. An instant that has passed
    /// is ignored: asking for what already is so is no fault. Gives back what the clock then shows.
    pub fn advance_to(&self, instant: Timestamp) -> Timestamp {
        self.instant.send_if_modified(|now| {
            let later = instant > *now;
            if later {
                *now = instant;
            }
            later
        });
        self.now()
    }

    /// Moves the clock on by `span`.
    pub fn advance_by(&self, span: Span) -> Timestamp {
        self.advance_to(self.now() + span)
    }

    /// What the clock shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        *self.instant.borrow()
    }

    /// A clock moved by this hand.
    #[must_use]
    pub fn clock(&self) -> Clock {
        Clock::Simulated(SimulatedClock { instant: self.instant.subscribe() })
    }

    /// Lets the clock run `factor` times as fast as real time, for ever: drop the future to stop it. Steps are
    /// made every 20 ms of real time from the real time that passed, so that no error adds up.
    pub async fn run(&self, factor: f64) {
        let (start, began) = (self.now(), Monotonic::now());
        loop {
            pause(Duration::from_millis(20)).await;
            let played = began.elapsed().mul_f64(factor.max(0.0));
            self.advance_to(start + Span(u64::try_from(played.as_millis()).unwrap_or(u64::MAX)));
        }
    }
}

/// A point on the machine's monotonic clock: for silence on a socket, back-off and latency, never recorded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Monotonic(tokio::time::Instant);

impl Monotonic {
    /// The present point. Follows the runtime's paused time in tests.
    #[expect(clippy::disallowed_methods, reason = "the one reading of the monotonic clock")]
    #[must_use]
    pub fn now() -> Self {
        Self(tokio::time::Instant::now())
    }

    /// How long after `earlier` this is; zero when it is not after.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_duration_since(earlier.0)
    }

    /// How long ago this was.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        Self::now().since(self)
    }

    /// The point that lies `wait` after this one.
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        Self(self.0 + wait)
    }

    /// Waits until this point.
    #[expect(clippy::disallowed_methods, reason = "the one wait for a point on the monotonic clock")]
    pub async fn reached(self) {
        tokio::time::sleep_until(self.0).await;
    }
}

/// Waits for a stretch of real time, such as a back-off.
#[expect(clippy::disallowed_methods, reason = "the one wait for a stretch of real time")]
pub async fn pause(wait: Duration) {
    tokio::time::sleep(wait).await;
}

/// The machine's clock as it stands, which may have been set back.
#[expect(clippy::disallowed_methods, reason = "the one reading of the machine's clock")]
fn wall_clock() -> Timestamp {
    let ms = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
        // A machine that believes it is before 1970 has no clock; 1970 is as good as any and says so in the record.
        Err(_) => 0,
    };
    Timestamp(ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_clock_never_goes_back_even_when_the_machine_does() {
        let clock = Clock::system();
        let ahead = clock.now() + Span::minutes(60);
        clock.not_before(ahead);
        assert_eq!(clock.now(), ahead, "the clock stands still until the machine has caught up");
        assert_eq!(clock.clone().now(), ahead, "clones share what was given out");
    }

    #[test]
    fn the_hand_of_a_simulated_clock_moves_it_forward_only() {
        let (clock, hand) = Clock::simulated(Timestamp(1_000));
        assert_eq!(hand.advance_to(Timestamp(5_000)), Timestamp(5_000));
        assert_eq!(hand.advance_to(Timestamp(2_000)), Timestamp(5_000));
        assert_eq!(hand.advance_by(Span::seconds(1)), Timestamp(6_000));
        assert_eq!(clock.now(), Timestamp(6_000));
        assert_eq!(hand.clock().now(), Timestamp(6_000));
    }

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_simulated_clock_jumps_past_its_instant() {
        let (clock, hand) = Clock::simulated(Timestamp(0));
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move {
                clock.sleep_until(Timestamp(10_000)).await;
                clock.now()
            }
        });
        hand.advance_to(Timestamp(9_999));
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished(), "it is not yet time");
        hand.advance_to(Timestamp(3_600_000));
        assert_eq!(sleeper.await.unwrap(), Timestamp(3_600_000));
    }

    #[tokio::test]
    async fn waiting_for_an_instant_that_has_passed_takes_no_time() {
        let (clock, _hand) = Clock::simulated(Timestamp(10));
        clock.sleep_until(Timestamp(10)).await;
        let system = Clock::system();
        system.sleep_until(Timestamp(10)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_running_hand_follows_real_time_by_its_factor() {
        let (clock, hand) = Clock::simulated(Timestamp(0));
        let began = Monotonic::now();
        tokio::select! {
            biased;
            () = hand.run(60.0) => unreachable!("a running hand never stops by itself"),
            () = clock.sleep_until(Timestamp(60_000)) => {}
        }
        assert_eq!(began.elapsed(), Duration::from_secs(1));
    }
}

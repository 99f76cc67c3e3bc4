//! How the process is told to stop, and what it tells the service manager.
//!
//! ```text
//!   Running ──SIGTERM, SIGINT──► Soft ──a second one──► the process ends at once, exit code 1
//!                                 │
//!                                 └── peers are told (1012), what was accepted is durable, exit code 0
//! ```
//!
//! A hard stop loses nothing that anybody was told: an answer goes out only after its entry is durable.
//! Nothing of ours is imported here.

use std::io;

use sd_notify::NotifyState;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How far the stop has gone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Stage {
    Running,
    Soft,
}

/// Tells whether the process is to stop. Clones tell the same.
#[derive(Clone, Debug)]
pub struct Stop {
    stage: watch::Receiver<Stage>,
}

/// Tells others to stop: a test, or a rehearsal that owns its hub. Clones tell the same ones.
#[derive(Clone, Debug)]
pub struct StopHand {
    stage: watch::Sender<Stage>,
}

impl Stop {
    /// A stop that only its hand can ask for.
    #[must_use]
    pub fn by_hand() -> (StopHand, Self) {
        let (sender, receiver) = watch::channel(Stage::Running);
        (StopHand { stage: sender }, Self { stage: receiver })
    }

    /// A stop asked for by SIGTERM or SIGINT. The second signal ends the process at once.
    ///
    /// # Errors
    /// When the system does not let signals be watched.
    pub fn on_signals() -> io::Result<Self> {
        let (hand, stop) = Self::by_hand();
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::spawn(async move {
            loop {
                let name = tokio::select! {
                    biased;
                    _ = terminate.recv() => "SIGTERM",
                    _ = interrupt.recv() => "SIGINT",
                };
                if hand.asked() {
                    tracing::warn!(signal = name, "stopping at once");
                    end_at_once();
                }
                // Whoever has to know says it in its own way: the hub in its log, an endpoint to its person.
                tracing::debug!(signal = name, "stopping; a second signal stops at once");
                hand.stop();
            }
        });
        Ok(stop)
    }

    /// Waits until the process is to stop. For ever when nobody can ask for it any more.
    pub async fn asked(&mut self) {
        if self.stage.wait_for(|stage| *stage > Stage::Running).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Whether the process is to stop.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        *self.stage.borrow() > Stage::Running
    }
}

impl StopHand {
    /// Asks for the stop; asking again is no fault.
    pub fn stop(&self) {
        self.stage.send_replace(Stage::Soft);
    }

    fn asked(&self) -> bool {
        *self.stage.borrow() > Stage::Running
    }
}

/// Tells when files are to be read again.
#[derive(Debug)]
pub struct Reload {
    asked: watch::Receiver<u64>,
}

/// Asks others to read files again.
#[derive(Debug)]
pub struct ReloadHand {
    asked: watch::Sender<u64>,
}

impl Reload {
    /// A reload that only its hand asks for.
    #[must_use]
    pub fn by_hand() -> (ReloadHand, Self) {
        let (sender, receiver) = watch::channel(0);
        (ReloadHand { asked: sender }, Self { asked: receiver })
    }

    /// A reload asked for by SIGHUP, which ends a process that does not watch for it.
    ///
    /// # Errors
    /// When the system does not let signals be watched.
    pub fn on_signal() -> io::Result<Self> {
        let (hand, reload) = Self::by_hand();
        let mut hangup = signal(SignalKind::hangup())?;
        tokio::spawn(async move {
            while hangup.recv().await.is_some() {
                hand.reload();
            }
        });
        Ok(reload)
    }

    /// Waits until it is asked for; for ever when nobody can any more. What was asked for several times at once is
    /// done once.
    pub async fn asked(&mut self) {
        if self.asked.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl ReloadHand {
    /// Asks for it.
    pub fn reload(&self) {
        self.asked.send_modify(|times| *times += 1);
    }
}

/// The second signal: somebody wants the process gone and has said so twice.
#[expect(clippy::disallowed_methods, reason = "a soft stop that hangs must not be able to hold the process")]
fn end_at_once() -> ! {
    std::process::exit(1)
}

/// Tells the service manager that peers can connect. `status` is the line that `systemctl status` shows.
pub fn tell_ready(status: &str) {
    tell(&[NotifyState::Ready, NotifyState::Status(status)]);
}

/// Tells the service manager that the process is stopping in order.
pub fn tell_stopping() {
    tell(&[NotifyState::Stopping]);
}

/// Tells the service manager that the process is alive. Said by the loop that does the work, never by a timer
/// of its own: a watchdog that is fed beside a stuck loop guards nothing.
pub fn tell_alive() {
    tell(&[NotifyState::Watchdog]);
}

fn tell(states: &[NotifyState<'_>]) {
    // Without a service manager there is nobody to tell; one that does not listen must not stop a meeting.
    if let Err(fault) = sd_notify::notify(states) {
        tracing::debug!(%fault, "the service manager was not told");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everybody_who_waits_is_told_to_stop() {
        let (hand, stop) = Stop::by_hand();
        assert!(!stop.is_asked());
        let waiting: Vec<_> = (0..3)
            .map(|_| {
                let mut stop = stop.clone();
                tokio::spawn(async move { stop.asked().await })
            })
            .collect();
        hand.stop();
        hand.stop();
        for task in waiting {
            task.await.unwrap();
        }
        assert!(stop.is_asked());
    }
}

//! The loop around a [`Link`]: it opens sockets, carries bytes, keeps the time, and decides nothing.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::address::HubAddress;
use super::chance::Chance;
use super::link::{Identity, Input, Instant, Link, Output, Patience, Shown};
use super::socket::{Ending, Heard, Socket};
use crate::clock::Monotonic;
use crate::procedure::command::{Action, Capacity, Seen};
use crate::procedure::ids::{CommandId, Timestamp};
use crate::wire::{ClientMessage, CloseCode, SUBPROTOCOL, Submit};

/// Where a hub takes WebSockets.
const PATH: &str = "/ws";

/// One client's line to its hub, with its socket.
pub struct Line {
    link: Link,
    address: HubAddress,
    chance: Chance,
    began: Monotonic,
    socket: Phase,
    /// What is to be told, oldest first: a few for each frame or act.
    told: VecDeque<Told>,
    /// Whether every frame of the hub is told as it came, before what it means.
    echo: bool,
}

enum Phase {
    None,
    Connecting(Pin<Box<dyn Future<Output = Result<Socket, Ending>> + Send>>),
    Open(Box<Socket>),
}

/// What a line tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Told {
    /// A frame as it came.
    Frame(Utf8Bytes),
    /// What it means, or what happened to the line.
    Shown(Shown),
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").field("address", &self.address).field("link", &self.link).finish_non_exhaustive()
    }
}

impl Line {
    /// Begins to connect; [`Line::next`] does the work.
    #[must_use]
    pub fn start(address: HubAddress, identity: Identity, patience: Patience, chance: Chance) -> Self {
        let mut line = Self {
            link: Link::new(identity, patience),
            address,
            chance,
            began: Monotonic::now(),
            socket: Phase::None,
            told: VecDeque::new(),
            echo: false,
        };
        line.put(Input::Start);
        line
    }

    /// Tells every frame as it came, too.
    #[must_use]
    pub fn with_frames(mut self) -> Self {
        self.echo = true;
        self
    }

    /// The link: view, own section, position.
    #[must_use]
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// The hub's clock at this moment, from its last tick; the beginning of time before the first.
    #[must_use]
    pub fn hub_time(&self) -> Timestamp {
        self.link.hub_time(self.now_ms()).unwrap_or_default()
    }

    /// Asks for something under a new name. It is sent now, or as soon as the line is back.
    pub fn submit(&mut self, action: Action, capacity: Capacity, seen: Seen) -> CommandId {
        let id = self.chance.command_id(self.hub_time());
        self.submit_as(Submit { command_id: id.clone(), seen, capacity, action });
        id
    }

    /// Asks for something under a name of the sender's own.
    pub fn submit_as(&mut self, submit: Submit) {
        self.put(Input::Submit(Box::new(submit)));
    }

    /// Says something that needs no answer, if the line is up.
    pub fn say(&mut self, message: ClientMessage) {
        self.put(Input::Say(Box::new(message)));
    }

    /// The next thing to tell. Dropping the future loses nothing, so it may stand in a `select!`.
    pub async fn next(&mut self) -> Told {
        loop {
            if let Some(told) = self.told.pop_front() {
                return told;
            }
            let wake = self.link.wake_at().map(|at| self.began.after(Duration::from_millis(at)));
            let wait = async {
                match wake {
                    Some(at) => at.reached().await,
                    None => std::future::pending().await,
                }
            };
            let heard = match &mut self.socket {
                Phase::None => {
                    wait.await;
                    None
                }
                Phase::Connecting(connecting) => tokio::select! {
                    biased;
                    connected = connecting => Some(Err(connected)),
                    () = wait => None,
                },
                Phase::Open(socket) => tokio::select! {
                    biased;
                    heard = socket.next() => Some(Ok(heard)),
                    () = wait => None,
                },
            };
            match heard {
                None => self.put(Input::Tick),
                Some(Err(Ok(socket))) => {
                    self.socket = Phase::Open(Box::new(socket));
                    self.put(Input::Opened);
                }
                Some(Err(Err(ending)) | Ok(Heard::Closed(ending))) => {
                    self.socket = Phase::None;
                    self.put(match ending.distrust {
                        Some(why) => Input::Distrusted(why),
                        None => Input::Closed { code: ending.code, reason: &ending.reason },
                    });
                }
                Some(Ok(Heard::Frame(text))) => {
                    if self.echo {
                        self.told.push_back(Told::Frame(text.clone()));
                    }
                    self.put(Input::Frame(&text));
                }
            }
        }
    }

    /// Says goodbye on an open socket.
    pub async fn leave(mut self) {
        if let Phase::Open(socket) = &mut self.socket {
            socket.push_close(CloseCode::Normal.number(), CloseCode::Normal.reason());
            // A hub that does not read any more does not hold up who leaves.
            let _late = tokio::time::timeout(Duration::from_secs(1), socket.flush()).await;
        }
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn put(&mut self, input: Input<'_>) {
        let now = Instant { ms: self.now_ms(), chance: self.chance.number() };
        for output in self.link.handle(input, now) {
            match output {
                Output::Connect => {
                    let address = self.address.clone();
                    let connecting = async move { Socket::connect(&address, PATH, SUBPROTOCOL).await };
                    self.socket = Phase::Connecting(Box::pin(connecting));
                }
                Output::Send(text) => {
                    if let Phase::Open(socket) = &mut self.socket {
                        socket.push(text);
                    }
                }
                // Whatever the other side still says on it is not listened to.
                Output::Close(_) => self.socket = Phase::None,
                // The link says when it wants to be woken.
                Output::Backoff { .. } => {}
                Output::Show(shown) => self.told.push_back(Told::Shown(shown)),
            }
        }
    }
}

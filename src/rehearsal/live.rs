//! The stage over sockets: every client is a line of its own to a real hub, and time is the hub's clock.
//!
//! ```text
//!   submit ──► one socket ──► hub ──► every socket ──► all at one position ──► the next act
//!                                      └── settled: nothing waits, and this is the next deadline ──► the clock's hand
//! ```
//!
//! A client knows what came over its socket and nothing else. The hub's owner lends two things that no peer has:
//! the hand of the clock, and a word when nothing is left to do ([`House`]).

use std::collections::{BTreeMap, BTreeSet};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use hyper::Method;

use crate::clock::{ClockHand, Monotonic, pause};
use crate::endpoint::address::HubAddress;
use crate::endpoint::chance::Chance;
use crate::endpoint::coming_in::trade;
use crate::endpoint::credential::Credential;
use crate::endpoint::http::{self, Ask, ask};
use crate::endpoint::link::{Identity, Input, Instant, Link, Output, Patience, Shown};
use crate::endpoint::socket::{Heard, Socket};
use crate::procedure::command::{Action, Capacity, Content, FILE_MAX_BYTES, Seen};
use crate::procedure::ids::{CommandId, Hash, MeetingId, ProposalId, Timestamp};
use crate::view::{Audience, Press, View};
use crate::wire::{SUBPROTOCOL, Secret, Submit};

use super::stage::{Answer, Client, Fault, MEDIA_TYPE, News, Stage, file};

/// How far the hub is when nothing waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settled {
    /// Position of the record.
    pub position: u64,
    /// When time itself next has something to say.
    pub next_deadline: Option<Timestamp>,
    /// Peers that have joined.
    pub peers: usize,
}

/// What the owner of the hub lends a stage.
#[expect(async_fn_in_trait, reason = "a stage is played on from one task; nobody names its futures")]
pub trait House {
    /// Waits until everything asked of the hub is done and handed to the sockets, every deadline up to the present
    /// instant included. `None` when the hub has stopped.
    async fn settled(&self) -> Option<Settled>;
}

impl<H: House> House for &H {
    async fn settled(&self) -> Option<Settled> {
        H::settled(self).await
    }
}

/// How time passes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Pace {
    /// It jumps to the next moment at which something happens.
    Fast,
    /// It runs so many times as fast as real time.
    Times(f64),
}

/// Where a hub takes WebSockets.
const PATH: &str = "/ws";

/// How long a hub may take over anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A client with its line.
struct Peer {
    credential: Secret,
    link: Link,
    socket: Option<Socket>,
    chance: Chance,
    /// The link's own milliseconds: they go on when it is told that a wait is over.
    ms: u64,
    told: Vec<Shown>,
    frames: u64,
    /// Papers that it has fetched and hashed.
    read: BTreeSet<Hash>,
}

/// Clients over sockets.
pub struct Live<H> {
    house: H,
    hand: ClockHand,
    pace: Pace,
    address: HubAddress,
    seed: u64,
    invitations: BTreeMap<Client, String>,
    peers: BTreeMap<Client, Peer>,
    /// The position that every client is known to have reached.
    position: u64,
    next_deadline: Option<Timestamp>,
    news: Vec<News>,
    latencies: Vec<Duration>,
    /// Whether a line that the hub closes is simply gone: somebody has taken its place.
    people_come: bool,
}

impl<H> std::fmt::Debug for Live<H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live").field("address", &self.address).field("position", &self.position).finish_non_exhaustive()
    }
}

/// What a play over sockets leaves behind.
#[derive(Clone, Debug)]
pub struct Left {
    /// Position that every client ended at.
    pub position: u64,
    /// What each audience saw there, and how many clients had it before them.
    pub views: BTreeMap<Audience, (View, usize)>,
    /// Frames that clients were sent.
    pub frames: u64,
    /// From a command to the last client that had seen its entry, in the order of the commands.
    pub latencies: Vec<Duration>,
}

impl<H: House> Live<H> {
    /// A stage before a hub, nobody connected.
    pub fn new(
        house: H,
        address: HubAddress,
        invitations: BTreeMap<Client, String>,
        hand: ClockHand,
        pace: Pace,
        seed: u64,
    ) -> Self {
        Self {
            house,
            hand,
            pace,
            address,
            seed,
            invitations,
            peers: BTreeMap::new(),
            position: 0,
            next_deadline: None,
            news: Vec::new(),
            latencies: Vec::new(),
            people_come: false,
        }
    }

    /// Waits until all clients of one audience show the same at the hub's last position, and gives what each saw.
    ///
    /// # Errors
    /// [`Fault::Stage`] with the clients that differ.
    pub async fn look(&mut self) -> Result<Left, Fault> {
        self.settle().await?;
        let deadline = Monotonic::now().after(PATIENCE);
        loop {
            let mut views: BTreeMap<Audience, (View, usize)> = BTreeMap::new();
            let mut differing = Vec::new();
            for (client, peer) in self.peers.iter().filter(|(_, peer)| peer.socket.is_some()) {
                let audience = match client {
                    Client::Hall => Some(Audience::Hall),
                    Client::Moderator | Client::Seat(_) => peer.link.own().map(|own| own.audience),
                };
                let Some(audience) = audience else {
                    differing.push(client.to_string());
                    continue;
                };
                let known = views.entry(audience).or_insert_with(|| (peer.link.view().clone(), 0));
                known.1 += 1;
                if known.0 != *peer.link.view() {
                    differing.push(client.to_string());
                }
            }
            if differing.is_empty() {
                let frames = self.peers.values().map(|peer| peer.frames).sum();
                return Ok(Left { position: self.position, views, frames, latencies: self.latencies.clone() });
            }
            // A change of audience travels behind the entry that caused it.
            if Monotonic::now() >= deadline {
                return Err(Fault::Stage(format!(
                    "at position {} not all of one audience see the same: {}",
                    self.position,
                    differing.join(", ")
                )));
            }
            self.hear_within(Duration::from_millis(50)).await?;
        }
    }

    /// All clients leave, one after the other, so that one seed gives one record to its last entry.
    ///
    /// # Errors
    /// [`Fault::Stage`].
    pub async fn leave(mut self) -> Result<(), Fault> {
        let clients: Vec<_> = self.peers.keys().cloned().collect();
        for client in clients.iter().filter(|client| **client != Client::Moderator) {
            self.lose(client).await?;
        }
        self.lose(&Client::Moderator).await
    }

    /// The credential of each client's device: who comes with it takes that client's place.
    pub fn credentials(&self) -> impl Iterator<Item = (&Client, &Secret)> {
        self.peers.iter().map(|(client, peer)| (client, &peer.credential))
    }

    /// From now on people may take the place of clients, and time runs as it does for them: waits until something
    /// came over a socket.
    ///
    /// # Errors
    /// None that a person causes.
    pub(super) async fn among_people(&mut self) -> Result<(), Fault> {
        self.people_come = true;
        let hand = self.hand.clone();
        tokio::select! {
            biased;
            heard = self.hear() => heard,
            () = hand.run(1.0) => Ok(()),
        }
    }

    /// Whether a client still has its line.
    pub(super) fn has_line(&self, client: &Client) -> bool {
        self.peers.get(client).is_some_and(|peer| peer.socket.is_some())
    }

    /// Fetches what a text is about and works out the hash of each paper, as a delegation does before it says that
    /// the text is before it. What it has read it does not fetch again.
    async fn read_papers(&mut self, client: &Client, proposal: ProposalId) -> Result<(), Fault> {
        let peer = self.peer(client)?;
        let table = peer.link.view().table.as_ref();
        let text = table.and_then(|table| table.proposals.head.iter().find(|text| text.proposal == proposal));
        let papers = text.map(|text| text.documents.clone()).unwrap_or_default();
        for paper in papers {
            if self.peer(client)?.read.contains(&paper.hash) {
                continue;
            }
            let path = format!("/documents/{}", paper.hash);
            let bytes = self.exchange(client, Method::GET, &path, None).await?;
            if Hash::of(&bytes) != paper.hash {
                let symbol = &paper.document.symbol;
                return Err(Fault::Stage(format!("{client}: {symbol} does not have the hash {}", paper.hash)));
            }
            self.peer(client)?.read.insert(paper.hash);
        }
        Ok(())
    }

    /// Asks the hub over HTTP as a client.
    async fn exchange(
        &mut self,
        client: &Client,
        method: Method,
        path: &str,
        body: Option<(&str, Bytes)>,
    ) -> Result<Bytes, Fault> {
        let credential = Credential::new(self.peer(client)?.credential.reveal());
        let what = Ask { method, path, credential: Some(&credential), body, most: FILE_MAX_BYTES };
        ask(&self.address, what).await.map_err(|fault| Fault::Stage(format!("{client}: {path}: {fault}")))
    }

    fn peer(&mut self, client: &Client) -> Result<&mut Peer, Fault> {
        self.peers.get_mut(client).ok_or_else(|| Fault::Blind(client.clone(), "anything: it is not connected"))
    }

    /// Trades the invitation of a client and makes it a line.
    async fn invite(&mut self, client: &Client) -> Result<(), Fault> {
        let Some(invitation) = self.invitations.get(client) else {
            return Err(Fault::Stage(format!("there is no invitation for {client}")));
        };
        let traded = trade(&self.address, invitation, None).await.map_err(|fault| Fault::Stage(fault.to_string()))?;
        let credential = Secret::new(traded.credential.reveal().to_owned());
        let identity =
            Identity { credential: credential.clone(), language: None, device: Some(client.to_string()), person: None };
        let stream = u64::try_from(self.peers.len()).unwrap_or(u64::MAX);
        let peer = Peer {
            credential,
            link: Link::new(identity, Patience::default()),
            socket: None,
            chance: Chance::seeded(self.seed, stream),
            ms: 0,
            told: Vec::new(),
            frames: 0,
            read: BTreeSet::new(),
        };
        self.peers.insert(client.clone(), peer);
        Ok(())
    }

    /// Opens the socket of a client and waits for its welcome.
    async fn open(&mut self, client: &Client) -> Result<(), Fault> {
        let address = self.address.clone();
        let peer = self.peer(client)?;
        peer.ms = peer.link.wake_at().unwrap_or(0).max(peer.ms);
        let first = peer.link.position().is_none();
        peer.put(if first { Input::Start } else { Input::Tick });
        let socket = Socket::connect(&address, PATH, SUBPROTOCOL).await;
        peer.socket = Some(socket.map_err(|ending| Fault::Stage(format!("{client}: {}", ending.reason)))?);
        peer.put(Input::Opened);
        self.until(client, "a welcome", |peer| peer.link.is_joined().then_some(())).await
    }

    /// Reads sockets until something is so of a client.
    async fn until<T>(&mut self, client: &Client, what: &str, is_so: impl Fn(&Peer) -> Option<T>) -> Result<T, Fault> {
        let deadline = Monotonic::now().after(PATIENCE);
        loop {
            if let Some(found) = is_so(self.peer(client)?) {
                return Ok(found);
            }
            if Monotonic::now() >= deadline {
                return Err(Fault::Stage(format!("{client} has waited in vain for {what}")));
            }
            self.hear_within(PATIENCE).await?;
        }
    }

    /// Waits until the hub has nothing left to do and every client that is connected has seen it all.
    async fn settle(&mut self) -> Result<Settled, Fault> {
        let settled = self.house.settled().await.ok_or_else(|| Fault::Stage("the hub has stopped".to_owned()))?;
        self.next_deadline = settled.next_deadline;
        self.all_reach(settled.position).await?;
        Ok(settled)
    }

    async fn all_reach(&mut self, position: u64) -> Result<(), Fault> {
        let behind = |peer: &Peer| peer.socket.is_some() && peer.link.position().is_none_or(|at| at < position);
        let deadline = Monotonic::now().after(PATIENCE);
        while let Some((client, _)) = self.peers.iter().find(|(_, peer)| behind(peer)) {
            if Monotonic::now() >= deadline {
                return Err(Fault::Stage(format!("{client} did not reach position {position}")));
            }
            self.hear_within(PATIENCE).await?;
        }
        self.position = self.position.max(position);
        Ok(())
    }

    /// Reads what has come on any socket, waiting for something no longer than so.
    async fn hear_within(&mut self, most: Duration) -> Result<(), Fault> {
        tokio::select! {
            biased;
            heard = self.hear() => heard,
            () = pause(most) => Ok(()),
        }
    }

    /// Reads everything that has come on any socket, waiting until something has.
    async fn hear(&mut self) -> Result<(), Fault> {
        let peers = &mut self.peers;
        let news = &mut self.news;
        let people_come = self.people_come;
        poll_fn(|cx| {
            let mut any = false;
            for (client, peer) in peers.iter_mut() {
                while let Some(socket) = &mut peer.socket {
                    let Poll::Ready(heard) = pin!(socket.next()).poll(cx) else { break };
                    any = true;
                    match heard {
                        Heard::Frame(text) => {
                            peer.frames += 1;
                            peer.put(Input::Frame(&text));
                            if *client == Client::Moderator {
                                peer.tell_news(news);
                            }
                        }
                        Heard::Closed(ending) => {
                            peer.socket = None;
                            peer.put(Input::Closed { code: ending.code, reason: &ending.reason });
                            if people_come {
                                continue;
                            }
                            let fault = format!("the line of {client} was closed: {} {:?}", ending.reason, ending.code);
                            return Poll::Ready(Err(Fault::Stage(fault)));
                        }
                    }
                }
            }
            if any { Poll::Ready(Ok(())) } else { Poll::Pending }
        })
        .await
    }

    /// Lets the clock come to an instant.
    async fn come_to(&mut self, at: Timestamp) -> Result<(), Fault> {
        match self.pace {
            Pace::Fast => {
                self.hand.advance_to(at);
                Ok(())
            }
            Pace::Times(factor) => {
                let (hand, clock) = (self.hand.clone(), self.hand.clock());
                let running = hand.run(factor);
                tokio::pin!(running);
                loop {
                    tokio::select! {
                        biased;
                        heard = self.hear() => heard?,
                        () = clock.sleep_until(at) => return Ok(()),
                        () = &mut running => return Ok(()),
                    }
                }
            }
        }
    }
}

impl Peer {
    fn put(&mut self, input: Input<'_>) {
        let now = Instant { ms: self.ms, chance: 0 };
        for output in self.link.handle(input, now) {
            match output {
                Output::Send(text) => {
                    if let Some(socket) = &mut self.socket {
                        socket.push(text);
                    }
                }
                Output::Close(_) => self.socket = None,
                // The stage opens sockets and ends waits, as the play wants it.
                Output::Connect | Output::Backoff { .. } => {}
                Output::Show(shown) => self.told.push(shown),
            }
        }
        // What a play does not ask for is not kept.
        self.told.retain(|shown| {
            matches!(shown, Shown::Entry(_) | Shown::Accepted(_) | Shown::Rejected(_) | Shown::Declined(_))
        });
    }

    /// Hands on what entries told.
    fn tell_news(&mut self, news: &mut Vec<News>) {
        for shown in std::mem::take(&mut self.told) {
            if let Shown::Entry(entry) = shown {
                news.push(News { position: entry.position, at: entry.at, events: entry.events });
            } else {
                self.told.push(shown);
            }
        }
    }

    /// The answer to a command, if it has come.
    fn answer(&self, id: &CommandId) -> Option<Result<(Answer, u64), String>> {
        self.told.iter().find_map(|shown| match shown {
            Shown::Accepted(accepted) if accepted.command_id == *id => Some(Ok((Answer::Accepted, accepted.position))),
            Shown::Rejected(rejected) if rejected.command_id == *id => {
                Some(Ok((Answer::Refused(rejected.rejection.clone()), 0)))
            }
            Shown::Declined(declined) if declined.command_id.as_ref() == Some(id) => {
                Some(Err(format!("the hub declines: {}", declined.reason.code())))
            }
            Shown::Accepted(_)
            | Shown::Rejected(_)
            | Shown::Declined(_)
            | Shown::Joined { .. }
            | Shown::Entry(_)
            | Shown::Own
            | Shown::TooManyUnanswered(_)
            | Shown::GivenUp(_)
            | Shown::Tick(_)
            | Shown::Pulse(_)
            | Shown::Notice(_)
            | Shown::Checkpoint(_)
            | Shown::Stale
            | Shown::Distrusted(_)
            | Shown::Down { .. }
            | Shown::Over(_) => None,
        })
    }
}

impl<H: House> Stage for Live<H> {
    fn now(&self) -> Timestamp {
        self.hand.now()
    }

    fn view(&self, client: &Client) -> Option<&View> {
        self.peers.get(client).map(|peer| peer.link.view())
    }

    async fn offered(&mut self, client: &Client, press: Press) -> Result<Option<(Capacity, Action)>, Fault> {
        let offer = |peer: &Peer| {
            let may = peer.link.own()?.may.get(&press).filter(|may| may.allowed)?;
            Some((may.capacity, may.action.clone()))
        };
        self.until(client, "what it may press", offer).await.map(Some)
    }

    async fn connect(&mut self, client: &Client) -> Result<(), Fault> {
        if !self.peers.contains_key(client) {
            self.invite(client).await?;
        }
        self.open(client).await?;
        self.settle().await.map(drop)
    }

    async fn lose(&mut self, client: &Client) -> Result<(), Fault> {
        let peer = self.peer(client)?;
        if peer.socket.is_none() {
            return Ok(());
        }
        // The socket is dropped as it is: no goodbye.
        peer.socket = None;
        peer.put(Input::Closed { code: None, reason: "the line was cut" });
        let left = self.peers.values().filter(|peer| peer.socket.is_some()).count();
        let deadline = Monotonic::now().after(PATIENCE);
        while self.settle().await?.peers > left {
            if Monotonic::now() >= deadline {
                return Err(Fault::Stage(format!("the hub has not noticed that {client} is gone")));
            }
            pause(Duration::from_micros(500)).await;
        }
        Ok(())
    }

    async fn deposit(&mut self, client: &Client, text: String) -> Result<Content, Fault> {
        let content = file(&text);
        let path = format!("/documents/{}", Hash::of(text.as_bytes()));
        self.exchange(client, Method::PUT, &path, Some((MEDIA_TYPE, Bytes::from(text)))).await?;
        Ok(content)
    }

    async fn submit(&mut self, client: &Client, capacity: Capacity, action: Action) -> Result<Answer, Fault> {
        if let Action::Acknowledge { proposal, .. } = &action {
            self.read_papers(client, *proposal).await?;
        }
        let now = self.hand.now();
        let peer = self.peer(client)?;
        let command_id = peer.chance.command_id(now);
        let epoch = peer.link.view().chair.as_ref().map(|chair| chair.epoch);
        let list_open = peer.link.view().list.as_ref().is_some_and(|list| list.item.is_some() && !list.closed);
        let seen = Seen { position: peer.link.position(), epoch, list_open };
        let began = Monotonic::now();
        peer.put(Input::Submit(Box::new(Submit { command_id: command_id.clone(), seen, capacity, action })));
        let answered = self.until(client, "an answer", |peer| peer.answer(&command_id)).await?;
        let (answer, position) = answered.map_err(|what| Fault::Stage(format!("{client}: {what}")))?;
        if position > self.position {
            self.all_reach(position).await?;
            self.latencies.push(began.elapsed());
        }
        self.settle().await?;
        self.peers.values_mut().for_each(|peer| peer.told.clear());
        Ok(answer)
    }

    async fn drawn_report(&mut self, meeting: &MeetingId) -> Result<String, Fault> {
        let failed = |fault: http::Fault| Fault::Stage(format!("the report of {meeting}: {fault}"));
        let credential = self.peers.get(&Client::Moderator).map(|peer| Credential::new(peer.credential.reveal()));
        let credential = credential.ok_or(Fault::Blind(Client::Moderator, "the report"))?;
        let path = format!("/api/v1/report?meeting={meeting}");
        let get =
            Ask { method: Method::GET, path: &path, credential: Some(&credential), body: None, most: FILE_MAX_BYTES };
        let bytes = ask(&self.address, get).await.map_err(failed)?;
        String::from_utf8(bytes.to_vec()).map_err(|fault| Fault::Stage(fault.to_string()))
    }

    async fn pass(&mut self, until: Timestamp) -> Result<bool, Fault> {
        self.settle().await?;
        match self.next_deadline.filter(|at| *at <= until) {
            Some(at) => {
                self.come_to(at).await?;
                self.settle().await?;
                Ok(false)
            }
            None => {
                self.come_to(until).await?;
                self.settle().await?;
                Ok(true)
            }
        }
    }

    fn news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }
}

//! A hub in this process on a free port, and clients that speak to it over real sockets.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use mufakat::clock::{Clock, ClockHand};
use mufakat::conference_file;
use mufakat::hub::credentials::SecretSource;
use mufakat::hub::switchboard::Who;
use mufakat::hub::{self, Config, Hub, admin};
use mufakat::journal::SaltSource;
use mufakat::procedure::command::{Action, Capacity, Credential, Person, Seen};
use mufakat::procedure::definition::Definition;
use mufakat::procedure::ids::{CommandId, Epoch, MeetingId, ModeratorId, SeatId};
use mufakat::settings::{self, Settings, Sources};
use mufakat::wire::{
    ClientMessage, CloseCode, Hello, HubMessage, Refused, Rejected, Resume, Secret, Submit, Tock, Welcome, decode_hub,
    encode_client,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error as WsError, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// Nothing here takes so long; a test that waits for what never comes ends, and says so.
const LONG: Duration = Duration::from_secs(20);

/// A hub and the folder it lives in.
pub struct House {
    pub folder: tempfile::TempDir,
    pub hub: Hub,
    pub hand: ClockHand,
}

pub fn council() -> Definition {
    let text = include_str!("../../config/conferences/council.toml");
    conference_file::read(text, "council.toml").expect("the shipped file reads")
}

pub fn settings(folder: &Path) -> Settings {
    let mut settings = settings::load(&Sources::default()).expect("the defaults hold").settings;
    settings.hub.state_dir = folder.join("state");
    settings.hub.listen = "127.0.0.1:0".parse().expect("an address");
    settings
}

pub fn config(settings: Settings) -> (Config, ClockHand) {
    let definition = council();
    let (clock, hand) = Clock::simulated(definition.opens_at().expect("the council has a sitting"));
    let config = Config {
        settings,
        definition,
        starting: None,
        clock,
        salts: SaltSource::Seeded(1),
        secrets: SecretSource::Seeded(1),
        new_seal_key: false,
        reload: None,
        stop: None,
    };
    (config, hand)
}

impl House {
    pub async fn open() -> Self {
        Self::open_with(|_| ()).await
    }

    /// A hub with other settings.
    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut settings = settings(folder.path());
        change(&mut settings);
        let (config, hand) = config(settings);
        let hub = hub::run(config).await.expect("the hub starts");
        Self { folder, hub, hand }
    }

    pub fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// Stops the hub and starts it again on the same folder.
    pub async fn restart(self) -> Self {
        let Self { folder, hub, hand } = self;
        hub.stop();
        hub.stopped().await.expect("it stops in order");
        let (mut config, _) = config(settings(folder.path()));
        config.clock = hand.clock();
        let hub = hub::run(config).await.expect("the hub starts again");
        Self { folder, hub, hand }
    }

    /// The invitation of a seat, or of the moderator.
    pub fn invitation(&self, name: &str) -> String {
        let found = self.hub.invitations.iter().find(|(who, _)| who.to_string() == name);
        found.expect("everybody is invited at the first start").1.reveal().to_owned()
    }

    /// A device credential for a seat or the moderator, by a new invitation.
    pub async fn credential(&self, name: &str) -> String {
        let who = match SeatId::parse(name) {
            Some(_) if name == "moderator" => Who::Moderator { name: ModeratorId::parse(name).expect("a name") },
            Some(_) if name == "screen" => Who::Screen {},
            Some(seat) => Who::Seat { seat, meetings: None },
            None => panic!("{name} is no seat"),
        };
        let invitation = self.hub.invite(vec![who]).expect("an invitation")[0].1.reveal().to_owned();
        self.trade(&invitation).await.1["credential"].as_str().expect("a credential").to_owned()
    }

    pub async fn trade(&self, invitation: &str) -> (u16, Value) {
        let body = json!({ "invitation": invitation }).to_string();
        let (status, _, body) = self.http("POST", "/api/v1/invitations/trade", &[], body.as_bytes()).await;
        (status, serde_json::from_slice(&body).expect("JSON"))
    }

    /// One request on a connection of its own: status, head, body.
    pub async fn http(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> (u16, String, Vec<u8>) {
        let mut socket = TcpStream::connect(self.hub.address).await.expect("the hub listens");
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.hub.address);
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("Content-Length: {}\r\n\r\n", body.len());
        socket.write_all(head.as_bytes()).await.expect("the hub reads");
        // A hub that has said no already need not read on.
        let _refused = socket.write_all(body).await;
        let mut answer = Vec::new();
        let _reset = tokio::time::timeout(LONG, socket.read_to_end(&mut answer)).await.expect("an answer");
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a head") + 4;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut body = answer.split_off(end);
        if head.to_lowercase().contains("transfer-encoding: chunked") {
            body = unchunked(&body);
        }
        (status, head, body)
    }

    /// Asks at the hub's own door.
    pub async fn ask(&self, ask: admin::Ask) -> Vec<admin::Answer> {
        let mut answers = Vec::new();
        let take = |answer| {
            answers.push(answer);
            Ok(())
        };
        admin::ask(&self.state(), ask, take).await.expect("the hub answers");
        answers
    }

    /// A peer that has said nothing yet.
    pub async fn connect(&self) -> Peer {
        Peer::connect(&self.hub.address.to_string()).await
    }

    /// Opens the meeting as the presiding seat does.
    pub async fn open_meeting(&self, presiding: &mut Peer) {
        let (_, welcome) = self.join("moderator").await;
        let epoch = welcome.own.expect("a moderator's own").epoch;
        let open = Action::OpenMeeting { meeting: meeting() };
        let id = presiding.submit_as(open, Capacity::Chair, Some(epoch.0)).await;
        presiding.answer(&id).await.expect("who presides opens the meeting");
    }

    /// A peer that has joined with a new credential, and its welcome.
    pub async fn join(&self, name: &str) -> (Peer, Welcome) {
        let credential = self.credential(name).await;
        self.join_with(&credential, None).await
    }

    pub async fn join_with(&self, credential: &str, resume: Option<Resume>) -> (Peer, Welcome) {
        let mut peer = self.connect().await;
        peer.hello(credential, resume).await;
        let welcome = peer.welcome().await;
        (peer, welcome)
    }

    /// A moderator, and the heads of all delegations, admitted; the first of them presides.
    pub async fn sitting(&self) -> (Peer, Vec<(SeatId, Peer)>) {
        let (mut moderator, _) = self.join("moderator").await;
        let mut seats = Vec::new();
        for party in council().parties.values() {
            let seat = party.seats[0].id.clone();
            let (peer, _) = self.join(seat.as_str()).await;
            moderator.admit(&seat).await;
            seats.push((seat, peer));
        }
        (moderator, seats)
    }
}

fn unchunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(line) = bytes.windows(2).position(|pair| pair == b"\r\n") {
        let size = std::str::from_utf8(&bytes[..line]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let Some(size) = size.filter(|size| *size > 0) else { break };
        out.extend_from_slice(&bytes[line + 2..line + 2 + size]);
        bytes = &bytes[line + 4 + size..];
    }
    out
}

/// A client.
pub struct Peer {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Peer {
    pub async fn connect(address: &str) -> Self {
        let mut request = format!("ws://{address}/ws").into_client_request().expect("a request");
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("mufakat.v1"));
        let (socket, _) = tokio_tungstenite::connect_async(request).await.expect("the hub upgrades");
        Self { socket }
    }

    pub async fn send_text(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.expect("the hub reads");
    }

    pub async fn send(&mut self, message: &ClientMessage) {
        self.send_text(&encode_client(message)).await;
    }

    pub async fn hello(&mut self, credential: &str, resume: Option<Resume>) {
        let hello = Hello { credential: Some(Secret::new(credential.to_owned())), resume, ..Hello::default() };
        self.send(&ClientMessage::Hello(hello)).await;
    }

    /// The next message of the hub, or the code with which it closed.
    pub async fn next(&mut self) -> Result<HubMessage, Option<CloseCode>> {
        loop {
            match tokio::time::timeout(LONG, self.socket.next()).await.expect("the hub says something") {
                Some(Ok(Message::Text(text))) => return Ok(decode_hub(&text).expect("a message of the protocol")),
                Some(Ok(Message::Close(frame))) => {
                    return Err(frame.and_then(|frame| CloseCode::from_number(frame.code.into())));
                }
                Some(Ok(_)) => {}
                Some(Err(
                    WsError::ConnectionClosed | WsError::Protocol(ProtocolError::ResetWithoutClosingHandshake),
                ))
                | None => return Err(None),
                Some(Err(fault)) => panic!("the line broke: {fault}"),
            }
        }
    }

    /// The first message that `pick` wants.
    pub async fn until<T>(&mut self, mut pick: impl FnMut(HubMessage) -> Option<T>) -> T {
        loop {
            match self.next().await {
                Ok(message) => {
                    if let Some(found) = pick(message) {
                        return found;
                    }
                }
                Err(code) => panic!("the hub closed with {code:?}"),
            }
        }
    }

    pub async fn welcome(&mut self) -> Welcome {
        self.until(|message| match message {
            HubMessage::Welcome(welcome) => Some(*welcome),
            _ => None,
        })
        .await
    }

    /// The code with which the hub closes, whatever it says before.
    pub async fn closed(&mut self) -> Option<CloseCode> {
        loop {
            if let Err(code) = self.next().await {
                return code;
            }
        }
    }

    pub fn command_id() -> CommandId {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        CommandId::parse(&format!("test-{}", NEXT.fetch_add(1, Ordering::Relaxed))).expect("an id")
    }

    pub async fn submit(&mut self, action: Action) -> CommandId {
        self.submit_as(action, Capacity::Delegate, None).await
    }

    /// Submits where the hub may have closed already.
    pub async fn try_submit(&mut self, action: Action) -> Result<CommandId, WsError> {
        let command_id = Self::command_id();
        let submit =
            Submit { command_id: command_id.clone(), seen: Seen::default(), capacity: Capacity::Delegate, action };
        self.socket.send(Message::text(encode_client(&ClientMessage::Submit(Box::new(submit))))).await?;
        Ok(command_id)
    }

    pub async fn submit_as(&mut self, action: Action, capacity: Capacity, epoch: Option<u64>) -> CommandId {
        let command_id = Self::command_id();
        self.submit_under(command_id.clone(), action, capacity, epoch).await;
        command_id
    }

    pub async fn submit_again(&mut self, command_id: &CommandId, action: Action) {
        self.submit_under(command_id.clone(), action, Capacity::Delegate, None).await;
    }

    async fn submit_under(&mut self, command_id: CommandId, action: Action, capacity: Capacity, epoch: Option<u64>) {
        let seen = Seen { position: None, epoch: epoch.map(Epoch), ..Seen::default() };
        let submit = Submit { command_id, seen, capacity, action };
        self.send(&ClientMessage::Submit(Box::new(submit))).await;
    }

    /// The answer to a command: its position, or why not.
    pub async fn answer(&mut self, id: &CommandId) -> Result<u64, HubMessage> {
        let id = id.clone();
        self.until(|message| match message {
            HubMessage::Accepted(accepted) if accepted.command_id == id => Some(Ok(accepted.position)),
            HubMessage::Rejected(rejected) if rejected.command_id == id => Some(Err(HubMessage::Rejected(rejected))),
            HubMessage::Declined(declined) if declined.command_id.as_ref() == Some(&id) => {
                Some(Err(HubMessage::Declined(declined)))
            }
            _ => None,
        })
        .await
    }

    pub async fn rejected(&mut self, id: &CommandId) -> Rejected {
        match self.answer(id).await {
            Err(HubMessage::Rejected(rejected)) => *rejected,
            other => panic!("the rules were to refuse it: {other:?}"),
        }
    }

    pub async fn declined(&mut self) -> Refused {
        self.until(|message| match message {
            HubMessage::Declined(declined) => Some(declined.reason),
            _ => None,
        })
        .await
    }

    pub async fn tock(&mut self) {
        self.send(&ClientMessage::Tock(Tock { position: None })).await;
    }

    /// Admits a seat, as a moderator does.
    pub async fn admit(&mut self, seat: &SeatId) -> u64 {
        self.admit_as(seat, &format!("Who sits in {seat}")).await
    }

    /// Admits a person of that name to a seat.
    pub async fn admit_as(&mut self, seat: &SeatId, name: &str) -> u64 {
        let person = Person { name: name.to_owned(), title: String::new() };
        let admit = Action::AdmitSeat { seat: seat.clone(), person, credential: Credential::Accepted, letter: None };
        let id = self.submit(admit).await;
        self.answer(&id).await.expect("a moderator admits")
    }
}

pub fn admission(seat: &SeatId) -> Action {
    let person = Person { name: format!("Who sits in {seat}"), title: String::new() };
    Action::AdmitSeat { seat: seat.clone(), person, credential: Credential::Accepted, letter: None }
}

pub fn meeting() -> MeetingId {
    council().meetings[0].id.clone()
}

/// The head of a party's delegation, by the party's place in the alphabet.
pub fn head(place: usize) -> SeatId {
    let council = council();
    council.parties.values().nth(place).expect("the council has five parties").seats[0].id.clone()
}

//! How long a command takes to reach the last of many peers: submitted over one socket, considered, made durable, and
//! read from every other socket.
//!
//! The hub, its record and all peers run in this one process, so with a thousand peers half of the work measured is
//! the peers' own. `TMPDIR` chooses where the record lies.

use std::time::Duration;

use divan::Bencher;
use mufakat::clock::Clock;
use mufakat::conference_file::shipped_definition;
use mufakat::endpoint::address::HubAddress;
use mufakat::endpoint::coming_in::trade;
use mufakat::endpoint::socket::{Heard, Socket};
use mufakat::hub::credentials::SecretSource;
use mufakat::hub::switchboard::Who;
use mufakat::hub::{self, Hub};
use mufakat::journal::SaltSource;
use mufakat::procedure::command::{Action, Capacity, Credential, Person, Seen};
use mufakat::procedure::ids::{CommandId, ModeratorId, SeatId};
use mufakat::settings::{self, Sources};
use mufakat::wire::{ClientMessage, HubMessage, SUBPROTOCOL, Secret, Submit, decode_hub, encode_client};

fn main() {
    divan::main();
}

/// A hub and its peers, the first of which is a moderator.
struct House {
    _hub: Hub,
    _folder: tempfile::TempDir,
    peers: Vec<Socket>,
    sent: u64,
}

impl House {
    async fn with_peers(number: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut settings = settings::load(&Sources::default()).expect("the defaults").settings;
        settings.hub.listen = ([127, 0, 0, 1], 0).into();
        settings.hub.state_dir = folder.path().join("state");
        settings.limits.sockets = 4_096;
        settings.limits.messages_per_second = 1_000_000;
        // Peers of this bench answer no tick, and are not let go for it.
        settings.link.stale = Duration::from_secs(3_600);
        settings.link.lost = Duration::from_secs(7_200);
        let hub = hub::run(hub::Config {
            settings,
            definition: shipped_definition(),
            starting: None,
            clock: Clock::system(),
            salts: SaltSource::System,
            secrets: SecretSource::System,
            new_seal_key: false,
            reload: None,
            stop: None,
        })
        .await
        .expect("a hub");
        let moderator = Who::Moderator { name: ModeratorId::parse("bench").expect("an id") };
        let who = std::iter::once(moderator).chain(std::iter::repeat_n(Who::Screen {}, number - 1)).collect();
        let address = HubAddress::of_listener(hub.address);
        let mut peers = Vec::new();
        for (_, invitation) in hub.invite(who).expect("invitations") {
            let traded = trade(&address, invitation.reveal(), None).await.expect("a credential");
            let mut socket = Socket::connect(&address, "/ws", SUBPROTOCOL).await.expect("a socket");
            let credential = Some(Secret::new(traded.credential.reveal().to_owned()));
            let hello = mufakat::wire::Hello { credential, ..Default::default() };
            socket.push(encode_client(&ClientMessage::Hello(hello)));
            while !matches!(hear(&mut socket).await, HubMessage::Welcome(_)) {}
            peers.push(socket);
        }
        Self { _hub: hub, _folder: folder, peers, sent: 0 }
    }

    /// One act of the moderator, until every peer has its entry.
    async fn circulate(&mut self) {
        self.sent += 1;
        let person = Person { name: format!("Somebody, number {}", self.sent), title: String::new() };
        let seat = SeatId::parse("TH.adv1").expect("an id");
        let submit = Submit {
            command_id: CommandId::parse(&format!("bench-{}", self.sent)).expect("an id"),
            seen: Seen::default(),
            capacity: Capacity::Delegate,
            action: Action::AdmitSeat { seat, person, credential: Credential::Accepted, letter: None },
        };
        self.peers[0].push(encode_client(&ClientMessage::Submit(Box::new(submit))));
        for socket in &mut self.peers {
            while !is_entry(&frame(socket).await) {}
        }
    }
}

async fn frame(socket: &mut Socket) -> String {
    match socket.next().await {
        Heard::Frame(text) => text.to_string(),
        Heard::Closed(ending) => panic!("the hub closed a line: {ending:?}"),
    }
}

async fn hear(socket: &mut Socket) -> HubMessage {
    decode_hub(&frame(socket).await).expect("a message of the hub")
}

/// Told by its first letters: a peer of this bench reads nothing else.
fn is_entry(text: &str) -> bool {
    text.starts_with("{\"type\":\"entry\"")
}

/// Command to the last peer.
#[divan::bench(args = [14, 1_000], sample_count = 30, sample_size = 1)]
fn to_the_last_of(bencher: Bencher<'_, '_>, peers: usize) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut house = runtime.block_on(House::with_peers(peers));
    bencher.bench_local(|| runtime.block_on(house.circulate()));
}

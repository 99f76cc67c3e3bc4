//! The encrypted port: its certificate, who is let in over it, and what comes to it that is no TLS.

use std::path::{Path, PathBuf};
use std::time::Duration;

use mufakat::endpoint::address::HubAddress;
use mufakat::endpoint::coming_in::trade;
use mufakat::endpoint::http::Fault;
use mufakat::endpoint::link::Distrust;
use mufakat::endpoint::tls;
use mufakat::hub::{self, Hub};
use mufakat::lifecycle::{Reload, ReloadHand};
use mufakat::procedure::ids::Hash;
use mufakat::settings::{Settings, TlsMode};
use mufakat::wire::{ClientMessage, Hello, HubMessage, Secret, decode_hub, encode_client};
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;

use crate::harness::{config, settings};

/// Nothing here takes so long; a test that waits for what never comes ends, and says so.
const LONG: Duration = Duration::from_secs(20);

/// A hub whose port is encrypted.
struct Encrypted {
    folder: tempfile::TempDir,
    hub: Hub,
    reload: ReloadHand,
}

impl Encrypted {
    async fn start(folder: tempfile::TempDir, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = settings(folder.path());
        settings.tls.mode = TlsMode::SelfSigned;
        change(&mut settings);
        let (mut config, _) = config(settings);
        let (reload, asked) = Reload::by_hand();
        config.reload = Some(asked);
        Self { hub: hub::run(config).await.expect("the hub starts"), folder, reload }
    }

    async fn open() -> Self {
        Self::start(tempfile::tempdir().unwrap(), |_| ()).await
    }

    fn pin(&self) -> Hash {
        self.hub.certificate.as_ref().expect("a certificate").pin
    }

    fn address(&self, pin: Option<Hash>) -> HubAddress {
        HubAddress::parse(&format!("wss://{}", self.hub.address)).unwrap().pinned(pin)
    }

    fn invitation(&self, name: &str) -> String {
        let found = self.hub.invitations.iter().find(|(who, _)| who.to_string() == name);
        found.expect("everybody is invited at the first start").1.reveal().to_owned()
    }

    async fn plain(&self) -> TcpStream {
        TcpStream::connect(self.hub.address).await.expect("the hub listens")
    }

    /// One request of somebody who knows the hub by its pin: status, head, body.
    async fn http(&self, request: &str) -> (u16, String, String) {
        let Ok(line) = tls::open(&self.address(Some(self.pin()))).await else { panic!("the pin is good") };
        answer(line, request).await
    }
}

/// Says a request and reads all that is answered.
async fn answer(mut line: impl AsyncRead + AsyncWrite + Unpin, request: &str) -> (u16, String, String) {
    line.write_all(request.as_bytes()).await.expect("the hub reads");
    let mut answer = Vec::new();
    let _cut = tokio::time::timeout(LONG, line.read_to_end(&mut answer)).await.expect("an answer");
    let text = String::from_utf8(answer).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no head: {text}"));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, head.to_lowercase(), body.to_owned())
}

/// What comes on a line until the hub ends it.
async fn to_the_end(line: &mut TcpStream) -> Vec<u8> {
    let mut heard = Vec::new();
    let _reset = tokio::time::timeout(LONG, line.read_to_end(&mut heard)).await.expect("the hub ends it");
    heard
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: hub.example.org:8021\r\nConnection: close\r\n\r\n")
}

#[tokio::test]
async fn a_hub_makes_its_certificate_once_and_is_known_by_its_pin_after_a_restart() {
    let house = Encrypted::open().await;
    let (first, pin) = (house.hub.certificate.clone(), house.pin());
    assert!(first.as_ref().unwrap().own);
    let (status, head, body) = house.http(&get("/version")).await;
    assert!(status == 200 && body.contains("mufakat.v1"), "{head}");
    assert!(!head.contains("strict-transport-security"), "nobody could get past a browser's warning again");
    let note = std::fs::read_to_string(house.folder.path().join("state/hub.address")).unwrap();
    assert_eq!(HubAddress::of_note(&note).unwrap(), house.address(Some(pin)), "its own machine finds it");

    house.hub.stop();
    house.hub.stopped().await.unwrap();
    let again = Encrypted::start(house.folder, |_| ()).await;
    assert_eq!(again.hub.certificate, first);
}

#[tokio::test]
async fn who_knows_the_pin_comes_in_and_speaks_over_the_encrypted_line() {
    let house = Encrypted::open().await;
    let hub = house.address(Some(house.pin()));
    let traded = trade(&hub, &house.invitation("A.hod"), None).await.expect("the pin is good");
    let Ok(line) = tls::open(&hub).await else { panic!("the pin is good") };
    let mut request = format!("{hub}/ws").into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("mufakat.v1"));
    let (mut socket, _) = tokio_tungstenite::client_async(request, line).await.expect("the hub upgrades");
    let credential = Some(Secret::new(traded.credential.reveal().to_owned()));
    let hello = ClientMessage::Hello(Hello { credential, ..Hello::default() });
    use futures::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;
    socket.send(Message::text(encode_client(&hello))).await.unwrap();
    let said = tokio::time::timeout(LONG, socket.next()).await.unwrap().unwrap().unwrap();
    assert!(matches!(decode_hub(said.to_text().unwrap()), Ok(HubMessage::Welcome(_))), "{said}");
}

#[tokio::test]
async fn a_hub_with_another_key_is_told_nothing() {
    let house = Encrypted::open().await;
    let invitation = house.invitation("A.hod");
    let wrong = trade(&house.address(Some(Hash::of(b"another key"))), &invitation, None).await;
    assert!(matches!(wrong, Err(Fault::Distrusted(Distrust::OtherPin))), "{wrong:?}");
    let unknown = trade(&house.address(None), &invitation, None).await;
    assert!(matches!(unknown, Err(Fault::Distrusted(Distrust::UnknownIssuer))), "{unknown:?}");
    let good = trade(&house.address(Some(house.pin())), &invitation, None).await;
    assert!(good.is_ok(), "the invitation was sent to nobody before: {good:?}");
}

#[tokio::test]
async fn plain_text_on_the_encrypted_port_is_told_where_to_go() {
    let house = Encrypted::open().await;
    let (status, head, _) = answer(house.plain().await, &get("/desk?a=b")).await;
    assert_eq!(status, 308);
    assert!(head.contains("location: https://hub.example.org:8021/desk?a=b"), "{head}");
    let posted =
        "POST /api/v1/invitations/trade HTTP/1.1\r\nHost: a\r\nAccept-Language: vi\r\nContent-Length: 0\r\n\r\n";
    let (status, _, body) = answer(house.plain().await, posted).await;
    let problem: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &problem["code"]), (400, &json!("plain_text")));
    assert!(problem["title"].as_str().unwrap().contains("https://"));
    for request in [
        "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer d.1.x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
    ] {
        assert_eq!(answer(house.plain().await, request).await.0, 400, "{request}");
    }
    let plain = HubAddress::parse(&format!("ws://{}", house.hub.address)).unwrap();
    let refused = trade(&plain, &house.invitation("A.hod"), None).await.unwrap_err();
    assert!(refused.to_string().contains("wss://"), "{refused}");
}

#[tokio::test]
async fn who_does_not_finish_a_handshake_is_cut_off_and_so_is_noise() {
    let slow = |settings: &mut Settings| settings.limits.handshake_time = Duration::from_millis(50);
    let house = Encrypted::start(tempfile::tempdir().unwrap(), slow).await;
    let mut silent = house.plain().await;
    assert_eq!(to_the_end(&mut silent).await, b"");
    let mut dribbling = house.plain().await;
    // The head of a record whose 512 bytes never come.
    dribbling.write_all(&[22, 3, 1, 2, 0]).await.unwrap();
    assert!(!to_the_end(&mut dribbling).await.starts_with(b"HTTP"));
    let mut noise = house.plain().await;
    noise.write_all(b"\x00\x01\x02\r\n\r\n").await.unwrap();
    let heard = to_the_end(&mut noise).await;
    assert!(heard.is_empty() || heard.starts_with(b"HTTP/1.1 400"), "{heard:?}");
}

#[tokio::test]
async fn no_more_handshakes_are_under_way_than_may_wait() {
    let few = |settings: &mut Settings| {
        settings.limits.sockets = 20;
        settings.limits.sockets_reserved = 1;
        settings.limits.waiting_percent = 10;
    };
    let house = Encrypted::start(tempfile::tempdir().unwrap(), few).await;
    let mut waiting = Vec::new();
    for _ in 0..2 {
        let mut line = house.plain().await;
        line.write_all(&[22, 3, 1, 2, 0]).await.unwrap();
        waiting.push(line);
    }
    // Sockets are taken in their order, so the two before it hold both places.
    assert_eq!(to_the_end(&mut house.plain().await).await, b"", "the third is not let in");
    drop(waiting);
}

#[tokio::test]
async fn a_browser_that_comes_in_encrypted_gets_a_cookie_for_encrypted_lines_only() {
    let house = Encrypted::open().await;
    let come = |invitation: String, scheme: &str| {
        let body = json!({ "invitation": invitation }).to_string();
        format!(
            "POST /api/v1/sessions HTTP/1.1\r\nHost: hub\r\nOrigin: {scheme}://hub\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let (status, ..) = house.http(&come(house.invitation("A.hod"), "http")).await;
    assert_eq!(status, 403, "a page that came in plain text is not ours");
    let with_pin = format!("{}~{}", house.invitation("A.hod"), house.pin());
    let (status, head, _) = house.http(&come(with_pin, "https")).await;
    assert!(status == 200 && head.contains("samesite=strict; secure"), "{head}");
}

/// A certificate of an authority for `localhost`, and the authority's own: their files.
fn ministry(folder: &Path, name: &str) -> (PathBuf, PathBuf, PathBuf) {
    use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
    let root_key = KeyPair::generate().unwrap();
    let mut root = CertificateParams::new(Vec::<String>::new()).unwrap();
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = root.self_signed(&root_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let leaf = leaf.signed_by(&key, &Issuer::new(root, root_key)).unwrap();
    let files = ["root", "certificate", "key"].map(|part| folder.join(format!("{name}.{part}.pem")));
    for (file, text) in files.iter().zip([authority.pem(), leaf.pem(), key.serialize_pem()]) {
        std::fs::write(file, text).unwrap();
    }
    let [root, certificate, key] = files;
    (root, certificate, key)
}

fn with_files(certificate: &Path, key: &Path) -> impl FnOnce(&mut Settings) {
    let (certificate, key) = (certificate.to_owned(), key.to_owned());
    move |settings| {
        settings.tls.mode = TlsMode::Files;
        (settings.tls.certificate, settings.tls.key) = (Some(certificate), Some(key));
    }
}

#[tokio::test]
async fn the_ministrys_certificate_is_shown_insisted_on_and_read_again_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (_, certificate, key) = ministry(folder.path(), "one");
    let (_, next_certificate, next_key) = ministry(folder.path(), "next");
    let house = Encrypted::start(folder, with_files(&certificate, &key)).await;
    assert!(!house.hub.certificate.as_ref().unwrap().own);
    let first = house.pin();
    let (status, head, _) = house.http(&get("/version")).await;
    assert!(status == 200 && head.contains("strict-transport-security: max-age="), "{head}");

    // What cannot be used changes nothing; the audit of it is the log's.
    std::fs::write(&certificate, "nothing").unwrap();
    house.reload.reload();
    std::fs::copy(&next_certificate, &certificate).unwrap();
    std::fs::copy(&next_key, &key).unwrap();
    house.reload.reload();
    // Told apart from before by the note that the hub keeps of itself.
    let note = house.folder.path().join("state/hub.address");
    let changed = async {
        loop {
            let text = std::fs::read_to_string(&note).unwrap_or_default();
            match HubAddress::of_note(&text) {
                Ok(address) if address.pin() != Some(&first) => return address,
                _ => tokio::task::yield_now().await,
            }
        }
    };
    let address = tokio::time::timeout(LONG, changed).await.expect("the files are read again");
    assert!(tls::open(&address).await.is_ok());
    assert!(matches!(tls::open(&house.address(Some(first))).await, Err(tls::Fault::Distrusted(Distrust::OtherPin))));
}

#[tokio::test]
async fn a_client_trusts_the_roots_of_its_machine_for_the_name_that_it_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (root, certificate, key) = ministry(folder.path(), "one");
    let house = Encrypted::start(folder, with_files(&certificate, &key)).await;
    let port = house.hub.address.port();
    let join = |host: &str, roots: &Path, code: String| {
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_mufakat"));
        command
            .args([
                "join",
                "--as",
                "A",
                "--hub",
                &format!("wss://{host}:{port}"),
                "--invitation",
                &code,
                "--lang",
                "en",
            ])
            .arg("--credential")
            .arg(house.folder.path().join("a.credential"))
            .env("SSL_CERT_FILE", roots)
            .env_remove("SSL_CERT_DIR")
            .stdin(std::process::Stdio::null())
            .kill_on_drop(true);
        async move { tokio::time::timeout(LONG, command.output()).await.expect("it ends").unwrap() }
    };
    let said = |output: &std::process::Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let invitation = house.invitation("A.hod");
    let by_address = join("127.0.0.1", &root, invitation.clone()).await;
    assert_eq!(by_address.status.code(), Some(4), "{}", said(&by_address));
    assert!(said(&by_address).contains("for another name"), "{}", said(&by_address));
    let strange = join("localhost", &certificate, invitation.clone()).await;
    assert_eq!(strange.status.code(), Some(4), "{}", said(&strange));
    let wrong = join("localhost", &root, format!("{invitation}~{}", Hash::of(b"x"))).await;
    assert_eq!(wrong.status.code(), Some(4), "{}", said(&wrong));
    assert!(said(&wrong).contains("SOMEBODY ELSE ANSWERS"), "{}", said(&wrong));
    assert!(!house.folder.path().join("a.credential").exists(), "nothing was traded");
}

#[tokio::test]
async fn a_certificate_that_cannot_be_used_keeps_the_hub_from_starting_and_its_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (_, certificate, key) = ministry(folder.path(), "one");
    let (_, _, other_key) = ministry(folder.path(), "other");
    let nowhere = folder.path().join("nowhere.pem");
    for (certificate, key, named) in [
        (&nowhere, &key, "nowhere.pem"),
        (&certificate, &nowhere, "nowhere.pem"),
        (&certificate, &other_key, "other.key.pem"),
        (&key, &key, "BEGIN CERTIFICATE"),
        (&certificate, &certificate, "BEGIN PRIVATE KEY"),
    ] {
        let mut settings = settings(folder.path());
        with_files(certificate, key)(&mut settings);
        let (config, _) = config(settings);
        match hub::run(config).await {
            Err(fault @ hub::Error::Tls(_)) => assert!(fault.to_string().contains(named), "{fault}"),
            other => panic!("{named}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn strangers_read_no_metrics_of_a_hub_that_encrypts_by_itself() {
    let house = Encrypted::start(tempfile::tempdir().unwrap(), |settings| {
        settings.hub.trusted_proxies = vec![mufakat::settings::Network::parse("127.0.0.1").unwrap()];
    })
    .await;
    let asked = |more: &str| format!("GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{more}\r\n");
    assert_eq!(house.http(&asked("")).await.0, 200, "this machine");
    assert_eq!(house.http(&asked("X-Forwarded-For: 203.0.113.7\r\n")).await.0, 401, "a stranger");
}

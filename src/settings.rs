//! Settings, in layers; the later one wins.
//!
//! ```text
//! config/mufakat.toml (embedded) < /etc/mufakat/mufakat.toml < the user's file < --config FILE
//!     < MUFAKAT__SECTION__KEY < flags
//! ```
//!
//! The embedded file names every key, so a key that it does not know is refused with its place and the nearest
//! key that exists: a setting that is silently ignored is worse than none. Every section checks itself. For each
//! value it is known where it came from ([`Loaded::shown`]).

mod beside;
mod fault;
mod network;
mod tls;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use config::{Config, Environment, File, FileFormat, Value, ValueKind};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

pub use beside::{Audit, Seal};
pub use fault::{Fault, Kind, Problem};
pub use network::Network;
pub use tls::{Encryption, Tls, TlsMode};

/// Every key with its default and one line of why.
pub const DEFAULTS: &str = include_str!("../config/mufakat.toml");

/// What the names of variables begin with.
const PREFIX: &str = "MUFAKAT__";

/// Everything that can be set.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The daemon.
    pub hub: Hub,
    /// Encryption of its listener.
    pub tls: Tls,
    /// What one peer may use up.
    pub limits: Limits,
    /// The line between the hub and a peer.
    pub link: Link,
    /// Commands written together.
    pub batch: Batch,
    /// Checkpoints of the record.
    pub seal: Seal,
    /// The log beside the record.
    pub audit: Audit,
    /// The texts that people read.
    pub catalogue: Texts,
    /// What the program says about itself.
    pub log: Log,
}

/// The texts that people read.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Folder of further languages and other wordings; `None` for what is built in.
    #[serde(deserialize_with = "path_or_none")]
    pub folder: Option<PathBuf>,
}

/// The daemon.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    /// Address and port of the one listener; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Folder of the journal and the control socket. Never empty once loaded.
    pub state_dir: PathBuf,
    /// File of the conference to hold; `None` for the shipped one.
    #[serde(deserialize_with = "path_or_none")]
    pub conference: Option<PathBuf>,
    /// Web origins whose pages may connect besides the hub's own.
    #[serde(deserialize_with = "list")]
    pub allowed_origins: Vec<String>,
    /// Where browsers reach the hub, for the links of invitations; empty for where it listens.
    pub public_url: String,
    /// Proxies that may name the client's address.
    #[serde(deserialize_with = "networks")]
    pub trusted_proxies: Vec<Network>,
    /// How long a browser stays signed in.
    #[serde(deserialize_with = "duration")]
    pub session_time: Duration,
    /// How long a short code is good, and how long who used it may wait at the door.
    #[serde(deserialize_with = "duration")]
    pub code_time: Duration,
}

/// What one peer may use up. Sizes in bytes.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Sockets open at once in all.
    pub sockets: usize,
    /// Of these, kept for the Chair, the Secretariat and the moderators.
    pub sockets_reserved: usize,
    /// Sockets of one seat.
    pub sockets_per_seat: usize,
    /// Sockets of one moderator's or screen's device.
    pub sockets_per_device: usize,
    /// Sockets of one address that have not signed in yet.
    pub waiting_per_address: usize,
    /// New sockets of one address in a second.
    pub new_per_address: u32,
    /// Part of all sockets, in percent, that may be not signed in yet.
    pub waiting_percent: usize,
    /// Size of the request that asks for the WebSocket.
    pub handshake_bytes: usize,
    /// How long that request may take.
    #[serde(deserialize_with = "duration")]
    pub handshake_time: Duration,
    /// How long a peer may take to say hello.
    #[serde(deserialize_with = "duration")]
    pub hello_time: Duration,
    /// Size of one message from a peer.
    pub message_bytes: usize,
    /// Size of one command.
    pub command_bytes: usize,
    /// Messages of one seat in a second over a longer time.
    pub messages_per_second: u32,
    /// Messages of one seat at once.
    pub message_burst: u32,
    /// Failed sign-ins of one address in a minute.
    pub failed_sign_ins: u32,
    /// Wrong short codes in a minute, from wherever they come.
    pub failed_codes: u32,
    /// Commands that wait for the loop.
    pub inbox: usize,
    /// Places of the inbox kept for the presiding officer and the secretariat.
    pub inbox_reserved: usize,
    /// Frames that wait for one slow peer.
    pub peer_frames: usize,
    /// Size of what waits for one slow peer.
    pub peer_bytes: usize,
    /// Frames kept for each audience.
    pub replay_frames: usize,
    /// How long who reads the record may take for a page.
    #[serde(deserialize_with = "duration")]
    pub page_time: Duration,
    /// Size of one document's body.
    pub document_bytes: u64,
    /// How long its upload may take.
    #[serde(deserialize_with = "duration")]
    pub document_time: Duration,
    /// Documents that one device may send within an hour.
    pub documents_per_hour: u32,
    /// Their size together, as received.
    pub document_bytes_per_hour: u64,
    /// Space on the disk that documents leave to the record.
    pub free_bytes: u64,
}

/// The line between the hub and a peer.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// How often the hub sends its time.
    #[serde(deserialize_with = "duration")]
    pub tick: Duration,
    /// Silence after which a link is stale.
    #[serde(deserialize_with = "duration")]
    pub stale: Duration,
    /// Silence after which a link is lost.
    #[serde(deserialize_with = "duration")]
    pub lost: Duration,
    /// First wait before connecting again.
    #[serde(deserialize_with = "duration")]
    pub return_first: Duration,
    /// Longest such wait.
    #[serde(deserialize_with = "duration")]
    pub return_longest: Duration,
}

/// Commands written together with one sync.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// Most commands in one batch.
    pub commands: usize,
}

/// What the program says about itself.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// For whom.
    pub format: LogFormat,
    /// Levels by module, as `tracing` writes them.
    pub filter: String,
}

/// For whom the log is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for a collector.
    Json,
}

/// The places that settings are read from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Files that are read when they exist, in order.
    pub optional_files: Vec<PathBuf>,
    /// The file given with `--config`, which has to exist.
    pub file: Option<PathBuf>,
    /// The environment.
    pub environment: BTreeMap<String, String>,
    /// Flags that stand for a setting.
    pub flags: Vec<Flag>,
}

/// A flag that stands for a setting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flag {
    /// The flag as written on the command line, such as `--listen`.
    pub name: &'static str,
    /// The setting, such as `hub.listen`.
    pub key: &'static str,
    /// Its value.
    pub value: String,
}

impl Sources {
    /// The places this process reads, without flags.
    #[must_use]
    pub fn of_process(file: Option<PathBuf>) -> Self {
        let environment: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let mut optional_files = vec![PathBuf::from("/etc/mufakat/mufakat.toml")];
        optional_files
            .extend(below_home(&environment, "XDG_CONFIG_HOME", ".config").map(|dir| dir.join("mufakat.toml")));
        Self { optional_files, file, environment, flags: Vec::new() }
    }

    /// Adds a flag that was given.
    #[must_use]
    pub fn with_flag(mut self, name: &'static str, key: &'static str, value: Option<impl ToString>) -> Self {
        self.flags.extend(value.map(|value| Flag { name, key, value: value.to_string() }));
        self
    }
}

/// The folder `mufakat` below a base folder of the user: the variable's when it is set, else below the home.
fn below_home(environment: &BTreeMap<String, String>, variable: &str, fallback: &str) -> Option<PathBuf> {
    let set = |name: &str| environment.get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set(variable).or_else(|| Some(set("HOME")?.join(fallback))).map(|base| base.join("mufakat"))
}

/// Settings with the place that each value came from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The settings.
    pub settings: Settings,
    /// Every key in the order of the defaults' file.
    pub shown: Vec<Shown>,
}

/// One setting as it holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Shown {
    /// The key, such as `hub.listen`.
    pub key: String,
    /// The value, written as in a file.
    pub value: String,
    /// Where it came from: `default`, file and line, variable or flag.
    pub origin: String,
}

/// Reads all layers and checks them.
///
/// # Errors
/// The first fault found, with its place.
pub fn load(sources: &Sources) -> Result<Loaded, Fault> {
    let mut keys = Keys::of_defaults()?;
    let mut builder = Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));

    let optional = sources.optional_files.iter().map(|file| (file, false));
    for (file, required) in optional.chain(sources.file.iter().map(|file| (file, true))) {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(fault) if !required && fault.kind() == std::io::ErrorKind::NotFound => continue,
            Err(fault) => {
                let problem = Problem::Unreadable { why: fault.to_string() };
                return Err(Fault { place: file.display().to_string(), key: String::new(), problem });
            }
        };
        keys.claim_file(file, &text)?;
        builder = builder.add_source(File::from_str(&text, FileFormat::Toml));
    }

    let variables = sources.environment.iter().filter(|(name, _)| name.to_uppercase().starts_with(PREFIX));
    for (name, _) in variables.clone() {
        let key = name.get(PREFIX.len()..).unwrap_or_default().to_lowercase().replace("__", ".");
        keys.claim(&key, name.clone())?;
    }
    builder = builder.add_source(
        Environment::with_prefix("MUFAKAT")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("hub.allowed_origins")
            .with_list_parse_key("hub.trusted_proxies")
            .with_list_parse_key("tls.names")
            .source(Some(variables.map(|(name, value)| (name.clone(), value.clone())).collect())),
    );

    for flag in &sources.flags {
        keys.claim(flag.key, flag.name.to_owned())?;
        builder = builder.set_override(flag.key, flag.value.clone()).map_err(|fault| keys.other(&fault))?;
    }

    let config = builder.build().map_err(|fault| keys.other(&fault))?;
    keys.check_kinds(&config)?;
    let mut shown = keys.shown(&config);
    let mut settings: Settings = config.try_deserialize().map_err(|fault| keys.misread(&fault, &shown))?;
    if settings.hub.state_dir.as_os_str().is_empty() {
        settings.hub.state_dir = default_state_dir(&sources.environment);
        for line in shown.iter_mut().filter(|line| line.key == "hub.state_dir") {
            line.value = format!("{:?}", settings.hub.state_dir.display().to_string());
        }
    }
    settings.check().map_err(|(key, problem)| keys.fault(key, problem))?;
    Ok(Loaded { settings, shown })
}

/// Where a state folder lies when nobody says: the service manager's, the user's, or the system's.
fn default_state_dir(environment: &BTreeMap<String, String>) -> PathBuf {
    match environment.get("STATE_DIRECTORY").filter(|dir| !dir.is_empty()) {
        Some(dir) => PathBuf::from(dir),
        None => below_home(environment, "XDG_STATE_HOME", ".local/state").unwrap_or_else(|| "/var/lib/mufakat".into()),
    }
}

/// Every key that exists, in the order of the defaults' file, with its kind and the place of the value that holds.
struct Keys {
    order: Vec<(String, Kind)>,
    origins: BTreeMap<String, String>,
    sections: BTreeSet<String>,
}

impl Keys {
    fn of_defaults() -> Result<Self, Fault> {
        let found = keys_of("config/mufakat.toml", DEFAULTS)?;
        let mut keys = Self {
            sections: found.iter().filter_map(|(key, _)| Some(key.split_once('.')?.0.to_owned())).collect(),
            origins: found.iter().map(|(key, _)| (key.clone(), "default".to_owned())).collect(),
            order: Vec::new(),
        };
        let defaults = Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml)).build();
        let defaults = defaults.map_err(|fault| keys.other(&fault))?;
        keys.order = found.into_iter().map(|(key, _)| (key.clone(), Kind::of(&value_at(&defaults, &key)))).collect();
        Ok(keys)
    }

    /// Notes that `key` is set at `place`, or refuses a key that does not exist.
    fn claim(&mut self, key: &str, place: String) -> Result<(), Fault> {
        if let Some(origin) = self.origins.get_mut(key) {
            *origin = place;
            return Ok(());
        }
        let problem = if self.sections.contains(key) {
            Problem::Section
        } else {
            let known = self.order.iter().map(|(known, _)| known);
            Problem::UnknownKey { nearest: known.min_by_key(|known| distance(known, key)).cloned().unwrap_or_default() }
        };
        Err(Fault { place, key: key.to_owned(), problem })
    }

    fn claim_file(&mut self, file: &Path, text: &str) -> Result<(), Fault> {
        let file = file.display().to_string();
        for (key, line) in keys_of(&file, text)? {
            self.claim(&key, format!("{file}:{line}"))?;
        }
        Ok(())
    }

    fn fault(&self, key: &str, problem: Problem) -> Fault {
        let place = self.origins.get(key).cloned().unwrap_or_else(|| "default".to_owned());
        Fault { place, key: key.to_owned(), problem }
    }

    fn check_kinds(&self, config: &Config) -> Result<(), Fault> {
        for (key, kind) in &self.order {
            let value = value_at(config, key);
            if !kind.admits(&value) {
                return Err(self.fault(key, Problem::WrongKind { kind: *kind, found: written(&value) }));
            }
        }
        Ok(())
    }

    /// A value of the right kind that cannot be read all the same.
    fn misread(&self, fault: &config::ConfigError, shown: &[Shown]) -> Fault {
        let text = fault.to_string();
        let Some(line) = shown.iter().find(|line| text.contains(&format!("`{}`", line.key))) else {
            return self.other(fault);
        };
        let found = line.value.clone();
        let problem = match line.key.as_str() {
            "hub.listen" => Problem::NoAddress { found },
            "hub.trusted_proxies" => Problem::NoNetwork { found },
            "log.format" => Problem::NoFormat { found },
            "tls.mode" => Problem::NoMode { found },
            _ => Problem::Other { why: text },
        };
        self.fault(&line.key, problem)
    }

    fn other(&self, fault: &config::ConfigError) -> Fault {
        self.fault("", Problem::Other { why: fault.to_string() })
    }

    fn shown(&self, config: &Config) -> Vec<Shown> {
        let line = |key: &String| {
            let origin = self.origins.get(key).cloned().unwrap_or_default();
            Shown { key: key.clone(), value: written(&value_at(config, key)), origin }
        };
        self.order.iter().map(|(key, _)| line(key)).collect()
    }
}

fn value_at(config: &Config, key: &str) -> ValueKind {
    config.get::<Value>(key).map_or(ValueKind::Nil, |value| value.kind)
}

impl Kind {
    fn of(default: &ValueKind) -> Self {
        match default {
            ValueKind::I64(_) | ValueKind::I128(_) | ValueKind::U64(_) | ValueKind::U128(_) => Self::Number,
            ValueKind::Array(_) => Self::List,
            ValueKind::String(text) if spoken_time(text).is_some() => Self::Time,
            ValueKind::String(_)
            | ValueKind::Nil
            | ValueKind::Boolean(_)
            | ValueKind::Float(_)
            | ValueKind::Table(_) => Self::Text,
        }
    }

    /// Whether a value is of this kind. A variable or a flag is a text whatever it says, and so is `5` in quotes.
    fn admits(self, value: &ValueKind) -> bool {
        match (self, value) {
            (Self::Text, ValueKind::Array(_) | ValueKind::Table(_) | ValueKind::Nil) => false,
            (Self::Text, _) => true,
            (Self::Number, _) => value.to_string().parse::<u64>().is_ok(),
            (Self::Time, ValueKind::String(text)) => spoken_time(text).is_some(),
            (Self::Time, _) => false,
            (Self::List, ValueKind::Array(members)) => {
                members.iter().all(|member| matches!(member.kind, ValueKind::String(_)))
            }
            (Self::List, _) => false,
        }
    }
}

/// Every leaf of a TOML text with its line.
fn keys_of(file: &str, text: &str) -> Result<Vec<(String, usize)>, Fault> {
    let line_at = |offset: usize| 1 + text.get(..offset).unwrap_or(text).matches('\n').count();
    let root = toml::de::DeTable::parse(text).map_err(|fault| Fault {
        place: format!("{file}:{}", line_at(fault.span().map_or(0, |span| span.start))),
        key: String::new(),
        problem: Problem::Syntax { why: fault.message().to_owned() },
    })?;
    let mut found = Vec::new();
    let mut waiting = vec![(String::new(), root.get_ref())];
    while let Some((path, table)) = waiting.pop() {
        for (key, value) in table {
            let full = if path.is_empty() { key.get_ref().to_string() } else { format!("{path}.{}", key.get_ref()) };
            match value.get_ref().as_table() {
                Some(inner) => waiting.push((full, inner)),
                None => found.push((full, key.span().start)),
            }
        }
    }
    found.sort_by_key(|(_, offset)| *offset);
    Ok(found.into_iter().map(|(key, offset)| (key, line_at(offset))).collect())
}

/// A value as a file writes it.
fn written(kind: &ValueKind) -> String {
    match kind {
        ValueKind::String(text) => format!("{text:?}"),
        ValueKind::Array(values) => {
            format!("[{}]", values.iter().map(|value| written(&value.kind)).collect::<Vec<_>>().join(", "))
        }
        ValueKind::Nil
        | ValueKind::Boolean(_)
        | ValueKind::I64(_)
        | ValueKind::I128(_)
        | ValueKind::U64(_)
        | ValueKind::U128(_)
        | ValueKind::Float(_)
        | ValueKind::Table(_) => kind.to_string(),
    }
}

/// How many letters have to be added, removed or changed to make `b` out of `a`.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, y) in b.chars().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(x != y)).min(above + 1).min(row[j] + 1);
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// What a section finds wrong with itself: the key and the problem.
type Found = (&'static str, Problem);

/// Refuses `key` for `problem` unless `holds`.
fn expect(holds: bool, key: &'static str, problem: Problem) -> Result<(), Found> {
    if holds { Ok(()) } else { Err((key, problem)) }
}

fn at_least(least: u64, key: &'static str, value: usize) -> Result<(), Found> {
    expect(value as u64 >= least, key, Problem::TooSmall { least })
}

fn longer(key: &'static str, value: Duration, other: &str, than: Duration) -> Result<(), Found> {
    expect(value > than, key, Problem::NotLonger { other: other.to_owned() })
}

impl Settings {
    /// How the one listener is encrypted: as was said, else with the certificate's files where they are named, else
    /// not at all on loopback and before a trusted proxy, else with a certificate of the hub's own.
    #[must_use]
    pub fn encryption(&self) -> Encryption {
        self.tls.encryption(&self.hub)
    }

    fn check(&self) -> Result<(), Found> {
        self.hub.check()?;
        self.tls.check(&self.hub)?;
        self.limits.check()?;
        self.link.check()?;
        self.batch.check()?;
        self.seal.check()?;
        self.audit.check()?;
        self.log.check()
    }
}

impl Hub {
    /// Whether only this machine reaches the hub.
    fn stays_here(&self) -> bool {
        self.listen.ip().to_canonical().is_loopback()
    }

    fn check(&self) -> Result<(), Found> {
        let public = Some(&self.public_url).filter(|url| !url.is_empty());
        for (key, origin) in self
            .allowed_origins
            .iter()
            .map(|origin| ("hub.allowed_origins", origin))
            .chain(public.map(|url| ("hub.public_url", url)))
        {
            let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).unwrap_or_default();
            let is_origin = !host.is_empty() && !host.contains(['/', '*', ' ']);
            expect(is_origin, key, Problem::NoOrigin { found: origin.clone() })?;
        }
        Ok(())
    }
}

impl Limits {
    fn check(&self) -> Result<(), Found> {
        at_least(1, "limits.sockets", self.sockets)?;
        let other = "limits.sockets".to_owned();
        expect(self.sockets_reserved < self.sockets, "limits.sockets_reserved", Problem::NotBelow { other })?;
        at_least(1, "limits.sockets_per_seat", self.sockets_per_seat)?;
        at_least(1, "limits.sockets_per_device", self.sockets_per_device)?;
        at_least(1, "limits.waiting_per_address", self.waiting_per_address)?;
        at_least(1, "limits.new_per_address", self.new_per_address as usize)?;
        expect((1..=100).contains(&self.waiting_percent), "limits.waiting_percent", Problem::NoPercentage)?;
        // Browsers send about half of this.
        at_least(1_024, "limits.handshake_bytes", self.handshake_bytes)?;
        at_least(1, "limits.messages_per_second", self.messages_per_second as usize)?;
        at_least(1, "limits.message_burst", self.message_burst as usize)?;
        at_least(1, "limits.failed_sign_ins", self.failed_sign_ins as usize)?;
        at_least(1, "limits.failed_codes", self.failed_codes as usize)?;
        at_least(1, "limits.inbox", self.inbox)?;
        at_least(1, "limits.peer_frames", self.peer_frames)?;
        at_least(1, "limits.peer_bytes", self.peer_bytes)?;
        at_least(1, "limits.replay_frames", self.replay_frames)?;
        // An operative text of 8 KiB has to fit with what stands around it.
        at_least(9 * 1_024, "limits.command_bytes", self.command_bytes)?;
        let other = "limits.command_bytes".to_owned();
        expect(self.message_bytes >= self.command_bytes, "limits.message_bytes", Problem::Below { other })?;
        let other = "limits.inbox".to_owned();
        expect(self.inbox_reserved < self.inbox, "limits.inbox_reserved", Problem::NotBelow { other })?;
        at_least(1, "limits.documents_per_hour", self.documents_per_hour as usize)?;
        let other = "limits.document_bytes".to_owned();
        let hour_holds_one = self.document_bytes_per_hour >= self.document_bytes;
        expect(hour_holds_one, "limits.document_bytes_per_hour", Problem::Below { other })?;
        longer("limits.page_time", self.page_time, "0s", Duration::ZERO)?;
        longer("limits.document_time", self.document_time, "0s", Duration::ZERO)?;
        longer("limits.handshake_time", self.handshake_time, "0s", Duration::ZERO)?;
        longer("limits.hello_time", self.hello_time, "0s", Duration::ZERO)
    }
}

impl Link {
    fn check(&self) -> Result<(), Found> {
        longer("link.tick", self.tick, "0s", Duration::ZERO)?;
        longer("link.stale", self.stale, "link.tick", self.tick)?;
        longer("link.lost", self.lost, "link.stale", self.stale)?;
        longer("link.return_first", self.return_first, "0s", Duration::ZERO)?;
        let other = "link.return_first".to_owned();
        expect(self.return_longest >= self.return_first, "link.return_longest", Problem::Below { other })
    }
}

impl Batch {
    fn check(&self) -> Result<(), Found> {
        at_least(1, "batch.commands", self.commands)
    }
}

impl Log {
    fn check(&self) -> Result<(), Found> {
        let parsed = self.filter.parse::<tracing_subscriber::EnvFilter>();
        parsed.map(drop).map_err(|fault| ("log.filter", Problem::NoFilter { why: fault.to_string() }))
    }
}

fn spoken_time(text: &str) -> Option<Duration> {
    Duration::try_from(text.parse::<jiff::SignedDuration>().ok()?).ok()
}

fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let text = String::deserialize(deserializer)?;
    spoken_time(&text).ok_or_else(|| D::Error::custom("no length of time"))
}

fn path_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok((!text.is_empty()).then(|| PathBuf::from(text)))
}

/// A list; empty members, as an empty variable leaves them, do not count.
fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let members = Vec::<String>::deserialize(deserializer)?;
    Ok(members.into_iter().map(|member| member.trim().to_owned()).filter(|member| !member.is_empty()).collect())
}

fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Network>, D::Error> {
    list(deserializer)?.iter().map(|text| Network::parse(text).ok_or_else(|| D::Error::custom("no network"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sources with one file of the given text, which lives as long as the folder given back.
    fn with_file(text: &str) -> (tempfile::TempDir, Sources) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mufakat.toml");
        std::fs::write(&file, text).unwrap();
        (folder, Sources { file: Some(file), ..Sources::default() })
    }

    #[track_caller]
    fn check(text: &str, place: &str, problem: Problem) {
        let (folder, sources) = with_file(text);
        let fault = load(&sources).unwrap_err();
        let at = format!("{}: {}", fault.place.replace(&format!("{}/", folder.path().display()), ""), fault.key);
        assert_eq!((at.as_str(), fault.problem), (place, problem));
    }

    fn origin_of(loaded: &Loaded, key: &str) -> String {
        loaded.shown.iter().find(|line| line.key == key).unwrap().origin.clone()
    }

    #[test]
    fn the_defaults_hold_when_nobody_says_anything() {
        let loaded = load(&Sources::default()).unwrap();
        assert_eq!(loaded.settings.hub.listen, "127.0.0.1:8021".parse().unwrap());
        assert_eq!(loaded.settings.hub.conference, None);
        assert_eq!(loaded.settings.link.tick, Duration::from_secs(5));
        assert_eq!(loaded.settings.limits.message_bytes, 64 * 1024);
        assert_eq!(loaded.settings.hub.state_dir, Path::new("/var/lib/mufakat"));
        assert!(loaded.shown.iter().all(|line| line.origin == "default"));
    }

    #[test]
    fn every_default_stands_below_a_line_that_says_why() {
        let lines: Vec<&str> = DEFAULTS.lines().collect();
        for pair in lines.windows(2) {
            if pair[1].contains(" = ") && !pair[1].starts_with('#') {
                assert!(pair[0].starts_with("# "), "{:?} has no reason above it", pair[1]);
            }
        }
    }

    #[test]
    fn a_later_layer_wins_and_is_named() {
        let (folder, mut sources) =
            with_file("[hub]\nlisten = \"127.0.0.1:1\"\nstate_dir = \"/a\"\n[link]\ntick = \"1s\"\n");
        sources.environment.insert("MUFAKAT__HUB__LISTEN".into(), "127.0.0.1:2".into());
        sources.environment.insert("MUFAKAT__HUB__STATE_DIR".into(), "/b".into());
        let sources = sources.with_flag("--listen", "hub.listen", Some("127.0.0.1:3"));
        let loaded = load(&sources).unwrap();
        assert_eq!(loaded.settings.hub.listen.port(), 3);
        assert_eq!(loaded.settings.hub.state_dir, Path::new("/b"));
        assert_eq!(loaded.settings.link.tick, Duration::from_secs(1));
        assert_eq!(origin_of(&loaded, "hub.listen"), "--listen");
        assert_eq!(origin_of(&loaded, "hub.state_dir"), "MUFAKAT__HUB__STATE_DIR");
        assert_eq!(origin_of(&loaded, "link.tick"), format!("{}/mufakat.toml:5", folder.path().display()));
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_nearest_key() {
        check(
            "[hub]\n\nlisten_on = \"127.0.0.1:1\"\n",
            "mufakat.toml:3: hub.listen_on",
            Problem::UnknownKey { nearest: "hub.listen".into() },
        );
        let mut sources = Sources::default();
        sources.environment.insert("MUFAKAT__LNK__TICK".into(), "5s".into());
        let fault = load(&sources).unwrap_err();
        assert_eq!((fault.place.as_str(), fault.key.as_str()), ("MUFAKAT__LNK__TICK", "lnk.tick"));
        assert_eq!(fault.problem, Problem::UnknownKey { nearest: "link.tick".into() });
    }

    #[test]
    fn a_value_that_cannot_be_is_refused_with_its_line() {
        let wrong = |kind, found: &str| Problem::WrongKind { kind, found: found.into() };
        check("[link]\ntick = \"often\"\n", "mufakat.toml:2: link.tick", wrong(Kind::Time, "\"often\""));
        check("[link]\ntick = 5\n", "mufakat.toml:2: link.tick", wrong(Kind::Time, "5"));
        check("[limits]\nsockets = \"many\"\n", "mufakat.toml:2: limits.sockets", wrong(Kind::Number, "\"many\""));
        check("[limits]\nsockets = -1\n", "mufakat.toml:2: limits.sockets", wrong(Kind::Number, "-1"));
        check("[hub]\nallowed_origins = \"a\"\n", "mufakat.toml:2: hub.allowed_origins", wrong(Kind::List, "\"a\""));
        check("[hub]\nlisten = []\n", "mufakat.toml:2: hub.listen", wrong(Kind::Text, "[]"));
        check("hub = 3\n", "mufakat.toml:1: hub", Problem::Section);

        let found = |text: &str| text.to_owned();
        check(
            "[hub]\ntrusted_proxies = [\"proxy\"]\n",
            "mufakat.toml:2: hub.trusted_proxies",
            Problem::NoNetwork { found: found("[\"proxy\"]") },
        );
        check(
            "[hub]\nlisten = \"here\"\n",
            "mufakat.toml:2: hub.listen",
            Problem::NoAddress { found: found("\"here\"") },
        );
        check(
            "[log]\nformat = \"yaml\"\n",
            "mufakat.toml:2: log.format",
            Problem::NoFormat { found: found("\"yaml\"") },
        );
    }

    #[test]
    fn values_that_do_not_go_together_are_refused() {
        let other = |key: &str| key.to_owned();
        check(
            "[link]\n# why\nlost = \"6s\"\n",
            "mufakat.toml:3: link.lost",
            Problem::NotLonger { other: other("link.stale") },
        );
        check(
            "limits.inbox_reserved = 1024\n",
            "mufakat.toml:1: limits.inbox_reserved",
            Problem::NotBelow { other: other("limits.inbox") },
        );
        check(
            "limits.message_bytes = 9216\n",
            "mufakat.toml:1: limits.message_bytes",
            Problem::Below { other: other("limits.command_bytes") },
        );
        check("limits.sockets = 0\n", "mufakat.toml:1: limits.sockets", Problem::TooSmall { least: 1 });
        check("limits.waiting_percent = 0\n", "mufakat.toml:1: limits.waiting_percent", Problem::NoPercentage);
    }

    #[test]
    fn what_is_not_toml_is_refused_with_its_line() {
        let (_folder, sources) = with_file("[hub]\n[link\n");
        let fault = load(&sources).unwrap_err();
        assert!(fault.place.ends_with("mufakat.toml:2"), "{fault}");
        assert!(matches!(fault.problem, Problem::Syntax { .. }), "{fault}");
    }

    #[test]
    fn plain_text_beyond_this_machine_needs_a_named_proxy() {
        check(
            "[hub]\nlisten = \"0.0.0.0:8021\"\n[tls]\nmode = \"off\"\n",
            "mufakat.toml:4: tls.mode",
            Problem::PlainText,
        );
        let (_folder, mut sources) = with_file("[hub]\nlisten = \"0.0.0.0:8021\"\n");
        sources.environment.insert("MUFAKAT__HUB__TRUSTED_PROXIES".into(), "10.1.0.0/16,::1".into());
        let proxies = load(&sources).unwrap().settings.hub.trusted_proxies;
        assert!(proxies[0].contains("10.1.2.3".parse().unwrap()) && !proxies[0].contains("10.2.0.1".parse().unwrap()));
        assert!(proxies[0].contains("::ffff:10.1.0.1".parse().unwrap()));
        assert!(proxies[1].contains("::1".parse().unwrap()) && !proxies[1].contains("::2".parse().unwrap()));
    }

    #[test]
    fn what_is_said_to_others_is_encrypted_unless_a_proxy_does_it() {
        let with_folder = |text: &str| {
            let (_folder, sources) = with_file(text);
            load(&sources).unwrap().settings.encryption()
        };
        let own = |names: &[&str]| Encryption::SelfSigned { names: names.iter().map(ToString::to_string).collect() };
        let everywhere = "[hub]\nlisten = \"0.0.0.0:8021\"\n";
        assert_eq!(with_folder(""), Encryption::Off);
        assert_eq!(with_folder(everywhere), own(&[]));
        assert_eq!(with_folder(&format!("{everywhere}trusted_proxies = [\"10.1.0.0/16\"]\n")), Encryption::Off);
        assert_eq!(
            with_folder(
                "[hub]\npublic_url = \"https://hub.example.org:8443\"\n[tls]\nmode = \"self-signed\"\nnames = [\"hub\"]\n"
            ),
            own(&["hub.example.org", "hub"]),
        );
        assert_eq!(
            with_folder("[tls]\ncertificate = \"/a.pem\"\nkey = \"/b.pem\"\n"),
            Encryption::Files { certificate: "/a.pem".into(), key: "/b.pem".into() },
        );
    }

    #[test]
    fn a_certificate_and_its_key_are_named_together() {
        let missing = |with: &str| Problem::Missing { with: with.into() };
        check("[tls]\nmode = \"files\"\n", "default: tls.certificate", missing("tls.mode"));
        check("[tls]\ncertificate = \"/a.pem\"\n", "default: tls.key", missing("tls.certificate"));
        check("[tls]\nmode = \"on\"\n", "mufakat.toml:2: tls.mode", Problem::NoMode { found: "\"on\"".into() });
    }

    #[test]
    fn a_file_that_was_asked_for_has_to_exist() {
        let sources = Sources { file: Some("/nowhere/mufakat.toml".into()), ..Sources::default() };
        assert!(matches!(load(&sources).unwrap_err().problem, Problem::Unreadable { .. }));
        let sources = Sources { optional_files: vec!["/nowhere/mufakat.toml".into()], ..Sources::default() };
        assert!(load(&sources).is_ok());
    }

    #[test]
    fn the_state_folder_is_the_service_managers_before_the_users() {
        let mut sources = Sources::default();
        sources.environment.insert("HOME".into(), "/home/op".into());
        assert_eq!(load(&sources).unwrap().settings.hub.state_dir, Path::new("/home/op/.local/state/mufakat"));
        sources.environment.insert("STATE_DIRECTORY".into(), "/var/lib/private/mufakat".into());
        assert_eq!(load(&sources).unwrap().settings.hub.state_dir, Path::new("/var/lib/private/mufakat"));
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for origin in ["hub.example.org", "https://*", "https://hub.example.org/", "https://"] {
            check(
                &format!("[hub]\nallowed_origins = [{origin:?}]\n"),
                "mufakat.toml:2: hub.allowed_origins",
                Problem::NoOrigin { found: origin.into() },
            );
        }
    }
}

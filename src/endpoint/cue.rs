//! Cue hooks: a room's microphone follows the floor.
//!
//! ```text
//!   view ──floor_of──► wanted: Option<Cue>      told: Option<Cue>, what the hooks were last told
//!                          └──── differs ──► off(told), then on(wanted)
//! ```
//!
//! Hooks follow what the view says now, not single events, so an endpoint that was away for a while, or got a
//! whole new view, misses none: a floor given and ended in between needs no hook, one that lasts gets its own.
//! They run one after the other in a task of their own, each for [`HOOK_TIME`] at most, and never hold the line.

use std::process::Stdio;
use std::time::Duration;

use bytes::Bytes;
use hyper::Method;
use serde_json::json;
use tokio::process::Command;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::address::HubAddress;
use super::http::{Ask, ask};
use crate::clock::Clock;
use crate::procedure::ids::{ItemNumber, MeetingId, PartyId, SeatId, Span, SpeechId};
use crate::view::View;

/// How long one hook may run before it is stopped.
pub const HOOK_TIME: Duration = Duration::from_secs(10);

/// That a party has the floor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cue {
    /// The meeting.
    pub meeting: MeetingId,
    /// The item.
    pub item: ItemNumber,
    /// The speech.
    pub speech: SpeechId,
    /// The party.
    pub party: PartyId,
    /// Who speaks, where a seat is named.
    pub seat: Option<SeatId>,
    /// Speaking time allowed.
    pub limit: Span,
}

/// Whether the floor was given or has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Turn {
    On,
    Off,
}

/// What is run when the floor is given and when it ends.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hooks {
    /// A shell command for a floor given.
    pub on_floor: Option<String>,
    /// A shell command for a floor ended.
    pub off_floor: Option<String>,
    /// Address and path that both are posted to.
    pub web: Option<(HubAddress, String)>,
}

impl Hooks {
    /// Reads the address of a web hook, `http://host:port/path`.
    ///
    /// # Errors
    /// What is wrong, as a person is told.
    pub fn web(url: &str) -> Result<(HubAddress, String), String> {
        let rest = url.strip_prefix("http://").ok_or_else(|| format!("{url}: a web hook is reached by http://"))?;
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let path = if path.is_empty() { "/" } else { path };
        Ok((HubAddress::anywhere(host)?, path.to_owned()))
    }

    /// Whether there is any.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// The floor of a party, as a view has it.
#[must_use]
pub fn floor_of(view: &View, party: &PartyId) -> Option<Cue> {
    let speech = view.floor.as_ref()?.speech.as_ref().filter(|speech| speech.party == *party)?;
    Some(Cue {
        meeting: view.meeting.as_ref()?.focus.clone(),
        item: speech.item.clone(),
        speech: speech.speech,
        party: party.clone(),
        seat: speech.seat.clone(),
        limit: speech.limit_ms,
    })
}

/// Runs hooks as the floor comes and goes.
#[derive(Debug)]
pub struct CueRunner {
    wanted: watch::Sender<Option<Cue>>,
    task: JoinHandle<()>,
}

impl CueRunner {
    /// Begins with nobody on the floor. Needs a runtime.
    #[must_use]
    pub fn start(hooks: Hooks, clock: Clock) -> Self {
        let (wanted, changes) = watch::channel(None);
        Self { wanted, task: tokio::spawn(follow(hooks, clock, changes)) }
    }

    /// Says what the view shows now; the same again is nothing new. Never waits.
    pub fn show(&self, now: Option<Cue>) {
        self.wanted.send_if_modified(|wanted| {
            let differs = wanted.as_ref().map(|cue| cue.speech) != now.as_ref().map(|cue| cue.speech);
            if differs {
                *wanted = now;
            }
            differs
        });
    }

    /// The endpoint ends: a floor that lasts is told off, and what still runs is waited for.
    pub async fn finish(self) {
        self.show(None);
        let Self { wanted, task } = self;
        drop(wanted);
        // A task that panicked has said so; there is nothing left to wait for.
        let _panicked = task.await;
    }
}

/// A word said just before the sender goes is still heard: a change counts before the end does.
async fn follow(hooks: Hooks, clock: Clock, mut changes: watch::Receiver<Option<Cue>>) {
    let mut told: Option<Cue> = None;
    while changes.changed().await.is_ok() {
        let wanted = changes.borrow_and_update().clone();
        if wanted.as_ref().map(|cue| cue.speech) == told.as_ref().map(|cue| cue.speech) {
            continue;
        }
        if let Some(old) = &told {
            run(&hooks, &clock, Turn::Off, old).await;
        }
        if let Some(new) = &wanted {
            run(&hooks, &clock, Turn::On, new).await;
        }
        told = wanted;
    }
}

async fn run(hooks: &Hooks, clock: &Clock, turn: Turn, cue: &Cue) {
    let line = match turn {
        Turn::On => &hooks.on_floor,
        Turn::Off => &hooks.off_floor,
    };
    if let Some(line) = line {
        shell(line, turn, cue).await;
    }
    if let Some((host, path)) = &hooks.web {
        post(host, path, clock, turn, cue).await;
    }
}

async fn shell(line: &str, turn: Turn, cue: &Cue) {
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", line])
        .env("MUFAKAT_CUE", turn.word())
        .env("MUFAKAT_MEETING", cue.meeting.as_str())
        .env("MUFAKAT_ITEM", cue.item.to_string())
        .env("MUFAKAT_SPEECH", cue.speech.to_string())
        .env("MUFAKAT_PARTY", cue.party.as_str())
        .env("MUFAKAT_SEAT", cue.seat.as_ref().map_or("", SeatId::as_str))
        .env("MUFAKAT_LIMIT_SECONDS", (cue.limit.0 / 1_000).to_string())
        .stdin(Stdio::null())
        // Standard output belongs to the endpoint's own answers.
        .stdout(Stdio::null())
        .process_group(0)
        .kill_on_drop(true);
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(fault) => return tracing::warn!(%fault, cue = turn.word(), "the cue hook did not start"),
    };
    let group = child.id().and_then(|id| rustix::process::Pid::from_raw(i32::try_from(id).ok()?));
    match tokio::time::timeout(HOOK_TIME, child.wait()).await {
        Ok(Ok(status)) if status.success() => tracing::debug!(cue = turn.word(), "the cue hook ran"),
        Ok(Ok(status)) => tracing::warn!(%status, cue = turn.word(), "the cue hook failed"),
        Ok(Err(fault)) => tracing::warn!(%fault, cue = turn.word(), "the cue hook was lost"),
        Err(_) => {
            tracing::warn!(
                cue = turn.word(),
                seconds = HOOK_TIME.as_secs(),
                "the cue hook took too long and is stopped"
            );
            // With all that it started: a shell alone would leave its children to go on.
            if let Some(group) = group {
                let _gone = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
            }
            let _waited = child.wait().await;
        }
    }
}

async fn post(host: &HubAddress, path: &str, clock: &Clock, turn: Turn, cue: &Cue) {
    let event = json!({
        "specversion": "1.0",
        "id": format!("{}/{}/{}", cue.meeting, cue.speech, turn.word()),
        "source": format!("/endpoints/{}", cue.party),
        "type": format!("mufakat.cue.{}", turn.word()),
        "time": clock.now(),
        "datacontenttype": "application/json",
        "data": {
            "meeting": cue.meeting,
            "item": cue.item,
            "speech": cue.speech,
            "party": cue.party,
            "seat": cue.seat,
            "limit_ms": cue.limit,
        },
    });
    let body = Some(("application/cloudevents+json", Bytes::from(event.to_string())));
    let what = Ask { method: Method::POST, path, credential: None, body, most: 64 * 1024 };
    match tokio::time::timeout(HOOK_TIME, ask(host, what)).await {
        Ok(Ok(_)) => tracing::debug!(cue = turn.word(), "the web hook took it"),
        Ok(Err(fault)) => tracing::warn!(%fault, cue = turn.word(), "the web hook failed"),
        Err(_) => tracing::warn!(cue = turn.word(), "the web hook took too long"),
    }
}

impl Turn {
    fn word(self) -> &'static str {
        match self {
            Self::On => "floor_given",
            Self::Off => "floor_ended",
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::procedure::ids::Timestamp;

    fn cue(speech: u64) -> Cue {
        Cue {
            meeting: MeetingId::parse("AMMin8").unwrap(),
            item: ItemNumber::parse("5.2").unwrap(),
            speech: SpeechId(speech),
            party: PartyId::parse("TH").unwrap(),
            seat: SeatId::parse("TH.hod"),
            limit: Span::minutes(5),
        }
    }

    fn clock() -> Clock {
        Clock::simulated(Timestamp(0)).0
    }

    /// Plays what the view shows and gives back the lines that the hooks wrote.
    async fn played(hooks: impl Fn(&str) -> Hooks, shown: &[Option<Cue>]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("told");
        let runner = CueRunner::start(hooks(&file.display().to_string()), clock());
        for cue in shown {
            runner.show(cue.clone());
        }
        runner.finish().await;
        std::fs::read_to_string(&file).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    fn both(file: &str) -> Hooks {
        let line =
            format!("echo $MUFAKAT_CUE $MUFAKAT_PARTY $MUFAKAT_ITEM $MUFAKAT_SPEECH $MUFAKAT_LIMIT_SECONDS >> {file}");
        Hooks { on_floor: Some(line.clone()), off_floor: Some(line), web: None }
    }

    #[tokio::test]
    async fn a_floor_that_lasts_is_told_off_when_the_endpoint_ends() {
        // The runner sees the last word only; on a single thread it runs once `finish` waits for it.
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("told");
        let (wanted, changes) = watch::channel(None);
        let task = tokio::spawn(follow(both(&file.display().to_string()), clock(), changes));
        wanted.send_replace(Some(cue(7)));
        while !file.exists() {
            tokio::task::yield_now().await;
        }
        CueRunner { wanted, task }.finish().await;
        let told = std::fs::read_to_string(&file).unwrap();
        assert_eq!(told, "floor_given TH 5.2 7 300\nfloor_ended TH 5.2 7 300\n");
    }

    #[tokio::test]
    async fn a_floor_that_came_and_went_while_nobody_looked_needs_no_hook() {
        assert!(played(both, &[Some(cue(1)), None]).await.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_hook_that_hangs_is_stopped_with_all_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("told");
        let hooks =
            Hooks { on_floor: Some(format!("sleep 1000; echo late >> {}", file.display())), ..Hooks::default() };
        shell(hooks.on_floor.as_deref().unwrap(), Turn::On, &cue(1)).await;
        assert!(!file.exists());
    }

    #[tokio::test]
    async fn the_web_hook_is_told_as_a_cloud_event() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/cue", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = String::new();
            while !asked.contains("\r\n\r\n{") || !asked.ends_with('}') {
                let mut bytes = vec![0; 4096];
                let n = stream.read(&mut bytes).await.unwrap();
                asked.push_str(&String::from_utf8_lossy(&bytes[..n]));
            }
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
            asked
        });
        let hooks = Hooks { web: Some(Hooks::web(&url).unwrap()), ..Hooks::default() };
        run(&hooks, &clock(), Turn::On, &cue(3)).await;
        let asked = server.await.unwrap();
        assert!(asked.starts_with("POST /cue HTTP/1.1\r\n"), "{asked}");
        let (_, body) = asked.split_once("\r\n\r\n").unwrap();
        let event: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(event["type"], "mufakat.cue.floor_given");
        assert_eq!(event["time"], "1970-01-01T00:00:00.000Z");
        assert_eq!(event["data"]["limit_ms"], 300_000);
    }

    #[test]
    fn a_web_hook_may_be_on_another_machine_and_has_a_path() {
        assert_eq!(Hooks::web("http://10.1.2.3/a/b?c").unwrap().1, "/a/b?c");
        assert_eq!(Hooks::web("http://10.1.2.3").unwrap().1, "/");
        assert_eq!(Hooks::web("http://10.1.2.3:8000/on").unwrap().0.authority(), "10.1.2.3:8000");
        assert!(Hooks::web("https://localhost/").is_err());
    }
}

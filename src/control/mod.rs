//! The moderator's client: one act, its answer, and the end; or the sitting followed live.
//!
//! ```text
//!   connect ──welcome──► the screen ──wish──► action with what was seen ──► accepted | refused ──► said, exit code
//! ```
//!
//! Each act reads the screen first and names what is there. So two people who ask for "the next speaker" at once
//! move the meeting on once. Who looked earlier says so (`--seen`); without it "next" is not sent within a second of
//! the last one, because a key that was pressed twice looks just like two wishes.

mod stand;

use std::io::Read;
use std::time::Duration;

use hyper::Method;

pub use stand::fresh;

use crate::endpoint::address::HubAddress;
use crate::endpoint::chance::Chance;
use crate::endpoint::credential::Credential;
use crate::endpoint::face::{Face, Style, screen};
use crate::endpoint::http::{self, Ask, ask};
use crate::endpoint::line::{Line, Told};
use crate::endpoint::link::{Final, Identity, Patience, Shown};
use crate::endpoint::paper::{self, Tray};
use crate::endpoint::screen::{Meant, NoSuchThing, Screen};
use crate::endpoint::wish::{AboutDocument, DecisionAct, DocumentAct, SilenceAct, Wish};
use crate::endpoint::wording::Wording;
use crate::lifecycle::Stop;
use crate::procedure::command::{Content, FILE_MAX_BYTES, TEXT_MAX_BYTES};
use crate::procedure::definition::ItemKind;
use crate::procedure::event::Event;
use crate::procedure::ids::{MeetingId, Symbol};
use crate::view::View;
use crate::wire::{Accepted, Declined, Refused, Rejected, Secret};

/// How long the hub may take to let a client in.
const TO_JOIN: Duration = Duration::from_secs(10);
/// How long an act may wait for its answer, over lines that come and go.
const TO_ANSWER: Duration = Duration::from_secs(30);
/// Most bytes of the record that are read to see whether something has changed.
const RECORD_MOST: u64 = 64 * 1024 * 1024;

/// How a client reaches its hub.
#[derive(Clone, Debug)]
pub struct Reach {
    /// The hub.
    pub hub: HubAddress,
    /// The moderator's credential.
    pub credential: Credential,
    /// The language of sentences, BCP 47.
    pub language: String,
    /// How long it waits and listens.
    pub patience: Patience,
}

/// What an act is asked with beside its words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// The position that its sender saw.
    pub seen: Option<u64>,
    /// The meeting; the one under way or next where none is named.
    pub meeting: Option<MeetingId>,
}

/// What came of an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// The answer.
    pub accepted: Accepted,
    /// What happened by it; nothing where it was so already.
    pub events: Vec<Event>,
}

/// Why an act was not done.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// Nobody answered at the hub's address.
    #[error("{0}")]
    NotReached(String),
    /// The hub does not take the credential, or not for this.
    #[error("the hub does not take this credential")]
    Ended(Final),
    /// Nothing was sent: the words name nothing that is there.
    #[error("{}", .0.code())]
    NoSuchThing(NoSuchThing),
    /// The rules refuse it.
    #[error("{}", .0.rule)]
    Rejected(Box<Rejected>),
    /// The protocol refuses it.
    #[error("{}", .0.reason.code())]
    Declined(Declined),
    /// Something else failed.
    #[error("{0}")]
    Failed(String),
}

impl Fault {
    /// Whether the credential is not for this.
    #[must_use]
    pub fn is_not_allowed(&self) -> bool {
        match self {
            Self::Ended(end) => matches!(end, Final::NotSignedIn | Final::NotAllowed | Final::Distrusted(_)),
            Self::Declined(declined) => matches!(
                declined.reason,
                Refused::ScreenOnly {} | Refused::HubOnly {} | Refused::Mirror {} | Refused::Superseded { .. }
            ),
            Self::NotReached(_) | Self::NoSuchThing(_) | Self::Rejected(_) | Self::Failed(_) => false,
        }
    }
}

/// A moderator's client that is in.
#[derive(Debug)]
pub struct Desk {
    line: Line,
    reach: Reach,
    /// The view before the last act: what it ended still has a name.
    before: View,
}

impl Desk {
    /// Connects and waits until it is in.
    ///
    /// # Errors
    /// [`Fault::NotReached`], [`Fault::Ended`], [`Fault::Failed`].
    pub async fn connect(reach: Reach) -> Result<Self, Fault> {
        let identity = Identity {
            credential: Secret::new(reach.credential.reveal().to_owned()),
            language: Some(reach.language.clone()),
            device: Some("mufakat control".to_owned()),
            person: None,
        };
        let chance = Chance::of_system().map_err(|fault| Fault::Failed(fault.to_string()))?;
        let mut line = Line::start(reach.hub.clone(), identity, reach.patience, chance);
        let joined = tokio::time::timeout(TO_JOIN, async {
            loop {
                match line.next().await {
                    Told::Shown(Shown::Joined { .. }) => return Ok(()),
                    Told::Shown(Shown::Over(end)) => return Err(Fault::Ended(end)),
                    // A one-shot act does not wait for a hub that is not there.
                    Told::Shown(Shown::Down { reason, .. }) => return Err(Fault::NotReached(reason)),
                    Told::Shown(_) | Told::Frame(_) => {}
                }
            }
        });
        match joined.await {
            Ok(Ok(())) => Ok(Self { line, reach, before: View::default() }),
            Ok(Err(fault)) => Err(fault),
            Err(_) => Err(Fault::NotReached("no welcome in time".to_owned())),
        }
    }

    /// What is before it.
    #[must_use]
    pub fn screen(&self) -> Screen<'_> {
        screen(&self.line)
    }

    /// Does what a wish means, and waits for the answer.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn act(&mut self, wish: &Wish, asked: &Asked) -> Result<Done, Fault> {
        self.before = self.view().clone();
        let laid = if let Wish::Document(act) = wish {
            self.tray().lay_for(act).await.map_err(|fault| self.not_laid(fault))?
        } else {
            None
        };
        let mut meant = self.screen().meant_with(wish, asked.meeting.as_ref(), laid).map_err(Fault::NoSuchThing)?;
        match asked.seen {
            Some(seen) => {
                self.must_be_unchanged(wish, seen).await?;
                meant.seen.position = Some(seen);
            }
            // Two who press at once name the same entry, and the rules refuse the second; this is for two presses of
            // one hand, of which the second would read a screen that the first has changed.
            None if wish.is_next() && !fresh(&self.screen(), wish) => {
                return Err(Fault::NoSuchThing(NoSuchThing::TooSoon {}));
            }
            None => {}
        }
        self.submit(meant).await
    }

    /// Lays the Report of the Meeting before the meeting as the record tells it now: drafted by the hub, kept under its
    /// hash, and tabled as the next revision of the document that the agenda names. What is put then is this text and
    /// no other (R-37).
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn table_report(&mut self, asked: &Asked) -> Result<(Symbol, Done), Fault> {
        let meeting = self.meeting(asked)?;
        let programme = self.view().conference.as_ref();
        let card = programme.and_then(|programme| programme.meetings.iter().find(|card| card.id == meeting));
        let item = card.and_then(|card| card.agenda.iter().find(|item| item.kind == ItemKind::ReportAdoption));
        let symbol = item.and_then(|item| item.documents.first()).cloned();
        let symbol = symbol
            .ok_or_else(|| Fault::Failed(format!("the agenda of {meeting} names no document that is its report")))?;
        let path = format!("/api/v1/report?meeting={}", meeting.to_string().replace('+', "%2B"));
        let what = Ask {
            method: Method::GET,
            path: &path,
            credential: Some(&self.reach.credential),
            body: None,
            most: FILE_MAX_BYTES,
        };
        let bytes = ask(&self.reach.hub, what).await.map_err(|fault| Fault::Failed(fault.to_string()))?;
        let size = bytes.len() as u64;
        let hash = self.tray().put(bytes).await.map_err(|fault| self.not_laid(fault))?;
        let content = Content::File { hash, size, media_type: "text/markdown; charset=utf-8".to_owned() };
        let about = AboutDocument { title: None, title_vi: None, language: "en".to_owned() };
        self.before = self.view().clone();
        let screen = self.screen();
        let action = screen.tabled(meeting, &symbol, &about, content);
        let meant = Meant { capacity: screen.capacity(&action), seen: screen.seen_for(&action), action };
        Ok((symbol, self.submit(meant).await?))
    }

    fn meeting(&self, asked: &Asked) -> Result<MeetingId, Fault> {
        match &asked.meeting {
            Some(meeting) => Ok(meeting.clone()),
            None => self.screen().focus().cloned().map_err(Fault::NoSuchThing),
        }
    }

    /// Sends an action and waits for its answer.
    async fn submit(&mut self, meant: Meant) -> Result<Done, Fault> {
        let id = self.line.submit(meant.action, meant.capacity, meant.seen);
        let mut entries = Vec::new();
        let answered = tokio::time::timeout(TO_ANSWER, async {
            loop {
                match self.line.next().await {
                    Told::Shown(Shown::Entry(entry)) => entries.push(*entry),
                    Told::Shown(Shown::Accepted(accepted)) if accepted.command_id == id => return Ok(accepted),
                    Told::Shown(Shown::Rejected(rejected)) if rejected.command_id == id => {
                        return Err(Fault::Rejected(rejected));
                    }
                    Told::Shown(Shown::Declined(declined)) if declined.command_id.as_ref() == Some(&id) => {
                        return Err(Fault::Declined(declined));
                    }
                    Told::Shown(Shown::Over(end)) => return Err(Fault::Ended(end)),
                    Told::Shown(_) | Told::Frame(_) => {}
                }
            }
        });
        match answered.await {
            Ok(Ok(accepted)) => {
                let own = entries.into_iter().find(|entry| entry.position == accepted.position);
                Ok(Done { accepted, events: own.map(|entry| entry.events).unwrap_or_default() })
            }
            Ok(Err(fault)) => Err(fault),
            Err(_) => Err(Fault::NotReached("the hub did not answer in time; look before you ask again".to_owned())),
        }
    }

    /// Refuses if what the wish is about has changed since its sender looked.
    async fn must_be_unchanged(&self, wish: &Wish, seen: u64) -> Result<(), Fault> {
        let position = self.screen().position;
        let changed = || Fault::NoSuchThing(NoSuchThing::ChangedSince { seen, position });
        if seen >= position {
            return Ok(());
        }
        let path = format!("/entries?after={seen}");
        let what = Ask {
            method: Method::GET,
            path: &path,
            credential: Some(&self.reach.credential),
            body: None,
            most: RECORD_MOST,
        };
        let bytes = ask(&self.reach.hub, what).await.map_err(|fault| Fault::Failed(fault.to_string()))?;
        let touched = stand::touched(&String::from_utf8_lossy(&bytes), position).ok_or_else(changed)?;
        if stand::depends_on(wish).and(touched).is_empty() { Ok(()) } else { Err(changed()) }
    }

    /// Where papers are laid.
    fn tray(&self) -> Tray {
        let language = Wording::new(&self.reach.language).language().clone();
        Tray { hub: self.reach.hub.clone(), credential: self.reach.credential.clone(), language }
    }

    fn not_laid(&self, fault: paper::Fault) -> Fault {
        match fault {
            paper::Fault::Http(http::Fault::Unreachable(why)) => Fault::NotReached(why),
            fault @ (paper::Fault::Unreadable { .. }
            | paper::Fault::Empty(_)
            | paper::Fault::TooLarge { .. }
            | paper::Fault::Http(_)) => {
                Fault::Failed(fault.sentence(&self.reach.hub, &Wording::new(&self.reach.language)))
            }
        }
    }

    /// Follows the sitting until it is told to stop.
    ///
    /// # Errors
    /// [`Fault::Ended`], and [`Fault::Failed`] when nobody reads any more.
    pub async fn watch(self, mut stop: Stop, style: Style, wording: Wording) -> Result<(), Fault> {
        let Self { line, .. } = self;
        let mut line = if style == Style::Json { line.with_frames() } else { line };
        let mut face = Face::new(std::io::stdout(), style, wording);
        let gone = |fault: std::io::Error| Fault::Failed(fault.to_string());
        let position = screen(&line).position;
        face.joined_already(&line).map_err(gone)?;
        face.shown(&line, &Shown::Joined { position, back: true, reset: true, missed_after: None }).map_err(gone)?;
        loop {
            tokio::select! {
                biased;
                () = stop.asked() => {
                    line.leave().await;
                    return Ok(());
                }
                told = line.next() => match told {
                    Told::Frame(text) => face.frame(&text).map_err(gone)?,
                    Told::Shown(shown) => {
                        face.shown(&line, &shown).map_err(gone)?;
                        if let Shown::Over(end) = shown {
                            return if end == Final::ConferenceOver { Ok(()) } else { Err(Fault::Ended(end)) };
                        }
                    }
                },
            }
        }
    }

    /// Says goodbye.
    pub async fn leave(self) {
        self.line.leave().await;
    }

    /// The view before the last act.
    #[must_use]
    pub fn before(&self) -> &View {
        &self.before
    }

    /// The view, for programs.
    #[must_use]
    pub fn view(&self) -> &View {
        self.line.link().view()
    }
}

/// The same wish with a text that was to be read from standard input. Read before connecting: whoever types takes
/// longer than a line may be silent.
///
/// # Errors
/// [`Fault::Failed`] when standard input cannot be read.
pub fn with_input(wish: &Wish) -> Result<Wish, Fault> {
    let read = |text: &str| -> Result<String, Fault> {
        if text != "-" {
            return Ok(text.to_owned());
        }
        let mut words = String::new();
        let most = TEXT_MAX_BYTES as u64 + 1;
        std::io::stdin().take(most).read_to_string(&mut words).map_err(|fault| Fault::Failed(fault.to_string()))?;
        // The line end that every editor leaves is no part of the text.
        Ok(words.trim_end_matches('\n').to_owned())
    };
    let mut wish = wish.clone();
    if let Wish::Decision(DecisionAct::Table { text, .. } | DecisionAct::Revise { text, .. })
    | Wish::Silence(
        SilenceAct::Open { text: Some(text), .. } | SilenceAct::Object { text, .. } | SilenceAct::Restart { text, .. },
    )
    | Wish::Document(DocumentAct::Text { text, .. }) = &mut wish
    {
        *text = read(text)?;
    }
    Ok(wish)
}

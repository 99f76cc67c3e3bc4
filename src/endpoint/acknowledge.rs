//! The text that is put is before this delegation: worked out here, byte for byte, never taken from the hub's word.
//!
//! ```text
//!   own.text, not acknowledged ──Duty──► fetch each file, hash it, hash the words with them
//!        ──► the hash that the hub names: Acknowledge, once
//!        ──► another hash, or a file that cannot be had: nothing is acknowledged, and people are told
//! ```
//!
//! A lost line takes an acknowledgement back (R-22); then it is due again.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::Method;

use super::address::HubAddress;
use super::credential::Credential;
use super::http::{Ask, Fault, ask};
use super::screen::Screen;
use crate::procedure::command::{Action, Capacity, FILE_MAX_BYTES};
use crate::procedure::event::{DocumentReference, Wording};
use crate::procedure::ids::{Hash, MeetingId, ProposalId, Revision};
use crate::view::{PaperKind, Press};

/// A text that this delegation has to have before it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Duty {
    /// The meeting.
    pub meeting: MeetingId,
    /// The text.
    pub proposal: ProposalId,
    /// At this revision.
    pub revision: Revision,
    /// The hash that the hub names.
    pub named: Hash,
    /// Its words.
    pub words: String,
    /// Its documents.
    pub documents: Vec<DocumentReference>,
    /// Those documents whose words are kept in the record and may not lie at the hub as a file.
    in_record: BTreeSet<Hash>,
}

/// The bodies that were fetched here and have the hash that they are named by: a body never changes under its hash, so
/// a revision of the words, or a line that came back, fetches none of them again.
#[derive(Clone, Debug, Default)]
pub struct Verified(Arc<Mutex<BTreeSet<Hash>>>);

impl Verified {
    fn has(&self, hash: &Hash) -> bool {
        self.hashes().contains(hash)
    }

    fn add(&self, hash: Hash) {
        self.hashes().insert(hash);
    }

    /// Whole after every step, so a panic elsewhere does not make it wrong.
    fn hashes(&self) -> MutexGuard<'_, BTreeSet<Hash>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a text is not acknowledged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// What was fetched, or the words themselves, do not have the hash that the hub names.
    Differs,
    /// A document could not be fetched.
    Missing {
        /// Which.
        symbol: String,
        /// Why.
        reason: String,
    },
}

/// The text that this screen's delegation has to acknowledge; `None` where there is none, or where somebody else of
/// the delegation does.
#[must_use]
pub fn due(screen: &Screen<'_>) -> Option<Duty> {
    let own = screen.own?.seat.as_ref()?.text.as_ref().filter(|own| !own.acknowledged)?;
    screen.press(Press::Acknowledge).filter(|may| may.allowed)?;
    let text = screen.texts().iter().find(|text| text.proposal == own.proposal && text.revision == own.revision)?;
    let papers = screen.view.documents.as_ref().map_or(&[][..], |section| &section.documents.head);
    let last = papers.iter().filter_map(|paper| paper.last.as_ref());
    let in_record = last.filter(|last| last.kind == PaperKind::Text {}).map(|last| last.hash).collect();
    Some(Duty {
        meeting: screen.focus().ok()?.clone(),
        proposal: text.proposal,
        revision: text.revision,
        named: text.hash,
        words: text.text.clone()?,
        documents: text.documents.clone(),
        in_record,
    })
}

impl Duty {
    /// Fetches what the text is about and works its hash out.
    ///
    /// # Errors
    /// [`Doubt`]: then it must not be acknowledged.
    pub async fn fulfil(
        &self,
        hub: &HubAddress,
        credential: &Credential,
        verified: &Verified,
    ) -> Result<Action, Doubt> {
        for document in self.documents.iter().filter(|document| !verified.has(&document.hash)) {
            self.check(document, hub, credential).await?;
            verified.add(document.hash);
        }
        self.acknowledgement()
    }

    /// The act, if the words with their documents have the hash that the hub names.
    ///
    /// # Errors
    /// [`Doubt::Differs`].
    pub fn acknowledgement(&self) -> Result<Action, Doubt> {
        let hash = Wording::hash(&self.words, &self.documents);
        if hash != self.named {
            return Err(Doubt::Differs);
        }
        let Self { meeting, proposal, revision, .. } = self;
        Ok(Action::Acknowledge { meeting: meeting.clone(), proposal: *proposal, revision: *revision, hash })
    }

    async fn check(
        &self,
        document: &DocumentReference,
        hub: &HubAddress,
        credential: &Credential,
    ) -> Result<(), Doubt> {
        let path = format!("/documents/{}", document.hash);
        let what =
            Ask { method: Method::GET, path: &path, credential: Some(credential), body: None, most: FILE_MAX_BYTES };
        match ask(hub, what).await {
            Ok(bytes) if Hash::of(&bytes) == document.hash => Ok(()),
            Ok(_) => Err(Doubt::Differs),
            // The words of a short text lie in the record itself; its hash was worked out when it was tabled.
            Err(Fault::Refused { status: 404, .. }) if self.in_record.contains(&document.hash) => Ok(()),
            Err(fault) => {
                Err(Doubt::Missing { symbol: document.document.symbol.to_string(), reason: fault.to_string() })
            }
        }
    }
}

/// An acknowledgement binds the delegation, never the Chair.
pub const CAPACITY: Capacity = Capacity::Delegate;

/// Sees to it that each text is worked out once at a time.
#[derive(Clone, Debug, Default)]
pub struct Attendant {
    /// What is being worked out, or waits for the hub's answer.
    under_way: Option<(ProposalId, Revision)>,
    /// What is not tried again on this line.
    given_up: BTreeSet<(ProposalId, Revision, Hash)>,
    /// What was fetched before.
    pub verified: Verified,
}

impl Attendant {
    /// The next duty, if there is one that is not under way.
    pub fn take(&mut self, screen: &Screen<'_>) -> Option<Duty> {
        let duty = due(screen).filter(|duty| {
            self.under_way != Some((duty.proposal, duty.revision))
                && !self.given_up.contains(&(duty.proposal, duty.revision, duty.named))
        })?;
        self.under_way = Some((duty.proposal, duty.revision));
        Some(duty)
    }

    /// The hub has answered, so what is still due is due again.
    pub fn answered(&mut self) {
        self.under_way = None;
    }

    /// It cannot be done: people have to look. It is tried again on a new line.
    pub fn give_up(&mut self, duty: &Duty) {
        self.under_way = None;
        self.given_up.insert((duty.proposal, duty.revision, duty.named));
    }

    /// The line is new: what was given up may go now.
    pub fn rejoined(&mut self) {
        self.given_up.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duty(words: &str, named: Hash) -> Duty {
        Duty {
            meeting: MeetingId::parse("M").unwrap(),
            proposal: ProposalId(3),
            revision: Revision(2),
            named,
            words: words.to_owned(),
            documents: Vec::new(),
            in_record: BTreeSet::new(),
        }
    }

    #[test]
    fn a_text_is_acknowledged_with_the_hash_that_was_worked_out_here() {
        let named = Hash::of(b"The Meeting adopts the agenda.");
        let action = duty("The Meeting adopts the agenda.", named).acknowledgement().unwrap();
        assert!(matches!(action, Action::Acknowledge { hash, .. } if hash == named));
    }

    #[tokio::test]
    async fn a_document_that_was_fetched_and_verified_is_not_fetched_for_the_next_revision() {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let hub = HubAddress::of_listener(listener.local_addr().unwrap());
        // It answers once, and is gone.
        let served = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _asked = stream.read(&mut [0; 4096]).await.unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nwords").await.unwrap();
        });
        let reference: DocumentReference = serde_json::from_value(serde_json::json!({
            "document": { "symbol": "C/1", "revision": 1 }, "hash": Hash::of(b"words"),
        }))
        .unwrap();
        let about = |words: &str| Duty {
            documents: vec![reference.clone()],
            named: Wording::hash(words, std::slice::from_ref(&reference)),
            ..duty(words, Hash([0; 32]))
        };
        let (verified, credential) = (Verified::default(), Credential::new("d.1.secret"));
        assert!(about("Adopts it.").fulfil(&hub, &credential, &verified).await.is_ok());
        served.await.unwrap();
        assert!(about("Adopts it as revised.").fulfil(&hub, &credential, &verified).await.is_ok());
        assert!(about("Adopts it.").fulfil(&hub, &credential, &Verified::default()).await.is_err());
    }

    #[test]
    fn a_text_of_which_one_letter_differs_is_not_acknowledged() {
        let named = Hash::of(b"The Meeting adopts the agenda.");
        assert_eq!(duty("The Meeting adopts the agenda", named).acknowledgement(), Err(Doubt::Differs));
    }
}

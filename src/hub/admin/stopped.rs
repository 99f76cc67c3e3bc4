//! The files of a hub that does not run, opened to do what is asked.

use std::io;
use std::path::Path;

use super::{Answer, Ask, Error, PAGE, Refusal, Status, invite, new_key, of_record, signed_line, unkeyed, unknown};
use crate::clock::Clock;
use crate::hub::credentials::{self, Credentials, SecretSource};
use crate::hub::extracts::Drawing;
use crate::hub::folder::Folder;
use crate::hub::seal_key;
use crate::journal::entry::Head;
use crate::journal::{self, Journal, SaltSource};
use crate::procedure::command::Action;
use crate::procedure::definition::Definition;
use crate::procedure::ids::Timestamp;
use crate::record::extract::SignedExtract;
use crate::record::seal::kept::beside;
use crate::record::seal::{Checkpoint, Sealed};

/// The files of a hub that does not run.
pub(super) struct Stopped {
    /// Keeps a hub from starting meanwhile.
    folder: Folder,
    clock: Clock,
}

impl Stopped {
    pub(super) fn open(state: &Path, ask: &Ask) -> Result<Self, Error> {
        let folder = Folder::take(state)?;
        let of_record = match ask {
            Ask::Show { .. }
            | Ask::Verify {}
            | Ask::Export {}
            | Ask::Extracts {}
            | Ask::Key { .. }
            | Ask::Invite { .. } => true,
            Ask::Codes { .. }
            | Ask::Waiting {}
            | Ask::Settle { .. }
            | Ask::Status {}
            | Ask::Invitations {}
            | Ask::Revoke { .. }
            | Ask::Seal {}
            | Ask::Stop {} => false,
        };
        if of_record && !folder.journal().exists() {
            return Err(Error::Nothing { folder: state.to_owned() });
        }
        Ok(Self { folder, clock: Clock::system() })
    }

    pub(super) fn carry_out(&mut self, ask: Ask, take: &mut impl FnMut(Answer) -> io::Result<()>) -> io::Result<()> {
        let answer = match ask {
            Ask::Status {} => {
                let seals = std::fs::read_to_string(beside(&self.folder.journal())).unwrap_or_default();
                let sealed = Sealed::parse(&seals).unwrap_or_default();
                let last = sealed.last().and_then(|note| Checkpoint::parse(&note.text));
                let status = Status {
                    running: false,
                    address: None,
                    position: 0,
                    peers: 0,
                    sealed: last.map_or(0, |last| last.size),
                    damaged: sealed.set_aside().to_vec(),
                };
                Ok(Answer::Status(status))
            }
            Ask::Seal {} => Ok(Answer::Sealed {}),
            Ask::Stop {} => Err(Refusal::NoHub {}),
            Ask::Extracts {} => match self.extracts() {
                Ok((extracts, head)) => {
                    extracts.iter().map(signed_line).try_for_each(&mut *take)?;
                    Ok(head.into())
                }
                Err(why) => Err(why),
            },
            Ask::Invite { who } => match self.definition() {
                Ok(definition) => match definition.and_then(|definition| unknown(&definition, &who)) {
                    Some(why) => Err(why),
                    None => self.with_credentials(|credentials, at| invite(credentials, who, at)),
                },
                Err(error) => Err(error.into()),
            },
            // A code is short-lived, and nobody stands at the door of a hub that is not there.
            Ask::Codes { .. } | Ask::Settle { .. } => Err(Refusal::NoHub {}),
            Ask::Key { who, key } => match self.definition() {
                Ok(definition) => {
                    let strange = definition.and_then(|definition| unkeyed(&definition, &who, &key));
                    match strange {
                        Some(why) => Err(why),
                        None => self.with_credentials(|credentials, at| new_key(credentials, who, key, at)),
                    }
                }
                Err(error) => Err(error.into()),
            },
            Ask::Waiting {} => Ok(Answer::Waiting { waiting: Vec::new() }),
            Ask::Invitations {} => {
                self.with_credentials(|credentials, _| Ok(Answer::Invitations { invitations: credentials.list() }))
            }
            Ask::Revoke { name } => {
                self.with_credentials(|credentials, at| credentials.revoke(&name, at).map(|_| Answer::Revoked {}))
            }
            Ask::Verify {} => match journal::examine(&self.folder.journal()) {
                Ok(found) => Ok(match found.head {
                    Some(head) if found.findings.is_empty() => Answer::from(head),
                    _ => {
                        let findings = found.findings.iter().map(ToString::to_string).collect();
                        Answer::Damaged { findings, sound: found.sound }
                    }
                }),
                Err(error) => Err(error.into()),
            },
            Ask::Show { .. } | Ask::Export {} => {
                match Journal::open_existing(&self.folder.journal(), SaltSource::System) {
                    Ok(journal) => return of_record(&journal, &ask, take),
                    Err(error) => Err(error.into()),
                }
            }
        };
        take(answer.unwrap_or_else(|why| Answer::Failed { why }))
    }

    /// What the public may be told of each decision, signed.
    fn extracts(&self) -> Result<(Vec<SignedExtract>, Head), Refusal> {
        let path = seal_key::key_in(self.folder.path());
        let key = crate::record::seal::Secret::read(&path).map_err(|fault| Refusal::file(&path, &fault))?;
        let key = key.ok_or_else(|| Refusal::NoSealKey { file: path.display().to_string() })?;
        let journal = Journal::open_existing(&self.folder.journal(), SaltSource::System)?;
        let mut drawing = Drawing::default();
        loop {
            let page = journal.read(drawing.after(), PAGE)?;
            if page.is_empty() {
                return Ok((drawing.signed(&key), journal.head()));
            }
            drawing.read(&page);
        }
    }

    /// The conference that the record begins with.
    fn definition(&self) -> Result<Option<Definition>, journal::Error> {
        let journal = Journal::open_existing(&self.folder.journal(), SaltSource::System)?;
        let first = journal.read(0, 1)?.pop();
        let Some(Action::DefineConference { definition }) = first.map(|stored| stored.entry.command.action) else {
            return Ok(None);
        };
        Ok(Some(*definition))
    }

    fn with_credentials(
        &self,
        act: impl FnOnce(&mut Credentials, Timestamp) -> Result<Answer, credentials::Error>,
    ) -> Result<Answer, Refusal> {
        Credentials::open(&self.folder.credentials(), SecretSource::System)
            .and_then(|mut credentials| act(&mut credentials, self.clock.now()))
            .map_err(Refusal::from)
    }
}

//! What the desk asks of the hub or the disk beside its line, so that the line never waits for it: the door, papers, and
//! the file of a letter.

use std::path::{Path, PathBuf};

use tokio::sync::mpsc;

use super::ask::LETTER_FILE;
use super::board::{Board, Told};
use crate::endpoint::door::{self, Answer, Door};
use crate::endpoint::face::screen;
use crate::endpoint::paper::{self, Tray};
use crate::endpoint::run::{Endpoint, Plan};
use crate::endpoint::screen::Meant;
use crate::endpoint::wish::{DocumentAct, Wish};
use crate::procedure::command::{Action, Content};
use crate::procedure::ids::{Hash, MeetingId};

/// What came of something that was asked.
#[derive(Debug)]
pub(super) enum Done {
    Door(Result<Answer, door::Fault>),
    Laid { act: DocumentAct, meeting: Option<MeetingId>, laid: Result<Option<Content>, paper::Fault> },
    Hashed(Box<Meant>, Result<Hash, paper::Fault>),
}

/// What was asked and not yet answered.
#[derive(Debug)]
pub(super) struct Aside {
    door: Door,
    tray: Tray,
    sender: mpsc::Sender<(String, Done)>,
    receiver: mpsc::Receiver<(String, Done)>,
}

impl Aside {
    pub(super) fn new(plan: &Plan, board: &Board) -> Self {
        let (sender, receiver) = mpsc::channel(8);
        let (hub, credential) = (plan.hub.clone(), plan.credential.clone());
        let language = board.words().language().clone();
        let door = Door { hub: hub.clone(), credential: credential.clone(), language: language.clone() };
        Self { door, tray: Tray { hub, credential, language }, sender, receiver }
    }

    /// Asks at the door.
    pub(super) fn at_the_door(&self, board: &mut Board, act: door::DoorAct, button: String) {
        board.aside.insert(button.clone());
        let mut door = self.door.clone();
        door.language = board.words().language().clone();
        let sender = self.sender.clone();
        tokio::spawn(async move {
            let done = Done::Door(door.carry_out(&act).await);
            // A desk that was left needs no answer.
            let _left = sender.send((button, done)).await;
        });
    }

    /// Lays a paper at the hub.
    pub(super) fn lay(&self, board: &mut Board, act: DocumentAct, meeting: Option<MeetingId>, button: String) {
        board.aside.insert(button.clone());
        board.told = Some(Told::Word("desk-laying", false));
        let mut tray = self.tray.clone();
        tray.language = board.words().language().clone();
        let act = of_home(act);
        let sender = self.sender.clone();
        tokio::spawn(async move {
            let laid = tray.lay_for(&act).await;
            let _left = sender.send((button, Done::Laid { act, meeting, laid })).await;
        });
    }

    /// Works out what the file of a letter hashes to. The file stays where it is: only its hash is filed.
    pub(super) fn hash(&self, board: &mut Board, meant: Meant, file: PathBuf, button: String) {
        board.aside.insert(button.clone());
        let file = at_home(file);
        let sender = self.sender.clone();
        tokio::spawn(async move {
            let hashed = paper::hash_of(&file).await;
            let _left = sender.send((button, Done::Hashed(Box::new(meant), hashed))).await;
        });
    }

    /// Waits for the next answer, with the button that asked. Dropping the future loses nothing.
    pub(super) async fn answered(&mut self) -> (String, Done) {
        match self.receiver.recv().await {
            Some(answered) => answered,
            // It holds a sender itself, so this is never closed.
            None => std::future::pending().await,
        }
    }

    /// Does what an answer asks for.
    pub(super) fn done(&self, endpoint: &mut Endpoint<Board>, (button, done): (String, Done)) {
        match done {
            Done::Door(answer) => {
                let (_, board) = endpoint.both();
                let told = answer.map_err(|fault| fault.sentence(&self.door.hub, board.words()));
                board.door_answered(&button, told);
            }
            Done::Laid { act, meeting, laid } => self.laid(endpoint, button, act, meeting, laid),
            Done::Hashed(meant, hashed) => self.hashed(endpoint, button, *meant, hashed),
        }
    }

    /// What the letter hashes to is known: now the seat is admitted.
    fn hashed(
        &self,
        endpoint: &mut Endpoint<Board>,
        button: String,
        mut meant: Meant,
        hashed: Result<Hash, paper::Fault>,
    ) {
        let (_, board) = endpoint.both();
        board.aside.remove(&button);
        // Who left the question meanwhile admits nobody.
        let Some(mut asked) = board.question.take_if(|question| question.id == button) else { return };
        match hashed {
            Ok(hash) => {
                if let Action::AdmitSeat { letter: Some(letter), .. } = &mut meant.action {
                    letter.sha256 = Some(hash);
                }
                board.told = None;
                let id = endpoint.send(meant);
                let (_, board) = endpoint.both();
                board.sending.insert(id, button);
            }
            Err(fault) => {
                board.told = Some(Told::Said(fault.sentence(&self.tray.hub, board.words()), true));
                // The path can be put right.
                asked.at = asked.at_place(LETTER_FILE);
                board.question = Some(asked);
            }
        }
    }

    /// The file lies at the hub: now it is tabled as what was typed says.
    fn laid(
        &self,
        endpoint: &mut Endpoint<Board>,
        button: String,
        act: DocumentAct,
        meeting: Option<MeetingId>,
        laid: Result<Option<Content>, paper::Fault>,
    ) {
        let (line, board) = endpoint.both();
        board.aside.remove(&button);
        let laid = match laid {
            Ok(laid) => laid,
            Err(fault) => {
                let sentence = fault.sentence(&self.tray.hub, board.words());
                board.told = Some(Told::Said(sentence, true));
                return;
            }
        };
        let meant = screen(line).meant_with(&Wish::Document(act), meeting.as_ref(), laid);
        if board.question.as_ref().is_some_and(|question| question.id == button) {
            board.question = None;
        }
        match meant {
            Ok(meant) => {
                board.told = None;
                let id = endpoint.send(meant);
                let (_, board) = endpoint.both();
                board.sending.insert(id, button);
            }
            Err(nothing) => board.told = Some(Told::Nothing(nothing)),
        }
    }
}

fn of_home(mut act: DocumentAct) -> DocumentAct {
    if let DocumentAct::Table { file, .. } = &mut act {
        *file = at_home(std::mem::take(file));
    }
    act
}

/// A path as a shell would read it: `~/` is the home of who sits here.
fn at_home(file: PathBuf) -> PathBuf {
    if let Ok(below) = file.strip_prefix("~")
        && let Some(home) = std::env::var_os("HOME")
    {
        return Path::new(&home).join(below);
    }
    file
}

//! First answers: an act that is sent twice takes effect once, and is answered twice the same.
//!
//! What is in the record is kept for ever, since it is read from there again at every start. Other answers live as
//! long as the hub, and of each sender the last [`OTHERS`]: an act older than that which comes again is considered
//! anew, and names what its sender saw, so it does nothing or is refused. A command id that comes with another act
//! than the first time is no repetition, and is told so.

use std::collections::{BTreeMap, VecDeque};

use crate::journal::entry::Sender;
use crate::procedure::ids::{CommandId, Hash};
use crate::procedure::rejection::Rejection;

/// How many answers that are not in the record are kept for each sender.
pub const OTHERS: usize = 4_096;

/// What was answered first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It is in the record at that position.
    Accepted {
        /// The position.
        position: u64,
    },
    /// It was so already, at that position.
    Already {
        /// The position.
        position: u64,
    },
    /// The rules refused it.
    Rejected {
        /// Why.
        rejection: Box<Rejection>,
    },
}

/// All first answers, by sender and command id.
#[derive(Debug, Default)]
pub struct Answers {
    recorded: BTreeMap<Sender, BTreeMap<CommandId, (Hash, u64)>>,
    others: BTreeMap<Sender, Others>,
}

#[derive(Debug, Default)]
struct Others {
    answers: BTreeMap<CommandId, (Hash, Answer)>,
    order: VecDeque<CommandId>,
}

impl Answers {
    /// What a sender's command was answered first, if it was, with the hash of its act.
    #[must_use]
    pub fn first(&self, sender: &Sender, command: &CommandId) -> Option<(Hash, Answer)> {
        let recorded = self.recorded.get(sender).and_then(|commands| commands.get(command));
        let recorded = recorded.map(|(act, position)| (*act, Answer::Accepted { position: *position }));
        recorded.or_else(|| self.others.get(sender)?.answers.get(command).cloned())
    }

    /// Keeps the answer to an act. The first one stands.
    pub fn keep(&mut self, sender: Sender, command: CommandId, act: Hash, answer: Answer) {
        match answer {
            Answer::Accepted { position } => {
                self.recorded.entry(sender).or_default().entry(command).or_insert((act, position));
            }
            Answer::Already { .. } | Answer::Rejected { .. } => {
                let others = self.others.entry(sender).or_default();
                if others.answers.contains_key(&command) {
                    return;
                }
                others.answers.insert(command.clone(), (act, answer));
                others.order.push_back(command);
                if others.order.len() > OTHERS
                    && let Some(oldest) = others.order.pop_front()
                {
                    others.answers.remove(&oldest);
                }
            }
        }
    }

    /// Forgets what was read from the record, to read it again. Answers given to people stay.
    pub fn forget_recorded(&mut self) {
        self.recorded.clear();
    }

    /// Takes an answer back that nobody has heard: the batch it belongs to was not written.
    pub fn take_back(&mut self, sender: &Sender, command: &CommandId) {
        if let Some(others) = self.others.get_mut(sender)
            && others.answers.remove(command).is_some()
        {
            others.order.retain(|known| known != command);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::command::Actor;
    use crate::procedure::ids::SeatId;

    fn sender(seat: &str) -> Sender {
        Sender::of(&Actor::delegate(SeatId::parse(seat).unwrap()))
    }

    fn id(text: &str) -> CommandId {
        CommandId::parse(text).unwrap()
    }

    const ACT: Hash = Hash([1; 32]);

    fn rejected() -> Answer {
        Answer::Rejected { rejection: Box::new(Rejection::NotDefined {}) }
    }

    #[test]
    fn the_first_answer_stands_and_belongs_to_one_sender() {
        let mut answers = Answers::default();
        answers.keep(sender("TH.hod"), id("a"), ACT, rejected());
        answers.keep(sender("TH.hod"), id("a"), ACT, Answer::Already { position: 9 });
        assert_eq!(answers.first(&sender("TH.hod"), &id("a")), Some((ACT, rejected())));
        assert_eq!(answers.first(&sender("VN.hod"), &id("a")), None);
    }

    #[test]
    fn what_is_in_the_record_is_never_forgotten_and_the_rest_after_many_more() {
        let mut answers = Answers::default();
        let accepted = Answer::Accepted { position: 1 };
        answers.keep(sender("TH.hod"), id("kept"), ACT, accepted.clone());
        for n in 0..=OTHERS {
            answers.keep(sender("TH.hod"), id(&format!("r{n}")), ACT, rejected());
        }
        assert_eq!(answers.first(&sender("TH.hod"), &id("kept")), Some((ACT, accepted)));
        assert_eq!(answers.first(&sender("TH.hod"), &id("r0")), None);
        assert_eq!(answers.first(&sender("TH.hod"), &id("r1")), Some((ACT, rejected())));
    }

    #[test]
    fn an_answer_that_nobody_heard_can_be_taken_back() {
        let mut answers = Answers::default();
        answers.keep(sender("TH.hod"), id("a"), ACT, rejected());
        answers.take_back(&sender("TH.hod"), &id("a"));
        assert_eq!(answers.first(&sender("TH.hod"), &id("a")), None);
    }
}

//! A roll call in words: how each party voted, by name.

use serde::Serialize;

use super::course::Cast;
use super::wording::{Fault, Sentences, facts};
use crate::procedure::command::Choice;
use crate::procedure::event::VoteSubject;
use crate::procedure::ids::PartyId;

/// One way of voting, and who voted so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way<'a> {
    /// The vote; `None`: not answering.
    pub choice: Option<Choice>,
    /// What it is called.
    pub word: String,
    /// Who, in protocol order.
    pub parties: Vec<&'a PartyId>,
}

/// The ways of voting in the order in which they are told: all three votes, and who did not answer where there was one.
///
/// # Errors
/// [`Fault`].
pub fn ways<'a>(sentences: &Sentences, subject: VoteSubject, cast: &'a [Cast]) -> Result<Vec<Way<'a>>, Fault> {
    // Who votes yes on a ruling sets it aside, and no reader should have to know that.
    let order = match subject {
        VoteSubject::Ruling { .. } => [
            (Some(Choice::No), "choice_uphold"),
            (Some(Choice::Yes), "choice_overrule"),
            (Some(Choice::Abstain), "choice_abstain"),
            (None, "choice_silent"),
        ],
        VoteSubject::Motion { .. } | VoteSubject::Proposal { .. } | VoteSubject::Amendment { .. } => [
            (Some(Choice::Yes), "choice_yes"),
            (Some(Choice::No), "choice_no"),
            (Some(Choice::Abstain), "choice_abstain"),
            (None, "choice_silent"),
        ],
    };
    let mut ways = Vec::new();
    for (choice, word) in order {
        let parties: Vec<&PartyId> = cast.iter().filter(|one| one.choice == choice).map(|one| &one.party).collect();
        if choice.is_some() || !parties.is_empty() {
            ways.push(Way { choice, word: sentences.word(word)?, parties });
        }
    }
    Ok(ways)
}

/// All ways in one sentence; nothing where nobody's vote is known.
///
/// # Errors
/// [`Fault`].
pub fn by_name(
    sentences: &Sentences,
    subject: VoteSubject,
    cast: &[Cast],
    name: impl Fn(&PartyId) -> String,
) -> Result<String, Fault> {
    /// A way of voting as a sentence sees it.
    #[derive(Serialize)]
    struct Told {
        choice: String,
        parties: Vec<String>,
    }
    if cast.is_empty() {
        return Ok(String::new());
    }
    let ways: Vec<Told> = ways(sentences, subject, cast)?
        .into_iter()
        .map(|way| Told { choice: way.word, parties: way.parties.into_iter().map(&name).collect() })
        .collect();
    sentences.say("roll_call", facts! { ways })
}

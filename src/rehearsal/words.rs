//! What people say and write in a rehearsal: operative texts, papers, points. In English, the language of the
//! record.

use crate::procedure::command::{Person, Style};
use crate::procedure::definition::{SeatRank, Verb};
use crate::view::{PartyCard, SeatCard};

/// The operative text of a decision about `what`.
#[must_use]
pub fn operative(verb: Verb, style: Option<Style>, what: &str) -> String {
    let with = match style {
        Some(Style::Appreciation) => " with appreciation",
        Some(Style::Satisfaction) => " with satisfaction",
        Some(Style::Concern) => " with concern",
        Some(Style::Plain) | None => "",
    };
    match verb {
        Verb::Adopted => format!("The Meeting adopts: {what}."),
        Verb::Approved => format!("The Meeting approves: {what}."),
        Verb::Endorsed => format!("The Meeting endorses: {what}."),
        Verb::Agreed => format!("The Meeting agrees to: {what}."),
        Verb::Noted => format!("The Meeting notes{with}: {what}."),
        Verb::Tasked => format!("The Meeting tasks its Secretariat to follow up: {what}."),
        Verb::Requested => format!("The Meeting requests its members to follow up: {what}."),
        Verb::Deferred => format!("The Meeting defers: {what}."),
        Verb::NotAgreed => format!("The Meeting agrees to continue consultations on: {what}."),
    }
}

/// The body of a paper at a revision.
#[must_use]
pub fn paper(title: &str, revision: u64) -> String {
    format!("{title}\n\nA paper for rehearsal, revision {revision}.\n")
}

/// Who sits in a seat, as the Secretariat files it: nobody is named.
#[must_use]
pub fn person(party: &PartyCard, seat: &SeatCard) -> Person {
    let rank = match seat.rank {
        SeatRank::Head => "Head of Delegation",
        SeatRank::Alternate => "Alternate",
        SeatRank::Adviser => "Adviser",
    };
    let title = seat.office.as_ref().map(|office| office.en.clone()).unwrap_or_default();
    Person { name: format!("{rank}, {}", party.name.en), title }
}

/// The point of an objection.
pub const POINT: &str = "The second paragraph goes further than our instructions.";
/// A reservation.
pub const RESERVATION: &str = "Our delegation joins the consensus and reserves its position on the second paragraph.";
/// A paragraph that finds no agreement.
pub const PARAGRAPH: &str = "The Meeting agrees to establish a standing secretariat for the work plan.";
/// Why a meeting is suspended for consultations.
pub const CONSULTATIONS: &str = "consultations among delegations";

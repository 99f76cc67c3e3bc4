//! What is told of the chair under an item: who presided, who handed over, and what was said in which capacity.

use super::Drafter;
use crate::procedure::definition::{Class, ItemKind, ItemPlan};
use crate::procedure::event::ChairCause;
use crate::procedure::ids::{ItemNumber, PartyId};
use crate::record::course::{Speech, Tenure};
use crate::record::wording::{Fault, facts};

impl<'a> Drafter<'a> {
    /// Who acted for the Chair from this item on, or took the Chair's place in its delegation.
    pub(super) fn chair_notes(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let told = self.told;
        for tenure in told.tenures.iter().skip(1) {
            // Of an item and those around it, the innermost tells it.
            let first = tenure.item.as_ref().or(tenure.items.first());
            if first != Some(&item.number) {
                continue;
            }
            match tenure.cause {
                ChairCause::Succession | ChairCause::Passed => self.acting(tenure, tenure.cause)?,
                ChairCause::PersonChanged => {
                    let (name, title, office) = self.holder(&tenure.seat, tenure.person.as_ref())?;
                    let party = self.party(&tenure.party)?;
                    self.paragraph("person_changed", facts! { name, title, office, party })?;
                }
                ChairCause::Opening | ChairCause::Handover | ChairCause::Returned => {}
            }
        }
        Ok(())
    }

    /// That the presiding officer also spoke for its country, which is not the Chair's voice.
    pub(super) fn for_its_country(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let mut parties: Vec<&PartyId> = Vec::new();
        for speech in self.told.speeches_under(&item.number).filter(|speech| speech.is_for_its_country(item.kind)) {
            if !parties.contains(&&speech.party) {
                parties.push(&speech.party);
            }
        }
        for party in parties {
            self.paragraph("national_capacity", facts! { party => self.party(party)? })?;
        }
        Ok(())
    }

    fn acting(&mut self, tenure: &Tenure, cause: ChairCause) -> Result<(), Fault> {
        let vice_chair = self.state.chair.vice_chair.as_ref() == Some(&tenure.party);
        // Items without others inside them: those around are named by theirs.
        let leaf = |item: &&ItemNumber| !tenure.items.iter().any(|other| other.is_inside(item));
        let items: Vec<_> = tenure.items.iter().filter(leaf).map(ToString::to_string).collect();
        let party = self.party(&tenure.party)?;
        let chair = self.party(&self.state.chair.party)?;
        let speaks = cause == ChairCause::Passed;
        self.paragraph("acting_chair", facts! { party, vice_chair, items, chair, speaks })
    }

    /// Those of the remarks that were delivered under an item, and in which capacity.
    pub(super) fn remarks(&mut self, item: &'a ItemPlan, these: impl Fn(&Speech) -> bool) -> Result<(), Fault> {
        let mut spoken: Vec<(&PartyId, bool)> = Vec::new();
        for speech in self.told.speeches_under(&item.number).filter(|speech| these(speech)) {
            if !spoken.iter().any(|(party, _)| **party == speech.party) {
                spoken.push((&speech.party, speech.presiding));
            }
        }
        let first = self.plan.agenda.first();
        let hands_over = item.kind == ItemKind::ChairHandover;
        let opening = !hands_over
            && first.is_some_and(|first| {
                first.kind == ItemKind::Opening && (first.number == item.number || item.number.is_inside(&first.number))
            });
        for (party, presiding) in spoken {
            let annex = self.annexes.remarks(party, &item.number.to_string());
            let head = self.definition.parties.get(party).and_then(|party| party.seats.first());
            let office = head.and_then(|seat| seat.office.as_ref()).map(|office| self.sentences.of(office));
            let guest = self.plan.class(party) == Some(Class::Guest);
            let closing = item.kind == ItemKind::Closing;
            let chair = presiding && *party == self.plan.chair.chair;
            let outgoing = (presiding || hands_over) && !chair && self.plan.chair.outgoing.as_ref() == Some(party);
            let party = self.party(party)?;
            self.paragraph("remarks", facts! { party, office, guest, opening, closing, chair, outgoing, annex })?;
        }
        Ok(())
    }

    /// The handover, and what was said before the chair changed hands and after.
    pub(super) fn handed_over(&mut self, item: &'a ItemPlan) -> Result<(), Fault> {
        let mut tenures = self.told.tenures.iter();
        let taken = tenures.find(|tenure| tenure.cause == ChairCause::Handover).map(|tenure| tenure.from);
        let before = move |speech: &Speech| taken.is_none_or(|taken| speech.called < taken);
        self.remarks(item, before)?;
        self.handover(item)?;
        self.remarks(item, |speech| !before(speech))
    }

    fn handover(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let decided = self.held().filter(|(_, decision)| decision.item == item.number);
        let Some((_, decision)) = decided.last() else { return self.gap() };
        let verb = self.verb(decision)?;
        let taken = self.told.tenures.iter().position(|tenure| tenure.cause == ChairCause::Handover);
        let Some(index) = taken else {
            self.paragraph("handover_agreed", facts! { verb })?;
            return self.roll_calls(decision.proposal);
        };
        let before = index.checked_sub(1).and_then(|before| self.told.tenures.get(before));
        let outgoing = before.map(|tenure| self.party(&tenure.party)).transpose()?;
        let chair = self.told.tenures.get(index).map(|tenure| self.party(&tenure.party)).transpose()?;
        let vice_chair = self.state.chair.vice_chair.as_ref().map(|party| self.party(party)).transpose()?;
        self.paragraph("handover", facts! { outgoing, chair, vice_chair, verb })?;
        self.roll_calls(decision.proposal)
    }
}

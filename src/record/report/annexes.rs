//! Annexes in the order in which they are first mentioned.

use super::Drafter;
use crate::procedure::decision::Decision;
use crate::procedure::event::DocumentReference;
use crate::procedure::ids::{DecisionNumber, Hash, PartyId, Revision, StatementId, Symbol};
use crate::record::wording::{Fault, facts};
use crate::record::writing::Block;

/// What an annex holds.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Annex {
    /// The list of delegates.
    Delegates,
    /// The agenda, as it was adopted.
    Agenda(Option<DocumentReference>),
    /// A document.
    Document(Symbol, Revision, Hash),
    /// The text of remarks; the record has none.
    Remarks(PartyId, String),
    /// A statement on the record.
    Statement(StatementId),
    /// A written statement that stands for a speech.
    Written(PartyId, String),
}

/// The annexes so far.
#[derive(Clone, Debug, Default)]
pub struct Annexes {
    list: Vec<Annex>,
}

impl Annexes {
    fn number(&mut self, annex: Annex) -> usize {
        match self.list.iter().position(|known| *known == annex) {
            Some(index) => index + 1,
            None => {
                self.list.push(annex);
                self.list.len()
            }
        }
    }

    pub fn delegates(&mut self) -> usize {
        self.number(Annex::Delegates)
    }

    pub fn agenda(&mut self, document: Option<DocumentReference>) -> usize {
        self.number(Annex::Agenda(document))
    }

    pub fn document(&mut self, reference: &DocumentReference) -> usize {
        let document = &reference.document;
        self.number(Annex::Document(document.symbol.clone(), document.revision, reference.hash))
    }

    pub fn remarks(&mut self, party: &PartyId, item: &str) -> usize {
        self.number(Annex::Remarks(party.clone(), item.to_owned()))
    }

    pub fn statement(&mut self, statement: StatementId) -> usize {
        self.number(Annex::Statement(statement))
    }

    pub fn written(&mut self, party: &PartyId, item: &str) -> usize {
        self.number(Annex::Written(party.clone(), item.to_owned()))
    }
}

impl<'a> Drafter<'a> {
    /// The list of annexes, and those that the record itself can fill.
    pub(super) fn annexes_at_the_end(&mut self) -> Result<(), Fault> {
        let annexes = std::mem::take(&mut self.annexes.list);
        let last = annexes.len() + 1;
        let mut rows = Vec::new();
        let mut bodies = Vec::new();
        for (number, annex) in (1..).zip(&annexes) {
            let (title, document, body) = self.annex(annex)?;
            if let Some(body) = body {
                let text = self.sentences.say("heading_annex", facts! { number, title })?;
                bodies.push(Block::Annex { text });
                bodies.extend(body);
            }
            rows.push(vec![number.to_string(), title, document]);
        }
        let title = self.sentences.word("annex_decisions")?;
        rows.push(vec![last.to_string(), title.clone(), String::new()]);
        bodies.push(Block::Annex { text: self.sentences.say("heading_annex", facts! { number => last, title })? });
        bodies.extend(self.decisions()?);

        self.heading(1, "heading_annexes", facts! {})?;
        self.blocks.push(Block::Table {
            columns: self.words(&["annex_column_number", "annex_column_title", "annex_column_document"])?,
            widths: vec![11, 47, 42],
            rows,
        });
        self.blocks.extend(bodies);
        Ok(())
    }

    /// The title of an annex, the document that it is, and its body where the record has it.
    fn annex(&self, annex: &Annex) -> Result<(String, String, Option<Vec<Block>>), Fault> {
        let named = |symbol: &Symbol, revision: Revision, hash: &Hash| {
            self.sentences.say("annex_document", facts! { symbol, revision, hash })
        };
        Ok(match annex {
            Annex::Delegates => (self.sentences.word("annex_delegates")?, String::new(), Some(self.delegates()?)),
            Annex::Agenda(document) => {
                let document = match document {
                    Some(one) => named(&one.document.symbol, one.document.revision, &one.hash)?,
                    None => String::new(),
                };
                (self.sentences.word("annex_agenda")?, document, Some(vec![self.agenda()?]))
            }
            Annex::Document(symbol, revision, hash) => {
                let text = self.course.conference.documents.text(symbol, *revision);
                let title = text.map_or_else(|| symbol.to_string(), |text| self.sentences.of(&text.title).to_owned());
                (title, named(symbol, *revision, hash)?, None)
            }
            Annex::Remarks(party, item) => {
                let title = self.sentences.say("annex_remarks", facts! { party => self.party(party)?, item })?;
                (title, self.sentences.gap()?, None)
            }
            Annex::Written(party, item) => {
                let title = self.sentences.say("annex_written", facts! { party => self.party(party)?, item })?;
                (title, self.sentences.gap()?, None)
            }
            Annex::Statement(id) => {
                let known = self.course.conference.register.statements.get(id);
                let (Some(known), kind) = (known, known.map(|known| known.kind)) else {
                    return Ok((id.to_string(), self.sentences.gap()?, None));
                };
                let kind = match kind {
                    Some(crate::procedure::event::StatementKind::Reservation) => "statement_reservation",
                    Some(crate::procedure::event::StatementKind::Dissociation) => "statement_dissociation",
                    Some(crate::procedure::event::StatementKind::Explanation) | None => "statement_explanation",
                };
                let kind = self.sentences.word(kind)?;
                let party = self.party(&known.party)?;
                let title = self.sentences.say("annex_statement", facts! { kind, party })?;
                (title, String::new(), Some(vec![Block::Quote { text: known.text.clone() }]))
            }
        })
    }

    pub(super) fn words(&self, names: &[&str]) -> Result<Vec<String>, Fault> {
        names.iter().map(|name| self.sentences.word(name)).collect()
    }

    /// Who was there, in protocol order, head of delegation first.
    fn delegates(&self) -> Result<Vec<Block>, Fault> {
        let mut rows = Vec::new();
        for party in self.in_order() {
            let seats = self.definition.parties.get(party).map(|party| &party.seats).into_iter().flatten();
            let mut first = true;
            for seat in seats {
                let Some(admission) = self.told.delegates.get(&seat.id) else { continue };
                let name = if first { self.long_name(party) } else { String::new() };
                first = false;
                let gap = self.sentences.gap()?;
                rows.push(match self.holder(&seat.id, Some(admission))? {
                    (office, _, true) => vec![name, gap, office],
                    (person, title, false) if title.is_empty() => vec![name, person, gap],
                    (person, title, false) => vec![name, person, title],
                });
            }
        }
        if rows.is_empty() {
            return Ok(vec![Block::Plain { text: self.sentences.gap()? }]);
        }
        let columns = self.words(&["delegates_column_party", "delegates_column_name", "delegates_column_title"])?;
        Ok(vec![Block::Table { columns, widths: vec![30, 30, 40], rows }])
    }

    fn agenda(&self) -> Result<Block, Fault> {
        let row = |item: &crate::procedure::definition::ItemPlan| {
            vec![item.number.to_string(), self.sentences.of(&item.title).to_owned()]
        };
        Ok(Block::Table {
            columns: self.words(&["agenda_column_number", "agenda_column_title"])?,
            widths: vec![12, 88],
            rows: self.plan.agenda.iter().map(row).collect(),
        })
    }

    /// Decisions that hold, and what follows from them.
    fn decisions(&self) -> Result<Vec<Block>, Fault> {
        let mut rows = Vec::new();
        let mut tasks = Vec::new();
        for (number, decision) in self.held() {
            let mut said = self.decided(decision)?;
            for one in self.course.corrigenda_to(number, decision) {
                said = format!("{said} {}", self.sentences.say("corrigendum_note", facts! { text => one.text })?);
            }
            rows.push(vec![number.to_string(), decision.item.to_string(), said]);
            for task in &decision.follow_ups {
                let by = if task.by.is_empty() { self.sentences.gap()? } else { task.by.clone() };
                tasks.push(vec![task.who.clone(), task.what.clone(), by, number.to_string()]);
            }
        }
        let mut blocks = Vec::new();
        if rows.is_empty() {
            blocks.push(Block::Plain { text: self.sentences.word("register_none")? });
        } else {
            let columns = self.words(&["column_number", "column_place", "column_verb"])?;
            blocks.push(Block::Table { columns, widths: vec![8, 12, 80], rows });
        }
        if !tasks.is_empty() {
            blocks.push(Block::Heading { level: 2, text: self.sentences.word("heading_follow_up")? });
            let columns = self.words(&["task_column_who", "task_column_what", "task_column_by", "column_number"])?;
            blocks.push(Block::Table { columns, widths: vec![25, 45, 20, 10], rows: tasks });
        }
        Ok(blocks)
    }

    /// Decisions of this meeting that hold, in their order.
    pub(super) fn held(&self) -> impl Iterator<Item = (DecisionNumber, &'a Decision)> + use<'a> {
        let all = self.course.conference.register.decisions.iter();
        let meeting = &self.plan.id;
        all.filter(move |(_, decision)| decision.meeting == *meeting && decision.holds())
            .map(|(number, decision)| (*number, decision))
    }
}

//! What is told of an agenda item.

use std::collections::BTreeSet;

use super::Drafter;
use crate::procedure::agenda::ItemState;
use crate::procedure::command::{DeferTo, Outcome, ProposalFate, Style};
use crate::procedure::decision::Decision;
use crate::procedure::definition::{Class, FeedCondition, ItemKind, ItemPlan, Presenter, Verb};
use crate::procedure::event::{Origin, SilenceOutcome, SpeechEnd, StatementKind};
use crate::procedure::ids::{DecisionNumber, PartyId};
use crate::record::course::{Silence, Turn};
use crate::record::wording::{Fault, Language, facts};

impl<'a> Drafter<'a> {
    /// The heading of an item, and what was concluded under it.
    pub(super) fn item(&mut self, item: &'a ItemPlan) -> Result<(), Fault> {
        let (number, title) = (&item.number, self.sentences.of(&item.title));
        let level = u8::try_from(number.depth()).unwrap_or(3).min(3);
        let name = if level == 1 { "heading_item" } else { "heading_sub_item" };
        self.heading(level, name, facts! { number, title })?;
        let has_children = self.plan.agenda.iter().any(|other| other.number.is_inside(number));
        match self.item_state(item) {
            ItemState::Concluded { outcome } => self.concluded(item, outcome, has_children),
            ItemState::Deferred { to } => {
                self.chair_notes(item)?;
                self.ruled(item)?;
                self.announced(item)?;
                self.appeals(item)?;
                self.roll_calls_on_others(item)?;
                self.motions(item)?;
                self.put_off(item, to)?;
                self.extended(item)
            }
            ItemState::Withdrawn => {
                let reason = self.told.turns(number).rev().find_map(|moment| match &moment.turn {
                    Turn::Withdrawn(reason) => Some(reason.clone()),
                    Turn::Opened(..) | Turn::Joined(..) | Turn::Concluded(_) | Turn::Deferred(_) | Turn::Reopened => {
                        None
                    }
                });
                self.paragraph("item_withdrawn", facts! { reason })
            }
            // What goes on inside an open item is told as it is concluded.
            ItemState::Open if has_children => Ok(()),
            ItemState::Pending | ItemState::Open => self.gap(),
        }
    }

    fn concluded(&mut self, item: &'a ItemPlan, outcome: &Outcome, has_children: bool) -> Result<(), Fault> {
        let before = self.number;
        if self.plan.agenda.first().is_some_and(|first| first.number == item.number)
            && let Some(first) = self.told.sittings.first()
        {
            let who = self.told.tenures.first().map(|tenure| self.party(&tenure.party)).transpose()?;
            self.paragraph("opened", facts! { at => self.sentences.when(first.opened), who })?;
        }
        self.chair_notes(item)?;
        self.ruled(item)?;
        self.announced(item)?;
        match item.kind {
            ItemKind::Opening | ItemKind::Statement => self.remarks(item, |_| true)?,
            ItemKind::ChairHandover => self.handed_over(item)?,
            ItemKind::AgendaAdoption
            | ItemKind::Report
            | ItemKind::Discussion
            | ItemKind::Adoption
            | ItemKind::Endorsement
            | ItemKind::Approval
            | ItemKind::DateAndVenue
            | ItemKind::ReportAdoption
            | ItemKind::OtherMatters
            | ItemKind::Closing => {}
        }
        self.deferred_meanwhile(item)?;
        let decided: Vec<_> = self.held().filter(|(_, decision)| decision.item == item.number).collect();
        if !matches!(item.kind, ItemKind::Opening | ItemKind::Statement | ItemKind::ChairHandover) {
            self.presented_and_discussed(item, &decided)?;
            self.for_its_country(item)?;
            self.appeals(item)?;
            for (number, decision) in &decided {
                self.decision(item, *number, decision)?;
            }
            self.papers_for_reading(item, &decided)?;
        } else {
            self.appeals(item)?;
        }
        self.extended(item)?;
        self.roll_calls_on_others(item)?;
        self.set_aside(item)?;
        self.motions(item)?;
        self.silences(item)?;
        self.written(item)?;
        if item.kind == ItemKind::AgendaAdoption {
            self.paragraph("plenary", facts! {})?;
        }
        match outcome {
            Outcome::NotAgreed {} if self.number == before => {
                self.paragraph("consultations_continue", facts! { about => self.topic(item)? })
            }
            Outcome::NoDecision { reason } => self.paragraph("no_decision", facts! { reason }),
            Outcome::ViewsExchanged {} if self.number == before => {
                self.paragraph("views_exchanged", facts! { title => self.topic(item)?, discussion => true })
            }
            Outcome::Decided {}
            | Outcome::Done {}
            | Outcome::ViewsExchanged {}
            | Outcome::NotAgreed {}
            | Outcome::AdReferendum {} => {
                if self.number == before && !has_children {
                    return self.gap();
                }
                Ok(())
            }
        }
    }

    /// The rulings by which it was taken up: out of its order, before what it waits for, or with another one.
    fn ruled(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        for moment in self.told.turns(&item.number) {
            match &moment.turn {
                Turn::Opened(_, Some(ruling)) => self.paragraph("ruled", facts! { ruling })?,
                Turn::Joined(with, ruling) => self.paragraph("joined", facts! { with, ruling })?,
                Turn::Opened(_, None)
                | Turn::Concluded(_)
                | Turn::Deferred(_)
                | Turn::Withdrawn(_)
                | Turn::Reopened => {}
            }
        }
        Ok(())
    }

    /// From when on it was announced that a decision under the item is taken.
    fn announced(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        for one in self.told.announcements.iter().filter(|one| one.item == item.number) {
            match one.from {
                Some(from) => self.paragraph("decision_announced", facts! { from => self.sentences.when(from) })?,
                None => self.paragraph("announcement_withdrawn", facts! {})?,
            }
        }
        Ok(())
    }

    /// That the sitting went on for longer than planned, the interpreters having agreed.
    fn extended(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        for one in self.told.extensions.iter().filter(|one| one.item.as_ref() == Some(&item.number)) {
            let (until, at) = (self.sentences.when(one.closes_at), self.sentences.when(one.at));
            let (interpreters, same_day) = (one.interpreters_agreed, (until.month, until.day) == (at.month, at.day));
            self.paragraph("sitting_extended", facts! { until, interpreters, same_day })?;
        }
        Ok(())
    }

    /// That the item was put off and taken up again.
    fn deferred_meanwhile(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let worded = self.held().any(|(_, one)| one.item == item.number && one.verb == Verb::Deferred);
        let turns: Vec<_> = self.told.turns(&item.number).cloned().collect();
        for (index, moment) in turns.iter().enumerate() {
            let Turn::Deferred(to) = &moment.turn else { continue };
            let again = turns[index..].iter().any(|later| matches!(later.turn, Turn::Opened(..) | Turn::Joined(..)));
            if again && !worded {
                let to = self.until(to)?;
                self.paragraph("deferred_meanwhile", facts! { to })?;
            }
        }
        Ok(())
    }

    fn put_off(&mut self, item: &'a ItemPlan, to: &DeferTo) -> Result<(), Fault> {
        let decided: Vec<_> = self.held().filter(|(_, decision)| decision.item == item.number).collect();
        let worded = decided.iter().any(|(_, decision)| decision.verb == Verb::Deferred);
        for (number, decision) in &decided {
            self.decision(item, *number, decision)?;
        }
        if worded {
            return Ok(());
        }
        let (to, about) = (self.until(to)?, self.topic(item)?);
        self.paragraph("deferred", facts! { about, to })
    }

    fn until(&self, to: &DeferTo) -> Result<String, Fault> {
        match to {
            DeferTo::Item { item } => self.sentences.say("until_item", facts! { item }),
            DeferTo::Sitting {} => self.sentences.word("until_sitting"),
            DeferTo::Later {} => self.sentences.word("until_later"),
            DeferTo::NextMeeting { meeting } => {
                let plan = meeting.as_ref().and_then(|id| self.definition.meeting(id));
                let short = plan.map(|plan| self.sentences.of(&plan.short));
                self.sentences.say("until_meeting", facts! { short })
            }
        }
    }

    /// Who presented, in words: with the role in which it did.
    fn presenters(&self, item: &ItemPlan) -> Result<Vec<String>, Fault> {
        let mut names: Vec<String> = Vec::new();
        let mut seen: Vec<&PartyId> = Vec::new();
        for speech in self.told.speeches_under(&item.number) {
            let presents = speech.origin == Origin::Presenter;
            // What the Chair itself introduces is the Meeting's business, not a presentation.
            let by_chair = speech.presiding && item.presenters.contains(&Presenter::Chair);
            if !presents || by_chair || seen.contains(&&speech.party) {
                continue;
            }
            seen.push(&speech.party);
            let role = item.presenters.iter().find_map(|presenter| match presenter {
                Presenter::Role(role) if self.state.roll.roles.get(role) == Some(&speech.party) => {
                    self.plan.roles.get(role).map(|role| self.sentences.of(&role.title))
                }
                Presenter::Role(_) | Presenter::Party(_) | Presenter::Chair => None,
            });
            let (party, name) = (self.party(&speech.party)?, self.name(&speech.party));
            names.push(self.sentences.say("presenter", facts! { party, name, role })?);
        }
        Ok(names)
    }

    fn presented_and_discussed(
        &mut self,
        item: &'a ItemPlan,
        decided: &[(DecisionNumber, &Decision)],
    ) -> Result<(), Fault> {
        let title = self.sentences.of(&item.title);
        let presenters = self.presenters(item)?;
        let told_with_decision = decided.iter().any(|(_, one)| presents_its_papers(one));
        if !presenters.is_empty() && !told_with_decision && item.kind != ItemKind::DateAndVenue {
            self.paragraph("presented", facts! { presenters, title })?;
        }
        if self.exchanged_views(item) {
            let discussion = item.kind == ItemKind::Discussion;
            self.paragraph("views_exchanged", facts! { title => self.topic(item)?, discussion })?;
        }
        Ok(())
    }

    /// Whether so many members spoke by themselves under an item that it is told as an exchange of views.
    fn exchanged_views(&self, item: &ItemPlan) -> bool {
        let mut members: BTreeSet<&PartyId> = BTreeSet::new();
        for speech in self.told.speeches_under(&item.number) {
            let decides = self.plan.class(&speech.party).is_some_and(Class::decides);
            let by_itself = matches!(speech.origin, Origin::Asked | Origin::Prepared | Origin::AddedForIt);
            if decides && by_itself {
                members.insert(&speech.party);
            }
        }
        members.len() > 1 || (!members.is_empty() && item.kind == ItemKind::Discussion)
    }

    /// A decision that says no more than its item: what was noted was a discussion, where there was no report.
    fn decision_of_item(
        &self,
        item: &ItemPlan,
        decision: &Decision,
        presenters: &[String],
    ) -> Result<serde_json::Value, Fault> {
        let (verb, title) = (self.verb(decision)?, self.sentences.of(&item.title));
        let discussion = item.kind == ItemKind::Discussion && self.exchanged_views(item);
        Ok(facts! { verb, title, presenters, discussion })
    }

    /// "noted with appreciation".
    pub(super) fn verb(&self, decision: &Decision) -> Result<String, Fault> {
        let verb = match decision.verb {
            Verb::Adopted => "verb_adopted",
            Verb::Approved => "verb_approved",
            Verb::Endorsed => "verb_endorsed",
            Verb::Agreed => "verb_agreed",
            Verb::Noted => "verb_noted",
            Verb::Tasked => "verb_tasked",
            Verb::Requested => "verb_requested",
            Verb::Deferred => "verb_deferred",
            Verb::NotAgreed => "verb_not_agreed",
        };
        let style = match decision.style {
            Some(Style::Appreciation) => self.sentences.word("style_appreciation")?,
            Some(Style::Satisfaction) => self.sentences.word("style_satisfaction")?,
            Some(Style::Concern) => self.sentences.word("style_concern")?,
            Some(Style::Plain) | None => String::new(),
        };
        Ok(format!("{} {style}", self.sentences.word(verb)?).trim().to_owned())
    }

    /// One decision in one sentence, for the list of decisions.
    pub(super) fn decided(&self, decision: &Decision) -> Result<String, Fault> {
        let verb = self.verb(decision)?;
        let titles = self.titles(decision)?;
        let item = self.plan.item(&decision.item);
        let bare = item.is_some_and(|item| self.given_text(decision, item).is_none());
        if let Some(item) = item {
            if item.kind == ItemKind::ChairHandover {
                return self.sentences.say("handover_agreed", facts! { verb });
            }
            if decision.verb == Verb::NotAgreed {
                let (about, text) = (self.about(&titles, item)?, self.given_text(decision, item));
                return self.sentences.say("consultations_continue", facts! { about, text });
            }
            if item.kind == ItemKind::DateAndVenue && bare {
                let host = self.next_host(item).map(|host| self.party(&host)).transpose()?;
                return self.sentences.say("next_meeting", facts! { verb, host });
            }
            if decision.verb == Verb::Deferred {
                let to: Option<String> = None;
                return self.sentences.say("deferred", facts! { about => self.about(&titles, item)?, to });
            }
            if bare && titles.is_empty() {
                return self.sentences.say("decision_item", self.decision_of_item(item, decision, &[])?);
            }
        }
        if titles.is_empty() {
            return match self.in_past_tense(decision) {
                Some(text) => Ok(text),
                None => self.sentences.say("decision_text", facts! { verb, text => decision.wording.text }),
            };
        }
        let (forward, forward_for) = item.and_then(|item| self.higher_body(item, decision)).unzip();
        self.sentences.say("decision_listed", facts! { verb, titles, forward, forward_for })
    }

    /// Who hosts the next meeting, where the agenda or a role says it.
    fn next_host(&self, item: &ItemPlan) -> Option<PartyId> {
        item.presenters.iter().find_map(|presenter| match presenter {
            Presenter::Party(party) => Some(party.clone()),
            Presenter::Role(role) => self.state.roll.roles.get(role).cloned(),
            Presenter::Chair => None,
        })
    }

    /// Titles of the documents of a decision.
    fn titles(&self, decision: &Decision) -> Result<Vec<String>, Fault> {
        let mut titles = Vec::new();
        for reference in &decision.wording.documents {
            let known = self.course.conference.documents.text(&reference.document.symbol, reference.document.revision);
            let title = known.map_or_else(
                || reference.document.symbol.to_string(),
                |text| self.sentences.of(&text.title).to_owned(),
            );
            titles.push(self.sentences.say("paper", facts! { title })?);
        }
        Ok(titles)
    }

    fn decision(&mut self, item: &'a ItemPlan, number: DecisionNumber, decision: &'a Decision) -> Result<(), Fault> {
        let verb = self.verb(decision)?;
        let titles = self.titles(decision)?;
        let presenters = if self.is_first_with_papers(item, number) { self.presenters(item)? } else { Vec::new() };
        if let Some(added) = self.state.agenda.added_by.get(&number).and_then(|added| self.plan.item(added)) {
            let (item, title) = (added.number.to_string(), self.sentences.of(&added.title));
            self.paragraph("item_added", facts! { item, title })?;
        } else if item.kind == ItemKind::AgendaAdoption && decision.verb == Verb::Adopted {
            let annex = self.annexes.agenda(decision.wording.documents.first().cloned());
            let agreed: Vec<_> = self.state.agenda.added_by.values().collect();
            let added = self.plan.agenda.iter().filter(|item| item.added && !agreed.contains(&&item.number));
            let added: Vec<_> = added.map(|item| item.number.to_string()).collect();
            self.paragraph("agenda_adopted", facts! { annex, added })?;
        } else if decision.verb == Verb::Deferred {
            let to = self.told.turns(&item.number).find_map(|moment| match &moment.turn {
                Turn::Deferred(to) if moment.at >= decision.at => Some(to.clone()),
                Turn::Deferred(_)
                | Turn::Opened(..)
                | Turn::Joined(..)
                | Turn::Concluded(_)
                | Turn::Withdrawn(_)
                | Turn::Reopened => None,
            });
            let to = to.map(|to| self.until(&to)).transpose()?;
            let about = self.about(&titles, item)?;
            self.paragraph("deferred", facts! { about, to })?;
        } else if decision.verb == Verb::NotAgreed {
            let text = self.given_text(decision, item).map(str::to_owned);
            let about = self.about(&titles, item)?;
            self.paragraph("consultations_continue", facts! { about, text })?;
        } else if item.kind == ItemKind::DateAndVenue && self.given_text(decision, item).is_none() {
            let host = self.next_host(item).map(|host| self.party(&host)).transpose()?;
            self.paragraph("next_meeting", facts! { verb, host })?;
        } else if !titles.is_empty() {
            let mut annexes: Vec<usize> = Vec::new();
            for reference in &decision.wording.documents {
                annexes.push(self.annexes.document(reference));
            }
            let (forward, forward_for) = self.higher_body(item, decision).unzip();
            let text = self.given_text(decision, item).map(str::to_owned);
            let noted = decision.verb == Verb::Noted;
            let papers = facts! { verb, titles, presenters, annexes, forward, forward_for, text, noted };
            self.paragraph("decision_papers", papers)?;
        } else if self.given_text(decision, item).is_none() {
            let facts = self.decision_of_item(item, decision, &presenters)?;
            self.paragraph("decision_item", facts)?;
        } else {
            match self.in_past_tense(decision) {
                Some(text) => self.paragraph("as_it_is", facts! { text })?,
                None => self.paragraph("decision_text", facts! { verb, text => decision.wording.text })?,
            }
        }
        for task in &decision.follow_ups {
            // Where the text itself says it, it is not said twice.
            if !decision.wording.text.contains(&task.what) || !task.by.is_empty() {
                let said = decision.wording.text.contains(&task.what);
                let facts = facts! { who => task.who, what => task.what, by => task.by, said };
                let more = self.sentences.say("follow_up_sentence", facts)?;
                self.go_on(&more);
            }
        }
        self.roll_calls(decision.proposal)?;
        self.statements(number, &titles, item)?;
        if !decision.joining.is_empty() {
            let parties = decision.joining.keys().map(|party| self.party(party)).collect::<Result<Vec<_>, _>>()?;
            self.paragraph("joining_later", facts! { parties })?;
        }
        Ok(())
    }

    fn is_first_with_papers(&self, item: &ItemPlan, number: DecisionNumber) -> bool {
        let mut with = self.held().filter(|(_, one)| one.item == item.number && presents_its_papers(one));
        with.next().is_some_and(|(first, _)| first == number)
    }

    fn about(&self, titles: &[String], item: &ItemPlan) -> Result<String, Fault> {
        if titles.is_empty() {
            return self.topic(item);
        }
        self.sentences.say("listed", facts! { titles })
    }

    /// The meeting that is to take up what this one endorsed, and for what, as its own agenda says.
    fn higher_body(&self, item: &ItemPlan, decision: &Decision) -> Option<(String, &'static str)> {
        let feed = item.feeds.iter().find(|feed| feed.condition == FeedCondition::Decided)?;
        if decision.verb != Verb::Endorsed {
            return None;
        }
        let meeting = self.definition.meeting(&feed.meeting)?;
        let taken_up_for = match meeting.item(&feed.item)?.kind {
            ItemKind::Adoption | ItemKind::AgendaAdoption | ItemKind::ReportAdoption => "adoption",
            ItemKind::Endorsement => "endorsement",
            ItemKind::Approval => "approval",
            ItemKind::Opening
            | ItemKind::Statement
            | ItemKind::ChairHandover
            | ItemKind::Report
            | ItemKind::Discussion
            | ItemKind::DateAndVenue
            | ItemKind::OtherMatters
            | ItemKind::Closing => "consideration",
        };
        Some((self.sentences.of(&meeting.short).to_owned(), taken_up_for))
    }

    /// The operative text, where it says more than its verb and the titles of its documents or its item.
    fn given_text<'d>(&self, decision: &'d Decision, item: &ItemPlan) -> Option<&'d str> {
        let text = decision.wording.text.as_str();
        let of = |title: &str| title.trim_end_matches('.').to_owned();
        let documents = decision.wording.documents.iter();
        let titles: Vec<String> = documents
            .filter_map(|one| self.course.conference.documents.text(&one.document.symbol, one.document.revision))
            .map(|text| of(&text.title.en))
            .collect();
        let said = text.split_once(": ").map_or("", |(_, rest)| rest).trim_end_matches('.');
        let short = text.starts_with("The Meeting ") && !text.trim_end_matches('.').contains(". ");
        let only_titles = !titles.is_empty() && said == titles.join("; ");
        let only_item = titles.is_empty() && said == of(&item.title.en);
        if short && (only_titles || only_item) { None } else { Some(text) }
    }

    /// An English text that begins with "The Meeting" and the declared verb, told as what was done. The words after
    /// the verb stay as they were decided; any other text is quoted.
    fn in_past_tense(&self, decision: &Decision) -> Option<String> {
        if self.sentences.language() != Language::En {
            return None;
        }
        let (now, then) = match decision.verb {
            Verb::Adopted => ("adopts", "adopted"),
            Verb::Approved => ("approves", "approved"),
            Verb::Endorsed => ("endorses", "endorsed"),
            Verb::Agreed | Verb::NotAgreed => ("agrees", "agreed"),
            Verb::Noted => ("notes", "noted"),
            Verb::Tasked => ("tasks", "tasked"),
            Verb::Requested => ("requests", "requested"),
            Verb::Deferred => ("defers", "deferred"),
        };
        let rest = decision.wording.text.strip_prefix("The Meeting ")?.strip_prefix(now)?;
        (rest.starts_with(' ') && !rest.contains('\n')).then(|| format!("The Meeting {then}{rest}"))
    }

    /// Documents that were before the meeting and that nothing was decided on.
    fn papers_for_reading(&mut self, item: &'a ItemPlan, decided: &[(DecisionNumber, &Decision)]) -> Result<(), Fault> {
        for symbol in &item.documents {
            let mut references = decided.iter().flat_map(|(_, one)| &one.wording.documents);
            if references.any(|one| one.document.symbol == *symbol) {
                continue;
            }
            let known = self.course.conference.documents.documents.get(symbol);
            let here = known.and_then(|known| known.revisions.iter().next_back());
            if let Some((_, text)) = here {
                let title = self.sentences.say("paper", facts! { title => self.sentences.of(&text.title) })?;
                self.paragraph("for_reading", facts! { title })?;
            }
        }
        Ok(())
    }

    fn statements(&mut self, number: DecisionNumber, titles: &[String], item: &ItemPlan) -> Result<(), Fault> {
        let all = &self.course.conference.register.statements;
        let on_this: Vec<_> = all.iter().filter(|(_, one)| one.decision == Some(number)).collect();
        for (id, statement) in on_this {
            let annex = self.annexes.statement(*id);
            let name = match statement.kind {
                StatementKind::Reservation => "reservation",
                StatementKind::Explanation => "explanation",
                StatementKind::Dissociation => "dissociation",
            };
            let about = self.about(titles, item)?;
            self.paragraph(name, facts! { party => self.party(&statement.party)?, about, annex, number })?;
        }
        Ok(())
    }

    /// Texts that were put under the item and taken back.
    fn set_aside(&mut self, item: &'a ItemPlan) -> Result<(), Fault> {
        for aside in &self.told.set_aside {
            let Some(proposal) = self.state.table.proposals.get(&aside.proposal) else { continue };
            if proposal.item != item.number {
                continue;
            }
            let text = &proposal.wording.text;
            match &aside.fate {
                ProposalFate::Consultation {} | ProposalFate::AdReferendum { .. } => {}
                ProposalFate::NotAgreed {} if self.was_voted_down(aside.proposal) => {}
                ProposalFate::NotAgreed {} => {
                    let about = self.topic(item)?;
                    self.paragraph("consultations_continue", facts! { about, text })?;
                }
                ProposalFate::Referred { to } => self.paragraph("referred", facts! { text, to })?,
            }
        }
        Ok(())
    }

    fn silences(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let asked: Vec<_> = self.told.silences.values().filter(|one| one.item.as_ref() == Some(&item.number)).collect();
        for silence in asked {
            let about = self.topic(item)?;
            self.ad_referendum(silence, &about)?;
        }
        Ok(())
    }

    /// What the parties were asked in writing, and what came of it.
    pub(super) fn ad_referendum(&mut self, silence: &Silence, about: &str) -> Result<(), Fault> {
        let deadline = self.sentences.when(silence.deadline);
        let Some((at, outcome, _)) = &silence.ended else {
            return self.paragraph("ad_referendum_asked", facts! { about, deadline });
        };
        let at = self.sentences.when(*at);
        match outcome {
            SilenceOutcome::Adopted => self.paragraph("ad_referendum_adopted", facts! { about, at }),
            SilenceOutcome::Broken | SilenceOutcome::TooFewAnswers => {
                self.paragraph("ad_referendum_open", facts! { about, at })
            }
        }
    }

    /// Written statements that stand for speeches.
    fn written(&mut self, item: &ItemPlan) -> Result<(), Fault> {
        let told = self.told;
        for speech in told.speeches.iter().filter(|speech| speech.item == item.number) {
            if speech.how == Some(SpeechEnd::TextOnly {}) {
                let annex = self.annexes.written(&speech.party, &item.number.to_string());
                self.paragraph("written_statement", facts! { party => self.party(&speech.party)?, annex })?;
            }
        }
        Ok(())
    }
}

/// Whether the sentence of a decision names its papers, and with them who presented them.
fn presents_its_papers(decision: &Decision) -> bool {
    !decision.wording.documents.is_empty() && !matches!(decision.verb, Verb::Deferred | Verb::NotAgreed)
}

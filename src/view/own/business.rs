//! Presses besides the floor and the text that is put: attendance, amendments, motions, votes, what was decided, what
//! is asked in writing, and what the Secretariat does.

use super::{Press, Probe, SOMETHING, waiting};
use crate::procedure::agenda::ItemState;
use crate::procedure::command::{
    About, Action, AmendmentRuling, Choice, Declared, DeferTo, MotionKind, Passage, PauseCause, ProposalFate, SetAside,
    Side,
};
use crate::procedure::decision::Proposal;
use crate::procedure::definition::{Bilingual, Class, ItemKind, ItemPlan, Profile, SeatRank};
use crate::procedure::event::Tabler;
use crate::procedure::floor::{ListKind, Phase};
use crate::procedure::ids::{ItemNumber, PartyId, ProposalId, SeatId, Span, Timestamp};
use crate::procedure::party::{Presence, Seat};

impl Probe<'_> {
    /// What a delegation may do in a meeting that goes on.
    pub(super) fn business(&mut self, seat: &SeatId, party: &PartyId, class: Class) {
        self.attendance(party);
        self.own_entry(seat, party);
        self.texts(party, class);
        if class.decides() {
            self.motions(party);
            if self.called().as_ref() == Some(party) {
                self.votes(None);
            }
            self.decided(party);
        }
    }

    /// How the party takes part.
    fn attendance(&mut self, party: &PartyId) {
        for (press, presence) in [
            (Press::Attend, Declared::Present),
            (Press::LeaveAndLetProceed, Declared::AwayProceed),
            (Press::LeaveAndAskToWait, Declared::AwayHold),
            (Press::BeAbsent, Declared::Absent),
        ] {
            self.press(press, Action::DeclarePresence { meeting: self.meeting(), party: party.clone(), presence });
        }
    }

    /// The party's waiting entry.
    fn own_entry(&mut self, seat: &SeatId, party: &PartyId) {
        let Some((_, _, entry)) = waiting(self.state, party, self.open, ListKind::Speakers) else { return };
        let (id, meeting) = (entry.id, self.meeting());
        self.press(Press::TakeAsRead, Action::TakeAsRead { meeting: meeting.clone(), entry: id });
        self.press(Press::SpeakInstead, Action::ReplaceSpeaker { meeting, entry: id, seat: seat.clone() });
    }

    /// The text of the open item that is put, or the first that lies on the table.
    fn text_here(&self) -> Option<(ProposalId, &Proposal)> {
        let here = |text: &Proposal| text.is_live() && Some(&text.item) == self.open;
        let put = self.state.table.put().map(|(id, text, _)| (id, text));
        let first = self.state.table.proposals.iter().find(|(_, text)| here(text)).map(|(id, text)| (*id, text));
        put.filter(|(_, text)| here(text)).or(first)
    }

    /// What is said of a text, and done with the party's own.
    fn texts(&mut self, party: &PartyId, class: Class) {
        let Some((proposal, text)) = self.text_here() else { return };
        let (meeting, revision, words) = (self.meeting(), text.revision, text.wording.text.clone());
        let own = text.by == (Tabler::Party { party: party.clone() });
        let mut unsettled = self.state.amendments.open(proposal);
        let amendment = unsettled.find(|(_, known)| known.party == *party).map(|(id, _)| id);
        let said = SOMETHING.to_owned();
        let comment = Action::Comment { meeting: meeting.clone(), proposal, revision, text: said.clone() };
        self.press(Press::Comment, comment);
        if !class.decides() {
            return;
        }
        let about = About::Proposal { proposal, revision };
        self.press(
            Press::ExplainPosition,
            Action::ExplainPosition { meeting: meeting.clone(), about, text: said.clone() },
        );
        let passage = Passage { words: words.clone(), occurrence: 1 };
        let amend = Action::ProposeAmendment { meeting: meeting.clone(), proposal, base: revision, passage, new: said };
        self.press(Press::ProposeAmendment, amend);
        if let Some(first) = words.split_whitespace().next().filter(|first| first.len() < words.trim().len()) {
            let part = Passage { words: first.to_owned(), occurrence: 1 };
            self.press(Press::AskDivision, Action::AskDivision { meeting: meeting.clone(), proposal, revision, part });
        }
        if let Some(amendment) = amendment {
            self.press(Press::WithdrawAmendment, Action::WithdrawAmendment { meeting: meeting.clone(), amendment });
        }
        if own {
            self.press(Press::WithdrawText, Action::WithdrawProposal { meeting, proposal, revision });
        }
    }

    /// Moving, and what is done about the motion that comes first.
    fn motions(&mut self, party: &PartyId) {
        let meeting = self.meeting();
        for (press, kind) in [
            (Press::MoveToSuspend, MotionKind::SuspendMeeting { reason: SOMETHING.to_owned(), resume_at: None }),
            (Press::MoveToAdjourn, MotionKind::AdjournMeeting { until: None }),
            (Press::MoveToAdjournDebate, MotionKind::AdjournDebate {}),
            (Press::MoveToCloseDebate, MotionKind::CloseDebate {}),
        ] {
            self.press(press, Action::MoveMotion { meeting: meeting.clone(), kind });
        }
        let Some((motion, known)) = self.state.motions.first() else { return };
        let (own, put) = (known.party == *party, known.put);
        for (press, side) in [(Press::SpeakForMotion, Side::For), (Press::SpeakAgainstMotion, Side::Against)] {
            self.press(press, Action::SpeakOnMotion { meeting: meeting.clone(), motion, side });
        }
        if put {
            self.press(Press::ObjectToMotion, Action::ObjectToMotion { meeting: meeting.clone(), motion });
        }
        if own {
            self.press(Press::WithdrawMotion, Action::WithdrawMotion { meeting, motion });
        }
    }

    /// Who is called in the roll call under way.
    fn called(&self) -> Option<PartyId> {
        self.state.motions.running().and_then(|(_, vote)| vote.called().cloned())
    }

    /// The votes that who is called may cast; `party` where somebody enters it for that one.
    fn votes(&mut self, party: Option<&PartyId>) {
        let Some((vote, _)) = self.state.motions.running() else { return };
        for (press, choice) in
            [(Press::VoteYes, Choice::Yes), (Press::VoteNo, Choice::No), (Press::Abstain, Choice::Abstain)]
        {
            let cast = Action::CastVote { meeting: self.meeting(), vote, choice, party: party.cloned() };
            self.press(press, cast);
        }
    }

    /// What was decided.
    fn decided(&mut self, party: &PartyId) {
        let meeting = self.meeting();
        let decisions = &self.conference.register.decisions;
        let here = || decisions.iter().rev().filter(|(_, known)| known.meeting == meeting && known.holds());
        let asked = here().find(|(_, known)| known.reopening_asked.contains_key(party)).map(|(number, _)| *number);
        let lost = here().find(|(_, known)| known.lines_lost().any(|lost| lost == party)).map(|(number, _)| *number);
        let last = here().find(|(_, known)| Some(&known.item) == self.open).map(|(number, _)| *number);
        if let Some(decision) = asked {
            self.press(Press::WithdrawReopening, Action::WithdrawReopening { meeting: meeting.clone(), decision });
        } else if let Some(decision) = lost {
            let reason = String::new();
            self.press(Press::AskToReopen, Action::AskToReopen { meeting: meeting.clone(), decision, reason });
        }
        if let Some(decision) = last {
            self.press(Press::Dissociate, Action::Dissociate { meeting, decision, text: String::new() });
        }
    }

    /// What the party is asked in writing, whether or not a meeting goes on.
    pub(super) fn in_writing(&mut self, party: &PartyId) {
        let mut running = self.state.silences.silences.iter().filter(|(_, known)| known.is_running());
        let asked = running.rfind(|(_, known)| known.asked.contains(party));
        let Some((silence, known)) = asked.map(|(id, known)| (*id, known)) else { return };
        let (meeting, objected) = (self.meeting(), known.objections.contains_key(party));
        if objected {
            let action = Action::WithdrawSilenceObjection { meeting, silence, party: None };
            return self.press(Press::WithdrawWrittenObjection, action);
        }
        let (text, letter) = (SOMETHING.to_owned(), None);
        let object = Action::ObjectInSilence { meeting: meeting.clone(), silence, party: None, text, letter };
        self.press(Press::ObjectInWriting, object);
        self.press(Press::ConsentInWriting, Action::ConsentInSilence { meeting, silence });
    }

    /// What the Secretariat and the moderators do of their own (rules 2.9).
    pub(super) fn officer(&mut self) {
        let meeting = self.meeting();
        let hold = Action::HoldMeeting { meeting: meeting.clone(), reason: SOMETHING.to_owned(), next_news_at: None };
        self.press(Press::Hold, hold);
        if let Some(called) = self.called() {
            self.votes(Some(&called));
            self.pass_voter();
        }
        if let Some(speech) = &self.state.floor.speech {
            let (speech, failed) = (speech.id, speech.is_paused_for(PauseCause::Interpretation));
            if failed {
                self.press(Press::InterpretationIsBack, Action::ResumeSpeech { meeting: meeting.clone(), speech });
            } else {
                let cause = PauseCause::Interpretation;
                let pause = Action::PauseSpeech { meeting: meeting.clone(), speech, cause };
                self.press(Press::InterpretationFailed, pause);
            }
        }
        self.consents();
        self.letters();
        self.correction();
    }

    /// A correction of the record: the first entry stands for the one that the person names.
    fn correction(&mut self) {
        let correct = Action::RecordCorrigendum { meeting: self.meeting(), position: 1, text: SOMETHING.to_owned() };
        self.press(Press::Correct, correct);
    }

    /// Another seat of the delegation that represents it or could, for its head: the first that is there.
    pub(super) fn representation(&mut self, seat: &SeatId, known: &Seat) {
        if known.rank != SeatRank::Head {
            return;
        }
        // The delegation's own seats as written down: there may be thousands of others.
        let plan = self.conference.definition.as_ref().and_then(|definition| definition.parties.get(&known.party));
        let seats = &self.conference.parties.seats;
        let other = |binds: bool| {
            let others = plan.into_iter().flat_map(|plan| &plan.seats).map(|plan| &plan.id).filter(|id| *id != seat);
            let mut others = others.filter_map(|id| Some((id, seats.get(id)?)));
            let could =
                |other: &Seat| other.rank != SeatRank::Head && other.may_bind == binds && other.admitted.is_some();
            others.find(|(_, other)| could(other)).map(|(id, _)| id.clone())
        };
        for (press, binds) in [(Press::DesignateRepresentative, true), (Press::EndRepresentation, false)] {
            if let Some(seat) = other(!binds) {
                self.press(press, Action::DesignateRepresentative { seat, binds });
            }
        }
    }

    /// What a delegation does about decisions of a meeting that does not go on: it may join one long after.
    pub(super) fn joins(&mut self, party: &PartyId) {
        let meeting = self.meeting();
        let decisions = self.conference.register.decisions.iter().rev();
        let mut here = decisions.filter(|(_, known)| known.meeting == meeting && known.holds());
        let joins = here.find(|(_, known)| known.joining.get(party) == Some(&None)).map(|(number, _)| *number);
        if let Some(decision) = joins {
            self.press(Press::JoinDecision, Action::JoinDecision { meeting, decision });
        }
    }

    /// Consent by another channel, of the first member whose line is down.
    fn consents(&mut self) {
        let Some((proposal, text, _)) = self.state.table.put() else { return };
        let (meeting, revision) = (self.meeting(), text.revision);
        let roll = &self.state.roll;
        let waited_for = |party: &&PartyId| match roll.presence(&self.conference.parties, party) {
            Presence::LineDown | Presence::Dropped | Presence::Awaited => !text.consents.contains_key(*party),
            Presence::Seated | Presence::AwayProceed | Presence::AwayHold | Presence::Absent => false,
        };
        let missing = self.plan.deciding().find(waited_for).cloned();
        let entered = text.consents.iter().find(|(_, known)| known.confirmed.is_none()).map(|(party, _)| party.clone());
        if let Some(party) = missing {
            let (given_by, channel) = (SOMETHING.to_owned(), SOMETHING.to_owned());
            let meeting = meeting.clone();
            let record = Action::RecordConsent { meeting, proposal, revision, party, given_by, channel };
            self.press(Press::RecordConsent, record);
        }
        if let Some(party) = entered {
            self.press(Press::ConfirmConsent, Action::ConfirmConsent { meeting, proposal, party });
        }
    }

    /// Objections in writing that nobody has acknowledged.
    fn letters(&mut self) {
        let waiting = self.state.silences.silences.iter().find_map(|(silence, known)| {
            let objection = known.objections.iter().find(|(_, objection)| objection.acknowledged.is_none());
            objection.map(|(party, _)| (*silence, party.clone()))
        });
        if let Some((silence, party)) = waiting {
            let action = Action::AcknowledgeSilenceObjection { meeting: self.meeting(), silence, party };
            self.press(Press::AcknowledgeWrittenObjection, action);
        }
    }

    fn pass_voter(&mut self) {
        if let (Some((vote, _)), Some(party)) = (self.state.motions.running(), self.called()) {
            self.press(Press::PassVoter, Action::PassVoter { meeting: self.meeting(), vote, party });
        }
    }

    /// What the Chair does besides the floor and the agenda.
    pub(super) fn business_of_chair(&mut self) {
        self.remedies();
        self.order_of_business();
        self.motion_first();
        self.amendments();
        self.pass_voter();
        self.letters();
        let meeting = self.meeting();
        let decisions = &self.conference.register.decisions;
        let asked = |known: &&crate::procedure::decision::Decision| {
            known.meeting == meeting && known.holds() && !known.reopening_asked.is_empty()
        };
        let asked = decisions.iter().find(|(_, known)| asked(known)).map(|(number, _)| *number);
        if let Some(decision) = asked {
            self.press(Press::ReopenDecision, Action::ReopenDecision { meeting: meeting.clone(), decision });
        }
        let all = self.conference.meetings.values().flat_map(|state| &state.silences.silences);
        let adopted = all.into_iter().find(|(_, known)| known.is_adopted() && !known.is_noted()).map(|(id, _)| *id);
        if let Some(silence) = adopted {
            self.press(Press::NoteSilence, Action::NoteSilence { meeting, silence });
        }
    }

    /// Running out of time, and a speech that cannot go on.
    fn remedies(&mut self) {
        let meeting = self.meeting();
        if let Some(item) = self.state.agenda.current().cloned() {
            let (to, keep_list) = (DeferTo::Later {}, false);
            self.press(Press::DeferItem, Action::DeferItem { meeting: meeting.clone(), item, to, keep_list });
        }
        let Some(speech) = &self.state.floor.speech else { return };
        let (id, speaking) = (speech.id, matches!(speech.phase, Phase::Speaking { .. }));
        let stands = matches!(speech.phase, Phase::Called { .. }) || speech.is_paused_for(PauseCause::Link);
        if speaking {
            let reason = SOMETHING.to_owned();
            let order = Action::CallToOrder { meeting: meeting.clone(), speech: id, reason: reason.clone() };
            self.press(Press::CallToOrder, order);
            self.press(Press::Cut, Action::CutSpeech { meeting: meeting.clone(), speech: id, reason });
        }
        if stands {
            for (press, how) in [
                (Press::BackToHead, SetAside::ToHead),
                (Press::TextInstead, SetAside::TextOnly),
                (Press::RecordingInstead, SetAside::Recording),
            ] {
                self.press(press, Action::SetAsideSpeech { meeting: meeting.clone(), speech: id, how });
            }
        }
    }

    /// The chair, the agenda and the sitting, besides what comes next.
    fn order_of_business(&mut self) {
        let meeting = self.meeting();
        let chair = &self.state.chair;
        let vice = chair.vice_chair.as_ref().or(self.plan.chair.vice_chair.as_ref());
        let to = vice.and_then(|vice| self.conference.parties.live_binding_seat(vice)).cloned();
        if let Some(to) = to.filter(|to| !chair.acting && chair.seat.as_ref() != Some(to)) {
            self.press(Press::PassChair, Action::PassChair { meeting: meeting.clone(), to });
        }
        self.press(Press::ConfirmAdmissions, Action::ConfirmAdmissions { meeting: meeting.clone() });
        if !self.state.session.is_open() {
            return;
        }
        self.press(Press::CountQuorum, Action::CountQuorum { meeting: meeting.clone() });
        if let Some(closes_at) = self.state.session.closes_at {
            // A quarter of an hour stands for the hour that the person names.
            let (closes_at, interpreters_agree) = (closes_at + Span::minutes(15), true);
            let extend = Action::ExtendSitting { meeting: meeting.clone(), closes_at, interpreters_agree };
            self.press(Press::ExtendSitting, extend);
        }
        let Some(open) = self.state.agenda.current().and_then(|open| self.plan.item(open)) else { return };
        let pending = |item: &&ItemPlan| *self.state.agenda.state(&item.number) == ItemState::Pending;
        let beside = |item: &&ItemPlan| item.number.parent() == open.number.parent();
        if let Some(next) = self.plan.agenda.iter().filter(pending).find(beside) {
            let (item, with, ruling) = (next.number.clone(), open.number.clone(), SOMETHING.to_owned());
            self.press(Press::JoinItem, Action::JoinItem { meeting: meeting.clone(), item, with, ruling });
        }
        if !open.verbs.is_empty() {
            // Any hour to come; the person names it.
            let (item, from) = (open.number.clone(), Some(Timestamp(i64::MAX)));
            self.press(Press::AnnounceDecision, Action::AnnounceDecision { meeting: meeting.clone(), item, from });
        }
        // Under other matters a part of them; while the agenda is being adopted, the first free part of a whole.
        let parts = |of: &ItemNumber| {
            let parts = (1..1000).filter_map(|part| ItemNumber::parse(&format!("{of}.{part}")));
            parts.into_iter().find(|number| self.plan.item(number).is_none())
        };
        let number = match open.kind {
            ItemKind::OtherMatters => parts(&open.number),
            ItemKind::AgendaAdoption => {
                let later = self.plan.agenda.iter().filter(|item| item.number > open.number);
                let whole = later.filter(|item| item.kind.may_be_added()).find(|item| item.number.depth() == 1);
                whole.and_then(|whole| parts(&whole.number))
            }
            ItemKind::Opening
            | ItemKind::Statement
            | ItemKind::ChairHandover
            | ItemKind::Report
            | ItemKind::Discussion
            | ItemKind::Adoption
            | ItemKind::Endorsement
            | ItemKind::Approval
            | ItemKind::DateAndVenue
            | ItemKind::ReportAdoption
            | ItemKind::Closing => None,
        };
        if let Some(item) = number {
            let title = Bilingual { en: SOMETHING.to_owned(), vi: SOMETHING.to_owned() };
            self.press(Press::AddItem, Action::AddItem { meeting, item, title, kind: ItemKind::Discussion });
        }
    }

    /// A name for a roll call, of which only that one is named matters to a probe: people draw it by lot.
    fn any_name(&self) -> Option<PartyId> {
        self.plan.deciding().next().cloned()
    }

    /// The motion that comes first.
    fn motion_first(&mut self) {
        let Some((motion, known)) = self.state.motions.first() else { return };
        let (meeting, put) = (self.meeting(), known.put);
        let first = if self.plan.profile == Profile::Un { self.any_name() } else { None };
        self.press(Press::PutMotion, Action::PutMotion { meeting: meeting.clone(), motion, first });
        if put {
            for (press, accepted) in [(Press::AcceptMotion, true), (Press::RejectMotion, false)] {
                self.press(press, Action::RuleOnMotion { meeting: meeting.clone(), motion, accepted });
            }
        }
    }

    /// The first open amendment, and what becomes of a text without a decision.
    fn amendments(&mut self) {
        let meeting = self.meeting();
        let Some((proposal, text)) = self.text_here() else { return };
        let (revision, hash, put) = (text.revision, text.wording.hash, text.window().is_some());
        let ordered = text
            .amendment_order
            .iter()
            .copied()
            .find(|id| self.state.amendments.open(proposal).any(|(open, _)| open == *id));
        let amendment = ordered.or_else(|| self.state.amendments.open(proposal).next().map(|(id, _)| id));
        let votes = self.plan.profile == Profile::Un;
        if let Some(amendment) = amendment {
            for (press, how) in [
                (Press::AcceptAmendment, AmendmentRuling::Accept),
                (Press::BracketAmendment, AmendmentRuling::Bracket),
                (Press::RejectAmendment, AmendmentRuling::Reject),
                (Press::ParkAmendment, AmendmentRuling::Park),
            ] {
                let settle = Action::SettleAmendment { meeting: meeting.clone(), amendment, base: revision, how };
                self.press(press, settle);
            }
            if votes {
                let (meeting, first) = (meeting.clone(), self.any_name());
                let action = Action::PutAmendmentToVote { meeting, amendment, base: revision, first };
                self.press(Press::PutAmendment, action);
            }
        }
        if put {
            for (press, how) in
                [(Press::Consult, ProposalFate::Consultation {}), (Press::NotAgreed, ProposalFate::NotAgreed {})]
            {
                self.press(press, Action::SetAsideProposal { meeting: meeting.clone(), proposal, revision, how });
            }
        } else if let (true, Some(first)) = (votes, self.any_name()) {
            self.press(Press::PutToVote, Action::PutToVote { meeting, proposal, revision, hash, first });
        }
    }
}

//! How each event changes the state: the one place that routes events to the topics.
//!
//! Applying is total. An event that names something unknown changes nothing, so that a reader never fails on a
//! fact; what may happen at all is decided by `consider`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::amendment::Amendment;
use super::decision::{Comment, Consent, Corrigendum, Decision, Objection, ObjectionState, Statement, WindowPhase};
use super::document::Text;
use super::event::Event;
use super::ids::{PartyId, Revision, SeatId, Span, Timestamp};
use super::meeting::Count;
use super::party::{Admission, Line, Parties};
use super::point::Point;
use super::silence::{Silence, SilenceState, WrittenObjection};
use super::{Conference, MeetingState};

#[expect(clippy::too_many_lines, reason = "one match over all events, so that none is forgotten")]
pub(super) fn apply(conference: &mut Conference, event: &Event, at: Timestamp) {
    let Conference { definition, parties, meetings, documents, register, numbers, seals } = conference;
    let mut at_meeting = |change: &mut dyn FnMut(&mut MeetingState)| {
        if let Some(state) = event.meeting().and_then(|meeting| meetings.get_mut(meeting)) {
            change(state);
        }
    };
    match event {
        Event::ConferenceDefined { definition } => {
            *conference = Conference::laid_down(Arc::new((**definition).clone()));
        }
        Event::HubStarted { last_alive } => {
            let up: Vec<_> = parties.lines.keys().cloned().collect();
            parties.all_down(at);
            for state in meetings.values_mut() {
                state.floor.hub_started(last_alive.unwrap_or(at).min(at));
                state.points.stand_still(last_alive.unwrap_or(at).min(at));
                up.iter().for_each(|party| state.table.line_lost(party));
            }
        }
        Event::LinkCameUp { seat } => {
            parties.link(seat, true, at);
            conference.note_connected();
        }
        Event::LinkWentDown { seat } => {
            parties.link(seat, false, at);
            for state in meetings.values_mut() {
                state.floor.open_microphones.remove(seat);
            }
            conference.note_lost_line(seat);
        }
        Event::PartyDropped { party } => parties.drop_party(party),
        Event::SeatTakenOver { seat, session } => parties.take_over(seat, *session),
        Event::SealKeyNamed { key, .. } => seals.hub = Some(*key),
        Event::WitnessEnrolled { seat, key } => {
            seals.witnesses.insert(seat.clone(), *key);
        }
        Event::SeatAdmitted { seat, person, credential, letter } => {
            let (person, letter) = (person.clone(), letter.clone());
            parties.admit(seat, Admission { person, credential: *credential, letter, confirmed: false }, at);
            conference.note_connected();
        }
        Event::AdmissionsConfirmed { accepted, provisional, .. } => {
            accepted.iter().chain(provisional).for_each(|seat| parties.confirm(seat));
        }
        Event::SeatEjected { seat, .. } => {
            parties.eject(seat, at);
            for state in meetings.values_mut() {
                state.floor.open_microphones.remove(seat);
            }
            conference.note_lost_line(seat);
        }
        Event::RepresentativeDesignated { seat, binds } => {
            parties.designate(seat, *binds, at);
            conference.note_connected();
            conference.note_lost_line(seat);
        }
        Event::PresenceDeclared { party, presence, filed, .. } => {
            at_meeting(&mut |m| m.roll.declare(party, *presence, *filed));
        }
        Event::RoleAssigned { role, party, .. } => {
            at_meeting(&mut |m| drop(m.roll.roles.insert(role.clone(), party.clone())));
        }

        Event::SittingOpened { sitting, closes_at, .. } => {
            at_meeting(&mut |m| {
                m.session.open(*sitting, *closes_at, at);
                let seated = parties.lines.keys().filter(|party| parties.any_live_seat(party)).cloned();
                m.roll.new_sitting(seated);
            });
        }
        Event::QuorumCounted { block, seated, members, to_debate, to_decide, .. } => at_meeting(&mut |m| {
            let seated = seated.iter().cloned().collect();
            let count = Count { seated, members: *members, to_debate: *to_debate, to_decide: *to_decide, at };
            m.session.counted(*block, count);
        }),
        Event::MeetingSuspended { reason, resume_at, .. } => {
            at_meeting(&mut |m| m.session.suspend(reason, *resume_at, at));
        }
        Event::MeetingResumed { .. } => at_meeting(&mut |m| m.session.resume()),
        Event::MeetingAdjourned { until, .. } => at_meeting(&mut |m| {
            m.session.adjourn(*until);
            m.floor.sitting_ended();
            m.points.business_goes_on();
        }),
        Event::HoldBegan { cause, next_news_at, .. } => {
            at_meeting(&mut |m| {
                m.session.hold(cause, *next_news_at, at);
                m.points.stand_still(at);
            });
        }
        Event::HoldLifted { .. } => at_meeting(&mut |m| {
            m.session.lift_hold();
            m.points.go_on(at);
        }),
        Event::SittingEndNear { left, .. } => at_meeting(&mut |m| m.session.warn(*left)),
        Event::ListTooLong { .. } => at_meeting(&mut |m| m.session.list_too_long = true),
        Event::SittingExtended { closes_at, .. } => at_meeting(&mut |m| m.session.extend(*closes_at)),
        Event::MeetingClosed { .. } => at_meeting(&mut |m| {
            m.session.close(at);
            m.floor.sitting_ended();
            m.points.closed();
        }),

        Event::ItemOpened { meeting, item, opening, prepared, .. } => {
            let plan = definition.as_ref().and_then(|definition| definition.meeting(meeting));
            // At its first opening nobody has spoken under it.
            let anew = plan.is_some_and(|plan| plan.settings.reset_time_on_return);
            if let Some(last) = prepared.iter().map(|entry| entry.entry).max() {
                numbers.entry = numbers.entry.max(last);
            }
            at_meeting(&mut |m| {
                m.agenda.opened(item, *opening, at);
                m.floor.item_opened(item, prepared, anew, at);
                m.session.list_too_long = false;
                m.points.business_goes_on();
            });
        }
        Event::ItemJoined { item, opening, prepared, .. } => {
            if let Some(last) = prepared.iter().map(|entry| entry.entry).max() {
                numbers.entry = numbers.entry.max(last);
            }
            at_meeting(&mut |m| {
                m.agenda.joined(item, *opening, at);
                m.floor.item_opened(item, prepared, false, at);
                m.points.business_goes_on();
            });
        }
        Event::ItemConcluded { item, outcome, .. } => at_meeting(&mut |m| {
            m.agenda.concluded(item, outcome, at);
            m.points.business_goes_on();
        }),
        Event::ItemDeferred { item, to, .. } => at_meeting(&mut |m| {
            m.agenda.deferred(item, to, at);
            m.points.business_goes_on();
        }),
        Event::ItemProposed { item, proposal, .. } => at_meeting(&mut |m| m.agenda.proposed(*proposal, item)),
        Event::ItemAdded { meeting, item, decision } => {
            at_meeting(&mut |m| m.agenda.added(&item.number, *decision));
            let plans = definition.as_mut().map(|definition| &mut Arc::make_mut(definition).meetings);
            if let Some(plan) = plans.and_then(|plans| plans.iter_mut().find(|plan| plan.id == *meeting))
                && plan.item(&item.number).is_none()
            {
                plan.add((**item).clone());
            }
        }
        Event::DecisionAnnounced { item, from, .. } => at_meeting(&mut |m| m.agenda.announced(item, *from)),
        Event::ItemWithdrawn { item, .. } => at_meeting(&mut |m| m.agenda.withdrawn(item, at)),

        Event::ChairOffered { to, vice_chair, proposal, .. } => {
            at_meeting(&mut |m| m.chair.offer_handover(to, vice_chair.as_ref(), *proposal));
        }
        Event::HandoverAgreed { .. } => at_meeting(&mut |m| m.chair.handover_agreed()),
        Event::ChairPassed { to, .. } => at_meeting(&mut |m| m.chair.pass(to)),
        Event::ChairOfferWithdrawn { .. } => at_meeting(&mut |m| m.chair.withdraw_offer()),
        Event::ChairAssumed { meeting, seat, epoch, cause } => {
            let standing = definition.as_ref().and_then(|d| d.meeting(meeting)).map(|plan| &plan.settings.delegated);
            let party = parties.seats.get(seat).map(|seat| seat.party.clone());
            if let (Some(standing), Some(party)) = (standing, party) {
                at_meeting(&mut |m| m.chair.assumed(seat, &party, *epoch, *cause, standing));
            }
        }
        Event::ChairVacated { .. } => at_meeting(&mut |m| m.chair.vacated(at)),
        Event::SuccessionOpened { candidates, .. } => at_meeting(&mut |m| m.chair.succession_opened(candidates)),
        Event::ChairResumed { .. } => at_meeting(&mut |m| m.chair.resumed()),
        Event::PowerDelegated { power, granted, .. } => at_meeting(&mut |m| m.chair.delegate(*power, *granted)),

        Event::FloorRequested { item, entry, place, .. } => {
            numbers.entry = numbers.entry.max(entry.entry);
            at_meeting(&mut |m| m.floor.requested(item, entry, *place, at));
        }
        Event::EntryRemoved { entry, .. } => at_meeting(&mut |m| drop(m.floor.removed(*entry))),
        Event::SpeakerReplaced { entry, seat, .. } => at_meeting(&mut |m| m.floor.replaced(*entry, seat)),
        Event::EntryMoved { entry, place, .. } => at_meeting(&mut |m| m.floor.moved(*entry, *place)),
        Event::ListClosed { item, .. } => at_meeting(&mut |m| m.floor.closed(item, Some(at))),
        Event::ListReopened { item, .. } => at_meeting(&mut |m| m.floor.closed(item, None)),
        Event::FloorGiven { item, entry, speech, party, seat, limit, .. } => {
            numbers.speech = numbers.speech.max(*speech);
            at_meeting(&mut |m| {
                m.floor.given(*speech, item, *entry, seat.as_ref(), *limit, at);
                // Who has the floor now is not open without it any more.
                m.floor.open_microphones.retain(|seat| !is_of(parties, seat, party));
                m.points.business_goes_on();
            });
        }
        Event::SpeechStarted { .. } => at_meeting(&mut |m| m.floor.started(at)),
        Event::NationalCapacityMarked { .. } => at_meeting(&mut |m| m.floor.speaks_nationally()),
        Event::SpeechTimeShort { left, .. } => at_meeting(&mut |m| m.floor.time_short(*left)),
        Event::SpeakerCalledToOrder { .. } => at_meeting(&mut |m| m.floor.called_to_order()),
        Event::RecordingPlayed { .. } => at_meeting(&mut |m| m.floor.recording_played(at)),
        Event::SpeakerPrompted { .. } => at_meeting(&mut |m| m.floor.prompted()),
        Event::SpeechPaused { cause, .. } => at_meeting(&mut |m| m.floor.paused(*cause, at)),
        Event::SpeechResumed { cause, seat, .. } => at_meeting(&mut |m| m.floor.resumed(*cause, seat.as_ref(), at)),
        Event::SpeechGraceOver { .. } => at_meeting(&mut |m| m.floor.grace_over()),
        Event::SpeechEnded { how, spoken, .. } => {
            at_meeting(&mut |m| m.floor.ended(*spoken, *how == super::event::SpeechEnd::BackToHead {}));
        }
        Event::SpeakerPassed { place, .. } => at_meeting(&mut |m| m.floor.passed(*place)),
        Event::LimitChanged { class, limit, .. } => at_meeting(&mut |m| {
            m.floor.limit_changed(*class, *limit);
            m.session.list_too_long = false;
        }),

        Event::SpeakerRestored { .. } => at_meeting(&mut |m| m.floor.restored()),
        Event::InterventionBegan { party, .. } => at_meeting(&mut |m| {
            m.floor.intervention = Some(party.clone());
            m.floor.open_microphones.retain(|seat| !is_of(parties, seat, party));
        }),
        Event::InterventionEnded { .. } => at_meeting(&mut |m| m.floor.intervention = None),
        Event::MicrophoneOpenWithoutFloor { seat, .. } => {
            at_meeting(&mut |m| {
                m.floor.open_microphones.insert(seat.clone());
            });
        }
        Event::MicrophoneClosed { seat, .. } => at_meeting(&mut |m| {
            m.floor.open_microphones.remove(seat);
        }),

        Event::PointRaised { point, party, seat, text, about_decision, limit, .. } => {
            numbers.point = numbers.point.max(*point);
            at_meeting(&mut |m| {
                let raised = Point {
                    id: *point,
                    party: party.clone(),
                    seat: seat.clone(),
                    text: text.clone(),
                    about_decision: *about_decision,
                    raised: at,
                    limit: *limit,
                    spoken: Span::ZERO,
                    since: None,
                    time_up: false,
                };
                m.points.raised(raised, at);
                m.floor.open_microphones.retain(|seat| !is_of(parties, seat, party));
            });
        }
        Event::PointTimeUp { point, .. } => at_meeting(&mut |m| m.points.time_up(*point)),
        Event::PointRuled { point, ruling, .. } => at_meeting(&mut |m| m.points.ruled(*point, *ruling, at)),
        Event::RulingAppealed { point, party, .. } => at_meeting(&mut |m| m.points.appealed(*point, party, at)),
        Event::AppealSettled { .. } => at_meeting(&mut |m| m.points.appeal_settled(at)),

        Event::ProposalTabled { item, proposal, by, wording, .. } => {
            numbers.proposal = numbers.proposal.max(*proposal);
            at_meeting(&mut |m| m.table.tabled(*proposal, item, by, wording));
        }
        Event::ProposalRevised { proposal, revision, wording, .. } => {
            at_meeting(&mut |m| m.table.revised(*proposal, *revision, wording));
        }
        Event::ProposalWithdrawn { proposal, .. } => at_meeting(&mut |m| m.table.withdrawn(*proposal)),
        Event::ProposalPut { proposal, epoch, .. } => {
            let down = |(party, line): (&PartyId, &Line)| matches!(line, Line::Down { .. }).then(|| party.clone());
            at_meeting(&mut |m| {
                let lost = parties.lines.iter().filter_map(down).collect();
                m.table.put_to_meeting(*proposal, *epoch, lost, at);
            });
        }
        Event::Acknowledged { proposal, party, .. } => {
            at_meeting(&mut |m| m.table.acknowledged(*proposal, party, at));
        }
        Event::WindowStarted { proposal, ends_at, .. } => {
            at_meeting(&mut |m| m.table.phase(*proposal, WindowPhase::Running { ends_at: *ends_at }));
        }
        Event::WindowFrozen { proposal, causes, .. } => {
            at_meeting(&mut |m| m.table.phase(*proposal, WindowPhase::Frozen { causes: causes.clone() }));
        }
        Event::WindowElapsed { proposal, .. } => {
            at_meeting(&mut |m| m.table.phase(*proposal, WindowPhase::Elapsed { at }));
        }
        Event::WindowVoided { proposal, .. } => at_meeting(&mut |m| m.table.voided(*proposal)),
        Event::ObjectionRaised { proposal, objection, party, seat, point, .. } => {
            numbers.objection = numbers.objection.max(*objection);
            at_meeting(&mut |m| {
                let revision = m.table.proposals.get(proposal).map(|p| p.revision).unwrap_or_default();
                let raised = Objection {
                    party: party.clone(),
                    seat: seat.clone(),
                    revision,
                    point: point.clone(),
                    raised_at: at,
                    state: ObjectionState::Standing,
                };
                m.table.objected(*proposal, *objection, raised);
            });
        }
        Event::ObjectionWithdrawn { objection, .. } => {
            at_meeting(&mut |m| m.table.objection_state(*objection, ObjectionState::Withdrawn { at }));
        }
        Event::ObjectionConverted { objection, .. } => {
            at_meeting(&mut |m| m.table.objection_state(*objection, ObjectionState::Converted { at }));
        }
        Event::StatementRecorded { meeting, statement, party, kind, proposal, decision, text } => {
            numbers.statement = numbers.statement.max(*statement);
            let recorded = Statement {
                meeting: meeting.clone(),
                party: party.clone(),
                kind: *kind,
                proposal: *proposal,
                decision: *decision,
                text: text.clone(),
                at,
            };
            register.statements.insert(*statement, recorded);
            if let Some(proposal) = proposal {
                at_meeting(&mut |m| m.table.stated(*proposal, *statement));
            }
        }
        Event::Commented { proposal, party, text, instead_of_objection, .. } => {
            at_meeting(&mut |m| {
                let comment = Comment {
                    party: party.clone(),
                    text: text.clone(),
                    instead_of_objection: *instead_of_objection,
                    at,
                };
                m.table.commented(*proposal, comment);
            });
        }
        Event::TimeAsked { proposal, party, seat, .. } => {
            at_meeting(&mut |m| m.table.time_asked(*proposal, party, seat.as_ref()));
        }
        Event::TimeReleased { proposal, party, .. } => at_meeting(&mut |m| m.table.time_released(*proposal, party)),
        Event::ConsentEntered { proposal, party, given_by, channel, entered_by, .. } => {
            at_meeting(&mut |m| {
                let consent = Consent {
                    given_by: given_by.clone(),
                    channel: channel.clone(),
                    entered_by: entered_by.clone(),
                    confirmed: None,
                };
                m.table.consent_entered(*proposal, party, consent);
            });
        }
        Event::ConsentConfirmed { proposal, party, confirmed_by, .. } => {
            at_meeting(&mut |m| m.table.consent_confirmed(*proposal, party, confirmed_by, at));
        }
        Event::ProposalSetAside { proposal, how, .. } => at_meeting(&mut |m| m.table.set_aside(*proposal, how)),
        Event::DecisionDeclared {
            meeting,
            item,
            decision,
            proposal,
            revision,
            hash,
            verb,
            style,
            presiding,
            acting,
            epoch,
            recorded_by,
            standing,
            follow_ups,
        } => {
            numbers.decision = numbers.decision.max(*decision);
            if let Some(state) = meetings.get_mut(meeting) {
                state.motions.spend(*proposal);
            }
            let Some(text) = meetings.get(meeting).and_then(|m| m.table.proposals.get(proposal)) else { return };
            let declared = Decision {
                meeting: meeting.clone(),
                item: item.clone(),
                proposal: *proposal,
                revision: *revision,
                hash: *hash,
                wording: text.wording.clone(),
                verb: *verb,
                style: *style,
                presiding: presiding.clone(),
                acting: *acting,
                epoch: *epoch,
                recorded_by: recorded_by.clone(),
                standing: standing.clone(),
                lost: text.window().map(|window| window.lost.clone()).unwrap_or_default(),
                follow_ups: follow_ups.clone(),
                joining: text.joining_later.iter().map(|party| (party.clone(), None)).collect(),
                reopening_asked: BTreeMap::new(),
                reopened: None,
                at,
            };
            for document in declared.wording.documents.iter().filter(|_| verb.carries()) {
                documents.decided(&document.document.symbol, document.document.revision, *decision);
            }
            register.statements_belong_to(&text.statements, *decision);
            register.decisions.insert(*decision, declared);
            if let Some(state) = meetings.get_mut(meeting) {
                state.table.decided(*proposal, *decision);
            }
        }

        Event::AmendmentProposed { amendment, proposal, party, seat, base, passage, new, .. } => {
            numbers.amendment = numbers.amendment.max(*amendment);
            let proposed = Amendment {
                proposal: *proposal,
                party: party.clone(),
                seat: seat.clone(),
                base: *base,
                passage: passage.clone(),
                new: new.clone(),
                fate: None,
                at,
            };
            at_meeting(&mut |m| m.amendments.proposed(*amendment, proposed.clone()));
        }
        Event::AmendmentRebased { amendment, base, passage, new, .. } => {
            at_meeting(&mut |m| m.amendments.rebased(*amendment, *base, passage, new));
        }
        Event::AmendmentSettled { amendment, fate, .. } => at_meeting(&mut |m| {
            if let Some(proposal) = m.amendments.settled(*amendment, *fate) {
                m.table.amended(proposal);
            }
        }),
        Event::AmendmentsOrdered { proposal, order, .. } => {
            at_meeting(&mut |m| m.table.amendments_ordered(*proposal, order));
        }
        Event::ProposalReintroduced { proposal, by, .. } => at_meeting(&mut |m| {
            m.table.reintroduced(*proposal, by);
            m.motions.spend(*proposal);
        }),
        Event::DivisionAsked { proposal, party, part, .. } => {
            at_meeting(&mut |m| m.table.division_asked(*proposal, party, part));
        }
        Event::ProposalDivided { proposal, revision, wording, part, part_wording, .. } => {
            numbers.proposal = numbers.proposal.max(*part);
            at_meeting(&mut |m| {
                m.table.divided(*proposal, *part, part_wording);
                m.table.revised(*proposal, *revision, wording);
            });
        }

        Event::ReopeningAsked { decision, party, reason, .. } => register.reopening_asked(*decision, party, reason),
        Event::ReopeningWithdrawn { decision, party, .. } => register.reopening_withdrawn(*decision, party),
        Event::DecisionReopened { decision, proposal, cause, .. } => {
            at_meeting(&mut |m| m.table.reopened(*proposal, *decision));
            register.reopened(*decision, *cause, at);
            documents.reopened(*decision, |symbol| register.carrying(symbol));
        }
        Event::ItemReopened { item, .. } => at_meeting(&mut |m| m.agenda.reopened(item, at)),
        Event::JoiningLaterListed { proposal, parties, .. } => {
            at_meeting(&mut |m| m.table.join_later(*proposal, parties));
        }
        Event::DecisionJoined { decision, party, .. } => register.joined(*decision, party, at),

        Event::MotionMoved { motion, kind, item, party, .. } => {
            numbers.motion = numbers.motion.max(*motion);
            at_meeting(&mut |m| m.motions.moved(*motion, kind, item.as_ref(), party));
        }
        Event::MotionSpeakerListed { motion, party, side, .. } => {
            at_meeting(&mut |m| m.motions.motion(*motion, |known| known.speakers.push((party.clone(), *side))));
        }
        Event::MotionPut { motion, .. } => at_meeting(&mut |m| m.motions.motion(*motion, |known| known.put = true)),
        Event::MotionObjected { motion, party, .. } => at_meeting(&mut |m| {
            m.motions.motion(*motion, |known| {
                known.objected.insert(party.clone());
            });
        }),
        Event::MotionEnded { motion, outcome, .. } => {
            at_meeting(&mut |m| m.motions.motion(*motion, |known| known.outcome = Some(*outcome)));
        }
        Event::VoteOpened { vote, subject, ballot, majority, order, .. } => {
            numbers.vote = numbers.vote.max(*vote);
            at_meeting(&mut |m| m.motions.opened(*vote, *subject, *ballot, *majority, order));
        }
        Event::VoteCast { vote, party, choice, .. } => at_meeting(&mut |m| m.motions.cast(*vote, party, *choice)),
        Event::VoterPassed { vote, party, .. } => at_meeting(&mut |m| m.motions.passed(*vote, party)),
        Event::VoteEnded { vote, result, .. } => at_meeting(&mut |m| m.motions.ended(*vote, *result, at)),

        Event::SilenceOpened { silence, item, proposal, wording, deadline, means, asked, .. } => {
            numbers.silence = numbers.silence.max(*silence);
            let opened = Silence {
                item: item.clone(),
                proposal: *proposal,
                wording: wording.clone(),
                revision: Revision(1),
                opened_at: at,
                deadline: *deadline,
                means: *means,
                asked: asked.iter().cloned().collect(),
                objections: BTreeMap::new(),
                consents: BTreeMap::new(),
                state: SilenceState::Running,
            };
            at_meeting(&mut |m| m.silences.opened(*silence, opened.clone()));
        }
        Event::SilenceObjected { silence, party, by, letter, text, .. } => {
            let (by, letter, text) = (by.clone(), letter.clone(), text.clone());
            let objection = WrittenObjection { by, letter, text, at, acknowledged: None };
            at_meeting(&mut |m| m.silences.objected(*silence, party, objection.clone()));
        }
        Event::SilenceObjectionWithdrawn { silence, party, .. } => {
            at_meeting(&mut |m| m.silences.objection_withdrawn(*silence, party));
        }
        Event::SilenceObjectionAcknowledged { silence, party, by, .. } => {
            at_meeting(&mut |m| m.silences.acknowledged(*silence, party, by, at));
        }
        Event::SilenceConsented { silence, party, .. } => {
            at_meeting(&mut |m| m.silences.consented(*silence, party, at));
        }
        Event::SilenceExtended { silence, deadline, .. } => {
            at_meeting(&mut |m| m.silences.extended(*silence, *deadline));
        }
        Event::SilenceRestarted { silence, wording, deadline, .. } => {
            at_meeting(&mut |m| m.silences.restarted(*silence, wording, *deadline, at));
        }
        Event::SilenceEnded { silence, outcome, answers, .. } => {
            at_meeting(&mut |m| m.silences.ended(*silence, *outcome, answers, at));
        }
        Event::SilenceNoted { meeting, silence } => {
            meetings.values_mut().for_each(|state| state.silences.noted(*silence, meeting, at));
        }

        Event::CorrigendumRecorded { meeting, position, text, .. } => {
            let (meeting, position, text) = (meeting.clone(), *position, text.clone());
            register.corrigenda.push(Corrigendum { meeting, position, text, at });
        }

        Event::DocumentTabled { meeting, symbol, revision, title, language, content, hash } => {
            let text = Text {
                title: title.clone(),
                language: language.clone(),
                content: content.clone(),
                hash: *hash,
                meeting: meeting.clone(),
                at,
            };
            documents.tabled(symbol, *revision, text);
        }
        Event::DocumentIssued { symbol, revision, mandate, embargo_until, .. } => {
            documents.issued(symbol, *revision, mandate, *embargo_until, at);
        }
        Event::DocumentRetracted { symbol, reason, .. } => documents.retracted(symbol, reason, at),
    }
}

/// Whether a seat is a party's.
fn is_of(parties: &Parties, seat: &SeatId, party: &PartyId) -> bool {
    parties.seats.get(seat).is_some_and(|known| known.party == *party)
}

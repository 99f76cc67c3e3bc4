//! Every invariant can fail: for each there is a state that breaks it, and `check` says so by its name.
//!
//! A case begins in a state that a play has reached, and spoils it by hand, as no command could.

use std::collections::{BTreeMap, BTreeSet};

use mufakat::procedure::agenda::ItemState;
use mufakat::procedure::chair::Vacancy;
use mufakat::procedure::command::{Action, Choice, Passage, PauseCause, PointRuling, SilenceMeans, SilenceText};
use mufakat::procedure::decision::{ProposalState, Window, WindowPhase};
use mufakat::procedure::definition::{Class, Participation};
use mufakat::procedure::event::{FreezeCause, Majority, Officer, Origin, VoteSubject};
use mufakat::procedure::floor::{Entry, List, Phase};
use mufakat::procedure::ids::{
    EntryId, Epoch, MotionId, PointId, ProposalId, Revision, SilenceId, Span, Timestamp, VoteId,
};
use mufakat::procedure::meeting::State;
use mufakat::procedure::motion::Vote;
use mufakat::procedure::party::{Line, Link};
use mufakat::procedure::point::{Point, Ruled};
use mufakat::procedure::silence::{SilenceState, WrittenObjection};
use mufakat::procedure::{Conference, MeetingState};

use super::decision::{FIRST, acknowledged_by, adopted, put_first, running, tabled, tabled_in};
use super::harness::*;

/// A way to spoil a state, with the invariant that it breaks.
type Case = (&'static str, fn() -> Play, fn(&mut Conference));

fn first(conference: &mut Conference) -> &mut MeetingState {
    conference.meetings.get_mut(&m1()).unwrap()
}

/// B speaks at item 1; C waits.
fn speaking() -> Play {
    let ask = || Action::RequestFloor { meeting: m1(), item: item("1"), party: None, on_behalf_of: vec![] };
    in_session(definition())
        .and("chair", Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None })
        .and("B.hod", ask())
        .and("C.hod", ask())
        .and("chair", Action::GiveFloor { meeting: m1(), entry: EntryId(1), after: None })
        .and("B.hod", Action::StartSpeech { meeting: m1(), speech: mufakat::procedure::ids::SpeechId(1) })
}

/// The window runs on a text of item 4, to which C is admitted by name.
fn running_among_the_admitted() -> Play {
    let named = Participation { class: Class::Member, items: Some(vec![item("4")]) };
    let plan = definition_with(|definition| _ = definition.meetings[0].participants.insert(party("C"), named));
    acknowledged_by(tabled_in(plan).and("chair", put_first()), "A B C P")
}

/// B proposes an amendment to the text on the table.
fn amended() -> Play {
    let passage = Passage { words: "the Plan".to_owned(), occurrence: 1 };
    let new = "a Plan".to_owned();
    tabled().and("B.hod", Action::ProposeAmendment { meeting: m1(), proposal: FIRST, base: Revision(1), passage, new })
}

/// The parties are asked in writing.
fn asked() -> Play {
    let play = in_session(definition());
    let deadline = play.now + minutes(60 * 24 * 30);
    let text = SilenceText::Text { text: "A text.".to_owned(), documents: vec![] };
    play.and("chair", Action::OpenSilence { meeting: m1(), about: text, deadline, means: SilenceMeans::Consent })
}

fn waiting(conference: &mut Conference) -> Entry {
    first(conference).floor.lists[&item("1")].entries[0].clone()
}

fn point(id: u64, party_id: &str, since: Option<Timestamp>) -> Point {
    Point {
        id: PointId(id),
        party: party(party_id),
        seat: seat(&format!("{party_id}.hod")),
        text: "Order.".to_owned(),
        about_decision: true,
        raised: NINE,
        limit: Span::minutes(1),
        spoken: Span::ZERO,
        since,
        time_up: false,
    }
}

fn vote(subject: VoteSubject) -> Vote {
    Vote {
        subject,
        ballot: 1,
        majority: Majority::Simple,
        waiting: vec![party("B")],
        missed: BTreeSet::new(),
        cast: BTreeMap::new(),
        ended: None,
        spent: false,
    }
}

fn window(conference: &mut Conference) -> &mut Window {
    match &mut first(conference).table.proposals.get_mut(&FIRST).unwrap().state {
        ProposalState::Put(window) => window,
        other => panic!("{other:?}"),
    }
}

const CASES: &[Case] = &[
    (
        "at most one meeting runs",
        || in_session(definition()),
        |c| {
            let state = c.meetings[&m1()].session.state.clone();
            c.meetings.get_mut(&m2()).unwrap().session.state = state;
        },
    ),
    (
        "only who takes part in decisions raises points of order",
        || in_session(definition()),
        |c| {
            first(c).points.pending.push(point(1, "O", None));
        },
    ),
    (
        "a ruling is awaited only in a meeting that runs",
        || in_session(definition()),
        |c| {
            first(c).session.state = State::Adjourned { until: None };
            first(c).points.pending.push(point(1, "B", None));
        },
    ),
    (
        "one mover of a point of order is heard at a time",
        || in_session(definition()),
        |c| {
            first(c).points.pending = vec![point(1, "B", Some(NINE)), point(2, "C", Some(NINE))];
        },
    ),
    (
        "only a chair that was held falls vacant",
        || assembled(definition()),
        |c| {
            first(c).chair.vacancy = Some(Vacancy { since: NINE, candidates: None });
        },
    ),
    (
        "a meeting that runs has somebody who presides or did until its line went down",
        || in_session(definition()),
        |c| {
            first(c).chair.seat = None;
        },
    ),
    ("the epoch counts the holders of the chair", || in_session(definition()), |c| first(c).chair.epoch = Epoch(0)),
    (
        "at most one roll call is under way",
        || in_session(definition()),
        |c| {
            let on = |motion| vote(VoteSubject::Motion { motion: MotionId(motion) });
            first(c).motions.votes = BTreeMap::from([(VoteId(1), on(1)), (VoteId(2), on(2))]);
        },
    ),
    (
        "a roll call on a ruling is about one that is appealed",
        || in_session(definition()),
        |c| {
            first(c).motions.votes = BTreeMap::from([(VoteId(1), vote(VoteSubject::Ruling { point: PointId(1) }))]);
        },
    ),
    (
        "who has voted is not called again",
        || in_session(definition()),
        |c| {
            let mut vote = vote(VoteSubject::Motion { motion: MotionId(1) });
            vote.cast.insert(party("B"), Choice::Yes);
            first(c).motions.votes = BTreeMap::from([(VoteId(1), vote)]);
        },
    ),
    ("no silence is adopted over an objection", asked, |c| {
        let known = first(c).silences.silences.get_mut(&SilenceId(1)).unwrap();
        known.state = SilenceState::Adopted { answers: vec![], at: NINE, noted: None };
        let by = Officer::Seat { seat: seat("B.hod") };
        let objection = WrittenObjection { by, letter: None, text: "No.".to_owned(), at: NINE, acknowledged: None };
        known.objections.insert(party("B"), objection);
    }),
    ("a silence procedure has time to be broken", asked, |c| {
        let known = first(c).silences.silences.get_mut(&SilenceId(1)).unwrap();
        known.deadline = known.opened_at;
    }),
    ("a decided text is in the register with the hash it was decided at", adopted, |c| c.register.decisions.clear()),
    ("a decided text is in the register with the hash it was decided at", adopted, |c| {
        c.register.decisions.values_mut().for_each(|decision| decision.proposal = ProposalId(9));
    }),
    ("a party has at most one waiting entry in a list", speaking, |c| {
        let again = waiting(c);
        first(c).floor.lists.get_mut(&item("1")).unwrap().entries.push(Entry { id: EntryId(9), ..again });
    }),
    ("only replies are on a list of replies", speaking, |c| {
        let entry = waiting(c);
        first(c).floor.replies.insert(item("1"), List { closed_at: None, closed: false, entries: vec![entry] });
    }),
    ("no reply or explanation is on a list of speakers", speaking, |c| {
        first(c).floor.lists.get_mut(&item("1")).unwrap().entries[0].origin = Origin::Reply;
    }),
    ("who is on a short list explains its position on a text", speaking, |c| {
        let entry = waiting(c);
        first(c).floor.explanations.insert(item("1"), List { closed_at: None, closed: false, entries: vec![entry] });
    }),
    ("who is on a short list explains its position on a text", speaking, |c| {
        let entry = Entry { explains: Some(FIRST), ..waiting(c) };
        first(c).floor.explanations.insert(item("1"), List { closed_at: None, closed: false, entries: vec![entry] });
    }),
    ("nobody speaks unless the meeting is open", speaking, |c| {
        let hold = mufakat::procedure::event::HoldCause::HubRestarted {};
        first(c).session.state = State::TechHold { cause: hold, next_news_at: None, since: NINE, suspended: None };
    }),
    ("nobody speaks on while the Secretariat or the Chair intervenes", speaking, |c| {
        first(c).floor.intervention = Some(party("S"));
    }),
    ("nobody speaks on while a ruling is awaited", speaking, |c| first(c).points.pending.push(point(1, "C", None))),
    ("no speech waits for a ruling that nobody awaits", speaking, |c| {
        let causes = BTreeSet::from([PauseCause::PointOfOrder]);
        let speech = first(c).floor.speech.as_mut().unwrap();
        speech.phase = Phase::Paused { causes, since: NINE, grace_over: false };
    }),
    ("nobody has the floor of a meeting that does not run", speaking, |c| {
        first(c).floor.speech.as_mut().unwrap().phase = Phase::Called { since: NINE };
        first(c).session.state = State::Closed { at: NINE };
    }),
    ("a speech belongs to an open item", speaking, |c| first(c).floor.speech.as_mut().unwrap().item = item("3")),
    ("who has the floor does not wait for it", speaking, |c| {
        let speech = first(c).floor.speech.clone().unwrap();
        first(c).floor.lists.get_mut(&item("1")).unwrap().entries.push(speech.entry);
    }),
    ("a party does not wait on the list under which it has the floor", speaking, |c| {
        first(c).floor.lists.get_mut(&item("1")).unwrap().entries[0].party = party("B");
    }),
    ("a paused speech has a cause", speaking, |c| {
        let speech = first(c).floor.speech.as_mut().unwrap();
        speech.phase = Phase::Paused { causes: BTreeSet::new(), since: NINE, grace_over: false };
    }),
    ("at most one text is put", running, |c| first(c).table.put = None),
    ("a window belongs to the Chair who put the text", running, |c| window(c).epoch = Epoch(0)),
    ("a text is put only in a meeting that runs", running, |c| {
        first(c).session.state = State::Adjourned { until: None };
    }),
    ("no window runs while a ruling is awaited", running, |c| {
        let (point, ruling) = (PointId(1), PointRuling::Upheld);
        first(c).points.ruled = Some(Ruled { point, party: party("B"), ruling, appeal: Some(party("C")) });
    }),
    (
        "no window runs over a standing objection",
        || {
            running().and(
                "C.hod",
                Action::Object { meeting: m1(), proposal: FIRST, revision: Revision(1), point: String::new() },
            )
        },
        |c| window(c).phase = WindowPhase::Elapsed { at: NINE },
    ),
    (
        "no window runs over an open amendment",
        || {
            let passage = Passage { words: "the Plan".to_owned(), occurrence: 1 };
            let (proposal, base, new) = (FIRST, Revision(1), "a Plan".to_owned());
            running().and("B.hod", Action::ProposeAmendment { meeting: m1(), proposal, base, passage, new })
        },
        |c| window(c).phase = WindowPhase::Elapsed { at: NINE },
    ),
    ("no window runs while nobody presides", running, |c| {
        first(c).chair.vacancy = Some(Vacancy { since: NINE, candidates: None });
    }),
    ("no window runs over a party that asked for time", running, |c| {
        first(c).table.proposals.get_mut(&FIRST).unwrap().time_asked.insert(party("B"), None);
    }),
    ("a window runs only while the meeting is open", running, |c| {
        let hold = mufakat::procedure::event::HoldCause::HubRestarted {};
        first(c).session.state = State::TechHold { cause: hold, next_news_at: None, since: NINE, suspended: None };
    }),
    ("no window runs over a member that has not the text before it", running, |c| {
        window(c).acknowledged.remove(&party("C"));
    }),
    ("no window runs over a member that is not on the line", running, |c| {
        c.parties.lines.insert(party("C"), Line::Down { since: NINE, dropped: false });
        for (_, seat) in c.parties.seats.iter_mut().filter(|(_, seat)| seat.party == party("C")) {
            seat.link = Link::Down { since: NINE };
        }
        window(c).acknowledged.remove(&party("C"));
    }),
    ("no window runs over a member that is not on the line", running_among_the_admitted, |c| {
        c.parties.lines.insert(party("C"), Line::Down { since: NINE, dropped: false });
        for (_, seat) in c.parties.seats.iter_mut().filter(|(_, seat)| seat.party == party("C")) {
            seat.link = Link::Down { since: NINE };
        }
        window(c).acknowledged.remove(&party("C"));
    }),
    ("a window stands still for each line that holds it and for no other", running, |c| {
        window(c).phase = WindowPhase::Frozen { causes: BTreeSet::new() };
        window(c).acknowledged.remove(&party("C"));
    }),
    ("a window stands still for each line that holds it and for no other", running, |c| {
        window(c).phase = WindowPhase::Frozen { causes: BTreeSet::from([FreezeCause::LineDown { party: party("C") }]) };
    }),
    ("who has the text before it is on a live line", running, |c| {
        window(c).phase = WindowPhase::Frozen { causes: BTreeSet::new() };
        c.parties.lines.insert(party("C"), Line::Down { since: NINE, dropped: false });
        for (_, seat) in c.parties.seats.iter_mut().filter(|(_, seat)| seat.party == party("C")) {
            seat.link = Link::Down { since: NINE };
        }
    }),
    (
        "only who takes part in decisions objects",
        || {
            running().and(
                "C.hod",
                Action::Object { meeting: m1(), proposal: FIRST, revision: Revision(1), point: String::new() },
            )
        },
        |c| {
            let text = first(c).table.proposals.get_mut(&FIRST).unwrap();
            text.objections.values_mut().for_each(|objection| objection.party = party("O"));
        },
    ),
    ("an open amendment is about the current revision of its text", amended, |c| {
        first(c).table.proposals.get_mut(&FIRST).unwrap().revision = Revision(2);
    }),
    ("the open items are the ones that are open", speaking, |c| {
        first(c).agenda.items.get_mut(&item("3")).unwrap().state = ItemState::Open;
    }),
    ("each open item runs inside the one before, or was taken up with it", speaking, |c| {
        first(c).agenda.items.get_mut(&item("3")).unwrap().state = ItemState::Open;
        first(c).agenda.open.push(item("3"));
    }),
    ("a party's line is up while one of its binding seats is", running, |c| {
        c.parties.lines.insert(party("O"), Line::Down { since: NINE, dropped: true });
    }),
    ("no number is in use that was not handed out", speaking, |c| c.numbers.entry = EntryId(1)),
    ("a decision was taken by somebody who presided", adopted, |c| {
        c.register.decisions.values_mut().for_each(|decision| decision.epoch = Epoch(7));
    }),
    ("a decision was taken by somebody who presided", adopted, |c| {
        c.register.decisions.values_mut().for_each(|decision| decision.epoch = Epoch(0));
    }),
    ("nothing is decided by the silence of a party without the text on a live line", adopted, |c| {
        for decision in c.register.decisions.values_mut() {
            decision.standing[1].stood = mufakat::procedure::event::Stood::LineDown {};
        }
    }),
    ("a decision has the hash of its words", adopted, |c| {
        c.register.decisions.values_mut().for_each(|decision| decision.wording.text.push('!'));
    }),
    ("nothing is under way in a meeting that is closed", tabled, |c| {
        first(c).agenda.open.clear();
        for item in first(c).agenda.items.values_mut() {
            item.state = ItemState::Withdrawn;
        }
        first(c).floor.intervention = Some(party("S"));
        first(c).session.state = State::Closed { at: NINE };
    }),
];

#[test]
fn every_invariant_can_fail_and_is_named() {
    for (name, begins, spoil) in CASES {
        let mut conference = begins().conference;
        assert_eq!(conference.check(), Ok(()), "before it is spoilt: {name}");
        spoil(&mut conference);
        let broken = conference.check().expect_err(name);
        assert_eq!(broken.invariant, *name, "{broken}");
        assert!(broken.to_string().starts_with(&format!("{name} does not hold: ")), "{broken}");
    }
}

#[test]
fn every_invariant_has_a_state_that_breaks_it() {
    let source = include_str!("../../src/procedure/invariants.rs");
    // The only other texts in that file are how a breach is written.
    let texts = source.split('"').skip(1).step_by(2).filter(|text| !text.contains('{'));
    let stated: BTreeSet<&str> = texts.collect();
    let broken: BTreeSet<&str> = CASES.iter().map(|(name, ..)| *name).collect();
    assert_eq!(stated, broken, "what is stated and what is shown to fail");
    assert!(stated.len() >= 40, "only {} invariants", stated.len());
}

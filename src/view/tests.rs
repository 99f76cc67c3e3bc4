//! Held to any run of a conference: what an event does not touch stays, and nobody sees what is not for him.
//!
//! A run is driven by what its actors may press, which the views themselves say, and by some acts besides. The
//! hub's part is played too: each entry's sections are merged into what a peer has, as a peer would.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::conference_file;
use crate::procedure::Conference;
use crate::procedure::command::{
    Action, Actor, Capacity, Command, Content, Credential, Declared, DeferTo, DocumentRevision, MotionKind, Passage,
    Person, Seen,
};
use crate::procedure::definition::{Class, Definition, Participation, Power};
use crate::procedure::event::Event;
use crate::procedure::ids::{
    CommandId, ItemNumber, MeetingId, ModeratorId, PartyId, Revision, SeatId, Span, Symbol, Timestamp,
};

/// What was said in a closed item, or stands in an embargoed document.
const CLOSED: &str = "SECRET-of-a-closed-item";
/// What only officers know.
const OFFICERS: &str = "SECRET-of-the-officers";

fn id<T>(parse: impl Fn(&str) -> Option<T>, text: &str) -> T {
    parse(text).unwrap()
}

/// A council of members A, B and C, observer D and secretariat E. Every third item is closed.
fn council() -> Definition {
    let text = include_str!("../../config/conferences/council.toml");
    let mut definition = conference_file::read(text, "council.toml").unwrap();
    let plan = &mut definition.meetings[0];
    for (party, class) in [("D", Class::Observer), ("E", Class::Secretariat)] {
        plan.participants.insert(id(PartyId::parse, party), Participation { class, items: None });
    }
    for (index, item) in plan.agenda.iter_mut().enumerate() {
        if index % 3 == 2 {
            item.closed = true;
            item.title.en = CLOSED.to_owned();
        }
    }
    definition.documents.get_mut(&id(Symbol::parse, "C/BUDGET")).unwrap().embargoed = true;
    definition
}

/// A run of a conference with a peer of every audience.
struct Run {
    conference: Conference,
    now: Timestamp,
    peers: BTreeMap<Audience, View>,
    own: BTreeMap<SeatId, Own>,
    commands: u64,
    entries: u64,
}

impl Run {
    fn new(definition: Definition) -> Self {
        let now = definition.meetings[0].sittings[0].opens_at;
        let mut conference = Conference::default();
        conference.apply(&Event::ConferenceDefined { definition: Box::new(definition) }, now);
        let peers = Audience::ALL.into_iter().map(|audience| (audience, sections(&conference, audience))).collect();
        let mut run = Self { conference, now, peers, own: BTreeMap::new(), commands: 0, entries: 0 };
        run.own = run.seats().into_iter().map(|seat| (seat.clone(), run.own_of(&seat))).collect();
        for seat in run.seats() {
            let person = Person { name: "N".to_owned(), title: String::new() };
            run.hub(Action::AdmitSeat { seat: seat.clone(), person, credential: Credential::Accepted, letter: None });
            run.hub(Action::LinkUp { seat });
        }
        run
    }

    fn seats(&self) -> Vec<SeatId> {
        self.conference.parties.seats.keys().cloned().collect()
    }

    fn own_of(&self, seat: &SeatId) -> Own {
        own(&self.conference, seat, self.now).unwrap()
    }

    fn hub(&mut self, action: Action) {
        self.submit(Actor::Hub {}, action);
    }

    fn moderator(&mut self, action: Action) {
        self.submit(moderator(), action);
    }

    /// One command: considered, recorded, told, and every promise about it held.
    fn submit(&mut self, actor: Actor, action: Action) {
        self.commands += 1;
        let epoch = focus(&self.conference).map(|(_, state)| state.chair.epoch);
        let command = Command {
            id: id(CommandId::parse, &format!("c-{}", self.commands)),
            actor,
            seen: Seen { position: None, epoch, ..Seen::default() },
            action,
        };
        let Ok(events) = self.conference.consider(&command, self.now) else { return };
        self.entries += 1;
        let mut touched = Parts::NONE;
        let mut concerned = Concern::Nobody;
        for event in &events {
            for audience in Audience::ALL {
                if let Some(seen) = visible(event, audience, &self.conference) {
                    no_secrets(audience, &serde_json::to_string(&seen).unwrap());
                }
            }
            let rest = Parts::ALL.without(touches(event));
            let before = Audience::ALL.map(|audience| sections_in(&self.conference, audience, rest));
            self.conference.apply(event, self.now);
            for (audience, before) in Audience::ALL.into_iter().zip(before) {
                let after = sections_in(&self.conference, audience, rest);
                assert_eq!(after, before, "{event:?} changed a section of {audience:?} that it does not touch");
            }
            touched = touched.or(touches(event));
            concerned = concerned.or(concerns(event, &self.conference));
        }
        self.conference.check().unwrap();
        self.tell(&events, touched, &concerned);
    }

    fn tell(&mut self, events: &[Event], touched: Parts, concerned: &Concern) {
        for (audience, peer) in &mut self.peers {
            peer.merge(sections_in(&self.conference, *audience, touched));
            let whole = sections(&self.conference, *audience);
            assert_eq!(*peer, whole, "a peer of {audience:?} that joined earlier sees something else: {events:?}");
            let text = serde_json::to_string(&whole).unwrap();
            no_secrets(*audience, &text);
            assert_eq!(serde_json::from_str::<View>(&text).unwrap(), whole);
        }
        let presiding = focus(&self.conference).and_then(|(_, state)| state.chair.seat.clone());
        let mut own = std::mem::take(&mut self.own);
        for (seat, known) in &mut own {
            let new = self.own_of(seat);
            let party = &self.conference.parties.seats[seat].party;
            let told = concerned.has(party) || presiding.as_ref() == Some(seat);
            assert!(told || new == *known, "{events:?} changed what is {seat}'s own: {known:?} is now {new:?}");
            *known = new;
        }
        self.own = own;
    }

    fn here(&self) -> (MeetingId, Option<ItemNumber>) {
        let (plan, state) = focus(&self.conference).unwrap();
        (plan.id.clone(), state.agenda.current().cloned())
    }

    /// Words as they may be said under an item.
    fn words(&self, item: Option<&ItemNumber>) -> String {
        let (plan, _) = focus(&self.conference).unwrap();
        let closed = item.is_some_and(|item| sight::is_closed(plan, item));
        if closed { CLOSED.to_owned() } else { "open words".to_owned() }
    }

    /// One of the acts that somebody may press now.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these have words in them")]
    fn press(&mut self, who: usize, which: usize) {
        let seats = self.seats();
        let seat = seats.get(who % (seats.len() * 2)).cloned();
        let own = match &seat {
            Some(seat) => self.own_of(seat),
            // Half of the presses are the moderator's, who keeps the meeting going.
            None => desk(&self.conference, &id(ModeratorId::parse, "moderator"), self.now),
        };
        let allowed: Vec<_> = own.may.values().filter(|may| may.allowed).collect();
        let Some(may) = (!allowed.is_empty()).then(|| allowed[which % allowed.len()]) else { return };
        let (_, item) = self.here();
        let mut action = may.action.clone();
        match &mut action {
            Action::Object { point, .. } => *point = self.words(item.as_ref()),
            Action::Reserve { text, .. }
            | Action::ConvertObjection { text, .. }
            | Action::ExplainPosition { text, .. }
            | Action::ObjectInSilence { text, .. }
            | Action::RaisePointOfOrder { text, .. } => {
                *text = format!("{} {}", self.words(item.as_ref()), self.entries)
            }
            Action::JoinItem { ruling, .. } => "together".clone_into(ruling),
            Action::AddItem { title, .. } => {
                title.en = format!("A matter {}", self.entries);
                title.vi.clone_from(&title.en);
            }
            Action::AnnounceDecision { from, .. } => *from = Some(self.now + Span::minutes(30)),
            Action::RecordCorrigendum { text, .. } => *text = format!("for 4 read {}", self.entries),
            Action::Comment { text, .. } => *text = format!("{OFFICERS} {}", self.entries),
            Action::SuspendMeeting { reason, .. }
            | Action::HoldMeeting { reason, .. }
            | Action::CallToOrder { reason, .. }
            | Action::CutSpeech { reason, .. }
            | Action::MoveMotion { kind: MotionKind::SuspendMeeting { reason, .. }, .. } => {
                *reason = "coffee".to_owned()
            }
            Action::ProposeAmendment { proposal, passage, new, .. } => {
                let (meeting, _) = focus(&self.conference).unwrap();
                let text = &self.conference.meetings[&meeting.id].table.proposals[&*proposal].wording.text;
                passage.words.clone_from(text);
                *new = format!("{} {}", self.words(item.as_ref()), self.entries);
            }
            Action::AskDivision { proposal, part, .. } => {
                let (meeting, _) = focus(&self.conference).unwrap();
                let text = &self.conference.meetings[&meeting.id].table.proposals[&*proposal].wording.text;
                part.words = text.split_whitespace().next().unwrap().to_owned();
            }
            Action::RecordConsent { given_by, channel, .. } => {
                *given_by = OFFICERS.to_owned();
                *channel = OFFICERS.to_owned();
            }
            Action::PutAppeal { first, .. }
            | Action::PutMotion { first, .. }
            | Action::PutAmendmentToVote { first, .. } => {
                let (plan, _) = focus(&self.conference).unwrap();
                *first = plan.deciding().next().cloned();
            }
            _ => {}
        }
        let actor = seat.map_or_else(moderator, |seat| Actor::Seat { seat, capacity: may.capacity });
        let before = self.entries;
        self.submit(actor, action.clone());
        assert_eq!(self.entries, before + 1, "what may be pressed is carried out: {action:?}");
    }

    fn step(&mut self, choice: u32) {
        let (who, which) = (usize::from((choice >> 8) as u8), usize::from((choice >> 16) as u8));
        let seats = self.seats();
        let seat = seats[who % seats.len()].clone();
        let (meeting, item) = self.here();
        let state = &self.conference.meetings[&meeting];
        let proposal = state.table.proposals.iter().nth_back(which % 2).map(|(id, text)| (*id, text.revision));
        let entry = item.as_ref().and_then(|item| state.floor.list(item).entries.get(which % 3).map(|entry| entry.id));
        let symbol = id(Symbol::parse, ["C/BUDGET", "C/PROGRAMME", "C/EXTRA"][which % 3]);
        let party = self.conference.parties.seats[&seat].party.clone();
        match (choice % 36, item, proposal) {
            (0..=15, _, _) => self.press(who, which),
            (16, Some(item), Some((proposal, base))) => {
                let new = self.words(Some(&item));
                let words = if new == CLOSED { CLOSED } else { "open words" }.to_owned();
                let passage = Passage { words, occurrence: 1 };
                let action = Action::ProposeAmendment { meeting, proposal, base, passage, new };
                self.submit(Actor::delegate(seat), action);
            }
            (17 | 18, Some(item), _) => {
                let last = self.conference.documents.last(&symbol);
                let documents = last.map(|revision| DocumentRevision { symbol, revision }).into_iter().collect();
                let text = self.words(Some(&item));
                self.moderator(Action::TableProposal { meeting, item, text, documents });
            }
            (19, _, _) => {
                let base = self.conference.documents.last(&symbol);
                let secret = symbol.as_str() == "C/BUDGET";
                let text = if secret { CLOSED.to_owned() } else { "open words".to_owned() };
                let title = self.conference.documents.documents.get(&symbol).map(|known| known.title.clone());
                let (title, language) = (title.unwrap_or_default(), "en".to_owned());
                let content = Content::Text { text };
                self.moderator(Action::TableDocument { meeting, symbol, base, title, language, content });
            }
            (20, _, _) => self.hub(Action::LinkDown { seat }),
            (21 | 22, _, _) => self.hub(Action::LinkUp { seat }),
            (23 | 24, _, _) => {
                if let Some(due) = self.conference.next_deadline() {
                    self.now = self.now.max(due);
                    self.submit(Actor::Clock {}, Action::Elapse {});
                }
            }
            (25, _, Some((proposal, revision))) => {
                let text = OFFICERS.to_owned();
                self.submit(Actor::delegate(seat), Action::Comment { meeting, proposal, revision, text });
            }
            (26, _, Some((proposal, revision))) => {
                let (given_by, channel) = (OFFICERS.to_owned(), OFFICERS.to_owned());
                self.moderator(Action::RecordConsent { meeting, proposal, revision, party, given_by, channel });
            }
            (27, _, Some((proposal, _))) => {
                let officer = Actor::delegate(id(SeatId::parse, "E.hod"));
                self.submit(officer, Action::ConfirmConsent { meeting, proposal, party });
            }
            (28, _, _) => {
                let presence = [Declared::Present, Declared::AwayHold, Declared::Absent][which % 3];
                self.submit(Actor::delegate(seat), Action::DeclarePresence { meeting, party, presence });
            }
            (29, _, _) => self.moderator(Action::EjectSeat { seat, reason: OFFICERS.to_owned() }),
            (30, _, _) => {
                let person = Person { name: "Another".to_owned(), title: "Deputy".to_owned() };
                self.moderator(Action::AdmitSeat { seat, person, credential: Credential::Provisional, letter: None });
            }
            (31, after, _) => {
                let plan = self.conference.plan(&meeting).unwrap();
                let item = plan.agenda[which % plan.agenda.len()].number.clone();
                let ruling = Some(self.words(Some(&item)));
                self.moderator(Action::OpenItem { meeting, item, after, ruling });
            }
            (32, Some(item), _) => {
                let to =
                    [DeferTo::Later {}, DeferTo::Sitting {}, DeferTo::NextMeeting { meeting: None }][which % 3].clone();
                self.moderator(Action::DeferItem { meeting, item, to, keep_list: which % 2 == 0 });
            }
            (33, _, _) => {
                let holder = focus(&self.conference).and_then(|(_, state)| state.chair.seat.clone());
                let Some(holder) = holder else { return };
                let action = match which % 3 {
                    0 => Action::PassChair { meeting, to: seat },
                    1 => Action::DelegatePower { meeting, power: Power::List, granted: which % 2 == 0 },
                    _ => match self.conference.documents.last(&symbol) {
                        Some(revision) => {
                            let mandate = "of the ministers".to_owned();
                            Action::IssueDocument { meeting, symbol, revision, mandate, embargo_until: None }
                        }
                        None => return,
                    },
                };
                self.submit(Actor::Seat { seat: holder, capacity: Capacity::Chair }, action);
            }
            (34, _, _) if which % 4 == 0 => self.hub(Action::StartHub { last_alive: Some(self.now) }),
            (34, _, _) => self.hub(Action::TakeOverSeat { seat, session: self.commands }),
            (35, _, _) => {
                if let Some(entry) = entry {
                    self.moderator(Action::MoveEntry { meeting, entry, place: 1, reason: "closer".to_owned() });
                }
            }
            _ => self.press(who, which),
        }
    }
}

fn moderator() -> Actor {
    Actor::Moderator { name: id(ModeratorId::parse, "moderator") }
}

#[track_caller]
fn no_secrets(audience: Audience, text: &str) {
    assert!(audience.is_inside() || !text.contains(CLOSED), "{audience:?} leaves for closed items and got {text}");
    assert!(audience.is_officer() || !text.contains(OFFICERS), "{audience:?} conducts nothing and got {text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn sections_that_are_not_touched_stay_and_secrets_are_kept(choices in prop::collection::vec(any::<u32>(), 1..160)) {
        let mut run = Run::new(council());
        for choice in choices {
            run.now = Timestamp(run.now.0 + i64::from(choice % 1000));
            run.step(choice);
        }
    }
}

/// The first of these presses that is allowed, and by whom it would be sent.
fn allowed(run: &Run, presses: &[Press]) -> Option<(Actor, Action)> {
    let desk = desk(&run.conference, &id(ModeratorId::parse, "moderator"), run.now);
    presses.iter().find_map(|press| {
        let of_seat = run.own.iter().find_map(|(seat, own)| {
            let may = own.may.get(press).filter(|may| may.allowed)?;
            Some((Actor::Seat { seat: seat.clone(), capacity: may.capacity }, may.action.clone()))
        });
        of_seat.or_else(|| {
            let may = desk.may.get(press).filter(|may| may.allowed)?;
            Some((moderator(), may.action.clone()))
        })
    })
}

#[test]
fn a_whole_meeting_is_held_by_what_its_actors_may_press() {
    let mut definition = council();
    // No budget is tabled here, so nothing waits for its approval under an embargo.
    definition.documents.clear();
    let mut run = Run::new(definition);
    for _ in 0..1000 {
        let (meeting, item) = run.here();
        let state = &run.conference.meetings[&meeting];
        if matches!(state.session.phase(), crate::procedure::rejection::MeetingPhase::Closed) {
            break;
        }
        let verbs = item.as_ref().and_then(|item| run.conference.plan(&meeting)?.item(item)).map(|item| &item.verbs);
        let wanted = verbs.is_some_and(|verbs| !verbs.is_empty());
        let decided = run.conference.register.decisions.values().any(|decision| Some(&decision.item) == item.as_ref());
        let tabled = state.table.proposals.values().any(|text| Some(&text.item) == item.as_ref());
        let put = state.table.put.is_some();
        let business = [Press::Acknowledge, Press::Declare, Press::OpenMeeting, Press::StartSpeech, Press::EndSpeech];
        let onward = [Press::NextSpeaker, Press::Put, Press::NextItem, Press::CloseMeeting];
        if let Some((actor, action)) = allowed(&run, &business) {
            run.submit(actor, action);
        } else if put {
            run.now = run.conference.next_deadline().expect("a text that is put waits for its window");
            run.submit(Actor::Clock {}, Action::Elapse {});
        } else if let (Some(item), true, false, false) = (item, wanted, decided, tabled) {
            let text = run.words(Some(&item));
            let put_first = verbs.is_some_and(|verbs| verbs[0].needs_window());
            run.moderator(Action::TableProposal { meeting, item, text, documents: Vec::new() });
            assert_eq!(allowed(&run, &[Press::Declare]).is_none(), put_first, "what is only noted needs not be put");
        } else if let Some((actor, action)) = allowed(&run, &onward) {
            run.submit(actor, action);
        } else {
            let desk = desk(&run.conference, &id(ModeratorId::parse, "moderator"), run.now);
            panic!("nobody may do anything: {desk:#?}");
        }
    }
    let (meeting, _) = run.here();
    let stage = &sections(&run.conference, Audience::Public).meeting.unwrap().meetings[0].stage;
    assert!(matches!(stage, Stage::Closed { .. }), "{meeting} is {stage:?}");
    let decisions = |audience| sections(&run.conference, audience).decisions.unwrap().decisions.count;
    assert!(decisions(Audience::Delegation) > decisions(Audience::Hall), "a closed item was decided too");
    assert_eq!(decisions(Audience::Public), 0, "nothing was issued");
}

fn at(party: &str) -> Audience {
    let run = Run::new(council());
    audience_of(&run.conference, &id(SeatId::parse, &format!("{party}.hod")))
}

#[test]
fn a_seat_sees_what_its_party_is_in_the_meeting() {
    assert_eq!(at("B"), Audience::Delegation);
    assert_eq!(at("D"), Audience::Observer);
    assert_eq!(at("E"), Audience::Secretariat);
    assert_eq!(at("Z"), Audience::Public);
}

#[test]
fn the_presiding_seat_sees_what_the_chair_sees() {
    let mut run = Run::new(council());
    let (actor, action) = allowed(&run, &[Press::OpenMeeting]).unwrap();
    run.submit(actor, action);
    let presiding = focus(&run.conference).unwrap().1.chair.seat.clone().unwrap();
    assert_eq!(audience_of(&run.conference, &presiding), Audience::Chair);
    assert!(run.own_of(&presiding).may.contains_key(&Press::NextItem));
}

#[test]
fn a_seat_in_the_lobby_sees_what_the_public_sees() {
    let mut run = Run::new(council());
    let seat = id(SeatId::parse, "B.hod");
    run.moderator(Action::EjectSeat { seat: seat.clone(), reason: "wrong room".to_owned() });
    assert_eq!(audience_of(&run.conference, &seat), Audience::Public);
    assert!(run.own_of(&seat).may.is_empty());
    let lobby = |audience| sections(&run.conference, audience).presence.unwrap().lobby.head;
    assert_eq!((lobby(Audience::Secretariat), lobby(Audience::Delegation)), (vec![seat], Vec::new()));
}

#[test]
fn whose_line_was_down_names_members_and_no_observers() {
    let mut run = Run::new(council());
    let onward = [Press::OpenMeeting, Press::StartForSpeaker, Press::EndForSpeaker, Press::NextSpeaker];
    let agenda = id(ItemNumber::parse, "2");
    while run.here().1.as_ref() != Some(&agenda) {
        let presses = onward.into_iter().chain([Press::ConcludeItem, Press::NextItem]).collect::<Vec<_>>();
        let (actor, action) = allowed(&run, &presses).expect("something leads on");
        run.submit(actor, action);
    }
    let (meeting, item) = (run.here().0, agenda);
    let leave = |run: &mut Run, party: &str| {
        for seat in run.seats().into_iter().filter(|seat| seat.as_str().starts_with(party)) {
            run.hub(Action::LinkDown { seat });
        }
    };
    leave(&mut run, "D");
    let text = "The Council adopts its agenda.".to_owned();
    run.moderator(Action::TableProposal { meeting, item, text, documents: Vec::new() });
    let (actor, action) = allowed(&run, &[Press::Put]).unwrap();
    run.submit(actor, action);
    let lost = |run: &Run| match &sections(&run.conference, Audience::Moderator).table.unwrap().proposals.head[0].stage
    {
        ProposalStage::Put { lost, .. } => lost.head.clone(),
        ProposalStage::Tabled {} => panic!("the text is not put"),
    };
    assert_eq!(lost(&run), []);
    leave(&mut run, "C");
    assert_eq!(lost(&run), [id(PartyId::parse, "C")]);
}

#[test]
fn an_embargo_ends_for_the_revision_that_was_issued_and_for_no_later_draft() {
    let mut run = Run::new(council());
    let (meeting, symbol) = (run.here().0, id(Symbol::parse, "C/BUDGET"));
    let table = |base: Option<Revision>, text: &str| Action::TableDocument {
        meeting: run.here().0,
        symbol: symbol.clone(),
        base,
        title: run.conference.documents.documents[&symbol].title.clone(),
        language: "en".to_owned(),
        content: Content::Text { text: text.to_owned() },
    };
    let (first, second) = (table(None, "the first draft"), table(Some(Revision(1)), "the second draft"));
    run.moderator(first);
    let (revision, mandate) = (Revision(1), "of the ministers".to_owned());
    let issued = Event::DocumentIssued { meeting, symbol: symbol.clone(), revision, mandate, embargo_until: None };
    run.conference.apply(&issued, run.now);
    run.moderator(second);
    let last = |audience| {
        let papers = sections(&run.conference, audience).documents.unwrap().documents;
        papers.head.into_iter().find(|paper| paper.symbol == symbol).unwrap().last.unwrap().revision
    };
    assert_eq!(last(Audience::Delegation), Revision(2));
    for outside in [Audience::Hall, Audience::Observer, Audience::Public] {
        assert_eq!(last(outside), Revision(1), "{outside:?}");
    }
}

#[test]
fn what_is_moved_in_a_closed_item_is_told_to_nobody_outside() {
    let run = Run::new(council());
    let (plan, _) = focus(&run.conference).unwrap();
    let moved = |number: &ItemNumber| Event::MotionMoved {
        meeting: plan.id.clone(),
        motion: crate::procedure::ids::MotionId(1),
        kind: MotionKind::AdjournDebate {},
        item: Some(number.clone()),
        party: id(PartyId::parse, "B"),
        seat: id(SeatId::parse, "B.hod"),
    };
    for item in &plan.agenda {
        let told = visible(&moved(&item.number), Audience::Observer, &run.conference).is_some();
        assert_eq!(told, !sight::is_closed(plan, &item.number), "{}", item.number);
        assert!(visible(&moved(&item.number), Audience::Delegation, &run.conference).is_some());
    }
}

#[test]
fn a_long_list_travels_as_its_head_and_its_length() {
    let listing = Listing::of(0..250);
    assert_eq!((listing.count, listing.head.len(), listing.head.last()), (250, HEAD, Some(&99)));
}

#[test]
fn a_page_can_offer_what_the_chair_and_a_head_of_delegation_do_beside_the_agenda() {
    let mut definition = council();
    definition.meetings[0].chair.vice_chair = Some(id(PartyId::parse, "B"));
    let mut run = Run::new(definition);
    let (actor, action) = allowed(&run, &[Press::OpenMeeting]).unwrap();
    run.submit(actor, action);
    let (actor, action) = allowed(&run, &[Press::NextItem]).unwrap();
    run.submit(actor, action);
    let presiding = focus(&run.conference).unwrap().1.chair.seat.clone().unwrap();
    let offered = |run: &Run, seat: &SeatId, press| run.own_of(seat).may.get(&press).cloned();
    for press in [Press::PassChair, Press::ExtendSitting, Press::JoinItem] {
        let may = offered(&run, &presiding, press).unwrap_or_else(|| panic!("{press:?} is not offered"));
        assert!(may.allowed || may.rejection.is_some(), "{press:?}");
    }
    let secretariat = id(SeatId::parse, "E.hod");
    let correct = offered(&run, &secretariat, Press::Correct).unwrap();
    assert!(correct.allowed);
    assert!(matches!(correct.action, Action::RecordCorrigendum { text, .. } if text.is_empty()), "a person writes it");
    // The head names who else binds the delegation; nobody else does.
    let head = id(SeatId::parse, "B.hod");
    let own = run.own_of(&head);
    let may = own.may.get(&Press::DesignateRepresentative).or(own.may.get(&Press::EndRepresentation)).unwrap();
    assert!(may.allowed, "{may:?}");
    for other in run.seats().into_iter().filter(|seat| seat.as_str().starts_with("B.") && *seat != head) {
        assert!(!run.own_of(&other).may.contains_key(&Press::DesignateRepresentative));
    }
}

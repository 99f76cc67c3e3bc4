//! Acts on presence and credentials.

use super::{Outcome, Scene, Whole, chair, hub, note, note_or_nothing};
use crate::procedure::command::{Actor, Credential, Declared, Letter, Person};
use crate::procedure::definition::{Class, ItemKind, Power, Quorum, SeatRank};
use crate::procedure::event::Event;
use crate::procedure::ids::{ItemNumber, PartyId, RoleId, SeatId};
use crate::procedure::meeting::State;
use crate::procedure::party::{Admission, Presence};
use crate::procedure::rejection::{Field, Needs, Rejection};

/// Admits the person who sits in a seat. By the Secretariat or the moderator; by the hub where the conference
/// has no lobby, which files nobody's name where none was said. No other person takes a seat that binds a member while a
/// text is put; who comes to sit in the seat that presides does so in an epoch of its own.
pub(super) fn admit(
    whole: &Whole,
    seat: &SeatId,
    person: &Person,
    credential: Credential,
    letter: Option<&Letter>,
) -> Outcome {
    let state =
        whole.conference.parties.seats.get(seat).ok_or_else(|| Rejection::UnknownSeat { seat: seat.clone() })?;
    credentials_officer(whole)?;
    match whole.command.actor {
        Actor::Hub {} => note_or_nothing(Field::Name, &person.name)?,
        Actor::Seat { .. } | Actor::Moderator { .. } | Actor::Clock {} => note(Field::Name, &person.name)?,
    }
    note_or_nothing(Field::Title, &person.title)?;
    if let Some(letter) = letter {
        note(Field::Letter, &letter.reference)?;
    }
    let same = |known: &Admission| {
        known.person == *person && known.credential == credential && known.letter.as_ref() == letter
    };
    if state.admitted.as_ref().is_some_and(same) {
        return Ok(Vec::new());
    }
    // One whose name nobody has filed yet is named at any time; another person takes the seat between two texts.
    let other = |known: &Admission| !known.person.name.is_empty() && known.person.name != person.name;
    let changes = state.admitted.as_ref().is_none_or(other);
    if changes && state.may_bind && state.admitted.is_some() {
        asked_of_nobody(whole, &state.party)?;
    }
    let presides = changes.then(|| chair::another_person(whole, seat)).transpose()?.unwrap_or_default();
    let (person, letter) = (person.clone(), letter.cloned());
    let mut events = vec![Event::SeatAdmitted { seat: seat.clone(), person, credential, letter }];
    events.extend(presides);
    // A line that was up before the admission counts from now on.
    if state.admitted.is_none() && state.link.is_up() {
        events.extend(hub::came_back(whole, seat));
    }
    Ok(events)
}

/// The presiding officer confirms who was admitted to the meeting since the last time. The rights are the same
/// before and after: what is under question stays so until it is decided.
pub(super) fn confirm(scene: &Scene) -> Outcome {
    scene.must_not_be_over()?;
    scene.authority(None)?;
    let (mut accepted, mut provisional) = (Vec::new(), Vec::new());
    for (seat, state) in &scene.conference.parties.seats {
        let admission = state.admitted.as_ref().filter(|admission| !admission.confirmed);
        match admission.filter(|_| scene.plan.class(&state.party).is_some()).map(|admission| admission.credential) {
            Some(Credential::Accepted) => accepted.push(seat.clone()),
            Some(Credential::Provisional) => provisional.push(seat.clone()),
            None => {}
        }
    }
    if accepted.is_empty() && provisional.is_empty() {
        return Err(Rejection::AdmissionsAreConfirmed {});
    }
    Ok(vec![Event::AdmissionsConfirmed { meeting: scene.meeting.clone(), accepted, provisional }])
}

/// Takes an admission back; never a member's while a text is put.
pub(super) fn eject(whole: &Whole, seat: &SeatId, reason: &str) -> Outcome {
    let state =
        whole.conference.parties.seats.get(seat).ok_or_else(|| Rejection::UnknownSeat { seat: seat.clone() })?;
    credentials_officer(whole)?;
    note(Field::Reason, reason)?;
    if state.admitted.is_none() {
        return Ok(Vec::new());
    }
    asked_of_nobody(whole, &state.party)?;
    let mut events = vec![Event::SeatEjected { seat: seat.clone(), reason: reason.to_owned() }];
    if state.link.is_up() {
        events.extend(hub::went_away(whole, seat));
    }
    Ok(events)
}

/// Refuses while a text is put to a party that takes part in decisions: who speaks for it does not change while it is
/// asked.
///
/// So an acknowledgement need not say which person gave it. It is the party's, given over the party's line,
/// and nobody comes to sit in one of its binding seats for whom another had read the text.
fn asked_of_nobody(whole: &Whole, party: &PartyId) -> Result<(), Rejection> {
    let put = whole.running().filter(|scene| scene.plan.class(party).is_some_and(Class::decides));
    match put.and_then(|scene| scene.state.table.put) {
        Some(proposal) => Err(Rejection::ProposalIsPut { proposal }),
        None => Ok(()),
    }
}

/// The head of a delegation lets an alternate or an adviser act as representative, or takes that back. Not while a
/// text is put: who speaks for a member does not change while it is asked.
pub(super) fn designate(whole: &Whole, seat: &SeatId, binds: bool) -> Outcome {
    let seats = &whole.conference.parties.seats;
    let state = seats.get(seat).ok_or_else(|| Rejection::UnknownSeat { seat: seat.clone() })?;
    let designates = Err(Rejection::HeadDesignates { party: state.party.clone() });
    let Actor::Seat { seat: own, .. } = &whole.command.actor else { return designates };
    let head = seats.get(own).filter(|known| known.admitted.is_some());
    let Some(head) = head else { return Err(Rejection::NotAdmitted { seat: own.clone() }) };
    if head.party != state.party || head.rank != SeatRank::Head {
        return designates;
    }
    if state.rank == SeatRank::Head {
        return if binds { Ok(Vec::new()) } else { Err(Rejection::HeadAlwaysBinds { seat: seat.clone() }) };
    }
    if state.may_bind == binds {
        return Ok(Vec::new());
    }
    if let Some(proposal) = whole.running().and_then(|scene| scene.state.table.put) {
        return Err(Rejection::ProposalIsPut { proposal });
    }
    Ok(vec![Event::RepresentativeDesignated { seat: seat.clone(), binds }])
}

/// Whether the sender looks after credentials: the Secretariat of any meeting, or a moderator.
fn credentials_officer(whole: &Whole) -> Result<(), Rejection> {
    let refused = Err(Rejection::NotForYou { needs: Needs::Secretariat });
    match &whole.command.actor {
        Actor::Moderator { .. } | Actor::Hub {} => Ok(()),
        Actor::Clock {} => refused,
        Actor::Seat { seat, .. } => {
            let admitted = whole.conference.parties.seats.get(seat).filter(|state| state.admitted.is_some());
            let Some(state) = admitted else { return Err(Rejection::NotAdmitted { seat: seat.clone() }) };
            let secretariat =
                whole.definition.meetings.iter().any(|plan| plan.class(&state.party) == Some(Class::Secretariat));
            if secretariat { Ok(()) } else { refused }
        }
    }
}

/// Declares how a party takes part: by its own binding seat; by the Secretariat or the moderator that a party
/// is absent which was not connected in this sitting.
pub(super) fn declare(scene: &Scene, party: &PartyId, presence: Declared) -> Outcome {
    scene.class(party)?;
    scene.must_not_be_over()?;
    let own = match scene.secretariat() {
        Some(_) => false,
        None => {
            let (seat, state, class) = scene.delegate()?;
            if state.party != *party {
                return Err(Rejection::NotYourOwn { party: party.clone() });
            }
            if class.decides() && !state.may_bind {
                return Err(Rejection::NotBinding { seat: seat.clone() });
            }
            true
        }
    };
    if scene.state.roll.declared.get(party).copied().unwrap_or(Declared::Present) == presence {
        return Ok(Vec::new());
    }
    if !own {
        // Nobody else speaks a party away that was here, or says that it consents to go on without it.
        match presence {
            Declared::AwayProceed | Declared::AwayHold => {
                return Err(Rejection::NotYourOwn { party: party.clone() });
            }
            Declared::Absent if scene.state.roll.connected.contains(party) => {
                return Err(Rejection::WasConnected { party: party.clone() });
            }
            // What a party said of itself it takes back itself.
            Declared::Present if !scene.state.roll.filed.contains(party) => {
                return Err(Rejection::NotYourOwn { party: party.clone() });
            }
            Declared::Absent | Declared::Present => {}
        }
    }
    let decides = scene.plan.class(party).is_some_and(Class::decides);
    if let (true, Some(proposal)) = (decides, scene.state.table.put) {
        // Coming back is always open; leaving is not, while the meeting is asked.
        if presence != Declared::Present {
            return Err(Rejection::ProposalIsPut { proposal });
        }
    }
    Ok(vec![Event::PresenceDeclared { meeting: scene.meeting.clone(), party: party.clone(), presence, filed: !own }])
}

/// A party that others declared absent, since it was not connected, is connected now: it is absent no more.
pub(super) fn is_here_after_all(scene: &Scene, seat: &SeatId) -> Option<Event> {
    let state = scene.conference.parties.seats.get(seat).filter(|state| state.may_bind)?;
    let roll = &scene.state.roll;
    let absent = roll.filed.contains(&state.party) && roll.declared.get(&state.party) == Some(&Declared::Absent);
    let (meeting, party) = (scene.meeting.clone(), state.party.clone());
    absent.then_some(Event::PresenceDeclared { meeting, party, presence: Declared::Present, filed: false })
}

/// Gives a role of the meeting to a party, before the meeting opens.
pub(super) fn assign_role(scene: &Scene, role: &RoleId, party: &PartyId) -> Outcome {
    if !scene.plan.roles.contains_key(role) {
        return Err(Rejection::UnknownRole { role: role.clone() });
    }
    scene.class(party).map_err(|_| Rejection::UnknownParty { party: party.clone() })?;
    if scene.secretariat().is_none() {
        scene.authority(Some(Power::Agenda))?;
    }
    match scene.state.session.state {
        State::Scheduled => {}
        State::Open | State::Suspended(_) | State::Adjourned { .. } | State::TechHold { .. } | State::Closed { .. } => {
            return Err(Rejection::MeetingHasOpened { meeting: scene.meeting.clone() });
        }
    }
    if scene.state.roll.roles.get(role) == Some(party) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::RoleAssigned { meeting: scene.meeting.clone(), role: role.clone(), party: party.clone() }])
}

/// Refuses while the meeting is not able to decide on an item. A line that is down for less than the
/// grace does not end the quorum; it freezes the window instead.
pub(super) fn quorum(scene: &Scene, item: &ItemNumber) -> Result<(), Rejection> {
    let those = |wanted: &dyn Fn(Presence) -> bool| -> Vec<PartyId> {
        scene.deciding(item).filter(|party| wanted(scene.presence(party))).cloned().collect()
    };
    if scene.plan.settings.quorum == (Quorum::AllMembersAccountedFor {}) {
        let missing = those(&|presence| presence == Presence::Awaited);
        if !missing.is_empty() {
            return Err(Rejection::NoQuorum { missing });
        }
    } else if too_few_seated(scene, item) {
        return Err(Rejection::NoQuorum { missing: those(&|presence| !is_here(presence)) });
    }
    let who = those(&|presence| presence == Presence::Dropped);
    if who.is_empty() { Ok(()) } else { Err(Rejection::MemberDropped { who }) }
}

/// Whether fewer members are seated than the meeting needs to decide on an item.
pub(super) fn too_few_seated(scene: &Scene, item: &ItemNumber) -> bool {
    let (mut seated, mut members) = (0, 0);
    for party in scene.deciding(item) {
        members += 1;
        seated += usize::from(is_here(scene.presence(party)));
    }
    scene.plan.settings.quorum.seated(members).is_some_and(|needed| seated < needed)
}

fn is_here(presence: Presence) -> bool {
    matches!(presence, Presence::Seated | Presence::LineDown)
}

/// Counts who is there, in the block of the sitting that runs; nothing where it was counted so already.
pub(super) fn count_quorum(scene: &Scene) -> Outcome {
    scene.must_be_open()?;
    scene.authority(Some(Power::Meeting))?;
    let block = &scene.state.session.block;
    let counted = counted(scene, block.number, present(scene));
    let known = block.count.as_ref().map(|count| Event::QuorumCounted {
        meeting: scene.meeting.clone(),
        block: block.number,
        seated: count.seated.iter().cloned().collect(),
        members: count.members,
        to_debate: count.to_debate,
        to_decide: count.to_decide,
    });
    Ok(if known.as_ref() == Some(&counted) { Vec::new() } else { vec![counted] })
}

/// The next block of the sitting begins with a count.
pub(super) fn block_begins(scene: &Scene) -> Event {
    counted(scene, scene.state.session.block.number.saturating_add(1), present(scene))
}

/// The count with which a sitting opens, where opening a debate needs a quorum.
pub(super) fn sitting_begins(scene: &Scene, seated: &[PartyId]) -> Option<Event> {
    scene.plan.settings.quorum_to_debate.map(|_| {
        let members = scene.plan.deciding().count();
        counted(scene, 1, Present { seated: seated.to_vec(), members, awaited: members - seated.len(), dropped: 0 })
    })
}

/// Refuses to open a debate for which too few are there, unless enough were when the block began: that stands. Where
/// enough have come since, it is established with the act itself.
pub(super) fn quorum_to_debate(scene: &Scene, kind: ItemKind) -> Result<Option<Event>, Rejection> {
    let Some(quorum) = scene.plan.settings.quorum_to_debate.filter(|_| kind.is_debated()) else { return Ok(None) };
    let block = &scene.state.session.block;
    if block.count.as_ref().is_some_and(|count| count.to_debate) {
        return Ok(None);
    }
    let present = present(scene);
    if present.is_enough(quorum) {
        return Ok(Some(counted(scene, block.number, present)));
    }
    let missing: Vec<_> = scene.plan.deciding().filter(|party| !present.seated.contains(party)).cloned().collect();
    let needed = quorum.seated(present.members).unwrap_or(present.members);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Err(Rejection::NoQuorumToDebate { seated: number(present.seated.len()), needed: number(needed), missing })
}

/// Who is there, of those who take part in decisions.
struct Present {
    seated: Vec<PartyId>,
    members: usize,
    awaited: usize,
    dropped: usize,
}

impl Present {
    fn is_enough(&self, quorum: Quorum) -> bool {
        quorum.seated(self.members).map_or(self.awaited == 0, |needed| self.seated.len() >= needed)
    }
}

fn present(scene: &Scene) -> Present {
    let mut present = Present { seated: Vec::new(), members: 0, awaited: 0, dropped: 0 };
    for party in scene.plan.deciding() {
        present.members += 1;
        match scene.presence(party) {
            Presence::Seated | Presence::LineDown => present.seated.push(party.clone()),
            Presence::Awaited => present.awaited += 1,
            Presence::Dropped => present.dropped += 1,
            Presence::AwayProceed | Presence::AwayHold | Presence::Absent => {}
        }
    }
    present
}

fn counted(scene: &Scene, block: u32, present: Present) -> Event {
    let settings = &scene.plan.settings;
    Event::QuorumCounted {
        meeting: scene.meeting.clone(),
        block,
        members: u32::try_from(present.members).unwrap_or(u32::MAX),
        to_debate: settings.quorum_to_debate.is_none_or(|quorum| present.is_enough(quorum)),
        to_decide: present.is_enough(settings.quorum) && present.dropped == 0,
        seated: present.seated,
    }
}

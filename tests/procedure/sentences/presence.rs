//! presence, the quorum, credentials, who takes part.

use mufakat::procedure::command::{Credential, Declared, MotionKind, Person, ProposalFate, Side};
use mufakat::procedure::definition::{Class, Definition, Participation};
use mufakat::procedure::event::Event;
use mufakat::procedure::party::Presence;
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, outside, says, told};

pub fn sentences() -> Vec<Sentence> {
    let mut all = status();
    all.extend(quorum());
    all.extend(credentials());
    all.extend(taking_part());
    all
}

/// M1 is in session at item 4 with a text, and C was never seen.
fn tabled_without_c() -> Play {
    tabled_without_c_in(definition())
}

fn tabled_without_c_in(definition: Definition) -> Play {
    let play = assembled_without(definition, "C").opens("M1");
    opens(play, m1(), "4").and("chair", table(TEXT))
}

/// A text lies on the table, and the hub let somebody into C.hod whose name was never said.
fn unnamed_in_c() -> Play {
    let (seat, person) = (seat("C.hod"), Person::default());
    let unnamed = Event::SeatAdmitted { seat, person, credential: Credential::Accepted, letter: None };
    tabled().fact(unnamed)
}

/// Who sits in a seat.
fn person_in(id: &'static str, expected: &str) -> Then {
    is("who sits there", Some(expected.to_owned()), move |play| {
        let admitted = play.conference.parties.seats[&seat(id)].admitted.as_ref();
        admitted.map(|admission| admission.person.name.clone())
    })
}

/// Item 4 is open, to which P is not admitted, and B moved to close the debate on it, or something else.
fn moved_without_p(kind: MotionKind) -> Play {
    let named = Participation { class: Class::Partner, items: Some(vec![item("3")]) };
    let without = definition_with(|definition| {
        definition.meetings[0].participants.insert(party("P"), named);
    });
    at_item(without, "4").and("B.hod", motion(kind))
}

fn status() -> Vec<Sentence> {
    vec![
        says!(
            14,
            "A party is seated while one of its binding seats is connected.",
            in_session(definition()),
            by("hub", down("C.hod")),
            [takes_part("C", Presence::Seated)]
        ),
        says!(
            14,
            "An adviser alone does not seat its party.",
            loses(in_session(definition()), "C"),
            after(seconds(1)),
            [takes_part("C", Presence::LineDown)]
        ),
        says!(
            14,
            "A party counts as dropped ten seconds after its last binding line went down.",
            loses(in_session(definition()), "C"),
            after(seconds(10)),
            [happens(["party_dropped"]), takes_part("C", Presence::Dropped)]
        ),
        says!(
            14,
            "Before ten seconds have passed a party is not dropped.",
            loses(in_session(definition()), "C"),
            after(seconds(9)),
            [takes_part("C", Presence::LineDown)]
        ),
        says!(
            14,
            "A window freezes at the moment the line goes down, not ten seconds later.",
            loses_one_line_of_b(),
            by("hub", down("B.hod")),
            [happens(["link_went_down", "window_frozen"]), first("frozen: line_down B")]
        ),
        says!(
            14,
            "A party that comes back is seated at once.",
            loses(in_session(definition()), "C").after(minutes(1)),
            by("hub", up("C.alt")),
            [takes_part("C", Presence::Seated)]
        ),
        says!(
            14,
            "A party never seen in the sitting is awaited, not dropped.",
            tabled_without_c(),
            after(minutes(5)),
            [takes_part("C", Presence::Awaited)]
        ),
        says!(
            14,
            "A party declares itself absent.",
            in_session(definition()),
            by("C.hod", absent("C")),
            [happens(["presence_declared"]), takes_part("C", Presence::Absent)]
        ),
        says!(
            14,
            "A party that declared itself absent comes back by its own word.",
            in_session(definition()).and("C.hod", absent("C")),
            by("C.hod", presence("C", Declared::Present)),
            [takes_part("C", Presence::Seated)]
        ),
        says!(
            14,
            "The moderator declares a party absent that was not connected in the sitting.",
            tabled_without_c(),
            by("moderator", absent("C")),
            [takes_part("C", Presence::Absent)]
        ),
        says!(
            14,
            "The Secretariat declares a party absent that was not connected in the sitting.",
            tabled_without_c(),
            by("S.hod", absent("C")),
            [takes_part("C", Presence::Absent)]
        ),
        says!(
            14,
            "Nobody else declares a party absent that was connected in the sitting.",
            loses(in_session(definition()), "C"),
            by("moderator", absent("C")),
            [refused(Rejection::WasConnected { party: party("C") }), takes_part("C", Presence::LineDown)]
        ),
        says!(
            14,
            "Another delegation does not declare a party absent.",
            tabled_without_c(),
            by("B.hod", absent("C")),
            [refused(Rejection::NotYourOwn { party: party("C") })]
        ),
        says!(
            14,
            "Nobody else says that a party is away and consents to go on.",
            tabled_without_c(),
            by("moderator", presence("C", Declared::AwayProceed)),
            [refused(Rejection::NotYourOwn { party: party("C") })]
        ),
        says!(
            14,
            "While a text is put no member is declared absent.",
            put(),
            by("C.hod", absent("C")),
            [refused(Rejection::ProposalIsPut { proposal: FIRST }), takes_part("C", Presence::Seated)]
        ),
        says!(
            14,
            "While a text is put a party may come back.",
            tabled().and("C.hod", presence("C", Declared::AwayProceed)).and("chair", put_first()),
            by("C.hod", presence("C", Declared::Present)),
            [takes_part("C", Presence::Seated)]
        ),
        says!(
            14,
            "While a text is put no seat of a member is ejected.",
            put(),
            by("S.hod", eject("C.adv")),
            [refused(Rejection::ProposalIsPut { proposal: FIRST })]
        ),
        says!(
            14,
            "While a text is put no other person takes a seat that binds a member.",
            put(),
            by("S.hod", admit_as("C.hod", "Another", Credential::Accepted)),
            [refused(Rejection::ProposalIsPut { proposal: FIRST }), person_in("C.hod", "The one in C.hod")]
        ),
        says!(
            14,
            "While a text is put the title of who sits there may be put right.",
            put(),
            by("S.hod", admit_as("C.hod", "The one in C.hod", Credential::Accepted)),
            [
                happens(["seat_admitted"]),
                first("frozen: not_acknowledged A, not_acknowledged B, not_acknowledged C, not_acknowledged P")
            ]
        ),
        says!(
            14,
            "While a text is put an adviser who binds nobody may be replaced.",
            put(),
            by("S.hod", admit_as("C.adv", "Another", Credential::Accepted)),
            [happens(["seat_admitted"]), person_in("C.adv", "Another")]
        ),
        says!(
            14,
            "While a text is put another person may sit for an observer.",
            put(),
            by("S.hod", admit_as("O.hod", "Another", Credential::Accepted)),
            [happens(["seat_admitted"]), person_in("O.hod", "Another")]
        ),
        says!(
            14,
            "Once the text is taken back another person may sit for a member, and reads the text when it is put again.",
            running().and("chair", set_aside(ProposalFate::Consultation {})),
            by("S.hod", admit_as("C.hod", "Another", Credential::Accepted)),
            [happens(["seat_admitted"]), person_in("C.hod", "Another"), first("tabled")]
        ),
        says!(
            14,
            "While a text is put a person whose name was never filed is named.",
            unnamed_in_c().and("chair", put_first()),
            by("S.hod", admit_as("C.hod", "Another", Credential::Accepted)),
            [happens(["seat_admitted"]), person_in("C.hod", "Another")]
        ),
        says!(
            14,
            "While a text is put an observer may be ejected.",
            put(),
            by("S.hod", eject("O.hod")),
            [Then::of(|events| kind(&events[0]) == "seat_ejected")]
        ),
        says!(
            14,
            "While a text is put a head of delegation changes nothing about who binds it.",
            put(),
            by("C.hod", designate("C.adv", true)),
            [refused(Rejection::ProposalIsPut { proposal: FIRST })]
        ),
        says!(
            14,
            "An absent member does not stand in the way of a decision.",
            tabled()
                .and("C.hod", absent("C"))
                .and("chair", put_first())
                .and("A.hod", acknowledge())
                .and("B.hod", acknowledge()),
            by("P.hod", acknowledge()),
            [happens(["acknowledged", "window_started"]), first("running")]
        ),
        says!(
            14,
            "A member that is away and lets the meeting proceed does not stand in the way.",
            acknowledged_by(
                tabled().and("C.hod", presence("C", Declared::AwayProceed)).and("chair", put_first()),
                "A B"
            ),
            by("P.hod", acknowledge()),
            [first("running")]
        ),
        says!(
            14,
            "A member that is away and asks the meeting to wait is waited for.",
            acknowledged_by(tabled().and("C.hod", presence("C", Declared::AwayHold)).and("chair", put_first()), "A B"),
            by("P.hod", acknowledge()),
            [first("frozen: away_hold C")]
        ),
        says!(
            14,
            "A seat whose credentials are in question has the rights of any other.",
            tabled().and("S.hod", admit_as("C.hod", "Somebody", Credential::Provisional)).and("chair", put_first()),
            by("C.hod", object()),
            [happens(["objection_raised", "window_frozen"])]
        ),
    ]
}

/// The window runs, and B is connected by its head of delegation alone.
fn loses_one_line_of_b() -> Play {
    running().and("hub", down("B.alt"))
}

fn quorum() -> Vec<Sentence> {
    vec![
        says!(
            15,
            "No text is put while a member was never seen and has said nothing.",
            tabled_without_c(),
            by("chair", put_first()),
            [refused(Rejection::NoQuorum { missing: parties("C") }), first("tabled")]
        ),
        says!(
            15,
            "A text is put once the missing member is declared absent.",
            tabled_without_c().and("moderator", absent("C")),
            by("chair", put_first()),
            [happens(["proposal_put", "window_frozen"])]
        ),
        says!(
            15,
            "No text is put over a member that dropped.",
            loses(tabled(), "C").after(seconds(10)),
            by("chair", put_first()),
            [refused(Rejection::MemberDropped { who: parties("C") })]
        ),
        says!(
            15,
            "The debate goes on without a quorum.",
            listed(assembled_without(definition(), "C").opens("M1").and("chair", open("1", None)), "B"),
            by("chair", give(1, 0)),
            [floor("B called")]
        ),
        says!(
            15,
            "A meeting opens without a quorum.",
            assembled_without(definition(), "B C"),
            by("A.hod as chair", open_meeting("M1")),
            [happens(["sitting_opened", "chair_assumed"])]
        ),
        says!(
            15,
            "Where a number of members makes the quorum, a text is put with that many.",
            tabled_without_c_in(needing(2)),
            by("chair", put_first()),
            [happens(["proposal_put", "window_frozen"])]
        ),
        says!(
            15,
            "Where a number of members makes the quorum, no text is put with fewer.",
            tabled_without_c_in(needing(4)),
            by("chair", put_first()),
            [refused_as("no_quorum")]
        ),
        says!(
            15,
            "A quorum that is lost while a text is put freezes the window.",
            acknowledged_by(tabled_in(needing(4)).and("chair", put_first()), "A B C P").and("hub", down("B.alt")),
            by("hub", down("B.hod")),
            [Then::of(|events| events.iter().any(|event| kind(event) == "window_frozen"))]
        ),
        told(15, "The quorum is asked again at the gavel.", "a_numeric_quorum_is_checked_again_at_the_gavel"),
        told(15, "A lost numeric quorum freezes the window.", "a_lost_numeric_quorum_freezes_the_window"),
        told(
            15,
            "Decisions are announced for named sessions in advance.",
            "a_decision_is_not_put_before_the_hour_for_which_it_was_announced",
        ),
        told(
            15,
            "Who is there is counted as each session block begins.",
            "r15_who_is_there_is_counted_as_each_session_block_begins",
        ),
        told(
            15,
            "The quorum to open a debate stands for the block.",
            "the_quorum_to_debate_stands_for_the_block_though_members_leave",
        ),
        outside(
            15,
            "Whether the meeting goes on without those who are online only is for the group, unanimously.",
            "it is a judgement of those present; the hub refuses to decide over a dropped member in any case (R-22)",
        ),
    ]
}

fn credentials() -> Vec<Sentence> {
    vec![
        says!(
            16,
            "The Secretariat admits a person to a seat, and the record names both.",
            in_session(definition()),
            by("S.hod", admit_as("C.adv", "Another", Credential::Accepted)),
            [happens(["seat_admitted"])]
        ),
        says!(
            16,
            "The moderator admits as the Secretariat does.",
            in_session(definition()),
            by("moderator", admit_as("C.adv", "Another", Credential::Accepted)),
            [happens(["seat_admitted"])]
        ),
        says!(
            16,
            "No delegation admits anybody.",
            in_session(definition()),
            by("C.hod", admit("C.adv")),
            [refused_as("not_for_you")]
        ),
        says!(
            16,
            "The Chair does not admit in the place of the Secretariat.",
            in_session(definition()),
            by("A.hod as chair", admit("C.adv")),
            [refused_as("not_for_you")]
        ),
        says!(
            16,
            "Nobody is admitted without a name.",
            in_session(definition()),
            by("S.hod", admit_as("C.adv", " ", Credential::Accepted)),
            [refused_as("text_missing")]
        ),
        says!(
            16,
            "Who knocks at a seat that does not exist is refused.",
            in_session(definition()),
            by("S.hod", admit("Z.hod")),
            [refused(Rejection::UnknownSeat { seat: seat("Z.hod") })]
        ),
        says!(
            16,
            "A person that was not admitted has no rights, connected or not.",
            laid_down(definition()).opens("M1").and("hub", up("B.hod")),
            by("B.hod", ask()),
            [refused(Rejection::NotAdmitted { seat: seat("B.hod") })]
        ),
        says!(
            16,
            "A delegate whose credentials are questioned keeps its rights until they are decided.",
            opened().and("S.hod", admit_as("B.hod", "Somebody", Credential::Provisional)),
            by("B.hod", ask()),
            [list("1", "B")]
        ),
        says!(
            16,
            "An ejected seat no longer acts.",
            opened().and("S.hod", eject("B.hod")),
            by("B.hod", ask()),
            [refused(Rejection::NotAdmitted { seat: seat("B.hod") })]
        ),
        says!(
            16,
            "An ejection has a reason.",
            opened(),
            by("S.hod", mufakat::procedure::command::Action::EjectSeat { seat: seat("B.hod"), reason: String::new() }),
            [refused_as("text_missing")]
        ),
        says!(
            16,
            "A head of delegation lets an adviser act as representative.",
            in_session(definition()),
            by("C.hod", designate("C.adv", true)),
            [happens(["representative_designated"])]
        ),
        says!(
            16,
            "An adviser that represents its country binds it.",
            put_with_representative(),
            by("C.adv", object()),
            [happens(["objection_raised", "window_frozen"])]
        ),
        says!(
            16,
            "An alternate names nobody as representative.",
            in_session(definition()),
            by("C.alt", designate("C.adv", true)),
            [refused(Rejection::HeadDesignates { party: party("C") })]
        ),
        says!(
            16,
            "A head of delegation names nobody of another delegation.",
            in_session(definition()),
            by("B.hod", designate("C.adv", true)),
            [refused(Rejection::HeadDesignates { party: party("C") })]
        ),
        says!(
            16,
            "A head of delegation always binds it.",
            in_session(definition()),
            by("C.hod", designate("C.hod", false)),
            [refused(Rejection::HeadAlwaysBinds { seat: seat("C.hod") })]
        ),
        says!(
            16,
            "An authorised representative has the rights of the seat, under the title that was filed.",
            tabled().and("S.hod", admit_as("C.hod", "The Ambassador", Credential::Accepted)).and("chair", put_first()),
            by("C.hod", object()),
            [
                happens(["objection_raised", "window_frozen"]),
                holds("the title is filed", |play| {
                    let seat = &play.conference.parties.seats[&seat("C.hod")];
                    seat.admitted.as_ref().is_some_and(|admission| admission.person.title == "Deputy Minister")
                })
            ]
        ),
        says!(
            16,
            "That another device speaks for a seat is recorded.",
            in_session(definition()),
            by("hub", take_over("C.hod", 2)),
            [happens(["seat_taken_over"])]
        ),
        says!(
            16,
            "A takeover is the hub's to report, and nobody else's.",
            in_session(definition()),
            by("C.hod", take_over("C.hod", 2)),
            [refused(Rejection::HubOnly {})]
        ),
        outside(
            16,
            "Names of representatives, alternates and advisers are submitted beforehand.",
            "it is done on paper; who was not filed waits in the lobby until the Secretariat admits it",
        ),
        outside(
            16,
            "A join token is bound to a party, a person, a role and a meeting; a device that was taken over is fenced.",
            "tokens, the lobby and sessions are the switchboard's; they are tested in tests/hub",
        ),
    ]
}

fn put_with_representative() -> Play {
    tabled().and("C.hod", designate("C.adv", true)).and("chair", put_first())
}

/// P takes no part in decisions here: it observes.
fn observing() -> Definition {
    with(|plan| {
        plan.participants.insert(party("P"), Participation { class: Class::Observer, items: None });
    })
}

/// Item 1 is closed to outsiders.
fn shut() -> Definition {
    definition_with(|definition| item_of(definition, "1").closed = true)
}

fn taking_part() -> Vec<Sentence> {
    vec![
        says!(
            17,
            "Who is not admitted to an item does not object to a motion on its debate.",
            moved_without_p(MotionKind::CloseDebate {}),
            by("P.hod", object_to_motion()),
            [refused(Rejection::NotInvited { party: party("P") })]
        ),
        says!(
            17,
            "Who is not admitted to an item does not speak on a motion on its debate.",
            moved_without_p(MotionKind::AdjournDebate {}),
            by("P.hod", speak_on_motion(Side::Against)),
            [refused(Rejection::NotInvited { party: party("P") })]
        ),
        says!(
            17,
            "Who is not admitted to the open item takes part in a motion on the whole meeting.",
            moved_without_p(suspension()),
            by("P.hod", object_to_motion()),
            [happens(["motion_objected"])]
        ),
        says!(
            17,
            "A party that decides in one meeting of the series only observes in another.",
            at_item(observing(), "4").and("chair", table(TEXT)).and("chair", put_first()),
            by("P.hod", object()),
            [happens(["commented"])]
        ),
        says!(
            17,
            "Who only observes is not asked when a text is put.",
            at_item(observing(), "4").and("chair", table(TEXT)),
            by("chair", put_first()),
            [first("frozen: not_acknowledged A, not_acknowledged B, not_acknowledged C")]
        ),
        says!(
            17,
            "An observer that is admitted to one item has no floor in another.",
            opened(),
            by("chair", ask_for("Q")),
            [refused(Rejection::NotInvited { party: party("Q") }), list("1", "")]
        ),
        says!(
            17,
            "An observer is not heard under a closed item, even invited.",
            opened_in(shut()),
            by("chair", ask_for("O")),
            [refused(Rejection::NotInvited { party: party("O") })]
        ),
        says!(17, "Members are heard under a closed item.", opened_in(shut()), by("B.hod", ask()), [list("1", "B")]),
        says!(17, "The Secretariat stays for a closed item.", opened_in(shut()), by("S.hod", ask()), [list("1", "S")]),
        says!(
            17,
            "An observer comments on no text of a closed item.",
            at_item(definition_with(|definition| item_of(definition, "4").closed = true), "4")
                .and("chair", table(TEXT)),
            by("O.hod", comment("we have a view")),
            [refused(Rejection::NotInvited { party: party("O") })]
        ),
        says!(
            17,
            "A party that is not of the meeting takes no part in it.",
            opened_in(with(|plan| drop(plan.participants.remove(&party("P"))))),
            by("P.hod", ask()),
            [refused(Rejection::NotInvited { party: party("P") })]
        ),
        says!(
            17,
            "A role of the meeting is given before it opens.",
            assembled(definition()),
            by("S.hod", assign("B")),
            [happens(["role_assigned"])]
        ),
        says!(
            17,
            "A role of the meeting is not given once it has opened.",
            in_session(definition()),
            by("S.hod", assign("B")),
            [refused(Rejection::MeetingHasOpened { meeting: m1() })]
        ),
        says!(
            17,
            "No delegation takes a role for itself.",
            assembled(definition()),
            by("B.hod", assign("B")),
            [refused_as("not_for_you")]
        ),
    ]
}

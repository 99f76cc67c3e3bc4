//! the handover, a lost Chair, the Chair speaking for its country.

use mufakat::procedure::command::{Action, Credential, DeferTo};
use mufakat::procedure::definition::Power;
use mufakat::procedure::event::{ChairCause, Event};
use mufakat::procedure::ids::{Epoch, ProposalId, Revision};
use mufakat::procedure::rejection::{MeetingPhase, Needs, Rejection};

use super::words::*;
use super::{Sentence, says, told};

pub fn sentences() -> Vec<Sentence> {
    let mut all = handover();
    all.extend(lost());
    all.extend(national());
    all
}

fn assumed(id: &str, epoch: u64, cause: ChairCause) -> Then {
    event(Event::ChairAssumed { meeting: m1(), seat: seat(id), epoch: Epoch(epoch), cause })
}

fn handover() -> Vec<Sentence> {
    vec![
        says!(
            18,
            "The outgoing Chair proposes the handover, and the meeting is asked at once.",
            at_handover(),
            by("chair", offer()),
            [happens(["proposal_tabled", "chair_offered", "proposal_put", "window_frozen"])]
        ),
        says!(
            18,
            "The handover is proposed only while its item is open.",
            sitting_of(definition(), "M2"),
            by("chair", offer()),
            [refused(Rejection::ItemNotOpen { item: item("2"), open: None })]
        ),
        says!(
            18,
            "The incoming party does not propose its own chair.",
            at_handover(),
            by("B.hod", offer()),
            [refused_as("not_for_you"), presides("M2", Some("A.hod"))]
        ),
        says!(
            18,
            "The chair is handed over to the party that was written down for it.",
            at_handover(),
            by("chair", Action::OfferChair { meeting: m2(), to: party("C"), vice_chair: None }),
            [refused(Rejection::NotTheIncomingChair { expected: party("B") })]
        ),
        says!(
            18,
            "The incoming party must be on a live line with a seat that binds it.",
            loses(at_handover(), "B"),
            by("chair", offer()),
            [refused(Rejection::IncomingNotSeated { party: party("B") }), presides("M2", Some("A.hod"))]
        ),
        says!(
            18,
            "The incoming Chair takes nothing that the meeting has not agreed to.",
            at_handover().and("chair", offer()),
            by("B.hod", take_m2()),
            [refused(Rejection::HandoverNotAgreed { proposal: ProposalId(1) })]
        ),
        says!(
            18,
            "After the agreement the incoming Chair takes the chair, and the epoch grows by one.",
            handover_agreed(),
            by("B.hod", take_m2()),
            [
                event(Event::ChairAssumed {
                    meeting: m2(),
                    seat: seat("B.hod"),
                    epoch: Epoch(2),
                    cause: ChairCause::Handover
                }),
                presides("M2", Some("B.hod"))
            ]
        ),
        says!(
            18,
            "The vice-chair is set in the same act as the handover.",
            handover_agreed(),
            by("B.hod", take_m2()),
            [is("the vice-chair", Some(party("C")), |play| play.conference.meetings[&m2()].chair.vice_chair.clone())]
        ),
        says!(
            18,
            "The agreement alone moves nothing: the outgoing Chair presides until the other takes over.",
            handover_agreed(),
            after(minutes(5)),
            [presides("M2", Some("A.hod"))]
        ),
        says!(
            18,
            "What the former Chair orders with its epoch is refused.",
            handover_agreed().and("B.hod", take_m2()),
            stale(by(
                "B.hod as chair",
                Action::SuspendMeeting { meeting: m2(), reason: "tea".into(), resume_at: None }
            )),
            [refused(Rejection::StaleEpoch { current: Epoch(2), seen: Some(Epoch(1)) })]
        ),
        says!(
            18,
            "The former Chair presides no more.",
            handover_agreed().and("B.hod", take_m2()),
            by("A.hod as chair", Action::SuspendMeeting { meeting: m2(), reason: "tea".into(), resume_at: None }),
            [refused(Rejection::NotPresiding { presiding: Some(seat("B.hod")) })]
        ),
        says!(
            18,
            "An objection to the chair leaves the outgoing Chair presiding.",
            asked_about_handover().and(
                "C.hod",
                Action::Object { meeting: m2(), proposal: FIRST, revision: Revision(1), point: "no".into() }
            ),
            by("chair", declare_handover(&asked_about_handover())),
            [refused(Rejection::ObjectionStands { who: parties("C") }), presides("M2", Some("A.hod"))]
        ),
        says!(
            18,
            "A handover is agreed, with no other verb.",
            asked_about_handover(),
            by("chair", {
                let Action::Declare { meeting, proposal, revision, hash, style, follow_ups, .. } =
                    declare_handover(&asked_about_handover())
                else {
                    unreachable!("it declares")
                };
                Action::Declare { meeting, proposal, revision, hash, verb: Verb::Adopted, style, follow_ups }
            }),
            [refused(Rejection::HandoverIsAgreed {})]
        ),
        says!(
            18,
            "A deferred handover leaves the outgoing Chair presiding.",
            at_handover().and("chair", offer()),
            by("chair", Action::DeferItem { meeting: m2(), item: item("2"), to: DeferTo::Later {}, keep_list: false }),
            [happens(["window_voided", "chair_offer_withdrawn", "item_deferred"]), presides("M2", Some("A.hod"))]
        ),
        says!(
            18,
            "Nobody takes the chair by asking for it.",
            tabled(),
            by("C.hod", assume_chair()),
            [refused(Rejection::ChairNotFree { presiding: Some(seat("A.hod")) }), epoch(1)]
        ),
        says!(
            18,
            "The moderator takes no chair.",
            tabled(),
            by("moderator", assume_chair()),
            [refused(Rejection::NotForYou { needs: Needs::Delegation }), epoch(1)]
        ),
        says!(
            18,
            "When the outgoing Chair drops before the handover, the incoming Chair may take the chair for the time.",
            gone(at_handover(), "A").after(seconds(15)),
            by("B.hod", take_m2()),
            [Then::of(|events| kind(events.last().unwrap()) == "chair_assumed")]
        ),
        told(18, "A handover that was carried out is not reopened.", "a_handover_that_was_carried_out_is_not_reopened"),
        told(
            18,
            "The handover item is not concluded before the chair is taken.",
            "the_handover_item_is_not_concluded_before_the_chair_is_taken",
        ),
    ]
}

/// Another person was admitted to the seat that presides.
fn deputised() -> Play {
    tabled().and("S.hod", admit_as("A.hod", "The deputy", Credential::Accepted))
}

fn lost() -> Vec<Sentence> {
    vec![
        says!(
            19,
            "The chair is vacant from the moment the line of the presiding officer goes down.",
            tabled(),
            by("hub", down("A.hod")),
            [happens(["link_went_down", "chair_vacated"]), presides("M1", None)]
        ),
        says!(
            19,
            "While the chair is vacant nothing is put.",
            vacant(),
            by("moderator", put_first()),
            [refused(Rejection::ChairVacant {}), first("tabled")]
        ),
        says!(
            19,
            "While the chair is vacant no point of order is ruled on.",
            gone(speaking().and("C.hod", point()), "A"),
            by("A.hod as chair", rule(1, mufakat::procedure::command::PointRuling::Upheld)),
            [refused(Rejection::ChairVacant {})]
        ),
        says!(
            19,
            "While the chair is vacant nothing is declared.",
            elapsed().and("hub", down("A.hod")),
            by("moderator", declare(Verb::Adopted)),
            [refused(Rejection::ChairVacant {})]
        ),
        says!(
            19,
            "A vacant chair freezes the window at once.",
            running(),
            by("hub", down("A.hod")),
            [first("frozen: chair_vacant")]
        ),
        says!(
            19,
            "Before fifteen seconds have passed nobody takes a vacant chair.",
            vacant().after(seconds(14)),
            by("B.hod", assume_chair()),
            [refused_as("grace_running"), presides("M1", None)]
        ),
        says!(
            19,
            "After fifteen seconds the chair is offered.",
            vacant(),
            after(seconds(15)),
            [Then::of(|events| events.iter().any(|event| kind(event) == "succession_opened")), presides("M1", None)]
        ),
        says!(
            19,
            "The alternate of the Chair's own delegation comes first.",
            tabled().and("hub", down("A.hod")).after(seconds(15)),
            by("A.alt", assume_chair()),
            [assumed("A.alt", 2, ChairCause::Returned), presides("M1", Some("A.alt"))]
        ),
        says!(
            19,
            "The vice-chair waits while the Chair's own alternate is there.",
            tabled().and("hub", down("A.hod")).after(seconds(15)),
            by("B.hod", assume_chair()),
            [refused(Rejection::NotNextInLine { first: seat("A.alt") })]
        ),
        says!(
            19,
            "The vice-chair takes the chair by an act when the Chair's delegation is gone.",
            vacant().after(seconds(15)),
            by("B.hod", assume_chair()),
            [assumed("B.hod", 2, ChairCause::Succession), presides("M1", Some("B.hod"))]
        ),
        says!(
            19,
            "An acting Chair has the Chair's powers.",
            vacant().after(seconds(15)).and("B.hod", assume_chair()),
            by("B.hod as chair", put_first()),
            [refused_as("member_dropped")]
        ),
        says!(
            19,
            "Who is nobody's alternate and was not named takes no chair.",
            vacant().after(seconds(15)),
            by("C.hod", assume_chair()),
            [refused(Rejection::ChairNotFree { presiding: None })]
        ),
        says!(
            19,
            "A seat whose line is down takes no chair.",
            gone(vacant(), "B").after(seconds(15)),
            by("B.hod", assume_chair()),
            [refused_as("chair_not_free")]
        ),
        says!(
            19,
            "Nobody takes the chair within a minute, and the meeting is in technical hold.",
            vacant(),
            after(seconds(60)),
            [phase(MeetingPhase::TechHold), presides("M1", None)]
        ),
        says!(
            19,
            "Succession works in technical hold too.",
            vacant().after(seconds(60)),
            by("B.hod", assume_chair()),
            [presides("M1", Some("B.hod")), phase(MeetingPhase::TechHold)]
        ),
        says!(
            19,
            "A Chair who comes back before anybody took the chair still holds it.",
            tabled().and("hub", down("A.hod")).after(seconds(30)),
            by("hub", up("A.hod")),
            [happens(["link_came_up", "chair_resumed"]), presides("M1", Some("A.hod")), epoch(1)]
        ),
        says!(
            19,
            "A Chair who comes back after somebody took the chair gets nothing by itself.",
            vacant().after(seconds(15)).and("B.hod", assume_chair()),
            by("hub", up("A.hod")),
            [happens(["link_came_up"]), presides("M1", Some("B.hod"))]
        ),
        says!(
            19,
            "The Chair takes the chair back by an act of its own.",
            vacant().after(seconds(15)).and("B.hod", assume_chair()).and("hub", up("A.hod")),
            by("A.hod", assume_chair()),
            [assumed("A.hod", 3, ChairCause::Returned), presides("M1", Some("A.hod"))]
        ),
        says!(
            19,
            "The chair is not taken back while a text is put.",
            acting_and_put(),
            by("A.hod", assume_chair()),
            [refused(Rejection::NotWhilePut { proposal: FIRST }), presides("M1", Some("B.hod"))]
        ),
        says!(
            19,
            "The chair is not taken back while a point of order is pending.",
            vacant().after(seconds(15)).and("B.hod", assume_chair()).and("hub", up("A.hod")).and("C.hod", point()),
            by("A.hod", assume_chair()),
            [refused(Rejection::NotWhilePointPending { party: party("C") })]
        ),
        says!(
            19,
            "Who was passed the chair takes it though the line of who passed it is lost meanwhile.",
            tabled().and("chair", pass_chair("A.alt")).and("hub", down("A.hod")),
            by("A.alt", assume_chair()),
            [assumed("A.alt", 2, ChairCause::PersonChanged), presides("M1", Some("A.alt"))]
        ),
        says!(
            19,
            "Another person in the seat that presides begins an epoch of its own.",
            tabled(),
            by("S.hod", admit_as("A.hod", "The deputy", Credential::Accepted)),
            [
                happens(["seat_admitted", "chair_assumed"]),
                assumed("A.hod", 2, ChairCause::PersonChanged),
                presides("M1", Some("A.hod")),
                first("tabled")
            ]
        ),
        says!(
            19,
            "The title of who presides is put right in the same epoch.",
            tabled(),
            by("S.hod", admit_as("A.hod", "The one in A.hod", Credential::Provisional)),
            [happens(["seat_admitted"]), epoch(1)]
        ),
        says!(
            19,
            "What was ordered before another person came into the seat that presides is refused.",
            deputised(),
            stale(by("A.hod as chair", put_first())),
            [refused(Rejection::StaleEpoch { current: Epoch(2), seen: Some(Epoch(1)) }), first("tabled")]
        ),
        says!(
            19,
            "A change in what is left to the moderator lasts for that person only.",
            tabled()
                .and("chair", delegate(Power::Meeting, false))
                .and("S.hod", admit_as("A.hod", "The deputy", Credential::Accepted)),
            by("moderator", suspend()),
            [phase(MeetingPhase::Suspended)]
        ),
        says!(
            19,
            "No other person takes the seat that presides while a ruling is owed.",
            speaking().and("C.hod", point()),
            by("S.hod", admit_as("A.hod", "The deputy", Credential::Accepted)),
            [refused(Rejection::NotWhilePointPending { party: party("C") }), epoch(1)]
        ),
        says!(
            19,
            "Another person admitted to the seat of a vacant chair does not preside over a line that is down.",
            vacant(),
            by("S.hod", admit_as("A.hod", "The deputy", Credential::Accepted)),
            [presides("M1", None), epoch(2)]
        ),
        says!(
            19,
            "Another person admitted to the seat of a vacant chair presides once its line is up.",
            vacant().and("S.hod", admit_as("A.hod", "The deputy", Credential::Accepted)),
            by("hub", up("A.hod")),
            [happens(["link_came_up", "chair_resumed"]), presides("M1", Some("A.hod")), epoch(2)]
        ),
        says!(
            19,
            "Who was ejected from the seat that presides does not come back in the same epoch.",
            tabled().and("S.hod", eject("A.hod")),
            by("S.hod", admit_as("A.hod", "The deputy", Credential::Accepted)),
            [happens(["seat_admitted", "chair_assumed", "chair_resumed"]), presides("M1", Some("A.hod")), epoch(2)]
        ),
        says!(
            19,
            "What an acting Chair did stands when the Chair is back.",
            vacant()
                .after(seconds(15))
                .and("B.hod", assume_chair())
                .and("B.hod as chair", revise(1, OTHER))
                .and("hub", up("A.hod")),
            by("A.hod", assume_chair()),
            [reads(OTHER)]
        ),
        says!(
            19,
            "The moderator does what the Chair left to it.",
            tabled(),
            by("moderator", suspend()),
            [phase(MeetingPhase::Suspended)]
        ),
        says!(
            19,
            "The moderator does nothing that the Chair took back.",
            tabled().and("chair", delegate(Power::Meeting, false)),
            by("moderator", suspend()),
            [refused(Rejection::NotDelegated { power: Power::Meeting }), phase(MeetingPhase::Open)]
        ),
        says!(
            19,
            "A change in what is left to the moderator lasts for that officer only.",
            tabled()
                .and("chair", delegate(Power::Meeting, false))
                .and("chair", pass_chair("A.alt"))
                .and("A.alt", assume_chair()),
            by("moderator", suspend()),
            [phase(MeetingPhase::Suspended)]
        ),
        says!(
            19,
            "The moderator gives itself no power.",
            tabled().and("chair", delegate(Power::Meeting, false)),
            by("moderator", delegate(Power::Meeting, true)),
            [refused(Rejection::NotForYou { needs: Needs::Chair })]
        ),
        says!(
            19,
            "A meeting whose Chair is lost is not ended.",
            vacant(),
            after(minutes(30)),
            [phase(MeetingPhase::TechHold)]
        ),
        told(19, "Two who press at once do not both preside.", "two_who_press_at_once_do_not_both_preside"),
    ]
}

/// B acts for A, A is back, and B has put the text.
fn acting_and_put() -> Play {
    let acting = vacant().after(seconds(15)).and("B.hod", assume_chair());
    returns(acting, "A").and("B.hod as chair", put_first())
}

fn national() -> Vec<Sentence> {
    vec![
        says!(
            20,
            "The delegation of the Chair has entries of its own on the list.",
            opened(),
            by("A.adv", ask()),
            [list("1", "A")]
        ),
        says!(
            20,
            "The presiding officer speaks in its delegation's turn like any other.",
            listed(opened(), "A").and("chair", give(1, 0)),
            by("A.hod", start(1)),
            [floor("A speaking"), presides("M1", Some("A.hod"))]
        ),
        says!(
            20,
            "To speak for its country the Chair passes the chair to the vice-chair, who takes it by an act.",
            opened().and("chair", pass_chair("B.hod")),
            by("B.hod", assume_chair()),
            [assumed("B.hod", 2, ChairCause::Passed), presides("M1", Some("B.hod"))]
        ),
        says!(
            20,
            "A chair that was passed is held until it is taken.",
            opened(),
            by("chair", pass_chair("B.hod")),
            [happens(["chair_passed"]), presides("M1", Some("A.hod"))]
        ),
        says!(
            20,
            "Only the seat to which the chair was passed takes it.",
            opened().and("chair", pass_chair("B.hod")),
            by("B.alt", assume_chair()),
            [refused(Rejection::ChairNotFree { presiding: Some(seat("A.hod")) }), presides("M1", Some("A.hod"))]
        ),
        says!(
            20,
            "Afterwards the Chair takes the chair back.",
            opened().and("chair", pass_chair("B.hod")).and("B.hod", assume_chair()),
            by("A.hod", assume_chair()),
            [presides("M1", Some("A.hod")), epoch(3)]
        ),
        says!(
            20,
            "The chair passes within the delegation when the minister leaves, and no country changes.",
            opened().and("chair", pass_chair("A.alt")),
            by("A.alt", assume_chair()),
            [assumed("A.alt", 2, ChairCause::PersonChanged)]
        ),
        says!(
            20,
            "The chair is not passed to any other party.",
            opened(),
            by("chair", pass_chair("C.hod")),
            [refused(Rejection::CannotPassTo { seat: seat("C.hod") })]
        ),
        says!(
            20,
            "The chair is not passed to an adviser.",
            opened(),
            by("chair", pass_chair("A.adv")),
            [refused(Rejection::NotBinding { seat: seat("A.adv") })]
        ),
        says!(
            20,
            "The chair is not passed while a text is put.",
            put(),
            by("chair", pass_chair("B.hod")),
            [refused(Rejection::NotWhilePut { proposal: FIRST })]
        ),
        says!(
            20,
            "The moderator passes no chair.",
            opened(),
            by("moderator", pass_chair("B.hod")),
            [refused(Rejection::NotForYou { needs: Needs::Chair })]
        ),
        told(
            20,
            "The Chair does not speak for its country without the record saying so.",
            "r20_the_record_marks_that_the_presiding_officer_speaks_for_its_country",
        ),
    ]
}

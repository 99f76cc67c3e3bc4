//! asking for the floor and having it, for oneself and for others.

use mufakat::procedure::definition::Power;
use mufakat::procedure::event::{Event, SpeechEnd};
use mufakat::procedure::ids::{EntryId, SpeechId};
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, outside, says};

pub fn sentences() -> Vec<Sentence> {
    [permission(), one_entry_each(), heads_and_advisers(), for_others()].into_iter().flatten().collect()
}

fn permission() -> Vec<Sentence> {
    vec![
        says!(
            1,
            "Who waits on the list and was not called does not begin to speak.",
            listed(opened(), "B"),
            by("B.hod", start(1)),
            [refused_as("unknown_speech"), floor("nobody")]
        ),
        says!(
            1,
            "The presiding officer calls a delegation from the list.",
            listed(opened(), "B"),
            by("chair", give(1, 0)),
            [happens(["floor_given"]), floor("B called"), list("1", "")]
        ),
        says!(
            1,
            "A delegation does not call itself.",
            listed(opened(), "B"),
            by("B.hod", give(1, 0)),
            [refused_as("not_for_you"), floor("nobody")]
        ),
        says!(
            1,
            "The Secretariat keeps the list and calls nobody from it.",
            listed(opened(), "B"),
            by("S.hod", give(1, 0)),
            [refused_as("not_for_you")]
        ),
        says!(
            1,
            "The Secretariat puts a delegation on the list that asked it to.",
            opened(),
            by("S.hod", ask_for("B")),
            [happens(["floor_requested"]), list("1", "B")]
        ),
        says!(
            1,
            "The moderator calls only while the Chair leaves calling to it.",
            listed(opened(), "B").and("chair", delegate(Power::Floor, false)),
            by("moderator", give(1, 0)),
            [refused(Rejection::NotDelegated { power: Power::Floor })]
        ),
        says!(
            1,
            "Who was called speaks once its start is reported.",
            called(),
            by("B.hod", start(1)),
            [happens(["speech_started"]), floor("B speaking")]
        ),
        says!(
            1,
            "One speech is on at a time: calling the next ends the one that is on.",
            speaking(),
            by("chair", give(2, 1)),
            [happens(["speech_ended", "floor_given"]), floor("C called")]
        ),
        says!(
            1,
            "The microphone of the presiding officer is in order beside that of the speaker.",
            speaking(),
            by("A.hod", microphone("A.hod", true)),
            [already(), floor("B speaking"), open_microphones("")]
        ),
        says!(
            1,
            "A press on next that was meant for an earlier speech calls nobody.",
            speaking(),
            by("chair", give(2, 0)),
            [refused(Rejection::FloorMoved { speech: Some(SpeechId(1)) }), floor("B speaking")]
        ),
        says!(1, "A second press on next calls nobody else.", called(), by("chair", give(1, 0)), [already()]),
        says!(
            1,
            "Nobody is called while nobody presides.",
            gone(listed(opened(), "B"), "A"),
            by("A.hod as chair", give(1, 0)),
            [refused(Rejection::ChairVacant {}), floor("nobody")]
        ),
        says!(
            1,
            "Who speaks goes on while nobody presides.",
            speaking(),
            by("hub", down("A.hod")),
            [happens(["link_went_down", "chair_vacated"]), floor("B speaking")]
        ),
        says!(
            1,
            "Nobody is called while the meeting is suspended.",
            listed(opened(), "B").and("chair", suspend()),
            by("chair", give(1, 0)),
            [refused_as("meeting_not_open")]
        ),
        says!(
            1,
            "A speaker who leaves the item is called to order, and goes on.",
            speaking(),
            by("chair", call_to_order(1)),
            [happens(["speaker_called_to_order"]), floor("B speaking")]
        ),
        says!(
            1,
            "A speaker is cut off by the Chair, with the reason on record.",
            speaking().after(minutes(1)),
            by("chair", cut(1, "not on the item")),
            [ended(SpeechEnd::Cut { reason: "not on the item".to_owned() }, minutes(1)), floor("nobody")]
        ),
        says!(
            1,
            "Nobody is cut off without a reason.",
            speaking(),
            by("chair", cut(1, " ")),
            [refused_as("text_missing"), floor("B speaking")]
        ),
        says!(
            1,
            "No delegation cuts off another.",
            speaking(),
            by("C.hod", cut(1, "too long")),
            [refused_as("not_for_you")]
        ),
        says!(
            1,
            "A speaker ends its own speech.",
            speaking(),
            by("B.hod", end(1)),
            [happens(["speech_ended"]), floor("nobody")]
        ),
        says!(
            1,
            "No delegation ends the speech of another.",
            speaking(),
            by("C.hod", end(1)),
            [refused(Rejection::NotYourOwn { party: party("B") }), floor("B speaking")]
        ),
        says!(
            1,
            "An observer asks for the floor only when the Chair invites it.",
            opened(),
            by("O.hod", ask()),
            [refused(Rejection::SpeaksWhenInvited { party: party("O") })]
        ),
        says!(1, "The Chair invites an observer to speak.", opened(), by("chair", ask_for("O")), [list("1", "O")]),
        says!(
            1,
            "Technicians and interpreters have no floor.",
            opened(),
            by("T.hod", ask()),
            [refused_as("not_for_you")]
        ),
        says!(
            1,
            "Who was not admitted asks for nothing.",
            opened().and("S.hod", eject("B.hod")),
            by("B.hod", ask()),
            [refused(Rejection::NotAdmitted { seat: seat("B.hod") })]
        ),
    ]
}

fn one_entry_each() -> Vec<Sentence> {
    vec![
        says!(
            3,
            "A delegation waits once on the list, whoever of it asks.",
            listed(opened(), "B"),
            by("B.adv", ask()),
            [refused(Rejection::AlreadyListed { entry: EntryId(1), place: 1, another: None }), list("1", "B")]
        ),
        says!(
            3,
            "An adviser asks for the floor for its delegation.",
            opened(),
            by("B.adv", ask()),
            [happens(["floor_requested"]), list("1", "B")]
        ),
        says!(
            3,
            "A delegation that waits may name another speaker of its own.",
            listed(opened(), "B"),
            by("B.adv", replace(1, "B.adv")),
            [happens(["speaker_replaced"]), list("1", "B")]
        ),
        says!(
            3,
            "Nobody names a speaker from another delegation.",
            listed(opened(), "B"),
            by("B.hod", replace(1, "C.hod")),
            [refused_as("not_your_own")]
        ),
        says!(
            3,
            "Nobody names the speaker of another delegation.",
            listed(opened(), "B"),
            by("C.hod", replace(1, "B.adv")),
            [refused(Rejection::NotYourOwn { party: party("B") })]
        ),
        says!(
            3,
            "Once a delegation is called its entry is no longer changed.",
            called(),
            by("B.hod", replace(1, "B.adv")),
            [refused(Rejection::HasTheFloor { speech: SpeechId(1), another: None })]
        ),
        says!(
            3,
            "A delegation may wait for the floor and to reply at the same time.",
            listed(opened(), "B"),
            by("B.hod", reply()),
            [list("1", "B"), replies("B")]
        ),
        says!(
            3,
            "A delegation that waits for the floor may raise a point of order too.",
            listed(opened(), "B"),
            by("B.hod", point()),
            [happens(["point_raised"]), list("1", "B")]
        ),
        says!(
            3,
            "Who has the floor does not wait for it as well.",
            speaking(),
            by("B.adv", ask()),
            [refused(Rejection::HasTheFloor { speech: SpeechId(1), another: None })]
        ),
        says!(
            3,
            "Who has spoken may ask again.",
            speaking().and("B.hod", end(1)),
            by("B.hod", ask()),
            [list("1", "C B")]
        ),
        says!(
            3,
            "A request is taken back by its delegation.",
            listed(opened(), "B C"),
            by("B.alt", take_back(1)),
            [list("1", "C")]
        ),
        says!(
            3,
            "Nobody takes back the request of another delegation.",
            listed(opened(), "B C"),
            by("C.hod", take_back(1)),
            [refused(Rejection::NotYourOwn { party: party("B") }), list("1", "B C")]
        ),
        says!(
            3,
            "Taking back twice takes back once.",
            listed(opened(), "B C").and("B.hod", take_back(1)),
            by("B.hod", take_back(1)),
            [already(), list("1", "C")]
        ),
        says!(
            3,
            "A request that was never made is not taken back.",
            listed(opened(), "B"),
            by("B.hod", take_back(9)),
            [refused(Rejection::UnknownEntry { entry: EntryId(9) }), list("1", "B")]
        ),
        says!(
            3,
            "Another delegation's entry is not made by a delegation.",
            opened(),
            by("C.hod", ask_for("B")),
            [refused_as("not_for_you"), list("1", "")]
        ),
    ]
}

fn heads_and_advisers() -> Vec<Sentence> {
    vec![
        says!(4, "An adviser may ask for the floor.", opened(), by("C.adv", ask()), [list("1", "C")]),
        says!(
            4,
            "An adviser does not object.",
            put(),
            by("C.adv", object()),
            [refused(Rejection::NotBinding { seat: seat("C.adv") }), first_is_not_objected()]
        ),
        says!(
            4,
            "The alternate of a head of delegation objects as the head does.",
            put(),
            by("C.alt", object()),
            [happens(["objection_raised", "window_frozen"])]
        ),
        says!(
            4,
            "An adviser withdraws no objection.",
            put().and("C.hod", object()),
            by("C.adv", withdraw_objection(1)),
            [refused_as("not_binding")]
        ),
        says!(
            4,
            "An adviser places no reservation.",
            put(),
            by("C.adv", reserve(first_text(), "on paragraph 4")),
            [refused_as("not_binding")]
        ),
        says!(
            4,
            "An adviser raises no point of order.",
            speaking(),
            by("C.adv", point()),
            [refused_as("not_binding"), floor("B speaking")]
        ),
        says!(
            4,
            "An adviser does not accept the chair for its country.",
            handover_agreed(),
            by("B.adv", take_m2()),
            [refused(Rejection::NotBinding { seat: seat("B.adv") }), presides("M2", Some("A.hod"))]
        ),
        says!(
            4,
            "An adviser does not say for its delegation that the text is before it.",
            put(),
            by("C.adv", acknowledge()),
            [refused_as("not_binding")]
        ),
        says!(
            4,
            "What the head of delegation objected to its alternate does not withdraw.",
            put().and("C.hod", object()),
            by("C.alt", withdraw_objection(1)),
            [refused(Rejection::NotYourObjection { seat: seat("C.hod") })]
        ),
        says!(
            4,
            "What the alternate objected to the head of delegation withdraws.",
            put().and("C.alt", object()),
            by("C.hod", withdraw_objection(1)),
            [happens(["objection_withdrawn", "window_frozen"])]
        ),
        says!(
            4,
            "The time that its head asked for another seat does not let go.",
            put().and("C.hod", ask_for_time()),
            by("C.alt", release_time()),
            [refused(Rejection::NotYourSignal { seat: seat("C.hod") })]
        ),
        says!(
            4,
            "An adviser does not declare its delegation absent.",
            opened(),
            by("C.adv", absent("C")),
            [refused_as("not_binding")]
        ),
        says!(4, "An adviser asks for no right of reply.", opened(), by("C.adv", reply()), [refused_as("not_binding")]),
    ]
}

fn first_is_not_objected() -> Then {
    holds("nobody objects", |play| {
        play.conference.meetings[&m1()].table.proposals[&FIRST].standing_objections().next().is_none()
    })
}

fn for_others() -> Vec<Sentence> {
    vec![
        says!(
            5,
            "A speech may be on behalf of other parties, and the record says whose.",
            opened(),
            by("B.hod", ask_also_for("C P")),
            [Then::of(|events| {
                let [Event::FloorRequested { entry, .. }] = events else { return false };
                entry.on_behalf_of == parties("C P")
            })]
        ),
        says!(
            5,
            "Those who are spoken for keep their own right to speak.",
            opened().and("B.hod", ask_also_for("C")),
            by("C.hod", ask()),
            [list("1", "B C")]
        ),
        says!(
            5,
            "A speech on behalf of others has the time of a group.",
            opened_in(with(|plan| plan.settings.limits.group = minutes(7))).and("B.hod", ask_also_for("C")),
            by("chair", give(1, 0)),
            [allowed(minutes(7))]
        ),
        says!(
            5,
            "Nobody speaks on behalf of itself.",
            opened(),
            by("B.hod", ask_also_for("B")),
            [refused(Rejection::CannotSpeakFor { party: party("B") })]
        ),
        says!(
            5,
            "Nobody speaks for one party twice in a speech.",
            opened(),
            by("B.hod", ask_also_for("C C")),
            [refused(Rejection::CannotSpeakFor { party: party("C") })]
        ),
        outside(
            5,
            "The Chair may ask those who were spoken for whether they still wish to speak.",
            "it is a question asked in the hall; their entries stay until they withdraw them (R-3)",
        ),
    ]
}

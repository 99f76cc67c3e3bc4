//! speaking time, closing the list, the right of reply.

use mufakat::procedure::command::{LimitClass, PauseCause};
use mufakat::procedure::definition::{Level, Profile};
use mufakat::procedure::event::{Event, RemovalCause, SpeechEnd};
use mufakat::procedure::ids::EntryId;
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, outside, says, told};

pub fn sentences() -> Vec<Sentence> {
    [time(), closing_the_list(), replying_rights()].into_iter().flatten().collect()
}

fn time() -> Vec<Sentence> {
    vec![
        says!(
            6,
            "A minister has the time of ministers.",
            listed(opened(), "B"),
            by("chair", give(1, 0)),
            [allowed(minutes(5))]
        ),
        says!(
            6,
            "In a meeting of senior officials a member has the time of senior officials.",
            listed(opened_in(with(|plan| plan.level = Level::SeniorOfficials)), "B"),
            by("chair", give(1, 0)),
            [allowed(minutes(3))]
        ),
        says!(
            6,
            "A partner has the time of partners.",
            listed(opened(), "P"),
            by("chair", give(1, 0)),
            [allowed(minutes(3))]
        ),
        says!(
            6,
            "An observer has the time of observers.",
            listed(opened_in(with(|plan| plan.settings.limits.observer = minutes(4))), "O"),
            by("chair", give(1, 0)),
            [allowed(minutes(4))]
        ),
        says!(
            6,
            "A speaker is warned before its time is up.",
            speaking(),
            after(minutes(4)),
            [happens(["speech_time_short"]), floor("B speaking")]
        ),
        says!(
            6,
            "A speaker who has no more time than a warning tells of is not warned by it.",
            listed(opened_in(with(|plan| plan.settings.limits.minister = minutes(1))), "B")
                .and("chair", give(1, 0))
                .and("B.hod", start(1)),
            after(seconds(44)),
            [already(), floor("B speaking")]
        ),
        says!(
            6,
            "At its limit a speaker is not cut off by the hub.",
            speaking(),
            after(minutes(6)),
            [floor("B speaking"), used(minutes(6))]
        ),
        says!(
            6,
            "Where the meeting is so set, a speech ends at its limit.",
            listed(opened_in(with(|plan| plan.settings.cut_at_limit = true)), "B")
                .and("chair", give(1, 0))
                .and("B.hod", start(1)),
            after(minutes(5)),
            [ended(SpeechEnd::LimitReached {}, minutes(5)), floor("nobody")]
        ),
        says!(
            6,
            "The speaker is asked to conclude by the Chair, or by the moderator for it.",
            speaking(),
            by("moderator", prompt(1)),
            [happens(["speaker_prompted"])]
        ),
        says!(
            6,
            "No delegation asks a speaker to conclude.",
            speaking(),
            by("C.hod", prompt(1)),
            [refused_as("not_for_you")]
        ),
        says!(
            6,
            "A changed limit does not touch the speech that is on.",
            speaking(),
            by("chair", limit(LimitClass::Minister, minutes(2))),
            [happens(["limit_changed"]), allowed(minutes(5))]
        ),
        says!(
            6,
            "A changed limit holds from the next speech.",
            speaking().and("chair", limit(LimitClass::Minister, minutes(2))),
            by("chair", give(2, 1)),
            [allowed(minutes(2))]
        ),
        says!(
            6,
            "No delegation changes a limit.",
            opened(),
            by("B.hod", limit(LimitClass::Minister, minutes(9))),
            [refused_as("not_for_you")]
        ),
        says!(
            6,
            "The clock stands while the Chair interrupts.",
            speaking().after(minutes(1)).and("chair", paused_for(PauseCause::Chair)),
            after(minutes(2)),
            [used(minutes(1)), floor("B paused")]
        ),
        says!(
            6,
            "The clock stands while interpretation has failed.",
            speaking().after(minutes(1)).and("S.hod", paused_for(PauseCause::Interpretation)),
            after(minutes(2)),
            [used(minutes(1))]
        ),
        says!(
            6,
            "The clock stands while a point of order is before the meeting.",
            speaking().after(minutes(1)).and("C.hod", point()),
            after(minutes(2)),
            [used(minutes(1)), floor("B paused")]
        ),
        says!(
            6,
            "The clock stands while the line of the speaker is lost.",
            interrupted(),
            after(seconds(20)),
            [used(minutes(1)), floor("B paused")]
        ),
        says!(
            6,
            "The clock runs again when what stopped it is over.",
            speaking()
                .after(minutes(1))
                .and("chair", paused_for(PauseCause::Chair))
                .after(minutes(3))
                .and("chair", go_on()),
            after(minutes(1)),
            [used(minutes(2)), floor("B speaking")]
        ),
        says!(
            6,
            "A speaker does not end the Chair's interruption.",
            speaking().and("chair", paused_for(PauseCause::Chair)),
            by("B.hod", go_on()),
            [refused_as("not_for_you"), floor("B paused")]
        ),
        says!(
            6,
            "Where time is summed, a second speech of a delegation under an item has what is left.",
            listed(opened_in(with(|plan| plan.settings.accumulate = true)), "B")
                .and("chair", give(1, 0))
                .and("B.hod", start(1))
                .after(minutes(2))
                .and("B.hod", end(1))
                .and("B.hod", ask()),
            by("chair", give(2, 0)),
            [allowed(minutes(3))]
        ),
        says!(
            6,
            "Where time is not summed, a second speech has the whole time.",
            speaking().after(minutes(2)).and("B.hod", end(1)).and("B.hod", ask()),
            by("chair", give(3, 0)),
            [allowed(minutes(5))]
        ),
        says!(
            6,
            "A speaking time of nothing is not set.",
            opened(),
            by("chair", limit(LimitClass::Minister, seconds(0))),
            [refused(Rejection::LimitTooShort { least: seconds(1) })]
        ),
        says!(
            6,
            "The last speaker is put back at the head with a fresh clock.",
            speaking().after(minutes(2)).and("B.hod", end(1)),
            by("chair", restore(1)),
            [happens(["speaker_restored"]), list("1", "B C")]
        ),
        told(
            6,
            "When an item returns, summed time is kept or begins anew, as the meeting is set.",
            "time_that_is_summed_is_kept_or_begins_anew_when_an_item_returns_as_the_meeting_sets_it",
        ),
    ]
}

fn closing_the_list() -> Vec<Sentence> {
    vec![
        says!(
            7,
            "A closed list takes no further request.",
            listed(opened(), "B").and("chair", close_list()),
            by("C.hod", ask()),
            [
                refused(Rejection::ListIsClosed { item: item("1"), closed_at: Some(NINE), crossed: false }),
                list("1", "B")
            ]
        ),
        says!(
            7,
            "Those on the list keep their places when it is closed.",
            listed(opened(), "B C"),
            by("chair", close_list()),
            [happens(["list_closed"]), list("1", "B C")]
        ),
        says!(7, "No delegation closes the list.", opened(), by("B.hod", close_list()), [refused_as("not_for_you")]),
        says!(
            7,
            "The Secretariat does not close the list.",
            opened(),
            by("S.hod", close_list()),
            [refused_as("not_for_you")]
        ),
        says!(
            7,
            "After the closing a point of order is still possible.",
            opened().and("chair", close_list()),
            by("C.hod", point()),
            [happens(["point_raised"])]
        ),
        says!(
            7,
            "After the closing a motion is still possible.",
            opened().and("chair", close_list()),
            by("C.hod", motion(suspension())),
            [happens(["motion_moved"])]
        ),
        says!(
            7,
            "After the closing a right of reply is still asked for.",
            opened().and("chair", close_list()),
            by("C.hod", reply()),
            [replies("C")]
        ),
        says!(
            7,
            "Onto a closed list the Chair still adds.",
            opened().and("chair", close_list()),
            by("chair", ask_for("B")),
            [list("1", "B")]
        ),
        says!(
            7,
            "Onto a closed list the Secretariat does not add.",
            opened().and("chair", close_list()),
            by("S.hod", ask_for("B")),
            [refused_as("list_is_closed")]
        ),
        says!(
            7,
            "The Chair opens the list again.",
            opened().and("chair", close_list()).and("chair", reopen_list()),
            by("B.hod", ask()),
            [list("1", "B")]
        ),
        says!(
            7,
            "The entry of a delegation stays while its line is down.",
            loses(listed(opened(), "B C"), "B"),
            by("chair", close_list()),
            [list("1", "B C")]
        ),
        says!(
            7,
            "Closing a closed list is no error.",
            opened().and("chair", close_list()),
            by("moderator", close_list()),
            [already()]
        ),
        outside(
            7,
            "The Chair reads the list out before closing it, and asks whether the meeting consents.",
            "it is said in the hall; the list is before everybody, and an objection there is a point of order (R-9)",
        ),
        outside(
            7,
            "The time at which a request was sent is not what counts, but when the hub had it.",
            "the rules see one command after the other and no sending time; the hub's order is tested in tests/hub",
        ),
    ]
}

fn replying_rights() -> Vec<Sentence> {
    vec![
        says!(
            8,
            "A right of reply waits on a list of its own.",
            opened(),
            by("B.hod", reply()),
            [replies("B"), list("1", "")]
        ),
        says!(
            8,
            "A deciding partner has the right of reply as members have.",
            opened(),
            by("P.hod", reply()),
            [replies("P")]
        ),
        says!(
            8,
            "An observer has no right of reply.",
            opened(),
            by("O.hod", reply()),
            [refused(Rejection::NoRightOfReply { party: party("O") })]
        ),
        says!(
            8,
            "The Secretariat has no right of reply.",
            opened(),
            by("S.hod", reply()),
            [refused(Rejection::NoRightOfReply { party: party("S") })]
        ),
        says!(
            8,
            "A reply is not heard while others still wait for the floor.",
            listed(opened().and("B.hod", reply()), "C").and("chair", close_list()),
            by("chair", give(1, 0)),
            [refused(Rejection::RepliesComeLast { item: item("1") })]
        ),
        says!(
            8,
            "A reply is not heard before the list is closed.",
            opened().and("B.hod", reply()),
            by("chair", give(1, 0)),
            [refused(Rejection::RepliesComeLast { item: item("1") })]
        ),
        says!(
            8,
            "Replies are heard when the list is closed and exhausted.",
            replying(),
            by("chair", give(1, 0)),
            [happens(["floor_given"]), floor("B called"), replies("")]
        ),
        says!(8, "A first reply has three minutes.", replying(), by("chair", give(1, 0)), [allowed(minutes(3))]),
        says!(
            8,
            "A second reply has two minutes.",
            replied().and("B.hod", reply()),
            by("chair", give(2, 0)),
            [allowed(minutes(2))]
        ),
        says!(
            8,
            "Where the meeting votes, a first reply has ten minutes.",
            opened_in(with(|plan| {
                plan.profile = Profile::Un;
                plan.settings.limits = mufakat::procedure::definition::Limits::of(Profile::Un);
            }))
            .and("B.hod", reply())
            .and("chair", close_list()),
            by("chair", give(1, 0)),
            [allowed(minutes(10))]
        ),
        says!(8, "A reply to a reply is the second, and is granted.", replied(), by("B.hod", reply()), [replies("B")]),
        says!(
            8,
            "A third reply of a delegation on an item is refused.",
            replied()
                .and("B.hod", reply())
                .and("chair", give(2, 0))
                .and("B.hod", start(2))
                .after(minutes(1))
                .and("B.hod", end(2)),
            by("B.hod", reply()),
            [refused(Rejection::NoReplyLeft { party: party("B"), most: 2 })]
        ),
        says!(
            8,
            "A delegation waits once to reply.",
            opened().and("B.hod", reply()),
            by("B.alt", reply()),
            [refused_as("already_listed"), replies("B")]
        ),
        says!(
            8,
            "An item is not left while replies wait.",
            replying(),
            by("chair", conclude("1", None)),
            [refused_as("item_unfinished"), current(Some("1"))]
        ),
        says!(
            8,
            "Letting those go who wait for the floor does not let the replies go.",
            replying(),
            by(
                "chair",
                mufakat::procedure::command::Action::ConcludeItem {
                    meeting: m1(),
                    item: item("1"),
                    outcome: None,
                    release_waiting: true,
                }
            ),
            [refused_as("item_unfinished")]
        ),
        says!(
            8,
            "The Chair rules a reply out, with the reason on record.",
            replying(),
            by("chair", strike(1, "the matter is closed")),
            [
                event(Event::EntryRemoved {
                    meeting: m1(),
                    entry: EntryId(1),
                    cause: RemovalCause::Struck { reason: "the matter is closed".to_owned() },
                }),
                replies("")
            ]
        ),
        told(
            8,
            "Replies may be heard at the end of the day though others still wait.",
            "replies_may_be_heard_at_the_end_of_the_day_though_others_still_wait",
        ),
        told(
            8,
            "The closing item is held until the replies are heard or ruled out.",
            "the_closing_item_is_held_until_the_replies_are_heard_or_ruled_out",
        ),
        told(
            8,
            "When an item returns, the rights of reply begin anew.",
            "when_an_item_returns_the_rights_of_reply_revive",
        ),
    ]
}

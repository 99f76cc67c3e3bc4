//! At the very moment, with the very last, beside the usual way: where a rule has an edge, both of its sides.

use mufakat::procedure::command::{Action, Choice, DeferTo, MotionKind, PauseCause, SilenceMeans};
use mufakat::procedure::definition::{
    Class, Definition, Feed, FeedCondition, ItemKind, Participation, Power, Presenter, Quorum,
};
use mufakat::procedure::event::{ChairCause, Event, SpeechEnd};
use mufakat::procedure::floor::Phase;
use mufakat::procedure::ids::{DecisionNumber, Epoch, Revision, SilenceId, Span};
use mufakat::procedure::party::Presence;
use mufakat::procedure::rejection::{Rejection, Unfinished};

use super::words::*;
use super::{Sentence, says};

pub fn sentences() -> Vec<Sentence> {
    [speech(), floor_of_items(), moments(), lines(), succession(), sittings(), order(), debates(), writing()]
        .into_iter()
        .flatten()
        .collect()
}

/// So much later, before the clock has carried out what falls due at that moment.
fn just(mut play: Play, later: Span) -> Play {
    play.now = play.now + later;
    play
}

/// Such an event is among what happens.
fn among(type_of: &'static str) -> Then {
    Then::of(move |events| events.iter().any(|event| kind(event) == type_of))
}

/// No such event is among what happens.
fn without(type_of: &'static str) -> Then {
    Then::of(move |events| events.iter().all(|event| kind(event) != type_of))
}

fn presented_by(presenter: Presenter) -> Play {
    opened_in(definition_with(|definition| item_of(definition, "1").presenters = vec![presenter]))
}

/// The moderator asked for the floor for A, which presides, and A was called; nobody is named as its speaker.
fn chairs_own_called() -> Play {
    opened().and("moderator", ask_for("A")).and("chair", give(1, 0))
}

/// O, whose speaker nobody named, speaks; two of its three lines are down.
fn unnamed_speaker() -> Play {
    listed(opened(), "O").and("chair", give(1, 0)).and("chair", start(1))
}

/// B speaks and pauses for the Chair; twenty seconds later its lines fall.
fn paused_then_lost() -> Play {
    gone(speaking().and("chair", paused_for(PauseCause::Chair)).after(seconds(20)), "B")
}

fn grace_over(expected: bool) -> Then {
    is("the grace is over", Some(expected), |play| {
        let speech = play.conference.meetings[&m1()].floor.speech.as_ref()?;
        if let Phase::Paused { grace_over, .. } = &speech.phase { Some(*grace_over) } else { None }
    })
}

fn speech() -> Vec<Sentence> {
    vec![
        says!(
            12,
            "Whoever of a delegation reports the start is the speaker where the named one is not there.",
            called().and("hub", down("B.hod")),
            by("B.alt", start(1)),
            [happens(["speaker_replaced", "speech_started"])]
        ),
        says!(
            12,
            "The named speaker who is there stays the speaker, whoever reports the start.",
            called(),
            by("B.alt", start(1)),
            [happens(["speech_started"])]
        ),
        says!(
            20,
            "The presiding officer who presents an item for its country speaks for its country.",
            presented_by(Presenter::Party(party("A"))).and("chair", give(1, 0)),
            by("A.hod", start(1)),
            [happens(["speaker_replaced", "speech_started", "national_capacity_marked"])]
        ),
        says!(
            20,
            "Where the Chair presents an item, it speaks as the Chair.",
            presented_by(Presenter::Chair).and("chair", give(1, 0)),
            by("A.hod", start(1)),
            [happens(["speaker_replaced", "speech_started"])]
        ),
        says!(
            20,
            "Where no speaker is named and others of the delegation are there, nobody says that the Chair speaks.",
            chairs_own_called(),
            by("moderator", start(1)),
            [happens(["speech_started"])]
        ),
        says!(
            20,
            "Where no speaker is named and the presiding officer is alone, it is who speaks for its country.",
            chairs_own_called().and("hub", down("A.alt")).and("hub", down("A.adv")),
            by("moderator", start(1)),
            [happens(["speech_started", "national_capacity_marked"])]
        ),
        says!(
            11,
            "A speech whose speaker is not named goes on while any line of its delegation is up.",
            unnamed_speaker(),
            by("hub", down("O.hod")),
            [happens(["link_went_down"]), floor("O speaking")]
        ),
        says!(
            11,
            "A speech whose speaker is not named is interrupted with the last line of its delegation.",
            unnamed_speaker().and("hub", down("O.hod")).and("hub", down("O.alt")),
            by("hub", down("O.adv")),
            [floor("O paused")]
        ),
        says!(
            11,
            "The time to come back counts from the loss of the line, not from an earlier pause.",
            paused_then_lost(),
            after(seconds(29)),
            [without("speech_grace_over"), grace_over(false)]
        ),
        says!(
            11,
            "Where a pause came first the time to come back ends too.",
            paused_then_lost(),
            after(seconds(30)),
            [among("speech_grace_over"), grace_over(true)]
        ),
        says!(
            11,
            "Another pause does not begin the time to come back anew.",
            interrupted().after(seconds(20)).and("chair", paused_for(PauseCause::Chair)),
            after(seconds(10)),
            [among("speech_grace_over")]
        ),
        says!(
            11,
            "The end of another pause does not give the time to come back again.",
            paused_then_lost().after(seconds(30)),
            by("chair", go_on()),
            [floor("B paused"), grace_over(true)]
        ),
        says!(
            11,
            "With the line the time to come back is whole again, though another pause goes on.",
            paused_then_lost().after(seconds(30)),
            by("hub", up("B.hod")),
            [floor("B paused"), grace_over(false)]
        ),
        says!(
            11,
            "The moment the time to come back is over, another may be called.",
            just(interrupted(), seconds(30)),
            by("chair", give(2, 1)),
            [floor("C called"), list("1", "B")]
        ),
        says!(
            11,
            "A seat that is admitted as somebody else does not go on with a speech that waits for its speaker.",
            interrupted().and("hub", up("B.adv")).and("chair", paused_for(PauseCause::Chair)),
            by("S.hod", admit("B.adv")),
            [happens(["seat_admitted"])]
        ),
        says!(
            10,
            "A speech that pauses for the Chair gives way at once when another is called.",
            speaking().and("chair", paused_for(PauseCause::Chair)),
            by("chair", give(2, 1)),
            [floor("C called"), ended(SpeechEnd::EndedByChair {}, Span::ZERO)]
        ),
        says!(
            34,
            "When a meeting goes on that was held for the hub's restart, a speaker without a line is waited for.",
            unnamed_speaker().and("hub", Action::StartHub { last_alive: Some(NINE) }).and("hub", up("A.hod")),
            by("chair", lift()),
            [floor("O paused"), among("speech_paused")]
        ),
        says!(
            34,
            "When a suspended meeting goes on, a speech that waits for its line already is not interrupted again.",
            interrupted().and("chair", suspend()),
            by("chair", resume()),
            [floor("B paused"), without("speech_paused")]
        ),
        says!(
            8,
            "A reply that is given anew is not counted twice.",
            replied(),
            by("chair", restore(1)),
            [is("replies heard", 0, |play| {
                play.conference.meetings[&m1()].floor.replies_heard(&party("B"), &item("1"))
            })]
        ),
        says!(
            8,
            "A reply that had not begun takes none of those that were heard with it.",
            unbegun_second_reply(),
            by("chair", restore(2)),
            [is("replies heard", 1, |play| {
                play.conference.meetings[&m1()].floor.replies_heard(&party("B"), &item("1"))
            })]
        ),
        says!(
            13,
            "A point of order closes its mover's microphones and nobody else's.",
            speaking().and("T.hod", microphone("T.hod", true)).and("C.hod", microphone("C.hod", true)),
            by("C.hod", point()),
            [open_microphones("T.hod")]
        ),
    ]
}

/// B spoke in its first reply, and was called to its second and ended before it had said anything.
fn unbegun_second_reply() -> Play {
    let asked = replied().and("B.hod", reply()).and("chair", give(2, 0));
    asked.and("B.hod", start(2)).and("B.hod", end(2))
}

/// Item 3 of a meeting without an agenda to adopt is open, with 3.1 inside it; Q is admitted there alone.
fn inside_only() -> Play {
    let plan = definition_with(|definition| {
        let meeting = &mut definition.meetings[0];
        meeting.agenda.retain(|plan| !["1", "2"].contains(&plan.number.to_string().as_str()));
        meeting.agenda.insert(1, plan_item("3.1", ItemKind::Report, &[]));
        let named = Participation { class: Class::Observer, items: Some(vec![item("3.1")]) };
        meeting.participants.insert(party("Q"), named);
    });
    in_session(plan).and("chair", open("3", None)).and("chair", open("3.1", Some("3")))
}

/// Item 3 is open and O waits on its list; 3.1 inside it is closed to observers.
fn closed_inside() -> Play {
    let plan = definition_with(|definition| {
        let agenda = &mut definition.meetings[0].agenda;
        agenda.retain(|plan| !["1", "2"].contains(&plan.number.to_string().as_str()));
        let mut closed = plan_item("3.1", ItemKind::Report, &[]);
        closed.closed = true;
        agenda.insert(1, closed);
    });
    in_session(plan).and("chair", open("3", None)).and("chair", ask_at_for("3", "O"))
}

fn ask_at_for(number: &str, id: &str) -> Action {
    Action::RequestFloor { meeting: m1(), item: item(number), party: Some(party(id)), on_behalf_of: vec![] }
}

fn floor_of_items() -> Vec<Sentence> {
    vec![
        says!(
            17,
            "Who is admitted to an item is listed under it.",
            at_item(definition(), "2"),
            by("chair", ask_at_for("2", "Q")),
            [happens(["floor_requested"])]
        ),
        says!(
            17,
            "Who is admitted to one item is not listed under another.",
            opened(),
            by("chair", ask_at_for("1", "Q")),
            [refused(Rejection::NotInvited { party: party("Q") })]
        ),
        says!(
            17,
            "Who is admitted to an item inside another is called there.",
            inside_only().and("chair", ask_at_for("3.1", "Q")),
            by("chair", give(1, 0)),
            [floor("Q called")]
        ),
        says!(
            17,
            "Who is admitted to an item is admitted to those inside it.",
            inside_only(),
            by("chair", ask_at_for("3.1", "O")),
            [happens(["floor_requested"])]
        ),
        says!(
            17,
            "Who left for a closed item is not called from the list of the item around it.",
            closed_inside().and("chair", open("3.1", Some("3"))),
            by("chair", give(1, 0)),
            [refused(Rejection::NotInvited { party: party("O") })]
        ),
    ]
}

fn moments() -> Vec<Sentence> {
    vec![
        says!(
            7,
            "The presiding officer who asks for its own delegation is bound by the closed list like any other.",
            opened().and("chair", close_list()),
            by("A.hod as chair", ask()),
            [refused_as("list_is_closed")]
        ),
        says!(
            6,
            "A time limit may be as short as a second.",
            opened(),
            by("chair", limit(mufakat::procedure::command::LimitClass::Minister, seconds(1))),
            [happens(["limit_changed"])]
        ),
        says!(
            37,
            "An embargo may end with the moment of issuing.",
            document_adopted(),
            by("S.hod", issue("the Meeting", Some(NINE + seconds(20)))),
            [happens(["document_issued"])]
        ),
        says!(
            28,
            "An objection that comes at the deadline itself comes too late.",
            just(in_silence(SilenceMeans::Consent), minutes(72 * 60)),
            by("B.hod", break_silence()),
            [refused(Rejection::SilenceIsOver { silence: SilenceId(1) })]
        ),
        says!(
            28,
            "An objection that comes a second before the deadline comes in time.",
            in_silence(SilenceMeans::Consent).after(minutes(72 * 60 - 1)),
            by("B.hod", break_silence()),
            [happens(["silence_objected"])]
        ),
        says!(
            34,
            "A suspension that is carried at the hour until which it was moved names no hour.",
            tabled()
                .and(
                    "B.hod",
                    motion(MotionKind::SuspendMeeting {
                        reason: "consultation".to_owned(),
                        resume_at: Some(NINE + minutes(30)),
                    })
                )
                .and("chair", put_motion(None))
                .after(minutes(30)),
            by("chair", rule_on_motion(true)),
            [event(Event::MeetingSuspended { meeting: m1(), reason: "consultation".to_owned(), resume_at: None })]
        ),
        says!(
            35,
            "What one more request makes too long for the sitting is told at once.",
            listed(opened().after(minutes(171)), "B")
                .and("chair", give(1, 0))
                .and("B.hod", start(1))
                .and("C.hod", ask()),
            after(seconds(1)),
            [among("list_too_long")]
        ),
        says!(
            35,
            "What just fits into the sitting is not told to be too long.",
            listed(opened().after(minutes(170)), "B")
                .and("chair", give(1, 0))
                .and("B.hod", start(1))
                .and("C.hod", ask()),
            after(seconds(1)),
            [without("list_too_long")]
        ),
        says!(
            29,
            "A tie that was voted on again is not lost when the two days are over.",
            tied_and_carried(),
            after(minutes(48 * 60)),
            [without("vote_ended"), without("motion_ended")]
        ),
    ]
}

/// A motion to suspend was tied, and carried in the second ballot.
fn tied_and_carried() -> Play {
    use Choice::{No, Yes};
    let tied = votes(roll_called(), [Yes, No, Yes, No]).and("chair", put_motion(Some("B")));
    let second =
        |choice| Action::CastVote { meeting: m1(), vote: mufakat::procedure::ids::VoteId(2), choice, party: None };
    ["B.hod", "C.hod", "P.hod", "A.alt"].into_iter().fold(tied, |play, id| play.and(id, second(Yes)))
}

/// C was not there when M1 opened, and came later.
fn late() -> Play {
    assembled_without(definition(), "C").opens("M1").and("S.hod", admit("C.hod")).and("hub", up("C.hod"))
}

/// B waits for the floor; then each of its seats was ejected and its devices went away.
fn ejected_while_waiting() -> Play {
    let seats = ["B.adv", "B.alt", "B.hod"];
    let ejected = seats.iter().fold(listed(opened(), "B"), |play, id| play.and("S.hod", eject(id)));
    seats.iter().fold(ejected, |play, id| play.and("hub", down(id)))
}

fn lines() -> Vec<Sentence> {
    vec![
        says!(
            12,
            "A delegation none of whose seats is admitted any more has no line to wait for: it is heard in the hall.",
            ejected_while_waiting(),
            by("chair", give(1, 0)),
            [floor("B called")]
        ),
        says!(
            14,
            "A party that came after the opening and loses its line has lost it, and is not merely awaited.",
            late(),
            by("hub", down("C.hod")),
            [takes_part("C", Presence::LineDown)]
        ),
        says!(
            14,
            "A party that came after the opening is not declared absent by others when its line is lost.",
            late().and("hub", down("C.hod")),
            by("S.hod", absent("C")),
            [refused(Rejection::WasConnected { party: party("C") })]
        ),
        says!(
            14,
            "A party whose seat is admitted and was never connected may be declared absent.",
            assembled_without(definition(), "C").opens("M1").and("S.hod", admit("C.hod")),
            by("S.hod", absent("C")),
            [happens(["presence_declared"])]
        ),
        says!(
            14,
            "A party that waits in the lobby was not connected in the sitting.",
            assembled_without(definition(), "C").opens("M1").and("hub", up("C.hod")),
            by("S.hod", absent("C")),
            [happens(["presence_declared"])]
        ),
        says!(
            22,
            "A consent by another channel stands also for a member that was never seen in the sitting.",
            consented_unseen(),
            by("P.hod", acknowledge()),
            [first("running")]
        ),
        says!(
            25,
            "A decision that was reopened is not joined.",
            joining_lost(),
            by("C.hod", join_decision()),
            [refused(Rejection::NotToJoinLater { decision: DecisionNumber(1), party: party("C") })]
        ),
        says!(
            24,
            "Once a decision is reopened, the request to reopen it stands in nobody's way.",
            adopted_after_b_was_lost().and("B.hod", ask_to_reopen()).and("chair", reopen()),
            by("chair", close(None)),
            [blocked_by_no_reopening()]
        ),
    ]
}

/// Whatever keeps the meeting from closing, it is no request to reopen a decision.
fn blocked_by_no_reopening() -> Then {
    refused_so(|rejection| match rejection {
        Rejection::ClosingBlocked { open } => {
            !open.is_empty() && !open.iter().any(|open| matches!(open, Unfinished::Reopening { .. }))
        }
        _ => false,
    })
}

/// C was never seen; its consent to the text that is put was entered and confirmed, and A and B have it before them.
fn consented_unseen() -> Play {
    let play = assembled_without(needing(2), "C").opens("M1");
    let play = opens(play, m1(), "4").and("chair", table(TEXT)).and("chair", put_first());
    let play = play.and("S.hod", record_consent("C")).and("S.alt", confirm_consent("C"));
    acknowledged_by(play, "A B")
}

/// C joins the decision later; B, whose line was down meanwhile, had it reopened.
fn joining_lost() -> Play {
    let put = tabled().and("chair", join_later("C")).and("chair", put_first());
    let back = acknowledged_by(returns(loses(put, "B"), "B"), "A B C P");
    let adopted = back.after(seconds(20)).and("chair", declare(Verb::Adopted));
    adopted.and("B.hod", ask_to_reopen()).and("chair", reopen())
}

/// All lines of B and of A, which presides, fell; the chair was offered to nobody, and the meeting is held.
fn held_without_a_chair() -> Play {
    gone(gone(opened(), "B"), "A").after(seconds(60))
}

fn succession() -> Vec<Sentence> {
    vec![
        says!(
            19,
            "Another's line that comes back does not end a vacancy.",
            vacant().and("hub", down("C.adv")),
            by("hub", up("C.adv")),
            [happens(["link_came_up"]), presides("M1", None)]
        ),
        says!(
            19,
            "Who comes after the chair was offered is in the line too.",
            held_without_a_chair().and("hub", up("B.hod")),
            by("B.hod", assume_chair()),
            [happens(["chair_assumed"])]
        ),
        says!(
            19,
            "While somebody acts, nobody takes the chair but the Chair's own delegation.",
            vacant().after(seconds(15)).and("B.hod", assume_chair()),
            by("C.hod", assume_chair()),
            [refused_as("chair_not_free")]
        ),
        says!(
            19,
            "Nobody takes the chair from who presides, the Chair's own delegation neither.",
            opened(),
            by("A.alt", assume_chair()),
            [refused_as("chair_not_free")]
        ),
        says!(
            19,
            "Whom the chair was passed to takes it when it falls vacant, though a ruling is awaited: somebody has to rule.",
            gone(speaking().and("chair", pass_chair("B.hod")).and("C.hod", point()), "A"),
            by("B.hod", assume_chair()),
            [among("chair_assumed")]
        ),
        says!(
            18,
            "The meeting of an outgoing Chair takes no amendment to the text of the handover.",
            at_handover().and("chair", offer()),
            by(
                "C.hod",
                Action::ProposeAmendment {
                    meeting: m2(),
                    proposal: FIRST,
                    base: mufakat::procedure::ids::Revision(1),
                    passage: passage("B"),
                    new: "P".to_owned(),
                }
            ),
            [refused_as("chair_offer_pending")]
        ),
        says!(
            26,
            "A text is not amended once its item is over.",
            tabled().and("chair", conclude_without("4")),
            by("B.hod", amend(1, "the Plan", "the Plan of 2021")),
            [refused(Rejection::ItemIsOver { item: item("4") })]
        ),
    ]
}

/// M1 was adjourned before anything was done.
fn adjourned() -> Play {
    in_session(definition()).and("chair", adjourn())
}

fn opening(sitting: u32, closes_in: u64) -> Then {
    let seated = parties("A B C P");
    event(Event::SittingOpened { meeting: m1(), sitting, closes_at: Some(NINE + minutes(closes_in)), seated })
}

fn sittings() -> Vec<Sentence> {
    vec![
        says!(
            34,
            "The first sitting closes at its planned hour.",
            assembled(definition()),
            by("A.hod as chair", open_meeting("M1")),
            [opening(1, 180)]
        ),
        says!(
            34,
            "The second sitting closes at its own planned hour.",
            adjourned(),
            by("A.hod as chair", open_meeting("M1")),
            [opening(2, 480), without("chair_assumed")]
        ),
        says!(
            34,
            "A sitting seats who is connected, whatever it had declared in the one before.",
            in_session(definition())
                .and("C.hod", presence("C", mufakat::procedure::command::Declared::AwayProceed))
                .and("chair", adjourn()),
            by("A.hod as chair", open_meeting("M1")),
            [opening(2, 480)]
        ),
        says!(
            34,
            "Another of the Chair's delegation may open the next sitting, and presides as another person.",
            adjourned(),
            by("A.alt as chair", open_meeting("M1")),
            [event(Event::ChairAssumed {
                meeting: m1(),
                seat: seat("A.alt"),
                epoch: Epoch(2),
                cause: ChairCause::PersonChanged
            })]
        ),
        says!(
            36,
            "The moderator closes a meeting for the Chair where nothing is open.",
            before_closing().and("chair", delegate(Power::Meeting, true)),
            by("moderator", close(None)),
            [among("meeting_closed")]
        ),
        says!(
            36,
            "No document is laid before a meeting that is closed.",
            in_session(definition()).fact(Event::MeetingClosed { meeting: m1(), despite: Some("done".to_owned()) }),
            by("S.hod", lay(None, "The Plan.")),
            [refused(Rejection::MeetingOver { meeting: m1() })]
        ),
        says!(
            15,
            "An opening is no debate: it needs no quorum to open.",
            gone(
                sitting_of(
                    definition_with(|definition| {
                        definition.meetings[1].settings.quorum_to_debate = Some(Quorum::Number { members: 4 });
                    }),
                    "M2"
                ),
                "P"
            )
            .after(seconds(10)),
            by("chair", Action::OpenItem { meeting: m2(), item: item("1"), after: None, ruling: None }),
            [among("item_opened")]
        ),
    ]
}

fn nested_plan() -> Definition {
    definition_with(|definition| {
        let agenda = &mut definition.meetings[0].agenda;
        agenda.retain(|plan| !["1", "2"].contains(&plan.number.to_string().as_str()));
        agenda.insert(1, plan_item("3.1", ItemKind::Report, &[]));
        agenda.insert(2, plan_item("3.2", ItemKind::Report, &[]));
        agenda[3].tour = vec![Class::Member];
    })
}

/// Items 3 and 4 are debated together.
fn together() -> Play {
    in_session(nested_plan()).and("chair", open("3", None)).and("chair", join("4", "3"))
}

fn to(number: &str) -> DeferTo {
    DeferTo::Item { item: item(number) }
}

fn cannot(number: &str) -> Then {
    refused(Rejection::CannotDeferTo { item: item(number) })
}

fn order() -> Vec<Sentence> {
    vec![
        says!(
            30,
            "Who opens an item inside another opens the outer one with it.",
            in_session(nested_plan()),
            by("chair", open_by_ruling("3.1", None)),
            [happens(["item_opened", "item_opened"]), current(Some("3.1"))]
        ),
        says!(
            30,
            "An item taken up together with another is opened for the first time, with its prepared list.",
            in_session(nested_plan()).and("chair", open("3", None)),
            by("chair", join("4", "3")),
            [Then::of(|events| events.iter().any(|event| {
                matches!(event, Event::ItemJoined { opening: 1, prepared, .. } if !prepared.is_empty())
            }))]
        ),
        says!(
            30,
            "Items taken up together stay open together when one inside them opens.",
            together(),
            by("chair", open_inside_both()),
            [
                happens(["item_opened"]),
                current(Some("3.1")),
                holds("item 4 is open", |play| play.conference.meetings[&m1()].agenda.open.contains(&item("4")))
            ]
        ),
        says!(
            30,
            "An objection to a text that was taken back does not keep its item open.",
            another_adopted_after(tabled().and("B.hod", object()).and("chair", withdraw(1))),
            by("chair", conclude("4", None)),
            [among("item_concluded")]
        ),
        says!(
            30,
            "An item waits for a feeding one that is being decided in writing.",
            fed_in_writing(),
            by("chair", open("5", Some("4"))),
            [refused_as("feed_missing"), current(Some("4"))]
        ),
        says!(
            30,
            "What was adopted in writing feeds a later item as what was adopted in the room.",
            fed_in_writing().after(minutes(72 * 60)),
            by("chair", open("5", Some("4"))),
            [without("item_deferred"), current(Some("5"))]
        ),
        says!(
            18,
            "A handover item in which nothing was offered waits for its decision alone.",
            at_handover(),
            by("chair", Action::ConcludeItem { meeting: m2(), item: item("2"), outcome: None, release_waiting: false }),
            [refused(Rejection::ItemUnfinished { item: item("2"), open: vec![Unfinished::NoDecision {}] })]
        ),
        says!(
            32,
            "Where the meeting did not agree on the agenda, the item of its adoption is not concluded.",
            agenda_not_agreed(),
            by("chair", conclude("2", None)),
            [refused(Rejection::ItemUnfinished { item: item("2"), open: vec![Unfinished::NoDecision {}] })]
        ),
        says!(
            31,
            "An item is put off to a later one.",
            super::words::business(),
            by("chair", defer("3", to("5"))),
            [among("item_deferred")]
        ),
        says!(
            31,
            "An item is not put off to itself.",
            super::words::business(),
            by("chair", defer("3", to("3"))),
            [cannot("3")]
        ),
        says!(
            31,
            "An item is not put off to an earlier one.",
            super::words::business().and("chair", defer("3", later())).and("chair", open("4", None)),
            by("chair", defer("4", to("3"))),
            [cannot("3")]
        ),
        says!(
            31,
            "An item is not put off to one that was taken off the agenda.",
            super::words::business().and("chair", withdraw_item("5")),
            by("chair", defer("3", to("5"))),
            [cannot("5")]
        ),
        says!(
            32,
            "With an item those inside it leave the agenda that are still on it.",
            in_session(nested_plan()).and("chair", withdraw_item("3.1")),
            by("chair", withdraw_item("3")),
            [Then::of(|events| {
                let gone = events.iter().filter_map(|event| match event {
                    Event::ItemWithdrawn { item, .. } => Some(item.to_string()),
                    _ => None,
                });
                gone.eq(["3", "3.2"].map(str::to_owned))
            })]
        ),
    ]
}

/// Item 4 feeds item 5, and the parties are asked in writing about its text.
fn fed_in_writing() -> Play {
    let fed = definition_with(|definition| {
        definition.meetings[0].agenda.retain(|plan| ["4", "5", "8"].contains(&plan.number.to_string().as_str()));
        let feed = Feed { meeting: m1(), item: item("5"), condition: FeedCondition::Decided };
        item_of(definition, "4").feeds = vec![feed];
    });
    tabled_in(fed).and("chair", ask_in_writing_about_the_text())
}

/// The second text of a play was laid on the table of item 4 and adopted.
fn another_adopted_after(play: Play) -> Play {
    let (proposal, revision, hash) = (second(), Revision(1), hash(OTHER));
    let read = Action::Acknowledge { meeting: m1(), proposal, revision, hash };
    let (verb, style, follow_ups) = (Verb::Adopted, None, vec![]);
    let declare = Action::Declare { meeting: m1(), proposal, revision, hash, verb, style, follow_ups };
    let put =
        play.and("chair", table(OTHER)).and("chair", Action::PutProposal { meeting: m1(), proposal, revision, hash });
    let read = ["A.hod", "B.hod", "C.hod", "P.hod"].iter().fold(put, |play, id| play.and(id, read.clone()));
    read.after(seconds(20)).and("chair", declare)
}

/// Item 2 may be declared not agreed, and was.
fn agenda_not_agreed() -> Play {
    let either = definition_with(|definition| item_of(definition, "2").verbs = vec![Verb::Adopted, Verb::NotAgreed]);
    at_item(either, "2").and("chair", table_at("2", TEXT)).and("chair", declare(Verb::NotAgreed))
}

fn open_inside_both() -> Action {
    let current = together().conference.meetings[&m1()].agenda.current().map(ToString::to_string);
    open_by_ruling("3.1", current.as_deref())
}

/// A motion to close the debate, put to a meeting that decides by consensus.
fn closing_moved(play: Play) -> Play {
    play.and("C.hod", motion(MotionKind::CloseDebate {})).and("chair", put_motion(None))
}

fn debates() -> Vec<Sentence> {
    vec![
        says!(
            33,
            "Whoever speaks when the debate is closed ends with it.",
            closing_moved(speaking()),
            by("chair", rule_on_motion(true)),
            [ended(SpeechEnd::EndedByChair {}, Span::ZERO), floor("nobody")]
        ),
        says!(
            33,
            "Whoever was called and had not begun when the debate is closed is let go with those who wait.",
            closing_moved(called()),
            by("chair", rule_on_motion(true)),
            [ended(SpeechEnd::ItemEnded {}, Span::ZERO), list("1", "")]
        ),
        says!(
            33,
            "A reply goes on when the debate is closed: it is heard after it.",
            closing_moved(replying().and("chair", give(1, 0)).and("B.hod", start(1))),
            by("chair", rule_on_motion(true)),
            [floor("B speaking")]
        ),
        says!(
            33,
            "A motion that is carried ends once.",
            tabled().and("B.hod", motion(MotionKind::AdjournMeeting { until: None })).and("chair", put_motion(None)),
            by("chair", rule_on_motion(true)),
            [happens(["motion_ended", "meeting_adjourned"])]
        ),
    ]
}

/// M1 sits again after a text was adopted in writing.
fn adopted_in_writing() -> Play {
    let asked = in_session(definition()).and("chair", open_silence(deadline(), SilenceMeans::Consent));
    asked.and("chair", adjourn()).after(minutes(72 * 60)).and("A.hod as chair", open_meeting("M1"))
}

fn noted_in_writing(expected: bool) -> Then {
    is("whether note was taken", expected, |play| {
        play.conference.meetings[&m1()].silences.silences[&SilenceId(1)].is_noted()
    })
}

fn writing() -> Vec<Sentence> {
    vec![
        says!(
            28,
            "What was adopted in writing waits until a meeting takes note of it.",
            adopted_in_writing(),
            after(seconds(1)),
            [noted_in_writing(false)]
        ),
        says!(
            28,
            "A meeting takes note of what was adopted in writing.",
            adopted_in_writing(),
            by("chair", note_silence()),
            [happens(["silence_noted"]), noted_in_writing(true)]
        ),
        says!(
            28,
            "Who is not admitted to an item is not asked in writing about its text.",
            tabled_in(definition_with(|definition| {
                let named = Participation { class: Class::Member, items: Some(vec![item("1")]) };
                definition.meetings[0].participants.insert(party("C"), named);
            })),
            by("chair", ask_in_writing_about_the_text()),
            [is("who is asked", parties("A B P"), |play| {
                let silences = &play.conference.meetings[&m1()].silences.silences;
                silences[&SilenceId(1)].asked.iter().cloned().collect()
            })]
        ),
    ]
}

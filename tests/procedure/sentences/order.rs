//! the order of the list, and points of order.

use mufakat::procedure::command::{Choice, Declared, PointRuling};
use mufakat::procedure::definition::{Class, ListOrder, Power, Presenter, Profile};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{EntryId, PointId, SpeechId};
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, outside, says, told};

pub fn sentences() -> Vec<Sentence> {
    let mut all = order();
    all.extend(points());
    all
}

fn protocol() -> Play {
    ordered(ListOrder::Protocol { start: None, chair_last: false })
}

fn order() -> Vec<Sentence> {
    vec![
        says!(
            2,
            "By time of asking, who asks first is heard first.",
            listed(opened(), "C B"),
            by("A.hod", ask()),
            [list("1", "C B A")]
        ),
        says!(
            2,
            "Members are heard before partners, whoever asked first.",
            listed(opened(), "P"),
            by("B.hod", ask()),
            [list("1", "B P")]
        ),
        says!(
            2,
            "Partners are heard before observers, whoever asked first.",
            listed(opened(), "O"),
            by("P.hod", ask()),
            [list("1", "P O")]
        ),
        says!(
            2,
            "By protocol, the list goes by rank whoever asked first.",
            listed(protocol(), "B A"),
            by("C.hod", ask()),
            [list("1", "C A B")]
        ),
        says!(
            2,
            "A list by protocol may begin with a named party and goes round from there.",
            listed(ordered(ListOrder::Protocol { start: Some(party("A")), chair_last: false }), "C B"),
            by("A.hod", ask()),
            [list("1", "A B C")]
        ),
        says!(
            2,
            "A list by protocol may have the delegation of the Chair last among the members.",
            listed(ordered(ListOrder::Protocol { start: None, chair_last: true }), "P A B"),
            by("C.hod", ask()),
            [list("1", "C B A P")]
        ),
        says!(
            2,
            "By level, a head of delegation is heard before an alternate who asked earlier.",
            ordered(ListOrder::LevelThenFifo {}).and("B.alt", ask()),
            by("C.hod", ask()),
            [list("1", "C B")]
        ),
        says!(
            2,
            "By level, who asks first is heard first among equals.",
            ordered(ListOrder::LevelThenFifo {}).and("B.hod", ask()),
            by("C.hod", ask()),
            [list("1", "B C")]
        ),
        says!(
            2,
            "A prepared list stands as it was prepared, and others follow as they ask.",
            ordered(ListOrder::Fixed { parties: parties("P B") }),
            by("C.hod", ask()),
            [list("1", "P B C")]
        ),
        says!(
            2,
            "Who presents the item heads the list, of whatever class it is.",
            in_session(definition_with(|d| item_of(d, "1").presenters = vec![Presenter::Party(party("O"))])),
            by("chair", open("1", None)),
            [list("1", "O")]
        ),
        says!(
            2,
            "Nobody who asks goes before who presents.",
            opened_in(definition_with(|d| item_of(d, "1").presenters = vec![Presenter::Party(party("P"))])),
            by("B.hod", ask()),
            [list("1", "P B")]
        ),
        says!(
            2,
            "A tour de table lists every party of its class by protocol when the item opens.",
            in_session(touring(Class::Member)),
            by("chair", open("1", None)),
            [holds("the three members are listed", |play| {
                play.conference.meetings[&m1()].floor.list(&item("1")).entries.len() == 3
            })]
        ),
        says!(
            2,
            "Who is absent by its own word is not on a tour de table.",
            in_session(touring(Class::Member)).and("C.hod", presence("C", Declared::Absent)),
            by("chair", open("1", None)),
            [list("1", "A B")]
        ),
        says!(
            2,
            "The moderator moves a waiting entry where the list is left to it, with the reason on record.",
            listed(opened(), "A B C"),
            by("moderator", shift(3, 1, "a plane to catch")),
            [
                event(Event::EntryMoved {
                    meeting: m1(),
                    entry: EntryId(3),
                    place: 1,
                    reason: "a plane to catch".to_owned(),
                }),
                list("1", "C A B")
            ]
        ),
        says!(
            2,
            "Nothing is moved without a reason.",
            listed(opened(), "A B"),
            by("chair", shift(2, 1, "")),
            [refused_as("text_missing"), list("1", "A B")]
        ),
        says!(
            2,
            "Who has the floor is not moved.",
            called(),
            by("moderator", shift(1, 2, "a plane to catch")),
            [refused(Rejection::HasTheFloor { speech: SpeechId(1), another: Some(party("B")) })]
        ),
        says!(
            2,
            "Nothing is moved beyond the end of the list.",
            listed(opened(), "A B"),
            by("chair", shift(1, 3, "later")),
            [refused(Rejection::NoSuchPlace { place: 3, length: 2 })]
        ),
        says!(
            2,
            "The Secretariat does not reorder the list.",
            listed(opened(), "A B"),
            by("S.hod", shift(2, 1, "their wish")),
            [refused_as("not_for_you"), list("1", "A B")]
        ),
        says!(
            2,
            "No delegation reorders the list.",
            listed(opened(), "A B"),
            by("B.hod", shift(2, 1, "we are in a hurry")),
            [refused_as("not_for_you")]
        ),
        says!(
            2,
            "The moderator does not reorder where the Chair took the list back.",
            listed(opened(), "A B").and("chair", delegate(Power::List, false)),
            by("moderator", shift(2, 1, "a plane to catch")),
            [refused(Rejection::NotDelegated { power: Power::List })]
        ),
        says!(
            2,
            "Who asks later leaves an entry that was moved where it is.",
            listed(protocol(), "A B P").and("chair", shift(3, 1, "a plane to catch")),
            by("C.hod", ask()),
            [list("1", "P C A B")]
        ),
        says!(
            2,
            "An entry is struck only with a reason.",
            listed(opened(), "A B"),
            by("chair", strike(1, "")),
            [refused_as("text_missing"), list("1", "A B")]
        ),
        outside(
            2,
            "Of two requests in one millisecond the one that the hub took first is first.",
            "the rules see one command after the other; the order of the inbox is tested in tests/hub",
        ),
    ]
}

fn points() -> Vec<Sentence> {
    vec![
        says!(
            9,
            "A point of order interrupts the speaker at once.",
            speaking(),
            by("C.hod", point()),
            [happens(["point_raised", "speech_paused"]), floor("B paused")]
        ),
        says!(9, "Any deciding partner may raise one.", speaking(), by("P.hod", point()), [floor("B paused")]),
        says!(
            9,
            "Observers raise no point of order.",
            speaking(),
            by("O.hod", point()),
            [refused(Rejection::RaisesNoPoint { party: party("O") }), floor("B speaking")]
        ),
        says!(
            9,
            "The Secretariat raises no point of order.",
            speaking(),
            by("S.hod", point()),
            [refused(Rejection::RaisesNoPoint { party: party("S") })]
        ),
        says!(
            9,
            "The moderator raises no point of order.",
            speaking(),
            by("moderator", point()),
            [refused_as("not_for_you")]
        ),
        says!(
            9,
            "A point of order is given in writing too.",
            speaking(),
            by("C.hod", point_of("  ", false)),
            [refused_as("text_missing")]
        ),
        says!(
            9,
            "Until the ruling nobody is called.",
            pointed(),
            by("chair", give(2, 1)),
            [refused(Rejection::RulingPending { point: PointId(1), party: party("C") })]
        ),
        says!(
            9,
            "Until the ruling the speaker does not go on.",
            pointed(),
            by("chair", go_on()),
            [refused_as("ruling_pending"), floor("B paused")]
        ),
        says!(
            9,
            "Until the ruling no item is opened or concluded.",
            pointed(),
            by("chair", conclude("1", None)),
            [refused_as("ruling_pending"), current(Some("1"))]
        ),
        says!(
            9,
            "Until the ruling the meeting is not suspended.",
            pointed(),
            by("chair", suspend()),
            [refused_as("ruling_pending")]
        ),
        says!(
            9,
            "Until the ruling no text is put.",
            tabled().and("C.hod", point()),
            by("chair", put_first()),
            [refused_as("ruling_pending"), first("tabled")]
        ),
        says!(
            9,
            "Until the ruling nothing is declared.",
            elapsed().and("C.hod", point_of("the count is wrong", true)),
            by("chair", declare(Verb::Adopted)),
            [refused_as("ruling_pending")]
        ),
        says!(
            9,
            "Until the ruling delegations still ask for the floor.",
            pointed(),
            by("P.hod", ask()),
            [list("1", "C P")]
        ),
        says!(
            9,
            "After the ruling the speech goes on with the time it has left.",
            speaking().after(minutes(1)).and("C.hod", point()).after(minutes(1)),
            by("chair", rule(1, PointRuling::Upheld)),
            [happens(["point_ruled", "speech_resumed"]), floor("B speaking"), used(minutes(1))]
        ),
        says!(
            9,
            "Only the presiding officer rules, and the moderator not for it.",
            pointed(),
            by("moderator", rule(1, PointRuling::Upheld)),
            [refused_as("not_for_you")]
        ),
        says!(
            9,
            "No delegation rules on its own point.",
            pointed(),
            by("C.hod", rule(1, PointRuling::Upheld)),
            [refused_as("not_for_you")]
        ),
        says!(
            9,
            "Of several points the first raised is the first to be ruled on.",
            pointed().and("P.hod", point()),
            by("chair", rule(2, PointRuling::Upheld)),
            [refused(Rejection::OtherPointFirst { point: PointId(1), party: party("C") })]
        ),
        says!(
            9,
            "A second delegation's point waits behind the first.",
            pointed(),
            by("P.hod", point()),
            [
                happens(["point_raised"]),
                holds("two are pending", |play| { play.conference.meetings[&m1()].points.pending.len() == 2 })
            ]
        ),
        says!(
            9,
            "The speech goes on only after the last of several points is ruled on.",
            pointed().and("P.hod", point()),
            by("chair", rule(1, PointRuling::NotUpheld)),
            [happens(["point_ruled"]), floor("B paused")]
        ),
        says!(
            9,
            "There is no point of order on a point of order.",
            pointed(),
            by("C.alt", point_of("another one", false)),
            [refused(Rejection::NoPointOnAPoint { point: PointId(1), party: party("C") })]
        ),
        says!(
            9,
            "A ruling may be appealed, and the appeal is before the meeting at once.",
            ruled(),
            by("C.hod", appeal()),
            [happens(["ruling_appealed", "speech_paused"]), floor("B paused")]
        ),
        says!(
            9,
            "An appeal comes directly after the ruling, not before it.",
            pointed(),
            by("C.hod", appeal()),
            [refused(Rejection::NotYetRuled { point: PointId(1) })]
        ),
        says!(
            9,
            "An appeal comes directly after the ruling, not after other business.",
            ruled().and("chair", give(2, 1)),
            by("C.hod", appeal()),
            [refused(Rejection::TooLateToAppeal { point: PointId(1) })]
        ),
        says!(
            9,
            "Observers do not appeal.",
            ruled(),
            by("O.hod", appeal()),
            [refused(Rejection::RaisesNoPoint { party: party("O") })]
        ),
        says!(
            9,
            "Where the meeting does not vote, the Chair consults, and the ruling stands unless all agree otherwise.",
            appealed(),
            by("chair", settle_appeal(false)),
            [
                happens(["appeal_settled", "speech_resumed"]),
                Then::of(|events| { matches!(events, [Event::AppealSettled { stands: true, .. }, ..]) })
            ]
        ),
        says!(
            9,
            "Where the meeting does not vote, an appeal is not put to the vote.",
            appealed(),
            by("chair", put_appeal(Some("B"))),
            [refused(Rejection::AppealIsForConsultation {})]
        ),
        says!(
            9,
            "Where the meeting votes, an appeal is put to a roll call at once.",
            listed(opened_in(voting()), "B C")
                .and("chair", give(1, 0))
                .and("B.hod", start(1))
                .and("C.hod", point())
                .and("chair", rule(1, PointRuling::NotUpheld))
                .and("C.hod", appeal()),
            by("chair", put_appeal(Some("B"))),
            [happens(["vote_opened"])]
        ),
        says!(
            9,
            "Where the meeting votes, the ruling stands unless most of those present overrule it.",
            listed(opened_in(with(|plan| plan.profile = Profile::Un)), "B C")
                .and("chair", give(1, 0))
                .and("B.hod", start(1))
                .and("C.hod", point())
                .and("chair", rule(1, PointRuling::NotUpheld))
                .and("C.hod", appeal())
                .and("chair", put_appeal(Some("B")))
                .and("B.hod", vote(Choice::No))
                .and("C.hod", vote(Choice::Yes))
                .and("P.hod", vote(Choice::Yes)),
            by("A.alt", vote(Choice::No)),
            [Then::of(|events| {
                events.iter().any(|event| matches!(event, Event::AppealSettled { stands: true, .. }))
            })]
        ),
        says!(
            9,
            "Until the appeal is settled nobody is called.",
            appealed(),
            by("chair", give(2, 1)),
            [refused(Rejection::AppealPending { point: PointId(1), party: party("C") })]
        ),
        says!(
            9,
            "A mover who drops leaves its point pending.",
            gone(pointed(), "C"),
            after(seconds(20)),
            [holds("the point is pending", |play| play.conference.meetings[&m1()].points.pending.len() == 1)]
        ),
        says!(
            9,
            "The Chair may rule on the written text of a mover who dropped.",
            gone(pointed(), "C"),
            by("chair", rule(1, PointRuling::NotUpheld)),
            [floor("B speaking")]
        ),
        says!(
            9,
            "The point of a mover who dropped is not treated as withdrawn before the grace has passed.",
            gone(pointed(), "C"),
            by("chair", rule(1, PointRuling::Withdrawn)),
            [refused_as("speaker_grace_running")]
        ),
        says!(
            9,
            "The point of a mover who dropped is treated as withdrawn after the grace.",
            gone(pointed(), "C").after(seconds(30)),
            by("chair", rule(1, PointRuling::Withdrawn)),
            [floor("B speaking")]
        ),
        says!(
            9,
            "While a text is put, only points on the conduct of the decision are heard.",
            put(),
            by("C.hod", point()),
            [refused(Rejection::OnlyOnTheDecision { proposal: FIRST })]
        ),
        says!(
            9,
            "A point on the conduct of the decision freezes the window.",
            running(),
            by("C.hod", point_of("the interpreters are gone", true)),
            [first("frozen: point_of_order C")]
        ),
        outside(
            9,
            "The mover of a point of order does not speak on the substance.",
            "no program hears what is said; the mover has a short limit and the Chair calls to order (R-1)",
        ),
        told(9, "Until the ruling nothing else moves, whatever is asked.", "until_the_ruling_nothing_else_moves"),
    ]
}

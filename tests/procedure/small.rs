//! The small sums under the rules: instants, hashes, majorities, the projected end.

use std::collections::BTreeSet;

use mufakat::procedure::command::{Action, AppealOutcome, Choice, Passage};
use mufakat::procedure::definition::{ItemKind, Verb};
use mufakat::procedure::event::{Event, Majority, VoteResult, VoteSubject};
use mufakat::procedure::ids::{EntryId, Hash, ItemNumber, MotionId, Span, SpeechId, Timestamp};
use mufakat::procedure::motion::Vote;
use mufakat::procedure::pace;
use mufakat::procedure::rule::Rule;

use super::harness::*;

const DAY: i64 = 24 * 3_600_000;

/// The length of a month as people count it.
fn days(year: i64, month: u32) -> u32 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[test]
fn each_day_of_four_centuries_is_written_as_its_date_and_read_back() {
    let mut instant = Timestamp::parse("1899-01-01T00:00:00Z").unwrap();
    for year in 1899..2300 {
        for month in 1..=12 {
            for day in 1..=days(year, month) {
                let written = format!("{year:04}-{month:02}-{day:02}T00:00:00.000Z");
                assert_eq!(instant.to_string(), written);
                assert_eq!(Timestamp::parse(&written), Some(instant), "{written}");
                instant = Timestamp(instant.0 + DAY);
            }
            let beyond = format!("{year:04}-{month:02}-{:02}T00:00:00Z", days(year, month) + 1);
            assert_eq!(Timestamp::parse(&beyond), None, "{beyond}");
        }
    }
    assert_eq!(Timestamp::parse("1970-01-01T00:00:00Z"), Some(Timestamp(0)));
}

#[test]
fn an_instant_has_a_time_of_day_and_nothing_beyond_it() {
    let read = |time: &str| Timestamp::parse(&format!("2021-10-06T{time}Z")).map(|at| at.0 % DAY);
    assert_eq!(read("23:59:59"), Some(DAY - 1_000));
    assert_eq!(read("23:59:59.9"), Some(DAY - 100));
    assert_eq!(read("00:00:00.123456789"), Some(123));
    assert_eq!(read("01:02:03"), Some(3_723_000));
    for wrong in
        ["24:00:00", "00:60:00", "00:00:60", "0:00:00", "00:00", "00:00:00.1234567890", "00:00:00.x", "+1:00:00"]
    {
        assert_eq!(read(wrong), None, "{wrong}");
    }
    for wrong in ["2021-00-06T00:00:00Z", "2021-13-06T00:00:00Z", "2021-10-00T00:00:00Z", "2021-10-06T00:00:00"] {
        assert_eq!(Timestamp::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn no_time_passes_backwards() {
    let (early, late) = (Timestamp(1_000), Timestamp(3_500));
    assert_eq!((late.since(early), early.since(late)), (Span(2_500), Span(0)));
}

#[test]
fn a_hash_is_told_apart_by_eye_by_its_first_eight_digits() {
    let hash = Hash::of(b"The Meeting adopts the Plan.");
    assert_eq!(hash.short().len(), 8);
    assert!(hash.to_string().starts_with(&hash.short()));
}

#[test]
fn a_ruling_falls_only_when_more_than_half_of_those_present_vote_against_it() {
    for (sustain, overrule, abstain) in (0..5).flat_map(|a| (0..5).flat_map(move |b| (0..5).map(move |c| (a, b, c)))) {
        let against_and_others = (overrule, sustain + abstain);
        let stands = AppealOutcome::Voted { sustain, overrule, abstain }.ruling_stands();
        assert_eq!(stands, against_and_others.0 <= against_and_others.1, "{sustain} {overrule} {abstain}");
    }
    assert!(AppealOutcome::Consulted { overruled: false }.ruling_stands());
    assert!(!AppealOutcome::Consulted { overruled: true }.ruling_stands());
}

/// When M1 is projected to end, its third item planned for so many minutes, beside seven of ten.
fn projected_end(third: u32, sittings: usize) -> Timestamp {
    let given = in_session(definition_with(|definition| {
        item_of(definition, "3").minutes = third;
        definition.meetings[0].sittings.truncate(sittings);
    }));
    let open = Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None };
    let given = given.and("chair", open);
    let conference = &given.conference;
    pace::pace(conference.plan(&m1()).unwrap(), &conference.meetings[&m1()], given.now).projected_end
}

#[test]
fn what_just_fits_into_a_sitting_ends_with_it_and_the_last_sitting_runs_over() {
    assert_eq!(projected_end(110, 2), NINE + minutes(180));
    // A minute more is done in the next sitting, two hours later.
    assert_eq!(projected_end(111, 2), NINE + minutes(301));
    assert_eq!(projected_end(200, 1), NINE + minutes(270));
}

#[test]
fn a_rule_names_its_acts_and_its_refusals() {
    let rule = Rule::parse("R-23").unwrap();
    let acts: Vec<String> = rule.acts().collect();
    for act in ["object", "withdraw_objection", "convert_objection"] {
        assert!(acts.iter().any(|known| known == act), "{act} is not among {acts:?}");
    }
    assert!(!acts.iter().any(|act| act == "open_meeting"), "{acts:?}");
    let refusals: Vec<String> = rule.refusals().collect();
    assert!(refusals.iter().any(|known| known == "objection_stands"), "{refusals:?}");
    assert!(!refusals.iter().any(|known| known == "list_is_closed"), "{refusals:?}");
    assert_eq!((rule.number(), rule.to_string().as_str()), (23, "R-23"));
    assert!(Rule::parse("R-9").unwrap().governs_every_act() && !rule.governs_every_act());
}

#[test]
fn an_item_number_has_up_to_four_parts_from_1_to_999_and_no_other_writing() {
    let read = |text: &str| ItemNumber::parse(text).map(|number| number.to_string());
    for number in ["1", "5.2.1", "999", "1.2.3.4"] {
        assert_eq!(read(number).as_deref(), Some(number));
    }
    for wrong in ["", "0", "01", "+1", "1000", "1.", "1.0", "1.2.3.4.5", "a"] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
    let deep = item("5.2.1");
    assert_eq!((deep.parent(), deep.depth()), (Some(item("5.2")), 3));
    assert_eq!((item("5").parent(), item("5").depth()), (None, 1));
}

#[test]
fn what_is_written_for_engineers_reads_as_what_is_written_for_people() {
    let hash = Hash::of(b"text");
    assert_eq!(format!("{:?} {:?}", item("5.2"), NINE), format!("{} {NINE}", item("5.2")));
    assert!(format!("{hash:?}").contains(&hash.short()), "{hash:?}");
}

#[test]
fn a_hash_is_64_hexadecimal_digits_of_either_case() {
    let written = Hash::of(b"text").to_string();
    assert_eq!(Hash::parse(&written.to_uppercase()), Hash::parse(&written));
    for wrong in [&written[1..], &format!("{written}0"), &written.replacen(&written[..2], "é", 1)] {
        assert_eq!(Hash::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_passage_of_which_nothing_else_is_said_is_the_first_of_its_words() {
    let passage: Passage = serde_json::from_str(r#"{"words":"the Plan"}"#).unwrap();
    assert_eq!(passage, Passage { words: "the Plan".to_owned(), occurrence: 1 });
}

#[test]
fn an_item_that_names_no_verbs_has_those_of_its_kind() {
    assert_eq!(ItemKind::Report.usual_verbs(), [Verb::Noted]);
    assert_eq!(ItemKind::Closing.usual_verbs(), []);
    assert_eq!(ItemKind::Adoption.usual_verbs().first(), Some(&Verb::Adopted));
}

#[test]
fn a_definition_says_when_it_begins_and_whose_a_seat_is() {
    let definition = definition();
    assert_eq!(definition.opens_at(), Some(NINE));
    let (party, plan) = definition.seat(&seat("B.alt")).unwrap();
    assert_eq!((party.as_str(), plan.id.as_str()), ("B", "B.alt"));
    assert!(definition.seat(&seat("B.nobody")).is_none());
}

#[test]
fn a_roll_call_is_carried_by_the_majority_that_its_subject_wants() {
    let subject = VoteSubject::Motion { motion: MotionId(1) };
    for (yes, no, abstain) in (0..5_u64).flat_map(|a| (0..5).flat_map(move |b| (0..5).map(move |c| (a, b, c)))) {
        let choices = [(Choice::Yes, yes), (Choice::No, no), (Choice::Abstain, abstain)];
        let all = choices.into_iter().flat_map(|(choice, times)| (0..times).map(move |_| choice));
        let cast = all.enumerate().map(|(n, choice)| (party(&format!("P{n}")), choice)).collect();
        let mut vote = Vote {
            subject,
            ballot: 2,
            majority: Majority::Simple,
            waiting: vec![],
            missed: BTreeSet::new(),
            cast,
            ended: None,
            spent: false,
        };
        for (majority, carried) in [
            (Majority::Simple, yes > no),
            (Majority::TwoThirds, yes > 0 && yes >= 2 * no),
            (Majority::OfThosePresent, yes > no + abstain),
        ] {
            vote.majority = majority;
            assert_eq!(vote.result() == VoteResult::Carried, carried, "{majority:?}: {yes}, {no}, {abstain}");
        }
    }
}

#[test]
fn a_list_takes_what_the_speech_has_left_and_what_waits() {
    let ask = || Action::RequestFloor { meeting: m1(), item: item("1"), party: None, on_behalf_of: vec![] };
    let given = in_session(definition())
        .and("chair", Action::OpenItem { meeting: m1(), item: item("1"), after: None, ruling: None })
        .and("B.hod", ask())
        .and("C.hod", ask())
        .and("chair", Action::GiveFloor { meeting: m1(), entry: EntryId(1), after: None })
        .and("B.hod", Action::StartSpeech { meeting: m1(), speech: SpeechId(1) })
        .after(minutes(1));
    let conference = &given.conference;
    let takes = |number: &str| {
        pace::list_time(conference.plan(&m1()).unwrap(), &conference.meetings[&m1()], &item(number), given.now)
    };
    assert_eq!((takes("1"), takes("3")), (minutes(9), Span(0)));
}

#[test]
fn work_for_which_no_sitting_is_planned_any_more_goes_on_from_now() {
    let closed = Event::MeetingAdjourned { meeting: m1(), until: None };
    let given = in_session(definition_with(|definition| definition.meetings[0].sittings.truncate(1))).fact(closed);
    let conference = &given.conference;
    let pace = pace::pace(conference.plan(&m1()).unwrap(), &conference.meetings[&m1()], given.now);
    assert_eq!(pace.projected_end, NINE + minutes(80));
}

//! The register of decisions.

use mufakat::procedure::definition::Verb;
use mufakat::procedure::event::{StatementKind, Stood};
use mufakat::procedure::ids::{StatementId, Timestamp};
use mufakat::record::export::register;
use mufakat::record::register::{Capacity, ObjectionEnd, Registered, Stated};
use mufakat::record::{Course, Language, Register};

use crate::{sentences, shipped};

fn of_shipped() -> Register {
    Register::of(&Course::read(shipped()))
}

#[track_caller]
fn under<'a>(register: &'a Register, place: &str) -> Vec<&'a Registered> {
    let found: Vec<_> =
        register.decisions.iter().filter(|one| format!("{}/{}", one.meeting, one.item) == place).collect();
    assert!(!found.is_empty(), "nothing was decided under {place}");
    found
}

#[test]
fn the_register_reads_as_it_did_in_both_languages() {
    let course = Course::read(shipped());
    let register = Register::of(&course);
    for language in Language::ALL {
        let text = register::as_markdown(&register, &sentences(language, &course)).unwrap();
        insta::assert_snapshot!(format!("register_{}", language.code()), text);
    }
}

#[test]
fn every_decision_is_there_with_its_text_and_where_it_stands_in_the_record() {
    let entries = shipped();
    let course = Course::read(entries);
    let register = Register::of(&course);
    assert_eq!(register.decisions.len(), course.conference.register.decisions.len());
    for decision in &register.decisions {
        let entry = &entries[usize::try_from(decision.position - 1).unwrap()];
        let number = entry.events.iter().find_map(|event| match event {
            mufakat::procedure::event::Event::DecisionDeclared { decision, .. } => Some(*decision),
            _ => None,
        });
        assert_eq!(number, Some(decision.number), "entry {}", decision.position);
        assert!(!decision.text.is_empty() && !decision.standing.is_empty());
    }
}

#[test]
fn an_objection_a_reservation_and_a_consent_by_telephone_are_told_whole() {
    let register = of_shipped();
    let plan = under(&register, "ASOMM3-14/6.1");
    let endorsed = plan.iter().find(|one| one.verb == Verb::Endorsed).unwrap();
    assert!(endorsed.objections.iter().any(|one| one.end == ObjectionEnd::Reserved && one.ended_at.is_some()));
    let reservation = &endorsed.statements[0];
    assert_eq!((reservation.party.as_str(), reservation.kind), ("JP", StatementKind::Reservation));
    assert!(!reservation.text.is_empty());
    let statement = under(&register, "AMMin8/13")[0];
    let by_phone = statement.standing.iter().find(|one| one.party.as_str() == "BN").unwrap();
    // Its line came back before the gavel, and the consent stays told.
    assert!(matches!(by_phone.stood, Stood::Acknowledged { .. } | Stood::ConsentedByOtherChannel { .. }));
    let channel = by_phone.channel.as_ref().unwrap();
    assert_ne!(channel.confirmed_by, channel.entered_by);
    assert!(statement.lines_lost.iter().any(|party| party.as_str() == "BN"));
}

#[test]
fn what_feeds_a_decision_and_what_it_feeds_name_each_other() {
    let register = of_shipped();
    let officials = under(&register, "ASOMM21/8")[0];
    let ministers = under(&register, "AMMin8/10")[0];
    assert!(officials.feeds.iter().any(|fed| fed.decisions.contains(&ministers.number)));
    assert!(ministers.fed_by.iter().any(|fed| fed.decisions.contains(&officials.number)));
    assert_eq!(officials.documents[0].hash, ministers.documents[0].hash, "the ministers adopt what was cleared");
}

#[test]
fn who_presided_is_told_for_each_decision_with_the_epoch() {
    let register = of_shipped();
    let by = |place: &str| under(&register, place)[0].presided.clone();
    let (handover, agenda) = (by("ASOMM21/1.2"), by("ASOMM21/2"));
    assert_eq!((handover.party.unwrap().as_str(), handover.epoch.0), ("SG", 1));
    assert_eq!((agenda.party.unwrap().as_str(), agenda.epoch.0), ("VN", 2));
    assert!(register.decisions.iter().any(|one| one.recorded_by.is_some()), "no gavel was recorded by the moderator");
    assert!(
        register.decisions.iter().all(|one| one.presided.capacity == Capacity::Chair && one.presided.person.is_some())
    );
}

#[test]
fn the_csv_has_a_line_for_each_decision_and_the_json_reads_back() {
    let register = of_shipped();
    let csv = register::as_csv(&register);
    let ends = csv.matches("\r\n").count();
    assert_eq!(ends, register.decisions.len() + 1);
    let json: serde_json::Value = serde_json::from_str(&register::as_json(&register)).unwrap();
    assert_eq!(json["decisions"].as_array().unwrap().len(), register.decisions.len());
    assert_eq!(json["decisions"][0]["hash"], register.decisions[0].hash.to_string());
}

#[test]
fn what_was_put_off_leads_on_to_nothing() {
    let register = of_shipped();
    let judges = under(&register, "ASOMM21/10.4");
    let (put_off, endorsed) = (judges[0], judges[1]);
    assert_eq!((put_off.verb, endorsed.verb), (Verb::Deferred, Verb::Endorsed));
    assert!(put_off.feeds.is_empty() && !endorsed.feeds.is_empty());
    let fed = &under(&register, "AMMin8/12")[0].fed_by;
    let of_judges = fed.iter().find(|fed| fed.item.to_string() == "10.4").unwrap();
    assert_eq!(of_judges.decisions, [endorsed.number]);
}

#[test]
fn who_recorded_a_gavel_is_named_in_the_language_of_the_register() {
    let course = Course::read(shipped());
    let register = Register::of(&course);
    let by_moderator = register.decisions.iter().filter(|one| one.recorded_by.is_some()).count();
    assert!(by_moderator > 0);
    let row = |language, words: &str| {
        let text = register::as_markdown(&register, &sentences(language, &course)).unwrap();
        assert_eq!(text.matches(words).count(), by_moderator, "{words}");
    };
    row(Language::En, "| Gavel recorded by | the moderator |");
    row(Language::Vi, "| Người ghi nhận tiếng búa | điều phối viên |");
}

#[test]
fn nobody_joined_a_consensus_that_was_not_reached_nor_one_that_it_dissociated_itself_from() {
    let course = Course::read(shipped());
    let mut register = Register::of(&course);
    let words = sentences(Language::En, &course);
    let plan = under(&register, "ASOMM3-14/6.1");
    let (not_agreed, endorsed) = (plan[0].clone(), plan[1].number);
    assert_eq!(not_agreed.verb, Verb::NotAgreed);
    assert!(not_agreed.standing.iter().all(|stands| matches!(stands.stood, Stood::Acknowledged { .. })));
    let section = |register: &Register, heading: &str| {
        let text = register::as_markdown(register, &words).unwrap();
        let from = text.find(heading).unwrap_or_else(|| panic!("{heading} is not there"));
        text[from..].split("\n## ").next().unwrap().to_owned()
    };
    let of_not_agreed = section(&register, "## Decision 42:");
    assert!(of_not_agreed.contains("| Standing | had acknowledged the text: Brunei Darussalam ("), "{of_not_agreed}");
    assert!(!of_not_agreed.contains("joined the consensus"), "{of_not_agreed}");
    let row = |register: &Register| {
        let csv = register::as_csv(register);
        csv.lines().find(|line| line.starts_with("42,")).unwrap().to_owned()
    };
    // Who recorded the gavel, nobody who joined, and all of them among those who did not.
    assert!(row(&register).contains(",VN.hod,,BN 2021-10-07T06:57:14.000Z; KH "), "{}", row(&register));

    assert!(endorsed_by(&register, endorsed, "SG"));
    let one = register.decisions.iter_mut().find(|one| one.number == endorsed).unwrap();
    let party = one.standing.iter().find(|stands| stands.party.as_str() == "SG").unwrap().party.clone();
    one.statements.push(Stated {
        statement: StatementId(90_000),
        party,
        kind: StatementKind::Dissociation,
        text: "Singapore is not part of it.".to_owned(),
        at: Timestamp(0),
    });
    assert!(!endorsed_by(&register, endorsed, "SG") && endorsed_by(&register, endorsed, "JP"));
    let apart = section(&register, "## Decision 43:");
    assert!(apart.contains("<br>had acknowledged the text: Singapore (13:58:20) |"), "{apart}");
}

/// Whether a party joined the consensus on a decision.
fn endorsed_by(register: &Register, number: mufakat::procedure::ids::DecisionNumber, party: &str) -> bool {
    let decision = register.decisions.iter().find(|one| one.number == number).unwrap();
    decision.joined(decision.standing.iter().find(|stands| stands.party.as_str() == party).unwrap())
}

#[test]
fn a_consent_by_another_channel_stands_in_brackets_with_its_party() {
    let course = Course::read(shipped());
    let register = Register::of(&course);
    for (language, words) in [
        (
            Language::En,
            "Brunei Darussalam (14:23:33; consent given by the Head of Delegation by telephone, entered by ASEC.hod, \
             confirmed by the moderator), Cambodia (14:22:19), ",
        ),
        (
            Language::Vi,
            "Bru-nây (14:23:33; “the Head of Delegation” đồng ý qua kênh “telephone”, ASEC.hod ghi, điều phối viên \
             xác nhận), Cam-pu-chia (14:22:19), ",
        ),
    ] {
        let text = register::as_markdown(&register, &sentences(language, &course)).unwrap();
        assert_eq!(text.matches(words).count(), 1, "{words}");
    }
}

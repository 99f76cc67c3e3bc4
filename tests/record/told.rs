//! What a shipped conference does not come to: each of these has its sentence in the Report, in both languages and in
//! Akoma Ntoso. The events are put into the record of the shipped conference where they would have stood.

use mufakat::journal::entry::{Draft, Entry};
use mufakat::procedure::command::{Action, SilenceMeans};
use mufakat::procedure::definition::ItemPlan;
use mufakat::procedure::event::{Event, HoldCause, Officer, Origin, Prepared, SilenceOutcome, SpeechEnd, Wording};
use mufakat::procedure::ids::{
    EntryId, ItemNumber, MeetingId, ModeratorId, PartyId, SeatId, SilenceId, Span, SpeechId, Timestamp,
};
use mufakat::record::export::{akn, markdown, register};
use mufakat::record::report::{draft, last};
use mufakat::record::{Course, Language, Register, Sentences};

use crate::{sentences, shipped};

pub(crate) fn ministers() -> MeetingId {
    MeetingId::parse("AMMin8").unwrap()
}

pub(crate) fn item(number: &str) -> ItemNumber {
    ItemNumber::parse(number).unwrap()
}

pub(crate) fn by() -> Officer {
    Officer::Moderator { name: ModeratorId::parse("moderator").unwrap() }
}

/// The place of the first entry with such an event of the ministers' meeting.
pub(crate) fn place(of: impl Fn(&Event) -> bool) -> usize {
    let ours = |event: &&Event| event.meeting() == Some(&ministers());
    shipped().iter().position(|entry| entry.events.iter().filter(ours).any(&of)).unwrap()
}

pub(crate) fn opening(number: &str) -> usize {
    place(|event| matches!(event, Event::ItemOpened { item: opened, .. } if *opened == item(number)))
}

/// The shipped record with an entry put in after a place, everything numbered anew.
pub(crate) fn with(after: usize, action: Option<Action>, events: Vec<Event>) -> Vec<Entry> {
    let mut entries = shipped().to_vec();
    let before = &entries[after];
    let mut command = before.command.clone();
    command.action = action.unwrap_or(Action::Elapse {});
    let (recorded_at, rules) = (before.recorded_at, before.rules);
    entries.insert(after + 1, Entry::new(0, Draft { recorded_at, rules, command, events }));
    for (position, entry) in (1..).zip(&mut entries) {
        entry.position = position;
    }
    entries
}

/// The report in a language, and the record of the debate.
pub(crate) fn drawn(entries: &[Entry], language: Language) -> (String, String) {
    let course = Course::read(entries);
    let words = sentences(language, &course);
    let report = markdown::write(&draft(&course, &ministers(), &words).unwrap());
    (report, akn::write(&course, &ministers(), &words).unwrap())
}

/// Each language's words stand in the report and, word for word, in Akoma Ntoso; and not in the shipped one.
#[track_caller]
pub(crate) fn told(entries: &[Entry], en: &str, vi: &str) {
    for (language, wanted) in [(Language::En, en), (Language::Vi, vi)] {
        let (report, debate) = drawn(entries, language);
        assert!(report.contains(wanted), "the report in {language:?} does not say {wanted:?}:\n{report}");
        assert!(debate.contains(wanted), "Akoma Ntoso in {language:?} does not say {wanted:?}:\n{debate}");
        assert!(!drawn(shipped(), language).0.contains(wanted), "it is said of every meeting: {wanted:?}");
    }
}

#[test]
fn a_national_capacity_is_told_where_it_was_one_and_remarks_are_those_of_the_chair() {
    let course = Course::read(shipped());
    let officials = MeetingId::parse("ASOMM21").unwrap();
    for (language, sentence) in [
        (Language::En, "Viet Nam, whose representative presided, also spoke under this item in its national capacity."),
        (Language::Vi, "Việt Nam, nước có đại diện chủ trì, cũng phát biểu ở mục này với tư cách quốc gia."),
    ] {
        let words = sentences(language, &course);
        let report = markdown::write(&draft(&course, &officials, &words).unwrap());
        let debate = akn::write(&course, &officials, &words).unwrap();
        assert_eq!(report.matches(sentence).count(), 1, "{report}");
        assert_eq!(debate.matches(sentence).count(), 1);
        // Of the remarks under 1.1 the voice is the outgoing Chair's.
        let remarks = debate.split("<num>1.1</num>").nth(1).unwrap().split("</debateSection>").next().unwrap();
        assert!(remarks.contains("as=\"#chair\""), "{remarks}");
    }
}

#[test]
fn an_item_that_was_added_is_told_with_the_adoption_of_the_agenda_or_with_its_decision() {
    let course = Course::read(shipped());
    let plan = course.plan(&ministers()).unwrap().item(&item("11")).unwrap().clone();
    let added = |number: &str| {
        let plan = ItemPlan { number: item(number), added: true, ..plan.clone() };
        Box::new(plan)
    };
    let meeting = ministers();
    let adopting = opening("4");
    let with_agenda = Event::ItemAdded { meeting: meeting.clone(), item: added("13.1"), decision: None };
    told(
        &with(adopting, None, vec![with_agenda]),
        "The Meeting adopted the Agenda, with the addition of Agenda Item 13.1, which appears as ANNEX",
        "Hội nghị thông qua (adopted) Chương trình nghị sự, có bổ sung mục 13.1, nêu tại PHỤ LỤC",
    );
    let decided = place(|event| matches!(event, Event::DecisionDeclared { item: under, .. } if *under == item("12")));
    let number = shipped()[decided].events.iter().find_map(|event| match event {
        Event::DecisionDeclared { decision, .. } => Some(*decision),
        _ => None,
    });
    let agreed = Event::ItemAdded { meeting, item: added("12.1"), decision: number };
    told(
        &with(decided, None, vec![agreed]),
        "The Meeting agreed to add Agenda Item 12.1, ",
        "Hội nghị thống nhất (agreed) bổ sung mục 12.1, ",
    );
}

#[test]
fn the_announced_hour_of_a_decision_is_told_and_so_is_that_it_was_withdrawn() {
    let at = opening("13");
    let from = shipped()[at].recorded_at + Span::minutes(10);
    let announced = |from| Event::DecisionAnnounced { meeting: ministers(), item: item("13"), from };
    told(
        &with(at, None, vec![announced(Some(from))]),
        "It was announced that no decision would be taken under this item before ",
        "Hội nghị được thông báo sẽ không quyết định về mục này trước ",
    );
    told(
        &with(at, None, vec![announced(Some(from)), announced(None)]),
        "The announcement of the hour of decision was withdrawn.",
        "Thông báo về thời điểm quyết định đã được rút lại.",
    );
}

#[test]
fn who_was_counted_as_there_is_told_where_somebody_was_missing() {
    let at = opening("5");
    let plan = Course::read(shipped()).plan(&ministers()).unwrap().clone();
    let all: Vec<PartyId> = plan.deciding().cloned().collect();
    let counted = Event::QuorumCounted {
        meeting: ministers(),
        block: 2,
        seated: all[..8].to_vec(),
        members: 10,
        to_debate: true,
        to_decide: false,
    };
    told(&with(at, None, vec![counted]), "8 of 10 present at ", "8 trên 10 đoàn có mặt lúc ");
    let (shipped, _) = drawn(shipped(), Language::En);
    assert!(shipped.contains("The quorum was established as each sitting opened"), "{shipped}");
}

#[test]
fn a_sitting_goes_on_for_longer_with_the_agreement_of_the_interpreters() {
    let at = opening("8");
    let meeting = ministers();
    let closes_at = shipped()[at].recorded_at + Span::minutes(300);
    let action = Action::ExtendSitting { meeting: meeting.clone(), closes_at, interpreters_agree: true };
    let extended = Event::SittingExtended { meeting: meeting.clone(), closes_at };
    told(
        &with(at, Some(action), vec![extended]),
        "With the agreement of the interpreters, the sitting was extended until ",
        "Với sự đồng ý của phiên dịch viên, phiên họp được kéo dài đến ",
    );
    // An earlier end needs nobody's agreement, and is not told.
    let earlier = Timestamp(shipped()[at].recorded_at.0 + 1);
    let sooner = Event::SittingExtended { meeting, closes_at: earlier };
    assert!(!drawn(&with(at, None, vec![sooner]), Language::En).0.contains("was extended"));
}

#[test]
fn the_confirmation_of_the_admissions_is_told_with_the_attendance_and_not_who_sits_provisionally() {
    let at = opening("5");
    let seats = |ids: &[&str]| ids.iter().map(|id| SeatId::parse(id).unwrap()).collect::<Vec<_>>();
    let confirmed = |accepted: &[&str], provisional: &[&str]| Event::AdmissionsConfirmed {
        meeting: ministers(),
        accepted: seats(accepted),
        provisional: seats(provisional),
    };
    let once = with(at, None, vec![confirmed(&["TH.hod"], &["MY.hod"])]);
    told(
        &once,
        "appears as ANNEX 1. The presiding officer confirmed the admission of the delegates at ",
        "nêu tại PHỤ LỤC 1. Người chủ trì xác nhận tư cách tham dự của các đại biểu lúc ",
    );
    let twice = with(at, None, vec![confirmed(&["TH.hod"], &[]), confirmed(&[], &["MY.hod"])]);
    let (report, _) = drawn(&twice, Language::En);
    let sentence = report.split("The presiding officer confirmed").nth(1).unwrap().split(".\n").next().unwrap();
    assert_eq!(sentence.matches(" at ").count(), 2, "{sentence}");
    assert!(!sentence.contains("Malaysia") && !report.contains("provisionally"), "{report}");
}

#[test]
fn a_suspension_and_a_technical_hold_are_told_with_the_sittings_and_one_goes_on_in_the_other() {
    let (from, to, later) = (opening("6"), opening("7"), opening("8"));
    let meeting = ministers();
    let suspended = Event::MeetingSuspended { meeting: meeting.clone(), reason: "coffee".into(), resume_at: None };
    let cause = HoldCause::Asked { reason: "the sound is gone".into() };
    let held = Event::HoldBegan { meeting: meeting.clone(), cause, next_news_at: None };
    let lifted = Event::HoldLifted { meeting: meeting.clone() };
    let mut entries = with(to, None, vec![lifted]);
    let last = entries[later + 1].clone();
    entries.insert(later + 2, Entry { events: vec![Event::MeetingResumed { meeting }], ..last });
    let before = entries[from].clone();
    entries.insert(from + 1, Entry { events: vec![suspended, held], ..before });
    for (position, entry) in (1..).zip(&mut entries) {
        entry.position = position;
    }
    told(&entries, "It was suspended from ", "Hội nghị tạm nghỉ từ ");
    told(&entries, "It was interrupted for technical reasons from ", "Hội nghị bị gián đoạn vì lý do kỹ thuật từ ");
    let course = Course::read(&entries);
    let pauses = &course.of(&ministers()).pauses;
    assert!(pauses[0].hold.is_none() && pauses[1].hold.is_some());
    assert!(pauses[0].to > pauses[1].to, "the suspension is over when the meeting goes on: {pauses:?}");
}

#[test]
fn a_ruling_by_which_an_item_was_taken_up_is_told_with_its_words() {
    let at = opening("10");
    let ruling = "It is urgent, and the ministers are here.";
    let mut ruled = shipped().to_vec();
    for event in &mut ruled[at].events {
        if let Event::ItemOpened { ruling: needed, .. } = event {
            *needed = Some(ruling.to_owned());
        }
    }
    told(
        &ruled,
        &format!("The item was taken up by a ruling of the Chair: “{ruling}”"),
        &format!("Mục này được xem xét theo quyết định điều hành của Chủ tịch (nguyên văn): “{ruling}”"),
    );
    let joined = Event::ItemJoined {
        meeting: ministers(),
        item: item("11"),
        with: item("10"),
        opening: 1,
        ruling: ruling.to_owned(),
        prepared: Vec::new(),
    };
    told(
        &with(at, None, vec![joined]),
        &format!("considered together with Agenda Item 10, by a ruling of the Chair: “{ruling}”"),
        &format!("được xem xét cùng mục 10 theo quyết định điều hành của Chủ tịch (nguyên văn): “{ruling}”"),
    );
}

#[test]
fn a_written_statement_and_a_text_taken_ad_referendum_are_told() {
    let at = opening("7");
    let (meeting, party) = (ministers(), PartyId::parse("MY").unwrap());
    let (entry, speech) = (EntryId(90_000), SpeechId(90_000));
    let origin = Origin::Asked;
    let prepared =
        Prepared { entry, party: party.clone(), seat: None, origin, on_behalf_of: Vec::new(), explains: None };
    let requested = Event::FloorRequested { meeting: meeting.clone(), item: item("7"), entry: prepared, place: 1 };
    let given = Event::FloorGiven {
        meeting: meeting.clone(),
        item: item("7"),
        entry,
        speech,
        party,
        seat: None,
        on_behalf_of: Vec::new(),
        limit: Span::minutes(3),
    };
    let ended =
        Event::SpeechEnded { meeting: meeting.clone(), speech, how: SpeechEnd::TextOnly {}, spoken: Span::ZERO };
    told(
        &with(at, None, vec![requested, given, ended]),
        "The statement of Malaysia was submitted in writing and appears as ANNEX ",
        "Bài phát biểu của Ma-lai-xi-a được gửi bằng văn bản, nêu tại PHỤ LỤC ",
    );
    let silence = SilenceId(90_000);
    let asked = Event::SilenceOpened {
        meeting: meeting.clone(),
        silence,
        item: Some(item("7")),
        proposal: None,
        wording: Wording::new("The Meeting agrees.".to_owned(), Vec::new()),
        deadline: shipped()[at].recorded_at + Span::minutes(60),
        means: SilenceMeans::Consent,
        asked: Vec::new(),
    };
    told(
        &with(at, None, vec![asked.clone()]),
        "was taken ad referendum; parties that object are to say so by ",
        "được lấy ý kiến bằng văn bản (ad referendum); các bên có ý kiến phản đối cần thông báo trước ",
    );
    let adopted = Event::SilenceEnded { meeting, silence, outcome: SilenceOutcome::Adopted, answers: Vec::new() };
    told(
        &with(at, None, vec![asked, adopted]),
        "was adopted ad referendum on 8 October 2021.",
        "được thông qua (adopted) ad referendum ngày 8 tháng 10 năm 2021.",
    );
}

/// A record with corrigenda at its end: of a decision's entry, of the first corrigendum, of the paper of the report
/// that was adopted, and of an entry that is no decision's.
fn corrected() -> (Vec<Entry>, [u64; 2]) {
    let end = shipped().len();
    let declared = place(|event| matches!(event, Event::DecisionDeclared { item: under, .. } if *under == item("10")));
    let tabled =
        place(|event| matches!(event, Event::DocumentTabled { symbol, .. } if symbol.as_str() == "AMMin8/REPORT"));
    let of = |position: usize, text: &str| Event::CorrigendumRecorded {
        meeting: ministers(),
        position: position as u64 + 1,
        text: text.to_owned(),
        by: by(),
    };
    let mut entries = with(end - 1, None, vec![of(declared, "for 2021-2025 read 2021 to 2025")]);
    let last = entries.last().unwrap().clone();
    for event in [of(end, "for to read through"), of(tabled, "in paragraph 3 read ten"), of(2, "read Ha Noi")] {
        let position = entries.len() as u64 + 1;
        entries.push(Entry { position, events: vec![event], ..last.clone() });
    }
    let number = |place: usize| entries[place].position;
    let places = [number(declared), number(tabled)];
    (entries, places)
}

#[test]
fn a_corrigendum_stands_in_the_report_and_in_the_register_at_what_it_corrects() {
    let (entries, [declared, tabled]) = corrected();
    told(
        &entries,
        "for 2021-2025 read 2021 to 2025”",
        "được đính chính ngày 8 tháng 10 năm 2021 (nguyên văn): “for 2021",
    );
    let course = Course::read(&entries);
    let register = Register::of(&course);
    let of = |under: &str| register.decisions.iter().find(|one| one.meeting == ministers() && one.item == item(under));
    let (plan, report) = (of("10").unwrap(), of("15").unwrap());
    assert_eq!(plan.position, declared);
    let texts = |one: &mufakat::record::register::Registered| {
        one.corrigenda.iter().map(|one| (one.entry, one.text.clone())).collect::<Vec<_>>()
    };
    let first = shipped().len() as u64 + 1;
    assert_eq!(
        texts(plan),
        [(declared, "for 2021-2025 read 2021 to 2025".to_owned()), (first, "for to read through".to_owned())],
        "a correction of a correction belongs to the decision too"
    );
    assert_eq!(texts(report), [(tabled, "in paragraph 3 read ten".to_owned())]);
    let untouched = register.decisions.iter().filter(|one| one.corrigenda.is_empty()).count();
    assert_eq!(untouched, register.decisions.len() - 2);
    for (language, head, note) in [
        (Language::En, "## CORRIGENDA", "[Corrigendum: “for 2021-2025 read 2021 to 2025”]"),
        (Language::Vi, "## ĐÍNH CHÍNH", "[Đính chính: “for 2021-2025 read 2021 to 2025”]"),
    ] {
        let (text, debate) = drawn(&entries, language);
        let (corrigenda, annexes) = (text.find(head).unwrap(), text.rfind(note).unwrap());
        assert!(corrigenda < annexes, "by itself after the closing, and at the decision in the list of decisions");
        assert_eq!(text.matches("read Ha Noi").count(), 1, "an entry that is no decision's is told too");
        assert!(debate.contains(note));
        let words = sentences(language, &course);
        assert!(register::as_markdown(&register, &words).unwrap().contains("for to read through"));
    }
    assert!(register::as_csv(&register).contains("for to read through"));
}

#[test]
fn a_corrigendum_after_the_adoption_leaves_the_adopted_text_as_it_is_and_a_secretariat_words_it() {
    let (entries, _) = corrected();
    let put =
        place(|event| matches!(event, Event::DocumentTabled { symbol, .. } if symbol.as_str() == "AMMin8/REPORT"));
    let before = Course::read(&shipped()[..put]);
    let frozen = markdown::write(&draft(&before, &ministers(), &sentences(Language::En, &before)).unwrap());
    let course = Course::read(&entries);
    let own = "[corrigendum]\nCorr. to {{ entry }}: {{ text }}";
    let words = Sentences::with(Language::En, &course.definition().unwrap().zone, own).unwrap();
    let last = markdown::write(&last(&course, &ministers(), &words, None, Some(&frozen)).unwrap());
    assert!(last.contains("for 2021-2025 read 2021 to 2025\n"), "{last}");
    let body =
        |text: &str| text.split("## ADOPTION").next().unwrap().split("## INTRODUCTION").nth(1).unwrap().to_owned();
    assert_eq!(body(&last), body(&frozen));
}

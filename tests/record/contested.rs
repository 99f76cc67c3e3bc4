//! What was contested: appeals against rulings on points of order, roll calls by name, motions. The
//! shipped conference comes to none of it: the events are put into its record where they would have stood, and one
//! meeting that votes is played by the rules.

use std::collections::BTreeSet;

use mufakat::conference_file;
use mufakat::procedure::command::{
    Action, AppealOutcome, Capacity, Choice, MotionKind, Outcome, Passage, PointRuling, ProposalFate,
};
use mufakat::procedure::definition::Profile;
use mufakat::procedure::event::{Event, Majority, MotionOutcome, Tabler, VoteResult, VoteSubject, Wording};
use mufakat::procedure::ids::{
    AmendmentId, ItemNumber, MotionId, PartyId, PointId, ProposalId, Revision, SeatId, VoteId,
};
use mufakat::record::export::{akn, docx, html, markdown, register};
use mufakat::record::report::draft;
use mufakat::record::{Course, Language, Register, Sentences};

use crate::corrected::{Room, words_of};
use crate::told::{by, drawn, item, ministers, opening, place, told, with};
use crate::{sentences, shipped};

const POINT: PointId = PointId(90_000);
const ALL: [&str; 10] = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

fn party(id: &str) -> PartyId {
    PartyId::parse(id).unwrap()
}

fn head(id: &str) -> SeatId {
    SeatId::parse(&format!("{id}.hod")).unwrap()
}

/// The Philippines raises a point, and the Chair does not accept it.
fn ruled() -> Vec<Event> {
    let (meeting, point, mover) = (ministers(), POINT, party("PH"));
    let limit = mufakat::procedure::ids::Span::minutes(1);
    let text = "The list was closed too soon.".to_owned();
    let (seat, about_decision) = (head("PH"), false);
    vec![
        Event::PointRaised { meeting: meeting.clone(), point, party: mover.clone(), seat, text, about_decision, limit },
        Event::PointRuled { meeting, point, party: mover, ruling: PointRuling::NotUpheld },
    ]
}

fn appealed(by: &str) -> Vec<Event> {
    let mut events = ruled();
    events.push(Event::RulingAppealed { meeting: ministers(), point: POINT, party: party(by), seat: head(by) });
    events
}

fn settled(outcome: AppealOutcome) -> Event {
    let stands = outcome.ruling_stands();
    Event::AppealSettled { meeting: ministers(), point: POINT, ruling: PointRuling::NotUpheld, outcome, stands }
}

/// A roll call: who votes yes, who no, who does not answer; the others abstain.
fn called(number: u64, subject: VoteSubject, yes: &[&str], no: &[&str], silent: &[&str]) -> Vec<Event> {
    let (meeting, vote) = (ministers(), VoteId(number));
    let mut order: Vec<PartyId> = ALL.map(party).into();
    // The lot fell on Thailand: what is told is in protocol order all the same.
    order.rotate_left(8);
    let majority = Majority::Simple;
    let mut events =
        vec![Event::VoteOpened { meeting: meeting.clone(), vote, subject, ballot: 1, majority, order: order.clone() }];
    for party in order {
        let of = |ids: &[&str]| ids.contains(&party.as_str());
        let choice = match (of(yes), of(no)) {
            (true, _) => Choice::Yes,
            (_, true) => Choice::No,
            (false, false) => Choice::Abstain,
        };
        if of(silent) {
            events.extend((0..2).map(|_| Event::VoterPassed { meeting: meeting.clone(), vote, party: party.clone() }));
        } else {
            events.push(Event::VoteCast { meeting: meeting.clone(), vote, party, choice, by: by() });
        }
    }
    let count = |ids: &[&str]| u32::try_from(ids.len()).unwrap();
    let result = match (count(yes), count(no)) {
        (yes, no) if yes > no => VoteResult::Carried,
        (yes, no) if yes == no => VoteResult::Tied,
        _ => VoteResult::Lost,
    };
    let abstained = 10 - count(yes) - count(no) - count(silent);
    events.push(Event::VoteEnded { meeting, vote, result, yes: count(yes), no: count(no), abstained });
    events
}

/// The text that was decided under an item of the ministers, and the place of its declaration.
fn decided(under: &str) -> (usize, ProposalId, Revision) {
    let at = place(|event| matches!(event, Event::DecisionDeclared { item: of, .. } if *of == item(under)));
    let found = shipped()[at].events.iter().find_map(|event| match event {
        Event::DecisionDeclared { proposal, revision, .. } => Some((at, *proposal, *revision)),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn an_appeal_is_told_with_the_vote_on_it_by_name() {
    let mut events = appealed("MY");
    let subject = VoteSubject::Ruling { point: POINT };
    events.extend(called(90_000, subject, &["MY", "PH", "SG"], &["BN", "KH", "ID", "LA", "TH", "VN"], &[]));
    events.push(settled(AppealOutcome::Voted { sustain: 6, overrule: 3, abstain: 1 }));
    told(
        &with(opening("10"), None, events),
        "The representative of the Philippines raised a point of order, which the Chair did not accept. The \
         representative of Malaysia appealed against the ruling of the Chair. The appeal was put to the vote, and the \
         ruling was upheld by 6 votes to 3, with 1 abstention. To uphold the ruling: Brunei Darussalam, Cambodia, \
         Indonesia, Lao PDR, Thailand, Viet Nam; To overrule it: Malaysia, Philippines, Singapore; Abstaining: Myanmar.",
        "Đại diện Phi-líp-pin nêu vấn đề thủ tục, không được Chủ tịch chấp nhận. Đại diện Ma-lai-xi-a khiếu nại phán \
         quyết của Chủ tịch. Khiếu nại được đưa ra biểu quyết, phán quyết được giữ nguyên: 6 phiếu giữ nguyên, 3 phiếu \
         bác, 1 phiếu trắng. Giữ nguyên phán quyết: Bru-nây, Cam-pu-chia, In-đô-nê-xi-a, Lào, Thái Lan, Việt Nam; Bác \
         phán quyết: Ma-lai-xi-a, Phi-líp-pin, Xin-ga-po; Phiếu trắng: Mi-an-ma.",
    );
}

#[test]
fn what_came_of_a_vote_on_an_appeal_is_told_as_the_rule_counts_it() {
    let course = Course::read(shipped());
    for (stands, [sustain, overrule, abstain], en, vi) in [
        (
            true,
            [8, 0, 2],
            "upheld by 8 votes to none, with 2 abstentions.",
            "được giữ nguyên: 8 phiếu giữ nguyên, 0 phiếu",
        ),
        (true, [1, 0, 0], "upheld by 1 vote to none, with no abstentions.", "được giữ nguyên: 1 phiếu giữ nguyên"),
        (false, [2, 7, 1], "overruled by 7 votes to 2, with 1 abstention.", "bị bác: 2 phiếu giữ nguyên, 7 phiếu bác"),
        // More against it than for it, and no majority of those present.
        (
            true,
            [3, 4, 3],
            "upheld, since a majority of those present did not vote to overrule it: 4 to overrule it and 3 to uphold it, \
             with 3 abstentions.",
            "3 phiếu trắng (chưa quá bán số có mặt để bác phán quyết)",
        ),
    ] {
        let facts = serde_json::json!({
            "stands": stands, "sustain": sustain, "overrule": overrule, "abstain": abstain,
        });
        let said = |language| sentences(language, &course).say("appeal_voted", &facts).unwrap();
        assert!(said(Language::En).ends_with(en), "{}", said(Language::En));
        assert!(said(Language::Vi).contains(vi), "{}", said(Language::Vi));
    }
}

#[test]
fn an_appeal_where_nobody_votes_is_told_with_what_the_consultations_came_to() {
    for (overruled, en, vi) in [
        (
            false,
            "and appealed against the ruling of the Chair. The Chair consulted the Meeting on the appeal, and the ruling \
             stood.",
            "và khiếu nại phán quyết của Chủ tịch. Chủ tịch tham vấn Hội nghị về khiếu nại; phán quyết được giữ nguyên.",
        ),
        (
            true,
            "The Chair consulted the Meeting on the appeal, and it was agreed by consensus that the ruling should not \
             stand.",
            "Chủ tịch tham vấn Hội nghị về khiếu nại; Hội nghị đồng thuận không giữ nguyên phán quyết.",
        ),
    ] {
        let mut events = appealed("PH");
        events.push(settled(AppealOutcome::Consulted { overruled }));
        told(&with(opening("10"), None, events), en, vi);
    }
}

#[test]
fn a_ruling_that_nobody_appealed_is_not_told() {
    let point = with(opening("10"), None, ruled());
    for language in Language::ALL {
        assert_eq!(drawn(&point, language), drawn(shipped(), language));
    }
}

#[test]
fn an_appeal_is_told_wherever_it_came_also_while_the_report_was_adopted_or_the_meeting_closed() {
    for under in ["1", "2", "15", "16"] {
        let mut events = appealed("MY");
        events.push(settled(AppealOutcome::Consulted { overruled: false }));
        let entries = with(opening(under), None, events);
        let course = Course::read(&entries);
        let words = sentences(Language::En, &course);
        let told = mufakat::record::report::told(&course, &ministers(), &words).unwrap();
        let here = told.items[&item(under)].iter().filter(|paragraph| paragraph.point == Some(POINT)).count();
        assert_eq!(here, 1, "under {under}");
        let others: usize = told.items.values().flatten().filter(|paragraph| paragraph.point.is_some()).count();
        assert_eq!(others, 1, "under {under}");
    }
}

#[test]
fn a_roll_call_is_told_by_name_in_every_form_and_in_the_register() {
    let (at, proposal, revision) = decided("10");
    let yes = ["BN", "KH", "ID", "LA", "MM", "TH", "VN"];
    let subject = VoteSubject::Proposal { proposal, revision };
    let entries = with(at, None, called(90_000, subject, &yes, &["PH"], &["SG"]));
    let en = "The text was put to a roll call and carried: 7 in favour, 1 against, 1 abstaining. In favour: Brunei \
              Darussalam, Cambodia, Indonesia, Lao PDR, Myanmar, Thailand, Viet Nam; Against: Philippines; Abstaining: \
              Malaysia; Not voting: Singapore.";
    let vi = "Văn bản được đưa ra bỏ phiếu gọi tên và được thông qua: 7 phiếu thuận, 1 phiếu chống, 1 phiếu trắng. Thuận: \
              Bru-nây, Cam-pu-chia, In-đô-nê-xi-a, Lào, Mi-an-ma, Thái Lan, Việt Nam; Chống: Phi-líp-pin; Phiếu trắng: \
              Ma-lai-xi-a; Không bỏ phiếu: Xin-ga-po.";
    told(&entries, en, vi);
    let course = Course::read(&entries);
    for (language, wanted, row, apart) in [
        (
            Language::En,
            en,
            "| Roll call | 7 in favour, 1 against, 1 abstaining. In favour: Brunei",
            "joined the consensus",
        ),
        (
            Language::Vi,
            vi,
            "| Bỏ phiếu gọi tên | 7 phiếu thuận, 1 phiếu chống, 1 phiếu trắng. Thuận: Bru",
            "tham gia đồng",
        ),
    ] {
        let words = sentences(language, &course);
        let writing = draft(&course, &ministers(), &words).unwrap();
        assert!(html::write(&writing, None).contains(wanted), "HTML in {language:?}");
        assert!(words_of(&docx::write(&writing).unwrap()).contains(wanted), "Word in {language:?}");
        let register = Register::of(&course);
        let text = register::as_markdown(&register, &words).unwrap();
        let section = text.split("\n## ").find(|section| section.contains(row)).unwrap_or_else(|| panic!("{text}"));
        assert!(!section.contains(apart), "who voted against joined no consensus: {section}");
        assert_eq!(register.decisions.iter().filter(|one| !one.votes.is_empty()).count(), 1);
    }
}

#[test]
fn a_text_that_a_roll_call_lost_is_told_with_its_words_and_not_as_a_consultation() {
    let (proposal, text) = (ProposalId(90_000), "The Meeting agrees to meet every month.");
    let meeting = ministers();
    let tabled = Event::ProposalTabled {
        meeting: meeting.clone(),
        item: item("11"),
        proposal,
        by: Tabler::Party { party: party("SG") },
        wording: Wording::new(text.to_owned(), Vec::new()),
    };
    let subject = VoteSubject::Proposal { proposal, revision: Revision(1) };
    let mut events = vec![tabled];
    events.extend(called(90_000, subject, &["SG", "TH"], &["BN", "KH", "ID", "LA", "MY", "MM", "PH", "VN"], &[]));
    events.push(Event::ProposalSetAside { meeting, proposal, how: ProposalFate::NotAgreed {} });
    let entries = with(opening("11"), None, events);
    told(
        &entries,
        "The text “The Meeting agrees to meet every month.” was put to a roll call and was not carried: 2 in favour, 8 \
         against, 0 abstaining. In favour: Singapore, Thailand; Against: Brunei Darussalam, Cambodia, Indonesia, Lao \
         PDR, Malaysia, Myanmar, Philippines, Viet Nam; Abstaining: none.",
        "Văn bản (nguyên văn tiếng Anh) “The Meeting agrees to meet every month.” được đưa ra bỏ phiếu gọi tên và không \
         được thông qua: 2 phiếu thuận, 8 phiếu chống, 0 phiếu trắng. Thuận: Xin-ga-po, Thái Lan; Chống: Bru-nây, \
         Cam-pu-chia, In-đô-nê-xi-a, Lào, Ma-lai-xi-a, Mi-an-ma, Phi-líp-pin, Việt Nam; Phiếu trắng: không có.",
    );
    assert!(!drawn(&entries, Language::En).0.contains("continue consultations"), "nobody agreed to that");
}

#[test]
fn a_roll_call_is_told_wherever_a_text_is_decided_on_the_chair_and_on_the_report_too() {
    for under in ["3", "15"] {
        let (at, proposal, revision) = decided(under);
        let subject = VoteSubject::Proposal { proposal, revision };
        let (report, debate) =
            drawn(&with(at, None, called(90_000, subject, &["BN", "KH"], &["ID"], &[])), Language::En);
        let sentence =
            "The text was put to a roll call and carried: 2 in favour, 1 against, 7 abstaining. In favour: Brunei";
        assert_eq!(report.matches(sentence).count(), 1, "under {under}: {report}");
        assert_eq!(debate.matches(sentence).count(), 1, "under {under}");
    }
}

#[test]
fn a_tie_is_told_and_that_its_second_ballot_was_not_held() {
    let (at, proposal, revision) = decided("10");
    let subject = VoteSubject::Proposal { proposal, revision };
    let tied = called(90_000, subject, &ALL[..5], &ALL[5..], &[]);
    let sentence = "the votes were equally divided: 5 in favour, 5 against, 0 abstaining. ";
    let lapsed = "No second ballot was held within 48 hours, and it was not carried. ";
    let names = "In favour: Brunei Darussalam, Cambodia, Indonesia, Lao PDR, Malaysia; Against: Myanmar,";
    let (report, debate) = drawn(&with(at, None, tied.clone()), Language::En);
    assert!(report.contains(&format!("{sentence}{names}")), "{report}");
    assert!(debate.contains("outcome=\"#outcome-tied\""));
    let mut late = tied;
    let (meeting, vote) = (ministers(), VoteId(90_000));
    late.push(Event::VoteEnded { meeting, vote, result: VoteResult::Lost, yes: 5, no: 5, abstained: 0 });
    told(
        &with(at, None, late.clone()),
        &format!("{sentence}{lapsed}{names}"),
        "số phiếu ngang nhau: 5 phiếu thuận, 5 phiếu chống, 0 phiếu trắng. Không bỏ phiếu lần thứ hai trong vòng 48 giờ, \
         nên không được thông qua. Thuận: ",
    );
    assert!(drawn(&with(at, None, late), Language::En).1.contains("outcome=\"#outcome-lost\""));
}

#[test]
fn motions_and_amendments_that_were_voted_on_are_told_by_name_too() {
    let (meeting, motion) = (ministers(), MotionId(90_000));
    let moved = Event::MotionMoved {
        meeting: meeting.clone(),
        motion,
        kind: MotionKind::CloseDebate {},
        item: Some(item("10")),
        party: party("SG"),
        seat: head("SG"),
    };
    let of_motion = |yes: &[&str], no: &[&str], outcome| {
        let mut events = vec![moved.clone()];
        events.extend(called(90_000, VoteSubject::Motion { motion }, yes, no, &[]));
        events.push(Event::MotionEnded { meeting: meeting.clone(), motion, outcome });
        with(opening("10"), None, events)
    };
    told(
        &of_motion(&["BN", "KH"], &["SG"], MotionOutcome::Accepted),
        "On a motion by Singapore, put to a roll call, the Meeting decided to close the debate on the item: 2 in favour, \
         1 against, 7 abstaining. In favour: Brunei Darussalam, Cambodia; Against: Singapore; Abstaining: ",
        "Theo đề nghị của Xin-ga-po, được đưa ra bỏ phiếu gọi tên, Hội nghị quyết định kết thúc thảo luận mục này: 2 phiếu \
         thuận, 1 phiếu chống, 7 phiếu trắng. Thuận: Bru-nây, Cam-pu-chia; Chống: Xin-ga-po; Phiếu trắng: ",
    );
    told(
        &of_motion(&["SG"], &["BN", "KH"], MotionOutcome::Rejected),
        "A motion by Singapore to close the debate on the item was put to a roll call and was not accepted: 1 in favour, \
         2 against, 7 abstaining. In favour: Singapore; Against: Brunei Darussalam, Cambodia; Abstaining: ",
        "Đề nghị kết thúc thảo luận mục này của Xin-ga-po được đưa ra bỏ phiếu gọi tên và không được chấp thuận: 1 phiếu \
         thuận, 2 phiếu chống, 7 phiếu trắng. Thuận: Xin-ga-po; Chống: Bru-nây, Cam-pu-chia; Phiếu trắng: ",
    );
    let tie = of_motion(&["SG"], &["BN"], MotionOutcome::Rejected);
    let (report, _) = drawn(&tie, Language::En);
    assert!(
        report.contains("to close the debate on the item was put to a roll call, and the votes were equally divided")
    );

    let (at, proposal, base) = decided("10");
    let amendment = AmendmentId(90_000);
    let proposed = Event::AmendmentProposed {
        meeting: meeting.clone(),
        amendment,
        proposal,
        party: party("PH"),
        seat: head("PH"),
        base,
        passage: Passage { words: "adopts".to_owned(), occurrence: 1 },
        new: "notes".to_owned(),
    };
    let mut events = vec![proposed];
    events.extend(called(90_000, VoteSubject::Amendment { amendment, base }, &["PH"], &["BN", "KH"], &[]));
    told(
        &with(at, None, events),
        "An amendment by the Philippines was put to a roll call and was not carried: 1 in favour, 2 against, 7 \
         abstaining. In favour: Philippines; Against: Brunei Darussalam, Cambodia; Abstaining: ",
        "Đề nghị sửa đổi của Phi-líp-pin được đưa ra bỏ phiếu gọi tên và không được thông qua: 1 phiếu thuận, 2 phiếu \
         chống, 7 phiếu trắng. Thuận: Phi-líp-pin; Chống: Bru-nây, Cam-pu-chia; Phiếu trắng: ",
    );
}

#[test]
fn a_secretariat_words_the_roll_call_and_the_appeal_itself() {
    let mut events = appealed("MY");
    events.extend(called(90_000, VoteSubject::Ruling { point: POINT }, &["MY"], &["VN"], &[]));
    events.push(settled(AppealOutcome::Voted { sustain: 1, overrule: 1, abstain: 8 }));
    let course = Course::read(&with(opening("10"), None, events));
    let own = "[roll_call]\nRecorded vote: {% for way in ways %}{{ way.choice }} ({{ way.parties | length }}) {% endfor %}\n\
               [appeal]\n{{ party }} challenged a ruling on a point of {{ mover }}.\n[choice_abstain]\nNeither";
    let words = Sentences::with(Language::En, &course.definition().unwrap().zone, own).unwrap();
    let report = markdown::write(&draft(&course, &ministers(), &words).unwrap());
    assert!(report.contains("Malaysia challenged a ruling on a point of the Philippines. The appeal was"), "{report}");
    assert!(report.contains("Recorded vote: To uphold the ruling (1) To overrule it (1) Neither (8)\n"), "{report}");
}

/// What stands in double quotes after each of these beginnings.
fn values<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.split(before).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn akoma_ntoso_has_the_appeal_as_a_point_of_order_and_each_vote_with_its_count() {
    let (at, proposal, revision) = decided("10");
    let yes = ["BN", "KH", "ID", "LA", "MM", "TH", "VN"];
    let mut events = called(90_001, VoteSubject::Proposal { proposal, revision }, &yes, &["PH"], &["SG"]);
    events.extend(appealed("MY"));
    events.extend(called(90_002, VoteSubject::Ruling { point: POINT }, &["MY"], &yes, &[]));
    events.push(settled(AppealOutcome::Voted { sustain: 7, overrule: 1, abstain: 2 }));
    let entries = with(at, None, events);
    for language in Language::ALL {
        let (report, debate) = drawn(&entries, language);
        let point = debate.split("<pointOfOrder ").nth(1).unwrap().split("</pointOfOrder>").next().unwrap();
        assert_eq!(point.matches("<narrative ").count(), 1, "{point}");
        assert_eq!(debate.matches("<pointOfOrder ").count(), 1);
        assert_eq!(debate.matches("<rollCall ").count(), 2);
        assert_eq!(debate.matches("<vote ").count(), 9 + 10, "who did not answer cast no vote");
        assert_eq!(debate.matches("<voting ").count(), 2);
        assert!(debate.contains("<count eId=\"voting_90001__choice-yes\" value=\"7\" refersTo=\"#choice-yes\"/>"));
        assert!(
            debate.contains("<count eId=\"voting_90002__choice-overrule\" value=\"1\" refersTo=\"#choice-overrule\"/>")
        );
        let ids = values(&debate, " eId=\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len());
        for before in ["by", "as", "href", "choice", "outcome", "refersTo", "source"] {
            let references = values(&debate, &format!(" {before}=\"#"));
            assert!(!references.is_empty());
            for reference in references {
                assert!(unique.contains(reference), "nothing is called {reference}");
            }
        }
        // Every paragraph of the report is there once, those of the point of order too.
        let narratives = debate.matches("<narrative ").count();
        let numbered =
            report.lines().filter(|line| line.split_once(". ").is_some_and(|(n, _)| n.parse::<u32>().is_ok()));
        assert_eq!(narratives, numbered.count());
    }
}

/// where the meeting votes, an appeal is put to the members at once, and the ruling stands unless most of
/// those present overrule it.
#[test]
fn a_meeting_that_votes_is_told_with_its_appeal_as_it_went() {
    let mut definition = conference_file::shipped_definition();
    let meetings = definition.meetings.iter_mut();
    meetings.filter(|plan| plan.id == ministers()).for_each(|plan| plan.profile = Profile::Un);
    let mut room = Room::played_to(definition, "AMMin8", "10");
    let (meeting, under) = (ministers(), item("10"));
    let after = ItemNumber::parse("9");
    room.preside(Action::OpenItem { meeting: meeting.clone(), item: under.clone(), after, ruling: None });
    let raise = Action::RaisePointOfOrder {
        meeting: meeting.clone(),
        text: "This needs a vote.".into(),
        about_decision: false,
    };
    let raised = room.act("PH.hod", Capacity::Delegate, raise);
    let Some(Event::PointRaised { point, .. }) = raised.first() else { panic!("{raised:?}") };
    let point = *point;
    room.preside(Action::RulePoint { meeting: meeting.clone(), point, ruling: PointRuling::NotUpheld });
    room.act("SG.hod", Capacity::Delegate, Action::AppealRuling { meeting: meeting.clone(), point });
    let opened = room.preside(Action::PutAppeal { meeting: meeting.clone(), point, first: Some(party("TH")) });
    let order = opened.iter().find_map(|event| match event {
        Event::VoteOpened { vote, order, .. } => Some((*vote, order.clone())),
        _ => None,
    });
    let (vote, order) = order.unwrap();
    assert_eq!(order.first(), Some(&party("TH")), "the lot decides who is called first");
    for voter in order {
        let choice = match voter.as_str() {
            "PH" | "SG" | "TH" => Choice::Yes,
            "MY" => Choice::Abstain,
            _ => Choice::No,
        };
        let cast = Action::CastVote { meeting: meeting.clone(), vote, choice, party: Some(voter) };
        room.act("ASEC.hod", Capacity::Delegate, cast);
    }
    let outcome = Some(Outcome::NoDecision { reason: "the ministers will come back to it".to_owned() });
    room.preside(Action::ConcludeItem { meeting: meeting.clone(), item: under, outcome, release_waiting: true });

    let entries = room.entries();
    for (language, wanted) in [
        (
            Language::En,
            "The representative of the Philippines raised a point of order, which the Chair did not accept. The \
             representative of Singapore appealed against the ruling of the Chair. The appeal was put to the vote, and \
             the ruling was upheld by 6 votes to 3, with 1 abstention. To uphold the ruling: Brunei Darussalam, \
             Cambodia, Indonesia, Lao PDR, Myanmar, Viet Nam; To overrule it: Philippines, Singapore, Thailand; \
             Abstaining: Malaysia.",
        ),
        (
            Language::Vi,
            "Đại diện Xin-ga-po khiếu nại phán quyết của Chủ tịch. Khiếu nại được đưa ra biểu quyết, phán quyết được giữ \
             nguyên: 6 phiếu giữ nguyên, 3 phiếu bác, 1 phiếu trắng.",
        ),
    ] {
        let course = Course::read(&entries);
        let words = sentences(language, &course);
        let report = markdown::write(&draft(&course, &meeting, &words).unwrap());
        assert!(report.contains(wanted), "{report}");
        assert!(akn::write(&course, &meeting, &words).unwrap().contains(wanted));
    }
}

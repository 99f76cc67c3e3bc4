//! What was contested: roll calls by name, motions. The shipped conference comes to none of it: the events
//! are put into its record where they would have stood.

use mufakat::procedure::command::{Choice, MotionKind, Passage, ProposalFate};
use mufakat::procedure::event::{Event, Majority, MotionOutcome, Tabler, VoteResult, VoteSubject, Wording};
use mufakat::procedure::ids::{AmendmentId, MotionId, PartyId, ProposalId, Revision, SeatId, VoteId};
use mufakat::record::export::{docx, html, register};
use mufakat::record::report::draft;
use mufakat::record::{Course, Language, Register};

use crate::corrected::words_of;
use crate::told::{by, drawn, item, ministers, opening, place, told, with};
use crate::{sentences, shipped};

const ALL: [&str; 10] = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

fn party(id: &str) -> PartyId {
    PartyId::parse(id).unwrap()
}

fn head(id: &str) -> SeatId {
    SeatId::parse(&format!("{id}.hod")).unwrap()
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
fn akoma_ntoso_has_each_vote_with_its_count() {
    let (at, proposal, revision) = decided("10");
    let yes = ["BN", "KH", "ID", "LA", "MM", "TH", "VN"];
    let events = called(90_001, VoteSubject::Proposal { proposal, revision }, &yes, &["PH"], &["SG"]);
    for language in Language::ALL {
        let (_, debate) = drawn(&with(at, None, events.clone()), language);
        assert_eq!(debate.matches("<rollCall ").count(), 1);
        assert_eq!(debate.matches("<vote ").count(), 9, "who did not answer cast no vote");
        assert!(debate.contains("<count eId=\"voting_90001__choice-yes\" value=\"7\" refersTo=\"#choice-yes\"/>"));
    }
}

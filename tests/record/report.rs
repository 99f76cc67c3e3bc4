//! The Report of the Meeting: what it says, in which order, and what it does not say.

use mufakat::conference_file;
use mufakat::procedure::ids::MeetingId;
use mufakat::record::export::{markdown, summary};
use mufakat::record::report::{draft, last};
use mufakat::record::writing::{Block, Writing};
use mufakat::record::{Course, Language, Register};
use mufakat::rehearsal::{Place, Plan};

use crate::{played, sentences, shipped};

fn id(meeting: &str) -> MeetingId {
    MeetingId::parse(meeting).unwrap()
}

fn english(course: &Course, meeting: &str) -> Writing {
    draft(course, &id(meeting), &sentences(Language::En, course)).unwrap()
}

fn headings(writing: &Writing) -> Vec<&str> {
    let heading = |block: &Block| matches!(block, Block::Heading { level: 1, .. } | Block::Annex { .. });
    let blocks = writing.blocks.iter().filter(|block| heading(block));
    blocks
        .filter_map(|block| match block {
            Block::Heading { text, .. } | Block::Annex { text } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

fn paragraphs(writing: &Writing) -> Vec<(u32, &str)> {
    let numbered = writing.blocks.iter().filter_map(|block| match block {
        Block::Numbered { number, text } => Some((*number, text.as_str())),
        _ => None,
    });
    numbered.collect()
}

#[track_caller]
fn says(writing: &Writing, sentence: &str) {
    let all = paragraphs(writing);
    assert!(all.iter().any(|(_, text)| text.contains(sentence)), "nothing says {sentence:?}");
}

#[test]
fn the_reports_read_as_they_did_in_both_languages() {
    let course = Course::read(shipped());
    for meeting in ["ASOMM21", "ASOMM3-14", "AMMin8"] {
        for language in Language::ALL {
            let writing = draft(&course, &id(meeting), &sentences(language, &course)).unwrap();
            insta::assert_snapshot!(format!("report_{meeting}_{}", language.code()), markdown::write(&writing));
        }
    }
}

#[test]
fn a_report_has_the_parts_of_a_report_in_their_order() {
    let course = Course::read(shipped());
    let writing = english(&course, "ASOMM21");
    assert_eq!(writing.title, ["REPORT OF THE TWENTY-FIRST ASEAN SENIOR OFFICIALS MEETING ON MINERALS (21ST ASOMM)"]);
    assert_eq!(writing.subtitle[1], "Video Conference (hosted by Viet Nam)");
    let headings = headings(&writing);
    let mut expected = vec!["INTRODUCTION".to_owned()];
    expected.extend((1..=12).map(|item| format!("AGENDA ITEM {item}:")));
    expected.extend(
        ["ACKNOWLEDGEMENT", "ADOPTION OF THE REPORT", "AGENDA ITEM 14:", "LIST OF ANNEXES", "ANNEX 1:"]
            .map(String::from),
    );
    for (heading, expected) in headings.iter().zip(&expected) {
        assert!(heading.starts_with(expected.as_str()), "{heading} stands where {expected} should");
    }
    assert!(headings.last().unwrap().contains("LIST OF DECISIONS AND FOLLOW-UP"));
    let numbers: Vec<u32> = paragraphs(&writing).iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (1..=u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>(), "numbered through");
}

#[test]
fn annexes_are_numbered_in_the_order_in_which_they_are_first_mentioned() {
    let course = Course::read(shipped());
    for meeting in ["ASOMM21", "ASOMM3-14", "AMMin8"] {
        let writing = english(&course, meeting);
        let mut mentioned = Vec::new();
        for (_, text) in paragraphs(&writing) {
            let after = text.split("ANNEX").skip(1);
            for part in after {
                let numbers = part.trim_start_matches("ES").trim_start().split([' ', ',']);
                for number in numbers.map_while(|word| match word {
                    "and" | "" => Some(None),
                    word => word.trim_end_matches('.').parse::<u32>().ok().map(Some),
                }) {
                    mentioned.extend(number);
                }
            }
        }
        let mut first: Vec<u32> = Vec::new();
        for number in mentioned {
            if !first.contains(&number) {
                first.push(number);
            }
        }
        assert!(first.len() > 5, "{meeting}: {first:?}");
        assert!(first.is_sorted(), "{meeting}: {first:?}");
        assert_eq!(first.first(), Some(&1), "the list of delegates comes first");
    }
}

#[test]
fn every_kind_of_sentence_is_where_it_belongs() {
    let course = Course::read(shipped());
    let officials = english(&course, "ASOMM21");
    says(
        &officials,
        "attended by delegates from Brunei Darussalam, Cambodia, Indonesia, Lao PDR, Malaysia, Myanmar, the Philippines, Singapore, Thailand and Viet Nam, and by the ASEAN Secretariat. The List of Delegates appears as ANNEX 1.",
    );
    says(
        &officials,
        "Singapore, the outgoing Chair, handed over the Chairmanship to Viet Nam. The Meeting agreed to the handover and welcomed Viet Nam as Chair and Cambodia as Vice-Chair.",
    );
    says(&officials, "The Meeting adopted the Agenda, which appears as ANNEX");
    says(&officials, "In the absence of the Chair, Cambodia, Vice-Chair, presided over Agenda Item 11.");
    says(&officials, "which appears as ANNEX 20, for adoption by the 8th AMMin");
    says(&officials, "The Meeting agreed to defer consideration of the Outcome of the Board of Judges Meeting");
    says(&officials, "hosted by Cambodia in [to be completed]");
    says(&officials, "The Meeting considered and adopted the Report");
    says(&officials, "was circulated as an information paper");
    let plus_three = english(&course, "ASOMM3-14");
    says(
        &plus_three,
        "Japan placed on record its reservation on the ASEAN Plus Three Minerals Cooperation Work Plan 2022-2025. The statement appears as ANNEX",
    );
    says(&plus_three, "The Meeting agreed to continue consultations on");
    says(&plus_three, "The Meeting tasked the ASEAN Secretariat to circulate a summary");
    says(&plus_three, "The Meeting noted with concern");
    let ministers = english(&course, "AMMin8");
    says(&ministers, "The Meeting adopted the ASEAN Minerals Cooperation Action Plan III, Phase 2: 2021-2025");
    says(&ministers, "noted with satisfaction");
    says(&ministers, "presided from this item on");
    for writing in [&officials, &plus_three, &ministers] {
        let failed = paragraphs(writing).into_iter().find(|(_, text)| text.contains("fail"));
        assert_eq!(failed, None, "no meeting fails in its report");
    }
}

/// The paragraphs of the report under an item.
fn under(meeting: &str, item: &str) -> Vec<String> {
    let course = Course::read(shipped());
    let words = sentences(Language::En, &course);
    let told = mufakat::record::report::told(&course, &id(meeting), &words).unwrap();
    let paragraphs = &told.items[&mufakat::procedure::ids::ItemNumber::parse(item).unwrap()];
    paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect()
}

#[test]
fn remarks_under_the_handover_are_told_in_their_capacity_on_its_either_side() {
    let handover = under("AMMin8", "3");
    assert!(handover[0].starts_with("Thailand, the outgoing Chair, handed over the Chairmanship to Viet Nam."));
    assert!(handover[1].starts_with("Thailand, the outgoing Chair, delivered remarks. The full text"), "{handover:?}");
    assert!(handover[2].starts_with("Viet Nam, as Chair, delivered remarks. The full text"), "{handover:?}");
    let opening = under("ASOMM3-14", "1");
    assert!(opening.last().unwrap().starts_with("Viet Nam, as Chair, delivered remarks."), "{opening:?}");
}

#[test]
fn who_presented_is_told_once_and_with_the_decision_that_names_the_papers() {
    let plan = under("ASOMM3-14", "6.1");
    let told =
        plan.iter().filter(|text| text.contains("the ASEAN Secretariat, China, Japan and the Republic of Korea"));
    assert_eq!(told.count(), 1, "{plan:?}");
    let put_off = under("ASOMM21", "10.4");
    assert!(put_off[0].contains("agreed to defer") && !put_off[0].contains("presented"), "{put_off:?}");
    assert!(put_off[1].contains("presented by the Chair of the Board of Judges"), "{put_off:?}");
}

#[test]
fn a_national_statement_of_the_chair_stands_with_the_debate_and_before_its_decisions() {
    let views = under("ASOMM3-14", "4");
    let at = |words: &str| views.iter().position(|text| text.contains(words)).unwrap();
    assert!(at("exchanged views") < at("in its national capacity"));
    assert!(at("in its national capacity") < at("The Meeting noted"));
}

#[test]
fn what_was_noted_is_a_report_only_where_there_was_one() {
    let community = under("AMMin8", "5.1");
    assert!(
        community.iter().any(|text| text == "The Meeting noted the views expressed on “ASEAN Community Building”.")
    );
    let course = Course::read(shipped());
    let list = markdown::write(&english(&course, "AMMin8"));
    assert!(list.contains("| 51 | 5.1 | The Meeting noted the views expressed on “ASEAN Community Building”. |"));
    let industry = under("AMMin8", "5.2");
    assert!(industry.iter().any(|text| text.starts_with("The Meeting noted the report on “Fourth Industrial")));
}

#[test]
fn who_leads_a_task_force_leads_it_in_the_next_meeting_too() {
    let of = |meeting: &str, item: &str| {
        let told = under(meeting, item).join(" ");
        let name = told.split("the Lead of the AMCAP Task Force (").nth(1).unwrap();
        name.split(')').next().unwrap().to_owned()
    };
    assert_eq!(of("ASOMM21", "8"), of("AMMin8", "10"));
}

#[test]
fn what_goes_to_a_higher_body_is_for_what_its_agenda_says() {
    assert!(under("ASOMM21", "8")[0].ends_with("for adoption by the 8th AMMin."));
    assert!(under("ASOMM21", "10.1")[0].ends_with("for endorsement by the 8th AMMin."));
}

/// One Vietnamese verb stands for four of ASEAN's, so the declared one is named wherever it is told.
#[test]
fn the_vietnamese_names_the_verb_that_was_declared_wherever_it_says_thong_qua() {
    let course = Course::read(shipped());
    let words = sentences(Language::Vi, &course);
    let mut told = 0;
    for meeting in ["ASOMM21", "ASOMM3-14", "AMMin8"] {
        let writing = draft(&course, &id(meeting), &words).unwrap();
        for (number, text) in paragraphs(&writing) {
            for verb in ["Hội nghị thông qua", "xem xét và thông qua", "để trình AMMin lần thứ 8 thông qua"]
            {
                for after in text.split(verb).skip(1) {
                    assert!(after.starts_with(" ("), "{meeting}, paragraph {number}: {text}");
                    told += 1;
                }
            }
        }
    }
    assert!(told > 10, "{told}");
    let text = markdown::write(&draft(&course, &id("ASOMM21"), &words).unwrap());
    assert!(text.contains("PHỤ LỤC 20, để trình AMMin lần thứ 8 thông qua (for adoption)."), "{text}");
    assert!(text.contains("PHỤ LỤC 24, để trình AMMin lần thứ 8 thông qua (for endorsement)."), "{text}");
    assert!(text.contains("Hội nghị thông qua (adopted) Chương trình nghị sự, nêu tại PHỤ LỤC"), "{text}");
}

/// Delegations sat in six time zones: whose hours are told is said in every form.
#[test]
fn whose_hours_are_told_is_said_in_the_report_the_register_and_the_summary() {
    let course = Course::read(shipped());
    for (language, sittings, time) in [
        (
            Language::En,
            "The Meeting met in three sittings (Ha Noi time): on 6 October 2021 from 09:00",
            "(Ha Noi time)",
        ),
        (Language::Vi, "Hội nghị họp 3 phiên (giờ Hà Nội): ngày 6 tháng 10 năm 2021 từ 09:00", "(giờ Hà Nội)"),
    ] {
        let words = sentences(language, &course);
        says(&draft(&course, &id("ASOMM21"), &words).unwrap(), sittings);
        let register = mufakat::record::export::register::writing(&Register::of(&course), &words).unwrap();
        assert!(register.status.contains(time), "{}", register.status);
        let summary = summary::writing(&course, &id("ASOMM21"), Some(1), &words).unwrap();
        assert!(summary.subtitle[0].ends_with(time), "{}", summary.subtitle[0]);
    }
}

#[test]
fn letters_are_spelt_out_where_they_are_first_mentioned_and_no_name_is_said_twice() {
    let course = Course::read(shipped());
    let ministers = english(&course, "AMMin8");
    says(
        &ministers,
        "the Coordinating Committee for Geoscience Programmes in East and Southeast Asia (CCOP), the ASEAN",
    );
    let text = markdown::write(&ministers);
    assert!(
        text.contains("| Kingdom of Cambodia |") && text.contains("| Lao People's Democratic Republic (Lao PDR) |")
    );
    assert!(text.contains("(AADCP II) attended for Agenda Item 9."));
    let officials = markdown::write(&english(&course, "ASOMM21"));
    assert!(officials.contains("to 14:58; and on 7 October 2021 from 08:00"), "days are told apart");
    assert!(!officials.contains("The deadline for this is"));
}

#[test]
fn a_draft_exists_at_every_moment_and_tells_only_what_was_concluded() {
    let entries = shipped();
    let mut course = Course::default();
    for entry in entries {
        course.note(entry);
        if course.position % 97 != 0 {
            continue;
        }
        for language in Language::ALL {
            for meeting in ["ASOMM21", "ASOMM3-14", "AMMin8"] {
                let writing = draft(&course, &id(meeting), &sentences(language, &course)).unwrap();
                let adopted = mufakat::record::report::adoption(&course.conference, course.plan(&id(meeting)).unwrap());
                assert_eq!(
                    writing.status.starts_with("DRAFT") || writing.status.starts_with("DỰ THẢO"),
                    adopted.is_none()
                );
            }
        }
    }
}

#[test]
fn a_draft_in_the_middle_of_a_meeting_marks_what_is_open() {
    let plan = Plan { seed: 1, until: Place::parse("ASOMM21/8") };
    let course = Course::read(&played(conference_file::shipped_definition(), plan));
    let writing = english(&course, "ASOMM21");
    assert!(writing.status.starts_with("DRAFT, as of "), "{}", writing.status);
    says(&writing, "The Meeting met in one sitting, on 6 October 2021 from 09:00 on (Ha Noi time).");
    let at = writing
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Heading { text, .. } if text.starts_with("AGENDA ITEM 8:")));
    let gap = Block::Plain { text: "[to be completed]".to_owned() };
    assert_eq!(writing.blocks[at.unwrap() + 1], gap);
    assert!(!markdown::write(&writing).contains("FINAL, adopted"));
    let later = english(&course, "AMMin8");
    assert!(paragraphs(&later).len() <= 2, "nothing is told of a meeting that has not begun");
}

#[test]
fn the_final_report_is_the_text_that_was_adopted_with_its_adoption() {
    let entries = shipped();
    let put = entries.iter().rposition(|entry| {
        entry.events.iter().any(|event| {
            matches!(event, mufakat::procedure::event::Event::ProposalPut { meeting, .. } if *meeting == id("AMMin8"))
        })
    });
    let before = Course::read(&entries[..put.unwrap()]);
    let frozen = english(&before, "AMMin8");
    let corrected = markdown::write(&frozen)
        .replace("The Meeting was held in plenary.", "The Meeting was held in plenary and in private.");
    let course = Course::read(entries);
    let words = sentences(Language::En, &course);
    let writing = last(&course, &id("AMMin8"), &words, None, Some(&corrected)).unwrap();
    assert!(writing.status.starts_with("FINAL, adopted on 8 October 2021"), "{}", writing.status);
    says(&writing, "in plenary and in private");
    says(&writing, "The Meeting considered and adopted the Report");
    says(&writing, "declared the Meeting closed");
    let numbers: Vec<u32> = paragraphs(&writing).iter().map(|(number, _)| *number).collect();
    assert!(numbers.iter().zip(1..).all(|(number, expected)| *number == expected));
    // What is no report of ours is left beside, and the record speaks.
    let other = last(&course, &id("AMMin8"), &words, None, Some("%PDF-1.7")).unwrap();
    assert_eq!(other, english(&course, "AMMin8"));
}

/// The report of the ministers as it was put, and the record around it.
fn put_and_adopted() -> (Course, String) {
    let entries = shipped();
    let put = entries.iter().rposition(|entry| {
        entry.events.iter().any(|event| {
            matches!(event, mufakat::procedure::event::Event::ProposalPut { meeting, .. } if *meeting == id("AMMin8"))
        })
    });
    let before = Course::read(&entries[..put.unwrap()]);
    (Course::read(entries), markdown::write(&english(&before, "AMMin8")))
}

#[test]
fn what_was_corrected_on_screen_is_final_word_for_word_wherever_it_stands() {
    let (course, put) = put_and_adopted();
    let words = sentences(Language::En, &course);
    let corrected = put
        .replace("for its support.", "for its invaluable support.")
        .replace("The Meeting was held in plenary.", "The Meeting was held in plenary.\n\n99. It worked in English.");
    assert_ne!(corrected, put);
    let writing = last(&course, &id("AMMin8"), &words, Some(&put), Some(&corrected)).unwrap();
    says(&writing, "for its invaluable support.");
    says(&writing, "It worked in English.");
    says(&writing, "hosted by Cambodia in [to be completed]");
    says(&writing, "The Meeting considered and adopted the Report");
    // Nothing before the adoption is told anew, and the annexes go on from those that were adopted.
    let whole = markdown::write(&writing);
    let body = |text: &str| text.split("## ADOPTION OF THE REPORT").next().unwrap().split("## ").skip(1).count();
    assert_eq!(body(&whole), body(&corrected));
    let mentioned = whole.split("closing remarks. The full text of the remarks appears as ANNEX ").nth(1).unwrap();
    let number = mentioned.split('.').next().unwrap();
    assert!(whole.contains(&format!("| {number} | Remarks by Viet Nam (Agenda Item 16) |")), "{whole}");
    assert!(whole.contains(&format!("## ANNEX {}: LIST OF DECISIONS", number.parse::<u32>().unwrap() + 1)), "{whole}");
}

#[test]
fn the_vietnamese_beside_the_final_marks_what_was_corrected_and_guesses_at_nothing() {
    let (course, put) = put_and_adopted();
    let words = sentences(Language::Vi, &course);
    let plain = last(&course, &id("AMMin8"), &words, Some(&put), Some(&put)).unwrap();
    assert_eq!(plain, draft(&course, &id("AMMin8"), &words).unwrap(), "nothing was corrected");
    let corrected = put
        .replace("for its support.", "for its invaluable support.")
        .replace("The Meeting was held in plenary.", "The Meeting was held in plenary.\n\n99. It worked in English.");
    let writing = last(&course, &id("AMMin8"), &words, Some(&put), Some(&corrected)).unwrap();
    let marked: Vec<_> =
        paragraphs(&writing).into_iter().filter(|(_, text)| text.starts_with("[cần bổ sung] (đoạn này")).collect();
    assert!(marked.iter().any(|(_, text)| text.contains("for its invaluable support.")), "{marked:?}");
    assert!(marked.iter().any(|(_, text)| text.contains("It worked in English.")), "{marked:?}");
    // The paragraph beside the corrected one is told in Vietnamese as before.
    says(&writing, "Hội nghị diễn ra trong tinh thần đoàn kết và hữu nghị truyền thống của ASEAN.");
    says(&writing, "Chủ tịch tuyên bố bế mạc Hội nghị lúc");
    let numbers: Vec<u32> = paragraphs(&writing).iter().map(|(number, _)| *number).collect();
    assert!(numbers.iter().zip(1..).all(|(number, expected)| *number == expected));
}

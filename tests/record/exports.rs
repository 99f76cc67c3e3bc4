//! The record's texts as files. What LibreOffice and the schema of Akoma Ntoso say of them, `tests/exports` asks.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use mufakat::procedure::ids::MeetingId;
use mufakat::record::export::{akn, docx, html, ics, markdown, speeches, summary, timeline};
use mufakat::record::report::draft;
use mufakat::record::writing::Block;
use mufakat::record::{Course, Language};

use crate::{sentences, shipped};

fn id(meeting: &str) -> MeetingId {
    MeetingId::parse(meeting).unwrap()
}

#[test]
fn the_akoma_ntoso_reads_as_it_did_in_both_languages() {
    let course = Course::read(shipped());
    for language in Language::ALL {
        for meeting in ["ASOMM21", "ASOMM3-14", "AMMin8"] {
            let text = akn::write(&course, &id(meeting), &sentences(language, &course)).unwrap();
            insta::assert_snapshot!(format!("akn_{meeting}_{}", language.code()), text);
        }
    }
}

#[test]
fn the_akoma_ntoso_has_every_item_speech_decision_and_adjournment() {
    let course = Course::read(shipped());
    for meeting in ["ASOMM21", "ASOMM3-14", "AMMin8"] {
        let text = akn::write(&course, &id(meeting), &sentences(Language::En, &course)).unwrap();
        let told = course.of(&id(meeting));
        let decisions = course.conference.register.decisions.values().filter(|one| one.meeting == id(meeting));
        assert_eq!(text.matches("name=\"item\"").count(), course.plan(&id(meeting)).unwrap().agenda.len());
        assert_eq!(text.matches("<speech ").count(), told.speeches.iter().filter(|one| one.started.is_some()).count());
        assert_eq!(text.matches("<resolutions ").count(), decisions.count());
        assert_eq!(text.matches("<adjournment ").count(), told.sittings.len());
    }
}

#[test]
fn a_word_document_has_real_headings_and_numbers_its_paragraphs_itself() {
    let course = Course::read(shipped());
    for language in Language::ALL {
        let writing = draft(&course, &id("ASOMM21"), &sentences(language, &course)).unwrap();
        let bytes = docx::write(&writing).unwrap();
        assert_eq!(docx::write(&writing).unwrap(), bytes, "the same text gives the same bytes");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut document = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
        let numbered = writing.blocks.iter().filter(|block| matches!(block, Block::Numbered { .. })).count();
        let tables = writing.blocks.iter().filter(|block| matches!(block, Block::Table { .. })).count();
        assert_eq!(document.matches("<w:pStyle w:val=\"Numbered\"/>").count(), numbered);
        assert_eq!(document.matches("<w:tbl>").count(), tables);
        assert_eq!(document.matches("<w:tblHeader/>").count(), tables, "a table that goes on repeats its head");
        assert!(document.matches("<w:pStyle w:val=\"Heading1\"/>").count() > 10);
    }
}

#[test]
fn what_is_printed_leaves_no_page_for_a_row_or_nothing_and_tears_no_reference_apart() {
    let course = Course::read(shipped());
    let words = sentences(Language::En, &course);
    let writing = draft(&course, &id("ASOMM3-14"), &words).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(docx::write(&writing).unwrap())).unwrap();
    let mut document = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    // A table that fills its page is followed by nothing that needs another.
    assert_eq!(
        document.matches("<w:tbl>").count(),
        document
            .matches("</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>")
            .count()
    );
    let page = html::write(&writing, None);
    let few = writing.blocks.iter().filter(|block| matches!(block, Block::Table { rows, .. } if rows.len() <= 6));
    assert_eq!(page.matches("<table class=\"short\">").count(), few.count());
    assert!(page.contains("<table class=\"short\">") && page.contains(".short { break-inside: avoid; }"));
    for text in [&document, &page] {
        assert!(text.contains("appears as ANNEX\u{a0}1.") && !text.contains("appears as ANNEX 1."));
        assert!(text.contains("for Agenda Item\u{a0}7."));
    }
    let vietnamese = html::write(&draft(&course, &id("AMMin8"), &sentences(Language::Vi, &course)).unwrap(), None);
    assert!(vietnamese.contains("nêu tại PHỤ\u{a0}LỤC\u{a0}1."));
    // What is put to the meeting, and read back, has plain spaces.
    assert!(!markdown::write(&writing).contains('\u{a0}'));
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    let course = Course::read(shipped());
    let words = sentences(Language::En, &course);
    let writing = draft(&course, &id("AMMin8"), &words).unwrap();
    let picture = timeline::write(&course, &id("AMMin8"), &words).unwrap();
    let page = html::write(&writing, Some((&picture, "Course of the meeting")));
    for foreign in ["<script", "src=", "url(", "@import", "<link", "onload"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("counter(pages)") && page.contains("break-after: avoid"));
    assert_eq!(page.matches("<path ").count(), picture.matches("<path ").count());
}

#[test]
fn the_picture_shows_every_decision_and_every_line_that_was_lost() {
    let course = Course::read(shipped());
    let words = sentences(Language::Vi, &course);
    let picture = timeline::write(&course, &id("AMMin8"), &words).unwrap();
    let decisions = course.conference.register.decisions.values().filter(|one| one.meeting == id("AMMin8")).count();
    assert_eq!(picture.matches("<path ").count(), decisions);
    let lost = course.losses.iter().filter(|loss| loss.meeting == id("AMMin8")).count();
    assert!(lost > 0);
    // One more is the sample in the legend.
    assert_eq!(picture.matches("fill=\"#c00000\"").count(), lost + 1);
}

#[test]
fn speaking_time_adds_up_and_the_calendar_names_every_sitting() {
    let course = Course::read(shipped());
    let csv = speeches::as_csv(&course, &id("ASOMM3-14"));
    let told = course.of(&id("ASOMM3-14"));
    assert_eq!(csv.matches("\r\nspeech,").count(), told.speeches.len());
    let spoken: u64 = told.speeches.iter().filter(|one| one.started.is_some()).map(|one| one.spoken.0).sum();
    let totals: u64 = speeches::totals(&course, &id("ASOMM3-14")).values().map(|(_, span)| span.0).sum();
    assert_eq!(totals, spoken);
    let calendar = ics::write(&course, &id("ASOMM21"), &sentences(Language::En, &course));
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), course.of(&id("ASOMM21")).sittings.len());
    assert!(calendar.contains("DTSTART:20211006T020000Z"), "{calendar}");
}

#[test]
fn the_summary_of_a_sitting_tells_its_decisions_and_what_is_open() {
    let course = Course::read(shipped());
    let words = sentences(Language::En, &course);
    let first = summary::writing(&course, &id("ASOMM21"), Some(1), &words).unwrap();
    let rows = first.blocks.iter().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    assert!(rows.is_some_and(|rows| rows.len() > 5));
    assert!(first.blocks.contains(&Block::Plain { text: "Every item is concluded.".to_owned() }));
    let none = summary::writing(&course, &id("ASOMM21"), Some(99), &words).unwrap();
    assert_eq!(none.blocks, [Block::Plain { text: "[to be completed]".to_owned() }]);
}

#[test]
fn the_record_of_a_debate_is_in_the_order_of_the_report_and_of_the_day_on_which_the_meeting_closed() {
    let course = Course::read(shipped());
    let text = akn::write(&course, &id("ASOMM21"), &sentences(Language::En, &course)).unwrap();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
    let (venue, adoption) = ("<heading>Announcement of the Date and Venue", "<heading>Consideration and Adoption");
    assert!(at(venue) < at("ACKNOWLEDGEMENT") && at("ACKNOWLEDGEMENT") < at(adoption));
    assert!(text.contains("asomm21/eng@2021-10-07") && !text.contains("2021-10-08"), "others met on the day after");
}

/// What stands in double quotes after each of these beginnings.
fn values<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.split(before).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_reference_of_the_akoma_ntoso_leads_somewhere_and_nobody_is_there_twice() {
    let course = Course::read(shipped());
    for language in Language::ALL {
        for meeting in ["ASOMM21", "ASOMM3-14", "AMMin8"] {
            let text = akn::write(&course, &id(meeting), &sentences(language, &course)).unwrap();
            let ids = values(&text, " eId=\"");
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(unique.len(), ids.len());
            for reference in [" by=\"#", " as=\"#", " href=\"#", " source=\"#"].iter().flat_map(|of| values(&text, of))
            {
                assert!(unique.contains(reference), "{meeting}: nothing is called {reference}");
            }
            let names = values(&text, "showAs=\"");
            let once: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(once.len(), names.len(), "{names:?}");
            assert!(text.contains("<FRBRauthor href=\"#party-asec\"/>"), "whose record it is has a name already");
            let codes = values(&text, "<TLCOrganization eId=\"party-");
            let place = |code: &str| codes.iter().position(|known| *known == code).unwrap();
            assert!(place("kh") < place("id") && place("my") < place("mm"), "protocol order: {codes:?}");
            let expression = values(&text, "<FRBRManifestation><FRBRthis value=\"")[0];
            assert!(expression.ends_with("/!main.akn"), "{expression}");
        }
    }
}

#[test]
fn what_stands_in_english_in_another_language_is_marked_so() {
    let course = Course::read(shipped());
    let [english, vietnamese] =
        Language::ALL.map(|language| akn::write(&course, &id("AMMin8"), &sentences(language, &course)).unwrap());
    assert!(!english.contains("xml:lang"));
    let register = mufakat::record::Register::of(&course);
    let mut texts = 0;
    for decision in register.of_meeting(&id("AMMin8")) {
        assert!(vietnamese.contains(&format!("<p xml:lang=\"en\">{}</p>", decision.text)), "{}", decision.text);
        texts += 1;
    }
    assert!(texts > 10);
    assert!(!vietnamese.contains("showAs=\"Secretariat\"") && vietnamese.contains("showAs=\"Ban Thư ký ASEAN\""));
}

#[test]
fn an_item_of_which_nothing_is_known_yet_has_the_mark_of_a_gap_and_no_empty_paragraph() {
    let entries = shipped();
    let course = Course::read(&entries[..entries.len() / 2]);
    for (language, gap) in [(Language::En, "<p>[to be completed]</p>"), (Language::Vi, "<p>[cần bổ sung]</p>")] {
        let text = akn::write(&course, &id("AMMin8"), &sentences(language, &course)).unwrap();
        let items = course.plan(&id("AMMin8")).unwrap().agenda.len();
        assert_eq!(text.matches(gap).count(), items, "{text}");
        assert!(!text.contains("<p/>"));
    }
}

//! What is told of a spoilt file, and where.

use std::collections::BTreeSet;

use super::super::*;
use super::listed;
use crate::procedure::definition::{ListOrder, Power, Quorum, SeatRank, Verb};
use crate::procedure::ids::{PartyId, Span};

/// A whole conference in few lines: what the cases below spoil.
const GOOD: &str = r#"id = "small"
title = { en = "Small", vi = "Nhỏ" }
hub = { en = "Here", vi = "Đây" }
zone = "Asia/Ho_Chi_Minh"

[settings]
consent_window = "15s"

[[parties]]
id = "P"
name = { en = "Pea", vi = "Đậu" }
rank = 1
zone = "Asia/Bangkok"
iso = "TH"
seats = ["hod", "alt", "adv1"]

[[parties]]
id = "Q"
name = { en = "Queue", vi = "Hàng" }
rank = 2
zone = "Asia/Manila"

[[parties]]
id = "R"
name = { en = "Rice", vi = "Gạo" }
rank = 3
zone = "Asia/Yangon"

[documents]
"D/1" = { en = "Plan", vi = "Kế hoạch" }

[[meetings]]
id = "M1"
title = { en = "First", vi = "Thứ nhất" }
short = { en = "1st", vi = "Một" }
profile = "asean"
level = "senior_officials"
sittings = [
    { date = 2021-10-06, opens = "09:00", closes = "12:00" },
]
[meetings.chair]
outgoing = "P"
chair = "Q"
[meetings.participants]
member = ["P", "Q"]
observer = [{ party = "R", items = ["3"] }]
[meetings.roles]
lead = { en = "Lead", vi = "Chủ trì", party = "P" }
[[meetings.agenda]]
number = "1"
title = { en = "Handover", vi = "Bàn giao" }
kind = "chair_handover"
minutes = 10
[[meetings.agenda]]
number = "2"
title = { en = "Agenda", vi = "Chương trình" }
kind = "agenda_adoption"
minutes = 10
[[meetings.agenda]]
number = "3"
title = { en = "Plan", vi = "Kế hoạch" }
kind = "endorsement"
presenters = ["role:lead", "R", "chair"]
minutes = 20
documents = ["D/1"]
order = { start = "P" }
feeds = ["M2/1"]
[[meetings.agenda]]
number = "4"
title = { en = "Closing", vi = "Bế mạc" }
kind = "closing"
minutes = 10

[[meetings]]
id = "M2"
title = { en = "Second", vi = "Thứ hai" }
short = { en = "2nd", vi = "Hai" }
profile = "un"
level = "ministers"
sittings = [{ date = "2021-10-07", opens = 09:00:00, closes = "10:00" }]
[meetings.chair]
chair = "P"
[meetings.participants]
member = ["P", "Q"]
[[meetings.agenda]]
number = "1"
title = { en = "Plan", vi = "Kế hoạch" }
kind = "adoption"
minutes = 30
"#;

/// Where in [`GOOD`] the fault is expected, and so taken out before reading.
const MARK: char = '¦';

/// What is spoilt: texts of [`GOOD`], each found exactly once or replaced at its first place, with marks where
/// the faults are expected, in the order of the file; and the codes of the faults, in the same order.
struct Case(&'static [(&'static str, &'static str)], &'static [&'static str]);

fn spoilt(case: &Case) -> String {
    case.0.iter().fold(GOOD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not in the text");
        text.replacen(from, to, 1)
    })
}

/// Reads the spoilt text and holds every fault against its mark: nothing missing, nothing beside it. What
/// differs is the error.
fn told(case: &Case) -> Result<Vec<Fault>, String> {
    let marked = spoilt(case);
    let mut places = Vec::new();
    for (i, line) in marked.lines().enumerate() {
        let marks = line.chars().enumerate().filter(|(_, c)| *c == MARK).enumerate();
        places.extend(marks.map(|(before, (column, _))| (i + 1, column - before + 1)));
    }
    assert_eq!(places.len(), case.1.len(), "a mark for each code in {:?}", case.0);
    let expected: Vec<_> = places.into_iter().zip(case.1.iter().copied()).map(|((l, c), code)| (l, c, code)).collect();
    let faults = read(&marked.replace(MARK, ""), "small.toml").err().unwrap_or_default();
    let found: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column, fault.code())).collect();
    if found == expected {
        return Ok(faults);
    }
    Err(format!("after {:?}\nexpected {expected:?}, found\n{}\n", case.0, listed(&faults)))
}

#[track_caller]
fn check(case: &Case) -> Vec<Fault> {
    told(case).unwrap_or_else(|differs| panic!("{differs}"))
}

const CASES: &[Case] = &[
    // The form of the file.
    Case(&[("rank = 1\n", "rank = ¦\n")], &["syntax"]),
    Case(&[("rank = 1\n", "rank = 1\n¦rank = 9\n")], &["key-twice"]),
    Case(&[("\"D/1\" = {", "\"D/1\" = { en = \"Plan\", vi = \"Kế hoạch\" }\n¦\"D/1\" = {")], &["key-twice"]),
    Case(&[("rank = 1\n", "rank = 1\n¦rnak = 1\n")], &["unknown-key"]),
    Case(&[("consent_window", "¦consent_windov")], &["unknown-key"]),
    Case(&[("zone = \"Asia/Ho_Chi_Minh\"\n", ""), ("id = \"small\"", "¦id = \"small\"")], &["missing-key"]),
    Case(&[("chair = \"P\"\n", ""), ("[meetings.chair]\n[", "¦[meetings.chair]\n[")], &["missing-key"]),
    Case(
        &[("[meetings.chair]\nchair = \"P\"\n", ""), ("[[meetings]]\nid = \"M2\"", "¦[[meetings]]\nid = \"M2\"")],
        &["missing-key"],
    ),
    Case(&[("rank = 1\n", "rank = ¦\"1\"\n")], &["wrong-shape"]),
    Case(&[("title = { en = \"Small\", vi = \"Nhỏ\" }", "title = ¦\"Small\"")], &["wrong-shape"]),
    Case(&[("profile = \"asean\"", "profile = ¦\"asian\"")], &["unknown-word"]),
    Case(&[("kind = \"adoption\"", "kind = ¦\"adopted\"")], &["unknown-word"]),
    Case(
        &[("id = \"R\"", "id = ¦\"R R\""), ("party = \"R\"", "party = ¦\"R\""), ("lead\", \"R\"", "lead\", ¦\"R\"")],
        &["not-an-id", "does-not-exist", "does-not-exist"],
    ),
    Case(&[("seats = [\"hod\", \"alt\"", "seats = [\"hod\", ¦\"a.b\"")], &["not-an-id"]),
    Case(&[("number = \"4\"", "number = ¦\"4.\"")], &["not-an-item-number"]),
    Case(&[("\"15s\"", "¦\"15 secs\"")], &["not-a-duration"]),
    Case(&[("\"15s\"", "¦\"25h\"")], &["not-a-duration"]),
    Case(&[("opens = \"09:00\", closes = \"12:00\"", "opens = ¦\"9am\", closes = \"12:00\"")], &["not-a-moment"]),
    Case(&[("\"2021-10-07\"", "¦\"2021-02-29\"")], &["not-a-moment"]),
    Case(&[("feeds = [\"M2/1\"]", "feeds = [¦\"M2/\"]")], &["not-a-target"]),
    Case(&[("iso = \"TH\"", "iso = ¦\"THA\"")], &["not-an-iso-code"]),
    Case(&[("rank = 1\n", "rank = ¦0\n")], &["out-of-range"]),
    Case(&[("minutes = 30", "minutes = ¦-1")], &["out-of-range"]),
    Case(&[("en = \"Pea\"", "en = ¦\" \"")], &["empty-text"]),
    Case(
        &[("sittings = [\n    { date = 2021-10-06, opens = \"09:00\", closes = \"12:00\" },\n]", "sittings = ¦[]")],
        &["empty-list"],
    ),
    Case(
        &[("{ en = \"Plan\", vi = \"Kế hoạch\" }\nkind = \"adoption\"", "¦{ en = \"Plan\" }\nkind = \"adoption\"")],
        &["language-missing"],
    ),
    Case(&[("en = \"Pea\"", "en = ¦\"Pea\\nnut\"")], &["text-not-one-line"]),
    Case(&[("zone = \"Asia/Bangkok\"", "zone = ¦\"Asia/Bankok\"")], &["unknown-zone"]),
    // The sense of it.
    Case(
        &[
            ("id = \"Q\"", "id = ¦\"P\""),
            ("chair = \"Q\"", "chair = ¦\"Q\""),
            ("[\"P\", \"Q\"]", "[\"P\", ¦\"Q\"]"),
            ("[\"P\", \"Q\"]", "[\"P\", ¦\"Q\"]"),
        ],
        &["duplicate", "does-not-exist", "does-not-exist", "does-not-exist"],
    ),
    Case(&[("rank = 2", "rank = ¦1")], &["duplicate"]),
    Case(&[("\"alt\", \"adv1\"", "\"alt\", ¦\"alt\"")], &["duplicate"]),
    Case(&[("number = \"2\"", "number = ¦\"1\"")], &["duplicate"]),
    Case(&[("member = [\"P\", \"Q\"]\nobserver", "member = [\"P\", \"Q\", ¦\"P\"]\nobserver")], &["duplicate"]),
    Case(
        &[("id = \"M2\"", "id = ¦\"M1\""), ("feeds = [\"M2/1\"]", "feeds = [¦\"M2/1\"]")],
        &["does-not-exist", "duplicate"],
    ),
    Case(&[("kind = \"adoption\"", "kind = \"adoption\"\nverbs = [\"adopted\", ¦\"adopted\"]")], &["duplicate"]),
    Case(&[("\"role:lead\", \"R\"", "\"role:lead\", ¦\"S\"")], &["does-not-exist"]),
    Case(&[("\"role:lead\"", "¦\"role:leed\"")], &["does-not-exist"]),
    Case(&[("documents = [\"D/1\"]", "documents = [¦\"D/2\"]")], &["does-not-exist"]),
    Case(&[("feeds = [\"M2/1\"]", "feeds = [¦\"M3/1\"]")], &["does-not-exist"]),
    Case(&[("feeds = [\"M2/1\"]", "feeds = [¦\"M2/9\"]")], &["does-not-exist"]),
    Case(&[("items = [\"3\"]", "items = [\"3\", ¦\"7\"]")], &["does-not-exist"]),
    Case(&[("chair = \"Q\"\n", "chair = \"Q\"\nacting = [¦\"Q.deputy\"]\n")], &["does-not-exist"]),
    Case(&[("vi = \"Chủ trì\", party = \"P\"", "vi = \"Chủ trì\", party = ¦\"X\"")], &["does-not-exist"]),
    Case(&[("order = { start = \"P\" }", "order = { fixed = [\"P\", ¦\"Z\"] }")], &["does-not-exist"]),
    Case(&[("seats = [\"hod\", \"alt\"", "seats = ¦[\"alt\", \"hod\"")], &["not-one-head"]),
    Case(
        &[
            ("seats = [\"hod\", \"alt\", \"adv1\"]", "seats = [{ id = \"hod\", binds = false }]"),
            ("member = [\"P\"", "member = [¦\"P\""),
        ],
        &["nobody-binds"],
    ),
    Case(
        &[
            ("opens = \"09:00\", closes = \"12:00\" }", "opens = \"12:00\", closes = \"09:00\" }"),
            ("    { date", "    ¦{ date"),
        ],
        &["hours-backwards"],
    ),
    Case(
        &[(
            "closes = \"12:00\" },\n",
            "closes = \"12:00\" },\n    ¦{ date = 2021-10-06, opens = \"11:59\", closes = \"13:00\" },\n",
        )],
        &["hours-overlap"],
    ),
    Case(&[("[{ date = \"2021-10-07\"", "[¦{ date = \"2021-10-05\"")], &["hours-overlap"]),
    Case(
        &[
            ("minutes = 30", "minutes = 61"),
            (
                "[[meetings.agenda]]\nnumber = \"1\"\ntitle = { en = \"Plan\"",
                "¦[[meetings.agenda]]\nnumber = \"1\"\ntitle = { en = \"Plan\"",
            ),
        ],
        &["agenda-too-long"],
    ),
    Case(&[("number = \"4\"", "number = ¦\"4.1\"")], &["no-parent"]),
    Case(&[("number = \"2\"", "number = \"5\""), ("number = \"3\"", "number = ¦\"3\"")], &["out-of-order"]),
    Case(
        &[
            ("number = \"2\"", "number = ¦\"1\""),
            ("number = \"1\"", "number = \"1.1\""),
            ("minutes = 30", "minutes = 31"),
        ],
        &["out-of-order"],
    ),
    Case(&[("kind = \"endorsement\"", "kind = ¦\"agenda_adoption\"")], &["kind-twice"]),
    Case(
        &[
            ("kind = \"agenda_adoption\"", "kind = \"report\""),
            ("kind = \"endorsement\"", "kind = \"agenda_adoption\""),
            ("kind = \"report\"", "kind = ¦\"report\""),
        ],
        &["before-agenda"],
    ),
    Case(
        &[
            ("kind = \"agenda_adoption\"", "kind = \"closing\""),
            ("number = \"3\"", "number = ¦\"3\""),
            ("kind = \"closing\"\nminutes = 10\n\n", "kind = ¦\"closing\"\nminutes = 10\n\n"),
        ],
        &["after-closing", "kind-twice"],
    ),
    Case(&[("chair = \"Q\"", "chair = ¦\"R\"")], &["chair-not-member"]),
    Case(&[("chair = \"Q\"\n", "chair = \"Q\"\nvice_chair = ¦\"R\"\n")], &["chair-not-member"]),
    Case(&[("outgoing = \"P\"", "outgoing = ¦\"Q\"")], &["nothing-to-hand-over"]),
    Case(
        &[("kind = \"chair_handover\"", "kind = \"opening\""), ("outgoing = \"P\"", "outgoing = ¦\"P\"")],
        &["no-handover-item"],
    ),
    Case(&[("outgoing = \"P\"\n", ""), ("\"chair_handover\"", "¦\"chair_handover\"")], &["no-outgoing-chair"]),
    Case(
        &[("\"R\", \"chair\"]\nminutes = 20", "¦\"R\", \"chair\"]\nclosed = true\nminutes = 20")],
        &["presenter-not-admitted"],
    ),
    Case(
        &[("items = [\"3\"]", "items = [\"4\"]"), ("\"R\", \"chair\"", "¦\"R\", \"chair\"")],
        &["presenter-not-admitted"],
    ),
    Case(&[("feeds = [\"M2/1\"]", "feeds = [¦\"2\"]")], &["feeds-backwards"]),
    Case(&[("feeds = [\"M2/1\"]", "feeds = [¦\"M1/3\"]")], &["feeds-backwards"]),
    Case(&[("minutes = 30", "minutes = 30\nfeeds = [¦\"M1/4\"]")], &["feeds-backwards"]),
    Case(
        &[("feeds = [\"M2/1\"]", "verbs = [\"noted\"]\nfeeds = [{ to = ¦\"M2/1\", when = \"decided\" }]")],
        &["feed-needs-verb"],
    ),
    Case(
        &[("chair = \"P\"\n[", "chair = \"P\"\n[meetings.settings]\nquorum = ¦{ members = 3 }\n[")],
        &["quorum-too-large"],
    ),
    Case(&[("feeds = [\"M2/1\"]", "feeds = [{ to = ¦\"M2/1\", when = \"report_adopted\" }]")], &["feed-needs-report"]),
    Case(&[("kind = \"agenda_adoption\"", "kind = ¦\"agenda_adoption\"\nverbs = [\"noted\"]")], &["kind-needs-verb"]),
    Case(&[("kind = \"chair_handover\"", "kind = ¦\"chair_handover\"\nverbs = []")], &["kind-needs-verb"]),
    Case(&[("[settings]", "¦[settings]\nchair_hold = \"10s\"")], &["waits-in-wrong-order"]),
    Case(&[("[settings]", "[settings]\nsession_block = ¦\"1ms\"")], &["block-too-short"]),
    Case(&[("[settings]", "[settings]\nsession_block = ¦\"299s\"")], &["block-too-short"]),
];

#[test]
fn every_fault_is_told_at_its_line_and_column() {
    let differs: String = CASES.iter().filter_map(|case| told(case).err()).collect();
    assert!(
        differs.is_empty(),
        "
{differs}"
    );
}

#[test]
fn a_title_longer_than_any_screen_is_a_fault() {
    let text = GOOD.replacen("en = \"First\"", &format!("en = \"{}\"", "é".repeat(301)), 1);
    let faults = read(&text, "long.toml").unwrap_err();
    let found: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column, fault.problem.clone())).collect();
    assert_eq!(found, [(34, 16, Problem::TextTooLong { chars: 301, max: 300 })]);
}

#[test]
fn a_file_far_too_big_is_not_read_at_all() {
    let faults = read(&"#".repeat(FILE_MAX_BYTES + 1), "big.toml").unwrap_err();
    assert_eq!(faults.iter().map(Fault::code).collect::<Vec<_>>(), ["file-too-big"]);
}

#[test]
fn more_items_than_a_meeting_has_are_a_fault() {
    let items: String = (5..=305)
        .map(|n| {
            format!("[[meetings.agenda]]\nnumber = \"{n}\"\ntitle = {{ en = \"a\", vi = \"a\" }}\nkind = \"report\"\nminutes = 0\n")
        })
        .collect();
    let faults = read(&(GOOD.to_owned() + &items), "many.toml").unwrap_err();
    assert_eq!(faults.iter().map(Fault::code).collect::<Vec<_>>(), ["too-many"]);
}

#[test]
fn every_code_of_a_fault_has_a_case_here() {
    let told: BTreeSet<&str> = CASES.iter().flat_map(|case| case.1.iter().copied()).collect();
    let by_themselves = BTreeSet::from(["text-too-long", "file-too-big", "too-many"]);
    let codes: BTreeSet<&str> = include_str!("../fault.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Self::")?.split_once("=> \"")?.1.strip_suffix("\","))
        .filter(|code| !code.contains(' '))
        .collect();
    assert!(codes.len() > 30, "the codes were found in the source");
    assert_eq!(codes.difference(&told).copied().collect::<BTreeSet<_>>(), by_themselves);
}

#[test]
fn a_fault_travels_with_its_code() {
    for case in CASES {
        for fault in check(case) {
            let json = serde_json::to_value(&fault.problem).unwrap();
            assert_eq!(json["code"], fault.code());
        }
    }
}

#[test]
fn five_faults_are_told_at_once_from_top_to_end() {
    check(&Case(
        &[
            ("zone = \"Asia/Bangkok\"", "zone = ¦\"Asia/Bankok\""),
            ("rank = 2", "rank = ¦1"),
            ("level = \"senior_officials\"", "¦levle = \"senior_officials\"\nlevel = \"senior_officials\""),
            ("documents = [\"D/1\"]", "documents = [¦\"D/7\"]"),
            ("feeds = [\"M2/1\"]", "feeds = [¦\"1\"]"),
        ],
        &["unknown-zone", "duplicate", "unknown-key", "does-not-exist", "feeds-backwards"],
    ));
}

#[test]
fn what_is_nearly_right_is_named() {
    let faults = check(&Case(&[("rank = 1\n", "rank = 1\n¦rnak = 1\n")], &["unknown-key"]));
    let known = vec!["id", "name", "long_name", "rank", "zone", "iso", "seats"];
    assert_eq!(faults[0].problem, Problem::UnknownKey { key: "rnak".into(), nearest: Some("rank"), known });
    assert_eq!(faults[0].to_string(), "small.toml:13:1: parties[P] [unknown-key]");
    let faults = check(&Case(&[("zone = \"Asia/Bangkok\"", "zone = ¦\"Asia/Bankok\"")], &["unknown-zone"]));
    let nearest = Some("Asia/Bangkok".to_owned());
    assert_eq!(faults[0].problem, Problem::UnknownZone { zone: "Asia/Bankok".into(), nearest });
}

#[test]
fn what_is_left_out_takes_its_usual_value() {
    let small = read(GOOD, "small.toml").expect("the text the cases spoil is good");
    let party = |id: &str| small.parties.get(&PartyId::parse(id).unwrap()).unwrap();
    let seats: Vec<_> = party("Q").seats.iter().map(|s| (s.id.as_str(), s.rank, s.may_bind)).collect();
    let usual =
        [("Q.hod", SeatRank::Head, true), ("Q.alt", SeatRank::Alternate, true), ("Q.adv1", SeatRank::Adviser, false)];
    assert_eq!(seats, usual);
    let plan = &small.meetings[0].agenda[2];
    assert_eq!(plan.verbs, [Verb::Endorsed, Verb::Deferred, Verb::NotAgreed]);
    assert_eq!(plan.feeds[0].condition, FeedCondition::Decided, "an item that takes a decision feeds by it");
    assert!(small.meetings[0].agenda[0].feeds.is_empty() && !plan.closed);
    assert_eq!(small.meetings[0].agenda[1].order, ListOrder::Fifo {});
    // Each profile has its own customs.
    let quorum = |meeting: usize| {
        let settings = &small.meetings[meeting].settings;
        (settings.quorum, settings.quorum_to_debate)
    };
    assert_eq!(quorum(0), (Quorum::AllMembersAccountedFor {}, None));
    assert_eq!(quorum(1), (Quorum::Majority {}, Some(Quorum::OneIn { of: 3 })));
    assert_eq!(small.meetings[1].settings.delegated, Power::ALL);
}

#[test]
fn hours_are_hours_at_the_hub() {
    let small = read(GOOD, "small.toml").unwrap();
    assert_eq!(Some(small.meetings[0].sittings[0].opens_at), Timestamp::parse("2021-10-06T02:00:00Z"));
    assert_eq!(Some(small.meetings[1].sittings[0].opens_at), Timestamp::parse("2021-10-07T02:00:00Z"));
    let late = GOOD.replacen("closes = \"12:00\"", "closes = \"01:00\", closes_on = 2021-10-07", 1);
    let late = read(&late, "late.toml").expect("a sitting may last past midnight");
    assert_eq!(Some(late.meetings[0].sittings[0].closes_at), Timestamp::parse("2021-10-06T18:00:00Z"));
}

#[test]
fn a_meeting_says_otherwise_than_the_conference_only_where_it_says_so() {
    let own = "chair = \"P\"\n[meetings.settings]\nreplies = 1\nlimits = { reply = \"90s\" }\n[";
    let small = read(&GOOD.replacen("chair = \"P\"\n[", own, 1), "small.toml").expect("no fault");
    let (first, second) = (&small.meetings[0].settings, &small.meetings[1].settings);
    assert_eq!((first.replies, second.replies), (2, 1));
    assert_eq!((first.limits.reply, second.limits.reply), (Span::minutes(3), Span::seconds(90)));
    assert_eq!(second.consent_window, Span::seconds(15));
}

#[test]
fn a_file_spoilt_anywhere_is_read_to_its_end_without_an_empty_answer() {
    let lines: Vec<&str> = GOOD.lines().collect();
    let without_a_line = (0..lines.len()).map(|i| [&lines[..i], &lines[i + 1..]].concat().join("\n"));
    let with_a_line_twice = (0..lines.len()).map(|i| [&lines[..=i], &lines[i..]].concat().join("\n"));
    let without_a_letter = GOOD.char_indices().map(|(at, c)| GOOD[..at].to_owned() + &GOOD[at + c.len_utf8()..]);
    let cut_short = GOOD.char_indices().step_by(7).map(|(at, _)| GOOD[..at].to_owned());
    let mut faulty = 0;
    for text in without_a_line.chain(with_a_line_twice).chain(without_a_letter).chain(cut_short) {
        let Err(faults) = read(&text, "spoilt.toml") else { continue };
        faulty += 1;
        assert!(!faults.is_empty(), "refused without a fault:\n{text}");
        for fault in faults {
            let line = text.split('\n').nth(fault.line - 1).unwrap_or_else(|| panic!("{fault} is not in\n{text}"));
            assert!(fault.column <= line.chars().count() + 1, "{fault} is not in\n{text}");
        }
    }
    assert!(faulty > 1_000, "most of these files are faulty, not {faulty}");
}

#[test]
fn what_holds_for_an_item_holds_for_the_items_inside_it() {
    let inside = "[[meetings.agenda]]\nnumber = \"3.1\"\ntitle = { en = \"Part\", vi = \"Phần\" }\nkind = \"report\"\n\
                  minutes = 5\npresenters = [\"R\"]\n[[meetings.agenda]]\nnumber = \"4\"";
    let text = GOOD.replacen("[[meetings.agenda]]\nnumber = \"4\"", inside, 1);
    let part = |text: &str| read(text, "inside.toml").map(|read| read.meetings[0].agenda[3].closed);
    assert_eq!(part(&text), Ok(false), "who is admitted to item 3 is admitted to 3.1");
    let closed = text.replacen("kind = \"endorsement\"", "kind = \"endorsement\"\nclosed = true", 1);
    let faults = part(&closed).expect_err("nobody from outside presents a closed item");
    assert_eq!(faults.iter().map(Fault::code).collect::<Vec<_>>(), ["presenter-not-admitted"; 2]);
}

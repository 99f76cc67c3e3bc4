//! The catalogue: every code has its words in every language, and every sentence can be said.

use std::collections::{BTreeMap, BTreeSet};

use mufakat::catalogue::{Argument, Catalogue, Language, Reader, Thing};
use mufakat::conference_file::Problem;
use mufakat::endpoint::screen::NoSuchThing;
use mufakat::procedure::command::Action;
use mufakat::procedure::definition::Verb;
use mufakat::procedure::event::{Event, FreezeCause};
use mufakat::procedure::ids::{ItemNumber, PartyId, SeatId, Timestamp};
use mufakat::procedure::rejection::{Rejection, Unfinished, snake};
use mufakat::procedure::rule::Rule;
use mufakat::view::Press;
use schemars::schema_for;
use serde_json::{Value, json};

#[path = "samples/mod.rs"]
mod samples;

use samples::Samples;

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

/// `MeetingPhase` as `meeting-phase`.
fn kebab(name: &str) -> String {
    snake(name).replace('_', "-")
}

/// The ids of the messages that the codes in a schema need.
fn needed(root: &Value) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut codes = |name: &str, schema: &Value| {
        for kind in schema["oneOf"].as_array().into_iter().flatten() {
            let tags = kind["properties"].as_object().into_iter().flatten().map(|(_, property)| property);
            for code in tags.chain([kind]).filter_map(|schema| schema["const"].as_str()) {
                ids.insert(format!("{}-{code}", kebab(name)));
            }
        }
    };
    codes(root["title"].as_str().unwrap(), root);
    for (name, schema) in root["$defs"].as_object().unwrap() {
        // Who presents an item is told by a name, never by a code.
        if name != "Presenter" {
            codes(name, schema);
        }
    }
    ids
}

/// A reader who knows a few names, in the hub's zone.
fn reader(tag: &str) -> Reader<'static> {
    let names = &|thing: Thing, id: &str| match (thing, id) {
        (Thing::Party, "TH") => Some("Thailand".to_owned()),
        (Thing::Party, "VN") => Some("Viet Nam".to_owned()),
        (Thing::Party, "LA") => Some("Lao PDR".to_owned()),
        (Thing::Speech, _) => Some("Thailand".to_owned()),
        _ => None,
    };
    let zone = jiff::tz::TimeZone::get("Asia/Ho_Chi_Minh").unwrap();
    let place = if tag == "vi" { "Hà Nội" } else { "Ha Noi" };
    Reader { language: language(tag), zone, place: place.to_owned(), names }
}

// ---- completeness -----------------------------------------------------------------------------------------

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let catalogue = Catalogue::shipped();
    // What follows from a field is used as a language needs it: Vietnamese has no plural.
    let roots = |tag: &str| -> BTreeMap<String, BTreeSet<String>> {
        let root = |name: &String| name.trim_end_matches("-count").trim_end_matches("-kind").to_owned();
        let all = catalogue.arguments(&language(tag)).unwrap();
        all.iter().map(|(id, names)| (id.clone(), names.iter().map(root).collect())).collect()
    };
    let english = roots("en");
    assert!(english.len() > 400, "only {} messages", english.len());
    for tag in catalogue.languages().map(ToString::to_string) {
        let theirs = roots(&tag);
        for (id, arguments) in &english {
            assert_eq!(theirs.get(id), Some(arguments), "{id} in {tag}");
        }
        assert_eq!(theirs.keys().find(|id| !english.contains_key(*id)), None, "only in {tag}");
    }
}

#[test]
fn everything_that_can_be_pressed_has_its_words() {
    let catalogue = Catalogue::shipped();
    let schema = schema_for!(Press).to_value();
    let kinds = schema["oneOf"].as_array().unwrap();
    assert!(kinds.len() > 40, "only {} kinds", kinds.len());
    for kind in kinds {
        let id = format!("press-{}", kind["const"].as_str().unwrap());
        assert!(catalogue.has(&id), "{id}");
    }
    let schema = schema_for!(NoSuchThing).to_value();
    for kind in schema["oneOf"].as_array().unwrap() {
        let id = format!("no-such-thing-{}", kind["properties"]["code"]["const"].as_str().unwrap());
        assert!(catalogue.has(&id), "{id}");
    }
}

#[test]
fn every_rejection_has_its_sentence() {
    let catalogue = Catalogue::shipped();
    for (name, _) in Rejection::NAMES {
        let id = format!("rejection-{}", snake(name));
        assert!(catalogue.has(&id), "{id}");
    }
}

#[test]
fn every_rule_has_its_name_and_its_sentences_and_every_act_its_words() {
    let catalogue = Catalogue::shipped();
    let rules =
        Rule::all().map(Rule::number).flat_map(|number| [format!("rule-name-{number}"), format!("rule-{number}")]);
    let acts = Action::GOVERNED.iter().map(|(name, _)| format!("act-{}", snake(name)));
    let needed: BTreeSet<String> = rules.chain(acts).collect();
    let known: BTreeSet<&String> = catalogue
        .arguments(&language("en"))
        .unwrap()
        .keys()
        .filter(|id| id.starts_with("rule-") || id.starts_with("act-"))
        .collect();
    assert_eq!(known, needed.iter().collect(), "the catalogue has one text for each rule and act, and no other");
}

#[test]
fn every_code_that_people_see_has_its_words() {
    let catalogue = Catalogue::shipped();
    let setting = schema_for!(mufakat::settings::Problem).to_value();
    let nothing = schema_for!(NoSuchThing).to_value();
    for root in [schema_for!(Rejection).to_value(), schema_for!(Event).to_value(), setting, nothing] {
        let missing: Vec<String> = needed(&root).into_iter().filter(|id| !catalogue.has(id)).collect();
        assert!(missing.is_empty(), "{missing:#?}");
    }
}

#[test]
fn whatever_the_hubs_own_door_refuses_is_told_by_its_own_facts() {
    let catalogue = Catalogue::shipped();
    let schema = schema_for!(mufakat::hub::admin::Refusal).to_value();
    let kinds = schema["oneOf"].as_array().unwrap();
    assert!(kinds.len() > 15, "only {} kinds", kinds.len());
    for kind in kinds {
        let facts = kind["properties"].as_object().unwrap();
        let id = format!("refusal-{}", facts["code"]["const"].as_str().unwrap());
        for tag in ["en", "vi"] {
            let arguments = catalogue.arguments(&language(tag)).unwrap();
            let used = arguments.get(&id).unwrap_or_else(|| panic!("{id} in {tag}"));
            assert!(used.iter().all(|used| facts.contains_key(used)), "{id} in {tag}: {used:?}");
            assert_eq!(used.len(), facts.len() - 1, "{id} in {tag} leaves something out");
        }
    }
}

#[test]
fn every_step_of_a_start_has_its_sentence_and_what_a_system_says_is_told_with_what_helps() {
    let catalogue = Catalogue::shipped();
    for step in mufakat::hub::Step::ALL {
        assert!(catalogue.has(&format!("hub-step-{}", step.code())), "{step:?}");
    }
    let full = std::io::Error::from_raw_os_error(28);
    for tag in ["en", "vi"] {
        let said = catalogue.cause(&language(tag), &full);
        assert_eq!(catalogue.cause_said(&language(tag), &full.to_string()), said, "read back from its words");
        assert_eq!(catalogue.cause_said(&language(tag), "database or disk is full"), said);
        assert!(!said.contains("os error"), "{said}");
    }
    let rare = std::io::Error::from_raw_os_error(116);
    assert_eq!(catalogue.cause(&language("vi"), &rare), format!("{rare}."));
}

#[test]
fn a_fault_of_a_conference_file_is_told_by_its_own_facts() {
    let catalogue = Catalogue::shipped();
    let schema = schema_for!(Problem).to_value();
    let kinds = schema["oneOf"].as_array().unwrap();
    assert!(kinds.len() > 40, "only {} kinds", kinds.len());
    for kind in kinds {
        let facts = kind["properties"].as_object().unwrap();
        let id = format!("file-problem-{}", facts["code"]["const"].as_str().unwrap());
        for tag in ["en", "vi"] {
            for used in &catalogue.arguments(&language(tag)).unwrap()[&id] {
                assert!(facts.contains_key(used.trim_end_matches("-count")), "${used} of {id} in {tag}");
            }
        }
    }
}

#[test]
fn no_text_is_left_in_english() {
    let catalogue = Catalogue::shipped();
    let vi = language("vi");
    let english = Catalogue::sources().filter(|(tag, ..)| *tag == "en");
    let texts = |tag: &str| -> BTreeMap<String, String> {
        let of_tag = Catalogue::sources().filter(|(its, ..)| *its == tag);
        of_tag.flat_map(|(.., source)| messages(source)).collect()
    };
    // Arguments and punctuation only: the same in every language.
    let same = BTreeSet::from([
        "list-middle",
        "officer-seat",
        "prepared",
        "tabler-party",
        "standing",
        "follow-up",
        "event-presence_declared",
        "event-entry_removed",
        "event-proposal_set_aside",
        "event-speech_ended",
        // Names that are the same in every language.
        "console-form-docx",
        "console-form-md",
        "console-form-akn",
        "console-form-json",
    ]);
    let (ours, theirs) = (texts("en"), texts("vi"));
    for (id, text) in &ours {
        assert_eq!(theirs.get(id) == Some(text), same.contains(id.as_str()), "{id}");
    }
    assert_eq!(catalogue.missing(&vi).next(), None);
    assert!(english.count() >= 4);
}

#[test]
fn the_vietnamese_addresses_ministers_formally_and_has_one_word_for_one_thing() {
    // The word on the left is too familiar, or is a second name for what the word on the right names.
    let words = [
        ("bạn", "quý vị"),
        ("chủ tọa", "chủ trì"),
        ("bình luận", "góp ý"),
        ("giải trình", "giải thích"),
        ("rớt mạng", "mất kết nối"),
        ("người điều phối", "điều phối viên"),
        ("ban hành", "công bố"),
        ("phát hành", "công bố"),
        ("micro", "micrô"),
    ];
    for (_, file, source) in Catalogue::sources().filter(|(tag, ..)| *tag == "vi") {
        for (id, text) in messages(source) {
            let text = text.to_lowercase();
            let spoken: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
            let spoken = format!(" {} ", spoken.join(" "));
            for (instead, say) in words {
                assert!(!spoken.contains(&format!(" {instead} ")), "{file}, {id}: say {say}, not {instead}");
            }
        }
    }
}

/// The messages of a file as they are written: id and everything up to the next one.
fn messages(source: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in source.lines() {
        match line.split_once(" =") {
            Some((id, text)) if !id.starts_with([' ', '#']) => found.push((id.to_owned(), text.trim().to_owned())),
            _ if line.starts_with(' ') => found.last_mut().unwrap().1.push_str(line),
            _ => {}
        }
    }
    found
}

#[test]
fn every_rejection_can_be_said_in_every_language() {
    for sample in Samples::all(&schema_for!(Rejection).to_value()) {
        let rejection: Rejection = serde_json::from_value(sample.clone()).unwrap();
        // The others list what stands in the way, which is at least one thing.
        let may_be_empty = matches!(
            rejection,
            Rejection::NoQuorum { .. } | Rejection::NoQuorumToDebate { .. } | Rejection::VerbNotAllowed { .. }
        );
        if may_be_empty || sample.as_object().unwrap().values().all(|value| *value != json!([])) {
            check_said(&rejection, &sample);
        }
    }
}

#[test]
fn every_event_can_be_said_in_every_language() {
    let mut said = BTreeSet::new();
    let root = schema_for!(Event).to_value();
    for sample in Samples::all(&root) {
        let event: Event = serde_json::from_value(sample.clone()).unwrap_or_else(|e| panic!("{e}: {sample}"));
        check_said(&event, &sample);
        said.insert(sample["type"].to_string());
    }
    assert_eq!(said.len(), root["oneOf"].as_array().unwrap().len());
}

#[track_caller]
fn check_said<T: serde::Serialize + schemars::JsonSchema>(value: &T, sample: &Value) {
    thread_local! { static CATALOGUE: Catalogue = Catalogue::shipped(); }
    CATALOGUE.with(|catalogue| {
        for tag in ["en", "vi"] {
            // A fault in a message stops a debug build at its id.
            let text = catalogue.sentence(&reader(tag), value);
            for wrong in ["{", "}", "$", "⟦", "  ", " ,", " .", "..", " ;", "null"] {
                assert!(!text.contains(wrong), "{wrong:?} in {tag} of {sample}: {text}");
            }
            assert!(text.chars().next().is_some_and(|c| !c.is_lowercase()), "{text}");
            if std::env::var_os("SHOW").is_some() {
                println!("{text}");
            }
        }
    });
}

// ---- how things are said ----------------------------------------------------------------------------------

#[track_caller]
fn check(tag: &str, rejection: Rejection, expected: &str) {
    assert_eq!(Catalogue::shipped().sentence(&reader(tag), &rejection), expected);
}

#[test]
fn parties_are_called_by_name_and_listed_as_people_list_them() {
    let party = |id| PartyId::parse(id).unwrap();
    check(
        "en",
        Rejection::ObjectionStands { who: vec![party("TH"), party("VN"), party("LA")] },
        "Thailand, Viet Nam and Lao PDR object, so there is no consensus. Consult, change the text, or put the item off.",
    );
    check(
        "en",
        Rejection::ObjectionStands { who: vec![party("TH")] },
        "Thailand objects, so there is no consensus. Consult, change the text, or put the item off.",
    );
    check(
        "vi",
        Rejection::ObjectionStands { who: vec![party("TH"), party("VN")] },
        "Thailand và Viet Nam phản đối nên chưa có đồng thuận. Xin tham vấn, sửa văn bản, hoặc hoãn mục này.",
    );
}

#[test]
fn instants_are_hours_at_the_hub() {
    let until = Timestamp::parse("2021-10-06T06:30:15Z").unwrap();
    check(
        "en",
        Rejection::WindowRunning { until },
        "Delegations may still object until 13:30:15, Ha Noi time. Declare after that.",
    );
    check(
        "vi",
        Rejection::WindowRunning { until },
        "Các đoàn còn có thể phản đối đến 13 giờ 30 phút 15 giây, giờ Hà Nội. Xin tuyên bố sau thời điểm đó.",
    );
}

#[test]
fn what_is_absent_has_its_own_words() {
    let seat = SeatId::parse("TH.hod").unwrap();
    check(
        "en",
        Rejection::NotPresiding { presiding: Some(seat) },
        "You do not preside; TH.hod does. Ask the presiding officer to do it.",
    );
    check(
        "en",
        Rejection::NotPresiding { presiding: None },
        "You do not preside, and nobody does at this moment. Wait until the chair has been taken.",
    );
}

#[test]
fn the_closed_list_tells_what_to_do() {
    check(
        "en",
        Rejection::ListIsClosed { item: ItemNumber::parse("5").unwrap(), closed_at: None, crossed: false },
        "The list of speakers for item 5 is closed. Ask the Chair to add you or to open it again; a right of reply or a \
         point of order is still possible.",
    );
}

#[test]
fn an_event_is_one_line_of_what_happened() {
    let given = json!({
        "type": "floor_given", "meeting": "AMMin8", "item": "5", "entry": 3, "speech": 4, "party": "TH",
        "seat": null, "on_behalf_of": ["LA", "VN"], "limit": 300_000
    });
    let declared = json!({
        "type": "decision_declared", "meeting": "AMMin8", "item": "6", "decision": 4, "proposal": 7, "revision": 1,
        "hash": "0".repeat(64), "verb": "noted", "style": "satisfaction", "presiding": "VN.hod", "acting": false,
        "epoch": 2, "recorded_by": null, "standing": [], "follow_ups": []
    });
    for (event, en, vi) in [
        (
            given,
            "Thailand has the floor, on behalf of Lao PDR and Viet Nam as well (5 min).",
            "Mời Thailand phát biểu, thay mặt cả Lao PDR và Viet Nam (5 phút).",
        ),
        (
            declared,
            "Decision 4, item 6, text 7: noted with satisfaction.",
            "Quyết định 4, Mục 6, văn bản 7: ghi nhận với sự hài lòng.",
        ),
    ] {
        let event: Event = serde_json::from_value(event).unwrap();
        let catalogue = Catalogue::shipped();
        assert_eq!(catalogue.sentence(&reader("en"), &event), en);
        assert_eq!(catalogue.sentence(&reader("vi"), &event), vi);
    }
}

#[test]
fn a_code_alone_is_said_in_its_words() {
    let catalogue = Catalogue::shipped();
    assert_eq!(catalogue.say(&reader("en"), &Verb::NotAgreed), "not agreed");
    assert_eq!(catalogue.say(&reader("vi"), &Verb::Endorsed), "thông qua (endorsed)");
}

#[test]
fn what_holds_for_several_parties_alike_is_said_once() {
    let catalogue = Catalogue::shipped();
    let party = |id: &str| PartyId::parse(id).unwrap();
    let causes = [
        FreezeCause::NotAcknowledged { party: party("KH") },
        FreezeCause::LineDown { party: party("LA") },
        FreezeCause::NotAcknowledged { party: party("TH") },
        FreezeCause::NotAcknowledged { party: party("VN") },
    ];
    assert_eq!(
        catalogue.say_each(&reader("en"), &causes),
        ["KH, Thailand and Viet Nam do not have the text on screen yet", "the line to Lao PDR is down"]
    );
    assert_eq!(
        catalogue.say_each(&reader("vi"), &causes),
        ["KH, Thailand và Viet Nam chưa có văn bản trên màn hình", "mất kết nối với Lao PDR"]
    );
    let open = ["TH", "VN"].map(|id| Unfinished::Objection { party: party(id) });
    assert_eq!(catalogue.say_each(&reader("en"), &open), ["the objections of Thailand and Viet Nam stand"]);
    assert_eq!(catalogue.say_each(&reader("en"), &open[..1]), ["the objection of Thailand stands"]);
    let frozen = Rejection::WindowIsFrozen { causes: causes.to_vec() };
    let said = catalogue.sentence(&reader("en"), &frozen);
    assert!(
        said.contains("KH, Thailand and Viet Nam do not have the text on screen yet and the line to Lao PDR is down"),
        "{said}"
    );
}

#[test]
fn the_chair_is_prompted_with_the_customary_words() {
    let catalogue = Catalogue::shipped();
    let said = |tag: &str, id: &str, arguments: &[(&str, Argument<'_>)]| catalogue.text(&language(tag), id, arguments);
    assert_eq!(said("en", "phrase-open_item", &[("item", "8".into())]), "We now turn to Agenda Item 8.");
    assert_eq!(said("vi", "phrase-call", &[("party", "Ma-lay-si-a".into())]), "Xin mời Ma-lay-si-a phát biểu.");
    assert_eq!(
        said("en", "phrase-put", &[("verb", "adopted".into()), ("text", "document 4".into())]),
        "May I take it that the Meeting agrees to adopt document 4?"
    );
    assert_eq!(said("vi", "phrase-declare", &[]), "Không có ý kiến phản đối. Hội nghị đã thông qua.");
}

#[test]
fn phrases_and_words_can_be_said_in_every_language() {
    let catalogue = Catalogue::shipped();
    for tag in ["en", "vi"] {
        for (id, names) in catalogue.arguments(&language(tag)).unwrap() {
            if id.starts_with("phrase-") || id.starts_with("word-") || id.starts_with("unnamed-") {
                let arguments: Vec<(&str, Argument<'_>)> =
                    names.iter().map(|name| (name.as_str(), "agreed".into())).collect();
                let text = catalogue.text(&language(tag), id, &arguments);
                assert!(!text.is_empty() && !text.contains(['{', '}', '⟦']), "{id} in {tag}: {text}");
            }
        }
    }
}

// ---- languages --------------------------------------------------------------------------------------------

#[test]
fn the_best_language_is_found_and_english_is_the_last_resort() {
    let catalogue = Catalogue::shipped();
    for (wanted, expected) in [
        ("vi", "vi"),
        ("vi-VN", "vi"),
        ("vi_VN.UTF-8", "vi"),
        ("en-GB", "en"),
        ("th", "en"),
        ("th, vi;q=0.8, en;q=0.5", "vi"),
        ("en;q=0.2, vi;q=0.9", "vi"),
        ("vi;q=0, en", "en"),
        ("C", "en"),
        ("", "en"),
        ("not a language", "en"),
    ] {
        assert_eq!(catalogue.negotiate(wanted).to_string(), expected, "{wanted:?}");
    }
}

#[test]
fn a_language_dropped_into_the_folder_is_spoken() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("th.ftl"), "word-yes = ใช่\nverb-adopted = รับรอง\n").unwrap();
    std::fs::create_dir(folder.path().join("vi")).unwrap();
    std::fs::write(folder.path().join("vi/own.ftl"), "word-no = chưa\n").unwrap();
    std::fs::write(folder.path().join("README.md"), "Nothing to read here.").unwrap();
    let catalogue = Catalogue::with_folder(folder.path()).unwrap();

    let (th, vi) = (catalogue.negotiate("th-TH"), catalogue.negotiate("vi"));
    assert_eq!(th.to_string(), "th");
    assert_eq!(catalogue.word(&th, "word-yes"), "ใช่");
    assert_eq!(catalogue.word(&vi, "word-no"), "chưa", "a dropped-in wording replaces the shipped one");
    assert_eq!(catalogue.word(&vi, "word-yes"), "có");
    assert_eq!(catalogue.word(&th, "word-no"), "no", "what a language lacks is said in English");
    assert!(catalogue.missing(&th).any(|id| id == "word-no"));
}

#[test]
fn a_broken_file_in_the_folder_is_reported_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("th.ftl", "word-yes = ใช่\n\nword-no { $x = ไม่\n");
    write("ms.ftl", "# Bahasa\nword-yes = ya\nword-yess = ya\nrejection-unknown_item = { $itme }\nword-yes = ya\n");
    write("speaking.in.tongues.ftl", "word-yes = x\n");
    let faults = Catalogue::with_folder(folder.path()).unwrap_err();
    let told: Vec<String> = faults
        .to_string()
        .lines()
        .map(|line| line.strip_prefix(&format!("{}/", folder.path().display())).unwrap_or(line).to_owned())
        .collect();
    assert_eq!(
        told,
        [
            "ms.ftl:3: no message is called \"word-yess\"",
            "ms.ftl:4: \"rejection-unknown_item\" has no argument $itme; it has $item",
            "ms.ftl:5: the message \"word-yes\" is written twice",
            "speaking.in.tongues.ftl: \"speaking.in.tongues\" is not a language tag like \"th\" or \"zh-Hant\"",
            "th.ftl:3: Expected a token starting with \"=\"",
        ]
    );
}

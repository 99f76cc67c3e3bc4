//! Every act of a person has its words: in the moderator's commands, or typed at an endpoint.

use std::collections::{BTreeMap, BTreeSet};

use clap::Parser;
use schemars::schema_for;
use serde_json::{Value, json};

use super::*;
use crate::endpoint::typed::{self, Typed};
use crate::procedure::definition::Limits;
use crate::procedure::ids::Hash;

/// What only the hub and time do.
const OF_THE_HOUSE: [&str; 6] = ["define_conference", "start_hub", "link_up", "link_down", "name_seal_key", "elapse"];

/// What an endpoint does by itself, for nobody can do it by hand: it works out a hash, or a key.
const OF_THE_PROGRAM: [&str; 2] = ["acknowledge", "enrol_witness"];

#[derive(Debug, Parser)]
struct Line {
    #[command(subcommand)]
    wish: Wish,
}

/// A screen on which there is one of everything.
fn view() -> View {
    let (at, hash) = ("2021-10-06T06:30:00.000Z", Hash::of(b"words").to_string());
    let entry = |number: u64, origin: &str| {
        let entry = json!({ "entry": number, "place": 1, "party": "B", "origin": origin, "since": at, "passes": 0, "spoken_ms": 0 });
        json!({ "count": 1, "head": [entry] })
    };
    let none = json!({ "count": 0, "head": [] });
    let counts = json!({ "acknowledged": 5, "seated": 0, "other_channel": 0, "away": 0, "absent": 0, "line_down": 0,
        "not_seen": 0 });
    let view = json!({
        "meeting": { "focus": "M", "meetings": [] },
        "agenda": { "meeting": "M", "items": [], "open": ["5"], "closed_session": false, "next": "6" },
        "list": { "item": "5", "order": null, "closed": true, "entries": entry(1, "asked"), "replies_heard": true,
            "replies": entry(2, "reply"), "explanations": entry(3, "asked") },
        "floor": {
            "speech": { "speech": 4, "item": "5", "entry": 9, "party": "A", "seat": null, "person": null,
                "origin": "asked", "limit_ms": 60_000, "spoken_ms": 0, "prompts": 0,
                "phase": { "phase": "speaking", "since": at, "limit_at": at } },
            "last": 3, "intervention": null, "not_heard": none, "limits": Limits::default(), "spoken": none,
            "points": [{ "point": 2, "party": "B", "seat": "B.hod", "text": "", "about_decision": false, "raised": at,
                "limit_ms": 60_000, "spoken_ms": 0, "since": null, "limit_at": null }],
            "ruling": { "point": 1, "party": "B", "ruling": "upheld", "appeal": "B" } },
        "table": {
            "proposals": { "count": 1, "head": [{
                "proposal": 7, "item": "5", "by": { "type": "chair" }, "revision": 2, "hash": hash, "text": "words",
                "documents": [], "stage": { "state": "tabled" },
                "objections": [{ "objection": 8, "party": "B", "seat": null, "revision": 2, "point": null,
                    "raised_at": at, "stage": { "state": "standing" } }],
                "amendments": [{ "amendment": 5, "party": "B", "base": 2, "passage": { "words": "words" }, "new": "w",
                    "stage": "open" }] }] },
            "motions": [{ "motion": 6, "kind": { "type": "close_debate" }, "party": "B", "speakers": [], "put": false,
                "objected": [] }],
            "vote": { "vote": 3, "subject": { "type": "motion", "motion": 6 }, "ballot": 1, "majority": "simple",
                "waiting": { "count": 1, "head": ["B"] }, "yes": null, "no": null, "abstained": null } },
        "decisions": {
            "decisions": { "count": 1, "head": [{ "decision": 4, "meeting": "EARLIER", "item": "3", "verb": "adopted",
                "proposal": 1, "revision": 1, "hash": hash, "text": null, "documents": [], "presiding": "A.hod",
                "acting": false, "stood": counts, "exceptions": none, "lost": none, "at": at }] },
            "silences": [
                { "silence": 1, "meeting": "EARLIER", "hash": hash, "text": null, "documents": [], "deadline": at,
                    "means": "consent", "objections": ["B"], "consents": [], "stage": { "state": "running" } },
                { "silence": 2, "meeting": "M", "hash": hash, "text": null, "documents": [], "deadline": at,
                    "means": "consent", "objections": [], "consents": [],
                    "stage": { "state": "adopted", "at": at, "noted_by": null } }] },
        "documents": { "documents": { "count": 1, "head": [{ "symbol": "M/DOC/1", "title": { "en": "t", "vi": "t" },
            "revisions": 1, "decision": null, "decided": null, "issue": { "state": "no" },
            "last": { "revision": 1, "hash": hash, "size": 5, "kind": { "type": "text" }, "language": "en",
                "meeting": "M", "at": at } }] } },
    });
    serde_json::from_value(view).unwrap()
}

fn own() -> Own {
    let place = |entry: u64| json!({ "entry": entry, "item": "5", "place": 1 });
    let own = json!({
        "audience": "delegation", "meeting": "M", "epoch": 2, "may": {},
        "elsewhere": { "EARLIER": { "epoch": 5, "presides": true } },
        "seat": { "seat": "B.hod", "party": "B", "rank": "head", "may_bind": true, "person": null, "credential": null,
            "session": 1, "class": "member", "presides": false, "waiting": place(1), "speech": null, "text": null,
            "mute": false, "replying": place(2), "explaining": place(3), "spoken_ms": 0 },
    });
    serde_json::from_value(own).unwrap()
}

/// The action that a wish means where there is one of everything.
#[track_caller]
fn means(wish: &Wish, line: &str) -> Meant {
    let (view, own) = (view(), own());
    let screen = Screen { view: &view, own: Some(&own), position: 41, now: Timestamp(1_633_500_000_000) };
    screen.meant(wish).unwrap_or_else(|nothing| panic!("{line}: {nothing:?}"))
}

#[track_caller]
fn typed_at_an_endpoint(line: &str) -> Meant {
    match typed::read(line) {
        Ok(Typed::Act { wish, .. }) => means(&wish, line),
        other => panic!("{line}: {other:?}"),
    }
}

#[track_caller]
fn asked_of_the_hub(line: &str) -> Meant {
    // What stands between bars is one argument.
    let mut words = vec!["control"];
    for (index, part) in line.split('|').enumerate() {
        if index % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
    }
    let parsed = Line::try_parse_from(words).unwrap_or_else(|fault| panic!("{line}: {fault}"));
    means(&parsed.wish, line)
}

fn kind(action: &Action) -> String {
    serde_json::to_value(action).unwrap()["type"].as_str().unwrap().to_owned()
}

/// What a moderator may do, with the chair's powers by delegation, for the Secretariat, or as an operator.
const AT_THE_DESK: &[(&str, &str)] = &[
    ("seat take-over TH.hod 2", "take_over_seat"),
    ("seat admit TH.hod Somebody", "admit_seat"),
    ("seat eject TH.hod --reason mistaken", "eject_seat"),
    ("seat microphone TH.hod open", "report_microphone"),
    ("presence absent TH", "declare_presence"),
    ("role assign WGTIM-chair ID", "assign_role"),
    ("meeting open", "open_meeting"),
    ("meeting suspend --until +15min --reason lunch", "suspend_meeting"),
    ("meeting resume", "resume_meeting"),
    ("meeting adjourn --until +15h", "adjourn_meeting"),
    ("meeting hold --reason sound", "hold_meeting"),
    ("meeting lift", "lift_hold"),
    ("meeting extend +15min --interpreters-agree", "extend_sitting"),
    ("meeting count-quorum", "count_quorum"),
    ("meeting confirm-admissions", "confirm_admissions"),
    ("meeting correct 12 |for 4 read 5|", "record_corrigendum"),
    ("meeting close --despite time", "close_meeting"),
    ("item open 5.2 --ruling together", "open_item"),
    ("item next", "open_item"),
    ("item join 9 --ruling together", "join_item"),
    ("item conclude --outcome ad-referendum", "conclude_item"),
    ("item defer --to meeting", "defer_item"),
    ("item withdraw 9", "withdraw_item"),
    ("item add 9.1 discussion |A matter| |Một vấn đề|", "add_item"),
    ("item announce 9 +2h", "announce_decision"),
    ("chair offer TH --vice KH", "offer_chair"),
    ("chair pass TH.alt", "pass_chair"),
    ("chair take", "assume_chair"),
    ("chair withdraw", "withdraw_chair_offer"),
    ("chair delegate floor", "delegate_power"),
    ("list add TH --for-others KH,LA", "request_floor"),
    ("list move B 1 --reason asked", "move_entry"),
    ("list remove B", "remove_entry"),
    ("list as-read B", "take_as_read"),
    ("list close", "close_list"),
    ("list reopen", "reopen_list"),
    ("list limit reply 3min", "set_limit"),
    ("floor next", "give_floor"),
    ("floor next-reply", "give_floor"),
    ("floor next-explanation", "give_floor"),
    ("floor start", "start_speech"),
    ("floor end", "end_speech"),
    ("floor order --reason irrelevant", "call_to_order"),
    ("floor cut --reason irrelevant", "cut_speech"),
    ("floor pause --cause interpretation", "pause_speech"),
    ("floor resume", "resume_speech"),
    ("floor prompt", "prompt_speaker"),
    ("floor set-aside text-only", "set_aside_speech"),
    ("floor restore", "restore_speaker"),
    ("floor intervene S", "let_intervene"),
    ("floor end-intervention", "end_intervention"),
    ("point rule not-upheld", "rule_point"),
    ("point put-appeal --first B", "put_appeal"),
    ("point settle-appeal overruled", "settle_appeal"),
    ("decision table words --item 5", "table_proposal"),
    ("decision revise words", "revise_proposal"),
    ("decision withdraw", "withdraw_proposal"),
    ("decision put", "put_proposal"),
    ("decision declare tasked --follow-up |Secretariat; circulate the draft; by March|", "declare"),
    ("decision set-aside referred --to Summit", "set_aside_proposal"),
    ("decision reintroduce 7 2", "reintroduce_proposal"),
    ("decision divide words --occurrence 2", "divide_proposal"),
    ("decision joining-later C D", "list_joining_later"),
    ("decision reopen 4", "reopen_decision"),
    ("amendment settle accept", "settle_amendment"),
    ("amendment order 5", "order_amendments"),
    ("amendment vote 5 --first B", "put_amendment_to_vote"),
    ("motion put --first B", "put_motion"),
    ("motion rule accepted", "rule_on_motion"),
    ("vote put --first B", "put_to_vote"),
    ("vote cast yes --party B", "cast_vote"),
    ("vote pass", "pass_voter"),
    ("silence open --until +72h", "open_silence"),
    ("silence open --until +72h --text words --document M/DOC/1", "open_silence"),
    ("silence object words --party B --letter |note 12|", "object_in_silence"),
    ("silence withdraw --party B", "withdraw_silence_objection"),
    ("silence acknowledge B", "acknowledge_silence_objection"),
    ("silence extend +72h --ruling unreadable", "extend_silence"),
    ("silence restart words --until +72h", "restart_silence"),
    ("silence note", "note_silence"),
    ("consent enter B --by Minister --channel telephone", "record_consent"),
    ("consent confirm B", "confirm_consent"),
    ("document issue M/DOC/1 --mandate Meeting", "issue_document"),
    ("document retract M/DOC/1 --reason mistaken", "retract_document"),
    ("document text M/DOC/1 words", "table_document"),
];

/// What a delegation does for itself.
const AT_AN_ENDPOINT: &[(&str, &str)] = &[
    ("take-over", "take_over_seat"),
    ("away", "declare_presence"),
    ("microphone closed", "report_microphone"),
    ("ask", "request_floor"),
    ("withdraw", "withdraw_request"),
    ("withdraw-reply", "withdraw_request"),
    ("withdraw-explain", "withdraw_request"),
    ("speaker B.alt", "replace_speaker"),
    ("as-read", "take_as_read"),
    ("represent B.alt", "designate_representative"),
    ("represent-no-more B.alt", "designate_representative"),
    ("reply", "request_reply"),
    ("ask-explain", "request_explanation"),
    ("start", "start_speech"),
    ("point the quorum is missing", "raise_point_of_order"),
    ("appeal", "appeal_ruling"),
    ("table words", "table_proposal"),
    ("object", "object"),
    ("withdraw-objection", "withdraw_objection"),
    ("convert words", "convert_objection"),
    ("reserve words", "reserve"),
    ("explain-on 4 words", "explain_position"),
    ("dissociate 4", "dissociate"),
    ("comment words", "comment"),
    ("time", "ask_for_time"),
    ("release", "release_time"),
    ("amend words => other words", "propose_amendment"),
    ("rebase 5 words => other words", "rebase_amendment"),
    ("withdraw-amendment", "withdraw_amendment"),
    ("ask-division words", "ask_division"),
    ("ask-reopen 4 our line was down", "ask_to_reopen"),
    ("withdraw-reopening 4", "withdraw_reopening"),
    ("join-decision 4", "join_decision"),
    ("move close-debate", "move_motion"),
    ("against", "speak_on_motion"),
    ("object-motion", "object_to_motion"),
    ("withdraw-motion", "withdraw_motion"),
    ("vote abstain", "cast_vote"),
    ("silence object words", "object_in_silence"),
    ("silence withdraw", "withdraw_silence_objection"),
    ("silence consent", "consent_in_silence"),
];

#[test]
fn every_act_of_a_person_has_its_words() {
    let schema = schema_for!(Action).to_value();
    let all: BTreeSet<String> = schema["oneOf"].as_array().unwrap().iter().map(one_kind).collect();
    let mut reached: BTreeMap<String, &str> = BTreeMap::new();
    for (line, wanted) in AT_THE_DESK {
        let found = kind(&asked_of_the_hub(line).action);
        assert_eq!(found, *wanted, "{line}");
        reached.insert(found, line);
    }
    for (line, wanted) in AT_AN_ENDPOINT {
        let found = kind(&typed_at_an_endpoint(line).action);
        assert_eq!(found, *wanted, "{line}");
        reached.insert(found, line);
    }
    for kind in all {
        let not_by_hand = OF_THE_HOUSE.contains(&kind.as_str()) || OF_THE_PROGRAM.contains(&kind.as_str());
        assert!(not_by_hand || reached.contains_key(&kind), "nobody can ask for {kind}");
        assert!(!OF_THE_HOUSE.contains(&kind.as_str()) || !reached.contains_key(&kind), "{kind} is not a person's");
    }
}

fn one_kind(schema: &Value) -> String {
    schema["properties"]["type"]["const"].as_str().unwrap().to_owned()
}

#[test]
fn an_act_on_a_decision_or_a_silence_procedure_is_sent_to_its_own_meeting_with_the_epoch_there() {
    for line in ["join-decision 4", "silence consent"] {
        let meant = typed_at_an_endpoint(line);
        assert_eq!(meant.action.meeting().map(ToString::to_string).as_deref(), Some("EARLIER"), "{line}");
        assert_eq!(meant.seen.epoch, Some(Epoch(5)), "{line}");
        assert_eq!(meant.capacity, Capacity::Delegate, "{line}");
    }
    // Who presides there uses the Chair's powers there, and here does not.
    assert_eq!(typed_at_an_endpoint("reopen 4").capacity, Capacity::Chair);
    assert_eq!(typed_at_an_endpoint("close").capacity, Capacity::Delegate);
}

#[test]
fn a_text_on_the_table_of_another_meeting_is_not_shown_and_not_guessed() {
    let (view, own) = (view(), own());
    let screen = Screen { view: &view, own: Some(&own), position: 41, now: Timestamp(0) };
    let Ok(Typed::Act { wish, .. }) = typed::read("silence open +72h") else { panic!("it is an act") };
    let there = MeetingId::parse("EARLIER").unwrap();
    assert!(matches!(screen.meant_in(&wish, Some(&there)), Err(NoSuchThing::NotInFocus { .. })));
    assert!(screen.meant_in(&wish, None).is_ok());
}

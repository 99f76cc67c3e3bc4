//! Every kind of event: where it is told, or why it is not. A new kind has to be decided on here.
//!
//! The shipped conference is the measure: where one event of a kind is taken out of its record, something else is told
//! if the kind is told, and nothing at all if it is not.

use std::collections::{BTreeMap, BTreeSet};

use mufakat::journal::entry::Entry;
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::MeetingId;
use mufakat::record::export::{akn, ics, markdown, register, speeches, timeline};
use mufakat::record::report::draft;
use mufakat::record::{Course, Language, Register, Sentences};
use schemars::schema_for;

use crate::{sentences, shipped};

/// Where a kind of event is told.
enum Told {
    /// By these sentences, whenever it happens.
    By(&'static [&'static str]),
    /// By these sentences, where it is something that a reader has to know; the shipped conference has no such case.
    Where(&'static [&'static str]),
    /// Not at all, because of this.
    Not(&'static str),
}
use Told::{By, Not, Where};

const KINDS: &[(&str, Told)] = &[
    // ---- the conference and the hub
    ("conference_defined", Where(&["title_of_report", "annex_agenda"])),
    ("hub_started", Not("a restart shows in the lines that were lost and in the hold")),
    ("link_came_up", By(&["attended", "annex_delegates"])),
    ("link_went_down", By(&["column_lost", "legend_loss"])),
    ("party_dropped", Not("the loss of its line is told, not the end of the grace")),
    ("seat_taken_over", Not("which of its devices spoke is a delegation's own business")),
    ("seal_key_named", Where(&["register_countersigned"])),
    ("witness_enrolled", Where(&["register_countersigned"])),
    // ---- presence and credentials
    ("seat_admitted", By(&["annex_delegates"])),
    ("admissions_confirmed", Where(&["admissions_confirmed"])),
    ("seat_ejected", Not("who was there was there; why somebody had to go is for the officers")),
    ("representative_designated", Not("who may bind is between a delegation and the officers")),
    ("presence_declared", Where(&["absent", "stood_absent", "stood_away"])),
    ("role_assigned", By(&["presenter", "next_meeting"])),
    // ---- meeting
    ("sitting_opened", By(&["sittings", "opened"])),
    ("quorum_counted", Where(&["quorum", "quorum_count"])),
    ("meeting_suspended", By(&["suspended", "pause"])),
    ("meeting_resumed", By(&["suspended", "pause"])),
    ("meeting_adjourned", By(&["sittings", "sitting_ended"])),
    ("hold_began", Where(&["interrupted", "pause"])),
    ("hold_lifted", Where(&["interrupted", "pause"])),
    ("sitting_end_near", Not("a warning")),
    ("list_too_long", Not("a warning")),
    ("sitting_extended", Where(&["sitting_extended"])),
    ("meeting_closed", By(&["closed"])),
    // ---- agenda
    ("item_opened", By(&["views_exchanged", "ruled", "legend_item"])),
    ("item_joined", Where(&["joined"])),
    ("item_concluded", By(&["views_exchanged", "no_decision", "legend_item"])),
    ("item_deferred", By(&["deferred", "deferred_meanwhile"])),
    ("item_proposed", Not("what was agreed is told where the item is added")),
    ("item_added", Where(&["item_added", "agenda_adopted"])),
    ("decision_announced", Where(&["decision_announced", "announcement_withdrawn"])),
    ("item_withdrawn", Where(&["item_withdrawn"])),
    // ---- chair
    ("chair_offered", By(&["handover"])),
    ("handover_agreed", Not("the decision on it is told")),
    ("chair_passed", Not("who took the chair is told")),
    ("chair_offer_withdrawn", Not("nothing came of it")),
    ("chair_assumed", By(&["chaired", "handover", "acting_chair", "person_changed"])),
    ("chair_vacated", Not("who presided next is told")),
    ("succession_opened", Not("who took the chair is told")),
    ("chair_resumed", Not("the Chair had not changed")),
    ("power_delegated", Not("who recorded a gavel is told with each decision")),
    // ---- floor
    ("floor_requested", Not("who spoke is told, not who asked to")),
    ("entry_removed", Not("who spoke is told, not who asked to")),
    ("speaker_replaced", Not("a delegation speaks, whoever of it does")),
    ("entry_moved", Not("how the list was kept is the Chair's business")),
    ("list_closed", Not("how the list was kept is the Chair's business")),
    ("list_reopened", Not("how the list was kept is the Chair's business")),
    ("floor_given", By(&["presented", "views_exchanged", "remarks", "legend_speech"])),
    ("speech_started", By(&["presented", "views_exchanged", "remarks", "legend_speech"])),
    ("national_capacity_marked", By(&["national_capacity"])),
    ("speech_time_short", Not("a warning")),
    ("speaker_called_to_order", Not("a report names nobody for how it spoke")),
    ("recording_played", Where(&["remarks", "legend_speech"])),
    ("speaker_prompted", Not("a warning")),
    ("speech_paused", Not("the time that was spoken is told as the speech ends")),
    ("speech_resumed", Not("the time that was spoken is told as the speech ends")),
    ("speech_grace_over", Not("what the Chair did then is told")),
    ("speech_ended", By(&["written_statement", "legend_speech"])),
    ("speaker_passed", By(&["legend_speech"])),
    ("limit_changed", Not("how long each party spoke is told")),
    ("speaker_restored", Where(&["legend_speech"])),
    ("intervention_began", Not("a word of the Chair or the Secretariat is no statement")),
    ("intervention_ended", Not("a word of the Chair or the Secretariat is no statement")),
    ("microphone_open_without_floor", Not("a mishap")),
    ("microphone_closed", Not("a mishap")),
    // ---- points of order
    // A ruling that nobody appeals settles how the debate goes on, and is told no more than the list of speakers is.
    ("point_raised", Where(&["appeal"])),
    ("point_time_up", Not("a warning")),
    ("point_ruled", Where(&["appeal"])),
    ("ruling_appealed", Where(&["appeal"])),
    ("appeal_settled", Where(&["appeal_voted", "appeal_consulted"])),
    // ---- decisions
    ("proposal_tabled", By(&["column_laid", "column_text", "decision_text"])),
    ("proposal_revised", By(&["column_text", "decision_text"])),
    ("proposal_withdrawn", Not("it was not decided on")),
    ("proposal_put", Not("what came of it is told")),
    ("acknowledged", Not("how each party stood, and since when, is told with the decision")),
    ("window_started", Not("what came of it is told")),
    ("window_frozen", Not("what came of it is told")),
    ("window_elapsed", Not("what came of it is told")),
    ("window_voided", Not("what came of it is told")),
    ("objection_raised", By(&["register_objection"])),
    ("objection_withdrawn", By(&["register_objection", "objection_withdrawn"])),
    ("objection_converted", By(&["register_objection", "objection_reserved"])),
    ("statement_recorded", By(&["reservation", "explanation", "dissociation", "annex_statement"])),
    ("commented", Not("an exchange of views is told, not who said what in it")),
    ("time_asked", Not("what came of it is told")),
    ("time_released", Not("what came of it is told")),
    ("consent_entered", By(&["register_channel"])),
    ("consent_confirmed", By(&["register_channel"])),
    ("proposal_set_aside", Where(&["consultations_continue", "referred"])),
    ("decision_declared", By(&["decision_papers", "decision_item", "decision_text", "register_heading"])),
    // ---- amendments
    ("amendment_proposed", Where(&["vote_amendment"])),
    ("amendment_rebased", Not("the text is told as it was decided")),
    ("amendment_settled", Not("the text is told as it was decided")),
    ("amendments_ordered", Not("the text is told as it was decided")),
    ("proposal_reintroduced", Where(&["column_laid"])),
    ("division_asked", Not("the parts are told as they were decided")),
    ("proposal_divided", Where(&["decision_text"])),
    // ---- after the gavel
    ("reopening_asked", Where(&["column_reopening_asked"])),
    ("reopening_withdrawn", Where(&["column_reopening_asked"])),
    ("decision_reopened", Where(&["register_reopened", "column_reopened"])),
    ("item_reopened", Not("that the decision was reopened is told, and what was decided in the end")),
    ("joining_later_listed", Where(&["joining_later"])),
    ("decision_joined", Where(&["register_joining"])),
    // ---- motions and votes
    ("motion_moved", Where(&["motion_accepted", "motion_rejected", "motion_tied"])),
    ("motion_speaker_listed", Not("what came of the motion is told")),
    ("motion_put", Not("what came of the motion is told")),
    ("motion_objected", Not("what came of the motion is told")),
    ("motion_ended", Where(&["motion_accepted", "motion_rejected"])),
    ("vote_opened", Where(&["vote_carried", "vote_lost", "vote_tied", "vote_amendment"])),
    (
        "vote_cast",
        Where(&["roll_call", "choice_yes", "choice_no", "choice_abstain", "choice_uphold", "choice_overrule"]),
    ),
    ("voter_passed", Where(&["roll_call", "choice_silent"])),
    ("vote_ended", Where(&["vote_carried", "vote_lost", "vote_tied", "vote_count", "no_second_ballot"])),
    // ---- ad referendum
    ("silence_opened", Where(&["ad_referendum_asked"])),
    ("silence_objected", Not("what came of it is told")),
    ("silence_objection_withdrawn", Not("what came of it is told")),
    ("silence_objection_acknowledged", Not("what came of it is told")),
    ("silence_consented", Not("what came of it is told")),
    ("silence_extended", Where(&["ad_referendum_asked"])),
    ("silence_restarted", Where(&["ad_referendum_asked"])),
    ("silence_ended", Where(&["ad_referendum_adopted", "ad_referendum_open"])),
    ("silence_noted", Not("what came of it is told as it ended")),
    // ---- corrections and documents
    ("corrigendum_recorded", Where(&["corrigendum", "corrigendum_note", "register_corrigendum"])),
    ("document_tabled", By(&["for_reading", "annex_document"])),
    ("document_issued", Where(&["issue_issued", "issue_under_embargo"])),
    ("document_retracted", Where(&["issue_retracted"])),
];

fn kind(event: &Event) -> String {
    serde_json::to_value(event).unwrap()["type"].as_str().unwrap().to_owned()
}

#[test]
fn each_kind_of_event_is_told_by_sentences_that_there_are_or_listed_with_the_reason_why_not() {
    let schema = schema_for!(Event).to_value();
    let kinds = schema["oneOf"].as_array().unwrap();
    let wanted: BTreeSet<&str> =
        kinds.iter().map(|kind| kind["properties"]["type"]["const"].as_str().unwrap()).collect();
    assert!(wanted.len() > 100, "{}", wanted.len());
    let listed: BTreeSet<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(listed, wanted);
    assert_eq!(listed.len(), KINDS.len(), "each once");
    for (kind, told) in KINDS {
        match told {
            By(sentences) | Where(sentences) => {
                assert!(!sentences.is_empty(), "{kind}");
                for (name, language) in sentences.iter().flat_map(|name| Language::ALL.map(|one| (name, one))) {
                    let there = Sentences::file(language).contains(&format!("\n[{name}]\n"));
                    assert!(there, "{kind}: no sentence [{name}] in {language:?}");
                }
            }
            Not(why) => assert!(why.len() > 6, "{kind}"),
        }
    }
}

/// All that is drawn of a meeting, and the register.
fn drawn(course: &Course, meeting: &MeetingId) -> Vec<String> {
    let words = sentences(Language::En, course);
    vec![
        register::as_markdown(&Register::of(course), &words).unwrap(),
        markdown::write(&draft(course, meeting, &words).unwrap()),
        akn::write(course, meeting, &words).unwrap(),
        timeline::write(course, meeting, &words).unwrap(),
        speeches::as_csv(course, meeting),
        ics::write(course, meeting, &words),
    ]
}

#[test]
fn what_is_told_would_be_missed_and_what_is_not_told_changes_nothing() {
    let entries = shipped();
    let meetings = ["ASOMM21", "ASOMM3-14", "AMMin8"].map(|id| MeetingId::parse(id).unwrap());
    let course = Course::read(entries);
    let whole: BTreeMap<&MeetingId, Vec<String>> =
        meetings.iter().map(|meeting| (meeting, drawn(&course, meeting))).collect();
    let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    // The first entry is the conference itself.
    for (at, entry) in entries.iter().enumerate().skip(1) {
        for (n, event) in entry.events.iter().enumerate() {
            places.entry(kind(event)).or_default().push((at, n));
        }
    }
    assert!(places.len() > 45, "{}", places.len());
    let mut tried = 0;
    for (kind, all) in places {
        let samples: BTreeSet<_> = [all[all.len() / 2], all[all.len() - 1]].into();
        let mut missed = false;
        for (at, n) in samples {
            let mut less: Vec<Entry> = entries.to_vec();
            let event = less[at].events.remove(n);
            let of = event.meeting().cloned();
            let course = Course::read(&less);
            let here = meetings.iter().filter(|meeting| of.as_ref().is_none_or(|of| of == *meeting));
            missed |= here.into_iter().any(|meeting| drawn(&course, meeting) != whole[meeting]);
        }
        let (_, told) = KINDS.iter().find(|(known, _)| *known == kind).unwrap();
        match told {
            By(_) => assert!(missed, "nobody would miss {kind}"),
            Where(_) => assert!(!missed, "{kind} is told in the shipped conference too"),
            Not(_) => assert!(!missed, "{kind} is told"),
        }
        tried += 1;
    }
    assert!(tried > 45);
}

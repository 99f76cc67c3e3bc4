//! The record of a meeting as Akoma Ntoso 3.0 (OASIS LegalDocML): a `debate` with a section for each item, its
//! speeches with their times, what the report tells of it as narrative, appeals in points of order, roll calls with
//! each vote, its decisions as resolutions, and the adjournments.
//!
//! What was said is not in the record, so a speech holds the mark of a gap, for whoever has the words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::html::escaped;
use super::register;
use crate::procedure::command::Choice;
use crate::procedure::definition::{Class, ItemPlan};
use crate::procedure::event::{VoteResult, VoteSubject};
use crate::procedure::ids::{MeetingId, PartyId, Timestamp};
use crate::procedure::meeting::State;
use crate::record::course::{Course, Speech, Vote};
use crate::record::register::{Register, Registered};
use crate::record::wording::{Fault, Language, Sentences};
use crate::record::{report, roll_call};

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The record of a meeting.
///
/// # Errors
/// [`Fault`].
pub fn write(course: &Course, meeting: &MeetingId, sentences: &Sentences) -> Result<String, Fault> {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"{NAMESPACE}\">\n<debate name=\"report\">\n"
    );
    let (Some(definition), Some(plan)) = (course.definition(), course.plan(meeting)) else { return Ok(String::new()) };
    let told = course.of(meeting);
    let register = Register::of(course);
    let opened = told.sittings.first().map(|sitting| sitting.opened);
    let planned = plan.sittings.first().map(|sitting| sitting.opens_at);
    let first = opened.or(planned).unwrap_or(course.at);
    let day = |at: Timestamp| sentences.instant(at).get(..10).unwrap_or_default().to_owned();
    let host = definition.parties.get(&plan.chair.chair);
    let country = host.and_then(|host| host.iso.clone()).unwrap_or_else(|| "un".to_owned()).to_lowercase();
    let work = format!("/akn/{country}/debate/{}/{}", day(first), slug(plan.id.as_str()));
    let language = match sentences.language() {
        Language::En => "eng",
        Language::Vi => "vie",
    };
    let speeches: Vec<&Speech> = told.speeches.iter().filter(|speech| speech.started.is_some()).collect();
    let author = plan.participants.keys().find(|id| plan.class(id) == Some(Class::Secretariat));
    let mut speakers: BTreeSet<&PartyId> = speeches.iter().map(|speech| &speech.party).collect();
    speakers.extend(told.tenures.iter().map(|tenure| &tenure.party).chain(author));
    speakers.extend(told.votes.iter().flat_map(|vote| &vote.cast).map(|cast| &cast.party));
    let mut named: Vec<&PartyId> = speakers.into_iter().collect();
    named.sort_by_key(|id| definition.parties.get(*id).map(|party| party.protocol_rank));
    // Whose record it is: the party of the Secretariat, where the meeting has one.
    let author = author.map_or_else(|| "secretariat".to_owned(), id);
    let name = |id: &PartyId| {
        let known = definition.parties.get(id);
        known.map_or_else(|| id.to_string(), |party| sentences.of(&party.name).to_owned())
    };

    // Writing to a String does not fail.
    let frbr = |out: &mut String, part: &str, uri: &str, form: &str, at: &str, more: &str| {
        let _ = writeln!(
            out,
            "<{part}><FRBRthis value=\"{uri}/!main{form}\"/><FRBRuri value=\"{uri}{form}\"/><FRBRdate date=\"{at}\" \
             name=\"record\"/><FRBRauthor href=\"#{author}\"/>{more}</{part}>"
        );
    };
    out.push_str("<meta>\n<identification source=\"#mufakat\">\n");
    frbr(&mut out, "FRBRWork", &work, "", &day(first), &format!("<FRBRcountry value=\"{country}\"/>"));
    let dated = day(dated(course, meeting));
    let expression = format!("{work}/{language}@{dated}");
    frbr(&mut out, "FRBRExpression", &expression, "", &dated, &format!("<FRBRlanguage language=\"{language}\"/>"));
    frbr(&mut out, "FRBRManifestation", &expression, ".akn", &dated, "<FRBRformat value=\"application/akn+xml\"/>");
    out.push_str("</identification>\n");
    analysis(&mut out, &told.votes);
    out.push_str("<references source=\"#mufakat\">\n");
    out.push_str("<TLCOrganization eId=\"mufakat\" href=\"/akn/ontology/organization/mufakat\" showAs=\"mufakat\"/>\n");
    if author == "secretariat" {
        let _ = writeln!(
            out,
            "<TLCOrganization eId=\"secretariat\" href=\"/akn/ontology/organization/secretariat\" showAs=\"{}\"/>",
            escaped(&sentences.word("secretariat")?)
        );
    }
    for party in named {
        let _ = writeln!(
            out,
            "<TLCOrganization eId=\"{}\" href=\"/akn/ontology/organization/{}\" showAs=\"{}\"/>",
            id(party),
            slug(party.as_str()),
            escaped(&name(party))
        );
    }
    for (role, word) in [("chair", "capacity_chair"), ("delegation", "delegates_column_party")] {
        let _ = writeln!(
            out,
            "<TLCRole eId=\"{role}\" href=\"/akn/ontology/role/{role}\" showAs=\"{}\"/>",
            escaped(&sentences.word(word)?)
        );
    }
    for (concept, word) in concepts(&told.votes) {
        let _ = writeln!(
            out,
            "<TLCConcept eId=\"{concept}\" href=\"/akn/ontology/concept/{concept}\" showAs=\"{}\"/>",
            escaped(&sentences.word(word)?)
        );
    }
    out.push_str("</references>\n</meta>\n<preface>\n");
    if let Ok(writing) = report::draft(course, meeting, sentences) {
        for line in &writing.title {
            let _ = writeln!(out, "<p><docTitle>{}</docTitle></p>", escaped(line));
        }
        for line in writing.subtitle.iter().chain([&writing.status]) {
            let _ = writeln!(out, "<p>{}</p>", escaped(line));
        }
    }
    out.push_str("</preface>\n<debateBody>\n");
    let report = match report::told(course, meeting, sentences) {
        Ok(told) => told,
        Err(report::Error::Wording(fault)) => return Err(fault),
        Err(report::Error::NoMeeting(_)) => report::Told::default(),
    };
    let (heading, paragraphs) = &report.introduction;
    part(&mut out, "introduction", 1, heading, paragraphs);

    let mut adjourned = told.sittings.iter().filter_map(|sitting| Some((sitting.number, sitting.ended?))).peekable();
    for (index, item) in plan.agenda.iter().enumerate() {
        let begins = told.turns(&item.number).next().map(|turn| turn.at);
        let apart = |one: &&report::Apart| one.before.as_ref() == Some(&item.number);
        while let Some((number, at)) = adjourned.next_if(|(_, at)| begins.is_some_and(|begins| *at <= begins)) {
            adjournment(&mut out, sentences, number, at)?;
        }
        if let Some(one) = report.others.iter().find(apart) {
            part(&mut out, "part", index + 1, &one.heading, &one.paragraphs);
        }
        let here: Vec<&Speech> = speeches.iter().copied().filter(|speech| speech.item == item.number).collect();
        let decided = register.of_meeting(meeting).filter(|one| one.item == item.number && one.holds());
        let under = |vote: &&Vote| vote.item.as_ref().map_or(index == 0, |number| *number == item.number);
        let votes = told.votes.iter().filter(under);
        let told = Under {
            speeches: &here,
            votes: &votes.collect::<Vec<_>>(),
            paragraphs: report.items.get(&item.number).map(Vec::as_slice).unwrap_or_default(),
            decided: &decided.collect::<Vec<_>>(),
        };
        section(&mut out, sentences, index + 1, item, &told, &name)?;
    }
    for (number, at) in adjourned {
        adjournment(&mut out, sentences, number, at)?;
    }
    if let Some(last) = report.others.iter().find(|one| one.before.is_none()) {
        part(&mut out, "part", plan.agenda.len() + 1, &last.heading, &last.paragraphs);
    }
    out.push_str("</debateBody>\n</debate>\n</akomaNtoso>\n");
    Ok(out)
}

/// From when the text is: the closing, or the last correction after it; while the meeting is not closed, the last entry.
fn dated(course: &Course, meeting: &MeetingId) -> Timestamp {
    let state = course.conference.meetings.get(meeting).map(|state| &state.session.state);
    let Some(State::Closed { at }) = state else { return course.at };
    let corrected = course.corrigenda.iter().filter(|one| one.meeting == *meeting).map(|one| one.at);
    corrected.fold(*at, Timestamp::max)
}

/// What is told under an item.
struct Under<'a> {
    speeches: &'a [&'a Speech],
    votes: &'a [&'a Vote],
    /// What the report says of it.
    paragraphs: &'a [report::Paragraph],
    decided: &'a [&'a Registered],
}

/// A part of the report that belongs to no item. Nothing is written where it tells nothing.
fn part(out: &mut String, name: &str, number: usize, heading: &str, paragraphs: &[String]) {
    if paragraphs.is_empty() {
        return;
    }
    let id = format!("dbsect_{name}_{number}");
    let _ = writeln!(out, "<debateSection eId=\"{id}\" name=\"{name}\">\n<heading>{}</heading>", escaped(heading));
    for (index, text) in (1..).zip(paragraphs) {
        narrative(out, &id, index, text);
    }
    out.push_str("</debateSection>\n");
}

fn narrative(out: &mut String, id: &str, index: usize, text: &str) {
    let _ = writeln!(out, "<narrative eId=\"{id}__narr_{index}\">{}</narrative>", escaped(text));
}

/// Every roll call with its outcome and its counts, to which the votes refer.
fn analysis(out: &mut String, votes: &[Vote]) {
    if votes.is_empty() {
        return;
    }
    out.push_str("<analysis source=\"#mufakat\">\n<parliamentary>\n");
    for vote in votes {
        let (outcome, number) = (outcome(vote), vote.vote);
        let _ = writeln!(out, "<voting eId=\"voting_{number}\" outcome=\"#{outcome}\" href=\"#rollcall_{number}\">");
        for (choice, count) in [(Choice::Yes, vote.yes), (Choice::No, vote.no), (Choice::Abstain, vote.abstained)] {
            let (concept, _) = concept(vote.subject, choice);
            let _ =
                writeln!(out, "<count eId=\"voting_{number}__{concept}\" value=\"{count}\" refersTo=\"#{concept}\"/>");
        }
        out.push_str("</voting>\n");
    }
    out.push_str("</parliamentary>\n</analysis>\n");
}

/// What came of a roll call, as a concept.
fn outcome(vote: &Vote) -> &'static str {
    match vote.result {
        VoteResult::Carried => "outcome-carried",
        VoteResult::Tied if !vote.lapsed => "outcome-tied",
        VoteResult::Lost | VoteResult::Tied => "outcome-lost",
    }
}

/// What a vote says, as a concept, and its word: who votes yes on a ruling sets it aside.
fn concept(subject: VoteSubject, choice: Choice) -> (&'static str, &'static str) {
    match (subject, choice) {
        (_, Choice::Abstain) => ("choice-abstain", "choice_abstain"),
        (VoteSubject::Ruling { .. }, Choice::Yes) => ("choice-overrule", "choice_overrule"),
        (VoteSubject::Ruling { .. }, Choice::No) => ("choice-uphold", "choice_uphold"),
        (_, Choice::Yes) => ("choice-yes", "choice_yes"),
        (_, Choice::No) => ("choice-no", "choice_no"),
    }
}

/// The concepts that the roll calls refer to, each with its word.
fn concepts(votes: &[Vote]) -> BTreeMap<&'static str, &'static str> {
    let mut all = BTreeMap::new();
    for vote in votes {
        let outcome = outcome(vote);
        let word = match outcome {
            "outcome-carried" => "outcome_carried",
            "outcome-tied" => "outcome_tied",
            _ => "outcome_lost",
        };
        all.insert(outcome, word);
        all.extend([Choice::Yes, Choice::No, Choice::Abstain].map(|choice| concept(vote.subject, choice)));
    }
    all
}

/// A roll call: each vote by name, those of one kind together.
fn votes_cast(
    out: &mut String,
    sentences: &Sentences,
    vote: &Vote,
    name: &impl Fn(&PartyId) -> String,
) -> Result<(), Fault> {
    let number = vote.vote;
    let _ = write!(
        out,
        "<rollCall eId=\"rollcall_{number}\">\n<num>{number}</num>\n<heading>{}</heading>\n",
        escaped(&sentences.word("column_votes")?)
    );
    for way in roll_call::ways(sentences, vote.subject, &vote.cast)? {
        let votes = way.parties.iter().map(|party| {
            let (by, name) = (id(party), escaped(&name(party)));
            match way.choice {
                Some(choice) => {
                    let (concept, _) = concept(vote.subject, choice);
                    format!(
                        "<vote by=\"#{by}\" as=\"#delegation\" choice=\"#voting_{number}__{concept}\">{name}</vote>"
                    )
                }
                None => format!("<organization refersTo=\"#{by}\">{name}</organization>"),
            }
        });
        let votes: Vec<String> = votes.collect();
        if !votes.is_empty() {
            let _ = writeln!(out, "<p>{}: {}</p>", escaped(&way.word), votes.join(", "));
        }
    }
    if vote.cast.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escaped(&sentences.gap()?));
    }
    out.push_str("</rollCall>\n");
    Ok(())
}

fn section(
    out: &mut String,
    sentences: &Sentences,
    number: usize,
    item: &ItemPlan,
    told: &Under<'_>,
    name: &impl Fn(&PartyId) -> String,
) -> Result<(), Fault> {
    let Under { speeches, votes, paragraphs, decided } = told;
    let _ = write!(
        out,
        "<debateSection eId=\"dbsect_{number}\" name=\"item\">\n<num>{}</num>\n<heading>{}</heading>\n",
        item.number,
        escaped(sentences.of(&item.title))
    );
    for (index, speech) in (1..).zip(*speeches) {
        let (Some(from), to) = (speech.started, speech.ended) else { continue };
        let role = if speech.is_as_chair(item.kind) { "chair" } else { "delegation" };
        let ends = to.map(|to| format!(" endTime=\"{}\"", sentences.instant(to))).unwrap_or_default();
        let _ = write!(
            out,
            "<speech eId=\"dbsect_{number}__speech_{index}\" by=\"#{}\" as=\"#{role}\" startTime=\"{}\"{ends}>\n\
             <from>{}</from>\n<p>{}</p>\n</speech>\n",
            id(&speech.party),
            sentences.instant(from),
            escaped(&name(&speech.party)),
            escaped(&sentences.gap()?)
        );
    }
    let here = format!("dbsect_{number}");
    for (index, paragraph) in (1..).zip(*paragraphs) {
        let Some(point) = paragraph.point else {
            narrative(out, &here, index, &paragraph.text);
            continue;
        };
        let _ = writeln!(out, "<pointOfOrder eId=\"{here}__pntoforder_{point}\">");
        narrative(out, &here, index, &paragraph.text);
        out.push_str("</pointOfOrder>\n");
    }
    for vote in *votes {
        votes_cast(out, sentences, vote, name)?;
    }
    for decision in *decided {
        let _ = write!(
            out,
            "<resolutions eId=\"dbsect_{number}__res_{0}\">\n<num>{0}</num>\n<heading>{1}</heading>\n",
            decision.number,
            escaped(&register::verb(sentences, decision)?)
        );
        // The text of a decision stands as it was decided, in the authentic language.
        let authentic = if sentences.language() == Language::En { "" } else { " xml:lang=\"en\"" };
        for line in decision.text.lines().filter(|line| !line.trim().is_empty()) {
            let _ = writeln!(out, "<p{authentic}>{}</p>", escaped(line));
        }
        for paper in &decision.documents {
            let _ = writeln!(
                out,
                "<p>{} ({} Rev.{}, SHA-256 {})</p>",
                escaped(sentences.of(&paper.title)),
                escaped(paper.symbol.as_str()),
                paper.revision,
                paper.hash
            );
        }
        for one in &decision.corrigenda {
            let note = sentences.say("corrigendum_note", crate::record::wording::facts! { text => one.text })?;
            let _ = writeln!(out, "<p>{}</p>", escaped(&note));
        }
        out.push_str("</resolutions>\n");
    }
    if speeches.is_empty() && paragraphs.is_empty() && decided.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escaped(&sentences.gap()?));
    }
    out.push_str("</debateSection>\n");
    Ok(())
}

fn adjournment(out: &mut String, sentences: &Sentences, number: u32, at: Timestamp) -> Result<(), Fault> {
    let words = sentences.say("sitting_ended", crate::record::wording::facts! { number, at => sentences.when(at) })?;
    let _ = write!(out, "<adjournment eId=\"adjournment_{number}\">\n<p>{}</p>\n</adjournment>\n", escaped(&words));
    Ok(())
}

/// An id of XML: letters, digits and hyphens, beginning with a letter.
fn id(party: &PartyId) -> String {
    format!("party-{}", slug(party.as_str()))
}

fn slug(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

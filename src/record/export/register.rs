//! The register of decisions: a table for a terminal, Markdown, CSV, JSON.

use std::collections::BTreeMap;

use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{ContentArrangement, Table};
use serde::Serialize;

use super::{csv, markdown};
use crate::procedure::definition::FeedCondition;
use crate::procedure::event::{Officer, Stood, Tabler, VoteSubject};
use crate::procedure::ids::PartyId;
use crate::record::register::{Capacity, Fed, Issued, Paper, Register, Registered};
use crate::record::roll_call;
use crate::record::wording::{Fault, Sentences, facts};
use crate::record::writing::{Block, Writing};

/// A word that is stored under its name on the wire, in the language: `verb_adopted`, `stood_away`.
fn named<T: Serialize>(sentences: &Sentences, of: &str, value: &T) -> Result<String, Fault> {
    let json = serde_json::to_value(value).unwrap_or_default();
    let name = json.as_str().or_else(|| json.get("type")?.as_str()).or_else(|| json.get("state")?.as_str());
    sentences.word(&format!("{of}_{}", name.unwrap_or_default()))
}

/// "noted with appreciation".
///
/// # Errors
/// [`Fault`].
pub fn verb(sentences: &Sentences, decision: &Registered) -> Result<String, Fault> {
    let style = decision.style.map(|style| named(sentences, "style", &style)).transpose()?.unwrap_or_default();
    Ok(format!("{} {style}", named(sentences, "verb", &decision.verb)?).trim().to_owned())
}

fn party(register: &Register, sentences: &Sentences, id: &PartyId) -> String {
    sentences.of(&register.party(id)).to_owned()
}

fn parties<'a>(register: &Register, sentences: &Sentences, ids: impl IntoIterator<Item = &'a PartyId>) -> String {
    let names: Vec<_> = ids.into_iter().map(|id| party(register, sentences, id)).collect();
    names.join(", ")
}

/// Who presided, in which capacity.
fn presided(register: &Register, sentences: &Sentences, decision: &Registered) -> Result<String, Fault> {
    let by = &decision.presided;
    let capacity = match by.capacity {
        Capacity::Chair => "capacity_chair",
        Capacity::ActingChair => "capacity_acting_chair",
    };
    let filed = by.person.as_ref().map(|person| person.name.as_str()).unwrap_or_default();
    let name = sentences.say("person", facts! { name => filed })?;
    // An office that was filed for want of a name gives way to the title.
    let (name, title) = match sentences.of(&by.title) {
        title if name == filed || title.is_empty() => (name, title),
        title => (title.to_owned(), ""),
    };
    sentences.say(
        "register_presided",
        facts! {
            capacity => sentences.word(capacity)?,
            party => by.party.as_ref().map(|id| party(register, sentences, id)).unwrap_or_default(),
            name,
            title,
            seat => by.seat,
            epoch => by.epoch,
        },
    )
}

fn officer(sentences: &Sentences, officer: &Officer) -> Result<String, Fault> {
    match officer {
        Officer::Seat { seat } => Ok(seat.to_string()),
        Officer::Moderator { name } => sentences.say("moderator_named", facts! { name }),
    }
}

fn papers(sentences: &Sentences, decision: &Registered) -> Vec<String> {
    let one = |paper: &Paper| format!("{} ({} Rev.{})", sentences.of(&paper.title), paper.symbol, paper.revision);
    decision.documents.iter().map(one).collect()
}

fn issued(sentences: &Sentences, paper: &Paper) -> Result<String, Fault> {
    let (mandate, at) = match &paper.issue {
        Issued::No {} | Issued::Embargoed {} => (String::new(), String::new()),
        Issued::Issued { mandate, at, .. } => (mandate.clone(), sentences.moment(*at)?),
        Issued::IssuedUnderEmbargo { mandate, until, .. } => (mandate.clone(), sentences.moment(*until)?),
        Issued::Retracted { reason, at } => (reason.clone(), sentences.moment(*at)?),
    };
    let name = match &paper.issue {
        Issued::No {} => "issue_no",
        Issued::Embargoed {} => "issue_embargoed",
        Issued::Issued { .. } => "issue_issued",
        Issued::IssuedUnderEmbargo { .. } => "issue_under_embargo",
        Issued::Retracted { .. } => "issue_retracted",
    };
    sentences.say(name, facts! { mandate, at })
}

/// How the parties stood, those of one way together: "joined consensus: A (09:41:02), B".
fn standing(register: &Register, sentences: &Sentences, decision: &Registered) -> Result<Vec<String>, Fault> {
    let mut ways: Vec<(String, Vec<String>)> = Vec::new();
    for stands in &decision.standing {
        // An endpoint acknowledges what it shows; that alone is no consent.
        let shown = matches!(stands.stood, Stood::Acknowledged { .. }) && !decision.joined(stands);
        let way = if shown { sentences.word("stood_shown")? } else { named(sentences, "stood", &stands.stood)? };
        let mut who = party(register, sentences, &stands.party);
        let mut more: Vec<String> = Vec::new();
        match stands.stood {
            Stood::Acknowledged { at } | Stood::ConsentedByOtherChannel { at } => more.push(clock(sentences, at)),
            Stood::Seated {} | Stood::Away {} | Stood::Absent {} | Stood::LineDown {} | Stood::NotSeen {} => {}
        }
        if let Some(channel) = &stands.channel {
            let facts = facts! {
                given_by => channel.given_by,
                channel => channel.channel,
                entered_by => officer(sentences, &channel.entered_by)?,
                confirmed_by => officer(sentences, &channel.confirmed_by)?,
            };
            more.push(sentences.say("register_channel", facts)?);
        }
        if !more.is_empty() {
            who = format!("{who} ({})", more.join("; "));
        }
        match ways.iter_mut().find(|(known, _)| *known == way) {
            Some((_, whose)) => whose.push(who),
            None => ways.push((way, vec![who])),
        }
    }
    Ok(ways.into_iter().map(|(way, who)| format!("{way}: {}", who.join(", "))).collect())
}

/// The hour of an instant to the second, in the hub's zone.
fn clock(sentences: &Sentences, at: crate::procedure::ids::Timestamp) -> String {
    sentences.instant(at).get(11..19).unwrap_or_default().to_owned()
}

fn fed(sentences: &Sentences, fed: &Fed) -> Result<String, Fault> {
    let condition = match fed.condition {
        FeedCondition::Decided => "condition_decided",
        FeedCondition::Tabled => "condition_tabled",
        FeedCondition::ReportAdopted => "condition_report_adopted",
    };
    let numbers: Vec<_> = fed.decisions.iter().map(ToString::to_string).collect();
    let place = format!("{}/{}", fed.meeting, fed.item);
    sentences.say("register_fed", facts! { place, condition => sentences.word(condition)?, decisions => numbers })
}

/// For a terminal.
///
/// # Errors
/// [`Fault`].
pub fn table(register: &Register, sentences: &Sentences) -> Result<String, Fault> {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        table.set_width(110);
    }
    let heads = ["number", "place", "verb", "text", "declared", "presided", "standing", "countersigned"];
    let heads = heads.map(|head| sentences.word(&format!("column_{head}")));
    table.set_header(heads.into_iter().collect::<Result<Vec<_>, _>>()?);
    for decision in &register.decisions {
        let by = &decision.presided;
        let who = by.party.as_ref().map(|id| party(register, sentences, id)).unwrap_or_default();
        let who = match by.capacity {
            Capacity::Chair => who,
            Capacity::ActingChair => format!("{who} ({})", sentences.word("capacity_acting_chair")?),
        };
        let mut text = decision.text.clone();
        if decision.reopened.is_some() {
            text = format!("[{}] {text}", sentences.word("register_reopened_short")?);
        }
        let joined = decision.standing.iter().filter(|stands| decision.joined(stands)).count();
        let countersigned =
            decision.seal.as_ref().map_or_else(String::new, |seal| seal.countersigned.len().to_string());
        table.add_row([
            decision.number.to_string(),
            format!("{}/{}", decision.meeting, decision.item),
            verb(sentences, decision)?,
            text,
            sentences.moment(decision.at)?,
            who,
            format!("{joined}/{}", decision.standing.len()),
            countersigned,
        ]);
    }
    Ok(table.to_string())
}

/// As a text to be printed: a section for each decision.
///
/// # Errors
/// [`Fault`].
pub fn writing(register: &Register, sentences: &Sentences) -> Result<Writing, Fault> {
    let conference = sentences.of(&register.conference);
    let (at, time) = (sentences.moment(register.as_of)?, sentences.hub_time(&register.hub)?);
    let as_of = facts! { at, time, position => register.position };
    let mut blocks = Vec::new();
    for decision in &register.decisions {
        let facts = facts! {
            number => decision.number,
            meeting => sentences.of(&decision.meeting_name),
            item => decision.item,
            title => sentences.of(&decision.item_title),
            verb => verb(sentences, decision)?,
        };
        blocks.push(Block::Heading { level: 1, text: sentences.say("register_heading", facts)? });
        blocks.push(Block::Quote { text: decision.text.clone() });
        blocks.push(details(register, sentences, decision)?);
    }
    if register.decisions.is_empty() {
        blocks.push(Block::Plain { text: sentences.word("register_none")? });
    }
    Ok(Writing {
        language: sentences.language(),
        title: vec![sentences.say("register_title", facts! { conference })?],
        subtitle: Vec::new(),
        status: sentences.say("register_as_of", as_of)?,
        foot: sentences.say("register_title", facts! { conference })?,
        page: (sentences.word("page")?, sentences.word("page_of")?),
        blocks,
    })
}

fn details(register: &Register, sentences: &Sentences, decision: &Registered) -> Result<Block, Fault> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut add = |name: &str, value: Vec<String>| -> Result<(), Fault> {
        if !value.is_empty() {
            rows.push(vec![sentences.word(&format!("column_{name}"))?, value.join("\n")]);
        }
        Ok(())
    };
    add("declared", vec![sentences.moment(decision.at)?])?;
    add("entry", vec![decision.position.to_string()])?;
    add("presided", vec![presided(register, sentences, decision)?])?;
    let recorded = match &decision.recorded_by {
        Some(name) => sentences.say("moderator_named", facts! { name })?,
        None => sentences.say("recorded_by_presiding", facts! { seat => decision.presided.seat })?,
    };
    add("recorded", vec![recorded])?;
    let laid = match &decision.laid_by {
        Tabler::Chair {} => sentences.word("tabler_chair")?,
        Tabler::Prepared {} => sentences.word("tabler_prepared")?,
        Tabler::Party { party: id } => party(register, sentences, id),
    };
    add("laid", vec![laid])?;
    let hash = format!("{} {}, SHA-256 {}", sentences.word("revision")?, decision.revision, decision.hash);
    add("hash", vec![hash])?;
    let mut documents = Vec::new();
    for (paper, name) in decision.documents.iter().zip(papers(sentences, decision)) {
        documents.push(format!("{name}, SHA-256 {}; {}", paper.hash, issued(sentences, paper)?));
    }
    add("documents", documents)?;
    add("standing", standing(register, sentences, decision)?)?;
    let lost = parties(register, sentences, &decision.lines_lost);
    add("lost", Some(lost).filter(|lost| !lost.is_empty()).into_iter().collect())?;
    let mut objections = Vec::new();
    for one in &decision.objections {
        let facts = facts! {
            party => party(register, sentences, &one.party),
            point => one.point,
            at => clock(sentences, one.raised_at),
            end => named(sentences, "objection", &one.end)?,
            ended => one.ended_at.map(|at| clock(sentences, at)).unwrap_or_default(),
        };
        objections.push(sentences.say("register_objection", facts)?);
    }
    add("objections", objections)?;
    let mut statements = Vec::new();
    for one in &decision.statements {
        let kind = named(sentences, "statement", &one.kind)?;
        let at = clock(sentences, one.at);
        statements.push(format!("{kind}, {}, {at}: “{}”", party(register, sentences, &one.party), one.text));
    }
    add("statements", statements)?;
    let mut votes = Vec::new();
    for one in &decision.votes {
        let facts = facts! { yes => one.yes, no => one.no, abstained => one.abstained };
        let count = sentences.say("vote_count", facts)?;
        let subject = VoteSubject::Proposal { proposal: decision.proposal, revision: decision.revision };
        let names = roll_call::by_name(sentences, subject, &one.cast, |id| party(register, sentences, id))?;
        votes.push(format!("{count}. {names}").trim().to_owned());
    }
    add("votes", votes)?;
    add("feeds", decision.feeds.iter().map(|one| fed(sentences, one)).collect::<Result<_, _>>()?)?;
    add("fed_by", decision.fed_by.iter().map(|one| fed(sentences, one)).collect::<Result<_, _>>()?)?;
    let mut follow_ups = Vec::new();
    for one in &decision.follow_ups {
        follow_ups.push(sentences.say("follow_up", facts! { who => one.who, what => one.what, by => one.by })?);
    }
    add("follow_ups", follow_ups)?;
    let mut joining = Vec::new();
    for (id, joined) in &decision.joining {
        let at = joined.map(|at| sentences.moment(at)).transpose()?.unwrap_or_default();
        joining.push(sentences.say("register_joining", facts! { party => party(register, sentences, id), at })?);
    }
    add("joining", joining)?;
    let asked = decision.reopening_asked.iter();
    let asked = asked.map(|(id, why)| format!("{}: {why}", party(register, sentences, id))).collect();
    add("reopening_asked", asked)?;
    let reopened = match &decision.reopened {
        Some(reopened) => {
            let cause = named(sentences, "reopened", &reopened.cause)?;
            vec![sentences.say("register_reopened", facts! { at => sentences.moment(reopened.at)?, cause })?]
        }
        None => Vec::new(),
    };
    add("reopened", reopened)?;
    let mut corrigenda = Vec::new();
    for one in &decision.corrigenda {
        let (text, by, at) = (&one.text, officer(sentences, &one.by)?, sentences.moment(one.at)?);
        let facts = facts! { text => text, by, at, entry => one.entry };
        corrigenda.push(sentences.say("register_corrigendum", facts)?);
    }
    add("corrigenda", corrigenda)?;
    if let Some(seal) = &decision.seal {
        let who = seal.countersigned.iter();
        let who: Vec<_> = who.map(|one| format!("{} ({})", party(register, sentences, &one.party), one.seat)).collect();
        let facts = facts! { checkpoint => seal.checkpoint, countersigned => who };
        add("countersigned", vec![sentences.say("register_countersigned", facts)?])?;
    }
    Ok(Block::Table {
        columns: vec![sentences.word("column_what")?, sentences.word("column_recorded_as")?],
        widths: vec![20, 80],
        rows,
    })
}

/// As Markdown.
///
/// # Errors
/// [`Fault`].
pub fn as_markdown(register: &Register, sentences: &Sentences) -> Result<String, Fault> {
    Ok(markdown::write(&writing(register, sentences)?))
}

/// As JSON, for programs: the register as it is.
#[must_use]
pub fn as_json(register: &Register) -> String {
    let mut text = serde_json::to_string_pretty(register).unwrap_or_default();
    text.push('\n');
    text
}

/// The name that something has on the wire.
fn wire_name<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|json| json.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What became of a document, for programs.
fn issue(paper: &Paper) -> String {
    match &paper.issue {
        Issued::No {} => format!("{} no", paper.symbol),
        Issued::Embargoed {} => format!("{} embargoed", paper.symbol),
        Issued::Issued { revision, at, .. } => format!("{} Rev.{revision} issued {at}", paper.symbol),
        Issued::IssuedUnderEmbargo { revision, until, .. } => {
            format!("{} Rev.{revision} issued under embargo until {until}", paper.symbol)
        }
        Issued::Retracted { at, .. } => format!("{} retracted {at}", paper.symbol),
    }
}

/// As CSV, one line for each decision; heads and words in English, instants in UTC.
#[must_use]
pub fn as_csv(register: &Register) -> String {
    let heads = [
        "number",
        "position",
        "declared_at",
        "meeting",
        "item",
        "item_title",
        "verb",
        "style",
        "text",
        "revision",
        "hash",
        "documents",
        "issued",
        "presided",
        "presided_party",
        "presided_person",
        "capacity",
        "epoch",
        "recorded_by",
        "joined",
        "not_joined",
        "lines_lost",
        "objections",
        "statements",
        "feeds",
        "fed_by",
        "follow_ups",
        "joining_later",
        "reopened_at",
        "corrigenda",
        "checkpoint",
        "countersigned_by",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for decision in &register.decisions {
        let mut stood: BTreeMap<bool, Vec<String>> = BTreeMap::new();
        for stands in &decision.standing {
            let text = match stands.stood {
                Stood::Acknowledged { at } => format!("{} {at}", stands.party),
                Stood::ConsentedByOtherChannel { at } => format!("{} {at} by other channel", stands.party),
                Stood::Seated {} => stands.party.to_string(),
                Stood::Away {} => format!("{} away", stands.party),
                Stood::Absent {} => format!("{} absent", stands.party),
                Stood::LineDown {} => format!("{} line down", stands.party),
                Stood::NotSeen {} => format!("{} not seen", stands.party),
            };
            stood.entry(decision.joined(stands)).or_default().push(text);
        }
        let stood = |joined: bool| stood.get(&joined).map(|all| all.join("; ")).unwrap_or_default();
        let join = |all: Vec<String>| all.join("; ");
        let fed = |all: &[Fed]| join(all.iter().map(|fed| format!("{}/{}", fed.meeting, fed.item)).collect());
        let papers = decision.documents.iter();
        rows.push(vec![
            decision.number.to_string(),
            decision.position.to_string(),
            decision.at.to_string(),
            decision.meeting.to_string(),
            decision.item.to_string(),
            decision.item_title.en.clone(),
            wire_name(&decision.verb),
            decision.style.map(|style| wire_name(&style)).unwrap_or_default(),
            decision.text.clone(),
            decision.revision.to_string(),
            decision.hash.to_string(),
            join(papers.map(|paper| format!("{} Rev.{} {}", paper.symbol, paper.revision, paper.hash)).collect()),
            join(decision.documents.iter().map(issue).collect()),
            decision.presided.seat.to_string(),
            decision.presided.party.as_ref().map(ToString::to_string).unwrap_or_default(),
            decision.presided.person.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
            wire_name(&decision.presided.capacity),
            decision.presided.epoch.to_string(),
            decision.recorded_by.as_ref().map_or_else(|| decision.presided.seat.to_string(), ToString::to_string),
            stood(true),
            stood(false),
            join(decision.lines_lost.iter().map(ToString::to_string).collect()),
            join(
                decision
                    .objections
                    .iter()
                    .map(|one| {
                        let ended = one.ended_at.map(|at| format!(" {at}")).unwrap_or_default();
                        format!("{} {} {}{ended}: {}", one.party, one.raised_at, wire_name(&one.end), one.point)
                    })
                    .collect(),
            ),
            join(
                decision
                    .statements
                    .iter()
                    .map(|one| format!("{} {} {}: {}", one.party, one.at, wire_name(&one.kind), one.text))
                    .collect(),
            ),
            fed(&decision.feeds),
            fed(&decision.fed_by),
            join(decision.follow_ups.iter().map(|one| format!("{}: {} ({})", one.who, one.what, one.by)).collect()),
            join(
                decision
                    .joining
                    .iter()
                    .map(|(party, at)| at.map_or_else(|| party.to_string(), |at| format!("{party} {at}")))
                    .collect(),
            ),
            decision.reopened.map(|reopened| reopened.at.to_string()).unwrap_or_default(),
            join(decision.corrigenda.iter().map(|one| format!("{}: {}", one.at, one.text)).collect()),
            decision.seal.as_ref().and_then(|seal| seal.checkpoint).map(|size| size.to_string()).unwrap_or_default(),
            join(decision.seal.iter().flat_map(|seal| &seal.countersigned).map(|one| one.seat.to_string()).collect()),
        ]);
    }
    csv::lines(&rows)
}

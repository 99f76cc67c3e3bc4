//! Reading times, windows and powers of a meeting: what is not said keeps what stood before.

use super::fault::{Problem, Shape};
use super::sheet::{Fields, Node, Place, Sheet};
use crate::procedure::definition::{Limits, MeetingSettings, Power, Profile, Quorum};
use crate::procedure::ids::Span;

const POWERS: [(&str, Power); 5] = [
    ("meeting", Power::Meeting),
    ("agenda", Power::Agenda),
    ("floor", Power::Floor),
    ("list", Power::List),
    ("put", Power::Put),
];

/// The shortest session block but none at all: each begins with a count on the record, and a block of a
/// millisecond would fill it.
const SHORTEST_BLOCK: Span = Span::minutes(5);

/// Settings as read, and where a quorum in numbers stands: how many decide is known only later.
#[derive(Clone, Default)]
pub(super) struct Settings {
    pub value: MeetingSettings,
    pub quorum: Option<Place>,
    /// Limits that were written down, of those that are otherwise as the profile of the meeting has them.
    pub said: Said,
}

/// Which limits were written down.
#[derive(Clone, Copy, Default)]
pub(super) struct Said {
    reply: bool,
    second_reply: bool,
    explanation: bool,
    quorum: bool,
    quorum_to_debate: bool,
}

impl Settings {
    /// What is not written down is as usual in a profile.
    pub(super) fn in_profile(mut self, profile: Option<Profile>) -> MeetingSettings {
        if let Some(profile) = profile {
            let usual = Limits::of(profile);
            let limits = &mut self.value.limits;
            for (said, limit, usual) in [
                (self.said.reply, &mut limits.reply, usual.reply),
                (self.said.second_reply, &mut limits.second_reply, usual.second_reply),
                (self.said.explanation, &mut limits.explanation, usual.explanation),
            ] {
                if !said {
                    *limit = usual;
                }
            }
            let (to_decide, to_debate) = Quorum::usual(profile);
            if !self.said.quorum {
                self.value.quorum = to_decide;
            }
            if !self.said.quorum_to_debate {
                self.value.quorum_to_debate = to_debate;
            }
        }
        self.value
    }
}

/// Reads a table of settings over `base`: the conference's own over the defaults, a meeting's over those.
pub(super) fn read(sheet: &mut Sheet<'_>, node: Option<Node<'_>>, base: &Settings) -> Settings {
    let mut settings = base.clone();
    let Some(node) = node else { return settings };
    let Some(mut fields) = node.table(sheet) else { return settings };
    let value = &mut settings.value;
    if let Some(mut limits) = fields.get("limits").and_then(|node| node.table(sheet)) {
        read_limits(sheet, &mut limits, &mut value.limits, &mut settings.said);
        limits.close(sheet);
    }
    moments(sheet, &mut fields, "warnings", &mut value.warnings);
    truth(sheet, &mut fields, "accumulate", &mut value.accumulate);
    truth(sheet, &mut fields, "reset_time_on_return", &mut value.reset_time_on_return);
    truth(sheet, &mut fields, "cut_at_limit", &mut value.cut_at_limit);
    span(sheet, &mut fields, "consent_window", &mut value.consent_window);
    span(sheet, &mut fields, "interpretation_tail", &mut value.interpretation_tail);
    span(sheet, &mut fields, "call_answer", &mut value.call_answer);
    span(sheet, &mut fields, "drop_grace", &mut value.drop_grace);
    span(sheet, &mut fields, "speaker_grace", &mut value.speaker_grace);
    span(sheet, &mut fields, "speaker_lapse", &mut value.speaker_lapse);
    span(sheet, &mut fields, "chair_grace", &mut value.chair_grace);
    span(sheet, &mut fields, "chair_hold", &mut value.chair_hold);
    span(sheet, &mut fields, "silence_minimum", &mut value.silence_minimum);
    moments(sheet, &mut fields, "sitting_warnings", &mut value.sitting_warnings);
    if let Some(replies) = fields.get("replies").and_then(|node| node.number(sheet, 0, 10)) {
        value.replies = replies;
    }
    if let Some(node) = fields.get("quorum")
        && let Some(quorum) = quorum(sheet, &node)
    {
        value.quorum = quorum;
        settings.said.quorum = true;
        settings.quorum = matches!(quorum, Quorum::Number { .. }).then(|| node.place.clone());
    }
    if let Some(node) = fields.get("quorum_to_debate") {
        let none = node.peek().is_some_and(|text| text == "none");
        let read = if none { Some(None) } else { quorum(sheet, &node).map(Some) };
        if let Some(quorum) = read {
            value.quorum_to_debate = quorum;
            settings.said.quorum_to_debate = true;
        }
    }
    if let Some(node) = fields.get("session_block")
        && let Some(block) = node.duration(sheet)
    {
        if block > Span::ZERO && block < SHORTEST_BLOCK {
            let text = node.peek().unwrap_or_default().to_owned();
            let least_minutes = SHORTEST_BLOCK.0 / 60_000;
            sheet.note(&node.place, Problem::BlockTooShort { text, least_minutes });
        }
        value.session_block = block;
    }
    if let Some(powers) = fields.get("delegated").and_then(|node| node.list(sheet)) {
        value.delegated = powers.iter().filter_map(|node| node.choice(sheet, &POWERS)).collect();
        value.delegated.sort_unstable();
        value.delegated.dedup();
    }
    truth(sheet, &mut fields, "moderator_records_gavel", &mut value.moderator_records_gavel);
    fields.close(sheet);
    for (sooner, later, in_order) in [
        ("speaker_grace", "speaker_lapse", value.speaker_grace < value.speaker_lapse),
        ("chair_grace", "chair_hold", value.chair_grace < value.chair_hold),
    ] {
        if !in_order {
            sheet.note(&node.place, Problem::WaitsInWrongOrder { sooner, later });
        }
    }
    settings
}

fn read_limits(sheet: &mut Sheet<'_>, fields: &mut Fields<'_>, limits: &mut Limits, said: &mut Said) {
    span(sheet, fields, "minister", &mut limits.minister);
    span(sheet, fields, "senior_official", &mut limits.senior_official);
    span(sheet, fields, "partner", &mut limits.partner);
    span(sheet, fields, "observer", &mut limits.observer);
    span(sheet, fields, "presenter", &mut limits.presenter);
    span(sheet, fields, "group", &mut limits.group);
    said.reply |= span(sheet, fields, "reply", &mut limits.reply);
    said.second_reply |= span(sheet, fields, "second_reply", &mut limits.second_reply);
    span(sheet, fields, "point_of_order", &mut limits.point_of_order);
    said.explanation |= span(sheet, fields, "explanation", &mut limits.explanation);
}

fn span(sheet: &mut Sheet<'_>, fields: &mut Fields<'_>, key: &'static str, slot: &mut Span) -> bool {
    let span = fields.get(key).and_then(|node| node.duration(sheet));
    if let Some(span) = span {
        *slot = span;
    }
    span.is_some()
}

fn truth(sheet: &mut Sheet<'_>, fields: &mut Fields<'_>, key: &'static str, slot: &mut bool) {
    if let Some(truth) = fields.get(key).and_then(|node| node.truth(sheet)) {
        *slot = truth;
    }
}

/// Moments before an end, the longest first however they were written.
fn moments(sheet: &mut Sheet<'_>, fields: &mut Fields<'_>, key: &'static str, slot: &mut Vec<Span>) {
    if let Some(list) = fields.get(key).and_then(|node| node.list(sheet)) {
        *slot = list.iter().filter_map(|node| node.duration(sheet)).collect();
        slot.sort_unstable_by(|a, b| b.cmp(a));
        slot.dedup();
    }
}

/// `"all_members"`, `"majority"`, `{ members = 3 }`, or `{ one_in = 3 }` for a third.
fn quorum(sheet: &mut Sheet<'_>, node: &Node<'_>) -> Option<Quorum> {
    if node.peek().is_some() {
        let words = [("all_members", Quorum::AllMembersAccountedFor {}), ("majority", Quorum::Majority {})];
        return node.choice(sheet, &words);
    }
    if !node.is_table() {
        sheet.note(&node.place, Problem::WrongShape { found: node.kind(), shape: Shape::TextOrTable });
        return None;
    }
    let mut fields = node.table(sheet)?;
    let one_in = fields.get("one_in").map(|node| node.number(sheet, 1, 1_000));
    let quorum = match one_in {
        Some(of) => of.map(|of| Quorum::OneIn { of }),
        None => {
            let members = fields.need(sheet, "members").and_then(|node| node.number(sheet, 1, 1_000));
            members.map(|members| Quorum::Number { members })
        }
    };
    fields.close(sheet);
    quorum
}

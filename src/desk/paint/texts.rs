//! The text on the table and how everybody stands to it, what was decided, and what a delegation sees of itself.

use ratatui::text::Line;

use super::super::acts::upper;
use super::super::board::Looked;
use super::super::facts::face;
use super::lines::{fit, pad, sides, wrap, wrap_at_most};
use super::{Painter, Pane, Tone};
use crate::procedure::ids::PartyId;
use crate::view::{
    AmendmentStage, DecisionNow, Listing, MotionNow, ObjectionStage, ProposalNow, ProposalStage, SpeechPhase,
    WindowStage,
};

impl Painter<'_> {
    /// The text with its revision and hash, its window, and how everybody stands, on so many lines at most.
    pub(super) fn text_panel(&self, wide: usize, most: usize) -> Vec<Line<'static>> {
        let Some(text) = self.facts.text() else {
            let motions = self.motions(wide);
            // Without an item there is nothing that a text could be about.
            if self.facts.current().is_none() && motions.is_empty() {
                return motions;
            }
            let title = self.heading(&self.word("word-text"), "", wide);
            let none = self.facts.current().map(|_| self.whole(fit(&self.word("console-no_text"), wide), Tone::Faint));
            let mut lines: Vec<_> = std::iter::once(title).chain(none).collect();
            lines.extend(motions);
            lines.truncate(most);
            return lines;
        };
        let mut lines = self.text_head(text, wide);
        let words = text.text.clone().unwrap_or_else(|| self.word("console-text_withheld"));
        let tone = if text.text.is_some() { Tone::Plain } else { Tone::Faint };
        let mut words = wrap(&words, wide);
        let left = most.saturating_sub(lines.len());
        // How everybody stands is told as fully as leaves the words what they need, or a third of the room.
        let kept = words.len().min(left / 3);
        let mut as_fully = [3, 2, 1].into_iter().map(|most| self.stands(text, wide, most));
        let stands = as_fully.find(|stands| stands.len() + kept <= left);
        let stands = stands.unwrap_or_else(|| self.stands(text, wide, 0));
        // The words come before how everybody stands: one line of them says too little to decide on.
        let room = left.saturating_sub(stands.len()).max(2);
        let last = (words.len() > room).then(|| words.swap_remove(room - 1));
        words.truncate(room - usize::from(last.is_some()));
        lines.extend(words.into_iter().map(|line| self.whole(line, tone)));
        if let Some(last) = last {
            let more = Line::from(vec![
                self.span("2", Tone::Key),
                self.span(format!(" {}", self.word("desk-in_full")), Tone::Faint),
            ]);
            lines.push(sides(self.whole(format!("{last} …"), tone), more, wide));
        }
        lines.extend(stands);
        lines.truncate(most);
        lines
    }

    /// The whole text, as long as it is.
    pub(super) fn text_in_full(&self, wide: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for text in self.facts.screen.texts() {
            lines.extend(self.text_head(text, wide));
            let words = text.text.clone().unwrap_or_else(|| self.word("console-text_withheld"));
            lines.extend(wrap(&words, wide).into_iter().map(|line| self.whole(line, Tone::Plain)));
            lines.extend(self.stands(text, wide, usize::MAX));
            for amendment in &text.amendments {
                let stage = match amendment.stage {
                    AmendmentStage::Open => "console-amendment-open",
                    AmendmentStage::Parked => "console-amendment-parked",
                    AmendmentStage::Stale => "console-amendment-stale",
                };
                let words = self.words.amendment(self.facts.screen.view, amendment);
                let text = format!("± {words} ({})", self.word(stage));
                lines.extend(wrap(&text, wide).into_iter().map(|line| self.whole(line, Tone::Warn)));
            }
            lines.push(Line::default());
        }
        if lines.is_empty() {
            lines.push(self.whole(self.word("console-no_text"), Tone::Faint));
        }
        lines.extend(self.motions(wide));
        lines
    }

    fn text_head(&self, text: &ProposalNow, wide: usize) -> Vec<Line<'static>> {
        let put = matches!(text.stage, ProposalStage::Put { .. });
        let title = self.word(if put { "word-put" } else { "console-on_the_table" });
        let verb = self.facts.item(&text.item).and_then(|item| item.verbs.first());
        let verb = verb.map(|verb| self.words.say(self.facts.screen.view, verb)).unwrap_or_default();
        let meta = [
            ("item", text.item.to_string().into()),
            ("revision", text.revision.to_string().into()),
            ("hash", text.hash.short().into()),
        ];
        let head = self.heading(&title, &verb, wide);
        let mut about = self.words.text("console-text_meta", &meta);
        for document in &text.documents {
            about.push_str(&format!(" · {}", self.words.say(self.facts.screen.view, document)));
        }
        vec![head, self.whole(fit(&about, wide), Tone::Faint)]
    }

    /// Objections, the window, and who has the text; each on so many lines at most, the window on two where there are any.
    fn stands(&self, text: &ProposalNow, wide: usize, most: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let view = self.facts.screen.view;
        // What stands in the way comes first.
        for objection in text.objections.iter().filter(|one| one.stage == ObjectionStage::Standing {}) {
            lines.extend(self.objection(objection, wide, most.max(1)));
        }
        if let ProposalStage::Put { window, acknowledged, awaited, lost, .. } = &text.stage {
            match window {
                WindowStage::Running { ends_at } => {
                    let left = face((ends_at.0 - self.facts.screen.now.0).max(0));
                    let words = self.whole(self.word("console-window_running"), Tone::Good);
                    lines.push(sides(words, self.whole(left, Tone::Strong), wide));
                }
                WindowStage::Elapsed { .. } => {
                    lines.push(self.whole(fit(&self.word("console-window_elapsed"), wide), Tone::Good));
                }
                WindowStage::Frozen { causes } => {
                    let causes = self.words.say_each(view, causes);
                    let text = format!("{} {}", self.word("console-window_frozen"), causes.join("; "));
                    let all = if most == 0 { vec![fit(&text, wide)] } else { wrap_at_most(&text, wide, most.max(2)) };
                    lines.extend(all.into_iter().map(|line| self.whole(line, Tone::Warn)));
                }
            }
            for (id, who, tone) in [
                ("console-lost_since", lost, Tone::Bad),
                ("console-awaited", awaited, Tone::Warn),
                ("console-acknowledged", acknowledged, Tone::Good),
            ] {
                // Who has the text needs nothing more; a list of them all stands on its page.
                let most = if tone == Tone::Good && most < usize::MAX { 1 } else { most.max(1) };
                lines.extend(self.who(id, who, wide, most, tone));
            }
        }
        for party in &text.time_asked {
            let words = self.words.text("console-asks_time", &[("party", self.party(party).into())]);
            lines.push(self.whole(fit(&words, wide), Tone::Warn));
        }
        for one in &text.comments {
            let party = self.words.text("console-comments", &[("party", self.party(&one.party).into())]);
            lines
                .push(self.whole(fit(&format!("{party} “{}”", one.text.as_deref().unwrap_or("…")), wide), Tone::Plain));
        }
        for one in &text.statements {
            let kind = self.words.say(view, &one.kind);
            lines.push(self.whole(fit(&format!("{}: {kind}", self.party(&one.party)), wide), Tone::Plain));
        }
        for one in &text.consents {
            let state = if one.confirmed_at.is_some() { "✓" } else { "…" };
            let words = format!("{state} {}: {}", self.word("console-secretariat-consent"), self.party(&one.party));
            lines.push(self.whole(fit(&words, wide), Tone::Plain));
        }
        lines
    }

    fn objection(&self, objection: &crate::view::ObjectionNow, wide: usize, most: usize) -> Vec<Line<'static>> {
        let who = self.words.text("console-objects", &[("party", self.party(&objection.party).into())]);
        let point = objection.point.as_ref().filter(|point| !point.is_empty());
        let point = point.map(|point| format!(": “{point}”")).unwrap_or_default();
        let all = wrap_at_most(&format!("✕ {who}{point}"), wide, most);
        all.into_iter().map(|line| self.whole(line, Tone::Bad)).collect()
    }

    fn who(&self, id: &str, who: &Listing<PartyId>, wide: usize, most: usize, tone: Tone) -> Vec<Line<'static>> {
        if who.count == 0 {
            return Vec::new();
        }
        let label = self.words.text(id, &[("number", i64::from(who.count).into())]);
        let names: Vec<String> = who.head.iter().map(|party| self.party(party)).collect();
        let all = wrap_at_most(&format!("{label} {}", names.join(", ")), wide, most);
        let toned = |line: String| match line.strip_prefix(&label) {
            Some(names) => Line::from(vec![self.span(label.clone(), tone), self.span(names.to_owned(), Tone::Plain)]),
            None => self.whole(line, Tone::Plain),
        };
        all.into_iter().map(toned).collect()
    }

    /// The roll call and the motions that are pending.
    fn motions(&self, wide: usize) -> Vec<Line<'static>> {
        let Some(table) = &self.facts.screen.view.table else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some(vote) = &table.vote {
            let called = vote.waiting.head.first().map(|party| self.party(party)).unwrap_or_default();
            let subject = self.words.say(self.facts.screen.view, &vote.subject);
            let words = self.words.text("client-vote", &[("subject", subject.into()), ("party", called.into())]);
            lines.push(self.whole(fit(&words, wide), Tone::Warn));
        }
        let of = |motion: &MotionNow| {
            let arguments = [
                ("number", motion.motion.0.to_string().into()),
                ("party", self.party(&motion.party).into()),
                ("what", self.words.say(self.facts.screen.view, &motion.kind).into()),
            ];
            self.whole(fit(&self.words.text("client-motion", &arguments), wide), Tone::Warn)
        };
        lines.extend(table.motions.iter().map(of));
        lines
    }

    // ---- a delegation's own ------------------------------------------------------------------------------------

    /// Whether this delegation is heard, in one look.
    pub(super) fn heard(&self, wide: usize) -> Vec<Line<'static>> {
        let Some(own) = self.facts.mine() else { return vec![Line::default()] };
        if self.facts.is_outside() {
            let id = if own.person.is_some() { "console-outside" } else { "console-in_lobby" };
            return wrap_at_most(&self.word(id), wide.saturating_sub(2), 2)
                .into_iter()
                .map(|line| self.whole(format!(" {line}"), Tone::Warn))
                .collect();
        }
        let speech = self.facts.speech().filter(|speech| own.speech == Some(speech.speech));
        let clock = speech.map(|speech| face(self.facts.used(speech).left_ms)).unwrap_or_default();
        let (text, tone) = match (speech.map(|speech| &speech.phase), &own.waiting) {
            (Some(SpeechPhase::Speaking { .. }), _) => (self.word("console-heard-speaking"), Tone::OnAir),
            (Some(SpeechPhase::Called { .. }), _) => (self.word("desk-heard-called"), Tone::Armed),
            (Some(SpeechPhase::Paused { .. }), _) => (self.word("console-heard-paused"), Tone::Armed),
            (None, Some(place)) => {
                let count = self.facts.screen.view.list.as_ref().map_or(place.place, |list| list.entries.count);
                let arguments = [("place", i64::from(place.place).into()), ("count", i64::from(count).into())];
                (self.words.text("console-heard-waiting", &arguments), Tone::Strong)
            }
            (None, None) => (self.word("console-heard-silent"), Tone::Plain),
        };
        let text = if own.mute { self.word("desk-mute") } else { text };
        let tone = if own.mute { Tone::OnAir } else { tone };
        let room = wide.saturating_sub(super::width(&clock) + 2);
        let line = format!(" {}{clock} ", pad(&text, room.saturating_sub(0)));
        let mut lines = vec![self.whole(pad(&line, wide), tone)];
        if !own.may_bind {
            lines.push(self.whole(format!(" {}", self.word("console-may_not_bind")), Tone::Faint));
        }
        lines
    }

    /// The text, how this device found it, the floor, what happened.
    pub(super) fn own_middle(&self, pane: &mut Pane<'_>) {
        let wide = pane.wide();
        let looked = self.looked(wide);
        let floor = self.floor(wide);
        let left = pane.left().saturating_sub(floor.len() + looked.len());
        pane.lines(floor);
        pane.lines(self.text_panel(wide, left.saturating_sub(self.kept_for_record(left))));
        pane.lines(looked);
        self.happened(pane);
    }

    fn looked(&self, wide: usize) -> Vec<Line<'static>> {
        let Some(own) = self.facts.mine().and_then(|seat| seat.text.as_ref()) else { return Vec::new() };
        let mut lines = Vec::new();
        let hash = own.hash.short();
        let found = match &self.board.looked {
            None if own.acknowledged => Some(("console-looked-agrees", Tone::Good, String::new())),
            None => Some(("console-looked-looking", Tone::Faint, String::new())),
            Some(Looked::Agrees) => Some(("console-looked-agrees", Tone::Good, String::new())),
            Some(Looked::Differs) => Some(("console-looked-differs", Tone::Bad, String::new())),
            Some(Looked::Missing(symbol)) => Some(("console-looked-missing", Tone::Bad, symbol.clone())),
        };
        if let Some((id, tone, symbol)) = found {
            // With little room the text itself comes before a sentence that all is well.
            let id = if id == "console-looked-agrees" && wide < 50 { "desk-looked_agrees" } else { id };
            let text = self.words.text(id, &[("hash", hash.into()), ("symbol", symbol.into())]);
            lines.extend(wrap_at_most(&text, wide, 2).into_iter().map(|line| self.whole(line, tone)));
        }
        if !own.objections.is_empty() {
            let text = self.word(if wide < 50 { "desk-you_object" } else { "console-you_object" });
            lines.extend(wrap_at_most(&text, wide, 2).into_iter().map(|line| self.whole(line, Tone::Bad)));
        }
        lines
    }

    /// The list, what was decided so far, the parties.
    pub(super) fn own_beside(&self, pane: &mut Pane<'_>) {
        let wide = pane.wide();
        if self.facts.is_officer() {
            pane.lines(self.lobby(wide));
        }
        let parties = self.parties(wide, pane.left());
        let left = pane.left();
        // With little room, what was decided goes before who is there.
        let decided = 4.min(left / 3);
        let both = left > parties.len() + decided + 4;
        let room = if both { left - parties.len() - decided } else { left.saturating_sub(decided) };
        let list = self.list(wide, room.max(3));
        pane.lines(list);
        pane.lines(self.decided(wide, if both { decided } else { pane.left() }));
        if both {
            let left = pane.left();
            pane.lines(self.parties(wide, left));
        }
    }

    /// What was decided in this meeting, the latest first.
    fn decided(&self, wide: usize, most: usize) -> Vec<Line<'static>> {
        let focus = self.facts.focus();
        let all = self.facts.screen.view.decisions.as_ref().map_or(&[][..], |section| &section.decisions.head);
        let here: Vec<&DecisionNow> = all.iter().filter(|one| Some(&one.meeting) == focus).collect();
        let mut lines = vec![self.heading(&self.word("word-decisions"), &here.len().to_string(), wide)];
        if here.is_empty() {
            lines.push(self.whole(fit(&self.word("console-nothing_decided"), wide), Tone::Faint));
        }
        let room = most.saturating_sub(1);
        let (shown, hidden) =
            if here.len() > room { (room.saturating_sub(1), here.len() + 1 - room) } else { (here.len(), 0) };
        // A title goes on below as long as there are lines to spare.
        let mut spare = room.saturating_sub(here.len());
        for one in here.into_iter().take(shown) {
            let verb = format!("{}:", upper(&self.words.say(self.facts.screen.view, &one.verb)));
            let title = self.words.item_title(self.facts.screen.view, &one.item);
            let words = format!("{verb} {title}");
            let most = wide.saturating_sub(5);
            let all = if spare > 0 { wrap_at_most(&words, most, 2) } else { vec![fit(&words, most)] };
            spare -= all.len() - 1;
            for (index, part) in all.into_iter().enumerate() {
                let number = if index == 0 { one.item.to_string() } else { String::new() };
                let mut line = Line::from(self.span(format!("{number:>3}  "), Tone::Key));
                match part.strip_prefix(&verb) {
                    Some(title) => {
                        line.push_span(self.span(verb.clone(), Tone::Good));
                        line.push_span(self.span(title.to_owned(), Tone::Faint));
                    }
                    None => line.push_span(self.span(part, Tone::Faint)),
                }
                lines.push(line);
            }
        }
        if hidden > 0 {
            let number = i64::try_from(hidden).unwrap_or(i64::MAX);
            let text = self.words.text("console-and_more", &[("number", number.into())]);
            lines.push(self.whole(format!("     {text}"), Tone::Faint));
        }
        lines.truncate(most);
        lines
    }
}

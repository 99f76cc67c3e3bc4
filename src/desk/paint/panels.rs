//! Where we are, who speaks, who waits, who is there, what happened.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::acts::upper;
use super::super::board::Role;
use super::super::facts::face;
use super::lines::{fit, pad, sides, width, wrap_at_most};
use super::{Painter, Pane, Tone};
use crate::endpoint::door::name_of;
use crate::procedure::command::Person;
use crate::view::{OfferNow, PartyNow, Presence, ProposalStage, SpeechNow, SpeechPhase, Stage};

impl Painter<'_> {
    /// A heading over a panel, with something at its end.
    pub(super) fn heading(&self, title: &str, right: &str, wide: usize) -> Line<'static> {
        let right = if right.is_empty() { String::new() } else { format!(" {right}") };
        let title = fit(&upper(title), wide.saturating_sub(width(&right) + 1));
        let rule = wide.saturating_sub(width(&title) + 1 + width(&right));
        Line::from(vec![
            self.span(format!("{title} "), Tone::Title),
            self.span("─".repeat(rule), Tone::Faint),
            self.span(right, Tone::Faint),
        ])
    }

    /// Meeting, lateness; item; who presides.
    pub(super) fn where_we_are(&self, wide: usize) -> Vec<Line<'static>> {
        let facts = self.facts;
        let name = facts.card().map_or_else(String::new, |card| self.words.of(&card.short).to_owned());
        let (stage, tone) = self.stage();
        let left = Line::from(vec![
            self.span(format!(" {name}  "), Tone::Strong),
            self.span(format!("{} {stage}", sign_of(facts.stage())), tone),
        ]);
        let right = facts.late().map_or_else(Line::default, |late| {
            let minutes = (late.late_ms + late.late_ms.signum() * 30_000) / 60_000;
            let id = match minutes {
                0 => "console-on_time",
                late if late > 0 => "console-late",
                _ => "console-early",
            };
            let late_words = self.words.text(id, &[("minutes", minutes.abs().into())]);
            let ends = self.words.text("console-projected_end", &[("hour", self.hour(late.ends).into())]);
            let tone = if minutes > 0 { Tone::Warn } else { Tone::Good };
            Line::from(vec![self.span(late_words, tone), self.span(format!(" · {ends} "), Tone::Plain)])
        });
        let item = match facts.current() {
            Some(item) => {
                let title = self.words.item_title(facts.screen.view, item);
                Line::from(vec![
                    self.span(format!(" {item}  "), Tone::Title),
                    self.span(title.to_owned(), Tone::Strong),
                ])
            }
            None => {
                let closed = facts.screen.view.agenda.as_ref().is_some_and(|agenda| agenda.closed_session);
                let id = if closed { "console-closed_session" } else { "console-no_item" };
                self.whole(format!(" {}", self.word(id)), Tone::Faint)
            }
        };
        // While nothing goes on, when there is news comes before how late that makes the sitting; then why it does not.
        let right = match facts.stage() {
            Some(Stage::TechHold { next_news_at: Some(at), .. }) => {
                let news = self.words.text("console-next_news", &[("hour", self.hour(*at).into())]);
                self.whole(format!("{news} "), Tone::Bad)
            }
            _ if facts.holds() && left.width() + right.width() + 1 > wide => Line::default(),
            _ => right,
        };
        vec![sides(left, right, wide), item, self.presiding(wide)]
    }

    fn stage(&self) -> (String, Tone) {
        let day = |at| {
            let hour = self.hour(at);
            let day = self.words.day(self.facts.screen.view, at);
            [("day", day.into()), ("hour", hour.into())]
        };
        match self.facts.stage() {
            None => (self.word("console-stage-none"), Tone::Faint),
            Some(Stage::Scheduled {}) => {
                let first = self.facts.card().and_then(|card| card.sittings.first());
                let words = first.map_or_else(
                    || self.word("console-stage-scheduled"),
                    |first| self.words.text("console-stage-scheduled_for", &day(first.opens_at)),
                );
                (words, Tone::Plain)
            }
            Some(Stage::Open {}) => (self.word("console-stage-open"), Tone::Good),
            Some(Stage::Suspended { resume_at: Some(at), .. }) => {
                (self.words.text("console-stage-suspended_until", &[("hour", self.hour(*at).into())]), Tone::Warn)
            }
            Some(Stage::Suspended { resume_at: None, .. }) => (self.word("console-stage-suspended"), Tone::Warn),
            Some(Stage::Adjourned { until: Some(at) }) => {
                (self.words.text("console-stage-adjourned_until", &day(*at)), Tone::Warn)
            }
            Some(Stage::Adjourned { until: None }) => (self.word("console-stage-adjourned"), Tone::Warn),
            Some(Stage::TechHold { cause, .. }) => {
                let cause = self.words.say(self.facts.screen.view, cause);
                (format!("{}: {cause}", self.word("console-stage-tech_hold")), Tone::Bad)
            }
            Some(Stage::Closed { .. }) => (self.word("console-stage-closed"), Tone::Plain),
        }
    }

    fn presiding(&self, wide: usize) -> Line<'static> {
        let Some(chair) = &self.facts.screen.view.chair else { return Line::default() };
        let title = self.word(if chair.acting { "word-acting_chair" } else { "word-chair" });
        let mut left = Line::from(self.span(format!(" {title}: "), Tone::Faint));
        let mut right = Line::default();
        if let Some(vacancy) = &chair.vacancy {
            left.push_span(self.span(upper(&self.word("word-nobody_presides")), Tone::Bad));
            let until = face(vacancy.hold_at.0 - self.facts.screen.now.0);
            right = self.whole(format!("{} {until} ", self.word("console-hold_in")), Tone::Bad);
        } else {
            let party = match (&chair.seat, chair.acting) {
                (Some(seat), true) => self.words.say(self.facts.screen.view, seat),
                _ => self.party(&chair.party),
            };
            left.push_span(self.span(upper(&party), Tone::Plain));
            if let Some(person) = chair.person.as_ref().filter(|person| !person.name.is_empty()) {
                left.push_span(self.span(format!(" · {}", named(person)), Tone::Faint));
            }
        }
        match &chair.offer {
            Some(OfferNow::Handover { to, .. }) => {
                let text = self.words.text("console-offered", &[("party", self.party(to).into())]);
                right = self.whole(format!("{text} "), Tone::Warn);
            }
            Some(OfferNow::Passing { to, .. }) => {
                let seat = self.words.say(self.facts.screen.view, to);
                right = self
                    .whole(format!("{} ", self.words.text("console-passing", &[("seat", seat.into())])), Tone::Warn);
            }
            None => {}
        }
        sides(left, right, wide)
    }

    /// Everything between the next button and the keys.
    pub(super) fn body(&self, buffer: &mut Buffer, body: Rect) {
        if body.height == 0 {
            return;
        }
        let right_wide = (body.width * 2 / 5).min(44);
        let left_wide = body.width - right_wide - 3;
        let left = Rect { x: body.x + 1, width: left_wide - 2, ..body };
        let right = Rect { x: body.x + left_wide + 2, width: right_wide, ..body };
        for row in body.y..body.y + body.height {
            let bar = self.whole("│", Tone::Faint);
            buffer.set_line(body.x + left_wide, row, &bar, 1);
        }
        match self.board.role {
            Role::Moderator => {
                self.middle(&mut Pane { buffer, area: left, row: 0 });
                self.beside(&mut Pane { buffer, area: right, row: 0 });
            }
            Role::Delegation => {
                self.own_middle(&mut Pane { buffer, area: left, row: 0 });
                self.own_beside(&mut Pane { buffer, area: right, row: 0 });
            }
        }
    }

    /// The floor, the text, what happened.
    fn middle(&self, pane: &mut Pane<'_>) {
        let wide = pane.wide();
        pane.lines(self.floor(wide));
        let left = pane.left();
        pane.lines(self.text_panel(wide, left.saturating_sub(self.kept_for_record(left))));
        self.happened(pane);
    }

    /// What happened keeps a line or three, and takes what the text leaves. While a text is put, what stands against it
    /// is what happens.
    pub(super) fn kept_for_record(&self, left: usize) -> usize {
        let put = self.facts.text().is_some_and(|text| matches!(text.stage, ProposalStage::Put { .. }));
        let roomy = if put { 20 } else { 9 };
        if left > roomy { 4 } else { 2 }
    }

    /// The list, who waits to be admitted, the parties.
    fn beside(&self, pane: &mut Pane<'_>) {
        let wide = pane.wide();
        pane.lines(self.lobby(wide));
        // Who waits comes before who is there, up to half of the room; each takes what the other leaves.
        let left = pane.left();
        let waiting = match self.facts.screen.waiting().len() {
            0 => wrap_at_most(&self.word(self.no_list()), wide, 2).len() + 1,
            waiting => waiting + 1,
        };
        let parties = self.parties(wide, left).len();
        let room = left.saturating_sub(parties).max(waiting.min(left / 2));
        pane.lines(self.list(wide, room));
        let left = pane.left();
        pane.lines(self.parties(wide, left));
    }

    /// Who has the floor, with the clock.
    pub(super) fn floor(&self, wide: usize) -> Vec<Line<'static>> {
        let floor = self.facts.screen.view.floor.as_ref();
        let Some(speech) = self.facts.speech() else {
            let mut lines = vec![self.heading(&self.word("word-floor"), "", wide)];
            lines.push(self.whole(upper(&self.word("word-nobody_speaks")), Tone::Faint));
            lines.extend(self.points(wide));
            return lines;
        };
        let (badge, tone) = match speech.phase {
            SpeechPhase::Called { .. } => ("console-badge-called", Tone::Warn),
            SpeechPhase::Speaking { .. } => ("console-badge-speaking", Tone::Good),
            SpeechPhase::Paused { .. } => ("console-badge-paused", Tone::Bad),
        };
        let used = self.facts.used(speech);
        let (word, clock_tone) = match speech.phase {
            SpeechPhase::Called { .. } => ("console-clock-called", Tone::Strong),
            SpeechPhase::Paused { .. } => ("console-clock-paused", Tone::Warn),
            SpeechPhase::Speaking { .. } if used.left_ms < 0 => ("console-clock-over", Tone::Bad),
            SpeechPhase::Speaking { .. } if used.left_ms <= 60_000 => ("console-clock-left", Tone::Warn),
            SpeechPhase::Speaking { .. } => ("console-clock-left", Tone::Strong),
        };
        let mut lines = vec![self.heading(&self.word("word-floor"), "", wide)];
        let who = Line::from(vec![
            self.span(format!("{} ", self.word(badge)), tone),
            self.span(self.party(&speech.party), Tone::Strong),
        ]);
        let time = Line::from(vec![
            self.span(face(used.left_ms), clock_tone),
            self.span(format!(" {}", self.word(word)), Tone::Faint),
        ]);
        lines.push(sides(who, time, wide));
        lines.push(self.clock_bar(used.used_ms, speech, wide));
        let about = self.about_speech(speech);
        if !about.is_empty() {
            lines.push(self.whole(fit(&about, wide), Tone::Faint));
        }
        let now = self.facts.screen.now;
        let until = |at: crate::procedure::ids::Timestamp| face((at.0 - now.0).max(0));
        match &speech.phase {
            SpeechPhase::Called { answer_by, .. } => {
                lines.push(self.whole(format!("{} {}", self.word("console-answer_by"), until(*answer_by)), Tone::Warn));
            }
            SpeechPhase::Paused { grace_until: Some(at), grace_over: false, .. } => {
                lines.push(self.whole(format!("{} {}", self.word("console-grace"), until(*at)), Tone::Bad));
            }
            SpeechPhase::Paused { .. } | SpeechPhase::Speaking { .. } => {}
        }
        if let Some(intervention) = floor.and_then(|floor| floor.intervention.as_ref()) {
            let party = self.party(intervention);
            let text = self.words.text("desk-intervenes", &[("party", party.into())]);
            lines.push(self.whole(text, Tone::Warn));
        }
        lines.extend(self.points(wide));
        lines
    }

    fn clock_bar(&self, used_ms: i64, speech: &SpeechNow, wide: usize) -> Line<'static> {
        let limit = i64::try_from(speech.limit_ms.0).unwrap_or(i64::MAX).max(1);
        let wide_ms = i64::try_from(wide).unwrap_or(0);
        let full = usize::try_from((used_ms.clamp(0, limit) * wide_ms) / limit).unwrap_or(0);
        let tone = if used_ms > limit {
            Tone::Bad
        } else if limit - used_ms <= 60_000 {
            Tone::Warn
        } else {
            Tone::Good
        };
        Line::from(vec![self.span("━".repeat(full), tone), self.span("─".repeat(wide - full), Tone::Faint)])
    }

    fn about_speech(&self, speech: &SpeechNow) -> String {
        let view = self.facts.screen.view;
        let mut parts = Vec::new();
        match (&speech.person, &speech.seat) {
            (Some(person), _) if !person.name.is_empty() => parts.push(named(person)),
            (_, Some(seat)) => parts.push(self.words.say(view, seat)),
            (_, None) => {}
        }
        if !speech.on_behalf_of.is_empty() {
            let parties: Vec<String> = speech.on_behalf_of.iter().map(|party| self.party(party)).collect();
            parts.push(self.words.text("console-also_for", &[("parties", parties.join(", ").into())]));
        }
        if let SpeechPhase::Paused { causes, .. } = &speech.phase {
            parts.extend(causes.iter().map(|cause| self.words.say(view, cause)));
        }
        if speech.prompts > 0 {
            let times = i64::from(speech.prompts);
            parts.push(self.words.text("console-asked_to_conclude", &[("times", times.into())]));
        }
        parts.join(" · ")
    }

    /// Points of order that wait, and the last ruling as long as it may be appealed.
    fn points(&self, wide: usize) -> Vec<Line<'static>> {
        let Some(floor) = &self.facts.screen.view.floor else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some(point) = floor.points.first() {
            let party = self.words.text("console-point_of", &[("party", self.party(&point.party).into())]);
            let more = floor.points.len() - 1;
            let more = if more == 0 {
                String::new()
            } else {
                let number = i64::try_from(more).unwrap_or(i64::MAX);
                format!(" · {}", self.words.text("console-more_points", &[("number", number.into())]))
            };
            let text = if point.text.is_empty() { String::new() } else { format!(" “{}”", point.text) };
            let all = wrap_at_most(&format!("{party}{text}{more}"), wide, 2);
            lines.extend(all.into_iter().map(|line| self.whole(line, Tone::Bad)));
        } else if let Some(ruling) = &floor.ruling {
            let said = self.words.say(self.facts.screen.view, &ruling.ruling);
            let arguments = [("party", self.party(&ruling.party).into()), ("ruling", said.into())];
            let mut text = self.words.text("console-ruling", &arguments);
            if let Some(party) = &ruling.appeal {
                let appealed = self.words.text("console-appealed", &[("party", self.party(party).into())]);
                text.push_str(&format!(" · {appealed}"));
            }
            lines.push(self.whole(fit(&text, wide), Tone::Warn));
        }
        lines
    }

    /// What is said where nobody waits.
    fn no_list(&self) -> &'static str {
        let opened = self.facts.screen.view.list.as_ref().is_some_and(|list| list.item.is_some());
        if opened { "console-list_empty" } else { "console-no_list" }
    }

    /// The list of speakers with its numbers.
    pub(super) fn list(&self, wide: usize, most: usize) -> Vec<Line<'static>> {
        let list = self.facts.screen.view.list.as_ref();
        let entries = self.facts.screen.waiting();
        let count = list.map_or(0, |list| list.entries.count);
        let state = match list.filter(|list| list.item.is_some()) {
            Some(list) if list.closed => format!("{count} · {}", self.word("word-list_closed")),
            Some(_) => format!("{count} · {}", self.word("console-list_open")),
            None => String::new(),
        };
        let mut lines = vec![self.heading(&self.word("word-speakers"), &state, wide)];
        if entries.is_empty() {
            let all = wrap_at_most(&self.word(self.no_list()), wide, most.saturating_sub(1).clamp(1, 2));
            lines.extend(all.into_iter().map(|line| self.whole(line, Tone::Faint)));
        }
        let room = most.saturating_sub(1);
        let total = usize::try_from(count).unwrap_or(entries.len());
        let shown = if total > room { room.saturating_sub(1) } else { room };
        // The marked one is in sight.
        let from = self.board.marked.map_or(0, |marked| (marked + 1).saturating_sub(shown));
        for (index, entry) in entries.iter().enumerate().skip(from).take(shown) {
            let own = self.facts.is_own(&entry.party);
            let mut about = Vec::new();
            if !entry.on_behalf_of.is_empty() {
                let parties: Vec<String> = entry.on_behalf_of.iter().map(|party| self.party(party)).collect();
                about.push(self.words.text("console-also_for", &[("parties", parties.join(", ").into())]));
            }
            if entry.passes > 0 {
                about.push(self.words.text("console-passed_over", &[("times", i64::from(entry.passes).into())]));
            }
            let tone = if own || index == 0 { Tone::Strong } else { Tone::Plain };
            let sign = if own { "▶" } else { " " };
            let about = if about.is_empty() { String::new() } else { format!(" · {}", about.join(" · ")) };
            if self.board.marked == Some(index) {
                let text = format!("{sign}{:>2}  {}{about}", entry.place, self.party(&entry.party));
                lines.push(self.whole(pad(&text, wide), Tone::Marked));
            } else {
                lines.push(Line::from(vec![
                    self.span(format!("{sign}{:>2}  ", entry.place), Tone::Key),
                    self.span(self.party(&entry.party), tone),
                    self.span(about, Tone::Faint),
                ]));
            }
        }
        let hidden = total.saturating_sub(from + shown);
        if hidden > 0 && !entries.is_empty() {
            let number = i64::try_from(hidden).unwrap_or(i64::MAX);
            let text = self.words.text("console-and_more", &[("number", number.into())]);
            lines.push(self.whole(format!("     {text}"), Tone::Faint));
        }
        lines
    }

    /// Who waits to be admitted, and devices that ask to act.
    pub(super) fn lobby(&self, wide: usize) -> Vec<Line<'static>> {
        let view = self.facts.screen.view;
        let lobby = view.presence.as_ref().map_or(&[][..], |presence| &presence.lobby.head);
        let door = &self.board.door;
        if lobby.is_empty() && door.is_empty() && self.board.takeovers.is_empty() {
            return Vec::new();
        }
        let count = (lobby.len() + door.len() + self.board.takeovers.len()).to_string();
        let mut lines = vec![self.heading(&self.word("console-lobby"), &count, wide)];
        let here = 3;
        for (index, seat) in lobby.iter().take(here).enumerate() {
            let key = if index == 0 { "I" } else { " " };
            lines.push(Line::from(vec![
                self.span(format!(" {key}  "), Tone::Key),
                self.span(upper(&self.words.seat(view, seat)), Tone::Warn),
            ]));
        }
        for (index, knock) in door.iter().take(here).enumerate() {
            let key = if index == 0 && lobby.is_empty() { "I" } else { " " };
            // Whose seat it is stays in sight, however long the name; both stand whole where the key is pressed.
            let who = format!("{} · {}", knock.seat, name_of(&knock.person));
            lines.push(Line::from(vec![
                self.span(format!(" {key}  "), Tone::Key),
                self.span(fit(&who, wide.saturating_sub(4)), Tone::Warn),
            ]));
        }
        let hidden = lobby.len().saturating_sub(here) + door.len().saturating_sub(here);
        if hidden > 0 {
            let number = i64::try_from(hidden).unwrap_or(i64::MAX);
            let text = self.words.text("console-and_more", &[("number", number.into())]);
            lines.push(self.whole(format!("    {text}"), Tone::Faint));
        }
        for one in &self.board.takeovers {
            let device = one.device.clone().unwrap_or_else(|| "?".to_owned());
            let asked = self.words.text("console-takeover_asked", &[("device", device.into())]);
            let text = format!("{}: {asked}", upper(&self.words.seat(view, &one.seat)));
            let all = wrap_at_most(&text, wide.saturating_sub(4), 3);
            lines.extend(all.into_iter().map(|line| self.whole(format!("    {line}"), Tone::Warn)));
        }
        lines
    }

    /// All parties with how they take part and how their line is.
    pub(super) fn parties(&self, wide: usize, most: usize) -> Vec<Line<'static>> {
        let all = self.facts.parties();
        let here = all.iter().filter(|one| one.presence == Presence::Seated).count();
        let title = self.heading(&self.word("word-delegations"), &format!("{here}/{}", all.len()), wide);
        let columns = if wide < 24 { 1 } else { 2 };
        let room = most.saturating_sub(1).max(1);
        // With more than there is room for, those whose line is not right stay, and the last are only counted.
        let fits = room * columns;
        let mut shown: Vec<&PartyNow> = all.iter().collect();
        let hidden = if shown.len() > fits { shown.len() - (fits - columns) } else { 0 };
        if hidden > 0 {
            let well = |one: &&PartyNow| one.presence == Presence::Seated && self.board.link(&one.party).is_none();
            let mut spare = hidden;
            let mut kept = Vec::new();
            for one in shown.into_iter().rev() {
                if spare > 0 && well(&one) {
                    spare -= 1;
                } else {
                    kept.push(one);
                }
            }
            kept.reverse();
            shown = kept;
            shown.truncate(fits - columns);
        }
        let rows = shown.len().div_ceil(columns);
        let cell = wide / columns;
        let mut lines = vec![title];
        for row in 0..rows {
            let mut line = Line::default();
            for column in 0..columns {
                if let Some(one) = shown.get(column * rows + row) {
                    let (spans, used) = self.party_cell(one, cell.saturating_sub(1));
                    line.spans.extend(spans);
                    line.push_span(Span::raw(" ".repeat(cell.saturating_sub(used))));
                }
            }
            lines.push(line);
        }
        if hidden > 0 {
            let number = i64::try_from(hidden).unwrap_or(i64::MAX);
            let text = self.words.text("console-and_more", &[("number", number.into())]);
            lines.push(self.whole(format!("  {text}"), Tone::Faint));
        }
        lines
    }

    fn party_cell(&self, one: &PartyNow, wide: usize) -> (Vec<Span<'static>>, usize) {
        let weak = self.board.link(&one.party).filter(|_| one.presence == Presence::Seated);
        let (sign, tone) = match one.presence {
            _ if weak.is_some() => ("◐", Tone::Warn),
            Presence::Seated => ("●", Tone::Good),
            Presence::LineDown => ("◐", Tone::Bad),
            Presence::Dropped => ("✕", Tone::Bad),
            Presence::AwayHold => ("◌", Tone::Warn),
            Presence::AwayProceed => ("○", Tone::Faint),
            Presence::Absent => ("–", Tone::Faint),
            Presence::Awaited => ("○", Tone::Faint),
        };
        // The instant since when, or how long an answer takes: what a hand at the telephone wants to know.
        let state = match (weak.and_then(|link| link.round_trip_ms), one.down_since) {
            (Some(ms), _) if ms < 1_000 => format!(" {ms} ms"),
            (Some(ms), _) => {
                let tenths = i64::try_from(ms / 100).unwrap_or(i64::MAX);
                format!(
                    " {}",
                    self.words
                        .text("desk-seconds", &[("whole", (tenths / 10).into()), ("tenth", (tenths % 10).into())])
                )
            }
            (None, Some(since)) => format!(" {}", self.hour(since)),
            (None, None) => String::new(),
        };
        let name = fit(&self.party(&one.party), wide.saturating_sub(2 + width(&state)));
        let of_name = if one.presence == Presence::Seated { Tone::Plain } else { tone };
        let used = 2 + width(&name) + width(&state);
        (vec![self.span(format!("{sign} "), tone), self.span(name, of_name), self.span(state, tone)], used)
    }

    /// The last lines of the record.
    pub(super) fn happened(&self, pane: &mut Pane<'_>) {
        let wide = pane.wide();
        if pane.left() < 2 {
            return;
        }
        pane.line(self.heading(&self.word("desk-record"), "", wide));
        let view = self.facts.screen.view;
        let mut lines: Vec<Line<'static>> = Vec::new();
        if self.board.record.is_empty() {
            let all = wrap_at_most(&self.word("desk-record_empty"), wide, pane.left());
            // Turned round with the others below.
            lines.extend(all.into_iter().rev().map(|line| self.whole(line, Tone::Faint)));
        }
        // From the latest back: whole sentences, as many as there is room for.
        for one in self.board.record.iter().rev() {
            let room = pane.left() - lines.len();
            if room == 0 {
                break;
            }
            let words = one.brief.get(self.board.tag()).map(String::as_str).unwrap_or_default();
            let hour = format!("{} ", self.words.hour(view, one.at));
            let all = wrap_at_most(words, wide.saturating_sub(width(&hour)), room.min(3));
            let indent = " ".repeat(width(&hour));
            for (index, part) in all.into_iter().enumerate().rev() {
                let head = if index == 0 { hour.clone() } else { indent.clone() };
                lines.push(Line::from(vec![self.span(head, Tone::Faint), self.span(part, Tone::Plain)]));
            }
        }
        lines.reverse();
        pane.lines(lines);
    }
}

/// A sign for what a meeting is.
fn sign_of(stage: Option<&Stage>) -> &'static str {
    match stage {
        Some(Stage::Open {}) => "●",
        Some(Stage::TechHold { .. }) => "■",
        Some(Stage::Suspended { .. }) => "‖",
        Some(Stage::Closed { .. }) => "✓",
        Some(Stage::Scheduled {} | Stage::Adjourned { .. }) | None => "○",
    }
}

/// A person's name with the title.
pub(super) fn named(person: &Person) -> String {
    if person.title.is_empty() { person.name.clone() } else { format!("{}, {}", person.name, person.title) }
}

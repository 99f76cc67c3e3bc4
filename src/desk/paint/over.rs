//! What lies over the desk: the keys with their reasons, every act, pages of the sheet, the record, a question.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::super::acts::{self, Button, upper};
use super::super::ask::{Field, Kind, Question};
use super::super::board::Over;
use super::lines::{fit, pad, width, wrap, wrap_at_most};
use super::{Painted, Painter, Pane, Tone};
use crate::endpoint::door::name_of;
use crate::endpoint::sheet::Sheet;
use crate::endpoint::typed::{HELP, HELP_PRESIDING, Page};

/// What is typed at a desk beside the words of an endpoint.
const HELP_BESIDE: &[(&str, &str)] = &[
    ("document table SYMBOL FILE | document text SYMBOL TEXT", "desk-help-document"),
    ("door waiting | door code SEAT | door admit WHO | door refuse WHO", "desk-help-door"),
];

/// How wide the column of the keys is: the longest name of a key in any language, and a gap.
const KEYS: usize = 11;

impl Painter<'_> {
    /// Draws what lies over the desk into its place.
    pub(super) fn over(&self, buffer: &mut Buffer, area: Rect, painted: Painted) -> Painted {
        for row in area.y..area.y + area.height {
            for column in area.x..area.x + area.width {
                if let Some(cell) = buffer.cell_mut((column, row)) {
                    cell.reset();
                }
            }
        }
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let wide = usize::from(inner.width);
        let mut pane = Pane { buffer, area: inner, row: 0 };
        if let Some(question) = &self.board.question {
            return self.question(&mut pane, question);
        }
        let Some(over) = &self.board.over else { return painted };
        let (title, lines, marked) = match over {
            Over::Keys => (self.word("console-keys"), self.reasons(wide), None),
            Over::Acts(marked) => {
                let buttons = acts::buttons(self.board, self.facts);
                let (lines, at) = self.choices(&buttons, *marked, wide);
                (self.word("desk-all_acts"), lines, Some(at))
            }
            Over::Entry(index, marked) => {
                let buttons = acts::entry_buttons(self.board, self.facts, *index);
                let (lines, at) = self.choices(&buttons, *marked, wide);
                (self.word("word-speakers"), lines, Some(at))
            }
            Over::Page(page) => (self.page_title(*page), self.page(*page, wide), None),
            Over::Record => (self.word("desk-record"), self.record(wide), None),
            Over::Text => (self.word("word-text"), self.text_in_full(wide), None),
            Over::Words => (self.word("client-help-heading"), self.commands(wide), None),
            Over::Door => (self.word("desk-door"), self.door(wide), None),
        };
        let room = pane.left().saturating_sub(1);
        let most = lines.len().saturating_sub(room);
        let from = match marked {
            // The marked one is in sight.
            Some(at) => (at + 1).saturating_sub(room),
            // The latest of the record is what one looks for.
            None if *over == Over::Record => most.saturating_sub(usize::from(self.board.scroll)),
            None => usize::from(self.board.scroll).min(most),
        };
        // Which of the lines are shown, where not all are.
        let shown = format!("{}–{}/{}", from + 1, (from + room).min(lines.len()), lines.len());
        pane.line(self.heading(&title, if most > 0 { &shown } else { "" }, wide));
        pane.lines(lines.into_iter().skip(from));
        Painted { cursor: painted.cursor, scroll: self.board.scroll.min(u16::try_from(most).unwrap_or(u16::MAX)) }
    }

    /// Every key with what it does, and why it cannot be pressed now.
    fn reasons(&self, wide: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let mut buttons = Vec::new();
        if acts::has_next(self.board, self.facts) {
            buttons.push(acts::next_step(self.board, self.facts).button);
        }
        buttons.extend(acts::buttons(self.board, self.facts).into_iter().filter(|button| button.key.is_some()));
        for button in &buttons {
            lines.extend(self.row(button, wide, false));
        }
        let general = [
            ("Esc", self.word("console-stop")),
            ("↑ ↓", self.word("desk-mark")),
            ("Tab", self.word("desk-all_acts_more")),
            (":", self.word("desk-command_more")),
            ("1", self.word("word-agenda")),
            ("2", self.word("word-text")),
            ("3", self.word("word-decisions")),
            ("4", self.word("word-delegations")),
            ("5", self.word("desk-record")),
            ("6", self.word("word-documents")),
            ("7", if self.facts.is_officer() { self.word("desk-door") } else { String::new() }),
            ("L", self.board.other_language().to_owned()),
            ("^Z", self.word("desk-suspend")),
            ("Q", self.word("desk-leave")),
        ];
        lines.push(Line::default());
        for (key, words) in general.into_iter().filter(|(_, words)| !words.is_empty()) {
            lines.push(Line::from(vec![self.span(pad(key, KEYS), Tone::Key), self.span(upper(&words), Tone::Plain)]));
        }
        lines
    }

    /// A row for an act: its key, its words, and below it why it cannot be pressed.
    fn row(&self, button: &Button, wide: usize, marked: bool) -> Vec<Line<'static>> {
        let key = button.key.map(|key| self.key(key)).unwrap_or_default();
        let armed = self.is_armed(&button.id);
        let words = if armed {
            self.words.text("console-press_again", &[("act", button.words.clone().into())])
        } else {
            button.words.clone()
        };
        let tone = match () {
            () if armed => Tone::Armed,
            () if marked => Tone::Marked,
            () if button.why.is_some() => Tone::Faint,
            () => Tone::Plain,
        };
        let room = wide.saturating_sub(KEYS);
        let nothing = self.word("console-why-nothing");
        let why = button.why.as_ref().map(|why| match &why.text {
            // What holds for most rows is said in few words.
            text if *text == nothing => self.word("desk-nothing_now"),
            _ => why.told(),
        });
        // A short reason stands beside the words.
        let beside = why.as_ref().filter(|why| width(&words) + width(why) + 3 <= room);
        let key = self.span(pad(&key, KEYS), if why.is_some() { Tone::Faint } else { Tone::Key });
        if let Some(why) = beside {
            let why = format!(" · {why}");
            let why = if marked { pad(&why, room - width(&words)) } else { why };
            return vec![Line::from(vec![
                key,
                self.span(words, tone),
                self.span(why, if marked { tone } else { Tone::Faint }),
            ])];
        }
        let words = if marked { pad(&words, room) } else { fit(&words, room) };
        let mut lines = vec![Line::from(vec![key, self.span(words, tone)])];
        if let Some(why) = &why {
            let all = wrap_at_most(why, room.saturating_sub(2), 3);
            lines
                .extend(all.into_iter().map(|line| self.whole(format!("{}{line}", " ".repeat(KEYS + 2)), Tone::Faint)));
        }
        lines
    }

    /// Acts to choose from, and the line of the one that is marked.
    fn choices(&self, buttons: &[Button], marked: usize, wide: usize) -> (Vec<Line<'static>>, usize) {
        let mut lines = Vec::new();
        let mut at = 0;
        for (index, button) in buttons.iter().enumerate() {
            let rows = self.row(button, wide, index == marked);
            lines.extend(rows);
            if index == marked {
                at = lines.len() - 1;
            }
        }
        (lines, at)
    }

    fn page_title(&self, page: Page) -> String {
        self.word(match page {
            Page::Status => "console-where_we_are",
            Page::List => "word-speakers",
            Page::Agenda => "word-agenda",
            Page::Texts => "word-text",
            Page::Decisions => "word-decisions",
            Page::Documents => "word-documents",
            Page::Chair => "word-chair",
            Page::Seats => "word-delegations",
            Page::Silences => "desk-silences",
        })
    }

    /// A page of the sheet, as the line client shows it.
    fn page(&self, page: Page, wide: usize) -> Vec<Line<'static>> {
        let sheet = Sheet {
            screen: self.facts.screen,
            wording: self.words,
            zone: self.zone.as_ref(),
            width: Some(u16::try_from(wide).unwrap_or(u16::MAX)),
        };
        let text = sheet.page(page);
        text.lines().map(|line| self.whole(line.to_owned(), Tone::Plain)).collect()
    }

    fn record(&self, wide: usize) -> Vec<Line<'static>> {
        let view = self.facts.screen.view;
        let mut lines = Vec::new();
        for one in &self.board.record {
            let head = format!("{:>5}  {}  ", one.position, self.words.hour(view, one.at));
            let words = one.words.get(self.board.tag()).map(String::as_str).unwrap_or_default();
            let room = wide.saturating_sub(width(&head));
            for (index, part) in wrap(words, room).into_iter().enumerate() {
                let head = if index == 0 { head.clone() } else { " ".repeat(width(&head)) };
                lines.push(Line::from(vec![self.span(head, Tone::Faint), self.span(part, Tone::Plain)]));
            }
        }
        if lines.is_empty() {
            lines.push(self.whole(self.word("desk-record_empty"), Tone::Faint));
        }
        lines
    }

    /// Who waits at the door, and the codes that were made here.
    fn door(&self, wide: usize) -> Vec<Line<'static>> {
        let view = self.facts.screen.view;
        let mut lines = Vec::new();
        if self.board.door.is_empty() {
            lines.push(self.whole(self.word("hub-nobody-waits"), Tone::Faint));
        }
        for (index, knock) in self.board.door.iter().enumerate() {
            let seat = upper(&self.words.seat(view, &knock.seat));
            // The keys answer the first.
            let mut sign = if index == 0 { "▸ " } else { "  " };
            for part in wrap(&name_of(&knock.person), wide.saturating_sub(2)) {
                lines.push(self.whole(format!("{sign}{part}"), Tone::Strong));
                sign = "  ";
            }
            let until = [("hour", self.words.hour(view, knock.until).into())];
            let about = format!("{seat} · {} · {}", knock.device, self.words.text("desk-until", &until));
            let about = wrap(&about, wide.saturating_sub(4));
            lines.extend(about.into_iter().map(|part| self.whole(format!("    {part}"), Tone::Plain)));
        }
        let codes = self.board.codes.iter().filter(|(code, _)| code.until > self.facts.screen.now);
        let codes: Vec<_> = codes.collect();
        if let Some((_, url)) = codes.last() {
            lines.push(Line::default());
            lines.push(self.heading(&self.word("desk-codes_heading"), "", wide));
            let about = self.words.text("desk-codes_about", &[("url", url.clone().into())]);
            lines.extend(wrap(&about, wide).into_iter().map(|part| self.whole(part, Tone::Faint)));
        }
        for (code, _) in codes.into_iter().rev() {
            let until = [("hour", self.words.hour(view, code.until).into())];
            let seat = upper(&self.words.seat(view, &code.seat));
            lines.push(Line::from(vec![
                self.span(format!("{}  ", code.code), Tone::Key),
                self.span(format!("{seat} · {}", self.words.text("desk-until", &until)), Tone::Plain),
            ]));
        }
        lines
    }

    /// Every line that can be typed.
    fn commands(&self, wide: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for (typed, what) in HELP.iter().chain(HELP_PRESIDING).chain(HELP_BESIDE) {
            lines.push(self.whole((*typed).to_owned(), Tone::Key));
            for part in wrap(&self.word(what), wide.saturating_sub(4)) {
                lines.push(self.whole(format!("    {part}"), Tone::Plain));
            }
        }
        lines
    }

    // ---- questions ------------------------------------------------------------------------------------------------

    fn question(&self, pane: &mut Pane<'_>, question: &Question) -> Painted {
        let wide = pane.wide();
        pane.line(self.heading(&question.title, "", wide));
        // A text that is about to be changed is read while it is changed, as far as the fields leave room.
        let fields = question.fields.iter().map(|field| 1 + chunks(&field.typed.text, wide.saturating_sub(5)).len());
        let about = pane.left().saturating_sub(fields.sum::<usize>() + 4).max(3);
        let about = wrap_at_most(&question.about, wide, about);
        pane.lines(about.into_iter().filter(|line| !line.is_empty()).map(|line| self.whole(line, Tone::Faint)));
        pane.line(Line::default());
        let mut cursor = None;
        for (index, field) in question.fields.iter().enumerate() {
            let here = index == question.at;
            let lines = self.field(field, here, wide, pane.left().saturating_sub(question.fields.len() - index + 1));
            let row = pane.area.y + pane.row;
            if here && let Some((column, down)) = lines.1 {
                cursor = Some(Position::new(pane.area.x + column, row + down));
            }
            pane.lines(lines.0);
        }
        pane.line(Line::default());
        let live = acts::why_none(self.board, self.facts);
        if let Some(why) = live {
            pane.line(self.whole(why.text, Tone::Warn));
        }
        Painted { cursor, scroll: 0 }
    }

    /// A field, and where the cursor stands in it: column and row from its first line.
    fn field(&self, field: &Field, here: bool, wide: usize, most: usize) -> (Vec<Line<'static>>, Option<(u16, u16)>) {
        let sign = if here { "▸" } else { " " };
        let tone = if here { Tone::Key } else { Tone::Plain };
        let mut lines = vec![self.whole(fit(&format!("{sign} {}", field.label), wide), tone)];
        let room = wide.saturating_sub(5);
        match &field.kind {
            Kind::Choice(options, chosen) => {
                let text = options.get(*chosen).map(|(_, words)| words.as_str()).unwrap_or_default();
                let count = format!("{}/{}", chosen + 1, options.len());
                let text = format!("◂ {} ▸  {count}", fit(text, room.saturating_sub(12)));
                lines.push(self.whole(format!("    {text}"), if here { Tone::Strong } else { Tone::Plain }));
                (lines, None)
            }
            Kind::Check(yes) => {
                let text = upper(&self.word(if *yes { "word-yes" } else { "word-no" }));
                let sign = if *yes { "[x]" } else { "[ ]" };
                lines.push(self.whole(format!("    {sign} {text}"), if here { Tone::Strong } else { Tone::Plain }));
                (lines, None)
            }
            Kind::Text { .. } | Kind::Hour { .. } | Kind::Number { .. } | Kind::Item => {
                let before = chunks(&field.typed.text[..field.typed.at], room);
                let all = chunks(&field.typed.text, room);
                let most = most.max(1);
                // The line of the cursor is in sight.
                let from = before.len().saturating_sub(most);
                let column = width(before.last().map(String::as_str).unwrap_or_default());
                for line in all.into_iter().skip(from).take(most) {
                    let text = format!("  │ {}", pad(&line, room));
                    lines.push(self.whole(text, if here { Tone::Strong } else { Tone::Plain }));
                }
                let cursor = (u16::try_from(4 + column).ok(), u16::try_from(before.len() - from).ok());
                let cursor = if let (Some(column), Some(row)) = cursor { Some((column, row)) } else { None };
                (lines, cursor)
            }
        }
    }
}

/// A text as it is typed: broken where the line is full, so that the cursor stands where it says.
fn chunks(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        if c == '\n' || used + wide > most {
            lines.push(String::new());
            used = 0;
            if c == '\n' {
                continue;
            }
        }
        if let Some(last) = lines.last_mut() {
            last.push(c);
        }
        used += wide;
    }
    lines
}

//! What lies over the desk: the keys with their reasons, every act, pages of the sheet, the record, a question.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::super::acts::{self, Button, upper};
use super::super::ask::{Field, Kind, Question};
use super::super::board::Over;
use super::lines::{fit, pad, width, wrap, wrap_at_most};
use super::{Painted, Painter, Pane, Tone};
use crate::endpoint::sheet::Sheet;
use crate::endpoint::typed::{HELP, HELP_PRESIDING, Page};

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
        };
        pane.line(self.heading(&title, "Esc", wide));
        let room = pane.left();
        let most = lines.len().saturating_sub(room);
        let from = match marked {
            // The marked one is in sight.
            Some(at) => (at + 1).saturating_sub(room),
            // The latest of the record is what one looks for.
            None if *over == Over::Record => most.saturating_sub(usize::from(self.board.scroll)),
            None => usize::from(self.board.scroll).min(most),
        };
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
            ("L", self.board.other_language().to_owned()),
            ("^Z", self.word("desk-suspend")),
            ("Q", self.word("desk-leave")),
        ];
        lines.push(Line::default());
        for (key, words) in general {
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
        let mut lines = vec![Line::from(vec![
            self.span(pad(&key, KEYS), if button.why.is_some() { Tone::Faint } else { Tone::Key }),
            self.span(if marked { pad(&words, room) } else { fit(&words, room) }, tone),
        ])];
        if let Some(why) = &button.why {
            let rule = why.rule.as_ref().map(|rule| format!(" [{rule}]")).unwrap_or_default();
            let text = format!("{}{rule}", why.text);
            let all = wrap_at_most(&text, room.saturating_sub(2), 3);
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

    /// Every line that can be typed.
    fn commands(&self, wide: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for (typed, what) in HELP.iter().chain(HELP_PRESIDING) {
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
        let about = wrap_at_most(&question.about, wide, 3);
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
        let mut line = Line::default();
        let moves = self.word("desk-field-move");
        for (key, words) in [("Enter", question.yes.clone()), ("Tab", moves), ("Esc", self.word("console-back"))] {
            line.push_span(self.span(format!("{key} "), Tone::Key));
            line.push_span(self.span(format!("{words}   "), Tone::Plain));
        }
        pane.line(line);
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
                let text = self.word(if *yes { "word-yes" } else { "word-no" });
                let sign = if *yes { "[x]" } else { "[ ]" };
                lines.push(self.whole(format!("    {sign} {text}"), if here { Tone::Strong } else { Tone::Plain }));
                (lines, None)
            }
            Kind::Text { .. } | Kind::Hour { .. } | Kind::Number { .. } => {
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

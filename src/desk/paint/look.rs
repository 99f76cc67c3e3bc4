//! How things look, in colour and without. What a colour says, a word or a sign says too.

use ratatui::style::{Color, Modifier, Style};

/// Colours of the terminal's own palette, or none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Whether there are colours; not where `NO_COLOR` says so.
    pub colour: bool,
}

/// What something is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// As any text.
    Plain,
    /// What the eye is to find.
    Strong,
    /// What is less, or cannot be pressed.
    Faint,
    /// A heading.
    Title,
    /// As it should be.
    Good,
    /// To be looked at.
    Warn,
    /// Wrong.
    Bad,
    /// A key.
    Key,
    /// The bar at the top.
    Bar,
    /// The next button.
    Next,
    /// A press that waits for its second.
    Armed,
    /// The line is down.
    Banner,
    /// The own microphone is open.
    OnAir,
    /// The marked line of a list.
    Marked,
}

impl Look {
    /// The style of a tone.
    #[must_use]
    pub fn style(self, tone: Tone) -> Style {
        let (plain, bold) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        let turned = bold.add_modifier(Modifier::REVERSED);
        let on = |style: Style, colour| if self.colour { style.fg(colour) } else { style };
        let over = |fore, back| if self.colour { bold.fg(fore).bg(back) } else { turned };
        match tone {
            Tone::Plain => plain,
            Tone::Strong => bold,
            Tone::Faint => plain.add_modifier(Modifier::DIM),
            Tone::Title | Tone::Key => on(bold, Color::Cyan),
            Tone::Good => on(plain, Color::Green),
            Tone::Warn => on(bold, Color::Yellow),
            Tone::Bad => on(bold, Color::Red),
            Tone::Bar => over(Color::White, Color::Blue),
            Tone::Next => over(Color::Black, Color::Green),
            Tone::Armed => over(Color::Black, Color::Yellow).add_modifier(if self.colour {
                Modifier::empty()
            } else {
                Modifier::UNDERLINED
            }),
            Tone::Banner | Tone::OnAir => over(Color::White, Color::Red),
            Tone::Marked => turned,
        }
    }
}

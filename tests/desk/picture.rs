//! A drawn screen as text, as its styles, and as a page that a browser takes a picture of.

use std::fmt::Write as _;
use std::path::PathBuf;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The rows of a screen, without what is empty at their ends.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buffer) {
        let mut skip = 0;
        let mut line = String::new();
        for cell in row {
            if skip == 0 {
                line.push_str(cell.symbol());
                skip = wide(cell.symbol());
            }
            skip = skip.saturating_sub(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn wide(symbol: &str) -> usize {
    ratatui::text::Span::raw(symbol).width().max(1)
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buffer.content().chunks(usize::from(buffer.area.width))
}

/// Where each row has which style: runs of cells that look alike.
pub fn styles(buffer: &Buffer) -> String {
    let mut out = String::new();
    for (number, row) in rows(buffer).enumerate() {
        let mut from = 0;
        while from < row.len() {
            let style = row[from].style();
            let run = row[from..].iter().take_while(|cell| cell.style() == style).count();
            let said = said(&row[from]);
            if !said.is_empty() {
                let words: String = row[from..from + run].iter().map(Cell::symbol).collect();
                writeln!(out, "{number:>2} {said:<24} {}", words.trim()).unwrap();
            }
            from += run;
        }
    }
    out
}

fn said(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg).to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {:?}", cell.bg).to_lowercase());
    }
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::UNDERLINED, "underlined"),
    ] {
        if cell.modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}

/// Leaves a page of the screen where the pictures are taken from: `npm --prefix tests/console run terminal`.
pub fn leave(buffer: &Buffer, name: &str) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.html")), page(buffer)).unwrap();
}

fn page(buffer: &Buffer) -> String {
    let mut out = String::from(
        "<!doctype html><meta charset=utf-8><style>body{margin:0;background:#16181d}\
         pre{margin:0;padding:12px;display:inline-block;font:16px/20px 'DejaVu Sans Mono',monospace;color:#d7dae0}</style><pre>",
    );
    for row in rows(buffer) {
        let mut skip = 0;
        for cell in row {
            if skip == 0 {
                let symbol = cell.symbol().replace('&', "&amp;").replace('<', "&lt;");
                write!(out, "<span style=\"{}\">{symbol}</span>", css(cell)).unwrap();
                skip = wide(cell.symbol());
            }
            skip = skip.saturating_sub(1);
        }
        out.push('\n');
    }
    out.push_str("</pre>");
    out
}

fn css(cell: &Cell) -> String {
    let colour = |colour: Color, none: &'static str| match colour {
        Color::Black => "#101216",
        Color::Red => "#e5534b",
        Color::Green => "#57ab5a",
        Color::Yellow => "#d9b13b",
        Color::Blue => "#2f5fa8",
        Color::Cyan => "#56b6c2",
        Color::White => "#ffffff",
        _ => none,
    };
    let (mut fore, mut back) = (colour(cell.fg, "#d7dae0"), colour(cell.bg, "#16181d"));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut fore, &mut back);
    }
    let mut css = format!("color:{fore};background:{back}");
    if cell.modifier.contains(Modifier::BOLD) {
        css.push_str(";font-weight:bold");
    }
    if cell.modifier.contains(Modifier::DIM) {
        css.push_str(";opacity:.6");
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        css.push_str(";text-decoration:underline");
    }
    css
}

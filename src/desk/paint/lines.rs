//! Lines that fit: cut and wrapped by the width at which they are shown, not by their characters.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// What stands where something was cut off.
const MORE: &str = "…";

/// The graphemes of a text, each with its width.
fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let span = Span::raw(text);
    let parts: Vec<(&str, usize)> = span
        .styled_graphemes(Style::default())
        .map(|part| {
            let start = part.symbol.as_ptr() as usize - text.as_ptr() as usize;
            (&text[start..start + part.symbol.len()], Span::raw(part.symbol).width())
        })
        .collect();
    parts.into_iter()
}

/// How wide a text is shown.
#[must_use]
pub fn width(text: &str) -> usize {
    Span::raw(text).width()
}

/// A text on one line, with an ellipsis where it does not fit.
#[must_use]
pub fn fit(text: &str, most: usize) -> String {
    let one = text.replace(['\n', '\t'], " ");
    if width(&one) <= most {
        return one;
    }
    let mut out = String::new();
    let mut used = 0;
    for (symbol, wide) in graphemes(&one) {
        if used + wide + 1 > most {
            break;
        }
        out.push_str(symbol);
        used += wide;
    }
    if most > 0 {
        out.truncate(out.trim_end().len());
        out.push_str(MORE);
    }
    out
}

/// A text filled up with spaces, or cut, to a width.
#[must_use]
pub fn pad(text: &str, most: usize) -> String {
    let mut out = fit(text, most);
    let gap = most.saturating_sub(width(&out));
    out.push_str(&" ".repeat(gap));
    out
}

/// A text on lines of a width, broken between words where they allow it.
#[must_use]
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let wide = width(word);
            if used > 0 && used + 1 + wide > most {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            for (symbol, wide) in graphemes(word) {
                if used + wide > most {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push_str(symbol);
                used += wide;
            }
        }
        lines.push(line);
    }
    lines
}

/// The same on so many lines at most, with an ellipsis at the end of what is left out.
#[must_use]
pub fn wrap_at_most(text: &str, wide: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, wide);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {MORE}");
            *last = if width(&longer) <= wide { longer } else { fit(&format!("{last}{MORE}{MORE}"), wide) };
        }
    }
    lines
}

/// A line cut to a width, its styles kept.
#[must_use]
pub fn cut(line: Line<'static>, most: usize) -> Line<'static> {
    if line.width() <= most {
        return line;
    }
    let mut out: Vec<Span<'static>> = Vec::new();
    let mut left = most;
    for span in line.spans {
        let wide = span.width();
        if wide < left {
            left -= wide;
            out.push(span);
            continue;
        }
        // One more character is wanted than there is room for, so that it is cut.
        let text = if wide == left { format!("{}{MORE}{MORE}", span.content) } else { span.content.into_owned() };
        out.push(Span::styled(fit(&text, left), span.style));
        break;
    }
    Line::from(out)
}

/// Something on the left, cut where it must be, and something on the right.
#[must_use]
pub fn sides(left: Line<'static>, right: Line<'static>, most: usize) -> Line<'static> {
    let right = cut(right, most);
    let wide = right.width();
    if wide == 0 {
        return cut(left, most);
    }
    let left = cut(left, most.saturating_sub(wide + 1));
    let gap = most.saturating_sub(left.width() + wide);
    let mut spans = left.spans;
    spans.push(Span::raw(" ".repeat(gap)));
    spans.extend(right.spans);
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_cut_by_the_width_at_which_it_is_shown() {
        // Written with letters that carry their marks, and with marks apart: the same four columns.
        assert_eq!(fit("Phiên họp toàn thể", 10), "Phiên họp…");
        assert_eq!(fit("Phie\u{302}n ho\u{323}p toàn thể", 10), "Phie\u{302}n ho\u{323}p…");
        assert_eq!(fit("東京都市", 5), "東京…");
        assert_eq!((fit("four", 4).as_str(), fit("fours", 4).as_str(), fit("x", 0).as_str()), ("four", "fou…", ""));
        assert_eq!(width(&pad("Bế mạc", 12)), 12);
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrap("the text of the item", 8), ["the text", "of the", "item"]);
        assert_eq!(wrap("a verylongword", 6), ["a", "verylo", "ngword"]);
        assert_eq!(wrap("one\n\ntwo", 9), ["one", "", "two"]);
        assert_eq!(wrap_at_most("one two three four", 8, 2), ["one two", "three …"]);
    }

    #[test]
    fn what_stands_on_the_right_is_never_cut_off_by_a_long_left() {
        let line = sides(Line::from("a very long title"), Line::from("3:05"), 12);
        assert_eq!(line.to_string(), "a very… 3:05");
    }
}

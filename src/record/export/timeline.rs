//! The course of a meeting as a picture (SVG): its items, speeches, lines lost and decisions, along the hours.

use std::fmt::Write as _;

use super::html::escaped;
use crate::procedure::ids::{MeetingId, Timestamp};
use crate::record::course::{Course, Turn};
use crate::record::wording::{Fault, Sentences};

const WIDTH: f64 = 1_000.0;
const LEFT: f64 = 46.0;
const ROW: f64 = 15.0;
const TOP: f64 = 46.0;
const GAP: f64 = 14.0;
/// Room that the words of a day take.
const DAY: f64 = 150.0;

/// The picture of a meeting; its sittings stand side by side, as wide as they were long.
///
/// # Errors
/// [`Fault`].
pub fn write(course: &Course, meeting: &MeetingId, sentences: &Sentences) -> Result<String, Fault> {
    let told = course.of(meeting);
    let agenda = course.plan(meeting).map(|plan| plan.agenda.as_slice()).unwrap_or_default();
    let sittings: Vec<(Timestamp, Timestamp)> =
        told.sittings.iter().map(|one| (one.opened, one.ended.unwrap_or(course.at).max(one.opened))).collect();
    let whole: f64 = sittings.iter().map(|(from, to)| ms(*from, *to)).sum::<f64>().max(1.0);
    #[expect(clippy::cast_precision_loss, reason = "a handful of sittings and items")]
    let (gaps, rows) = (GAP * sittings.len().saturating_sub(1) as f64, agenda.len() as f64);
    let scale = (WIDTH - LEFT - 10.0 - gaps) / whole;
    let x = |at: Timestamp| {
        let mut left = LEFT;
        for (from, to) in &sittings {
            if at <= *to {
                return left + ms(*from, at.max(*from)) * scale;
            }
            left += ms(*from, *to) * scale + GAP;
        }
        left - GAP
    };
    let height = TOP + rows * ROW + 44.0;
    let bottom = TOP + rows * ROW;
    // Writing to a String does not fail.
    let mut out = String::new();
    let title = course.plan(meeting).map(|plan| sentences.of(&plan.title)).unwrap_or_default();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\" \
         aria-label=\"{0}\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"10.5\">\n<title>{0}</title>\n\
         <rect width=\"{WIDTH:.0}\" height=\"{height:.0}\" fill=\"#fff\"/>\n",
        escaped(title)
    );
    for (from, to) in &sittings {
        let day = sentences.say("date", crate::record::wording::facts! { at => sentences.when(*from) })?;
        // A short sitting at the right edge has no room for its day behind its beginning.
        let is_narrow = WIDTH - x(*from) < DAY;
        let _ = writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#f4f4f4\"/>\n\
             <text x=\"{:.1}\" y=\"14\" text-anchor=\"{}\" font-weight=\"bold\">{}</text>",
            x(*from),
            ms(*from, *to) * scale,
            bottom - TOP,
            if is_narrow { WIDTH - 4.0 } else { x(*from) },
            if is_narrow { "end" } else { "start" },
            escaped(&day)
        );
        // A line and its hour every half hour, where there is room for the words.
        let mut at = Timestamp((from.0 / 1_800_000 + 1) * 1_800_000);
        while at < *to {
            let hour = sentences.say("clock", crate::record::wording::facts! { at => sentences.when(at) })?;
            let _ = writeln!(
                out,
                "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{TOP}\" y2=\"{bottom:.1}\" stroke=\"#ccc\" stroke-width=\"0.5\"/>\
                 <text x=\"{0:.1}\" y=\"{1:.1}\" text-anchor=\"middle\" fill=\"#555\">{hour}</text>",
                x(at),
                TOP - 5.0
            );
            at = Timestamp(at.0 + 1_800_000);
        }
    }
    for (index, item) in agenda.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "an agenda has no millions of items")]
        let y = TOP + index as f64 * ROW;
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 6.0,
            y + 11.0,
            item.number
        );
        let mut opened = None;
        for turn in told.turns(&item.number) {
            match turn.turn {
                Turn::Opened(..) | Turn::Joined(..) => opened = Some(turn.at),
                Turn::Concluded(_) | Turn::Deferred(_) | Turn::Withdrawn(_) | Turn::Reopened => {
                    if let Some(from) = opened.take() {
                        bar(&mut out, x(from), x(turn.at), y + 2.0, ROW - 4.0, "#b9cde5");
                    }
                }
            }
        }
        if let Some(from) = opened {
            bar(&mut out, x(from), x(course.at), y + 2.0, ROW - 4.0, "#b9cde5");
        }
        for speech in told.speeches_under(&item.number) {
            if let Some(from) = speech.started {
                bar(&mut out, x(from), x(speech.ended.unwrap_or(course.at)), y + 4.0, ROW - 8.0, "#1f4e79");
            }
        }
        let decided = course.conference.register.decisions.iter();
        for (number, decision) in decided.filter(|(_, one)| one.meeting == *meeting && one.item == item.number) {
            let at = x(decision.at);
            let _ = writeln!(
                out,
                "<path d=\"M{at:.1} {:.1} l4 4 l-4 4 l-4 -4 z\" fill=\"#9c5700\"><title>{number}</title></path>",
                y + 2.5
            );
        }
    }
    for loss in course.losses.iter().filter(|loss| loss.meeting == *meeting) {
        bar(&mut out, x(loss.from), x(loss.to.unwrap_or(course.at)), bottom + 3.0, 7.0, "#c00000");
    }
    let mut left = LEFT;
    for (colour, word) in [
        ("#b9cde5", "legend_item"),
        ("#1f4e79", "legend_speech"),
        ("#9c5700", "legend_decision"),
        ("#c00000", "legend_loss"),
    ] {
        let _ = writeln!(
            out,
            "<rect x=\"{left:.0}\" y=\"{0:.1}\" width=\"10\" height=\"8\" fill=\"{colour}\"/><text x=\"{1:.0}\" y=\"{2:.1}\">{3}</text>",
            height - 18.0,
            left + 14.0,
            height - 10.5,
            escaped(&sentences.word(word)?)
        );
        left += 130.0;
    }
    out.push_str("</svg>");
    Ok(out)
}

fn ms(from: Timestamp, to: Timestamp) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a conference fit a double")]
    let length = to.since(from).0 as f64;
    length
}

fn bar(out: &mut String, from: f64, to: f64, y: f64, height: f64, colour: &str) {
    let width = (to - from).max(0.8);
    let _ = writeln!(
        out,
        "<rect x=\"{from:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>"
    );
}

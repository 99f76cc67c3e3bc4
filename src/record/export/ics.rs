//! The programme of a meeting as a calendar (RFC 5545): its sittings, held or planned.
//!
//! The usual crate for this brings a second library of dates with it; what is needed is one page.

use crate::procedure::ids::{ConferenceId, MeetingId, Timestamp};
use crate::record::course::Course;
use crate::record::wording::Sentences;

/// A sitting in a calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sitting {
    /// The same for the same sitting, whenever and by whomever the calendar is written.
    pub uid: String,
    /// When it begins.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// The meeting, and which sitting of it.
    pub title: String,
    /// Where the hub stands.
    pub place: String,
    /// The items, one a line.
    pub agenda: String,
    /// Whether it was opened; otherwise it is planned.
    pub held: bool,
}

/// The name of a sitting in every calendar.
#[must_use]
pub fn uid(conference: &ConferenceId, meeting: &MeetingId, sitting: usize) -> String {
    format!("{conference}-{meeting}-{sitting}@mufakat")
}

/// Sittings as a calendar, as things were at an instant.
#[must_use]
pub fn calendar(sittings: &[Sitting], at: Timestamp) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//mufakat//programme//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    for sitting in sittings {
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", sitting.uid),
            format!("DTSTAMP:{}", utc(at)),
            format!("DTSTART:{}", utc(sitting.from)),
            format!("DTEND:{}", utc(sitting.to)),
            format!("SUMMARY:{}", text(&sitting.title)),
            format!("LOCATION:{}", text(&sitting.place)),
            format!("DESCRIPTION:{}", text(&sitting.agenda)),
            format!("STATUS:{}", if sitting.held { "CONFIRMED" } else { "TENTATIVE" }),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// The sittings of a meeting.
#[must_use]
pub fn write(course: &Course, meeting: &MeetingId, sentences: &Sentences) -> String {
    let mut sittings = Vec::new();
    if let (Some(definition), Some(plan)) = (course.definition(), course.plan(meeting)) {
        let held = &course.of(meeting).sittings;
        for index in 0..plan.sittings.len().max(held.len()) {
            let planned = plan.sittings.get(index);
            let held = held.get(index);
            let Some(from) = held.map(|held| held.opened).or(planned.map(|planned| planned.opens_at)) else { continue };
            let to = held.and_then(|held| held.ended).or(planned.map(|planned| planned.closes_at));
            let agenda: Vec<_> =
                plan.agenda.iter().map(|item| format!("{} {}", item.number, sentences.of(&item.title))).collect();
            sittings.push(Sitting {
                uid: uid(&definition.id, &plan.id, index + 1),
                from,
                to: to.filter(|to| *to > from).unwrap_or(from),
                title: format!("{} ({})", sentences.of(&plan.title), index + 1),
                place: sentences.of(&definition.hub).to_owned(),
                agenda: agenda.join("\n"),
                held: held.is_some(),
            });
        }
    }
    calendar(&sittings, course.at)
}

/// An instant in UTC: `20211006T020000Z`.
fn utc(at: Timestamp) -> String {
    let text = at.to_string();
    let digits: String = text.chars().take(19).filter(|c| c.is_ascii_digit() || *c == 'T').collect();
    format!("{digits}Z")
}

fn text(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line of at most 75 bytes; the rest goes on in lines that begin with a space.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_letters() {
        let long = "ả".repeat(60);
        let lines = folded(&long);
        assert!(lines.split("\r\n").all(|line| line.len() <= 75), "{lines}");
        assert_eq!(lines.replace("\r\n ", "").trim_end(), long);
    }

    #[test]
    fn an_instant_is_written_in_utc() {
        assert_eq!(utc(Timestamp::parse("2021-10-06T02:00:00.250Z").unwrap()), "20211006T020000Z");
    }
}

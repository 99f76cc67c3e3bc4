//! The programme of a meeting as a calendar (RFC 5545): its sittings, held or planned.
//!
//! The usual crate for this brings a second library of dates with it; what is needed is one page.

use crate::procedure::ids::{MeetingId, Timestamp};
use crate::record::course::Course;
use crate::record::wording::Sentences;

/// The sittings of a meeting.
#[must_use]
pub fn write(course: &Course, meeting: &MeetingId, sentences: &Sentences) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//mufakat//programme//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    if let (Some(definition), Some(plan)) = (course.definition(), course.plan(meeting)) {
        let held = &course.of(meeting).sittings;
        for index in 0..plan.sittings.len().max(held.len()) {
            let planned = plan.sittings.get(index);
            let held = held.get(index);
            let Some(from) = held.map(|held| held.opened).or(planned.map(|planned| planned.opens_at)) else { continue };
            let to = held.and_then(|held| held.ended).or(planned.map(|planned| planned.closes_at));
            let to = to.filter(|to| *to > from).unwrap_or(from);
            let agenda: Vec<_> =
                plan.agenda.iter().map(|item| format!("{} {}", item.number, sentences.of(&item.title))).collect();
            lines.extend([
                "BEGIN:VEVENT".to_owned(),
                format!("UID:{}-{}-{}@mufakat", definition.id, plan.id, index + 1),
                format!("DTSTAMP:{}", utc(course.at)),
                format!("DTSTART:{}", utc(from)),
                format!("DTEND:{}", utc(to)),
                format!("SUMMARY:{} ({})", text(sentences.of(&plan.title)), index + 1),
                format!("LOCATION:{}", text(sentences.of(&definition.hub))),
                format!("DESCRIPTION:{}", text(&agenda.join("\n"))),
                format!("STATUS:{}", if held.is_some() { "CONFIRMED" } else { "TENTATIVE" }),
                "END:VEVENT".to_owned(),
            ]);
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
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

//! The report of the ministers is corrected on the screen, by the rules and before everybody: the draft is put, a
//! delegation amends it, the Secretariat lays the corrected text, and that is what is adopted and printed.

use std::io::{Cursor, Read as _};

use futures::executor::block_on;
use mufakat::conference_file;
use mufakat::journal::entry::{Draft, Entry, RulesVersion};
use mufakat::procedure::Conference;
use mufakat::procedure::command::{Action, AmendmentRuling, Capacity, DocumentRevision, Passage};
use mufakat::procedure::definition::{Definition, Verb};
use mufakat::procedure::event::{AmendmentFate, Event, FreezeCause};
use mufakat::procedure::ids::{Hash, ItemNumber, MeetingId, ProposalId, Revision, SeatId, Symbol};
use mufakat::record::export::{docx, html, markdown};
use mufakat::record::report::{bodies, last};
use mufakat::record::{Course, Language};
use mufakat::rehearsal::{Answer, Client, Place, Plan, Play, Silent, Stage};

use crate::pure::Pure;
use crate::sentences;

const OLD: &str = "The Meeting was held in plenary.";
const NEW: &str = "The Meeting was held in plenary and by video conference.";

/// A meeting at an item, with what happened so far.
pub(crate) struct Room {
    stage: Pure,
    meeting: MeetingId,
    item: ItemNumber,
    symbol: Symbol,
}

fn seat(id: &str) -> Client {
    Client::Seat(SeatId::parse(id).unwrap())
}

impl Room {
    fn at_the_report() -> Self {
        Self::played_to(conference_file::shipped_definition(), "AMMin8", "15")
    }

    /// A conference played up to an item.
    pub(crate) fn played_to(definition: Definition, meeting: &str, item: &str) -> Self {
        let plan = Plan { seed: 1, until: Place::parse(&format!("{meeting}/{item}")) };
        let mut teller = Silent;
        let stage = block_on(async {
            let stage = Pure::new(definition);
            let mut play = Play::begin(stage, &mut teller, plan).await.unwrap();
            play.run().await.unwrap_or_else(|fault| panic!("{fault}"));
            play.into_parts().0
        });
        let (item, symbol) = (ItemNumber::parse(item).unwrap(), Symbol::parse(&format!("{meeting}/REPORT")).unwrap());
        Self { stage, meeting: MeetingId::parse(meeting).unwrap(), item, symbol }
    }

    fn conference(&self) -> &Conference {
        &self.stage.conference
    }

    #[track_caller]
    pub(crate) fn act(&mut self, who: &str, capacity: Capacity, action: Action) -> Vec<Event> {
        let (said, before) = (format!("{action:?}"), self.stage.record.len());
        match block_on(self.stage.submit(&seat(who), capacity, action)).unwrap() {
            Answer::Accepted => {}
            Answer::Refused(rejection) => panic!("{said}: {rejection:?}"),
        }
        self.stage.record[before..].iter().flat_map(|(_, _, events)| events.clone()).collect()
    }

    #[track_caller]
    pub(crate) fn preside(&mut self, action: Action) -> Vec<Event> {
        let state = &self.conference().meetings[&self.meeting];
        let presiding = state.chair.seat.clone().unwrap().to_string();
        self.act(&presiding, Capacity::Chair, action)
    }

    /// The Secretariat lays the next revision of the report.
    #[track_caller]
    fn lay_report(&mut self, base: Option<Revision>, text: &str) -> Hash {
        let content = block_on(self.stage.deposit(&seat("ASEC.hod"), text.to_owned())).unwrap();
        let title = self.conference().documents.documents[&self.symbol].title.clone();
        let (meeting, symbol, language) = (self.meeting.clone(), self.symbol.clone(), "en".to_owned());
        let table = Action::TableDocument { meeting, symbol, base, title, language, content };
        self.act("ASEC.hod", Capacity::Delegate, table);
        Hash::of(text.as_bytes())
    }

    fn at(&self, revision: u64) -> Vec<DocumentRevision> {
        vec![DocumentRevision { symbol: self.symbol.clone(), revision: Revision(revision) }]
    }

    fn text(&self, proposal: ProposalId) -> (Revision, Hash) {
        let text = &self.conference().meetings[&self.meeting].table.proposals[&proposal];
        (text.revision, text.wording.hash)
    }

    /// The Chair puts the text, and everybody's endpoint shows it.
    #[track_caller]
    fn put(&mut self, proposal: ProposalId) {
        let ((revision, hash), meeting) = (self.text(proposal), self.meeting.clone());
        self.preside(Action::PutProposal { meeting: meeting.clone(), proposal, revision, hash });
        let parties: Vec<_> = self.conference().plan(&meeting).unwrap().deciding().cloned().collect();
        for party in parties {
            let acknowledge = Action::Acknowledge { meeting: meeting.clone(), proposal, revision, hash };
            self.act(&format!("{party}.hod"), Capacity::Delegate, acknowledge);
        }
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        let record = (1..).zip(&self.stage.record).map(|(position, (recorded_at, command, events))| {
            let (recorded_at, rules) = (*recorded_at, RulesVersion::CURRENT);
            Entry::new(position, Draft { recorded_at, rules, command: command.clone(), events: events.clone() })
        });
        record.collect()
    }
}

/// All words of a Word document.
pub(crate) fn words_of(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_report_that_is_amended_while_it_is_put_is_adopted_and_printed_as_it_was_corrected() {
    let mut room = Room::at_the_report();
    let (meeting, item) = (room.meeting.clone(), room.item.clone());
    let after = ItemNumber::parse("14");
    room.preside(Action::OpenItem { meeting: meeting.clone(), item: item.clone(), after, ruling: None });
    let first = block_on(room.stage.drawn_report(&meeting)).unwrap();
    let put_hash = room.lay_report(None, &first);
    let text = "The Meeting adopts: Report of the 8th AMMin.".to_owned();
    let documents = room.at(1);
    let table = Action::TableProposal { meeting: meeting.clone(), item: item.clone(), text: text.clone(), documents };
    let tabled = room.act("ASEC.hod", Capacity::Delegate, table);
    let proposal = tabled.iter().find_map(|event| match event {
        Event::ProposalTabled { proposal, .. } => Some(*proposal),
        _ => None,
    });
    let proposal = proposal.unwrap();
    room.put(proposal);

    // Amended while it is put: the window stands still until the Chair has settled it.
    let passage = Passage { words: "Report of the 8th AMMin".to_owned(), occurrence: 1 };
    let new = "Report of the 8th AMMin, as corrected in paragraph 19".to_owned();
    let amend =
        Action::ProposeAmendment { meeting: meeting.clone(), proposal, base: Revision(1), passage, new: new.clone() };
    let amended = room.act("ID.hod", Capacity::Delegate, amend);
    let held = amended.iter().any(|event| match event {
        Event::WindowFrozen { causes, .. } => {
            causes.iter().any(|cause| matches!(cause, FreezeCause::Amendment { party } if party.as_str() == "ID"))
        }
        _ => false,
    });
    assert!(held, "{amended:?}");
    let amendment = amended.iter().find_map(|event| match event {
        Event::AmendmentProposed { amendment, .. } => Some(*amendment),
        _ => None,
    });
    let amendment = amendment.unwrap();
    let how = AmendmentRuling::Accept;
    let settled = room.preside(Action::SettleAmendment { meeting: meeting.clone(), amendment, base: Revision(1), how });
    let accepted = AmendmentFate::Accepted { revision: Revision(2) };
    assert!(settled.iter().any(|event| matches!(event, Event::AmendmentSettled { fate, .. } if *fate == accepted)));

    // The Secretariat corrects the report before everybody's eyes, and the text is about that.
    let corrected = first.replace(OLD, NEW);
    assert_ne!(corrected, first);
    let adopted_hash = room.lay_report(Some(Revision(1)), &corrected);
    let (documents, text) = (room.at(2), text.replace("Report of the 8th AMMin", &new));
    let revise = Action::ReviseProposal { meeting: meeting.clone(), proposal, base: Revision(2), text, documents };
    room.act("ASEC.hod", Capacity::Delegate, revise);
    room.put(proposal);
    let until = room.stage.now() + mufakat::procedure::ids::Span::minutes(2);
    while !block_on(room.stage.pass(until)).unwrap() {}
    let (revision, hash) = room.text(proposal);
    assert_eq!(revision, Revision(3));
    let (verb, style, follow_ups) = (Verb::Adopted, None, Vec::new());
    room.preside(Action::Declare { meeting: meeting.clone(), proposal, revision, hash, verb, style, follow_ups });

    assert!(room.stage.views_are_whole() && room.stage.replays());
    let course = Course::read(&room.entries());
    let plan = course.plan(&meeting).unwrap();
    assert_eq!(bodies(&course.conference, plan), (Some(put_hash), Some(adopted_hash)));
    let final_line = format!("(AMMin8/REPORT Rev.2, SHA-256 {adopted_hash})");
    for language in Language::ALL {
        let writing = last(&course, &meeting, &sentences(language, &course), Some(&first), Some(&corrected)).unwrap();
        // The authentic words stand in both: in English as the paragraph, in Vietnamese beside the mark of a gap.
        for (form, text) in [
            ("md", markdown::write(&writing)),
            ("html", html::write(&writing, None)),
            ("docx", words_of(&docx::write(&writing).unwrap())),
        ] {
            assert!(text.contains(NEW), "{form} in {language:?} has not what was adopted");
            assert!(!text.contains(OLD), "{form} in {language:?} has what was put at first");
            assert!(text.contains(&final_line), "{form} in {language:?} does not name its revision: {final_line}");
        }
    }
}

//! Records of every earlier format keep loading.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use mufakat::journal::entry::{Draft, FormatVersion, RulesVersion, Stored};
use mufakat::journal::verify::read_export;
use mufakat::procedure::command::{Action, Actor, Command, Credential, Person, Seen};
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{CommandId, Epoch, ModeratorId, ObjectionId, PartyId, ProposalId, Revision, Timestamp};
use tempfile::TempDir;

use crate::{file, open, seat, without_heartbeat};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journal").join(name)
}

/// What the fixture of format 1 holds: a trimmed definition, presence, a name and words beyond ASCII.
fn entries_of_the_first_format() -> Vec<Draft> {
    let mut definition = mufakat::conference_file::shipped_definition();
    definition.parties.retain(|party, _| ["TH", "VN"].contains(&party.as_str()));
    definition.documents.clear();
    definition.meetings.truncate(1);
    definition.meetings[0].agenda.truncate(3);
    definition.meetings[0].participants.clear();
    let definition = Box::new(definition);
    let meeting = definition.meetings[0].id.clone();
    let vn = || seat("VN.hod");
    let person = Person { name: "Nguyễn Văn An".to_owned(), title: "Thứ trưởng".to_owned() };
    let point = "Đề nghị sửa đoạn 3: “đồng thuận”".to_owned();
    let acts = [
        (
            Actor::Hub {},
            Action::DefineConference { definition: definition.clone() },
            vec![Event::ConferenceDefined { definition }],
        ),
        (Actor::Hub {}, Action::StartHub { last_alive: None }, vec![Event::HubStarted { last_alive: None }]),
        (Actor::Hub {}, Action::LinkUp { seat: vn() }, vec![Event::LinkCameUp { seat: vn() }]),
        (
            Actor::Moderator { name: ModeratorId::parse("moderator").unwrap() },
            Action::AdmitSeat { seat: vn(), person: person.clone(), credential: Credential::Accepted, letter: None },
            vec![Event::SeatAdmitted { seat: vn(), person, credential: Credential::Accepted, letter: None }],
        ),
        (Actor::Clock {}, Action::Elapse {}, Vec::new()),
        (
            Actor::delegate(vn()),
            Action::Object {
                meeting: meeting.clone(),
                proposal: ProposalId(1),
                revision: Revision(2),
                point: point.clone(),
            },
            vec![Event::ObjectionRaised {
                meeting,
                proposal: ProposalId(1),
                objection: ObjectionId(1),
                party: PartyId::parse("VN").unwrap(),
                seat: vn(),
                point,
            }],
        ),
    ];
    (1..)
        .zip(acts)
        .map(|(n, (actor, action, events))| Draft {
            recorded_at: Timestamp(1_633_485_600_000 + n),
            rules: RulesVersion(1),
            command: Command {
                id: CommandId::parse(&format!("command-{n}")).unwrap(),
                actor,
                seen: Seen { position: Some(2), epoch: Some(Epoch(1)), ..Seen::default() },
                action,
            },
            events,
        })
        .collect()
}

/// The fixture was written once and is never written again after a release. Before one, when a type changes,
/// `MUFAKAT_WRITE_FIXTURES=1` with the two files deleted writes it anew.
#[test]
fn a_record_of_format_1_keeps_loading() {
    let (stored, exported) = (fixture("v1.db"), fixture("v1.jsonl"));
    if std::env::var_os("MUFAKAT_WRITE_FIXTURES").is_some() && !stored.exists() {
        let mut journal = open(&stored).unwrap();
        journal.append(0, entries_of_the_first_format()).unwrap();
        journal.export(&mut fs::File::create(&exported).unwrap(), &exported).unwrap();
        drop(journal);
        without_heartbeat(&stored);
    }
    let folder = TempDir::new().unwrap();
    fs::copy(&stored, file(&folder)).unwrap();
    let journal = open(&file(&folder)).unwrap();
    let entries = journal.read(0, 100).unwrap();
    assert_eq!(entries.len(), 6);
    assert!(entries.iter().all(|stored| stored.entry.format == FormatVersion(1)));
    let Action::Object { point, .. } = &entries[5].entry.command.action else { panic!("{:?}", entries[5].entry) };
    assert_eq!(point, "Đề nghị sửa đoạn 3: “đồng thuận”");
    assert!(matches!(&entries[0].entry.events[..], [Event::ConferenceDefined { .. }]));
    let read: Result<Vec<Stored>, _> = read_export(BufReader::new(fs::File::open(&exported).unwrap())).collect();
    assert_eq!(read.unwrap(), entries);
}

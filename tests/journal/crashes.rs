//! Crashes: what was acknowledged survives them, and what was not is dropped whole.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};

use mufakat::journal::entry::Head;
use mufakat::journal::{Damage, Error, Finding};
use mufakat::procedure::ids::Hash;
use tempfile::TempDir;

use crate::{assert_damaged, draft, drafts, file, open, wal, without_heartbeat, write_up_to};

/// The files as a crash would leave them: copied while the journal is open.
fn crash_image(path: &Path, to: &Path) {
    for suffix in ["", "-wal", ".heartbeat"] {
        let with = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        fs::copy(with(path), with(to)).unwrap();
    }
}

#[test]
fn a_torn_batch_at_the_end_of_the_log_is_dropped_and_all_before_it_kept() {
    let folder = TempDir::new().unwrap();
    let (path, before, torn) = (file(&folder), folder.path().join("before.db"), folder.path().join("torn.db"));
    let mut journal = open(&path).unwrap();
    write_up_to(&mut journal, 5);
    crash_image(&path, &before);
    let synced = fs::read(wal(&before)).unwrap().len();
    write_up_to(&mut journal, 6);
    // What a power cut leaves of the sixth entry, which was not yet acknowledged: the heartbeat names the fifth.
    let whole = fs::read(wal(&path)).unwrap();
    assert!(whole.len() > synced + 4096);
    let cut_short = (synced..whole.len()).step_by(509).map(|length| whole[..length].to_vec());
    let with_a_hole = (synced..whole.len() - 512).step_by(512).map(|hole| {
        let mut log = whole.clone();
        log[hole..hole + 512].fill(0);
        log
    });
    for log in cut_short.chain(with_a_hole).filter(|log| *log != whole) {
        crash_image(&before, &torn);
        fs::write(wal(&torn), &log).unwrap();
        let mut kept = open(&torn).unwrap();
        assert_eq!(kept.head().position, 5, "a torn batch was half believed");
        kept.append(5, vec![draft(6)]).unwrap();
    }
}

#[test]
fn a_broken_middle_of_the_log_is_damage_and_not_a_torn_tail() {
    let folder = TempDir::new().unwrap();
    let (path, image) = (file(&folder), folder.path().join("image.db"));
    let mut journal = open(&path).unwrap();
    write_up_to(&mut journal, 9);
    crash_image(&path, &image);
    let log = fs::read(wal(&image)).unwrap();
    // The last batch begins somewhere in the last few pages: a flip before them breaks a batch that was followed.
    let last_batch = 5 * (4096 + 24);
    for at in (0..log.len() - last_batch).step_by(487) {
        crash_image(&path, &image);
        without_heartbeat(&image);
        let mut flipped = log.clone();
        flipped[at] ^= 0x10;
        fs::write(wal(&image), &flipped).unwrap();
        match open(&image) {
            Err(Error::Damaged(Finding { damage: Damage::Store(what), .. })) => {
                assert!(what.contains("write-ahead log"), "byte {at}: {what}");
            }
            Err(other) => panic!("byte {at}: {other:?}"),
            Ok(journal) => assert_eq!(journal.head().position, 9, "byte {at} lost acknowledged entries"),
        }
        if fs::read(wal(&image)).is_ok_and(|log| !log.is_empty()) {
            assert_eq!(fs::read(wal(&image)).unwrap(), flipped, "the evidence was changed");
        }
    }
}

#[test]
fn a_broken_last_batch_is_known_from_the_heartbeat() {
    let folder = TempDir::new().unwrap();
    let (path, image) = (file(&folder), folder.path().join("image.db"));
    let mut journal = open(&path).unwrap();
    write_up_to(&mut journal, 9);
    crash_image(&path, &image);
    let mut log = fs::read(wal(&image)).unwrap();
    let last = log.len() - 100;
    log[last] ^= 1;
    fs::write(wal(&image), log).unwrap();
    assert_damaged(&image, 7, Damage::Lost { head: 9 });
}

const WRITER: &str = "MUFAKAT_TEST_JOURNAL_WRITER";

/// Runs this very test again as a process of its own that appends for ever, and says what was acknowledged.
fn writer(test: &str, path: &Path, limit: &str) -> Child {
    let mut shell = Process::new("sh");
    shell.arg("-c").arg(format!("{limit} exec \"$0\" --exact {test} --nocapture --test-threads 1"));
    shell.arg(std::env::current_exe().unwrap()).env(WRITER, path);
    shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn write_for_ever(path: &Path) -> Error {
    let mut journal = open(path).unwrap();
    let mut out = std::io::stdout();
    loop {
        let position = journal.head().position;
        match journal.append(position, drafts(position + 1..=position + 2)) {
            Ok(stored) => {
                for entry in stored {
                    writeln!(out, "\nacknowledged {}", entry.head()).unwrap();
                }
                out.flush().unwrap();
            }
            Err(error) => {
                writeln!(out, "\nfailed {error}").unwrap();
                return journal.append(journal.head().position, vec![draft(0)]).unwrap_err();
            }
        }
    }
}

fn acknowledged(line: &str) -> Option<Head> {
    let (position, h) = line.strip_prefix("acknowledged ")?.split_once(' ')?;
    Some(Head { position: position.parse().ok()?, h: Hash::parse(h)? })
}

#[test]
fn a_killed_writer_loses_nothing_that_was_acknowledged() {
    if let Some(path) = std::env::var_os(WRITER) {
        let stopped = write_for_ever(Path::new(&path));
        unreachable!("only a kill stops this writer, and not {stopped}");
    }
    let folder = TempDir::new().unwrap();
    let path = file(&folder);
    let mut seen = BTreeMap::new();
    for round in 0..20 {
        let mut child = writer("crashes::a_killed_writer_loses_nothing_that_was_acknowledged", &path, "");
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        // Each round is killed somewhere else in the writing.
        let mut wanted = 3 + 5 * round;
        let mut line = String::new();
        while wanted > 0 && lines.read_line(&mut line).unwrap() > 0 {
            if let Some(head) = acknowledged(line.trim_end()) {
                seen.insert(head.position, head.h);
                wanted -= 1;
            }
            line.clear();
        }
        assert_eq!(wanted, 0, "the writer ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        // The last line may have been cut off in the middle; what is whole was acknowledged.
        let whole = rest.rfind('\n').map_or("", |end| &rest[..end]);
        seen.extend(whole.lines().filter_map(acknowledged).map(|head| (head.position, head.h)));

        let journal = open(&path).unwrap();
        let kept: BTreeMap<u64, Hash> =
            journal.read(0, usize::MAX).unwrap().iter().map(|s| (s.entry.position, s.h)).collect();
        for (position, h) in &seen {
            assert_eq!(kept.get(position), Some(h), "entry {position} was acknowledged before round {round} ended");
        }
    }
    assert!(seen.len() > 20 * 3);
}

#[test]
fn a_disk_that_takes_no_more_stops_the_writer_and_keeps_what_was_acknowledged() {
    if let Some(path) = std::env::var_os(WRITER) {
        let after = write_for_ever(Path::new(&path));
        println!("\nthen {after}");
        return;
    }
    let folder = TempDir::new().unwrap();
    let path = file(&folder);
    // The system lets no file grow beyond 200 blocks: writes fail as they do when a disk is full.
    let name = "crashes::a_disk_that_takes_no_more_stops_the_writer_and_keeps_what_was_acknowledged";
    let child = writer(name, &path, "trap '' XFSZ; ulimit -f 200;");
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let seen: Vec<Head> = said.lines().filter_map(acknowledged).collect();
    let failed = said.lines().find(|line| line.starts_with("failed ")).expect("the writer never failed");
    assert!(failed.contains("the storage of the record failed"), "{failed}");
    assert!(said.lines().any(|line| line.starts_with("then the storage of the record failed")), "{said}");

    let journal = open(&path).unwrap();
    let kept = journal.read(0, usize::MAX).unwrap();
    assert!(!seen.is_empty());
    for head in &seen {
        let position = usize::try_from(head.position).unwrap();
        assert_eq!(kept[position - 1].head(), *head);
    }
    assert!(kept.len() >= seen.len());
}

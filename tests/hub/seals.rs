//! A file of checkpoints that is damaged: the hub goes on sealing, and says so to whoever can do something about it.

use std::path::{Path, PathBuf};

use mufakat::hub::admin::{Answer, Ask};
use mufakat::hub::audit::audit_in;
use mufakat::hub::{self, Hub, folder};
use mufakat::procedure::command::Action;
use mufakat::procedure::ids::Hash;
use mufakat::record::seal::kept::beside;
use mufakat::verify::source::Kind;
use mufakat::verify::{Trust, source, verify};
use mufakat::wire::{HubMessage, News};

use crate::harness::{House, Peer, config, head, meeting, settings};

fn seals(state: &Path) -> PathBuf {
    beside(&folder::journal_in(state))
}

/// Stops a hub, changes what it left, and starts it again, which may be refused.
async fn restart(house: House, change: impl FnOnce(&Path)) -> Result<House, hub::Error> {
    let House { folder, hub, hand } = house;
    hub.stop();
    hub.stopped().await.expect("it stops in order");
    change(&folder.path().join("state"));
    let (mut config, _) = config(settings(folder.path()));
    config.clock = hand.clock();
    let hub: Hub = hub::run(config).await?;
    Ok(House { folder, hub, hand })
}

/// A hub that has signed several checkpoints.
async fn sealed() -> House {
    let house = House::open().await;
    let (mut moderator, _) = house.join("moderator").await;
    for n in 0..3 {
        moderator.admit(&head(n)).await;
        let answers = house.ask(Ask::Seal {}).await;
        assert!(matches!(answers[..], [Answer::Sealed {}]), "{answers:?}");
    }
    let lines = std::fs::read_to_string(seals(&house.state())).unwrap().lines().count();
    assert!(lines >= 4, "{lines} checkpoints");
    house
}

/// Bends one byte in the middle of the first line into what is no text.
fn damage(state: &Path) -> Vec<u8> {
    let file = seals(state);
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.iter().position(|byte| *byte == b'\n').unwrap() / 2;
    bytes[middle] = 0xff;
    std::fs::write(&file, &bytes).unwrap();
    bytes
}

/// Changes one letter of a signature into another: every line still reads.
fn bend_a_signature(state: &Path) -> Vec<u8> {
    let file = seals(state);
    let text = std::fs::read_to_string(&file).unwrap();
    let at = text.find("\\n\"}").unwrap() - 12;
    let mut bytes = text.into_bytes();
    bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
    std::fs::write(&file, &bytes).unwrap();
    bytes
}

/// What a peer has been told when the hub answers its first act.
async fn told(peer: &mut Peer) -> Vec<News> {
    let mut news = Vec::new();
    let id = peer.submit(Action::OpenMeeting { meeting: meeting() }).await;
    loop {
        match peer.next().await.expect("the connection stays") {
            HubMessage::Notice(notice) => {
                assert!(notice.sentence.is_some(), "{notice:?} has no words");
                news.push(notice.news);
            }
            HubMessage::Accepted(said) if said.command_id == id => return news,
            HubMessage::Rejected(said) if said.command_id == id => return news,
            _ => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_checkpoints_are_set_aside_loudly_and_the_hub_goes_on_sealing() {
    let house = sealed().await;
    let mut evidence = Vec::new();
    let house = restart(house, |state| {
        // What is left of it is told before any hub has seen it.
        evidence = damage(state);
        let found = verify(&source::read(&folder::journal_in(state)).unwrap(), &Trust::default());
        assert!(!found.holds);
        assert_eq!(found.findings[0].damage.name(), "store", "{:?}", found.findings);
    })
    .await
    .expect("damaged checkpoints stop no meeting");
    let state = house.state();
    let aside = state.join("journal.db.seals.damaged-1");
    assert_eq!(std::fs::read(&aside).unwrap(), evidence, "the evidence lies there as it was");

    // To those who conduct the conference, and to nobody else.
    let (mut moderator, _) = house.join("moderator").await;
    let news = told(&mut moderator).await;
    let expected = News::CheckpointsDamaged { file: "journal.db.seals.damaged-1".to_owned(), lines: 1 };
    assert_eq!(news.iter().filter(|news| **news == expected).count(), 1, "{news:?}");
    let (mut delegate, _) = house.join("B.hod").await;
    let news = told(&mut delegate).await;
    assert!(!news.contains(&expected), "{news:?}");

    // In the status, and it goes on: a checkpoint over everything, and one over what comes after.
    let position = moderator.admit(&head(1)).await;
    house.ask(Ask::Seal {}).await;
    let status = house.ask(Ask::Status {}).await;
    let [Answer::Status(status)] = &status[..] else { panic!("{status:?}") };
    assert_eq!(status.damaged.len(), 1);
    assert_eq!((status.damaged[0].lines, status.damaged[0].sha256), (1, Hash::of(&evidence)));
    assert!(status.sealed >= position, "{status:?}");

    // It stays told after another start, to status and to whoever verifies; the rest of the old file was taken over.
    let house = restart(house, |_| ()).await.unwrap();
    let status = house.ask(Ask::Status {}).await;
    assert!(matches!(&status[..], [Answer::Status(status)] if status.damaged.len() == 1), "{status:?}");
    house.hub.stop();
    house.hub.stopped().await.unwrap();
    let material = source::read(&folder::journal_in(&state)).unwrap();
    assert_eq!(material.kind, Kind::Journal);
    let verdict = verify(&material, &Trust::default());
    assert_eq!(verdict.findings, [], "the record itself is whole");
    assert_eq!(verdict.signed, verdict.entries);
    assert_eq!(verdict.set_aside.len(), 1);
    assert_eq!(verdict.set_aside[0].file, "journal.db.seals.damaged-1");
    let whole = std::str::from_utf8(&evidence[evidence.iter().position(|byte| *byte == b'\n').unwrap() + 1..]).unwrap();
    assert!(verdict.checkpoints > whole.lines().count() as u64, "{} checkpoints", verdict.checkpoints);
    let log = std::fs::read_to_string(audit_in(&state)).unwrap();
    assert_eq!(log.matches("\"noted\":\"checkpoints_damaged\"").count(), 1, "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_checkpoints_hide_no_older_copy_of_the_record() {
    let house = House::open().await;
    let files = |state: &Path| {
        let all = std::fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
        let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        all.filter(|path| name(path).starts_with("journal.db") && !name(path).ends_with(".seals")).collect::<Vec<_>>()
    };
    let mut older = Vec::new();
    let house = restart(house, |state| {
        older = files(state).into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
    })
    .await
    .unwrap();
    let (mut moderator, _) = house.join("moderator").await;
    for n in 0..3 {
        moderator.admit(&head(n)).await;
        house.ask(Ask::Seal {}).await;
    }
    drop(moderator);
    let refused = restart(house, |state| {
        damage(state);
        files(state).into_iter().for_each(|path| std::fs::remove_file(path).unwrap());
        older.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
    })
    .await;
    assert!(matches!(refused, Err(hub::Error::Strays { .. })), "{:?}", refused.map(|_| "it started"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkpoint_whose_signature_was_bent_is_damage_and_no_other_history() {
    let house = sealed().await;
    let mut evidence = Vec::new();
    let house = restart(house, |state| evidence = bend_a_signature(state)).await.expect("it goes on");
    assert_eq!(std::fs::read(house.state().join("journal.db.seals.damaged-1")).unwrap(), evidence);
    let status = house.ask(Ask::Status {}).await;
    let [Answer::Status(status)] = &status[..] else { panic!("{status:?}") };
    assert_eq!((status.damaged.len(), status.damaged[0].lines), (1, 1));
    let state = house.state();
    house.hub.stop();
    house.hub.stopped().await.unwrap();
    let verdict = verify(&source::read(&folder::journal_in(&state)).unwrap(), &Trust::default());
    assert_eq!((verdict.findings, verdict.set_aside.len()), (Vec::new(), 1));
}

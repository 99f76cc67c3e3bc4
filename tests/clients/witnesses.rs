//! Endpoints that witness the record of a real hub.

use std::path::{Path, PathBuf};

use mufakat::endpoint::witness;
use mufakat::procedure::ids::SeatId;
use mufakat::record::seal::{Note, Sealed};
use mufakat::verify::{Damage, Trust, source, verify};

use crate::house::{House, soon};
use crate::open;

fn seats(names: &[&str]) -> Vec<SeatId> {
    names.iter().map(|name| SeatId::parse(name).unwrap()).collect()
}

/// Waits until the last checkpoint is larger than this, and is signed by so many.
async fn signed(house: &House, more_than: u64, signatures: usize) {
    let last = |note: &Note| {
        let size: u64 = note.text.lines().nth(1).unwrap().parse().unwrap();
        size > more_than && note.signatures.len() == signatures
    };
    soon(async {
        while !house.sealed().last().is_some_and(last) {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn endpoints_countersign_a_decision_and_what_they_keep_stands_against_a_record_made_anew() {
    let house = House::open().await;
    let mut chair = house.seat("A.hod").await;
    let (b, kept_by_b) = house.witness("B.hod").await;
    let (c, _) = house.witness("C.hod").await;
    // Each enrolment is an entry, and each is sealed and countersigned by whoever witnesses by then.
    signed(&house, 0, 3).await;
    let others = house.endpoints(["D.hod", "E.hod"]).await;
    chair.act(&open()).await;
    let before = house.hub.settled().await.unwrap().position;
    house.adopt_agenda(&mut chair, &mut []).await;
    signed(&house, before, 3).await;
    for endpoint in others.into_iter().chain([b, c]) {
        endpoint.leave().await;
    }
    drop(chair);
    let House { hub, folder, .. } = house;
    hub.stop();
    hub.stopped().await.unwrap();

    let journal = mufakat::hub::folder::journal_in(&folder.path().join("state"));
    let material = source::read(&journal).unwrap();
    let verdict = verify(&material, &Trust::default());
    assert_eq!(verdict.findings, []);
    assert_eq!(verdict.considered, verdict.entries, "every command was considered again");
    let mut countersigned = verdict.decisions.first().unwrap().countersigned.clone();
    countersigned.sort();
    assert_eq!(countersigned, seats(&["B.hod", "C.hod"]));

    // An endpoint's own file is enough against who has every key of the hub.
    let kept = std::fs::read_to_string(witness::beside(&kept_by_b, "seals")).unwrap();
    let kept: Vec<Note> = Sealed::parse(&kept).unwrap().notes().cloned().collect();
    let trust = Trust { keys: Vec::new(), kept };
    assert!(verify(&material, &trust).holds);
    let mut older = material.clone();
    older.lines.truncate(usize::try_from(before).unwrap());
    older.sealed = Sealed::default();
    let findings = verify(&older, &trust).findings;
    assert!(findings.iter().any(|found| matches!(found.damage, Damage::CutOff { .. })), "{findings:?}");
}

/// How large the last checkpoint is, and by how many it is signed; nothing where there is none yet.
fn last_of(house: &House) -> (u64, usize) {
    let sealed = house.sealed();
    let Some(last) = sealed.last() else { return (0, 0) };
    (last.text.lines().nth(1).unwrap().parse().unwrap(), last.signatures.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_the_old_one_vouches_for_is_followed_and_a_second_one_is_refused_and_told() {
    let house = House::open().await;
    let (b, _) = house.witness("B.hod").await;
    signed(&house, 0, 2).await;
    b.leave().await;
    let (size, _) = last_of(&house);
    // The hub is given a new key: a signed entry names it, and the endpoint goes on with it.
    let house = house.restart(true, |_| ()).await.map_err(|(why, _)| why).unwrap();
    let (b, _) = house.witness("B.hod").await;
    signed(&house, size, 2).await;
    b.leave().await;
    let (size, _) = last_of(&house);
    let journal = house.journal();

    // The key is lost, and a second one has nobody's word: refused, and said loudly.
    let house = house.restart(true, |state| std::fs::remove_file(state.join("seal.key")).unwrap()).await;
    let house = house.map_err(|(why, _)| why).unwrap();
    std::fs::remove_file(house.said_by("B.hod")).unwrap();
    let (b, _) = house.witness("B.hod").await;
    house.says("B.hod", "\"reason\":\"other_key\"").await;
    b.leave().await;
    let (now, signatures) = last_of(&house);
    assert!(now > size && signatures == 1, "{now} entries, {signatures} signatures");
    house.hub.stop();
    house.hub.stopped().await.unwrap();

    let verdict = verify(&source::read(&journal).unwrap(), &Trust::default());
    let hubs: Vec<_> = verdict.keys.iter().filter(|named| named.seat.is_none()).collect();
    assert_eq!(hubs.len(), 3);
    assert!(hubs.iter().all(|named| named.covers >= named.from), "each key has signed for its own part: {hubs:?}");
    let last = hubs[2].from;
    assert_eq!(verdict.findings.len(), 1, "{:?}", verdict.findings);
    assert_eq!((&verdict.findings[0].damage, verdict.findings[0].position), (&Damage::KeyNotVouched {}, last));
}

/// The files of a record that does not run, by their names.
fn files_of(state: &Path, with_seals: bool) -> Vec<(PathBuf, Vec<u8>)> {
    let files = std::fs::read_dir(state).unwrap().map(|file| file.unwrap().path());
    let of_journal = files.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("journal.db") && (with_seals || !name.ends_with(".seals"))
    });
    of_journal.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// Puts an older record in the place of the later one.
fn put_back(state: &Path, older: &[(PathBuf, Vec<u8>)], seals_too: bool) {
    for (path, _) in files_of(state, seals_too) {
        std::fs::remove_file(path).unwrap();
    }
    for (path, bytes) in older {
        std::fs::write(path, bytes).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rolled_back_record_is_refused_by_the_hub_beside_its_seals_and_by_endpoints_without_them() {
    let house = House::open().await;
    let (b, kept_by_b) = house.witness("B.hod").await;
    let (c, _) = house.witness("C.hod").await;
    signed(&house, 0, 3).await;
    b.leave().await;
    c.leave().await;
    let mut older = Vec::new();
    let house = house.restart(false, |state| older = files_of(state, false)).await.map_err(|(why, _)| why).unwrap();

    // The record goes on, and B sees it.
    let (b, _) = house.witness("B.hod").await;
    let mut chair = house.seat("A.hod").await;
    let others = house.endpoints(["C.hod", "D.hod", "E.hod"]).await;
    chair.act(&open()).await;
    let (size, _) = last_of(&house);
    house.adopt_agenda(&mut chair, &mut []).await;
    signed(&house, size, 2).await;
    for endpoint in others.into_iter().chain([b]) {
        endpoint.leave().await;
    }
    drop(chair);
    let (seen, _) = last_of(&house);

    // An older copy beside the later seals: the hub does not start.
    let later = std::cell::RefCell::new(Vec::new());
    let refused = house.restart(false, |state| {
        later.replace(files_of(state, true));
        put_back(state, &older, false);
    });
    let Err((why, folder)) = refused.await else { panic!("a hub started on a rolled-back record") };
    assert!(why.contains(&seen.to_string()), "{why}");

    // Without the seals nobody at the hub can tell. The record goes another way, C follows it, and B does not.
    let state = folder.path().join("state");
    put_back(&state, &older, true);
    let house = House::again(folder).await;
    let (c, kept_by_c) = house.witness("C.hod").await;
    let _moved = std::fs::remove_file(house.said_by("B.hod"));
    let (b, _) = house.witness("B.hod").await;
    let mut chair = house.seat("A.hod").await;
    let others = house.endpoints(["D.hod", "E.hod"]).await;
    chair.act(&open()).await;
    let (size, _) = last_of(&house);
    house.adopt_agenda(&mut chair, &mut []).await;
    signed(&house, size, 2).await;
    house.says("B.hod", "\"what\":\"doubt\"").await;
    for endpoint in others {
        endpoint.leave().await;
    }
    b.leave().await;
    c.leave().await;
    drop(chair);

    // What each has kept contradicts the other's record: two histories, signed by one key.
    let journal = house.journal();
    house.hub.stop();
    house.hub.stopped().await.unwrap();
    let notes = |path: &Path| -> Vec<Note> {
        let kept = std::fs::read_to_string(witness::beside(path, "seals")).unwrap();
        Sealed::parse(&kept).unwrap().notes().cloned().collect()
    };
    let forked = source::read(&journal).unwrap();
    assert_eq!(verify(&forked, &Trust { keys: Vec::new(), kept: notes(&kept_by_c) }).findings, []);
    let against_b = verify(&forked, &Trust { keys: Vec::new(), kept: notes(&kept_by_b) }).findings;
    assert!(
        against_b.iter().any(|found| matches!(found.damage, Damage::Forked { .. } | Damage::CutOff { .. })),
        "{against_b:?}"
    );
    for (path, bytes) in later.into_inner() {
        std::fs::write(path, bytes).unwrap();
    }
    let first = source::read(&journal).unwrap();
    assert_eq!(verify(&first, &Trust { keys: Vec::new(), kept: notes(&kept_by_b) }).findings, []);
    let against_c = verify(&first, &Trust { keys: Vec::new(), kept: notes(&kept_by_c) }).findings;
    assert!(against_c.iter().any(|found| matches!(found.damage, Damage::Forked { .. })), "{against_c:?}");
}

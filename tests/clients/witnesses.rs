//! Endpoints that witness the record of a real hub.

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

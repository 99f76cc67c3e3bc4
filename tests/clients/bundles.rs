//! What each audience takes home of the record of a real hub, while it runs.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Output;

use mufakat::endpoint::wish::{DecisionAct, DocumentAct, Moment, OutcomeWord, VerbWord, Which, Wish};
use mufakat::procedure::ids::{Hash, Span, Symbol};
use mufakat::record::extract::Extract;
use mufakat::record::seal::checkpoint::Checkpoint;
use mufakat::record::seal::{Note, Secret};
use mufakat::verify::bundle::tar;
use mufakat::verify::one::ExtractProof;
use serde_json::Value;
use tokio::process::Command;

use crate::house::{self, House, soon};
use crate::{item, open};

const TEXT: &str = "The Council adopts its programme of work.";
const BODY: &str = "The programme of work: one item a day.";

async fn mufakat(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mufakat"));
    soon(command.env_clear().args(arguments).output()).await.unwrap()
}

/// The files of a bundle for an audience, and the bundle's own file.
async fn bundle(house: &House, audience: &str) -> (BTreeMap<String, Vec<u8>>, PathBuf) {
    let file = (1..).map(|n| house.folder.path().join(format!("{audience}-{n}.tar"))).find(|file| !file.exists());
    let (file, state) = (file.unwrap(), house.folder.path().join("state"));
    let (path, state) = (file.to_str().unwrap(), state.to_str().unwrap());
    let made = mufakat(&["report", "bundle", path, "--for", audience, "--state", state]).await;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let verified = mufakat(&["verify", path]).await;
    assert!(verified.status.success(), "{audience}: {}", String::from_utf8_lossy(&verified.stdout));
    (tar::read(&std::fs::read(&file).unwrap()[..]).unwrap(), file)
}

fn says(files: &BTreeMap<String, Vec<u8>>, words: &str) -> bool {
    files.values().any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_learns_of_a_decision_when_it_is_issued_and_never_how_a_party_stood() {
    let house = House::open().await;
    let moderator = house.moderator().await;
    let mut chair = house.seat("A.hod").await;
    let others = house.endpoints(["B.hod", "C.hod", "D.hod", "E.hod"]).await;
    chair.act(&open()).await;
    house.adopt_agenda(&mut chair, &mut []).await;
    chair.act(&item("3")).await;
    moderator.document("C/PROGRAMME", BODY).await;
    chair.act(&house::conclude_as(Some(OutcomeWord::ViewsExchanged))).await;
    chair.act(&item("4")).await;
    chair.act(&item("4.1")).await;
    let symbol = Symbol::parse("C/PROGRAMME").unwrap();
    let document = vec![symbol.clone()];
    chair.act(&Wish::Decision(DecisionAct::Table { text: TEXT.into(), document, item: None })).await;
    chair.act(&Wish::Decision(DecisionAct::Put { which: Which::default() })).await;
    house.declare(&mut chair, &mut [], VerbWord::Adopted).await;

    // Who sat there has it whole; whoever did not has nothing of it before it is issued.
    let (whole, _) = bundle(&house, "whole").await;
    assert!(says(&whole, TEXT) && says(&whole, "\\\"standing\\\":") && whole.contains_key("decisions/2.json"));
    let (delegation, _) = bundle(&house, "delegation").await;
    assert!(says(&delegation, TEXT) && says(&delegation, "decision_declared"));
    let (observer, _) = bundle(&house, "observer").await;
    assert!(!says(&observer, "decision_declared"), "how each party stood is in that entry");
    let unissued = async |house: &House| {
        let (public, _) = bundle(house, "public").await;
        for words in [TEXT, BODY, "decision_declared", "standing", "acknowledged"] {
            assert!(!says(&public, words), "{words}");
        }
        assert!(!public.contains_key("decisions/2.json"));
    };
    unissued(&house).await;

    // Issued under an embargo is not issued to the public, until its hour has come.
    let issue = |embargo| {
        let (symbol, mandate) = (symbol.clone(), "the Council".to_owned());
        Wish::Document(DocumentAct::Issue { symbol, mandate, embargo })
    };
    moderator.act(&issue(Some(Moment::In(Span::seconds(60))))).await.unwrap();
    unissued(&house).await;
    house.hand.advance_by(Span::seconds(61));
    chair.act(&house::conclude()).await;

    let (public, file) = bundle(&house, "public").await;
    assert!(
        says(&public, TEXT)
            && says(&public, BODY)
            && public.contains_key(&format!("documents/{}", Hash::of(BODY.as_bytes())))
    );
    for words in ["decision_declared", "standing", "acknowledged", "recorded_by"] {
        assert!(!says(&public, words), "{words}");
    }
    let told = mufakat(&["verify", file.to_str().unwrap()]).await;
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("Decision 2 (COUNCIL)") && told.contains("the hub's signed word"), "{told}");

    // One decision alone, and against the record of a delegation that holds it whole.
    let one = house.folder.path().join("one.json");
    std::fs::write(&one, &public["decisions/2.json"]).unwrap();
    let one = one.to_str().unwrap();
    let (_, whole) = bundle(&house, "whole").await;
    let whole = whole.to_str().unwrap();
    for arguments in [&["verify", "--decision", one][..], &["verify", "--decision", one, "--against", whole]] {
        let verified = mufakat(arguments).await;
        let told = String::from_utf8(verified.stdout).unwrap();
        assert!(
            verified.status.success() && told.contains(TEXT),
            "{told}{}",
            String::from_utf8_lossy(&verified.stderr)
        );
    }
    // A checkpoint that was kept speaks: by itself at the same size, and through the record at any other.
    let proof: ExtractProof = serde_json::from_slice(&public["decisions/2.json"]).unwrap();
    let here = Checkpoint::parse(&Note::parse(&proof.checkpoint).unwrap().text).unwrap();
    let kept = house.folder.path().join("kept");
    let kept_as = |checkpoint: &Checkpoint| {
        let key = Secret::read(&house.folder.path().join("state/seal.key")).unwrap().unwrap();
        std::fs::write(&kept, checkpoint.sign(&key).to_string()).unwrap();
        kept.to_str().unwrap()
    };
    let other_root = Checkpoint { root: Hash([7; 32]), ..here.clone() };
    let earlier = Checkpoint { size: here.size - 1, ..other_root.clone() };
    let other_record = Checkpoint { origin: "mufakat/other".to_owned(), ..here.clone() };
    for (checkpoint, alone, against) in [(&here, 0, 0), (&other_root, 1, 1), (&earlier, 1, 1), (&other_record, 1, 1)] {
        let file = kept_as(checkpoint);
        let told = mufakat(&["verify", one, "--checkpoint", file]).await;
        assert_eq!(told.status.code(), Some(alone), "{checkpoint:?}");
        let told = mufakat(&["verify", one, "--against", whole, "--checkpoint", file]).await;
        assert_eq!(told.status.code(), Some(against), "{checkpoint:?} against the record");
    }
    let unsettled = mufakat(&["verify", one, "--checkpoint", kept_as(&earlier)]).await;
    assert!(String::from_utf8(unsettled.stderr).unwrap().contains("--against"));
    let bent = ExtractProof { says: proof.says.replace("programme", "Programme"), ..proof.clone() };
    std::fs::write(one, serde_json::to_vec(&bent).unwrap()).unwrap();
    assert_eq!(mufakat(&["verify", one]).await.status.code(), Some(1), "words that the hub did not sign");
    // A hub that lies under its own key is believed by nobody who holds the record.
    let key = Secret::read(&house.folder.path().join("state/seal.key")).unwrap().unwrap();
    let mut extract: Extract = serde_json::from_str(&proof.says).unwrap();
    extract.text = "The Council rejects its programme of work.".to_owned();
    let origin = Note::parse(&proof.checkpoint).unwrap().text.lines().next().unwrap().to_owned();
    let lie = extract.sign(&origin, proof.position, proof.c, &key);
    let lie = ExtractProof { says: lie.says, signed: lie.signed, ..proof };
    std::fs::write(one, serde_json::to_vec(&lie).unwrap()).unwrap();
    assert_eq!(mufakat(&["verify", one]).await.status.code(), Some(0), "the signature is good");
    assert_eq!(
        mufakat(&["verify", one, "--against", whole]).await.status.code(),
        Some(1),
        "and what it says is not so"
    );

    // What is taken back is the public's no longer.
    let retract = DocumentAct::Retract { symbol, reason: "a mistake".to_owned() };
    moderator.act(&Wish::Document(retract)).await.unwrap();
    unissued(&house).await;
    for endpoint in others {
        endpoint.leave().await;
    }
    let json = mufakat(&["verify", whole, "--json"]).await;
    let verdict: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(verdict["considered"], verdict["entries"], "who holds the record whole checks every rule");
}

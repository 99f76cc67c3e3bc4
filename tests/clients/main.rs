//! Clients against a real hub over real sockets: the moderator's, a delegation's endpoint, and one in another
//! language that knows only the documented protocol.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod bundles;
mod commands;
mod desk;
mod house;
mod witnesses;

use std::process::Stdio;

use house::House;
use mufakat::endpoint::wish::{
    AboutDocument, DecisionAct, DocumentAct, FloorAct, ItemAct, ListAct, MeetingAct, OutcomeWord, OwnAct, VerbWord,
    Which, Wish,
};
use mufakat::endpoint::{screen::NoSuchThing, wish};
use mufakat::procedure::ids::{MeetingId, Span, Symbol};
use mufakat::view::{ProposalStage, WindowStage};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};

/// The delegation in Python, and what it says.
struct Python {
    child: Child,
    lines: tokio::io::Lines<BufReader<tokio::process::ChildStdout>>,
}

impl Python {
    async fn start(house: &House, seat: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/delegation.py");
        let (host, port) = (house.hub.address.ip().to_string(), house.hub.address.port().to_string());
        let mut child = Command::new("python3")
            .args([script, &host, &port])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .kill_on_drop(true)
            .spawn()
            .expect("python3 is wanted: Debian's package python3 has all that this client needs");
        let credential = house.credential(seat).await;
        let mut input = child.stdin.take().unwrap();
        input.write_all(format!("{credential}\n").as_bytes()).await.unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    #[track_caller]
    fn expect(&mut self, step: &str) -> impl Future<Output = Value> {
        let step = step.to_owned();
        async move {
            let line = house::soon(self.lines.next_line()).await.unwrap();
            let line = line.unwrap_or_else(|| panic!("the delegation ended before it {step}"));
            let said: Value = serde_json::from_str(&line).unwrap();
            assert_eq!(said["step"], step.as_str(), "{said}");
            said
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegation_in_another_language_takes_part_by_the_documented_protocol_alone() {
    let house = House::open().await;
    let moderator = house.moderator().await;
    let mut chair = house.seat("A.hod").await;
    let others = house.endpoints(["B.hod", "C.hod", "D.hod"]).await;
    let mut python = Python::start(&house, "E.hod").await;
    python.expect("joined").await;

    chair.act(&open()).await;
    // The agenda is adopted first, by all five; the delegation in Python waits for item 3.
    house.adopt_agenda(&mut chair, &mut []).await;
    python.expect("acknowledged").await;
    chair.act(&item("3")).await;
    python.expect("asked").await;
    chair.until(|screen| !screen.waiting().is_empty()).await;
    chair.act(&Wish::Floor(FloorAct::Next)).await;
    python.expect("started").await;
    python.expect("ended").await;

    moderator.document("C/PROGRAMME", "The programme of work: one item a day.").await;
    chair.act(&house::conclude_as(Some(OutcomeWord::ViewsExchanged))).await;
    let text = "The Council adopts its programme of work.";
    chair.act(&item("4")).await;
    chair.act(&item("4.1")).await;
    let document = vec![Symbol::parse("C/PROGRAMME").unwrap()];
    chair.act(&Wish::Decision(DecisionAct::Table { text: text.into(), document, item: None })).await;
    chair.act(&Wish::Decision(DecisionAct::Put { which: Which::default() })).await;
    python.expect("acknowledged").await;
    python.expect("objected").await;
    python.expect("withdrawn").await;
    house.declare(&mut chair, &mut [], VerbWord::Adopted).await;
    let decided = python.expect("decided").await;
    assert_eq!(decided["verb"], "adopted");
    assert!(house::soon(python.child.wait()).await.unwrap().success());
    for endpoint in others {
        endpoint.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_killed_in_mid_speech_comes_back_and_goes_on() {
    let house = House::open().await;
    let mut chair = house.seat("A.hod").await;
    let others = house.endpoints(["B.hod", "C.hod", "E.hod"]).await;
    let credential = house.credential("D.hod").await;
    let mut speaker = house.seat_with(&credential).await;
    chair.act(&open()).await;
    house.adopt_agenda(&mut chair, &mut [&mut speaker]).await;
    chair.act(&item("3")).await;
    speaker.until(|screen| screen.item().is_ok_and(|item| item.to_string() == "3")).await;
    speaker.act(&Wish::Own(OwnAct::Ask(Vec::new()))).await;
    chair.until(|screen| !screen.waiting().is_empty()).await;
    chair.act(&Wish::Floor(FloorAct::Next)).await;
    speaker.until(|screen| screen.speech().is_ok()).await;
    speaker.act(&Wish::Floor(FloorAct::Start)).await;

    let speech = chair.screen().speech().unwrap();
    // Dropped with its socket, as a killed process is.
    drop(speaker);
    chair.until(house::is_paused).await;
    let mut again = house.seat_with(&credential).await;
    again.until(|screen| screen.own.and_then(|own| own.seat.as_ref()).is_some_and(|seat| seat.speech.is_some())).await;
    again.act(&Wish::Floor(FloorAct::Start)).await;
    chair.until(|screen| !house::is_paused(screen)).await;
    assert_eq!(chair.screen().speech(), Ok(speech), "it is the same speech");
    again.act(&Wish::Floor(FloorAct::End)).await;
    for endpoint in others {
        endpoint.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moderator_who_asks_for_the_next_twice_moves_the_meeting_on_once() {
    let house = House::open().await;
    let moderator = house.moderator().await;
    let mut chair = house.seat("A.hod").await;
    let others = house.endpoints(["B.hod", "C.hod", "D.hod", "E.hod"]).await;
    chair.act(&open()).await;
    house.adopt_agenda(&mut chair, &mut []).await;
    moderator.act(&Wish::Item(ItemAct::Next)).await.unwrap();
    for party in ["B", "C"] {
        let party = wish::party(party).unwrap();
        moderator.act(&Wish::List(ListAct::Add { party, for_others: Vec::new() })).await.unwrap();
    }
    house.hand.advance_by(Span::seconds(5));
    let seen = moderator.act(&Wish::Floor(FloorAct::Next)).await.unwrap().accepted.position;
    let again = moderator.act(&Wish::Floor(FloorAct::Next)).await.unwrap_err();
    assert!(matches!(again, mufakat::control::Fault::NoSuchThing(NoSuchThing::TooSoon {})), "{again:?}");
    // Who says what was seen may go on at once, if it still stands so.
    let stale = moderator.act_seen(&Wish::Floor(FloorAct::Next), seen - 1).await.unwrap_err();
    assert!(matches!(stale, mufakat::control::Fault::NoSuchThing(NoSuchThing::ChangedSince { .. })), "{stale:?}");
    let done = moderator.act_seen(&Wish::Floor(FloorAct::Next), seen).await.unwrap();
    assert_eq!(done.accepted.position, seen + 1);
    for endpoint in others {
        endpoint.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_a_moderator_tables_lies_at_the_hub_under_its_hash() {
    let house = House::open().await;
    let moderator = house.moderator().await;
    moderator.document("C/BUDGET", "Nothing is spent.").await;
    let desk = moderator.desk().await;
    let documents = &desk.view().documents.as_ref().unwrap().documents.head;
    let budget = documents.iter().find(|document| document.symbol.as_str() == "C/BUDGET").unwrap();
    let last = budget.last.as_ref().unwrap();
    assert_eq!((last.revision.0, last.hash), (1, mufakat::procedure::ids::Hash::of(b"Nothing is spent.")));
    let text = DocumentAct::Text {
        symbol: budget.symbol.clone(),
        text: "Something is spent.".into(),
        about: AboutDocument { language: "en".into(), ..AboutDocument::default() },
    };
    moderator.act(&Wish::Document(text)).await.unwrap();
    let desk = moderator.desk().await;
    let documents = &desk.view().documents.as_ref().unwrap().documents.head;
    assert_eq!(documents.iter().find(|d| d.symbol.as_str() == "C/BUDGET").unwrap().revisions, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_sitting_of_a_meeting_that_is_not_in_focus_is_opened_by_its_chair_and_by_the_moderator() {
    let second = MeetingId::parse("SECOND").unwrap();
    let house = House::open_with(|definition| {
        let mut plan = definition.meetings[0].clone();
        plan.id = second.clone();
        definition.meetings.push(plan);
    });
    let house = house.await;
    let moderator = house.moderator().await;
    let mut chair = house.seat("A.hod").await;
    let others = house.endpoints(["B.hod", "C.hod", "D.hod", "E.hod"]).await;
    let adjourn = Wish::Meeting(MeetingAct::Adjourn { until: None });
    let focus = |screen: &mufakat::endpoint::screen::Screen<'_>| screen.focus().cloned();
    // Both have had a Chair, and the first is the one that screens are about.
    for (meeting, other) in [(None, None), (Some(&second), None), (Some(&second), Some(&second))] {
        chair.act_in(&open(), meeting).await;
        let here = meeting.cloned();
        chair.until(|screen| here.as_ref().is_none_or(|meeting| focus(screen) == Ok(meeting.clone()))).await;
        chair.act_in(&adjourn, other).await;
        chair.until(|screen| focus(screen).is_ok_and(|focus| focus != second)).await;
    }
    let done = moderator.act_in(&open(), &second).await.unwrap();
    assert!(!done.events.is_empty());
    for endpoint in others {
        endpoint.leave().await;
    }
}

/// Opens the meeting.
pub(crate) fn open() -> Wish {
    Wish::Meeting(MeetingAct::Open)
}

/// Opens an item.
pub(crate) fn item(number: &str) -> Wish {
    Wish::Item(ItemAct::Open { item: wish::item(number).unwrap(), ruling: None })
}

/// The window of the text that is put.
pub(crate) fn window(screen: &mufakat::endpoint::screen::Screen<'_>) -> Option<WindowStage> {
    match &screen.put()?.stage {
        ProposalStage::Put { window, .. } => Some(window.clone()),
        ProposalStage::Tabled {} => None,
    }
}

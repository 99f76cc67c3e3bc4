//! A blind "next" is refused for a second after the last one, and for no longer.

use mufakat::procedure::command::{Action, Capacity};
use mufakat::procedure::ids::{ItemNumber, Span};
use mufakat::wire::{HubMessage, Refused};

use super::harness::{House, meeting};

fn open(number: &str) -> Action {
    Action::OpenItem { meeting: meeting(), item: ItemNumber::parse(number).unwrap(), after: None, ruling: None }
}

#[tokio::test]
async fn a_blind_next_is_taken_again_a_second_after_the_last_one_though_nothing_happened_meanwhile() {
    let house = House::open().await;
    let (mut moderator, _seats) = house.sitting().await;
    let sitting = Action::OpenMeeting { meeting: meeting() };
    let id = moderator.submit_as(sitting, Capacity::Delegate, Some(0)).await;
    moderator.answer(&id).await.unwrap();
    let id = moderator.submit_as(open("1"), Capacity::Delegate, Some(1)).await;
    moderator.answer(&id).await.unwrap();

    let id = moderator.submit_as(open("2"), Capacity::Delegate, Some(1)).await;
    match moderator.answer(&id).await {
        Err(HubMessage::Declined(declined)) => assert_eq!(declined.reason, Refused::TooSoon {}),
        other => panic!("a press too soon was answered {other:?}"),
    }
    house.hand.advance_by(Span::seconds(1));
    let id = moderator.submit_as(open("2"), Capacity::Delegate, Some(1)).await;
    // The rules answer now; that another item is open is theirs to say.
    moderator.rejected(&id).await;
}

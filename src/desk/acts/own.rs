//! A delegation's acts, with the keys of the page.

use super::{Button, Does, Maker};
use crate::procedure::command::{Action, Capacity, Declared};
use crate::view::Press;

impl Maker<'_> {
    pub(super) fn own_floor(&self) -> Vec<Button> {
        let mut buttons = vec![
            if self.facts.mine().is_some_and(|seat| seat.waiting.is_some()) {
                self.press(Press::Withdraw, Some('w'), "desk-key-withdraw")
            } else {
                self.press(Press::AskFloor, Some('a'), "desk-key-ask_floor")
            },
            self.press(Press::StartSpeech, Some('s'), "desk-key-start"),
            self.press(Press::EndSpeech, Some('e'), "desk-key-finish"),
            self.press(Press::RaisePoint, Some('p'), "desk-key-point"),
        ];
        buttons.push(if self.has(Press::WithdrawReply) {
            self.press(Press::WithdrawReply, Some('y'), "desk-key-withdraw_reply")
        } else {
            self.press(Press::AskReply, Some('y'), "desk-key-reply")
        });
        buttons.extend(self.offered(Press::AppealRuling, None, ""));
        buttons.extend(self.offered(Press::AssumeChair, None, ""));
        buttons
    }

    pub(super) fn own_text(&self) -> Vec<Button> {
        let own = self.facts.mine().and_then(|seat| seat.text.as_ref());
        let objects = own.is_some_and(|own| !own.objections.is_empty());
        let waits = own.is_some_and(|own| own.asked_for_time);
        let mut buttons = vec![
            if objects {
                self.press(Press::WithdrawObjection, Some('o'), "desk-key-withdraw_objection")
            } else {
                self.press(Press::Object, Some('o'), "desk-key-object")
            },
            self.press(Press::Reserve, Some('v'), "desk-key-reserve"),
            if waits {
                self.press(Press::ReleaseTime, Some('t'), "desk-key-release")
            } else {
                self.press(Press::AskForTime, Some('t'), "desk-key-time")
            },
            self.press(Press::Comment, Some('c'), "desk-key-comment"),
        ];
        if objects {
            buttons.push(self.press(Press::ConvertObjection, None, ""));
        }
        buttons
    }

    pub(super) fn own_seat(&self) -> Vec<Button> {
        let Some(seat) = self.facts.mine() else { return Vec::new() };
        if !self.board.active {
            let action = Action::TakeOverSeat { seat: seat.seat.clone(), session: seat.session + 1 };
            let label = self.word("console-take_over");
            let mut take = self.sends("take-over".to_owned(), Some('k'), label, Some(action), true);
            // The one thing that a mirror does.
            take.why = take.why.filter(|_| !self.board.is_live(self.facts));
            return vec![take];
        }
        let mut buttons = self.takeovers(Some('k'));
        let running = self.facts.is_running() || self.facts.holds();
        let meeting = self.facts.focus().filter(|_| running);
        for (presence, press, label) in [
            (Declared::AwayProceed, Press::LeaveAndLetProceed, "console-declare-away_proceed"),
            (Declared::AwayHold, Press::LeaveAndAskToWait, "console-declare-away_hold"),
            (Declared::Present, Press::Attend, "console-declare-present"),
        ] {
            let mut button = self.press(press, None, label);
            if let (Does::Nothing, Some(meeting)) = (&button.does, meeting)
                && self.why_none().is_none()
            {
                let action = Action::DeclarePresence { meeting: meeting.clone(), party: seat.party.clone(), presence };
                button.does = Does::Send(action, Capacity::Delegate);
            }
            button.words.clone_from(&button.label);
            buttons.push(button);
        }
        buttons
    }
}

//! The acts of who runs the meeting, with the keys of the page.

use super::super::ask;
use super::super::board::Takeover;
use super::{Button, Does, Maker, lower};
use crate::endpoint::door::{DoorAct, name_of};
use crate::procedure::command::Action;
use crate::view::{Press, ProposalStage, SpeechPhase, Stage};

impl Maker<'_> {
    pub(super) fn floor(&self) -> Vec<Button> {
        let speech = self.facts.speech();
        if self.facts.point().is_some() {
            return vec![
                self.press(Press::UpholdPoint, Some('y'), "desk-key-uphold"),
                self.press(Press::RejectPoint, Some('x'), "desk-key-not_upheld"),
                self.press(Press::PointWithdrawn, None, ""),
            ];
        }
        let paused = speech.is_some_and(|speech| matches!(speech.phase, SpeechPhase::Paused { .. }));
        vec![
            self.press(Press::StartForSpeaker, Some('s'), "desk-key-begun"),
            if paused {
                self.press(Press::GoOn, Some('g'), "desk-key-go_on")
            } else {
                self.press(Press::Pause, Some('g'), "desk-key-pause")
            },
            self.press(Press::Prompt, Some('p'), "desk-key-prompt"),
            self.press(Press::EndForSpeaker, Some('e'), "desk-key-end"),
            self.asks("cut", None, "desk-cut_yes", ask::cut(self.facts, self.words), "desk-nobody_speaks"),
        ]
    }

    pub(super) fn list(&self) -> Vec<Button> {
        vec![
            if self.has(Press::ReopenList) {
                self.press(Press::ReopenList, Some('c'), "desk-key-reopen_list")
            } else {
                self.press(Press::CloseList, Some('c'), "desk-key-close_list")
            },
            self.asks(
                "add-speaker",
                Some('a'),
                "desk-key-add_speaker",
                ask::add_speaker(self.facts, self.words),
                "console-no_list",
            ),
        ]
    }

    pub(super) fn texts(&self) -> Vec<Button> {
        let text = self.facts.text();
        if text.is_some_and(|text| matches!(text.stage, ProposalStage::Put { .. })) {
            return vec![
                self.press(Press::Declare, Some('d'), "desk-key-declare"),
                self.asks(
                    "set-aside",
                    None,
                    "console-set_aside",
                    ask::set_aside(self.facts, self.words),
                    "console-no_text",
                ),
            ];
        }
        let table = ask::table(self.facts, self.words);
        vec![
            self.press(Press::Put, Some('u'), "desk-key-put"),
            self.asks("revise", None, "console-revise", ask::revise(self.facts, self.words), "console-no_text"),
            self.asks("table", Some('t'), "desk-key-table", table, "desk-no_item"),
        ]
    }

    pub(super) fn agenda(&self) -> Vec<Button> {
        let other = ask::other_item(self.facts, self.words).filter(|_| self.facts.is_running());
        vec![
            self.press(Press::NextItem, Some('n'), "desk-key-next_item"),
            self.press(Press::ConcludeItem, Some('k'), "desk-key-conclude"),
            self.asks("defer", Some('f'), "desk-key-defer", ask::defer(self.facts, self.words), "desk-no_item"),
            self.asks("other-item", Some('m'), "desk-key-other_item", other, "desk-not_running"),
        ]
    }

    pub(super) fn meeting(&self) -> Vec<Button> {
        let mut buttons = Vec::new();
        let running = self.facts.is_running();
        if matches!(self.facts.stage(), Some(Stage::Open {})) {
            buttons.push(self.press(Press::Suspend, None, ""));
        }
        buttons.extend(self.offered(Press::Resume, None, ""));
        buttons.extend(self.offered(Press::OpenMeeting, Some('o'), "desk-key-open"));
        if self.facts.holds() {
            buttons.push(self.press(Press::LiftHold, Some('h'), "desk-key-lift"));
        } else {
            let hold = ask::hold(self.facts, self.words).filter(|_| running);
            buttons.push(self.asks("hold", Some('h'), "desk-key-hold", hold, "desk-not_running"));
        }
        let extend = ask::extend(self.facts, self.words).filter(|_| running);
        buttons.push(self.asks("extend", None, "console-extend", extend, "desk-not_running"));
        buttons.push(self.press(Press::Adjourn, None, ""));
        buttons.push(self.press(Press::CloseMeeting, None, ""));
        buttons.push(if self.has(Press::WithdrawChairOffer) {
            self.press(Press::WithdrawChairOffer, None, "")
        } else {
            self.press(Press::OfferChair, None, "")
        });
        buttons
    }

    /// Who waits to be admitted, and devices that ask to act for their seats.
    pub(super) fn lobby(&self) -> Vec<Button> {
        let mut buttons = Vec::new();
        let lobby = self.facts.screen.view.presence.as_ref().map_or(&[][..], |presence| &presence.lobby.head);
        for (index, seat) in lobby.iter().enumerate() {
            let question = ask::admit(self.facts, self.words, seat);
            let key = (index == 0).then_some('i');
            buttons.push(self.asks(
                &format!("admit-{seat}"),
                key,
                "console-admit",
                Some(question),
                "console-why-nothing",
            ));
        }
        buttons.extend(self.door(lobby.is_empty()));
        let first = buttons.is_empty();
        buttons.extend(self.takeovers(first.then_some('i')));
        buttons
    }

    /// Who waits at the door with a short code: nothing of the meeting is seen there before the press.
    fn door(&self, with_key: bool) -> Vec<Button> {
        let mut buttons = Vec::new();
        for (index, knock) in self.board.door.iter().enumerate() {
            let arguments = [
                ("name", name_of(&knock.person).into()),
                ("seat", self.words.seat(self.facts.screen.view, &knock.seat).into()),
            ];
            let device = knock.device.clone();
            for (id, key, label, words, act) in [
                ("door-in", 'i', "console-door-let_in", "desk-let_in", DoorAct::Admit { who: device.clone() }),
                ("door-away", 'j', "console-door-turn_away", "desk-turn_away", DoorAct::Refuse { who: device.clone() }),
            ] {
                buttons.push(Button {
                    id: format!("{id}-{device}"),
                    key: (with_key && index == 0).then_some(key),
                    label: lower(&self.word(label)),
                    words: self.words.text(words, &arguments),
                    does: Does::Door(act),
                    binds: true,
                    why: self.why_none(),
                });
            }
        }
        buttons
    }

    pub(super) fn takeovers(&self, key: Option<char>) -> Vec<Button> {
        let of = |(index, one): (usize, &Takeover)| {
            let action = Action::TakeOverSeat { seat: one.seat.clone(), session: one.session };
            let name = self.words.say(self.facts.screen.view, &one.seat);
            let label = format!("{}: {name}", self.word("console-takeover_agree"));
            let key = key.filter(|_| index == 0);
            self.sends(format!("take-{}", one.seat), key, label, Some(action), true)
        };
        self.board.takeovers.iter().enumerate().map(of).collect()
    }
}

//! The link against a hub that is a list of entries, with the line cut at every point.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::procedure::command::{Action, Capacity, Seen};
use crate::procedure::ids::{Epoch, MeetingId, ModeratorId};
use crate::wire::{Accepted, HubMessage, Secret, Tick, decode, encode};

fn identity() -> Identity {
    Identity { credential: Secret::new("d.1.secret".into()), language: Some("vi".into()), device: None, person: None }
}

fn at(ms: u64) -> Instant {
    Instant { ms, chance: 0 }
}

fn id(name: &str) -> CommandId {
    CommandId::parse(name).unwrap()
}

fn act(name: &str, seen: u64) -> Submit {
    let seen = Seen { position: Some(seen), epoch: Some(Epoch(1)), ..Seen::default() };
    let action = Action::ResumeMeeting { meeting: MeetingId::parse("M").unwrap() };
    Submit { command_id: id(name), seen, capacity: Capacity::Delegate, action }
}

fn entry(position: u64) -> HubMessage {
    let at = Timestamp(0);
    HubMessage::Entry(Box::new(Entry { position, at, events: Vec::new(), sections: View::default() }))
}

fn welcome(position: u64, reset: bool) -> HubMessage {
    HubMessage::Welcome(Box::new(Welcome {
        who: Who::Moderator { name: ModeratorId::parse("m").unwrap() },
        session: 1,
        audience: Audience::Moderator,
        position,
        hub_time: Timestamp(1_000_000),
        rules: 1,
        reset,
        view: View::default(),
        own: None,
    }))
}

/// A link with what it says, shown and sent apart.
struct Played {
    link: Link,
    shown: Vec<Shown>,
    sent: Vec<ClientMessage>,
    connects: u32,
    closes: u32,
}

impl Played {
    fn new() -> Self {
        let link = Link::new(identity(), Patience::default());
        Self { link, shown: Vec::new(), sent: Vec::new(), connects: 0, closes: 0 }
    }

    fn input(&mut self, input: Input<'_>, now: Instant) {
        for output in self.link.handle(input, now) {
            match output {
                Output::Connect => self.connects += 1,
                Output::Close(_) => self.closes += 1,
                Output::Send(text) => self.sent.push(decode(&text).unwrap()),
                Output::Show(shown) => self.shown.push(shown),
                Output::Backoff { .. } => {}
            }
        }
    }

    fn hears(&mut self, message: &HubMessage, ms: u64) {
        self.input(Input::Frame(&encode(message)), at(ms));
    }

    /// Connected and welcomed at a position.
    fn joined(position: u64) -> Self {
        let mut played = Self::new();
        played.input(Input::Start, at(0));
        played.input(Input::Opened, at(0));
        played.hears(&welcome(position, true), 0);
        played.shown.clear();
        played.sent.clear();
        played
    }

    fn closed(&mut self, code: Option<u16>, ms: u64) {
        self.input(Input::Closed { code, reason: "" }, at(ms));
    }

    /// Lets the wait pass and opens the next socket.
    fn back(&mut self) {
        let due = self.link.wake_at().expect("a link that waits says how long");
        self.input(Input::Tick, at(due));
        self.input(Input::Opened, at(due));
    }

    #[track_caller]
    fn last_hello(&self) -> &Hello {
        let hello = self.sent.iter().rev().find_map(|message| match message {
            ClientMessage::Hello(hello) => Some(hello),
            ClientMessage::Submit(_)
            | ClientMessage::Tock(_)
            | ClientMessage::Witness(_)
            | ClientMessage::Countersign(_)
            | ClientMessage::Doubt(_) => None,
        });
        hello.expect("it said hello")
    }

    fn positions(&self) -> Vec<u64> {
        let position = |shown: &Shown| if let Shown::Entry(entry) = shown { Some(entry.position) } else { None };
        self.shown.iter().filter_map(position).collect()
    }
}

/// A hub that is a list: each new act becomes one entry.
#[derive(Default)]
struct ListHub {
    length: u64,
    /// Frames older than this many are not kept.
    kept: u64,
    answers: BTreeMap<CommandId, u64>,
    /// What each act said its sender saw, every time it came.
    seen: BTreeMap<CommandId, BTreeSet<Option<u64>>>,
}

impl ListHub {
    fn hears(&mut self, text: &str) -> Vec<HubMessage> {
        match decode(text).unwrap() {
            ClientMessage::Hello(hello) => match hello.resume {
                Some(Resume { position, .. }) if position + self.kept >= self.length => {
                    let mut frames = vec![welcome(position, false)];
                    frames.extend((position + 1..=self.length).map(entry));
                    frames
                }
                _ => vec![welcome(self.length, true)],
            },
            ClientMessage::Submit(submit) => {
                self.seen.entry(submit.command_id.clone()).or_default().insert(submit.seen.position);
                let mut frames = Vec::new();
                let position = match self.answers.get(&submit.command_id) {
                    Some(position) => *position,
                    None => {
                        self.length += 1;
                        frames.push(entry(self.length));
                        self.answers.insert(submit.command_id.clone(), self.length);
                        self.length
                    }
                };
                frames.push(HubMessage::Accepted(Accepted { command_id: submit.command_id, position }));
                frames
            }
            ClientMessage::Tock(_)
            | ClientMessage::Witness(_)
            | ClientMessage::Countersign(_)
            | ClientMessage::Doubt(_) => Vec::new(),
        }
    }
}

/// Plays twelve acts against the hub while every message counted in `cuts` is lost with the whole line; gives back
/// the positions shown, what was missed by resets, and the hub.
fn played_with_cuts(kept: u64, cuts: &[usize]) -> (Vec<u64>, Vec<(u64, u64)>, ListHub) {
    let mut hub = ListHub { length: 1, kept, ..ListHub::default() };
    let mut link = Link::new(identity(), Patience::default());
    let mut todo: VecDeque<Output> = link.handle(Input::Start, at(0)).into();
    let (mut now, mut count, mut asked) = (0, 0, 0);
    let (mut shown, mut missed) = (Vec::new(), Vec::new());
    // The socket: whether it is open, and what the hub has said on it.
    let (mut open, mut from_hub) = (false, VecDeque::new());
    for _ in 0..10_000 {
        let cut = |count: &mut usize| {
            *count += 1;
            cuts.contains(count)
        };
        let input_made;
        if let Some(output) = todo.pop_front() {
            input_made = match output {
                Output::Connect => {
                    (open, from_hub) = (true, VecDeque::new());
                    link.handle(Input::Opened, at(now))
                }
                Output::Send(_) if !open => Vec::new(),
                Output::Send(text) => {
                    if cut(&mut count) {
                        // Lost half of the time before, half of the time after the hub had it.
                        if count.is_multiple_of(2) {
                            hub.hears(&text);
                        }
                        open = false;
                        link.handle(Input::Closed { code: None, reason: "" }, at(now))
                    } else {
                        from_hub.extend(hub.hears(&text));
                        Vec::new()
                    }
                }
                Output::Close(_) => {
                    open = false;
                    Vec::new()
                }
                Output::Backoff { .. } => Vec::new(),
                Output::Show(Shown::Entry(entry)) => {
                    shown.push(entry.position);
                    Vec::new()
                }
                Output::Show(Shown::Joined { position, missed_after, .. }) => {
                    missed.extend(missed_after.map(|after| (after, position)));
                    Vec::new()
                }
                Output::Show(_) => Vec::new(),
            };
        } else if let Some(message) = from_hub.pop_front().filter(|_| open) {
            input_made = if cut(&mut count) {
                open = false;
                link.handle(Input::Closed { code: Some(1012), reason: "" }, at(now))
            } else {
                link.handle(Input::Frame(&encode(&message)), at(now))
            };
        } else if asked < 12 && link.position().is_some() {
            asked += 1;
            // Somebody else acts as well, so that positions move on while this line is down.
            hub.length += u64::from(!open);
            input_made = link.handle(Input::Submit(Box::new(act(&format!("act-{asked}"), asked))), at(now));
        } else if link.unanswered().next().is_none() && open && asked == 12 {
            return (shown, missed, hub);
        } else {
            now = link.wake_at().expect("a link that is not done wants to be called again");
            input_made = link.handle(Input::Tick, at(now));
        }
        todo.extend(input_made);
    }
    panic!("the link does not come to an end with cuts {cuts:?}");
}

#[track_caller]
fn check_cuts(kept: u64, cuts: &[usize]) {
    let (shown, missed, hub) = played_with_cuts(kept, cuts);
    let mut expected = 2;
    let mut gaps = missed.iter();
    for position in &shown {
        while *position != expected {
            let (after, upto) =
                gaps.next().unwrap_or_else(|| panic!("{position} after {expected} untold, cuts {cuts:?}"));
            assert_eq!(*after, expected - 1, "cuts {cuts:?}");
            expected = upto + 1;
        }
        expected = position + 1;
    }
    for (id, seen) in &hub.seen {
        let original = id.as_str().strip_prefix("act-").and_then(|n| n.parse().ok());
        assert_eq!(*seen, BTreeSet::from([original]), "{id} was sent with something else than it saw, cuts {cuts:?}");
    }
    assert_eq!(hub.answers.len(), 12, "cuts {cuts:?}");
    assert_eq!(hub.answers.values().collect::<BTreeSet<_>>().len(), 12, "cuts {cuts:?}");
}

#[test]
fn a_line_cut_at_any_point_loses_and_repeats_no_entry() {
    let (shown, missed, hub) = played_with_cuts(1_024, &[]);
    assert_eq!((shown, missed, hub.length), ((2..=13).collect(), vec![], 13));
    for cut in 1..45 {
        check_cuts(1_024, &[cut]);
    }
}

#[test]
fn a_line_cut_twice_at_any_two_points_loses_and_repeats_no_entry() {
    for first in 1..40 {
        for second in first + 1..first + 20 {
            check_cuts(1_024, &[first, second]);
        }
    }
}

#[test]
fn where_the_hub_kept_too_little_the_gap_is_told_and_nothing_else_is_missing() {
    for first in 1..40 {
        for second in first + 1..first + 12 {
            check_cuts(0, &[first, second]);
        }
    }
}

#[test]
fn it_resumes_after_the_last_position_and_audience_it_took_in() {
    let mut played = Played::joined(4);
    played.hears(&entry(5), 1);
    played.closed(None, 2);
    played.back();
    let resume = Resume { position: 5, audience: Some(Audience::Moderator) };
    assert_eq!(played.last_hello().resume, Some(resume));
    assert_eq!(played.last_hello().language.as_deref(), Some("vi"));
}

#[test]
fn an_act_without_an_answer_is_sent_again_as_its_sender_saw_it_then() {
    let mut played = Played::joined(4);
    played.input(Input::Submit(Box::new(act("a", 4))), at(1));
    played.hears(&entry(5), 2);
    played.closed(Some(1012), 3);
    played.input(Input::Submit(Box::new(act("b", 5))), at(4));
    played.sent.clear();
    played.back();
    played.hears(&welcome(5, false), 1_000);
    let submits: Vec<_> = played
        .sent
        .iter()
        .filter_map(|message| match message {
            ClientMessage::Submit(submit) => Some((**submit).clone()),
            ClientMessage::Hello(_)
            | ClientMessage::Tock(_)
            | ClientMessage::Witness(_)
            | ClientMessage::Countersign(_)
            | ClientMessage::Doubt(_) => None,
        })
        .collect();
    assert_eq!(submits, [act("a", 4), act("b", 5)]);
    let answer = HubMessage::Accepted(Accepted { command_id: id("a"), position: 6 });
    played.hears(&answer, 1_001);
    assert_eq!(played.link.unanswered().cloned().collect::<Vec<_>>(), [act("b", 5)]);
}

#[test]
fn an_entry_that_was_shown_is_not_shown_again() {
    let mut played = Played::joined(4);
    for position in [5, 5, 3, 6] {
        played.hears(&entry(position), 1);
    }
    assert_eq!(played.positions(), [5, 6]);
    assert_eq!(played.closes, 0);
}

#[test]
fn a_missing_entry_is_asked_for_and_if_it_is_gone_the_whole_view() {
    let mut played = Played::joined(4);
    played.hears(&entry(6), 1);
    assert_eq!((played.positions(), played.closes), (vec![], 1));
    played.back();
    assert_eq!(played.last_hello().resume.as_ref().map(|resume| resume.position), Some(4));
    played.hears(&welcome(4, false), 700);
    played.hears(&entry(6), 701);
    assert_eq!(played.closes, 2);
    played.back();
    assert_eq!(played.last_hello().resume, None, "resuming did not help");
    played.shown.clear();
    played.hears(&welcome(6, true), 9_000);
    assert_eq!(played.shown, [Shown::Joined { position: 6, back: true, reset: true, missed_after: Some(4) }]);
    played.hears(&entry(7), 9_001);
    assert_eq!(played.positions(), [7]);
}

#[test]
fn a_hub_that_goes_on_from_another_position_is_asked_for_the_whole_view() {
    let mut played = Played::joined(4);
    played.closed(None, 1);
    played.back();
    played.hears(&welcome(9, false), 700);
    assert_eq!(played.closes, 1);
    played.back();
    assert_eq!(played.last_hello().resume, None);
}

#[test]
fn another_audience_on_the_same_socket_takes_the_view_anew_and_sends_nothing_twice() {
    let mut played = Played::joined(4);
    played.input(Input::Submit(Box::new(act("a", 4))), at(1));
    played.sent.clear();
    played.hears(&welcome(4, true), 2);
    assert_eq!(played.shown, [Shown::Joined { position: 4, back: false, reset: true, missed_after: None }]);
    assert!(played.sent.is_empty(), "the act is still on its way on this socket");
}

#[test]
fn a_tick_is_answered_with_the_position_taken_in() {
    let mut played = Played::joined(4);
    played.hears(&HubMessage::Tick(Tick { now: Timestamp(1_005_000), position: 4 }), 5_000);
    assert_eq!(played.sent, [ClientMessage::Tock(Tock { position: Some(4) })]);
    assert_eq!(played.link.hub_time(5_250), Some(Timestamp(1_005_250)));
}

#[test]
fn a_silent_hub_is_stale_after_ten_seconds_and_given_up_after_twenty() {
    let mut played = Played::joined(4);
    assert_eq!(played.link.wake_at(), Some(10_000));
    played.input(Input::Tick, at(9_999));
    assert!(played.shown.is_empty());
    played.input(Input::Tick, at(10_000));
    assert_eq!(played.shown, [Shown::Stale]);
    assert_eq!(played.link.wake_at(), Some(20_000));
    played.input(Input::Tick, at(20_000));
    assert_eq!(played.closes, 1);
    assert!(matches!(played.shown.last(), Some(Shown::Down { code: None, .. })));
}

#[test]
fn it_comes_back_for_ever_between_half_a_second_and_fifteen() {
    for chance in [0, 1, 7, 499, 500, 14_499, 14_500, u64::MAX] {
        let mut played = Played::new();
        played.input(Input::Start, at(0));
        let mut now = 0;
        for attempt in 0..200_u64 {
            assert_eq!(played.connects, u32::try_from(attempt).unwrap() + 1);
            played.input(Input::Closed { code: None, reason: "refused" }, Instant { ms: now, chance });
            let due = played.link.wake_at().unwrap();
            let wait = due - now;
            let most = (500_u64 << attempt.saturating_add(1).min(10)).min(15_000);
            assert!((500..=most).contains(&wait), "attempt {attempt} waits {wait} ms, at most {most}");
            now = due;
            played.input(Input::Tick, at(now));
        }
    }
}

#[test]
fn a_welcome_makes_the_next_wait_short_again() {
    let mut played = Played::joined(4);
    for _ in 0..6 {
        played.input(Input::Closed { code: None, reason: "" }, Instant { ms: 0, chance: u64::MAX });
        let due = played.link.wake_at().unwrap();
        played.input(Input::Tick, at(due));
    }
    played.input(Input::Opened, at(0));
    played.hears(&welcome(4, false), 0);
    played.input(Input::Closed { code: Some(1001), reason: "" }, Instant { ms: 0, chance: u64::MAX });
    assert!(played.link.wake_at().unwrap() <= 1_000);
}

#[test]
fn five_close_codes_are_for_good_and_all_others_are_not() {
    for code in 1000..5000 {
        let mut played = Played::joined(4);
        played.input(Input::Submit(Box::new(act("a", 4))), at(1));
        played.closed(Some(code), 2);
        let over = [4401, 4403, 4409, 4410, 4426].contains(&code);
        assert_eq!(played.link.is_over(), over, "{code}");
        assert_eq!(played.link.wake_at().is_none(), over, "{code}");
        if over {
            assert!(played.shown.contains(&Shown::GivenUp(id("a"))), "{code}");
            assert!(matches!(played.shown.last(), Some(Shown::Over(_))), "{code}");
            played.input(Input::Tick, at(1_000_000));
            assert_eq!(played.connects, 1, "{code}");
        }
    }
}

#[test]
fn an_act_that_the_hub_cannot_read_is_not_sent_for_ever() {
    let mut played = Played::joined(4);
    played.input(Input::Submit(Box::new(act("a", 4))), at(1));
    played.closed(Some(4400), 2);
    assert!(played.shown.contains(&Shown::GivenUp(id("a"))));
    played.back();
    played.sent.clear();
    played.hears(&welcome(4, false), 700);
    assert!(played.sent.is_empty());
}

#[test]
fn an_act_that_came_too_fast_is_sent_again_when_the_hub_has_room() {
    let mut played = Played::joined(4);
    played.input(Input::Submit(Box::new(act("a", 4))), at(1));
    played.sent.clear();
    let reason = Refused::TooMany { retry_after_ms: 400 };
    played.hears(&HubMessage::Declined(Declined { command_id: Some(id("a")), reason, sentence: None }), 100);
    assert_eq!(played.link.wake_at(), Some(500));
    played.input(Input::Tick, at(500));
    assert_eq!(played.sent, [ClientMessage::Submit(Box::new(act("a", 4)))]);
    assert!(played.shown.is_empty(), "it is not answered yet");
}

#[test]
fn more_acts_than_anybody_presses_are_not_taken() {
    let mut played = Played::new();
    for n in 0..UNANSWERED_MOST {
        played.input(Input::Submit(Box::new(act(&format!("a{n}"), 1))), at(0));
    }
    assert!(played.shown.is_empty());
    played.input(Input::Submit(Box::new(act("one-more", 1))), at(0));
    assert_eq!(played.shown, [Shown::TooManyUnanswered(id("one-more"))]);
}

#[test]
fn what_is_no_message_ends_the_socket_and_the_view_is_taken_anew() {
    for text in ["", "{", "[]", "{\"type\":\"entry\"}", "{\"type\":\"nonsense\"}", "null"] {
        let mut played = Played::joined(4);
        played.input(Input::Frame(text), at(1));
        assert_eq!(played.closes, 1, "{text}");
        played.back();
        assert_eq!(played.last_hello().resume, None, "{text}");
    }
}

#[test]
fn a_credential_is_never_shown_by_debug() {
    let played = Played::joined(4);
    assert!(!format!("{:?}", played.link).contains("secret"));
}

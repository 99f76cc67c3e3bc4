//! A conference in this process, played to where a test wants it, and desks that look at it.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, OnceLock};

use futures::executor::block_on;
use mufakat::conference_file;
use mufakat::desk::board::{Board, LineIs, Role};
use mufakat::desk::facts::Facts;
use mufakat::desk::paint::{self, Look};
use mufakat::endpoint::link::Shown;
use mufakat::endpoint::screen::Screen;
use mufakat::endpoint::wish::Wish;
use mufakat::procedure::Conference;
use mufakat::procedure::command::{Action, Actor, Capacity, Command, Person, Seen};
use mufakat::procedure::definition::Definition;
use mufakat::procedure::event::Event;
use mufakat::procedure::ids::{CommandId, ModeratorId, SeatId, Span, Timestamp};
use mufakat::procedure::rejection::Rejection;
use mufakat::rehearsal::{Place, Plan, Play, Silent};
use mufakat::view::{self, Own, View};
use mufakat::wire::{Entry, Knock, Who};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::pure::Pure;

/// Who looks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Eyes {
    Moderator,
    Seat(SeatId),
}

pub fn seat(id: &str) -> Eyes {
    Eyes::Seat(SeatId::parse(id).unwrap())
}

/// Somebody who waits at the door with a short code.
pub fn knock(device: &str, seat: &str) -> Knock {
    let name = "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết".to_owned();
    let person = Person { name, title: "Vụ trưởng Vụ Hợp tác quốc tế".to_owned() };
    let seat = SeatId::parse(seat).unwrap();
    // A while before the debate of the shipped conference's third day, in which people look at it.
    let since = Timestamp::parse("2021-10-08T05:00:00Z").unwrap();
    Knock { device: device.to_owned(), seat, person, since, until: since + Span::minutes(30) }
}

/// The rules with their time, and what happened since the room was opened.
#[derive(Clone)]
pub struct Room {
    pub conference: Conference,
    pub now: Timestamp,
    pub position: u64,
    happened: VecDeque<(u64, Timestamp, Vec<Event>)>,
}

impl Room {
    /// The shipped conference before its first gavel, everybody's line up.
    pub fn before() -> Self {
        Self::of(Pure::new(conference_file::shipped_definition()))
    }

    /// A conference in which nobody has come in yet.
    pub fn with(change: impl FnOnce(&mut Definition)) -> Self {
        let mut definition = conference_file::shipped_definition();
        change(&mut definition);
        Self::of(Pure::new(definition))
    }

    /// The shipped conference, played until it comes to an item.
    pub fn until(place: &str) -> Self {
        Self::once(place, || {
            let plan = Plan { seed: 1, until: Place::parse(place) };
            let mut teller = Silent;
            Self::of(block_on(async {
                let stage = Pure::new(conference_file::shipped_definition());
                let mut play = Play::begin(stage, &mut teller, plan).await.unwrap();
                play.run().await.unwrap();
                play.into_parts().0
            }))
        })
    }

    /// A room that takes long to get to: it is played once, and each test has its own from there.
    pub fn once(name: &str, play: impl FnOnce() -> Self) -> Self {
        static PLAYED: Mutex<BTreeMap<String, Arc<OnceLock<Room>>>> = Mutex::new(BTreeMap::new());
        let place = Arc::clone(PLAYED.lock().unwrap().entry(name.to_owned()).or_default());
        place.get_or_init(play).clone()
    }

    fn of(stage: Pure) -> Self {
        let now = stage
            .record
            .last()
            .map_or_else(|| stage.conference.definition.as_ref().unwrap().opens_at().unwrap(), |(at, ..)| *at);
        let position = stage.record.len() as u64;
        Self { conference: stage.conference, now, position, happened: VecDeque::new() }
    }

    pub fn view(&self, eyes: &Eyes) -> View {
        let audience = match eyes {
            Eyes::Moderator => view::Audience::Moderator,
            Eyes::Seat(seat) => view::audience_of(&self.conference, seat),
        };
        view::sections(&self.conference, audience)
    }

    pub fn own(&self, eyes: &Eyes) -> Option<Own> {
        match eyes {
            Eyes::Moderator => Some(view::desk(&self.conference, &ModeratorId::parse("moderator").unwrap(), self.now)),
            Eyes::Seat(seat) => view::own(&self.conference, seat, self.now),
        }
    }

    /// What the rules answer.
    pub fn asks(&mut self, actor: Actor, seen: Seen, action: Action) -> Result<(), Rejection> {
        self.position += 1;
        let id = CommandId::parse(&format!("d{}", self.position)).unwrap();
        let command = Command { id, actor, seen, action };
        let events = self.conference.consider(&command, self.now)?;
        events.iter().for_each(|event| self.conference.apply(event, self.now));
        self.happened.push_back((self.position, self.now, events));
        Ok(())
    }

    #[track_caller]
    pub fn hub(&mut self, action: Action) {
        let actor = if action == (Action::Elapse {}) { Actor::Clock {} } else { Actor::Hub {} };
        self.asks(actor, Seen::default(), action).unwrap_or_else(|rejection| panic!("{rejection:?}"));
    }

    /// Lets time pass, with everything that it brings.
    pub fn pass(&mut self, span: Span) {
        let until = self.now + span;
        while let Some(at) = self.conference.next_deadline().filter(|at| *at <= until) {
            self.now = self.now.max(at);
            self.hub(Action::Elapse {});
        }
        self.now = until;
    }

    /// What somebody wishes is done.
    #[track_caller]
    pub fn act(&mut self, eyes: &Eyes, wish: &Wish) {
        let (view, own) = (self.view(eyes), self.own(eyes));
        let screen = Screen { view: &view, own: own.as_ref(), position: self.position, now: self.now };
        let meant = screen.meant(wish).unwrap_or_else(|nothing| panic!("{wish:?}: {nothing:?}"));
        self.send(eyes, meant.capacity, meant.seen, meant.action)
            .unwrap_or_else(|rejection| panic!("{wish:?}: {rejection:?}"));
    }

    pub fn send(&mut self, eyes: &Eyes, capacity: Capacity, seen: Seen, action: Action) -> Result<(), Rejection> {
        let actor = match eyes {
            Eyes::Moderator => Actor::Moderator { name: ModeratorId::parse("moderator").unwrap() },
            Eyes::Seat(seat) => Actor::Seat { seat: seat.clone(), capacity },
        };
        self.asks(actor, seen, action)
    }

    /// Every seat that takes part says that the text is before it, but some.
    pub fn acknowledge_but(&mut self, but: &[&str]) {
        let seats: Vec<SeatId> =
            self.conference.parties.seats.keys().filter(|id| id.as_str().ends_with(".hod")).cloned().collect();
        for id in seats.into_iter().filter(|id| !but.contains(&id.as_str())) {
            let eyes = Eyes::Seat(id);
            let may = self.own(&eyes).and_then(|own| own.may.get(&view::Press::Acknowledge).cloned());
            if let Some(may) = may.filter(|may| may.allowed) {
                let (view, own) = (self.view(&eyes), self.own(&eyes));
                let screen = Screen { view: &view, own: own.as_ref(), position: self.position, now: self.now };
                let seen = screen.seen();
                self.send(&eyes, may.capacity, seen, may.action).unwrap();
            }
        }
    }
}

/// A desk that looks at a room.
pub struct Desk {
    pub eyes: Eyes,
    pub board: Board,
    pub joined: bool,
    pub ms: u64,
    heard: u64,
}

impl Desk {
    pub fn new(eyes: Eyes, tag: &str) -> Self {
        let role = if eyes == Eyes::Moderator { Role::Moderator } else { Role::Delegation };
        let mut board = Board::new(role, tag);
        board.line = LineIs::Up;
        Self { eyes, board, joined: true, ms: 10_000, heard: 0 }
    }

    /// Hears what happened since, as it would over its line.
    pub fn hear(&mut self, room: &Room) {
        let view = room.view(&self.eyes);
        for (position, at, events) in room.happened.iter().filter(|(position, ..)| *position > self.heard) {
            let entry = Entry { position: *position, at: *at, events: events.clone(), sections: View::default() };
            self.board.hear(&view, None, room.now, &Shown::Entry(Box::new(entry)));
        }
        self.heard = room.position;
    }

    /// Does something with what is before its eyes.
    pub fn with<T>(&mut self, room: &Room, does: impl FnOnce(&mut Board, &Facts<'_>) -> T) -> T {
        let (view, own) = (room.view(&self.eyes), room.own(&self.eyes));
        let who = match &self.eyes {
            Eyes::Moderator => Who::Moderator { name: ModeratorId::parse("moderator").unwrap() },
            Eyes::Seat(seat) => Who::Seat { seat: seat.clone(), active: true },
        };
        let screen = Screen { view: &view, own: own.as_ref(), position: room.position, now: room.now };
        let facts = Facts { screen, who: Some(&who), joined: self.joined, ms: self.ms };
        self.board.look(&facts);
        does(&mut self.board, &facts)
    }

    /// What is drawn on a terminal of a size.
    pub fn drawn(&mut self, room: &Room, (wide, high): (u16, u16), look: Look) -> Buffer {
        self.with(room, |board, facts| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
            paint::paint(&mut buffer, board, facts, look);
            buffer
        })
    }
}

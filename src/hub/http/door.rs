//! The door: people come with a short code, say who they are, and wait until an officer lets them in.
//!
//! ```text
//!   POST /api/v1/codes             { code, person }   202 { credential, device, until }    for programs
//!   POST /api/v1/sessions/code     { code, person }   202 { until } and a cookie           for browsers
//!   GET  /api/v1/waiting           by either          200 { state: waiting | admitted }, 403 turned away, 410 too late
//!
//!   GET  /api/v1/lobby             200 { waiting }                                          for officers
//!   POST /api/v1/lobby             { seats }          200 { codes }, shown this once        for officers
//!   POST /api/v1/lobby/{device}    { admit }          200                                   for officers
//! ```
//!
//! Officers are the Secretariat and the moderators (R-16). Until one lets the device in, its credential opens nothing:
//! neither the WebSocket nor a document knows it. Letting it in admits its seat in the record too, under the name that
//! was said, where the seat was not admitted before.

use hyper::body::Incoming;
use hyper::{Method, Request, Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::super::audit::Noted;
use super::sessions::{self, page_of, span};
use super::{Body, Detail, Line, Problem};
use crate::clock::Monotonic;
use crate::hub::credentials::{self, Standing, presentable};
use crate::hub::seat_called;
use crate::hub::switchboard::{DeviceId, Who};
use crate::procedure::command::{Action, Capacity, Credential, Person, Seen};
use crate::procedure::ids::{CommandId, SeatId};
use crate::view::Audience;
use crate::wire::{HubMessage, NewCode, Submit};

/// The cookie of a browser that waits.
pub(super) const WAITS: &str = "wait";

/// Most codes made at once.
const MOST_CODES: usize = 64;

impl Line {
    /// Answers what has to do with the door; `None`: it has not.
    pub(super) async fn door(
        &self,
        path: &str,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let post = request.method() == Method::POST;
        let get = matches!(*request.method(), Method::GET | Method::HEAD);
        match path {
            "codes" if post => self.knock(request, false).await,
            "sessions/code" if post => {
                self.of_own_page(&request)?;
                self.knock(request, true).await
            }
            "waiting" if get => self.stands(&request),
            "lobby" if get => {
                self.officer(&request).await?;
                Ok(super::json(&json!({ "waiting": self.shared.waiting() })))
            }
            "lobby" if post => self.new_codes(request).await,
            _ if post && let Some(device) = path.strip_prefix("lobby/") => {
                self.decide(&DeviceId::new(device), request).await
            }
            _ => Err((Problem::WrongMethod, None)),
        }
    }

    /// Somebody comes with a code.
    async fn knock(
        &self,
        request: Request<Incoming>,
        browser: bool,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Knock {
            code: String,
            person: Person,
        }
        let (address, secure) = (self.address(&request), self.is_secure(&request));
        let now = Monotonic::now();
        if !self.shared.gate.may_try(address, now) {
            return Err((Problem::TooFast, None));
        }
        let said: Knock = self.read_body(request).await?;
        let person = presentable(said.person).ok_or((Problem::NameWanted, None))?;
        // Taken before anything is looked up, however many ask at once: a right guess among too many is no better than
        // a wrong one. When too many were wrong in all, only who has not failed of late is heard: whoever guesses from
        // everywhere shuts out no holder of a code.
        let clean = self.shared.gate.begin_try(address, now).ok_or((Problem::TooFast, None))?;
        let counted = self.shared.guesses().take(now);
        let good = || {
            self.shared.gate.end_try(address, now);
            if counted {
                self.shared.guesses().give(now);
            }
        };
        if !counted && !clean {
            good();
            return Err((Problem::TooFast, None));
        }
        let hub = &self.shared.settings.hub;
        let (at, waits) = (self.shared.clock.now(), span(hub.code_time));
        let lives = browser.then(|| span(hub.session_time));
        let code = said.code;
        let knocked = self.shared.with_credentials(move |book| book.knock(&code, person, at, waits, lives)).await;
        let (device, credential, who, until) = match knocked {
            Ok(knocked) => {
                good();
                knocked
            }
            Err(error) => {
                self.shared.audit.note(Noted::TradeFailed { why: error.to_string(), address, untold: 0 });
                // Who holds a code that is over has guessed nothing.
                if !matches!(error, credentials::Error::Unknown) {
                    good();
                }
                let problem = match error {
                    credentials::Error::Unknown => Problem::UnknownCode,
                    credentials::Error::Used => Problem::CodeUsed,
                    credentials::Error::Revoked => Problem::CodeRevoked,
                    credentials::Error::Expired => Problem::CodeExpired,
                    credentials::Error::Io { .. }
                    | credentials::Error::Format { .. }
                    | credentials::Error::NoChance(_) => {
                        tracing::error!(%error, "a code could not be used");
                        return Err((Problem::StorageFailed, None));
                    }
                };
                return Err((problem, None));
            }
        };
        tracing::info!(%who, %device, "somebody waits at the door with a code");
        self.shared.audit.note(Noted::Knocked { who, device: device.clone(), address });
        self.shared.note_door().await;
        let mut answer = if browser {
            super::json(&json!({ "state": "waiting", "until": until }))
        } else {
            super::json(&json!({ "credential": credential.reveal(), "device": device, "until": until }))
        };
        *answer.status_mut() = StatusCode::ACCEPTED;
        if browser {
            sessions::set(&mut answer, WAITS, credential.reveal(), hub.code_time, secure);
        }
        Ok(answer)
    }

    /// Where somebody stands that waits.
    fn stands(&self, request: &Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let cookie = sessions::cookie(request.headers(), WAITS);
        let by_cookie = cookie.is_some();
        let secret = super::bearer(request).or(cookie).ok_or((Problem::NotSignedIn, None))?;
        match self.shared.standing(&secret) {
            None => Err((Problem::NotSignedIn, None)),
            Some(Standing::TurnedAway) => Err((Problem::TurnedAway, None)),
            Some(Standing::TooLate) => Err((Problem::CodeExpired, None)),
            Some(Standing::Waits(until)) => Ok(super::json(&json!({ "state": "waiting", "until": until }))),
            Some(Standing::In(who)) => {
                let page = page_of(&who, self.shared.sentences.definition());
                let mut answer = super::json(&json!({ "state": "admitted", "who": who, "page": page }));
                if by_cookie {
                    let (lives, secure) = (self.shared.settings.hub.session_time, self.is_secure(request));
                    sessions::set(&mut answer, sessions::kind_of(&who), secret.reveal(), lives, secure);
                    sessions::set(&mut answer, WAITS, "", std::time::Duration::ZERO, secure);
                }
                Ok(answer)
            }
        }
    }

    /// Makes codes.
    async fn new_codes(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Wanted {
            seats: Vec<String>,
        }
        let (_, who) = self.officer(&request).await?;
        let wanted: Wanted = self.read_body(request).await?;
        let wrong = |what: Detail| (Problem::BadRequest, Some(what));
        if wanted.seats.is_empty() || wanted.seats.len() > MOST_CODES {
            return Err(wrong(Detail::says("detail-codes_most").with("most", MOST_CODES)));
        }
        let definition = self.shared.sentences.definition();
        let seats = wanted.seats.iter().map(|name| seat_called(definition, name).ok_or(name));
        let seats = seats.collect::<Result<Vec<SeatId>, _>>();
        let seats = seats.map_err(|name| wrong(Detail::says("detail-no_seat").with("name", name)))?;
        let (at, good_for) = (self.shared.clock.now(), span(self.shared.settings.hub.code_time));
        let noted = seats.iter().map(|seat| Who::Seat { seat: seat.clone(), meetings: None }).collect();
        let made = self.shared.with_credentials(move |book| book.make_codes(seats, at, good_for)).await;
        let made = made.map_err(|error| {
            tracing::error!(%error, "a code could not be made");
            (Problem::StorageFailed, None)
        })?;
        tracing::info!(by = %who, codes = made.len(), "codes were made");
        self.shared.audit.note(Noted::Invited { who: noted, by: Some(who.to_string()) });
        let codes: Vec<_> = made.into_iter().map(NewCode::from).collect();
        Ok(super::json(&json!({ "codes": codes })))
    }

    /// An officer lets somebody in, or turns somebody away.
    async fn decide(
        &self,
        device: &DeviceId,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Decision {
            admit: bool,
        }
        let (officer_device, officer) = self.officer(&request).await?;
        let Decision { admit } = self.read_body(request).await?;
        let knock = self.shared.waiting().into_iter().find(|knock| knock.device == device.as_str());
        let knock = knock.ok_or((Problem::NobodyWaits, None))?;
        if admit {
            // In the record first: who is let in and then not admitted would see less than was meant, never more.
            self.admit(officer_device, officer.clone(), &knock.seat, knock.person.clone(), device).await?;
        }
        self.shared.settle_door(device, admit, officer.to_string()).await.map_err(|error| match error {
            credentials::Error::Unknown | credentials::Error::Expired => (Problem::NobodyWaits, None),
            other @ (credentials::Error::Used
            | credentials::Error::Revoked
            | credentials::Error::Io { .. }
            | credentials::Error::Format { .. }
            | credentials::Error::NoChance(_)) => {
                tracing::error!(error = %other, "the door could not be answered");
                (Problem::StorageFailed, None)
            }
        })?;
        Ok(super::json(&json!({ "device": device, "seat": knock.seat, "admitted": admit })))
    }

    /// Admits a seat in the record, where it is not yet.
    async fn admit(
        &self,
        from: DeviceId,
        officer: Who,
        seat: &SeatId,
        person: Person,
        device: &DeviceId,
    ) -> Result<(), (Problem, Option<Detail>)> {
        let (_, admitted) =
            self.shared.at_door(officer.clone(), seat.clone()).await.map_err(|_| (Problem::Unavailable, None))?;
        if admitted {
            return Ok(());
        }
        let id = CommandId::parse(&format!("door-{device}")).ok_or((Problem::BadRequest, None))?;
        let action = Action::AdmitSeat { seat: seat.clone(), person, credential: Credential::Accepted, letter: None };
        let submit = Submit { command_id: id, seen: Seen::default(), capacity: Capacity::Delegate, action };
        match self.shared.press(from, officer, submit).await.map_err(|_| (Problem::Unavailable, None))? {
            HubMessage::Accepted(_) => Ok(()),
            HubMessage::Rejected(rejected) => Err((Problem::NotAllowed, rejected.sentence.map(Detail::Worded))),
            HubMessage::Declined(declined) => Err((Problem::NotAllowed, declined.sentence.map(Detail::Worded))),
            HubMessage::Welcome(_)
            | HubMessage::Entry(_)
            | HubMessage::Own(_)
            | HubMessage::Tick(_)
            | HubMessage::Pulse(_)
            | HubMessage::Notice(_)
            | HubMessage::Checkpoint(_) => Err((Problem::Unavailable, None)),
        }
    }

    /// Who asks, if that is the Secretariat or a moderator.
    async fn officer(&self, request: &Request<Incoming>) -> Result<(DeviceId, Who), (Problem, Option<Detail>)> {
        let (device, who) = self.signed_in(request)?;
        let seat = who.seat().cloned();
        let may = match (&who, seat) {
            (Who::Moderator { .. }, _) => true,
            (Who::Seat { .. }, Some(seat)) => {
                let looked = self.shared.at_door(who.clone(), seat).await.map_err(|_| (Problem::Unavailable, None))?;
                looked.0 == Audience::Secretariat
            }
            (Who::Seat { .. } | Who::Screen {}, _) => false,
        };
        if may { Ok((device, who)) } else { Err((Problem::NotAllowed, None)) }
    }

    /// The body of a small request.
    pub(super) async fn read_body<T: DeserializeOwned>(
        &self,
        request: Request<Incoming>,
    ) -> Result<T, (Problem, Option<Detail>)> {
        super::read(&self.small_body(request).await?)
    }
}

/// Whether a path below `/api/v1/` is the door's.
pub(super) fn is_door(path: &str) -> bool {
    matches!(path, "codes" | "sessions/code" | "waiting" | "lobby") || path.starts_with("lobby/")
}

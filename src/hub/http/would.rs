//! What the rules would answer acts that are not sent: for a page that puts a question together from what a person picks.
//!
//! ```text
//!   POST /api/v1/would?as=desk  [{ capacity, action }, ...]   200 { position, answers: [{ answer, rejection? }, ...] }
//! ```
//!
//! What a button on the page itself could do stands in `own.may`, which comes with every entry. This is for acts on one
//! of many: an entry of the list, a seat, a paper. Nothing is recorded, and who is outside the meeting learns nothing.

use hyper::body::Incoming;
use hyper::{Request, Response};
use serde::Deserialize;

use super::papers::Reading;
use super::{Body, Detail, Line, Problem};
use crate::procedure::command::{Action, Capacity};

/// Most acts of one question.
const ACTS_MAX: usize = 40;

/// Largest question.
const BODY_MAX_BYTES: usize = 64 * 1024;

/// An act that is asked about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    capacity: Capacity,
    action: Action,
}

impl Line {
    /// Answers `POST /api/v1/would`. One question of a device at a time.
    pub(super) async fn would(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let (device, who) = self.signed_in(&request)?;
        let Some(_asking) = Reading::begin(&self.shared, device) else {
            return Err((Problem::TooFast, Some(Detail::says("detail-asking"))));
        };
        let acts: Vec<Act> = super::read(&self.body_of(request, BODY_MAX_BYTES).await?)?;
        if acts.len() > ACTS_MAX {
            return Err((Problem::BadRequest, Some(Detail::says("detail-acts_most").with("most", ACTS_MAX))));
        }
        let acts = acts.into_iter().map(|Act { capacity, action }| (capacity, action)).collect();
        let (position, answers) = self.shared.would(who, acts).await.map_err(|_| (Problem::Unavailable, None))?;
        let answers: Option<Vec<_>> = answers.into_iter().collect();
        let answers = answers.ok_or((Problem::NotAllowed, None))?;
        Ok(super::json(&serde_json::json!({ "position": position, "answers": answers })))
    }
}

//! Points of order, their rulings, and appeals against them (R-9).
//!
//! ```text
//! Point   raised -> heard (the first of those pending) -> ruled: upheld | not upheld | withdrawn
//! Ruling  given -> appealed -> stands | overruled
//! ```
//!
//! While a point is pending or a ruling is appealed, a speech stands still and nothing else moves. The mover's
//! words are no speech: they have a clock of their own and use nobody's speaking time.

use super::command::{AppealOutcome, PointRuling};
use super::ids::{PartyId, PointId, SeatId, Span, Timestamp};

/// Points of order of a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Points {
    /// Those not ruled on; first raised, first heard.
    pub pending: Vec<Point>,
    /// The last ruling, as long as it may be appealed.
    pub ruled: Option<Ruled>,
}

/// A point of order that waits for its ruling.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// Its number.
    pub id: PointId,
    /// Who raised it.
    pub party: PartyId,
    /// The seat that raised it.
    pub seat: SeatId,
    /// What it is, in writing; the Chair may rule on this alone.
    pub text: String,
    /// Whether it is about how the decision is taken that the meeting is asked for.
    pub about_decision: bool,
    /// When it was raised.
    pub raised: Timestamp,
    /// Time allowed to its mover.
    pub limit: Span,
    /// Time its mover used up to the present stretch.
    pub spoken: Span,
    /// Since when its mover has the floor; `None` while it waits or the meeting stands still.
    pub since: Option<Timestamp>,
    /// Whether its mover's time was told to be up.
    pub time_up: bool,
}

/// A ruling that may still be appealed, or is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruled {
    /// On which point.
    pub point: PointId,
    /// Whose point it was.
    pub party: PartyId,
    /// The ruling.
    pub ruling: PointRuling,
    /// Whether an appeal is before the meeting, and whose.
    pub appeal: Option<PartyId>,
}

/// What has to be settled before anything else goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Awaited<'a> {
    /// The Chair's ruling on a point.
    Ruling(&'a Point),
    /// The outcome of an appeal.
    Appeal(&'a Ruled),
}

impl Points {
    /// What has to be settled first; an appeal before further points.
    #[must_use]
    pub fn awaited(&self) -> Option<Awaited<'_>> {
        let appealed = self.ruled.as_ref().filter(|ruled| ruled.appeal.is_some());
        appealed.map(Awaited::Appeal).or_else(|| self.pending.first().map(Awaited::Ruling))
    }

    /// When the time of the mover who is heard is up; `None` while its clock stands or that was told.
    #[must_use]
    pub fn time_up_at(&self) -> Option<(PointId, Timestamp)> {
        let point = self.pending.first().filter(|point| !point.time_up)?;
        point.since.map(|since| (point.id, since + point.limit.less(point.spoken)))
    }

    pub(super) fn raised(&mut self, mut point: Point, at: Timestamp) {
        if self.pending.is_empty() {
            point.since = Some(at);
        }
        self.pending.push(point);
    }

    pub(super) fn time_up(&mut self, id: PointId) {
        if let Some(point) = self.pending.iter_mut().find(|point| point.id == id) {
            point.time_up = true;
        }
    }

    pub(super) fn ruled(&mut self, id: PointId, ruling: PointRuling, at: Timestamp) {
        let Some(index) = self.pending.iter().position(|point| point.id == id) else { return };
        let point = self.pending.remove(index);
        self.ruled = Some(Ruled { point: id, party: point.party, ruling, appeal: None });
        if let Some(next) = self.pending.first_mut() {
            next.since.get_or_insert(at);
        }
    }

    pub(super) fn appealed(&mut self, id: PointId, party: &PartyId, at: Timestamp) {
        if let Some(ruled) = self.ruled.as_mut().filter(|ruled| ruled.point == id) {
            ruled.appeal = Some(party.clone());
            // Whoever is next has to wait again.
            self.stand_still(at);
        }
    }

    pub(super) fn appeal_settled(&mut self, at: Timestamp) {
        self.ruled = None;
        self.go_on(at);
    }

    /// Something else was done: it is too late to appeal the last ruling.
    pub(super) fn business_goes_on(&mut self) {
        self.ruled = self.ruled.take().filter(|ruled| ruled.appeal.is_some());
    }

    /// The mover's clock stops.
    pub(super) fn stand_still(&mut self, at: Timestamp) {
        if let Some(point) = self.pending.first_mut()
            && let Some(since) = point.since.take()
        {
            point.spoken = point.spoken + at.since(since);
        }
    }

    /// The mover's clock runs again.
    pub(super) fn go_on(&mut self, at: Timestamp) {
        if self.ruled.as_ref().is_some_and(|ruled| ruled.appeal.is_some()) {
            return;
        }
        if let Some(point) = self.pending.first_mut() {
            point.since.get_or_insert(at);
        }
    }

    /// The meeting closed over whatever was pending.
    pub(super) fn closed(&mut self) {
        *self = Self::default();
    }
}

impl AppealOutcome {
    /// Whether the Chair's ruling stands: unless the members agreed otherwise, or most of those who were
    /// present voted against it.
    #[must_use]
    pub fn ruling_stands(self) -> bool {
        match self {
            Self::Consulted { overruled } => !overruled,
            Self::Voted { sustain, overrule, abstain } => {
                let present = u64::from(sustain) + u64::from(overrule) + u64::from(abstain);
                2 * u64::from(overrule) <= present
            }
        }
    }
}

//! Lists of speakers, replies, the floor, speaking time, microphones (R-1 to R-8, R-10 to R-13).
//!
//! ```text
//! Speech  waiting -> Called -> Speaking -> ended
//!         Called -> passed (no answer): second place, later the end of the list
//!         Speaking <-> Paused(causes)          time does not run while any cause lasts
//!         Paused(link) -> back at the head with the time it has left
//! ```
//!
//! Entries belong to delegations and live here, so a reconnect changes nothing. Exactly one speech is on the
//! floor; the presiding officer's own microphone does not count.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{LimitClass, PauseCause};
use super::definition::{Class, Level, Limits, MeetingPlan};
use super::event::{Origin, Prepared};
use super::ids::{EntryId, ItemNumber, PartyId, ProposalId, SeatId, Span, SpeechId, Timestamp};

/// The floor of a meeting and its lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Floor {
    /// The list of each item that was opened.
    pub lists: BTreeMap<ItemNumber, List>,
    /// The list of replies of each item under which one was asked (R-8); always in order of asking.
    pub replies: BTreeMap<ItemNumber, List>,
    /// The short list for explanations of position of each item under which one was asked for (R-25).
    pub explanations: BTreeMap<ItemNumber, List>,
    /// Replies heard, per party and item, since the item was last opened.
    pub replied: BTreeMap<PartyId, BTreeMap<ItemNumber, u32>>,
    /// Who has the floor.
    pub speech: Option<Speech>,
    /// The speech that ended last in this sitting, so that its speaker may be put back.
    pub last: Option<LastSpeech>,
    /// Whose intervention is heard (R-10).
    pub intervention: Option<PartyId>,
    /// Seats whose microphones are open without the floor (R-13).
    pub open_microphones: BTreeSet<SeatId>,
    /// Speaking time used, per party and item; points of order and replies not counted. Who gave up its turn or
    /// was heard by its text only has none.
    pub spoken: BTreeMap<PartyId, BTreeMap<ItemNumber, Span>>,
    /// Of that, what counts no more against their limits: an item came back, where time begins anew then (R-6).
    pub forgiven: BTreeMap<PartyId, BTreeMap<ItemNumber, Span>>,
    /// Speaking time limits now in force.
    pub limits: Limits,
}

/// A speech that ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LastSpeech {
    /// Its number.
    pub id: SpeechId,
    /// Under which item.
    pub item: ItemNumber,
    /// The entry that was called.
    pub entry: Entry,
    /// Speaking time used.
    pub spoken: Span,
}

/// A list of speakers. Its order is the vector's order: the place is the index plus one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    /// Whether it is closed (R-7).
    pub closed: bool,
    /// Since when, while it is.
    pub closed_at: Option<Timestamp>,
    /// Those waiting.
    pub entries: Vec<Entry>,
}

/// One waiting entry; it belongs to a delegation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its number.
    pub id: EntryId,
    /// Whose it is.
    pub party: PartyId,
    /// Who will speak, where a seat is named.
    pub seat: Option<SeatId>,
    /// How it came onto the list.
    pub origin: Origin,
    /// For whom else it speaks (R-5).
    pub on_behalf_of: Vec<PartyId>,
    /// On which text it explains its position (R-25).
    pub explains: Option<ProposalId>,
    /// When it was put on the list.
    pub since: Timestamp,
    /// How often it was called without an answer (R-12).
    pub passes: u32,
    /// Speaking time used before it came back to the list (R-11).
    pub spoken: Span,
    /// Whether it was put where it is: moved, passed, or back at the head. The list's order then leaves it there
    /// and goes around it.
    pub placed: bool,
}

/// A speech on the floor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speech {
    /// Its number.
    pub id: SpeechId,
    /// Under which item.
    pub item: ItemNumber,
    /// The entry that was called.
    pub entry: Entry,
    /// Speaking time allowed.
    pub limit: Span,
    /// Where it is.
    pub phase: Phase,
    /// Speaking time used up to the start of the current stretch.
    pub spoken: Span,
    /// Warnings given, by the time left that they speak of.
    pub warned: BTreeSet<Span>,
    /// How often the speaker was asked to conclude.
    pub prompts: u32,
    /// How often the speaker was called to order (R-1).
    pub called_to_order: u32,
    /// Whether the presiding officer speaks, for its country (R-20).
    pub national: bool,
}

/// Where a speech is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Called, not yet begun.
    Called {
        /// When.
        since: Timestamp,
    },
    /// Speaking: the clock runs.
    Speaking {
        /// Since when.
        since: Timestamp,
    },
    /// The clock stands.
    Paused {
        /// What for; it goes on when none is left.
        causes: BTreeSet<PauseCause>,
        /// Since when.
        since: Timestamp,
        /// Whether the Chair may choose what becomes of it (R-11).
        grace_over: bool,
    },
}

impl Speech {
    /// Speaking time used at an instant.
    #[must_use]
    pub fn spoken_at(&self, now: Timestamp) -> Span {
        match self.phase {
            Phase::Speaking { since } => self.spoken + now.since(since),
            Phase::Called { .. } | Phase::Paused { .. } => self.spoken,
        }
    }

    /// Whether it stands for that cause.
    #[must_use]
    pub fn is_paused_for(&self, cause: PauseCause) -> bool {
        match &self.phase {
            Phase::Paused { causes, .. } => causes.contains(&cause),
            Phase::Called { .. } | Phase::Speaking { .. } => false,
        }
    }
}

impl Floor {
    /// No list, nobody on the floor, the limits as planned.
    #[must_use]
    pub fn new(plan: &MeetingPlan) -> Self {
        Self { limits: plan.settings.limits.clone(), ..Self::default() }
    }

    /// The list of an item; an empty open one where it was never opened.
    #[must_use]
    pub fn list(&self, item: &ItemNumber) -> &List {
        const NONE: &List = &List { closed: false, closed_at: None, entries: Vec::new() };
        self.lists.get(item).unwrap_or(NONE)
    }

    /// The list of replies of an item; an empty one where nobody asked for any.
    #[must_use]
    pub fn reply_list(&self, item: &ItemNumber) -> &List {
        const NONE: &List = &List { closed: false, closed_at: None, entries: Vec::new() };
        self.replies.get(item).unwrap_or(NONE)
    }

    /// The short list for explanations of position under an item; an empty one where nobody asked for any (R-25).
    #[must_use]
    pub fn explanation_list(&self, item: &ItemNumber) -> &List {
        const NONE: &List = &List { closed: false, closed_at: None, entries: Vec::new() };
        self.explanations.get(item).unwrap_or(NONE)
    }

    /// The list on which entries of an origin wait.
    #[must_use]
    pub fn list_for(&self, item: &ItemNumber, origin: Origin) -> &List {
        match ListKind::of(origin) {
            ListKind::Speakers => self.list(item),
            ListKind::Replies => self.reply_list(item),
            ListKind::Explanations => self.explanation_list(item),
        }
    }

    /// Everybody who waits under an item, on whichever list.
    pub fn waiting<'a>(&'a self, item: &ItemNumber) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let others = self.reply_list(item).entries.iter().chain(&self.explanation_list(item).entries);
        self.list(item).entries.iter().chain(others)
    }

    /// Whether replies are heard under an item: its list is closed and exhausted (R-8).
    #[must_use]
    pub fn replies_are_heard(&self, item: &ItemNumber) -> bool {
        let list = self.list(item);
        list.closed && list.entries.is_empty()
    }

    /// How many replies of a party were heard under an item since it was last opened.
    #[must_use]
    pub fn replies_heard(&self, party: &PartyId, item: &ItemNumber) -> u32 {
        self.replied.get(party).and_then(|items| items.get(item)).copied().unwrap_or_default()
    }

    /// Speaking time allowed to an entry (R-6, R-8): by what it is there for, then by the class of its party;
    /// less what the party has used under the item where time is summed. Time of an interrupted speech is carried
    /// by the entry and not taken off here.
    #[must_use]
    pub fn allowed(&self, plan: &MeetingPlan, item: &ItemNumber, entry: &Entry) -> Span {
        let limits = &self.limits;
        let whole = match entry.origin {
            Origin::Reply if self.replies_heard(&entry.party, item) == 0 => return limits.reply,
            Origin::Reply => return limits.second_reply,
            Origin::Explanation => return limits.explanation,
            Origin::Presenter => limits.presenter,
            Origin::Prepared | Origin::Asked | Origin::AddedForIt if !entry.on_behalf_of.is_empty() => limits.group,
            Origin::Prepared | Origin::Asked | Origin::AddedForIt => match (plan.class(&entry.party), plan.level) {
                (Some(Class::Member), Level::Ministers) => limits.minister,
                (Some(Class::Member), Level::SeniorOfficials) => limits.senior_official,
                (Some(Class::Partner), _) => limits.partner,
                (Some(Class::Secretariat | Class::Observer | Class::Guest | Class::Staff) | None, _) => limits.observer,
            },
        };
        if plan.settings.accumulate { whole.less(self.charged(&entry.party, item)) } else { whole }
    }

    fn list_mut(&mut self, item: &ItemNumber, origin: Origin) -> &mut List {
        let lists = match ListKind::of(origin) {
            ListKind::Speakers => &mut self.lists,
            ListKind::Replies => &mut self.replies,
            ListKind::Explanations => &mut self.explanations,
        };
        lists.entry(item.clone()).or_default()
    }

    fn all_lists(&mut self) -> impl Iterator<Item = &mut List> {
        self.lists.values_mut().chain(self.replies.values_mut()).chain(self.explanations.values_mut())
    }

    /// Finds a waiting entry: its item, its index in the list on which it waits, itself.
    #[must_use]
    pub fn find(&self, entry: EntryId) -> Option<(&ItemNumber, usize, &Entry)> {
        self.lists.iter().chain(&self.replies).chain(&self.explanations).find_map(|(item, list)| {
            list.entries.iter().position(|e| e.id == entry).map(|index| (item, index, &list.entries[index]))
        })
    }

    /// Speaking time a party used under an item, finished speeches only.
    #[must_use]
    pub fn spoken_under(&self, party: &PartyId, item: &ItemNumber) -> Span {
        self.spoken.get(party).and_then(|items| items.get(item)).copied().unwrap_or_default()
    }

    /// What of it counts against a party's limit where time is summed (R-6).
    fn charged(&self, party: &PartyId, item: &ItemNumber) -> Span {
        let forgiven = self.forgiven.get(party).and_then(|items| items.get(item)).copied().unwrap_or_default();
        self.spoken_under(party, item).less(forgiven)
    }

    pub(super) fn item_opened(&mut self, item: &ItemNumber, prepared: &[Prepared], anew: bool, at: Timestamp) {
        if anew {
            let spoken = self.spoken.iter().filter_map(|(party, items)| Some((party, *items.get(item)?)));
            for (party, span) in spoken {
                self.forgiven.entry(party.clone()).or_default().insert(item.clone(), span);
            }
        }
        let list = self.lists.entry(item.clone()).or_default();
        list.closed = false;
        list.closed_at = None;
        list.entries.extend(prepared.iter().map(|entry| Entry::new(entry, at)));
        // With an item that returns the rights of reply revive (R-31).
        for items in self.replied.values_mut() {
            items.remove(item);
        }
    }

    pub(super) fn requested(&mut self, item: &ItemNumber, entry: &Prepared, place: u32, at: Timestamp) {
        self.list_mut(item, entry.origin).insert(place, Entry::new(entry, at));
    }

    pub(super) fn removed(&mut self, entry: EntryId) -> Option<Entry> {
        self.all_lists().find_map(|list| {
            let index = list.entries.iter().position(|e| e.id == entry)?;
            Some(list.entries.remove(index))
        })
    }

    pub(super) fn replaced(&mut self, entry: EntryId, seat: &SeatId) {
        let lists = self.lists.values_mut().chain(self.replies.values_mut()).chain(self.explanations.values_mut());
        let waiting = lists.flat_map(|list| &mut list.entries);
        let called = self.speech.iter_mut().map(|speech| &mut speech.entry);
        if let Some(entry) = waiting.chain(called).find(|e| e.id == entry) {
            entry.seat = Some(seat.clone());
        }
    }

    pub(super) fn moved(&mut self, entry: EntryId, place: u32) {
        for list in self.all_lists() {
            if let Some(index) = list.entries.iter().position(|e| e.id == entry) {
                let mut moving = list.entries.remove(index);
                moving.placed = true;
                list.insert(place, moving);
            }
        }
    }

    pub(super) fn closed(&mut self, item: &ItemNumber, closed_at: Option<Timestamp>) {
        let list = self.lists.entry(item.clone()).or_default();
        list.closed = closed_at.is_some();
        list.closed_at = closed_at;
    }

    pub(super) fn given(
        &mut self,
        speech: SpeechId,
        item: &ItemNumber,
        entry: EntryId,
        seat: Option<&SeatId>,
        limit: Span,
        at: Timestamp,
    ) {
        let Some(mut entry) = self.removed(entry) else { return };
        if let Some(seat) = seat {
            entry.seat = Some(seat.clone());
        }
        self.speech = Some(Speech {
            id: speech,
            item: item.clone(),
            spoken: entry.spoken,
            entry,
            limit,
            phase: Phase::Called { since: at },
            warned: BTreeSet::new(),
            prompts: 0,
            called_to_order: 0,
            national: false,
        });
    }

    pub(super) fn started(&mut self, at: Timestamp) {
        if let Some(speech) = &mut self.speech {
            speech.phase = Phase::Speaking { since: at };
        }
    }

    pub(super) fn speaks_nationally(&mut self) {
        if let Some(speech) = &mut self.speech {
            speech.national = true;
        }
    }

    pub(super) fn time_short(&mut self, left: Span) {
        if let Some(speech) = &mut self.speech {
            speech.warned.insert(left);
        }
    }

    pub(super) fn prompted(&mut self) {
        if let Some(speech) = &mut self.speech {
            speech.prompts += 1;
        }
    }

    pub(super) fn called_to_order(&mut self) {
        if let Some(speech) = &mut self.speech {
            speech.called_to_order += 1;
        }
    }

    /// Its recording stands for the speaker whose line is down, or who does not begin.
    pub(super) fn recording_played(&mut self, at: Timestamp) {
        match self.speech.as_ref().map(|speech| &speech.phase) {
            Some(Phase::Called { .. }) => self.started(at),
            Some(Phase::Paused { .. }) => self.resumed(PauseCause::Link, None, at),
            Some(Phase::Speaking { .. }) | None => {}
        }
    }

    pub(super) fn paused(&mut self, cause: PauseCause, at: Timestamp) {
        let Some(speech) = &mut self.speech else { return };
        let spoken = speech.spoken_at(at);
        match &mut speech.phase {
            Phase::Paused { causes, since, grace_over } => {
                // The delegation's time to come back counts from the loss of its line, not from an earlier pause.
                if cause == PauseCause::Link && causes.insert(cause) {
                    *since = at;
                    *grace_over = false;
                } else {
                    causes.insert(cause);
                }
            }
            Phase::Called { .. } | Phase::Speaking { .. } => {
                speech.spoken = spoken;
                speech.phase = Phase::Paused { causes: BTreeSet::from([cause]), since: at, grace_over: false };
            }
        }
    }

    pub(super) fn resumed(&mut self, cause: PauseCause, seat: Option<&SeatId>, at: Timestamp) {
        let Some(speech) = &mut self.speech else { return };
        if let Some(seat) = seat {
            speech.entry.seat = Some(seat.clone());
        }
        if let Phase::Paused { causes, grace_over, .. } = &mut speech.phase {
            causes.remove(&cause);
            if cause == PauseCause::Link {
                *grace_over = false;
            }
            if causes.is_empty() {
                speech.phase = Phase::Speaking { since: at };
            }
        }
    }

    pub(super) fn grace_over(&mut self) {
        if let Some(Speech { phase: Phase::Paused { grace_over, .. }, .. }) = &mut self.speech {
            *grace_over = true;
        }
    }

    pub(super) fn ended(&mut self, spoken: Span, back_to_head: bool) {
        let Some(speech) = self.speech.take() else { return };
        if back_to_head {
            let mut entry = speech.entry;
            entry.spoken = spoken;
            entry.placed = true;
            self.list_mut(&speech.item, entry.origin).entries.insert(0, entry);
            return;
        }
        let Speech { id, item, entry, .. } = speech;
        if spoken > Span::ZERO {
            let party = entry.party.clone();
            match ListKind::of(entry.origin) {
                ListKind::Replies => {
                    *self.replied.entry(party).or_default().entry(item.clone()).or_default() += 1;
                }
                ListKind::Speakers => {
                    let used = self.spoken.entry(party).or_default().entry(item.clone()).or_default();
                    *used = *used + spoken;
                }
                ListKind::Explanations => {}
            }
        }
        self.last = Some(LastSpeech { id, item, entry, spoken });
    }

    pub(super) fn passed(&mut self, place: u32) {
        let Some(speech) = self.speech.take() else { return };
        let mut entry = speech.entry;
        entry.passes += 1;
        entry.placed = true;
        self.list_mut(&speech.item, entry.origin).insert(place, entry);
    }

    /// The last speaker speaks anew: what was said counts neither as time nor as a reply.
    pub(super) fn restored(&mut self) {
        let Some(LastSpeech { item, mut entry, spoken, .. }) = self.last.take() else { return };
        match ListKind::of(entry.origin) {
            ListKind::Replies => {
                if let Some(heard) = self.replied.get_mut(&entry.party).and_then(|items| items.get_mut(&item)) {
                    *heard = heard.saturating_sub(u32::from(spoken > Span::ZERO));
                }
            }
            ListKind::Speakers => self.take_off(&entry.party, &item, spoken),
            ListKind::Explanations => {}
        }
        entry.spoken = Span::ZERO;
        entry.passes = 0;
        entry.placed = true;
        self.list_mut(&item, entry.origin).entries.insert(0, entry);
    }

    /// Takes time off what a party has spoken under an item.
    fn take_off(&mut self, party: &PartyId, item: &ItemNumber, spoken: Span) {
        if let Some(used) = self.spoken.get_mut(party).and_then(|items| items.get_mut(item)) {
            *used = used.less(spoken);
        }
    }

    /// The sitting is over: nobody intervenes, and nobody is put back.
    pub(super) fn sitting_ended(&mut self) {
        self.last = None;
        self.intervention = None;
        self.open_microphones.clear();
    }

    pub(super) fn limit_changed(&mut self, class: LimitClass, limit: Span) {
        let slot = match class {
            LimitClass::Minister => &mut self.limits.minister,
            LimitClass::SeniorOfficial => &mut self.limits.senior_official,
            LimitClass::Partner => &mut self.limits.partner,
            LimitClass::Observer => &mut self.limits.observer,
            LimitClass::Presenter => &mut self.limits.presenter,
            LimitClass::Group => &mut self.limits.group,
            LimitClass::Reply => &mut self.limits.reply,
            LimitClass::SecondReply => &mut self.limits.second_reply,
            LimitClass::PointOfOrder => &mut self.limits.point_of_order,
            LimitClass::Explanation => &mut self.limits.explanation,
        };
        *slot = limit;
    }

    /// The limit of a class that is now in force.
    #[must_use]
    pub fn limit(&self, class: LimitClass) -> Span {
        match class {
            LimitClass::Minister => self.limits.minister,
            LimitClass::SeniorOfficial => self.limits.senior_official,
            LimitClass::Partner => self.limits.partner,
            LimitClass::Observer => self.limits.observer,
            LimitClass::Presenter => self.limits.presenter,
            LimitClass::Group => self.limits.group,
            LimitClass::Reply => self.limits.reply,
            LimitClass::SecondReply => self.limits.second_reply,
            LimitClass::PointOfOrder => self.limits.point_of_order,
            LimitClass::Explanation => self.limits.explanation,
        }
    }

    /// The hub was away from `last_alive`: nobody is charged for that time (invariant 10).
    pub(super) fn hub_started(&mut self, last_alive: Timestamp) {
        self.open_microphones.clear();
        if let Some(speech) = &mut self.speech
            && let Phase::Speaking { since } = speech.phase
        {
            speech.spoken = speech.spoken + last_alive.since(since);
            let causes = BTreeSet::from([PauseCause::Meeting]);
            speech.phase = Phase::Paused { causes, since: last_alive, grace_over: false };
        }
    }
}

/// The lists of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListKind {
    /// The list of speakers.
    Speakers,
    /// Rights of reply (R-8).
    Replies,
    /// Explanations of position (R-25).
    Explanations,
}

impl ListKind {
    /// The list on which entries of an origin wait.
    #[must_use]
    pub fn of(origin: Origin) -> Self {
        match origin {
            Origin::Reply => Self::Replies,
            Origin::Explanation => Self::Explanations,
            Origin::Presenter | Origin::Prepared | Origin::Asked | Origin::AddedForIt => Self::Speakers,
        }
    }
}

impl List {
    /// Puts an entry at a place from 1; past the end means at the end.
    fn insert(&mut self, place: u32, entry: Entry) {
        let index = usize::try_from(place.saturating_sub(1)).unwrap_or(usize::MAX).min(self.entries.len());
        self.entries.insert(index, entry);
    }
}

impl Entry {
    fn new(made: &Prepared, at: Timestamp) -> Self {
        Self {
            id: made.entry,
            party: made.party.clone(),
            seat: made.seat.clone(),
            origin: made.origin,
            on_behalf_of: made.on_behalf_of.clone(),
            explains: made.explains,
            since: at,
            passes: 0,
            spoken: Span::ZERO,
            placed: false,
        }
    }
}

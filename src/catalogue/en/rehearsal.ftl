# What the rehearsal says besides the events of the record.

rehearsal-gathered = { $clients } clients are connected to a real hub on this machine: the moderator, the screen in the hall, and an endpoint for each party.

## Incidents

rehearsal-overnight = The sitting goes into the next day
rehearsal-person-changes = Another person of { $party } takes the chair
rehearsal-chair-lost = The Chair's line is lost ({ $party })
rehearsal-speaker-lost = The speaker's line is lost ({ $party })
rehearsal-cue-missed = { $party } does not hear its cue
rehearsal-deferred = The item is put off and comes back later
rehearsal-objection-withdrawn = { $party } objects, is heard, and withdraws
rehearsal-objection-reserved = { $party } objects; after consultations it joins with a reservation
rehearsal-time-asked = { $party } asks for time
rehearsal-member-lost = The line of { $party } is lost while the text is put
rehearsal-consent-by-phone = { $party } is cut off and consents by telephone
rehearsal-document-revised = The document is revised while the text is put
rehearsal-not-agreed = A paragraph by { $party } finds no agreement

## The end

rehearsal-sound = Every meeting is closed, every client ended with the same view, and the record, read again, gives the same state.
rehearsal-handed-over = The rehearsal stops before item { $item } of { $meeting } and hands over to you.
rehearsal-stays = The hub stays up on { $address }; its clock goes on in real time. End it with Ctrl-C.
rehearsal-join = Until you take its place, each endpoint answers by itself. Its credential puts you in its place:
rehearsal-kept = The record is kept in { $folder }.
rehearsal-row-meetings = Meetings closed
rehearsal-row-sittings = Sittings
rehearsal-row-items = Agenda items
rehearsal-row-speeches = Speeches
rehearsal-row-decisions = Decisions
rehearsal-row-statements = Reservations and statements
rehearsal-row-objections = Objections
rehearsal-row-lines = Lines lost and found
rehearsal-row-chairs = Changes of the chair
rehearsal-row-entries = Entries of the record
rehearsal-row-frames = Frames sent
rehearsal-row-latency = Command to last client
rehearsal-row-took = Played in
rehearsal-row-seed = Seed
rehearsal-row-head = Head of the record
rehearsal-latency = half within { $p50 } ms, 99 % within { $p99 } ms
rehearsal-took = { $real } s, for { $played } of conference
rehearsal-played-hours = { $hours } h { $minutes } min

# Words for codes that people see, and the general words of the terminal. A code's message is called
# TYPE-code: the type's name in small letters, then the code as it travels.

## How lists, hours and lengths of time are written

list-middle = { $first }, { $second }
list-end = { $first } and { $second }
instant =
    { $place-count ->
        [0] { $second-count ->
            [0] { $hour }:{ $minute }
           *[other] { $hour }:{ $minute }:{ $second }
        }
       *[other] { $second-count ->
            [0] { $hour }:{ $minute }, { $place } time
           *[other] { $hour }:{ $minute }:{ $second }, { $place } time
        }
    }
day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
span-seconds = { $seconds } s
span-minutes = { $minutes } min
span-both = { $minutes } min { $seconds } s

## Things without a name of their own

unnamed-entry = a delegation
unnamed-speech = the speaker
unnamed-proposal = text { $id }
unnamed-objection = objection { $id }
unnamed-decision = decision { $id }
seat-name = the { $rank } of { $party }
seat-name-office = { $office } of { $party }

## Verbs with which a decision is declared, and how something is noted

verb-adopted = adopted
verb-approved = approved
verb-endorsed = endorsed
verb-agreed = agreed
verb-noted = noted
verb-tasked = tasked
verb-requested = requested
verb-deferred = deferred
verb-not_agreed = not agreed
style-plain = without remark
style-appreciation = with appreciation
style-satisfaction = with satisfaction
style-concern = with concern

## Meetings

meeting-phase-scheduled = not yet open
meeting-phase-open = in session
meeting-phase-suspended = suspended
meeting-phase-adjourned = adjourned
meeting-phase-tech_hold = in technical hold
meeting-phase-closed = closed
profile-asean = consultation and consensus
profile-un = procedural motions and votes
level-ministers = ministers
level-senior_officials = senior officials
quorum-all_members_accounted_for = every member accounted for
quorum-number =
    { $members ->
        [one] at least { $members } member seated
       *[other] at least { $members } members seated
    }
quorum-one_in =
    { $of ->
        [2] at least half of the members seated
        [3] at least a third of the members seated
        [4] at least a quarter of the members seated
       *[other] at least one in { $of } members seated
    }
quorum-majority = more than half of the members seated
hold-cause-hub_restarted = the hub was restarted
hold-cause-nobody_presides = nobody presides
hold-cause-asked =
    { $reason-count ->
        [0] somebody asked for it
       *[other] { $reason }
    }

## Agenda

item-kind-opening = opening
item-kind-statement = statement
item-kind-chair_handover = assumption of the chairmanship
item-kind-agenda_adoption = adoption of the agenda
item-kind-report = report
item-kind-discussion = exchange of views
item-kind-adoption = adoption
item-kind-endorsement = endorsement
item-kind-approval = approval
item-kind-date_and_venue = date and venue of the next meeting
item-kind-report_adoption = adoption of the report
item-kind-other_matters = other matters
item-kind-closing = closing
outcome-decided = with a decision
outcome-done = done
outcome-views_exchanged = views were exchanged
outcome-not_agreed = consultations continue
outcome-ad_referendum = ad referendum
outcome-no_decision =
    { $reason-count ->
        [0] no decision
       *[other] no decision: { $reason }
    }
defer-to-item = until after item { $item }
defer-to-sitting = to a later sitting
defer-to-later = to later in this sitting
defer-to-next_meeting =
    { $meeting-count ->
        [0] to the next meeting
       *[other] to the { $meeting }
    }
feed-condition-decided = a decision there
feed-condition-tabled = the discussion of that item
feed-condition-report_adopted = the adoption of that meeting's report
unfinished-speech = { $speech } has the floor
unfinished-waiting =
    { $number ->
        [one] { $number } delegation waits for the floor
       *[other] { $number } delegations wait for the floor
    }
unfinished-put = { $proposal } is before the meeting for decision
unfinished-objection = { $party-count ->
    [one] the objection of { $party } stands
   *[other] the objections of { $party } stand
}
unfinished-no_decision = a decision is planned here and none was declared
unfinished-item = item { $item } is not settled
unfinished-report = the report has not been adopted
unfinished-handover = the handover of the chair is under way
unfinished-replies =
    { $number ->
        [one] { $number } right of reply waits to be heard or ruled out
       *[other] { $number } rights of reply wait to be heard or ruled out
    }
unfinished-point_of_order = { $party-count ->
    [one] the point of order or appeal of { $party } is not settled
   *[other] the points of order or appeals of { $party } are not settled
}
unfinished-reopening = { $decision } is to be reopened, as was asked

## Parties, seats and presence

class-member = member
class-partner = partner
class-secretariat = secretariat
class-observer = observer
class-guest = guest
class-staff = staff
seat-rank-head = Head of Delegation
seat-rank-alternate = alternate
seat-rank-adviser = adviser
credential-accepted = credentials in order
credential-provisional = seated provisionally
declared-present = takes part
declared-away_proceed = is away; the meeting goes on without it
declared-away_hold = is away and asks the meeting to wait
declared-absent = is absent
presence-awaited = awaited
presence-seated = seated
presence-dropped = line lost
presence-away = away
presence-absent = absent
presence-provisional = provisional
needs-chair = the presiding officer
needs-chair_or_moderator = the presiding officer, or the moderator where the Chair has so delegated,
needs-secretariat = the Secretariat or the moderator
needs-officers = the presiding officer, the Secretariat or the moderator
needs-delegation = a delegation
officer-seat = { $seat }
officer-moderator = the moderator ({ $name })
person =
    { $name-count ->
        [0] name not filed yet
       *[other] { $title-count ->
            [0] { $name }
           *[other] { $name }, { $title }
        }
    }

## Chair

chair-cause-opening = at the opening
chair-cause-handover = after the handover
chair-cause-person_changed = in place of a colleague of the same delegation
chair-cause-passed = while the Chair speaks for its country
chair-cause-succession = as acting Chair, the Chair's line being lost
chair-cause-returned = again, having returned
power-meeting = opening, suspending and closing the meeting
power-agenda = taking the agenda items in their order
power-floor = calling speakers
power-list = keeping the list of speakers
power-put = putting prepared texts

## Floor

list-order-protocol = in protocol order
list-order-fifo = in order of asking
list-order-level_then_fifo = by rank, then in order of asking
list-order-fixed = in prepared order
origin-presenter = presents the item
origin-prepared = is on the prepared list
origin-asked = asked for the floor
origin-added_for_it = was added to the list
origin-reply = asked for a right of reply
origin-explanation = asked to explain its position
removal-cause-withdrawn = withdrew its request
removal-cause-struck =
    { $reason-count ->
        [0] was taken off the list
       *[other] was taken off the list: { $reason }
    }
removal-cause-taken_as_read = has its written statement taken as read
removal-cause-item_ended = was not reached before the item ended
pause-cause-point_of_order = for a point of order
pause-cause-link = because the line is down
pause-cause-interpretation = because interpretation failed
pause-cause-chair = by the Chair
pause-cause-meeting = while the meeting stands still
speech-end-finished = has finished
speech-end-ended_by_chair = was thanked by the Chair
speech-end-cut =
    { $reason-count ->
        [0] was stopped by the Chair
       *[other] was stopped by the Chair: { $reason }
    }
speech-end-limit_reached = reached the time limit
speech-end-back_to_head = was interrupted and is first on the list again
speech-end-text_only = gives the written text instead
speech-end-item_ended = did not speak before the item ended
point-ruling-upheld = upheld
point-ruling-not_upheld = not upheld
point-ruling-withdrawn = withdrawn
appeal-outcome-consulted = After consultation
appeal-outcome-voted = By a vote of { $sustain } for the ruling and { $overrule } against it, with { $abstain } abstaining
limit-class-minister = ministers
limit-class-senior_official = senior officials
limit-class-partner = partners
limit-class-observer = observers
limit-class-presenter = presenters
limit-class-group = speeches on behalf of several
limit-class-reply = first rights of reply
limit-class-second_reply = second rights of reply
limit-class-point_of_order = points of order
limit-class-explanation = explanations of position
prepared = { $party }

## Decisions

tabler-chair = the Chair
tabler-prepared = the Secretariat
tabler-party = { $party }
freeze-cause-line_down = { $party-count ->
    [one] the line to { $party } is down
   *[other] the lines to { $party } are down
}
freeze-cause-not_acknowledged = { $party-count ->
    [one] { $party } does not have the text on screen yet
   *[other] { $party } do not have the text on screen yet
}
freeze-cause-not_accounted_for = { $party-count ->
    [one] { $party } is missing
   *[other] { $party } are missing
}
freeze-cause-away_hold = { $party-count ->
    [one] { $party } is away and asks the meeting to wait
   *[other] { $party } are away and ask the meeting to wait
}
freeze-cause-time_asked = { $party } asked for time
freeze-cause-objection = { $party-count ->
    [one] { $party } objects
   *[other] { $party } object
}
freeze-cause-point_of_order = { $party-count ->
    [one] the point of order or appeal of { $party } is to be settled
   *[other] the points of order or appeals of { $party } are to be settled
}
freeze-cause-chair_vacant = nobody presides
freeze-cause-meeting_not_open = the meeting stands still
freeze-cause-no_quorum = too few members are seated
freeze-cause-amendment = { $party-count ->
    [one] { $party } proposes an amendment
   *[other] { $party } propose amendments
}
void-cause-adjourned = the meeting adjourned
void-cause-new_chair = another officer presides
void-cause-revised = the text was changed
void-cause-item_deferred = the item was put off
reopen-cause-line_lost = as of right, a line having been down
reopen-cause-reconsidered = for reconsideration
motion-kind-suspend_meeting = to suspend the meeting
motion-kind-adjourn_meeting = to adjourn the meeting
motion-kind-adjourn_debate = to adjourn the debate
motion-kind-close_debate = to close the debate
motion-kind-reconsider = to reconsider { $decision }
side-for = for
side-against = against
choice-yes = yes
choice-no = no
choice-abstain = abstention
motion-outcome-accepted = accepted
motion-outcome-rejected = rejected
motion-outcome-withdrawn = withdrawn
motion-outcome-lapsed = overtaken by events
vote-subject-motion = motion { $motion }
vote-subject-proposal = { $proposal }, revision { $revision }
vote-subject-amendment = amendment { $amendment } to revision { $base }
vote-subject-ruling = setting the ruling of the Chair aside
majority-simple = a simple majority
majority-two_thirds = a majority of two thirds
majority-of_those_present = a majority of those present
vote-result-carried = carried
vote-result-lost = lost
vote-result-tied = equally divided, with a second ballot within 48 hours
silence-means-consent = who says nothing consents
silence-means-absence = who says nothing counts as absent
silence-outcome-adopted = adopted
silence-outcome-broken = not adopted, silence having been broken
silence-outcome-too_few_answers = not adopted, too few having answered
answer-consented = consented
answer-objected = objected
answer-silent = silent
answer-absent = absent
amendment-fate-accepted = is accepted; it is in revision { $revision }
amendment-fate-bracketed = is not agreed and stands in brackets in revision { $revision }
amendment-fate-rejected = is not taken
amendment-fate-parked = is left aside for now
amendment-fate-withdrawn = is withdrawn
amendment-fate-stale = has to be worded anew, the text having changed
proposal-fate-consultation = goes back for consultation
proposal-fate-not_agreed = is not agreed; consultations continue
proposal-fate-ad_referendum = is taken ad referendum: the parties are asked in writing
proposal-fate-referred = is referred to { $to }
statement-kind-reservation = a reservation
statement-kind-explanation = an explanation of position
statement-kind-dissociation = a dissociation from the consensus
stood-acknowledged = joined the consensus
stood-seated = seated
stood-consented_by_other_channel = consented by another channel
stood-away = away
stood-absent = absent
stood-line_down = line down
stood-not_seen = not seen
standing = { $party }: { $stood }
follow-up =
    { $by-count ->
        [0] { $who }: { $what }
       *[other] { $who }: { $what } ({ $by })
    }

## Documents

document-revision = { $symbol }, revision { $revision }
document-reference = { $document-symbol }, revision { $document-revision }
content-text = text
content-file = file ({ $media_type })

## Fields in which something is written

bounded-statements = statements of this delegation on it
bounded-comments = comments of this delegation on it
bounded-texts = texts laid by the same hand under this item
bounded-references = documents in one text
bounded-follow_ups = tasks in one decision
bounded-amendments = amendments of this delegation to it
bounded-divisions = requests of this delegation to divide it
bounded-motions = motions of this delegation in this meeting
bounded-documents = documents in this conference
bounded-revisions = revisions of this document
bounded-corrigenda = corrections of the record
bounded-added_items = items that this meeting added or was asked to add
bounded-silences = silence procedures of this meeting
field-text = the text
field-reason = the reason
field-ruling = the ruling
field-point = the point of the objection
field-amendment = the words to be replaced
field-comment = the comment
field-point_of_order = the point of order
field-statement = the statement
field-name = the name
field-letter = the letter of authorisation
field-title = the title
field-channel = the channel
field-mandate = the mandate
field-follow_up = the follow-up
field-file = the file
field-tag = the language or kind of file

## General words

word-conference = conference
word-meeting = meeting
word-sitting = sitting
word-agenda = agenda
word-item = item
word-party = party
word-delegation = delegation
word-delegations = delegations
word-head_of_delegation = Head of Delegation
word-chair = Chair
word-vice_chair = Vice-Chair
word-acting_chair = Acting Chair
word-outgoing_chair = Outgoing Chair
word-presides = presides
word-nobody_presides = nobody presides
word-moderator = moderator
word-secretariat = Secretariat
word-hub = hub
word-endpoint = endpoint
word-endpoints = endpoints
word-floor = floor
word-speaker = speaker
word-speakers = list of speakers
word-list_closed = list closed
word-list_empty = nobody waits
word-has_the_floor = has the floor
word-nobody_speaks = nobody has the floor
word-called = called
word-speaking = speaking
word-paused = paused
word-next = next
word-then = then
word-place = place
word-speech = speech
word-speeches = speeches
word-time_left = time left
word-over_time = over time
word-time_limit = time limit
word-planned = planned
word-now = now
word-late = late
word-early = early
word-on_time = on time
word-line_up = connected
word-line_down = line down
word-waiting = waiting
word-acknowledged = acknowledged
word-objection = objection
word-objections = objections
word-no_objection = no objection
word-reservation = reservation
word-reservations = reservations
word-comment = comment
word-text = text
word-texts = texts on the table
word-document = document
word-documents = documents
word-revision = revision
word-decision = decision
word-decisions = decisions
word-consensus = consensus
word-put = put to the meeting
word-window = time to object
word-declared_by_chair = declared by the Chair, recorded by the moderator
word-report = Report of the Meeting
word-record = record
word-position = position
word-rule = rule
word-refused = refused
word-accepted = accepted
word-done = done
word-pending = to come
word-under_way = under way
word-concluded = concluded
word-deferred = deferred
word-withdrawn = withdrawn
word-open = open
word-closed = closed
word-suspended = suspended
word-adjourned = adjourned
word-technical_hold = technical hold
word-yes = yes
word-no = no
word-none = none
word-hub_time = time at the hub
word-your_time = your time

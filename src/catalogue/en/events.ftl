# What happened, one line each: for the rehearsal's display, `control watch` and `join` in the terminal.

## The conference and the hub

event-conference_defined = The conference is laid down: { $definition-title }.
event-hub_started =
    { $last_alive-count ->
        [0] The hub has started.
       *[other] The hub has started again; its clocks stopped at { $last_alive-exact }.
    }
event-link_came_up = { $seat } is connected.
event-link_went_down = The line to { $seat } is down.
event-party_dropped = The connection with { $party } is lost; please stand by.
event-seat_taken_over = { $seat } speaks from another device now.
event-seal_key_named = The hub signs its record with the key { $key }.
event-witness_enrolled = The endpoint of { $seat } countersigns the record with the key { $key }.

## Presence and credentials

event-seat_admitted =
    { $credential-kind ->
        [provisional] { $seat } is admitted provisionally: { $person }.
       *[accepted] { $seat } is admitted: { $person }.
    }
event-admissions_confirmed =
    { $provisional-count ->
        [0] { $accepted-count ->
            [0] The Chair confirmed the admissions.
           *[other] The Chair confirmed the admission of { $accepted }.
        }
       *[other] { $accepted-count ->
            [0] The Chair confirmed that { $provisional } { $provisional-count ->
                [1] sits
               *[other] sit
            } provisionally.
           *[other] The Chair confirmed the admission of { $accepted }, and provisionally that of { $provisional }.
        }
    }
event-seat_ejected =
    { $reason-count ->
        [0] The admission of { $seat } is taken back.
       *[other] The admission of { $seat } is taken back: { $reason }
    }
event-presence_declared = { $party } { $presence }.
event-role_assigned = { $party } takes the role: { $role }.

## Meeting

event-sitting_opened =
    { $closes_at-count ->
        [0] Sitting { $sitting } of the { $meeting } is open.
       *[other] Sitting { $sitting } of the { $meeting } is open, planned until { $closes_at }.
    }
event-quorum_counted =
    { $to_decide ->
        [true] Session block { $block }: { $seated-count } of { $members } seated, enough to decide.
       *[false] { $to_debate ->
            [true] Session block { $block }: { $seated-count } of { $members } seated, enough to debate but not to decide.
           *[false] Session block { $block }: { $seated-count } of { $members } seated, too few to open a debate.
        }
    }
event-meeting_suspended =
    { $resume_at-count ->
        [0] { $reason-count ->
            [0] The { $meeting } is suspended.
           *[other] The { $meeting } is suspended: { $reason }
        }
       *[other] { $reason-count ->
            [0] The { $meeting } is suspended and will resume at { $resume_at }.
           *[other] The { $meeting } is suspended and will resume at { $resume_at }: { $reason }
        }
    }
event-meeting_resumed = The { $meeting } goes on.
event-meeting_adjourned =
    { $until-count ->
        [0] The { $meeting } is adjourned.
       *[other] The { $meeting } is adjourned until { $until-day }, { $until }.
    }
event-hold_began =
    { $next_news_at-count ->
        [0] Technical hold: { $cause }. Please stand by.
       *[other] Technical hold: { $cause }. Please stand by; next news at { $next_news_at }.
    }
event-hold_lifted = The technical hold is over.
event-sitting_end_near = The sitting is planned to end in { $left }.
event-sitting_extended = The sitting goes on until { $closes_at }.
event-meeting_closed =
    { $despite-count ->
        [0] The { $meeting } is closed.
       *[other] The { $meeting } is closed with matters still open: { $despite }
    }

## Agenda

event-item_opened =
    { $opening ->
        [1] { $ruling-count ->
            [0] We now turn to item { $item }.
           *[other] We now turn to item { $item } by a ruling of the Chair: { $ruling }
        }
       *[other] { $ruling-count ->
            [0] We come back to item { $item }.
           *[other] We come back to item { $item } by a ruling of the Chair: { $ruling }
        }
    }
event-item_joined = Item { $item } is taken up together with item { $with }.
event-item_concluded = Item { $item } is concluded ({ $outcome }).
event-item_deferred = Item { $item } is put off { $to }.
event-item_withdrawn =
    { $reason-count ->
        [0] Item { $item } is withdrawn.
       *[other] Item { $item } is withdrawn: { $reason }
    }
event-item_proposed = The meeting is asked whether to add item { $item-number }, { $item-title } ({ $proposal }).
event-item_added =
    { $decision-count ->
        [0] Item { $item-number } is added to the agenda: { $item-title }.
       *[other] Item { $item-number } is added to the agenda by the meeting's agreement ({ $decision }): { $item-title }.
    }
event-decision_announced =
    { $from-count ->
        [0] The decision under item { $item } is no longer announced for a certain hour.
       *[other] The decision under item { $item } is announced for { $from-day }, { $from }.
    }

## Chair

event-chair_offered =
    { $vice_chair-count ->
        [0] The chair is offered to { $to }; the meeting is asked on { $proposal }.
       *[other] The chair is offered to { $to }, with { $vice_chair } as Vice-Chair; the meeting is asked on { $proposal }.
    }
event-handover_agreed = The handover of the chair is agreed ({ $decision }).
event-chair_passed = The chair is passed to { $to }.
event-chair_offer_withdrawn = The offer of the chair is withdrawn.
event-chair_assumed = { $seat } presides { $cause }.
event-chair_vacated = The Chair's line is down; nobody presides.
event-succession_opened =
    { $candidates-count ->
        [0] Nobody is in line to take the chair.
       *[other] The chair is offered to { $candidates }, in this order.
    }
event-chair_resumed = The Chair is back and presides.
event-power_delegated =
    { $granted ->
        [true] The Chair gives the moderator this power: { $power }.
       *[false] The Chair takes this power back from the moderator: { $power }.
    }

## Floor

event-floor_requested = { $entry-party } { $entry-origin }, at place { $place }.
event-entry_removed = { $entry } { $cause }.
event-speaker_replaced = { $seat } will speak for its delegation.
event-entry_moved =
    { $reason-count ->
        [0] { $entry } moves to place { $place }.
       *[other] { $entry } moves to place { $place }: { $reason }
    }
event-list_closed = The list of speakers for item { $item } is closed.
event-list_reopened = The list of speakers for item { $item } is open again.
event-floor_given =
    { $on_behalf_of-count ->
        [0] { $party } has the floor ({ $limit }).
       *[other] { $party } has the floor, on behalf of { $on_behalf_of } as well ({ $limit }).
    }
event-speech_started = { $speech } begins to speak.
event-national_capacity_marked = { $party } speaks in its national capacity, not as Chair.
event-speech_time_short =
    { $left-count ->
        [0] The time of { $speech } is up.
       *[other] { $speech } has { $left } left.
    }
event-speaker_called_to_order =
    { $reason-count ->
        [0] { $speech } is called to order.
       *[other] { $speech } is called to order: { $reason }
    }
event-recording_played = The recording of { $speech } is played.
event-speaker_prompted = { $speech } is kindly asked to conclude.
event-speech_paused = The clock of { $speech } stands still { $cause }.
event-speech_resumed =
    { $seat-count ->
        [0] { $speech } may go on.
       *[other] { $speech } may go on; { $seat } speaks now.
    }
event-speech_grace_over = { $speech } has not come back; the Chair may choose how to go on.
event-speech_ended =
    { $spoken-count ->
        [0] { $speech } { $how }.
       *[other] { $speech } { $how } ({ $spoken }).
    }
event-speaker_passed = { $speech } did not answer and waits at place { $place } now.
event-limit_changed = From the next speech on, the speaking time for { $class } is { $limit }.
event-speaker_restored = { $party } speaks anew and is first on the list, with a fresh clock.
event-intervention_began = { $party } has the floor for a clarification.
event-intervention_ended = The clarification by { $party } is over.
event-microphone_open_without_floor = The microphone of { $seat } is open without the floor and is to be muted.
event-microphone_closed = The microphone of { $seat } is in order again.
event-point_raised = { $party } raises a point of order: { $text }
event-point_time_up = The time for point of order { $point } is up.
event-point_ruled = The Chair rules on the point of order of { $party }: { $ruling }.
event-ruling_appealed = { $party } appeals the ruling of the Chair.
event-appeal_settled =
    { $stands ->
        [true] { $outcome }: the ruling stands ({ $ruling }).
       *[false] { $outcome }: the ruling does not stand ({ $ruling }).
    }

## Decisions

event-proposal_tabled = { $by } tables { $proposal } under item { $item }.
event-proposal_revised = { $proposal } is changed; revision { $revision } is before the meeting.
event-proposal_withdrawn = { $proposal } is withdrawn.
event-proposal_put = { $proposal }, revision { $revision }, is put to the meeting.
event-acknowledged = { $party } has the text.
event-window_started = Delegations may object until { $ends_at-exact }.
event-window_frozen =
    { $causes-count ->
        [0] The time to object stands still.
       *[other] The time to object stands still: { $causes }.
    }
event-window_elapsed = No objection is heard; the Chair may declare.
event-window_voided = { $proposal } has to be put again: { $cause }.
event-objection_raised =
    { $point-count ->
        [0] { $party } objects to { $proposal }.
       *[other] { $party } objects to { $proposal }: { $point }
    }
event-objection_withdrawn = { $objection } is withdrawn.
event-objection_converted = { $objection } becomes a reservation.
event-statement_recorded = { $party } places { $kind } on the record.
event-commented =
    { $instead_of_objection ->
        [true] { $party } takes no part in the decision and comments: { $text }
       *[false] { $party } comments: { $text }
    }
event-time_asked = { $party } asks for time.
event-time_released = { $party } needs no more time.
event-consent_entered = { $given_by } consents for { $party } ({ $channel }); entered by { $entered_by }, to be confirmed.
event-consent_confirmed = The consent of { $party } is confirmed by { $confirmed_by }.
event-proposal_set_aside = { $proposal } { $how }.
event-decision_declared =
    { $style-kind ->
        [none] { $decision }, item { $item }, { $proposal }: { $verb }.
        [plain] { $decision }, item { $item }, { $proposal }: { $verb }.
       *[other] { $decision }, item { $item }, { $proposal }: { $verb } { $style }.
    }
event-amendment_proposed =
    { $new-count ->
        [0] { $party } proposes amendment { $amendment } to { $proposal }: strike out “{ $passage-words }”.
       *[other] { $party } proposes amendment { $amendment } to { $proposal }: “{ $new }” instead of “{ $passage-words }”.
    }
event-amendment_rebased =
    { $new-count ->
        [0] Amendment { $amendment } is now to revision { $base }: strike out “{ $passage-words }”.
       *[other] Amendment { $amendment } is now to revision { $base }: “{ $new }” instead of “{ $passage-words }”.
    }
event-amendment_settled = Amendment { $amendment } { $fate }.
event-amendments_ordered = { $order-count ->
        [0] No amendment to { $proposal } is voted on.
       *[other] The meeting votes on the amendments to { $proposal } in this order: { $order }.
    }
event-representative_designated =
    { $binds ->
        [true] { $seat } represents its delegation from now on.
       *[false] { $seat } no longer represents its delegation.
    }
event-corrigendum_recorded = Corrigendum to entry { $position }: { $text }
event-list_too_long = Those who wait under item { $item } need { $list }, and the sitting has { $left } left.
event-proposal_reintroduced = { $by } reintroduces { $proposal }.
event-division_asked = { $party } asks to take a part of { $proposal } separately: “{ $part-words }”.
event-proposal_divided = { $proposal } is divided: a part of it is { $part }, to be taken separately.
event-reopening_asked =
    { $reason-count ->
        [0] { $party }, whose line was down, asks to reopen { $decision }.
       *[other] { $party }, whose line was down, asks to reopen { $decision }: { $reason }
    }
event-reopening_withdrawn = { $party } no longer asks to reopen { $decision }.
event-decision_reopened = { $decision } is reopened { $cause }; { $proposal } is on the table again.
event-item_reopened = Item { $item } is reopened and waits to be called up again.
event-joining_later_listed =
    { $parties-count ->
        [0] { $proposal } is to be decided by all at once.
        [one] { $proposal } is to be decided with { $parties } joining later.
       *[other] { $proposal } is to be decided with { $parties } joining later.
    }
event-decision_joined = { $party } joins { $decision }.
event-motion_moved = { $party } moves { $kind }.
event-motion_speaker_listed = { $party } speaks { $side } motion { $motion }.
event-motion_put = The Chair asks whether there is any objection to motion { $motion }.
event-motion_objected = { $party } objects to motion { $motion }.
event-motion_ended = Motion { $motion } is { $outcome }.
event-vote_opened = Roll call { $vote } on { $subject } begins; { $majority } carries.
event-vote_cast = { $party } votes { $choice }.
event-voter_passed = { $party } does not answer the call.
event-vote_ended = Roll call { $vote } is { $result }: { $yes } in favour, { $no } against, { $abstained } abstaining.
event-silence_opened = Silence procedure { $silence } is open until { $deadline-day }, { $deadline }; { $means }.
event-silence_objected = { $party } breaks silence { $silence }: { $text }
event-silence_objection_withdrawn = { $party } withdraws its objection in silence procedure { $silence }.
event-silence_objection_acknowledged = { $by } acknowledges the objection of { $party } in silence procedure { $silence }.
event-silence_consented = { $party } consents in silence procedure { $silence }.
event-silence_extended = Silence procedure { $silence } now runs until { $deadline-day }, { $deadline }, by a ruling of the Chair.
event-silence_restarted = The text of silence procedure { $silence } has changed; it begins anew, until { $deadline-day }, { $deadline }.
event-silence_ended = The deadline of silence procedure { $silence } has come: { $outcome }.
event-silence_noted = The meeting takes note of what was adopted in silence procedure { $silence }.

## Documents

event-document_tabled = Document { $symbol }, revision { $revision }, is tabled: { $title }.
event-document_issued =
    { $embargo_until-count ->
        [0] Document { $symbol } is issued, on the mandate of { $mandate }.
       *[other] Document { $symbol } is issued, on the mandate of { $mandate }; not for the public before { $embargo_until-day }, { $embargo_until }.
    }
event-document_retracted =
    { $reason-count ->
        [0] Document { $symbol } is taken back.
       *[other] Document { $symbol } is taken back: { $reason }
    }

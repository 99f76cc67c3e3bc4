# Why something is refused. Each says what is so, then what to do instead. The rule's id is shown beside it.

## What does not exist

rejection-not_defined = The conference has not been set up yet. Wait until the hub has read its definition.
rejection-already_defined = The conference has been set up already and does not change while it runs.
rejection-unknown_meeting = There is no meeting called { $meeting }. Choose one of the meetings of this conference.
rejection-unknown_item = There is no item { $item } on the agenda. Choose an item of this meeting's agenda.
rejection-unknown_party = { $party } takes no part in this meeting. Choose one of its parties.
rejection-unknown_seat = There is no seat called { $seat }. Choose one of the seats of the delegations.
rejection-unknown_role = There is no role called { $role } in this meeting. Choose one of its roles.
rejection-unknown_entry = That request is no longer on the list of speakers. Look at the list again.
rejection-unknown_speech = That speech is no longer on the floor. Look again at who has the floor.
rejection-unknown_proposal = That text is not on the table. Look again at the texts before the meeting.
rejection-unknown_objection = There is no such objection, or it has been withdrawn. Look again at the objections that stand.
rejection-unknown_amendment = There is no such amendment. Look again at the amendments to the texts on the table.
rejection-unknown_decision = There is no such decision. Look it up in the list of decisions.
rejection-unknown_document =
    { $revision-count ->
        [0] There is no document { $symbol }. Check its symbol, or table it first.
       *[other] There is no revision { $revision } of document { $symbol }. Check its symbol and revision, or table it first.
    }

## The meeting

rejection-meeting_over = The { $meeting } is closed. Nothing more can be done in it.
rejection-meeting_not_open =
    { $state-kind ->
        [scheduled] The { $meeting } has not opened yet. The Chair opens it first.
        [suspended] The { $meeting } is suspended. Wait until the Chair resumes it.
        [adjourned] The { $meeting } is adjourned. Wait until its next sitting opens.
        [tech_hold] The { $meeting } is in technical hold. Wait until the presiding officer lifts it.
        [closed] The { $meeting } is closed. Nothing more can be done in it.
       *[open] The { $meeting } is in session. This is not done while it is.
    }
rejection-meeting_has_opened = The { $meeting } has opened already. This has to be done before the opening.
rejection-other_meeting_runs = The { $meeting } is going on. Adjourn or close it first; only one meeting is held at a time.
rejection-closing_blocked = The meeting cannot close yet: { $open }. Settle this first, or close with a stated reason.
rejection-in_the_past = That time has passed: { $at-day }, { $at }. Name a later one.

## Who may

rejection-hub_only = Only the hub itself does this. Nobody needs to ask for it.
rejection-key_in_use = That key is in use already. Each endpoint that witnesses the record makes a key of its own.
rejection-not_admitted = The seat { $seat } has not been admitted yet. Ask the Secretariat to admit it.
rejection-not_invited = { $party } is not invited to this meeting or to this item. Ask the Chair for an invitation.
rejection-not_for_you = Only { $needs } may do this. Ask there.
rejection-not_binding = { $seat } does not bind its delegation. Ask the head of delegation or the alternate to do it.
rejection-not_presiding =
    { $presiding-count ->
        [0] You do not preside, and nobody does at this moment. Wait until the chair has been taken.
       *[other] You do not preside; { $presiding } does. Ask the presiding officer to do it.
    }
rejection-stale_epoch = The chair has changed hands since you last looked. See who presides now and do it again.
rejection-chair_vacant = Nobody presides at this moment. Wait until the Chair is back or another officer has taken the chair.
rejection-not_delegated = The Chair has not given the moderator this power: { $power }. Ask the Chair to do it or to give the power.
rejection-gavel_not_delegated = In this meeting only the Chair declares a decision. Ask the Chair to press the gavel.
rejection-was_connected = { $party } was connected in this sitting, so others cannot declare it absent. Ask { $party } itself.
rejection-proposal_is_put = A text is before the meeting for decision. Wait until it is decided or taken back.
rejection-admissions_are_confirmed = Every admission to this meeting has been confirmed. Whoever is admitted later can be confirmed then.
rejection-same_person = The same person cannot do both parts. Ask a second person to confirm.

## Agenda

rejection-item_out_of_order = Item { $expected } comes before item { $asked }. Open item { $expected }, or ask the Chair to rule on another order.
rejection-item_not_open =
    { $open-count ->
        [0] Item { $item } is not open, and no other is. Open it first.
       *[other] Item { $item } is not open; item { $open } is. Wait until item { $item } is called.
    }
rejection-item_is_over = Item { $item } is finished. Ask the Chair to come back to it under other matters.
rejection-item_moved =
    { $open-count ->
        [0] The agenda has moved on since you looked: no item is open now. Look again, then choose.
       *[other] The agenda has moved on since you looked: item { $open } is open now. Look again, then choose.
    }
rejection-item_unfinished = Item { $item } is not finished: { $open }. Settle this first.
rejection-agenda_not_adopted = The agenda has not been adopted, so item { $asked } cannot open yet. Adopt the agenda first.
rejection-feed_missing = This item builds on item { $item } of the { $meeting }, where something is missing: { $condition }. Settle it there, or open this item by a ruling of the Chair.
rejection-cannot_join = Items { $item } and { $with } are not debated together: they are of different levels, or one of them ends something. Take one up after the other.
rejection-item_exists = There is an item { $item } on the agenda already. Choose another number.
rejection-cannot_add_item = Item { $item } cannot be added like this: business is added while the agenda is being adopted and before the closing, or later inside the item for other matters. Choose such a number and kind.
rejection-addition_is_put = { $proposal } asks the meeting to add an item, and is not changed by itself. Take it back and ask anew.
rejection-no_quorum_to_debate =
    { $missing-count ->
        [0] A debate needs { $needed } members, and { $seated } are seated. Wait until more are there.
       *[other] A debate needs { $needed } members, and { $seated } are seated; { $missing } not. Wait until more are there.
    }
rejection-decision_announced = The decision under item { $item } is announced for { $from-day }, { $from }, and delegations rely on that. Wait until then, or announce another hour.
rejection-interpreters_not_asked = The sitting goes on until { $closes_at } only where the interpreters agree to stay. Ask them and say so, or adjourn.
rejection-deferred_pending =
    { $items-count ->
        [one] Item { $items } was put off and is still waiting. Take it up, move it to the next meeting or withdraw it first.
       *[other] Items { $items } were put off and are still waiting. Take them up, move them to the next meeting or withdraw them first.
    }
rejection-cannot_defer_to = An item cannot be put off to item { $item }, which is finished or does not come later. Choose a later item.
rejection-wrong_item_kind = This is not done under item { $item }. Open the item that is meant for it.

## Chair

rejection-incoming_not_seated = { $party } has no head of delegation or alternate on the line. Wait until its delegation is connected.
rejection-not_the_incoming_chair = The chair of this meeting goes to { $expected }. Offer it to { $expected }.
rejection-outgoing_hands_over = { $party } hands over the chair itself. Wait until it presides again, or put the item off.
rejection-chair_offer_pending =
    The chair has been offered to { $seat-count ->
        [0] { $party }
       *[other] { $seat }
    } already. Wait for the answer, or withdraw the offer.
rejection-no_chair_offer = The chair has not been offered to anybody. The presiding officer offers it first.
rejection-handover_not_agreed = The meeting has not yet agreed to the handover of the chair. Declare that decision first.
rejection-chair_not_free =
    { $presiding-count ->
        [0] The chair is not yet free for you. Wait until it is offered.
       *[other] The chair is taken: { $presiding } presides. Wait until it is offered to you.
    }
rejection-not_next_in_line = { $first } comes before you in the line for the chair. Wait whether the chair is taken there.
rejection-grace_running = The Chair still has time to come back, until { $until-exact }. Wait until then.
rejection-not_while_put = A text is before the meeting for decision, so this waits. Decide it or take it back first.
rejection-cannot_pass_to = The chair cannot be passed to { $seat }. Choose a seat of the presiding delegation or the vice-chair.
rejection-not_while_point_pending = The point of order of { $party } is to be settled by the officer who presides, so the chair does not change hands now. Wait until it is.

## Floor

rejection-list_is_closed =
    { $crossed ->
        [true] The list of speakers for item { $item } was closed while your request was on its way. Ask the moderator to add you by hand; a right of reply or a point of order is still possible.
       *[false] { $closed_at-count ->
            [0] The list of speakers for item { $item } is closed. Ask the Chair to add you or to open it again; a right of reply or a point of order is still possible.
           *[other] The list of speakers for item { $item } was closed at { $closed_at-exact }. Ask the Chair to add you or to open it again; a right of reply or a point of order is still possible.
        }
    }
rejection-already_listed =
    { $another-count ->
        [0] Your delegation is on the list already, at place { $place }. To let another person speak, replace the speaker.
       *[other] { $another } is on the list already, at place { $place }. To let another person of it speak, replace the speaker.
    }
rejection-has_the_floor =
    { $another-count ->
        [0] Your delegation has the floor now. Finish the speech before asking again.
       *[other] { $another } has the floor now. End its speech first, or wait until it has finished.
    }
rejection-floor_moved =
    { $speech-count ->
        [0] The floor has changed since you looked: nobody has it now. Look again, then choose.
       *[other] The floor has changed since you looked: { $speech } has it now. Look again, then choose.
    }
rejection-no_such_place =
    { $length ->
        [0] The list of speakers is empty; it has no place { $place }.
       *[other] The list of speakers has no place { $place }. Choose a place from 1 to { $length }.
    }
rejection-not_your_own = This belongs to { $party }. You can change only what is your own delegation's.
rejection-speaks_when_invited = { $party } speaks when the Chair invites it. Ask the Chair for an invitation.
rejection-cannot_speak_for = You cannot speak on behalf of { $party }. Name only other parties of this meeting that take part in its decisions.
rejection-speech_has_begun = The speech has begun already. To stop it, pause it or end it.
rejection-speech_not_begun = The speech has not begun. Wait until the speaker starts.
rejection-not_paused = The speech is not paused for this reason. Look again at what holds it.
rejection-limit_too_short = This speaking time is too short. Set at least { $least }.
rejection-speaker_line_down = The line to { $party } is down. Wait until it is back, or call the next speaker.
rejection-speaker_grace_running = The speaker still has time to come back, until { $until-exact }. Wait until then.
rejection-no_right_of_reply = { $party } takes part here without a right of reply. Ask the Chair for the floor.
rejection-no_reply_left = { $party } has had its { $most } rights of reply on this item. Ask for the floor under another item.
rejection-replies_come_last = Rights of reply on item { $item } are heard when the list of speakers is closed and empty. Close the list and hear those on it first.
rejection-does_not_intervene = { $party } is neither the Secretariat nor the presiding delegation. Put it on the list of speakers instead.
rejection-not_the_last_speech =
    { $last-count ->
        [0] Nobody has spoken last who could be put back. Put the delegation on the list instead.
       *[other] { $last } spoke last, not this one. Look again, then choose.
    }

## Points of order

rejection-unknown_point = There is no such point of order before the meeting. Look again at what is pending.
rejection-raises_no_point = { $party } takes part here without points of order. Ask the Chair for the floor.
rejection-no_point_on_a_point = The point of order of { $party } is before the meeting, and there is none on a point of order. Wait until it is settled.
rejection-only_on_the_decision = The meeting is asked to decide, so only a point about the conduct of the decision is heard now. Raise it as one, or wait until it is decided.
rejection-ruling_pending = The point of order of { $party } comes first. Wait until the Chair has ruled on it.
rejection-appeal_pending = The appeal of { $party } comes first. Wait until it is settled.
rejection-other_point_first = { $party } raised a point of order before this one. Rule on that first.
rejection-not_yet_ruled = The Chair has not ruled on this point of order yet. Wait for the ruling, then appeal it.
rejection-too_late_to_appeal = An appeal comes directly after a ruling, and the meeting has gone on. Raise a new point of order if it is still needed.
rejection-no_appeal = No appeal on this point of order is before the meeting. Look again at what is pending.
rejection-appeal_is_for_consultation = This meeting does not vote on an appeal: the Chair consults. Record what the consultation gave.
rejection-appeal_is_for_vote = This meeting votes on an appeal. Put the appeal to a roll call.

## Decisions

rejection-stale_revision = The text has been changed since you looked: revision { $current } is before the meeting. Read it, then do it again.
rejection-hash_differs = The text on your screen is not the one before the meeting, revision { $current }. Load it again before you go on.
rejection-proposal_is_over = That text has been decided or taken off the table. Table a new text to go on.
rejection-not_this_item = The text belongs to item { $item }. Open that item first.
rejection-other_proposal_put = Another text is before the meeting for decision: { $proposal }. Decide it or take it back first.
rejection-not_put = The text has not been put to the meeting. The Chair puts it first.
rejection-no_quorum =
    { $missing-count ->
        [0] There are too few members for a decision. Wait until enough are seated.
        [one] The meeting cannot decide yet: { $missing } is missing. Wait for it, or find out whether it is absent.
       *[other] The meeting cannot decide yet: { $missing } are missing. Wait for them, or find out whether they are absent.
    }
rejection-member_dropped =
    { $who-count ->
        [one] The line to { $who } is down, and its silence is not consent. Wait until it is back, take its consent by telephone, or put the item off.
       *[other] The lines to { $who } are down, and their silence is not consent. Wait until they are back, take their consent by telephone, or put the item off.
    }
rejection-not_acknowledged =
    { $who-count ->
        [one] { $who } does not have the text on screen yet. Wait until its endpoint confirms it.
       *[other] { $who } do not have the text on screen yet. Wait until their endpoints confirm it.
    }
rejection-objection_stands =
    { $who-count ->
        [one] { $who } objects, so there is no consensus. Consult, change the text, or put the item off.
       *[other] { $who } object, so there is no consensus. Consult, change the text, or put the item off.
    }
rejection-time_asked_for =
    { $who-count ->
        [one] { $who } asked the meeting to wait. Wait until it is ready.
       *[other] { $who } asked the meeting to wait. Wait until they are ready.
    }
rejection-window_running = Delegations may still object until { $until-exact }. Declare after that.
rejection-window_is_frozen = The time for objections stands still: { $causes }. It starts again once this is settled.
rejection-verb_not_allowed =
    { $allowed-count ->
        [0] No decision is taken under this item. Conclude it without one.
       *[other] Under this item a decision is declared with one of these words: { $allowed }. Choose one of them.
    }
rejection-follow_up_missing = A decision with the word "{ $verb }" says who is to do what. Name the one who is asked and the task; a date may follow.
rejection-style_not_allowed = Only what is noted can be noted with appreciation, satisfaction or concern. Leave the style out.
rejection-handover_is_agreed = A handover of the chair is declared as agreed. Choose "agreed".
rejection-takes_no_part = { $party } takes no part in the decisions of this meeting. It may comment instead.
rejection-not_your_objection = The objection was raised by { $seat }. Only that seat or the head of delegation can withdraw it.
rejection-line_is_up = { $party } is connected and answers for itself. Ask its delegation on the line.
rejection-no_consent_entered = No consent of { $party } has been entered. The Secretariat enters it first, then a second person confirms it.
rejection-line_was_up = The record of lines shows { $party } connected from the putting of the text to the gavel. Move that the meeting reconsider the decision.
rejection-stayed_away = { $party } took no part in { $decision }: it had declared itself away or absent, or was not there. A line that is lost by choice gives no right to come back. Move that the meeting reconsider the decision.
rejection-nobody_asked_to_reopen = Nobody whose line was down has asked to come back to { $decision }. Without that the meeting itself has to agree to reconsider.
rejection-report_is_adopted = The report of this meeting has been adopted, so its decisions stand. Raise the matter at the next meeting.
rejection-carried_out = { $decision } has been carried out already. Ask for another decision instead.
rejection-reopenings_pending = A delegation whose line was down asked to come back to { $decisions }. Reopen this before the report is adopted.
rejection-not_to_join_later = { $party } is not among those that join { $decision } later. Look at the list that was agreed.
rejection-mover_does_not_explain = A delegation does not explain its position on a text of its own. Present the text instead.
rejection-unknown_silence = There is no such silence procedure. Look again at what the parties are asked in writing.
rejection-silence_is_over = The deadline of silence procedure { $silence } has passed. Raise the matter at the next meeting.
rejection-period_too_short = The parties need more time to answer. Name a deadline not before { $earliest-day }, { $earliest }.
rejection-deadline_not_later = The deadline is { $deadline-day }, { $deadline }, and is only moved to a later moment. Name a later one.
rejection-silence_not_adopted = Nothing has been adopted in silence procedure { $silence }, so there is nothing to take note of.
rejection-unknown_motion = There is no such motion. Look again at what was moved.
rejection-motion_is_over = Motion { $motion } is over. Move another one.
rejection-motion_comes_first = Motion { $motion } comes first. Wait until it is decided; only a motion of higher rank interrupts it.
rejection-no_more_speakers = No more may speak on that side of motion { $motion } (at most { $most }). Wait until it is decided.
rejection-motion_not_put = Motion { $motion } has not been put. The Chair asks first whether there is any objection.
rejection-motion_objected_to = This was objected to by { $who }, so it is not accepted. Consult, or rule that it is not.
rejection-no_votes_here = This meeting decides by consensus and does not vote. Ask whether there is any objection.
rejection-lot_missing = A roll call begins with a name drawn by lot. Draw it among the members and name it.
rejection-vote_is_running = Roll call { $vote } is under way. Wait until it ends.
rejection-unknown_vote = There is no such roll call under way. Look again.
rejection-not_called = It is the turn of { $called } to vote. Wait until your name is called.
rejection-presides_and_does_not_vote = The presiding officer ({ $seat }) does not vote. Another member of the delegation votes for it.
rejection-words_not_found = The text does not have these words there: “{ $words }” (time { $occurrence }). Copy them from the text as it stands.
rejection-changes_nothing = This would leave the text as it is, or leave nothing of it. Choose other words.
rejection-amendment_comes_first = Amendment { $amendment } is further removed from the text and is voted on first. Put that one.
rejection-amendments_not_ordered =
    { $amendments-count ->
        [0] An amendment is named twice. Name each of them once, the one furthest removed from the text first.
       *[other] It is not settled in which order the meeting votes on the amendments; these are missing: { $amendments }. Name all of them, the one furthest removed from the text first.
    }
rejection-amendment_is_settled = Amendment { $amendment } has been settled. Propose another one.
rejection-amendment_is_stale = Amendment { $amendment } was worded on an earlier revision. Word it anew on revision { $current } first.
rejection-amendments_open =
    { $amendments-count ->
        [one] Amendment { $amendments } is open and comes before the text. Accept, bracket, reject or park it first.
       *[other] Amendments { $amendments } are open and come before the text. Accept, bracket, reject or park them first.
    }
rejection-brackets_open = Words in brackets are not agreed yet: { $passages }. Settle them and table the text without brackets.
rejection-has_been_amended = The text has been amended, so its mover no longer withdraws it. Ask the Chair to set it aside.

## Documents

rejection-stale_document =
    { $current-count ->
        [0] The document has no revision yet. Table its first revision.
       *[other] The document has been revised since you looked: revision { $current } is the last. Build on that one.
    }
rejection-not_adopted = Document { $symbol } has not been adopted. Only an adopted document is issued.
rejection-not_issued = Document { $symbol } has not been issued, so there is nothing to take back.

## Words

rejection-not_your_signal = { $seat } asked for time. That seat, or the head of delegation, says when no more is needed.
rejection-head_always_binds = The acts of { $seat }, who heads the delegation, always bind it. Name another seat.
rejection-head_designates = Only the head of the delegation of { $party } names who represents it. Ask the head of delegation.
rejection-too_many = There are already { $most } { $what }, and the record of a meeting holds no more. Do without, or ask the Secretariat.
rejection-text_too_long = This is too long: { $field }. Shorten it to at most { $most } bytes, about as many letters.
rejection-text_missing = Something is missing: { $field }. Write it, then try again.

# What the terminal clients say: the endpoint of a delegation (`join`) and the moderator's client (`control`).

## How parties take part, beyond the general words

presence-line_down = line down
presence-away_proceed = away
presence-away_hold = away, asks to wait

## What a person could do, as a list of possibilities

press-ask_floor = ask for the floor
press-withdraw = withdraw the request
press-start_speech = begin to speak
press-end_speech = end the speech
press-acknowledge = acknowledge the text
press-object = object
press-withdraw_objection = withdraw the objection
press-convert_objection = turn the objection into a reservation
press-reserve = place a reservation
press-ask_for_time = ask for time
press-release_time = need no more time
press-assume_chair = take the chair
press-open_meeting = open the meeting
press-suspend = suspend the meeting
press-resume = resume the meeting
press-adjourn = adjourn the meeting
press-lift_hold = lift the technical hold
press-close_meeting = close the meeting
press-next_item = open the next item
press-conclude_item = conclude the item
press-next_speaker = give the floor to the next speaker
press-start_for_speaker = report that the speaker has begun
press-end_for_speaker = end the speech
press-pause = stop the speaker's clock
press-go_on = let the speaker's clock run on
press-prompt = ask the speaker to conclude
press-close_list = close the list of speakers
press-reopen_list = open the list of speakers again
press-put = put the text to the meeting
press-declare = declare the decision
press-offer_chair = propose the handover of the chair
press-withdraw_chair_offer = withdraw the handover
press-ask_reply = ask for a right of reply
press-withdraw_reply = withdraw the request to reply
press-ask_explanation = ask to explain the position
press-withdraw_explanation = withdraw the request to explain
press-raise_point = raise a point of order
press-appeal_ruling = appeal the ruling
press-uphold_point = rule: the point of order is upheld
press-reject_point = rule: the point of order is not upheld
press-point_withdrawn = record that the point of order was withdrawn
press-ruling_stands = record that the ruling stands
press-ruling_set_aside = record that the ruling is set aside
press-put_appeal = put the appeal to a roll call
press-next_reply = give the floor to the next right of reply
press-next_explanation = give the floor to the next explanation of position
press-restore_speaker = put the last speaker back
press-let_secretariat_clarify = let the Secretariat clarify
press-attend = be there again
press-leave_and_let_proceed = leave for a while and let the meeting proceed
press-leave_and_ask_to_wait = leave for a while and ask the meeting to wait
press-be_absent = not be represented
press-take_as_read = have the written statement taken as read
press-speak_instead = speak in the place of who was named
press-comment = comment on the text
press-explain_position = place an explanation of position
press-propose_amendment = propose an amendment
press-withdraw_amendment = withdraw the amendment
press-ask_division = ask to take a part separately
press-withdraw_text = withdraw the text
press-move_to_suspend = move to suspend the meeting
press-move_to_adjourn = move to adjourn the meeting
press-move_to_adjourn_debate = move to adjourn the debate
press-move_to_close_debate = move to close the debate
press-speak_for_motion = speak for the motion
press-speak_against_motion = speak against the motion
press-object_to_motion = object to the motion
press-withdraw_motion = withdraw the motion
press-vote_yes = vote in favour
press-vote_no = vote against
press-abstain = abstain
press-ask_to_reopen = ask to come back to the decision
press-withdraw_reopening = withdraw that request
press-join_decision = join the decision
press-dissociate = dissociate from the decision
press-object_in_writing = object in writing
press-withdraw_written_objection = withdraw the objection in writing
press-consent_in_writing = consent in writing
press-hold = put the meeting into technical hold
press-interpretation_failed = report that interpretation failed
press-interpretation_is_back = report that interpretation is back
press-record_consent = enter a consent by another channel
press-confirm_consent = confirm a consent by another channel
press-acknowledge_written_objection = acknowledge the objection in writing
press-pass_voter = pass the member called
press-defer_item = put the item off
press-call_to_order = call the speaker to order
press-cut = cut the speaker off
press-back_to_head = put the speaker back at the head of the list
press-text_instead = let the written text stand for the speech
press-recording_instead = play the recording instead
press-put_motion = put the motion
press-accept_motion = accept the motion
press-reject_motion = reject the motion
press-accept_amendment = accept the amendment
press-bracket_amendment = put the amendment into brackets
press-reject_amendment = not take the amendment
press-park_amendment = leave the amendment aside
press-put_amendment = put the amendment to a roll call
press-put_to_vote = put the text to a roll call
press-consult = take the text back for consultation
press-not_agreed = record that there was no agreement
press-reopen_decision = reopen the decision
press-note_silence = take note of what was adopted in writing
press-end_intervention = end the intervention

## Why words name nothing that is there

no-such-thing-not_shown = the hub has not shown this yet
no-such-thing-not_in_focus = the { $focus } is the meeting under way or next, not the { $meeting }
no-such-thing-no_item_open = no agenda item is open
no-such-thing-no_item_left = no agenda item is left to open
no-such-thing-nobody_waits = nobody waits for the floor
no-such-thing-nobody_speaks = nobody has the floor
no-such-thing-no_such_place =
    { $length ->
        [0] there is no place { $place }: nobody waits for the floor
       *[other] there is no place { $place }: the list has { $length }
    }
no-such-thing-not_on_the_list = { $party } does not wait for the floor
no-such-thing-no_text = no text of this item is on the table
no-such-thing-several_texts = several texts are on the table: say which with --proposal ({ $texts })
no-such-thing-no_such_text = there is no such text on the table: { $proposal }
no-such-thing-no_objection = your delegation has no objection that stands
no-such-thing-no_document = no revision of { $symbol } has been tabled
no-such-thing-to_whom = say to whom the text is referred
no-such-thing-too_soon = somebody went on less than a second ago; look again, or say what you saw with --seen
no-such-thing-changed_since = this has changed since position { $seen }; the hub is at position { $position } now: look again
no-such-thing-no_point = no point of order waits for a ruling
no-such-thing-no_ruling = there is no ruling that may be appealed
no-such-thing-nobody_spoke = nobody has spoken in this sitting yet
no-such-thing-no_secretariat = the meeting has no Secretariat: say who intervenes
no-such-thing-no_reply = your delegation does not wait on that list
no-such-thing-no_amendment = there is no such amendment
no-such-thing-several_amendments = there are several amendments: say which by its number ({ $amendments })
no-such-thing-no_motion = there is no such motion
no-such-thing-no_vote = no roll call is under way
no-such-thing-no_silence = there is no such silence procedure
no-such-thing-several_silences = there are several silence procedures: say which by its number ({ $silences })

## The screen

client-nothing_shown = The hub has not shown anything yet.
client-handover = handover to
client-own_place = your place in the list
client-presence = delegations
client-lobby = waiting to be admitted
client-planned_end = planned until { $at }
client-planned_start = planned for { $at }
client-hub_hour = { $hour }, { $place } time
client-own_hour = { $hour } where you are
client-time_left = { $left } left of { $limit }
client-over_time = { $over } over the { $limit }
client-text = text { $proposal }, item { $item }, revision { $revision }, hash { $hash }
client-window_left = { $left } left to object
client-acknowledged = acknowledged by { $number } of { $all }
client-objection_of = the objection of { $party }
client-for_others = also for { $parties }
client-as_of = As of { $hour } at the hub, position { $position } of the record.
client-no_decisions = Nothing has been decided yet.
client-no_texts = no text is on the table
client-no_silences = the parties are asked nothing in writing
client-silence = silence procedure { $number } of the { $meeting }
client-silence_until = objections until { $at }
client-silence_adopted = adopted at { $at }
client-silence_not_adopted = not adopted; it ended at { $at }
client-amendment = amendment { $number } of { $party }: { $old } becomes { $new }
client-motion = Motion { $number } of { $party }: { $what }
client-vote = Roll call on { $subject }; { $party } is called

## The line

client-connecting = Connecting to { $hub } ...
client-joined = Connected as { $who }.
client-not_admitted = Your seat is shown the meeting as soon as it is admitted.
client-joined_mirror = Connected as { $who }. Another device acts for the seat; this one shows.
client-resumed = The line is back; nothing was missed.
client-missed = The line is back. { $number ->
        [one] { $number } entry of the record was
       *[other] { $number } entries of the record were
    } made meanwhile.
client-stale = The hub has been silent for a while. What is shown may be old.
client-down = The line to the hub is down ({ $reason }). Next attempt in { $wait }.
client-down_again = Still no line to the hub; next attempt in { $wait }.
client-not_reached = The hub at { $hub } was not reached: { $reason }
client-no_credential = This device has no credential for { $seat } yet. Join once with --invitation and the code that the moderator gave you.
client-other_seat = This invitation is for { $seat }, not for { $asked }. Its credential is kept: join with --as { $seat }.
client-over-not_signed_in = The hub does not accept this device's credential. Ask the moderator for a new invitation and join with --invitation.
client-over-not_allowed = This credential does not allow what was asked of the hub. Ask the moderator.
client-over-taken_over = Another device has taken over this seat. This one stops; start it again to take the seat back.
client-over-conference_over = The conference is over. Thank you.
client-over-wrong_version = The hub speaks another version of the protocol. Install the version that the hub has.
client-given_up = The hub did not take this act; it was not carried out.
client-too_many = Too many acts wait for an answer; this one was not sent.
client-waits_for_line = The line is down; this is sent as soon as it is back.

## Asking and answering

client-done = Done (position { $position }).
client-already = It was so already (position { $position }).
client-report_tabled = The report is before the meeting as { $symbol }, with its revision and hash. Next: mufakat control decision table "The Meeting adopts its Report." --document { $symbol }
client-done_item = Item { $item } is open: { $title }
client-done_floor = { $party } has the floor.
client-refused = Refused by rule { $rule }: { $sentence }
client-refused_here = Nothing was sent ({ $rule }): { $sentence }.
client-possible = Possible now: { $acts }.
client-confirm = { $act }? (y/n)
client-confirm_text = The text: { $text }
client-not_sent = Nothing was sent.
client-your_floor = You have the floor ({ $limit }). Type "start" when you begin, "end" when you finish.
client-your_text = This is put to the meeting: { $words }
client-hash_agrees = The text before you has hash { $hash }; your device has worked it out itself and acknowledged it.
client-hash_differs = The text before you does not have the hash that the hub names. It was not acknowledged. Tell the Secretariat.
client-document_missing = { $symbol } could not be fetched ({ $reason }); the text is not acknowledged yet.
client-unknown_command = There is no command "{ $word }". Type "help".
client-wants = "{ $word }" wants { $what }.
client-wants_text = some words
client-wants_seat = a seat, such as TH.alt
client-wants_party = a party, such as TH
client-wants_item = an item's number, such as 5.2
client-wants_place = a place in the list or a party
client-wants_verb = a verb: adopted, approved, endorsed, agreed, noted, tasked, requested, deferred, not-agreed
client-wants_number = a number
client-wants_moment = an instant: 13:30 at the hub, +15min, or 2021-10-06T06:30:00Z
client-wants_open = open or closed
client-wants_change = the old words, an arrow and the new words: old => new
client-wants_revision = the number of the text and the revision at which it was withdrawn
client-wants_choice = a vote: yes, no, abstain
client-wants_ruling = a ruling: upheld, not-upheld, withdrawn
client-wants_appeal = sustained or overruled, or three numbers: for the ruling, against it, abstentions
client-wants_motion = a motion: suspend, adjourn, adjourn-debate, close-debate, reconsider
client-wants_meeting = a meeting, such as AMMin8
client-wants_act = an act after the meeting
client-bye = Goodbye.

client-help-heading = Commands
client-help-ask = ask for the floor, for other parties too
client-help-withdraw = withdraw the request
client-help-speaker = name another speaker of your delegation
client-help-start = say that you begin to speak
client-help-end = say that you have finished
client-help-object = object to the text that is put
client-help-withdraw_objection = withdraw your objection
client-help-convert = turn your objection into a reservation
client-help-reserve = place a reservation
client-help-explain = place an explanation of position on the record
client-help-dissociate = dissociate from a decision's consensus
client-help-comment = comment on the text
client-help-time = ask for time, or need no more
client-help-presence = away: the meeting goes on; wait: it waits for you; back: you take part; absent: you are not represented
client-help-chair = take the chair, or pass it to another seat
client-help-show = show where we are, the list, the agenda, the texts, the decisions, the documents, the seats
client-help-in = do it in another meeting than the one under way or next
client-help-quit = leave; the seat is kept
client-help-presiding = While you preside
client-help-as_read = have your written statement taken as read
client-help-represent = let another seat represent your delegation, or no longer
client-help-open = open the meeting, suspend, resume, adjourn, close it, lift the technical hold
client-help-next_item = open the next item, a certain item, conclude it, put it off
client-help-next = give the floor to the next speaker, or to a certain one
client-help-speech = ask the speaker to conclude, pause, go on, cut off
client-help-list = close the list of speakers, open it again
client-help-put = put the text to the meeting
client-help-declare = declare the decision with its verb
client-help-offer = propose the handover of the chair, with the vice-chair
client-help-reply = ask for a right of reply, or withdraw that
client-help-ask_explain = ask to explain the position on a text, or withdraw that
client-help-point = raise a point of order; appeal the ruling on it
client-help-table = lay a text on the table, give it new words, take it back
client-help-amend = propose other words for words of the text, or take that back
client-help-rebase = word your amendment anew after the text has changed
client-help-ask_division = ask that these words of the text be taken separately
client-help-reintroduce = take up a text that its mover withdrew
client-help-on_decision = the same on a decision
client-help-join_decision = join a decision that was to be joined later
client-help-ask_reopen = ask to come back to a decision that was taken while your line was down, or take that back
client-help-move = move a procedural motion
client-help-motion = speak for or against the motion, object to it, take your own back
client-help-vote = vote when your delegation is called
client-help-silence = object to what is asked in writing, or withdraw that; with several: silence NUMBER object ...
client-help-silence_consent = consent to it in so many words
client-help-microphone = say whether your microphone is open
client-help-take_over = act for the seat from this device, or agree that another does
client-help-next_reply = give the floor to the next reply, to the next explanation of position
client-help-intervene = put the last speaker back; let the Secretariat or another clarify; end that
client-help-rule = rule on the point of order
client-help-settle_appeal = say what came of the appeal
client-help-put_appeal = put the appeal to a roll call that begins with this party, drawn by lot
client-help-settle_amendment = say what becomes of an amendment
client-help-vote_amendment = order the amendments for the vote; put one to a roll call
client-help-divide = make these words a text of their own
client-help-put_motion = put the motion; accept or reject it after asking
client-help-roll_call = put the text to a roll call that begins with this party, drawn by lot; pass who does not answer
client-help-joining_later = name who joins the decision later; come back to a decision
client-help-silence_open = ask the parties in writing about the text of the item, or about this one; note what was adopted
client-help-silence_extend = move the deadline by a ruling
client-help-silence_restart = ask anew with another text
client-help-silence_acknowledge = tell a party that its objection is there
client-help-hold = put the meeting into technical hold; move the planned end

## The endpoint as a witness

client-doubt = STOP: this endpoint does not countersign the record of { $size } entries; { $reason }. It has kept the record up to entry { $seen }. Call the Secretariat, and compare with the other delegations.
doubt-not_signed = it is not signed by the hub's key
doubt-other_key = the hub signs with another key, for which the old one does not vouch
doubt-other_record = it is another record than before
doubt-rolled_back = entries that were there before are gone
doubt-forked = entries that were there before have been changed

# What the pages of the console say besides words, phrases, refusals and events.

## Around every page

console-page-desk = Moderator
console-page-chair = Chair
console-page-delegation = Delegation
console-page-hall = Hall
console-page-secretariat = Secretariat
console-page-programme = Programme
console-language = Language
console-theme_light = Light
console-theme_dark = Dark
console-keys = Keys
console-key-space = Space
console-letters_on = Keys of one letter are on
console-stop = Stop: let go of a press that waits for its second
console-close = Close
console-back = Back
console-confirm = Confirm: { $act }
console-press_again = Press again: { $act }
console-where_we_are = Where we are
console-own_hour = { $hour } where you are
console-both_hours = { $hub } ({ $own } where you are)
console-instead = Possible instead, { $ways }.
console-instead_you = for you: { $acts }

## The line

console-connecting = Connecting to the hub ...
console-line_stale = The hub has been silent for a while.
console-line_lost = The line to the hub is down.
console-line_lost_more = Since { $hour }. What is shown may be old; clocks go on. This page comes back by itself, and nothing you typed is lost.
console-line_weak = weak line
console-over-not_signed_in = This browser is not signed in, or its invitation was revoked. Open your invitation link, or ask the Secretariat for a new one.
console-over-not_allowed = What this browser is signed in as takes no part here.
console-over-taken_over = Opened in another window of this browser. This one has stopped.
console-over-closed = The conference is over. Thank you.
console-over-version = The hub speaks another version. Load this page again.
console-use_here = Use this window
console-reload = Load again
console-mirror = Another device acts for your seat. This one shows, and presses nothing.
console-take_over = Act with this device
console-takeover_asked = Another device asks to act for the seat: { $device }
console-takeover_agree = Agree

## Why a button cannot be pressed

console-why-no_line = Not while the line to the hub is down.
console-why-mirror = Another device acts for your seat. Take over first.
console-why-nothing = There is nothing to do this for at the moment.
console-why-asking = Being looked up ...
console-why-already = This is so already.
console-why-alone = Nobody else waits.

## Coming in

console-come_in = Come in
console-leave = Leave
console-in-title = Your invitation
console-in-explain = It is good for one device. Press here on the device with which you will take part.
console-in-name = Your name
console-in-name_hint = As it is to stand in the record, for a delegation. You may leave it empty.
console-in-refused = This invitation cannot be used
console-in-unreached = The hub could not be reached. Your invitation has not been used.
console-in-again = Try again
console-in-none = This page is opened by an invitation: a link, or a code to be scanned.
console-in-known = This browser is signed in:
console-in-go_on = Go on: { $page }
console-in-home = To the beginning
console-nothing-title = There is nothing here
console-nothing-explain = The address is wrong, or what stood here is gone. Nothing has happened in the meeting because of it.
console-home-title = Welcome
console-door-have = I have a code
console-door-code = Code
console-door-hint = Eight letters and digits; no 0 and O, no 1 and I
console-door-knock = Ask to come in
console-door-waiting = You are at the door. The Secretariat has been told your name and lets you in; this page goes on by itself.
console-door-again = Type another code
console-door-who = { $name } is at the door with a code for { $seat }
console-door-let_in = Let in
console-door-turn_away = Turn away
console-home-explain = Open the link of your invitation, or scan its code, to come in. The programme is open to everybody.

## Where the meeting is

console-stage-none = No meeting
console-stage-open = In session
console-stage-scheduled = Not yet opened
console-stage-scheduled_for = Opens { $day }, { $hour }
console-stage-suspended = Suspended
console-stage-suspended_until = Suspended until { $hour }
console-stage-adjourned = Adjourned
console-stage-adjourned_until = Adjourned until { $day }, { $hour }
console-stage-tech_hold = Technical hold
console-stage-closed = Closed
console-next_news = Next news at { $hour }
console-no_item = No item is open
console-closed_session = Closed session
console-minutes = { $minutes } min
console-late = { $minutes } min late
console-early = { $minutes } min early
console-on_time = on time
console-projected_end = ends about { $hour }

## The floor and the list

console-badge-none = Floor free
console-badge-called = Called
console-badge-speaking = Speaking
console-badge-paused = Paused
console-clock-called = begins with the speech
console-clock-left = left
console-clock-over = over the time
console-clock-paused = stopped
console-also_for = also for { $parties }
console-asked_to_conclude = { $times ->
        [one] asked to conclude
       *[other] asked to conclude { $times } times
    }
console-answer_by = Waiting for the speaker:
console-grace = Line lost; coming back within
console-point_of = Point of order: { $party }
console-more_points = { $number ->
        [one] and one more point
       *[other] and { $number } more points
    }
console-ruling = Ruling on the point of { $party }: { $ruling }
console-appealed = appealed by { $party }
console-list_open = open
console-list_empty = Nobody waits for the floor.
console-no_list = No item is open, so there is no list.
console-replies = Rights of reply
console-replies_later = Heard when the list of speakers is closed and exhausted.
console-explanations = Explanations of position
console-and_more = and { $number } more
console-passed_over = { $times ->
        [one] did not answer
       *[other] did not answer { $times } times
    }
console-has_spoken = has spoken { $time }
console-hall_next_item = Next item
console-hall_next = { $number ->
        [one] Next to speak
       *[other] Next to speak, of { $number }
    }

## Texts and decisions

console-on_the_table = On the table
console-text_meta = item { $item }, revision { $revision }, hash { $hash }
console-text_withheld = The words of this text are not shown here.
console-no_text = No text is on the table for this item.
console-revision = revision { $revision }
console-not_tabled = not tabled yet
console-window_running = Time to object:
console-window_frozen = The time to object stands still:
console-window_elapsed = The time to object is over. The Chair may declare.
console-acknowledged = Have the text ({ $number })
console-awaited = Awaited ({ $number })
console-lost_since = Line was down ({ $number })
console-objects = { $party } objects
console-objection_of = the objection of { $party }
console-asks_time = { $party } asks for time
console-comments = { $party } comments
console-decision_meta = Decision { $number }, item { $item }, { $hour }
console-nothing_decided = Nothing has been decided yet.
console-item = item { $item }
console-joining_later = Joining later: { $parties }
console-joined_later = Joined later: { $parties }
console-reopening_asked = Asked to come back to it: { $parties }
console-amendment = Amendment { $number }, { $party }
console-amendment_anew = Word amendment { $number } anew for revision { $revision }
console-amendment_anew_yes = Propose it to revision { $revision }
console-ask-amendment_anew = The text has changed since it was proposed. Say which words it replaces now.
console-object_again = Object to revision { $revision } too
console-objection_was = The objection was to revision { $revision } and does not stand against this one.
console-text_was = Revision { $revision }, before
console-text_is = Revision { $revision }, now
console-text_was_unknown = This page was not open then. The amendment replaces these words:
console-division = { $party } asks to take this part separately

## Motions, roll calls and what is asked in writing

console-motions = Motions
console-motion = { $party } moves { $motion }
console-motion_put = put to the meeting
console-motion_speaker = { $party } speaks { $side }
console-motion_objected = Objected to by { $parties }
console-move_motion = Move a motion
console-roll_call = Roll call
console-ballot = ballot { $number }
console-called = { $party } is called
console-called_next = Next: { $parties }
console-in_writing = Asked in writing
console-silence-running = under way
console-silence-adopted = adopted
console-silence-not_adopted = not adopted
console-silence_until = until { $day }, { $hour }
console-silence_objections = Objections: { $parties }
console-silence_consents = Consents: { $parties }
console-powers = Powers of the moderator
console-powers_explain = What the moderator may do for you while you preside. Another Chair begins with what was written down for the meeting.
console-power_give = Lend: { $power }
console-power_take = Take back: { $power }

## The moderator's desk

console-next-rule = A point of order waits
console-next-point = The Chair rules on the point of order of { $party } first.
console-next-started = { $party } has begun
console-next-go_on = { $party } goes on
console-next-speaker = Give the floor to { $party }
console-next-thanks = Ends the speech of { $party }
console-next-end = { $party } has finished
console-next-declare = Declare: { $verb }
console-next-offer = Hand over the chair to { $party }
console-next-put = Put the text to the meeting
console-next-item = Open item { $item }
console-next-conclude = Conclude item { $item }
console-next-nothing = Nothing to do
console-lobby = Waiting to be admitted
console-admit = Admit
console-admit_seat = Admit { $seat }
console-not_admitted = not admitted yet
console-add_speaker = Add a speaker
console-add = Add
console-add_to_list = Add to the list of speakers
console-call_now = Give the floor now
console-move = Move { $party } in the list
console-move_yes = Move
console-remove = Take { $party } off the list
console-remove_yes = Take off the list
console-more_for = More about { $party }
console-hold = Technical hold
console-hold_in = technical hold in
console-extend = Extend the sitting
console-withdraw_item = Take the item off the agenda
console-close_despite = Close although something is open
console-limit = Change a speaking time
console-defer-later = to later in this meeting
console-defer-sitting = to the next sitting
console-defer-next_meeting = to the next meeting
console-defer-item = together with item { $item }
console-other_item = Another item
console-open_item = Open the item
console-table_text = Table a text
console-table_yes = Table
console-revise = Revise the text
console-revise_text = The text as revision { $revision }
console-revise_yes = Table the revision
console-set_aside = Set the text aside
console-fate-consultation = back for consultation
console-fate-not_agreed = not agreed; consultations continue
console-fate-referred = referred to a higher body
console-offered = The chair is offered to { $party }
console-passing = The chair is being passed to { $seat }
console-declare-present = Is present
console-declare-away_proceed = Away; go on without us
console-declare-away_hold = Away; please wait for us
console-declare-absent = Not represented
console-outcome-as_is = as the record has it
console-outcome-decided = decided
console-outcome-done = done
console-outcome-views_exchanged = views were exchanged
console-outcome-not_agreed = not agreed
console-outcome-ad_referendum = ad referendum
console-outcome-no_decision = no decision, for this reason
console-ask-conclude = Conclude item { $item }
console-ask-outcome = Outcome
console-ask-reason_hint = Only where there is no decision.
console-ask-release = { $number ->
        [one] Release the one who still waits for the floor
       *[other] Release the { $number } who still wait for the floor
    }
console-ask-resume_at = Goes on at (time at the hub)
console-ask-next_sitting = The next sitting is planned for { $hour }.
console-ask-hold = Clocks stop, and nothing is decided. Everybody sees why, and when they hear more.
console-ask-next_news = Next news at (time at the hub)
console-ask-closes_at = New end (time at the hub)
console-ask-defer = Put off item { $item }
console-ask-defer_to = Until when
console-ask-keep_list = Keep the list of speakers
console-ask-other_item = Out of the order of the agenda, by a ruling of the Chair.
console-ask-cut = A minister is asked to conclude first. This ends the speech at once.
console-ask-verb = Verb
console-ask-verb_not_now = { $verb } (not now)
console-ask-style = How it is noted
console-ask-fate = What becomes of it
console-ask-referred_to = Referred to
console-ask-amendment = The words to be replaced are copied from the text exactly as they stand there. No new words: the passage is struck out.
console-ask-new_words = The new words
console-ask-occurrence = Which occurrence of these words
console-ask-part = The part, copied from the text exactly
console-ask-position = Position of the entry that is corrected
console-ask-correct = How it should read
console-ask-lot = The roll call begins with { $party }, drawn by lot.
console-ask-item_number = Number of the item
console-ask-decision_from = Decision from (time at the hub; empty: no hour)
console-ask-close_despite = The record says what was left open, and why the Chair closed all the same.
console-ask-limit = From the next speech on.
console-ask-limit_class = For whom
console-ask-minutes = Minutes
console-ask-task_who = Who is asked
console-ask-task_what = What is to be done
console-ask-task_by = By when
console-ask-credential = Credentials

## A delegation's page

console-heard = Are you heard?
console-heard-speaking = Your microphone is OPEN. You have the floor.
console-heard-called = You are called. Press Start when you begin.
console-heard-paused = Your speech is stopped. Your time does not run.
console-heard-waiting = You wait for the floor: place { $place } of { $count }.
console-heard-silent = Your microphone is closed.
console-heard-muted = Your microphone is open without the floor. Please mute it now.
console-heard-replying = You wait to reply: place { $place }.
console-heard-explaining = You wait to explain your position: place { $place }.
console-your_acts = What you can do
console-raise_point = Point of order
console-comment = Comment on the text
console-you_object = Your delegation objects. The text is not adopted while the objection stands.
console-ask-object = An objection stops the decision until it is withdrawn, becomes a reservation, or the text changes. Name the point, or give it by voice.
console-looked-looking = Your device is looking at the text ...
console-looked-agrees = Your device has worked out the hash { $hash } of this text itself, and acknowledged it.
console-looked-differs = The text before you does not have the hash { $hash } that the hub names. It was not acknowledged. Tell the Secretariat.
console-looked-missing = { $symbol } could not be fetched; the text is not acknowledged yet.
console-may_not_bind = This seat speaks for the delegation; what binds it is for its head and alternate.
console-outside = Your delegation is not part of what goes on at this moment.
console-in_lobby = You are in the lobby. The Secretariat will admit you; this page follows by itself.

## The Chair's page

console-chair-say = Say now
console-chair-listen = Listen. Then say
console-chair-then = Then
console-chair-nothing = Nothing to say at this moment
console-chair-others = Other phrases
console-chair-own = Your delegation
console-chair-rule = Point of order
console-chair-uphold = Uphold
console-chair-reject = Not upheld
console-chair-decide = Decision
console-chair-conduct = Agenda and chair
console-chair-remedies = The speaker
console-chair-call = Call
console-chair-other = { $party } presides.
console-chair-nobody = Nobody presides.
console-chair-follows = This page becomes yours by itself when your seat takes the chair.

## The programme

console-programme-zone = Hours are yours ({ $zone }); the hub is in { $place }.
console-programme-hub_zone = Hours are those of { $place }.
console-programme-opened = Opened { $day }, { $hour }
console-programme-since = since { $hour }
console-programme-actual = Actual
console-programme-calendar = Calendar file (.ics)
console-programme-issued = Documents that were issued
console-programme-none_issued = Nothing has been issued yet.

## The Secretariat's page

console-secretariat-not = This seat is not of the Secretariat of the meeting that goes on, so it only reads here.
console-secretariat-lobby_empty = Nobody waits to be admitted.
console-secretariat-ask_admit = The name is as the credentials have it; it stands in the record.
console-secretariat-seats = Seats
console-secretariat-credentials = Credentials
console-secretariat-letter_hint = Number and date; for a representative who was authorised by letter.
console-secretariat-letter_file = The letter as a file
console-secretariat-letter_file_hint = It is not sent: only what it hashes to is filed.
console-secretariat-admission_confirmed = confirmed by the Chair
console-secretariat-file = File
console-secretariat-eject = Withdraw the admission of { $seat }
console-secretariat-eject_yes = Withdraw
console-secretariat-consent = Consent by another channel
console-secretariat-ask_consent = For a delegation whose line is down. A second officer confirms it, having asked the delegation again; until then it does not count.
console-secretariat-consent_yes = Enter
console-secretariat-given_by = Given by
console-secretariat-channel_hint = Such as the telephone number that was called.
console-secretariat-consents = Consents by another channel
console-secretariat-no_consents = None was entered.
console-secretariat-entered = entered by { $officer }
console-secretariat-confirm = Confirm
console-secretariat-confirmed = confirmed { $hour }
console-secretariat-amendments = Amendments
console-amendment-open = before the text
console-amendment-parked = left aside
console-amendment-stale = to be worded anew
console-secretariat-new_paper = Table a document
console-secretariat-new_revision = New revision of { $symbol }
console-secretariat-symbol = Symbol
console-secretariat-title_en = Title in English
console-secretariat-title_vi = Title in Vietnamese
console-secretariat-revise = Revise
console-secretariat-issue = Issue { $symbol } to the public
console-secretariat-issue_yes = Issue
console-secretariat-issued = issued, revision { $revision }
console-secretariat-mandate_hint = The decision or the office by which it is issued.
console-secretariat-embargo = Not public before (time at the hub)
console-secretariat-retract = Take { $symbol } back from the public
console-secretariat-retract_yes = Retract
console-secretariat-file_hint = Any file; or leave it empty and write a short text below.
console-secretariat-file_lost = The hub could not be reached. Nothing was sent.
console-secretariat-nothing_to_table = Choose a file, or write the text.
console-secretariat-silence = Ask the parties in writing
console-secretariat-silence_yes = Begin
console-secretariat-ask_silence = The text is frozen. A party that objects by the deadline stops it.
console-secretariat-other_words = Other words
console-secretariat-deadline = Deadline (time at the hub; empty: in 72 hours)
console-secretariat-means = Whoever does not answer
console-secretariat-read = Read it as it stands
console-secretariat-timeline = The course of the meeting as a picture
console-form-docx = Word
console-form-html = Web page
console-form-md = Markdown
console-form-summary-html = Chair's summary
console-form-csv = Speeches (CSV)
console-form-akn = Akoma Ntoso
console-form-ics = Calendar
console-form-json = JSON
console-secretariat-report = Drafted from the record as it stands at this moment; each file is drawn anew.

## Said aloud

console-said-your_floor = You have the floor.
console-said-floor = { $party } has the floor.
console-said-time = { $left } left.
console-said-decision = Item { $item }: { $verb }.
console-said-put = A text is put to the meeting.
console-said-item = Item { $item } is open.
console-said-presides = Your seat presides now.
console-said-presides_not = Your seat no longer presides.

# What is wrong in a conference file, and what was expected. Place and code stand around it on the same line.

## What a file names

file-thing-party = party
file-thing-participant = participant of this meeting
file-thing-seat = seat
file-thing-rank = protocol rank
file-thing-role = role of this meeting
file-thing-document = document
file-thing-meeting = meeting
file-thing-item = agenda item
file-thing-entry = entry

## Kinds of value

file-shape-text = a text in quotes
file-shape-truth = true or false
file-shape-number = a whole number
file-shape-list = a list in square brackets
file-shape-table = a table of keys and values
file-shape-bilingual = a table with the text in both languages, en and vi
file-shape-date = a date like 2021-10-06
file-shape-hour = an hour at the hub like "09:00"
file-shape-text-or-table = a text in quotes or a table of keys and values

## The form of the file

file-problem-syntax = the file cannot be read as TOML ({ $message }); expected a TOML file
file-problem-key-twice = "{ $key }" is given twice; expected every key and table once
file-problem-file-too-big = the file has { $bytes } bytes; expected at most { $max }
file-problem-unknown-key =
    unknown key "{ $key }"; expected { $nearest-count ->
        [0] one of { $known }
       *[other] "{ $nearest }", perhaps, or one of { $known }
    }
file-problem-missing-key = "{ $key }" is missing; expected the key "{ $key }" here
file-problem-wrong-shape = this is TOML's { $found }; expected { $shape }
file-problem-unknown-word =
    "{ $word }" means nothing here; expected { $nearest-count ->
        [0] one of { $known }
       *[other] "{ $nearest }", perhaps, or one of { $known }
    }
file-problem-not-an-id = "{ $text }" cannot be an id here; expected 1 to 64 bytes without white space, like "{ $example }"
file-problem-not-an-item-number = "{ $text }" is no item number; expected one to four numbers joined by dots, like "5.2.1"
file-problem-not-a-duration = "{ $text }" is no length of time; expected a number with ms, s, min or h, at most a day, like "90s" or "5min"
file-problem-not-a-moment = "{ $text }" cannot be read; expected { $shape }
file-problem-not-a-target = "{ $text }" names no item; expected a meeting and an item, like "AMMin8/10"
file-problem-not-an-iso-code = "{ $text }" is no country code; expected two capital letters of ISO 3166-1, like "TH"
file-problem-out-of-range = { $number } is out of range; expected a whole number from { $min } to { $max }
file-problem-empty-text = the text is empty; expected at least one letter
file-problem-empty-list = the list is empty; expected at least one entry
file-problem-too-many = there are { $count } entries; expected at most { $max }
file-problem-language-missing =
    { $language ->
        [vi] the Vietnamese text is missing
       *[en] the English text is missing
    }; expected the text in both languages, here "{ $language }"
file-problem-text-too-long = the text has { $chars } characters; expected at most { $max }
file-problem-text-not-one-line = the text has a line break or another control character; expected a text on one line
file-problem-unknown-zone =
    there is no time zone "{ $zone }"; expected { $nearest-count ->
        [0] an IANA name like "Asia/Jakarta"
       *[other] "{ $nearest }", perhaps, or another IANA name
    }

## The sense of it

file-problem-duplicate = the { $thing } { $id } is already on line { $first_line }; expected every { $thing } once
file-problem-does-not-exist =
    there is no { $thing } { $id }; expected { $nearest-count ->
        [0] one that this file defines
       *[other] "{ $nearest }", perhaps, or another that this file defines
    }
file-problem-not-one-head = { $party } has { $heads } heads of delegation, or its first seat is not the head (R-4); expected one head of delegation, in the first seat
file-problem-nobody-binds = { $party } decides in a meeting, but none of its seats may bind it (R-4); expected at least one seat with binds = true
file-problem-hours-backwards = the sitting opens at { $opens } and closes at { $closes }; expected a closing after the opening
file-problem-hours-overlap = the sitting opens at { $opens }, while the one on line { $first_line } lasts until { $until }; expected sittings in order that do not overlap
file-problem-agenda-too-long = the items are planned for { $planned } minutes, the sittings have { $available }; expected an agenda that fits its sittings
file-problem-no-parent = item { $item } has no parent, as there is no item { $parent }; expected an item { $parent } before it
file-problem-out-of-order = item { $item } stands after item { $after } (R-30); expected items in the order of their numbers
file-problem-kind-twice = a second item of kind { $kind }, the first being on line { $first_line }; expected at most one of this kind in a meeting
file-problem-before-agenda = item { $item } would run before the agenda is adopted (R-32); expected only opening, statement and chair_handover items before agenda_adoption
file-problem-after-closing = item { $item } stands after the closing (R-36); expected the closing as the last item
file-problem-chair-not-member = { $party } does not decide in this meeting (R-18); expected a party that takes part in it as member or partner
file-problem-nothing-to-hand-over = { $party } would hand the chair over to itself (R-18); expected another outgoing chair, or none
file-problem-no-handover-item = { $outgoing } is the outgoing chair, but no item hands the chair over (R-18); expected an item of kind chair_handover, or no outgoing chair
file-problem-no-outgoing-chair = a handover without an outgoing chair (R-18); expected an outgoing party in the meeting's chair line, or another kind of item
file-problem-presenter-not-admitted = { $party } presents item { $item }, but is not in the room for it (R-17); expected a presenter that takes part in the meeting and is admitted to the item
file-problem-feeds-backwards = item { $from } feeds { $to }, which does not come after it; expected a later item, or one of a later meeting
file-problem-feed-needs-verb = item { $item } feeds by a decision, but its verbs allow none that carries (R-27); expected adopted, approved, endorsed or agreed among its verbs, or when = "tabled"
file-problem-feed-needs-report = item { $item } feeds when the report is adopted, but the meeting adopts none; expected an item of kind report_adoption, or another condition
file-problem-kind-needs-verb = an item of kind { $kind } cannot end without "{ $verb }", which its verbs do not allow (R-27); expected { $verb } among its verbs
file-problem-quorum-too-large = a quorum of { $members }, where { $deciding } take part in decisions (R-15); expected a number from 1 to { $deciding }
file-problem-block-too-short = a session block of "{ $text }" counts who is there too often for the record (R-15); expected at least { $least_minutes } minutes, or "0s" for no blocks
file-problem-waits-in-wrong-order = { $later } is not longer than { $sooner }; expected { $later } longer than { $sooner }

file-faults =
    { $count ->
        [one] { $count } fault in the conference file
       *[other] { $count } faults in the conference file
    }
file-unreadable = { $file } cannot be read: { $why }

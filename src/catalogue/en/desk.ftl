# What the desk in the terminal says besides the words of the pages and of the clients.

desk-too_small = This terminal is { $is }; the desk wants { $wants } at least.
desk-line_lost_more = Since { $hour }. What is shown may be old; the clocks go on. It comes back by itself.
desk-line_back = The line is back.
desk-record = Record
desk-record_empty = Nothing has happened since this desk was opened.
desk-silences = In writing
desk-intervenes = { $party } clarifies
desk-heard-called = You are called. Press S when you begin.
desk-mute = Your microphone is open WITHOUT the floor. Mute it.
desk-wants_answer = This wants an answer: { $field }
desk-document_elsewhere = Documents are tabled with "mufakat control document", which lays them at the hub first.

## What one gets to

desk-command = command
desk-all_acts = all acts
desk-pages = pages
desk-leave = leave
desk-mark = mark an entry of the list; Enter: what can be done with it
desk-all_acts_more = every act there is, to be chosen from
desk-command_more = type a command; Tab completes it, the arrows bring older ones back
desk-suspend = stop as a job of the shell; fg brings it back
desk-confirm = Confirm
desk-enter_again = Enter again: { $act }
desk-field-move = next field
desk-field-despite = the reason to close although something is open
desk-field-no_decision = the reason why there is no decision
desk-field-new = the new words
desk-field-first = first to be called, drawn by lot

## What a key does, in a word or two

desk-key-begun = has begun
desk-key-pause = stop the clock
desk-key-go_on = clock on
desk-key-prompt = conclude, please
desk-key-end = has finished
desk-key-uphold = uphold
desk-key-not_upheld = not upheld
desk-key-close_list = close list
desk-key-reopen_list = open list
desk-key-add_speaker = add speaker
desk-key-declare = declare
desk-key-put = put the text
desk-key-table = table a text
desk-key-next_item = next item
desk-key-conclude = conclude item
desk-key-defer = put item off
desk-key-other_item = other item
desk-key-open = open
desk-key-hold = hold
desk-key-lift = lift hold
desk-key-ask_floor = ask for the floor
desk-key-withdraw = withdraw request
desk-key-start = start
desk-key-finish = finish
desk-key-point = point of order
desk-key-reply = right of reply
desk-key-withdraw_reply = withdraw reply
desk-key-object = object
desk-key-withdraw_objection = withdraw objection
desk-key-reserve = reserve
desk-key-time = ask for time
desk-key-release = need no more time
desk-key-comment = comment
desk-cut = End the speech of { $party }
desk-cut_yes = Cut off
desk-defer = Put off the item
desk-not_running = The meeting is not in session.

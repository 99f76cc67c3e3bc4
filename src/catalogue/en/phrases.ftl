# What the Chair says at each moment, as a prompt. Arguments are names and words that are ready to be read out;
# $verb is a verb's code.

phrase-open_meeting = I declare the { $meeting } open.
phrase-open_item = We now turn to Agenda Item { $item }.
phrase-call = I give the floor to { $party }. { $party }, you have the floor.
phrase-next = ... to be followed by { $party }.
phrase-thanks = I thank { $party } for the statement.
phrase-time = I kindly ask the speaker to conclude.
phrase-close_list = If there is no other request, I declare the list of speakers closed.
phrase-handover = I have the honour to hand over the chair to { $party }.
phrase-put =
    { $verb ->
        [adopted] May I take it that the Meeting agrees to adopt { $text }?
        [approved] May I take it that the Meeting agrees to approve { $text }?
        [endorsed] May I take it that the Meeting agrees to endorse { $text }?
        [noted] May I take it that the Meeting notes { $text }?
       *[agreed] May I take it that the Meeting agrees to { $text }?
    }
phrase-declare = I hear no objection. It is so decided.
phrase-objection = I hear an objection by { $party }. I invite { $party } to state the point.
phrase-consult = There is no consensus yet. I ask the delegations concerned to consult.
phrase-defer = We shall come back to this item { $when }.
phrase-suspend = The Meeting is suspended and will resume at { $time }.
phrase-adjourn = The Meeting is adjourned and will meet again at { $time } on { $day }.
phrase-resume = The Meeting resumes.
phrase-suspended = The Meeting is suspended.
phrase-roll_call = I call on { $party } to vote.
phrase-point = A point of order was raised by { $party }. { $party }, you have the floor.
phrase-link = We have lost the connection with { $party }; please stand by.
phrase-close_meeting = I declare the { $meeting } closed.

# What stands in a phrase where nothing has a name of its own.

phrase-the_text = the text now on the screen
phrase-when-later = later in this sitting
phrase-when-sitting = at the next sitting
phrase-when-next_meeting = at the next meeting
phrase-when-item = after item { $item }

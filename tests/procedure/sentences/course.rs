//! interventions, a speaker who drops or does not begin, open microphones.

use mufakat::procedure::command::SetAside;
use mufakat::procedure::event::SpeechEnd;
use mufakat::procedure::ids::SpeechId;
use mufakat::procedure::rejection::Rejection;

use super::words::*;
use super::{Sentence, outside, says};

pub fn sentences() -> Vec<Sentence> {
    [interventions(), dropping(), beginning(), open_microphone()].into_iter().flatten().collect()
}

fn interventions() -> Vec<Sentence> {
    vec![
        says!(
            10,
            "The Secretariat is given the floor for a clarification at any time: the speech pauses.",
            speaking(),
            by("chair", intervene("S")),
            [happens(["intervention_began", "speech_paused"]), floor("B paused")]
        ),
        says!(
            10,
            "A clarification takes nobody's place on the list.",
            listed(opened(), "B C"),
            by("chair", intervene("S")),
            [list("1", "B C")]
        ),
        says!(
            10,
            "A clarification is not charged to the speaker.",
            speaking().after(minutes(1)).and("chair", intervene("S")),
            after(minutes(2)),
            [used(minutes(1))]
        ),
        says!(
            10,
            "After the clarification the speech goes on.",
            speaking().and("chair", intervene("S")),
            by("S.hod", intervened()),
            [happens(["intervention_ended", "speech_resumed"]), floor("B speaking")]
        ),
        says!(
            10,
            "The Chair itself may say something between two sentences of a speaker.",
            speaking(),
            by("chair", intervene("A")),
            [floor("B paused")]
        ),
        says!(
            10,
            "No other party intervenes.",
            speaking(),
            by("chair", intervene("C")),
            [refused(Rejection::DoesNotIntervene { party: party("C") }), floor("B speaking")]
        ),
        says!(
            10,
            "The Secretariat does not give itself the floor.",
            speaking(),
            by("S.hod", intervene("S")),
            [refused_as("not_for_you")]
        ),
        says!(
            10,
            "No other delegation ends a clarification.",
            speaking().and("chair", intervene("S")),
            by("B.hod", intervened()),
            [refused_as("not_for_you")]
        ),
    ]
}

fn dropping() -> Vec<Sentence> {
    vec![
        says!(
            11,
            "A speaker whose last line is lost is paused.",
            speaking().and("hub", down("B.alt")).and("hub", down("B.adv")),
            by("hub", down("B.hod")),
            [floor("B paused")]
        ),
        says!(
            11,
            "A delegation that comes back goes on with the time it has left.",
            interrupted().after(seconds(20)).and("hub", up("B.hod")),
            after(seconds(30)),
            [floor("B speaking"), used(seconds(90))]
        ),
        says!(
            11,
            "Another person of the same delegation may go on.",
            interrupted(),
            by("hub", up("B.adv")),
            [happens(["link_came_up", "speech_resumed"]), floor("B speaking")]
        ),
        says!(
            11,
            "The return of another delegation resumes nothing.",
            interrupted().and("hub", down("C.adv")),
            by("hub", up("C.adv")),
            [happens(["link_came_up"]), floor("B paused")]
        ),
        says!(
            11,
            "Within the grace the Chair does not call the next.",
            interrupted().after(seconds(29)),
            by("chair", give(2, 1)),
            [refused_as("speaker_grace_running"), floor("B paused")]
        ),
        says!(
            11,
            "After the grace the Chair is told.",
            interrupted(),
            after(seconds(30)),
            [Then::of(|events| events.iter().any(|event| kind(event) == "speech_grace_over"))]
        ),
        says!(
            11,
            "After the grace the Chair may go on waiting: nothing moves by itself before the last limit.",
            interrupted(),
            after(minutes(4)),
            [floor("B paused")]
        ),
        says!(
            11,
            "After the grace the Chair calls the next, and the speaker is at the head of the list.",
            interrupted().after(seconds(30)),
            by("chair", give(2, 1)),
            [floor("C called"), list("1", "B")]
        ),
        says!(
            11,
            "After the grace the Chair may put the speaker back at the head.",
            interrupted().after(seconds(30)),
            by("chair", leave_aside(SetAside::ToHead)),
            [floor("nobody"), list("1", "B C")]
        ),
        says!(
            11,
            "After the grace the written text may stand for the rest of the speech.",
            interrupted().after(seconds(30)),
            by("chair", leave_aside(SetAside::TextOnly)),
            [ended(SpeechEnd::TextOnly {}, minutes(1)), list("1", "C")]
        ),
        says!(
            11,
            "After the grace the recording may be played in the speaker's place.",
            interrupted().after(seconds(30)),
            by("chair", leave_aside(SetAside::Recording)),
            [happens(["recording_played"])]
        ),
        says!(
            11,
            "Within the grace nothing is put aside.",
            interrupted(),
            by("chair", leave_aside(SetAside::TextOnly)),
            [refused_as("speaker_grace_running")]
        ),
        says!(
            11,
            "Without an answer within five minutes the speech lapses, its entry at the head.",
            interrupted(),
            after(minutes(5)),
            [floor("nobody"), list("1", "B C")]
        ),
        says!(
            11,
            "A delegation that loses its line and comes back has the place it had.",
            loses(listed(opened(), "B C P"), "C"),
            by("hub", up("C.hod")),
            [list("1", "B C P")]
        ),
        says!(
            11,
            "A delegation that waits and loses its line is not struck.",
            listed(opened(), "B C"),
            by("hub", down("B.hod")),
            [list("1", "B C")]
        ),
        says!(
            11,
            "A delegation without a line is not called.",
            gone(listed(opened(), "B C"), "B"),
            by("chair", give(1, 0)),
            [refused(Rejection::SpeakerLineDown { party: party("B") })]
        ),
    ]
}

fn beginning() -> Vec<Sentence> {
    vec![
        says!(12, "Being called starts no clock.", called(), after(seconds(10)), [used(seconds(0)), floor("B called")]),
        says!(
            12,
            "The moderator reports the start for a delegation.",
            called(),
            by("moderator", start(1)),
            [happens(["speech_started"]), floor("B speaking")]
        ),
        says!(
            12,
            "No other delegation reports the start.",
            called(),
            by("C.hod", start(1)),
            [refused(Rejection::NotYourOwn { party: party("B") }), floor("B called")]
        ),
        says!(
            12,
            "Who does not begin within twenty seconds is passed to second place the first time.",
            listed(opened(), "B C P").and("chair", give(1, 0)),
            after(seconds(20)),
            [floor("nobody"), list("1", "C B P")]
        ),
        says!(
            12,
            "Who does not begin a second time goes to the end.",
            listed(opened(), "B C P").and("chair", give(1, 0)).after(seconds(20)).and("chair", give(1, 0)),
            after(seconds(20)),
            [floor("nobody"), list("1", "C P B")]
        ),
        says!(
            12,
            "Who begins in time is not passed.",
            called().after(seconds(19)).and("B.hod", start(1)),
            after(seconds(5)),
            [floor("B speaking")]
        ),
        says!(
            12,
            "Calling the next before the one called has begun passes that one.",
            called(),
            by("chair", give(2, 1)),
            [floor("C called"), list("1", "B")]
        ),
        says!(
            12,
            "A speech that has not begun is not cut off.",
            called(),
            by("chair", cut(1, "too long")),
            [refused(Rejection::SpeechNotBegun { speech: SpeechId(1) })]
        ),
        says!(
            12,
            "A called delegation that ends gives its turn up, with no time used.",
            called(),
            by("B.hod", end(1)),
            [ended(SpeechEnd::Finished {}, seconds(0)), floor("nobody")]
        ),
        outside(
            12,
            "The endpoint of who was called is prompted, and the Chair sees the seconds that are left.",
            "cue hooks and screens do it from the state; they are tested with the endpoints and the pages",
        ),
    ]
}

fn open_microphone() -> Vec<Sentence> {
    vec![
        says!(
            13,
            "A microphone open without the floor is told, and is no speech.",
            speaking(),
            by("C.hod", microphone("C.hod", true)),
            [happens(["microphone_open_without_floor"]), floor("B speaking"), open_microphones("C.hod")]
        ),
        says!(
            13,
            "A microphone that was open without the floor and is closed is told too.",
            speaking().and("C.hod", microphone("C.hod", true)),
            by("C.hod", microphone("C.hod", false)),
            [happens(["microphone_closed"]), open_microphones("")]
        ),
        says!(
            13,
            "The speaker's microphone is open in order.",
            speaking(),
            by("B.hod", microphone("B.hod", true)),
            [already(), open_microphones("")]
        ),
        says!(
            13,
            "The mover of a point of order has its microphone open in order.",
            pointed(),
            by("C.hod", microphone("C.hod", true)),
            [already()]
        ),
        says!(
            13,
            "A microphone open without the floor is told on while somebody else intervenes.",
            speaking().and("C.hod", microphone("C.hod", true)),
            by("chair", intervene("S")),
            [floor("B paused"), open_microphones("C.hod")]
        ),
        says!(
            13,
            "Once the Secretariat is given the floor its microphone is open in order.",
            speaking().and("S.hod", microphone("S.hod", true)),
            by("chair", intervene("S")),
            [floor("B paused"), open_microphones("")]
        ),
        says!(
            13,
            "Nobody reports the microphone of another delegation.",
            speaking(),
            by("C.hod", microphone("P.hod", true)),
            [refused(Rejection::NotYourOwn { party: party("P") })]
        ),
        says!(
            13,
            "A technician's word that a microphone is open is the hub's to give, whoever the seat is.",
            speaking(),
            by("hub", microphone("C.adv", true)),
            [happens(["microphone_open_without_floor"])]
        ),
        outside(
            13,
            "The hub mutes whoever has no floor.",
            "sound does not pass through the hub: cue hooks of endpoints and of the room's mixer act on the event",
        ),
    ]
}

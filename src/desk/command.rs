//! Typing: one line with its cursor, its history, its completion, and what its words mean.

use clap::{CommandFactory, Parser, Subcommand};

use super::board::Role;
use super::facts::Facts;
use crate::endpoint::door::DoorAct;
use crate::endpoint::typed::{self, HELP, HELP_PRESIDING, Page, Typed};
use crate::endpoint::wish::{ChairAct, DecisionAct, DocumentAct, ListAct, SeatAct, SilenceAct, Wish};
use crate::endpoint::wording::Wording;
use crate::procedure::ids::MeetingId;

/// A text that is being typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typing {
    /// What stands there.
    pub text: String,
    /// The cursor, in bytes.
    pub at: usize,
}

impl Typing {
    /// A text with the cursor at its end.
    #[must_use]
    pub fn of(text: String) -> Self {
        Self { at: text.len(), text }
    }

    /// Puts words in at the cursor.
    pub fn insert(&mut self, words: &str) {
        self.text.insert_str(self.at, words);
        self.at += words.len();
    }

    /// Takes away the character before the cursor.
    pub fn back(&mut self) {
        let before = self.before();
        self.text.replace_range(before..self.at, "");
        self.at = before;
    }

    /// Takes away the character under the cursor.
    pub fn delete(&mut self) {
        let after = self.after();
        self.text.replace_range(self.at..after, "");
    }

    /// Takes away the word before the cursor.
    pub fn back_word(&mut self) {
        let kept = self.text[..self.at].trim_end();
        let start = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        self.text.replace_range(start..self.at, "");
        self.at = start;
    }

    /// Takes away everything before the cursor.
    pub fn back_all(&mut self) {
        self.text.replace_range(..self.at, "");
        self.at = 0;
    }

    /// Moves the cursor by one character.
    pub fn step(&mut self, forward: bool) {
        self.at = if forward { self.after() } else { self.before() };
    }

    /// Moves the cursor to one end.
    pub fn end(&mut self, last: bool) {
        self.at = if last { self.text.len() } else { 0 };
    }

    fn before(&self) -> usize {
        self.text[..self.at].char_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.at..].chars().next().map_or(self.at, |c| self.at + c.len_utf8())
    }
}

/// The command line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CommandLine {
    /// What stands there.
    pub typing: Typing,
    /// Which line of the history is shown, from the latest.
    back: Option<usize>,
    /// What was typed before the history was looked through.
    draft: String,
    /// Words that would go on, where there are several.
    pub offers: Vec<String>,
}

impl CommandLine {
    /// Shows an older line, or a younger one.
    pub fn history(&mut self, lines: &[String], older: bool) {
        let now = match (self.back, older) {
            (None, true) if lines.is_empty() => return,
            (None, true) => {
                self.draft.clone_from(&self.typing.text);
                Some(0)
            }
            (Some(back), true) => Some((back + 1).min(lines.len() - 1)),
            (None | Some(0), false) => None,
            (Some(back), false) => Some(back - 1),
        };
        if now == self.back {
            return;
        }
        self.back = now;
        let line = now.and_then(|back| lines.iter().rev().nth(back)).unwrap_or(&self.draft);
        self.typing = Typing::of(line.clone());
    }

    /// Goes on with the word that is being typed: as far as the words that fit agree.
    pub fn complete(&mut self, role: Role, facts: &Facts<'_>) {
        let line = self.typing.text[..self.typing.at].to_owned();
        let start = line.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let begun = &line[start..];
        let fits = offers(role, facts, &line[..start], begun);
        self.offers.clear();
        let Some(first) = fits.first() else { return };
        if let [only] = fits.as_slice() {
            self.typing.text.replace_range(start..self.typing.at, "");
            self.typing.at = start;
            self.typing.insert(&format!("{only} "));
            return;
        }
        let agree = first.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| {
            fits.iter().all(|one| one.get(..*end).is_some_and(|head| head.eq_ignore_ascii_case(&first[..*end])))
        });
        if let Some(end) = agree.last().filter(|end| *end > begun.len()) {
            self.typing.text.replace_range(start..self.typing.at, "");
            self.typing.at = start;
            self.typing.insert(&first[..end]);
        }
        self.offers = fits;
    }
}

/// What a line means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line {
    /// What the line clients know too.
    Typed(Typed),
    /// Something at the hub's door.
    Door(DoorAct),
}

/// The words of the moderator's client, as its command line has them.
#[derive(Debug, Parser)]
#[command(no_binary_name = true, disable_help_flag = true, disable_help_subcommand = true)]
struct Words {
    /// The meeting; without it, the one under way or the next
    #[arg(long, global = true, value_name = "ID", value_parser = meeting)]
    meeting: Option<MeetingId>,
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Who waits at the hub's door
    #[command(subcommand)]
    Door(DoorAct),
    #[command(flatten)]
    Wish(Wish),
}

/// The words of that client which every seat has: papers are tabled by delegations too, and the Secretariat, which is
/// a seat, answers the door. What else a seat may do it types in the words of an endpoint.
const OF_EVERY_SEAT: [&str; 2] = ["document", "door"];

fn meeting(text: &str) -> Result<MeetingId, String> {
    MeetingId::parse(text).ok_or_else(String::new)
}

/// Reads a line.
///
/// # Errors
/// What a person is told.
pub fn read(role: Role, line: &str, words: &Wording) -> Result<Line, String> {
    let typed = typed::read(line);
    let split = split(line);
    if role == Role::Delegation && !split.first().is_some_and(|first| OF_EVERY_SEAT.contains(&first.as_str())) {
        return typed.map(Line::Typed).map_err(|mistyped| mistyped.sentence(words));
    }
    match (Words::try_parse_from(&split), typed) {
        (Ok(Words { act: Act::Door(act), .. }), _) => Ok(Line::Door(act)),
        (Ok(Words { act: Act::Wish(wish), meeting }), _) => Ok(Line::Typed(match shows(&wish) {
            Some(page) => Typed::Show(page),
            None => Typed::Act { wish, meeting },
        })),
        (Err(_), Ok(typed)) => Ok(Line::Typed(typed)),
        (Err(_), Err(mistyped)) => Err(wanted(&split, words).unwrap_or_else(|| mistyped.sentence(words))),
    }
}

/// The page that a wish shows, where it asks for nothing.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever is not shown here is an act")]
fn shows(wish: &Wish) -> Option<Page> {
    match wish {
        Wish::List(ListAct::Show) => Some(Page::List),
        Wish::Chair(ChairAct::Status) => Some(Page::Chair),
        Wish::Decision(DecisionAct::Show) => Some(Page::Texts),
        Wish::Seat(SeatAct::List) => Some(Page::Seats),
        Wish::Silence(SilenceAct::Show) => Some(Page::Silences),
        Wish::Document(DocumentAct::List) => Some(Page::Documents),
        _ => None,
    }
}

/// Words as a shell splits them: what stands in quotes is one.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), c) => word.push(c),
            (None, '"' | '\'') => (quote, begun) = (Some(c), true),
            (None, c) if c.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (None, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

/// The command that words lead to, as far as they do, and how many of them that takes.
fn walk(words: &[String]) -> (clap::Command, usize) {
    let mut command = Words::command();
    let mut depth = 0;
    for word in words {
        match command.find_subcommand(word).cloned() {
            Some(inner) => command = inner,
            None => break,
        }
        depth += 1;
    }
    (command, depth)
}

/// What a line wants that begins well: the words that go on, or what is missing.
fn wanted(split: &[String], words: &Wording) -> Option<String> {
    let (command, depth) = walk(split);
    if depth == 0 {
        return None;
    }
    let inner: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let what = if inner.is_empty() {
        let names = command.get_arguments().filter(|one| one.is_positional());
        let name = |one: &clap::Arg| one.get_id().as_str().to_uppercase();
        let values = |one: &clap::Arg| {
            let all: Vec<_> = one.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            if all.is_empty() { name(one) } else { all.join("|") }
        };
        names.map(values).collect::<Vec<_>>().join(" ")
    } else {
        inner.join(", ")
    };
    let word = split[..depth].join(" ");
    Some(words.text("client-wants", &[("word", word.into()), ("what", what.into())]))
}

/// Words that would go on after others, as far as one is begun.
fn offers(role: Role, facts: &Facts<'_>, before: &str, begun: &str) -> Vec<String> {
    let said = split(before);
    let mut all: Vec<String> = Vec::new();
    let mut things = false;
    let first = said.first().map_or(begun, String::as_str);
    if role == Role::Moderator || OF_EVERY_SEAT.iter().any(|word| word.starts_with(first)) {
        let (command, depth) = walk(&said);
        let of_seat = |name: &&str| role == Role::Moderator || !said.is_empty() || OF_EVERY_SEAT.contains(name);
        let inner: Vec<_> =
            command.get_subcommands().map(clap::Command::get_name).filter(of_seat).map(str::to_owned).collect();
        things = inner.is_empty();
        if depth == said.len() {
            all.extend(inner);
        }
        if things {
            let positional = command.get_arguments().filter(|one| one.is_positional());
            all.extend(positional.flat_map(clap::Arg::get_possible_values).map(|value| value.get_name().to_owned()));
            let flags = command.get_arguments().filter_map(|one| Some(format!("--{}", one.get_long()?)));
            all.extend(flags.filter(|_| begun.starts_with('-')));
        }
    }
    let commands = HELP.iter().chain(HELP_PRESIDING).flat_map(|(typed, _)| typed.split('|'));
    for command in commands {
        let parts: Vec<&str> = command.split_whitespace().collect();
        let fits = said.len() < parts.len() && said.iter().zip(&parts).all(|(said, part)| said == part);
        if fits && parts[said.len()].chars().all(|c| c.is_ascii_lowercase() || c == '-') {
            all.push(parts[said.len()].to_owned());
        }
        things |= said.first().is_some_and(|first| parts.first() == Some(&first.as_str()) && parts.len() > 1);
    }
    if things {
        let view = facts.screen.view;
        let parties = view.conference.iter().flat_map(|conference| conference.parties.iter());
        for (party, card) in parties {
            all.push(party.to_string());
            all.extend(card.seats.iter().map(|seat| seat.id.to_string()));
        }
        all.extend(facts.card().iter().flat_map(|card| &card.agenda).map(|item| item.number.to_string()));
    }
    let begun = begun.to_lowercase();
    all.retain(|one| one.to_lowercase().starts_with(&begun));
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|one| seen.insert(one.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::screen::Screen;
    use crate::endpoint::wish::{FloorAct, MeetingAct, OwnAct, Who};
    use crate::procedure::ids::Timestamp;
    use crate::view::View;

    fn completed(role: Role, text: &str) -> CommandLine {
        let view = View::default();
        let screen = Screen { view: &view, own: None, position: 0, now: Timestamp(0) };
        let facts = Facts { screen, who: None, joined: true, ms: 0 };
        let mut line = CommandLine { typing: Typing::of(text.to_owned()), ..CommandLine::default() };
        line.complete(role, &facts);
        line
    }

    #[test]
    fn a_moderator_types_the_words_of_the_client_or_those_of_an_endpoint() {
        let words = Wording::new("en");
        let act = |wish| Ok(Line::Typed(Typed::Act { wish, meeting: None }));
        let next = Wish::Floor(FloorAct::Next);
        assert_eq!(read(Role::Moderator, "floor next", &words), act(next.clone()));
        assert_eq!(read(Role::Moderator, "next", &words), act(next));
        let give = Wish::Floor(FloorAct::Give { who: Who::Place(2) });
        assert_eq!(read(Role::Moderator, "floor give 2", &words), act(give));
        let hold = Wish::Meeting(MeetingAct::Hold { reason: "the sound is gone".into(), news: None });
        assert_eq!(read(Role::Moderator, "meeting hold --reason 'the sound is gone'", &words), act(hold));
        assert_eq!(read(Role::Moderator, "seat list", &words), Ok(Line::Typed(Typed::Show(Page::Seats))));
        let ask = Wish::Own(OwnAct::Ask(Vec::new()));
        assert_eq!(read(Role::Delegation, "ask", &words), act(ask));
        assert!(read(Role::Delegation, "floor next", &words).is_err(), "a delegation types its own words");
    }

    #[test]
    fn every_seat_types_of_papers_and_of_the_door_which_the_hub_opens_to_officers_alone() {
        let words = Wording::new("en");
        for role in [Role::Moderator, Role::Delegation] {
            assert_eq!(read(role, "door admit TH", &words), Ok(Line::Door(DoorAct::Admit { who: "TH".into() })));
            let table = read(role, "document table AMMin8/5 'my paper.pdf'", &words);
            assert!(matches!(table, Ok(Line::Typed(Typed::Act { wish: Wish::Document(_), .. }))), "{table:?}");
            assert_eq!(completed(role, "door adm").typing.text, "door admit ");
            assert!(read(role, "door code", &words).unwrap_err().contains("SEATS"), "it says what is missing");
        }
        assert_eq!(completed(Role::Delegation, "docu").offers, ["document", "documents"]);
        assert_eq!(completed(Role::Delegation, "floor ne").typing.text, "floor ne");
    }

    #[test]
    fn a_line_that_begins_well_is_told_how_it_goes_on() {
        let (en, vi) = (Wording::new("en"), Wording::new("vi"));
        assert_eq!(read(Role::Moderator, "floor give", &en).unwrap_err(), "\"floor give\" wants WHO.");
        assert!(read(Role::Moderator, "chair", &en).is_ok(), "a word of the endpoint's own");
        assert!(read(Role::Moderator, "role x", &vi).unwrap_err().contains("assign"));
        assert!(read(Role::Moderator, "gavel", &en).unwrap_err().contains("gavel"));
    }

    #[test]
    fn a_word_is_completed_as_far_as_those_agree_that_fit() {
        assert_eq!(completed(Role::Moderator, "floor pro").typing.text, "floor prompt ");
        let several = completed(Role::Moderator, "floor next-");
        assert_eq!((several.typing.text.as_str(), several.offers.len()), ("floor next-", 2));
        assert_eq!(completed(Role::Delegation, "withdraw-obj").typing.text, "withdraw-objection ");
        assert_eq!(completed(Role::Delegation, "xyz").typing.text, "xyz");
    }

    #[test]
    fn the_history_is_looked_through_and_left_again() {
        let lines = ["ask".to_owned(), "end".to_owned()];
        let mut line = CommandLine { typing: Typing::of("wi".into()), ..CommandLine::default() };
        let mut shown = |older| {
            line.history(&lines, older);
            line.typing.text.clone()
        };
        assert_eq!([true, true, true].map(&mut shown), ["end", "ask", "ask"]);
        assert_eq!([false, false, false].map(&mut shown), ["end", "wi", "wi"]);
    }

    #[test]
    fn a_text_is_changed_by_whole_characters() {
        let mut typing = Typing::of("Việt Nam".into());
        typing.back_word();
        typing.back();
        typing.step(false);
        typing.step(false);
        typing.delete();
        typing.insert("ế");
        assert_eq!(typing.text, "Viết");
        typing.back_all();
        assert_eq!((typing.text.as_str(), typing.at), ("t", 0));
    }
}

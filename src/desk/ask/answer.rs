//! What was typed and chosen, put into the action; or which field is wrong, and what is wrong with it.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Answered, Field, Kind, Makes, Question};
use crate::endpoint::door::DoorAct;
use crate::endpoint::screen::Screen;
use crate::endpoint::wish::{self, AboutDocument, DocumentAct};
use crate::endpoint::wording::Wording;
use crate::procedure::command::{Action, Capacity};
use crate::procedure::ids::{ItemNumber, Symbol};

/// Where in an admission the letter's number and date stand.
pub(super) const LETTER: &str = "/letter/reference";

/// Where the path of the letter's file is put, until its hash takes its place in the letter.
pub const LETTER_FILE: &str = "/letter_file";

/// What is wrong with an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// There is none.
    Missing,
    /// It is no hour, and no time from now.
    Hour,
    /// It is no number, or none from 1 to this.
    Number {
        /// The greatest.
        most: u32,
    },
    /// It is no number of an item.
    Item,
    /// It is no symbol of a document.
    Symbol,
    /// A file of a letter is named, and nothing that the letter is called.
    NoReference,
}

/// A field, and what is wrong with its answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The index of the field.
    pub at: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

impl Field {
    /// What was typed or chosen, as it goes into the action.
    fn answer(&self, screen: &Screen<'_>) -> Result<Value, Wrong> {
        let text = self.typed.text.trim();
        Ok(match &self.kind {
            Kind::Text { wanted: false } => text.into(),
            Kind::Hour { wanted: false } if text.is_empty() => Value::Null,
            Kind::Text { .. } | Kind::Hour { .. } | Kind::Number { .. } | Kind::Item if text.is_empty() => {
                return Err(Wrong::Missing);
            }
            Kind::Text { .. } => text.into(),
            Kind::Hour { .. } => json!(screen.instant(wish::moment(text).map_err(|_| Wrong::Hour)?)),
            Kind::Number { most } => {
                let number: Option<u32> = text.parse().ok();
                number.filter(|number| (1..=*most).contains(number)).ok_or(Wrong::Number { most: *most })?.into()
            }
            Kind::Item => ItemNumber::parse(text).ok_or(Wrong::Item)?.to_string().into(),
            Kind::Choice(options, chosen) => options.get(*chosen).ok_or(Wrong::Missing)?.0.clone(),
            Kind::Check(yes) => (*yes).into(),
        })
    }
}

impl Question {
    /// What the answers make.
    ///
    /// # Errors
    /// The field whose answer is missing or wrong, and what is wrong with it.
    pub fn answered(&self, screen: &Screen<'_>) -> Result<Answered, Fault> {
        let mut action = self.action.clone();
        for (at, field) in self.fields.iter().enumerate() {
            let answer = field.answer(screen).map_err(|wrong| Fault { at, wrong })?;
            // What has no place in what was chosen is left out: a reason where there is a decision.
            if let Some(place) = action.pointer_mut(field.place) {
                *place = answer;
            }
        }
        match self.makes {
            Makes::Act => {
                let (action, capacity) = self.act(action, screen)?;
                Ok(Answered::Act(action, capacity))
            }
            Makes::Admission => {
                let file = self.letter(&mut action)?;
                let (action, capacity) = self.act(action, screen)?;
                Ok(match file {
                    Some(file) => Answered::Letter(action, capacity, file),
                    None => Answered::Act(action, capacity),
                })
            }
            Makes::Codes => {
                let seat = action["seat"].as_str().unwrap_or_default().to_owned();
                Ok(Answered::Door(DoorAct::Code { seats: vec![seat] }))
            }
            Makes::Paper => paper_of(&action).map(Answered::Paper),
        }
    }

    fn act(&self, action: Value, screen: &Screen<'_>) -> Result<(Box<Action>, Capacity), Fault> {
        let action: Action = serde_json::from_value(action).map_err(|_| Fault { at: 0, wrong: Wrong::Missing })?;
        let capacity = self.capacity.unwrap_or_else(|| screen.capacity(&action));
        Ok((Box::new(action), capacity))
    }

    /// Takes a letter that nobody wrote down out of an admission, and gives the file of one that somebody did.
    fn letter(&self, action: &mut Value) -> Result<Option<PathBuf>, Fault> {
        let text = |place: &str| action.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (reference, file) = (text(LETTER), text(LETTER_FILE));
        if reference.is_empty() && !file.is_empty() {
            return Err(Fault { at: self.at_place(LETTER), wrong: Wrong::NoReference });
        }
        if let Some(action) = action.as_object_mut() {
            action.remove(LETTER_FILE.trim_start_matches('/'));
            if reference.is_empty() {
                action.remove("letter");
            }
        }
        Ok(Some(PathBuf::from(file)).filter(|file| !file.as_os_str().is_empty()))
    }

    /// The index of the field whose answer goes to a place; of the first where none does.
    #[must_use]
    pub fn at_place(&self, place: &str) -> usize {
        self.fields.iter().position(|field| field.place == place).unwrap_or(0)
    }

    /// What is wrong with an answer, as it is said to who gave it: which field, what stands there, what was wanted.
    #[must_use]
    pub fn sentence(&self, words: &Wording, fault: Fault) -> String {
        let field = self.fields.get(fault.at);
        let most = match fault.wrong {
            Wrong::Number { most } => most,
            Wrong::Missing | Wrong::Hour | Wrong::Item | Wrong::Symbol | Wrong::NoReference => 0,
        };
        let arguments = [
            ("field", field.map(|field| field.label.clone()).unwrap_or_default().into()),
            ("typed", field.map(|field| field.typed.text.trim().to_owned()).unwrap_or_default().into()),
            ("most", most.to_string().into()),
        ];
        let id = match fault.wrong {
            Wrong::Missing => "desk-wants_answer",
            Wrong::Hour => "desk-wrong_hour",
            Wrong::Number { .. } => "desk-wrong_number",
            Wrong::Item => "desk-wrong_item",
            Wrong::Symbol => "desk-wrong_symbol",
            Wrong::NoReference => "desk-wrong_letter",
        };
        words.text(id, &arguments)
    }
}

fn paper_of(answers: &Value) -> Result<DocumentAct, Fault> {
    let text = |name: &str| answers[name].as_str().unwrap_or_default().to_owned();
    let symbol = Symbol::parse(&text("symbol")).ok_or(Fault { at: 0, wrong: Wrong::Symbol })?;
    let some = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
    let language = AboutDocument::LANGUAGE.to_owned();
    let about = AboutDocument { title: some("title"), title_vi: some("title_vi"), language };
    Ok(DocumentAct::Table { symbol, file: text("file").into(), about, media_type: None })
}

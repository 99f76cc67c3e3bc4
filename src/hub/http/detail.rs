//! What was found wrong with a request, said behind a problem's own sentence and in the same language.
//!
//! The sentence is the catalogue's `detail-` and a name. What a library's parser or the machine said is quoted in it as
//! it is, behind words of ours that say where.

use crate::catalogue::{Argument, Catalogue, Language};
use crate::procedure::definition::Bilingual;

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Detail {
    /// A message of the catalogue with what goes into it.
    Says(&'static str, Vec<(&'static str, String)>),
    /// A sentence that was worded before: a refusal by the rules.
    Worded(Bilingual),
}

impl Detail {
    /// A message of the catalogue.
    #[must_use]
    pub fn says(id: &'static str) -> Self {
        Self::Says(id, Vec::new())
    }

    /// The same with something that goes into it.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl ToString) -> Self {
        match self {
            Self::Says(id, mut arguments) => {
                arguments.push((name, value.to_string()));
                Self::Says(id, arguments)
            }
            Self::Worded(sentence) => Self::Worded(sentence),
        }
    }

    /// What the machine said.
    #[must_use]
    pub fn cause(cause: impl ToString) -> Self {
        Self::says("detail-cause").with("cause", cause)
    }

    /// A body that is no JSON, or not the JSON that is wanted: where, and what the parser said.
    #[must_use]
    pub fn of_json(fault: &serde_json::Error) -> Self {
        let place = format!(" at line {} column {}", fault.line(), fault.column());
        let said = fault.to_string();
        let cause = said.strip_suffix(&place).unwrap_or(&said);
        // A value that was read before has no lines.
        if fault.line() == 0 {
            return Self::says("detail-unfit").with("cause", cause);
        }
        Self::says("detail-json").with("line", fault.line()).with("column", fault.column()).with("cause", cause)
    }

    /// How it reads in a language.
    #[must_use]
    pub fn text(&self, catalogue: &Catalogue, language: &Language) -> String {
        match self {
            Self::Says(id, arguments) => {
                let arguments: Vec<(&str, Argument<'_>)> =
                    arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                catalogue.text(language, id, &arguments)
            }
            Self::Worded(sentence) if language.primary() == "vi" => sentence.vi.clone(),
            Self::Worded(sentence) => sentence.en.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only its name is looked at")]
        code: String,
    }

    #[test]
    fn what_a_parser_says_is_quoted_behind_where_in_either_language() {
        let catalogue = Catalogue::shipped();
        let says = |body: &str, tag: &str| {
            let fault = serde_json::from_str::<Sample>(body).unwrap_err();
            Detail::of_json(&fault).text(&catalogue, &Language::parse(tag).unwrap())
        };
        let cause = "“unknown field `kode`, expected `code`”";
        assert_eq!(says("{\n  \"kode\": 1}", "en"), format!("In line 2 of what was sent, column 8: {cause}."));
        assert_eq!(says("{\n  \"kode\": 1}", "vi"), format!("Ở dòng 2, cột 8 của nội dung đã gửi: {cause}."));
        assert!(says("{", "vi").ends_with("“EOF while parsing an object”."), "{}", says("{", "vi"));
    }

    #[test]
    fn a_value_that_was_read_before_has_no_line_to_name() {
        let fault = serde_json::from_value::<Sample>(serde_json::json!({ "code": 1 })).unwrap_err();
        let Detail::Says("detail-unfit", arguments) = Detail::of_json(&fault) else { panic!("{fault}") };
        assert!(arguments[0].1.starts_with("invalid type"), "{arguments:?}");
    }
}

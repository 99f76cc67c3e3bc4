//! `mufakat rules`: the rules of procedure, each with what it governs and what it refuses.
//!
//! All of it is read from the types that refuse: an act and a refusal name their rule there, and the catalogue
//! has the words. A refusal is shown with sample facts, made from its type, in the names of the shipped
//! conference.

use serde_json::{Map, Value, json};

use super::{Error, Global, say};
use crate::catalogue::{Argument, Catalogue, Reader};
use crate::conference_file;
use crate::hub::sentences::Sentences;
use crate::procedure::instead::{By, Way};
use crate::procedure::rejection::{Rejection, snake};
use crate::procedure::rule::Rule;

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One rule, to be explained with the sentence of each of its refusals; without it, all of them
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

/// Lists the rules, or explains one.
///
/// # Errors
/// [`Error::Usage`] when there is no such rule; [`Error::Output`].
pub fn run(args: &Args, global: &Global) -> Result<(), Error> {
    let book = Book::new(global);
    let Some(asked) = &args.rule else {
        return say(&if global.json {
            json!(Rule::all().map(|rule| book.facts(rule)).collect::<Vec<_>>()).to_string()
        } else {
            Rule::all().map(|rule| book.entry(rule)).collect::<Vec<_>>().join("\n\n")
        });
    };
    let Some(rule) = Rule::parse(asked) else {
        let arguments = [("asked", asked.as_str().into()), ("last", Rule::COUNT.to_string().into())];
        return Err(Error::Usage(global.text("rules-unknown", &arguments)));
    };
    say(&if global.json { book.facts(rule).to_string() } else { book.page(rule) })
}

/// The rules in one language.
struct Book<'a> {
    global: &'a Global,
    /// Read once: there are hundreds of texts.
    catalogue: Catalogue,
    sentences: Sentences,
    /// One refusal of each kind, as JSON: its code is under `code`.
    samples: Vec<Value>,
}

impl<'a> Book<'a> {
    fn new(global: &'a Global) -> Self {
        let sentences = Sentences::about(conference_file::shipped_definition(), Catalogue::shipped());
        Self { global, catalogue: Catalogue::shipped(), sentences, samples: samples() }
    }

    fn word(&self, id: &str) -> String {
        self.catalogue.text(&self.global.language(), id, &[])
    }

    fn name(&self, rule: Rule) -> String {
        self.word(&format!("rule-name-{}", rule.number()))
    }

    fn text(&self, rule: Rule) -> String {
        self.word(&format!("rule-{}", rule.number()))
    }

    /// What a rule is called, what it says, and the codes of its acts and refusals.
    fn entry(&self, rule: Rule) -> String {
        let mut lines = vec![format!("{rule}  {}", self.name(rule)), format!("  {}", self.text(rule))];
        lines.extend(self.governs(rule));
        let refusals: Vec<String> = rule.refusals().collect();
        lines.push(match refusals.is_empty() {
            true => format!("  {}", self.word("rules-no_refusal")),
            false => format!("  {} {}", self.word("rules-refusals"), refusals.join(", ")),
        });
        lines.join("\n")
    }

    /// The same, with each refusal as people are told it.
    fn page(&self, rule: Rule) -> String {
        let mut lines = vec![format!("{rule}  {}", self.name(rule)), String::new(), self.text(rule), String::new()];
        lines.extend(self.governs(rule).into_iter().map(|line| line.trim_start().to_owned()));
        let refusals: Vec<String> = rule.refusals().collect();
        if refusals.is_empty() {
            lines.push(self.word("rules-no_refusal"));
            return lines.join("\n");
        }
        lines.push(self.word("rules-refusals"));
        for code in refusals {
            lines.push(format!("  {code}\n    {}", self.sentence(&code)));
            lines.extend(self.instead(&code).map(|instead| format!("    {instead}")));
        }
        lines.join("\n")
    }

    /// Which acts a rule governs.
    fn governs(&self, rule: Rule) -> Vec<String> {
        let mut lines = Vec::new();
        if rule.governs_every_act() {
            lines.push(format!("  {}", self.word("rules-every_act")));
        }
        let acts: Vec<String> = rule.acts().map(|code| self.word(&format!("act-{code}"))).collect();
        if !acts.is_empty() {
            let acts: Argument<'_> = acts.join("; ").into();
            lines.push(format!("  {}", self.catalogue.text(&self.global.language(), "rules-acts", &[("acts", acts)])));
        }
        lines
    }

    /// A refusal as people are told it, with sample facts.
    fn sentence(&self, code: &str) -> String {
        let sample = self.samples.iter().find(|sample| sample["code"] == code);
        let Some(rejection) = sample.and_then(|sample| serde_json::from_value::<Rejection>(sample.clone()).ok()) else {
            debug_assert!(false, "{code} has no sample");
            return self.word(&format!("rejection-{code}"));
        };
        let language = self.global.language();
        let names = |thing, id: &str| self.sentences.name(thing, id, &language);
        let reader = Reader::plain(language.clone());
        self.catalogue.sentence(&reader.with_names(&names), &rejection)
    }

    /// What would be possible instead of what a refusal refuses, and for whom; nothing where only another look is.
    fn instead(&self, code: &str) -> Option<String> {
        let ways = ways(code);
        let language = self.global.language();
        let of = |by: By| {
            let acts: Vec<String> = ways.iter().filter(|way| way.by == by).map(|way| self.act(way)).collect();
            let acts = Some(acts.join(", ")).filter(|acts| !acts.is_empty())?;
            Some(self.catalogue.text(&language, &format!("instead-{}", word_of(&by)), &[("acts", acts.into())]))
        };
        let parts: Vec<String> =
            [By::You, By::Delegation, By::Chair, By::Secretariat].into_iter().filter_map(of).collect();
        let said = Some(parts.join("; ")).filter(|said| !said.is_empty())?;
        Some(self.catalogue.text(&language, "rules-instead", &[("ways", said.into())]))
    }

    fn act(&self, way: &Way) -> String {
        self.word(&format!("act-{}", word_of(&way.act)))
    }

    fn facts(&self, rule: Rule) -> Value {
        let acts = rule.acts().map(|code| json!({ "name": self.word(&format!("act-{code}")), "type": code }));
        let refusals = rule
            .refusals()
            .map(|code| json!({ "sentence": self.sentence(&code), "instead": ways(&code), "code": code }));
        json!({
            "rule": rule.to_string(),
            "name": self.name(rule),
            "text": self.text(rule),
            "every_act": rule.governs_every_act(),
            "acts": acts.collect::<Vec<_>>(),
            "refusals": refusals.collect::<Vec<_>>(),
        })
    }
}

/// What is possible instead of what a refusal refuses.
fn ways(code: &str) -> &'static [Way] {
    Rejection::INSTEAD.iter().find(|(name, _)| snake(name) == code).map_or(&[], |(_, ways)| ways)
}

/// A code as the wire has it.
fn word_of(code: &impl serde::Serialize) -> String {
    serde_json::to_value(code).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// One refusal of each kind, made from the schema of their type.
fn samples() -> Vec<Value> {
    let schema = schemars::schema_for!(Rejection).to_value();
    let kinds = schema["oneOf"].as_array().into_iter().flatten();
    kinds.map(|kind| sample(&schema, kind)).collect()
}

/// A value of a schema: everything that may be there is there, one of each.
fn sample(root: &Value, schema: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return match name {
            // Values of the shipped conference, and what no example stands for in the schema.
            "MeetingId" => json!("AMMin8"),
            "ItemNumber" => json!("5.2"),
            "PartyId" => json!("TH"),
            "SeatId" => json!("TH.hod"),
            "RoleId" => json!("rapporteur"),
            "Symbol" => json!("AMMin8/DOC/4"),
            "Timestamp" => json!("2021-10-06T06:30:15.000Z"),
            "Hash" | "PublicKey" => json!("a".repeat(64)),
            "Span" => json!(90_000),
            _ => sample(root, &root["$defs"][name]),
        };
    }
    if let Some(constant) = schema.get("const") {
        return constant.clone();
    }
    let some = |of: &Value| of.as_array().and_then(|all| all.iter().find(|one| one["type"] != "null")).cloned();
    if let Some(one) = some(&schema["anyOf"]).or_else(|| some(&schema["oneOf"])) {
        return sample(root, &one);
    }
    if let Some(code) = schema["enum"].as_array().and_then(|codes| codes.first()) {
        return code.clone();
    }
    if let Some(fields) = schema["properties"].as_object() {
        let made: Map<String, Value> = fields.iter().map(|(name, of)| (name.clone(), sample(root, of))).collect();
        return Value::Object(made);
    }
    if schema["items"].is_object() {
        return json!([sample(root, &schema["items"])]);
    }
    match schema["type"].as_str().or_else(|| schema["type"][0].as_str()) {
        Some("string") => json!("…"),
        Some("integer") => json!(2),
        Some("boolean") => json!(true),
        Some(_) | None => json!({}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_language(lang: &str) -> Global {
        Global { lang: lang.to_owned(), ..Global::default() }
    }

    #[test]
    fn every_rule_has_a_page_in_every_language_with_every_refusal_said() {
        for lang in ["en", "vi"] {
            let global = in_language(lang);
            let book = Book::new(&global);
            for rule in Rule::all() {
                let page = book.page(rule);
                for wrong in ["⟦", "{", "}", "null", "  ."] {
                    assert!(!page.contains(wrong), "{wrong:?} in {page}");
                }
                for code in rule.refusals() {
                    assert_eq!(book.instead(&code).is_none(), ways(&code).is_empty(), "{code}");
                    assert!(book.samples.iter().any(|sample| sample["code"] == *code), "{code}");
                    assert!(page.contains(&code) && book.entry(rule).contains(&code), "{code} in {page}");
                }
                let facts = book.facts(rule);
                assert_eq!(facts["rule"], rule.to_string());
                assert_eq!(facts["refusals"].as_array().unwrap().len(), rule.refusals().count());
            }
        }
    }

    #[test]
    fn every_sample_is_a_refusal_and_every_refusal_has_one() {
        let made: Vec<String> =
            samples().into_iter().map(|sample| serde_json::from_value::<Rejection>(sample).unwrap().code()).collect();
        assert_eq!(made.len(), Rejection::NAMES.len());
    }

    #[test]
    fn a_rule_is_explained_with_the_names_of_the_shipped_conference() {
        let (english, vietnamese) = (in_language("en"), in_language("vi"));
        let rule = Rule::parse("R-22").unwrap();
        let page = Book::new(&english).page(rule);
        assert!(page.starts_with("R-22  Silence needs a live line\n\nThe silence of a member"), "{page}");
        assert!(page.contains("The line to Thailand is down"), "{page}");
        let page = Book::new(&vietnamese).page(rule);
        assert!(page.starts_with("R-22  Im lặng cần đường truyền thông suốt\n"), "{page}");
        assert!(page.contains("Thái Lan"), "{page}");
    }

    #[test]
    fn a_rule_that_does_not_exist_is_a_wrong_command_line() {
        let refused = run(&Args { rule: Some("R-39".to_owned()) }, &in_language("en")).unwrap_err();
        assert_eq!(refused.exit_code(), 2);
        assert_eq!(
            refused.to_string(),
            "There is no rule R-39. The rules are R-1 to R-38; `mufakat rules` lists them."
        );
    }
}

//! Every rule has a test that is named after it, so that nobody looks for one in vain: `r22_...`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use mufakat::procedure::rule::Rule;

/// Every file of these tests.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// The rule that a test is named after.
fn named_after(line: &str) -> Option<Rule> {
    let (number, sentence) = line.trim().strip_prefix("fn r")?.split_once('_')?;
    assert!(sentence.len() > 12, "{line} is no sentence");
    Rule::parse(number)
}

#[test]
fn every_rule_has_a_test_that_is_named_after_it() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/procedure"), &mut files);
    let mut tests: BTreeMap<Rule, usize> = BTreeMap::new();
    for file in &files {
        let lines: Vec<&str> = file.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].trim() == "#[test]") {
            if let Some(rule) = named_after(pair[1]) {
                *tests.entry(rule).or_default() += 1;
            }
        }
    }
    let without: BTreeSet<String> =
        Rule::all().filter(|rule| !tests.contains_key(rule)).map(|rule| rule.to_string()).collect();
    assert_eq!(without, BTreeSet::new(), "these rules have no test named after them, as in r22_...");
}

//! What comes into the build is held to `deny.toml`: licences, bans and sources.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Every package of the lock file as cargo describes it.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let described: Value = serde_json::from_slice(&output.stdout).unwrap();
    described["packages"].as_array().unwrap().clone()
}

fn policy() -> toml::Table {
    toml::from_str(include_str!("../deny.toml")).unwrap()
}

fn allowed_licences() -> BTreeSet<String> {
    let policy = policy();
    let list = policy["licenses"]["allow"].as_array().unwrap();
    list.iter().map(|licence| licence.as_str().unwrap().to_owned()).collect()
}

/// Whether an SPDX expression can be met by the allowed licences. `/` is how old manifests write `OR`.
fn can_be_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at, allowed);
    met && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        let other = both(words, at, allowed);
        met = met || other;
    }
    met
}

fn both(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = single(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        let other = single(words, at, allowed);
        met = met && other;
    }
    met
}

fn single(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let word = words.get(*at).copied().unwrap_or_default();
    *at += 1;
    if word == "(" {
        let met = either(words, at, allowed);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return allowed.contains(&format!("{word} WITH {exception}"));
    }
    allowed.contains(word)
}

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let allowed = allowed_licences();
    let refused: Vec<String> = packages()
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(|licence| can_be_met(licence, &allowed)))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "not allowed by deny.toml:\n{}", refused.join("\n"));
}

#[test]
fn no_dependency_is_banned_and_each_comes_from_a_registry() {
    let policy = policy();
    let bans = policy["bans"]["deny"].as_array().unwrap();
    assert!(!bans.is_empty());
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let ban = bans.iter().find(|ban| ban["crate"].as_str() == Some(name));
        assert!(ban.is_none(), "{name}: {}", ban.unwrap()["reason"]);
        let source = package["source"].as_str();
        assert!(source.map_or(name == "mufakat", |source| source.starts_with("registry+")), "{name} from {source:?}");
    }
}

#[test]
fn a_licence_is_met_by_one_of_its_choices_and_all_of_its_parts() {
    let allowed: BTreeSet<String> = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
    for met in
        ["MIT", "GPL-3.0 OR MIT", "MIT/Apache-2.0", "(GPL-3.0 OR MIT) AND Zlib", "Apache-2.0 WITH LLVM-exception"]
    {
        assert!(can_be_met(met, &allowed), "{met}");
    }
    for unmet in ["GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR (MIT AND GPL-2.0)", "Apache-2.0", "", "MIT)"] {
        assert!(!can_be_met(unmet, &allowed), "{unmet}");
    }
}

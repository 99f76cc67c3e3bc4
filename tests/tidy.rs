//! The rules of the house, held by a test that reads the source.
//!
//! The compiler does not hold borders inside one crate, so this does: who may import whom ([`BORDERS`]), what the
//! pure rooms may use of others ([`PURE`]), and a few habits. Every check is a function from one file to its
//! faults, and is shown able to fail on a bad sample at the end of this file. To pass a check that is wrong about
//! your line, change the table here and say why; there is no comment that switches a check off.

use std::collections::BTreeSet;
use std::path::Path;

/// Rooms and the rooms that each may import; the longest name that fits a file or a path counts. A room may
/// always import itself. Tests may import everything.
const BORDERS: &[(&str, &[&str])] = &[
    // The rules are one room; these five of its files are apart only so that others can be let into them alone.
    ("procedure", &["procedure"]),
    ("procedure::ids", &["procedure"]),
    ("procedure::command", &["procedure"]),
    ("procedure::event", &["procedure"]),
    ("procedure::rejection", &["procedure"]),
    ("procedure::definition", &["procedure"]),
    ("view", &["procedure"]),
    ("wire", &["procedure", "view"]),
    // The seal is a room of its own so that clients may enter it; the register says who has countersigned.
    ("record", &["procedure", "journal::entry", "record::seal"]),
    ("record::seal", &["procedure::ids", "journal::entry"]),
    ("verify", &["procedure", "view", "journal", "record"]),
    ("journal::entry", &["procedure"]),
    ("journal", &["procedure", "journal::entry"]),
    ("conference_file", &["procedure"]),
    ("catalogue", &[]),
    ("clock", &["procedure::ids"]),
    ("lifecycle", &[]),
    ("settings", &[]),
    ("logging", &["settings"]),
    ("console", &[]),
    ("hub::switchboard", &["procedure", "view", "wire", "journal::entry"]),
    (
        "hub",
        &[
            "hub::switchboard",
            "procedure",
            "view",
            "wire",
            "journal",
            "record",
            "console",
            "settings",
            "clock",
            "lifecycle",
            "catalogue",
        ],
    ),
    // Clients speak the words of the rules and never import the rules themselves.
    ("endpoint::link", LINK),
    ("endpoint", CLIENT),
    ("control", CLIENT),
    ("desk", CLIENT),
    ("rehearsal", CLIENT),
    ("cli", &["*"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// A client's pure part: the protocol, and the words that the hub and its peers both speak. No rule is in them.
const LINK: &[&str] = &[
    "wire",
    "view",
    "procedure::ids",
    "procedure::command",
    "procedure::event",
    "procedure::rejection",
    "procedure::definition",
];
const CLIENT: &[&str] = &[
    "endpoint::link",
    "endpoint",
    "wire",
    "view",
    // An endpoint witnesses the record: keys, checkpoints and proofs, nothing of their contents.
    "record::seal",
    "settings",
    "clock",
    "lifecycle",
    "catalogue",
    "procedure::ids",
    "procedure::command",
    "procedure::event",
    "procedure::rejection",
    "procedure::definition",
];

/// Rooms without a runtime, a socket, a file, a clock or chance, and the crates that each may use. Of the
/// standard library they may not use [`WORLD`].
const PURE: &[(&str, &[&str])] = &[
    // schemars derives the schema beside serde, on the same types; it does nothing when the rules run.
    ("procedure", &["serde", "schemars", "sha2"]),
    ("view", &["serde", "schemars", "sha2"]),
    ("wire", &["serde", "schemars", "serde_json", "bytes", "thiserror"]),
    ("hub::switchboard", &["serde", "schemars", "serde_json", "bytes", "sha2", "thiserror"]),
    ("endpoint::link", &["serde", "serde_json", "bytes", "thiserror"]),
];

/// Parts of the standard library that reach outside the process or to its clock.
const WORLD: &[&str] = &["fs", "net", "thread", "process", "env", "os"];

/// Files past [`LONG`] lines of code, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[
    ("src/procedure/command.rs", "one flat list of every action with its meaning, read as one table"),
    ("src/procedure/event.rs", "one flat list of every event with its meaning, read as one table"),
];
const LONG: usize = 600;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "helper", "helpers", "manager", "handler", "handlers", "imp", "misc", "common"];

/// One file, read in several ways.
struct Source {
    path: String,
    text: String,
    /// The text with comments and the insides of literals made blank; as many lines as the text.
    code: String,
    /// `code` without test modules; as many lines as the text.
    shipped: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let is_rust = path.ends_with(".rs");
        let code = if is_rust { blank(text) } else { String::new() };
        let in_tests = ["tests/", "benches/"].iter().any(|folder| path.starts_with(folder))
            || path.contains("/tests/")
            || path.ends_with("/tests.rs");
        let shipped = if in_tests { String::new() } else { without_tests(&code) };
        Self { path: path.to_owned(), text: text.to_owned(), code, shipped }
    }

    fn at(&self, offset: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, 1 + self.code[..offset].matches('\n').count())
    }

    /// Lines of tests with their numbers, as code and as text: the whole file, or what [`without_tests`] took away.
    fn test_lines(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        let shipped: Vec<&str> = self.shipped.lines().collect();
        let lines = self.code.lines().zip(self.text.lines()).enumerate();
        lines.filter_map(move |(i, (code, text))| {
            let is_test = shipped.get(i).is_none_or(|line| line.trim().is_empty()) && !code.trim().is_empty();
            is_test.then_some((i + 1, code, text))
        })
    }

    /// The module that this file is, such as `hub::switchboard`. Empty outside `src`.
    fn module(&self) -> String {
        let inner = self.path.strip_prefix("src/").and_then(|path| path.strip_suffix(".rs")).unwrap_or_default();
        inner.strip_suffix("/mod").unwrap_or(inner).replace('/', "::")
    }
}

/// Makes comments and the insides of literals blank, keeping every line end.
fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    let keep_lines = |from: usize, to: usize, out: &mut Vec<u8>| {
        out.extend(bytes[from..to].iter().map(|b| if *b == b'\n' { b'\n' } else { b' ' }));
    };
    while i < bytes.len() {
        let rest = &bytes[i..];
        let in_word = i > 0 && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'_');
        let end = if rest.starts_with(b"//") {
            i + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            i + text[i..].find("*/").map_or(rest.len(), |n| n + 2)
        } else if let Some(hashes) = raw_hashes(rest).filter(|_| !in_word) {
            let close = format!("\"{}", "#".repeat(hashes));
            let inside = i + rest.iter().position(|b| *b == b'"').unwrap_or(0) + 1;
            text[inside..].find(&close).map_or(bytes.len(), |n| inside + n + close.len())
        } else if rest[0] == b'"' {
            let mut j = i + 1;
            while j < bytes.len() && bytes[j] != b'"' {
                j += if bytes[j] == b'\\' { 2 } else { 1 };
            }
            (j + 1).min(bytes.len())
        } else if rest[0] == b'\'' {
            // A character, not a lifetime: it closes after one character or after an escape.
            let inner = text[i + 1..].chars().next().map_or(0, char::len_utf8);
            match () {
                () if rest.get(1) == Some(&b'\\') => i + 3 + text[i + 3..].find('\'').unwrap_or(0) + 1,
                () if rest.get(1 + inner) == Some(&b'\'') => i + inner + 2,
                () => i,
            }
        } else {
            i
        };
        if end > i {
            let end = end.min(bytes.len());
            keep_lines(i, end, &mut out);
            i = end;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8(out).expect("whole characters were copied or made blank")
}

/// How many `#` a raw string that begins here has.
fn raw_hashes(rest: &[u8]) -> Option<usize> {
    let rest = rest.strip_prefix(b"b").unwrap_or(rest).strip_prefix(b"r")?;
    let hashes = rest.iter().take_while(|b| **b == b'#').count();
    (rest.get(hashes) == Some(&b'"')).then_some(hashes)
}

/// Makes every `#[cfg(test)]` item blank, keeping line ends.
fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(start) = out.find("#[cfg(test)]") {
        let mut depth = 0;
        let mut end = out.len();
        for (i, c) in out[start..].char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(c, '}' | ';') {
                end = start + i + c.len_utf8();
                break;
            }
        }
        let hole: String = out[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &hole);
    }
    out
}

/// Every path of at least two segments in `code` with its offset; groups in braces become one path each.
fn paths(code: &str) -> Vec<(usize, Vec<String>)> {
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    let mut i = 0;
    while let Some(c) = code[i..].chars().next() {
        let len = if c.is_alphanumeric() || c == '_' {
            code[i..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len() - i)
        } else if code[i..].starts_with("::") {
            2
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            tokens.push((i, &code[i..i + len]));
        }
        i += len;
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let starts = is_word(tokens[at].1) && (at == 0 || tokens[at - 1].1 != "::");
        at = if starts && tokens.get(at + 1).is_some_and(|t| t.1 == "::") {
            tree(&tokens, at, &[], &mut found).max(at + 1)
        } else {
            at + 1
        };
    }
    found
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads one tree of paths that begins at token `at`; gives back the token after it.
fn tree(tokens: &[(usize, &str)], mut at: usize, before: &[String], found: &mut Vec<(usize, Vec<String>)>) -> usize {
    let offset = tokens.get(at).map_or(0, |token| token.0);
    let mut path = before.to_vec();
    loop {
        match tokens.get(at).map(|token| token.1) {
            Some(word) if is_word(word) => path.push(word.to_owned()),
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token.1 != "}") {
                    let next = tree(tokens, at, &path, found);
                    // Past a comma, an `as name`, or anything that is no path.
                    at = next.max(at + 1);
                    while tokens.get(at).is_some_and(|token| !matches!(token.1, "}" | ",")) {
                        at += 1;
                    }
                    at += usize::from(tokens.get(at).is_some_and(|token| token.1 == ","));
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token.1 != "::") {
            break;
        }
        at += 1;
    }
    found.push((offset, path));
    at
}

/// A path as seen from the root of the crate, when it leads into the crate.
fn resolve(module: &str, path: &[String]) -> Option<String> {
    let own: Vec<&str> = module.split("::").filter(|segment| !matches!(*segment, "" | "lib" | "main")).collect();
    let supers = path.iter().take_while(|segment| *segment == "super").count();
    let (base, rest): (&[&str], &[String]) = match path.first().map(String::as_str)? {
        "crate" | "mufakat" => (&[], &path[1..]),
        "self" => (&own, &path[1..]),
        "super" => (own.get(..own.len().checked_sub(supers)?)?, &path[supers..]),
        _ => return None,
    };
    Some(base.iter().copied().chain(rest.iter().map(String::as_str)).collect::<Vec<_>>().join("::"))
}

fn is_inside(path: &str, room: &str) -> bool {
    path == room || path.strip_prefix(room).is_some_and(|rest| rest.starts_with("::"))
}

/// The room of `BORDERS` that a module lies in.
fn room_of(module: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    BORDERS.iter().filter(|(room, _)| is_inside(module, room)).max_by_key(|(room, _)| room.len())
}

type Check = fn(&Source) -> Vec<String>;

fn borders(source: &Source) -> Vec<String> {
    let module = source.module();
    if module.is_empty() {
        return Vec::new();
    }
    let Some((room, allowed)) = room_of(&module) else {
        return vec![format!("{}: no room of the house; give {module} its borders in tests/tidy.rs", source.path)];
    };
    let mut faults = Vec::new();
    for (offset, path) in paths(&source.shipped) {
        let Some((other, _)) = resolve(&module, &path).as_deref().and_then(room_of) else { continue };
        if other != room && !allowed.iter().any(|name| *name == "*" || is_inside(other, name)) {
            faults.push(source.at(offset, &format!("{room} may not import {other} ({})", path.join("::"))));
        }
    }
    faults
}

fn purity(source: &Source) -> Vec<String> {
    let module = source.module();
    let Some((room, crates)) =
        PURE.iter().filter(|(room, _)| is_inside(&module, room)).max_by_key(|(room, _)| room.len())
    else {
        return Vec::new();
    };
    let known = dependencies();
    let mut faults = Vec::new();
    for (offset, path) in paths(&source.shipped) {
        let (first, second) = (path[0].as_str(), path.get(1).map(String::as_str).unwrap_or_default());
        let barred = match first {
            "std" | "core" | "alloc" => WORLD.contains(&second) || (second == "time" && *room == "procedure"),
            _ => known.contains(first) && !crates.contains(&first),
        };
        if barred {
            faults.push(source.at(offset, &format!("{room} is pure and may not use {}", path.join("::"))));
        }
    }
    faults
}

/// The crates that Cargo.toml names, as paths write them.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table = toml::from_str(include_str!("../Cargo.toml")).expect("cargo has read it");
    let table = manifest["dependencies"].as_table().expect("dependencies are a table");
    table.keys().map(|name| name.replace('-', "_")).collect()
}

fn length(source: &Source) -> Vec<String> {
    let lines = source.shipped.lines().filter(|line| !line.trim().is_empty()).count();
    let excused = LONG_FILES.iter().any(|(path, _)| *path == source.path);
    match (lines > LONG, excused) {
        (true, false) => vec![format!("{}: {lines} lines of code; split it, or say why in LONG_FILES", source.path)],
        (false, true) => vec![format!("{}: is short enough; take it from LONG_FILES", source.path)],
        (true, true) | (false, false) => Vec::new(),
    }
}

fn names(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let says_nothing = |name: &str| {
        let mut words = name.split('_').flat_map(camel_words);
        words.any(|word| EMPTY_NAMES.contains(&word.to_lowercase().as_str()))
    };
    let stem = Path::new(&source.path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if says_nothing(stem) {
        faults.push(format!("{}: the file's name says nothing about what is inside", source.path));
    }
    for (i, line) in source.code.lines().enumerate() {
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        while let Some(word) = words.next() {
            let declares = matches!(word, "struct" | "enum" | "trait" | "mod" | "type" | "fn");
            if declares && let Some(name) = words.next().filter(|name| says_nothing(name)) {
                faults.push(format!("{}:{}: the name {name} says nothing about what is inside", source.path, i + 1));
            }
        }
    }
    faults
}

/// `PeerManager` as `Peer` and `Manager`.
fn camel_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in name.chars() {
        match words.last_mut() {
            Some(last) if !c.is_uppercase() => last.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}

fn header(source: &Source) -> Vec<String> {
    let missing = source.path.ends_with(".rs") && !source.text.starts_with("//!");
    missing.then(|| format!("{}:1: begins without saying what it is (//!)", source.path)).into_iter().collect()
}

fn honest_tests(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, code, text) in source.test_lines() {
        let mut fault = |what: &str| faults.push(format!("{}:{number}: {what}", source.path));
        if code.contains("#[ignore") {
            fault("a test that does not run");
        }
        if ["thread::sleep", "time::sleep", "clock::pause", " pause("].iter().any(|call| code.contains(call)) {
            fault("a test that sleeps: wait for what is expected, or hold the clock");
        }
        for host in ["localhost:", "127.0.0.1:", "[::1]:", "0.0.0.0:"] {
            let port = text.split(host).nth(1).and_then(|rest| rest.chars().next());
            // These two read addresses and open none.
            let only_reads = ["src/settings.rs", "src/endpoint/address.rs"].contains(&source.path.as_str());
            if port.is_some_and(|digit| ('1'..='9').contains(&digit)) && !only_reads {
                fault("a fixed port: bind port 0 and ask which it became");
            }
        }
    }
    faults
}

fn nothing_unfinished(source: &Source) -> Vec<String> {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("HA", "CK:"),
        concat!("XX", "X:"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
    ];
    find(source, &marks, "is unfinished: finish it, or leave it out")
}

fn nothing_outside(source: &Source) -> Vec<String> {
    let places = [
        concat!("../", "shared"),
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("issue", " #"),
        concat!("session", " of "),
        concat!("hou", "se.md"),
        concat!("ecosys", "tem.md"),
        concat!("reliabil", "ity.md"),
        concat!("fac", "ts.md"),
        concat!("rul", "es.md"),
        concat!("crates", ".io"),
        concat!("npmjs", ".org"),
        concat!("pypi", ".org"),
        concat!("proxy.golang", ".org"),
    ];
    find(source, &places, "points outside the project")
}

fn find(source: &Source, words: &[&str], why: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (i, line) in source.text.lines().enumerate() {
        for word in words.iter().filter(|word| line.contains(**word)) {
            faults.push(format!("{}:{}: {word:?} {why}", source.path, i + 1));
        }
    }
    faults
}

/// A call that can end the process says above its statement why it cannot.
fn panics_explained(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut faults = Vec::new();
    for (i, code) in source.shipped.lines().enumerate() {
        let calls = [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err(", "panic!(", "unreachable!("];
        let Some(call) = calls.iter().find(|call| code.contains(**call)) else { continue };
        let mut above = lines[..i].iter().rev().map(|line| line.trim());
        // Up through the statement's own lines to what stands above it.
        let reason = above.find(|line| line.starts_with("//") || line.is_empty() || line.ends_with([';', '{', '}']));
        if !reason.is_some_and(|line| line.starts_with("//")) {
            faults.push(format!("{}:{}: {call} without a line above that says why it cannot fail", source.path, i + 1));
        }
    }
    faults
}

/// A lint that is switched off says why. Better is `#[expect]`, which says when it is no longer needed.
fn lints_explained(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for (offset, _) in source.code.match_indices("[allow(").chain(source.code.match_indices("[expect(")) {
        let attribute = source.code[offset..].split(")]").next().unwrap_or_default();
        if !attribute.contains("reason =") {
            faults.push(source.at(offset, "a lint is switched off without a reason"));
        }
    }
    faults
}

const CHECKS: &[Check] = &[
    borders,
    purity,
    length,
    names,
    header,
    honest_tests,
    nothing_unfinished,
    nothing_outside,
    panics_explained,
    lints_explained,
];

/// Every file of the project that people write.
fn files() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.to_path_buf()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the project can be read") {
            let path = entry.expect("the project can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let foreign =
                ["target", ".git", "node_modules", "Cargo.lock", "__pycache__", "LICENSE"].contains(&name.as_str());
            if foreign || path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let relative = path.strip_prefix(root).expect("found below the root").display().to_string();
                sources.push(Source::new(&relative, &text));
            }
        }
    }
    sources
}

#[test]
fn the_house_is_tidy() {
    let files = files();
    assert!(files.iter().any(|file| file.path == "src/lib.rs"), "the project is read");
    let mut faults: Vec<String> = files.iter().flat_map(|file| CHECKS.iter().flat_map(|check| check(file))).collect();
    faults.sort();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_room_and_every_excuse_in_the_tables_is_used() {
    for (room, allowed) in BORDERS {
        for name in allowed.iter().filter(|name| **name != "*") {
            assert!(BORDERS.iter().any(|(known, _)| known == name), "{room} is let into {name}, which is no room");
        }
    }
    for (path, reason) in LONG_FILES {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{path} is excused and does not exist");
        assert!(reason.len() > 20, "{path} needs a reason");
    }
}

/// One check on one sample: `expected` is part of the only fault, or empty when there must be none.
#[track_caller]
fn check(check: Check, path: &str, text: &str, expected: &str) {
    let faults = check(&Source::new(path, text));
    if expected.is_empty() {
        assert_eq!(faults, [""; 0], "{text}");
    } else {
        assert_eq!(faults.len(), 1, "one fault in {text:?}, found {faults:?}");
        assert!(faults[0].contains(expected), "{:?} does not say {expected:?}", faults[0]);
    }
}

#[test]
fn an_import_across_a_border_is_found_however_it_is_written() {
    check(borders, "src/procedure/floor.rs", "use crate::wire::Frame;", "floor.rs:1: procedure may not import wire");
    check(
        borders,
        "src/view.rs",
        "use crate::{\n procedure::ids,\n hub::peer,\n};",
        "view.rs:3: view may not import hub",
    );
    check(borders, "src/control/mod.rs", "fn f() { crate::hub::start(); }", "control may not import hub");
    check(borders, "src/endpoint/link.rs", "use super::super::clock;", "endpoint::link may not import clock");
    check(borders, "src/endpoint/link.rs", "use super::terminal;", "endpoint::link may not import endpoint");
    check(borders, "src/hub/switchboard/order.rs", "use crate::{procedure as p, clock};", "may not import clock");
    check(borders, "src/control/mod.rs", "use crate::procedure::Conference;", "control may not import procedure");
    check(borders, "src/clock.rs", "use crate::procedure::event::Event;", "clock may not import procedure::event");
    check(borders, "src/journal/entry.rs", "use super::sqlite;", "journal::entry may not import journal");
    check(borders, "src/attic.rs", "", "no room of the house");
}

#[test]
fn an_import_inside_the_border_is_let_pass() {
    check(borders, "src/procedure/mod.rs", "use self::ids::Span; use super::procedure::event;", "");
    check(borders, "src/procedure/event.rs", "use super::floor::Floor;", "");
    check(borders, "src/hub/mod.rs", "use switchboard::S; use crate::{clock, journal::{entry::Entry, Journal}};", "");
    check(borders, "src/control/mod.rs", "use crate::procedure::command::Action;", "");
    check(borders, "src/cli/hub.rs", "use crate::hub;", "");
    check(borders, "src/view.rs", "// use crate::hub;\nconst A: &str = \"crate::hub\";", "");
    check(borders, "src/view.rs", "#[cfg(test)]\nmod tests { use crate::hub::peer; }", "");
}

#[test]
fn a_pure_room_that_reaches_out_is_found() {
    check(purity, "src/procedure/floor.rs", "use tokio::sync::mpsc;", "may not use tokio::sync::mpsc");
    check(purity, "src/procedure/floor.rs", "use std::time::Instant;", "may not use std::time::Instant");
    check(purity, "src/hub/switchboard/mod.rs", "fn f() { std::fs::read(p); }", "may not use std::fs::read");
    check(purity, "src/endpoint/link.rs", "fn f() -> rand::Rng {}", "may not use rand::Rng");
    check(purity, "src/procedure/floor.rs", "use std::{collections::BTreeMap, fmt}; use serde::Serialize;", "");
    check(purity, "src/hub/mod.rs", "use tokio::net::TcpListener;", "");
}

#[test]
fn a_habit_that_is_broken_is_found() {
    check(length, "src/view.rs", &"let a = 1;\n".repeat(LONG + 1), "601 lines of code");
    check(length, "src/view.rs", &"// why\n\n".repeat(LONG + 1), "");
    check(names, "src/hub/utils.rs", "", "the file's name says nothing");
    check(names, "src/hub/peer.rs", "pub struct PeerManager;", "PeerManager");
    check(names, "src/hub/peer.rs", "fn helper_for_frames() {}", "helper_for_frames");
    check(names, "src/hub/peer.rs", "fn handle() {} struct Important;", "");
    check(header, "src/hub/peer.rs", "use std::fmt;", "begins without saying");
    check(header, "src/hub/peer.rs", "//! A peer.", "");
    check(lints_explained, "src/view.rs", "#[allow(dead_code)]", "view.rs:1: a lint is switched off");
    check(lints_explained, "src/view.rs", "#[expect(\n dead_code,\n reason = \"soon\"\n)]", "");
}

#[test]
fn a_dishonest_test_is_found() {
    let inside = |line: &str| format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{line}\n}}");
    check(honest_tests, "src/view.rs", &inside("#[ignore]"), "view.rs:4: a test that does not run");
    check(honest_tests, "tests/hub.rs", "tokio::time::sleep(d).await;", "a test that sleeps");
    check(honest_tests, "tests/hub.rs", "std::thread::sleep(d);", "a test that sleeps");
    check(honest_tests, "tests/hub.rs", concat!("bind(\"127.0.0.1:", "8021\")"), "a fixed port");
    check(honest_tests, "tests/hub.rs", "bind(\"127.0.0.1:0\")", "");
    check(honest_tests, "src/clock.rs", "async fn pause() { tokio::time::sleep(d).await }", "");
}

#[test]
fn what_is_unfinished_or_points_outside_is_found() {
    check(nothing_unfinished, "src/view.rs", concat!("// TO", "DO later"), "is unfinished");
    check(nothing_unfinished, "src/view.rs", concat!("fn f() { to", "do!() }"), "is unfinished");
    check(nothing_outside, "README.md", concat!("see ../", "shared/x"), "points outside");
    check(nothing_outside, "deploy/README.md", concat!("from crates", ".io"), "points outside");
    check(nothing_outside, "src/view.rs", "// sessions are many", "");
}

#[test]
fn a_panic_without_a_reason_is_found() {
    check(panics_explained, "src/view.rs", "fn f() {\n    a.unwrap();\n}", "view.rs:2: .unwrap()");
    check(panics_explained, "src/view.rs", "fn f() {\n    g(\n        a.expect(\"b\"),\n    );\n}", "view.rs:3");
    check(panics_explained, "src/view.rs", "fn f() {\n    // Set above.\n    let b = a\n        .unwrap();\n}", "");
    check(panics_explained, "src/view.rs", "#[cfg(test)]\nmod tests {\n fn f() { a.unwrap(); }\n}", "");
}

#[test]
fn literals_and_comments_are_no_code() {
    let text = "a('\"'); b(\"x\\\"y\"); c(r#\"\"z\"\"#); d('\\''); e::<'a>(); // f\n/* g\n */ h";
    let code = blank(text);
    assert_eq!(code.split_whitespace().collect::<Vec<_>>().concat(), "a();b();c();d();e::<'a>();h");
    assert_eq!(code.lines().count(), text.lines().count());
}

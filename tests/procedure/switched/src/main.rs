//! Tries the tests of the rules on the rules with a fault, for every fault there is, from one build.
//!
//! cargo-mutants says what the faults are. Each is put behind a switch (`switch.rs`), the whole is built once without
//! those that do not compile, and the tests are run with one switch on at a time: only those that come by the fault,
//! the quickest first, until one fails. What none of them notices is tried with every test, the searches of small
//! worlds and more random plays before it counts as missed.
//!
//! It is run by `../mutants`, in the package that this makes: `switched FOLDER`. What is found stands in
//! `FOLDER/faults.tsv`, a line for each fault as soon as it is known; `switched FOLDER again` tries only those that
//! nothing noticed, after tests were added.

mod switch;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use serde_json::Value;

/// One small change of the rules, as cargo-mutants lists it.
pub struct Fault {
    name: String,
    file: String,
    genre: String,
    replacement: String,
    line: u64,
    column: u64,
}

struct Test {
    binary: PathBuf,
    name: String,
    milliseconds: u64,
    reaches: BTreeSet<usize>,
}

/// The two rounds: how many random plays, and whether small worlds are searched.
#[derive(Clone, Copy)]
struct Round {
    plays: &'static str,
    searches: bool,
}

const QUICK: Round = Round { plays: "24", searches: false };
const THOROUGH: Round = Round { plays: "200", searches: true };
/// A run may last so many times as long as without a fault, and so many seconds more.
const PATIENCE: (u64, u64) = (20, 20);
const AT_ONCE: usize = 2;

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().expect("the folder of the package"));
    let again = words.next().is_some_and(|word| word == "again");
    let started = Instant::now();
    let pristine = folder.join("pristine");
    let faults = listed(&folder);
    println!("{} faults", faults.len());

    let results = folder.join("faults.tsv");
    let known = fs::read_to_string(&results).unwrap_or_default();
    let kept: BTreeMap<&str, &str> = known
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(how, _)| again && !how.starts_with("missed"))
        .map(|(how, rest)| (rest.split('\t').next().unwrap_or_default(), how))
        .collect();

    let unswitched = build(&folder, &pristine, &faults);
    let mut file = fs::File::create(&results).expect("the folder can be written");
    let mut open = vec![];
    for (number, fault) in faults.iter().enumerate().map(|(index, fault)| (index + 1, fault)) {
        if let Some(why) = unswitched.get(&number) {
            writeln!(file, "{why}\t{}\t", fault.name).expect("the folder can be written");
        } else if let Some(how) = kept.get(fault.name.as_str()) {
            writeln!(file, "{how}\t{}\t", fault.name).expect("the folder can be written");
        } else {
            open.push(number);
        }
    }
    let binaries = binaries(&folder);
    println!("built after {} s; {} faults to try", started.elapsed().as_secs(), open.len());
    let file = Mutex::new(file);
    for round in [QUICK, THOROUGH] {
        let tests = tests(&folder, &binaries, round);
        println!("{} tests, after {} s", tests.len(), started.elapsed().as_secs());
        let (next, missed) = (AtomicUsize::new(0), Mutex::new(vec![]));
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| {
                    while let Some(&number) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let how = tried(&tests, number, round);
                        let line = match &how {
                            Some((how, by)) => format!("{how}\t{}\t{by}", faults[number - 1].name),
                            None if round.searches => format!("missed\t{}\t", faults[number - 1].name),
                            None => String::new(),
                        };
                        if !line.is_empty() {
                            writeln!(file.lock().unwrap(), "{line}").expect("the folder can be written");
                        }
                        if how.is_none() {
                            missed.lock().unwrap().push(number);
                        }
                    }
                });
            }
        });
        open = missed.into_inner().unwrap();
        open.sort_unstable();
        println!("{} missed, after {} s", open.len(), started.elapsed().as_secs());
        fs::write(folder.join("open.txt"), open.iter().map(|&n| faults[n - 1].name.clone() + "\n").collect::<String>())
            .expect("the folder can be written");
    }
}

fn listed(folder: &Path) -> Vec<Fault> {
    let list = fs::read_to_string(folder.join("list.json")).expect("cargo-mutants made its list");
    let Value::Array(list) = serde_json::from_str(&list).expect("cargo-mutants writes JSON") else { panic!("a list") };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let one = |value: &Value| Fault {
        name: text(&value["name"]),
        file: text(&value["file"]),
        genre: text(&value["genre"]),
        replacement: text(&value["replacement"]),
        line: value["span"]["start"]["line"].as_u64().unwrap_or_default(),
        column: value["span"]["start"]["column"].as_u64().unwrap_or_default(),
    };
    list.iter().map(one).collect()
}

fn cargo(folder: &Path, words: &[&str]) -> Vec<Value> {
    let mut command = Command::new("cargo");
    command.args(words).arg("--message-format=json").current_dir(folder).env("RUSTFLAGS", "-Awarnings");
    let output = command.stderr(Stdio::inherit()).output().expect("cargo can be run");
    String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Puts every fault behind its switch but those that do not compile; says of each that has none why.
fn build(folder: &Path, pristine: &Path, faults: &[Fault]) -> BTreeMap<usize, &'static str> {
    fs::write(folder.join("src/switched.rs"), include_str!("switched.rs")).expect("the folder can be written");
    let mut of_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, fault) in faults.iter().enumerate() {
        of_file.entry(&fault.file).or_default().push(index + 1);
    }
    let mut without = BTreeMap::new();
    loop {
        let mut texts = BTreeMap::new();
        for (path, numbers) in &of_file {
            let text = fs::read_to_string(pristine.join(path)).expect("the rules can be read");
            let wanted: Vec<_> =
                numbers.iter().filter(|number| !without.contains_key(*number)).map(|&n| (n, &faults[n - 1])).collect();
            let switch::Switched { text: switched, hopeless, left } = switch::switch(&text, &wanted);
            without.extend(hopeless.into_iter().map(|number| (number, "unviable")));
            without.extend(left.into_iter().map(|number| (number, "unswitched")));
            let file = folder.join(path);
            if fs::read_to_string(&file).unwrap_or_default() != switched {
                fs::write(&file, &switched).expect("the folder can be written");
            }
            texts.insert(path.to_string(), switched);
        }
        let (mut errors, mut blamed) = (0, BTreeSet::new());
        for message in cargo(folder, &["check", "--quiet", "--lib"]) {
            if message["message"]["level"] != "error" {
                continue;
            }
            errors += 1;
            for span in message["message"]["spans"].as_array().into_iter().flatten() {
                let Some(text) = span["file_name"].as_str().and_then(|file| texts.get(file)) else { continue };
                let at = span["byte_start"].as_u64().unwrap_or_default() as usize;
                if span["is_primary"] == true {
                    match switch::blamed(text, at) {
                        Some(number) => _ = blamed.insert(number),
                        None => println!("{}", message["message"]["rendered"].as_str().unwrap_or_default()),
                    }
                }
            }
        }
        println!("{errors} errors, {} faults that do not compile", blamed.len());
        if errors == 0 {
            return without;
        }
        assert!(!blamed.is_empty(), "the switches themselves do not compile");
        without.extend(blamed.into_iter().map(|number| (number, "unviable")));
    }
}

fn binaries(folder: &Path) -> Vec<PathBuf> {
    let messages = cargo(folder, &["test", "--quiet", "--lib", "--test", "procedure", "--no-run"]);
    let found: Vec<_> =
        messages.iter().filter_map(|message| message["executable"].as_str().map(PathBuf::from)).collect();
    assert_eq!(found.len(), 2, "the tests are built");
    found
}

fn run(binary: &Path, round: Round) -> Command {
    let mut command = Command::new(binary);
    command.args(if round.searches { &[][..] } else { &["--skip", "exhaustive::"] });
    let set = [("PROPTEST_CASES", round.plays), ("PROPTEST_RNG_SEED", "1"), ("PROPTEST_MAX_SHRINK_ITERS", "0")];
    command.envs(set).env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true").env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Every test that comes by any switch, with the faults that it comes by. All of them pass.
fn tests(folder: &Path, binaries: &[PathBuf], round: Round) -> Vec<Test> {
    let mut tests = vec![];
    for binary in binaries {
        let reached = folder.join("reached");
        _ = fs::remove_dir_all(&reached);
        fs::create_dir(&reached).expect("the folder can be written");
        let output = run(binary, round).args(["--test-threads", "2"]).env("REACHED", &reached).output();
        let output = output.expect("the tests can be run");
        assert!(output.status.success(), "without a fault: {}", String::from_utf8_lossy(&output.stdout));
        for entry in fs::read_dir(&reached).expect("the folder can be read").flatten() {
            let text = fs::read_to_string(entry.path()).expect("the folder can be read");
            let mut numbers = text.lines().filter_map(|line| line.parse().ok());
            let milliseconds = numbers.next().unwrap_or(0) as u64;
            let name = entry.file_name().to_string_lossy().into_owned();
            tests.push(Test { binary: binary.clone(), name, milliseconds, reaches: numbers.collect() });
        }
    }
    tests.sort_by_key(|test| test.milliseconds);
    tests
}

/// How a fault is noticed and by which test; `None` if no test notices it.
fn tried(tests: &[Test], number: usize, round: Round) -> Option<(&'static str, String)> {
    let mut waiting: Vec<&Test> = tests.iter().filter(|test| test.reaches.contains(&number)).collect();
    let mut portion = 50;
    while let Some(first) = waiting.first() {
        let (binary, mut spent) = (first.binary.clone(), 0);
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|test| {
            let fits = test.binary == binary && (spent == 0 || spent + test.milliseconds <= portion);
            spent += if fits { test.milliseconds.max(1) } else { 0 };
            fits
        });
        if let Some(noticed) =
            noticed(&now, number, round, Duration::from_millis(spent * PATIENCE.0 + PATIENCE.1 * 1000))
        {
            return Some(noticed);
        }
        (waiting, portion) = (later, portion * 3);
    }
    None
}

fn noticed(tests: &[&Test], number: usize, round: Round, limit: Duration) -> Option<(&'static str, String)> {
    let mut command = run(&tests[0].binary, round);
    command.args(["--test-threads", "1", "--exact"]).args(tests.iter().map(|test| &test.name));
    let mut child = command.env("MUTANT", number.to_string()).spawn().expect("the tests can be run");
    let stdout = child.stdout.take().expect("its output is piped");
    let (line_out, lines) = mpsc::channel();
    std::thread::spawn(move || BufReader::new(stdout).lines().map_while(Result::ok).try_for_each(|l| line_out.send(l)));
    let until = Instant::now() + limit;
    let mut last = String::new();
    let found = loop {
        match lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) if line.ends_with("FAILED") => {
                break Some(("noticed", line.trim_start_matches("test ").trim_end_matches(" ... FAILED").to_owned()));
            }
            Ok(line) => last = line,
            Err(mpsc::RecvTimeoutError::Timeout) => break Some(("timeout", last.clone())),
            Err(mpsc::RecvTimeoutError::Disconnected) => break None,
        }
    };
    if found.is_some() {
        _ = child.kill();
    }
    let status = child.wait().expect("the child is ours");
    found.or_else(|| (!status.success()).then(|| ("crash", last)))
}

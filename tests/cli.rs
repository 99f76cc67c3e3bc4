//! The program from outside: its answers, its exit codes, and what it says when something is wrong.

use assert_cmd::Command;

/// The program in an environment of its own: no settings of this machine or its user.
fn mufakat(folder: &tempfile::TempDir) -> Command {
    let mut command = Command::cargo_bin("mufakat").unwrap();
    command.env_clear().env("HOME", folder.path()).env("PATH", "/usr/bin:/bin").current_dir(folder.path());
    command
}

#[track_caller]
fn said(command: &mut Command, code: i32) -> (String, String) {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "stdout: {out}\nstderr: {err}");
    (out, err)
}

#[test]
fn help_names_every_subcommand_and_goes_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let (out, err) = said(mufakat(&folder).arg("--help"), 0);
    for name in ["config", "completions", "man"] {
        assert!(out.contains(&format!("\n  {name} ")), "{name} in {out}");
    }
    assert_eq!(err, "");
}

#[test]
fn the_rules_are_listed_and_explained_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let (out, _) = said(mufakat(&folder).arg("rules"), 0);
    for rule in 1..=38 {
        assert!(out.contains(&format!("R-{rule}  ")), "R-{rule} in {out}");
    }
    let (out, _) = said(mufakat(&folder).args(["rules", "R-22", "--lang", "vi"]), 0);
    assert!(out.contains("member_dropped\n    Đường truyền tới Thái Lan đang mất"), "{out}");
    let (out, _) = said(mufakat(&folder).args(["rules", "r22", "--json"]), 0);
    let rule: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(rule["rule"], "R-22");
    let (out, err) = said(mufakat(&folder).args(["rules", "R-39"]), 2);
    assert_eq!((out.as_str(), err.contains("R-1 to R-38")), ("", true), "{err}");
}

#[test]
fn a_wrong_command_line_ends_with_2_and_says_what_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let (out, err) = said(mufakat(&folder).arg("confgi"), 2);
    assert_eq!(out, "");
    assert!(err.contains("config"), "{err}");
    said(&mut mufakat(&folder), 2);
}

#[test]
fn a_wrong_setting_ends_with_78_and_its_place() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ours.toml"), "[link]\ntcik = \"5s\"\n").unwrap();
    let (out, err) = said(mufakat(&folder).args(["config", "show", "--config", "ours.toml"]), 78);
    assert_eq!(out, "");
    let sentence = "there is no such setting; the nearest is \"link.tick\"";
    assert_eq!(err, format!("mufakat: ours.toml:2: link.tcik: {sentence} [unknown-key]\n"));
    let (_, err) = said(mufakat(&folder).args(["config", "show", "--config", "ours.toml", "--lang", "vi"]), 78);
    assert!(err.contains("không có thiết lập này"), "{err}");
}

#[test]
fn with_json_an_error_is_one_json_object() {
    let folder = tempfile::tempdir().unwrap();
    let (_, err) = said(mufakat(&folder).args(["config", "show", "--json"]).env("MUFAKAT__HUB__LISTNE", "x"), 78);
    let error: serde_json::Value = serde_json::from_str(&err).unwrap();
    assert_eq!(error["error"]["code"], "configuration");
    assert!(error["error"]["message"].as_str().unwrap().contains("hub.listen"), "{error}");
}

#[test]
fn every_value_is_shown_with_the_place_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let users = folder.path().join(".config/mufakat");
    std::fs::create_dir_all(&users).unwrap();
    std::fs::write(users.join("mufakat.toml"), "hub.conference = \"ours.toml\"\n").unwrap();
    let mut command = mufakat(&folder);
    command.args(["config", "show", "--json", "--log", "warn"]).env("MUFAKAT__LINK__TICK", "2s");
    let (out, _) = said(&mut command, 0);
    let shown: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    let origin =
        |key: &str| shown.iter().find(|line| line["key"] == key).unwrap()["origin"].as_str().unwrap().to_owned();
    assert_eq!(origin("log.filter"), "--log");
    assert_eq!(origin("link.tick"), "MUFAKAT__LINK__TICK");
    assert_eq!(origin("hub.conference"), format!("{}:1", users.join("mufakat.toml").display()));
    assert_eq!(origin("hub.listen"), "default");
}

#[test]
fn every_subcommand_has_a_manual_page_and_every_shell_its_completions() {
    let folder = tempfile::tempdir().unwrap();
    let (page, _) = said(mufakat(&folder).arg("man"), 0);
    assert!(page.contains(".SH SUBCOMMANDS"), "{page}");
    for name in ["config", "completions", "man"] {
        let (page, _) = said(mufakat(&folder).args(["man", name]), 0);
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
    }
    said(mufakat(&folder).args(["man", "nothing"]), 2);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (script, _) = said(mufakat(&folder).args(["completions", shell]), 0);
        assert!(script.contains("config"), "{shell}");
    }
}

#[test]
fn a_reader_that_goes_away_early_is_no_failure() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let program = assert_cmd::cargo::cargo_bin("mufakat");
    let output = std::process::Command::new(program).args(["config", "conference"]).stdout(writer).output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let program = assert_cmd::cargo::cargo_bin("mufakat");
    let output = std::process::Command::new(program).args(["config", "conference"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard output cannot be written"));
}

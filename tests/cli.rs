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

/// What the hub says that cannot start, in English and in Vietnamese.
#[track_caller]
fn cannot_start(folder: &tempfile::TempDir, arguments: &[&str], code: i32, en: &[&str], vi: &[&str]) {
    for (language, expected) in [("en", en), ("vi", vi)] {
        let mut command = mufakat(folder);
        command.args(["hub", "--lang", language, "--log", "off"]).args(arguments);
        command.timeout(std::time::Duration::from_secs(60));
        let (out, err) = said(&mut command, code);
        assert_eq!(out, "", "nothing is promised");
        for words in expected {
            assert!(err.contains(words), "{words:?} in {err}");
        }
    }
}

#[test]
fn a_state_folder_that_cannot_be_made_is_named_with_the_reason_and_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let state = folder.path().join("file/state");
    let state = state.to_str().unwrap();
    let en = ["The state folder ", state, "a part of the path is a file, not a folder", "--state"];
    let vi = ["Không dùng được thư mục trạng thái ", state, "một phần của đường dẫn là tệp", "--state"];
    cannot_start(&folder, &["--state", state], 1, &en, &vi);
}

#[test]
fn a_state_folder_that_another_hub_holds_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    std::fs::create_dir(&state).unwrap();
    let lock = std::fs::File::create(state.join("hub.lock")).unwrap();
    lock.lock().unwrap();
    let state = state.to_str().unwrap();
    let en = ["Another hub is running on the state folder ", state, "Stop it first"];
    let vi = ["Một điểm cầu chính khác đang chạy trên thư mục trạng thái ", state, "Hãy dừng nó trước"];
    cannot_start(&folder, &["--state", state], 1, &en, &vi);
}

#[test]
fn a_port_that_is_in_use_is_named_with_the_way_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let en = ["cannot listen on ", &address, "another program listens there", "--listen"];
    let vi = ["không thể nhận kết nối tại ", &address, "chương trình khác đang dùng cổng này", "--listen"];
    cannot_start(&folder, &["--listen", &address], 1, &en, &vi);
}

#[test]
fn a_certificate_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[tls]\ncertificate = \"/nowhere/hub.pem\"\nkey = \"/nowhere/hub.key\"\n";
    std::fs::write(folder.path().join("ours.toml"), settings).unwrap();
    let en = ["The certificate: /nowhere/hub.pem: there is nothing of that name"];
    let vi = ["Chứng thư: /nowhere/hub.pem: không có gì mang tên đó"];
    cannot_start(&folder, &["--config", "ours.toml", "--listen", "127.0.0.1:0"], 78, &en, &vi);
}

#[test]
fn a_record_that_is_none_and_a_book_that_is_none_are_named() {
    let folder = tempfile::tempdir().unwrap();
    for (file, en, vi) in [
        (
            "journal.db",
            "is not a record that this program can read",
            "không phải là hồ sơ mà chương trình này đọc được",
        ),
        ("credentials.json", "is not a book of invitations", "không phải là sổ giấy mời"),
    ] {
        let state = folder.path().join(file).with_extension("state");
        std::fs::create_dir(&state).unwrap();
        std::fs::write(state.join(file), "a recipe for soup, which is neither of the two; long enough to be read")
            .unwrap();
        let (state, file) = (state.to_str().unwrap(), state.join(file));
        let file = file.to_str().unwrap();
        cannot_start(&folder, &["--state", state, "--listen", "127.0.0.1:0"], 1, &[file, en], &[file, vi]);
    }
}

#[test]
fn what_the_hubs_own_door_refuses_is_said_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let invite = |arguments: &[&str], language: &str| {
        let (_, err) =
            said(mufakat(&folder).args(["invite", "--state", "state", "--lang", language]).args(arguments), 1);
        err
    };
    assert!(invite(&["seat", "TH.hod"], "en").contains("There is no record in state. Start the hub once"));
    assert!(invite(&["seat", "TH.hod"], "vi").contains("Không có hồ sơ trong state"));
    assert!(invite(&["code", "TH"], "en").contains("No hub is running on this state folder. Start it"));
    assert!(invite(&["admit", "d.1"], "vi").contains("Không có điểm cầu chính nào đang chạy"));
    assert!(invite(&["revoke", "i.1"], "en").contains("There is no such invitation, device or key"));
    assert!(invite(&["revoke", "i.1"], "vi").contains("Không có giấy mời, thiết bị hay khóa nào như vậy"));
}

#[test]
fn sentences_are_in_the_language_of_the_environment_unless_another_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let err = |name: &str, value: &str, more: &[&str]| {
        let mut command = mufakat(&folder);
        said(command.args(["invite", "--state", "state", "code", "TH"]).args(more).env(name, value), 1).1
    };
    for name in ["LANG", "LC_MESSAGES", "LC_ALL", "MUFAKAT_LANG"] {
        let tag = if name == "MUFAKAT_LANG" { "vi" } else { "vi_VN.UTF-8" };
        assert!(err(name, tag, &[]).contains("Không có điểm cầu chính"), "{name}");
        assert!(err(name, tag, &["--lang", "en"]).contains("No hub is running"), "{name}");
    }
    for tag in ["C.UTF-8", "fr_FR.UTF-8", "POSIX", ""] {
        assert!(err("LANG", tag, &[]).contains("No hub is running"), "{tag}");
    }
}

//! Wrong command lines.

use std::process::Stdio;

use crate::run::{Desk, SEOUL};

#[test]
fn names_every_wrong_flag_at_once() {
    let answer = Desk::new().run(&[
        "plan",
        "--destination",
        "seoul",
        "--start",
        "tomorrow",
        "--days",
        "3",
        "--member",
        "age=300",
        "--member",
        "shoe=44,age=9",
        "--json",
    ]);
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    let error = answer.error();
    assert_eq!(error["code"], "INVALID_REQUEST");
    let fields: Vec<&str> = error["errors"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|fault| fault["field"].as_str())
        .collect();
    assert_eq!(fields, ["--member 2", "--start", "--member 1"]);
}

#[test]
fn speaks_korean_about_its_own_faults() {
    let answer = Desk::new().run(&[
        "plan",
        "--lang",
        "ko",
        "--destination",
        "munich:3",
        "--start",
        "2027-05-01",
        "--days",
        "9",
        "--member",
        "age=30",
    ]);
    assert_eq!(answer.code, 2);
    assert_eq!(
        answer.err,
        "error[INVALID_REQUEST] --days: 9일은 --destination과 맞지 않습니다. 3박이면 4일입니다\n"
    );
}

#[test]
fn suggests_a_destination_that_exists() {
    let desk = Desk::new();
    let answer = desk.run(&[
        "plan",
        "--destination",
        "seuol",
        "--start",
        "2026-12-04",
        "--days",
        "2",
        "--member",
        "age=30",
    ]);
    assert_eq!(answer.code, 2);
    assert!(
        answer.err.starts_with("error[DESTINATION_NOT_FOUND]: "),
        "{}",
        answer.err
    );
    assert!(answer.err.contains("did you mean seoul?"), "{}", answer.err);
    assert!(
        answer.err.contains("  field: --destination 1\n"),
        "{}",
        answer.err
    );
}

#[test]
fn refuses_flags_that_do_not_exist() {
    let desk = Desk::new();
    let answer = desk.run(&["plan", "--destnation", "seoul"]);
    assert_eq!(answer.code, 2);
    assert!(
        answer
            .err
            .starts_with("error[COMMAND_LINE]: unexpected argument '--destnation'"),
        "{}",
        answer.err
    );
    assert!(
        answer
            .err
            .ends_with("  help: a similar argument exists: '--destination'\n"),
        "{}",
        answer.err
    );
    let json = desk.run(&["plan", "--destnation", "seoul", "--json"]);
    assert_eq!(
        (json.code, json.error()["code"].as_str()),
        (2, Some("COMMAND_LINE"))
    );
}

#[test]
fn refuses_days_that_a_plan_does_not_have() {
    let desk = Desk::new();
    let file = desk.seoul();
    let answer = desk.run(&["plan", "--from", &file, "--day", "9"]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (2, "error[INVALID_REQUEST] --day: 9: the plan has 3 days\n")
    );
}

#[test]
fn settles_no_stop_that_stands_on_a_closed_day() {
    let desk = Desk::new();
    let file = desk.seoul();
    let plan: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&file).expect("written")).expect("JSON");
    let first = plan["days"][0]["stops"][0]["placeId"].as_str().expect("a stop");
    let lock = format!("{first}@2");
    let answer = desk.run(&["plan", "--from", &file, "--day", "2", "--lock", &lock]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (
            2,
            "error[INVALID_REQUEST] --lock: it changes day 1, which may not change; add --day 1\n"
        )
    );
    let open = desk.run(&[
        "plan", "--from", &file, "--day", "1", "--day", "2", "--lock", &lock,
    ]);
    assert!(open.code <= 1, "{}", open.err);
}

#[test]
fn stops_quietly_when_nobody_reads_on() {
    let desk = Desk::new();
    for arguments in [&["places", "list", "--json"][..], &SEOUL, &["help"]] {
        let mut child = desk
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert!(
            output.status.code().is_some_and(|code| code <= 1),
            "{:?}",
            output.status
        );
    }
}

#[test]
fn refuses_a_damaged_pack() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("data")).expect("a fresh folder");
    desk.write("data/seoul.pack", "no pack");
    let data = desk.path("data").display().to_string();
    let answer = desk.run(&["--data-dir", &data, "places", "show", "seoul/gyeongbokgung"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.starts_with("error[PACK_MAGIC]"), "{}", answer.err);
}

#[test]
fn says_in_korean_what_a_flag_lacks() {
    let answer = Desk::new().run(&[
        "plan",
        "--lang",
        "ko",
        "--destination",
        "seoul",
        "--start",
        "2026-13-04",
        "--days",
        "2",
        "--transport",
        "boat",
        "--day-end",
        "28:00",
    ]);
    assert_eq!(answer.code, 2);
    let mut lines: Vec<&str> = answer.err.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "error[INVALID_REQUEST] --day-end: 00:00에서 27:00 사이여야 합니다",
            "error[INVALID_REQUEST] --member: 필요한 항목입니다",
            "error[INVALID_REQUEST] --start: YYYY-MM-DD 형식의 날짜여야 합니다",
            "error[INVALID_REQUEST] --transport: 다음 중 하나여야 합니다: transit, car, walk",
        ]
    );
}

#[test]
fn refuses_a_lodging_where_no_night_is_spent() {
    let answer = Desk::new().run(&[
        "plan",
        "--destination",
        "seoul",
        "--start",
        "2026-12-04",
        "--days",
        "1",
        "--member",
        "age=30",
        "--lodging",
        "Some Inn",
        "--budget",
        "-5KRW",
    ]);
    assert_eq!(answer.code, 2);
    assert!(
        answer
            .err
            .contains("--lodging: cannot be given where no night is spent"),
        "{}",
        answer.err
    );
    assert!(answer.err.contains("--budget: `-5KRW`"), "{}", answer.err);
}

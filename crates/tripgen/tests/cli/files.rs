//! `tripgen check`, `explain` and `export`.

use crate::run::Desk;

#[test]
fn finds_a_plan_of_its_own_good() {
    let desk = Desk::new();
    let file = desk.seoul();
    let answer = desk.run(&["check", &file]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("✓ Works"), "{}", answer.out);
    assert_eq!(desk.run(&["check", &file, "--json"]).json()["verdict"], "good");
}

#[test]
fn finds_a_visit_when_the_doors_are_closed() {
    let desk = Desk::new();
    // Gyeongbokgung is closed on Tuesdays.
    let file = desk.write(
        "mine.json",
        r#"{"destination": "seoul", "days": [{"date": "2026-12-08",
            "stops": [{"place": "seoul/gyeongbokgung", "start": "10:00", "end": "12:00"}]}]}"#,
    );
    let answer = desk.run(&["check", &file, "--json"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    let findings = answer.json()["findings"].clone();
    assert!(
        findings
            .as_array()
            .into_iter()
            .flatten()
            .any(|finding| finding["code"] == "CLOSED"),
        "{findings}"
    );
    let text = desk.run(&["check", &file, "--lang", "ko"]);
    assert!(text.out.contains("[CLOSED]"), "{}", text.out);
}

#[test]
fn shows_the_conflict_of_a_file_without_a_plan() {
    let desk = Desk::new();
    let asked = [
        "plan",
        "--destination",
        "paris",
        "--start",
        "2027-05-01",
        "--days",
        "2",
        "--member",
        "age=40",
        "--budget",
        "10EUR",
        "--json",
    ];
    let file = desk.write("none.json", &desk.run(&asked).out);
    let answer = desk.run(&["check", &file]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(answer.out.contains("No plan is possible"), "{}", answer.out);
}

#[test]
fn refuses_files_that_are_no_plans() {
    let desk = Desk::new();
    let check = |text: &str, code: &str| {
        let file = desk.write("broken.json", text);
        let answer = desk.run(&["check", &file, "--json"]);
        assert_eq!(
            (answer.code, answer.error()["code"].as_str()),
            (2, Some(code)),
            "{text}: {}",
            answer.err
        );
    };
    check("{", "PLAN_UNREADABLE");
    check("{\"format\": 99}", "PLAN_FORMAT");
    check("{\"days\": 3}", "INVALID_REQUEST");
    let half: String = std::fs::read_to_string(desk.seoul())
        .expect("written")
        .replace("\"localStart\"", "\"localEnd2\"");
    check(&half, "PLAN_FIELD");
}

#[test]
fn names_the_file_that_cannot_be_read() {
    let desk = Desk::new();
    let missing = desk.run(&["check", "nowhere.json"]);
    assert_eq!(missing.code, 2);
    assert!(
        missing
            .err
            .starts_with("error[FILE_UNREADABLE]: cannot read nowhere.json"),
        "{}",
        missing.err
    );
    std::fs::write(desk.path("latin.json"), [b'{', 0xe9, b'}']).expect("written");
    let latin = desk.run(&["check", "latin.json"]);
    assert_eq!(latin.code, 2);
    assert!(latin.err.contains("byte 1 is not UTF-8"), "{}", latin.err);
}

#[test]
fn explains_what_is_in_and_what_is_not() {
    let desk = Desk::new();
    let file = desk.seoul();
    let inside = desk.run(&["explain", &file, "경복궁"]);
    assert_eq!(inside.code, 0, "{}", inside.err);
    assert!(inside.out.contains("Why it is in:"), "{}", inside.out);
    let outside = desk.run(&["explain", &file, "seoul/lotte-world", "--json"]);
    assert_eq!(
        (outside.code, outside.json()["status"].as_str()),
        (0, Some("out")),
        "{}",
        outside.err
    );
    let unknown = desk.run(&["explain", &file, "Castle in the clouds", "--json"]);
    assert_eq!(
        (unknown.code, unknown.json()["status"].as_str()),
        (1, Some("unknown")),
        "{}",
        unknown.err
    );
    let all = desk.run(&["explain", &file, "--json"]).json();
    assert!(all["stops"].as_array().is_some_and(|stops| stops.len() >= 3));
}

#[test]
fn exports_every_format() {
    let desk = Desk::new();
    let file = desk.seoul();
    let out = desk.path("print").display().to_string();
    for (format, begins) in [
        ("ics", "BEGIN:VCALENDAR"),
        ("gpx", "<?xml"),
        ("kml", "<?xml"),
        ("markdown", "# "),
    ] {
        let answer = desk.run(&["export", &file, "--format", format, "--out", &out]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        let written = std::fs::read_to_string(answer.out.trim_end()).expect("the path is printed");
        assert!(written.starts_with(begins), "{format}: {}", &written[..40]);
    }
    for (format, magic) in [("pdf", b"%PDF".as_slice()), ("png", b"\x89PNG")] {
        let answer = desk.run(&["export", &file, "--format", format, "--out", &out, "--json"]);
        if answer.code == 2 && answer.error()["code"] == "FONT_MISSING" {
            println!("skipped: this build holds no font");
            continue;
        }
        let path = answer.json()["files"][0]["path"]
            .as_str()
            .map(str::to_owned)
            .expect("a path");
        assert!(
            std::fs::read(path).expect("written").starts_with(magic),
            "{format}"
        );
    }
}

#[test]
fn writes_into_no_folder_that_is_missing() {
    let desk = Desk::new();
    let file = desk.seoul();
    let answer = desk.run(&["export", &file, "--format", "gpx", "--out", "a/b/c"]);
    assert_eq!(answer.code, 2);
    assert!(
        answer
            .err
            .contains("error[FILE_UNWRITABLE]: cannot write a/b: the folder does not exist"),
        "{}",
        answer.err
    );
    let day = desk.run(&["export", &file, "--format", "gpx", "--out", "out", "--day", "9"]);
    assert_eq!(day.code, 2);
    assert!(day.err.starts_with("error[DAY_UNKNOWN]"), "{}", day.err);
}

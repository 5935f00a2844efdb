//! `tripgen plan`.

use serde_json::Value;

use crate::run::{Desk, SEOUL};

fn with<'a>(arguments: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [arguments, more].concat()
}

#[test]
fn plans_three_days_in_seoul() {
    let answer = Desk::new().run(&with(&SEOUL, &["--json"]));
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let plan = answer.json();
    assert_eq!(plan["days"].as_array().map(Vec::len), Some(3));
    assert_eq!(plan["certificate"]["verdict"], "good");
    assert!(answer.out.contains("\"placeId\": \"seoul/gyeongbokgung\""));
}

#[test]
fn says_the_same_twice() {
    let desk = Desk::new();
    for more in [&["--json"][..], &[], &["--lang", "ko"]] {
        let arguments = with(&SEOUL, more);
        assert_eq!(desk.run(&arguments).out, desk.run(&arguments).out);
    }
}

#[test]
fn shows_a_plan_in_english_and_korean() {
    let desk = Desk::new();
    insta::assert_snapshot!("seoul_english", desk.run(&SEOUL).out);
    insta::assert_snapshot!("seoul_korean", desk.run(&with(&SEOUL, &["--lang", "ko"])).out);
}

#[test]
fn takes_the_language_from_the_locale() {
    let desk = Desk::new();
    let korean = desk
        .command(&SEOUL)
        .env("LANG", "ko_KR.UTF-8")
        .output()
        .expect("the program starts");
    assert_eq!(
        korean.stdout,
        desk.run(&with(&SEOUL, &["--lang", "ko"])).out.as_bytes()
    );
    let overruled = desk
        .command(&SEOUL)
        .env("LANG", "ko_KR.UTF-8")
        .env("LC_ALL", "C")
        .output();
    assert_eq!(
        overruled.expect("the program starts").stdout,
        desk.run(&SEOUL).out.as_bytes()
    );
}

#[test]
fn plans_several_cities_with_nights_budget_and_ends() {
    let answer = Desk::new().run(&[
        "plan",
        "--destination",
        "munich:3",
        "--destination",
        "prague:2",
        "--start",
        "2027-05-01",
        "--arrive",
        "2027-05-01T11:00",
        "--depart",
        "2027-05-06T18:00",
        "--budget",
        "1200EUR",
        "--member",
        "age=30,health=good",
        "--json",
    ]);
    assert!(answer.code <= 1, "{}", answer.err);
    let plan = answer.json();
    assert_eq!(plan["days"].as_array().map(Vec::len), Some(6));
    assert_eq!(plan["costs"]["budget"]["amount"], 120_000);
    let cities: Vec<&Value> = plan["days"][3]["segments"]
        .as_array()
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(cities.len(), 2, "the day of the change has both cities");
}

#[test]
fn takes_a_request_from_a_file_and_from_standard_input() {
    let desk = Desk::new();
    let request = r#"{"startDate": "2026-12-04", "destinations": [{"name": "서울", "nights": 1}], "members": [{"age": 30}]}"#;
    let file = desk.write("trip.json", request);
    let from_file = desk.run(&["plan", "--request", &file, "--seed", "3", "--json"]);
    assert_eq!(from_file.code, 0, "{}", from_file.err);
    assert_eq!(from_file.json()["request"]["seed"], 3);
    let input = std::fs::File::open(&file).expect("just written");
    let piped = desk
        .command(&["plan", "--request", "-", "--seed", "3", "--json"])
        .stdin(input)
        .output();
    assert_eq!(
        piped.expect("the program starts").stdout,
        from_file.out.as_bytes()
    );
}

#[test]
fn says_back_what_it_did_not_understand() {
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
        "--say",
        "유니콘 타고 싶어",
        "--must-see",
        "없는 곳",
    ]);
    assert!(
        answer.out.contains("Not understood\n  “유니콘 타고 싶어”"),
        "{}",
        answer.out
    );
    assert!(answer.out.contains("Must-see 없는 곳"), "{}", answer.out);
}

#[test]
fn colours_nothing_that_is_not_a_terminal() {
    let answer = Desk::new().run(&SEOUL);
    assert!(!answer.out.contains('\u{1b}'), "{}", answer.out);
}

#[test]
fn keeps_to_the_width_of_the_terminal() {
    let desk = Desk::new();
    for (stated, held) in [("20", 60), ("72", 72), ("300", 100)] {
        let output = desk
            .command(&with(&SEOUL, &["--lang", "ko", "--rain"]))
            .env("COLUMNS", stated)
            .output();
        let text = String::from_utf8(output.expect("the program starts").stdout).expect("UTF-8");
        let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max();
        assert!(
            widest.is_some_and(|widest| widest <= held),
            "{stated}: {widest:?}"
        );
    }
}

#[test]
fn names_the_conflict_of_an_impossible_trip() {
    let answer = Desk::new().run(&[
        "plan",
        "--destination",
        "seoul",
        "--start",
        "2026-12-04",
        "--days",
        "2",
        "--member",
        "age=30",
        "--lock",
        "seoul/gyeongbokgung@1=10:00",
        "--lock",
        "seoul/n-seoul-tower@1=10:10",
        "--json",
    ]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert_eq!(answer.json()["feasible"], false);
    assert!(
        answer.json()["conflicts"]
            .as_array()
            .is_some_and(|conflicts| !conflicts.is_empty())
    );
}

#[test]
fn shows_the_dates_of_a_trip_that_cannot_be() {
    let answer = Desk::new().run(&[
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
    ]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(answer.out.contains("1–2 May 2027"), "{}", answer.out);
    assert!(
        answer.out.contains("No plan is possible\n  - Budget: "),
        "{}",
        answer.out
    );
}

#[test]
fn plans_one_day_again_and_shows_what_changes() {
    let desk = Desk::new();
    let file = desk.seoul();
    let answer = desk.run(&["plan", "--from", &file, "--day", "2", "--say", "박물관", "--json"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let proposal = answer.json();
    for list in ["kept", "moved", "added", "dropped"] {
        assert!(proposal["diff"][list].is_array(), "{list}");
    }
    let before: Value =
        serde_json::from_str(&std::fs::read_to_string(&file).expect("written")).expect("JSON");
    let names = |plan: &Value, day: usize| -> Vec<Value> {
        plan["days"][day]["stops"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|stop| stop["placeId"].clone())
            .collect()
    };
    for day in [0, 2] {
        assert_eq!(
            names(&proposal["plan"], day),
            names(&before, day),
            "a closed day stays"
        );
    }
    let text = desk.run(&["plan", "--from", &file, "--day", "2", "--say", "박물관"]);
    assert!(text.out.starts_with("Changes\n"), "{}", text.out);
}

#[test]
fn keeps_the_plan_file_beside_the_text() {
    let desk = Desk::new();
    let out = desk.path("kept.json").display().to_string();
    let shown = desk.run(&with(&SEOUL, &["--out", &out]));
    assert_eq!(shown.code, 0, "{}", shown.err);
    let kept = std::fs::read_to_string(&out).expect("written");
    assert_eq!(kept, desk.run(&with(&SEOUL, &["--json"])).out);
}

#[test]
fn folds_the_plan_for_rain_unless_asked() {
    let desk = Desk::new();
    let folded = desk.run(&SEOUL).out;
    let whole = desk.run(&with(&SEOUL, &["--rain"])).out;
    let without = desk.run(&with(&SEOUL, &["--no-rain"])).out;
    assert!(folded.contains("If it rains:"), "{folded}");
    assert!(whole.lines().count() > folded.lines().count() + 5, "{whole}");
    assert!(!without.contains("If it rains"), "{without}");
}

const SHORT: [&str; 11] = [
    "plan",
    "--destination",
    "seoul",
    "--start",
    "2026-12-04",
    "--days",
    "2",
    "--member",
    "age=35",
    "--effort",
    "quick",
];

#[test]
fn sleeps_at_the_position_given() {
    let answer = Desk::new().run(&with(&SHORT, &["--lodging", "37.5500,126.9200", "--json"]));
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let plan = answer.json();
    let lodging = &plan["request"]["destinations"][0]["lodging"][0]["options"][0]["place"];
    assert_eq!(lodging["latitude"], 37.55);
    let start = &plan["days"][0]["anchors"][0];
    assert_eq!(
        (&start["latitude"], &start["longitude"]),
        (&37.55.into(), &126.92.into())
    );
    assert_eq!(plan["unmet"].as_array().map_or(0, Vec::len), 0);
}

#[test]
fn admits_that_a_named_lodging_could_not_be_found() {
    let answer = Desk::new().run(&with(&SHORT, &["--lodging", "Nowhere Inn"]));
    assert!(
        answer
            .out
            .contains("Asked for Nowhere Inn: no data pack knows it."),
        "{}",
        answer.out
    );
    assert!(
        answer
            .out
            .contains("Where the lodging named in Seoul lies is not known"),
        "{}",
        answer.out
    );
    assert!(!answer.out.contains("No lodging was named"), "{}", answer.out);
}

#[test]
fn says_back_what_the_words_were_taken_to_mean() {
    let words = "we want a slow trip, no museums, love seafood";
    let answer = Desk::new().run(&with(&SHORT, &["--say", words]));
    assert!(
        answer.out.contains("  - “museums” → none of: museum\n"),
        "{}",
        answer.out
    );
    assert!(
        answer.out.contains("  - “slow trip” → relaxed pace\n"),
        "{}",
        answer.out
    );
}

#[test]
fn names_the_city_of_an_impossible_trip_as_people_write_it() {
    let answer = Desk::new().run(&with(&SHORT, &["--budget", "10KRW"]));
    assert_eq!(answer.code, 1);
    assert!(answer.out.starts_with("Seoul · 4–5 Dec 2026\n"), "{}", answer.out);
    assert!(
        answer.out.contains("No lodging was named in Seoul"),
        "{}",
        answer.out
    );
}

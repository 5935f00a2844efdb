//! `tripgen places`.

use crate::run::{Desk, shared};

#[test]
fn lists_the_destinations() {
    let list = Desk::new().run(&["places", "list", "--json"]).json();
    let ids: Vec<&str> = list
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry["id"].as_str())
        .collect();
    assert!(ids.len() >= 25, "{ids:?}");
    assert!(ids.contains(&"seoul") && ids.contains(&"new-york"));
}

#[test]
fn lists_what_is_known_of_each_destination_for_people() {
    let munich = |language: &str| {
        let answer = Desk::new().run(&["--lang", language, "places", "list"]);
        answer
            .out
            .lines()
            .find(|line| line.starts_with("munich"))
            .map(str::to_owned)
    };
    let english = munich("en").expect("Munich is bundled");
    assert!(
        english.contains("places") && english.contains("% with hours"),
        "{english}"
    );
    assert!(english.contains("% verified"), "{english}");
    let korean = munich("ko").expect("Munich is bundled");
    assert!(korean.contains("뮌헨") && korean.contains("% 확인됨"), "{korean}");
}

#[test]
fn shows_a_place() {
    let desk = Desk::new();
    let place = desk
        .run(&["places", "show", "seoul/gyeongbokgung", "--json"])
        .json();
    assert_eq!(place["placeId"], "seoul/gyeongbokgung");
    assert_eq!(place["names"]["ko"], "경복궁");
    let dated = desk
        .run(&[
            "places",
            "show",
            "seoul/gyeongbokgung",
            "--date",
            "2026-12-08",
            "--json",
        ])
        .json();
    assert_eq!(dated["hours"]["week"].as_array().map(Vec::len), Some(7));
    let unknown = desk.run(&["places", "show", "seoul/atlantis", "--json"]);
    assert_eq!(
        (unknown.code, unknown.error()["code"].as_str()),
        (1, Some("PLACE_NOT_FOUND"))
    );
}

#[test]
fn lists_what_is_near_by_time() {
    let desk = Desk::new();
    let near = desk
        .run(&[
            "places",
            "near",
            "37.5796,126.9770",
            "--minutes",
            "30",
            "--mode",
            "walk",
            "--json",
        ])
        .json();
    let minutes: Vec<i64> = near
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|place| place["travelMinutes"].as_i64())
        .collect();
    assert!(
        minutes.len() > 5 && minutes.is_sorted() && minutes.iter().all(|time| *time <= 30),
        "{minutes:?}"
    );
    let sea = desk.run(&["places", "near", "-45,-150", "--minutes", "30"]);
    assert_eq!((sea.code, sea.out.as_str()), (1, "Nothing was found.\n"));
    assert_eq!(desk.run(&["places", "near", "somewhere"]).code, 2);
    assert_eq!(
        desk.run(&["places", "near", "37,127", "--mode", "flight"]).code,
        2
    );
}

#[test]
fn finds_places_half_typed_and_by_initials() {
    let desk = Desk::new();
    for query in ["경복", "ㄱㅂㄱ", "Gyeongbok"] {
        let found = desk
            .run(&["places", "search", query, "--destination", "서울", "--json"])
            .json();
        assert_eq!(found[0]["placeId"], "seoul/gyeongbokgung", "{query}");
    }
    assert_eq!(desk.run(&["places", "search", "qqqqqqqq"]).code, 1);
    let wrong = desk.run(&["places", "search", "시장", "--destination", "seul"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean seoul"), "{}", wrong.err);
}

#[test]
fn imports_a_table_and_plans_from_it() {
    let desk = Desk::new();
    let row = |number: i32| {
        format!(
            "p{number},Place {number},43.73{number},7.42{number},museum,Mo-Su 09:00-19:00
"
        )
    };
    let rows: Vec<String> = (0..8).map(row).collect();
    let table = "id,name_local,lat,lon,category,hours
"
    .to_owned()
        + &rows.concat();
    let file = desk.write("table.csv", &table);
    let data = desk.path("data").display().to_string();
    let imported = desk.run(&[
        "--data-dir",
        &data,
        "places",
        "import",
        &file,
        "--as",
        "tiny",
        "--zone",
        "Europe/Monaco",
        "--currency",
        "EUR",
        "--json",
    ]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    assert_eq!(imported.json()["places"], 8);
    let plan = desk.run(&[
        "--data-dir",
        &data,
        "plan",
        "--destination",
        "tiny",
        "--start",
        "2027-05-01",
        "--days",
        "1",
        "--member",
        "age=30",
        "--json",
    ]);
    assert!(plan.code <= 1, "{}", plan.err);
    assert_eq!(plan.json()["packs"][0]["destination"], "tiny");
    let by_variable = desk
        .command(&["places", "list", "--json"])
        .env("TRIPGEN_DATA_DIR", &data)
        .output();
    let listed = String::from_utf8(by_variable.expect("the program starts").stdout).expect("UTF-8");
    assert!(listed.contains("\"id\": \"tiny\""));
}

#[test]
fn imports_a_city_and_plans_a_day_in_it() {
    let Some(file) = shared("osm/monaco-2023-12-26.osm.pbf") else {
        return;
    };
    let desk = Desk::new();
    let (file, data) = (
        file.display().to_string(),
        desk.path("data").display().to_string(),
    );
    let imported = desk.run(&["--data-dir", &data, "places", "import", &file, "--as", "monaco"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    assert!(
        imported
            .out
            .contains("Licence: ODbL-1.0 · © OpenStreetMap contributors"),
        "{}",
        imported.out
    );
    let plan = desk.run(&[
        "--data-dir",
        &data,
        "plan",
        "--destination",
        "monaco",
        "--start",
        "2027-05-01",
        "--days",
        "1",
        "--member",
        "age=30,health=good",
        "--json",
    ]);
    assert!(plan.code <= 1, "{}", plan.err);
    assert_eq!(
        plan.json()["packs"][0]["attribution"],
        "© OpenStreetMap contributors"
    );
}

#[test]
fn refuses_what_it_cannot_import() {
    let desk = Desk::new();
    let file = desk.write("notes.txt", "hello");
    assert!(
        desk.run(&["places", "import", &file, "--as", "x"])
            .err
            .starts_with("error[FILE_TYPE]")
    );
    let file = desk.write("broken.pbf", "hello");
    let broken = desk.run(&["places", "import", &file, "--as", "x"]);
    assert_eq!(broken.code, 2);
    assert!(broken.err.starts_with("error[IMPORT_PBF]"), "{}", broken.err);
    assert!(
        desk.run(&["places", "import", &file, "--as", "../x"])
            .err
            .starts_with("error[COMMAND_LINE]: --as")
    );
}

#[test]
fn compares_positions_with_other_facts() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("facts")).expect("a fresh folder");
    desk.write(
        "facts/seoul.csv",
        "name_local,name_en,name_ko,lat,lon,category,wikidata\n경복궁,Gyeongbokgung,경복궁,37.70,126.977,palace,\n",
    );
    let answer = desk.run(&["places", "crosscheck", "--against", "facts", "--json"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert_eq!(answer.json()[0]["far"][0]["placeId"], "seoul/gyeongbokgung");
    assert_eq!(
        desk.run(&["places", "crosscheck", "--against", "nowhere"]).code,
        2
    );
}

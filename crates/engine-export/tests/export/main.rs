//! Exports of a hand-made plan, read back.

mod calendar;
mod fixture;
mod geography;
mod pages;
mod read_back;
mod text;

use engine_export::{ExportError, ExportFile, Format, Options, export};
use engine_model::Language;
use engine_model::plan::Plan;

const BOTH: [Language; 2] = [Language::English, Language::Korean];

fn options(language: Language) -> Options {
    Options {
        language,
        days: None,
        include_map: true,
    }
}

/// The files of an export; `None`, with a notice, where this build has no font for it.
fn exported(plan: &Plan, format: Format, options: &Options) -> Option<Vec<ExportFile>> {
    match export(plan, format, options) {
        Ok(files) => Some(files),
        Err(ExportError::FontMissing { .. }) => {
            println!("skipped: this build embeds no font");
            None
        }
        Err(fault) => panic!("{format:?}: {fault}"),
    }
}

/// The only file of a text format.
fn text_of(plan: &Plan, format: Format, language: Language) -> String {
    let files = export(plan, format, &options(language)).expect("text formats need no font");
    assert_eq!(files.len(), 1);
    String::from_utf8(files[0].bytes.clone()).expect("text formats are UTF-8")
}

#[test]
fn gives_the_same_bytes_every_time() {
    for format in Format::ALL {
        for language in BOTH {
            let twice =
                [fixture::plan(), fixture::plan()].map(|plan| exported(&plan, format, &options(language)));
            assert_eq!(twice[0], twice[1], "{format:?} {language:?}");
        }
    }
}

#[test]
fn names_files_after_trip_and_date() {
    let names = |format: Format| -> Option<Vec<String>> {
        let files = exported(&fixture::plan(), format, &options(Language::English))?;
        Some(files.into_iter().map(|file| file.name).collect())
    };
    assert_eq!(
        names(Format::Ics),
        Some(vec!["겨울-서울-방콕_20261204.ics".to_owned()])
    );
    assert_eq!(
        names(Format::Markdown),
        Some(vec!["겨울-서울-방콕_20261204.md".to_owned()])
    );
    if let Some(pictures) = names(Format::Png) {
        assert_eq!(
            pictures,
            [
                "겨울-서울-방콕_Day1_20261204.png",
                "겨울-서울-방콕_Day2_20261205.png"
            ]
        );
    }
}

#[test]
fn a_hostile_trip_name_cannot_leave_the_folder() {
    for hostile in [
        "../../etc/cron.d/x",
        "..\\..\\x",
        "/etc/passwd",
        "\0",
        ".",
        "a\r\nb",
        "\u{202e}gpj",
    ] {
        let mut plan = fixture::plan();
        plan.request.name = Some(hostile.to_owned());
        for format in Format::ALL {
            for file in exported(&plan, format, &options(Language::English)).unwrap_or_default() {
                assert!(!file.name.starts_with('.'), "{:?}", file.name);
                let safe = |c: char| c.is_alphanumeric() || "-_.".contains(c);
                assert!(
                    file.name.chars().all(safe) && !file.name.contains(".."),
                    "{:?}",
                    file.name
                );
            }
        }
    }
}

#[test]
fn exports_only_the_days_asked_for() {
    let second = Options {
        days: Some(vec![2, 2]),
        ..options(Language::English)
    };
    let files = export(&fixture::plan(), Format::Markdown, &second).expect("day 2 exists");
    let text = String::from_utf8(files[0].bytes.clone()).expect("UTF-8");
    assert!(text.contains("## Day 2") && !text.contains("## Day 1"));
}

#[test]
fn refuses_a_day_that_the_plan_does_not_have() {
    let third = Options {
        days: Some(vec![3]),
        ..options(Language::English)
    };
    let fault = export(&fixture::plan(), Format::Ics, &third).expect_err("there are two days");
    assert_eq!(
        (fault.code(), fault.to_string().as_str()),
        ("DAY_UNKNOWN", "cannot export day 3: the plan has 2 days")
    );
}

#[test]
fn refuses_to_draw_a_plan_without_days() {
    for format in [Format::Ics, Format::Gpx, Format::Kml, Format::Png] {
        let fault = export(&fixture::infeasible(), format, &options(Language::Korean)).expect_err("no days");
        assert_eq!(fault.code(), "NOTHING_TO_EXPORT");
    }
}

#[test]
fn refuses_an_unknown_time_zone() {
    let mut plan = fixture::plan();
    plan.days[0].segments[0].zone = "Asia/Atlantis".to_owned();
    let fault = export(&plan, Format::Ics, &options(Language::English)).expect_err("no such zone");
    assert_eq!(fault.code(), "ZONE_UNKNOWN");
}

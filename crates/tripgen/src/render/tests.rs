//! How the example of the plan file reads.

use std::path::Path;

use engine_model::Language;
use engine_model::plan::Plan;

use super::text::columns;
use super::{Page, explanations, plan};

fn example() -> Plan {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/plan.json");
    let text = std::fs::read_to_string(file).expect("the example is part of the project");
    wire::plan_from_json(&text).expect("a test of the wire crate holds it readable")
}

fn page(language: Language, width: usize) -> Page {
    Page {
        language,
        width,
        colour: false,
    }
}

#[test]
fn reads_well_in_english_and_korean() {
    let example = example();
    insta::assert_snapshot!("english_80", plan(&example, true, &page(Language::English, 80)));
    insta::assert_snapshot!("korean_60", plan(&example, false, &page(Language::Korean, 60)));
    insta::assert_snapshot!(
        "why_english_80",
        explanations(&example, &page(Language::English, 80))
    );
}

#[test]
fn never_writes_beyond_the_page() {
    let example = example();
    for width in [60, 80, 100] {
        for language in [Language::English, Language::Korean] {
            let text = plan(&example, true, &page(language, width));
            for line in text.lines() {
                assert!(columns(line) <= width, "{width} columns: {line}");
            }
        }
    }
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    let example = example();
    let bare = plan(&example, true, &page(Language::English, 80));
    let painted = plan(
        &example,
        true,
        &Page {
            colour: true,
            ..page(Language::English, 80)
        },
    );
    let codes = ["1", "2", "32", "33", "31", "0"].map(|code| format!("\u{1b}[{code}m"));
    let washed = codes
        .iter()
        .fold(painted, |text, code| text.replace(code.as_str(), ""));
    assert_eq!(washed, bare);
}

//! PDF and PNG, read back.

use engine_export::{Format, Options};
use engine_model::Language;
use engine_model::plan::Plan;
use lopdf::Document;

use crate::{BOTH, exported, fixture, options, read_back};

fn pdf(plan: &Plan, options: &Options) -> Option<(Vec<u8>, Document)> {
    let bytes = exported(plan, Format::Pdf, options)?.remove(0).bytes;
    let document = Document::load_mem(&bytes).expect("the PDF parses");
    Some((bytes, document))
}

fn check_pages(plan: &Plan, expected: usize) {
    for language in BOTH {
        let Some((bytes, document)) = pdf(plan, &options(language)) else {
            return;
        };
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(document.get_pages().len(), expected, "{language:?}");
    }
}

#[test]
fn a_page_a_day_after_the_overview() {
    check_pages(&fixture::plan(), 3);
}

#[test]
fn a_full_day_stays_on_its_page_and_an_endless_one_flows() {
    check_pages(&fixture::crowded(2), 3);
    check_pages(&fixture::crowded(25), 5);
}

#[test]
fn a_plan_without_days_is_one_page_that_says_why() {
    check_pages(&fixture::infeasible(), 1);
    let Some((_, document)) = pdf(&fixture::infeasible(), &options(Language::Korean)) else {
        return;
    };
    let text = read_back::text(&document);
    assert!(text.contains("예산"), "{text}");
}

#[test]
fn text_can_be_read_back_in_hangul_and_latin() {
    let Some((_, document)) = pdf(&fixture::plan(), &options(Language::Korean)) else {
        return;
    };
    let text = read_back::text(&document);
    for expected in ["경복궁", "국립민속박물관", "왓 프라깨우", "TG 657", "612,000원"] {
        assert!(text.contains(expected), "{expected} is missing in:\n{text}");
    }
    // The font has no Thai: another name stands in, and no replacement character is written.
    assert!(!text.contains('ว') && !text.contains('\u{fffd}'), "{text}");
}

#[test]
fn bytes_hold_no_date_of_creation() {
    let Some((bytes, _)) = pdf(&fixture::plan(), &options(Language::English)) else {
        return;
    };
    assert!(!bytes.windows(12).any(|window| window == b"CreationDate"));
}

#[test]
fn a_picture_a_day_of_the_size_of_a_phone() {
    for include_map in [true, false] {
        for plan in [fixture::plan(), fixture::crowded(25)] {
            let options = Options {
                include_map,
                ..options(Language::Korean)
            };
            let Some(files) = exported(&plan, Format::Png, &options) else {
                return;
            };
            assert_eq!(files.len(), 2);
            for file in files {
                // The PNG signature, then the header chunk with width and height.
                assert_eq!(&file.bytes[..8], b"\x89PNG\r\n\x1a\n");
                let number =
                    |at: usize| u32::from_be_bytes(file.bytes[at..at + 4].try_into().expect("four bytes"));
                assert_eq!((number(16), number(20)), (1080, 1920));
            }
        }
    }
}

use engine_model::place::Category;
use engine_model::{Coordinates, Metres};

use super::{Hit, MatchKind, NameField, SearchFilter};
use crate::Places;
use crate::sample::seoul;

fn tails(places: &Places, hits: &[Hit]) -> Vec<String> {
    let tail = |hit: &Hit| places.all()[hit.position].id.as_str().replace("seoul/", "");
    hits.iter().map(tail).collect()
}

fn check_search(query: &str, expected: &[&str], best: Option<(MatchKind, NameField, &str)>) {
    let places = seoul();
    let hits = places.search(query, &SearchFilter::default());
    assert_eq!(tails(&places, &hits), expected, "{query}");
    if let (Some(hit), Some((kind, field, highlighted))) = (hits.first(), best) {
        let names = &places.all()[hit.position].names;
        let name = match hit.name {
            NameField::Local => Some(names.local.as_str()),
            NameField::Korean => names.ko.as_deref(),
            NameField::English => names.en.as_deref(),
        };
        let name = name.expect("a hit names a name that is there");
        let marked: Vec<&str> = hit.highlights.iter().map(|range| &name[range.clone()]).collect();
        assert_eq!(
            (hit.matched, hit.name, marked.join("|").as_str()),
            (kind, field, highlighted),
            "{query}"
        );
    }
}

#[test]
fn searches_korean_by_syllables_letters_and_initials() {
    let local = NameField::Local;
    let palace = ["gyeongbokgung", "gyeongbokgung-station"];
    check_search("경복궁", &palace, Some((MatchKind::Exact, local, "경복궁")));
    check_search("경복", &palace, Some((MatchKind::Prefix, local, "경복")));
    check_search("경보", &palace, Some((MatchKind::Prefix, local, "경복")));
    check_search("경복ㄱ", &palace, Some((MatchKind::Prefix, local, "경복궁")));
    check_search("ㄱㅂㄱ", &palace, Some((MatchKind::Initials, local, "경복궁")));
    check_search(
        "ㅂㅁㄱ",
        &["national-museum"],
        Some((MatchKind::Inside, local, "박물관")),
    );
    check_search("한옥", &["namsangol"], Some((MatchKind::Inside, local, "한옥")));
    check_search("경복굼", &palace, Some((MatchKind::Typo(1), local, "경복궁")));
}

#[test]
fn searches_english_with_typing_errors() {
    let english = NameField::English;
    let palace = ["gyeongbokgung", "gyeongbokgung-station"];
    check_search(
        "gyeongbok",
        &palace,
        Some((MatchKind::Prefix, english, "Gyeongbok")),
    );
    check_search(
        "GYEONGBOKGUNG palace",
        &["gyeongbokgung"],
        Some((MatchKind::Exact, english, "Gyeongbokgung Palace")),
    );
    check_search(
        "palace gyeongbok",
        &["gyeongbokgung"],
        Some((MatchKind::Word, english, "Gyeongbok|Palace")),
    );
    check_search(
        "tower",
        &["namsan-tower"],
        Some((MatchKind::Word, english, "Tower")),
    );
    check_search(
        "gyongbokgung",
        &palace,
        Some((MatchKind::Typo(1), english, "Gyeongbokgung")),
    );
    check_search(
        "gwangjnag",
        &["gwangjang-market"],
        Some((MatchKind::Typo(1), english, "Gwangjang")),
    );
    check_search("zzz", &[], None);
    check_search("???", &[], None);
}

#[test]
fn an_empty_query_lists_what_passes_the_filter_best_known_first() {
    let places = seoul();
    let near = Coordinates::from_degrees(37.5700, 126.9800).expect("on the globe");
    let filter = |categories: &[Category], near, limit| SearchFilter {
        categories: categories.to_vec(),
        near,
        limit,
    };
    for (filter, expected) in [
        (filter(&[Category::Cafe], None, 5), &["cafe-two", "cafe-one"][..]),
        (filter(&[], None, 2), &["gyeongbokgung", "namsan-tower"]),
        (
            filter(&[Category::Cafe], Some((near, Metres(1_000))), 5),
            &["cafe-one"],
        ),
        (
            filter(&[], Some((near, Metres(1_100))), 2),
            &["gyeongbokgung", "bar"],
        ),
        (filter(&[], None, 0), &[]),
    ] {
        assert_eq!(
            tails(&places, &places.search("", &filter)),
            expected,
            "{filter:?}"
        );
    }
    let hits = places.search("coffee", &filter(&[], Some((near, Metres(50_000))), 5));
    assert_eq!(
        hits.iter().map(|hit| hit.distance).collect::<Vec<_>>().first(),
        Some(&Some(Metres(7_095)))
    );
}

#[test]
fn a_typing_error_may_be_any_letter_of_the_query() {
    let letters: Vec<char> = "gwangjang".chars().collect();
    for at in 0..letters.len() {
        for wrong in ['z', '7', 'ㅎ'] {
            let mut typed = letters.clone();
            typed[at] = wrong;
            let typed: String = typed.into_iter().collect();
            check_search(&typed, &["gwangjang-market"], None);
        }
    }
}

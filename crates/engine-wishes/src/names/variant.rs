//! The forms under which a place may be named.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::NamedPlace;
use crate::names::alias;
use crate::scan::{Scan, is_hangul};

/// One form of a place's name.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    /// Letters and digits only, normalised.
    pub(super) letters: Vec<char>,
    /// Index into the places of the context.
    pub(super) place: usize,
    /// 0 as given, 1 without the city, 2 without its kind.
    pub(super) rank: u8,
    /// Fame of the place.
    pub(super) fame: u8,
}

/// Words for kinds of places that people leave out behind a name.
const GENERIC_ENDS: [&str; 56] = [
    "tower",
    "palace",
    "museum",
    "market",
    "park",
    "temple",
    "shrine",
    "castle",
    "beach",
    "street",
    "square",
    "cathedral",
    "basilica",
    "bridge",
    "gate",
    "village",
    "garden",
    "gardens",
    "station",
    "gallery",
    "church",
    "hill",
    "island",
    "lake",
    "observatory",
    "abbey",
    "adventure",
    "theme",
    "shopping",
    "hanok",
    "culture",
    "art",
    "of",
    "mountain",
    "fortress",
    "fountain",
    "district",
    "waterfall",
    "falls",
    "cave",
    "pier",
    "harbour",
    "harbor",
    "zoo",
    "aquarium",
    "mall",
    "plaza",
    "wharf",
    "monument",
    "memorial",
    "boulevard",
    "avenue",
    "taisha",
    "jinja",
    "jingu",
    "gu",
];

/// Words for kinds of places that stand before a name, with their articles.
const GENERIC_STARTS: [&str; 31] = [
    "the",
    "musee",
    "museo",
    "museu",
    "palais",
    "palazzo",
    "palau",
    "place",
    "plaza",
    "piazza",
    "placa",
    "parc",
    "parque",
    "jardin",
    "tour",
    "basilique",
    "basilica",
    "eglise",
    "cathedrale",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "del",
    "di",
    "d",
    "l",
    "fontana",
    "casa",
];

/// Korean words for kinds of places at the end of a name.
const KOREAN_ENDS: [&str; 40] = [
    "해수욕장",
    "국립공원",
    "박물관",
    "미술관",
    "대성당",
    "전망대",
    "한옥마을",
    "문화마을",
    "백화점",
    "수목원",
    "놀이공원",
    "어드벤처",
    "시장",
    "거리",
    "공원",
    "궁전",
    "타워",
    "광장",
    "성당",
    "해변",
    "사원",
    "다리",
    "마을",
    "정원",
    "호수",
    "폭포",
    "신사",
    "분수",
    "신전",
    "언덕",
    "쇼핑거리",
    "카페거리",
    "한옥거리",
    "한옥",
    "동굴",
    "항구",
    "공항",
    "역",
    "타이샤",
    "신궁",
];

/// Names of the usual cities in Korean, left out before a name and no name of a place by themselves.
pub(super) const KOREAN_CITIES: [&str; 27] = [
    "서울",
    "부산",
    "제주",
    "경주",
    "전주",
    "강릉",
    "여수",
    "속초",
    "도쿄",
    "오사카",
    "교토",
    "후쿠오카",
    "삿포로",
    "타이베이",
    "타이페이",
    "홍콩",
    "방콕",
    "다낭",
    "싱가포르",
    "뮌헨",
    "파리",
    "런던",
    "로마",
    "바르셀로나",
    "프라하",
    "뉴욕",
    "동경",
];

/// What is left of some names when their kind is dropped, but names nothing.
const NOT_NAMES: [&str; 118] = [
    "central",
    "national",
    "royal",
    "grand",
    "great",
    "city",
    "town",
    "oldtown",
    "modern",
    "modernart",
    "contemporary",
    "contemporaryart",
    "night",
    "main",
    "public",
    "flower",
    "fish",
    "food",
    "folk",
    "history",
    "naturalhistory",
    "science",
    "street",
    "market",
    "museum",
    "palace",
    "temple",
    "shrine",
    "castle",
    "beach",
    "tower",
    "park",
    "garden",
    "station",
    "seoul",
    "korea",
    "busan",
    "jeju",
    "tokyo",
    "osaka",
    "kyoto",
    "japan",
    "taipei",
    "taiwan",
    "hongkong",
    "bangkok",
    "singapore",
    "munich",
    "paris",
    "london",
    "rome",
    "barcelona",
    "prague",
    "newyork",
    "german",
    "british",
    "china",
    "victoria",
    "design",
    "ocean",
    "water",
    "river",
    "botanic",
    "botanical",
    "wholesale",
    "railway",
    "전통",
    "중앙",
    "국립",
    "자연",
    "광장",
    "문화",
    "민속",
    "역사",
    "현대",
    "시립",
    "야시",
    "수산",
    "벼룩",
    "과학",
    "hotel",
    "hotels",
    "hostel",
    "house",
    "center",
    "centre",
    "theatre",
    "theater",
    "opera",
    "library",
    "restaurant",
    "coffee",
    "shopping",
    "local",
    "family",
    "children",
    "walking",
    "island",
    "mountain",
    "lake",
    "morning",
    "evening",
    "sunset",
    "호텔",
    "숙소",
    "식당",
    "카페",
    "맛집",
    "아침",
    "점심",
    "저녁",
    "바다",
    "쇼핑",
    "어린이",
    "한옥",
    "독일",
    "노을",
    "평화",
];

/// All words that name no place by themselves: a name among them would swallow the wish for a kind of place.
static NO_NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lists: [&[&str]; 4] = [&NOT_NAMES, &KOREAN_CITIES, &KOREAN_ENDS, &GENERIC_ENDS];
    lists.into_iter().flatten().copied().collect()
});

/// All forms of a place's name, without repeats.
pub(super) fn variants(place: usize, named: &NamedPlace<'_>) -> Vec<Variant> {
    let id = named.id.as_str();
    let (city, slug) = id.split_once('/').unwrap_or(("", id));
    let mut forms = Vec::new();
    let given = [
        Some(named.names.local.as_str()),
        named.names.ko.as_deref(),
        named.names.en.as_deref(),
    ];
    for name in given.into_iter().flatten() {
        for part in parts(&folded(name)) {
            add_forms(&mut forms, part, city);
        }
    }
    if slug.bytes().filter(u8::is_ascii_alphabetic).count() >= 4 {
        add_forms(&mut forms, &slug.replace('-', " "), city);
    }
    for known in alias::of(slug) {
        push(&mut forms, known, 1);
    }
    forms
        .into_iter()
        .map(|(letters, rank)| Variant {
            letters: letters.chars().collect(),
            place,
            rank,
            fame: named.fame,
        })
        .collect()
}

fn folded(name: &str) -> String {
    if name
        .chars()
        .all(|c| c.is_ascii() || ('\u{AC00}'..='\u{D7A3}').contains(&c))
    {
        name.to_ascii_lowercase()
    } else {
        Scan::new(name).text
    }
}

/// The name before a bracket and the one within it.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(['(', ')', '/', ':', ','])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn add_forms(forms: &mut Vec<(String, u8)>, name: &str, city: &str) {
    push(forms, name, 0);
    let words: Vec<&str> = name
        .split([' ', '-', '\'', ',', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let city_words: Vec<&str> = city.split('-').collect();
    let plain = without_city(&words, &city_words);
    if plain.len() < words.len() {
        push(forms, &plain.concat(), 1);
    }
    if name.chars().any(is_hangul) {
        add_korean_forms(forms, &words.concat());
    } else {
        add_latin_forms(forms, plain);
    }
}

fn without_city<'w, 'a>(words: &'w [&'a str], city: &[&str]) -> &'w [&'a str] {
    let n = city.len();
    if words.len() > n && words.starts_with(city) {
        &words[n..]
    } else if words.len() > n && words.ends_with(city) {
        &words[..words.len() - n]
    } else if let [first, rest @ ..] = words
        && KOREAN_CITIES.contains(first)
        && !rest.is_empty()
    {
        rest
    } else {
        words
    }
}

fn add_latin_forms(forms: &mut Vec<(String, u8)>, words: &[&str]) {
    let mut rest = words;
    while let [rest_before @ .., last] = rest
        && GENERIC_ENDS.contains(last)
    {
        rest = rest_before;
        push(forms, &rest.concat(), 2);
    }
    let mut rest = words;
    while let [first, rest_after @ ..] = rest
        && GENERIC_STARTS.contains(first)
    {
        rest = rest_after;
        push(forms, &rest.concat(), if *first == "the" { 0 } else { 2 });
    }
}

fn add_korean_forms(forms: &mut Vec<(String, u8)>, name: &str) {
    let bare = KOREAN_CITIES
        .iter()
        .find_map(|city| name.strip_prefix(city))
        .filter(|rest| rest.chars().count() >= 3);
    if let Some(bare) = bare {
        push(forms, bare, 1);
    }
    for whole in [Some(name), bare].into_iter().flatten() {
        for end in KOREAN_ENDS {
            if let Some(rest) = whole.strip_suffix(end) {
                push(forms, rest, 2);
            }
        }
    }
}

fn push(forms: &mut Vec<(String, u8)>, name: &str, rank: u8) {
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let (length, latin) = (letters.chars().count(), letters.is_ascii());
    let least = match (latin, rank) {
        (true, 2) => 5,
        (true, _) => 3,
        (false, _) => 2,
    };
    let names_something = !NO_NAMES.contains(letters.as_str());
    if length >= least && names_something && forms.iter().all(|(known, _)| *known != letters) {
        forms.push((letters, rank));
    }
}

//! The forms under which a place may be named.

use crate::NamedPlace;
use crate::names::alias;
use crate::names::generic::{GENERIC_ENDS, GENERIC_STARTS, KOREAN_CITIES, KOREAN_ENDS, NO_NAMES};
use crate::scan::{Scan, is_hangul, is_letter};

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
    let letters: String = name.chars().filter(|&c| is_letter(c)).collect();
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

//! Names with a slip of the keyboard: one letter in a short name, two or three in a long one; Korean is compared
//! letter by letter within its syllables.

use std::collections::BTreeMap;
use std::ops::Range;

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;

use crate::names::variant::Variant;
use crate::names::{Index, Letter, Mention, before_particle, mention};
use crate::scan::is_hangul;

/// Letters of the shortest Latin name that may be mistyped.
pub(super) const SHORTEST_LATIN: usize = 6;

/// A name prepared for comparison.
struct Candidate<'a> {
    variant: &'a Variant,
    /// Latin letters as they stand; the letters of Korean syllables.
    spelled: String,
    /// One bit per Latin letter it holds.
    bag: u32,
}

/// Words that lie one letter from many a name.
const ORDINARY: [&str; 28] = [
    "palace",
    "places",
    "market",
    "markets",
    "museum",
    "museums",
    "temple",
    "temples",
    "garden",
    "gardens",
    "street",
    "streets",
    "castle",
    "castles",
    "evening",
    "morning",
    "central",
    "travel",
    "station",
    "seafood",
    "dinner",
    "breakfast",
    "beaches",
    "parks",
    "skyline",
    "walking",
    "shopping",
    "cathedral",
];

/// Mentions among letters that no exact name has taken.
pub(super) fn near_mentions(letters: &[Letter], index: &Index, taken: &mut [bool]) -> Vec<Mention> {
    let candidates = candidates(letters, index);
    let mut found = Vec::new();
    for at in 0..letters.len() {
        if taken[at] || !letters[at].starts {
            continue;
        }
        let Some(alike) = first_sound(letters[at].value).and_then(|sound| candidates.get(&sound)) else {
            continue;
        };
        let best = alike
            .iter()
            .filter_map(|candidate| near(letters, at, candidate, taken))
            .min_by_key(|near| near.key);
        if let Some(near) = best {
            taken[near.span.clone()].fill(true);
            found.push(mention(letters, near.span, near.place, false));
        }
    }
    found
}

struct Near {
    span: Range<usize>,
    place: usize,
    key: (usize, std::cmp::Reverse<usize>, u8, std::cmp::Reverse<u8>, usize),
}

/// Names that may be mistyped, by their first sound; only sounds that a word of the text starts with.
fn candidates<'a>(letters: &[Letter], index: &'a Index) -> BTreeMap<char, Vec<Candidate<'a>>> {
    let starts = letters.iter().filter(|letter| letter.starts);
    let mut candidates: BTreeMap<char, Vec<Candidate<'a>>> = starts
        .filter_map(|letter| first_sound(letter.value))
        .map(|sound| (sound, Vec::new()))
        .collect();
    for variant in index.all() {
        let sound = variant.letters.first().and_then(|&first| first_sound(first));
        if let Some(alike) = sound
            .and_then(|sound| candidates.get_mut(&sound))
            .filter(|_| may_slip(variant))
        {
            let (spelled, bag) = (spelled(&variant.letters), bag(variant.letters.iter().copied()));
            alike.push(Candidate {
                variant,
                spelled,
                bag,
            });
        }
    }
    candidates
}

/// Shorter names have too many neighbours.
fn may_slip(variant: &Variant) -> bool {
    let length = variant.letters.len();
    let latin = length >= SHORTEST_LATIN && variant.letters.iter().all(char::is_ascii_alphanumeric);
    latin || (length >= 3 && variant.letters.iter().all(|&c| is_hangul(c)))
}

fn spelled(letters: &[char]) -> String {
    letters.iter().copied().nfd().collect()
}

fn bag(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0, |bits, c| bits | bag_of(c))
}

/// One bit for a Latin letter.
pub(super) fn bag_of(letter: char) -> u32 {
    if letter.is_ascii_lowercase() {
        1 << (u32::from(letter) - u32::from('a'))
    } else {
        0
    }
}

pub(super) fn first_sound(value: char) -> Option<char> {
    if value.is_ascii() {
        Some(value)
    } else {
        std::iter::once(value).nfd().next()
    }
}

fn near(letters: &[Letter], at: usize, candidate: &Candidate<'_>, taken: &[bool]) -> Option<Near> {
    let length = candidate.variant.letters.len();
    let hangul = is_hangul(letters[at].value);
    let allowed = if hangul {
        korean_slips(length)
    } else {
        latin_slips(length)
    };
    let shortest = if hangul { length } else { length - allowed };
    let longest = if hangul { length } else { length + allowed };
    (shortest..=longest)
        .filter_map(|size| {
            let span = at..at + size;
            let distance = slips(letters, span.clone(), candidate, taken, allowed)?;
            let variant = candidate.variant;
            let key = (
                distance,
                std::cmp::Reverse(length),
                variant.rank,
                std::cmp::Reverse(variant.fame),
                variant.place,
            );
            Some(Near {
                span,
                place: variant.place,
                key,
            })
        })
        .min_by_key(|near| near.key)
}

pub(super) fn latin_slips(length: usize) -> usize {
    match length {
        0..=8 => 1,
        9..=14 => 2,
        _ => 3,
    }
}

fn korean_slips(syllables: usize) -> usize {
    if syllables <= 4 { 1 } else { 2 }
}

/// The distance, where the span is a run of whole free words and near enough.
fn slips(
    letters: &[Letter],
    span: Range<usize>,
    candidate: &Candidate<'_>,
    taken: &[bool],
    allowed: usize,
) -> Option<usize> {
    let part = letters.get(span.clone())?;
    let whole = part.last()?.ends || (is_hangul(part.last()?.value) && before_particle(letters, span.end));
    let free = taken[span].iter().all(|taken| !taken) && part.iter().skip(1).all(|letter| !letter.broken);
    if !whole || !free {
        return None;
    }
    let values = || part.iter().map(|letter| letter.value);
    let hangul = is_hangul(part.first()?.value);
    if hangul
        && values()
            .zip(&candidate.variant.letters)
            .filter(|(a, b)| a != *b)
            .count()
            > allowed
    {
        return None;
    }
    if (bag(values()) ^ candidate.bag).count_ones() as usize > 2 * allowed {
        return None;
    }
    let values: Vec<char> = values().collect();
    if ORDINARY.contains(&values.iter().collect::<String>().as_str()) {
        return None;
    }
    let distance = osa_distance(&spelled(&values), &candidate.spelled);
    (distance <= allowed).then_some(distance)
}

//! Places by what somebody types.

use std::ops::Range;

use engine_model::place::{Category, Names, Place};
use engine_model::{Coordinates, Metres};

use crate::near::distance as metres_between;
use crate::text::{self, Letter, Marks, distance, fold, is_consonant, keys};

/// What hits must meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchFilter {
    /// Only these categories; empty = all.
    pub categories: Vec<Category>,
    /// Only within this radius of this point.
    pub near: Option<(Coordinates, Metres)>,
    /// At most so many hits.
    pub limit: usize,
}

impl Default for SearchFilter {
    /// Everything, at most 20 hits.
    fn default() -> Self {
        Self {
            categories: Vec::new(),
            near: None,
            limit: 20,
        }
    }
}

/// A place that matches a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position among the destination's places.
    pub position: usize,
    /// How well it matches.
    pub matched: MatchKind,
    /// Which of its names matches.
    pub name: NameField,
    /// Byte ranges of that name to be highlighted, in order; empty for an empty query.
    pub highlights: Vec<Range<usize>>,
    /// How far it is from the filter's point.
    pub distance: Option<Metres>,
}

/// How well a name matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The whole name.
    Exact,
    /// The name begins so; a half-typed syllable counts.
    Prefix,
    /// A later word begins so, or each word of the query begins a word of the name.
    Word,
    /// The initials of the name begin so: `ㄱㅂㄱ`.
    Initials,
    /// Somewhere inside, letters or initials.
    Inside,
    /// A word begins nearly so: the number of typing errors.
    Typo(u8),
}

/// One of a place's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameField {
    /// Local script.
    Local,
    /// Korean.
    Korean,
    /// English.
    English,
}

/// A place's names, folded.
#[derive(Clone, Debug)]
pub(crate) struct SearchNames(Vec<FoldedName>);

#[derive(Clone, Debug)]
struct FoldedName {
    field: NameField,
    letters: Vec<Letter>,
    /// Which letters occur.
    marks: Marks,
}

impl SearchNames {
    pub(crate) fn new(names: &Names) -> Self {
        let fields = [
            (NameField::Local, Some(names.local.as_str())),
            (NameField::Korean, names.ko.as_deref()),
            (NameField::English, names.en.as_deref()),
        ];
        Self(
            fields
                .into_iter()
                .filter_map(|(field, name)| {
                    let letters = fold(name?);
                    Some(FoldedName {
                        field,
                        marks: Marks::of(&letters),
                        letters,
                    })
                })
                .collect(),
        )
    }
}

struct Query {
    letters: Vec<char>,
    marks: Marks,
    words: Vec<Vec<char>>,
    initials: bool,
}

type NameHit = (MatchKind, NameField, Vec<Range<usize>>);

pub(crate) fn search(
    query: &str,
    filter: &SearchFilter,
    places: &[Place],
    names: &[SearchNames],
) -> Vec<Hit> {
    let folded = fold(query);
    let letters = keys(&folded);
    if letters.is_empty() && !query.trim().is_empty() {
        return Vec::new();
    }
    let query = Query {
        marks: Marks::of(&folded),
        words: text::words(&folded),
        initials: letters.iter().all(|&key| is_consonant(key)),
        letters,
    };
    let mut hits: Vec<Hit> = places
        .iter()
        .zip(names)
        .enumerate()
        .filter_map(|(position, (place, names))| {
            let distance = filter.near.map(|(centre, _)| metres_between(centre, place.at));
            if !passes(filter, place, distance) {
                return None;
            }
            let (matched, name, highlights) = best_name(&query, names)?;
            Some(Hit {
                position,
                matched,
                name,
                highlights,
                distance,
            })
        })
        .collect();
    hits.sort_by_key(|hit| {
        (
            hit.matched,
            std::cmp::Reverse(places[hit.position].fame),
            hit.distance,
            hit.position,
        )
    });
    hits.truncate(filter.limit);
    hits
}

fn passes(filter: &SearchFilter, place: &Place, distance: Option<Metres>) -> bool {
    let category = filter.categories.is_empty() || filter.categories.contains(&place.category);
    let radius = filter.near.map(|(_, radius)| radius);
    category
        && distance
            .zip(radius)
            .is_none_or(|(distance, radius)| distance <= radius)
}

fn best_name(query: &Query, names: &SearchNames) -> Option<NameHit> {
    if query.letters.is_empty() {
        return Some((MatchKind::Exact, NameField::Local, Vec::new()));
    }
    names
        .0
        .iter()
        .filter_map(|name| {
            let (kind, highlights) = match_name(query, name)?;
            Some((kind, name.field, highlights))
        })
        .min_by_key(|(kind, field, _)| (*kind, *field))
}

fn match_name(query: &Query, name: &FoldedName) -> Option<(MatchKind, Vec<Range<usize>>)> {
    let letters = &name.letters;
    let missing = query.marks.missing_in(name.marks);
    if missing > typing_errors_allowed(query.letters.len()) {
        return None;
    }
    // Whatever is no typing error has every letter of the query somewhere in the name.
    let plain = (missing == 0).then(|| {
        literal(&query.letters, letters)
            .or_else(|| all_words(query, letters))
            .or_else(|| {
                query
                    .initials
                    .then(|| initials(&query.letters, letters))
                    .flatten()
            })
    });
    plain.flatten().or_else(|| typo(query, letters))
}

fn one_range(letters: &[Letter]) -> Vec<Range<usize>> {
    text::source_range(letters).into_iter().collect()
}

fn begins(name: &[Letter], query: &[char]) -> bool {
    name.len() >= query.len() && name.iter().zip(query).all(|(letter, key)| letter.key == *key)
}

fn literal(query: &[char], name: &[Letter]) -> Option<(MatchKind, Vec<Range<usize>>)> {
    (0..name.len())
        .filter(|&start| name[start].first && begins(&name[start..], query))
        .map(|start| {
            let kind = match start {
                0 if name.len() == query.len() => MatchKind::Exact,
                0 => MatchKind::Prefix,
                _ if name[start].word => MatchKind::Word,
                _ => MatchKind::Inside,
            };
            (kind, start)
        })
        .min()
        .map(|(kind, start)| (kind, one_range(&name[start..start + query.len()])))
}

fn all_words(query: &Query, name: &[Letter]) -> Option<(MatchKind, Vec<Range<usize>>)> {
    if query.words.len() < 2 {
        return None;
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for word in &query.words {
        let start = (0..name.len()).find(|&start| name[start].word && begins(&name[start..], word))?;
        ranges.extend(one_range(&name[start..start + word.len()]));
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, kept| {
        let joined = next.start <= kept.end;
        if joined {
            kept.end = kept.end.max(next.end);
        }
        joined
    });
    Some((MatchKind::Word, ranges))
}

/// A single consonant is too little to look for inside a name.
fn initials(query: &[char], name: &[Letter]) -> Option<(MatchKind, Vec<Range<usize>>)> {
    let firsts: Vec<Letter> = name.iter().filter(|letter| letter.first).copied().collect();
    let start = (0..firsts.len()).find(|&start| begins(&firsts[start..], query))?;
    let kind = if start == 0 {
        MatchKind::Initials
    } else {
        MatchKind::Inside
    };
    (start == 0 || query.len() > 1).then(|| (kind, one_range(&firsts[start..start + query.len()])))
}

fn typo(query: &Query, name: &[Letter]) -> Option<(MatchKind, Vec<Range<usize>>)> {
    let wanted = &query.letters;
    let allowed = typing_errors_allowed(wanted.len());
    if allowed == 0 {
        return None;
    }
    let (errors, start, length) = (0..name.len())
        .filter(|&start| name[start].word)
        .filter_map(|start| {
            let window = &name[start..name.len().min(start + wanted.len() + allowed)];
            if query.marks.missing_in(Marks::of(window)) > allowed {
                return None;
            }
            let found = distance(wanted, &keys(window));
            Some((found.prefix, start, found.prefix_length))
        })
        .filter(|&(errors, ..)| errors <= allowed)
        .min()?;
    let errors = u8::try_from(errors).unwrap_or(u8::MAX);
    Some((MatchKind::Typo(errors), one_range(&name[start..start + length])))
}

/// One error in a word of four letters, two from nine on: about one in five letters typed, as search engines allow.
fn typing_errors_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests;

//! Days, times, amounts of money and distances: found first and marked, so that later patterns can speak of them.

mod clock;
mod day;
mod distance;
mod money;

use std::ops::Range;

use engine_model::money::{Currency, Money};
use engine_model::wish::WishDay;
use regex_lite::Captures;

use crate::pattern::{DAY, METRES, MONEY, Pairs, Pattern, TIME, mark};
use crate::scan::Scan;

pub(crate) use clock::{Bound, Clock};

/// What the marks of a text stand for, by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Amounts {
    /// Days of the trip.
    pub(crate) days: Vec<WishDay>,
    /// Times of day.
    pub(crate) times: Vec<Clock>,
    /// Amounts of money.
    pub(crate) money: Vec<Money>,
    /// Distances in metres.
    pub(crate) metres: Vec<i32>,
}

impl Amounts {
    /// Finds all amounts of a text and puts marks in their place.
    pub(crate) fn mark_all(scan: &mut Scan, currency: Currency) -> Self {
        let mut amounts = Self::default();
        for pattern in money::PATTERNS {
            replace(scan, pattern, MONEY, &mut amounts.money, |found, rest| {
                money::read(found, rest, currency)
            });
        }
        for pattern in distance::PATTERNS {
            replace(scan, pattern, METRES, &mut amounts.metres, |found, _| {
                distance::read(found)
            });
        }
        for pattern in day::PATTERNS {
            replace(scan, pattern, DAY, &mut amounts.days, |found, _| day::read(found));
        }
        for pattern in clock::PATTERNS {
            replace(scan, pattern, TIME, &mut amounts.times, clock::read);
        }
        amounts
    }
}

/// Marks every match that `read` accepts. Where the pattern has a group `it`, only that part is replaced.
fn replace<T>(
    scan: &mut Scan,
    pattern: &Pattern,
    kind: u32,
    store: &mut Vec<T>,
    read: impl Fn(&Captures<'_>, &str) -> Option<T>,
) {
    if !pattern.may_match(&Pairs::of(&scan.text)) {
        return;
    }
    let mut found: Vec<(Range<usize>, char)> = Vec::new();
    for captures in pattern.captures_iter(&scan.text) {
        let Some(part) = captures.name("it").or_else(|| captures.get(0)) else {
            continue;
        };
        let Some(value) = read(&captures, &scan.text[part.end()..]) else {
            continue;
        };
        let Some(mark) = mark(kind, store.len()) else {
            break;
        };
        store.push(value);
        found.push((part.range(), mark));
    }
    for (range, mark) in found.into_iter().rev() {
        scan.mark(range, mark);
    }
}

/// Number words up to twelve, in English and in Korean counting.
pub(crate) fn small_number(word: &str) -> Option<i32> {
    const ENGLISH: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    const KOREAN: [&str; 13] = [
        "영", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두",
    ];
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let at = ENGLISH
        .iter()
        .position(|&known| known == word)
        .or_else(|| KOREAN.iter().position(|&known| known == word));
    at.and_then(|at| i32::try_from(at).ok())
}

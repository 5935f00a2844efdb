//! Tells cheaply which places cannot be meant, so that the forms of a name are only built for the few that may be.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::NamedPlace;
use crate::names::{Letter, alias};
use crate::names::typo::{bag_of, first_sound, latin_slips, SHORTEST_LATIN};
use crate::names::variant::KOREAN_CITIES;
use crate::scan::{half_width, is_east_asian, is_hangul, is_jamo, plain};

/// Letters of the longest span that is compared with a mistyped name.
const LONGEST: usize = 48;

/// What the words of a text begin with.
pub(super) struct Screen {
    /// Letters of the text.
    values: Vec<char>,
    /// Pairs of neighbours of which one is not Latin, sorted.
    pairs: Vec<(char, char)>,
    /// Where words begin, sorted by their first sound.
    starts: Vec<Start>,
}

struct Start {
    /// What a slip leaves as it is.
    sound: char,
    at: usize,
    /// The letters held by the first so many letters from here.
    bags: Vec<u32>,
}

impl Screen {
    /// Looks at the letters of a text.
    pub(super) fn new(letters: &[Letter]) -> Self {
        let values: Vec<char> = letters.iter().map(|letter| letter.value).collect();
        let mut pairs: Vec<(char, char)> = values
            .iter()
            .copied()
            .zip(values.iter().copied().skip(1))
            .filter(|(a, b)| !(a.is_ascii() && b.is_ascii()))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts: Vec<Start> = (0..letters.len())
            .filter(|&at| letters[at].starts)
            .map(|at| start(&values, at))
            .collect();
        starts.sort_by_key(|start| start.sound);
        Self {
            values,
            pairs,
            starts,
        }
    }

    /// Whether any form of the place's names may stand in the text; `false` is certain.
    pub(super) fn may_name(&self, named: &NamedPlace<'_>, spelled: &mut Vec<char>) -> bool {
        let (_, slug) = named.id.as_str().split_once('/').unwrap_or(("", named.id.as_str()));
        if alias::is_known(slug) {
            return true;
        }
        let names = [
            Some(named.names.local.as_str()),
            named.names.ko.as_deref().filter(|&ko| ko != named.names.local),
            named.names.en.as_deref().filter(|&en| en != named.names.local),
            Some(slug),
        ];
        names
            .into_iter()
            .flatten()
            .any(|name| name.chars().any(is_jamo) || self.may_hold(spell(name, spelled)))
    }

    /// Whether a form that begins and ends with words of this name may stand in the text.
    fn may_hold(&self, name: &[char]) -> bool {
        let begins = |at: usize| name[at] != ' ' && (at == 0 || name[at - 1] == ' ');
        (0..name.len()).any(|at| begins(at) && self.may_begin(&name[at..]))
    }

    fn may_begin(&self, rest: &[char]) -> bool {
        let mut letters = rest.iter().copied().filter(|&c| c != ' ');
        let head = [letters.next(), letters.next(), letters.next()];
        let [Some(first), Some(second), third] = head else {
            return false;
        };
        if first.is_ascii() && second.is_ascii() {
            return third.is_some_and(|third| self.begins_with([first, second, third]))
                || self.may_be_mistyped(rest);
        }
        self.pairs.binary_search(&(first, second)).is_ok()
            || self.begins_alike(rest)
            || (is_hangul(first) && self.may_begin_behind_its_city(rest))
    }

    fn alike(&self, sound: char) -> &[Start] {
        let from = self.starts.partition_point(|start| start.sound < sound);
        let to = self.starts.partition_point(|start| start.sound <= sound);
        &self.starts[from..to]
    }

    fn begins_with(&self, head: [char; 3]) -> bool {
        self.alike(head[0])
            .iter()
            .any(|start| self.values[start.at..].starts_with(&head))
    }

    /// Two syllables of three stay as they are in a mistyped Korean name, one of them in a long one.
    fn begins_alike(&self, rest: &[char]) -> bool {
        let head = || rest.iter().copied().filter(|&c| c != ' ');
        let length = head().take(5).count();
        let Some(sound) = rest.first().and_then(|&first| first_sound(first)).filter(|_| length >= 3) else {
            return false;
        };
        let least = if length >= 5 { 1 } else { 2 };
        self.alike(sound).iter().any(|start| {
            let values = self.values[start.at..].iter().copied();
            head().take(3).zip(values).filter(|(a, b)| a == b).count() >= least
        })
    }

    fn may_begin_behind_its_city(&self, rest: &[char]) -> bool {
        KOREAN_CITIES.iter().any(|city| {
            let length = city.chars().count();
            rest.len() > length + 1
                && city.chars().eq(rest[..length].iter().copied())
                && rest[length] != ' '
                && self.may_begin(&rest[length..])
        })
    }

    fn may_be_mistyped(&self, rest: &[char]) -> bool {
        let alike = self.alike(rest[0]);
        if alike.is_empty() {
            return false;
        }
        let (mut bag, mut length) = (0, 0);
        for (at, &letter) in rest.iter().enumerate() {
            if letter != ' ' {
                bag |= bag_of(letter);
                length += 1;
            }
            let word_ends = letter != ' ' && rest.get(at + 1).is_none_or(|&next| next == ' ');
            if word_ends && length >= SHORTEST_LATIN && near_any(alike, bag, length) {
                return true;
            }
        }
        false
    }
}

fn near_any(alike: &[Start], bag: u32, length: usize) -> bool {
    let slips = latin_slips(length);
    alike.iter().any(|start| {
        let sizes = length - slips..=length + slips;
        length + slips > LONGEST
            || start
                .bags
                .iter()
                .enumerate()
                .any(|(at, held)| sizes.contains(&(at + 1)) && (held ^ bag).count_ones() as usize <= 2 * slips)
    })
}

fn start(values: &[char], at: usize) -> Start {
    let mut bag = 0;
    let bags = values[at..].iter().take(LONGEST).map(|&value| {
        bag |= bag_of(value);
        bag
    });
    Start {
        sound: first_sound(values[at]).unwrap_or(values[at]),
        at,
        bags: bags.collect(),
    }
}

/// The letters of a name without case and accents, one blank between its words.
fn spell<'s>(name: &str, spelled: &'s mut Vec<char>) -> &'s [char] {
    spelled.clear();
    for c in name.chars() {
        let before = spelled.len();
        if c.is_ascii() {
            spelled.push(c.to_ascii_lowercase());
        } else if is_east_asian(c) {
            spelled.push(c);
        } else {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    spelled.extend(half_width(part).to_lowercase().map(plain));
                }
            });
        }
        for letter in &mut spelled[before..] {
            if !letter.is_alphanumeric() {
                *letter = ' ';
            }
        }
    }
    spelled
}

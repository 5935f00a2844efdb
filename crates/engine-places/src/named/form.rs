//! One way to write a name, taken apart.

use crate::text::{fold, words};

/// Words that carry nothing.
const FILLERS: &[&str] = &[
    "a", "and", "at", "da", "das", "de", "del", "della", "der", "des", "di", "die", "du", "el", "in", "la",
    "le", "les", "of", "the",
];

/// Words that say what a place is, which people add to its proper name or leave out, folded as `text` does: the last
/// four are palace, park, museum and market in Korean.
const KINDS: &[&str] = &[
    "beach",
    "bridge",
    "castle",
    "cathedral",
    "church",
    "city",
    "garden",
    "gardens",
    "hall",
    "house",
    "island",
    "lake",
    "market",
    "mountain",
    "museum",
    "palace",
    "park",
    "peak",
    "shrine",
    "square",
    "station",
    "street",
    "temple",
    "tower",
    "village",
    "ㄱㅜㅇ",
    "ㄱㅗㅇㅇㅜㅓㄴ",
    "ㅂㅏㄱㅁㅜㄹㄱㅗㅏㄴ",
    "ㅅㅣㅈㅏㅇ",
];

/// A name, or the part of it inside or outside its parentheses. The methods compare what somebody wrote (`self`) with a
/// place's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// The name as it stands.
    whole: bool,
    /// All letters.
    pub(super) full: Vec<char>,
    words: Vec<Vec<char>>,
    /// Words that say what the place is.
    kinds: Vec<Vec<char>>,
    /// The letters of the words that are neither fillers nor kinds; all letters where there are none.
    pub(super) core: Vec<char>,
    /// Whether there are such words.
    pub(super) proper: bool,
}

/// The whole name, the name without what stands in parentheses, and what stands in them.
pub(super) fn forms_of(name: &str) -> Vec<Form> {
    let mut texts = vec![name.to_owned()];
    let (open, close) = (name.find(['(', '（']), name.rfind([')', '）']));
    if let (Some(open), Some(close)) = (open, close)
        && open < close
    {
        let inside = name[open..close].trim_start_matches(['(', '（']);
        let rest = format!(
            "{} {}",
            &name[..open],
            name[close..].trim_start_matches([')', '）'])
        );
        texts.extend([rest, inside.to_owned()]);
    }
    texts
        .iter()
        .enumerate()
        .filter_map(|(part, text)| Form::new(words(&fold(text)), part == 0))
        .collect()
}

impl Form {
    /// `None` without a letter.
    fn new(words: Vec<Vec<char>>, whole: bool) -> Option<Self> {
        let full = words.concat();
        let kinds = words
            .iter()
            .filter(|word| is_listed(KINDS, word))
            .cloned()
            .collect();
        let core: Vec<char> = words
            .iter()
            .filter(|word| is_proper(word))
            .flatten()
            .copied()
            .collect();
        let proper = !core.is_empty();
        (!full.is_empty()).then(|| Self {
            whole,
            core: if proper { core } else { full.clone() },
            full,
            words,
            kinds,
            proper,
        })
    }

    /// Whether this is the name with something in its middle left out, as Korean shortens 남산서울타워 to 남산타워: the same
    /// beginning and end, at least six letters of ten, all in order.
    pub(super) fn contracts(&self, name: &Self) -> bool {
        let (short, long) = (&self.full, &name.full);
        let hangul = |letters: &[char]| letters.iter().all(|key| ('ㄱ'..='ㅣ').contains(key));
        let enough = short.len() >= 7 && short.len() < long.len() && short.len() * 10 >= long.len() * 6;
        if !enough
            || !hangul(short)
            || short[..4] != long[..4]
            || short[short.len() - 4..] != long[long.len() - 4..]
        {
            return false;
        }
        let mut rest = long.iter();
        short.iter().all(|letter| rest.any(|other| other == letter))
    }

    /// The form without these words; `None` where it has none of them or nothing proper else.
    pub(super) fn without(&self, words: &[Vec<char>]) -> Option<Self> {
        let rest: Vec<Vec<char>> = self
            .words
            .iter()
            .filter(|word| !words.contains(word))
            .cloned()
            .collect();
        let shorter = rest.len() < self.words.len();
        shorter
            .then(|| Self::new(rest, self.whole))
            .flatten()
            .filter(|form| form.proper)
    }

    /// The name as it stands.
    pub(super) fn is_whole(&self, name: &Self) -> bool {
        self.whole && name.whole && self.full == name.full
    }

    /// The name or a part of it.
    pub(super) fn is_same(&self, name: &Self) -> bool {
        self.full == name.full
    }

    /// Gyeongbokgung for the Gyeongbokgung Palace, but not Central Park for the Central Market.
    pub(super) fn has_same_core(&self, name: &Self) -> bool {
        self.proper && self.core == name.core && self.core.len() > 1 && self.may_be_of_kind(name)
    }

    /// Neither names a kind that the other contradicts.
    pub(super) fn may_be_of_kind(&self, name: &Self) -> bool {
        is_within(&self.kinds, &name.kinds) || is_within(&name.kinds, &self.kinds)
    }

    /// Some of the name's words, in any order.
    pub(super) fn is_held_by(&self, name: &Self) -> bool {
        self.proper && self.core.len() > 3 && is_within(&self.words, &name.words)
    }

    /// The first of the name's own words: Namsan Tower for the Namsan Seoul Tower.
    pub(super) fn begins_own_words_of(&self, name: &Self) -> bool {
        let mut letters = 0;
        let ends_with_a_word = name.words.iter().filter(|word| is_proper(word)).any(|word| {
            letters += word.len();
            letters == self.core.len()
        });
        let begins = ends_with_a_word && name.core.starts_with(&self.core);
        self.proper && self.core.len() > 3 && begins && is_within(&self.kinds, &name.kinds)
    }

    /// The first letters of the name, even within a word.
    pub(super) fn begins(&self, name: &Self) -> bool {
        self.proper && self.full.len() > 3 && name.full.starts_with(&self.full)
    }
}

fn is_proper(word: &[char]) -> bool {
    !is_listed(KINDS, word) && !is_listed(FILLERS, word)
}

fn is_listed(list: &[&str], word: &[char]) -> bool {
    list.iter().any(|listed| listed.chars().eq(word.iter().copied()))
}

fn is_within(some: &[Vec<char>], all: &[Vec<char>]) -> bool {
    some.iter().all(|word| all.contains(word))
}

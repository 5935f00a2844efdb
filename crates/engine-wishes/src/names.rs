//! Finds the places of the trip in a text: any of their names, spacing aside, shortened or slightly mistyped.

mod alias;
mod generic;
mod screen;
mod typo;
mod variant;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::NamedPlace;
use crate::scan::{Scan, is_hangul, is_letter};

use screen::Screen;
use variant::{Variant, variants};

/// A place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Bytes of the normalised text.
    pub(crate) range: Range<usize>,
    /// Index into the places of the context.
    pub(crate) place: usize,
    /// The name stands there as it is given, not shortened or mistyped.
    pub(crate) whole: bool,
}

/// A letter or digit of the text, blanks and joining punctuation left out.
#[derive(Clone, Debug)]
struct Letter {
    value: char,
    range: Range<usize>,
    /// Nothing of the same script stands directly before it.
    starts: bool,
    /// Nothing of the same script stands directly after it.
    ends: bool,
    /// Punctuation that no name spans stands before it.
    broken: bool,
}

/// Names by their first two characters, longest first.
struct Index(BTreeMap<(char, char), Vec<Variant>>);

/// Finds mentions in the order of the text; they do not overlap.
pub(crate) fn find_mentions(scan: &Scan, places: &[NamedPlace<'_>]) -> Vec<Mention> {
    let letters = letters(&scan.text);
    let index = Index::new(&letters, places);
    let mut taken = vec![false; letters.len()];
    let mut found = exact_mentions(&letters, &index, &mut taken);
    found.extend(typo::near_mentions(&letters, &index, &mut taken));
    found.sort_by_key(|mention| mention.range.start);
    found
}

impl Index {
    /// Names that may stand among these letters.
    fn new(letters: &[Letter], places: &[NamedPlace<'_>]) -> Self {
        let mut groups: BTreeMap<(char, char), Vec<Variant>> = BTreeMap::new();
        let screen = Screen::new(letters);
        let mut spelled = Vec::new();
        for (place, named) in places.iter().enumerate() {
            if !screen.may_name(named, &mut spelled) {
                continue;
            }
            for variant in variants(place, named) {
                if let [first, second, ..] = variant.letters[..] {
                    groups.entry((first, second)).or_default().push(variant);
                }
            }
        }
        for group in groups.values_mut() {
            group.sort_by_key(|v| {
                (
                    std::cmp::Reverse(v.letters.len()),
                    v.rank,
                    std::cmp::Reverse(v.fame),
                    v.place,
                )
            });
        }
        Self(groups)
    }

    fn starting_with(&self, first: char, second: char) -> &[Variant] {
        self.0.get(&(first, second)).map_or(&[], Vec::as_slice)
    }

    fn all(&self) -> impl Iterator<Item = &Variant> {
        self.0.values().flatten()
    }
}

fn exact_mentions(letters: &[Letter], index: &Index, taken: &mut [bool]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < letters.len() {
        let group = index.starting_with(letters[at].value, letters[at + 1].value);
        match group.iter().find(|variant| stands_at(letters, at, variant)) {
            Some(variant) => {
                let end = at + variant.letters.len();
                taken[at..end].fill(true);
                found.push(mention(letters, at..end, variant.place, variant.rank == 0));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn mention(letters: &[Letter], span: Range<usize>, place: usize, whole: bool) -> Mention {
    Mention {
        range: letters[span.start].range.start..letters[span.end - 1].range.end,
        place,
        whole,
    }
}

fn stands_at(letters: &[Letter], at: usize, variant: &Variant) -> bool {
    let length = variant.letters.len();
    let Some(span) = letters.get(at..at + length) else {
        return false;
    };
    let same = span
        .iter()
        .zip(&variant.letters)
        .all(|(letter, &name)| letter.value == name);
    same && span.iter().skip(1).all(|letter| !letter.broken) && fits_words(letters, at..at + length)
}

/// Latin names are whole words. Korean ones may be glued to a city before them and to particles after them; two
/// syllables are too few for that and want a word start and a particle or a word end.
fn fits_words(letters: &[Letter], span: Range<usize>) -> bool {
    let (first, last) = (&letters[span.start], &letters[span.end - 1]);
    let long = span.len() >= 3;
    let start = first.starts || (is_hangul(first.value) && long);
    let end = last.ends || (is_hangul(last.value) && (long || before_particle(letters, span.end)));
    start && end
}

/// Particles and endings that may follow a noun directly.
const PARTICLES: [&str; 40] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "도",
    "두",
    "만",
    "에",
    "에서",
    "에는",
    "에도",
    "으로",
    "로",
    "랑",
    "이랑",
    "하고",
    "과",
    "와",
    "의",
    "부터",
    "까지",
    "이나",
    "나",
    "이고",
    "이요",
    "요",
    "엔",
    "에선",
    "쪽",
    "보다",
    "보다는",
    "근처",
    "말고",
    "빼고",
    "야경",
    "이라도",
    "같은",
    "처럼",
];

fn before_particle(letters: &[Letter], from: usize) -> bool {
    let mut rest = String::new();
    for letter in letters.get(from..).unwrap_or_default() {
        if letter.starts && !rest.is_empty() {
            break;
        }
        rest.push(letter.value);
        if letter.ends {
            break;
        }
    }
    PARTICLES.contains(&rest.as_str())
}

/// The letters of a text with how they are joined.
fn letters(text: &str) -> Vec<Letter> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut letters: Vec<Letter> = Vec::with_capacity(characters.len());
    let (mut broken, mut previous) = (false, None);
    for (position, &(at, value)) in characters.iter().enumerate() {
        if is_letter(value) {
            let next = characters.get(position + 1).map(|&(_, c)| c);
            let range = at..at + value.len_utf8();
            let (starts, ends) = (
                script(previous) != script(Some(value)),
                script(next) != script(Some(value)),
            );
            letters.push(Letter {
                value,
                range,
                starts,
                ends,
                broken,
            });
            broken = false;
        } else if !matches!(value, ' ' | '-' | '\'' | '&') {
            broken = true;
        }
        previous = Some(value);
    }
    letters
}

/// 0 for what is no letter; Hangul, other East Asian scripts and the rest apart.
fn script(value: Option<char>) -> u8 {
    match value {
        Some(c) if is_hangul(c) => 1,
        Some(c) if crate::scan::is_east_asian(c) => 2,
        Some(c) if is_letter(c) => 3,
        _ => 0,
    }
}

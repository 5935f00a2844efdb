//! When two pieces of text count as the same name.
//!
//! Names are folded to letters: lower case, without accents, blanks and punctuation; a Hangul syllable becomes the
//! letters that one types for it (각 = ㄱㅏㄱ, 과 = ㄱㅗㅏ), so that a half-typed syllable is a prefix of the whole one.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A folded letter with where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) key: char,
    /// Byte range of the character it was folded from.
    start: usize,
    end: usize,
    /// First letter of its character.
    pub(crate) first: bool,
    /// First letter of a word.
    pub(crate) word: bool,
}

/// Which letters occur in a text, as one bit for each of 64 classes of letters. Two letters may share a bit, so that a
/// missing bit proves a missing letter, and nothing follows from one that is there.
///
/// A typing error changes at most one letter, so a text in which more of a query's letters are missing than errors are
/// allowed needs no measuring: most names of a search are done with after one comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks(u64);

impl Marks {
    pub(crate) fn of(letters: &[Letter]) -> Self {
        Self(
            letters
                .iter()
                .fold(0, |marks, letter| marks | 1 << (u32::from(letter.key) % 64)),
        )
    }

    /// At least so many letters of this text do not occur in the other.
    pub(crate) fn missing_in(self, other: Self) -> usize {
        (self.0 & !other.0).count_ones() as usize
    }
}

/// Folds a text.
pub(crate) fn fold(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    let mut word = true;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        let mut first = true;
        let mut keys = |key: char| {
            letters.push(Letter {
                key,
                start,
                end,
                first,
                word,
            });
            (first, word) = (false, false);
        };
        let mut separator = false;
        for part in std::iter::once(character).nfkd() {
            if is_letter(part) {
                fold_part(part, &mut keys);
            } else {
                separator |= !is_silent(part);
            }
        }
        word |= separator;
    }
    letters
}

/// The keys alone.
pub(crate) fn keys(letters: &[Letter]) -> Vec<char> {
    letters.iter().map(|letter| letter.key).collect()
}

/// The words of a folded text, as keys.
pub(crate) fn words(letters: &[Letter]) -> Vec<Vec<char>> {
    letters.chunk_by(|_, next| !next.word).map(keys).collect()
}

/// Byte range of the text that these letters came from.
pub(crate) fn source_range(letters: &[Letter]) -> Option<Range<usize>> {
    Some(letters.first()?.start..letters.last()?.end)
}

/// Whether a key is a Korean consonant, as in a query of initials only (ㄱㅂㄱ).
pub(crate) fn is_consonant(key: char) -> bool {
    ('ㄱ'..='ㅎ').contains(&key)
}

/// The optimal string alignment distance between a query and a text (insertion, deletion, substitution, swap of
/// neighbours), for the whole text and for its best prefix. Damerau 1964; Navarro, "A Guided Tour to Approximate String
/// Matching", ACM Computing Surveys 33, 2001.
pub(crate) struct Distance {
    /// To the whole text.
    pub(crate) whole: usize,
    /// To the best prefix.
    pub(crate) prefix: usize,
    /// Length of that prefix.
    pub(crate) prefix_length: usize,
}

/// Measures a query against a text.
pub(crate) fn distance(query: &[char], text: &[char]) -> Distance {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=text.len()).collect();
    for (row, &wanted) in query.iter().enumerate() {
        let mut current = Vec::with_capacity(text.len() + 1);
        current.push(row + 1);
        for (column, &found) in text.iter().enumerate() {
            let mut best = (last[column] + usize::from(wanted != found))
                .min(last[column + 1] + 1)
                .min(current[column] + 1);
            if row > 0 && column > 0 && wanted == text[column - 1] && query[row - 1] == found {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut last, current);
    }
    let (prefix_length, &prefix) = last
        .iter()
        .enumerate()
        .min_by_key(|&(_, distance)| distance)
        .expect("a row has at least the column of the empty text");
    Distance {
        whole: last[text.len()],
        prefix,
        prefix_length,
    }
}

/// Letters, digits and the vowel signs of scripts that write them as marks; accents of Latin, Greek and Cyrillic
/// letters are none.
fn is_letter(part: char) -> bool {
    part.is_alphanumeric() || (('\u{0900}'..='\u{0FFF}').contains(&part))
}

/// Accents and apostrophes: they neither count nor part words.
fn is_silent(part: char) -> bool {
    ('\u{0300}'..='\u{036F}').contains(&part)
        || ('\u{3099}'..='\u{309A}').contains(&part)
        || matches!(part, '\'' | '’' | 'ʼ')
}

fn fold_part(part: char, push: &mut impl FnMut(char)) {
    const LEADING: [&str; 19] = [
        "ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ",
        "ㅍ", "ㅎ",
    ];
    const VOWELS: [&str; 21] = [
        "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ",
        "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
    ];
    const TRAILING: [&str; 27] = [
        "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ",
        "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
    ];
    let jamo = |table: &[&'static str], first: u32| {
        let index = usize::try_from(u32::from(part).checked_sub(first)?).ok()?;
        table.get(index).copied()
    };
    let hangul = jamo(&LEADING, 0x1100)
        .or_else(|| jamo(&VOWELS, 0x1161))
        .or_else(|| jamo(&TRAILING, 0x11A8));
    let latin = match part {
        'ß' | 'ẞ' => Some("ss"),
        'ø' | 'Ø' => Some("o"),
        'æ' | 'Æ' => Some("ae"),
        'œ' | 'Œ' => Some("oe"),
        'ł' | 'Ł' => Some("l"),
        'đ' | 'Đ' => Some("d"),
        'ı' => Some("i"),
        _ => None,
    };
    match hangul.or(latin) {
        Some(keys) => keys.chars().for_each(push),
        None => part.to_lowercase().filter(|key| !is_silent(*key)).for_each(push),
    }
}

#[cfg(test)]
mod tests {
    use super::{distance, fold, keys, words};

    fn check(text: &str, expected: &str) {
        let folded: String = keys(&fold(text)).into_iter().collect();
        assert_eq!(folded, expected, "{text}");
    }

    #[test]
    fn folds_case_accents_and_width() {
        check("Sagrada Família", "sagradafamilia");
        check("Frauenkirche (München)", "frauenkirchemunchen");
        check("Großer Garten", "grossergarten");
        check("ＴＯＫＹＯ Tower", "tokyotower");
        check("St. Paul’s", "stpauls");
        check("Musée d'Orsay", "museedorsay");
        check("三年坂（産寧坂）", "三年坂産寧坂");
        check("İstiklal", "istiklal");
    }

    #[test]
    fn folds_hangul_to_the_letters_one_types() {
        check("경복궁", "ㄱㅕㅇㅂㅗㄱㄱㅜㅇ");
        check("과학관", "ㄱㅗㅏㅎㅏㄱㄱㅗㅏㄴ");
        check("닭", "ㄷㅏㄹㄱ");
        check("ㄱㅂㄱ", "ㄱㅂㄱ");
        check("ㄳ", "ㄱㅅ");
    }

    #[test]
    fn parts_words_at_blanks_and_hyphens_but_not_at_apostrophes() {
        let shown: Vec<String> = words(&fold("St. Paul's gwangjang-market"))
            .into_iter()
            .map(|word| word.into_iter().collect())
            .collect();
        assert_eq!(shown, ["st", "pauls", "gwangjang", "market"]);
    }

    #[test]
    fn measures_edits() {
        for (query, text, whole, prefix) in [
            ("louvre", "louvre", 0, 0),
            ("luovre", "louvre", 1, 1),
            ("louvr", "louvremuseum", 7, 0),
            ("", "abc", 3, 0),
            ("abc", "", 3, 3),
            ("gyeonbok", "gyeongbokgung", 5, 1),
        ] {
            let measured = distance(&keys(&fold(query)), &keys(&fold(text)));
            assert_eq!(
                (measured.whole, measured.prefix),
                (whole, prefix),
                "{query} {text}"
            );
        }
    }
}

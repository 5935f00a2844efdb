//! Normalised text that remembers where each part of it stood in the original, and lets understood parts be
//! replaced by marks.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Lower-cased, composed text with folded accents, quotes and blanks.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    /// The normalised text.
    pub(crate) text: String,
    /// For every byte of `text`, the bytes of the original it came from.
    origin: Vec<Range<usize>>,
}

impl Scan {
    /// Normalises a text. Symbols such as emoji become blanks; runs of blanks become one.
    pub(crate) fn new(original: &str) -> Self {
        let mut scan = Self {
            text: String::with_capacity(original.len()),
            origin: Vec::new(),
        };
        for (start, segment) in segments(original) {
            for folded in fold(segment) {
                scan.push(folded, start..start + segment.len());
            }
        }
        scan
    }

    /// Replaces a range by a single mark.
    pub(crate) fn mark(&mut self, range: Range<usize>, mark: char) {
        self.respell(range, mark.encode_utf8(&mut [0; 4]));
    }

    /// Replaces a word by its usual spelling.
    pub(crate) fn respell(&mut self, range: Range<usize>, word: &str) {
        let origin = self.original_range(&range);
        self.origin
            .splice(range.clone(), std::iter::repeat_n(origin, word.len()));
        self.text.replace_range(range, word);
    }

    /// Fills a range with blanks; nothing moves.
    pub(crate) fn blank(&mut self, range: Range<usize>) {
        let blanks = " ".repeat(range.len());
        self.text.replace_range(range, &blanks);
    }

    /// Bytes of the original which a range of the text came from.
    pub(crate) fn original_range(&self, range: &Range<usize>) -> Range<usize> {
        match (
            self.origin.get(range.start),
            self.origin.get(range.end.saturating_sub(1)),
        ) {
            (Some(first), Some(last)) if !range.is_empty() => first.start..last.end,
            _ => 0..0,
        }
    }

    fn push(&mut self, folded: char, origin: Range<usize>) {
        if folded == ' ' && (self.text.is_empty() || self.text.ends_with([' ', '\n'])) {
            return;
        }
        self.text.push(folded);
        self.origin.extend(std::iter::repeat_n(origin, folded.len_utf8()));
    }
}

/// Cuts before every character that starts a new composed one, so that each piece can be normalised by itself.
fn segments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter(|&(at, c)| at == 0 || (canonical_combining_class(c) == 0 && !is_joining_jamo(c)))
        .map(|(at, _)| at)
        .collect();
    starts.push(text.len());
    let bounds: Vec<(usize, usize)> = starts
        .iter()
        .copied()
        .zip(starts.iter().copied().skip(1))
        .collect();
    bounds.into_iter().map(|(start, end)| (start, &text[start..end]))
}

/// Vowels and final consonants that join the syllable before them.
fn is_joining_jamo(c: char) -> bool {
    ('\u{1160}'..='\u{11FF}').contains(&c)
}

/// A letter of a syllable that is spelled out.
pub(crate) fn is_jamo(c: char) -> bool {
    ('\u{1100}'..='\u{11FF}').contains(&c)
}

fn fold(segment: &str) -> Vec<char> {
    let composed: Vec<char> = segment.nfc().collect();
    if composed.iter().all(|&c| is_east_asian(c)) {
        return composed;
    }
    segment
        .nfd()
        .filter(|&c| !is_combining_mark(c))
        .map(half_width)
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

/// Hangul, kana and Han, whose marks are part of the letter.
pub(crate) fn is_east_asian(c: char) -> bool {
    is_hangul(c) || ('\u{3040}'..='\u{9FFF}').contains(&c)
}

/// A composed Hangul syllable or a stray letter of one.
pub(crate) fn is_hangul(c: char) -> bool {
    ('\u{AC00}'..='\u{D7A3}').contains(&c) || ('\u{3131}'..='\u{318E}').contains(&c)
}

/// A letter or digit of any script, told fast for the usual ones.
pub(crate) fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        is_hangul(c) || ('\u{4E00}'..='\u{9FFF}').contains(&c) || c.is_alphanumeric()
    }
}

/// Full-width forms stand a fixed distance above ASCII.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// One spelling for quotes, dashes, stops and blanks; private-use characters are kept free for marks.
pub(crate) fn plain(c: char) -> char {
    match c {
        '’' | '‘' | '`' | '´' => '\'',
        '–' | '—' | '−' => '-',
        '、' | '،' => ',',
        '。' | '…' => '.',
        '\n' | '\r' => '\n',
        '~' | '〜' => '~',
        'ø' => 'o',
        'ß' => 's',
        'ł' => 'l',
        'ı' => 'i',
        c if c.is_alphanumeric() && !('\u{E000}'..='\u{F8FF}').contains(&c) => c,
        c if c.is_ascii_punctuation() || "€£¥₩฿₫".contains(c) => c,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::Scan;

    fn check(original: &str, expected: &str) {
        assert_eq!(Scan::new(original).text, expected);
    }

    #[test]
    fn folds_case_width_accents_and_symbols() {
        check("Park  Güell 😍!", "park guell !");
        check("１２시", "12시");
        check("don’t", "don't");
        check("\u{1100}\u{1167}\u{11BC}복궁", "경복궁");
    }

    #[test]
    fn keeps_the_way_back_to_the_original() {
        let original = "É 경복궁 😍 zoo";
        let mut scan = Scan::new(original);
        let at = scan.text.find("경복궁").expect("the name is there");
        scan.mark(at..at + "경복궁".len(), '\u{E000}');
        let mark = scan.text.find('\u{E000}').expect("just marked");
        assert_eq!(&original[scan.original_range(&(mark..mark + 3))], "경복궁");
        let zoo = scan.text.find("zoo").expect("the word is there");
        assert_eq!(&original[scan.original_range(&(zoo..zoo + 3))], "zoo");
    }
}

//! Regular expressions over marked text.

mod words;

use std::ops::Deref;
use std::sync::OnceLock;

use regex_lite::Regex;

pub(crate) use words::Pairs;

/// First of the private-use characters that stand for places; 256 of them, as of each kind below.
pub(crate) const PLACE: u32 = 0xE000;
/// First of those that stand for days.
pub(crate) const DAY: u32 = 0xE100;
/// First of those that stand for times of day.
pub(crate) const TIME: u32 = 0xE200;
/// First of those that stand for amounts of money.
pub(crate) const MONEY: u32 = 0xE300;
/// First of those that stand for distances.
pub(crate) const METRES: u32 = 0xE400;
/// How many things of one kind can be marked.
const PER_KIND: u32 = 0x100;

/// How marks are written in a pattern, and the range of each kind.
const MARKS: [(&str, &str, &str); 5] = [
    ("<P>", "\u{E000}", "[\u{E000}-\u{E0FF}]"),
    ("<D>", "\u{E100}", "[\u{E100}-\u{E1FF}]"),
    ("<T>", "\u{E200}", "[\u{E200}-\u{E2FF}]"),
    ("<M>", "\u{E300}", "[\u{E300}-\u{E3FF}]"),
    ("<L>", "\u{E400}", "[\u{E400}-\u{E4FF}]"),
];

/// A pattern that is compiled when a text first holds one of its words. In its source `<P>`, `<D>`, `<T>`, `<M>`
/// and `<L>` stand for a marked place, day, time, amount or distance; `\b` is a boundary of ASCII words, so that
/// Korean particles may follow a Latin word.
pub(crate) struct Pattern {
    source: &'static str,
    words: OnceLock<Option<Vec<String>>>,
    regex: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern of this source.
    pub(crate) const fn new(source: &'static str) -> Self {
        Self {
            source,
            words: OnceLock::new(),
            regex: OnceLock::new(),
        }
    }

    /// Whether it may match in a text of these pairs; `false` is certain.
    pub(crate) fn may_match(&self, pairs: &Pairs) -> bool {
        let words = self.words.get_or_init(|| {
            let marked = MARKS
                .iter()
                .fold(self.source.to_owned(), |source, (name, mark, _)| {
                    source.replace(name, mark)
                });
            words::needed(&marked)
        });
        words.as_ref().is_none_or(|words| pairs.may_hold_any(words))
    }

    /// Whether it matches in a text of these pairs.
    pub(crate) fn stands_in(&self, text: &str, pairs: &Pairs) -> bool {
        self.may_match(pairs) && self.is_match(text)
    }
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        self.regex.get_or_init(|| {
            let ranged = MARKS
                .iter()
                .fold(self.source.to_owned(), |source, (name, _, range)| {
                    source.replace(name, range)
                });
            Regex::new(&ranged).expect("patterns are constants that the tests compile")
        })
    }
}

/// The character standing for the thing of this number, while there are some left.
pub(crate) fn mark(kind: u32, number: usize) -> Option<char> {
    let number = u32::try_from(number).ok().filter(|&number| number < PER_KIND)?;
    char::from_u32(kind + number)
}

/// The number of the thing of this kind that a character stands for.
pub(crate) fn marked(kind: u32, mark: char) -> Option<usize> {
    let number = u32::from(mark)
        .checked_sub(kind)
        .filter(|&number| number < PER_KIND)?;
    usize::try_from(number).ok()
}

/// Declares patterns compiled at first use.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $source:expr;)+) => {
        $($(#[$doc])* static $name: $crate::pattern::Pattern = $crate::pattern::Pattern::new($source);)+
    };
}
pub(crate) use patterns;

//! Regular expressions over marked text.

use std::sync::LazyLock;

use regex_lite::Regex;

/// A pattern that is compiled at its first use.
pub(crate) type Pattern = LazyLock<Regex>;

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

/// Compiles a pattern in which `<P>`, `<D>`, `<T>`, `<M>` and `<L>` stand for a marked place, day, time, amount or
/// distance, and `\b` is a boundary of ASCII words, so that Korean particles may follow a Latin word.
pub(crate) fn compile(source: &str) -> Regex {
    let expanded = source
        .replace("<P>", "[\u{E000}-\u{E0FF}]")
        .replace("<D>", "[\u{E100}-\u{E1FF}]")
        .replace("<T>", "[\u{E200}-\u{E2FF}]")
        .replace("<M>", "[\u{E300}-\u{E3FF}]")
        .replace("<L>", "[\u{E400}-\u{E4FF}]");
    Regex::new(&expanded).expect("patterns are constants that the tests compile")
}

/// Declares patterns compiled at first use.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $source:expr;)+) => {
        $($(#[$doc])* static $name: $crate::pattern::Pattern =
            std::sync::LazyLock::new(|| $crate::pattern::compile($source));)+
    };
}
pub(crate) use patterns;

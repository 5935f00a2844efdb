//! Names that the engines hold as program constants, found again when a file names them.
//!
//! The engines name their numbers and codes by constants. A file holds text, so each name is matched against the
//! ones known here; a name that a newer engine has added is kept for the life of the program, up to a bound, so that
//! a file can neither be refused for it nor grow the program's memory at will.

use std::sync::{Mutex, PoisonError};

use engine_model::FindingCode;

/// Most names that are kept beyond the known ones.
const MOST_KEPT: usize = 512;

/// Longest name that is kept, in bytes.
const LONGEST: usize = 64;

/// Names that the findings' documentation gives to their numbers.
const KNOWN: [&str; 30] = [
    "start",
    "end",
    "lastEntry",
    "given",
    "needed",
    "before",
    "after",
    "claimed",
    "derived",
    "earliest",
    "latest",
    "stops",
    "limit",
    "usual",
    "rests",
    "duration",
    "walking",
    "age",
    "minimum",
    "stay",
    "cost",
    "budget",
    "count",
    "arrival",
    "departure",
    "day",
    "nights",
    "capacity",
    "missing",
    "amount",
];

static KEPT: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

/// The constant of this text; `None` where it is no name (letters, digits, `_`, `-`, at most 64) or too many unknown
/// ones have been kept.
pub(super) fn constant(text: &str) -> Option<&'static str> {
    let known = KNOWN.iter().copied().find(|name| *name == text);
    let code = || {
        FindingCode::ALL
            .iter()
            .map(|code| code.code())
            .find(|code| *code == text)
    };
    known.or_else(code).or_else(|| kept(text))
}

fn kept(text: &str) -> Option<&'static str> {
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if text.is_empty() || text.len() > LONGEST || !plain {
        return None;
    }
    // The list is only ever appended to, so it is whole even where another thread has panicked.
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(name) = kept.iter().copied().find(|name| *name == text) {
        return Some(name);
    }
    (kept.len() < MOST_KEPT).then(|| {
        let name: &'static str = String::leak(text.to_owned());
        kept.push(name);
        name
    })
}

#[cfg(test)]
mod tests {
    use super::constant;

    #[test]
    fn finds_names_and_keeps_new_ones() {
        assert_eq!(constant("lastEntry"), Some("lastEntry"));
        assert_eq!(constant("OVER_BUDGET"), Some("OVER_BUDGET"));
        assert_eq!(constant("somethingNew"), Some("somethingNew"));
        assert_eq!(constant("no name"), None);
        assert_eq!(constant(""), None);
        assert_eq!(constant(&"x".repeat(65)), None);
    }
}

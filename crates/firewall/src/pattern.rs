//! Regular expressions as rules write them, which is as PCRE reads them, for engines without its costs: the `regex`
//! crate is linear in what it reads. What it cannot express (looking around, referring back) goes to `fancy-regex` with
//! a bound on its steps.

use fancy_regex::BytesMode;
use regex::bytes::{Regex, RegexBuilder};

/// Bytes that the automaton of a pattern may take, and that the table it fills while it runs may.
const MOST_PROGRAM_BYTES: usize = 16 * 1024 * 1024;
const MOST_TABLE_BYTES: usize = 4 * 1024 * 1024;

/// Steps back that a pattern may take which looks around.
const MOST_STEPS: usize = 100_000;

/// Where a word begins or ends, for the engine that looks around: its own `\b` asks for tables of Unicode.
const WORD_EDGE: &str = r"(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))";

#[derive(Clone, Debug)]
enum Engine {
    Plain(Regex),
    Looking(Box<fancy_regex::Regex>),
}

/// A pattern that is ready to be used.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(Engine);

impl Pattern {
    /// Makes a pattern ready. A dot means any byte; nothing is done to anchors at lines.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        let plain = translated(text, false);
        let built = RegexBuilder::new(&plain)
            .unicode(false)
            .dot_matches_new_line(true)
            .size_limit(MOST_PROGRAM_BYTES)
            .dfa_size_limit(MOST_TABLE_BYTES)
            .build();
        let reason = match built {
            Ok(regex) => return Ok(Self(Engine::Plain(regex))),
            Err(error) => error.to_string(),
        };
        let looking = fancy_regex::RegexBuilder::new(&translated(text, true))
            .unicode_mode(false)
            .bytes_mode(BytesMode::Ascii)
            .dot_matches_new_line(true)
            .backtrack_limit(MOST_STEPS)
            .build();
        looking
            .map(|regex| Self(Engine::Looking(Box::new(regex))))
            .map_err(|_also| reason)
    }

    /// Whether it occurs. Where its bound on steps is passed it counts as found: whoever provokes that means no good.
    pub(crate) fn holds(&self, value: &[u8]) -> bool {
        match &self.0 {
            Engine::Plain(regex) => regex.is_match(value),
            Engine::Looking(regex) => regex.is_match(value).unwrap_or(true),
        }
    }

    /// What it and its groups take, where it occurs; at most ten.
    pub(crate) fn captures(&self, value: &[u8]) -> Option<Vec<Vec<u8>>> {
        match &self.0 {
            Engine::Plain(regex) => {
                let found = regex.captures(value)?;
                let groups = found.iter().take(10);
                Some(
                    groups
                        .map(|group| group.map_or_else(Vec::new, |group| group.as_bytes().to_vec()))
                        .collect(),
                )
            }
            Engine::Looking(_) => self.holds(value).then(|| vec![value.to_vec()]),
        }
    }
}

/// Rewrites what the two families of regular expressions read differently: `\<`, a bracket or doubled sign inside a
/// class, a brace that bounds nothing, an escape before a letter that has no meaning.
fn translated(text: &str, looking: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    let (mut at, mut class_from) = (0, None);
    while let Some(&letter) = letters.get(at) {
        match letter {
            '\\' => {
                let next = letters.get(at + 1).copied().unwrap_or('\\');
                out.push_str(&match next {
                    'b' if looking && class_from.is_none() => WORD_EDGE.to_owned(),
                    next => escape(next, class_from.is_some()),
                });
                at += 1;
            }
            '[' if class_from.is_none() => {
                out.push('[');
                let mut first = at + 1;
                if letters.get(first) == Some(&'^') {
                    out.push('^');
                    first += 1;
                }
                if letters.get(first) == Some(&']') {
                    out.push_str("\\]");
                    first += 1;
                }
                class_from = Some(first);
                at = first - 1;
            }
            '[' => at = bracket(&letters, at, &mut out),
            ']' if class_from.is_some() => {
                class_from = None;
                out.push(']');
            }
            '&' | '~' if class_from.is_some() => {
                out.push('\\');
                out.push(letter);
            }
            '-' if class_from.is_some() && letters.get(at + 1) == Some(&'-') => out.push_str("\\-"),
            '{' if class_from.is_none() && !is_bound(&letters[at..]) => out.push_str("\\{"),
            // Beyond ASCII PCRE sees bytes, in a class each for itself.
            letter if !letter.is_ascii() => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    out.push_str("\\x");
                    out.extend(
                        [byte >> 4, byte & 15].map(|half| char::from(b"0123456789abcdef"[usize::from(half)])),
                    );
                }
            }
            letter => out.push(letter),
        }
        at += 1;
    }
    out
}

/// A bracket inside a class: the name of a class, such as `[:alpha:]`, or the sign itself. Gives its last letter.
fn bracket(letters: &[char], at: usize, out: &mut String) -> usize {
    if letters.get(at + 1) == Some(&':')
        && let Some(end) = letters[at..].iter().position(|letter| *letter == ']')
    {
        out.extend(&letters[at..=at + end]);
        return at + end;
    }
    out.push_str("\\[");
    at
}

fn escape(letter: char, in_class: bool) -> String {
    match letter {
        '<' | '>' => letter.to_string(),
        'h' if in_class => " \\t".to_owned(),
        'h' => "[ \\t]".to_owned(),
        'Z' => "\\z".to_owned(),
        'e' => "\\x1b".to_owned(),
        // A word boundary; in a class, the backspace.
        'b' if in_class => "\\x08".to_owned(),
        letter if letter.is_ascii_alphabetic() && !"abBdDsSwWxnrtfvzAGkpPuU".contains(letter) => {
            letter.to_string()
        }
        '0' => "\\x00".to_owned(),
        letter => format!("\\{letter}"),
    }
}

/// Whether a brace begins a count, such as `{2,5}`.
fn is_bound(letters: &[char]) -> bool {
    let Some(end) = letters.iter().position(|letter| *letter == '}') else {
        return false;
    };
    let inside: String = letters[1..end].iter().collect();
    let (from, to) = inside.split_once(',').unwrap_or((&inside, ""));
    let number = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    !from.is_empty() && number(from) && number(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, value: &[u8], expected: bool) {
        let pattern = Pattern::new(pattern).expect("a pattern that can be read");
        assert_eq!(pattern.holds(value), expected, "{pattern:?}");
    }

    #[test]
    fn reads_patterns_as_pcre_does() {
        check(r"a\<b", b"a<b", true);
        check(r"[^[]x", b"[x", false);
        check(r"[a&&b]+$", b"&&", true);
        check(r"${x", b"${x", false);
        check(r"\${x", b"${x", true);
        check(r"[[:alpha:]]{2}", b"ab", true);
        check(r"[]a]+z", b"]z", true);
        check(r"a.b", b"a\nb", true);
        check(r"^b", b"a\nb", false);
        check(r"[\x80-\xff]\b", "한".as_bytes(), false);
        check(r"\bor\b", "경or궁".as_bytes(), true);
        check(r"(?i)k", "\u{212a}".as_bytes(), false);
        check("[´’]x", b"\x99x", true);
        check("^가+$", "가가".as_bytes(), false);
        check(r"(?<!x)\ba\b", b"-a-", true);
        check(r"(?<!x)\ba\b", "한ab".as_bytes(), false);
        check(r"(?<!a)b", b"ab", false);
        check(r"(?<!a)b", b"\xffb", true);
        check(r"(\w)\1", b"xaab", true);
    }

    #[test]
    fn says_what_cannot_be_read() {
        assert!(Pattern::new("(a").is_err());
    }
}

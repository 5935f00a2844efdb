//! What a rule asks of a value.

use std::net::IpAddr;
use std::path::Path;

use aho_corasick::{AhoCorasick, MatchKind};
use ipnet::IpNet;

use crate::pattern::Pattern;

/// Phrases of a file that may stand in one rule.
const MOST_PHRASES: usize = 100_000;

/// An operator with an argument that is known beforehand.
#[derive(Clone, Debug)]
pub(crate) enum Operator {
    Holds(Box<Pattern>),
    HoldsAny(Box<AhoCorasick>),
    Text(Compare, Vec<u8>),
    Number(Order, i64),
    Networks(Vec<IpNet>),
    ByteRange(Box<[bool; 256]>),
    UrlEncoding,
    Utf8Encoding,
    SqlInjection,
    CrossSiteScripting,
    Always,
    /// It asks for what there is not, such as a list in the network; it says no, also where it is negated.
    Never,
    /// The argument is put together for every request.
    Later(String, String),
}

/// How a text is compared with another.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Compare {
    Is,
    Has,
    HasWord,
    Begins,
    Ends,
    /// It occurs in the other one.
    Within,
}

/// How numbers are compared.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    Less,
    AtMost,
    Is,
    AtLeast,
    More,
}

/// What was found.
pub(crate) enum Found {
    No,
    Yes,
    Groups(Vec<Vec<u8>>),
}

impl Operator {
    /// Makes an operator ready. Files of phrases lie in `folder`.
    pub(crate) fn new(name: &str, argument: &str, folder: Option<&Path>) -> Result<Self, String> {
        if argument.contains("%{") {
            return Ok(Self::Later(name.to_owned(), argument.to_owned()));
        }
        let text = |compare| Ok(Self::Text(compare, argument.as_bytes().to_vec()));
        let number = |order| Ok(Self::Number(order, integer(argument.as_bytes())));
        match name {
            "rx" => Ok(Self::Holds(Box::new(Pattern::new(argument)?))),
            "pm" => phrases(argument.split_whitespace()),
            "pmfromfile" | "pmf" => {
                let mut lines = Vec::new();
                for file in argument.split_whitespace() {
                    lines.extend(lines_of(file, folder)?);
                }
                phrases(lines.iter().map(String::as_str))
            }
            "ipmatch" => networks(argument.split(',').map(str::trim)),
            "ipmatchfromfile" | "ipmatchf" => {
                let lines = lines_of(argument, folder)?;
                networks(lines.iter().map(String::as_str))
            }
            "streq" => text(Compare::Is),
            "contains" | "strmatch" => text(Compare::Has),
            "containsword" => text(Compare::HasWord),
            "beginswith" => text(Compare::Begins),
            "endswith" => text(Compare::Ends),
            "within" => text(Compare::Within),
            "lt" => number(Order::Less),
            "le" => number(Order::AtMost),
            "eq" => number(Order::Is),
            "ge" => number(Order::AtLeast),
            "gt" => number(Order::More),
            "validatebyterange" => byte_range(argument),
            "validateurlencoding" => Ok(Self::UrlEncoding),
            "validateutf8encoding" => Ok(Self::Utf8Encoding),
            "detectsqli" => Ok(Self::SqlInjection),
            "detectxss" => Ok(Self::CrossSiteScripting),
            "unconditionalmatch" => Ok(Self::Always),
            "nomatch" | "rbl" | "geolookup" | "gsblookup" | "inspectfile" => Ok(Self::Never),
            _ => Err(format!("`@{name}` is no operator that is known here")),
        }
    }

    /// Asks it of a value.
    pub(crate) fn ask(&self, value: &[u8], wants_groups: bool) -> Found {
        let found = match self {
            Self::Holds(pattern) if wants_groups => {
                return pattern.captures(value).map_or(Found::No, Found::Groups);
            }
            Self::HoldsAny(phrases) if wants_groups => {
                return phrases.find(value).map_or(Found::No, |found| {
                    Found::Groups(vec![value[found.range()].to_vec()])
                });
            }
            Self::Holds(pattern) => pattern.holds(value),
            Self::HoldsAny(phrases) => phrases.is_match(value),
            Self::Text(compare, text) => compare.holds(value, text),
            Self::Number(order, number) => order.holds(integer(value), *number),
            Self::Networks(networks) => is_in(value, networks),
            Self::ByteRange(allowed) => value.iter().any(|byte| !allowed[usize::from(*byte)]),
            Self::UrlEncoding => has_bad_escape(value),
            Self::Utf8Encoding => std::str::from_utf8(value).is_err(),
            Self::SqlInjection => libinjectionrs::detect_sqli(value).is_injection(),
            Self::CrossSiteScripting => libinjectionrs::detect_xss(value).is_injection(),
            Self::Always => true,
            Self::Never | Self::Later(..) => false,
        };
        if found { Found::Yes } else { Found::No }
    }
}

impl Compare {
    fn holds(self, value: &[u8], text: &[u8]) -> bool {
        match self {
            Self::Is => value == text,
            Self::Has => has(value, text),
            Self::HasWord => has_word(value, text),
            Self::Begins => value.starts_with(text),
            Self::Ends => value.ends_with(text),
            Self::Within => has(text, value),
        }
    }
}

impl Order {
    fn holds(self, value: i64, number: i64) -> bool {
        match self {
            Self::Less => value < number,
            Self::AtMost => value <= number,
            Self::Is => value == number,
            Self::AtLeast => value >= number,
            Self::More => value > number,
        }
    }
}

/// The whole number with which a text begins, as C reads it.
pub(crate) fn integer(value: &[u8]) -> i64 {
    let value = value.trim_ascii_start();
    let (negative, digits) = match value {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    let number = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .fold(0_i64, |number, digit| {
            number.saturating_mul(10).saturating_add(i64::from(digit - b'0'))
        });
    if negative { -number } else { number }
}

fn has(value: &[u8], text: &[u8]) -> bool {
    text.is_empty() || value.windows(text.len()).any(|window| window == text)
}

fn has_word(value: &[u8], text: &[u8]) -> bool {
    let is_letter =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    text.is_empty()
        || value.windows(text.len()).enumerate().any(|(at, window)| {
            window == text
                && !is_letter(at.checked_sub(1).and_then(|before| value.get(before)))
                && !is_letter(value.get(at + text.len()))
        })
}

fn has_bad_escape(value: &[u8]) -> bool {
    value.iter().enumerate().any(|(at, byte)| {
        *byte == b'%'
            && !(value.get(at + 1).is_some_and(u8::is_ascii_hexdigit)
                && value.get(at + 2).is_some_and(u8::is_ascii_hexdigit))
    })
}

fn is_in(value: &[u8], networks: &[IpNet]) -> bool {
    let address = std::str::from_utf8(value)
        .ok()
        .and_then(|text| text.parse::<IpAddr>().ok());
    address.is_some_and(|address| networks.iter().any(|network| network.contains(&address)))
}

fn phrases<'a>(phrases: impl Iterator<Item = &'a str>) -> Result<Operator, String> {
    let phrases: Vec<&str> = phrases.take(MOST_PHRASES).collect();
    if phrases.is_empty() {
        return Err("no phrases".to_owned());
    }
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostFirst)
        .build(phrases)
        .map(|phrases| Operator::HoldsAny(Box::new(phrases)))
        .map_err(|error| error.to_string())
}

fn networks<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Operator, String> {
    let network = |text: &str| -> Result<IpNet, String> {
        let single = || text.parse::<IpAddr>().map(IpNet::from);
        text.parse()
            .or_else(|_no_prefix| single())
            .map_err(|_neither| format!("`{text}` is no network"))
    };
    texts
        .map(network)
        .collect::<Result<_, _>>()
        .map(Operator::Networks)
}

fn lines_of(file: &str, folder: Option<&Path>) -> Result<Vec<String>, String> {
    let path = folder
        .ok_or_else(|| format!("{file}: there is no folder for it"))?
        .join(file);
    let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().map(str::trim);
    Ok(lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect())
}

fn byte_range(argument: &str) -> Result<Operator, String> {
    let mut allowed = [false; 256];
    for part in argument.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let byte = |text: &str| text.trim().parse::<u8>();
        let (Ok(from), Ok(to)) = (byte(from), byte(to)) else {
            return Err(format!("`{part}` is no range of bytes"));
        };
        for byte in from..=to {
            allowed[usize::from(byte)] = true;
        }
    }
    Ok(Operator::ByteRange(Box::new(allowed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, argument: &str, value: &[u8], expected: bool) {
        let operator = Operator::new(name, argument, None).expect("an operator");
        let found = !matches!(operator.ask(value, false), Found::No);
        assert_eq!(
            found,
            expected,
            "@{name} {argument} of {}",
            String::from_utf8_lossy(value)
        );
    }

    #[test]
    fn asks_of_values() {
        check("within", "GET POST", b"GET", true);
        check("within", "GET POST", b"PUT", false);
        check("streq", "a", b"A", false);
        check("contains", "b", b"abc", true);
        check("containsword", "b", b"a b", true);
        check("containsword", "b", b"ab", false);
        check("beginswith", "/a", b"/ab", true);
        check("endswith", ".b", b"a.b", true);
        check("ge", "5", b"5", true);
        check("lt", "1", b"", true);
        check("eq", "0", b"word", true);
        check("gt", "-3", b"-2x", true);
        check("pm", "select union", b"xUNIONx", true);
        check("ipmatch", "10.0.0.0/8,::1", b"10.2.3.4", true);
        check("ipmatch", "10.0.0.0/8,::1", b"11.2.3.4", false);
        check("validatebyterange", "1-255", b"a\0", true);
        check("validateurlencoding", "", b"a%2", true);
        check("validateurlencoding", "", b"a%20", false);
        check("validateutf8encoding", "", b"\xff", true);
        check("detectsqli", "", b"1' OR '1'='1", true);
        check("detectsqli", "", "union square에서 1시 or 2시".as_bytes(), false);
        check("detectxss", "", b"<script>", true);
    }

    #[test]
    fn says_what_it_does_not_know() {
        assert!(Operator::new("fuzzyhash", "x", None).is_err());
        assert!(Operator::new("pmfromfile", "nowhere.data", None).is_err());
    }
}

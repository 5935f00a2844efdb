//! Words of which every match of a pattern holds at least one, so that most patterns need not be tried on a text.

/// Pairs of neighbouring bytes in a text, as bits.
pub(crate) struct Pairs(Vec<u64>);

impl Pairs {
    /// The pairs of a text; marks count by their kind.
    pub(crate) fn of(text: &str) -> Self {
        let mut pairs = Self(vec![0; 1024]);
        pairs.add(text);
        for mark in text.chars().filter(|c| ('\u{E000}'..='\u{E4FF}').contains(c)) {
            let first = char::from_u32(u32::from(mark) & !0xFF).unwrap_or(mark);
            pairs.add(first.encode_utf8(&mut [0; 4]));
        }
        pairs
    }

    fn add(&mut self, text: &str) {
        for pair in text.as_bytes().windows(2) {
            self.0[word_of(pair)] |= bit_of(pair);
        }
    }

    /// Whether a word may stand in the text; `false` is certain.
    fn may_hold(&self, word: &str) -> bool {
        word.as_bytes()
            .windows(2)
            .all(|pair| self.0[word_of(pair)] & bit_of(pair) != 0)
    }

    /// Whether one of the words may stand in the text.
    pub(super) fn may_hold_any(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.may_hold(word))
    }
}

fn word_of(pair: &[u8]) -> usize {
    (usize::from(pair[0]) << 8 | usize::from(pair[1])) >> 6
}

fn bit_of(pair: &[u8]) -> u64 {
    1 << (pair[1] & 63)
}

/// Words of which every match holds one; `None` where no such words can be told.
pub(super) fn needed(source: &str) -> Option<Vec<String>> {
    let mut parser = Parser {
        rest: source.chars().collect(),
        at: 0,
    };
    parser.alternatives()
}

struct Parser {
    rest: Vec<char>,
    at: usize,
}

/// What one element of a sequence is.
enum Element {
    Letter(char),
    Nothing,
    Words(Option<Vec<String>>),
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek();
        self.at += 1;
        c
    }

    fn alternatives(&mut self) -> Option<Vec<String>> {
        let mut all = self.sequence();
        while self.peek() == Some('|') {
            self.at += 1;
            let next = self.sequence();
            all = all.zip(next).map(|(mut all, next)| {
                all.extend(next);
                all
            });
        }
        all
    }

    /// The best words of a sequence up to `|`, `)` or the end.
    fn sequence(&mut self) -> Option<Vec<String>> {
        let mut best: Option<Vec<String>> = None;
        let mut run = String::new();
        while let Some(c) = self.peek().filter(|&c| c != '|' && c != ')') {
            self.at += 1;
            let element = self.element(c);
            let (needed, repeated) = self.quantifier();
            match element {
                Element::Nothing => {}
                Element::Letter(letter) if needed => {
                    run.push(letter);
                    if repeated {
                        offer(&mut best, Some(vec![std::mem::take(&mut run)]));
                    }
                }
                Element::Letter(_) => offer(&mut best, Some(vec![std::mem::take(&mut run)])),
                Element::Words(words) => {
                    offer(&mut best, Some(vec![std::mem::take(&mut run)]));
                    offer(&mut best, words.filter(|_| needed));
                }
            }
        }
        offer(&mut best, Some(vec![run]));
        best
    }

    fn element(&mut self, c: char) -> Element {
        match c {
            '(' => {
                if self.peek() == Some('?') {
                    while self.next().is_some_and(|c| c != ':' && c != '>') {}
                }
                let words = self.alternatives();
                self.at += 1;
                Element::Words(words)
            }
            '[' => Element::Words(self.class()),
            '\\' => match self.next() {
                Some('b') | None => Element::Nothing,
                Some(c) if c.is_alphanumeric() => Element::Words(None),
                Some(c) => Element::Letter(c),
            },
            '^' | '$' => Element::Nothing,
            '.' => Element::Words(None),
            c if ('\u{E000}'..='\u{F8FF}').contains(&c) => Element::Words(Some(vec![c.to_string()])),
            c => Element::Letter(c),
        }
    }

    /// Few plain letters are as many words; anything else tells nothing.
    fn class(&mut self) -> Option<Vec<String>> {
        let mut letters = Vec::new();
        while let Some(c) = self.next().filter(|&c| c != ']') {
            letters.push(c);
            if c == '\\' {
                letters.extend(self.next());
            }
        }
        let plain = letters.iter().all(|c| c.len_utf8() > 1);
        (plain && letters.len() <= 8).then(|| letters.iter().map(char::to_string).collect())
    }

    /// Reads the quantifier behind an element: whether the element must stand, and whether it may be repeated.
    fn quantifier(&mut self) -> (bool, bool) {
        let read = match self.peek() {
            Some('?') => (false, false),
            Some('*') => (false, true),
            Some('+') => (true, true),
            Some('{') => {
                let needed = self.rest.get(self.at + 1) != Some(&'0');
                while self.peek().is_some_and(|c| c != '}') {
                    self.at += 1;
                }
                (needed, true)
            }
            _ => return (true, false),
        };
        self.at += 1;
        if self.peek() == Some('?') {
            self.at += 1;
        }
        read
    }
}

/// Keeps the words whose shortest is longest; words of one byte tell nothing.
fn offer(best: &mut Option<Vec<String>>, words: Option<Vec<String>>) {
    let shortest = |words: &[String]| words.iter().map(String::len).min().unwrap_or(0);
    let Some(words) = words.filter(|words| shortest(words) >= 2) else {
        return;
    };
    let better = best.as_ref().is_none_or(|best| {
        (shortest(&words), std::cmp::Reverse(words.len())) > (shortest(best), std::cmp::Reverse(best.len()))
    });
    if better {
        *best = Some(words);
    }
}

#[cfg(test)]
mod tests {
    use super::{Pairs, needed};

    fn check(source: &str, expected: Option<&[&str]>) {
        let expected = expected.map(|words| words.iter().map(|&word| word.to_owned()).collect());
        assert_eq!(needed(source), expected, "{source}");
    }

    #[test]
    fn finds_words_that_every_match_holds() {
        check(r"\b(?:museums?|galler(?:y|ies))\b", Some(&["museum", "galler"]));
        check(r"예약[가-힣]* ?(?:해|부탁)", Some(&["예약"]));
        check(r"(?:very )?slow|fast", Some(&["slow", "fast"]));
        check(r"ab{0,3}cde+f", Some(&["cde"]));
        check(r"\d+|won", None);
        check(r"(?<it>절)(?:은|$)", Some(&["절"]));
        check(r"싶[어은]", Some(&["싶"]));
    }

    #[test]
    fn a_text_holds_its_own_words_and_no_strange_ones() {
        let pairs = Pairs::of("no museums, 예약 부탁");
        assert!(pairs.may_hold_any(&["museum".to_owned()]));
        assert!(pairs.may_hold_any(&["zoo".to_owned(), "예약".to_owned()]));
        assert!(!pairs.may_hold_any(&["gallery".to_owned(), "택시".to_owned()]));
    }
}

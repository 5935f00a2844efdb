//! Lines of iCalendar.

use jiff::civil::Date;

use crate::file_name::compact;

/// Content lines, ended by CR LF and folded at 75 octets (RFC 5545, 3.1).
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    pub(super) fn push(&mut self, line: &str) {
        const LONGEST: usize = 75;
        let mut width = 0;
        for character in line.chars() {
            if width + character.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(character);
            width += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// TEXT with its special characters escaped (RFC 5545, 3.3.11); other control characters are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

/// An identifier that stays the same for an entry of a trip, so that a second import updates the event instead of
/// doubling it.
pub(super) fn uid(entry: &str, trip: &str, start: Date) -> String {
    let readable: String = entry
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-./".contains(c) {
                c
            } else {
                '-'
            }
        })
        .collect();
    let readable: String = readable.chars().take(80).collect();
    let start = compact(start);
    let key = [entry, trip, start.as_str()].join("\n");
    format!("{readable}-{:016x}@tripgen", fnv1a(key.as_bytes()))
}

/// FNV-1a, 64 bits (draft-eastlake-fnv).
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Lines, escaped, fnv1a, uid};
    use jiff::civil::date;

    #[test]
    fn folds_between_characters() {
        let mut lines = Lines::default();
        lines.push(&format!("SUMMARY:{}", "가".repeat(40)));
        let text = String::from_utf8(lines.into_bytes()).expect("folded between characters");
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(
            text.replace("\r\n ", "").trim_end(),
            format!("SUMMARY:{}", "가".repeat(40))
        );
    }

    #[test]
    fn escapes_what_ends_a_value() {
        assert_eq!(escaped("a,b;c\\d\ne\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn hashes_by_the_published_test_vectors() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn tells_entries_and_trips_apart() {
        let day = date(2026, 12, 4);
        assert_eq!(uid("d1-a", "x", day), uid("d1-a", "x", day));
        assert_ne!(uid("d1-a", "x", day), uid("d1-b", "x", day));
        assert_ne!(uid("d1-가", "x", day), uid("d1-나", "x", day));
        assert_ne!(uid("d1-a", "x", day), uid("d1-a", "y", day));
    }
}

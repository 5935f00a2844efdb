//! Takes out of log lines what must not be in them.

use std::borrow::Cow;
use std::io::{self, Write};

use tracing_subscriber::fmt::MakeWriter;

const MAIL: &str = "<mail>";
const TOKEN: &str = "<token>";

/// Letters from which on a word of mixed letters and digits counts as a secret: ours have 43.
const LEAST_SECRET: usize = 40;

/// A writer whose lines go through [`mask`].
#[derive(Clone, Copy, Debug)]
pub struct Masked<W>(pub W);

impl<'a, W: MakeWriter<'a>> MakeWriter<'a> for Masked<W> {
    type Writer = Masked<W::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        Masked(self.0.make_writer())
    }

    fn make_writer_for(&'a self, meta: &tracing::Metadata<'_>) -> Self::Writer {
        Masked(self.0.make_writer_for(meta))
    }
}

/// The log hands over whole lines, so a secret never lies across two calls.
impl<W: Write> Write for Masked<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0
            .write_all(mask(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The line without mail addresses, `Bearer` tokens, signed tokens (`eyJ…`) and long random words. Digests stay: they
/// are written in lower-case hexadecimal, which a secret of ours is not.
pub fn mask(line: &str) -> Cow<'_, str> {
    let mut masked = String::new();
    let mut copied = 0;
    let mut after_bearer = false;
    for (start, word) in words(line) {
        let instead = if is_mail(word) {
            Some(MAIL)
        } else if after_bearer || is_token(word) {
            Some(TOKEN)
        } else {
            None
        };
        if let Some(instead) = instead {
            masked.push_str(&line[copied..start]);
            masked.push_str(instead);
            copied = start + word.len();
        }
        after_bearer = word.eq_ignore_ascii_case("bearer");
    }
    if copied == 0 {
        return Cow::Borrowed(line);
    }
    masked.push_str(&line[copied..]);
    Cow::Owned(masked)
}

/// Runs of the letters of which mail addresses and tokens consist, with where they begin. A full stop at the end
/// belongs to the sentence.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |letter: char| letter.is_alphanumeric() || "._%+-@~".contains(letter);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + line[rest..].find(is_part)?;
        let end = line[start..]
            .find(|letter| !is_part(letter))
            .map_or(line.len(), |length| start + length);
        rest = end;
        Some((start, line[start..end].trim_end_matches('.')))
    })
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host
                .trim_start_matches('@')
                .contains(|letter: char| letter.is_alphanumeric())
    })
}

fn is_token(word: &str) -> bool {
    let signed = word.starts_with("eyJ") && word.contains('.');
    let any = |of: fn(&u8) -> bool| word.as_bytes().iter().any(of);
    signed
        || word
            .split(['.', '~', '%', '+'])
            .any(|part| part.len() >= LEAST_SECRET)
            && any(u8::is_ascii_uppercase)
            && any(u8::is_ascii_lowercase)
            && any(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::mask;

    fn check(line: &str, expected: &str) {
        assert_eq!(mask(line), expected);
    }

    #[test]
    fn takes_out_mail_addresses() {
        check("no account for ada@example.org.", "no account for <mail>.");
        check("{\"to\":\"a.b+c@mail.example.co.kr\"}", "{\"to\":\"<mail>\"}");
        check("<한글@예시.한국>: refused", "<<mail>>: refused");
        check(
            "postgres://tripgen:secret@db.internal/x",
            "postgres://tripgen:<mail>/x",
        );
        check("at 10:00 @ noon", "at 10:00 @ noon");
    }

    #[test]
    fn takes_out_tokens() {
        check(
            "Authorization: Bearer abc.def-1, next",
            "Authorization: Bearer <token>, next",
        );
        check("bearer x", "bearer <token>");
        check(
            "cookie=eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2ln;",
            "cookie=<token>;",
        );
        check(
            "token 4dJ7k2_pQ9x-Zb3vT1mLw8Rf6Hs0YcNgEuKiAoVqXy5 gone",
            "token <token> gone",
        );
    }

    #[test]
    fn leaves_ids_digests_and_names() {
        for line in [
            "id=0193f2a4-5b6c-7d8e-9fa0-b1c2d3e4f5a6 route=/api/v1/trips/{id}",
            "digest 4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
            "platform::telemetry::requests: request ended duration_ms=12",
        ] {
            check(line, line);
        }
    }
}

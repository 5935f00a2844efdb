//! The W3C trace context (Level 1): a request's place in a trace, taken in, handed on, or begun here.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use platform::World;

/// Version, trace, span and flags.
const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
/// What other tracing systems add.
const TRACESTATE: HeaderName = HeaderName::from_static("tracestate");

/// Where a request stands in its trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    /// 32 hexadecimal digits.
    pub(crate) id: String,
    /// The span of the edge, 16 hexadecimal digits.
    span: String,
    /// Two hexadecimal digits; the last bit says that somebody records the trace.
    flags: String,
    /// Whether it began here: what the caller said of its state belongs to another trace then.
    began_here: bool,
}

impl Trace {
    /// Goes on with the trace of the request, or begins one.
    pub(crate) fn of(headers: &HeaderMap, world: &World) -> Self {
        let given = headers
            .get(TRACEPARENT)
            .and_then(|value| read(value.to_str().ok()?));
        let span = hexadecimal(&world.bytes::<8>());
        match given {
            Some((id, flags)) => Self {
                id,
                span,
                flags,
                began_here: false,
            },
            None => Self {
                id: hexadecimal(&world.bytes::<16>()),
                span,
                flags: "00".to_owned(),
                began_here: true,
            },
        }
    }

    /// Writes it into the headers of what is passed on.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        let value = format!("00-{}-{}-{}", self.id, self.span, self.flags);
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(TRACEPARENT, value);
        }
        if self.began_here {
            headers.remove(TRACESTATE);
        }
    }
}

/// Trace and flags. A later version may have more parts, version 00 has exactly four.
fn read(text: &str) -> Option<(String, String)> {
    let mut parts = text.split('-');
    let (version, id) = (parts.next()?, parts.next()?);
    let (span, flags) = (parts.next()?, parts.next()?);
    let more = parts.next().is_some();
    let good = is_hexadecimal(version, 2)
        && version != "ff"
        && is_hexadecimal(id, 32)
        && is_hexadecimal(span, 16)
        && is_hexadecimal(flags, 2)
        && !(version == "00" && more)
        && id.bytes().any(|digit| digit != b'0')
        && span.bytes().any(|digit| digit != b'0');
    good.then(|| (id.to_owned(), flags.to_owned()))
}

fn is_hexadecimal(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIVEN: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn passed_on(given: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(TRACEPARENT, given.parse().expect("a header value"));
        headers.insert(TRACESTATE, HeaderValue::from_static("vendor=1"));
        Trace::of(&headers, &World::system()).write(&mut headers);
        let state = headers.contains_key(TRACESTATE);
        let parent = headers[TRACEPARENT].to_str().expect("ASCII").to_owned();
        format!("{parent} {state}")
    }

    #[test]
    fn goes_on_with_a_trace_in_a_span_of_its_own() {
        let passed = passed_on(GIVEN);
        assert!(
            passed.starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"),
            "{passed}"
        );
        assert!(!passed.contains("00f067aa0ba902b7"), "{passed}");
        assert!(passed.ends_with("-01 true"), "{passed}");
    }

    #[test]
    fn begins_a_trace_where_none_can_be_read() {
        for given in [
            "",
            "x",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        ] {
            let passed = passed_on(given);
            assert!(!passed.contains("4bf92f3577b34da6a3ce929d0e0e4736"), "{given}");
            assert!(passed.ends_with("-00 false"), "{passed}");
            assert_eq!(passed.len(), 55 + " false".len(), "{passed}");
        }
    }

    #[test]
    fn reads_what_a_later_version_has_in_common() {
        let later = GIVEN.replacen("00-", "01-", 1) + "-more";
        assert!(passed_on(&later).starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"));
    }
}

//! The W3C trace context (Level 1): where a request or a message stands in its trace.

use axum::http::{HeaderMap, HeaderName};

use crate::world::World;

/// Version, trace, span and flags.
pub const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
/// What other tracing systems add.
pub const TRACESTATE: HeaderName = HeaderName::from_static("tracestate");

/// Letters of a `tracestate` that are handed on: as many as the recommendation asks for.
const MOST_STATE: usize = 512;

/// The place in a trace that something was caused from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// The number of the trace.
    pub trace: u128,
    /// The number of the causing span; 0 where there is none.
    pub span: u64,
    /// Whether the trace is kept, as far as whoever told knew.
    pub sampled: bool,
    /// What other tracing systems add.
    pub state: Option<String>,
}

impl Parent {
    /// From the headers of a request. A state without a readable parent belongs to nothing.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let parent = Self::read(headers.get(TRACEPARENT)?.to_str().ok()?)?;
        let state = headers.get(TRACESTATE).and_then(|state| state.to_str().ok());
        Some(Self {
            state: state
                .filter(|state| state.len() <= MOST_STATE)
                .map(ToOwned::to_owned),
            ..parent
        })
    }

    /// From the text of a `traceparent`. A later version may have more parts, version 00 has exactly four.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let version = hexadecimal(parts.next()?, 2)?;
        let trace = hexadecimal(parts.next()?, 32)?;
        let span = hexadecimal(parts.next()?, 16)?;
        let flags = hexadecimal(parts.next()?, 2)?;
        let more = parts.next().is_some();
        let good = version != 0xff && trace != 0 && span != 0 && !(version == 0 && more);
        good.then_some(Self {
            trace,
            span: u64::try_from(span).ok()?,
            sampled: flags & 1 == 1,
            state: None,
        })
    }

    /// Where nobody told of a trace: a new one.
    pub fn new_trace(world: &World) -> Self {
        Self {
            trace: u128::from_be_bytes(world.bytes()).max(1),
            span: 0,
            sampled: false,
            state: None,
        }
    }
}

/// As a `traceparent` of version 00 is written.
pub(super) fn traceparent(trace: u128, span: u64, sampled: bool) -> String {
    format!("00-{trace:032x}-{span:016x}-{:02x}", u8::from(sampled))
}

/// A number of exactly so many lower-case digits.
fn hexadecimal(text: &str, digits: usize) -> Option<u128> {
    let fits = text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    fits.then(|| u128::from_str_radix(text, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIVEN: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    #[test]
    fn reads_what_it_writes() {
        let parent = Parent::read(GIVEN).expect("a parent");
        assert_eq!(traceparent(parent.trace, parent.span, parent.sampled), GIVEN);
        assert!(parent.sampled);
        assert!(
            !Parent::read(&GIVEN.replace("-01", "-00"))
                .expect("a parent")
                .sampled
        );
    }

    #[test]
    fn refuses_what_is_no_parent() {
        for given in [
            "",
            "x",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        ] {
            assert_eq!(Parent::read(given), None, "{given}");
        }
        assert!(
            Parent::read(&(GIVEN.replacen("00-", "01-", 1) + "-more")).is_some(),
            "a later version"
        );
    }
}

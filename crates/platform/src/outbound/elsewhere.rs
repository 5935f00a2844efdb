//! Which of several processes is asked first.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// For how many milliseconds a process that could not be reached is asked last.
const AVOIDED_MS: i64 = 5_000;

/// How many processes are remembered as unreachable.
const MOST_KNOWN: usize = 256;

/// Who could not be reached of late, and whose turn it is.
#[derive(Debug, Default)]
pub(super) struct Unreachable {
    turn: AtomicUsize,
    since_ms: Mutex<BTreeMap<String, i64>>,
}

impl Unreachable {
    /// The addresses with another one first each time, and those that could not be reached a moment ago last.
    pub(super) fn order<'a>(&self, addresses: &'a [String], now: i64) -> Vec<&'a str> {
        let mut order: Vec<&str> = addresses.iter().map(String::as_str).collect();
        if order.len() < 2 {
            return order;
        }
        let first = self.turn.fetch_add(1, Ordering::Relaxed) % order.len();
        order.rotate_left(first);
        let since = self.since_ms.lock().unwrap_or_else(PoisonError::into_inner);
        order.sort_by_key(|address| {
            since
                .get(*address)
                .is_some_and(|since| (now - since).abs() < AVOIDED_MS)
        });
        order
    }

    /// Remembers that nobody answers at the address that a URL begins with.
    pub(super) fn note(&self, url: &str, now: i64) {
        let from = url.find("://").map_or(0, |at| at + 3);
        let end = url[from..].find('/').map_or(url.len(), |at| from + at);
        let mut since = self.since_ms.lock().unwrap_or_else(PoisonError::into_inner);
        since.retain(|_, since| (now - *since).abs() < AVOIDED_MS);
        if since.len() < MOST_KNOWN {
            since.insert(url[..end].to_owned(), now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_turns_and_asks_the_unreachable_last() {
        let addresses = ["http://a:1", "http://b:2", "http://c:3"].map(str::to_owned);
        let known = Unreachable::default();
        let mut firsts: Vec<_> = (0..3).map(|_| known.order(&addresses, 0)[0].to_owned()).collect();
        firsts.sort();
        assert_eq!(firsts, addresses);

        known.note("http://b:2/internal/v1/x", 0);
        for _ in 0..3 {
            assert_eq!(known.order(&addresses, 4_999)[2], "http://b:2");
        }
        let later: Vec<_> = (0..3).map(|_| known.order(&addresses, 5_000)[2]).collect();
        assert!(later.contains(&"http://a:1"), "{later:?}");
        assert_eq!(known.order(&addresses[..1], 0), ["http://a:1"]);
    }
}

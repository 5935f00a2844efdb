//! Evictions that the shared level could not be told: they are tried again until they are done.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many are remembered by their keys. Beyond that, everything is owed.
const MOST_KEYS: usize = 10_000;

/// What is owed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Debt {
    /// The eviction of a key.
    Key(String),
    /// That of everything.
    Everything,
}

#[derive(Debug, Default)]
pub(crate) struct Owed(Mutex<Book>);

#[derive(Debug, Default)]
struct Book {
    keys: BTreeSet<String>,
    everything: bool,
    /// Whether somebody is at it.
    is_being_paid: bool,
}

impl Owed {
    /// Notes a debt; tells whether the caller has to see to it that it is paid.
    pub(crate) fn note(&self, debt: Debt) -> bool {
        let mut book = self.locked();
        match debt {
            Debt::Key(key) if !book.everything && book.keys.len() < MOST_KEYS => {
                book.keys.insert(key);
            }
            Debt::Key(_) | Debt::Everything => {
                book.everything = true;
                book.keys.clear();
            }
        }
        !std::mem::replace(&mut book.is_being_paid, true)
    }

    /// Takes one out; `None`, and nobody is at it any more, where nothing is owed.
    pub(crate) fn take(&self) -> Option<Debt> {
        let mut book = self.locked();
        let debt = if std::mem::take(&mut book.everything) {
            Some(Debt::Everything)
        } else {
            book.keys.pop_first().map(Debt::Key)
        };
        book.is_being_paid = debt.is_some();
        debt
    }

    fn locked(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_pays_until_nothing_is_owed() {
        let owed = Owed::default();
        let key = |name: &str| Debt::Key(name.to_owned());
        assert!(owed.note(key("a")));
        assert!(!owed.note(key("b")), "somebody is at it");
        assert_eq!(
            (owed.take(), owed.take(), owed.take()),
            (Some(key("a")), Some(key("b")), None)
        );
        assert!(owed.note(key("a")));
    }

    #[test]
    fn too_many_are_owed_as_everything() {
        let owed = Owed::default();
        for number in 0..=MOST_KEYS {
            owed.note(Debt::Key(number.to_string()));
        }
        assert_eq!((owed.take(), owed.take()), (Some(Debt::Everything), None));
    }
}

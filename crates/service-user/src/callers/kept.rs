//! What is kept in memory about tokens and sessions, and how a state that has just changed is kept out.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use moka::sync::Cache;
use platform::auth::Principal;

use crate::service::Granted;
use crate::store::api_tokens::ApiToken;
use crate::store::sessions::Session;

/// An access token whose signature was found good.
pub(super) struct Verified {
    pub(super) user_id: String,
    pub(super) session: String,
    /// In milliseconds.
    pub(super) expires_at: i64,
}

/// What was found about a session or API token, and when. Nothing is remembered as well: an id never comes back.
pub(super) struct State<T> {
    found_at: i64,
    pub(super) known: Option<T>,
}

/// A session that goes on.
pub(super) struct SessionState {
    pub(super) user_id: String,
    pub(super) granted: Granted,
    /// When it was last used, to the millisecond; written down once a minute.
    last_seen: AtomicI64,
    written: AtomicI64,
    remember_me: bool,
    expires_at: i64,
}

/// An API token.
pub(super) struct ApiTokenState {
    pub(super) id: String,
    pub(super) principal: Principal,
    pub(super) expires_at: Option<i64>,
    last_used: AtomicI64,
}

/// The three memories. Each is bounded; what has not been used for the longest goes first.
pub(super) struct Kept {
    /// By BLAKE3 of the token.
    pub(super) tokens: Cache<[u8; 32], Arc<Verified>>,
    /// By id.
    pub(super) sessions: Cache<String, Arc<State<SessionState>>>,
    /// By the digest of the token.
    pub(super) api_tokens: Cache<String, Arc<State<ApiTokenState>>>,
    /// Counts what was forgotten. A state that was read before something was forgotten is not kept: it may be the very
    /// state that has ended.
    forgotten: AtomicU64,
    keeping: Mutex<()>,
}

impl Kept {
    pub(super) fn new(most: u64) -> Self {
        Self {
            tokens: Cache::new(most),
            sessions: Cache::new(most),
            api_tokens: Cache::new(most),
            forgotten: AtomicU64::new(0),
            keeping: Mutex::new(()),
        }
    }

    /// To be taken before a state is read, and given to [`Kept::keep`].
    pub(super) fn turn(&self) -> u64 {
        self.forgotten.load(Ordering::SeqCst)
    }

    /// Keeps a state, unless anything was forgotten since the turn was taken.
    pub(super) fn keep(&self, turn: u64, insert: impl FnOnce(&Self)) {
        let _one_at_a_time = self.keeping.lock().unwrap_or_else(PoisonError::into_inner);
        if self.turn() == turn {
            insert(self);
        }
    }

    /// Forgets something.
    pub(super) fn forget(&self, remove: impl FnOnce(&Self)) {
        let _one_at_a_time = self.keeping.lock().unwrap_or_else(PoisonError::into_inner);
        self.forgotten.fetch_add(1, Ordering::SeqCst);
        remove(self);
    }
}

impl<T> State<T> {
    pub(super) fn new(found_at: i64, known: Option<T>) -> Self {
        Self { found_at, known }
    }

    /// Whether it is young enough. A clock that was put back makes nothing younger.
    pub(super) fn is_believed(&self, now: i64, for_ms: i64) -> bool {
        (0..for_ms).contains(&(now - self.found_at))
    }
}

impl SessionState {
    /// `noted` is a later use than the row knows of.
    pub(super) fn new(session: Session, granted: Granted, noted: Option<i64>) -> Self {
        Self {
            last_seen: AtomicI64::new(session.last_seen_at.max(noted.unwrap_or(i64::MIN))),
            written: AtomicI64::new(session.last_seen_at),
            user_id: session.user_id,
            granted,
            remember_me: session.remember_me,
            expires_at: session.expires_at,
        }
    }

    /// Whether it is over, by its end or because nobody used it.
    pub(super) fn has_ended(&self, now: i64, idle_ms: i64) -> bool {
        self.expires_at <= now || (!self.remember_me && now - self.last_seen() >= idle_ms)
    }

    /// Notes a use; true where it should be written down.
    pub(super) fn touch(&self, now: i64, every_ms: i64) -> bool {
        self.last_seen.fetch_max(now, Ordering::Relaxed);
        touch(&self.written, now, every_ms)
    }

    /// When it was last used.
    pub(super) fn last_seen(&self) -> i64 {
        self.last_seen.load(Ordering::Relaxed)
    }
}

impl ApiTokenState {
    pub(super) fn new(token: ApiToken, granted: Granted) -> Self {
        Self {
            id: token.id,
            expires_at: token.expires_at,
            last_used: AtomicI64::new(token.last_used_at.unwrap_or(0)),
            principal: Principal {
                subject: token.user_id,
                roles: granted.roles,
                withheld: granted.withheld,
                session: None,
                scopes: Some(token.scopes),
            },
        }
    }

    /// Notes a use; true where it should be written down.
    pub(super) fn touch(&self, now: i64, every_ms: i64) -> bool {
        touch(&self.last_used, now, every_ms)
    }
}

/// Only one of many requests at the same moment gets true.
fn touch(at: &AtomicI64, now: i64, every_ms: i64) -> bool {
    let before = at.load(Ordering::Relaxed);
    now - before >= every_ms
        && at
            .compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed)
            .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_read_before_something_was_forgotten_is_not_kept() {
        let kept = Kept::new(10);
        let state = || Arc::new(State::<SessionState>::new(0, None));
        let turn = kept.turn();
        kept.forget(|kept| kept.sessions.invalidate("a"));
        kept.keep(turn, |kept| kept.sessions.insert("a".to_owned(), state()));
        assert!(kept.sessions.get("a").is_none());
        kept.keep(kept.turn(), |kept| kept.sessions.insert("a".to_owned(), state()));
        assert!(kept.sessions.get("a").is_some());
    }

    #[test]
    fn a_state_is_believed_for_a_while() {
        let state = State::<SessionState>::new(10_000, None);
        for (now, expected) in [(9_999, false), (10_000, true), (14_999, true), (15_000, false)] {
            assert_eq!(state.is_believed(now, 5_000), expected, "{now}");
        }
    }

    #[test]
    fn one_use_a_minute_is_noted() {
        let at = AtomicI64::new(0);
        let noted: Vec<_> = [59_999, 60_000, 60_001, 119_999, 120_000]
            .into_iter()
            .filter(|now| touch(&at, *now, 60_000))
            .collect();
        assert_eq!(noted, [60_000, 120_000]);
    }
}

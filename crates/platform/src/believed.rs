//! What another process said about a token, believed for a little while.
//!
//! Requests of one person come in bursts, and each would ask the service that knows people. Its word is believed for a
//! few seconds, and where it cannot be asked for somewhat longer: a restart over there refuses nobody here. Both times
//! bound how late the end of a session is noticed. Refusals are never kept: guessed tokens would push out the real ones.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use axum::http::StatusCode;

use crate::auth::{Authenticator, Principal, SharedAuthenticator};
use crate::problem::Problem;
use crate::world::World;

/// For how long a word is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belief {
    /// Without asking again.
    pub usually: Duration,
    /// Where nobody can be asked.
    pub at_most: Duration,
    /// How many tokens are kept.
    pub most_kept: usize,
}

/// An [`Authenticator`] that remembers for a little while what another one said.
pub struct Believing {
    asked: SharedAuthenticator,
    belief: Belief,
    world: World,
    kept: Mutex<Generations>,
}

/// By the digest of the token: memory holds no token. When the younger half is full, the older one is forgotten.
#[derive(Default)]
struct Generations {
    young: HashMap<[u8; 32], Word>,
    old: HashMap<[u8; 32], Word>,
}

#[derive(Clone)]
struct Word {
    principal: Principal,
    at_ms: i64,
}

impl Believing {
    /// Over the one that knows.
    pub fn new(asked: SharedAuthenticator, belief: Belief, world: World) -> Self {
        Self {
            asked,
            belief,
            world,
            kept: Mutex::default(),
        }
    }

    fn recall(&self, key: &[u8; 32], now: i64) -> Option<(Word, Duration)> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let word = kept.young.get(key).or_else(|| kept.old.get(key))?.clone();
        // A clock that was set back makes a word old, not young.
        let age = u64::try_from(now - word.at_ms).map_or(Duration::MAX, Duration::from_millis);
        Some((word, age))
    }

    fn keep(&self, key: [u8; 32], principal: &Principal, now: i64) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.young.len() >= (self.belief.most_kept / 2).max(1) {
            kept.old = std::mem::take(&mut kept.young);
        }
        let word = Word {
            principal: principal.clone(),
            at_ms: now,
        };
        kept.young.insert(key, word);
    }

    fn forget(&self, key: &[u8; 32]) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.young.remove(key);
        kept.old.remove(key);
    }
}

#[async_trait]
impl Authenticator for Believing {
    async fn authenticate(&self, token: &str) -> Result<Principal, Problem> {
        let key = key(token);
        let asked_at = self.world.now_ms();
        let recalled = self.recall(&key, asked_at);
        if let Some((word, age)) = &recalled
            && *age < self.belief.usually
        {
            return Ok(word.principal.clone());
        }
        match self.asked.authenticate(token).await {
            Ok(principal) => {
                // As old as the question: what changed while it was on its way is not in the answer.
                self.keep(key, &principal, asked_at);
                Ok(principal)
            }
            Err(problem) if problem.status == StatusCode::SERVICE_UNAVAILABLE => match recalled {
                Some((word, age)) if age < self.belief.at_most => Ok(word.principal),
                _ => Err(problem),
            },
            Err(problem) => {
                self.forget(&key);
                Err(problem)
            }
        }
    }
}

impl fmt::Debug for Believing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Believing").finish_non_exhaustive()
    }
}

fn key(token: &str) -> [u8; 32] {
    let digest = digest(&SHA256, token.as_bytes());
    digest.as_ref().try_into().expect("SHA-256 gives 32 bytes")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

    use jiff::Timestamp;

    use super::*;
    use crate::auth::Role;
    use crate::world::{Clock, SystemRandom};

    /// Knows one token, until it is told otherwise, and counts its questions; also the clock.
    #[derive(Default)]
    struct Scene {
        asked: AtomicUsize,
        mood: Mutex<Option<Problem>>,
        now_ms: AtomicI64,
    }

    #[async_trait]
    impl Authenticator for Scene {
        async fn authenticate(&self, token: &str) -> Result<Principal, Problem> {
            self.asked.fetch_add(1, Ordering::Relaxed);
            if let Some(problem) = self.mood.lock().expect("a test's lock").clone() {
                return Err(problem);
            }
            if token != "good" {
                return Err(Problem::invalid_token());
            }
            Ok(Principal {
                subject: "ada".to_owned(),
                roles: BTreeSet::from([Role::User]),
                withheld: BTreeSet::new(),
                session: None,
                scopes: None,
            })
        }
    }

    impl Clock for Scene {
        fn now(&self) -> Timestamp {
            Timestamp::from_millisecond(self.now_ms.load(Ordering::Relaxed)).expect("a moment of our time")
        }
    }

    impl Scene {
        fn set(&self, problem: Option<Problem>) {
            *self.mood.lock().expect("a test's lock") = problem;
        }

        fn asked(&self) -> usize {
            self.asked.load(Ordering::Relaxed)
        }
    }

    fn stage() -> (Arc<Scene>, Believing) {
        let scene = Arc::new(Scene::default());
        let belief = Belief {
            usually: Duration::from_secs(3),
            at_most: Duration::from_mins(1),
            most_kept: 4,
        };
        let world = World::new(scene.clone(), Arc::new(SystemRandom));
        let believing = Believing::new(scene.clone(), belief, world);
        (scene, believing)
    }

    async fn code(believing: &Believing, token: &str) -> &'static str {
        match believing.authenticate(token).await {
            Ok(_known) => "",
            Err(problem) => problem.code,
        }
    }

    #[tokio::test]
    async fn asks_once_in_a_while() {
        let (scene, believing) = stage();
        for _ in 0..5 {
            assert_eq!(code(&believing, "good").await, "");
        }
        assert_eq!(scene.asked(), 1);
        scene.now_ms.store(3_000, Ordering::Relaxed);
        assert_eq!(code(&believing, "good").await, "");
        assert_eq!(scene.asked(), 2);
        for _ in 0..3 {
            assert_eq!(code(&believing, "bad").await, "INVALID_TOKEN");
        }
        assert_eq!(scene.asked(), 5, "a refusal is not kept");
    }

    #[tokio::test]
    async fn believes_longer_where_nobody_answers_and_not_where_somebody_refuses() {
        let (scene, believing) = stage();
        assert_eq!(code(&believing, "good").await, "");
        scene.set(Some(Problem::unavailable(2)));
        scene.now_ms.store(59_999, Ordering::Relaxed);
        assert_eq!(code(&believing, "good").await, "");
        assert_eq!(code(&believing, "other").await, "SERVICE_UNAVAILABLE");
        scene.now_ms.store(60_000, Ordering::Relaxed);
        assert_eq!(code(&believing, "good").await, "SERVICE_UNAVAILABLE");

        scene.set(None);
        assert_eq!(code(&believing, "good").await, "");
        scene.now_ms.store(63_000, Ordering::Relaxed);
        scene.set(Some(Problem::token_expired()));
        assert_eq!(code(&believing, "good").await, "TOKEN_EXPIRED");
        scene.set(Some(Problem::unavailable(2)));
        assert_eq!(code(&believing, "good").await, "SERVICE_UNAVAILABLE");
    }

    #[tokio::test]
    async fn holds_a_bounded_number() {
        let (_, believing) = stage();
        let principal = believing.authenticate("good").await.expect("it is good");
        for number in 0..100_u8 {
            believing.keep([number; 32], &principal, 0);
        }
        let kept = believing.kept.lock().expect("a test's lock");
        assert!(kept.young.len() + kept.old.len() <= 4);
    }
}

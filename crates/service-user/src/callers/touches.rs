//! When sessions and tokens were last used, gathered and written down together: a write for each request would cost
//! more than the request.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use storage::{Db, StorageError};

use crate::store::{api_tokens, sessions};

/// How many uses are written in one transaction.
const AT_ONCE: usize = 500;

/// What was used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touched {
    /// A session, by its id.
    Session(String),
    /// An API token, by its id.
    ApiToken(String),
}

/// What was used and when, and is not written down yet. It grows by one a minute for each session in use at most.
#[derive(Default)]
pub(super) struct Touches(Mutex<BTreeMap<Touched, i64>>);

impl Touches {
    /// Notes a use.
    pub(super) fn note(&self, what: Touched, at: i64) {
        self.lock().insert(what, at);
    }

    /// When it was used, where that is not written down yet.
    pub(super) fn at(&self, what: &Touched) -> Option<i64> {
        self.lock().get(what).copied()
    }

    /// Writes everything down. What could not be written stays for the next time.
    pub(super) async fn write(&self, db: &Db) -> Result<(), StorageError> {
        loop {
            let some: Vec<_> = {
                let all = self.lock();
                all.iter()
                    .take(AT_ONCE)
                    .map(|(what, at)| (what.clone(), *at))
                    .collect()
            };
            if some.is_empty() {
                return Ok(());
            }
            let mut tx = db.begin().await?;
            for (what, at) in &some {
                match what {
                    Touched::Session(id) => sessions::touch(&mut tx, id, *at).await?,
                    Touched::ApiToken(id) => api_tokens::touch(&mut tx, id, *at).await?,
                }
            }
            tx.commit().await?;
            let mut all = self.lock();
            for (what, at) in &some {
                // A later use that came in the meantime stays.
                if all.get(what) == Some(at) {
                    all.remove(what);
                }
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Touched, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

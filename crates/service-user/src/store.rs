//! The tables of the user service: one file a table. Every statement runs unchanged on SQLite and PostgreSQL.

pub(crate) mod accounts;
pub(crate) mod api_tokens;
pub(crate) mod avatars;
pub(crate) mod directory;
pub(crate) mod email_changes;
pub(crate) mod failures;
pub(crate) mod held_mails;
pub(crate) mod identities;
pub(crate) mod keys;
pub(crate) mod notifications;
pub(crate) mod resets;
pub(crate) mod second_factors;
pub(crate) mod sessions;

use storage::{Row, StorageError};

/// How many rows a cleaning takes at once: it must not hold up the others for long.
const CLEANED_AT_ONCE: i64 = 500;

/// Which stretch of a list is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// How many rows at most.
    pub(crate) limit: i64,
    /// How many come before.
    pub(crate) offset: i64,
}

impl From<platform::paging::PageRange> for Stretch {
    fn from(range: platform::paging::PageRange) -> Self {
        Self {
            limit: i64::from(range.size),
            offset: i64::try_from(range.offset()).unwrap_or(i64::MAX),
        }
    }
}

/// The number that a `COUNT(*) AS count` gave.
fn count(row: &Row) -> Result<u64, StorageError> {
    Ok(u64::try_from(row.get::<i64>("count")?).unwrap_or(0))
}

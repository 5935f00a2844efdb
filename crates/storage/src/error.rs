//! What can go wrong with a database.

use platform::problem::Problem;
use thiserror::Error;

/// A failure of the database, or of what was asked of it.
#[derive(Debug, Error)]
pub enum StorageError {
    /// A statement failed.
    #[error("the database refused a statement: {0}")]
    Statement(#[from] sqlx::Error),
    /// A row that had to be there is not.
    #[error("no row where one was expected")]
    NoRow,
    /// A value of a constraint named UNIQUE is taken.
    #[error("taken: {constraint}")]
    Duplicate {
        /// The database's name for the columns or the index.
        constraint: String,
    },
    /// The address of the database cannot be used.
    #[error(
        "the database address cannot be used ({reason}); write sqlite://PATH or postgres://USER@HOST/NAME"
    )]
    Address {
        /// Why.
        reason: String,
    },
    /// A migration failed.
    #[error("migration {owner}/{name} failed: {source}")]
    Migration {
        /// Whose it is.
        owner: String,
        /// Its name.
        name: String,
        /// Why.
        source: sqlx::Error,
    },
    /// A migration that was applied has another text now.
    #[error(
        "migration {owner}/{name} was changed after it had been applied; restore its text and add a new one"
    )]
    MigrationChanged {
        /// Whose it is.
        owner: String,
        /// Its name.
        name: String,
    },
    /// The database was written by a newer version.
    #[error(
        "the database knows migration {owner}/{name}, which this version does not; use the newer version"
    )]
    Newer {
        /// Whose it is.
        owner: String,
        /// Its name.
        name: String,
    },
    /// A stored document cannot be read.
    #[error("a stored document cannot be read: {0}")]
    Document(#[from] serde_json::Error),
}

impl StorageError {
    /// Tells a broken UNIQUE constraint from other failures.
    pub(crate) fn of(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) if database.is_unique_violation() => Self::Duplicate {
                constraint: database
                    .constraint()
                    .map_or_else(|| database.message().to_owned(), str::to_owned),
            },
            _ => Self::Statement(error),
        }
    }

    /// Whether the same call may succeed a moment later: the connection broke, or others were in the way.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Statement(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed) => {
                true
            }
            Self::Statement(sqlx::Error::Database(database)) => {
                let code = database.code().unwrap_or_default();
                // SQLSTATE has five characters; classes 08 (connection), 57P (shutdown), 40 (serialization), 53
                // (resources). SQLite has numbers, whose last byte is the kind: 5 is BUSY, 6 is LOCKED.
                match code.parse::<u32>() {
                    Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6),
                    _ => ["08", "57P", "40", "53"]
                        .iter()
                        .any(|class| code.starts_with(class)),
                }
            }
            _ => false,
        }
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        if error.is_transient() {
            tracing::warn!(cause = %error, "database not available");
            return Self::unavailable(1);
        }
        Self::internal(error)
    }
}

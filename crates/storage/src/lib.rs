//! The SQL pool of a service, on SQLite and PostgreSQL alike: one code, one set of statements.
//!
//! Statements use `$1` for their parameters (both databases take it) and these column types: `TEXT` for texts, ids and
//! JSON documents, `BIGINT` for numbers, flags (0 and 1) and instants (milliseconds since 1970-01-01T00:00:00Z),
//! `DOUBLE PRECISION`, and `BLOB` for bytes (a migration's `BLOB` becomes `BYTEA` on PostgreSQL).
//!
//! What differs between the two and costs an hour to find: a sum of `BIGINT`s is a `NUMERIC` on PostgreSQL, so write
//! `CAST(SUM(n) AS BIGINT)`; a number without a column is four bytes wide there, so write `CAST(1 AS BIGINT)`; a
//! parameter whose type nothing tells needs a cast as well. SQLite orders texts by their bytes, PostgreSQL as its
//! database was created: a page of a list ends its `ORDER BY` in an id.
//!
//! With `database.replica_urls` reads outside a transaction go to a copy of the database where their reader is content with
//! an answer that is a moment old ([`may_be_old`]); [`split_reads`] decides that for requests. Everything else goes to the
//! primary.
//!
//! It must never know a table of a service, but its own: the list of applied migrations, the answers kept for
//! `Idempotency-Key`, and what processes say about themselves ([`peers`], [`Leadership`], [`Processes`]). Where to start
//! reading: [`Db`], then [`Tx`].

mod check;
mod config;
mod db;
mod dump;
mod error;
pub mod idempotency;
mod migrate;
pub mod peers;
mod postgres;
mod processes;
mod replicas;
mod row;
mod servers;
mod split;
mod sync;
mod tx;
mod value;

pub use check::DatabaseCheck;
pub use config::StorageConfig;
pub use db::{Backend, Db};
pub use dump::{ColumnKind, Snapshot, Table};
pub use error::StorageError;
pub use migrate::{Migration, MigrationState};
pub use processes::{Leadership, Processes};
pub use replicas::may_be_old;
pub use row::{Column, Row};
pub use split::{ReadSplit, split_reads};
pub use tx::{Queries, Tx};
pub use value::Value;

/// The parameters of a statement: `params![id, name, 3_i64]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

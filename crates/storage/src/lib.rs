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
//! Every read goes to the one database today. Reading from a copy will come as a second handle on [`Db`], chosen where
//! a read may be a moment old and never after a write of the same request; stores that take `&mut impl Queries` need
//! no change for it.
//!
//! It must never know a table of a service, but its own three: the list of applied migrations, the answers kept for
//! `Idempotency-Key`, and the processes that serve ([`peers`]). Where to start reading: [`Db`], then [`Tx`].

mod check;
mod config;
mod db;
mod dump;
mod error;
pub mod idempotency;
mod migrate;
pub mod peers;
mod postgres;
mod row;
mod sync;
mod tx;
mod value;

pub use check::DatabaseCheck;
pub use config::StorageConfig;
pub use db::{Backend, Db};
pub use dump::{ColumnKind, Snapshot, Table};
pub use error::StorageError;
pub use migrate::{Migration, MigrationState};
pub use row::{Column, Row};
pub use tx::{Queries, Tx};
pub use value::Value;

/// The parameters of a statement: `params![id, name, 3_i64]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

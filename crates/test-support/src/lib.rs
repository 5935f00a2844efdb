//! What the services' tests share: a database per test on SQLite and on PostgreSQL, a clock and chance that a test
//! sets, callers without accounts, a router asked in process, and a server that stands for the outside.
//!
//! It is a development dependency only, and knows no service. Where to start reading: [`on_both!`], [`TestDatabase`],
//! [`TestApp`].
//!
//! ```
//! use test_support::{TestDatabase, on_both};
//!
//! on_both! {
//!     async fn counts_nothing_in_an_empty_database(database: TestDatabase) {
//!         let mut db = database.db.clone();
//!         let rows = storage::Queries::fetch_all(&mut db, "SELECT 1 WHERE 1 = 0", storage::params![]).await;
//!         assert!(rows.expect("a statement").is_empty());
//!     }
//! }
//! # fn main() {}
//! ```

mod app;
mod callers;
mod collector;
mod database;
mod listening;
mod nats;
mod outside;
mod postgres;
mod redis;
mod replicated;
mod world;

pub use app::{Answer, Asking, TestApp};
pub use callers::{FakeAuthenticator, principal};
pub use collector::{Collector, SeenSpan, Takes};
pub use database::{TestDatabase, config, database, databases, each_database, on};
pub use listening::Listening;
pub use nats::{NatsCluster, NatsServer};
pub use outside::{Outside, Recorded, Reply};
pub use redis::{RedisCluster, RedisServer};
pub use replicated::Replicated;
pub use storage::Backend;
pub use world::{FakeClock, SeededRandom, world};

/// Writes a test once for both databases: `name::sqlite` and `name::postgres`, each on a database of its own.
///
/// The functions take one [`TestDatabase`] and give nothing; several may stand in one call.
#[macro_export]
macro_rules! on_both {
    ($($(#[$attribute:meta])* async fn $name:ident($($argument:tt)*) $body:block)+) => {$(
        mod $name {
            use super::*;

            $(#[$attribute])*
            async fn check($($argument)*) $body

            #[test]
            fn sqlite() {
                $crate::on($crate::Backend::Sqlite, check);
            }

            #[test]
            fn postgres() {
                $crate::on($crate::Backend::Postgres, check);
            }
        }
    )+};
}

//! `Idempotency-Key`: the first answer again, instead of the same change twice.
//!
//! A client that does not know whether its request arrived sends it again with the same key. [`keep_answers`] runs the
//! handler once and gives the answer again, marked with `Idempotent-Replayed: true`.
//!
//! | the key is | answer |
//! |---|---|
//! | new | the handler's |
//! | known, with the same request | the kept one |
//! | known, with another request | 422 `IDEMPOTENCY_KEY_REUSED` |
//! | known, and its request still runs | 409 `IDEMPOTENCY_KEY_IN_PROGRESS` with `Retry-After` |
//!
//! Keys are each caller's own, and count for one method and path. An answer is kept for a day unless another try may
//! end otherwise (401, 408, 423, 425, 429, 5xx), it is larger than 256 KiB or a stream, or it says
//! `Cache-Control: no-store`, as answers with secrets must. The handler runs on even where the client goes away, so
//! that its answer is there when the client comes back; it renews its mark meanwhile. A process that dies between the
//! change and the keeping of its answer leaves a mark that is free again after eight seconds, as does one whose database
//! goes away: a handler that must not run twice even then keeps the key in the transaction of its change.

mod layer;
mod store;

use platform::World;

pub use layer::keep_answers;

use crate::db::Db;
use crate::error::StorageError;
use crate::migrate::Migration;

/// The owner of the storage's own tables, for [`Db::migrate`].
pub const OWNER: &str = "storage";

/// The steps of the tables of this crate.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "0001_idempotency_keys",
        sql: include_str!("../../../migrations/storage/0001_idempotency_keys.sql"),
    },
    Migration {
        name: "0002_peers",
        sql: include_str!("../../../migrations/storage/0002_peers.sql"),
    },
    Migration {
        name: "0003_processes",
        sql: include_str!("../../../migrations/storage/0003_processes.sql"),
    },
];

/// Rows that one statement takes out: few enough not to hold up anybody who writes.
const BATCH: i64 = 500;

/// What the layer needs; cheap to clone.
///
/// ```no_run
/// # use axum::{Router, middleware::from_fn_with_state};
/// # use storage::idempotency::{Idempotency, keep_answers};
/// # fn wire(routes: Router, db: storage::Db, world: platform::World) -> Router {
/// routes.layer(from_fn_with_state(Idempotency::new(db, world), keep_answers))
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Idempotency {
    db: Db,
    world: World,
}

impl Idempotency {
    /// On a database that has [`MIGRATIONS`].
    pub fn new(db: Db, world: World) -> Self {
        Self { db, world }
    }

    /// Takes out answers older than a day, at most 500, and tells how many there were: whoever calls it every few
    /// minutes calls it again at once after a full batch.
    pub async fn clean(&self) -> Result<u64, StorageError> {
        store::clean(&mut self.db.clone(), self.world.now_ms(), BATCH).await
    }
}

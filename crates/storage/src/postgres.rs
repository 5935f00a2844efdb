//! Connections to PostgreSQL, lent for one statement or one transaction.
//!
//! The pool of sqlx asks each connection whether it lives, before it lends it and after it comes back: of three round
//! trips that a statement costs, two are questions, and the second one has no time limit. Here a connection is asked
//! only after it lay idle for a while, and cleaned only where somebody stopped halfway. What died in between is noticed
//! by the statement that meets it: the idle rest of the pool is thrown away, and what has changed nothing is tried once
//! more.

use std::io;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{Manager, Metrics, Object, Pool, PoolError, QueueMode, RecycleError, RecycleResult};
use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor, raw_sql};
use tokio::time::{sleep, timeout};

use crate::error::StorageError;
use crate::row::Row;
use crate::servers::Servers;
use crate::tx::run;
use crate::value::Value;

/// A connection that lay unused for longer is asked whether it lives, before it is lent.
const ASKED_AFTER: Duration = Duration::from_secs(1);
/// Older connections are replaced, so that a pool follows a database that moved.
const OLDEST: Duration = Duration::from_mins(30);
/// How long a question to a connection may take before the connection counts as dead.
const ANSWER: Duration = Duration::from_secs(1);
/// `read_only_sql_transaction`: what an earlier primary says to a change.
const READ_ONLY: &str = "25006";

/// Documents of a hundred kilobytes are compressed by LZ4 where the server has it: the default takes a millisecond of a
/// core for each.
const SWIFT_COMPRESSION: &str = "SELECT set_config(name, 'lz4', false) FROM pg_settings
    WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)";

/// The pool; cheap to clone.
#[derive(Clone)]
pub(crate) struct Connections(Pool<Opener>);

// The futures within are boxed: they are part of every handler's own, many times over, and a debug build would not find
// room for them on its stack.
impl Connections {
    /// A pool of at most so many connections, none of them open yet. With `synced` a commit waits for the disk.
    pub(crate) fn new(servers: Servers, most: u32, wait: Duration, synced: bool) -> Self {
        let opener = Opener { servers, synced };
        let pool = Pool::builder(opener)
            .max_size(usize::try_from(most.max(1)).unwrap_or(usize::MAX))
            .wait_timeout(Some(wait))
            .create_timeout(Some(wait))
            .recycle_timeout(Some(ANSWER))
            .queue_mode(QueueMode::Lifo)
            .runtime(Runtime::Tokio1)
            .build()
            .expect("a pool with time limits has the runtime that they need");
        Self(pool)
    }

    /// Lends a connection, however long the settings let one wait for it.
    pub(crate) async fn lend(&self) -> Result<Lent, StorageError> {
        let held = self.0.get().await.map_err(|error| match error {
            PoolError::Backend(error) => error,
            PoolError::Closed => sqlx::Error::PoolClosed,
            _ => sqlx::Error::PoolTimedOut,
        })?;
        Ok(Lent {
            held: Some(held),
            settled: false,
            in_transaction: false,
        })
    }

    /// Lends a connection within a transaction of its own, which ends with the loan.
    pub(crate) async fn begin(&self, statement: &'static str) -> Result<Lent, StorageError> {
        match Box::pin(self.try_to_begin(statement)).await {
            Err(error) if self.broke(&error) => Box::pin(self.try_to_begin(statement)).await,
            done => done,
        }
    }

    async fn try_to_begin(&self, statement: &'static str) -> Result<Lent, StorageError> {
        let mut lent = self.lend().await?;
        lent.in_transaction = true;
        lent.execute(raw_sql(statement)).await?;
        Ok(lent)
    }

    /// Every row of an answer, outside a transaction.
    pub(crate) async fn rows(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StorageError> {
        match Box::pin(self.try_rows(sql, values.clone())).await {
            Err(error) if self.broke(&error) => Box::pin(self.try_rows(sql, values)).await,
            done => done,
        }
    }

    async fn try_rows(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StorageError> {
        let mut lent = self.lend().await?;
        let rows = run::postgres_rows(&mut *lent, sql, values).await?;
        lent.settle();
        Ok(rows)
    }

    /// The first row of an answer, outside a transaction.
    pub(crate) async fn row(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StorageError> {
        match Box::pin(self.try_row(sql, values.clone())).await {
            Err(error) if self.broke(&error) => Box::pin(self.try_row(sql, values)).await,
            done => done,
        }
    }

    async fn try_row(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StorageError> {
        let mut lent = self.lend().await?;
        let row = run::postgres_row(&mut *lent, sql, values).await?;
        lent.settle();
        Ok(row)
    }

    /// Runs a statement that changes something. It is not tried again: it may have happened.
    pub(crate) async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64, StorageError> {
        let executing = async {
            let mut lent = self.lend().await?;
            let changed = run::postgres(&mut *lent, sql, values).await?;
            lent.settle();
            Ok(changed)
        };
        Box::pin(executing).await
    }

    /// Whether a connection broke, and not only its statement. Then those that are idle have most often broken with it:
    /// they are thrown away, and the next one that is lent is a new one.
    fn broke(&self, error: &StorageError) -> bool {
        let broken = match error {
            StorageError::Statement(sqlx::Error::Io(_)) => true,
            // The server ended it (`admin_shutdown` and its like, or class 08), or takes no changes any more.
            StorageError::Statement(sqlx::Error::Database(error)) => error
                .code()
                .is_some_and(|code| code.starts_with("57P0") || code.starts_with("08") || code == READ_ONLY),
            _ => false,
        };
        if broken {
            self.0.retain(|_connection, _metrics| false);
        }
        broken
    }

    /// How many connections are open, and how many of them nobody uses.
    pub(crate) fn counts(&self) -> (u32, u32) {
        let status = self.0.status();
        let idle = status.available.min(status.size);
        (
            u32::try_from(status.size).unwrap_or(u32::MAX),
            u32::try_from(idle).unwrap_or(u32::MAX),
        )
    }

    /// Lends nothing more and closes what nobody uses; the rest closes as it comes back.
    pub(crate) fn close(&self) {
        self.0.close();
    }
}

impl std::fmt::Debug for Connections {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_tuple("Connections")
            .field(&self.counts())
            .finish()
    }
}

/// Opens connections and looks after those that come back.
#[derive(Debug)]
pub(crate) struct Opener {
    servers: Servers,
    synced: bool,
}

impl Manager for Opener {
    type Type = PgConnection;
    type Error = sqlx::Error;

    /// A server that starts refuses at first; the pool's time limit ends the tries.
    async fn create(&self) -> Result<PgConnection, sqlx::Error> {
        let mut pause = Duration::from_millis(10);
        let mut connection = loop {
            match self.servers.connect().await {
                Ok(connection) => break connection,
                Err(error) if is_starting(&error) => {
                    sleep(pause).await;
                    pause = (pause * 2).min(Duration::from_secs(1));
                }
                Err(error) => return Err(error),
            }
        };
        connection.execute(SWIFT_COMPRESSION).await?;
        if !self.synced {
            connection.execute("SET synchronous_commit TO off").await?;
        }
        Ok(connection)
    }

    async fn recycle(&self, connection: &mut PgConnection, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        if metrics.age() > OLDEST {
            return Err(RecycleError::message("it is old"));
        }
        if metrics.last_used() > ASKED_AFTER {
            connection.ping().await?;
        }
        Ok(())
    }
}

fn is_starting(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(error) => error.kind() == io::ErrorKind::ConnectionRefused,
        // `cannot_connect_now`
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code == "57P03"),
        _ => false,
    }
}

/// A connection in use. It goes back as it is once it is settled; else what was begun on it is undone first.
pub(crate) struct Lent {
    held: Option<Object<Opener>>,
    settled: bool,
    in_transaction: bool,
}

impl Lent {
    /// Makes the transaction happen.
    pub(crate) async fn commit(mut self) -> Result<(), sqlx::Error> {
        self.execute(raw_sql("COMMIT")).await?;
        self.settle();
        Ok(())
    }

    /// Undoes the transaction.
    pub(crate) async fn rollback(mut self) -> Result<(), sqlx::Error> {
        self.execute(raw_sql("ROLLBACK")).await?;
        self.settle();
        Ok(())
    }

    /// Gives the connection back: whatever was asked of it was answered to the end.
    pub(crate) fn settle(mut self) {
        self.settled = true;
    }
}

impl Deref for Lent {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.held.as_ref().expect("it is held until it is dropped")
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.held.as_mut().expect("it is held until it is dropped")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(held) = self.held.take() else { return };
        if self.settled {
            return;
        }
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(clean(held, self.in_transaction))),
            // The process ends, and the server sees that the connection does.
            Err(_no_runtime) => drop(Object::take(held)),
        }
    }
}

/// Undoes what was begun, so that no lock outlives its request; a connection that does not answer is thrown away, and
/// with it those that wait for their next use: what broke one has most often broken all.
async fn clean(mut held: Object<Opener>, in_transaction: bool) {
    let cleaning = async {
        if in_transaction {
            held.execute(raw_sql("ROLLBACK")).await.map(|_done| ())
        } else {
            held.ping().await
        }
    };
    if matches!(timeout(ANSWER, cleaning).await, Ok(Ok(()))) {
        return;
    }
    tracing::warn!("a connection to the database broke");
    let pool = Object::pool(&held);
    drop(Object::take(held));
    if let Some(pool) = pool {
        pool.retain(|_connection, _metrics| false);
    }
}

//! Transactions, and the statements that run in or out of them.

use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use sqlx::{AssertSqlSafe, Sqlite, Transaction};
use tracing::Instrument;

use crate::db::Backend;
use crate::error::StorageError;
use crate::postgres::Lent;
use crate::row::{Inner as RowInner, Row};
use crate::sync::Syncs;
use crate::value::Value;

/// What statements run on: a [`crate::Db`] (each by itself) or a [`Tx`] (all or none).
///
/// A store function that only reads takes `&mut impl Queries`; one that writes more than one row takes `&mut Tx`.
pub trait Queries: Send {
    /// Which database it is, for the few statements that differ.
    fn backend(&self) -> Backend;

    /// Every row of the answer. The statement carries its own limit.
    fn fetch_all(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<Row>, StorageError>> + Send;

    /// The first row of the answer, if there is one. Outside a transaction this reads only.
    fn fetch_optional(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Option<Row>, StorageError>> + Send;

    /// Runs a statement that changes something and tells how many rows it changed.
    fn execute(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<u64, StorageError>> + Send;

    /// The first row of the answer, which must be there.
    fn fetch_one(
        &mut self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Row, StorageError>> + Send {
        async move { self.fetch_optional(sql, values).await?.ok_or(StorageError::NoRow) }
    }
}

/// A transaction: dropped without [`Tx::commit`], it never happened.
pub struct Tx {
    inner: Inner,
    syncs: Option<Syncs>,
    after_commit: Vec<Box<dyn FnOnce() + Send>>,
}

pub(crate) enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Lent),
}

impl Tx {
    pub(crate) fn new(inner: Inner, syncs: Option<Syncs>) -> Self {
        Self {
            inner,
            syncs,
            after_commit: Vec::new(),
        }
    }

    /// Does something once the transaction is committed, such as evicting a cached answer or waking a worker.
    pub fn after_commit(&mut self, action: impl FnOnce() + Send + 'static) {
        self.after_commit.push(Box::new(action));
    }

    /// Makes it happen. Once begun it goes on to its end, even where its caller is dropped meanwhile: what is to be done
    /// after a commit is done after every commit.
    ///
    /// # Errors
    /// Where only the sync failed the changes may be there; they are read by others, and a cut of power may undo them.
    pub async fn commit(self) -> Result<(), StorageError> {
        let finishing = tokio::spawn(self.finish().in_current_span());
        match finishing.await {
            Ok(finished) => finished,
            Err(broken) => Err(StorageError::of(sqlx::Error::Io(std::io::Error::other(broken)))),
        }
    }

    async fn finish(self) -> Result<(), StorageError> {
        match self.inner {
            Inner::Sqlite(transaction) => transaction.commit().await,
            Inner::Postgres(lent) => lent.commit().await,
        }
        .map_err(StorageError::of)?;
        // Before the sync: others see the change from now on, so what was kept from before must go now.
        for action in self.after_commit {
            action();
        }
        match self.syncs {
            Some(syncs) => syncs.settled().await.map_err(StorageError::of),
            None => Ok(()),
        }
    }

    /// The rows of an answer one after the other, for answers that do not fit into memory.
    pub(crate) fn stream(&mut self, sql: String) -> BoxStream<'_, Result<Row, sqlx::Error>> {
        let sql = AssertSqlSafe(sql);
        match &mut self.inner {
            Inner::Sqlite(transaction) => sqlx::query(sql)
                .fetch(&mut **transaction)
                .map_ok(|row| Row(RowInner::Sqlite(row)))
                .boxed(),
            Inner::Postgres(lent) => sqlx::query(sql)
                .fetch(&mut **lent)
                .map_ok(|row| Row(RowInner::Postgres(row)))
                .boxed(),
        }
    }

    /// Undoes it at once, instead of when it is dropped.
    pub async fn rollback(self) -> Result<(), StorageError> {
        match self.inner {
            Inner::Sqlite(transaction) => transaction.rollback().await?,
            Inner::Postgres(lent) => lent.rollback().await?,
        }
        Ok(())
    }
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Tx").finish_non_exhaustive()
    }
}

impl Queries for Tx {
    fn backend(&self) -> Backend {
        match &self.inner {
            Inner::Sqlite(_) => Backend::Sqlite,
            Inner::Postgres(_) => Backend::Postgres,
        }
    }

    async fn fetch_all(&mut self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StorageError> {
        match &mut self.inner {
            Inner::Sqlite(transaction) => run::sqlite_rows(&mut **transaction, sql, values).await,
            Inner::Postgres(lent) => run::postgres_rows(&mut **lent, sql, values).await,
        }
    }

    async fn fetch_optional(&mut self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StorageError> {
        match &mut self.inner {
            Inner::Sqlite(transaction) => run::sqlite_row(&mut **transaction, sql, values).await,
            Inner::Postgres(lent) => run::postgres_row(&mut **lent, sql, values).await,
        }
    }

    async fn execute(&mut self, sql: &str, values: Vec<Value>) -> Result<u64, StorageError> {
        match &mut self.inner {
            Inner::Sqlite(transaction) => run::sqlite(&mut **transaction, sql, values).await,
            Inner::Postgres(lent) => run::postgres(&mut **lent, sql, values).await,
        }
    }
}

/// One statement on one database. The two halves are twins: sqlx has no type that is both.
pub(crate) mod run {
    use sqlx::{AssertSqlSafe, Executor, Postgres, Sqlite};

    use super::{Row, StorageError, Value};
    use crate::row::Inner;

    macro_rules! twins {
        ($database:ty, $variant:ident, $bound:ident, $rows:ident, $row:ident, $execute:ident) => {
            // The statements are literals of our stores; every value in them is a bound parameter.
            fn $bound(
                sql: &str,
                values: Vec<Value>,
            ) -> sqlx::query::Query<'static, $database, <$database as sqlx::Database>::Arguments> {
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for value in values {
                    query = match value {
                        Value::Text(value) => query.bind(value),
                        Value::Int(value) => query.bind(value),
                        Value::Real(value) => query.bind(value),
                        Value::Bytes(value) => query.bind(value),
                    };
                }
                query
            }

            pub(crate) async fn $rows<'c>(
                on: impl Executor<'c, Database = $database>,
                sql: &str,
                values: Vec<Value>,
            ) -> Result<Vec<Row>, StorageError> {
                let rows = $bound(sql, values)
                    .fetch_all(on)
                    .await
                    .map_err(StorageError::of)?;
                Ok(rows
                    .into_iter()
                    .map(|row| Row(Inner::$variant(row)))
                    .collect())
            }

            pub(crate) async fn $row<'c>(
                on: impl Executor<'c, Database = $database>,
                sql: &str,
                values: Vec<Value>,
            ) -> Result<Option<Row>, StorageError> {
                let row = $bound(sql, values)
                    .fetch_optional(on)
                    .await
                    .map_err(StorageError::of)?;
                Ok(row.map(|row| Row(Inner::$variant(row))))
            }

            pub(crate) async fn $execute<'c>(
                on: impl Executor<'c, Database = $database>,
                sql: &str,
                values: Vec<Value>,
            ) -> Result<u64, StorageError> {
                let done = $bound(sql, values)
                    .execute(on)
                    .await
                    .map_err(StorageError::of)?;
                Ok(done.rows_affected())
            }
        };
    }

    twins!(Sqlite, Sqlite, sqlite_query, sqlite_rows, sqlite_row, sqlite);
    twins!(
        Postgres,
        Postgres,
        postgres_query,
        postgres_rows,
        postgres_row,
        postgres
    );
}

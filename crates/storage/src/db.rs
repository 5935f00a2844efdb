//! The pool.

use std::fs::OpenOptions;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use platform::World;

use crate::config::StorageConfig;
use crate::error::StorageError;
use crate::peers::Peers;
use crate::postgres::Connections;
use crate::replicas::Replicas;
use crate::row::Row;
use crate::servers::Servers;
use crate::sync::Syncs;
use crate::tx::{Inner as TxInner, Queries, Tx, run};
use crate::value::Value;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// The pool of connections; cheap to clone.
#[derive(Clone, Debug)]
pub struct Db(Pools);

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite has one writer at a time: a pool of one makes callers wait in line instead of being refused.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        /// What a commit waits for; nothing where the settings do not ask for it.
        syncs: Option<Syncs>,
    },
    Postgres {
        /// What statements run on.
        chosen: Connections,
        /// The same database, where a commit does not wait for the disk.
        repeatable: Connections,
        /// Who else serves from it.
        peers: Peers,
        /// Its copies, where there are any.
        replicas: Option<Arc<Replicas>>,
    },
}

/// Pages that the log holds before they are brought into the file (32 MB; SQLite's own 1,000 would be 4 MB). Pages that
/// change often are then written once for many commits.
const LOG_PAGES: &str = "8000";

impl Db {
    /// Opens the database; `url` wins over the configuration's. A missing SQLite file is created.
    pub async fn open(url: &str, config: &StorageConfig) -> Result<Self, StorageError> {
        let wait = Duration::from_millis(config.acquire_timeout_ms);
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let servers = Servers::of(url).map_err(|error| address(&error))?;
            let half = config.connections.div_ceil(2);
            let chosen = Connections::new(servers.clone(), config.connections, wait, true);
            let repeatable = Connections::new(servers, half, wait, false);
            // A database that cannot be reached is told now.
            chosen.lend().await?.settle();
            let replicas = Replicas::open(&chosen, config)?;
            return Ok(Self(Pools::Postgres {
                chosen,
                repeatable,
                peers: Peers::default(),
                replicas,
            }));
        }
        if !url.starts_with("sqlite:") {
            return Err(StorageError::Address {
                reason: "unknown scheme".to_owned(),
            });
        }
        Self::open_file(url, config, wait).await
    }

    async fn open_file(url: &str, config: &StorageConfig, wait: Duration) -> Result<Self, StorageError> {
        let options = SqliteConnectOptions::from_str(url)
            .map_err(|error| address(&error))?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // `full` syncs the log as well, many commits at a time: see [`Syncs`].
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(wait)
            .pragma("wal_autocheckpoint", LOG_PAGES)
            .pragma("temp_store", "memory");
        create_private(options.get_filename());
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(wait)
            // A file does not go away between two statements.
            .test_before_acquire(false)
            .connect_with(options.clone())
            .await?;
        let syncs = match config.synchronous.as_str() {
            "normal" => None,
            _ => Some(Syncs::of(options.get_filename()).map_err(sqlx::Error::Io)?),
        };
        let readers = SqlitePoolOptions::new()
            .max_connections(config.connections.max(1))
            .acquire_timeout(wait)
            .test_before_acquire(false)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await?;
        Ok(Self(Pools::Sqlite {
            writer,
            readers,
            syncs,
        }))
    }

    /// Which database it is.
    pub fn backend(&self) -> Backend {
        match &self.0 {
            Pools::Sqlite { .. } => Backend::Sqlite,
            Pools::Postgres { .. } => Backend::Postgres,
        }
    }

    /// The same database for changes that may be undone by a power cut because whatever caused them comes again: the
    /// lease of a message, its acknowledgement, the progress of work. Their commits do not wait for the disk; they are
    /// there before any later commit that does.
    ///
    /// What somebody was answered never goes this way.
    #[must_use]
    pub fn repeatable(&self) -> Self {
        Self(match &self.0 {
            Pools::Sqlite { writer, readers, .. } => Pools::Sqlite {
                writer: writer.clone(),
                readers: readers.clone(),
                syncs: None,
            },
            Pools::Postgres {
                repeatable, peers, ..
            } => Pools::Postgres {
                chosen: repeatable.clone(),
                repeatable: repeatable.clone(),
                peers: peers.clone(),
                replicas: None,
            },
        })
    }

    /// Joins the processes that serve from this database; from then on [`Self::alone`] knows of others. Where there are
    /// some it takes four beats, so that they have noticed before anything is changed. The schema is up to date.
    ///
    /// A SQLite file has one process that serves, which is alone from the start.
    pub async fn join(self, world: &World, beat: Duration) -> Result<Self, StorageError> {
        let joined = match self.backend() {
            Backend::Sqlite => Peers::default(),
            Backend::Postgres => Peers::join(&self, world, beat).await?,
        };
        Ok(match self.0 {
            Pools::Postgres {
                chosen,
                repeatable,
                replicas,
                ..
            } => Self(Pools::Postgres {
                chosen,
                repeatable,
                replicas,
                peers: joined,
            }),
            sqlite @ Pools::Sqlite { .. } => Self(sqlite),
        })
    }

    /// Tells the other processes that this one has ended.
    pub async fn leave(&self) -> Result<(), StorageError> {
        match &self.0 {
            Pools::Sqlite { .. } => Ok(()),
            Pools::Postgres { peers, .. } => peers.leave(self).await,
        }
    }

    /// While every change of this database is made by this process: the number of the time for which that has held
    /// without a break. What was read in it may be kept until this process changes it; what was read in an earlier one
    /// may not. With copies there is no such time: what is read from one may be older than the last change.
    pub fn alone(&self) -> Option<u64> {
        match &self.0 {
            Pools::Sqlite { .. } => Some(0),
            Pools::Postgres {
                peers,
                replicas: None,
                ..
            } => peers.alone(),
            Pools::Postgres { .. } => None,
        }
    }

    /// Begins a transaction. On SQLite it takes the right to write at once (`BEGIN IMMEDIATE`), so that it never
    /// fails halfway because somebody else wrote first.
    pub async fn begin(&self) -> Result<Tx, StorageError> {
        let inner = match &self.0 {
            Pools::Sqlite { writer, .. } => TxInner::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres { chosen, .. } => TxInner::Postgres(chosen.begin("BEGIN").await?),
        };
        let syncs = match &self.0 {
            Pools::Sqlite { syncs, .. } => syncs.clone(),
            Pools::Postgres { .. } => None,
        };
        Ok(Tx::new(inner, syncs))
    }

    /// Begins a transaction that sees one state of the database and changes nothing.
    pub(crate) async fn begin_reading(&self) -> Result<Tx, StorageError> {
        let inner = match &self.0 {
            Pools::Sqlite { readers, .. } => TxInner::Sqlite(readers.begin().await?),
            Pools::Postgres { chosen, .. } => TxInner::Postgres(
                chosen
                    .begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        };
        Ok(Tx::new(inner, None))
    }

    /// Connections in use and connections open.
    pub fn connections(&self) -> (u32, u32) {
        let (open, idle) = match &self.0 {
            Pools::Sqlite { writer, readers, .. } => (
                writer.size() + readers.size(),
                u32::try_from(writer.num_idle() + readers.num_idle()).unwrap_or(u32::MAX),
            ),
            Pools::Postgres {
                chosen,
                repeatable,
                replicas,
                ..
            } => {
                let pools = [chosen.counts(), repeatable.counts()];
                let copies = replicas.as_ref().map(|replicas| replicas.counts());
                let add = |(open, idle), (more, more_idle)| (open + more, idle + more_idle);
                pools.into_iter().chain(copies).fold((0, 0), add)
            }
        };
        (open.saturating_sub(idle), open)
    }

    /// Sets the gauge `database_connection_pool`, for whoever reads the metrics next.
    pub fn measure(&self) {
        let (used, open) = self.connections();
        metrics::gauge!("database_connection_pool", "state" => "used").set(used);
        metrics::gauge!("database_connection_pool", "state" => "open").set(open);
    }

    /// Closes every connection; one in use closes when it is given back.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres {
                chosen,
                repeatable,
                replicas,
                ..
            } => {
                if let Some(replicas) = replicas {
                    replicas.close();
                }
                chosen.close();
                repeatable.close();
            }
        }
    }

    /// Writes a consistent copy of a SQLite database to a new file, while others read and write.
    ///
    /// # Errors
    /// [`StorageError::Address`] on PostgreSQL, whose copies are made with `pg_dump`.
    pub async fn copy_to(&self, file: &std::path::Path) -> Result<(), StorageError> {
        let Pools::Sqlite { readers, .. } = &self.0 else {
            return Err(StorageError::Address {
                reason: "only SQLite is copied this way".to_owned(),
            });
        };
        sqlx::query("VACUUM INTO $1")
            .bind(file.to_string_lossy().into_owned())
            .execute(readers)
            .await?;
        Ok(())
    }
}

/// Creates a missing file so that only its owner reads it; SQLite gives the files beside it the same rights. Where that
/// fails SQLite says why, in its own words.
fn create_private(file: &Path) {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(file));
}

fn address(error: &sqlx::Error) -> StorageError {
    StorageError::Address {
        reason: error.to_string(),
    }
}

/// Statements outside a transaction: reads see what was committed, a write is committed at once.
impl Queries for Db {
    fn backend(&self) -> Backend {
        Self::backend(self)
    }

    async fn fetch_all(&mut self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StorageError> {
        match &self.0 {
            Pools::Sqlite { readers, .. } => run::sqlite_rows(readers, sql, values).await,
            Pools::Postgres { chosen, replicas, .. } => {
                if let Some(replicas) = replicas
                    && let Some(rows) = Box::pin(replicas.rows(sql, &values)).await
                {
                    return Ok(rows);
                }
                chosen.rows(sql, values).await
            }
        }
    }

    async fn fetch_optional(&mut self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StorageError> {
        match &self.0 {
            Pools::Sqlite { readers, .. } => run::sqlite_row(readers, sql, values).await,
            Pools::Postgres { chosen, replicas, .. } => {
                if let Some(replicas) = replicas
                    && let Some(row) = Box::pin(replicas.row(sql, &values)).await
                {
                    return Ok(row);
                }
                chosen.row(sql, values).await
            }
        }
    }

    async fn execute(&mut self, sql: &str, values: Vec<Value>) -> Result<u64, StorageError> {
        match &self.0 {
            Pools::Sqlite { writer, syncs, .. } => {
                let changed = run::sqlite(writer, sql, values).await?;
                if let Some(syncs) = syncs {
                    syncs.settled().await?;
                }
                Ok(changed)
            }
            Pools::Postgres { chosen, .. } => chosen.execute(sql, values).await,
        }
    }
}

//! Migrations: each service's folder, applied in order, once.

use std::collections::BTreeMap;

use platform::World;
use sqlx::Error;

use crate::db::{Backend, Db};
use crate::error::StorageError;
use crate::params;
use crate::row::Row;
use crate::tx::{Queries, Tx};

/// A step of a schema. Steps expand, later ones contract; one that has landed is never edited.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its name, which sorts by age: `0001_accounts`.
    pub name: &'static str,
    /// Its statements, each ending in a semicolon at the end of a line.
    pub sql: &'static str,
}

/// A migration and whether it was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationState {
    /// Whose it is.
    pub owner: String,
    /// Its name.
    pub name: String,
    /// Whether it was applied.
    pub applied: bool,
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (
    owner TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at BIGINT NOT NULL,
    PRIMARY KEY (owner, name))";

impl Db {
    /// Applies what is missing, in order, in one transaction; tells how many there were.
    ///
    /// # Errors
    /// [`StorageError::MigrationChanged`] and [`StorageError::Newer`] leave the database as it is.
    pub async fn migrate(
        &self,
        owner: &str,
        migrations: &[Migration],
        world: &World,
    ) -> Result<usize, StorageError> {
        let mut tx = self.begin().await?;
        if tx.backend() == Backend::Postgres {
            // Several processes may start at once; the number is ours alone.
            tx.fetch_optional("SELECT pg_advisory_xact_lock(7311884)", params![])
                .await?;
        }
        tx.execute(TABLE, params![]).await?;
        let known = applied(&mut tx, owner).await?;
        if let Some(name) = known
            .keys()
            .find(|name| !migrations.iter().any(|step| step.name == **name))
        {
            return Err(StorageError::Newer {
                owner: owner.to_owned(),
                name: name.clone(),
            });
        }
        let mut count = 0;
        for step in migrations {
            let digest = blake3::hash(step.sql.as_bytes()).to_hex().to_string();
            match known.get(step.name) {
                Some(before) if *before == digest => {}
                Some(_) => {
                    return Err(StorageError::MigrationChanged {
                        owner: owner.to_owned(),
                        name: step.name.to_owned(),
                    });
                }
                None => {
                    apply(&mut tx, owner, step, &digest, world.now_ms()).await?;
                    count += 1;
                }
            }
        }
        tx.commit().await?;
        Ok(count)
    }

    /// What was applied and what was not, without changing anything.
    pub async fn migration_states(&self, owner: &str, migrations: &[Migration]) -> Vec<MigrationState> {
        // Without the table nothing was applied yet.
        let known = applied(&mut self.clone(), owner)
            .await
            .unwrap_or_else(|_no_table| BTreeMap::new());
        migrations
            .iter()
            .map(|step| MigrationState {
                owner: owner.to_owned(),
                name: step.name.to_owned(),
                applied: known.contains_key(step.name),
            })
            .collect()
    }
}

async fn applied(on: &mut impl Queries, owner: &str) -> Result<BTreeMap<String, String>, StorageError> {
    let rows = on
        .fetch_all(
            "SELECT name, digest FROM schema_migrations WHERE owner = $1 ORDER BY name",
            params![owner],
        )
        .await?;
    rows.iter()
        .map(|row: &Row| Ok((row.get("name")?, row.get("digest")?)))
        .collect()
}

async fn apply(
    tx: &mut Tx,
    owner: &str,
    step: &Migration,
    digest: &str,
    now: i64,
) -> Result<(), StorageError> {
    for statement in step
        .sql
        .split(";\n")
        .map(str::trim)
        .filter(|statement| !statement.is_empty())
    {
        let statement = match tx.backend() {
            Backend::Sqlite => statement.to_owned(),
            Backend::Postgres => statement.replace(" BLOB", " BYTEA"),
        };
        let statement = statement.trim_end_matches(';');
        tx.execute(statement, params![])
            .await
            .map_err(|error| StorageError::Migration {
                owner: owner.to_owned(),
                name: step.name.to_owned(),
                source: match error {
                    StorageError::Statement(source) => source,
                    other => Error::Protocol(other.to_string()),
                },
            })?;
    }
    tx.execute(
        "INSERT INTO schema_migrations (owner, name, digest, applied_at) VALUES ($1, $2, $3, $4)",
        params![owner, step.name, digest, now],
    )
    .await?;
    Ok(())
}

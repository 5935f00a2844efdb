//! Copies of a whole database that either database can read: rows by table, as of one moment.

use futures_util::TryStreamExt;

use crate::db::{Backend, Db};
use crate::error::StorageError;
use crate::params;
use crate::row::{Column, Row};
use crate::tx::{Queries, Tx};
use crate::value::Value;

/// How a column's values are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// `TEXT`.
    Text,
    /// `BIGINT`.
    Int,
    /// `DOUBLE PRECISION`.
    Real,
    /// `BLOB`.
    Bytes,
}

/// A table with its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the schema.
    pub columns: Vec<(String, ColumnKind)>,
}

/// A database as it was at one moment, while others go on reading and writing.
#[derive(Debug)]
pub struct Snapshot {
    tx: Tx,
}

impl Db {
    /// Holds on to the present state.
    pub async fn snapshot(&self) -> Result<Snapshot, StorageError> {
        let mut tx = self.begin_reading().await?;
        // The state is fixed by the first read.
        tx.fetch_all("SELECT owner FROM schema_migrations LIMIT 1", params![])
            .await?;
        Ok(Snapshot { tx })
    }
}

impl Snapshot {
    /// Every table, a table after those that it refers to.
    pub async fn tables(&mut self) -> Result<Vec<Table>, StorageError> {
        tables(&mut self.tx).await
    }

    /// Gives every row of a table to `each`; tells how many there were.
    pub async fn rows<E: From<StorageError>>(
        &mut self,
        table: &Table,
        mut each: impl FnMut(Vec<Value>) -> Result<(), E> + Send,
    ) -> Result<u64, E> {
        let names: Vec<String> = table.columns.iter().map(|(name, _)| quoted(name)).collect();
        let sql = format!("SELECT {} FROM {}", names.join(", "), quoted(&table.name));
        let mut count = 0;
        let mut rows = self.tx.stream(sql);
        while let Some(row) = rows.try_next().await.map_err(StorageError::from)? {
            each(values(&row, table)?)?;
            count += 1;
        }
        Ok(count)
    }
}

impl Tx {
    /// Every table, a table after those that it refers to.
    pub async fn tables(&mut self) -> Result<Vec<Table>, StorageError> {
        tables(self).await
    }

    /// Puts a row of a dump into its table.
    pub async fn insert_row(&mut self, table: &Table, row: Vec<Value>) -> Result<(), StorageError> {
        let names: Vec<String> = table.columns.iter().map(|(name, _)| quoted(name)).collect();
        let places: Vec<String> = (1..=names.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            quoted(&table.name),
            names.join(", "),
            places.join(", ")
        );
        self.execute(&sql, row).await?;
        Ok(())
    }

    /// Empties a table.
    pub async fn empty(&mut self, table: &Table) -> Result<(), StorageError> {
        self.execute(&format!("DELETE FROM {}", quoted(&table.name)), params![])
            .await?;
        Ok(())
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn values(row: &Row, table: &Table) -> Result<Vec<Value>, StorageError> {
    table
        .columns
        .iter()
        .map(|(name, kind)| {
            Ok(match kind {
                ColumnKind::Text => Value::Text(Option::<String>::read(row, name)?),
                ColumnKind::Int => Value::Int(Option::<i64>::read(row, name)?),
                ColumnKind::Real => Value::Real(Option::<f64>::read(row, name)?),
                ColumnKind::Bytes => Value::Bytes(Option::<Vec<u8>>::read(row, name)?),
            })
        })
        .collect()
}

async fn tables(tx: &mut Tx) -> Result<Vec<Table>, StorageError> {
    let names = match tx.backend() {
        Backend::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        }
        Backend::Postgres => {
            "SELECT table_name AS name FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name"
        }
    };
    let mut waiting = Vec::new();
    for row in tx.fetch_all(names, params![]).await? {
        let name: String = row.get("name")?;
        let refers_to = references(tx, &name).await?;
        let columns = columns(tx, &name).await?;
        waiting.push((Table { name, columns }, refers_to));
    }
    let mut ordered: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|(table, refers_to)| {
            refers_to
                .iter()
                .all(|other| *other == table.name || ordered.iter().any(|done| done.name == *other))
        });
        // Tables that refer to each other in a circle have no order: any will do.
        ordered.push(waiting.remove(ready.unwrap_or(0)).0);
    }
    Ok(ordered)
}

async fn references(tx: &mut Tx, table: &str) -> Result<Vec<String>, StorageError> {
    let sql = match tx.backend() {
        Backend::Sqlite => "SELECT \"table\" AS other FROM pragma_foreign_key_list($1)",
        Backend::Postgres => {
            "SELECT DISTINCT to_table.relname::text AS other FROM pg_constraint
             JOIN pg_class from_table ON from_table.oid = conrelid
             JOIN pg_class to_table ON to_table.oid = confrelid
             WHERE contype = 'f' AND from_table.relname = $1 AND connamespace = current_schema()::regnamespace"
        }
    };
    let rows = tx.fetch_all(sql, params![table]).await?;
    rows.iter().map(|row| row.get("other")).collect()
}

async fn columns(tx: &mut Tx, table: &str) -> Result<Vec<(String, ColumnKind)>, StorageError> {
    let sql = match tx.backend() {
        Backend::Sqlite => "SELECT name, lower(type) AS kind FROM pragma_table_info($1) ORDER BY cid",
        Backend::Postgres => {
            "SELECT column_name::text AS name, data_type::text AS kind FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
        }
    };
    let rows = tx.fetch_all(sql, params![table]).await?;
    rows.iter()
        .map(|row| {
            let kind: String = row.get("kind")?;
            let kind = match kind.as_str() {
                "bigint" | "integer" => ColumnKind::Int,
                "double precision" | "real" => ColumnKind::Real,
                "blob" | "bytea" => ColumnKind::Bytes,
                _ => ColumnKind::Text,
            };
            Ok((row.get("name")?, kind))
        })
        .collect()
}

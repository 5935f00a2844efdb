//! Everything here runs on real databases: SQLite files and a PostgreSQL server.

mod idempotency;
mod migrations;
mod peers;
mod processes;
mod replicas;
mod transactions;
mod values;

use storage::{Migration, Queries, Row, Value};

/// A migration of a test.
const fn step(name: &'static str, sql: &'static str) -> Migration {
    Migration { name, sql }
}

/// Runs a statement that must work.
async fn run(on: &mut impl Queries, sql: &str, values: Vec<Value>) -> u64 {
    on.execute(sql, values).await.expect("a statement that works")
}

/// Reads a row that must be there.
async fn one(on: &mut impl Queries, sql: &str, values: Vec<Value>) -> Row {
    on.fetch_one(sql, values).await.expect("a row")
}

/// Counts the rows of a table.
async fn count(on: &mut impl Queries, table: &str) -> i64 {
    let row = one(on, &format!("SELECT COUNT(*) AS n FROM {table}"), Vec::new()).await;
    row.get("n").expect("a number")
}

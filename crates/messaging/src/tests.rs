//! The SQL broker passes the contract on both databases, the one on NATS on a server of its own; outbox, inbox and runtime survive what can break.

mod crashes;
mod nats;
mod outbox;
mod running;
mod stages;

use std::sync::Arc;

use storage::{Queries, params};
use test_support::{TestDatabase, on_both};

use crate::contract_tests::suite;

on_both! {
    async fn passes_the_contract(database: TestDatabase) {
        let database = Arc::new(database.with("messaging", crate::migrations()).await);
        suite(async || {
            // Emptied rather than made anew: a database on a server costs as much as all guarantees together.
            for table in ["queue_messages", "queue_keys", "queue_claims", "queue_uses", "topic_subscriptions"] {
                let emptied = database.db.clone().execute(&format!("DELETE FROM {table}"), params![]).await;
                emptied.expect("the table is there");
            }
            stages::on(database.clone()).await
        })
        .await;
    }
}

//! What is counted: `messages_total{queue, outcome}`, `message_wait_seconds{queue}` (from acceptance to the lease),
//! and by queue the gauges `message_queue_depth` (waiting and leased), `queue_length` (waiting, which workers are
//! scaled by), `message_dead_letters`, `message_queue_bytes` and `message_queue_oldest_seconds`.

use metrics::{counter, gauge, histogram};

use crate::broker::Depth;

pub(crate) fn outcome(queue: &str, outcome: &'static str, messages: u64) {
    if messages > 0 {
        counter!("messages_total", "queue" => queue.to_owned(), "outcome" => outcome).increment(messages);
    }
}

pub(crate) fn waited(queue: &str, milliseconds: i64) {
    histogram!("message_wait_seconds", "queue" => queue.to_owned()).record(milliseconds as f64 / 1000.0);
}

pub(crate) fn depth(queue: &str, depth: Depth) {
    let set = |name: &'static str, value: f64| gauge!(name, "queue" => queue.to_owned()).set(value);
    set("message_queue_depth", (depth.waiting + depth.leased) as f64);
    set("queue_length", depth.waiting as f64);
    set("message_dead_letters", depth.dead as f64);
    set("message_queue_bytes", depth.bytes as f64);
    set("message_queue_oldest_seconds", depth.oldest_ms as f64 / 1000.0);
}

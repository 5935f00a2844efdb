//! One interface to the caches: a level in the process, and behind it, later, one that processes share.
//!
//! What is cached is never the truth: it is evicted when its source is written ([`Cache::evict`],
//! [`Cache::evict_group`], [`Cache::change_group`], typically in `Tx::after_commit`), it ends by itself after its kind's time, and when the shared
//! level is down the source is asked. One caller loads a missing value while the others wait for it.
//!
//! It must never know what a value means. Where to start reading: [`Cache::get_or_load`].

mod config;
mod counts;
mod entry;
mod flight;
mod groups;
mod key;
mod kind;
mod level2;
mod store;
#[cfg(test)]
mod tests;

pub use config::{CacheConfig, KeepConfig};
pub use counts::Counts;
pub use groups::GroupChange;
pub use key::Key;
pub use kind::Kind;
pub use level2::{Level2, Level2Error};
pub use store::{Cache, Outcome};

//! One interface to the caches: a level in the process, and behind it, where one is named, Redis, which processes share.
//!
//! What is cached is never the truth: it is evicted when its source is written ([`Cache::evict`],
//! [`Cache::evict_group`], [`Cache::change_group`], typically in `Tx::after_commit`), it ends by itself after its kind's
//! time, and when the shared level is down the source is asked. One caller loads a missing value while the others wait
//! for it. What one process evicts, the others are told ([`Heard`]); docs/decisions/0016 says how late that may be.
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
mod owed;
mod remote;
mod store;
#[cfg(test)]
mod tests;

pub use config::{CacheConfig, KeepConfig, RedisConfig};
pub use counts::Counts;
pub use groups::GroupChange;
pub use key::Key;
pub use kind::Kind;
pub use level2::{Heard, Level2, Level2Error};
pub use remote::{Redis, RedisSettingError};
pub use store::{Cache, Outcome};

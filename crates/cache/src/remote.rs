//! Redis as the level that processes share: one server or a cluster of shards.
//!
//! Values are put only where nothing is, and an eviction leaves a mark in their place for a while: whoever loaded a
//! value before the eviction, in whatever process, cannot put it there afterwards. A channel tells every process at
//! once. Whatever can fail here costs speed: [`crate::Cache`] bounds the time of each call and does without.

mod link;
#[cfg(test)]
mod tests;

use std::time::Duration;

use ::redis::{Cmd, ErrorKind, FromRedisValue, RedisError, Value};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::StreamExt;
use platform::World;
use thiserror::Error;
use tokio::time::{sleep, timeout};

use self::link::Link;
use crate::config::RedisConfig;
use crate::level2::{Heard, Level2, Level2Error};

/// Part of every key; to be raised when what is written under a key means something else.
const FORMAT: &str = "1";
/// What stands where a value was evicted. No value begins like this: an instant comes first, and none is negative.
const EVICTED: &[u8] = b"\xff";
/// For how long nothing is put where a value was evicted. What took longer to load than half of that is not put at all.
const EVICTED_FOR: Duration = Duration::from_mins(1);
/// For how long it is known that everything was evicted; no value is kept as long.
const CLEARED_FOR: Duration = Duration::from_hours(72);
/// Larger values stay in the process.
const MOST_BYTES: usize = 1024 * 1024;
/// How often the channel is tried, so that a connection that has died silently is noticed.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);
/// What is published when everything was evicted.
const EVERYTHING: &str = "*";

/// Why Redis cannot be used as the settings describe it.
#[derive(Debug, Error)]
pub enum RedisSettingError {
    /// An address, or several that do not fit together.
    #[error("cache.redis.url: {0}")]
    Url(String),
    /// The certificates.
    #[error("cache.redis.roots: {0}")]
    Roots(String),
    /// The beginning of keys.
    #[error("cache.redis.prefix: 1 to 40 letters, digits and `-`")]
    Prefix,
}

/// A Redis that processes share. It connects when it is first asked, and again after every failure.
pub struct Redis {
    link: Link,
    prefix: String,
    /// Which process speaks: it need not hear itself.
    name: String,
    patience: Duration,
}

impl Redis {
    /// The one that the settings name; `None` where they name none. A call takes at most `patience`.
    pub fn open(
        config: &RedisConfig,
        patience: Duration,
        world: &World,
    ) -> Result<Option<Self>, RedisSettingError> {
        let Some(url) = config.url.as_deref().filter(|url| !url.trim().is_empty()) else {
            return Ok(None);
        };
        let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-';
        if !(1..=40).contains(&config.prefix.len()) || !config.prefix.bytes().all(is_letter) {
            return Err(RedisSettingError::Prefix);
        }
        Ok(Some(Self {
            link: Link::new(url, config, patience)?,
            prefix: config.prefix.clone(),
            name: world.new_id(),
            patience,
        }))
    }

    /// Carries out a script on one key; gives its number. The script must do no harm when it is carried out twice.
    pub async fn run_script(&self, script: &str, key: &str, arguments: &[u64]) -> Result<i64, Level2Error> {
        let mut command = ::redis::cmd("EVAL");
        command.arg(script).arg(1).arg(self.key(key)).arg(arguments);
        self.ask(&command).await
    }

    async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, Level2Error> {
        let answer = timeout(self.patience, self.link.ask(command)).await;
        let answer = answer.map_err(|_elapsed| self.too_late())?;
        let value = answer.map_err(|error| failed(&error))?;
        ::redis::from_redis_value(value).map_err(|error| Level2Error {
            reason: format!("an answer that cannot be read: {error}"),
        })
    }

    fn too_late(&self) -> Level2Error {
        Level2Error {
            reason: format!("no answer within {} ms", self.patience.as_millis()),
        }
    }

    fn key(&self, name: &str) -> String {
        format!("{}:{FORMAT}:{name}", self.prefix)
    }

    fn channel(&self) -> String {
        self.key("evicted")
    }

    /// Tells the other processes.
    async fn publish(&self, what: &str) -> Result<(), Level2Error> {
        let message = format!("{} {what}", self.name);
        let mut command = ::redis::cmd("PUBLISH");
        command.arg(self.channel()).arg(message);
        self.ask::<i64>(&command).await.map(|_listeners| ())
    }

    /// The key of what another process has said; `None` for our own words.
    fn heard(&self, message: &str) -> Option<Heard> {
        let (who, what) = message.split_once(' ')?;
        if who == self.name {
            return None;
        }
        Some(match what {
            EVERYTHING => Heard::Cleared,
            key => Heard::Evicted(key.to_owned()),
        })
    }
}

#[async_trait]
impl Level2 for Redis {
    async fn get(&self, key: &str) -> Result<Option<Bytes>, Level2Error> {
        let mut command = ::redis::cmd("GET");
        command.arg(self.key(key));
        let found: Option<Vec<u8>> = self.ask(&command).await?;
        Ok(found.filter(|found| found != EVICTED).map(Bytes::from))
    }

    async fn put(&self, key: &str, value: Bytes, keep: Duration, took: Duration) -> Result<(), Level2Error> {
        if value.len() > MOST_BYTES || keep.is_zero() || took > EVICTED_FOR / 2 {
            return Ok(());
        }
        let mut command = ::redis::cmd("SET");
        command.arg(self.key(key)).arg(value.as_ref());
        command.arg("NX").arg("PX").arg(milliseconds(keep));
        self.ask::<Value>(&command).await.map(|_set_or_not| ())
    }

    async fn evict(&self, key: &str) -> Result<(), Level2Error> {
        let mut command = ::redis::cmd("SET");
        command.arg(self.key(key)).arg(EVICTED);
        command.arg("PX").arg(milliseconds(EVICTED_FOR));
        self.ask::<Value>(&command).await?;
        self.publish(key).await
    }

    async fn clear(&self, at: i64) -> Result<(), Level2Error> {
        let mut command = ::redis::cmd("SET");
        command.arg(self.key("cleared")).arg(at);
        command.arg("PX").arg(milliseconds(CLEARED_FOR));
        self.ask::<Value>(&command).await?;
        self.publish(EVERYTHING).await
    }

    async fn listen(&self, hear: &(dyn Fn(Heard) + Send + Sync)) -> Level2Error {
        match self.listened(hear).await {
            Ok(()) => Level2Error {
                reason: "the channel was closed".to_owned(),
            },
            Err(error) => error,
        }
    }
}

impl Redis {
    async fn listened(&self, hear: &(dyn Fn(Heard) + Send + Sync)) -> Result<(), Level2Error> {
        let limit = self.patience * 4;
        let late = |_: tokio::time::error::Elapsed| self.too_late();
        let opened = timeout(limit, self.link.channel()).await.map_err(late)?;
        let (mut asks, mut messages) = opened.map_err(|error| failed(&error))?.split();
        timeout(limit, asks.subscribe(self.channel()))
            .await
            .map_err(late)?
            .map_err(|error| failed(&error))?;
        let mut command = ::redis::cmd("GET");
        command.arg(self.key("cleared"));
        // After the subscription, so that nothing falls between the two.
        let cleared: Option<i64> = self.ask(&command).await?;
        hear(Heard::Listening { cleared });
        loop {
            tokio::select! {
                message = messages.next() => {
                    let Some(message) = message else { return Ok(()) };
                    let text: Result<String, _> = message.get_payload();
                    if let Some(heard) = text.ok().and_then(|text| self.heard(&text)) {
                        hear(heard);
                    }
                }
                () = sleep(BETWEEN_LOOKS) => {
                    let answer = timeout(limit, asks.ping::<Value>()).await.map_err(late)?;
                    answer.map_err(|error| failed(&error))?;
                }
            }
        }
    }
}

impl std::fmt::Debug for Redis {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Redis")
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}

/// What went wrong, without addresses and passwords.
fn failed(error: &RedisError) -> Level2Error {
    Level2Error {
        reason: match error.kind() {
            ErrorKind::Io => format!("the connection failed: {error}"),
            ErrorKind::AuthenticationFailed => "the password was refused".to_owned(),
            _ => error.to_string(),
        },
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1)
}

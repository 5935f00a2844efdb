//! What is kept, and until when.

use std::any::Any;
use std::sync::Arc;

use bytes::Bytes;
use platform::World;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::kind::Kind;

/// A kept value.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) value: Arc<dyn Any + Send + Sync>,
    /// In milliseconds since 1970; the clock is the [`World`]'s, which a test can set.
    pub(crate) until: i64,
}

impl Entry {
    pub(crate) fn is_alive(&self, now: i64) -> bool {
        now < self.until
    }

    /// The value, where it has this type.
    pub(crate) fn read<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.value.clone().downcast().ok()
    }
}

/// How a value is written for the shared level.
pub(crate) trait Form<T>: Copy + Send + Sync {
    fn write(self, value: &T) -> Result<Bytes, serde_json::Error>;
    fn read(self, bytes: Bytes) -> Result<T, serde_json::Error>;
}

/// As JSON.
#[derive(Clone, Copy)]
pub(crate) struct AsJson;

impl<T: Serialize + DeserializeOwned> Form<T> for AsJson {
    fn write(self, value: &T) -> Result<Bytes, serde_json::Error> {
        serde_json::to_vec(value).map(Bytes::from)
    }

    fn read(self, bytes: Bytes) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&bytes)
    }
}

/// As it is.
#[derive(Clone, Copy)]
pub(crate) struct AsIs;

impl Form<Bytes> for AsIs {
    fn write(self, value: &Bytes) -> Result<Bytes, serde_json::Error> {
        Ok(value.clone())
    }

    fn read(self, bytes: Bytes) -> Result<Bytes, serde_json::Error> {
        Ok(bytes)
    }
}

/// Not at all: the value stays in the process.
#[derive(Clone, Copy)]
pub(crate) struct HereOnly;

impl<T> Form<T> for HereOnly {
    fn write(self, _value: &T) -> Result<Bytes, serde_json::Error> {
        Err(serde::ser::Error::custom("kept within the process only"))
    }

    fn read(self, _bytes: Bytes) -> Result<T, serde_json::Error> {
        Err(serde::de::Error::custom("kept within the process only"))
    }
}

/// A time made a tenth less or more by chance, so that what was loaded together does not end together.
pub(crate) fn with_jitter(keep_ms: i64, world: &World) -> i64 {
    let chance = i64::from(u16::from_le_bytes(world.bytes()));
    let tenth = keep_ms / 10;
    keep_ms - tenth + 2 * tenth * chance / i64::from(u16::MAX)
}

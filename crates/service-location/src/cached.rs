//! What is kept for a while. Every key holds the revision or the digest of the packs that its value was made from, so
//! that nothing has to be evicted when a pack changes.

use std::sync::Arc;

use axum::body::Bytes;
use cache::Kind;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::LocationError;
use crate::service::LocationService;

/// A value that takes longer to make than an async thread may be held.
pub(crate) async fn computed<T>(
    service: &LocationService,
    kind: Kind,
    key: &str,
    compute: impl FnOnce() -> T + Send + 'static,
) -> Result<Arc<T>, LocationError>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let load = async {
        tokio::task::spawn_blocking(compute)
            .await
            .map_err(|error| LocationError::broken("computing an answer", &error))
    };
    service.cache.get_or_load(kind, key, load).await
}

/// A body that is true until an instant (in milliseconds since 1970), and the instant.
pub(crate) struct TimedBody {
    pub(crate) until_ms: i64,
    pub(crate) body: Vec<u8>,
}

/// A body that is true now. One that was kept and is true no longer is made anew.
pub(crate) async fn body_until(
    service: &LocationService,
    kind: Kind,
    key: &str,
    make: impl Fn() -> Result<TimedBody, LocationError> + Send + Sync,
) -> Result<Bytes, LocationError> {
    let now_ms = service.world.now_ms();
    let load = || async { make().map(packed) };
    let kept = service.cache.get_bytes_or_load(kind, key, load()).await?;
    if let Some(body) = still_true(&kept, now_ms) {
        return Ok(body);
    }
    service.cache.evict(kind, key);
    let fresh = service.cache.get_bytes_or_load(kind, key, load()).await?;
    // Somebody with a slower clock may have put it there; what is made here counts for this answer.
    match still_true(&fresh, now_ms) {
        Some(body) => Ok(body),
        None => Ok(Bytes::from(make()?.body)),
    }
}

const INSTANT_BYTES: usize = size_of::<i64>();

fn packed(timed: TimedBody) -> Bytes {
    let mut bytes = Vec::with_capacity(INSTANT_BYTES + timed.body.len());
    bytes.extend(timed.until_ms.to_le_bytes());
    bytes.extend(timed.body);
    Bytes::from(bytes)
}

fn still_true(kept: &Bytes, now_ms: i64) -> Option<Bytes> {
    let (until, _) = kept.split_first_chunk::<INSTANT_BYTES>()?;
    (now_ms < i64::from_le_bytes(*until)).then(|| kept.slice(INSTANT_BYTES..))
}

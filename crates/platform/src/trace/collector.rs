//! The collector that spans are sent to.

use axum::http::HeaderValue;
use reqwest::Url;

use super::encode::{Resource, request};
use super::export::Batch;
use super::{TraceConfig, TraceError};
use crate::outbound::{Outbound, OutboundConfig, OutboundError, Reach};
use crate::world::World;

/// Bytes of its answer: it says how many spans it refused.
const MOST_BYTES: usize = 64 * 1024;

/// Where it is, and who we are.
#[derive(Debug)]
pub(super) struct Collector {
    outbound: Outbound,
    url: String,
    resource: Resource,
}

impl Collector {
    pub(super) fn new(
        url: &str,
        service: &str,
        config: &TraceConfig,
        world: &World,
    ) -> Result<Self, TraceError> {
        let limits = OutboundConfig {
            timeout_ms: config.timeout_ms,
            connect_timeout_ms: config.timeout_ms.min(2000),
            most_bytes: MOST_BYTES,
            retries: 2,
            retry_pause_ms: 250,
            proxy: None,
        };
        Ok(Self {
            outbound: Outbound::new("collector", &limits, Reach::Anywhere, world)?,
            url: endpoint(url)?,
            resource: Resource {
                service: service.to_owned(),
                instance: world.new_id(),
            },
        })
    }

    /// Sends spans; tells how many of them it did not take.
    pub(super) async fn take(&self, batches: &[Batch]) -> Result<u64, OutboundError> {
        let kind = HeaderValue::from_static("application/x-protobuf");
        let call = self.outbound.post(&self.url).may_repeat();
        let reply = call
            .send_bytes(kind, request(&self.resource, batches))
            .send()
            .await?;
        Ok(refused(&reply.body).unwrap_or(0))
    }
}

/// The address with the path that the protocol gives it, unless it has it already.
fn endpoint(url: &str) -> Result<String, TraceError> {
    let refused = |reason: String| TraceError::Address {
        url: url.to_owned(),
        reason,
    };
    let parsed = Url::parse(url).map_err(|error| refused(error.to_string()))?;
    if !matches!(parsed.scheme(), "http" | "https") || !parsed.has_host() {
        return Err(refused("neither http nor https".to_owned()));
    }
    let plain = url.trim_end_matches('/');
    Ok(if plain.ends_with("/v1/traces") {
        plain.to_owned()
    } else {
        format!("{plain}/v1/traces")
    })
}

/// `ExportTraceServiceResponse.partial_success.rejected_spans`, where the collector says so.
fn refused(answer: &[u8]) -> Option<u64> {
    let (&[0x0a, _length, 0x08], rest) = answer.split_first_chunk::<3>()? else {
        return None;
    };
    let mut number = 0_u64;
    for (place, byte) in rest.iter().take(10).enumerate() {
        let shift = u32::try_from(place).ok()? * 7;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_where_traces_go() {
        for (given, expected) in [
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
            ("https://otlp.example.org/", "https://otlp.example.org/v1/traces"),
            ("http://c:4318/v1/traces", "http://c:4318/v1/traces"),
            ("http://c/otlp", "http://c/otlp/v1/traces"),
        ] {
            assert_eq!(endpoint(given).expect("an address"), expected);
        }
        for given in ["collector:4318", "127.0.0.1", "grpc://c:4317", ""] {
            assert!(endpoint(given).is_err(), "{given}");
        }
    }

    #[test]
    fn reads_how_many_were_refused() {
        assert_eq!(refused(b""), None);
        assert_eq!(refused(&[0x0a, 0x02, 0x08, 0x07]), Some(7));
        assert_eq!(refused(&[0x0a, 0x03, 0x08, 0xac, 0x02]), Some(300));
        assert_eq!(refused(&[0x0a, 0x02, 0x12, 0x00]), None);
        assert_eq!(refused(&[0x0a, 0x02, 0x08, 0xff]), None);
    }
}

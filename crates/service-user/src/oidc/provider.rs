//! The issuer over HTTP: its addresses (`OpenID` Connect Discovery 1.0), its keys (RFC 7517) and its tokens.

use axum::http::HeaderValue;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use platform::World;
use platform::outbound::{Outbound, OutboundConfig, OutboundError, Reach};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::{OidcConfig, OidcError, encoded, form};
use crate::error::UserError;

/// For how long addresses and keys are kept, in milliseconds.
const KEPT_MS: i64 = 3_600_000;

/// How often the keys are asked for at most because a token names one that is not known, in milliseconds.
const AGAIN_MS: i64 = 30_000;

/// For how long the issuer is left alone after a failure, in milliseconds.
const PAUSE_MS: i64 = 5_000;

/// Bytes of an answer.
const MOST_BYTES: usize = 256 * 1024;

/// What the issuer says about itself.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Endpoints {
    issuer: String,
    pub(super) authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

/// Something that was read, and when; and when reading it failed last.
struct Kept<T> {
    read: Option<(i64, T)>,
    failed_at: Option<i64>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            read: None,
            failed_at: None,
        }
    }
}

impl<T> Kept<T> {
    /// What was read, as long as it is young enough, and its age.
    fn young(&self, now: i64) -> Option<(i64, &T)> {
        let (at, value) = self.read.as_ref()?;
        let age = now - at;
        (0..KEPT_MS).contains(&age).then_some((age, value))
    }

    /// Refuses where the issuer failed a moment ago: whoever waited behind that failure must not wait for another.
    fn require_no_failure(&self, now: i64) -> Result<(), OidcError> {
        match self.failed_at {
            Some(at) if (0..PAUSE_MS).contains(&(now - at)) => {
                Err(OidcError::Provider("it failed a moment ago".to_owned()))
            }
            _ => Ok(()),
        }
    }

    /// Keeps what came of reading it again.
    fn keep(&mut self, now: i64, outcome: Result<T, OidcError>) -> Result<&T, OidcError> {
        match outcome {
            Ok(value) => {
                self.failed_at = None;
                Ok(&self.read.insert((now, value)).1)
            }
            Err(error) => {
                self.failed_at = Some(now);
                Err(error)
            }
        }
    }
}

/// The issuer.
pub(super) struct Provider {
    issuer: String,
    client_id: String,
    client_secret: Option<String>,
    outbound: Outbound,
    world: World,
    endpoints: Mutex<Kept<Endpoints>>,
    keys: Mutex<Kept<Vec<Jwk>>>,
}

impl Provider {
    pub(super) fn new(issuer: &str, config: &OidcConfig, world: &World) -> Result<Self, UserError> {
        let limits = OutboundConfig {
            timeout_ms: config.timeout_ms,
            connect_timeout_ms: config.timeout_ms.min(2_000),
            most_bytes: MOST_BYTES,
            retries: 1,
            retry_pause_ms: 100,
            proxy: None,
        };
        let outbound =
            Outbound::new("oidc", &limits, Reach::Anywhere, world).map_err(|error| UserError::Setting {
                key: "user.oidc",
                reason: error.to_string(),
            })?;
        Ok(Self {
            issuer: issuer.to_owned(),
            client_id: config.client_id.clone(),
            client_secret: config.client_secret.clone().filter(|secret| !secret.is_empty()),
            outbound,
            world: world.clone(),
            endpoints: Mutex::default(),
            keys: Mutex::default(),
        })
    }

    /// Who signs.
    pub(super) fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Where what lies. Whoever asks first asks for all who wait.
    pub(super) async fn endpoints(&self) -> Result<Endpoints, OidcError> {
        let mut kept = self.endpoints.lock().await;
        let now = self.world.now_ms();
        if let Some((_, endpoints)) = kept.young(now) {
            return Ok(endpoints.clone());
        }
        kept.require_no_failure(now)?;
        let outcome = self.discover().await;
        kept.keep(now, outcome).cloned()
    }

    async fn discover(&self) -> Result<Endpoints, OidcError> {
        let base = self.issuer.trim_end_matches('/');
        let url = format!("{base}/.well-known/openid-configuration");
        let found: Endpoints = self.outbound.json(&url).await.map_err(|error| failed(&error))?;
        if found.issuer == self.issuer {
            return Ok(found);
        }
        Err(OidcError::Provider("it calls itself another issuer".to_owned()))
    }

    /// The id token for a code (RFC 6749, 4.1.3).
    pub(super) async fn exchange(
        &self,
        code: &str,
        redirect: &str,
        verifier: &str,
    ) -> Result<String, OidcError> {
        let endpoints = self.endpoints().await?;
        let mut pairs = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect),
            ("code_verifier", verifier),
        ];
        // In the body where nothing is secret, or the issuer takes it there only; else as RFC 6749 (2.3.1) prefers.
        let in_body = self.client_secret.is_none() || endpoints.wants_secret_in_body();
        if in_body {
            pairs.push(("client_id", &self.client_id));
            if let Some(secret) = &self.client_secret {
                pairs.push(("client_secret", secret));
            }
        }
        let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
        let mut call = self
            .outbound
            .post(&endpoints.token_endpoint)
            .send_bytes(kind, form(&pairs).into_bytes());
        if let (Some(secret), false) = (&self.client_secret, in_body) {
            let pair = BASE64.encode(format!("{}:{}", encoded(&self.client_id), encoded(secret)));
            let mut value = HeaderValue::try_from(format!("Basic {pair}")).expect("base64 is a header value");
            value.set_sensitive(true);
            call = call.header(AUTHORIZATION, value);
        }
        let tokens: Tokens = call.json().await.map_err(|error| failed(&error))?;
        Ok(tokens.id_token)
    }

    /// The keys that a token may have been signed with: the one that it names, or all where it names none. A name that is
    /// not known makes us ask again, but not more often than every half a minute.
    pub(super) async fn keys(&self, kid: Option<&str>) -> Result<Vec<Jwk>, OidcError> {
        let mut kept = self.keys.lock().await;
        let now = self.world.now_ms();
        let named = |keys: &[Jwk]| -> Vec<Jwk> {
            let fits = |key: &&Jwk| kid.is_none() || key.common.key_id.as_deref() == kid;
            keys.iter().filter(fits).cloned().collect()
        };
        if let Some((age, keys)) = kept.young(now) {
            let found = named(keys);
            if !found.is_empty() || age < AGAIN_MS {
                return Ok(found);
            }
        }
        kept.require_no_failure(now)?;
        let url = self.endpoints().await?.jwks_uri;
        let outcome = self.outbound.json::<JwkSet>(&url).await;
        let outcome = outcome.map(|set| set.keys).map_err(|error| failed(&error));
        kept.keep(now, outcome).map(|keys| named(keys))
    }
}

impl Endpoints {
    fn wants_secret_in_body(&self) -> bool {
        self.token_endpoint_auth_methods_supported
            .as_ref()
            .is_some_and(|methods| {
                let takes = |method: &str| methods.iter().any(|name| name == method);
                takes("client_secret_post") && !takes("client_secret_basic")
            })
    }
}

fn failed(error: &OutboundError) -> OidcError {
    OidcError::Provider(error.to_string())
}

//! The look at tokens: a signature is verified once, with the keys that the user service publishes.
//!
//! It refuses early what no service would take, and tells users apart for the rate limit. It decides nothing else: a
//! session that was ended is known to the services alone, and where the keys cannot be had, requests pass unjudged.

mod known;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use platform::World;
use platform::auth::Role;
use platform::problem::Problem;
use serde::Deserialize;
use tokio_util::sync::CancellationToken;

use self::known::Known;
use crate::config::TokenCheckConfig;
use crate::pool::Pool;

/// Where the keys are published.
const KEYS_PATH: &str = "/.well-known/jwks.json";

/// What an API token begins with. Only the user service can tell whether it is good.
const API_TOKEN_PREFIX: &str = "tgp_";

/// No token of ours is longer.
const MOST_TOKEN_BYTES: usize = 4096;

/// How far into the future a token may have been issued: the clocks of two processes differ a little.
const CLOCK_SKEW_SECONDS: i64 = 60;

/// The keys are read again at most once in so many milliseconds when a token names one that is not known.
const REREAD_MS: i64 = 5_000;

/// Pause before another try where the keys cannot be had.
const RETRY_PAUSE: Duration = Duration::from_secs(1);

/// Gives the published keys as a JSON Web Key Set (RFC 7517).
#[async_trait]
pub trait KeySource: Send + Sync {
    /// The document; the text of a failure goes to the log.
    async fn read(&self) -> Result<Vec<u8>, String>;
}

#[async_trait]
impl KeySource for Arc<Pool> {
    async fn read(&self) -> Result<Vec<u8>, String> {
        Pool::read(self, KEYS_PATH).await
    }
}

/// Whose a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// The account's id.
    pub(crate) subject: String,
    /// The session's id.
    pub(crate) session: String,
    /// What the account may do.
    pub(crate) roles: Vec<Role>,
    /// Until when the token is good, in seconds since 1970-01-01T00:00:00Z.
    expires: i64,
}

/// What is to be said of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// It is good, as far as can be told here.
    Good(Arc<Identity>),
    /// It cannot be told here.
    Unchecked,
    /// Its time has passed.
    Expired,
    /// It is none of ours.
    Forged,
}

impl Judgement {
    pub(crate) fn refusal(&self) -> Option<Problem> {
        match self {
            Self::Good(_) | Self::Unchecked => None,
            Self::Expired => Some(Problem::token_expired()),
            Self::Forged => Some(Problem::invalid_token()),
        }
    }

    /// The label in the metrics.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Good(_) => "good",
            Self::Unchecked => "unchecked",
            Self::Expired => "expired",
            Self::Forged => "forged",
        }
    }
}

type Keys = BTreeMap<String, DecodingKey>;

/// Judges tokens.
pub struct Tokens {
    source: Arc<dyn KeySource>,
    issuer: String,
    keys: RwLock<Arc<Keys>>,
    read_at: AtomicI64,
    known: Known,
    config: TokenCheckConfig,
    world: World,
}

impl Tokens {
    /// Without keys yet: [`Tokens::keep_keys`] reads them.
    pub fn new(source: Arc<dyn KeySource>, issuer: String, config: &TokenCheckConfig, world: World) -> Self {
        Self {
            source,
            issuer,
            keys: RwLock::default(),
            read_at: AtomicI64::new(i64::MIN / 2),
            known: Known::new(config.most_known),
            config: config.clone(),
            world,
        }
    }

    /// Reads the keys from time to time until told to stop.
    pub async fn keep_keys(self: Arc<Self>, stop: CancellationToken) {
        loop {
            let pause = if self.read_keys().await {
                Duration::from_secs(self.config.keys_seconds.max(1))
            } else {
                RETRY_PAUSE
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Whether keys are at hand.
    pub(crate) fn has_keys(&self) -> bool {
        !self.keys().is_empty()
    }

    /// What is known of a token already, without any work.
    pub(crate) fn recall(&self, token: &str) -> Option<Arc<Identity>> {
        self.known.find(token, self.now())
    }

    /// Judges a token, and remembers it where it is good.
    pub(crate) async fn judge(&self, token: &str) -> Judgement {
        if token.starts_with(API_TOKEN_PREFIX) {
            return Judgement::Unchecked;
        }
        if let Some(identity) = self.recall(token) {
            return Judgement::Good(identity);
        }
        let mut judged = self.verify(token);
        if judged.is_none() && self.may_reread() && self.read_keys().await {
            judged = self.verify(token);
        }
        match judged {
            Some(Judgement::Good(identity)) => {
                self.known.put(token, Arc::clone(&identity));
                Judgement::Good(identity)
            }
            Some(other) => other,
            None if self.has_keys() => Judgement::Forged,
            None => Judgement::Unchecked,
        }
    }

    /// Nothing where the token names a key that is not at hand.
    fn verify(&self, token: &str) -> Option<Judgement> {
        if token.len() > MOST_TOKEN_BYTES {
            return Some(Judgement::Forged);
        }
        let Ok(header) = decode_header(token) else {
            return Some(Judgement::Forged);
        };
        // Nothing that a token says chooses how it is verified: the algorithm is fixed, keys are the published ones, and
        // an extension that must be understood (`crit`) is not.
        let (Algorithm::EdDSA, None, Some(kid)) = (header.alg, &header.crit, &header.kid) else {
            return Some(Judgement::Forged);
        };
        let keys = self.keys();
        let key = keys.get(kid)?;
        match decode::<Claims>(token, key, &signature_only()) {
            Ok(token) => Some(self.judged(token.claims)),
            Err(_forged) => Some(Judgement::Forged),
        }
    }

    /// Times are judged by our own clock, and the issuer beside them.
    fn judged(&self, claims: Claims) -> Judgement {
        let now = self.now();
        if claims.iss != self.issuer || claims.iat > now + CLOCK_SKEW_SECONDS {
            return Judgement::Forged;
        }
        if claims.exp <= now {
            return Judgement::Expired;
        }
        Judgement::Good(Arc::new(Identity {
            subject: claims.sub,
            session: claims.sid,
            roles: claims.roles,
            expires: claims.exp,
        }))
    }

    fn may_reread(&self) -> bool {
        let (now, before) = (self.world.now_ms(), self.read_at.load(Ordering::Relaxed));
        now.saturating_sub(before) >= REREAD_MS
            && self
                .read_at
                .compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
    }

    async fn read_keys(&self) -> bool {
        self.read_at.store(self.world.now_ms(), Ordering::Relaxed);
        let read = self.source.read().await.and_then(|text| parse(&text));
        match read {
            Ok(keys) => {
                *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
                true
            }
            Err(cause) => {
                tracing::warn!(
                    cause,
                    "the published keys cannot be read; tokens pass unjudged where their key is not known"
                );
                false
            }
        }
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn now(&self) -> i64 {
        self.world.now_ms().div_euclid(1000)
    }
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Tokens").finish_non_exhaustive()
    }
}

/// Stands for a token where it is remembered: memory holds no token.
pub(crate) fn digest_of(token: &str) -> String {
    let digest = digest(&SHA256, token.as_bytes());
    let bytes = digest.as_ref().iter();
    bytes.fold(String::with_capacity(64), |text, byte| {
        text + &format!("{byte:02x}")
    })
}

/// What an access token says, as far as it matters here.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    sid: String,
    roles: Vec<Role>,
    iat: i64,
    exp: i64,
}

fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.validate_exp = false;
    validation.required_spec_claims.clear();
    validation
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Key>,
}

/// A key of another kind than ours is not an error: it is not for us.
#[derive(Deserialize)]
struct Key {
    kty: String,
    crv: Option<String>,
    kid: Option<String>,
    x: Option<String>,
}

fn parse(text: &[u8]) -> Result<Keys, String> {
    let set: KeySet = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    let ours = set.keys.into_iter().filter_map(|key| {
        let is_ours = key.kty == "OKP" && key.crv.as_deref() == Some("Ed25519");
        is_ours.then_some((key.kid?, key.x?))
    });
    let read = |(kid, x): (String, String)| {
        let key = DecodingKey::from_ed_components(&x).map_err(|error| format!("the key {kid}: {error}"))?;
        Ok((kid, key))
    };
    ours.map(read).collect()
}

#[cfg(test)]
mod tests;

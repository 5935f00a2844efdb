//! Tokens by which the services of one installation know each other.
//!
//! They are JSON Web Tokens (RFC 7519) signed with an Ed25519 key (RFC 8037) that is derived from the secret of the
//! installation: who has that secret is one of us, and nothing has to be handed out. A token names who asks and who is
//! asked, lives for a minute, and is good at the named service alone. The keys of users' tokens are others, so neither
//! is ever taken for the other.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};

use crate::auth::{Authenticator, Principal, Role};
use crate::problem::Problem;
use crate::world::World;

/// What a token says it is; a token of another kind that our key signed would not be taken for one of these.
const KIND: &str = "tripgen-service+jwt";
/// The name of the key; there is one a secret.
const KEY_ID: &str = "services";
/// What tells the derived key from others that are derived from the same secret.
const PURPOSE: &[u8] = b"tripgen platform 2026 service tokens";
/// How long a token is good, in seconds.
const LIFE_SECONDS: i64 = 60;
/// A token is replaced while it is still good for so many seconds.
const RENEWED_SECONDS: i64 = 30;
/// How much the clocks of two processes may differ, in seconds.
const CLOCK_SKEW_SECONDS: i64 = 30;
/// The shortest secret, in characters.
const LEAST_SECRET: usize = 32;
/// No token of ours is longer.
const MOST_TOKEN_BYTES: usize = 1024;

/// The key of an installation's services; cheap to clone.
#[derive(Clone)]
pub struct ServiceKey(Arc<Halves>);

struct Halves {
    signs: EncodingKey,
    verifies: DecodingKey,
}

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    /// Who asks.
    sub: String,
    /// Who is asked.
    aud: String,
    /// When it was signed, in seconds since 1970-01-01T00:00:00Z.
    iat: i64,
    /// When it ends.
    exp: i64,
}

/// Why a token is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is none of ours, or for another service.
    Forged,
    /// Its time has passed.
    Expired,
}

impl ServiceKey {
    /// Derives the key from a secret of at least 32 characters that nobody can guess; `None` where it is shorter.
    pub fn derive(secret: &str) -> Option<Self> {
        if secret.len() < LEAST_SECRET {
            return None;
        }
        let mut seed = [0; 32];
        Salt::new(HKDF_SHA256, PURPOSE)
            .extract(secret.as_bytes())
            .expand(&[b"ed25519"], HKDF_SHA256)
            .and_then(|material| material.fill(&mut seed))
            .expect("32 bytes are what one round of HKDF gives");
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).expect("32 bytes are a seed");
        let document = pair.to_pkcs8().expect("a pair can be written down");
        Some(Self(Arc::new(Halves {
            signs: EncodingKey::from_ed_der(document.as_ref()),
            verifies: DecodingKey::from_ed_der(pair.public_key().as_ref()),
        })))
    }

    /// A token by which `from` asks `to`, good for a minute.
    pub fn token(&self, from: &str, to: &str, world: &World) -> String {
        let now = seconds(world);
        let claims = Claims {
            sub: from.to_owned(),
            aud: to.to_owned(),
            iat: now,
            exp: now + LIFE_SECONDS,
        };
        let header = Header {
            typ: Some(KIND.to_owned()),
            kid: Some(KEY_ID.to_owned()),
            ..Header::new(Algorithm::EdDSA)
        };
        encode(&header, &claims, &self.0.signs).expect("an Ed25519 key signs a few texts and numbers")
    }

    /// Who asks `audience` with a token.
    pub fn verify(&self, token: &str, audience: &str, world: &World) -> Result<String, Refusal> {
        if token.len() > MOST_TOKEN_BYTES {
            return Err(Refusal::Forged);
        }
        let header = decode_header(token).map_err(|_not_a_token| Refusal::Forged)?;
        // Nothing that a token says chooses how it is verified.
        let ours = header.alg == Algorithm::EdDSA
            && header.crit.is_none()
            && header.typ.as_deref() == Some(KIND)
            && header.kid.as_deref() == Some(KEY_ID);
        if !ours {
            return Err(Refusal::Forged);
        }
        let claims = decode::<Claims>(token, &self.0.verifies, &signature_only())
            .map_err(|_forged| Refusal::Forged)?
            .claims;
        let now = seconds(world);
        if claims.aud != audience || claims.iat > now + CLOCK_SKEW_SECONDS {
            return Err(Refusal::Forged);
        }
        if claims.exp + CLOCK_SKEW_SECONDS <= now {
            return Err(Refusal::Expired);
        }
        Ok(claims.sub)
    }
}

impl fmt::Debug for ServiceKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ServiceKey").finish_non_exhaustive()
    }
}

fn seconds(world: &World) -> i64 {
    world.now_ms().div_euclid(1000)
}

/// Times and the audience are judged here, by a clock that a test can set.
fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    validation
}

/// What one service shows to another: the token of the moment, signed anew before it ends.
pub struct Badge {
    key: ServiceKey,
    from: String,
    to: String,
    world: World,
    kept: Mutex<Option<(String, i64)>>,
}

impl Badge {
    /// For questions of `from` to `to`.
    pub fn new(key: ServiceKey, from: impl Into<String>, to: impl Into<String>, world: World) -> Self {
        Self {
            key,
            from: from.into(),
            to: to.into(),
            world,
            kept: Mutex::default(),
        }
    }

    /// The token of the moment.
    pub fn show(&self) -> String {
        let now = seconds(&self.world);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((token, signed)) = &*kept
            && (0..LIFE_SECONDS - RENEWED_SECONDS).contains(&(now - signed))
        {
            return token.clone();
        }
        let token = self.key.token(&self.from, &self.to, &self.world);
        *kept = Some((token.clone(), now));
        token
    }
}

impl fmt::Debug for Badge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Badge").finish_non_exhaustive()
    }
}

/// Knows services, and nobody else: what stands in the extensions of a router that only services may ask.
#[derive(Clone, Debug)]
pub struct ServicesOnly {
    key: ServiceKey,
    audience: &'static str,
    world: World,
}

impl ServicesOnly {
    /// For the service of a name.
    pub fn new(key: ServiceKey, audience: &'static str, world: World) -> Self {
        Self { key, audience, world }
    }
}

#[async_trait]
impl Authenticator for ServicesOnly {
    async fn authenticate(&self, token: &str) -> Result<Principal, Problem> {
        let subject =
            self.key
                .verify(token, self.audience, &self.world)
                .map_err(|refusal| match refusal {
                    Refusal::Expired => Problem::token_expired(),
                    Refusal::Forged => Problem::invalid_token(),
                })?;
        Ok(Principal {
            subject,
            roles: BTreeSet::from([Role::Service]),
            withheld: BTreeSet::new(),
            session: None,
            scopes: None,
        })
    }
}

#[cfg(test)]
mod tests;

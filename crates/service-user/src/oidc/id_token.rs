//! What an id token says, once everything about it was found good (`OpenID` Connect Core 1.0, 3.1.3.7).

use jsonwebtoken::jwk::{Jwk, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::provider::Provider;
use super::{OidcConfig, OidcError};

/// How far the clocks of the issuer and ours may differ, in seconds.
const SKEW_SECONDS: i64 = 60;

/// No id token is longer.
const MOST_BYTES: usize = 32 * 1024;

/// Somebody as the issuer knows them.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    /// In lower case.
    pub(crate) email: Option<String>,
    pub(crate) email_verified: bool,
    pub(crate) name: Option<String>,
    pub(crate) username: Option<String>,
    /// Whether the claim for administrators says so; none where no such claim is configured.
    pub(crate) is_admin: Option<bool>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: OneOrMore,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    nonce: Option<String>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// Who somebody is, by a token that the issuer signed for us, now, for this very login.
pub(super) async fn verified(
    provider: &Provider,
    config: &OidcConfig,
    token: &str,
    nonce: &str,
    now_ms: i64,
) -> Result<Identity, OidcError> {
    if token.len() > MOST_BYTES {
        return Err(OidcError::Token("it is too long"));
    }
    let header = decode_header(token).map_err(|_other| OidcError::Token("its header cannot be used"))?;
    // Nothing that a token says chooses a weaker way: three algorithms with public keys, and keys of the issuer's list.
    if !matches!(header.alg, Algorithm::RS256 | Algorithm::ES256 | Algorithm::EdDSA) || header.crit.is_some()
    {
        return Err(OidcError::Token("its algorithm is not taken"));
    }
    let keys = provider.keys(header.kid.as_deref()).await?;
    let claims = keys
        .iter()
        .filter(|key| may_sign(key, header.alg))
        .find_map(|key| signed(token, key, header.alg))
        .ok_or(OidcError::Token("no key of the issuer signed it"))?;
    judge(&claims, provider.issuer(), config, nonce, now_ms)?;
    Ok(identity(claims, config))
}

fn may_sign(key: &Jwk, algorithm: Algorithm) -> bool {
    let wanted = match algorithm {
        Algorithm::RS256 => KeyAlgorithm::RS256,
        Algorithm::ES256 => KeyAlgorithm::ES256,
        _ => KeyAlgorithm::EdDSA,
    };
    key.common.key_algorithm.is_none_or(|named| named == wanted)
        && key
            .common
            .public_key_use
            .as_ref()
            .is_none_or(|named| *named == PublicKeyUse::Signature)
}

/// Times and names are judged beside the signature, with our own clock, which a test can set.
fn signed(token: &str, key: &Jwk, algorithm: Algorithm) -> Option<Claims> {
    let key = DecodingKey::from_jwk(key).ok()?;
    let mut validation = Validation::new(algorithm);
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    decode::<Claims>(token, &key, &validation)
        .ok()
        .map(|token| token.claims)
}

fn judge(
    claims: &Claims,
    issuer: &str,
    config: &OidcConfig,
    nonce: &str,
    now_ms: i64,
) -> Result<(), OidcError> {
    let client = config.client_id.as_str();
    let (is_ours, is_shared) = match &claims.aud {
        OneOrMore::One(name) => (name == client, false),
        OneOrMore::More(names) => (names.iter().any(|name| name == client), names.len() > 1),
    };
    let by_us = claims.azp.as_deref().map_or(!is_shared, |name| name == client);
    let now = now_ms.div_euclid(1000) as f64;
    let skew = SKEW_SECONDS as f64;
    let checks = [
        (claims.iss == issuer, "another issuer made it"),
        (is_ours, "it is for somebody else"),
        (by_us, "somebody else asked for it"),
        (claims.exp + skew > now, "its time has passed"),
        (claims.iat - skew <= now, "it comes from the future"),
        (
            claims.nbf.is_none_or(|from| from - skew <= now),
            "its time has not come",
        ),
        (
            claims.nonce.as_deref() == Some(nonce),
            "it belongs to another login",
        ),
        ((1..=255).contains(&claims.sub.len()), "it does not name anybody"),
    ];
    match checks.into_iter().find(|(holds, _)| !holds) {
        Some((_, reason)) => Err(OidcError::Token(reason)),
        None => Ok(()),
    }
}

fn identity(claims: Claims, config: &OidcConfig) -> Identity {
    let text = |name: &str| claims.others.get(name).and_then(Value::as_str).map(str::to_owned);
    let says_yes = |value: Option<&Value>| {
        matches!(value, Some(Value::Bool(true))) || value.and_then(Value::as_str) == Some("true")
    };
    let admin_claim = config.admin_claim.as_deref().filter(|claim| !claim.is_empty());
    Identity {
        email: text("email").map(|email| email.trim().to_lowercase()),
        email_verified: says_yes(claims.others.get("email_verified")),
        name: text("name"),
        username: text("preferred_username"),
        is_admin: admin_claim.map(|claim| holds(claims.others.get(claim), &config.admin_value)),
        issuer: claims.iss,
        subject: claims.sub,
    }
}

/// Whether a claim is a value, or a list with it.
fn holds(claim: Option<&Value>, wanted: &str) -> bool {
    match claim {
        Some(Value::Bool(yes)) => *yes && wanted == "true",
        Some(Value::String(text)) => text == wanted,
        Some(Value::Array(list)) => list.iter().any(|item| item.as_str() == Some(wanted)),
        _ => false,
    }
}

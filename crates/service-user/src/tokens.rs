//! Access tokens: JSON Web Tokens (RFC 7519) that only our Ed25519 keys sign (RFC 8037).

use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use platform::auth::Role;
use serde::{Deserialize, Serialize};

use crate::error::UserError;
use crate::keys::KeyRing;

/// No token of ours is longer; a longer one is not looked at.
pub(crate) const MOST_TOKEN_BYTES: usize = 4096;

/// How far into the future a token may have been issued, in seconds: the clocks of two processes differ a little.
const CLOCK_SKEW_SECONDS: i64 = 60;

/// What an access token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claims {
    /// Who signed it.
    pub(crate) iss: String,
    /// The account's id.
    pub(crate) sub: String,
    /// The session's id.
    pub(crate) sid: String,
    /// What the account may do; services of other processes go by it.
    pub(crate) roles: Vec<Role>,
    /// When it was issued, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) iat: i64,
    /// When it expires, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) exp: i64,
    /// Its own id.
    pub(crate) jti: String,
}

/// Why a token is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It names a key that is not known (any more, or not yet).
    UnknownKey,
    /// It is not one of ours.
    Forged,
    /// Its time has passed.
    Expired,
}

/// Signs claims with the present key.
pub(crate) fn sign(ring: &KeyRing, claims: &Claims, now_ms: i64) -> Result<String, UserError> {
    let broken = |kid: &str, reason: String| UserError::Key {
        kid: kid.to_owned(),
        reason,
    };
    let key = ring
        .signing(now_ms)
        .ok_or_else(|| broken("none", "there is no key that may sign".to_owned()))?;
    let header = Header {
        kid: Some(key.kid.clone()),
        ..Header::new(Algorithm::EdDSA)
    };
    encode(&header, claims, &key.encoding).map_err(|error| broken(&key.kid, error.to_string()))
}

/// The claims of a token that one of our keys signed and whose time has not passed.
pub(crate) fn verify(ring: &KeyRing, issuer: &str, token: &str, now_ms: i64) -> Result<Claims, Refusal> {
    if token.len() > MOST_TOKEN_BYTES {
        return Err(Refusal::Forged);
    }
    let header = decode_header(token).map_err(|_not_a_token| Refusal::Forged)?;
    // Nothing that a token says chooses how it is verified: the algorithm is fixed, keys come from our own ring, and
    // an extension that must be understood (`crit`) is not.
    if header.alg != Algorithm::EdDSA || header.crit.is_some() {
        return Err(Refusal::Forged);
    }
    let kid = header.kid.ok_or(Refusal::Forged)?;
    let key = ring.find(&kid, now_ms).ok_or(Refusal::UnknownKey)?;
    let token =
        decode::<Claims>(token, &key.decoding, &signature_only()).map_err(|_forged| Refusal::Forged)?;
    judged(token.claims, issuer, now_ms)
}

/// Times are judged by our own clock, which a test can set, and the issuer beside them.
fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.validate_exp = false;
    validation.required_spec_claims.clear();
    validation
}

fn judged(claims: Claims, issuer: &str, now_ms: i64) -> Result<Claims, Refusal> {
    let now = now_ms.div_euclid(1000);
    if claims.iss != issuer || claims.iat > now + CLOCK_SKEW_SECONDS {
        return Err(Refusal::Forged);
    }
    if claims.exp <= now {
        return Err(Refusal::Expired);
    }
    Ok(claims)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use jsonwebtoken::EncodingKey;
    use platform::World;
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_777_593_600;

    fn claims() -> Claims {
        Claims {
            iss: "tripgen".to_owned(),
            sub: "ada".to_owned(),
            sid: "session".to_owned(),
            roles: vec![Role::User],
            iat: NOW,
            exp: NOW + 3600,
            jti: "token".to_owned(),
        }
    }

    fn check(ring: &KeyRing, token: &str, expected: Result<(), Refusal>) {
        let found = verify(ring, "tripgen", token, NOW * 1000).map(|found| assert_eq!(found, claims()));
        assert_eq!(found, expected, "{token}");
    }

    #[test]
    fn takes_what_it_signed() {
        let ring = KeyRing::with_new_key("k", &World::system());
        let token = sign(&ring, &claims(), NOW * 1000).expect("a key that signs");
        check(&ring, &token, Ok(()));
    }

    #[test]
    fn judges_times_and_issuer() {
        let ring = KeyRing::with_new_key("k", &World::system());
        let cases = [
            (Claims { exp: NOW, ..claims() }, Refusal::Expired),
            (
                Claims {
                    exp: i64::MIN,
                    ..claims()
                },
                Refusal::Expired,
            ),
            (
                Claims {
                    iat: NOW + 61,
                    ..claims()
                },
                Refusal::Forged,
            ),
            (
                Claims {
                    iat: i64::MAX,
                    ..claims()
                },
                Refusal::Forged,
            ),
            (
                Claims {
                    iss: "another".to_owned(),
                    ..claims()
                },
                Refusal::Forged,
            ),
        ];
        for (claims, refusal) in cases {
            let token = sign(&ring, &claims, NOW * 1000).expect("a key that signs");
            assert_eq!(
                verify(&ring, "tripgen", &token, NOW * 1000),
                Err(refusal),
                "{claims:?}"
            );
        }
        let skewed = Claims {
            iat: NOW + 60,
            ..claims()
        };
        let token = sign(&ring, &skewed, NOW * 1000).expect("a key that signs");
        assert_eq!(verify(&ring, "tripgen", &token, NOW * 1000), Ok(skewed));
    }

    /// A token with any header, signed by whatever is given.
    fn forged(header: &serde_json::Value, sign: impl FnOnce(&str) -> String) -> String {
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(header), part(&json!(claims())));
        let signature = sign(&message);
        format!("{message}.{signature}")
    }

    fn eddsa(ring: &KeyRing) -> impl Fn(&str) -> String + Copy {
        let key = &ring.signing(NOW * 1000).expect("a key that signs").encoding;
        |message: &str| {
            jsonwebtoken::crypto::sign(message.as_bytes(), key, Algorithm::EdDSA).expect("our key signs")
        }
    }

    fn refused(ring: &KeyRing, cases: &[(&str, String, Refusal)]) {
        for (what, token, refusal) in cases {
            assert_eq!(
                verify(ring, "tripgen", token, NOW * 1000),
                Err(*refusal),
                "{what}"
            );
        }
    }

    #[test]
    fn refuses_other_keys_and_algorithms() {
        let ring = KeyRing::with_new_key("k", &World::system());
        let others = KeyRing::with_new_key("k", &World::system());
        let written = &ring.signing(NOW * 1000).expect("a key that signs").public;
        let public = URL_SAFE_NO_PAD.decode(written).expect("base64url");
        let hmac = |key: &[u8]| {
            let key = EncodingKey::from_secret(key);
            move |message: &str| {
                jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::HS256).expect("HMAC signs")
            }
        };
        let theirs = sign(&others, &claims(), NOW * 1000).expect("a key that signs");
        let none = forged(&json!({"alg": "none", "kid": "k"}), |_| String::new());
        let hs256 = json!({"alg": "HS256", "kid": "k"});
        let plain = json!({"alg": "EdDSA", "kid": "k"});
        let rs256 = forged(&json!({"alg": "RS256", "kid": "k"}), eddsa(&ring));
        let cases = [
            ("another key under our name", theirs, Refusal::Forged),
            ("no algorithm", none, Refusal::Forged),
            (
                "the public key as a secret",
                forged(&hs256, hmac(&public)),
                Refusal::Forged,
            ),
            (
                "the written key as a secret",
                forged(&hs256, hmac(written.as_bytes())),
                Refusal::Forged,
            ),
            (
                "HMAC under the name of EdDSA",
                forged(&plain, hmac(&public)),
                Refusal::Forged,
            ),
            ("another algorithm", rs256, Refusal::Forged),
        ];
        refused(&ring, &cases);
        check(&ring, &forged(&plain, eddsa(&ring)), Ok(()));
    }

    #[test]
    fn refuses_headers_that_choose_the_key() {
        let ring = KeyRing::with_new_key("k", &World::system());
        let public = &ring.signing(NOW * 1000).expect("a key that signs").public;
        let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": public});
        let header = |header| forged(&header, eddsa(&ring));
        let cases = [
            ("no key", header(json!({"alg": "EdDSA"})), Refusal::Forged),
            (
                "an unknown key",
                header(json!({"alg": "EdDSA", "kid": "x"})),
                Refusal::UnknownKey,
            ),
            (
                "its own key",
                header(json!({"alg": "EdDSA", "kid": "x", "jwk": jwk})),
                Refusal::UnknownKey,
            ),
            (
                "an extension",
                header(json!({"alg": "EdDSA", "kid": "k", "crit": ["exp"]})),
                Refusal::Forged,
            ),
        ];
        refused(&ring, &cases);
    }

    #[test]
    fn refuses_what_is_not_whole() {
        let ring = KeyRing::with_new_key("k", &World::system());
        let good = sign(&ring, &claims(), NOW * 1000).expect("a key that signs");
        let (message, signature) = good.rsplit_once('.').expect("three parts");
        let cases = [
            (
                "a changed letter",
                format!("{message}x.{signature}"),
                Refusal::Forged,
            ),
            ("without a signature", format!("{message}."), Refusal::Forged),
            ("two parts", message.to_owned(), Refusal::Forged),
            ("nothing", String::new(), Refusal::Forged),
            ("dots", "...".to_owned(), Refusal::Forged),
            (
                "too long",
                format!("{good}{}", "A".repeat(MOST_TOKEN_BYTES)),
                Refusal::Forged,
            ),
        ];
        refused(&ring, &cases);
    }
}

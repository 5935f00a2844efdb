use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::world::{Clock, SystemRandom};

const SECRET: &str = "a secret of more than thirty-two characters";

/// A clock that a test sets, in seconds.
struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).expect("a second of our time")
    }
}

fn world() -> (World, Arc<Hands>) {
    let hands = Arc::new(Hands(AtomicI64::new(1_777_593_600)));
    (World::new(hands.clone(), Arc::new(SystemRandom)), hands)
}

fn key() -> ServiceKey {
    ServiceKey::derive(SECRET).expect("long enough")
}

/// A token with any header and claims, signed by a key.
fn forged(key: &ServiceKey, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key.0.signs, Algorithm::EdDSA);
    format!("{message}.{}", signature.expect("our key signs"))
}

#[test]
fn every_process_with_the_same_secret_knows_the_others() {
    let (world, _) = world();
    let token = key().token("trip", "user", &world);
    assert_eq!(key().verify(&token, "user", &world), Ok("trip".to_owned()));
    assert!(ServiceKey::derive("short").is_none());
}

#[test]
fn a_token_is_good_for_one_service_and_a_minute() {
    let (world, hands) = world();
    let token = key().token("trip", "user", &world);
    assert_eq!(key().verify(&token, "ai", &world), Err(Refusal::Forged));
    hands.0.fetch_add(89, Ordering::Relaxed);
    assert!(key().verify(&token, "user", &world).is_ok());
    hands.0.fetch_add(1, Ordering::Relaxed);
    assert_eq!(key().verify(&token, "user", &world), Err(Refusal::Expired));
    hands.0.fetch_sub(121, Ordering::Relaxed);
    assert_eq!(
        key().verify(&token, "user", &world),
        Err(Refusal::Forged),
        "signed in the future"
    );
}

#[test]
fn refuses_what_its_key_did_not_sign_as_such_a_token() {
    let (world, _) = world();
    let now = seconds(&world);
    let claims = json!({"sub": "trip", "aud": "user", "iat": now, "exp": now + 60});
    let header = json!({"alg": "EdDSA", "typ": KIND, "kid": KEY_ID});
    let good = forged(&key(), &header, &claims);
    assert!(key().verify(&good, "user", &world).is_ok());

    let others =
        ServiceKey::derive("another secret of more than thirty-two characters").expect("long enough");
    let with = |name: &str, value: Value| {
        let mut header = header.clone();
        header[name] = value;
        forged(&key(), &header, &claims)
    };
    let (message, signature) = good.rsplit_once('.').expect("three parts");
    let of_a_user = json!({"iss": "tripgen", "sub": "ada", "sid": "s", "roles": ["SERVICE"], "iat": now,
        "exp": now + 60, "jti": "t", "aud": "user"});
    let cases = [
        ("another secret's key", others.token("trip", "user", &world)),
        ("a user's token", forged(&key(), &header, &of_a_user)),
        ("another kind", with("typ", json!("JWT"))),
        ("another key", with("kid", json!("0198"))),
        ("no algorithm", with("alg", json!("none"))),
        ("a secret's algorithm", with("alg", json!("HS256"))),
        ("an extension", with("crit", json!(["exp"]))),
        ("a changed letter", format!("{message}x.{signature}")),
        ("without a signature", format!("{message}.")),
        ("nothing", String::new()),
        ("dots", "...".to_owned()),
        ("too long", format!("{good}{}", "A".repeat(MOST_TOKEN_BYTES))),
    ];
    for (what, token) in cases {
        assert_eq!(
            key().verify(&token, "user", &world),
            Err(Refusal::Forged),
            "{what}"
        );
    }
}

#[test]
fn a_badge_is_signed_anew_before_it_ends() {
    let (world, hands) = world();
    let badge = Badge::new(key(), "trip", "user", world.clone());
    let first = badge.show();
    hands.0.fetch_add(29, Ordering::Relaxed);
    assert_eq!(badge.show(), first);
    hands.0.fetch_add(1, Ordering::Relaxed);
    let second = badge.show();
    assert_ne!(second, first);
    assert!(key().verify(&second, "user", &world).is_ok());
    hands.0.fetch_sub(3600, Ordering::Relaxed);
    assert!(
        key().verify(&badge.show(), "user", &world).is_ok(),
        "a clock that was set back"
    );
}

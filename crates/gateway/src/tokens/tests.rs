use std::sync::Mutex;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{EncodingKey, Header, encode};
use platform::config::defaults;
use serde_json::{Value, json};

use super::*;

/// A pair of keys under a name.
struct Signer {
    kid: &'static str,
    private: EncodingKey,
    public: String,
}

impl Signer {
    fn new(kid: &'static str) -> Self {
        let document = Ed25519KeyPair::generate_pkcs8(&aws_lc_rs::rand::SystemRandom::new()).expect("a key");
        let pair = Ed25519KeyPair::from_pkcs8(document.as_ref()).expect("a key");
        Self {
            kid,
            private: EncodingKey::from_ed_der(document.as_ref()),
            public: URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()),
        }
    }

    fn published(&self) -> Value {
        json!({"kty": "OKP", "crv": "Ed25519", "kid": self.kid, "x": self.public, "alg": "EdDSA", "use": "sig"})
    }

    fn sign(&self, claims: &Value) -> String {
        let header = Header {
            kid: Some(self.kid.to_owned()),
            ..Header::new(Algorithm::EdDSA)
        };
        encode(&header, claims, &self.private).expect("a key signs")
    }
}

/// Publishes what a case puts in, and counts how often it was read.
#[derive(Default)]
struct Published(Mutex<(Value, usize)>);

impl Published {
    fn put(&self, signers: &[&Signer]) {
        let keys: Vec<Value> = signers.iter().map(|signer| signer.published()).collect();
        self.0.lock().expect("no panic").0 = json!({"keys": keys});
    }

    fn read_times(&self) -> usize {
        self.0.lock().expect("no panic").1
    }
}

#[async_trait]
impl KeySource for Arc<Published> {
    async fn read(&self) -> Result<Vec<u8>, String> {
        let mut published = self.0.lock().expect("no panic");
        published.1 += 1;
        if published.0.is_null() {
            return Err("nobody there".to_owned());
        }
        Ok(published.0.to_string().into_bytes())
    }
}

const NOW: i64 = 1_777_593_600;

fn claims(change: &Value) -> Value {
    let mut claims = json!({"iss": "tripgen", "sub": "ada", "sid": "s1", "roles": ["USER"], "jti": "t",
        "iat": NOW, "exp": NOW + 3600});
    for (name, value) in change.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    claims
}

/// A clock that stands until it is moved.
#[derive(Clone)]
struct Standing(Arc<AtomicI64>);

impl platform::Clock for Standing {
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::from_second(self.0.load(Ordering::Relaxed)).expect("an instant")
    }
}

struct Scene {
    tokens: Tokens,
    published: Arc<Published>,
    clock: Standing,
}

fn scene() -> Scene {
    let published = Arc::new(Published::default());
    let clock = Standing(Arc::new(AtomicI64::new(NOW)));
    let world = World::new(Arc::new(clock.clone()), Arc::new(platform::SystemRandom));
    let tokens = Tokens::new(
        Arc::new(Arc::clone(&published)),
        "tripgen".to_owned(),
        &defaults::<TokenCheckConfig>(),
        world,
    );
    Scene {
        tokens,
        published,
        clock,
    }
}

async fn word(scene: &Scene, token: &str) -> &'static str {
    scene.tokens.judge(token).await.word()
}

#[tokio::test]
async fn takes_a_token_of_a_published_key_and_remembers_it() {
    let (scene, signer) = (scene(), Signer::new("k"));
    scene.published.put(&[&signer]);
    let token = signer.sign(&claims(&json!({})));
    assert_eq!(scene.tokens.recall(&token), None);
    let Judgement::Good(identity) = scene.tokens.judge(&token).await else {
        panic!("it is good");
    };
    assert_eq!(
        (identity.subject.as_str(), identity.session.as_str()),
        ("ada", "s1")
    );
    assert_eq!(identity.roles, [Role::User]);
    assert_eq!(scene.tokens.recall(&token), Some(identity));
    // What is remembered ends with the token.
    scene.clock.0.store(NOW + 3600, Ordering::Relaxed);
    assert_eq!(scene.tokens.recall(&token), None);
    assert_eq!(word(&scene, &token).await, "expired");
}

#[tokio::test]
async fn judges_times_and_issuer() {
    let (scene, signer) = (scene(), Signer::new("k"));
    scene.published.put(&[&signer]);
    for (change, expected) in [
        (json!({"exp": NOW}), "expired"),
        (json!({"exp": i64::MIN}), "expired"),
        (json!({"iat": NOW + 61}), "forged"),
        (json!({"iat": NOW + 60}), "good"),
        (json!({"iss": "another"}), "forged"),
        (json!({"sub": 7}), "forged"),
        (json!({"roles": ["EMPEROR"]}), "forged"),
    ] {
        assert_eq!(
            word(&scene, &signer.sign(&claims(&change))).await,
            expected,
            "{change}"
        );
    }
}

#[tokio::test]
async fn refuses_what_our_keys_did_not_sign() {
    let (scene, signer, other) = (scene(), Signer::new("k"), Signer::new("k"));
    scene.published.put(&[&signer]);
    let good = signer.sign(&claims(&json!({})));
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let body = part(&claims(&json!({})));
    let none = format!("{}.{body}.", part(&json!({"alg": "none", "kid": "k"})));
    let hmac = |key: &[u8]| {
        let header = part(&json!({"alg": "HS256", "kid": "k"}));
        let message = format!("{header}.{body}");
        let key = EncodingKey::from_secret(key);
        let signature =
            jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::HS256).expect("HMAC signs");
        format!("{message}.{signature}")
    };
    let public = URL_SAFE_NO_PAD.decode(&signer.public).expect("base64url");
    let (message, signature) = good.rsplit_once('.').expect("three parts");
    let cases = [
        ("another key under our name", other.sign(&claims(&json!({})))),
        ("no algorithm", none),
        ("the public key as a secret", hmac(&public)),
        ("the written key as a secret", hmac(signer.public.as_bytes())),
        ("a changed letter", format!("{message}x.{signature}")),
        ("without a signature", format!("{message}.")),
        ("two parts", message.to_owned()),
        ("nothing", String::new()),
        ("too long", format!("{good}{}", "A".repeat(MOST_TOKEN_BYTES))),
    ];
    for (what, token) in cases {
        assert_eq!(word(&scene, &token).await, "forged", "{what}");
    }
}

#[tokio::test]
async fn reads_the_keys_again_for_a_new_one_but_not_for_everybody() {
    let (scene, first, second) = (scene(), Signer::new("k1"), Signer::new("k2"));
    scene.published.put(&[&first]);
    assert_eq!(word(&scene, &first.sign(&claims(&json!({})))).await, "good");
    scene.published.put(&[&first, &second]);
    let token = second.sign(&claims(&json!({})));
    // The keys were read a moment ago.
    assert_eq!(word(&scene, &token).await, "forged");
    scene.clock.0.store(NOW + 5, Ordering::Relaxed);
    assert_eq!(word(&scene, &token).await, "good");
    let read = scene.published.read_times();
    for _ in 0..100 {
        let unknown = Signer::new("k3").sign(&claims(&json!({})));
        assert_eq!(word(&scene, &unknown).await, "forged");
    }
    assert_eq!(scene.published.read_times(), read);
}

#[tokio::test]
async fn lets_pass_what_it_cannot_judge() {
    let (scene, signer) = (scene(), Signer::new("k"));
    // The user service is away: services judge by themselves.
    assert_eq!(word(&scene, &signer.sign(&claims(&json!({})))).await, "unchecked");
    assert_eq!(word(&scene, "tgp_0123").await, "unchecked");
    assert!(!scene.tokens.has_keys());
}

#[tokio::test]
async fn keeps_the_keys_when_they_cannot_be_read_again() {
    let (scene, signer) = (scene(), Signer::new("k"));
    scene.published.put(&[&signer]);
    assert_eq!(word(&scene, &signer.sign(&claims(&json!({})))).await, "good");
    scene.published.0.lock().expect("no panic").0 = Value::Null;
    assert!(!scene.tokens.read_keys().await);
    assert_eq!(
        word(&scene, &signer.sign(&claims(&json!({"jti": "u"})))).await,
        "good"
    );
}

#[tokio::test]
async fn leaves_out_keys_of_other_kinds() {
    let rsa = json!({"keys": [{"kty": "RSA", "kid": "r", "n": "AQAB", "e": "AQAB"}]});
    assert_eq!(parse(rsa.to_string().as_bytes()).map(|keys| keys.len()), Ok(0));
    assert!(parse(b"<html>").is_err());
}

#[test]
fn remembers_no_more_than_it_may() {
    let known = Known::new(320);
    let identity = Arc::new(Identity {
        subject: String::new(),
        session: String::new(),
        roles: Vec::new(),
        expires: 10,
    });
    for number in 0..10_000 {
        known.put(&number.to_string(), Arc::clone(&identity));
        assert!(known.find(&number.to_string(), 9).is_some());
    }
    assert!(known.count() <= 320, "{}", known.count());
    assert!(known.find("9999", 10).is_none());
}

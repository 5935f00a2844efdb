//! An issuer as `OpenID` Connect wants it, over real HTTP, with faults that a test chooses.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
use axum::extract::{Query, State};
use axum::http::header::{AUTHORIZATION, LOCATION};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use platform::World;
use serde_json::{Value, json};
use test_support::TestApp;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub(crate) const CLIENT_ID: &str = "tripgen";
pub(crate) const CLIENT_SECRET: &str = "a secret: with %signs";

/// What the issuer does wrong.
#[derive(Clone, Debug, Default)]
pub(crate) enum Fault {
    #[default]
    None,
    /// Claims that replace those of the token.
    Claims(Value),
    /// The header says that nothing is signed.
    Unsigned,
    /// Signed with the secret that both sides share.
    SharedSecret,
    /// Signed with a key that is not in the list.
    StrangeKey,
    /// The token endpoint answers 500.
    Broken,
    /// The token endpoint never answers.
    Silent,
    /// The document of the issuer names another.
    OtherName,
}

struct Signer {
    kid: String,
    algorithm: Algorithm,
    key: EncodingKey,
    public: Value,
}

struct Inner {
    signers: Vec<Signer>,
    fault: Fault,
    person: Value,
    /// By code: challenge, nonce, redirect address.
    codes: BTreeMap<String, (String, String, String)>,
    keys_asked: usize,
    only_post: bool,
}

/// The issuer; it ends with this value.
pub(crate) struct Issuer {
    pub(crate) url: String,
    pub(crate) app: TestApp,
    desk: Desk,
    serving: JoinHandle<()>,
}

#[derive(Clone)]
struct Desk {
    url: String,
    world: World,
    inner: Arc<Mutex<Inner>>,
}

impl Drop for Issuer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Desk {
    fn locked(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Issuer {
    /// Starts it with a key of Ed25519.
    pub(crate) async fn start(world: &World) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!(
            "http://{}",
            listener.local_addr().expect("a bound port has an address")
        );
        let desk = Desk {
            url: url.clone(),
            world: world.clone(),
            inner: Arc::new(Mutex::new(Inner {
                signers: vec![signer("first", Algorithm::EdDSA)],
                fault: Fault::None,
                person: json!({"sub": "s1", "email": "Ada@Example.com", "email_verified": true, "name": "김에이다",
                    "preferred_username": "ada.l"}),
                codes: BTreeMap::new(),
                keys_asked: 0,
                only_post: false,
            })),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .route("/keys", get(keys))
            .with_state(desk.clone());
        let served = router.clone();
        let serving = tokio::spawn(async move {
            axum::serve(listener, served)
                .await
                .expect("a server on a bound port serves");
        });
        Self {
            url,
            app: TestApp::bare(router),
            desk,
            serving,
        }
    }

    pub(crate) fn set_fault(&self, fault: Fault) {
        self.desk.locked().fault = fault;
    }

    /// Changes what is known of the person who logs in.
    pub(crate) fn set_person(&self, person: Value) {
        self.desk.locked().person = person;
    }

    /// Signs with a new key from now on, and no longer names the one before.
    pub(crate) fn rotate(&self, kid: &str, algorithm: Algorithm) {
        self.desk.locked().signers = vec![signer(kid, algorithm)];
    }

    pub(crate) fn takes_secrets_in_the_body_only(&self) {
        self.desk.locked().only_post = true;
    }

    /// How often the keys were asked for.
    pub(crate) fn keys_asked(&self) -> usize {
        self.desk.locked().keys_asked
    }
}

fn signer(kid: &str, algorithm: Algorithm) -> Signer {
    let random = SystemRandom::new();
    let common = |mut public: Value| {
        public["kid"] = json!(kid);
        public["use"] = json!("sig");
        public
    };
    let (key, public) = match algorithm {
        Algorithm::EdDSA => {
            let pkcs8 = Ed25519KeyPair::generate_pkcs8(&random).expect("a key");
            let pair = Ed25519KeyPair::from_pkcs8(pkcs8.as_ref()).expect("a key");
            let x = URL_SAFE_NO_PAD.encode(pair.public_key());
            (
                EncodingKey::from_ed_der(pkcs8.as_ref()),
                json!({"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "x": x}),
            )
        }
        Algorithm::ES256 => {
            let signing = &ECDSA_P256_SHA256_FIXED_SIGNING;
            let pkcs8 = EcdsaKeyPair::generate_pkcs8(signing, &random).expect("a key");
            let pair = EcdsaKeyPair::from_pkcs8(signing, pkcs8.as_ref()).expect("a key");
            let point = pair.public_key().as_ref();
            let (x, y) = (
                URL_SAFE_NO_PAD.encode(&point[1..33]),
                URL_SAFE_NO_PAD.encode(&point[33..65]),
            );
            let public = json!({"kty": "EC", "crv": "P-256", "alg": "ES256", "x": x, "y": y});
            (EncodingKey::from_ec_der(pkcs8.as_ref()), public)
        }
        _ => {
            let pair = aws_lc_rs::rsa::KeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).expect("a key");
            let pkcs8 = pair.as_der().expect("a key has a form");
            let public = pair.public_key();
            let n = URL_SAFE_NO_PAD.encode(public.modulus().big_endian_without_leading_zero());
            let e = URL_SAFE_NO_PAD.encode(public.exponent().big_endian_without_leading_zero());
            // Behind the 26 bytes of PKCS #8 that name the algorithm stands the key as PKCS #1 has it.
            let key = EncodingKey::from_rsa_der(&pkcs8.as_ref()[26..]);
            (key, json!({"kty": "RSA", "n": n, "e": e}))
        }
    };
    Signer {
        kid: kid.to_owned(),
        algorithm,
        key,
        public: common(public),
    }
}

async fn discovery(State(desk): State<Desk>) -> Json<Value> {
    let inner = desk.locked();
    let issuer = if matches!(inner.fault, Fault::OtherName) {
        "http://127.0.0.1:1"
    } else {
        &desk.url
    };
    let method = if inner.only_post {
        "client_secret_post"
    } else {
        "client_secret_basic"
    };
    let at = |path: &str| format!("{}{path}", desk.url);
    Json(json!({
        "issuer": issuer, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "token_endpoint_auth_methods_supported": [method],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA"],
    }))
}

async fn keys(State(desk): State<Desk>) -> Json<Value> {
    let mut inner = desk.locked();
    inner.keys_asked += 1;
    let keys: Vec<_> = inner.signers.iter().map(|signer| signer.public.clone()).collect();
    Json(json!({ "keys": keys }))
}

/// Lets the person in and sends the browser back.
async fn authorize(State(desk): State<Desk>, Query(query): Query<BTreeMap<String, String>>) -> Response {
    let get = |name: &str| query.get(name).cloned().unwrap_or_default();
    for (name, expected) in [
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("code_challenge_method", "S256"),
        ("scope", "openid email profile"),
    ] {
        assert_eq!(get(name), expected, "{name}");
    }
    assert!(get("state").len() >= 43 && get("nonce").len() >= 43 && get("code_challenge").len() == 43);
    let code = desk.world.new_secret();
    let waits = (get("code_challenge"), get("nonce"), get("redirect_uri"));
    desk.locked().codes.insert(code.clone(), waits);
    let location = format!("{}?code={code}&state={}", get("redirect_uri"), get("state"));
    (StatusCode::FOUND, [(LOCATION, location)]).into_response()
}

async fn token(State(desk): State<Desk>, headers: HeaderMap, form: String) -> Response {
    let form: Uri = format!("/?{form}").parse().expect("a form");
    let Query(form): Query<BTreeMap<String, String>> = Query::try_from_uri(&form).expect("a form");
    let fault = desk.locked().fault.clone();
    match fault {
        Fault::Broken => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Fault::Silent => std::future::pending().await,
        _ => {}
    }
    let get = |name: &str| form.get(name).cloned().unwrap_or_default();
    let refused = (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"})));
    if !is_client(&headers, &form, desk.locked().only_post) {
        return (StatusCode::UNAUTHORIZED, Json(json!({"error": "invalid_client"}))).into_response();
    }
    let Some((challenge, nonce, redirect)) = desk.locked().codes.remove(&get("code")) else {
        return refused.into_response();
    };
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, get("code_verifier").as_bytes());
    let proven = URL_SAFE_NO_PAD.encode(digest) == challenge && redirect == get("redirect_uri");
    if !proven || get("grant_type") != "authorization_code" {
        return refused.into_response();
    }
    let id_token = id_token(&desk, &nonce, &fault);
    Json(json!({"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}))
        .into_response()
}

fn is_client(headers: &HeaderMap, form: &BTreeMap<String, String>, only_post: bool) -> bool {
    if only_post {
        return form.get("client_id").is_some_and(|id| id == CLIENT_ID)
            && form
                .get("client_secret")
                .is_some_and(|secret| secret == CLIENT_SECRET);
    }
    // The parts are written as a form writes them (RFC 6749, 2.3.1).
    let pair = STANDARD.encode("tripgen:a%20secret%3A%20with%20%25signs");
    headers
        .get(AUTHORIZATION)
        .is_some_and(|value| *value == format!("Basic {pair}"))
}

fn id_token(desk: &Desk, nonce: &str, fault: &Fault) -> String {
    let inner = desk.locked();
    let now = desk.world.now().as_second();
    let mut claims = inner.person.clone();
    for (name, value) in [
        ("iss", json!(desk.url)),
        ("aud", json!(CLIENT_ID)),
        ("iat", json!(now)),
        ("exp", json!(now + 300)),
        ("nonce", json!(nonce)),
    ] {
        claims[name] = value;
    }
    if let Fault::Claims(others) = fault {
        for (name, value) in others.as_object().expect("claims") {
            claims[name] = value.clone();
        }
    }
    let signer = inner.signers.first().expect("a key");
    let header = |algorithm| Header {
        kid: Some(signer.kid.clone()),
        ..Header::new(algorithm)
    };
    let written = match fault {
        Fault::Unsigned => {
            let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
            return format!(
                "{}.{}.",
                part(json!({"alg": "none", "kid": signer.kid})),
                part(claims)
            );
        }
        Fault::SharedSecret => {
            let key = EncodingKey::from_secret(CLIENT_SECRET.as_bytes());
            jsonwebtoken::encode(&header(Algorithm::HS256), &claims, &key)
        }
        Fault::StrangeKey => {
            let strange = self::signer("first", signer.algorithm);
            jsonwebtoken::encode(&header(signer.algorithm), &claims, &strange.key)
        }
        _ => jsonwebtoken::encode(&header(signer.algorithm), &claims, &signer.key),
    };
    written.expect("a token is signed")
}

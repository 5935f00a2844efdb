use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::body::Body;
use axum::http::{Method, Request};
use gateway::config::{GatewayConfig, TokenCheckConfig};
use gateway::firewall::{Firewall, Inspected, Verdict};
use gateway::tokens::{KeySource, Tokens};
use gateway::{OpenPaths, pool};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use platform::World;
use platform::config::defaults;
use serde_json::{Value, json};

use crate::passing::mirrors;
use crate::scene::{Plan, Scene, Service};

async fn scene(plan: Plan) -> (Scene, Service) {
    let service = Service::start(mirrors()).await;
    (plan.before(&[service.url()]).await, service)
}

fn with_header(scene: &Scene, method: Method, path: &str, name: &'static str, value: &str) -> Request<Body> {
    let mut request = scene.request(method, path);
    request
        .headers_mut()
        .insert(name, value.parse().expect("a header value"));
    request
}

#[tokio::test]
async fn refuses_the_hundred_and_first_request_of_a_minute() {
    let (scene, _service) = scene(Plan::with(|config| config.rates.per_address = None)).await;
    let begun = World::system().now_ms();
    let mut passed = 0_i64;
    let answer = loop {
        let answer = scene.get("/api/v1/trips").await;
        if answer.status != 200 {
            break answer;
        }
        passed += 1;
    };
    // A hundred at once, and one more for each 600 ms that the rest took.
    let most = 101 + (World::system().now_ms() - begun) / 600;
    assert!((100..=most).contains(&passed), "{passed} of {most}");
    assert_eq!(answer.header("retry-after"), "1");
    assert_eq!(answer.problem(429), "RATE_LIMITED");
    // Probes and the other allowance go on.
    scene.get("/readyz").await.expect(200);
    scene.get("/somewhere").await.expect(404);
}

#[tokio::test]
async fn counts_clients_behind_a_trusted_proxy_apart() {
    let plan = Plan::with(|config| {
        config.rates.per_address = Some(2);
        config.trusted_proxies = Some(vec!["127.0.0.1".to_owned()]);
    });
    let (scene, _service) = scene(plan).await;
    let ask = |client: &str| {
        scene.send(with_header(
            &scene,
            Method::GET,
            "/api/v1/trips",
            "x-forwarded-for",
            client,
        ))
    };
    for client in ["203.0.113.1", "203.0.113.2"] {
        ask(client).await.expect(200);
        ask(client).await.expect(200);
        ask(client).await.expect(429);
    }
    // Whatever stands further left is the client's own claim.
    ask("1.1.1.1, 203.0.113.1").await.expect(429);
}

#[tokio::test]
async fn refuses_networks_of_the_block_list_and_reads_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("blocks");
    std::fs::write(&file, "country CN 127.0.0.0/8").expect("it is written");
    let path = file.clone();
    let plan = Plan::with(move |config| {
        config.blocks.file = Some(path);
        config.blocks.countries = vec!["CN".to_owned()];
    });
    let (scene, _service) = scene(plan).await;
    assert_eq!(scene.get("/api/v1/trips").await.problem(403), "ADDRESS_BLOCKED");
    std::fs::write(&file, "country CN 127.0.0.0/8\nallow 127.0.0.1").expect("it is written");
    scene.edge.reload().expect("rules that can be read");
    scene.get("/api/v1/trips").await.expect(200);
}

#[tokio::test]
async fn refuses_bodies_that_are_too_large() {
    let mut plan = Plan::default();
    plan.http.most_body_bytes = 1000;
    let (scene, _service) = scene(plan).await;
    let mut announced = scene.request(Method::POST, "/api/v1/trips");
    *announced.body_mut() = Body::from(vec![b'x'; 1001]);
    assert_eq!(scene.send(announced).await.problem(413), "FILE_SIZE");
    let mut chunked = scene.request(Method::POST, "/api/v1/trips");
    let pieces = (0..20).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 100]));
    *chunked.body_mut() = Body::from_stream(futures_util::stream::iter(pieces));
    assert_eq!(scene.send(chunked).await.problem(413), "FILE_SIZE");
    let mut fits = scene.request(Method::POST, "/api/v1/trips");
    *fits.body_mut() = Body::from(vec![b'x'; 1000]);
    scene.send(fits).await.expect(200);
    // A path that takes files takes more.
    let mut long = scene.request(Method::POST, "/api/v1/trips/import");
    *long.body_mut() = Body::from(vec![b'x'; 5000]);
    scene.send(long).await.expect(200);
}

#[tokio::test]
async fn breaks_off_a_body_that_stays_away() {
    let (scene, _service) = scene(Plan::with(|config| config.limits.body_pause_ms = 100)).await;
    let answer = scene
        .raw(b"POST /api/v1/trips HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\nonly this")
        .await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("REQUEST_TIMEOUT"), "{answer}");
    // The same for one that is small enough to be collected.
    let answer = scene
        .raw(b"POST /api/v1/trips HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nonly this")
        .await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    // It was nobody's failure but the client's.
    let told = scene.get("/readyz").await.json();
    assert_eq!(told["breakers"][0]["state"], "closed");
}

/// Signs with one key and publishes it.
struct Signer {
    private: EncodingKey,
    published: Value,
}

impl Signer {
    fn new() -> Self {
        use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
        use base64::Engine;
        let document = Ed25519KeyPair::generate_pkcs8(&aws_lc_rs::rand::SystemRandom::new()).expect("a key");
        let pair = Ed25519KeyPair::from_pkcs8(document.as_ref()).expect("a key");
        let x = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        Self {
            private: EncodingKey::from_ed_der(document.as_ref()),
            published: json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "k", "x": x}]}),
        }
    }

    fn token(&self, subject: &str, expires_in: i64) -> String {
        let now = World::system().now_ms() / 1000;
        let claims = json!({"iss": "tripgen", "sub": subject, "sid": "s1", "roles": ["USER"],
            "iat": now - 10, "exp": now + expires_in});
        let header = Header {
            kid: Some("k".to_owned()),
            ..Header::new(Algorithm::EdDSA)
        };
        encode(&header, &claims, &self.private).expect("a key signs")
    }
}

struct Published(Vec<u8>);

#[async_trait]
impl KeySource for Published {
    async fn read(&self) -> Result<Vec<u8>, String> {
        Ok(self.0.clone())
    }
}

fn checking(signer: &Signer, change: impl FnOnce(&mut GatewayConfig)) -> Plan {
    let mut plan = Plan::with(change);
    let source = Arc::new(Published(signer.published.to_string().into_bytes()));
    plan.parts = Box::new(|parts| {
        let config: TokenCheckConfig = defaults();
        parts.tokens = Some(Arc::new(Tokens::new(
            source,
            "tripgen".to_owned(),
            &config,
            World::system(),
        )));
        parts.open = OpenPaths::new([(Method::POST, "/api/v1/trips/open")]);
    });
    plan
}

async fn with_token(scene: &Scene, method: Method, path: &str, token: &str) -> crate::scene::Answer {
    let bearer = format!("Bearer {token}");
    scene
        .send(with_header(scene, method, path, "authorization", &bearer))
        .await
}

#[tokio::test]
async fn refuses_tokens_that_no_service_would_take() {
    let signer = Signer::new();
    let (scene, _service) = scene(checking(&signer, |_| {})).await;
    let good = signer.token("ada", 600);
    let told = with_token(&scene, Method::GET, "/api/v1/trips", &good)
        .await
        .expect(200)
        .json();
    assert_eq!(told["headers"]["x-tripgen-user"], "ada");
    assert_eq!(told["headers"]["x-tripgen-session"], "s1");
    assert_eq!(told["headers"]["x-tripgen-roles"], "USER");
    // Services judge for themselves, so they get the token too.
    assert_eq!(told["headers"]["authorization"], format!("Bearer {good}"));
    let expired = signer.token("ada", -1);
    let answer = with_token(&scene, Method::GET, "/api/v1/trips", &expired).await;
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    assert_eq!(answer.problem(401), "TOKEN_EXPIRED");
    for forged in [
        Signer::new().token("ada", 600),
        "nonsense".to_owned(),
        format!("{good}x"),
    ] {
        let answer = with_token(&scene, Method::GET, "/api/v1/trips", &forged).await;
        assert_eq!(answer.problem(401), "INVALID_TOKEN", "{forged}");
    }
}

#[tokio::test]
async fn lets_pass_what_needs_no_token_or_cannot_be_judged() {
    let signer = Signer::new();
    let (scene, _service) = scene(checking(&signer, |_| {})).await;
    let expired = signer.token("ada", -1);
    // Logging in with an old token at hand.
    with_token(&scene, Method::POST, "/api/v1/trips/open", &expired)
        .await
        .expect(200);
    // Without a token, with an API token, with an old cookie: the service decides.
    scene.get("/api/v1/trips").await.expect(200);
    with_token(&scene, Method::GET, "/api/v1/trips", "tgp_abc")
        .await
        .expect(200);
    let cookie = format!("tripgen_session={expired}");
    let request = with_header(&scene, Method::GET, "/api/v1/trips", "cookie", &cookie);
    let told = scene.send(request).await.expect(200).json();
    assert_eq!(told["headers"]["x-tripgen-user"], Value::Null);
}

#[tokio::test]
async fn counts_users_behind_one_address_apart() {
    let signer = Signer::new();
    let (scene, _service) = scene(checking(&signer, |config| {
        config.rates.per_address = Some(4);
        config.rates.per_user = Some(3);
    }))
    .await;
    let (ada, bob) = (signer.token("ada", 600), signer.token("bob", 600));
    // The first request of each counts for the address too: nobody knows them yet.
    for token in [&ada, &bob] {
        for _ in 0..3 {
            with_token(&scene, Method::GET, "/api/v1/trips", token)
                .await
                .expect(200);
        }
        let answer = with_token(&scene, Method::GET, "/api/v1/trips", token).await;
        assert_eq!(answer.problem(429), "RATE_LIMITED");
    }
    // The address has two left.
    scene.get("/api/v1/trips").await.expect(200);
    scene.get("/api/v1/trips").await.expect(200);
    scene.get("/api/v1/trips").await.expect(429);
}

/// Refuses what contains a word, and remembers what it was shown.
#[derive(Default)]
struct Fake {
    shown: Mutex<Vec<(usize, bool)>>,
    broken: bool,
}

#[async_trait]
impl Firewall for Fake {
    fn most_body_bytes(&self) -> usize {
        100_000
    }

    async fn inspect(&self, request: Inspected<'_>) -> Verdict {
        let shown = (request.body.len(), request.whole);
        self.shown.lock().expect("no panic").push(shown);
        if self.broken {
            return Verdict::Broken("no rules".to_owned());
        }
        let text = format!("{}{}", request.head.uri, String::from_utf8_lossy(request.body));
        if text.contains("attack") {
            return Verdict::Refuse(vec![942_100]);
        }
        Verdict::Pass
    }
}

fn guarded(firewall: &Arc<Fake>) -> Plan {
    let firewall = Arc::clone(firewall);
    Plan {
        parts: Box::new(move |parts| parts.firewall = Some(firewall)),
        ..Plan::default()
    }
}

#[tokio::test]
async fn shows_requests_to_the_firewall_and_hands_them_on_whole() {
    let firewall = Arc::new(Fake::default());
    let (scene, _service) = scene(guarded(&firewall)).await;
    let post = |body: Vec<u8>| {
        let mut request = scene.request(Method::POST, "/api/v1/trips");
        *request.body_mut() = Body::from(body);
        scene.send(request)
    };
    let told = post(b"benign".to_vec()).await.expect(200).json();
    assert_eq!(told["body"], "benign");
    assert_eq!(post(b"an attack".to_vec()).await.problem(403), "REQUEST_BLOCKED");
    assert_eq!(
        scene.get("/api/v1/trips?q=attack").await.problem(403),
        "REQUEST_BLOCKED"
    );
    // Of a larger body it sees the beginning, however it was announced.
    let told = post(vec![b'x'; 300_000]).await.expect(200).json();
    assert_eq!(told["body"].as_str().map(str::len), Some(300_000));
    let (bytes, whole) = *firewall
        .shown
        .lock()
        .expect("no panic")
        .last()
        .expect("it was shown");
    assert!((100_000..300_000).contains(&bytes) && !whole, "{bytes} {whole}");
    let chunked = |text: &'static str| {
        let mut request = scene.request(Method::POST, "/api/v1/trips");
        let pieces = [Ok::<_, std::io::Error>("a chunked "), Ok(text)];
        *request.body_mut() = Body::from_stream(futures_util::stream::iter(pieces));
        scene.send(request)
    };
    assert_eq!(chunked("attack").await.problem(403), "REQUEST_BLOCKED");
    assert_eq!(chunked("wish").await.expect(200).json()["body"], "a chunked wish");
}

#[tokio::test]
async fn a_broken_firewall_is_no_open_door() {
    let firewall = Arc::new(Fake {
        broken: true,
        ..Fake::default()
    });
    let (scene, _service) = scene(guarded(&firewall)).await;
    assert_eq!(
        scene.get("/api/v1/trips").await.problem(503),
        "FIREWALL_UNAVAILABLE"
    );
}

#[tokio::test]
async fn settings_that_cannot_be_used_are_named() {
    let open = |address: &str, roots: Option<&str>| {
        let mut config: GatewayConfig = defaults();
        config.balance.roots = roots.map(Into::into);
        let addresses = [address.to_owned()];
        let rules = config.breaker.rules();
        pool::Pool::new(
            "trip",
            platform::resolver::Resolver::fixed("trip", addresses.to_vec()),
            &config.balance,
            rules,
            &World::system(),
        )
    };
    let refused = open("ftp://10.0.0.7", None).expect_err("it is refused");
    assert!(refused.contains("ftp://10.0.0.7"), "{refused}");
    for file in ["no/such/file", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")] {
        let refused = open("https://10.0.0.7", Some(file)).expect_err("it is refused");
        assert!(
            refused.contains("gateway.balance.roots") && refused.contains(file),
            "{refused}"
        );
    }
}

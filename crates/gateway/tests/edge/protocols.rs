use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, Request, Version};
use gateway::config::TlsConfig;
use gateway::edge::Edge;
use gateway::routes::RouteTable;
use gateway::server;
use gateway::tls::Tls;
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioIo};
use platform::config::{HttpConfig, defaults};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::passing::mirrors;
use crate::scene::{Plan, Scene, Service, within};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

#[tokio::test]
async fn speaks_http2_without_tls_to_clients_that_know() {
    let service = Service::start(mirrors()).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let client = Client::builder(TokioExecutor::new())
        .http2_only(true)
        .build_http::<Body>();
    let calls =
        (0..40).map(|number| client.request(scene.request(Method::GET, &format!("/api/v1/trips/{number}"))));
    for response in within(futures_util::future::join_all(calls)).await {
        let response = response.expect("the edge answers");
        assert_eq!(response.status(), 200);
        assert_eq!(response.version(), Version::HTTP_2);
    }
}

#[tokio::test]
async fn speaks_http2_to_services_where_told_so() {
    let service = Service::start(mirrors()).await;
    let scene = Plan::default()
        .before(&[format!("h2c://{}", service.address)])
        .await;
    let told = scene.get("/api/v1/trips").await.expect(200).json();
    assert_eq!(told["version"], "HTTP/2.0");
    assert_eq!(told["headers"]["x-forwarded-host"], scene.address.to_string());
}

/// What a client of HTTP/2 says first.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

#[tokio::test]
async fn nonsense_on_http2_ends_that_connection_only() {
    let service = Service::start(mirrors()).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let frames: [&[u8]; 5] = [
        // A frame of more bytes than were agreed on.
        &[0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1],
        // HEADERS on stream 0.
        &[0, 0, 1, 1, 4, 0, 0, 0, 0, 0x82],
        // SETTINGS with a length that is no multiple of six.
        &[0, 0, 5, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        // DATA on a stream that was never opened.
        &[0, 0, 1, 0, 0, 0, 0, 0, 9, 0],
        // HEADERS with a broken block.
        &[0, 0, 4, 1, 5, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff],
    ];
    for frame in frames {
        let mut stream = TcpStream::connect(scene.address).await.expect("the edge listens");
        let bytes = [PREFACE, &[0, 0, 0, 4, 0, 0, 0, 0, 0], frame].concat();
        stream.write_all(&bytes).await.expect("it takes bytes");
        let mut rest = Vec::new();
        // The end of the connection, polite or not.
        let ended = within(stream.read_to_end(&mut rest)).await;
        assert!(
            ended.is_ok() || ended.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset)
        );
    }
    scene.get("/api/v1/trips").await.expect(200);
}

/// A scene's edge behind TLS, on another port.
struct Secure {
    address: std::net::SocketAddr,
    tls: Tls,
}

async fn secure(scene: &Scene, config: &TlsConfig) -> Secure {
    let tls = Tls::open(config)
        .expect("files that can be read")
        .expect("a certificate");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has an address");
    let (edge, http): (Arc<Edge>, HttpConfig) = (Arc::clone(&scene.edge), defaults());
    let (stop, shared) = (scene.stop.clone(), tls.clone());
    tokio::spawn(async move { server::serve(listener, edge, Some(shared), &http, stop).await });
    Secure { address, tls }
}

async fn connect(
    address: std::net::SocketAddr,
    trusted: &str,
    alpn: &[&[u8]],
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = rustls::RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(fixture(trusted)).expect("a fixture") {
        roots
            .add(certificate.expect("a certificate"))
            .expect("a certificate");
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut client = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    client.alpn_protocols = alpn.iter().map(|name| name.to_vec()).collect();
    let stream = TcpStream::connect(address).await?;
    let name = ServerName::try_from("localhost").expect("a name");
    within(TlsConnector::from(Arc::new(client)).connect(name, stream)).await
}

fn copied(folder: &std::path::Path, name: &str) -> TlsConfig {
    for kind in ["crt", "key"] {
        let from = fixture(&format!("{name}.{kind}"));
        std::fs::copy(from, folder.join(format!("server.{kind}"))).expect("it is copied");
    }
    TlsConfig {
        certificate: Some(folder.join("server.crt")),
        key: Some(folder.join("server.key")),
        ..defaults()
    }
}

#[tokio::test]
async fn speaks_both_versions_of_http_behind_tls() {
    let service = Service::start(mirrors()).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let secure = secure(&scene, &copied(folder.path(), "one")).await;
    let stream = connect(secure.address, "one.crt", &[b"h2", b"http/1.1"])
        .await
        .expect("TLS");
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream))
            .await
            .expect("HTTP/2");
    let talking = tokio::spawn(connection);
    let request = Request::get("https://localhost/api/v1/trips")
        .body(Body::empty())
        .expect("a request");
    let response = within(sender.send_request(request)).await.expect("it answers");
    assert_eq!(
        response.headers()["strict-transport-security"],
        "max-age=31536000"
    );
    let body = within(response.into_body().collect())
        .await
        .expect("it comes in whole")
        .to_bytes();
    let told: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(told["headers"]["x-forwarded-proto"], "https");
    assert_eq!(told["headers"]["host"], "localhost");
    talking.abort();

    let mut stream = connect(secure.address, "one.crt", &[b"http/1.1"])
        .await
        .expect("TLS");
    stream
        .write_all(b"GET /api/v1/trips HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        .await
        .expect("it takes bytes");
    let mut answer = String::new();
    within(stream.read_to_string(&mut answer))
        .await
        .expect("it answers");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn takes_a_new_certificate_while_it_runs() {
    let service = Service::start(mirrors()).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let secure = secure(&scene, &copied(folder.path(), "one")).await;
    connect(secure.address, "one.crt", &[]).await.expect("TLS");
    copied(folder.path(), "two");
    connect(secure.address, "one.crt", &[])
        .await
        .expect("nobody said that it changed");
    secure.tls.reload().expect("files that can be read");
    connect(secure.address, "two.crt", &[]).await.expect("TLS");
    assert!(connect(secure.address, "one.crt", &[]).await.is_err());
    // Half a change is no change.
    std::fs::copy(fixture("one.key"), folder.path().join("server.key")).expect("it is copied");
    assert!(secure.tls.reload().is_err());
    connect(secure.address, "two.crt", &[]).await.expect("TLS");
}

#[tokio::test]
async fn a_client_without_tls_gets_nothing_from_it() {
    let service = Service::start(mirrors()).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let secure = secure(&scene, &copied(folder.path(), "one")).await;
    let mut stream = TcpStream::connect(secure.address).await.expect("it listens");
    stream
        .write_all(b"GET /api/v1/trips HTTP/1.1\r\nhost: a\r\n\r\n")
        .await
        .expect("it takes bytes");
    let mut answer = Vec::new();
    let ended = within(stream.read_to_end(&mut answer)).await;
    assert!(ended.is_err() || !String::from_utf8_lossy(&answer).contains("HTTP/1.1 200"));
}

#[tokio::test]
async fn settings_of_tls_belong_together() {
    let half = TlsConfig {
        certificate: Some(fixture("one.crt")),
        ..defaults()
    };
    assert!(Tls::open(&half).is_err());
    assert!(
        Tls::open(&defaults::<TlsConfig>())
            .expect("nothing to read")
            .is_none()
    );
    let mixed = TlsConfig {
        certificate: Some(fixture("one.crt")),
        key: Some(fixture("two.key")),
        ..defaults()
    };
    assert!(Tls::open(&mixed).is_err());
}

#[tokio::test]
async fn sends_plain_http_to_https() {
    let service = Service::start(mirrors()).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has an address");
    let (edge, http, stop) = (
        Arc::clone(&scene.edge),
        defaults::<HttpConfig>(),
        scene.stop.clone(),
    );
    tokio::spawn(async move { server::serve_redirects(listener, edge, &http, stop).await });
    let request = Request::post(format!("http://{address}/a/b?c=d"))
        .body(Body::empty())
        .expect("a request");
    let answer = scene.send(request).await.expect(308);
    assert_eq!(answer.header("location"), "https://127.0.0.1/a/b?c=d");
}

/// A service behind TLS, with a certificate of the fixtures.
async fn secure_service(name: &str) -> Service {
    let folder = tempfile::tempdir().expect("a folder");
    let tls = Tls::open(&copied(folder.path(), name))
        .expect("files that can be read")
        .expect("a certificate");
    let inner = Plan::default().start(RouteTable::mounted(mirrors())).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has an address");
    let serving = tokio::spawn(async move {
        let edge = Arc::clone(&inner.edge);
        server::serve(listener, edge, Some(tls), &defaults(), inner.stop.clone()).await;
    });
    Service { address, serving }
}

#[tokio::test]
async fn speaks_tls_to_services_whose_certificate_is_vouched_for() {
    let service = secure_service("one").await;
    let address = format!("https://localhost:{}", service.address.port());
    let trusting = |name: &str| {
        let roots = fixture(name);
        Plan::with(|config| config.balance.roots = Some(roots))
    };
    let scene = trusting("one.crt").before(std::slice::from_ref(&address)).await;
    let told = scene.get("/api/v1/trips").await.expect(200).json();
    assert_eq!(told["version"], "HTTP/1.1");
    let stranger = trusting("two.crt").before(std::slice::from_ref(&address)).await;
    assert_eq!(
        stranger.get("/api/v1/trips").await.problem(503),
        "GATEWAY_FALLBACK"
    );
    // The name in the certificate counts.
    let elsewhere = format!("https://127.0.0.1:{}", service.address.port());
    let misnamed = trusting("one.crt").before(&[elsewhere]).await;
    assert_eq!(
        misnamed.get("/api/v1/trips").await.problem(503),
        "GATEWAY_FALLBACK"
    );
}

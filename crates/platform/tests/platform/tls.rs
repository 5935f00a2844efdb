use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use platform::config::HttpConfig;
use platform::outbound::{Outbound, OutboundConfig, OutboundError};
use platform::server::serve_inside;
use platform::tls::{Inside, InsideConfig, TlsError};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, SupportedProtocolVersion};
use tempfile::TempDir;
use test_support::world;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;
use tokio_util::sync::CancellationToken;

use crate::settings;

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/tls")
        .join(name)
}

/// Settings that show a certificate and believe an authority.
fn named(shown: &str, believed: &str) -> InsideConfig {
    InsideConfig {
        certificate: Some(fixture(&format!("{shown}.crt"))),
        key: Some(fixture(&format!("{shown}.key"))),
        roots: Some(fixture(believed)),
        ..settings(&[])
    }
}

fn opened(config: &InsideConfig) -> Inside {
    Inside::open(config).expect("files that belong together")
}

fn process(shown: &str) -> Inside {
    opened(&named(shown, "authority.crt"))
}

/// A process whose port shows a certificate; it ends with its test.
async fn serving(inside: &Inside) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let router = Router::new().route("/hello", get(async || "hello"));
    let (inside, http): (Inside, HttpConfig) = (inside.clone(), settings(&[]));
    tokio::spawn(async move {
        serve_inside(listener, router, &inside, &http, CancellationToken::new()).await;
    });
    address
}

/// A client that looks processes up by these names.
fn client(inside: &Inside, names: &[&str]) -> Outbound {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let limits: OutboundConfig = settings(&[("retries", "0")]);
    let tls = inside.client(&names).expect("names");
    Outbound::inside("trip", &limits, tls, &world()).expect("a client")
}

async fn ask(client: &Outbound, url: &str) -> Result<String, OutboundError> {
    let reply = client.get(&format!("{url}/hello")).send().await?;
    Ok(String::from_utf8(reply.body).expect("text"))
}

#[track_caller]
fn refused(asked: Result<String, OutboundError>, reason: &str) {
    let error = asked.expect_err("it is refused");
    assert!(error.is_transient(), "{error}");
    assert!(error.to_string().contains(reason), "{error}");
}

#[tokio::test]
async fn processes_speak_tls_with_each_other() {
    let address = serving(&process("process")).await;
    let asks = client(&process("renewed"), &[]);
    let by_number = format!("https://{address}");
    for _ in 0..2 {
        assert_eq!(ask(&asks, &by_number).await.expect("an answer"), "hello");
    }
    let by_name = format!("https://localhost:{}", address.port());
    assert_eq!(ask(&asks, &by_name).await.expect("an answer"), "hello");
}

#[tokio::test]
async fn a_stranger_and_a_wrong_name_are_refused_with_the_reason() {
    let asks = client(&process("process"), &[]);
    let stranger = serving(&process("stranger")).await;
    refused(ask(&asks, &format!("https://{stranger}")).await, "UnknownIssuer");
    let elsewhere = serving(&process("elsewhere")).await;
    let by_name = format!("https://localhost:{}", elsewhere.port());
    refused(ask(&asks, &by_name).await, "not valid for name \"localhost\"");
    refused(ask(&asks, &format!("https://{elsewhere}")).await, "127.0.0.1");
}

#[tokio::test]
async fn an_address_found_by_a_name_may_have_the_certificate_of_that_name() {
    let address = serving(&process("elsewhere")).await;
    let by_number = format!("https://{address}");
    let named_so = client(&process("process"), &["elsewhere.example"]);
    assert_eq!(ask(&named_so, &by_number).await.expect("an answer"), "hello");
    let named_otherwise = client(&process("process"), &["trip.example"]);
    refused(ask(&named_otherwise, &by_number).await, "trip.example");
    let by_setting = opened(&InsideConfig {
        name: Some("elsewhere.example".to_owned()),
        ..named("process", "authority.crt")
    });
    let asked = ask(&client(&by_setting, &["trip.example"]), &by_number).await;
    assert_eq!(asked.expect("an answer"), "hello");
    // A name that somebody wrote stays what is checked.
    let by_name = format!("https://localhost:{}", address.port());
    refused(ask(&named_so, &by_name).await, "localhost");
    // Who is no relative of the authority is refused whatever it is called.
    let stranger = serving(&process("stranger")).await;
    let asked = ask(
        &client(&process("process"), &["localhost"]),
        &format!("https://{stranger}"),
    )
    .await;
    refused(asked, "UnknownIssuer");
}

/// The protocol that a client of these versions of TLS gets on, asked for with ALPN.
async fn shaken(
    address: SocketAddr,
    versions: &[&'static SupportedProtocolVersion],
    alpn: &[&str],
) -> std::io::Result<Vec<u8>> {
    let mut roots = rustls::RootCertStore::empty();
    let authority = CertificateDer::from_pem_file(fixture("authority.crt"));
    roots.add(authority.expect("a fixture")).expect("a certificate");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut client = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    client.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
    let stream = TcpStream::connect(address).await?;
    let name = ServerName::try_from("localhost").expect("a name");
    let connecting = TlsConnector::from(Arc::new(client)).connect(name, stream);
    let stream = tokio::time::timeout(PATIENCE, connecting)
        .await
        .expect("in time")?;
    let agreed = stream.get_ref().1.alpn_protocol();
    Ok(agreed.unwrap_or_default().to_vec())
}

#[tokio::test]
async fn a_port_inside_speaks_tls_1_3_with_both_versions_of_http_and_nothing_else() {
    let address = serving(&process("process")).await;
    let new = shaken(address, &[&TLS13], &["h2", "http/1.1"]).await;
    assert_eq!(new.expect("TLS 1.3"), b"h2");
    let plain = shaken(address, &[&TLS13], &["http/1.1"]).await;
    assert_eq!(plain.expect("TLS 1.3"), b"http/1.1");
    let old = shaken(address, &[&TLS12], &[]).await;
    let error = old.expect_err("it is refused");
    assert!(error.to_string().contains("ProtocolVersion"), "{error}");

    let mut stream = TcpStream::connect(address).await.expect("it listens");
    let request = b"GET /hello HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(request).await.expect("it takes bytes");
    let mut answer = Vec::new();
    let ended = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    // Closed with an alert, or reset because not everything was read.
    let closed = ended.expect("it is closed");
    assert!(closed.is_ok() || closed.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset));
    assert!(!String::from_utf8_lossy(&answer).contains("HTTP/"), "{answer:?}");
}

#[tokio::test]
async fn answers_over_http_2() {
    let address = serving(&process("process")).await;
    let mut client = process("process").client(&[]).expect("names").expect("roots");
    client.alpn_protocols = vec![b"h2".to_vec()];
    let stream = TcpStream::connect(address).await.expect("it listens");
    let name = ServerName::try_from("localhost").expect("a name");
    let stream = TlsConnector::from(Arc::new(client)).connect(name, stream).await;
    let stream = hyper_util::rt::TokioIo::new(stream.expect("TLS"));
    let shaken = hyper::client::conn::http2::handshake(hyper_util::rt::TokioExecutor::new(), stream).await;
    let (mut asks, connection) = shaken.expect("HTTP/2");
    let driving = tokio::spawn(connection);
    for _ in 0..2 {
        let request = axum::http::Request::get(format!("https://localhost:{}/hello", address.port()));
        let request = request.body(axum::body::Body::empty()).expect("a request");
        let response = asks.send_request(request).await.expect("an answer");
        assert_eq!(response.status().as_u16(), 200);
    }
    drop(asks);
    driving.await.expect("it ends").expect("it ends well");
}

/// Settings whose files are a folder's own.
fn copied(folder: &TempDir, shown: &str) -> InsideConfig {
    let path = |name: &str| folder.path().join(name);
    for kind in ["crt", "key"] {
        let from = fixture(&format!("{shown}.{kind}"));
        std::fs::copy(from, path(&format!("tls.{kind}"))).expect("it is copied");
    }
    InsideConfig {
        certificate: Some(path("tls.crt")),
        key: Some(path("tls.key")),
        roots: Some(fixture("authority.crt")),
        ..settings(&[])
    }
}

#[tokio::test]
async fn shows_a_new_certificate_once_its_files_have_changed() {
    let folder = TempDir::new().expect("a folder");
    let inside = opened(&copied(&folder, "elsewhere"));
    let by_name = format!("https://localhost:{}", serving(&inside).await.port());
    // A client each: one that is let in keeps its connection.
    let asked = async || ask(&client(&process("process"), &[]), &by_name).await;
    refused(asked().await, "localhost");
    assert!(!inside.reload().expect("nothing has changed"));

    copied(&folder, "process");
    assert!(inside.reload().expect("files that belong together"));
    assert_eq!(asked().await.expect("an answer"), "hello");

    // Half of a renewal: what was good stays until the other half is there.
    std::fs::copy(fixture("elsewhere.crt"), folder.path().join("tls.crt")).expect("it is copied");
    assert!(matches!(inside.reload(), Err(TlsError::Pair { .. })));
    assert!(!inside.reload().expect("it is said once"));
    assert_eq!(asked().await.expect("an answer"), "hello");
    copied(&folder, "elsewhere");
    assert!(inside.reload().expect("files that belong together"));
    refused(asked().await, "localhost");
}

#[tokio::test]
async fn who_connects_shows_a_certificate_where_one_is_demanded() {
    let demanding = opened(&InsideConfig {
        require_client_certificate: true,
        ..named("process", "authority.crt")
    });
    let by_name = format!("https://localhost:{}", serving(&demanding).await.port());
    let asked = ask(&client(&process("renewed"), &[]), &by_name).await;
    assert_eq!(asked.expect("an answer"), "hello");
    let nameless = opened(&InsideConfig {
        roots: Some(fixture("authority.crt")),
        ..settings(&[])
    });
    refused(
        ask(&client(&nameless, &[]), &by_name).await,
        "CertificateRequired",
    );
    refused(
        ask(&client(&process("stranger"), &[]), &by_name).await,
        "UnknownCA",
    );
}

#[test]
fn settings_that_cannot_be_used_are_named() {
    let check = |config: InsideConfig, expected: &str| {
        let said = Inside::open(&config).expect_err("it is refused").to_string();
        assert!(said.contains(expected), "{said}");
    };
    let good = || named("process", "authority.crt");
    check(InsideConfig { key: None, ..good() }, "services.tls.key");
    check(
        InsideConfig {
            certificate: None,
            ..good()
        },
        "services.tls.certificate",
    );
    check(
        InsideConfig {
            key: Some(fixture("renewed.key")),
            ..good()
        },
        "process.crt cannot be used",
    );
    check(
        InsideConfig {
            roots: Some(fixture("nowhere.crt")),
            ..good()
        },
        "nowhere.crt cannot be read",
    );
    check(
        InsideConfig {
            roots: Some(fixture("README.md")),
            ..good()
        },
        "README.md cannot be read: it holds no certificate",
    );
    check(
        InsideConfig {
            name: Some("a b".to_owned()),
            ..good()
        },
        "`a b`",
    );
    check(
        InsideConfig {
            roots: None,
            require_client_certificate: true,
            ..good()
        },
        "require_client_certificate",
    );
    let nothing = opened(&settings(&[]));
    assert!(!nothing.shows() && !nothing.believes());
    assert!(nothing.client(&[]).expect("no names").is_none());
}

//! A client that speaks TLS, and the built program's own TLS: both versions of HTTP, a new certificate while it runs, and
//! the way from plain HTTP to it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::process::Signal;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{
    ALL_VERSIONS, ClientConfig, ClientConnection, RootCertStore, StreamOwned, SupportedProtocolVersion,
};
use serde_json::Value;

use crate::run::Desk;
use crate::served::{Reply, Server, read_reply};

/// A stream of bytes in TLS.
pub(crate) type Secured = StreamOwned<ClientConnection, TcpStream>;

/// A client that trusts one certificate.
#[derive(Clone)]
pub(crate) struct Client {
    config: Arc<ClientConfig>,
    address: String,
    host: &'static str,
}

impl Client {
    pub(crate) fn new(address: &str, host: &'static str, trusted: &Path, alpn: &[&str]) -> Self {
        Self::speaking(ALL_VERSIONS, address, host, trusted, alpn)
    }

    /// One that speaks some versions of TLS only.
    pub(crate) fn speaking(
        versions: &[&'static SupportedProtocolVersion],
        address: &str,
        host: &'static str,
        trusted: &Path,
        alpn: &[&str],
    ) -> Self {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_file_iter(trusted).expect("a certificate's file") {
            roots
                .add(certificate.expect("a certificate"))
                .expect("a certificate");
        }
        let mut config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_protocol_versions(versions)
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
        Self {
            config: Arc::new(config),
            address: address.to_owned(),
            host,
        }
    }

    /// A connection whose handshake is done.
    pub(crate) fn connect(&self) -> std::io::Result<Secured> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        let name = ServerName::try_from(self.host).expect("a name");
        let mut connection =
            ClientConnection::new(Arc::clone(&self.config), name).map_err(std::io::Error::other)?;
        while connection.is_handshaking() {
            connection.complete_io(&mut stream)?;
        }
        Ok(StreamOwned::new(connection, stream))
    }

    /// Sends a request; gives the connection, on which the answer comes.
    pub(crate) fn open(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Secured {
        let named: Vec<String> = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{}content-length: {}\r\n\r\n",
            self.host,
            named.concat(),
            body.len()
        );
        let mut stream = self.connect().expect("TLS");
        stream.write_all(head.as_bytes()).expect("it takes requests");
        stream.write_all(body).expect("it takes bodies");
        stream.flush().expect("it takes bodies");
        stream
    }

    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        read_reply(&mut self.open(method, path, headers, body)).expect("it answers")
    }

    /// Asks with JSON, as a page of the host does.
    pub(crate) fn call(&self, method: &str, path: &str, token: &str, body: &Value) -> Reply {
        let (authorization, origin) = (format!("Bearer {token}"), format!("https://{}", self.host));
        let mut headers = vec![("content-type", "application/json"), ("origin", origin.as_str())];
        if !token.is_empty() {
            headers.push(("authorization", &authorization));
        }
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        self.send(method, path, &headers, body.as_bytes())
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../gateway/tests/fixtures")
        .join(name)
}

fn copy(desk: &Desk, name: &str) {
    for kind in ["crt", "key"] {
        let to = desk.path(&format!("server.{kind}"));
        std::fs::copy(fixture(&format!("{name}.{kind}")), to).expect("it is copied");
    }
}

/// A port that nobody has.
pub(crate) fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound port has an address").port()
}

/// A server of everything with a certificate, and the port that sends people to it.
fn secure_server(desk: &Desk) -> (Server, u16) {
    copy(desk, "one");
    let plain = free_port();
    let settings = format!(
        "[gateway.tls]\ncertificate = '{}'\nkey = '{}'\nredirect_listen = \"127.0.0.1:{plain}\"\n",
        desk.path("server.crt").display(),
        desk.path("server.key").display()
    );
    let config = desk.write("tripgen.toml", &settings);
    let data = desk.path("data").display().to_string();
    (
        Server::start(desk, &["--data-dir", &data, "--config", &config]),
        plain,
    )
}

/// What a client of HTTP/2 says first, with settings of its own: none.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";
/// `GET /healthz` of the host `localhost` over HTTPS, without Huffman's code (RFC 7541): a frame HEADERS on stream 1
/// that ends both head and stream.
const ASK: &[u8] = b"\0\0\x17\x01\x05\0\0\0\x01\x82\x87\x44\x08/healthz\x41\x09localhost";

#[test]
fn speaks_tls_with_both_versions_of_http_and_sends_people_to_it() {
    let desk = Desk::new();
    let (server, plain) = secure_server(&desk);
    let old = Client::new(&server.address, "localhost", &fixture("one.crt"), &["http/1.1"]);
    let reply = old.send("GET", "/healthz", &[], b"");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("strict-transport-security"), "max-age=31536000");
    let new = Client::new(
        &server.address,
        "localhost",
        &fixture("one.crt"),
        &["h2", "http/1.1"],
    );
    let mut stream = new.connect().expect("TLS");
    assert_eq!(stream.conn.alpn_protocol(), Some(&b"h2"[..]));
    stream
        .write_all(&[PREFACE, ASK].concat())
        .expect("it takes frames");
    assert_eq!(status_of_http2(&mut stream), 200);
    let mut stream = TcpStream::connect(("127.0.0.1", plain)).expect("it listens");
    write!(
        stream,
        "GET /trips/7?day=1 HTTP/1.1\r\nhost: trips.example.org\r\nconnection: close\r\n\r\n"
    )
    .expect("it takes requests");
    let reply = read_reply(&mut stream).expect("it answers");
    assert_eq!(
        (reply.status, reply.header("location")),
        (308, "https://trips.example.org/trips/7?day=1")
    );
}

/// The status in the first frame HEADERS (type 1) that comes. The statuses of RFC 7541, appendix A, are one byte.
fn status_of_http2(stream: &mut Secured) -> u16 {
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).expect("a frame");
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; usize::try_from(length).expect("a small frame")];
        stream.read_exact(&mut payload).expect("a frame");
        if head[3] == 1 {
            assert_eq!(payload[0], 0x88, "{payload:?}");
            return 200;
        }
    }
}

#[test]
fn takes_a_new_certificate_at_sighup_and_keeps_the_old_one_where_it_is_none() {
    let desk = Desk::new();
    let (server, _) = secure_server(&desk);
    let client = |name: &str| Client::new(&server.address, "localhost", &fixture(name), &[]);
    let (one, two) = (client("one.crt"), client("two.crt"));
    one.connect().expect("the first certificate");
    assert!(two.connect().is_err());
    copy(&desk, "two");
    server.tell(Signal::HUP);
    // The signal is on its way; what was read is used from the next handshake on.
    let changed = (0..10_000).any(|_| two.connect().is_ok());
    assert!(changed && one.connect().is_err());
    std::fs::write(desk.path("server.crt"), "no certificate").expect("the folder can be written");
    server.tell(Signal::HUP);
    let log = || std::fs::read_to_string(desk.path("server.log")).unwrap_or_default();
    let told = (0..10_000).any(|_| {
        two.connect().expect("the certificate stays");
        log().contains("the certificate stays as it was")
    });
    assert!(told, "{}", log());
}

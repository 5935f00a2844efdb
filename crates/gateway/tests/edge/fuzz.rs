//! Bytes that nobody chose: whatever comes in, the edge neither falls nor hangs, and serves the next one.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;

use crate::scene::{Plan, Scene, Service, within};

/// Cases unless `PROPTEST_CASES` says otherwise; `make verify` does.
const CASES: u32 = 150;
/// Each is a connection, some of which end by their limit of a second.
const MOST_CASES: u32 = 2000;

/// Pieces of requests, good and bad, of which a connection is put together.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let good = prop::sample::select(vec![
        "GET /api/v1/trips HTTP/1.1\r\n",
        "POST /api/v1/trips HTTP/1.1\r\n",
        "GET http://a/api/v1/trips HTTP/1.1\r\n",
        "OPTIONS * HTTP/1.1\r\n",
        "GET / HTTP/1.0\r\n",
        "host: a\r\n",
        "host: b\r\n",
        "content-length: 5\r\n",
        "content-length: 18446744073709551616\r\n",
        "transfer-encoding: chunked\r\n",
        "transfer-encoding: gzip, chunked\r\n",
        "connection: close\r\n",
        "connection: upgrade\r\nupgrade: websocket\r\n",
        "expect: 100-continue\r\n",
        "authorization: Bearer a.b.c\r\n",
        "cookie: tripgen_session=a\r\n",
        "x-forwarded-for: 1.2.3.4, ::1, x\r\n",
        "accept-encoding: gzip;q=0, *\r\n",
        "\r\n",
        "5\r\nhello\r\n",
        "0\r\n\r\n",
        "ffffffffffffffff\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ]);
    prop_oneof![
        8 => good.prop_map(|text| text.as_bytes().to_vec()),
        2 => vec(any::<u8>(), 0..40),
        1 => frame(),
    ]
}

/// A frame of HTTP/2 with a length that fits what follows.
fn frame() -> impl Strategy<Value = Vec<u8>> {
    (any::<u8>(), any::<u8>(), 0_u8..6, vec(any::<u8>(), 0..60)).prop_map(|(kind, flags, stream, payload)| {
        let length = u8::try_from(payload.len()).unwrap_or(0);
        let mut bytes = vec![0, 0, length, kind % 11, flags, 0, 0, 0, stream];
        bytes.extend(payload);
        bytes
    })
}

struct Stage {
    runtime: Runtime,
    scene: Scene,
    _service: Service,
}

impl Stage {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        let (scene, service) = runtime.block_on(async {
            let service = Service::start(Router::new().fallback(get(async || "here"))).await;
            let mut plan = Plan::default();
            // What stays half said ends soon.
            plan.http.head_timeout_seconds = 1;
            plan.config.limits.body_pause_ms = 500;
            plan.config.limits.answer_ms = 2000;
            (plan.before(&[service.url()]).await, service)
        });
        Self {
            runtime,
            scene,
            _service: service,
        }
    }

    /// Sends the bytes, says that no more come, and waits for the end; then somebody else is served.
    fn bears(&self, bytes: &[u8]) {
        self.runtime.block_on(async {
            let mut stream = TcpStream::connect(self.scene.address)
                .await
                .expect("the edge listens");
            // The edge may have heard enough before the last byte.
            let written = stream.write_all(bytes).await;
            let told = stream.shutdown().await;
            drop((written, told));
            let mut rest = Vec::new();
            let ended = tokio::time::timeout(Duration::from_secs(15), stream.read_to_end(&mut rest)).await;
            assert!(
                ended.is_ok(),
                "the connection hangs after {:?}",
                String::from_utf8_lossy(bytes)
            );
            let answer = within(self.scene.get("/api/v1/trips")).await;
            assert_eq!(answer.expect(200).text(), "here");
        });
    }
}

fn run(bytes: impl Strategy<Value = Vec<u8>>) {
    let stage = Stage::new();
    let usual = Config::default();
    let cases = if usual.cases == 256 {
        CASES
    } else {
        usual.cases.min(MOST_CASES)
    };
    let config = Config {
        cases,
        failure_persistence: None,
        ..usual
    };
    TestRunner::new(config)
        .run(&bytes, |bytes| {
            stage.bears(&bytes);
            Ok(())
        })
        .expect("the edge bears every input");
}

#[test]
fn bears_bytes_and_pieces_of_requests() {
    run(vec(pieces(), 0..12).prop_map(|pieces| pieces.concat()));
}

#[test]
fn bears_frames_of_http2() {
    run(vec(frame(), 0..20).prop_map(|frames| {
        let preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
        let settings = vec![0, 0, 0, 4, 0, 0, 0, 0, 0];
        let all: Vec<Vec<u8>> = [preface, settings].into_iter().chain(frames).collect();
        all.concat()
    }));
}

use std::sync::Arc;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::sse::Event;
use axum::routing::get;
use futures_util::{StreamExt, stream};
use platform::config::HttpConfig;
use platform::events;
use platform::server::hand_over::Ports;
use platform::server::{Served, Stopping, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::settings;

struct Running {
    address: std::net::SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<Served>,
}

impl Running {
    async fn start(router: Router, overrides: &[(&str, &str)]) -> Self {
        // Idle connections are closed at once, where a case is not about them.
        let mut all = vec![("drain_seconds", "0")];
        all.extend(overrides);
        let config: HttpConfig = settings(&all);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let stop = CancellationToken::new();
        let token = stop.clone();
        let serving = tokio::spawn(async move { serve(listener, router, &config, token).await });
        Self {
            address,
            stop,
            serving,
        }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("it listens")
    }

    async fn stop(self) -> Served {
        self.stop.cancel();
        self.serving.await.expect("it ends")
    }
}

async fn send(stream: &mut TcpStream, text: &str) {
    stream.write_all(text.as_bytes()).await.expect("it reads");
}

/// What comes until the server closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A server that closes without having read everything resets the connection; what came before is there.
    match stream.read_to_end(&mut bytes).await {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset),
    }
    String::from_utf8(bytes).expect("text")
}

/// What comes until a text has come.
async fn until(stream: &mut TcpStream, end: &str) -> String {
    let mut text = String::new();
    while !text.ends_with(end) {
        let byte = stream.read_u8().await.expect("more of the answer");
        text.push(char::from(byte));
    }
    text
}

const HELLO: &str = "GET /hello HTTP/1.1\r\nhost: x\r\n\r\n";

fn hello() -> Router {
    Router::new().route("/hello", get(|ConnectInfo(peer): ConnectInfo<std::net::SocketAddr>| async move { format!("hello {}", peer.ip()) }))
}

#[tokio::test]
async fn answers_several_requests_on_one_connection() {
    let server = Running::start(hello(), &[]).await;
    let mut stream = server.connect().await;
    for _ in 0..3 {
        send(&mut stream, HELLO).await;
        assert!(
            until(&mut stream, "hello 127.0.0.1")
                .await
                .starts_with("HTTP/1.1 200")
        );
    }
    assert_eq!(server.stop().await, Served { cut_off: 0 });
    assert_eq!(rest(&mut stream).await, "");
}

#[tokio::test]
async fn lets_running_requests_end_and_takes_no_new_ones() {
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (entered, wait) = (Arc::clone(&begun), Arc::clone(&go));
    let router = Router::new().route(
        "/slow",
        get(move || async move {
            entered.notify_one();
            wait.notified().await;
            "done"
        }),
    );
    let server = Running::start(router, &[]).await;
    let mut stream = server.connect().await;
    send(&mut stream, "GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    begun.notified().await;
    let address = server.address;
    server.stop.cancel();
    // The port is given up before the running request has ended.
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    go.notify_one();
    assert_eq!(server.stop().await, Served { cut_off: 0 });
    assert!(rest(&mut stream).await.ends_with("done"));
}

#[tokio::test]
async fn breaks_off_requests_that_do_not_end() {
    let begun = Arc::new(Notify::new());
    let entered = Arc::clone(&begun);
    let router = Router::new().route(
        "/never",
        get(move || async move {
            entered.notify_one();
            std::future::pending::<()>().await;
        }),
    );
    let server = Running::start(router, &[("stop_timeout_seconds", "0")]).await;
    let mut stream = server.connect().await;
    send(&mut stream, "GET /never HTTP/1.1\r\nhost: x\r\n\r\n").await;
    begun.notified().await;
    assert_eq!(server.stop().await, Served { cut_off: 1 });
    assert_eq!(rest(&mut stream).await, "");
}

#[tokio::test]
async fn ends_streams_of_events_when_it_stops() {
    let router = Router::new().route(
        "/stream",
        get(|stopping: Stopping| async move {
            let first = stream::once(async { Event::default().id("1").data("hello") });
            events::answer(first.chain(stream::pending()), stopping)
        }),
    );
    let server = Running::start(router, &[]).await;
    let mut stream = server.connect().await;
    send(&mut stream, "GET /stream HTTP/1.1\r\nhost: x\r\n\r\n").await;
    until(&mut stream, "data: hello\n\n").await;
    assert_eq!(server.stop().await, Served { cut_off: 0 });
    let end = rest(&mut stream).await;
    assert!(end.contains("retry: 1000\n\n"), "{end}");
}

#[tokio::test]
async fn closes_connections_whose_head_does_not_come() {
    let server = Running::start(hello(), &[("head_timeout_seconds", "1")]).await;
    let (mut silent, mut slow) = (server.connect().await, server.connect().await);
    send(&mut slow, "GET /hello HTTP/1.1\r\nhost:").await;
    assert_eq!(rest(&mut silent).await, "");
    let answer = rest(&mut slow).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 408"),
        "{answer}"
    );
}

#[tokio::test]
async fn refuses_heads_that_are_too_large() {
    let server = Running::start(hello(), &[("most_head_bytes", "8192")]).await;
    let check = async |head: String| {
        let mut stream = server.connect().await;
        send(&mut stream, &head).await;
        let answer = rest(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
        // Nobody has read the request, so there is no document, no name and no language to answer with.
        assert!(
            answer.contains("content-length: 0\r\n") && answer.ends_with("\r\n\r\n"),
            "{answer}"
        );
    };
    check(format!(
        "GET /hello HTTP/1.1\r\nhost: x\r\nlong: {}\r\n\r\n",
        "x".repeat(9000)
    ))
    .await;
    check(format!("GET /hello HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(200))).await;
}

#[tokio::test]
async fn leaves_the_connections_beyond_its_bound_waiting() {
    let server = Running::start(hello(), &[("most_connections", "1")]).await;
    let mut first = server.connect().await;
    send(&mut first, HELLO).await;
    until(&mut first, "hello 127.0.0.1").await;
    let mut second = server.connect().await;
    send(&mut second, HELLO).await;
    drop(first);
    assert!(
        until(&mut second, "hello 127.0.0.1")
            .await
            .starts_with("HTTP/1.1 200")
    );
}

#[tokio::test]
async fn closes_idle_connections_later_than_heads_that_do_not_come() {
    let server = Running::start(
        hello(),
        &[("head_timeout_seconds", "1"), ("idle_timeout_seconds", "3")],
    )
    .await;
    let (mut idle, mut begun) = (server.connect().await, server.connect().await);
    for stream in [&mut idle, &mut begun] {
        send(stream, HELLO).await;
        until(stream, "hello 127.0.0.1").await;
    }
    send(&mut begun, "GET /hello HTTP/1.1\r\n").await;
    let begin = tokio::time::Instant::now();
    assert_eq!(rest(&mut begun).await, "");
    let head = begin.elapsed();
    assert_eq!(rest(&mut idle).await, "");
    let whole = begin.elapsed();
    assert!(head.as_secs() < 2 && whole.as_secs() >= 2, "{head:?} {whole:?}");
}

#[tokio::test]
async fn answers_what_idle_connections_ask_while_it_stops_and_lets_them_go() {
    let server = Running::start(hello(), &[("drain_seconds", "9")]).await;
    let mut stream = server.connect().await;
    send(&mut stream, HELLO).await;
    let first = until(&mut stream, "hello 127.0.0.1").await;
    assert!(!first.contains("connection: close"), "{first}");
    server.stop.cancel();
    while TcpStream::connect(server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    send(&mut stream, HELLO).await;
    let last = rest(&mut stream).await;
    assert!(
        last.contains("connection: close") && last.ends_with("hello 127.0.0.1"),
        "{last}"
    );
    assert_eq!(server.stop().await, Served { cut_off: 0 });
}

#[tokio::test]
async fn hands_its_port_over_with_everybody_who_waits_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("hand-over.sock");
    let (one, two) = (CancellationToken::new(), CancellationToken::new());
    let mut first = Ports::open(Some(&file)).await.expect("nobody is there");
    let listener = first.listen("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    assert!(first.serve(&one).await.expect("a socket file").is_none());
    let mut given_up = Ports::open(Some(&file)).await.expect("the first one");
    given_up.listen("127.0.0.1:0").await.expect("its port");
    drop(given_up);
    let mut second = Ports::open(Some(&file)).await.expect("the first one, still");
    let taken = second.listen("127.0.0.1:0").await.expect("its port");
    assert_eq!(taken.local_addr().expect("its address"), address);
    assert_ne!(
        second
            .listen("127.0.0.1:0")
            .await
            .expect("another")
            .local_addr()
            .expect("its address"),
        address
    );
    // Somebody waits in the queue while the first one stops: the second one answers.
    let mut waiting = TcpStream::connect(address).await.expect("it listens");
    assert!(!one.is_cancelled());
    assert!(second.serve(&two).await.expect("a socket file").is_some());
    one.cancelled().await;
    drop(listener);
    let config: HttpConfig = settings(&[("drain_seconds", "0")]);
    let serving = tokio::spawn({
        let stop = two.clone();
        async move { serve(taken, hello(), &config, stop).await }
    });
    send(&mut waiting, HELLO).await;
    until(&mut waiting, "hello 127.0.0.1").await;
    two.cancel();
    assert_eq!(serving.await.expect("it ends"), Served { cut_off: 0 });
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn takes_no_ports_where_something_else_lies() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "kept").expect("the folder can be written");
    assert!(
        Ports::open(Some(&file)).await.is_err() || {
            let ports = Ports::open(Some(&file)).await.expect("nobody is there");
            ports.serve(&CancellationToken::new()).await.is_err()
        }
    );
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), "kept");
}

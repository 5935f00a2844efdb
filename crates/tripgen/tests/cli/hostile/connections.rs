//! Connections that are slow, half closed or no HTTP at all.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use super::Stage;
use crate::served::read_reply;

/// The time between two bytes of a slow client.
const BETWEEN_BYTES: Duration = Duration::from_millis(100);
/// So many bytes may pass before the connection must be closed: five times the limit of two seconds.
const MOST_BYTES: usize = 100;

/// Sends a byte now and then, until the server has enough; gives what it said.
fn dribble(mut stream: TcpStream, byte: &[u8]) -> String {
    stream.set_read_timeout(Some(BETWEEN_BYTES)).expect("a timeout");
    let mut said = Vec::new();
    for _ in 0..MOST_BYTES {
        if stream.write_all(byte).is_err() {
            return String::from_utf8_lossy(&said).into_owned();
        }
        let mut some = [0; 4096];
        match stream.read(&mut some) {
            Ok(0) => return String::from_utf8_lossy(&said).into_owned(),
            Ok(length) => said.extend_from_slice(&some[..length]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_reset) => return String::from_utf8_lossy(&said).into_owned(),
        }
    }
    panic!("the server listened to a client that never came to an end");
}

#[test]
fn clients_that_never_come_to_an_end_are_cut_off() {
    let stage = Stage::new();
    let connect = || stage.server.connect().expect("the server listens");
    let said = dribble(connect(), b"G");
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "{said}");
    let mut headers = connect();
    headers
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n")
        .expect("the server reads");
    let said = dribble(headers, b"x");
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "{said}");
    let mut body = connect();
    write!(
        body,
        "POST /api/v1/trips HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\nauthorization: Bearer {}\r\n\
         content-length: 100000\r\n\r\n",
        stage.token
    )
    .expect("the server reads");
    let said = dribble(body, b" ");
    assert!(said.starts_with("HTTP/1.1 408"), "{said}");
    assert!(said.contains("\"REQUEST_TIMEOUT\""), "{said}");
    // One that says nothing at all is closed as well.
    let mut silent = connect();
    let mut nothing = Vec::new();
    silent
        .read_to_end(&mut nothing)
        .expect("the server closes within the limit");
    assert!(nothing.is_empty() || nothing.starts_with(b"HTTP/1.1 408"));
    stage.judge();
}

#[test]
fn half_closed_connections_are_answered_or_closed() {
    let stage = Stage::new();
    let mut whole = stage.server.connect().expect("the server listens");
    whole
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
        .expect("the server reads");
    whole.shutdown(Shutdown::Write).expect("a half closed connection");
    match read_reply(&mut whole) {
        Ok(reply) => assert_eq!(reply.status, 200),
        Err(closed) => println!("a half closed connection: {closed}"),
    }
    for start in [
        "GET /healthz HTT",
        "POST /api/v1/users/login HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{",
    ] {
        let mut part = stage.server.connect().expect("the server listens");
        part.write_all(start.as_bytes()).expect("the server reads");
        part.shutdown(Shutdown::Write).expect("a half closed connection");
        if let Ok(reply) = read_reply(&mut part) {
            assert!((400..500).contains(&reply.status), "{start}: {}", reply.status);
        }
    }
    stage.judge();
}

#[test]
fn what_is_no_http_is_refused() {
    let stage = Stage::new();
    let cases: [(&str, &[u8]); 9] = [
        ("garbage", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ("HTTP/9", b"GET /healthz HTTP/9.9\r\nhost: a\r\n\r\n"),
        ("no version", b"GET /healthz\r\n\r\n"),
        (
            "two lengths",
            b"POST /healthz HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        ),
        (
            "an encoding that nobody knows",
            b"POST /healthz HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n",
        ),
        (
            "a negative length",
            b"POST /healthz HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
        ),
        (
            "a space in a name",
            b"GET /healthz HTTP/1.1\r\nhost: a\r\nx y: 1\r\n\r\n",
        ),
        (
            "a chunk that is none",
            b"POST /api/v1/users/login HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
            transfer-encoding: chunked\r\n\r\nzz\r\n",
        ),
    ];
    for (what, bytes) in cases {
        let mut stream = stage.server.connect().expect("the server listens");
        stream.write_all(bytes).expect("the server reads");
        if let Ok(reply) = read_reply(&mut stream) {
            assert!(
                (400..500).contains(&reply.status),
                "{what}: {} {}",
                reply.status,
                reply.body
            );
        }
    }
    stage.judge();
}

/// A body with both lengths is read by one of them only, so that nothing of it becomes a request of its own.
#[test]
fn a_request_hides_no_other_one() {
    let stage = Stage::new();
    let hidden = "GET /api/v1/users/me HTTP/1.1\r\nhost: a\r\n\r\n";
    let mut stream = stage.server.connect().expect("the server listens");
    write!(
        stream,
        "POST /api/v1/users/login HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         transfer-encoding: chunked\r\n\r\n0\r\n\r\n{hidden}",
        hidden.len() + 5
    )
    .expect("the server reads");
    let mut said = String::new();
    stream.read_to_string(&mut said).expect("the server closes");
    let answers = said.matches("HTTP/1.1 ").count();
    assert!(answers <= 1, "{said}");
    stage.judge();
}

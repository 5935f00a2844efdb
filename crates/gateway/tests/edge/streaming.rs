use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Method};
use axum::response::sse::{Event, Sse};
use axum::routing::{get, post};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use crate::scene::{Plan, Service, raw_service, read_for, within};

#[tokio::test]
async fn events_pass_as_they_come_and_outlast_the_limit() {
    let (sender, receiver) = mpsc::channel::<String>(1);
    let receiver = std::sync::Arc::new(tokio::sync::Mutex::new(Some(receiver)));
    let events = move || {
        let receiver = std::sync::Arc::clone(&receiver);
        async move {
            let receiver = receiver.lock().await.take().expect("one reader");
            Sse::new(futures_util::stream::unfold(receiver, |mut receiver| async {
                let text = receiver.recv().await?;
                Some((
                    Ok::<_, std::convert::Infallible>(Event::default().data(text)),
                    receiver,
                ))
            }))
        }
    };
    let service = Service::start(Router::new().route("/api/v1/trips/events", get(events))).await;
    let scene = Plan::with(|config| config.limits.answer_ms = 100)
        .before(&[service.url()])
        .await;
    let mut request = scene.request(Method::GET, "/api/v1/trips/events");
    request
        .headers_mut()
        .insert("accept", HeaderValue::from_static("text/event-stream"));
    let response = scene.open(request).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut body = response.into_body().into_data_stream();
    for number in 0..3 {
        // Each is read before the next is written: nothing waits for company.
        sender
            .send(format!("event {number}"))
            .await
            .expect("the edge reads on");
        let chunk = within(body.next())
            .await
            .expect("an event")
            .expect("it comes in whole");
        assert_eq!(chunk, format!("data: event {number}\n\n"));
        tokio::time::sleep(Duration::from_millis(60)).await;
    }
    drop(sender);
    assert!(within(body.next()).await.is_none());
}

#[tokio::test]
async fn large_bodies_pass_both_ways_without_being_kept() {
    let echo = post(|body: Body| async move { body });
    let service = Service::start(
        Router::new()
            .route("/api/v1/trips/echo", echo)
            .layer(axum::extract::DefaultBodyLimit::disable()),
    )
    .await;
    let scene = Plan::default().before(&[service.url()]).await;
    let pieces = (0..256_u32).map(|number| Ok::<_, std::io::Error>(vec![number.to_le_bytes()[0]; 65_536]));
    let mut request = scene.request(Method::POST, "/api/v1/trips/echo");
    *request.body_mut() = Body::from_stream(futures_util::stream::iter(pieces));
    let response = scene.open(request).await;
    assert_eq!(response.status(), 200);
    let mut body = response.into_body();
    let mut bytes = 0_usize;
    while let Some(frame) = within(body.frame()).await {
        let frame = frame.expect("it comes in whole").into_data().expect("bytes");
        assert!(
            frame
                .iter()
                .enumerate()
                .all(|(at, byte)| usize::from(*byte) == (bytes + at) / 65_536 % 256),
            "at {bytes}"
        );
        bytes += frame.len();
    }
    assert_eq!(bytes, 256 * 65_536);
}

/// Answers 101 and gives back what it gets.
async fn echo_socket(mut stream: TcpStream) {
    let mut head = Vec::new();
    let mut buffer = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(count) => head.extend_from_slice(&buffer[..count]),
        }
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let asked = head.contains("upgrade: websocket") && head.contains("connection: upgrade");
    let answer = if asked {
        "HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: x\r\n\r\n"
    } else {
        "HTTP/1.1 426 Upgrade Required\r\ncontent-length: 0\r\n\r\n"
    };
    if stream.write_all(answer.as_bytes()).await.is_err() {
        return;
    }
    while let Ok(count) = stream.read(&mut buffer).await {
        if count == 0 || stream.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}

const UPGRADE: &[u8] =
    b"GET /api/v1/trips/socket HTTP/1.1\r\nhost: a\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\
    sec-websocket-key: x\r\nsec-websocket-version: 13\r\n\r\n";

#[tokio::test]
async fn a_websocket_passes_both_ways() {
    let service = raw_service(echo_socket).await;
    let scene = Plan::with(|config| config.limits.answer_ms = 100)
        .before(&[service.url()])
        .await;
    let mut stream = TcpStream::connect(scene.address).await.expect("the edge listens");
    stream.write_all(UPGRADE).await.expect("it takes bytes");
    let answer = read_for(&mut stream, Duration::from_millis(300)).await;
    assert!(answer.starts_with("HTTP/1.1 101"), "{answer}");
    assert!(answer.contains("sec-websocket-accept: x"), "{answer}");
    for word in ["first", "second"] {
        stream.write_all(word.as_bytes()).await.expect("it takes bytes");
        let mut buffer = [0; 64];
        let count = within(stream.read(&mut buffer)).await.expect("it answers");
        assert_eq!(&buffer[..count], word.as_bytes());
    }
    drop(stream);
    // An edge that stops ends what is joined: its reader comes back elsewhere.
    let mut stream = TcpStream::connect(scene.address).await.expect("the edge listens");
    stream.write_all(UPGRADE).await.expect("it takes bytes");
    read_for(&mut stream, Duration::from_millis(300)).await;
    scene.stop.cancel();
    let mut buffer = [0; 64];
    assert_eq!(within(stream.read(&mut buffer)).await.expect("it is closed"), 0);
}

#[tokio::test]
async fn goes_over_to_nothing_else() {
    let service = raw_service(echo_socket).await;
    let scene = Plan::default().before(&[service.url()]).await;
    let other = String::from_utf8_lossy(UPGRADE).replace("upgrade: websocket", "upgrade: h2c");
    let answer = scene.raw(other.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 426"), "{answer}");
}

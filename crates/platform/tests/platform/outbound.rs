use std::time::Duration;

use axum::http::{HeaderValue, Method};
use platform::outbound::{Outbound, OutboundConfig, OutboundError, Reach};
use platform::problem::Problem;
use serde::Deserialize;
use serde_json::{Value, json};
use test_support::{Outside, Reply, world};

use crate::settings;

fn client(overrides: &[(&str, &str)]) -> Outbound {
    let config: OutboundConfig = settings(&[&[("retry_pause_ms", "2")], overrides].concat());
    Outbound::new("weather", &config, Reach::Anywhere, &world()).expect("a client")
}

async fn outside(replies: impl IntoIterator<Item = Reply>) -> Outside {
    Outside::start().await.replies("/v1", replies)
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only its reading is tested")]
struct Weather {
    celsius: i32,
}

#[tokio::test]
async fn reads_json_and_sends_what_it_is_told() {
    let outside = outside([Reply::Json(200, json!({ "celsius": 21 }))]).await;
    let client = client(&[]);
    let weather: Value = client.json(&outside.url("/v1?a=1")).await.expect("an answer");
    assert_eq!(weather["celsius"], 21);
    let call = client
        .post(&outside.url("/v1"))
        .query("city", "서울 1")
        .bearer("key")
        .send_json(&json!([1]));
    assert_eq!(call.send().await.expect("an answer").status.as_u16(), 200);
    let requests = outside.requests();
    assert_eq!(
        (requests[0].method.clone(), requests[0].path.as_str()),
        (Method::GET, "/v1?a=1")
    );
    assert_eq!(
        requests[0].header("user-agent"),
        format!("tripgen/{}", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(requests[1].path, "/v1?city=%EC%84%9C%EC%9A%B8+1");
    assert_eq!(requests[1].header("authorization"), "Bearer key");
    assert_eq!(
        (requests[1].header("content-type"), requests[1].body.as_ref()),
        ("application/json", b"[1]".as_ref())
    );
}

#[tokio::test]
async fn gives_up_in_time() {
    for reply in [Reply::Silent, Reply::Stalled, Reply::Announced(100)] {
        let outside = outside([reply.clone()]).await;
        let error = client(&[("timeout_ms", "150")])
            .get(&outside.url("/v1"))
            .send()
            .await
            .expect_err("too slow");
        assert!(
            matches!(error, OutboundError::Timeout { limit_ms: 150, .. }),
            "{error} for {reply:?}"
        );
        assert!(error.is_transient());
        assert_eq!(Problem::from(error).code, "PROVIDER_TIMEOUT");
    }
}

#[tokio::test]
async fn reads_no_more_than_allowed() {
    for reply in [Reply::Huge(5_000_000), Reply::Announced(2_000_000)] {
        let outside = outside([reply.clone()]).await;
        let error = client(&[("most_bytes", "1000000")])
            .get(&outside.url("/v1"))
            .send()
            .await
            .expect_err("too large");
        assert!(
            matches!(
                error,
                OutboundError::TooLarge {
                    most_bytes: 1_000_000,
                    ..
                }
            ),
            "{error} for {reply:?}"
        );
        assert_eq!(outside.requests().len(), 1);
        assert_eq!(Problem::from(error).code, "PROVIDER_FAILED");
    }
    let outside = outside([Reply::Huge(1_000_000)]).await;
    let whole = client(&[("most_bytes", "1000000")])
        .get(&outside.url("/v1"))
        .send()
        .await
        .expect("exactly as much");
    assert_eq!(whole.body.len(), 1_000_000);
}

#[tokio::test]
async fn follows_no_redirect() {
    let outside = outside([Reply::Redirect("/elsewhere".to_owned())]).await;
    let error = client(&[])
        .get(&outside.url("/v1"))
        .send()
        .await
        .expect_err("a redirect");
    assert!(
        matches!(&error, OutboundError::Status { status, .. } if status.as_u16() == 302),
        "{error}"
    );
    assert_eq!(outside.requests().len(), 1);
}

#[tokio::test]
async fn tries_again_what_may_be_repeated() {
    let fails_twice = || {
        [
            Reply::Json(503, json!({})),
            Reply::Broken,
            Reply::Json(200, json!({ "celsius": 3 })),
        ]
    };
    let outside = outside(fails_twice()).await;
    let client = client(&[]);
    let weather: Value = client.json(&outside.url("/v1")).await.expect("the third answer");
    assert_eq!(weather["celsius"], 3);
    outside.set("/v1", fails_twice());
    let error = client
        .post(&outside.url("/v1"))
        .send()
        .await
        .expect_err("a POST is made once");
    assert!(matches!(error, OutboundError::Status { .. }), "{error}");
    outside.set("/v1", fails_twice());
    client
        .post(&outside.url("/v1"))
        .may_repeat()
        .send()
        .await
        .expect("one that may be repeated");
    assert_eq!(outside.requests().len(), 3 + 1 + 3);
}

#[tokio::test]
async fn waits_as_long_as_the_provider_asks_and_not_beyond_its_limit() {
    let outside = outside([Reply::Headers(429, vec![("retry-after", "3600".to_owned())])]).await;
    let error = client(&[("timeout_ms", "1500")])
        .get(&outside.url("/v1"))
        .send()
        .await
        .expect_err("too long a wait");
    assert!(matches!(error, OutboundError::Timeout { .. }), "{error}");
    assert_eq!(outside.requests().len(), 1);
}

#[tokio::test]
async fn stops_repeating_when_the_budget_is_used_up() {
    let outside = outside([Reply::Json(503, json!({ "reason": "down" }))]).await;
    let client = client(&[]);
    for _ in 0..20 {
        client
            .get(&outside.url("/v1"))
            .send()
            .await
            .expect_err("it is down");
    }
    // Ten in stock, and one that the calls earned once the stock was below its top.
    assert_eq!(outside.requests().len(), 20 + 11);
}

#[tokio::test]
async fn keeps_the_reason_of_a_refusal_and_tells_nobody() {
    let outside = outside([Reply::Json(400, json!({ "secret": "key 7" }))]).await;
    let error = client(&[])
        .get(&outside.url("/v1?key=7"))
        .send()
        .await
        .expect_err("a refusal");
    assert_eq!(error.to_string(), "weather answered with status 400 Bad Request");
    let OutboundError::Status { body, .. } = &error else {
        panic!("{error}")
    };
    assert!(String::from_utf8_lossy(body).contains("key 7"));
    assert!(!error.is_transient());
}

#[tokio::test]
async fn names_what_cannot_be_read() {
    let check = async |reply: Reply, expected: &str| {
        let outside = outside([reply]).await;
        let error = client(&[])
            .json::<Weather>(&outside.url("/v1"))
            .await
            .expect_err("no weather");
        assert!(matches!(error, OutboundError::Unreadable { .. }), "{error}");
        assert!(
            error.to_string().contains(expected) && !error.to_string().contains("hot"),
            "{error}"
        );
    };
    check(Reply::Json(200, json!({ "celsius": "hot" })), "`celsius`").await;
    check(Reply::Body(200, "text/html", "<hot>".into()), "Syntax").await;
    check(
        Reply::Body(200, "application/json", vec![b'['; 200_000].into()),
        "Data",
    )
    .await;
}

#[tokio::test]
async fn reports_a_connection_that_cannot_be_made_without_its_address() {
    let outside = outside([]).await;
    let url = outside.url("/secret-path?key=7");
    drop(outside);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let closed = format!(
        "http://{}/secret-path?key=7",
        listener.local_addr().expect("its address")
    );
    drop(listener);
    for url in [
        closed,
        url.replace("http://", "gopher://"),
        "no address key=7".to_owned(),
    ] {
        let error = client(&[]).get(&url).send().await.expect_err("nobody there");
        assert!(
            matches!(
                error,
                OutboundError::Broken { .. } | OutboundError::Refused { .. }
            ),
            "{error}"
        );
        assert!(!error.to_string().contains("key"), "{error}");
    }
}

#[tokio::test]
async fn keeps_users_from_reaching_behind_the_firewall() {
    let outside = outside([Reply::Json(200, json!({}))]).await;
    let config: OutboundConfig = settings(&[]);
    let client = Outbound::new("calendar", &config, Reach::PublicOnly, &world()).expect("a client");
    let by_name = outside.url("/v1").replace("127.0.0.1", "localhost");
    for url in [
        outside.url("/v1"),
        by_name,
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "http://[::1]/".to_owned(),
    ] {
        let error = client.get(&url).send().await.expect_err("not public");
        assert!(
            matches!(error, OutboundError::Refused { .. }),
            "{error} for {url}"
        );
    }
    assert!(outside.requests().is_empty());
}

#[tokio::test]
async fn refuses_a_token_that_no_header_can_hold() {
    let outside = outside([Reply::Json(200, json!({}))]).await;
    let call = client(&[])
        .get(&outside.url("/v1"))
        .bearer("two\nlines")
        .timeout(Duration::from_secs(1));
    let call = call.send_bytes(HeaderValue::from_static("text/plain"), b"x".to_vec());
    assert!(matches!(
        call.send().await.expect_err("no such header"),
        OutboundError::Refused { .. }
    ));
}

#[tokio::test]
async fn goes_on_to_another_process_where_one_cannot_be_reached() {
    let there = outside([Reply::Json(200, json!({}))]).await;
    let gone = outside([]).await;
    let addresses = [gone.url(""), there.url("")].map(|url| url.trim_end_matches('/').to_owned());
    drop(gone);
    // The task of the server ends with the value; its port is closed once the runtime has dropped it.
    tokio::task::yield_now().await;
    let client = client(&[]);
    for _ in 0..4 {
        let call = client.post_to_one(&addresses, "/v1");
        let reply = call
            .send_json(&json!({ "n": 1 }))
            .send()
            .await
            .expect("the other one answers");
        assert_eq!(reply.status, 200);
    }
    assert_eq!(there.requests().len(), 4, "each was sent once");
    let error = client.post_to_one(&[], "/v1").send().await.expect_err("nobody");
    assert!(error.to_string().contains("no process"), "{error}");
}

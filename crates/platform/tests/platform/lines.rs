use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::routing::post;
use platform::auth::Caller;
use platform::config::{LogConfig, LogFormat, defaults};
use platform::extract::JsonBody;
use platform::problem::Problem;
use platform::shell::{ShellConfig, shell};
use platform::telemetry::{Telemetry, Traffic, recorder, subscriber};
use serde_json::{Value, json};
use test_support::{FakeAuthenticator, FakeClock, TestApp};

/// A writer that keeps what was written.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()).expect("text")
    }

    fn lines(&self) -> Vec<Value> {
        self.text()
            .lines()
            .map(|line| serde_json::from_str(line).expect("one object a line"))
            .collect()
    }
}

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn keeping(format: LogFormat) -> (Kept, tracing::subscriber::DefaultGuard) {
    let kept = Kept::default();
    let writer = kept.clone();
    let config = LogConfig {
        format,
        ..defaults::<LogConfig>()
    };
    let log = subscriber(&config, move || writer.clone(), false).expect("the usual filter");
    (kept, tracing::subscriber::set_default(log))
}

async fn log_in(JsonBody(body): JsonBody<Value>) -> Result<String, Problem> {
    Err(Problem::internal(format!(
        "the mail server refused {} with {}",
        body["email"], body["token"]
    )))
}

fn app(telemetry: Option<&Telemetry>, clock: &FakeClock) -> TestApp {
    let router = Router::new()
        .route("/login/{name}", post(log_in))
        .route("/me", post(|Caller(who): Caller| async move { who.subject }))
        .layer(axum::Extension(FakeAuthenticator::shared()));
    let traffic = telemetry.map_or_else(Traffic::default, Telemetry::traffic);
    TestApp::bare(shell(
        router,
        &ShellConfig::new(&defaults(), traffic),
        &clock.world(),
    ))
}

const SECRET: &str = "4dJ7k2_pQ9x-Zb3vT1mLw8Rf6Hs0YcNgEuKiAoVqXy5";

#[tokio::test]
async fn writes_neither_mail_addresses_nor_tokens_nor_what_people_type() {
    for format in [LogFormat::Json, LogFormat::Pretty] {
        let (kept, _guard) = keeping(format);
        app(None, &FakeClock::default())
            .post("/login/ada?q=honeymoon")
            .bearer(SECRET)
            .header("cookie", &format!("tripgen_session={SECRET}"))
            .json(json!({ "email": "ada@example.org", "password": "correct horse", "token": SECRET }))
            .await
            .problem(500, "INTERNAL");
        let text = kept.text();
        for secret in [
            SECRET,
            "ada@example.org",
            "correct horse",
            "honeymoon",
            "login/ada",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(
            text.contains("the mail server refused") && text.contains("<mail>"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn writes_lines_that_read_alone() {
    let (kept, _guard) = keeping(LogFormat::Json);
    let app = app(None, &FakeClock::default());
    app.post("/me")
        .bearer("user:ada")
        .header("x-request-id", "request-0001")
        .await
        .expect(200);
    app.post("/me").await.problem(401, "UNAUTHORIZED");
    app.post("/no/such/place").await.problem(404, "ROUTE_NOT_FOUND");
    let lines = kept.lines();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(lines[0]["message"], "request ended");
    assert_eq!(
        (&lines[0]["status"], &lines[0]["span"]["route"]),
        (&json!(200), &json!("/me"))
    );
    assert_eq!(lines[0]["span"]["request.id"], "request-0001");
    assert_eq!(lines[0]["span"]["user.id"], "ada");
    assert!(lines[0]["duration_ms"].is_number(), "{}", lines[0]);
    assert_eq!(
        (&lines[1]["status"], &lines[1]["code"]),
        (&json!(401), &json!("UNAUTHORIZED"))
    );
    assert_eq!(lines[2]["span"]["route"], "unknown");
}

#[test]
fn refuses_a_filter_that_cannot_be_read() {
    let config = LogConfig {
        filter: "loud=very".to_owned(),
        ..defaults::<LogConfig>()
    };
    let message = subscriber(&config, io::sink, false)
        .err()
        .expect("no such level")
        .to_string();
    assert!(
        message.starts_with("log.filter `loud=very` cannot be read"),
        "{message}"
    );
}

#[test]
fn counts_requests_errors_and_their_time_by_route() {
    let clock = FakeClock::default();
    let recorder = recorder().expect("buckets").build_recorder();
    let telemetry = Telemetry::new(recorder.handle(), clock.world());
    telemetry.before_reading(|| metrics::gauge!("database_connection_pool").set(3.0));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let text = metrics::with_local_recorder(&recorder, || {
        runtime.block_on(async {
            let app = app(Some(&telemetry), &clock);
            for _ in 0..3 {
                app.post("/me").bearer("user:ada").await.expect(200);
            }
            app.post("/me").await.problem(401, "UNAUTHORIZED");
            app.ask("BREW".parse().expect("a method"), "/me")
                .await
                .problem(405, "METHOD_NOT_ALLOWED");
            TestApp::new(telemetry.router())
                .get("/metrics")
                .await
                .expect(200)
                .text()
        })
    });
    for expected in [
        "http_requests_total{method=\"POST\",route=\"/me\",status=\"200\"} 3",
        "http_errors_total{method=\"POST\",route=\"/me\",status=\"401\",code=\"UNAUTHORIZED\"} 1",
        "http_requests_total{method=\"other\",route=\"/me\",status=\"405\"} 1",
        "http_request_duration_seconds_bucket{method=\"POST\",route=\"/me\",le=\"0.5\"} 4",
        "database_connection_pool 3",
    ] {
        assert!(text.contains(expected), "{expected} in\n{text}");
    }
    let rate = text
        .lines()
        .find_map(|line| line.strip_prefix("requests_per_second "))
        .expect("the rate");
    assert!(rate.starts_with("0.1666"), "{rate}");
}

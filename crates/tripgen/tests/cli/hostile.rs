//! What nobody should send: each is refused with a problem document or the connection is closed, the server lives on,
//! and its log holds nothing of it.

mod connections;
mod requests;
mod tokens;

use serde_json::{Value, json};

use crate::run::Desk;
use crate::served::{PASSWORD, Reply, Server, text};

/// Short waits, so that the tests of slow clients are quick.
const SETTINGS: &str = "[http]\nhead_timeout_seconds = 1\nrequest_timeout_seconds = 2\nmost_body_bytes = 2000000\n\
     [user.passwords]\nmemory_kib = 64\npasses = 1\n[user.tokens]\naccess_seconds = 2\n";
/// Stands in bodies, and must not stand in the log.
const MARK: &str = "Zebra-in-the-body";
const USER: &str = "hostile01";

/// A server with somebody who has a trip.
struct Stage {
    desk: Desk,
    server: Server,
    /// An access token, which is good for two seconds.
    brief: String,
    /// An API token that may do everything.
    token: String,
    trip: String,
}

impl Stage {
    fn new() -> Self {
        let desk = Desk::new();
        let server = serve(&desk, "data");
        let brief = server.sign_up(USER);
        let scopes = ["trips:write", "users:write", "locations:write", "ai:write"];
        let body = json!({ "name": "hostile", "scopes": scopes });
        let token = text(
            &server.done("POST", "/api/v1/users/me/tokens", &brief, Some(&body)),
            "/token",
        );
        let trip = server.done(
            "POST",
            "/api/v1/trips",
            &token,
            Some(&json!({ "tripName": MARK })),
        );
        Self {
            trip: text(&trip, "/tripId"),
            desk,
            server,
            brief,
            token,
        }
    }

    /// Sends a request with the good token.
    fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> std::io::Result<Reply> {
        let authorization = format!("Bearer {}", self.token);
        let mut all = vec![("authorization", authorization.as_str())];
        all.extend_from_slice(headers);
        self.server
            .send(method, &path.replace("{trip}", &self.trip), &all, body)
    }

    /// The server lives, and its log is clean.
    fn judge(mut self) {
        assert!(self.server.is_alive());
        assert_eq!(self.server.call("GET", "/healthz", "", None).status, 200);
        let log = std::fs::read_to_string(self.desk.path("server.log")).expect("a log");
        for line in log.lines() {
            let parsed: Value =
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
            assert_ne!(parsed["level"], "ERROR", "{line}");
        }
        let signature = self.brief.rsplit('.').next().unwrap_or("");
        for secret in [&self.token, signature, PASSWORD, MARK, "@example.com", "panicked"] {
            assert!(!log.contains(secret), "{secret} stands in the log");
        }
    }
}

fn serve(desk: &Desk, folder: &str) -> Server {
    let settings = desk.write("tripgen.toml", SETTINGS);
    let data = desk.path(folder).display().to_string();
    Server::start(desk, &["--data-dir", &data, "--config", &settings])
}

/// Requires a status and that a refusal is a problem document.
#[track_caller]
fn check_refusal(what: &str, reply: &Reply, statuses: &[u16]) {
    let body: String = reply.body.chars().take(300).collect();
    assert!(
        statuses.contains(&reply.status),
        "{what}: {} {body}",
        reply.status
    );
    if reply.status >= 400 {
        assert_eq!(
            reply.header("content-type"),
            "application/problem+json",
            "{what}: {body}"
        );
        assert!(!reply.code().is_empty(), "{what}: {body}");
    }
}

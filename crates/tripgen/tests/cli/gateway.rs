//! The public edge as an operator starts it: in front of a process that serves everything, and of one that is gone.

use serde_json::json;

use crate::run::Desk;
use crate::served::Server;

const PASSWORDS: &str = "[user.passwords]\nmemory_kib = 64\npasses = 1\n";

/// A server with everything, and a gateway in front of it. The first is on a desk of its own: it is another process.
struct Stage {
    _desks: [Desk; 2],
    services: Server,
    gateway: Server,
}

impl Stage {
    fn new(settings: &str) -> Self {
        let (behind, front) = (Desk::new(), Desk::new());
        let services = Server::start(&behind, &["--config", &behind.write("tripgen.toml", PASSWORDS)]);
        let upstreams = format!(
            "{settings}\n[gateway.upstreams]\nall = [\"http://{}\"]\n",
            services.address
        );
        let config = front.write("gateway.toml", &upstreams);
        let gateway = Server::start(&front, &["--role", "gateway", "--config", &config]);
        Self {
            _desks: [behind, front],
            services,
            gateway,
        }
    }
}

#[test]
fn a_traveller_needs_only_the_gateway() {
    let Stage {
        gateway,
        _desks,
        services,
    } = Stage::new("");
    let token = gateway.sign_up("edge01");
    let trip = gateway.done(
        "POST",
        "/api/v1/trips",
        &token,
        Some(&json!({ "tripName": "Edge" })),
    );
    let path = format!("/api/trips/{}", trip["tripId"].as_str().expect("an id"));
    assert_eq!(gateway.done("GET", &path, &token, None)["tripName"], "Edge");
    assert_eq!(services.done("GET", &path, &token, None)["tripName"], "Edge");
    let page = gateway.call("GET", "/openapi.json", "", None);
    assert_eq!(page.status, 200);
    assert_eq!(gateway.call("GET", "/docs/", "", None).status, 200);
    assert_eq!(gateway.call("GET", "/metrics", "", None).status, 404);
    assert_eq!(
        gateway
            .call("POST", "/internal/v1/trips", &token, Some(&json!({})))
            .status,
        404
    );
    let forged = format!("{token}x");
    let refused = gateway.call("GET", "/api/v1/users/me", &forged, None);
    assert_eq!(
        (refused.status, refused.code()),
        (401, "INVALID_TOKEN".to_owned())
    );
}

#[test]
fn says_so_when_the_services_are_gone() {
    let Stage {
        gateway,
        _desks,
        services,
    } = Stage::new("");
    assert_eq!(gateway.call("GET", "/readyz", "", None).status, 200);
    drop(services);
    let answer = gateway.call("GET", "/api/v1/trips", "", None);
    assert_eq!(
        (answer.status, answer.code()),
        (503, "GATEWAY_FALLBACK".to_owned())
    );
    assert_eq!(answer.json()["instance"], "/fallback/trip");
    // The pages are the gateway's own.
    assert_eq!(gateway.call("GET", "/openapi.json", "", None).status, 200);
}

#[test]
fn counts_a_hundred_requests_a_minute() {
    let Stage {
        gateway,
        _desks,
        services: _services,
    } = Stage::new("");
    let statuses: Vec<u16> = (0..150)
        .map(|_| gateway.call("GET", "/api/v1/locations/map", "", None).status)
        .collect();
    let passed = statuses.iter().filter(|status| **status == 200).count();
    // A hundred at once, and one more for each 600 ms that the rest took.
    assert!((100..140).contains(&passed), "{statuses:?}");
    assert_eq!(
        statuses.iter().filter(|status| **status == 429).count(),
        150 - passed
    );
}

#[test]
fn names_the_service_that_is_nowhere() {
    let desk = Desk::new();
    let config = desk.write(
        "gateway.toml",
        "[gateway.upstreams]\nuser = [\"http://127.0.0.1:1\"]\n",
    );
    let answer = desk.run(&["serve", "--role", "gateway", "--port", "0", "--config", &config]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("gateway.upstreams.trip"), "{}", answer.err);
}

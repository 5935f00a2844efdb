//! The remote clients against a server that answers whatever a test writes: what each contract makes of good answers,
//! of failures, and of a server that does not keep to anything.

mod generations;
mod locations;
mod trips;
mod users;

use contracts::ContractError;
use contracts::remote::{RemoteConfig, ServiceToken};
use serde_json::{Value, json};
use test_support::{Outside, Reply};

/// Small limits, so that a test reaches them.
pub(crate) fn config(outside: &Outside) -> RemoteConfig {
    RemoteConfig {
        timeout_ms: 400,
        long_timeout_ms: 400,
        connect_timeout_ms: 200,
        silence_ms: 200,
        most_bytes: 50_000,
        most_pack_bytes: 60_000,
        most_event_bytes: 2_000,
        ..RemoteConfig::at(outside.url("/"))
    }
}

pub(crate) fn token() -> ServiceToken {
    ServiceToken::new(|| "service:test".to_owned())
}

/// An address where nobody listens.
pub(crate) async fn nowhere() -> RemoteConfig {
    let outside = Outside::start().await;
    let config = config(&outside);
    drop(outside);
    // The task of the server ends with the value; its port is closed once the runtime has dropped it.
    tokio::task::yield_now().await;
    config
}

/// What every contract makes of a server that does not answer with the contract.
pub(crate) fn troubles() -> Vec<(Reply, Trouble)> {
    use Trouble::{Failed, Unavailable};
    let failure =
        |name: &str, reason: &str| json!({"failure": name, "service": "location", "reason": reason});
    vec![
        (Reply::Silent, Unavailable),
        (Reply::Stalled, Unavailable),
        (Reply::Broken, Unavailable),
        (Reply::Json(503, failure("unavailable", "it starts")), Unavailable),
        (
            Reply::Json(503, json!({"code": "SERVICE_UNAVAILABLE"})),
            Unavailable,
        ),
        (Reply::Json(502, Value::Null), Unavailable),
        (Reply::Json(500, failure("failed", "a defect")), Failed),
        (Reply::Json(500, json!({"code": "INTERNAL"})), Failed),
        (Reply::Json(401, json!({"code": "INVALID_TOKEN"})), Failed),
        (Reply::Json(403, json!({"code": "FORBIDDEN"})), Failed),
        (Reply::Json(404, json!({"code": "ROUTE_NOT_FOUND"})), Failed),
        (Reply::Redirect("http://127.0.0.1:1/".to_owned()), Failed),
    ]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    Unavailable,
    Failed,
}

/// Which of the two an error is.
pub(crate) fn trouble(error: &ContractError) -> Trouble {
    match error {
        ContractError::Unavailable { .. } => Trouble::Unavailable,
        ContractError::Failed { .. } => Trouble::Failed,
        other => panic!("{other}"),
    }
}

/// The paths and bodies of what was asked, and whether each showed the token.
pub(crate) fn asked(outside: &Outside) -> Vec<(String, Value)> {
    let one = |request: &test_support::Recorded| {
        assert_eq!(request.header("authorization"), "Bearer service:test");
        let body = serde_json::from_slice(&request.body).expect("a question is JSON");
        (request.path.clone(), body)
    };
    outside.requests().iter().map(one).collect()
}

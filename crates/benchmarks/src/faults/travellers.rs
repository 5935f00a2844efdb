//! Who asks: through one gateway or another, with what came of it noted.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::Value;
use tokio::time::{sleep, timeout};

use crate::api::connection::{Answer, Connection, Target};
use crate::api::setup;
use crate::measure::wall_time;

/// Travellers; each plans many trips.
const TRAVELLERS: usize = 20;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// What people look at, by the name of the role that answers.
const LOOKS: &[(&str, &str)] = &[
    ("trip", "/api/v1/trips?size=10"),
    (
        "location",
        "/api/v1/locations/search?q=museum&city=seoul&limit=10",
    ),
    ("user", "/api/v1/users/me"),
    ("web", "/"),
];

/// What somebody asked for.
pub(crate) enum Call<'a> {
    Get(&'a str),
    /// A change that happens once, with its key.
    Post(&'a str, &'a Value, &'a str),
}

/// One request that somebody made.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Which role answers it.
    pub(crate) role: &'static str,
    /// When it was asked.
    pub(crate) at: Duration,
    /// How long the answer took.
    pub(crate) took: Duration,
    /// Why it failed, where it did.
    pub(crate) failure: Option<String>,
}

/// The gateways, and what came of each request.
pub(crate) struct Front {
    targets: Vec<Target>,
    turn: AtomicUsize,
    events: Mutex<Vec<Event>>,
}

impl Front {
    pub(crate) fn new(targets: Vec<Target>) -> Self {
        Self {
            targets,
            turn: AtomicUsize::new(0),
            events: Mutex::default(),
        }
    }

    /// Every request so far.
    pub(crate) fn events(&self) -> Vec<Event> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks, and notes what came of it. An answer that blames the server is a failure, and so is none at all.
    pub(crate) async fn ask(&self, role: &'static str, token: &str, call: &Call<'_>) -> Option<Answer> {
        let at = wall_time();
        let asked = timeout(PATIENCE, self.try_to_ask(token, call)).await;
        let (answer, failure) = match asked {
            Ok(Ok(answer)) if answer.status.is_server_error() => {
                let body = String::from_utf8_lossy(&answer.body);
                (None, Some(format!("{} {body}", answer.status)))
            }
            Ok(Ok(answer)) => (Some(answer), None),
            Ok(Err(error)) => (None, Some(format!("{error:#}"))),
            Err(_late) => (None, Some("no answer".to_owned())),
        };
        let event = Event {
            role,
            at,
            took: wall_time().saturating_sub(at),
            failure,
        };
        self.events
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(event);
        answer
    }

    async fn try_to_ask(&self, token: &str, call: &Call<'_>) -> Result<Answer> {
        let mut connection = self.connect(token).await?;
        match call {
            Call::Get(path) => connection.get(path).await,
            Call::Post(path, body, key) => connection.post_once(path, body, key).await,
        }
    }

    /// The gateways in turns; one that takes no connection is passed over.
    async fn connect(&self, token: &str) -> Result<Connection> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        for step in 0..self.targets.len() {
            let target = &self.targets[(turn + step) % self.targets.len()];
            if let Ok(connection) = Connection::open(target, Some(token)).await {
                return Ok(connection);
            }
        }
        bail!("no gateway takes a connection")
    }
}

/// Signs up everybody, while all is well; gives their tokens.
pub(crate) async fn sign_up(front: &Front) -> Result<Vec<String>> {
    let tag = u64::try_from(wall_time().as_nanos() % 0xffff_ffff)?;
    let mut tokens = Vec::new();
    for number in 0..TRAVELLERS {
        let target = &front.targets[number % front.targets.len()];
        tokens.push(setup::sign_up(target, &format!("faults{tag:x}u{number}")).await?);
    }
    Ok(tokens)
}

/// Looks at one thing after the other, ten times a second.
pub(crate) async fn look_around(front: &Front, tokens: &[String], number: usize, over: &AtomicBool) {
    let mut at = number;
    while !over.load(Ordering::Relaxed) {
        let (role, path) = LOOKS[at % LOOKS.len()];
        drop(
            front
                .ask(role, &tokens[number % tokens.len()], &Call::Get(path))
                .await,
        );
        at += 1;
        sleep(Duration::from_millis(100)).await;
    }
}

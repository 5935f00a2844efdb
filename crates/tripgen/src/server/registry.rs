//! The registry of processes, for machines without a name service: whoever serves a role says where it is, again and
//! again, and whoever asks a service is told who does. The role scheduler keeps it, in the database.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use platform::World;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::internal::for_services;
use platform::outbound::{Outbound, OutboundConfig};
use platform::problem::{Problem, Rule};
use platform::resolver::{Registered, Resolver, Sources};
use platform::service_token::{Badge, ServiceKey};
use platform::text;
use platform::tls::Inside;
use serde::{Deserialize, Serialize};
use storage::Processes;
use tokio_util::sync::CancellationToken;

use super::roles::Roles;
use super::services::ServicesConfig;
use crate::cli::Role;

/// Whom a token for the registry names.
pub(crate) const AUDIENCE: &str = "scheduler";

const REGISTER: &str = "/internal/v1/processes/register";
const WITHDRAW: &str = "/internal/v1/processes/withdraw";
const PROCESSES: &str = "/internal/v1/processes/list";

/// The services that may be registered, with the role that serves each.
const SERVICES: [(&str, Role); 6] = [
    ("user", Role::User),
    ("trip", Role::Trip),
    ("ai", Role::Ai),
    ("location", Role::Location),
    ("admin", Role::Scheduler),
    ("web", Role::Web),
];

/// No registration lasts longer.
const LONGEST_SECONDS: u64 = 300;
/// No address is longer.
const MOST_ADDRESS_CHARS: usize = 300;

/// A process says where it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Registration {
    /// What it serves.
    services: Vec<String>,
    /// Where others reach it.
    address: String,
    /// For how long, if nothing more is heard of it.
    seconds: u64,
}

/// Somebody asks who serves.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ProcessesQuestion {
    service: String,
}

/// What only services may ask. It has whole paths, and belongs on no public port.
pub(crate) fn internal_router(processes: Processes) -> Router {
    let questions = Router::new()
        .route(REGISTER, post(register))
        .route(WITHDRAW, post(withdraw))
        .route(PROCESSES, post(list))
        .with_state(processes);
    for_services(questions)
}

async fn register(
    State(processes): State<Processes>,
    JsonBody(asked): JsonBody<Registration>,
) -> Result<Response, Problem> {
    check(&asked)?;
    let lasts = Duration::from_secs(asked.seconds.clamp(1, LONGEST_SECONDS));
    for service in &asked.services {
        processes.register(service, &asked.address, lasts).await?;
    }
    Ok(Json(()).into_response())
}

async fn withdraw(
    State(processes): State<Processes>,
    JsonBody(asked): JsonBody<Registration>,
) -> Result<Response, Problem> {
    check(&asked)?;
    for service in &asked.services {
        processes.withdraw(service, &asked.address).await?;
    }
    Ok(Json(()).into_response())
}

async fn list(
    State(processes): State<Processes>,
    JsonBody(asked): JsonBody<ProcessesQuestion>,
) -> Result<Response, Problem> {
    Ok(Json(processes.of(&asked.service).await?).into_response())
}

fn check(asked: &Registration) -> Result<(), Problem> {
    let mut fields = Fields::new();
    let known = |service: &String| SERVICES.iter().any(|(name, _)| name == service);
    if asked.services.is_empty() || !asked.services.iter().all(known) {
        fields.refuse(
            "services",
            Rule::Format,
            text("모르는 서비스입니다", "No such service"),
        );
    }
    if !is_address(&asked.address) {
        fields.refuse(
            "address",
            Rule::Format,
            text("주소가 아닙니다", "This is no address"),
        );
    }
    fields.finish()
}

/// Whether it is the address of one process: names and registries are not registered.
fn is_address(text: &str) -> bool {
    let plain = ["http://", "https://", "h2c://"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    let one = || Resolver::new("any", &[text.to_owned()], Sources::system()).is_ok();
    plain && text.len() <= MOST_ADDRESS_CHARS && one()
}

/// Asks the registry of another process.
#[derive(Debug)]
pub(crate) struct RemoteRegistry {
    outbound: Outbound,
    badge: Badge,
}

impl RemoteRegistry {
    /// A client that asks in the name of a process.
    pub(crate) fn new(
        key: &ServiceKey,
        roles: &Roles,
        inside: &Inside,
        world: &World,
    ) -> anyhow::Result<Self> {
        let limits = OutboundConfig {
            timeout_ms: 3_000,
            connect_timeout_ms: 1_000,
            most_bytes: 1024 * 1024,
            retries: 1,
            retry_pause_ms: 50,
            proxy: None,
        };
        Ok(Self {
            outbound: Outbound::inside("registry", &limits, inside.client(&[])?, world)?,
            badge: Badge::new(key.clone(), roles.to_string(), AUDIENCE, world.clone()),
        })
    }

    async fn tell(&self, registries: &[String], path: &str, word: &Registration) -> Result<(), String> {
        let call = self
            .outbound
            .post_to_one(registries, path)
            .bearer(&self.badge.show());
        let told = call.send_json(word).may_repeat().send().await;
        told.map(|_reply| ()).map_err(|error| error.to_string())
    }
}

#[async_trait]
impl Registered for RemoteRegistry {
    async fn addresses(&self, registry: &str, service: &str) -> Result<Vec<String>, String> {
        let question = ProcessesQuestion {
            service: service.to_owned(),
        };
        let call = self
            .outbound
            .post(&format!("{registry}{PROCESSES}"))
            .bearer(&self.badge.show());
        let told = call.send_json(&question).may_repeat().json::<Vec<String>>().await;
        let mut addresses = told.map_err(|error| error.to_string())?;
        addresses.retain(|address| is_address(address));
        Ok(addresses)
    }
}

/// Says where this process is until told to stop, and takes it back then.
pub(crate) async fn stay_registered(
    registry: Arc<RemoteRegistry>,
    config: ServicesConfig,
    roles: Roles,
    stop: CancellationToken,
) {
    let Some(address) = config.register_as.clone() else {
        return;
    };
    let lasts = config.registered_for();
    let serves = SERVICES.iter().filter(|(_, role)| roles.have(*role));
    let word = Registration {
        services: serves.map(|(name, _)| (*name).to_owned()).collect(),
        address,
        seconds: lasts.as_secs(),
    };
    if word.services.is_empty() {
        return;
    }
    while !stop.is_cancelled() {
        if let Err(cause) = registry.tell(&config.register_with, REGISTER, &word).await {
            tracing::warn!(
                cause,
                "the registry was not told where this process is; it is tried again"
            );
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(lasts / 3) => {}
        }
    }
    if let Err(cause) = registry.tell(&config.register_with, WITHDRAW, &word).await {
        tracing::warn!(cause, "the registry forgets this process by itself");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers_processes_and_nothing_else() {
        for good in ["http://10.0.0.7:8080", "h2c://trip-1:80", "https://10.0.0.7"] {
            assert!(is_address(good), "{good}");
        }
        for wrong in [
            "",
            "10.0.0.7",
            "dns+http://trip",
            "registry+http://10.0.0.9",
            "http://a/b",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}

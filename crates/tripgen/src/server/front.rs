//! What stands on the public port of a process, and processes that are nothing else: a gateway, or the web app.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use gateway::routes::SERVICES;
use platform::World;
use platform::health::Health;
use platform::resolver::Sources;
use platform::server::Served;
use platform::server::hand_over::Ports;
use platform::service_token::ServiceKey;
use platform::shell::shell;
use platform::telemetry::{self, Telemetry};
use platform::tls::Inside;
use platform::trace::Tracer;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::config::Config;
use super::door::{DOCUMENT, Door, FirewallAtTheDoor, OwnServices, ports_of, take_over};
use super::folder::DataFolder;
use super::neighbours::sources;
use super::registry::{RemoteRegistry, stay_registered};
use super::roles::Roles;
use super::run::{shell_config, stop_asked};
use super::{documents, inside, web};
use crate::cli::Role;
use crate::output;

/// How long a process that ends waits for the collector of traces.
pub(crate) const PATIENCE_WITH_COLLECTOR: Duration = Duration::from_secs(2);

/// Runs a process without records, a gateway or the web app, until it is told to stop.
pub(crate) async fn run(folder: &DataFolder, config: Config, roles: Roles) -> anyhow::Result<()> {
    let world = World::system();
    let telemetry = telemetry_of(&config, &roles, &world)?;
    let stop = CancellationToken::new();
    let inside = inside::open(&config)?;
    let key = key_if_needed(folder, &config)?;
    let front = if roles.have(Role::Gateway) {
        let own = OwnServices {
            names: Vec::new(),
            router: Router::new(),
            serves_pages: roles.have(Role::Web),
        };
        let firewall = FirewallAtTheDoor::open(&config)?;
        let sources = match &key {
            Some(key) => sources(key, &roles, &inside, &world)?,
            None => Sources::system(),
        };
        Front::Door(Door::gateway(
            &config,
            (&own, &sources, &inside),
            firewall,
            &telemetry,
            &world,
        )?)
    } else {
        let health = Health::new(Vec::new()).router().split_for_parts().0;
        let pages = pages().merge(health).merge(telemetry.router());
        let router = shell(pages, &shell_config(&config, &telemetry), &world);
        Front::Inside(router, inside.clone())
    };
    let mut ports = ports_of(&config).await?;
    let listener = ports.listen(&config.http.listen).await;
    let listener = listener.with_context(|| format!("listening on {}", config.http.listen))?;
    let address = listener.local_addr().context("the address of the listener")?;
    let scheme = front.scheme();
    if let Some(address) = config
        .gateway
        .operations_listen
        .as_deref()
        .filter(|_| roles.have(Role::Gateway))
    {
        let listener = ports.listen(address).await;
        let listener =
            listener.with_context(|| format!("listening on {address} (gateway.operations_listen)"))?;
        serve_inside(listener, telemetry.router(), &inside, &config, &stop);
    }
    let server = front.open(listener, &mut ports, &config, &stop).await?;
    take_over(ports, &stop).await?;
    inside::keep_fresh(&inside, &config, &stop)?;
    let registered = key
        .map(|key| register((&key, &inside), &config, &roles, &world, &stop))
        .transpose()?;
    output::print(&format!("TripGen runs at {scheme}://{address}\n"))
        .map_err(|_closed| anyhow::anyhow!("standard output is closed"))?;
    tracing::info!(%address, %roles, "serving");
    stop_asked(&stop).await?;
    tracing::info!("stopping: running requests end");
    stop.cancel();
    let served = server.await.context("the server's task")?;
    if let Some(registered) = registered {
        registered.await.context("the registration's task")?;
    }
    telemetry.tracer().flush(PATIENCE_WITH_COLLECTOR).await;
    tracing::info!(cut_off = served.cut_off, "stopped");
    Ok(())
}

/// What a process tells about itself. Traces name it by its roles; the one that has all is the product.
pub(crate) fn telemetry_of(config: &Config, roles: &Roles, world: &World) -> anyhow::Result<Telemetry> {
    let telemetry = telemetry::install(&config.log, world)?;
    let service = if roles.are_everything() {
        "tripgen".to_owned()
    } else {
        roles.to_string()
    };
    let tracer = Tracer::start(&config.traces, &service, world)?;
    Ok(telemetry.with_tracer(tracer))
}

/// What stands on the public port of a process.
pub(crate) enum Front {
    /// The edge.
    Door(Door),
    /// A router with its shell: a service behind the edge of another process.
    Inside(Router, Inside),
}

impl Front {
    /// What its address begins with.
    pub(crate) fn scheme(&self) -> &'static str {
        match self {
            Self::Door(door) => door.scheme(),
            Self::Inside(_, inside) if inside.shows() => "https",
            Self::Inside(..) => "http",
        }
    }

    /// Lets requests in until told to stop.
    pub(crate) async fn open(
        self,
        listener: TcpListener,
        ports: &mut Ports,
        config: &Config,
        stop: &CancellationToken,
    ) -> anyhow::Result<JoinHandle<Served>> {
        match self {
            Self::Door(door) => door.open(listener, ports, config, stop).await,
            Self::Inside(router, inside) => Ok(serve_inside(listener, router, &inside, config, stop)),
        }
    }
}

/// Lets the other processes in until told to stop.
pub(crate) fn serve_inside(
    listener: TcpListener,
    router: Router,
    inside: &Inside,
    config: &Config,
    stop: &CancellationToken,
) -> JoinHandle<Served> {
    let (inside, http, stop) = (inside.clone(), config.http.clone(), stop.clone());
    tokio::spawn(async move { platform::server::serve_inside(listener, router, &inside, &http, stop).await })
}

/// The web app and the description of the API.
pub(crate) fn pages() -> Router {
    documents::router_of(DOCUMENT.to_owned()).merge(web::router())
}

/// Has the registry know this process, where the settings name one.
pub(crate) fn register(
    (key, inside): (&ServiceKey, &Inside),
    config: &Config,
    roles: &Roles,
    world: &World,
    stop: &CancellationToken,
) -> anyhow::Result<JoinHandle<()>> {
    let services = config.services.clone();
    anyhow::ensure!(
        services.register_with.is_empty() || services.register_as.is_some(),
        "services.register_with names a registry, and services.register_as does not say where this process is"
    );
    let registry = Arc::new(RemoteRegistry::new(key, roles, inside, world)?);
    let (roles, stop) = (roles.clone(), stop.clone());
    Ok(tokio::spawn(async move {
        if !services.register_with.is_empty() {
            stay_registered(registry, services, roles, stop).await;
        }
    }))
}

/// The key of services: a process without records wants it for a registry alone.
fn key_if_needed(folder: &DataFolder, config: &Config) -> anyhow::Result<Option<ServiceKey>> {
    let upstreams = &config.gateway.upstreams;
    let names = SERVICES.iter().map(|(service, _)| *service).chain(["web"]);
    let asks = names
        .flat_map(|service| upstreams.of(service))
        .any(|entry| entry.starts_with("registry+"));
    if !asks && config.services.register_with.is_empty() {
        return Ok(None);
    }
    let secret = shared_secret(folder)?;
    Ok(Some(
        ServiceKey::derive(&secret).context("the secret is too short")?,
    ))
}

/// The secret that every process of an installation has.
pub(crate) fn shared_secret(folder: &DataFolder) -> anyhow::Result<String> {
    folder.shared_secret().with_context(|| {
        format!(
            "reading the secret of the installation from {}: its processes share one, so a single role makes none; \
             write 32 random bytes in base64 into a file, and name it with services.secret_file or TRIPGEN_SECRET_FILE",
            folder.secret_file().display()
        )
    })
}

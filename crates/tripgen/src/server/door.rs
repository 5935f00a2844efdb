//! The edge of a process: in front of everything that runs in it, or, with `--role gateway`, of other processes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use async_trait::async_trait;
use axum::Router;
use axum::http::Method;
use cache::Redis;
use gateway::OpenPaths;
use gateway::edge::{Edge, EdgeParts};
use gateway::firewall::Firewall;
use gateway::firewall::core_rules::CoreRules;
use gateway::pool::Pool;
use gateway::routes::{Route, RouteTable, SERVICES, Upstream};
use gateway::server::{serve, serve_redirects};
use gateway::tls::Tls;
use gateway::tokens::Tokens;
use platform::World;
use platform::health::Check;
use platform::server::Served;
use platform::server::hand_over::{Ports, Predecessor};
use platform::shell::shell;
use platform::telemetry::{self, Telemetry};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::config::Config;
use super::run::{shell_config, stop_asked};
use super::{documents, web};
use crate::output;

/// The document of this version, as it is committed: a gateway has no services to ask for it.
const DOCUMENT: &str = include_str!("../../../../docs/openapi.json");

/// The edge, and the certificate where there is one.
pub(crate) struct Door {
    edge: Arc<Edge>,
    tls: Option<Tls>,
}

impl Door {
    /// In front of a router of this process. Services look at tokens by themselves, so the door does not.
    pub(crate) fn embedded(
        config: &Config,
        router: Router,
        firewall: Option<FirewallAtTheDoor>,
        telemetry: &Telemetry,
        world: &World,
    ) -> anyhow::Result<Self> {
        let routes = RouteTable::mounted(router);
        Self::new(config, routes, (None, firewall), telemetry, world)
    }

    /// In front of the processes that the settings name.
    fn gateway(config: &Config, telemetry: &Telemetry, world: &World) -> anyhow::Result<Self> {
        let mut routes = RouteTable::default();
        let mut tokens = None;
        for (service, _) in SERVICES {
            let addresses = config.gateway.upstreams.of(service);
            anyhow::ensure!(
                !addresses.is_empty(),
                "gateway.upstreams.{service} names no process, and neither does gateway.upstreams.all"
            );
            let rules = config.gateway.breaker.rules();
            let pool = Pool::new(service, addresses, &config.gateway.balance, rules, world)
                .map_err(|reason| anyhow::anyhow!("gateway.upstreams.{service}: {reason}"))?;
            let pool = Arc::new(pool);
            if service == "user" && config.gateway.tokens.check {
                tokens = Some(Arc::new(Tokens::new(
                    Arc::new(Arc::clone(&pool)),
                    config.user.issuer.clone(),
                    &config.gateway.tokens,
                    world.clone(),
                )));
            }
            routes = routes.service(service, pool);
        }
        let pages = documents::router_of(DOCUMENT.to_owned()).merge(web::router());
        let pages = shell(pages, &shell_config(config, telemetry), world);
        let routes = routes.with(
            Route {
                name: "web",
                upstream: Upstream::Mounted(pages),
            },
            [""],
        );
        let firewall = FirewallAtTheDoor::open(config)?;
        Self::new(config, routes, (tokens, firewall), telemetry, world)
    }

    fn new(
        config: &Config,
        routes: RouteTable,
        (tokens, firewall): (Option<Arc<Tokens>>, Option<FirewallAtTheDoor>),
        telemetry: &Telemetry,
        world: &World,
    ) -> anyhow::Result<Self> {
        let parts = EdgeParts {
            config: config.gateway.clone(),
            http: config.http.clone(),
            routes,
            tokens,
            open: open_paths()?,
            firewall: firewall.map(|firewall| firewall.0 as Arc<dyn Firewall>),
            redis: shared_limits(config, world)?,
            traffic: telemetry.traffic(),
            world: world.clone(),
        };
        let edge = Arc::new(Edge::new(parts)?);
        let measured = Arc::clone(&edge);
        telemetry.before_reading(move || measured.measure());
        Ok(Self {
            edge,
            tls: Tls::open(&config.gateway.tls)?,
        })
    }

    /// What its address begins with.
    pub(crate) fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "https" } else { "http" }
    }

    /// Lets requests in until told to stop.
    pub(crate) async fn open(
        self,
        listener: TcpListener,
        ports: &mut Ports,
        config: &Config,
        stop: &CancellationToken,
    ) -> anyhow::Result<JoinHandle<Served>> {
        self.edge.work(stop)?;
        if let Some(address) = &config.gateway.tls.redirect_listen {
            let listener = ports
                .listen(address)
                .await
                .with_context(|| format!("listening on {address} (gateway.tls.redirect_listen)"))?;
            let (edge, http, stop) = (Arc::clone(&self.edge), config.http.clone(), stop.clone());
            tokio::spawn(async move { serve_redirects(listener, edge, &http, stop).await });
        }
        reload_when_asked(Arc::clone(&self.edge), self.tls.clone(), stop.clone())?;
        let (http, stop) = (config.http.clone(), stop.clone());
        Ok(tokio::spawn(async move {
            serve(listener, self.edge, self.tls, &http, stop).await
        }))
    }
}

/// Where gateways count requests together: the Redis of the cache, over a connection with less patience.
fn shared_limits(config: &Config, world: &World) -> anyhow::Result<Option<Arc<Redis>>> {
    let rates = &config.gateway.rates;
    if !rates.shared {
        return Ok(None);
    }
    let patience = Duration::from_millis(rates.shared_timeout_ms.max(1));
    Ok(Redis::open(&config.cache.redis, patience, world)?.map(Arc::new))
}

/// The firewall, where the settings ask for one.
#[derive(Clone, Debug)]
pub(crate) struct FirewallAtTheDoor(Arc<CoreRules>);

impl FirewallAtTheDoor {
    /// Reads its rules.
    pub(crate) fn open(config: &Config) -> anyhow::Result<Option<Self>> {
        let rules = CoreRules::open(&config.gateway.firewall)?;
        Ok(rules.map(|rules| Self(Arc::new(rules))))
    }
}

#[async_trait]
impl Check for FirewallAtTheDoor {
    fn name(&self) -> &'static str {
        "firewall"
    }

    async fn check(&self) -> Result<(), String> {
        if self.0.is_ready() {
            Ok(())
        } else {
            Err("its rules are being warmed up".to_owned())
        }
    }
}

/// Runs a gateway until it is told to stop.
pub(crate) async fn run(config: Config) -> anyhow::Result<()> {
    let world = World::system();
    let telemetry = telemetry::install(&config.log, &world)?;
    let door = Door::gateway(&config, &telemetry, &world)?;
    let mut ports = ports_of(&config).await?;
    let listener = ports
        .listen(&config.http.listen)
        .await
        .with_context(|| format!("listening on {}", config.http.listen))?;
    let address = listener.local_addr().context("the address of the listener")?;
    let scheme = door.scheme();
    let stop = CancellationToken::new();
    if let Some(address) = &config.gateway.operations_listen {
        let listener = ports
            .listen(address)
            .await
            .with_context(|| format!("listening on {address} (gateway.operations_listen)"))?;
        let (router, http, stop) = (telemetry.router(), config.http.clone(), stop.clone());
        tokio::spawn(async move { platform::server::serve(listener, router, &http, stop).await });
    }
    let server = door.open(listener, &mut ports, &config, &stop).await?;
    take_over(ports, &stop).await?;
    output::print(&format!("TripGen runs at {scheme}://{address}\n"))
        .map_err(|_closed| anyhow::anyhow!("standard output is closed"))?;
    tracing::info!(%address, "serving as the gateway");
    stop_asked(&stop).await?;
    tracing::info!("stopping: running requests end");
    stop.cancel();
    let served = server.await.context("the server's task")?;
    tracing::info!(cut_off = served.cut_off, "stopped");
    Ok(())
}

/// The ports of the process that runs, where the settings say how to reach it.
pub(super) async fn ports_of(config: &Config) -> anyhow::Result<Ports> {
    let file = config.http.hand_over.as_deref();
    Ports::open(file).await.with_context(|| {
        format!(
            "asking the process at {} for its ports (http.hand_over)",
            shown(config)
        )
    })
}

/// Tells the process before that this one serves.
pub(super) async fn take_over(ports: Ports, stop: &CancellationToken) -> anyhow::Result<Option<Predecessor>> {
    ports
        .serve(stop)
        .await
        .context("waiting for the next process (http.hand_over)")
}

fn shown(config: &Config) -> String {
    let file = config.http.hand_over.as_deref();
    file.map(|file| file.display().to_string()).unwrap_or_default()
}

/// Reads certificates and the block list again at SIGHUP.
fn reload_when_asked(edge: Arc<Edge>, tls: Option<Tls>, stop: CancellationToken) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut asked = signal(SignalKind::hangup())?;
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    () = stop.cancelled() => return,
                    _ = asked.recv() => reload(&edge, tls.as_ref()),
                }
            }
        });
    }
    #[cfg(not(unix))]
    drop((edge, tls, stop));
    Ok(())
}

fn reload(edge: &Edge, tls: Option<&Tls>) {
    if let Err(error) = edge.reload() {
        tracing::error!(%error, "the block list stays as it was");
    }
    if let Some(Err(error)) = tls.map(Tls::reload) {
        tracing::error!(%error, "the certificate stays as it was");
    }
    tracing::info!("settings that can be read again were read again");
}

/// The operations of the document that want nobody to be known.
fn open_paths() -> anyhow::Result<OpenPaths> {
    let document: Value = serde_json::from_str(DOCUMENT).context("reading docs/openapi.json")?;
    let paths = document["paths"]
        .as_object()
        .context("docs/openapi.json names paths")?;
    let mut open = Vec::new();
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().into_iter().flatten() {
            let needs_caller = operation["security"]
                .as_array()
                .is_some_and(|ways| ways.iter().all(|way| way != &serde_json::json!({})) && !ways.is_empty());
            if !needs_caller && let Ok(method) = Method::from_bytes(method.to_ascii_uppercase().as_bytes()) {
                open.push((method, path.as_str()));
            }
        }
    }
    Ok(OpenPaths::new(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_anybody_may_ask_for() {
        let open = format!("{:?}", open_paths().expect("the committed document"));
        assert!(open.contains("login"), "{open}");
        assert!(!open.contains("itinerary"), "{open}");
    }
}

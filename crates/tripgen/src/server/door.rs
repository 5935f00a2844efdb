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
use platform::resolver::{Resolver, Sources};
use platform::server::Served;
use platform::server::hand_over::{Ports, Predecessor};
use platform::shell::shell;
use platform::telemetry::Telemetry;
use platform::tls::Inside;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::config::Config;
use super::front::pages;
use super::run::shell_config;

/// The document of this version, as it is committed: a gateway has no services to ask for it.
pub(super) const DOCUMENT: &str = include_str!("../../../../docs/openapi.json");

/// What a gateway serves itself.
pub(crate) struct OwnServices {
    /// The services, as the gateway names them.
    pub(crate) names: Vec<&'static str>,
    /// Their public endpoints, with a shell around them.
    pub(crate) router: Router,
    /// Whether the pages are its own, wherever others may be.
    pub(crate) serves_pages: bool,
}

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

    /// In front of the processes that the settings name, and of what this process serves itself.
    pub(crate) fn gateway(
        config: &Config,
        (own, sources, inside): (&OwnServices, &Sources, &Inside),
        firewall: Option<FirewallAtTheDoor>,
        telemetry: &Telemetry,
        world: &World,
    ) -> anyhow::Result<Self> {
        let mut routes = RouteTable::default();
        let mut tokens = None;
        for (service, _) in SERVICES {
            if own.names.contains(&service) {
                routes = routes.service(service, Upstream::Mounted(own.router.clone()));
                continue;
            }
            let pool = pool_of(config, service, (sources, inside), world)?;
            if service == "user" && config.gateway.tokens.check {
                tokens = Some(Arc::new(Tokens::new(
                    Arc::new(Arc::clone(&pool)),
                    config.user.issuer.clone(),
                    &config.gateway.tokens,
                    world.clone(),
                )));
            }
            routes = routes.service(service, Upstream::Remote(pool));
        }
        let upstream = if own.serves_pages || config.gateway.upstreams.web.is_empty() {
            Upstream::Mounted(shell(pages(), &shell_config(config, telemetry), world))
        } else {
            Upstream::Remote(pool_of(config, "web", (sources, inside), world)?)
        };
        let routes = routes.with(
            Route {
                name: "web",
                upstream,
            },
            [""],
        );
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
            tracer: telemetry.tracer(),
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

fn pool_of(
    config: &Config,
    service: &'static str,
    (sources, inside): (&Sources, &Inside),
    world: &World,
) -> anyhow::Result<Arc<Pool>> {
    let addresses = config.gateway.upstreams.of(service);
    anyhow::ensure!(
        !addresses.is_empty(),
        "gateway.upstreams.{service} names no process, and neither does gateway.upstreams.all"
    );
    let rules = config.gateway.breaker.rules();
    let pool = Resolver::new(service, addresses, sources.clone())
        .and_then(|resolver| Pool::inside(service, resolver, &config.gateway.balance, rules, inside, world))
        .map_err(|reason| anyhow::anyhow!("gateway.upstreams.{service}: {reason}"))?;
    Ok(Arc::new(pool))
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

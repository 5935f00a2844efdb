//! A server from start to stop.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::http::Method;
use contracts::ContractError;
use library::Library;
use platform::World;
use platform::server::Served;
use platform::server::hand_over::{Ports, Predecessor};
use platform::service_token::ServiceKey;
use platform::shell::{Limits, OwnLimits, ShellConfig, shell};
use platform::telemetry::Telemetry;
use platform::tls::Inside;
use storage::{Backend, Db};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::backups::BackupPlace;
use super::building::Ground;
use super::config::Config;
use super::door::{Door, FirewallAtTheDoor, OwnServices, ports_of, take_over};
use super::folder::DataFolder;
use super::front::{
    Front, PATIENCE_WITH_COLLECTOR, pages, register, serve_inside, shared_secret, telemetry_of,
};
use super::house::{self, House};
use super::neighbours::{Neighbours, sources};
use super::roles::Roles;
use super::{chores, documents, inside, web};
use crate::cli::Role;
use crate::output;

/// How long work that is going on has to end in, before it is handed back to the queue.
const PATIENCE_WITH_WORK: Duration = Duration::from_secs(10);

/// How often the packs of another process are asked for while it starts, and for how many milliseconds.
const WAIT_FOR_PACKS: Duration = Duration::from_millis(500);
const MOST_WAIT_FOR_PACKS_MS: i64 = 60_000;

/// Serves until it is told to stop.
pub(crate) async fn run(backups: BackupPlace, config: Config, roles: Roles) -> anyhow::Result<()> {
    let world = World::system();
    let telemetry = telemetry_of(&config, &roles, &world)?;
    let stop = CancellationToken::new();
    let inside = inside::open(&config)?;
    let secret = secret_of(&backups.data, &roles, &world)?;
    let key = ServiceKey::derive(&secret).context("the secret is too short")?;
    // First of all: nothing else is worth starting where its rules cannot be read.
    let firewall = firewall_of(&config, &roles)?;
    let mut house = build(&config, &roles, &secret, (&key, &inside, &stop), backups, &world).await?;
    if let Some(firewall) = &firewall {
        house.also_check(Arc::new(firewall.clone()));
    }
    let mut ports = ports_of(&config).await?;
    let listener = ports.listen(&config.http.listen).await.with_context(|| {
        format!(
            "listening on {}; take another port with --port",
            config.http.listen
        )
    })?;
    let address = listener.local_addr().context("the address of the listener")?;
    measure(&telemetry, &house);
    let health = house.health();
    // Otherwise whoever asks first waits until every pack is read.
    if let Some(packs) = house.packs.as_ref().filter(|_| roles.have_one(&SHOW_PLACES)) {
        read_packs(&packs.library, &world)
            .await
            .context("reading the packs")?;
    }
    let scene = Scene {
        config: &config,
        house: &house,
        telemetry: &telemetry,
        key: &key,
        tls: &inside,
        world: &world,
    };
    let front = scene.front(firewall)?;
    let scheme = front.scheme();
    let server = front.open(listener, &mut ports, &config, &stop).await?;
    let further = scene.open_inside(&mut ports, &stop).await?;
    inside::keep_fresh(&inside, &config, &stop)?;
    let before = take_over(ports, &stop).await?;
    wait_for_work(&house, before, &stop).await;
    let work = house.work(&config, telemetry.tracer()).await?;
    let chores = tokio::spawn(chores::keep(chores::Chores::of(&house), stop.clone()));
    let registered = register((&key, &inside), &config, &roles, &world, &stop)?;
    output::print(&format!("TripGen runs at {scheme}://{address}\n"))
        .map_err(|_closed| anyhow::anyhow!("standard output is closed"))?;
    tracing::info!(%address, %roles, database = ?house.db.backend(), "serving");

    stop_asked(&stop).await?;
    tracing::info!("stopping: running requests end, waiting work stays in the queue");
    health.stop();
    stop.cancel();
    let served = server.await.context("the server's task")?;
    for server in further {
        server.await.context("the task of a further port")?;
    }
    let finished = work.shutdown(PATIENCE_WITH_WORK).await;
    chores.await.context("the chores' task")?;
    registered.await.context("the registration's task")?;
    put_in_order(&house).await;
    telemetry.tracer().flush(PATIENCE_WITH_COLLECTOR).await;
    tracing::info!(cut_off = served.cut_off, finished, "stopped");
    Ok(())
}

/// Reads the packs. Where another process has them, it may be starting as well.
async fn read_packs(library: &Library, world: &World) -> Result<(), ContractError> {
    let begun = world.now_ms();
    loop {
        match library.current().await {
            Ok(_packs) => return Ok(()),
            Err(error @ ContractError::Unavailable { .. }) => {
                if world.now_ms() - begun > MOST_WAIT_FOR_PACKS_MS {
                    return Err(error);
                }
                tracing::info!(cause = %error, "waiting for the packs");
                tokio::time::sleep(WAIT_FOR_PACKS).await;
            }
            Err(error) => return Err(error),
        }
    }
}

/// The roles that answer from packs; the scheduler looks at them once an hour.
const SHOW_PLACES: [Role; 3] = [Role::Trip, Role::Ai, Role::Location];

/// The secret of the data folder, which the one process of an installation makes, or the one that all processes have.
fn secret_of(folder: &DataFolder, roles: &Roles, world: &World) -> anyhow::Result<String> {
    if roles.are_everything() {
        return folder
            .secret(world)
            .context("reading the secret of the data folder");
    }
    shared_secret(folder)
}

/// The firewall stands at the edge; a service behind the edge of another process has none.
fn firewall_of(config: &Config, roles: &Roles) -> anyhow::Result<Option<FirewallAtTheDoor>> {
    if roles.have(Role::Gateway) {
        return FirewallAtTheDoor::open(config);
    }
    Ok(None)
}

async fn build(
    config: &Config,
    roles: &Roles,
    secret: &str,
    (key, inside, stop): (&ServiceKey, &Inside, &CancellationToken),
    backups: BackupPlace,
    world: &World,
) -> anyhow::Result<House> {
    let url = match &config.database.url {
        Some(url) => url.clone(),
        None => backups.data.database_url(),
    };
    anyhow::ensure!(
        roles.are_everything() || url.starts_with("postgres"),
        "database.url names no PostgreSQL server; --role {roles} shares its records with other processes, which a \
         file cannot do"
    );
    let db = Db::open(&url, &config.database).await?;
    for (owner, migrations) in house::schemas() {
        db.migrate(owner, migrations, world).await?;
    }
    let db = db.join(world, storage::peers::BEAT).await?;
    let ground = Ground {
        db,
        config,
        secret,
        world: world.clone(),
        backups,
        roles: roles.clone(),
        neighbours: Neighbours::new(&config.services, roles, (key.clone(), inside), world, stop),
    };
    House::build(ground).await
}

/// What is left to do once nobody asks any more.
async fn put_in_order(house: &House) {
    if let Some(users) = &house.users {
        if tokio::time::timeout(PATIENCE_WITH_WORK, users.flush_mails())
            .await
            .is_err()
        {
            tracing::error!("some mails were not sent before the end");
        }
        // The last requests have used their sessions after the last round of chores.
        if let Err(error) = users.do_chores().await {
            tracing::warn!(%error, "when sessions were last used was not written down");
        }
    }
    if let Err(error) = house.db.leave().await {
        tracing::warn!(%error, "other processes count this one as there for another minute");
    }
    house.db.close().await;
}

/// What the fronts of a process are made from.
struct Scene<'a> {
    config: &'a Config,
    house: &'a House,
    telemetry: &'a Telemetry,
    key: &'a ServiceKey,
    tls: &'a Inside,
    world: &'a World,
}

impl Scene<'_> {
    /// What stands on the public port.
    fn front(&self, firewall: Option<FirewallAtTheDoor>) -> anyhow::Result<Front> {
        let roles = &self.house.roles;
        if roles.are_everything() {
            let router = self.around(everything(self.house, self.telemetry, self.house.health())?);
            let door = Door::embedded(self.config, router, firewall, self.telemetry, self.world)?;
            return Ok(Front::Door(door));
        }
        if !roles.have(Role::Gateway) {
            return Ok(Front::Inside(self.around(self.inside()), self.tls.clone()));
        }
        anyhow::ensure!(
            self.config.services.listen.is_some(),
            "services.listen names no address at which other processes can ask the services of --role {roles}; the \
             public one does not answer them"
        );
        let mut names: Vec<_> = self.house.each_service().iter().map(|(name, ..)| *name).collect();
        names.dedup();
        let own = OwnServices {
            names,
            router: self.around(self.public()),
            serves_pages: roles.have(Role::Web),
        };
        let sources = sources(self.key, roles, self.tls, self.world)?;
        let door = Door::gateway(
            self.config,
            (&own, &sources, self.tls),
            firewall,
            self.telemetry,
            self.world,
        )?;
        Ok(Front::Door(door))
    }

    /// Further ports: where a gateway is part of the process, other processes ask its services on one of their own.
    async fn open_inside(
        &self,
        ports: &mut Ports,
        stop: &CancellationToken,
    ) -> anyhow::Result<Vec<JoinHandle<Served>>> {
        let roles = &self.house.roles;
        if roles.are_everything() || !roles.have(Role::Gateway) {
            return Ok(Vec::new());
        }
        let mut opened = Vec::new();
        let further = [
            (
                &self.config.services.listen,
                "services.listen",
                self.around(self.inside()),
            ),
            (
                &self.config.gateway.operations_listen,
                "gateway.operations_listen",
                self.telemetry.router(),
            ),
        ];
        for (address, setting, router) in further {
            let Some(address) = address else { continue };
            let listener = ports.listen(address).await;
            let listener = listener.with_context(|| format!("listening on {address} ({setting})"))?;
            opened.push(serve_inside(listener, router, self.tls, self.config, stop));
        }
        Ok(opened)
    }

    fn around(&self, router: Router) -> Router {
        shell(router, &shell_config(self.config, self.telemetry), self.world)
    }

    /// The public endpoints of the services of this process.
    fn public(&self) -> Router {
        let api = self.house.api().split_for_parts().0;
        let alias = documents::router_only(self.house.services());
        self.house.furnish(api.nest("/api", alias))
    }

    /// All that this process answers to those who reach it behind the edge.
    fn inside(&self) -> Router {
        let health = self.house.health().router().split_for_parts().0;
        let router = self
            .public()
            .merge(self.house.internal(self.key))
            .merge(health)
            .merge(self.telemetry.router());
        if self.house.roles.have(Role::Web) {
            return router.merge(pages());
        }
        router
    }
}

/// What requests may cost: a pack is larger than everything else that is sent, and takes its time.
pub(super) fn shell_config(config: &Config, telemetry: &Telemetry) -> ShellConfig {
    let usual = ShellConfig::new(&config.http, telemetry.traffic());
    let limits = Limits {
        request_timeout: Duration::from_secs(config.http.upload_timeout_seconds),
        most_body_bytes: config
            .location
            .upload_limit_bytes()
            .max(config.http.most_body_bytes),
    };
    let own_limits = ["/api/v1/locations/packs", "/api/locations/packs"].map(|path| OwnLimits {
        method: Method::POST,
        path: path.to_owned(),
        limits,
    });
    ShellConfig {
        own_limits: own_limits.into(),
        tracer: telemetry.tracer(),
        ..usual
    }
}

/// Every path of the server.
fn everything(
    house: &House,
    telemetry: &Telemetry,
    health: platform::health::Health,
) -> anyhow::Result<Router> {
    let (api, document) = documents::split(house, health)?;
    Ok(Router::new()
        .merge(house.furnish(api.nest("/api", documents::router_only(house.services()))))
        .merge(documents::router(&document))
        .merge(telemetry.router())
        .merge(web::router()))
}

/// What is measured only when somebody looks.
fn measure(telemetry: &Telemetry, house: &House) {
    let (db, cache) = (house.db.clone(), house.cache.clone());
    telemetry.before_reading(move || {
        db.measure();
        cache.publish_metrics();
        let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        let nanoseconds = u32::try_from(spent.tv_nsec).unwrap_or(0);
        metrics::gauge!("process_cpu_seconds_total").set(spent.tv_sec as f64 + f64::from(nanoseconds) / 1e9);
        if let Some(bytes) = resident_bytes() {
            metrics::gauge!("process_resident_memory_bytes").set(bytes as f64);
        }
    });
}

/// The memory that the process holds, as Linux tells it.
pub(super) fn resident_bytes() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// Waits, in front of a file, until the process before has ended: the file has one worker, and what that one has begun
/// is its own until then. Requests are answered meanwhile.
async fn wait_for_work(house: &House, before: Option<Predecessor>, stop: &CancellationToken) {
    if let Some(before) = before.filter(|_| house.db.backend() == Backend::Sqlite) {
        tokio::select! {
            () = before.gone() => {}
            () = stop.cancelled() => {}
        }
    }
}

/// Waits for Ctrl-C, a polite request to end, or the next process that has taken the ports.
pub(super) async fn stop_asked(taken: &CancellationToken) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted?,
            _ = terminate.recv() => {}
            () = taken.cancelled() => {}
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await?;
    Ok(())
}

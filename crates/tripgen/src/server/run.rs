//! A server from start to stop.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::http::Method;
use platform::World;
use platform::server::hand_over::Predecessor;
use platform::shell::{Limits, OwnLimits, ShellConfig, shell};
use platform::telemetry::{self, Telemetry};
use storage::{Backend, Db};
use tokio_util::sync::CancellationToken;

use super::backups::BackupPlace;
use super::config::Config;
use super::door::{Door, FirewallAtTheDoor, ports_of, take_over};
use super::house::{self, House};
use super::{chores, documents, web};
use crate::output;

/// How long work that is going on has to end in, before it is handed back to the queue.
const PATIENCE_WITH_WORK: Duration = Duration::from_secs(10);

/// Serves until it is told to stop.
pub(crate) async fn run(backups: BackupPlace, config: Config) -> anyhow::Result<()> {
    let folder = backups.data.clone();
    let world = World::system();
    let telemetry = telemetry::install(&config.log, &world)?;
    // First of all: nothing else is worth starting where its rules cannot be read.
    let firewall = FirewallAtTheDoor::open(&config)?;
    let secret = folder
        .secret(&world)
        .context("reading the secret of the data folder")?;
    let url = config
        .database
        .url
        .clone()
        .unwrap_or_else(|| folder.database_url());
    let db = Db::open(&url, &config.database).await?;
    for (owner, migrations) in house::schemas() {
        db.migrate(owner, migrations, &world).await?;
    }
    let db = db.join(&world, storage::peers::BEAT).await?;
    let mut house = House::build(db, &config, &secret, world.clone(), backups).await?;
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
    let router = everything(&house, &telemetry, health.clone())?;
    let router = shell(router, &shell_config(&config, &telemetry), &world);
    // Otherwise whoever asks first waits until every pack is read.
    house
        .locations
        .library()
        .current()
        .await
        .context("reading the packs")?;
    let stop = CancellationToken::new();
    let door = Door::embedded(&config, router, firewall, &telemetry, &world)?;
    let scheme = door.scheme();
    let server = door.open(listener, &mut ports, &config, &stop).await?;
    let before = take_over(ports, &stop).await?;
    wait_for_work(&house, before, &stop).await;
    let work = house.work(&config).await?;
    let chores = tokio::spawn(chores::keep(chores::Chores::of(&house), stop.clone()));
    output::print(&format!("TripGen runs at {scheme}://{address}\n"))
        .map_err(|_closed| anyhow::anyhow!("standard output is closed"))?;
    tracing::info!(%address, database = ?house.db.backend(), "serving");

    stop_asked(&stop).await?;
    tracing::info!("stopping: running requests end, waiting work stays in the queue");
    health.stop();
    stop.cancel();
    let served = server.await.context("the server's task")?;
    let finished = work.shutdown(PATIENCE_WITH_WORK).await;
    chores.await.context("the chores' task")?;
    if tokio::time::timeout(PATIENCE_WITH_WORK, house.users.flush_mails())
        .await
        .is_err()
    {
        tracing::error!("some mails were not sent before the end");
    }
    // The last requests have used their sessions after the last round of chores.
    if let Err(error) = house.users.do_chores().await {
        tracing::warn!(%error, "when sessions were last used was not written down");
    }
    if let Err(error) = house.db.leave().await {
        tracing::warn!(%error, "other processes count this one as there for another minute");
    }
    house.db.close().await;
    tracing::info!(cut_off = served.cut_off, finished, "stopped");
    Ok(())
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

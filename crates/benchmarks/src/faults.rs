//! Trips that are planned while the parts of a cluster are killed, or started anew, one after the other.
//!
//! Travellers create trips, ask for plans and look around through the gateways of a cluster that `scripts/cluster.sh`
//! started; the same script ends its parts in turn and starts them again. A traveller asks another gateway where one takes
//! no connection, as whatever stands before gateways does, and asks for a change again with the same key until it is
//! acknowledged. At the end every trip that was acknowledged must have the one plan that was asked for.

mod made;
mod parts;
mod report;
mod travellers;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::task::JoinSet;

pub use self::report::FaultsReport;
use self::travellers::Front;
use crate::api::connection::Target;
use crate::measure::wall_time;

/// How long a part stays away.
const AWAY: Duration = Duration::from_secs(4);
/// How long everything runs after a part is back, before the next one ends.
const SETTLED: Duration = Duration::from_secs(6);
/// How many look around meanwhile, each ten times a second.
const LOOKERS: usize = 6;
/// Time between the starts of two trips.
const TRIP_EVERY: Duration = Duration::from_millis(300);

/// What is to be done.
#[derive(Clone, Debug)]
pub struct FaultsOptions {
    /// The gateways.
    pub gateways: Vec<String>,
    /// The script that kills and starts.
    pub script: PathBuf,
    /// The folder of the cluster.
    pub folder: PathBuf,
    /// At least so many trips.
    pub trips: usize,
    /// Ends parts politely and starts them anew at once, instead of killing them.
    pub rolling: bool,
    /// Only these parts; all where it is empty.
    pub only: Vec<String>,
}

/// Runs it.
pub fn run(options: &FaultsOptions) -> Result<FaultsReport> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("starting the runtime")?;
    runtime.block_on(play(options))
}

async fn play(options: &FaultsOptions) -> Result<FaultsReport> {
    let targets: Result<Vec<Target>> = options.gateways.iter().map(|url| Target::parse(url)).collect();
    let front = Arc::new(Front::new(targets?));
    let tokens = Arc::new(travellers::sign_up(&front).await?);
    let over = Arc::new(AtomicBool::new(false));
    let mut lookers = JoinSet::new();
    for number in 0..LOOKERS {
        let (front, tokens, over) = (Arc::clone(&front), Arc::clone(&tokens), Arc::clone(&over));
        lookers.spawn(async move { travellers::look_around(&front, &tokens, number, &over).await });
    }
    let planning = tokio::spawn(plan_many(
        Arc::clone(&front),
        Arc::clone(&tokens),
        Arc::clone(&over),
        options.trips,
    ));
    tokio::time::sleep(SETTLED).await;
    let faults = every_fault(options).await;
    over.store(true, Ordering::Relaxed);
    let trips = planning.await.context("the travellers' task")?;
    while let Some(done) = lookers.join_next().await {
        done.context("a looker's task")?;
    }
    let judged = made::judge(&front, &trips).await?;
    Ok(FaultsReport::new(options, &faults?, judged, &front.events()))
}

/// What happened to a part.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) part: String,
    /// The role that nobody serves while it is away.
    pub(crate) role: Option<String>,
    /// When it ended.
    pub(crate) at: Duration,
    /// When it and all others were ready again.
    pub(crate) back: Duration,
}

async fn every_fault(options: &FaultsOptions) -> Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for part in parts::of(options).await? {
        eprintln!("{part}");
        let at = wall_time();
        if options.rolling {
            parts::call(options, &["restart", part.name()]).await?;
        } else {
            part.end(options).await?;
            tokio::time::sleep(AWAY).await;
            part.bring_back(options).await?;
        }
        faults.push(Fault {
            part: part.to_string(),
            role: part.role().map(str::to_owned),
            at,
            back: wall_time(),
        });
        tokio::time::sleep(SETTLED).await;
    }
    Ok(faults)
}

/// Trips at a steady pace, for as long as parts end and until there are enough of them.
async fn plan_many(
    front: Arc<Front>,
    tokens: Arc<Vec<String>>,
    over: Arc<AtomicBool>,
    least: usize,
) -> Vec<made::Trip> {
    let mut planned = JoinSet::new();
    let mut number = 0;
    while number < least || !over.load(Ordering::Relaxed) {
        let (front, token) = (Arc::clone(&front), tokens[number % tokens.len()].clone());
        planned.spawn(async move { made::plan(&front, token, number).await });
        number += 1;
        tokio::time::sleep(TRIP_EVERY).await;
    }
    planned.join_all().await
}

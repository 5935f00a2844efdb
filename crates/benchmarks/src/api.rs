//! Load on a running server: the mix of requests that its travellers make, and plans from request to ready.
//!
//! Each user is one task with one kept connection and a trip of its own; it asks, waits for the whole answer, and asks
//! again. Everything that is refused without need counts as a failure of the run.

mod connection;
mod mix;
mod ready;
mod report;
mod setup;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

pub use connection::Target;
pub use mix::{Kind, Share};
pub use report::ApiReport;
use setup::Traveller;

use crate::measure::{Sample, wall_time};

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct ApiOptions {
    /// The server.
    pub url: String,
    /// Travellers who ask at the same time.
    pub users: usize,
    /// How long.
    pub seconds: u64,
    /// How often each kind of request is made.
    pub share: Share,
    /// Groups that wait for a plan at the same time, in the second part.
    pub groups: usize,
    /// Plans that each of them asks for.
    pub plans: usize,
    /// Seed of the choices.
    pub seed: u64,
}

/// What one kind of request took, and how it was answered.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Milliseconds of the requests that did what was asked.
    pub times: Sample,
    /// How many were refused because the trip's plan is already being made.
    pub busy: u64,
    /// How many failed, by status.
    pub failed: std::collections::BTreeMap<u16, u64>,
}

/// Runs both parts.
pub fn run(options: &ApiOptions) -> Result<ApiReport> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .context("starting the runtime")?;
    runtime.block_on(measure(options))
}

async fn measure(options: &ApiOptions) -> Result<ApiReport> {
    ensure!(options.users > 0, "at least one user");
    let target = Target::parse(&options.url)?;
    eprintln!("{} travellers sign up, each with a planned trip", options.users);
    let travellers = setup::travellers(&target, options).await?;
    let before = setup::processor_seconds(&target).await;
    let (outcomes, wall) = load(&target, options, travellers).await?;
    let after = setup::processor_seconds(&target).await;
    eprintln!("{} groups wait for plans", options.groups);
    let ready = ready::measure(&target, options).await?;
    Ok(ApiReport::new(options, outcomes, wall, before.zip(after), ready))
}

type Outcomes = std::collections::BTreeMap<Kind, Outcome>;

async fn load(
    target: &Target,
    options: &ApiOptions,
    travellers: Vec<Traveller>,
) -> Result<(Outcomes, Duration)> {
    let over = Arc::new(AtomicBool::new(false));
    let begin = wall_time();
    let mut tasks = tokio::task::JoinSet::new();
    for (number, traveller) in travellers.into_iter().enumerate() {
        let (target, share, over) = (target.clone(), options.share, Arc::clone(&over));
        let seed = options.seed;
        tasks.spawn(async move { mix::travel(&target, traveller, share, seed, number, &over).await });
    }
    tokio::time::sleep(Duration::from_secs(options.seconds)).await;
    over.store(true, Ordering::Relaxed);
    let mut outcomes = Outcomes::new();
    while let Some(done) = tasks.join_next().await {
        for (kind, times) in done.context("a traveller's task")?? {
            let outcome = outcomes.entry(kind).or_default();
            outcome.times.merge(times.times);
            outcome.busy += times.busy;
            for (status, count) in times.failed {
                *outcome.failed.entry(status).or_default() += count;
            }
        }
    }
    Ok((outcomes, wall_time().saturating_sub(begin)))
}

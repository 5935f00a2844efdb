//! Load on a running server: the mix of requests that its travellers make, and plans from request to ready.
//!
//! Each user is one task with one kept connection and a trip of its own. With a rate, its requests fall due at fixed
//! moments, and a time counts from the moment at which the request was due: a server that stops for a while is charged
//! for everybody who would have come meanwhile, not only for those who stood at the counter (else known as coordinated
//! omission). Without a rate each user asks again as soon as it was answered, which finds the most that the server
//! bears; times of such a run are flattered by that very omission and are no answer to the bar.
//!
//! Everything that is refused without need counts as a failure of the run.

pub(crate) mod connection;
mod mix;
mod pace;
mod processes;
mod ready;
mod report;
pub(crate) mod setup;

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

pub use connection::Target;
pub use mix::{Kind, Share};
pub use report::ApiReport;
use setup::Traveller;

use self::pace::Plan;
use self::processes::Spent;
use crate::measure::{Sample, wall_time};

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct ApiOptions {
    /// The server.
    pub url: String,
    /// The process of the PostgreSQL server, where its processor time is to be told as well.
    pub database_pid: Option<u32>,
    /// Travellers who ask at the same time.
    pub users: usize,
    /// Requests a second that fall due, of all travellers together; 0 lets each ask as soon as it was answered.
    pub rate: u32,
    /// How long they ask before anything counts.
    pub warm_up: u64,
    /// How long, in seconds.
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
    /// How many failed, by status; 0 is a broken connection.
    pub failed: BTreeMap<u16, u64>,
}

/// What the load found.
#[derive(Debug)]
pub(crate) struct Load {
    pub(crate) outcomes: Outcomes,
    /// From the first moment that counts to the last answer.
    pub(crate) wall: Duration,
    /// What server, database and load spent meanwhile.
    pub(crate) spent: Spent,
    /// How long the plans that were still on their way took after the last request.
    pub(crate) drained: Duration,
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
    eprintln!("they ask for {} + {} s", options.warm_up, options.seconds);
    let load = load(&target, options, travellers).await?;
    eprintln!("{} groups wait for plans", options.groups);
    let ready = ready::measure(&target, options).await?;
    let resident = processes::metric(&target, "process_resident_memory_bytes").await;
    Ok(ApiReport::new(options, load, ready, resident))
}

pub(crate) type Outcomes = BTreeMap<Kind, Outcome>;

async fn load(target: &Target, options: &ApiOptions, travellers: Vec<Traveller>) -> Result<Load> {
    let plan = Plan::new(options, wall_time());
    let mut tasks = tokio::task::JoinSet::new();
    for (number, traveller) in travellers.into_iter().enumerate() {
        let (target, share, seed) = (target.clone(), options.share, options.seed);
        tasks.spawn(async move { mix::travel(&target, traveller, share, seed, number, plan).await });
    }
    pace::until(plan.counted_from).await;
    let before = Spent::read(target, options.database_pid).await;
    pace::until(plan.end).await;
    let mut outcomes = Outcomes::new();
    let mut travellers = Vec::new();
    while let Some(done) = tasks.join_next().await {
        let (found, traveller) = done.context("a traveller's task")??;
        travellers.push(traveller);
        for (kind, times) in found {
            let outcome = outcomes.entry(kind).or_default();
            outcome.times.merge(times.times);
            outcome.busy += times.busy;
            for (status, count) in times.failed {
                *outcome.failed.entry(status).or_default() += count;
            }
        }
    }
    let answered = wall_time();
    let spent = Spent::read(target, options.database_pid).await.since(&before);
    setup::until_planned(target, travellers).await?;
    Ok(Load {
        outcomes,
        wall: answered.saturating_sub(plan.counted_from),
        spent,
        drained: wall_time().saturating_sub(answered),
    })
}

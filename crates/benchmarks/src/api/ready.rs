//! From the request for a plan to the plan that can be read, with several groups waiting at once.

use anyhow::{Context, Result};
use serde_json::json;

use super::ApiOptions;
use super::connection::{Connection, Target};
use super::setup::{create_trip, generate, sign_up};
use crate::dice::Dice;
use crate::measure::{Sample, wall_time};

/// Milliseconds from request to ready; each plan is a trip of its own.
pub(crate) async fn measure(target: &Target, options: &ApiOptions) -> Result<Sample> {
    let tag = u64::try_from(wall_time().as_nanos() % 0xffff_ffff)?;
    let mut tasks = tokio::task::JoinSet::new();
    for group in 0..options.groups {
        let (target, seed, plans) = (target.clone(), options.seed, options.plans);
        tasks.spawn(async move {
            let token = sign_up(&target, &format!("ready{tag:x}g{group}")).await?;
            let mut connection = Connection::open(&target, Some(&token)).await?;
            let mut dice = Dice::new(seed, 5_000 + u64::try_from(group)?);
            let mut times = Sample::default();
            for _ in 0..plans {
                let (trip, _) = create_trip(&mut connection, "seoul", &mut dice).await?;
                times.push_time(generate(&mut connection, &trip, &json!({})).await?);
            }
            anyhow::Ok(times)
        });
    }
    let mut all = Sample::default();
    while let Some(done) = tasks.join_next().await {
        all.merge(done.context("a group's task")??);
    }
    Ok(all)
}

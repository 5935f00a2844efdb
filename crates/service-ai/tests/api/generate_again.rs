//! Generations that start from an earlier plan.

use std::time::Duration;

use contracts::Generations;
use contracts::generations::GenerationStatus;
use contracts::messages::{GenerationScope, ScheduleGeneration, TRIP_EVENTS};
use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::stage::{Process, Stage, message, request};

/// Plans a trip of three days and keeps it as version 1.
async fn first_plan(stage: &Stage, process: &Process) -> Value {
    let mut asked = request();
    asked["destinations"][0]["nights"] = json!(2);
    stage.send(&message("g1", "t1", asked)).await;
    stage.next_of(TRIP_EVENTS).await;
    let plan = process
        .generations
        .result("g1")
        .await
        .expect("a result")
        .plan
        .value();
    let mut plans = stage.trips.plans.lock().expect("a test's lock");
    plans.insert(("t1".to_owned(), 1), plan.clone());
    plan
}

fn again(id: &str, plan: &Value, scope: GenerationScope) -> ScheduleGeneration {
    let mut request = plan["request"].clone();
    request["seed"] = json!(99);
    request["freeText"] = json!("more museums please");
    ScheduleGeneration {
        scope,
        base_version: Some(1),
        ..message(id, "t1", request)
    }
}

/// How many stops a plan has.
fn stops(plan: &Value) -> usize {
    let days = plan["days"].as_array().expect("days").iter();
    days.map(|day| day["stops"].as_array().map_or(0, Vec::len)).sum()
}

on_both! {
    async fn a_day_planned_again_leaves_the_others_alone(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        let before = first_plan(&stage, &process).await;
        stage.send(&again("g2", &before, GenerationScope::Day(2))).await;
        assert_eq!(stage.next_of(TRIP_EVENTS).await.kind, "generated");

        let result = process.generations.result("g2").await.expect("a result");
        assert_eq!(result.base_version, Some(1));
        let plan = result.plan.value();
        for day in [0, 2] {
            let places = |plan: &Value| {
                let stops = plan["days"][day]["stops"].as_array().expect("stops").iter();
                let seen = stops.map(|stop| (stop["placeId"].clone(), stop["localStart"].clone()));
                seen.collect::<Vec<_>>()
            };
            assert_eq!(places(&plan), places(&before), "day {}", day + 1);
        }
        assert_eq!(plan["request"]["freeText"], "more museums please");
        let diff = result.diff.expect("what changed").value();
        let count = |list: &str| diff[list].as_array().map_or(0, Vec::len);
        assert_eq!(count("kept") + count("moved") + count("dropped"), stops(&before));
        assert_eq!(count("kept") + count("moved") + count("added"), stops(&plan));
        wire::plan_from_json(result.plan.text()).expect("a plan file");
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn a_trip_with_other_days_is_planned_as_a_whole(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        let before = first_plan(&stage, &process).await;
        let mut longer = before.clone();
        longer["request"]["destinations"][0]["nights"] = json!(3);
        stage.send(&again("g2", &longer, GenerationScope::Day(2))).await;
        let error = process.until("g2", GenerationStatus::Failed).await.error.expect("a reason");
        assert_eq!(error.code, "BASE_DIFFERS");

        stage.send(&again("g3", &longer, GenerationScope::Trip)).await;
        process.until("g3", GenerationStatus::Completed).await;
        let result = process.generations.result("g3").await.expect("a result");
        assert_eq!(result.plan.value()["days"].as_array().map(Vec::len), Some(4));
        assert!(result.diff.is_some());
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn a_plan_that_is_gone_or_damaged_is_said_so(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        let plan = json!({ "request": request() });
        stage.send(&again("g1", &plan, GenerationScope::Trip)).await;
        let error = process.until("g1", GenerationStatus::Failed).await.error.expect("a reason");
        assert_eq!(error.code, "BASE_NOT_FOUND");

        let damaged = json!({"format": 1});
        stage.trips.plans.lock().expect("a test's lock").insert(("t1".to_owned(), 1), damaged);
        stage.send(&again("g2", &plan, GenerationScope::Trip)).await;
        let error = process.until("g2", GenerationStatus::Failed).await.error.expect("a reason");
        assert_eq!(error.code, "BASE_UNREADABLE");
        running.shutdown(Duration::from_secs(10)).await;
    }
}

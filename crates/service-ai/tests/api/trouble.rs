//! Workers that die, fall asleep and come back, and services that do not answer.

use std::sync::Arc;
use std::time::Duration;

use contracts::Generations;
use contracts::generations::GenerationStatus;
use contracts::messages::{SCHEDULE_GENERATION, TRIP_EVENTS};
use messaging::{Broker, HandleError, Handler, Lease};
use serde_json::{Value, json};
use service_ai::GenerationWorker;
use test_support::{TestDatabase, on_both};
use tokio::task::JoinHandle;

use crate::stage::{Process, Stage, message, request, within};

/// Longer than the lease of the queue.
const PAST_THE_LEASE: Duration = Duration::from_secs(5 * 60 + 30);

/// A request whose days lie near enough for a forecast, so that the worker can be held at the gate of the weather.
fn near() -> Value {
    let mut near = request();
    near["startDate"] = json!("2026-05-03");
    near
}

fn handle(stage: &Stage, process: &Process, id: &str) -> JoinHandle<Result<(), HandleError>> {
    let worker = GenerationWorker::new(Arc::clone(&process.service));
    let envelope = stage.envelope(&message(id, "t1", near()));
    tokio::spawn(async move { worker.handle(&envelope, &Lease::unbounded("ai")).await })
}

async fn patient(database: TestDatabase) -> Stage {
    let mut stage = Stage::set(database).await;
    stage.config.weather_timeout_ms = 60_000;
    stage
}

on_both! {
    async fn a_generation_survives_the_death_of_its_worker(database: TestDatabase) {
        let stage = patient(database).await;
        stage.map.close();
        let first = stage.process();
        let dies = stage.run(&first);
        stage.send(&message("g1", "t1", near())).await;
        stage.map.until_asked(1).await;
        drop(dies);

        stage.map.open();
        stage.clock.advance(PAST_THE_LEASE);
        let second = stage.process();
        let running = stage.run(&second);
        assert_eq!(stage.next_of(TRIP_EVENTS).await.kind, "generated");
        let state = second.generations.generation("g1").await.expect("it has arrived");
        assert_eq!(state.status, GenerationStatus::Completed);
        running.shutdown(Duration::from_secs(10)).await;
        assert_eq!(stage.waiting_in(TRIP_EVENTS).await, 0);
    }

    async fn a_worker_that_wakes_up_late_changes_nothing(database: TestDatabase) {
        let stage = patient(database).await;
        let (slow, quick) = (stage.process(), stage.process());
        stage.map.close();
        let sleeper = handle(&stage, &slow, "g1");
        stage.map.until_asked(1).await;
        let second = handle(&stage, &quick, "g1");
        stage.map.until_asked(2).await;
        // Both go on now; only the later claim may end it, whoever is first.
        stage.map.open();
        within(second).await.expect("a worker").expect("handled");
        within(sleeper).await.expect("a worker").expect("handled");
        assert!(quick.generations.result("g1").await.is_ok());

        let running = stage.run(&quick);
        assert_eq!(stage.next_of(TRIP_EVENTS).await.kind, "generated");
        running.shutdown(Duration::from_secs(10)).await;
        assert_eq!(stage.waiting_in(TRIP_EVENTS).await, 0);
    }

    async fn whoever_does_not_answer_is_asked_three_times(database: TestDatabase) {
        let stage = Stage::set(database).await;
        *stage.map.down.lock().expect("a test's lock") = true;
        let process = stage.process();
        let running = stage.run(&process);
        stage.send(&message("g1", "t1", request())).await;
        let moved_on = async {
            loop {
                // The queue waits a second or more before it tries again.
                stage.broker.wait(SCHEDULE_GENERATION).await;
                stage.clock.advance(Duration::from_millis(500));
            }
        };
        let told = tokio::select! {
            told = stage.next_of(TRIP_EVENTS) => told,
            () = moved_on => unreachable!("time has no end"),
        };
        assert_eq!(told.kind, "failed");
        let error = process.until("g1", GenerationStatus::Failed).await.error.expect("a reason");
        assert_eq!(error.code, "SERVICE_UNAVAILABLE");
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn one_that_nobody_works_on_any_more_is_given_up(database: TestDatabase) {
        let stage = patient(database).await;
        let process = stage.process();
        stage.map.close();
        let dies = handle(&stage, &process, "g1");
        stage.map.until_asked(1).await;
        dies.abort();
        assert!(dies.await.is_err());

        stage.clock.advance(PAST_THE_LEASE);
        let given_up = process.service.tidy_up().await.expect("a look");
        assert_eq!(given_up, 0, "its message may come again");
        stage.clock.advance(Duration::from_mins(15));
        assert_eq!(process.service.tidy_up().await.expect("a look"), 1);
        let state = process.until("g1", GenerationStatus::Failed).await;
        assert_eq!(state.error.expect("a reason").code, "GENERATION_ABANDONED");
        let running = stage.run(&process);
        assert_eq!(stage.next_of(TRIP_EVENTS).await.kind, "failed");
        running.shutdown(Duration::from_secs(10)).await;

        stage.clock.advance(Duration::from_hours(31 * 24));
        process.service.tidy_up().await.expect("a look");
        assert!(process.generations.generation("g1").await.is_err(), "it is deleted after 30 days");
    }

    async fn a_worker_that_stops_hands_its_work_back(database: TestDatabase) {
        let stage = patient(database).await;
        stage.map.close();
        let first = stage.process();
        let stops = stage.run(&first);
        stage.send(&message("g1", "t1", near())).await;
        stage.map.until_asked(1).await;
        assert!(stops.shutdown(Duration::from_millis(100)).await);

        stage.map.open();
        let second = stage.process();
        let running = stage.run(&second);
        assert_eq!(stage.next_of(TRIP_EVENTS).await.kind, "generated");
        running.shutdown(Duration::from_secs(10)).await;
    }
}

//! Generations that go well, come twice, or are cancelled.

use std::sync::Arc;
use std::time::Duration;

use contracts::generations::{GenerationStatus, StepState};
use contracts::locations::{DayWeather, WeatherCondition, WeatherKind, WeatherWarning};
use contracts::messages::{SYSTEM_EVENTS, TRIP_EVENTS, TripEvent};
use contracts::{ContractError, Generations};
use messaging::{HandleError, Handler, Lease};
use serde_json::{Value, json};
use service_ai::GenerationWorker;
use test_support::{TestDatabase, on_both};

use crate::stage::{Process, Stage, message, request, within};

/// A request that the planner would work on for minutes.
fn endless() -> Value {
    let mut endless = request();
    endless["effort"] = json!({"iterations": 10_000_000});
    endless
}

/// Begins to work on an endless request.
async fn begin(
    stage: &Stage,
    process: &Process,
    id: &str,
    trip: &str,
) -> tokio::task::JoinHandle<Result<(), HandleError>> {
    let worker = GenerationWorker::new(Arc::clone(&process.service));
    let envelope = stage.envelope(&message(id, trip, endless()));
    let work = tokio::spawn(async move { worker.handle(&envelope, &Lease::unbounded("ai")).await });
    process.until(id, GenerationStatus::Processing).await;
    work
}

on_both! {
    async fn a_message_becomes_a_plan_and_an_event(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        stage.send(&message("g1", "t1", request())).await;

        let told = stage.next_of(TRIP_EVENTS).await;
        assert_eq!((told.kind.as_str(), told.key.as_str()), ("generated", "t1"));
        let event: TripEvent = told.read().expect("a trip's event");
        let expected = TripEvent {
            trip_id: "t1".to_owned(),
            generation_id: Some("g1".to_owned()),
        };
        assert_eq!(event, expected);

        let state = process.generations.generation("g1").await.expect("it has arrived");
        let (status, progress, eta) = (state.status, state.progress, state.eta_seconds);
        assert_eq!((status, progress, eta), (GenerationStatus::Completed, 100, 0));
        let over = |state| matches!(state, StepState::Done | StepState::Skipped);
        assert!(state.steps.iter().all(|step| over(step.state)), "{:?}", state.steps);
        let result = process.generations.result("g1").await.expect("a result");
        assert_eq!((result.trip_id.as_str(), result.base_version, result.diff), ("t1", None, None));
        let plan = wire::plan_from_json(result.plan.text()).expect("a plan file");
        assert_eq!(plan.days.len(), 2);
        assert!(running.shutdown(Duration::from_secs(10)).await);
        assert_eq!(stage.waiting_in(TRIP_EVENTS).await, 0);
    }

    async fn operators_see_the_generations_of_everybody(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let worker = GenerationWorker::new(Arc::clone(&process.service));
        for (id, trip) in [("g1", "t1"), ("g2", "t2")] {
            let envelope = stage.envelope(&message(id, trip, request()));
            worker.handle(&envelope, &Lease::unbounded("ai")).await.expect("a plan");
        }
        process.generations.cancel("g3", "t3").await.expect("remembered");
        let list = async |query: &str| {
            let answer = process.app.get(&format!("/ai/generations{query}")).bearer("admin:root").await;
            answer.expect(200).json()
        };
        let ids = |page: &Value| -> Vec<String> {
            let items = page["items"].as_array().expect("items");
            items.iter().map(|item| item["generationId"].as_str().expect("an id").to_owned()).collect()
        };
        let all = list("").await;
        assert_eq!((ids(&all), all["totalItems"].as_u64()), (vec!["g3".to_owned(), "g2".into(), "g1".into()], Some(3)));
        let (cancelled, planned) = (&all["items"][0], &all["items"][1]);
        assert_eq!((cancelled.get("userId"), cancelled.get("startedAt")), (None, None));
        assert_eq!(
            json!([planned["userId"], planned["tripId"], planned["status"], planned["progress"], planned["attempts"]]),
            json!(["ada", "t2", "completed", 100, 1])
        );
        assert!(planned["finishedAt"].as_str().is_some_and(|at| at.ends_with('Z')), "{planned}");
        let second = list("?status=completed&size=1&page=2").await;
        assert_eq!((ids(&second), second["totalItems"].as_u64()), (vec!["g1".to_owned()], Some(2)));
        let path = "/ai/generations";
        process.app.get(path).bearer("user:ada").await.problem(403, "FORBIDDEN");
        process.app.get("/ai/generations?status=lost").bearer("admin:root").await.problem(400, "INVALID_REQUEST");
    }

    async fn a_message_that_comes_again_changes_nothing(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        let first = message("g1", "t1", request());
        stage.send(&first).await;
        stage.next_of(TRIP_EVENTS).await;
        let before = process.generations.result("g1").await.expect("a result");

        stage.send_as(&first, "another word").await;
        stage.send(&message("g2", "t1", request())).await;
        // Messages of one trip keep their order, so the repeated one is over when the next one is told of.
        let told = stage.next_of(TRIP_EVENTS).await;
        assert_eq!(told.payload["generationId"], "g2");
        assert_eq!(process.generations.result("g1").await.expect("a result"), before);
        assert_eq!(stage.waiting_in(TRIP_EVENTS).await, 0);
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn forecasts_reach_the_plan(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let day = |date: &str| DayWeather {
            date: date.to_owned(),
            condition: WeatherCondition::Rain,
            min_c: Some(14.0),
            max_c: Some(19.5),
            precipitation_percent: Some(90),
            warnings: vec![WeatherWarning::Dust],
            kind: WeatherKind::Forecast,
        };
        let forecast = vec![day("2026-05-05"), day("2026-05-06")];
        *stage.map.forecast.lock().expect("a test's lock") = forecast;
        let process = stage.process();
        let running = stage.run(&process);
        let mut asked = request();
        asked["startDate"] = json!("2026-05-05");
        stage.send(&message("g1", "t1", asked)).await;
        stage.next_of(TRIP_EVENTS).await;

        let plan = process.generations.result("g1").await.expect("a result").plan.value();
        assert_eq!(plan["days"][0]["weather"]["kind"], "forecast");
        assert_eq!(plan["days"][0]["weather"]["precipitationPercent"], 90);
        let state = process.generations.generation("g1").await.expect("it has arrived");
        assert_eq!(state.steps[1].state, StepState::Done);
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn what_cannot_be_met_is_a_plan_without_days(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        let mut asked = request();
        asked["locks"] = json!([
            {"place": "seoul/gyeongbokgung", "day": 1, "startAt": "10:00", "stayMinutes": 120},
            {"place": "seoul/changdeokgung", "day": 1, "startAt": "10:30", "stayMinutes": 120}
        ]);
        stage.send(&message("g1", "t1", asked)).await;
        let told = stage.next_of(TRIP_EVENTS).await;
        let state = process.generations.generation("g1").await.expect("it has arrived");
        assert_eq!(told.kind, "generated", "{:?}", state.error);
        let plan = process.generations.result("g1").await.expect("a result").plan.value();
        assert_eq!((&plan["feasible"], &plan["days"]), (&json!(false), &json!([])));
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn what_cannot_be_planned_fails_with_its_code(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        let mut asked = request();
        asked["destinations"] = json!([{"name": "seul", "nights": 1}]);
        stage.send(&message("g1", "t1", asked)).await;
        assert_eq!(stage.next_of(TRIP_EVENTS).await.kind, "failed");
        let error = process.until("g1", GenerationStatus::Failed).await.error.expect("a reason");
        assert_eq!(error.code, "DESTINATION_NOT_FOUND");
        assert_eq!(error.message_en, "no data for the destination `seul`; did you mean seoul?");
        assert_eq!(error.message_ko, "여행지 `seul`의 데이터가 없습니다. 혹시 seoul인가요?");

        stage.send(&message("g2", "t2", json!({"startDate": "soon"}))).await;
        let error = process.until("g2", GenerationStatus::Failed).await.error.expect("a reason");
        assert_eq!(error.code, "INVALID_REQUEST");
        assert_eq!(stage.waiting_in(SYSTEM_EVENTS).await, 0);
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn one_that_is_cancelled_before_it_arrives_is_never_planned(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        process.generations.cancel("g1", "t1").await.expect("it is remembered");
        let running = stage.run(&process);
        assert_eq!(stage.next_of(TRIP_EVENTS).await.kind, "cancelled");
        stage.send(&message("g1", "t1", request())).await;
        stage.send(&message("g2", "t1", request())).await;
        assert_eq!(stage.next_of(TRIP_EVENTS).await.payload["generationId"], "g2");
        let state = process.generations.generation("g1").await.expect("it is remembered");
        assert_eq!(state.status, GenerationStatus::Cancelled);
        let again = process.generations.cancel("g1", "t1").await.expect_err("it has ended");
        assert!(matches!(again, ContractError::Refused { code } if code == "JOB_FINISHED"));
        running.shutdown(Duration::from_secs(10)).await;
    }

    async fn cancelling_stops_the_planner_in_this_process_and_in_others(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let (here, elsewhere) = (stage.process(), stage.process());
        for (id, canceller) in [("g1", &here), ("g2", &elsewhere)] {
            let work = begin(&stage, &here, id, "t1").await;
            canceller.generations.cancel(id, "t1").await.expect("it goes on");
            within(work).await.expect("the worker ends").expect("with nothing to complain of");
            // The only thread is free again.
            let planned = here.app.post("/ai/plan").bearer("user:ada").json(request());
            within(planned.into_future()).await.expect(200);
            let state = here.generations.generation(id).await.expect("it has arrived");
            assert_eq!(state.status, GenerationStatus::Cancelled);
            let missing = here.generations.result(id).await.expect_err("there is no plan");
            assert!(matches!(missing, ContractError::NotFound { .. }));
        }
        let other = here.generations.cancel("g1", "t2").await.expect_err("it is another trip's");
        assert!(matches!(other, ContractError::NotFound { .. }));
    }

    async fn erasing_takes_results_and_work_away(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let process = stage.process();
        let running = stage.run(&process);
        stage.send(&message("g1", "t1", request())).await;
        stage.next_of(TRIP_EVENTS).await;
        running.shutdown(Duration::from_secs(10)).await;

        let work = begin(&stage, &process, "g2", "t1").await;
        let trips = ["t1".to_owned(), "t9".to_owned()];
        process.generations.erase(&trips).await.expect("it is erased");
        within(work).await.expect("the worker ends").expect("with nothing to complain of");
        for id in ["g1", "g2"] {
            assert!(process.generations.result(id).await.is_err(), "{id}");
        }
        assert!(process.generations.generation("g1").await.is_err());
        // Its message may come again; a bare mark keeps it from being planned.
        let mark = process.generations.generation("g2").await.expect("a mark");
        assert_eq!((mark.status, mark.trip_id.as_str()), (GenerationStatus::Cancelled, ""));
        process.generations.erase(&trips).await.expect("asking twice is no error");
    }

    async fn a_message_of_another_shape_is_a_dead_letter(database: TestDatabase) {
        let stage = Stage::set(database).await;
        let worker = GenerationWorker::new(stage.process().service);
        let odd = messaging::Envelope::new(&stage.world, "schedule", "trip", "t1", json!({"hello": 1}));
        let refused = worker.handle(&odd.expect("a message"), &Lease::unbounded("ai")).await;
        assert!(matches!(refused, Err(HandleError::Reject(_))), "{refused:?}");
    }
}

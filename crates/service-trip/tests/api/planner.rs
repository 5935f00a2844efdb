//! A stand-in for the ai service. It plans with the engines, as that one does, but only when a test says so: so a test
//! decides when a generation waits, goes on and ends, without a worker and without waiting.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use contracts::generations::{
    GenerationEvent, GenerationFailure, GenerationResult, GenerationState, GenerationStatus, GenerationStep,
    StepProgress, StepState,
};
use contracts::messages::{GenerationScope, SCHEDULE_GENERATION, ScheduleGeneration, TripEvent};
use contracts::{ContractError, Document, Generations};
use engine_model::Language;
use engine_model::plan::Plan;
use engine_trip::{Control, Diff, Packs, ReplanRequest, StopRef};
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use messaging::{Envelope, Handler, Lease};
use serde_json::{Value, json};
use service_trip::GenerationListener;
use storage::{Queries, params};
use wire::places::{ChangeView, DiffView, MomentView};
use wire::scalars::ClockTime;

use crate::planned::stored;
use crate::support::{Api, text, unknown};

/// What is known of every generation.
#[derive(Default)]
pub(crate) struct Planner {
    made: Mutex<BTreeMap<String, Made>>,
    down: Mutex<bool>,
}

#[derive(Clone)]
struct Made {
    state: GenerationState,
    events: Vec<GenerationEvent>,
    result: Option<GenerationResult>,
}

impl Planner {
    /// From now on it cannot be reached.
    pub(crate) fn go_down(&self) {
        *self.down.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    fn made<T>(&self, read: impl FnOnce(&mut BTreeMap<String, Made>) -> T) -> Result<T, ContractError> {
        if *self.down.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(ContractError::Unavailable {
                service: "ai",
                reason: "the test says so".to_owned(),
            });
        }
        Ok(read(
            &mut self.made.lock().unwrap_or_else(PoisonError::into_inner),
        ))
    }

    fn find(&self, id: &str) -> Result<Made, ContractError> {
        self.made(|made| made.get(id).cloned())?
            .ok_or_else(|| unknown("generation", id))
    }

    fn knows(&self, id: &str) -> bool {
        self.find(id).is_ok()
    }

    fn put(&self, id: &str, made: Made) {
        self.made(|all| all.insert(id.to_owned(), made))
            .expect("it is up");
    }
}

#[async_trait]
impl Generations for Planner {
    async fn generation(&self, generation_id: &str) -> Result<GenerationState, ContractError> {
        Ok(self.find(generation_id)?.state)
    }

    async fn events(
        &self,
        generation_id: &str,
        after: u64,
    ) -> Result<BoxStream<'static, GenerationEvent>, ContractError> {
        let events = self.find(generation_id)?.events.into_iter();
        Ok(stream::iter(events.filter(move |event| event.sequence > after)).boxed())
    }

    async fn cancel(&self, generation_id: &str, trip_id: &str) -> Result<(), ContractError> {
        let ended = self
            .find(generation_id)
            .is_ok_and(|made| made.state.status.is_final());
        if ended {
            return Err(ContractError::Refused {
                code: "JOB_FINISHED".to_owned(),
            });
        }
        let state = state(generation_id, trip_id, GenerationStatus::Cancelled, None);
        self.made(|made| made.insert(generation_id.to_owned(), Made::without_plan(state)))?;
        Ok(())
    }

    async fn result(&self, generation_id: &str) -> Result<GenerationResult, ContractError> {
        let made = self.find(generation_id)?;
        made.result.ok_or_else(|| unknown("result", generation_id))
    }

    async fn erase(&self, _: &[String]) -> Result<(), ContractError> {
        Ok(())
    }
}

impl Made {
    fn without_plan(state: GenerationState) -> Self {
        let finished = event(1, "finished", &state);
        Self {
            state,
            events: vec![finished],
            result: None,
        }
    }

    fn with_plan(state: GenerationState, result: GenerationResult) -> Self {
        let going = GenerationState {
            status: GenerationStatus::Processing,
            progress: 40,
            finished_at_ms: None,
            ..state.clone()
        };
        let mut events = vec![event(1, "progress", &going)];
        for day in result.plan.value()["days"].as_array().expect("days") {
            let sequence = u64::try_from(events.len()).expect("few events") + 1;
            events.push(event(sequence, "day", day));
        }
        let sequence = u64::try_from(events.len()).expect("few events") + 1;
        events.push(event(sequence, "finished", &state));
        Self {
            state,
            events,
            result: Some(result),
        }
    }
}

fn event(sequence: u64, kind: &str, data: impl serde::Serialize) -> GenerationEvent {
    GenerationEvent {
        sequence,
        kind: kind.to_owned(),
        data: Document::of(&data).expect("JSON"),
    }
}

fn state(
    id: &str,
    trip: &str,
    status: GenerationStatus,
    error: Option<GenerationFailure>,
) -> GenerationState {
    GenerationState {
        generation_id: id.to_owned(),
        trip_id: trip.to_owned(),
        status,
        progress: 100,
        steps: vec![StepProgress {
            step: GenerationStep::Planning,
            state: StepState::Done,
        }],
        eta_seconds: 0,
        error,
        created_at_ms: 0,
        finished_at_ms: Some(0),
    }
}

impl Api {
    /// Asks for a plan; gives the id of the generation.
    pub(crate) async fn ask_for_plan(&self, trip: &str, body: Value) -> String {
        let path = format!("/trips/{trip}/generations");
        text(&self.post(&path, body).await.expect(202).json()["generationId"])
    }

    /// What the workers do: they plan what waits, and tell of it.
    pub(crate) async fn work(&self) {
        let packs = self.service.library.current().await.expect("packs");
        for asked in self.waiting().await {
            let made = self.make_plan(&packs, &asked).await;
            self.planner.put(&asked.generation_id, made);
            self.tell("generated", &asked.trip_id, &asked.generation_id).await;
        }
    }

    /// The same where no plan comes of it.
    pub(crate) async fn fail(&self, failure: &GenerationFailure) {
        for asked in self.waiting().await {
            let failed = state(
                &asked.generation_id,
                &asked.trip_id,
                GenerationStatus::Failed,
                Some(failure.clone()),
            );
            self.planner.put(&asked.generation_id, Made::without_plan(failed));
            self.tell("failed", &asked.trip_id, &asked.generation_id).await;
        }
    }

    /// The trip service hears how a generation ended.
    pub(crate) async fn tell(&self, kind: &str, trip: &str, generation: &str) {
        let event = TripEvent {
            trip_id: trip.to_owned(),
            generation_id: Some(generation.to_owned()),
        };
        let envelope = Envelope::new(&self.service.world, kind, "trip", trip, event).expect("an envelope");
        GenerationListener::new(self.service.clone())
            .handle(&envelope, &Lease::unbounded("trip"))
            .await
            .expect("it is settled");
    }

    /// What was asked for and not planned yet.
    pub(crate) async fn waiting(&self) -> Vec<ScheduleGeneration> {
        let rows = self
            .service
            .db
            .clone()
            .fetch_all(
                "SELECT body FROM message_outbox WHERE target = $1 ORDER BY position",
                params![SCHEDULE_GENERATION],
            )
            .await
            .expect("the outbox");
        rows.iter()
            .map(|row| {
                let body: String = row.get("body").expect("a body");
                let envelope: Envelope = serde_json::from_str(&body).expect("an envelope");
                envelope.read().expect("a payload")
            })
            .filter(|asked: &ScheduleGeneration| !self.planner.knows(&asked.generation_id))
            .collect()
    }

    async fn make_plan(&self, packs: &Packs, asked: &ScheduleGeneration) -> Made {
        let control = Control {
            cancel: &|| false,
            progress: None,
            rain_variants: true,
            relaxations: false,
        };
        let request = wire::request::request_from_value(&asked.request).expect("a whole request");
        let (plan, diff) = match asked.base_version {
            None => (
                engine_trip::plan(&request, packs, &control).expect("a plan"),
                None,
            ),
            Some(version) => {
                let before = stored(self, &asked.trip_id, &json!(version)).await;
                let again = ReplanRequest {
                    days: match asked.scope {
                        GenerationScope::Trip => Vec::new(),
                        GenerationScope::Day(day) => vec![day],
                    },
                    keep_locked: asked.keep_locked,
                    seed: Some(request.seed),
                    effort: Some(request.effort),
                    ..ReplanRequest::default()
                };
                let new = engine_trip::replan(&before, packs, &again, &control).expect("a plan");
                (new.plan, Some(new.diff))
            }
        };
        let done = state(
            &asked.generation_id,
            &asked.trip_id,
            GenerationStatus::Completed,
            None,
        );
        let result = GenerationResult {
            generation_id: asked.generation_id.clone(),
            trip_id: asked.trip_id.clone(),
            base_version: asked.base_version,
            plan: document(&plan),
            diff: diff.map(|diff| Document::of(&view(&diff)).expect("JSON")),
        };
        Made::with_plan(done, result)
    }
}

fn document(plan: &Plan) -> Document {
    Document::of_text(wire::to_json(plan, Language::English)).expect("JSON")
}

fn view(diff: &Diff) -> DiffView {
    let change = |stop: &StopRef, before: Option<&StopRef>, after: Option<&StopRef>| ChangeView {
        place_id: stop.place.as_ref().map(ToString::to_string),
        name: stop.names.local.clone(),
        names: (&stop.names).into(),
        before: before.map(moment),
        after: after.map(moment),
        reason: None,
    };
    let both = |before, after| change(after, Some(before), Some(after));
    DiffView {
        kept: diff.kept.iter().map(|stop| both(stop, stop)).collect(),
        moved: diff
            .moved
            .iter()
            .map(|stop| both(&stop.before, &stop.after))
            .collect(),
        added: diff
            .added
            .iter()
            .map(|stop| change(stop, None, Some(stop)))
            .collect(),
        dropped: diff
            .dropped
            .iter()
            .map(|stop| change(&stop.before, Some(&stop.before), None))
            .collect(),
    }
}

fn moment(stop: &StopRef) -> MomentView {
    MomentView {
        day: stop.day,
        local_start: ClockTime(stop.start),
    }
}

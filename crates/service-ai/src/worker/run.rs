//! From a claimed generation to its outcome.

use std::sync::Arc;
use std::time::Duration;

use contracts::ContractError;
use contracts::generations::{GenerationStep, StepState};
use contracts::messages::ScheduleGeneration;
use engine_model::plan::Plan;
use engine_model::request::TripRequest;
use engine_trip::{Packs, TripError};
use platform::trace::{self, Kind};
use serde_json::Value;

use super::claim::Work;
use super::outcome::Outcome;
use crate::planning::{self, Base, NoPlan, Task};
use crate::pool::PoolError;
use crate::refine::refine;

impl Work {
    /// Everything up to the transaction that ends it.
    pub(super) async fn run(&mut self, message: &ScheduleGeneration) -> Outcome {
        match self.prepared(message).await {
            Ok(task) => self.planned(task, message).await,
            Err(outcome) => outcome,
        }
    }

    async fn prepared(&mut self, message: &ScheduleGeneration) -> Result<Task, Outcome> {
        let mut request = wire::request::request_from_value(&message.request)
            .map_err(|error| Outcome::unreadable(&error))?;
        let packs = self.service.library.current().await.map_err(Outcome::again)?;
        let base = self.base(message).await?;
        let step = trace::child(Kind::Internal, "read wishes");
        step.around(self.read_wishes(&mut request, &packs)).await?;
        drop(step);
        let packs = self.with_forecasts(&request, packs).await;
        Ok(Task {
            request,
            packs,
            base,
            stop: Arc::clone(&self.stop),
            planned: Arc::clone(&self.planned),
        })
    }

    /// The plan that it starts from.
    async fn base(&self, message: &ScheduleGeneration) -> Result<Option<Base>, Outcome> {
        let Some(version) = message.base_version else {
            return Ok(None);
        };
        let trips = self.service.trips().map_err(Outcome::again)?;
        let document = match trips.plan(&message.trip_id, version).await {
            Ok(document) => document,
            Err(ContractError::NotFound { .. }) => return Err(Outcome::base_missing(version)),
            Err(error) => return Err(Outcome::again(error)),
        };
        let plan = read_plan(document)
            .await
            .map_err(|reason| Outcome::base_unreadable(version, &reason))?;
        Ok(Some(Base {
            plan,
            scope: message.scope,
            keep_locked: message.keep_locked,
        }))
    }

    /// The packs with the forecasts of the trip's days.
    async fn with_forecasts(&mut self, request: &TripRequest, packs: Arc<Packs>) -> Arc<Packs> {
        let forecasts = self.service.forecasts(request, &packs).await;
        let state = if forecasts.is_some() {
            StepState::Done
        } else {
            StepState::Skipped
        };
        self.step(GenerationStep::Weather, state);
        match forecasts {
            Some(forecasts) => Arc::new(Packs::clone(&packs).with_forecasts(forecasts)),
            None => packs,
        }
    }

    /// Reads the special request, with the model's help where there is one.
    async fn read_wishes(&mut self, request: &mut TripRequest, packs: &Arc<Packs>) -> Result<(), Outcome> {
        let unread = if request.free_text.trim().is_empty() {
            Vec::new()
        } else {
            // Reading takes a while, with a model behind it seconds; without words the planning is told next.
            self.tell().await?;
            self.unread(request, packs).await?
        };
        let limit = Duration::from_millis(self.service.config.model.timeout_ms);
        let refinement = refine(request, &unread, packs, &self.service.inference, limit).await;
        self.claimed.refinement = Some(refinement);
        self.step(GenerationStep::Wishes, StepState::Done);
        Ok(())
    }

    /// Tells how far it is.
    async fn tell(&mut self) -> Result<(), Outcome> {
        match self.report().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Outcome::Gone),
            Err(error) => Err(Outcome::again(error)),
        }
    }

    /// What the product's own reader does not understand. Posing the problem reads the text in the light of the trip's
    /// places, and finds out on the way what cannot be planned at all.
    async fn unread(&self, request: &TripRequest, packs: &Arc<Packs>) -> Result<Vec<String>, Outcome> {
        let (request, packs) = (request.clone(), Arc::clone(packs));
        let posed = self
            .service
            .pool
            .run(move || engine_trip::pose(&request, &packs).map(|posed| posed.reading.unread))
            .await;
        match posed {
            Ok(Ok(unread)) => Ok(unread),
            Ok(Err(error)) => Err(Outcome::refused(&error)),
            Err(PoolError::Broke | PoolError::Busy) => Err(Outcome::broke(None)),
        }
    }

    async fn planned(&mut self, task: Task, message: &ScheduleGeneration) -> Outcome {
        self.step(GenerationStep::Planning, StepState::Running);
        if let Err(outcome) = self.tell().await {
            return outcome;
        }
        let replay = Replay::of(&task, message);
        let service = Arc::clone(&self.service);
        let step = trace::child(Kind::Internal, "plan");
        let planning = service.pool.run(move || planning::plan(&task));
        let result = tokio::select! {
            result = planning => result,
            () = self.watch() => return Outcome::Gone,
        };
        drop(step);
        for step in [
            GenerationStep::Planning,
            GenerationStep::Checking,
            GenerationStep::Saving,
        ] {
            self.step(step, StepState::Done);
        }
        match result {
            Ok(Ok(planned)) => Outcome::Planned(planned),
            Ok(Err(NoPlan::Trip(TripError::Cancelled))) => Outcome::Gone,
            Ok(Err(NoPlan::Trip(error @ TripError::PlanRefused { .. }))) => {
                Outcome::defect(&error, replay.document())
            }
            Ok(Err(NoPlan::Trip(error))) => Outcome::refused(&error),
            Ok(Err(NoPlan::BaseDiffers)) => Outcome::base_differs(),
            Err(PoolError::Broke | PoolError::Busy) => Outcome::broke(Some(replay.document())),
        }
    }
}

/// Reading a plan checks that it agrees with itself, which takes milliseconds.
async fn read_plan(document: Value) -> Result<Plan, String> {
    tokio::task::spawn_blocking(move || wire::plan_from_json(&document.to_string()))
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())
}

/// What a failure of ours can be repeated from: what was asked, and the digests of what it was planned from.
struct Replay {
    request: TripRequest,
    packs: Arc<Packs>,
    message: ScheduleGeneration,
}

impl Replay {
    fn of(task: &Task, message: &ScheduleGeneration) -> Self {
        Self {
            request: task.request.clone(),
            packs: Arc::clone(&task.packs),
            message: message.clone(),
        }
    }

    fn document(&self) -> Value {
        let packs: Vec<Value> = self
            .packs
            .all()
            .iter()
            .map(|pack| {
                serde_json::json!({
                    "destination": pack.reference.destination.as_str(),
                    "digest": pack.reference.digest,
                })
            })
            .collect();
        let request: Value =
            serde_json::from_str(&wire::request_to_json(&self.request)).unwrap_or(Value::Null);
        serde_json::json!({ "message": self.message, "request": request, "packs": packs })
    }
}

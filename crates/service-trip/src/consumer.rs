//! What the ai service tells: a generation ended. Its plan becomes the first version, or a proposal.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::generations::{GenerationFailure, GenerationResult, GenerationStatus};
use contracts::messages::{TRIP_EVENTS, TripEvent};
use contracts::{ContractError, Document};
use messaging::{Envelope, Filter, HandleError, Handler, Lease, Subscription, inbox};
use platform::text;
use serde::Deserialize;
use storage::{StorageError, Tx};
use tokio::sync::Notify;

use crate::error::TripServiceError;
use crate::events;
use crate::plans::off_thread;
use crate::service::TripService;
use crate::store::generations::{self, End, GenerationRef};
use crate::store::itineraries::Origin;
use crate::store::proposals::{self, ProposalRow};
use crate::store::trips::{self, TripHead};
use crate::versions::{self, NewVersion};

/// The name under which this service hears of generations, and counts messages once.
const CONSUMER: &str = "trip";

/// The kinds of events about generations.
const KINDS: [&str; 3] = ["generated", "failed", "cancelled"];

/// Rings when a generation has ended here, for those in this process who wait for that.
pub(crate) static ENDED: Notify = Notify::const_new();

/// After how long a generation of which nothing was heard is asked for, in milliseconds.
const OVERDUE_MS: i64 = 2 * 60 * 1000;
/// After how long one that the ai service does not know is given up.
const LOST_MS: i64 = 60 * 60 * 1000;
/// How many are looked at in one go.
const BATCH: u32 = 100;

/// What this service wants to hear.
pub fn subscription() -> Subscription {
    Subscription {
        topic: TRIP_EVENTS.to_owned(),
        name: CONSUMER.to_owned(),
        filter: Filter {
            kinds: KINDS.map(str::to_owned).to_vec(),
            ..Filter::default()
        },
    }
}

/// Stores what generations gave.
#[derive(Clone, Debug)]
pub struct GenerationListener(Arc<TripService>);

impl GenerationListener {
    /// For a service.
    pub fn new(service: Arc<TripService>) -> Self {
        Self(service)
    }
}

#[async_trait]
impl Handler for GenerationListener {
    async fn handle(&self, envelope: &Envelope, _lease: &Lease) -> Result<(), HandleError> {
        let event: TripEvent = envelope
            .read()
            .map_err(|error| HandleError::Reject(error.to_string()))?;
        let Some(generation_id) = event.generation_id else {
            return Ok(());
        };
        let ended = match envelope.kind.as_str() {
            "generated" => End::Completed,
            "failed" => End::Failed,
            "cancelled" => End::Cancelled,
            _ => return Ok(()),
        };
        settle(&self.0, &event.trip_id, &generation_id, ended, Some(&envelope.id))
            .await
            .map_err(|error| HandleError::Retry(error.to_string()))
    }
}

/// Ends a generation on this side. The result is fetched before anything is locked.
async fn settle(
    service: &TripService,
    trip_id: &str,
    generation_id: &str,
    ended: End,
    message_id: Option<&str>,
) -> Result<(), TripServiceError> {
    let outcome = match ended {
        End::Completed => Outcome::of(service.generations.result(generation_id).await?).await?,
        End::Failed => Outcome::Nothing(End::Failed, failure_of(service, generation_id).await?),
        End::Cancelled => Outcome::Nothing(End::Cancelled, None),
    };
    let mut tx = service.db.begin().await?;
    if let Some(id) = message_id
        && !inbox::first_time(&mut tx, CONSUMER, id, &service.world).await?
    {
        return Ok(());
    }
    let trip = trips::lock_head(&mut tx, trip_id).await?;
    let asked = generations::lock(&mut tx, trip_id, generation_id).await?;
    if let (Some(trip), Some(asked)) = (trip, asked)
        && asked.end.is_none()
    {
        match write(service, &mut tx, &trip, &asked, outcome).await {
            // Another process stored it just now.
            Err(TripServiceError::Storage(StorageError::Duplicate { .. })) => return Ok(()),
            other => other?,
        }
    }
    tx.after_commit(|| ENDED.notify_waiters());
    tx.commit().await?;
    Ok(())
}

/// What a generation gave.
enum Outcome {
    /// A plan with days.
    Plan {
        plan: String,
        diff: String,
        base_version: Option<i64>,
    },
    /// None, with the reason.
    Nothing(End, Option<GenerationFailure>),
}

impl Outcome {
    /// A plan without days is an answer, and no itinerary: its conflicts are the reason.
    async fn of(result: GenerationResult) -> Result<Self, TripServiceError> {
        off_thread(move || {
            let verdict: Verdict = result.plan.read().map_err(StorageError::from)?;
            if verdict.feasible == Some(false) {
                let reason = not_feasible(result.plan.text());
                return Ok(Self::Nothing(End::Failed, Some(reason)));
            }
            Ok(Self::Plan {
                plan: result.plan.into_text(),
                diff: result.diff.map_or_else(|| "{}".to_owned(), Document::into_text),
                base_version: result.base_version,
            })
        })
        .await?
    }
}

/// Whether a plan has days at all.
#[derive(Deserialize)]
struct Verdict {
    feasible: Option<bool>,
}

fn not_feasible(plan: &str) -> GenerationFailure {
    let sentences = |language| {
        let Ok(plan) = wire::plan_from_json(plan) else {
            return String::new();
        };
        let said: Vec<String> = plan
            .conflicts
            .iter()
            .map(|conflict| engine_words::conflict(conflict, plan.currency, language))
            .collect();
        said.join(" ")
    };
    GenerationFailure {
        code: "NOT_FEASIBLE".to_owned(),
        message_ko: sentences(engine_model::Language::Korean),
        message_en: sentences(engine_model::Language::English),
    }
}

async fn failure_of(
    service: &TripService,
    generation_id: &str,
) -> Result<Option<GenerationFailure>, TripServiceError> {
    match service.generations.generation(generation_id).await {
        Ok(state) => Ok(state.error),
        Err(ContractError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn write(
    service: &TripService,
    tx: &mut Tx,
    trip: &TripHead,
    asked: &GenerationRef,
    outcome: Outcome,
) -> Result<(), TripServiceError> {
    let now = service.world.now_ms();
    let (plan, diff, base) = match outcome {
        Outcome::Plan {
            plan,
            diff,
            base_version,
        } => (plan, diff, base_version),
        Outcome::Nothing(end, error) => {
            generations::finish(tx, &asked.id, end, error.as_ref(), None, now).await?;
            return Ok(());
        }
    };
    let proposal_id = match base {
        Some(base_version) if trip.itinerary_version.is_some() => {
            let id = service.world.new_id();
            let row = ProposalRow {
                id: id.clone(),
                base_version,
                plan,
                diff,
                generation_id: Some(asked.id.clone()),
                state: "open".to_owned(),
                created_at: now,
            };
            proposals::insert(tx, &trip.id, &row).await?;
            Some(id)
        }
        _ => {
            let version = NewVersion {
                plan: &plan,
                origin: Origin::Generation,
                action: text("일정 만들기", "Planned the trip"),
                author_id: Some(&asked.user_id),
                generation_id: Some(&asked.id),
                base_version: trip.itinerary_version,
                stale: trip.version != asked.trip_version,
            };
            versions::store(service, tx, &trip.id, &version).await?;
            None
        }
    };
    generations::finish(tx, &asked.id, End::Completed, None, proposal_id.as_deref(), now).await?;
    let sentence = if proposal_id.is_some() {
        text(
            format!("{}: 새 일정 제안이 준비됐습니다", trip.name),
            format!("{}: a new proposal is ready", trip.name),
        )
    } else {
        text(
            format!("{}: 일정이 준비됐습니다", trip.name),
            format!("{}: the plan is ready", trip.name),
        )
    };
    events::notify(
        tx,
        &service.world,
        &asked.user_id,
        "generation.completed",
        &trip.id,
        sentence,
    )
    .await
}

impl TripService {
    /// Asks after generations of which nothing was heard for a while, so that none stays open for ever: an event may
    /// have become a dead letter. Tells how many were settled.
    pub async fn settle_overdue(&self) -> Result<usize, TripServiceError> {
        let now = self.world.now_ms();
        let open = generations::open_since(&mut self.db.clone(), now - OVERDUE_MS, BATCH).await?;
        let mut settled = 0;
        for asked in open {
            let ended = match self.generations.generation(&asked.id).await {
                Ok(state) => match state.status {
                    GenerationStatus::Completed => Some(End::Completed),
                    GenerationStatus::Failed => Some(End::Failed),
                    GenerationStatus::Cancelled => Some(End::Cancelled),
                    GenerationStatus::Queued | GenerationStatus::Processing => None,
                },
                Err(ContractError::NotFound { .. }) if asked.created_at < now - LOST_MS => Some(End::Failed),
                Err(_later) => None,
            };
            if let Some(ended) = ended {
                settle(self, &asked.trip_id, &asked.id, ended, None).await?;
                settled += 1;
            }
        }
        Ok(settled)
    }
}

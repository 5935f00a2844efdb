//! How a generation ends, and the one transaction in which it does.

use std::fmt::Display;

use contracts::generations::{GenerationFailure, GenerationStatus};
use engine_trip::TripError;
use messaging::HandleError;
use platform::text;
use platform::trace;
use serde_json::Value;

use super::again;
use super::claim::{CLAIM_MS, Work};
use crate::error::AiError;
use crate::events::FINISHED;
use crate::planning::Planned;
use crate::store::generations::{Ending, Generation};
use crate::store::{generations, results};
use crate::words::{failure, trip_failure};

/// Whoever worked on it fell silent, three times.
pub(crate) const ABANDONED: &str = "GENERATION_ABANDONED";

/// How the work on a generation ended.
pub(super) enum Outcome {
    /// With a plan.
    Planned(Planned),
    /// Without one, for good.
    Failed(Box<Failed>),
    /// Without one, for a reason that may pass.
    Again(String),
    /// Somebody else ended it, or works on it now.
    Gone,
}

/// Why there is no plan.
pub(super) struct Failed {
    failure: GenerationFailure,
    /// Where it is a failure of ours.
    defect: Option<Defect>,
}

/// A failure of ours, for those who look for it.
struct Defect {
    /// What happened, with its codes.
    cause: String,
    /// What it can be repeated from.
    replay: Option<Value>,
}

impl Failed {
    fn given_up() -> Self {
        let sentence = text(
            "필요한 서비스가 응답하지 않아 일정을 만들지 못했습니다. 잠시 뒤에 다시 해 주세요",
            "A service that is needed did not answer; try again in a moment",
        );
        Self {
            failure: failure("SERVICE_UNAVAILABLE", &sentence),
            defect: None,
        }
    }
}

impl Outcome {
    pub(super) fn again(error: impl Display) -> Self {
        Self::Again(error.to_string())
    }

    pub(super) fn unreadable(error: &wire::RequestError) -> Self {
        let said = |of: fn(&wire::FieldError) -> &str| {
            let all = error
                .errors
                .iter()
                .map(|fault| format!("{}: {}", fault.field, of(fault)));
            all.collect::<Vec<_>>().join("; ")
        };
        let sentence = text(
            format!(
                "저장된 여행 정보를 읽을 수 없습니다. {}",
                said(|fault| &fault.message.korean)
            ),
            format!(
                "The trip's request cannot be read. {}",
                said(|fault| &fault.message.english)
            ),
        );
        Self::failed(failure(wire::RequestError::CODE, &sentence))
    }

    pub(super) fn refused(error: &TripError) -> Self {
        Self::failed(trip_failure(error))
    }

    pub(super) fn base_missing(version: i64) -> Self {
        let sentence = text(
            format!("일정의 {version}번째 판을 찾을 수 없습니다"),
            format!("Version {version} of the itinerary was not found"),
        );
        Self::failed(failure("BASE_NOT_FOUND", &sentence))
    }

    pub(super) fn base_unreadable(version: i64, reason: &str) -> Self {
        tracing::error!(version, cause = reason, "a stored plan cannot be read");
        let sentence = text(
            format!("일정의 {version}번째 판을 읽을 수 없습니다"),
            format!("Version {version} of the itinerary cannot be read"),
        );
        Self::failed(failure("BASE_UNREADABLE", &sentence))
    }

    pub(super) fn base_differs() -> Self {
        let sentence = text(
            "여행의 날짜나 여행지가 바뀌었습니다. 여행 전체의 일정을 다시 만드세요",
            "The trip's dates or destinations changed since; generate the whole trip again",
        );
        Self::failed(failure("BASE_DIFFERS", &sentence))
    }

    /// A plan of ours that the checker refused.
    pub(super) fn defect(error: &TripError, replay: Value) -> Self {
        Self::Failed(Box::new(Failed {
            failure: trip_failure(error),
            defect: Some(Defect {
                cause: error.to_string(),
                replay: Some(replay),
            }),
        }))
    }

    /// The planner panicked.
    pub(super) fn broke(replay: Option<Value>) -> Self {
        let sentence = text(
            "일정을 만들다가 오류가 났습니다. 오류는 기록되었습니다",
            "The planner broke off; the failure was recorded",
        );
        Self::Failed(Box::new(Failed {
            failure: failure("PLANNER_BROKE", &sentence),
            defect: Some(Defect {
                cause: sentence.en.to_string(),
                replay,
            }),
        }))
    }

    fn failed(failure: GenerationFailure) -> Self {
        Self::Failed(Box::new(Failed {
            failure,
            defect: None,
        }))
    }
}

impl Work {
    /// Ends the generation, or lets another try have it.
    pub(super) async fn end(mut self, outcome: Outcome, is_last_try: bool) -> Result<(), HandleError> {
        let ended = match outcome {
            Outcome::Gone => return Ok(()),
            Outcome::Planned(planned) => self.complete(&planned).await,
            Outcome::Failed(failed) => self.fail(&failed).await,
            Outcome::Again(reason) if is_last_try => {
                tracing::error!(cause = %reason, generation.id = %self.claimed.id, "a generation is given up");
                trace::fail("SERVICE_UNAVAILABLE");
                self.fail(&Failed::given_up()).await
            }
            Outcome::Again(reason) => {
                self.hand_back().await.map_err(|error| again(&error))?;
                return Err(HandleError::Retry(reason));
            }
        };
        ended.map_err(|error| again(&error))
    }

    async fn complete(&mut self, planned: &Planned) -> Result<(), AiError> {
        let days = planned.days;
        let mut tx = self.service.db.begin().await?;
        let Some(ended) = self
            .finish(&mut tx, GenerationStatus::Completed, days, None)
            .await?
        else {
            return Ok(());
        };
        results::save_plan(&mut tx, &ended.id, &planned.plan, planned.diff.as_deref()).await?;
        self.tell_end(&mut tx, &ended, days).await?;
        tx.commit().await?;
        self.note(GenerationStatus::Completed);
        Ok(())
    }

    async fn fail(&mut self, failed: &Failed) -> Result<(), AiError> {
        let Failed { failure, defect } = failed;
        let id = self.claimed.id.clone();
        let mut tx = self.service.db.begin().await?;
        let Some(ended) = self
            .finish(&mut tx, GenerationStatus::Failed, 0, Some(failure))
            .await?
        else {
            return Ok(());
        };
        if let Some(Defect { cause, replay }) = defect {
            trace::fail(failure.code.clone());
            if let Some(replay) = replay {
                results::save_replay(&mut tx, &id, replay).await?;
            }
            tracing::error!(generation.id = %id, code = %failure.code, cause, "a plan of ours failed");
            let message = format!("Generation {id} failed with {}: {cause}", failure.code);
            self.service.tell_operators(&mut tx, &id, message).await?;
        }
        self.tell_end(&mut tx, &ended, 0).await?;
        tx.commit().await?;
        self.note(GenerationStatus::Failed);
        Ok(())
    }

    async fn finish(
        &self,
        tx: &mut storage::Tx,
        status: GenerationStatus,
        days: usize,
        error: Option<&GenerationFailure>,
    ) -> Result<Option<Generation>, AiError> {
        let ending = Ending {
            status,
            steps: &self.claimed.steps,
            error,
            now: self.service.world.now_ms(),
            events: days + 1,
        };
        let ended = generations::finish(tx, &self.claimed.id, Some(self.claimed.fence), &ending).await?;
        if ended.is_none() {
            tracing::warn!(generation.id = %self.claimed.id, "a result came too late and is dropped");
        }
        Ok(ended)
    }

    async fn tell_end(&self, tx: &mut storage::Tx, ended: &Generation, days: usize) -> Result<(), AiError> {
        self.service.tell_state(tx, ended, days, FINISHED).await?;
        self.service
            .tell_trip(tx, &ended.id, &ended.trip_id, ended.status)
            .await
    }

    fn note(&self, status: GenerationStatus) {
        let now = self.service.world.now_ms();
        let (class, started_at) = (self.claimed.size_class, self.claimed.started_at);
        self.service.timings.ended(status, class, started_at, now);
    }

    async fn hand_back(&self) -> Result<(), AiError> {
        let until = self.service.world.now_ms() + CLAIM_MS;
        let mut tx = self.service.db.begin().await?;
        generations::hand_back(&mut tx, &self.claimed.id, self.claimed.fence, until).await?;
        tx.commit().await?;
        Ok(())
    }
}

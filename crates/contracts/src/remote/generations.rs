//! The ai service of another process.

use async_trait::async_trait;
use futures_util::StreamExt;
use futures_util::stream::{BoxStream, unfold};
use platform::World;
use platform::outbound::{Lines, OutboundError};

use super::questions::{CancelQuestion, EventsQuestion, GenerationQuestion, TripsQuestion};
use super::{Remote, RemoteConfig, ServiceToken, paths};
use crate::error::ContractError;
use crate::generations::{GenerationEvent, GenerationResult, GenerationState, Generations};

/// How many trips one question of a deletion names; a body may have one mebibyte.
const TRIPS_AT_ONCE: usize = 1000;

/// [`Generations`] over HTTP.
#[derive(Clone, Debug)]
pub struct RemoteGenerations(Remote);

impl RemoteGenerations {
    /// A client; nothing is called before the first question.
    pub fn new(config: &RemoteConfig, token: ServiceToken, world: &World) -> Result<Self, OutboundError> {
        Remote::new("ai", config, token, world).map(Self)
    }
}

#[async_trait]
impl Generations for RemoteGenerations {
    async fn generation(&self, generation_id: &str) -> Result<GenerationState, ContractError> {
        self.0
            .answer(self.0.twice(paths::GENERATION, &of(generation_id)))
            .await
    }

    /// A stream that breaks off ends: its reader comes back with the number of the last event, as it does after the end
    /// of a process.
    async fn events(
        &self,
        generation_id: &str,
        after: u64,
    ) -> Result<BoxStream<'static, GenerationEvent>, ContractError> {
        let question = EventsQuestion {
            generation_id: generation_id.to_owned(),
            after,
        };
        let lines = self.0.lines(self.0.once(paths::EVENTS, &question)).await?;
        let id = generation_id.to_owned();
        let events = unfold((lines, id), |(mut lines, id)| async move {
            let event = next(&mut lines, &id).await?;
            Some((event, (lines, id)))
        });
        Ok(events.boxed())
    }

    async fn cancel(&self, generation_id: &str, trip_id: &str) -> Result<(), ContractError> {
        let question = CancelQuestion {
            generation_id: generation_id.to_owned(),
            trip_id: trip_id.to_owned(),
        };
        self.0.answer(self.0.once(paths::CANCEL, &question)).await
    }

    async fn result(&self, generation_id: &str) -> Result<GenerationResult, ContractError> {
        self.0
            .answer(self.0.twice(paths::RESULT, &of(generation_id)))
            .await
    }

    async fn erase(&self, trip_ids: &[String]) -> Result<(), ContractError> {
        for some in trip_ids.chunks(TRIPS_AT_ONCE) {
            let question = TripsQuestion {
                trip_ids: some.to_vec(),
            };
            let call = self.0.twice(paths::ERASE_TRIPS, &question);
            self.0.answer::<()>(call.timeout(self.0.long())).await?;
        }
        Ok(())
    }
}

fn of(generation_id: &str) -> GenerationQuestion {
    GenerationQuestion {
        generation_id: generation_id.to_owned(),
    }
}

async fn next(lines: &mut Lines, id: &str) -> Option<GenerationEvent> {
    let read = match lines.next().await {
        Ok(line) => serde_json::from_slice(&line?).map_err(|error| format!("{:?} error", error.classify())),
        Err(error) => Err(error.to_string()),
    };
    match read {
        Ok(event) => Some(event),
        Err(cause) => {
            tracing::warn!(%cause, generation.id = %id, "a stream of events from another process ends early");
            None
        }
    }
}

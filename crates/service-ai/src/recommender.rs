//! The consumer of the queue of recommendations: makes an answer before somebody asks for it.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::messages::RecommendPlace;
use engine_model::Language;
use engine_model::ids::PlaceId;
use messaging::{Envelope, HandleError, Handler, Lease};
use serde::Deserialize;

use crate::error::AiError;
use crate::pool::PoolError;
use crate::recommend::{Asked, RecommendContext};
use crate::service::AiService;

/// Makes what the queue `ai-recommendation` asks for, so that it is in the cache.
#[derive(Clone, Debug)]
pub struct Recommender {
    service: Arc<AiService>,
}

impl Recommender {
    /// A recommender of this service. One message at a time is enough: nobody waits for it.
    pub fn new(service: Arc<AiService>) -> Self {
        Self { service }
    }
}

#[async_trait]
impl Handler for Recommender {
    async fn handle(&self, envelope: &Envelope, _lease: &Lease) -> Result<(), HandleError> {
        let RecommendPlace {
            place_id,
            members,
            context,
            language,
        } = envelope.read()?;
        let context =
            RecommendContext::deserialize(context).map_err(|error| HandleError::Reject(error.to_string()))?;
        let asked = Asked {
            place: PlaceId::new(place_id),
            members,
            context,
            language: if language == "ko" {
                Language::Korean
            } else {
                Language::English
            },
        };
        // The same message again finds the answer in the cache; it needs no inbox.
        match self.service.recommend(&asked).await {
            Ok(_) => Ok(()),
            Err(error @ (AiError::Contract(_) | AiError::Pool(PoolError::Busy))) => {
                Err(HandleError::Retry(error.to_string()))
            }
            Err(error) => Err(HandleError::Reject(error.to_string())),
        }
    }
}

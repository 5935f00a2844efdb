//! Generations, recommendations and the language model.
//!
//! A generation begins as a message of the trip service, is planned on threads that stand behind those that answer
//! requests, and ends in one transaction with the message that tells so. Around it: the stream of its progress, plans
//! that are asked for directly, recommendations of places, and what a change of the weather means for a plan. A
//! language model, where one is configured, may read what the product's own reader left unread and word what the facts
//! say; without it everything works, and the answers say so.
//!
//! It must never write a trip, hold a pack of its own, or believe a model. Where to start reading: [`AiService`], then
//! `worker.rs` for a generation's way and `model.rs` for the model's.

mod canonical;
mod config;
mod error;
mod events;
mod follow;
mod infer;
mod internal;
mod local;
mod model;
mod planning;
mod pool;
mod recommend;
mod recommender;
mod refine;
mod routes;
mod service;
mod steps;
mod store;
mod sweep;
mod timings;
mod views;
mod watch;
mod weather;
mod weather_impact;
mod words;
mod worker;

pub use config::{AiConfig, ApiKey, ModelConfig};
pub use error::AiError;
pub use internal::internal_router;
pub use local::LocalGenerations;
pub use model::openai::{ModelConfigError, model_of};
pub use model::{Model, ModelError, Prompt, Speaker, Turn};
pub use pool::PoolError;
pub use recommender::Recommender;
pub use routes::router;
pub use service::{AiParts, AiService};
pub use worker::GenerationWorker;

use storage::Migration;

/// The schema of the ai service; its owner in the list of migrations is `ai`.
pub fn migrations() -> &'static [Migration] {
    store::MIGRATIONS
}

//! The JSON shapes of requests, plans and places, converted to and from the engines' types.
//!
//! One schema stands behind the flags of the command line, the bodies of the API and the plan file. Every conversion
//! takes its type apart field by field, so that a new field stops the build until it has a place in the JSON.
//!
//! What it must never know: files, the network, the clock, how a plan is made. Where to start reading: [`request`]
//! (what a traveller may ask, every bound tested at once), [`plan`] (the plan file), [`minimal`] (the little that a
//! plan from elsewhere needs in order to be checked), [`places`] (views of places, destinations and verdicts),
//! [`draft`] (a request in the making), [`schema`] (OpenAPI schemas of what is read; those of what is written stand at
//! the views) and [`terms`] (the published word of every enum). The shapes are described for people in
//! `docs/request-format.md` and `docs/plan-format.md`.

pub mod draft;
mod faults;
mod fields;
pub mod minimal;
pub mod money;
pub mod places;
pub mod plan;
pub mod request;
pub mod scalars;
pub mod schema;
pub mod terms;
pub mod words;

pub use draft::Draft;
pub use faults::{FieldError, FieldRule, PublishedRule, Sentence};
pub use minimal::{AnyPlan, read_any};
pub use plan::{PlanFileError, plan_from_json, to_compact_json, to_json};
pub use request::{RequestError, request_from_json, request_to_json};

//! The use case: a request and data packs become a problem, the problem a plan, the plan a checked and explained
//! document. The command line, the services' worker and the benchmarks all call this.
//!
//! It must never touch files, the network or the clock: packs come in loaded. Where to start reading: [`plan`] in
//! `plan.rs`, then `problem.rs`, which lays the days out, and `assemble.rs`, which writes the document. What travellers
//! change by hand starts in `edit.rs`; other dates and destinations in `retime.rs`; both end in `order.rs`.

mod alternatives;
mod assemble;
mod atlas;
mod calendar;
mod candidates;
mod check;
mod currency;
mod diff;
mod edit;
mod error;
mod explain;
mod fits;
mod forecasts;
mod frames;
mod judge;
mod lodging;
mod luggage;
mod meals;
mod order;
mod own;
mod packs;
mod plan;
mod problem;
mod rain;
mod rainy;
mod read_back;
mod replan;
mod retime;
mod sentence;
mod sketch;
mod transfers;
mod wishes;

pub use alternatives::{Alternative, alternatives};
pub use check::{CheckedPlan, check_plan};
pub use diff::diff;
pub use edit::{EditedDay, EditedPlace, EditedStop, edit, edit_among_all};
pub use engine_model::diff::{Diff, DroppedStop, MovedStop, StopRef};
pub use error::TripError;
pub use explain::{Explanation, explain};
pub use fits::{Fit, FitDay, Fitting, fits};
pub use forecasts::{DayForecast, Forecasts};
pub use packs::{LoadedPack, Packs, Tables};
pub use plan::{Control, plan};
pub use problem::{Posed, pose};
pub use rainy::take_rain_variant;
pub use replan::{Proposal, ReplanRequest, replan};
pub use retime::{FellOut, FellOutReason, Moment, Moved, RetimeMode, Retimed, refit, retime};
pub use sketch::check_sketch;

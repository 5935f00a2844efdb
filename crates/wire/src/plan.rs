//! The plan file: written from a plan, and read back to an equal one.
//!
//! Reading trusts no number that follows from others: the file is written again from what was read, and the first
//! place where the two differ is reported. `docs/plan-format.md` describes every field.

mod compare;
mod error;
mod explain;
mod items;
mod number_names;
mod position;
mod read;
mod read_items;
mod reasons;
mod view;
mod write;
mod write_items;

use engine_model::Language;
use engine_model::plan::Plan;
use serde_json::Value;

pub use error::PlanFileError;
pub use explain::{AssumptionView, PlacementView, ReasonView, RelaxationView};
pub use items::{
    AlternativeView, DepartureView, IntervalView, ItemView, LegView, OpeningView, RunningView, WhyView,
};
pub use view::{
    CertificateView, ConflictView, CostsView, DayView, FindingView, FixedCostView, NumberView, PackView,
    PlanView, RainVariantView, ReadWishView, ReadingView, SegmentView, TallyView, TotalsView, UnmetView,
    WeatherView,
};
pub use write::{certificate_view, day_views, pack_view, plan_view};

use crate::request::{pretty, request_at};

/// The number of the format that is written and read.
pub const FORMAT: u32 = 1;

/// Largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// Writes a plan with two blanks of indentation and a final newline; equal plans give equal bytes. The language
/// decides the fields `name` only.
pub fn to_json(plan: &Plan, language: Language) -> String {
    pretty(&plan_view(plan, language))
}

/// The same on one line, as it is stored: two thirds of the size.
pub fn to_compact_json(plan: &Plan, language: Language) -> String {
    serde_json::to_string(&plan_view(plan, language))
        .expect("views hold texts, numbers and lists only, and those always serialise")
}

/// Reads a plan back from [`to_json`]'s text, or from one that was edited by hand and still agrees with itself.
pub fn plan_from_json(text: &str) -> Result<Plan, PlanFileError> {
    plan_of(&document(text)?, text)
}

/// The JSON of a file of bounded size.
pub(crate) fn document(text: &str) -> Result<Value, PlanFileError> {
    if text.len() > LARGEST_FILE {
        return Err(PlanFileError::TooLarge { bytes: text.len() });
    }
    serde_json::from_str(text).map_err(|source| PlanFileError::Unreadable { source })
}

/// Reads a plan from a document and the text it was parsed from.
pub(crate) fn plan_of(document: &Value, text: &str) -> Result<Plan, PlanFileError> {
    let format = document.get("format");
    if format != Some(&Value::from(FORMAT)) {
        let found = format.map_or_else(|| "none".to_owned(), ToString::to_string);
        return Err(PlanFileError::Format { found });
    }
    let absent = Value::Null;
    let request = request_at(document.get("request").unwrap_or(&absent), "request")?;
    let view = serde_json::from_str(text).map_err(|source| PlanFileError::Shape {
        path: position::path_at(text, source.line(), source.column()),
        source,
    })?;
    let plan = read::read_plan(view, request)?;
    compare::agrees(document, &plan)?;
    Ok(plan)
}

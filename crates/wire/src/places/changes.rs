//! How two versions of a plan differ.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::plan::ReasonView;
use crate::scalars::{ClockTime, NamesView};

/// How two versions of a plan differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PlanDiff)]
pub struct DiffView {
    /// At the same day and time.
    pub kept: Vec<ChangeView>,
    /// On another day or at another time.
    pub moved: Vec<ChangeView>,
    /// New.
    pub added: Vec<ChangeView>,
    /// Gone, with the reason where one is known.
    pub dropped: Vec<ChangeView>,
}

/// One stop of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlanChange)]
pub struct ChangeView {
    /// The place, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub place_id: Option<String>,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: NamesView,
    /// Where it was; absent where it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub before: Option<MomentView>,
    /// Where it is; absent where it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub after: Option<MomentView>,
    /// Why it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub reason: Option<ReasonView>,
}

/// A time of a trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Moment)]
pub struct MomentView {
    /// 1 = the first day.
    #[schema(minimum = 1)]
    pub day: u16,
    /// On that day's local clock.
    pub local_start: ClockTime,
}

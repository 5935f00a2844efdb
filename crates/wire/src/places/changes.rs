//! How two versions of a plan differ.

use engine_model::Language;
use engine_model::diff::{Diff, DroppedStop, StopRef};
use engine_model::plan::{Plan, PlanUnmet};
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

/// The document of a difference; `plan` is the newer one.
pub fn diff_view(diff: &Diff, plan: &Plan, language: Language) -> DiffView {
    let Diff {
        kept,
        moved,
        added,
        dropped,
    } = diff;
    let change = |stop: &StopRef, before: Option<&StopRef>, after: Option<&StopRef>| ChangeView {
        place_id: stop.place.as_ref().map(ToString::to_string),
        name: stop.names.in_language(language).to_owned(),
        names: (&stop.names).into(),
        before: before.map(moment),
        after: after.map(moment),
        reason: None,
    };
    DiffView {
        kept: kept
            .iter()
            .map(|stop| change(stop, Some(stop), Some(stop)))
            .collect(),
        moved: moved
            .iter()
            .map(|stop| change(&stop.after, Some(&stop.before), Some(&stop.after)))
            .collect(),
        added: added.iter().map(|stop| change(stop, None, Some(stop))).collect(),
        dropped: dropped
            .iter()
            .map(|stop| ChangeView {
                reason: reason(stop, plan, language),
                ..change(&stop.before, Some(&stop.before), None)
            })
            .collect(),
    }
}

fn moment(stop: &StopRef) -> MomentView {
    MomentView {
        day: stop.day,
        local_start: ClockTime(stop.start),
    }
}

/// A dropped stop is worded in the plan file's way, as something that is not in the plan.
fn reason(stop: &DroppedStop, plan: &Plan, language: Language) -> Option<ReasonView> {
    let unmet = PlanUnmet {
        names: stop.before.names.clone(),
        place: stop.before.place.clone(),
        category: None,
        must_see: false,
        member: None,
        reason: stop.reason?,
        displaced_by: None,
        relaxation: None,
        relaxation_drops: None,
    };
    let bare = Plan {
        days: Vec::new(),
        unmet: vec![unmet],
        ..plan.clone()
    };
    let view = crate::plan::plan_view(&bare, language);
    view.unmet.into_iter().next().map(|unmet| unmet.reason)
}

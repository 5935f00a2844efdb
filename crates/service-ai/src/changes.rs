//! What changed between two plans, as a document.

use engine_model::Language;
use engine_model::plan::{Plan, PlanUnmet};
use engine_trip::{Diff, DroppedStop, StopRef};
use wire::places::{ChangeView, DiffView, MomentView};
use wire::plan::ReasonView;
use wire::scalars::ClockTime;

/// The document of a difference; `plan` is the newer one.
pub(crate) fn diff_view(diff: &Diff, plan: &Plan, language: Language) -> DiffView {
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
    let view = wire::plan::plan_view(&bare, language);
    view.unmet.into_iter().next().map(|unmet| unmet.reason)
}

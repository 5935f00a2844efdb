//! One request and its packs become a plan, on a thread of the pool.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use contracts::messages::GenerationScope;
use engine_model::Language;
use engine_model::plan::Plan;
use engine_model::request::TripRequest;
use engine_trip::{Control, Packs, Proposal, ReplanRequest, TripError};
use wire::places::diff_view;

/// What is to be planned, and from what.
#[derive(Clone)]
pub(crate) struct Task {
    /// What is asked.
    pub(crate) request: TripRequest,
    /// The packs at hand.
    pub(crate) packs: Arc<Packs>,
    /// The plan to start from.
    pub(crate) base: Option<Base>,
    /// Says that nobody wants it any more.
    pub(crate) stop: Arc<AtomicBool>,
    /// How far the planner is, 0..=100.
    pub(crate) planned: Arc<AtomicU32>,
}

/// The plan that a new one starts from.
#[derive(Clone)]
pub(crate) struct Base {
    pub(crate) plan: Plan,
    pub(crate) scope: GenerationScope,
    pub(crate) keep_locked: bool,
}

/// A plan as its documents.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    /// plan.json.
    pub(crate) plan: String,
    /// What changed from the plan before.
    pub(crate) diff: Option<String>,
    /// How many days the plan has.
    pub(crate) days: usize,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoPlan {
    /// The request cannot be planned, it was cancelled, or the checker refused our plan.
    Trip(TripError),
    /// One day was to be planned again, and the trip has other days now.
    BaseDiffers,
}

/// Plans. It fills a core, so it belongs on the pool.
pub(crate) fn plan(task: &Task) -> Result<Planned, NoPlan> {
    let cancel = || task.stop.load(Ordering::Relaxed);
    let progress = |percent| task.planned.store(percent, Ordering::Relaxed);
    let control = Control {
        cancel: &cancel,
        progress: Some(&progress),
        rain_variants: true,
        relaxations: true,
    };
    let proposal = match &task.base {
        None => (
            engine_trip::plan(&task.request, &task.packs, &control).map_err(NoPlan::Trip)?,
            None,
        ),
        Some(base) => {
            let Proposal { plan, diff } = plan_again(task, base, &control)?;
            (plan, Some(diff))
        }
    };
    let (plan, diff) = proposal;
    let diff = diff.map(|diff| text_of(&diff_view(&diff, &plan, Language::English)));
    Ok(Planned {
        diff,
        days: plan.days.len(),
        plan: text_of(&wire::plan::plan_view(&plan, Language::English)),
    })
}

/// Plans without a trip behind it; gives plan.json in the language.
pub(crate) fn plan_once(
    request: &TripRequest,
    packs: &Packs,
    stop: &AtomicBool,
    language: Language,
) -> Result<String, TripError> {
    let cancel = || stop.load(Ordering::Relaxed);
    let control = Control {
        cancel: &cancel,
        progress: None,
        rain_variants: true,
        relaxations: true,
    };
    let plan = engine_trip::plan(request, packs, &control)?;
    Ok(text_of(&wire::plan::plan_view(&plan, language)))
}

fn plan_again(task: &Task, base: &Base, control: &Control<'_>) -> Result<Proposal, NoPlan> {
    let mut request = task.request.clone();
    if base.keep_locked {
        keep_locks(&mut request, &base.plan.request);
    }
    if !same_days(&base.plan, &request, &task.packs) {
        if base.scope != GenerationScope::Trip {
            return Err(NoPlan::BaseDiffers);
        }
        let plan = engine_trip::plan(&request, &task.packs, control).map_err(NoPlan::Trip)?;
        let diff = engine_trip::diff(&base.plan, &plan);
        return Ok(Proposal { plan, diff });
    }
    let asked = ReplanRequest {
        days: match base.scope {
            GenerationScope::Trip => Vec::new(),
            GenerationScope::Day(number) => vec![number],
        },
        keep_locked: base.keep_locked,
        locks: Vec::new(),
        free_text: Some(request.free_text.clone()),
        seed: Some(request.seed),
        effort: Some(request.effort),
    };
    let before = Plan {
        request,
        ..base.plan.clone()
    };
    engine_trip::replan(&before, &task.packs, &asked, control).map_err(NoPlan::Trip)
}

/// Whether the plan has the days that the request asks for, whichever names the two call the destinations by.
fn same_days(plan: &Plan, request: &TripRequest, packs: &Packs) -> bool {
    let stays = |request: &TripRequest| {
        let stays = request.destinations.iter().map(|stay| {
            let id = packs
                .find(&stay.name)
                .map(|pack| pack.destination().id.to_string());
            (id.unwrap_or_else(|| stay.name.to_lowercase()), stay.nights)
        });
        stays.collect::<Vec<_>>()
    };
    !plan.days.is_empty() && plan.request.start == request.start && stays(&plan.request) == stays(request)
}

/// Stops that were settled in the plan stay settled, where the request says nothing else about them.
fn keep_locks(request: &mut TripRequest, before: &TripRequest) {
    for lock in &before.locks {
        if !request.locks.iter().any(|own| own.place == lock.place) {
            request.locks.push(lock.clone());
        }
    }
}

fn text_of(view: &impl serde::Serialize) -> String {
    serde_json::to_string(view).expect("views hold texts, numbers and lists only, and those always serialise")
}

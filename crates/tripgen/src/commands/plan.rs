//! `tripgen plan`.

use std::path::Path;

use engine_model::Language;
use engine_model::place::Names;
use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind};
use engine_model::request::{LockRequest, PlaceRef, TripRequest};
use engine_trip::{Control, Packs, Proposal, ReplanRequest};
use serde::Serialize;
use wire::places::{DiffView, diff_view};
use wire::plan::PlanView;
use wire::request::RequestView;

use super::{destinations_of, exit_of, read_plan, remote};
use crate::cli::PlanArgs;
use crate::flags;
use crate::output;
use crate::packs::Library;
use crate::render::{self, Page};
use crate::report::{Exit, Failure, Fault, Said};
use crate::settings::Settings;

/// A new plan beside the old one.
#[derive(Serialize)]
struct ProposalView {
    diff: DiffView,
    plan: PlanView<RequestView>,
}

pub(super) fn run(arguments: &PlanArgs, settings: &Settings) -> Result<Exit, Failure> {
    match &arguments.from {
        Some(file) => plan_again(arguments, file, settings),
        None => plan_anew(arguments, settings),
    }
}

fn plan_anew(arguments: &PlanArgs, settings: &Settings) -> Result<Exit, Failure> {
    let base = match &arguments.request {
        Some(path) => Some(flags::base_of(&output::read_text(path)?)?),
        None => None,
    };
    let request = flags::request_of(arguments, base)?;
    let plan = match &settings.server {
        Some(server) => remote::plan(server, &request, arguments, settings.language)?,
        None => plan_here(&request, arguments, settings)?,
    };
    keep(arguments, &plan, settings.language)?;
    if settings.json {
        output::print(&wire::to_json(&plan, settings.language))?;
    } else {
        output::print(&render::plan(&plan, arguments.rain, &Page::of(settings)))?;
    }
    Ok(exit_of_plan(&plan))
}

fn plan_here(request: &TripRequest, arguments: &PlanArgs, settings: &Settings) -> Result<Plan, Failure> {
    let library = Library::open(settings)?;
    let packs = library.packs_for(
        request
            .destinations
            .iter()
            .map(|destination| destination.name.as_str()),
    )?;
    engine_trip::plan(request, &packs, &control(arguments)).map_err(|error| {
        let flag = error.field().and_then(|field| flags::flag_of(arguments, field));
        match flag {
            Some(flag) => Failure::from(error).at(flag),
            None => error.into(),
        }
    })
}

fn plan_again(arguments: &PlanArgs, file: &Path, settings: &Settings) -> Result<Exit, Failure> {
    if settings.server.is_some() {
        return Err(remote::only_here(
            "--from",
            "a server plans again what is one of its trips, not a file",
            "서버는 파일이 아니라 저장된 여행만 다시 계획합니다",
        ));
    }
    let before = read_plan(file)?;
    days_exist(arguments, &before)?;
    let packs = Library::open(settings)?.packs_for(destinations_of(&before))?;
    let Proposal { plan, diff } = propose(arguments, &before, &packs)?;
    keep(arguments, &plan, settings.language)?;
    if settings.json {
        let document = wire::plan::plan_view(&plan, settings.language);
        let diff = diff_view(&diff, &plan, settings.language);
        output::print_json(&ProposalView { diff, plan: document })?;
    } else {
        let page = Page::of(settings);
        output::print(
            &(render::diff(&diff, &plan, &page) + "\n" + &render::plan(&plan, arguments.rain, &page)),
        )?;
    }
    Ok(exit_of_plan(&plan))
}

fn days_exist(arguments: &PlanArgs, plan: &Plan) -> Result<(), Failure> {
    let days = plan.days.len();
    match arguments
        .replan_days
        .iter()
        .find(|day| !(1..=days).contains(&usize::from(**day)))
    {
        None => Ok(()),
        Some(day) => Err(Failure::faults(vec![Fault {
            field: "--day".to_owned(),
            rule: "OUT_OF_RANGE",
            message: Said::new(
                format!("{day}: the plan has {days} days"),
                format!("{day}: 일정은 {days}일입니다"),
            ),
        }])),
    }
}

/// A stop that is settled on another day than it stands on leaves its old day, so that day must be open too.
fn locks_can_move(arguments: &PlanArgs, plan: &Plan, locks: &[LockRequest]) -> Result<(), Failure> {
    let open = |day: u16| arguments.replan_days.is_empty() || arguments.replan_days.contains(&day);
    let mut faults = Vec::new();
    for lock in locks {
        let stands = |day: &&PlanDay| day.entries.iter().any(|entry| is_stop_at(entry, &lock.place));
        let days = [
            Some(lock.day),
            plan.days.iter().find(stands).map(|day| day.number),
        ];
        let closed = days.into_iter().flatten().find(|day| !open(*day));
        faults.extend(closed.map(|day| Fault {
            field: "--lock".to_owned(),
            rule: "CONFLICT",
            message: Said::new(
                format!("it changes day {day}, which may not change; add --day {day}"),
                format!("{day}일차가 바뀌어야 하지만 바꿀 수 없는 날입니다. --day {day}을(를) 더하세요"),
            ),
        }));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::faults(faults))
    }
}

fn is_stop_at(entry: &PlanEntry, place: &PlaceRef) -> bool {
    let named = |name: &str| {
        let Names { local, ko, en } = &entry.names;
        [Some(local), ko.as_ref(), en.as_ref()]
            .into_iter()
            .flatten()
            .any(|own| own == name)
    };
    entry.kind == PlanEntryKind::Stop
        && match place {
            PlaceRef::Id(id) => entry.place.as_ref() == Some(id),
            PlaceRef::Name(name) | PlaceRef::Point(name, _) => named(name),
        }
}

fn propose(arguments: &PlanArgs, before: &Plan, packs: &Packs) -> Result<Proposal, Failure> {
    let changed = flags::changes_of(arguments, &before.request)?;
    locks_can_move(arguments, before, &changed.locks)?;
    let asked = ReplanRequest {
        days: arguments.replan_days.clone(),
        keep_locked: !arguments.release_locks,
        locks: changed.locks,
        free_text: arguments.say.clone(),
        seed: arguments.seed,
        effort: arguments.effort.as_ref().map(|_| changed.effort),
    };
    Ok(engine_trip::replan(before, packs, &asked, &control(arguments))?)
}

fn control(arguments: &PlanArgs) -> Control<'static> {
    Control {
        cancel: &|| false,
        progress: None,
        rain_variants: !arguments.no_rain,
        relaxations: true,
    }
}

fn keep(arguments: &PlanArgs, plan: &Plan, language: Language) -> Result<(), Failure> {
    match &arguments.out {
        Some(path) => output::write_file(path, wire::to_json(plan, language).as_bytes()),
        None => Ok(()),
    }
}

fn exit_of_plan(plan: &Plan) -> Exit {
    if plan.conflicts.is_empty() {
        exit_of(plan.certificate.verdict)
    } else {
        Exit::Findings
    }
}

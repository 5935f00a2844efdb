//! `tripgen check`.

use engine_model::plan::{Certificate, Plan};
use wire::AnyPlan;
use wire::places::check_view;

use super::{destinations_of, exit_of, read_any};
use crate::cli::CheckArgs;
use crate::output;
use crate::packs::Library;
use crate::render::{self, Page};
use crate::report::{Exit, Failure};
use crate::settings::Settings;

pub(super) fn run(arguments: &CheckArgs, settings: &Settings) -> Result<Exit, Failure> {
    let (plan, certificate) = judge(arguments, settings)?;
    let page = Page::of(settings);
    if settings.json {
        output::print_json(&check_view(&certificate))?;
    } else if plan.days.is_empty() {
        // Where nothing was planned the conflicts say more than the absence of everything.
        output::print(&render::plan(&plan, false, &page))?;
    } else {
        output::print(&render::certificate(&plan, &certificate, &page))?;
    }
    Ok(exit_of(certificate.verdict))
}

fn judge(arguments: &CheckArgs, settings: &Settings) -> Result<(Plan, Certificate), Failure> {
    let library = Library::open(settings)?;
    match read_any(&arguments.file)? {
        AnyPlan::Full(plan) => {
            let packs = library.packs_for(destinations_of(&plan))?;
            let checked = engine_trip::check_plan(&plan, &packs)?;
            Ok((*plan, checked.certificate))
        }
        AnyPlan::Sketch(sketch) => {
            let packs = library.packs_for(sketch.days.iter().map(|day| day.destination.as_str()))?;
            let plan = engine_trip::check_sketch(&sketch, &packs)?;
            let certificate = plan.certificate.clone();
            Ok((plan, certificate))
        }
    }
}

//! `tripgen explain`.

use engine_model::PlaceId;
use engine_model::request::PlaceRef;
use engine_trip::Explanation;

use super::{destinations_of, read_plan};
use crate::cli::ExplainArgs;
use crate::output;
use crate::packs::Library;
use crate::render::{self, Page};
use crate::report::{Exit, Failure};
use crate::settings::Settings;

pub(super) fn run(arguments: &ExplainArgs, settings: &Settings) -> Result<Exit, Failure> {
    let plan = read_plan(&arguments.file)?;
    let page = Page::of(settings);
    let Some(text) = &arguments.place else {
        if settings.json {
            output::print_json(&render::explanations_view(&plan, settings.language))?;
        } else {
            output::print(&render::explanations(&plan, &page))?;
        }
        return Ok(Exit::Good);
    };
    let place = match text.trim() {
        id if id.contains('/') => PlaceRef::Id(PlaceId::new(id)),
        name => PlaceRef::Name(name.to_owned()),
    };
    let packs = Library::open(settings)?.packs_for(destinations_of(&plan))?;
    let explanation = engine_trip::explain(&plan, &packs, &place)?;
    let found = !matches!(explanation, Explanation::Unknown(_));
    if settings.json {
        output::print_json(&render::explanation_view(&plan, &explanation, settings.language))?;
    } else {
        output::print(&render::explanation(&plan, &explanation, &page))?;
    }
    Ok(if found { Exit::Good } else { Exit::Findings })
}

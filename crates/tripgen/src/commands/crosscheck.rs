//! `tripgen places crosscheck`.

use engine_pack::crosscheck::{CrossCheck, crosscheck, parse_facts};
use serde_json::json;

use crate::cli::CrosscheckArgs;
use crate::output;
use crate::packs::Library;
use crate::render::{self, Page};
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;

pub(super) fn run(arguments: &CrosscheckArgs, settings: &Settings) -> Result<Exit, Failure> {
    let folder = &arguments.against;
    if !folder.is_dir() {
        return Err(Failure::unreadable(folder, &"it is no folder"));
    }
    let library = Library::open(settings)?;
    let mut checks: Vec<(String, CrossCheck)> = Vec::new();
    for id in library.ids() {
        let file = folder.join(format!("{id}.csv"));
        if !file.is_file() {
            continue;
        }
        let Some(pack) = library.pack(&id).transpose()? else {
            continue;
        };
        let rows = parse_facts(&output::read_text(&file)?).map_err(|error| {
            let shown = file.display();
            let message = Said::new(
                format!("{shown}: {error}"),
                format!("{shown} 파일을 읽을 수 없습니다: {error}"),
            );
            Failure::new(Exit::Usage, error.code(), message)
        })?;
        checks.push((id, crosscheck(&pack, &rows)));
    }
    if settings.json {
        output::print_json(&checks.iter().map(view).collect::<Vec<_>>())?;
    } else {
        output::print(&render::crosschecks(&checks, &Page::of(settings)))?;
    }
    let far = checks.iter().any(|(_, check)| !check.far.is_empty());
    Ok(if far || checks.is_empty() {
        Exit::Findings
    } else {
        Exit::Good
    })
}

fn view((id, check): &(String, CrossCheck)) -> serde_json::Value {
    let far = check.far.iter().map(|pair| {
        json!({"placeId": pair.id.as_str(), "name": pair.name, "distanceMetres": pair.metres, "line": pair.line})
    });
    json!({
        "destination": id,
        "places": check.places,
        "facts": check.facts,
        "joined": check.joined,
        "joinedByWikidata": check.joined_by_wikidata,
        "far": far.collect::<Vec<_>>(),
    })
}

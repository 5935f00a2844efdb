//! `tripgen places list`, `search` and `show`.

use engine_model::PlaceId;
use engine_model::place::Category;
use engine_places::{Hit, SearchFilter};
use engine_trip::{LoadedPack, TripError};
use jiff::ToSpan;
use jiff::civil::Date;
use wire::places::{
    DestinationView, HoursView, OpenState, PackFacts, PlaceContext, destination_view, hours_view, place_card,
    place_detail,
};

use super::remote;
use crate::cli::{SearchArgs, ShowArgs};
use crate::output;
use crate::packs::Library;
use crate::render::{self, Page};
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;

pub(super) fn list(settings: &Settings) -> Result<Exit, Failure> {
    let views = match &settings.server {
        Some(server) => remote::destinations(server, settings.language)?,
        None => destinations_here(settings)?,
    };
    if settings.json {
        output::print_json(&views)?;
    } else {
        output::print(&render::destinations(&views, &Page::of(settings)))?;
    }
    Ok(Exit::Good)
}

fn destinations_here(settings: &Settings) -> Result<Vec<DestinationView>, Failure> {
    let packs = Library::open(settings)?.all_packs()?;
    let views = packs
        .iter()
        .map(|pack| {
            let facts = PackFacts {
                places: &pack.places,
                licence: &pack.licence,
                attribution: &pack.attribution,
                digest: &pack.digest,
            };
            destination_view(&pack.destination, &facts, settings.language)
        })
        .collect();
    Ok(views)
}

pub(super) fn search(arguments: &SearchArgs, settings: &Settings) -> Result<Exit, Failure> {
    let filter = SearchFilter {
        categories: categories(&arguments.categories)?,
        limit: arguments.limit,
        ..SearchFilter::default()
    };
    let library = Library::open(settings)?;
    let packs = match &arguments.destination {
        Some(name) => library.packs_for([name.as_str()])?,
        None => library.all()?,
    };
    let asked: Vec<_> = match &arguments.destination {
        Some(name) => vec![
            packs
                .find(name)
                .ok_or_else(|| unknown_destination(name, packs.nearest(name)))?,
        ],
        None => packs.all().iter().collect(),
    };
    let mut hits: Vec<(Hit, &LoadedPack)> = Vec::new();
    for pack in asked {
        hits.extend(
            pack.places
                .search(&arguments.query, &filter)
                .into_iter()
                .map(|hit| (hit, pack.as_ref())),
        );
    }
    hits.sort_by_key(|(hit, pack)| {
        (
            hit.matched,
            std::cmp::Reverse(pack.places.all()[hit.position].fame),
        )
    });
    hits.truncate(arguments.limit);
    let places = hits.iter().map(|(hit, pack)| &pack.places.all()[hit.position]);
    if settings.json {
        let cards = places.map(|place| place_card(place, PlaceContext::default(), settings.language));
        output::print_json(&cards.collect::<Vec<_>>())?;
    } else {
        let rows: Vec<_> = places.map(|place| (place, String::new())).collect();
        output::print(&render::place_rows(&rows, &Page::of(settings)))?;
    }
    Ok(if hits.is_empty() {
        Exit::Findings
    } else {
        Exit::Good
    })
}

pub(super) fn show(arguments: &ShowArgs, settings: &Settings) -> Result<Exit, Failure> {
    let id = PlaceId::new(arguments.id.trim());
    let date = match &arguments.date {
        Some(text) => Some(text.parse::<Date>().map_err(|error| wrong_date(text, &error))?),
        None => None,
    };
    let library = Library::open(settings)?;
    let own = id
        .as_str()
        .split_once('/')
        .map_or(id.as_str(), |(destination, _)| destination);
    let packs = library.packs_for([own])?;
    let found = packs
        .all()
        .iter()
        .find_map(|pack| Some((pack, pack.places.position(&id)?)));
    let Some((pack, position)) = found else {
        return Err(unknown_place(&id));
    };
    let place = &pack.places.all()[position];
    let week = date.map(|date| week_of(pack, position, date));
    if settings.json {
        let hours = week
            .as_deref()
            .and_then(|week| hours_of(week, &place.source.origin));
        output::print_json(&place_detail(
            place,
            PlaceContext::default(),
            hours,
            settings.language,
        ))?;
    } else {
        output::print(&render::place(
            place,
            week.as_deref().unwrap_or_default(),
            &Page::of(settings),
        ))?;
    }
    Ok(Exit::Good)
}

/// The categories of some words.
pub(super) fn categories(words: &[String]) -> Result<Vec<Category>, Failure> {
    words
        .iter()
        .map(|word| {
            Category::from_term(word.trim()).ok_or_else(|| {
                let known = Category::ALL.map(Category::term).join(", ");
                Failure::usage(Said::new(
                    format!("--category: `{word}` is none of: {known}"),
                    format!("--category: `{word}` 분류는 없습니다. 쓸 수 있는 분류: {known}"),
                ))
            })
        })
        .collect()
}

type Week = Vec<(Date, engine_model::DayHours)>;

fn week_of(pack: &LoadedPack, position: usize, from: Date) -> Week {
    (0..7_i32)
        .map(|day| from.saturating_add(day.days()))
        .map(|date| (date, pack.places.hours_on(position, date)))
        .collect()
}

/// A week without a moment: whether it is open is not said.
fn hours_of(week: &[(Date, engine_model::DayHours)], source: &str) -> Option<HoursView> {
    hours_view(week, OpenState::Unknown, None, source)
}

fn unknown_destination(name: &str, nearest: Vec<String>) -> Failure {
    TripError::DestinationUnknown {
        name: name.to_owned(),
        nearest,
        field: "--destination".to_owned(),
    }
    .into()
}

fn unknown_place(id: &PlaceId) -> Failure {
    let message = Said::new(
        format!("no data at hand has a place `{id}`"),
        format!("`{id}` 장소는 데이터에 없습니다"),
    );
    Failure::new(Exit::Findings, "PLACE_NOT_FOUND", message).help(Said::new(
        "tripgen places search finds places by name",
        "tripgen places search로 이름을 찾아보세요",
    ))
}

fn wrong_date(text: &str, error: &jiff::Error) -> Failure {
    Failure::usage(Said::new(
        format!("--date: `{text}` must be a date YYYY-MM-DD ({error})"),
        format!("--date: `{text}`은(는) YYYY-MM-DD 형식의 날짜여야 합니다 ({error})"),
    ))
}

#[cfg(test)]
mod tests {
    use engine_model::Language;

    use super::categories;

    #[test]
    fn names_the_categories_that_exist() {
        let failure = categories(&["castle".to_owned()]).expect_err("no such category");
        assert!(failure.text(Language::English).contains("none of: sight, museum"));
    }
}

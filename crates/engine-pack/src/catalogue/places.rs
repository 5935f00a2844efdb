//! `<id>.csv`: the places of a destination.

use engine_model::place::{Category, Destination, Names, Place, Setting, StepFree};
use engine_model::{PlaceId, Seconds};

use super::CatalogueError;
use super::fields::{Row, is_slug, rows};
use crate::geo::metres_between;
use crate::pack::hours_problem;

/// The columns of a place, in the order of a catalogue file.
pub(crate) const COLUMNS: [&str; 22] = [
    "id",
    "name_local",
    "name_ko",
    "name_en",
    "lat",
    "lon",
    "category",
    "opening_hours",
    "last_entry",
    "stay",
    "min_stay",
    "cost",
    "setting",
    "step_free",
    "strenuous",
    "min_age",
    "fame",
    "tags",
    "wikidata",
    "source",
    "as_of",
    "verified",
];

/// A place further than this from its destination's centre is taken for a slip of the pen.
const FARTHEST_METRES: f64 = 200_000.0;

pub(super) fn parse(destination: &Destination, csv: &str) -> Result<Vec<Place>, CatalogueError> {
    rows(&format!("{}.csv", destination.id), csv, &COLUMNS, |row| {
        place(destination, row)
    })
}

fn place(destination: &Destination, row: &Row<'_>) -> Result<Place, CatalogueError> {
    let at = row.coordinates()?;
    let distance = metres_between(at, destination.centre);
    if distance > FARTHEST_METRES {
        return Err(row.wrong(
            "lat",
            format!("lies {:.0} km from the destination's centre", distance / 1000.0),
        ));
    }
    let stay = required(row, "stay", row.integer("stay", 5, 720)?)?;
    let currency = destination.currency;
    let cost = match (row.text("cost")?, currency) {
        (None, _) => None,
        (Some(_), None) => return Err(row.wrong("cost", "is given, but the destination has no currency")),
        (Some(_), Some(currency)) => row.money("cost", currency)?,
    };
    let verified = row.flag("verified", "false", "true")?;
    Ok(Place {
        id: id(destination, row)?,
        names: Names {
            local: row.required("name_local")?.to_owned(),
            ko: row.text("name_ko")?.map(str::to_owned),
            en: Some(row.required("name_en")?.to_owned()),
        },
        at,
        category: term(row, "category", Category::from_term)?,
        hours: hours(row)?,
        last_entry: row.integer("last_entry", 0, 1_440)?.map(Seconds::minutes),
        stay: Seconds::minutes(stay),
        min_stay: Seconds::minutes(required(row, "min_stay", row.integer("min_stay", 1, stay)?)?),
        cost,
        setting: term(row, "setting", setting)?,
        step_free: term(row, "step_free", step_free)?,
        strenuous: row.flag("strenuous", "no", "yes")?,
        min_age: small(row.integer("min_age", 0, 99)?),
        fame: small(row.integer("fame", 0, 100)?)
            .ok_or_else(|| row.wrong("fame", "is empty, but required"))?,
        tags: tags(row)?,
        wikidata: wikidata(row)?,
        area_m2: None,
        address: None,
        source: row.source(verified)?,
    })
}

fn required<T>(row: &Row<'_>, column: &str, value: Option<T>) -> Result<T, CatalogueError> {
    value.ok_or_else(|| row.wrong(column, "is empty, but required"))
}

fn small(value: Option<i32>) -> Option<u8> {
    value.and_then(|value| u8::try_from(value).ok())
}

fn id(destination: &Destination, row: &Row<'_>) -> Result<PlaceId, CatalogueError> {
    let id = row.required("id")?;
    let slug = id
        .split_once('/')
        .filter(|(prefix, slug)| *prefix == destination.id.as_str() && is_slug(slug));
    if slug.is_some() {
        return Ok(PlaceId::new(id));
    }
    Err(row.wrong(
        "id",
        format!(
            "`{id}` must be `{}/` and lower-case letters, digits and `-`",
            destination.id
        ),
    ))
}

fn hours(row: &Row<'_>) -> Result<Option<String>, CatalogueError> {
    let Some(hours) = row.text("opening_hours")? else {
        return Ok(None);
    };
    match hours_problem(hours) {
        None => Ok(Some(hours.to_owned())),
        Some(problem) => Err(row.wrong("opening_hours", problem)),
    }
}

fn tags(row: &Row<'_>) -> Result<Vec<String>, CatalogueError> {
    let Some(text) = row.text("tags")? else {
        return Ok(Vec::new());
    };
    let tags: Vec<String> = text.split('+').map(str::to_owned).collect();
    match tags.iter().find(|tag| !is_slug(tag)) {
        None => Ok(tags),
        Some(tag) => Err(row.wrong(
            "tags",
            format!("`{tag}` is no word of lower-case letters, digits and `-`"),
        )),
    }
}

fn wikidata(row: &Row<'_>) -> Result<Option<String>, CatalogueError> {
    let Some(item) = row.text("wikidata")? else {
        return Ok(None);
    };
    if crate::text::is_wikidata_item(item) {
        return Ok(Some(item.to_owned()));
    }
    Err(row.wrong(
        "wikidata",
        format!("`{item}` is no Wikidata item (`Q` and digits)"),
    ))
}

fn term<T>(row: &Row<'_>, column: &str, known: impl Fn(&str) -> Option<T>) -> Result<T, CatalogueError> {
    let text = row.required(column)?;
    known(text).ok_or_else(|| row.wrong(column, format!("`{text}` is not one of the documented terms")))
}

fn setting(term: &str) -> Option<Setting> {
    match term {
        "indoor" => Some(Setting::Indoor),
        "outdoor" => Some(Setting::Outdoor),
        "mixed" => Some(Setting::Mixed),
        _ => None,
    }
}

fn step_free(term: &str) -> Option<StepFree> {
    match term {
        "yes" => Some(StepFree::Yes),
        "no" => Some(StepFree::No),
        "unknown" => Some(StepFree::Unknown),
        _ => None,
    }
}

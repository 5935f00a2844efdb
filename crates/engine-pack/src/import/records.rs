//! Places given by the catalogue's column names, and `GeoJSON`, whose features have those or OpenStreetMap tags.

use engine_model::place::{Category, Names, Place, Setting, Source, StepFree};
use engine_model::{Coordinates, Money, PlaceId, Seconds};
use serde_json::Value;

use super::categories::Tags;
use super::collect::Collector;
use super::facts::{Context, Reading, read};
use super::geometry::{Shape, line, rings};
use super::kinds::kind;
use super::{ImportError, ImportOptions, Imported};
use crate::catalogue::COLUMNS;
use crate::text::is_wikidata_item;

/// What stands for a licence or an attribution that nobody gave.
pub(super) const UNKNOWN: &str = "unknown";

/// One place as columns.
pub(super) struct Record(Vec<(&'static str, String)>);

/// Why a record is left out.
type Reason = &'static str;

impl Record {
    /// Asks for every column.
    pub(super) fn new<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Self {
        // Facts from elsewhere say their licence beside the source.
        let known = COLUMNS
            .iter()
            .chain(&["licence"])
            .filter_map(|column| Some((*column, value(column)?.to_owned())));
        Self(known.collect())
    }

    pub(super) fn text(&self, column: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(own, _)| *own == column)
            .map(|(_, value)| value.as_str())
    }

    fn owned(&self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// A value that must be well-formed where it is given.
    fn parsed<T>(
        &self,
        column: &str,
        reason: Reason,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Reason> {
        self.text(column)
            .map(|text| parse(text).ok_or(reason))
            .transpose()
    }

    fn minutes(&self, column: &str, least: i32, reason: Reason) -> Result<Option<i32>, Reason> {
        self.parsed(column, reason, |text| {
            text.parse()
                .ok()
                .filter(|minutes| (least..=1_440).contains(minutes))
        })
    }

    /// The place, or why there is none.
    pub(super) fn place(&self, options: &ImportOptions) -> Result<Place, Reason> {
        let names = self.names().ok_or("has no name")?;
        let at = self.at().ok_or("has no valid coordinates (lat, lon)")?;
        let category = self
            .text("category")
            .and_then(category)
            .ok_or("has no known category")?;
        let kind = kind(category);
        let stay = self
            .minutes("stay", 1, "stay is no number of minutes")?
            .unwrap_or(kind.stay);
        let shortest = self
            .minutes("min_stay", 0, "min_stay is no number of minutes")?
            .unwrap_or(kind.min_stay);
        let cost = |text: &str| {
            options
                .currency
                .map(|currency| Money::from_major(text, currency))
                .unwrap_or_default()
        };
        Ok(Place {
            id: PlaceId::new(self.id(options, &names, at)),
            names,
            at,
            category,
            hours: self.owned("opening_hours"),
            last_entry: self
                .minutes("last_entry", 0, "last_entry is no number of minutes")?
                .map(Seconds::minutes),
            stay: Seconds::minutes(stay),
            min_stay: Seconds::minutes(shortest.min(stay)),
            cost: self.parsed("cost", "cost is no amount, or the currency is not given", cost)?,
            setting: self
                .parsed("setting", "setting is unknown", setting)?
                .unwrap_or(kind.setting),
            step_free: self
                .parsed("step_free", "step_free is unknown", step_free)?
                .unwrap_or(StepFree::Unknown),
            strenuous: self.flag("strenuous", "strenuous is not yes or no")?,
            min_age: self.parsed("min_age", "min_age is no age", |text| {
                text.parse().ok().filter(|age| *age <= 99)
            })?,
            fame: self
                .parsed("fame", "fame is not 0 to 100", |text| {
                    text.parse().ok().filter(|fame| *fame <= 100)
                })?
                .unwrap_or_else(|| u8::try_from(kind.fame).expect("at most 20")),
            tags: self
                .text("tags")
                .map(|tags| tags.split('+').map(|tag| tag.trim().to_owned()).collect())
                .unwrap_or_default(),
            wikidata: self.parsed("wikidata", "wikidata is no item", |item| {
                is_wikidata_item(item).then(|| item.to_owned())
            })?,
            area_m2: None,
            address: None,
            source: self.source()?,
        })
    }

    fn source(&self) -> Result<Source, Reason> {
        let verified = self.flag("verified", "verified is not true or false")?;
        let origin = self.owned("source").unwrap_or_default();
        let verified = verified && !origin.is_empty();
        Ok(Source {
            origin,
            as_of: self.owned("as_of"),
            verified,
        })
    }

    fn flag(&self, column: &str, reason: Reason) -> Result<bool, Reason> {
        Ok(self.parsed(column, reason, yes_or_no)? == Some(true))
    }

    fn names(&self) -> Option<Names> {
        let (ko, en) = (self.owned("name_ko"), self.owned("name_en"));
        let local = self
            .owned("name_local")
            .or_else(|| en.clone())
            .or_else(|| ko.clone())?;
        Some(Names { local, ko, en })
    }

    fn at(&self) -> Option<Coordinates> {
        Coordinates::from_degrees(self.text("lat")?.parse().ok()?, self.text("lon")?.parse().ok()?)
    }

    /// The record's own id, or one made of name and position, which stays the same when rows are added or moved.
    fn id(&self, options: &ImportOptions, names: &Names, at: Coordinates) -> String {
        let prefix = format!("{}/", options.id);
        match self.text("id") {
            Some(id) if id.contains('/') => id.to_owned(),
            Some(id) => format!("{prefix}{id}"),
            None => {
                let content = format!("{}\n{:.7}\n{:.7}", names.local, at.latitude(), at.longitude());
                let digest = blake3::hash(content.as_bytes()).to_hex();
                format!("{prefix}{}", &digest[..12])
            }
        }
    }
}

/// A published term; a few words that other tables use for the same.
fn category(text: &str) -> Option<Category> {
    let term = text.to_lowercase().replace([' ', '_'], "-");
    match term.as_str() {
        "culture-experience" => Some(Category::Culture),
        "attraction" => Some(Category::Sight),
        "hotel" => Some(Category::Lodging),
        term => Category::from_term(term),
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

fn setting(text: &str) -> Option<Setting> {
    match text {
        "indoor" => Some(Setting::Indoor),
        "outdoor" => Some(Setting::Outdoor),
        "mixed" => Some(Setting::Mixed),
        _ => None,
    }
}

fn step_free(text: &str) -> Option<StepFree> {
    match text {
        "yes" => Some(StepFree::Yes),
        "no" => Some(StepFree::No),
        "unknown" => Some(StepFree::Unknown),
        _ => None,
    }
}

/// The places of a `FeatureCollection`. A feature's properties are the catalogue's columns where they have `category`,
/// else OpenStreetMap tags. Points count as they are, areas and lines by their centre.
pub fn geojson(text: &str, options: &ImportOptions) -> Result<Imported, ImportError> {
    let root: Value = serde_json::from_str(text).map_err(|error| ImportError::GeoJson {
        line: error.line(),
        reason: error.to_string(),
    })?;
    let features = root.get("features").and_then(Value::as_array);
    let features = features.ok_or(ImportError::GeoJson {
        line: 0,
        reason: "it has no list `features`".to_owned(),
    })?;
    let mut collector = Collector::default();
    for (index, feature) in features.iter().enumerate() {
        match feature_place(feature, options) {
            Reading::Place(place) => collector.add(*place),
            Reading::Nothing => {
                collector.skip("makes no place of a known category", format!("feature {index}"));
            }
            Reading::Unusable(reason) => collector.skip(reason, format!("feature {index}")),
        }
    }
    let or_unknown = |text: &Option<String>| text.clone().unwrap_or_else(|| UNKNOWN.to_owned());
    let (licence, attribution) = (or_unknown(&options.licence), or_unknown(&options.attribution));
    collector.finish(options, &licence, &attribution, None)
}

fn feature_place(feature: &Value, options: &ImportOptions) -> Reading {
    let Some(shape) = feature.get("geometry").and_then(shape) else {
        return Reading::Unusable("has no usable geometry");
    };
    let properties = properties(feature);
    let find = |key: &str| {
        properties
            .iter()
            .find(|(own, _)| own == key)
            .map(|(_, value)| value.as_str())
    };
    let id = feature_id(feature, find("@id"));
    if find("category").is_none() {
        let tags = Tags::new(properties.iter().cloned());
        let context = Context {
            currency: options.currency,
            origin: "",
            as_of: None,
        };
        let id = id.unwrap_or_else(|| tagged_id(options, &tags, shape.centre));
        return read(with_prefix(options, id), &tags, shape, &context);
    }
    let (latitude, longitude) = (
        shape.centre.latitude().to_string(),
        shape.centre.longitude().to_string(),
    );
    let record = Record::new(|column| match column {
        "lat" => Some(latitude.as_str()),
        "lon" => Some(longitude.as_str()),
        "id" => find("id").or(id.as_deref()),
        _ => find(column),
    });
    match record.place(options) {
        Ok(place) => Reading::Place(Box::new(Place {
            area_m2: shape.area_m2,
            ..place
        })),
        Err(reason) => Reading::Unusable(reason),
    }
}

/// Texts, numbers and truth values as texts; everything else is no fact about a place.
fn properties(feature: &Value) -> Vec<(String, String)> {
    let Some(properties) = feature.get("properties").and_then(Value::as_object) else {
        return Vec::new();
    };
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(if *flag { "yes" } else { "no" }.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    properties
        .iter()
        .filter_map(|(key, value)| Some((key.clone(), text(value)?)))
        .collect()
}

/// `node/123`, as OpenStreetMap exports write it, becomes `osm/n123`; other ids stay as they are.
fn feature_id(feature: &Value, property: Option<&str>) -> Option<String> {
    let own = match feature.get("id") {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let id = property
        .map(str::to_owned)
        .or(own)
        .filter(|id| !id.is_empty() && id.len() <= 100)?;
    let osm = [("node/", 'n'), ("way/", 'w'), ("relation/", 'r')]
        .into_iter()
        .find_map(|(prefix, letter)| {
            let number = id.strip_prefix(prefix)?;
            number
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| format!("osm/{letter}{number}"))
        });
    Some(osm.unwrap_or(id))
}

fn with_prefix(options: &ImportOptions, id: String) -> String {
    if id.contains('/') {
        id
    } else {
        format!("{}/{id}", options.id)
    }
}

fn tagged_id(options: &ImportOptions, tags: &Tags, at: Coordinates) -> String {
    let local = tags.get("name").unwrap_or("").to_owned();
    Record(Vec::new()).id(
        options,
        &Names {
            local,
            ko: None,
            en: None,
        },
        at,
    )
}

fn shape(geometry: &Value) -> Option<Shape> {
    let coordinates = geometry.get("coordinates")?;
    match geometry.get("type")?.as_str()? {
        "Point" => Some(Shape {
            centre: position(coordinates)?,
            area_m2: None,
        }),
        "LineString" => line(&positions(coordinates)?),
        "Polygon" => rings(&[positions(coordinates.get(0)?)?]),
        "MultiPolygon" => {
            let polygons = coordinates.as_array()?.iter();
            rings(
                &polygons
                    .map(|polygon| positions(polygon.get(0)?))
                    .collect::<Option<Vec<_>>>()?,
            )
        }
        _ => None,
    }
}

fn positions(list: &Value) -> Option<Vec<Coordinates>> {
    list.as_array()?.iter().map(position).collect()
}

/// `GeoJSON` puts the longitude first (RFC 7946).
fn position(pair: &Value) -> Option<Coordinates> {
    Coordinates::from_degrees(pair.get(1)?.as_f64()?, pair.get(0)?.as_f64()?)
}

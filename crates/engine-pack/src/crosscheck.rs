//! Compares a pack's positions with those of other facts, joined by Wikidata item or by name.

use std::collections::BTreeMap;

use csv::ReaderBuilder;
use engine_model::place::Place;
use engine_model::{Coordinates, PlaceId};

use crate::Pack;
use crate::geo::metres_between;
use crate::import::{ImportError, table};
use crate::text::normalised;

/// Pairs further apart than this are listed, in metres.
pub const FAR_METRES: u32 = 500;

/// A fact about a place from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// Names in any language; at least one.
    pub names: Vec<String>,
    /// Where it is.
    pub at: Coordinates,
    /// Its category in the words of its source.
    pub category: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Line in its file, 1-based.
    pub line: u64,
}

/// A place and a fact that should be the same, but lie apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FarPair {
    /// The pack's place.
    pub id: PlaceId,
    /// Its local name.
    pub name: String,
    /// How far apart, in metres.
    pub metres: u32,
    /// Line of the fact.
    pub line: u64,
}

/// What a comparison gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossCheck {
    /// Places of the pack.
    pub places: usize,
    /// Facts that were compared.
    pub facts: usize,
    /// Places for which a fact was found.
    pub joined: usize,
    /// Of those, by Wikidata item; the others by name.
    pub joined_by_wikidata: usize,
    /// Pairs more than [`FAR_METRES`] apart, farthest first.
    pub far: Vec<FarPair>,
}

impl CrossCheck {
    /// Share of the pack's places for which a fact was found, in percent.
    pub fn coverage_percent(&self) -> u32 {
        let percent = (self.joined * 100).checked_div(self.places).unwrap_or(0);
        u32::try_from(percent).unwrap_or(100)
    }
}

/// Reads facts from a table with the columns `name_local,name_en,name_ko,lat,lon,category,wikidata`; others are passed
/// over. Rows without a name or position are left out: they can be compared with nothing.
pub fn parse_facts(text: &str) -> Result<Vec<FactRow>, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| table::unreadable(&error))?
        .clone();
    table::check_header(&header)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| table::unreadable(&error))?;
        let value = |column: &str| table::value(&header, &record, column);
        let number = |column: &str| value(column).and_then(|text| text.parse::<f64>().ok());
        let at = number("lat")
            .zip(number("lon"))
            .and_then(|(lat, lon)| Coordinates::from_degrees(lat, lon));
        let names = ["name_local", "name_en", "name_ko"].into_iter().filter_map(value);
        let names: Vec<String> = names.map(str::to_owned).collect();
        if let (Some(at), false) = (at, names.is_empty()) {
            rows.push(FactRow {
                names,
                at,
                category: value("category").unwrap_or("").to_owned(),
                wikidata: value("wikidata").map(str::to_owned),
                line: record.position().map_or(0, csv::Position::line),
            });
        }
    }
    Ok(rows)
}

/// Compares every place with the fact of the same Wikidata item, else with the nearest fact of an equal name.
pub fn crosscheck(pack: &Pack, rows: &[FactRow]) -> CrossCheck {
    let facts = Facts::new(rows);
    let mut check = CrossCheck {
        places: pack.places.len(),
        facts: rows.len(),
        ..CrossCheck::default()
    };
    for place in &pack.places {
        let by_item = facts.of_item(place);
        let Some(row) = by_item.or_else(|| facts.nearest_namesake(place)) else {
            continue;
        };
        check.joined += 1;
        check.joined_by_wikidata += usize::from(by_item.is_some());
        let metres = whole_metres(metres_between(place.at, row.at));
        if metres > FAR_METRES {
            let (id, name) = (place.id.clone(), place.names.local.clone());
            check.far.push(FarPair {
                id,
                name,
                metres,
                line: row.line,
            });
        }
    }
    check
        .far
        .sort_by(|a, b| b.metres.cmp(&a.metres).then(a.id.cmp(&b.id)));
    check
}

/// Facts by what they can be found by.
struct Facts<'a> {
    by_item: BTreeMap<&'a str, &'a FactRow>,
    by_name: BTreeMap<String, Vec<&'a FactRow>>,
}

impl<'a> Facts<'a> {
    fn new(rows: &'a [FactRow]) -> Self {
        let mut facts = Self {
            by_item: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for row in rows {
            if let Some(item) = &row.wikidata {
                facts.by_item.entry(item).or_insert(row);
            }
            let names = row.names.iter().map(|name| normalised(name));
            for name in names.filter(|name| !name.is_empty()) {
                facts.by_name.entry(name).or_default().push(row);
            }
        }
        facts
    }

    fn of_item(&self, place: &Place) -> Option<&'a FactRow> {
        self.by_item.get(place.wikidata.as_deref()?).copied()
    }

    fn nearest_namesake(&self, place: &Place) -> Option<&'a FactRow> {
        let names = [
            Some(&place.names.local),
            place.names.en.as_ref(),
            place.names.ko.as_ref(),
        ];
        let namesakes = names
            .into_iter()
            .flatten()
            .filter_map(|name| self.by_name.get(&normalised(name)));
        let distance = |row: &FactRow| metres_between(place.at, row.at);
        let nearest =
            |a: &&FactRow, b: &&FactRow| distance(a).total_cmp(&distance(b)).then(a.line.cmp(&b.line));
        namesakes.flatten().copied().min_by(nearest)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on the Earth lies between 0 and 20,040 km"
)]
fn whole_metres(metres: f64) -> u32 {
    metres.round() as u32
}

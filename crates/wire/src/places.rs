//! Views of places, destinations, imports, changes and verdicts, for the command line and the API.

mod changes;
mod destinations;

use engine_model::place::{Place, Source};
use engine_model::{DayHours, Language, Metres, OpenInterval, Seconds};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::money::MoneyView;
use crate::plan::IntervalView;
pub use crate::plan::{CertificateView as CheckView, certificate_view as check_view};
use crate::scalars::{ClockTime, DateText, NamesView, Word, format_date_time};
use crate::words::{CategoryWord, LocalDateTime, SettingWord, StepFreeWord};
pub use changes::{ChangeView, DiffView, MomentView, diff_view};
pub use destinations::{
    CategoryCount, DestinationView, ImportSummaryView, ImportedMapView, PackFacts, PackMapView, SkippedView,
    category_counts, destination_view,
};

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlaceCard {
    /// Stable id.
    pub place_id: String,
    /// In the language asked for.
    pub name: String,
    /// In the local script.
    pub local_name: String,
    /// All names.
    pub names: NamesView,
    /// Kind.
    pub category: CategoryWord,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    pub latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    pub longitude: f64,
    /// Postal address, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub address: Option<String>,
    /// From the point asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub distance_metres: Option<i32>,
    /// From the point asked about by the mode asked for, rounded up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub travel_minutes: Option<i32>,
    /// At the time asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub is_open: Option<OpenState>,
    /// 0..=100: 100 = why people cross the world.
    #[schema(maximum = 100)]
    pub fame: u8,
    /// Reachable without steps.
    pub step_free: StepFreeWord,
    /// Under a roof or not.
    pub setting: SettingWord,
    /// Where the facts come from.
    pub source: SourceView,
}

/// A place with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlaceDetail {
    /// What a list shows.
    #[serde(flatten)]
    pub card: PlaceCard,
    /// Hours on the place's clock; absent where they were not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub hours: Option<HoursView>,
    /// OpenStreetMap `opening_hours` expression; null = unknown.
    #[schema(required = true)]
    pub opening_hours: Option<String>,
    /// How long before closing nobody is let in any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub last_entry_minutes: Option<i32>,
    /// Typical stay, rounded up.
    #[schema(minimum = 0)]
    pub stay_minutes: i32,
    /// Shortest sensible stay, rounded up.
    #[schema(minimum = 0)]
    pub minimum_stay_minutes: i32,
    /// For one adult; null = unknown.
    #[schema(required = true)]
    pub cost: Option<MoneyView>,
    /// Whether the cost is known.
    pub cost_known: bool,
    /// Steep, many stairs, or a hike.
    pub strenuous: bool,
    /// Youngest admitted or sensible age, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub minimum_age: Option<u8>,
    /// Cuisine, diet and character words.
    pub tags: Vec<String>,
    /// Wikidata item.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub wikidata: Option<String>,
    /// Ground area, where mapped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub area_square_metres: Option<u32>,
}

/// Whether a place is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum OpenState {
    /// Known to be open.
    Yes,
    /// Known to be closed.
    No,
    /// Not known.
    Unknown,
}

impl From<Option<bool>> for OpenState {
    fn from(open: Option<bool>) -> Self {
        match open {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Unknown,
        }
    }
}

/// Where facts come from and how old they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Source)]
pub struct SourceView {
    /// An address or citation; empty = compiled from general knowledge.
    pub origin: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub as_of: Option<String>,
    /// Whether the origin can be cited for hours and price.
    pub verified: bool,
}

impl From<&Source> for SourceView {
    fn from(source: &Source) -> Self {
        let Source {
            origin,
            as_of,
            verified,
        } = source;
        Self {
            origin: origin.clone(),
            as_of: as_of.clone(),
            verified: *verified,
        }
    }
}

/// Opening hours on the place's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Hours)]
pub struct HoursView {
    /// At the time asked about.
    pub is_open: OpenState,
    /// The date asked about.
    pub today: DayHoursView,
    /// Seven dates from the one asked about.
    #[schema(min_items = 1)]
    pub week: Vec<DayHoursView>,
    /// The next time at which it opens or closes, on its clock; absent where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = Option<LocalDateTime>)]
    pub next_change: Option<String>,
    /// Where the hours were read; empty = compiled from general knowledge.
    pub source: String,
}

/// Opening hours on one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DayHours)]
pub struct DayHoursView {
    /// The date.
    pub date: DateText,
    /// Whether anything is known; if so, no interval means closed all day.
    pub known: bool,
    /// In order.
    pub intervals: Vec<IntervalView>,
}

/// What a question adds to a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceContext {
    /// From the point asked about.
    pub distance: Option<Metres>,
    /// From the point asked about.
    pub travel: Option<Seconds>,
    /// At the time asked about; `None` = no time was asked about.
    pub is_open: Option<OpenState>,
}

/// A place for a list.
pub fn place_card(place: &Place, context: PlaceContext, language: Language) -> PlaceCard {
    let PlaceContext {
        distance,
        travel,
        is_open,
    } = context;
    PlaceCard {
        place_id: place.id.to_string(),
        name: place.names.in_language(language).to_owned(),
        local_name: place.names.local.clone(),
        names: (&place.names).into(),
        category: Word(place.category),
        latitude: place.at.latitude(),
        longitude: place.at.longitude(),
        address: place.address.clone(),
        distance_metres: distance.map(|distance| distance.0),
        travel_minutes: travel.map(Seconds::minutes_up),
        is_open,
        fame: place.fame,
        step_free: Word(place.step_free),
        setting: Word(place.setting),
        source: (&place.source).into(),
    }
}

/// A place with all that is known of it.
pub fn place_detail(
    place: &Place,
    context: PlaceContext,
    hours: Option<HoursView>,
    language: Language,
) -> PlaceDetail {
    let Place {
        // The fields up to here stand in the card.
        id: _,
        names: _,
        at: _,
        category: _,
        setting: _,
        step_free: _,
        fame: _,
        address: _,
        source: _,
        hours: opening_hours,
        last_entry,
        stay,
        min_stay,
        cost,
        strenuous,
        min_age,
        tags,
        wikidata,
        area_m2,
    } = place;
    PlaceDetail {
        card: place_card(place, context, language),
        hours,
        opening_hours: opening_hours.clone(),
        last_entry_minutes: last_entry.map(Seconds::minutes_up),
        stay_minutes: stay.minutes_up(),
        minimum_stay_minutes: min_stay.minutes_up(),
        cost: cost.map(Into::into),
        cost_known: cost.is_some(),
        strenuous: *strenuous,
        minimum_age: *min_age,
        tags: tags.clone(),
        wikidata: wikidata.clone(),
        area_square_metres: *area_m2,
    }
}

/// Hours on seven dates from the one asked about, the first of which is today; `None` without a date.
pub fn hours_view(
    week: &[(Date, DayHours)],
    is_open: OpenState,
    next_change: Option<DateTime>,
    source: &str,
) -> Option<HoursView> {
    let week: Vec<DayHoursView> = week
        .iter()
        .map(|(date, hours)| day_hours_view(*date, hours))
        .collect();
    Some(HoursView {
        is_open,
        today: week.first()?.clone(),
        week,
        next_change: next_change.map(format_date_time),
        source: source.to_owned(),
    })
}

fn day_hours_view(date: Date, hours: &DayHours) -> DayHoursView {
    let intervals = match hours {
        DayHours::Unknown => Vec::new(),
        DayHours::Known(intervals) => intervals
            .iter()
            .map(|interval| interval_view(*interval))
            .collect(),
    };
    DayHoursView {
        date: DateText(date),
        known: *hours != DayHours::Unknown,
        intervals,
    }
}

fn interval_view(interval: OpenInterval) -> IntervalView {
    let OpenInterval {
        open,
        close,
        last_entry,
    } = interval;
    IntervalView {
        open: ClockTime(open),
        close: ClockTime(close),
        last_entry: ClockTime(last_entry),
    }
}

#[cfg(test)]
mod tests;

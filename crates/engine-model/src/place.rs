//! Places and destinations as a data pack holds them: facts with their source and age.

use jiff::civil::Date;

use crate::geo::Coordinates;
use crate::ids::{DestinationId, PlaceId};
use crate::money::{Currency, Money};
use crate::time::Seconds;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each variant is the term of the published category list"
)]
pub enum Category {
    Sight,
    Museum,
    Culture,
    Park,
    Nature,
    Beach,
    Viewpoint,
    Market,
    Shopping,
    ThemePark,
    Sports,
    Spa,
    Restaurant,
    Cafe,
    Bar,
    Laundry,
    Lodging,
    Parking,
    Station,
    Toilet,
}

impl Category {
    /// All categories in the order in which they are listed to people.
    pub const ALL: [Self; 20] = [
        Self::Sight,
        Self::Museum,
        Self::Culture,
        Self::Park,
        Self::Nature,
        Self::Beach,
        Self::Viewpoint,
        Self::Market,
        Self::Shopping,
        Self::ThemePark,
        Self::Sports,
        Self::Spa,
        Self::Restaurant,
        Self::Cafe,
        Self::Bar,
        Self::Laundry,
        Self::Lodging,
        Self::Parking,
        Self::Station,
        Self::Toilet,
    ];

    /// The published term: `theme-park`.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Sight => "sight",
            Self::Museum => "museum",
            Self::Culture => "culture",
            Self::Park => "park",
            Self::Nature => "nature",
            Self::Beach => "beach",
            Self::Viewpoint => "viewpoint",
            Self::Market => "market",
            Self::Shopping => "shopping",
            Self::ThemePark => "theme-park",
            Self::Sports => "sports",
            Self::Spa => "spa",
            Self::Restaurant => "restaurant",
            Self::Cafe => "cafe",
            Self::Bar => "bar",
            Self::Laundry => "laundry",
            Self::Lodging => "lodging",
            Self::Parking => "parking",
            Self::Station => "station",
            Self::Toilet => "toilet",
        }
    }

    /// The category of a published term.
    pub fn from_term(term: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.term() == term)
    }

    /// Whether people go there for its own sake, so that it may become a stop.
    pub const fn is_visit(self) -> bool {
        !matches!(
            self,
            Self::Restaurant
                | Self::Cafe
                | Self::Laundry
                | Self::Lodging
                | Self::Parking
                | Self::Station
                | Self::Toilet
        )
    }

    /// Whether a meal can be eaten there.
    pub const fn is_meal(self) -> bool {
        matches!(self, Self::Restaurant | Self::Cafe)
    }

    /// Whether a tired member can sit down there for a while.
    pub const fn is_rest(self) -> bool {
        matches!(self, Self::Cafe | Self::Park | Self::Lodging)
    }
}

/// Under a roof or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Under a roof.
    Indoor,
    /// In the open.
    Outdoor,
    /// Some of each.
    Mixed,
}

/// Whether the place can be visited without steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepFree {
    /// Known to be possible.
    Yes,
    /// Known to be impossible.
    No,
    /// Not known.
    Unknown,
}

/// The names of a place or destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// In the local script; never empty.
    pub local: String,
    /// Korean.
    pub ko: Option<String>,
    /// English.
    pub en: Option<String>,
}

/// Where facts come from and how old they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// An address or citation; empty = compiled from general knowledge.
    pub origin: String,
    /// Date at which the origin stated it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: Option<String>,
    /// Whether the origin can be cited for opening hours and price.
    pub verified: bool,
}

/// A place with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Stable id.
    pub id: PlaceId,
    /// Names.
    pub names: Names,
    /// Where it is.
    pub at: Coordinates,
    /// Kind.
    pub category: Category,
    /// OpenStreetMap `opening_hours` expression; `None` = unknown. The pack has made sure that it parses.
    pub hours: Option<String>,
    /// How long before closing nobody is let in any more.
    pub last_entry: Option<Seconds>,
    /// Typical stay.
    pub stay: Seconds,
    /// Shortest sensible stay, at most `stay`.
    pub min_stay: Seconds,
    /// Price for one adult; zero = free, `None` = unknown.
    pub cost: Option<Money>,
    /// Under a roof or not.
    pub setting: Setting,
    /// Reachable without steps.
    pub step_free: StepFree,
    /// Steep, many stairs, or a hike of an hour or more.
    pub strenuous: bool,
    /// Youngest admitted or sensible age.
    pub min_age: Option<u8>,
    /// 0..=100: 100 = why people cross the world, 20 = local.
    pub fame: u8,
    /// Cuisine, diet and character words, sorted.
    pub tags: Vec<String>,
    /// Wikidata item (`Q…`).
    pub wikidata: Option<String>,
    /// Ground area in square metres where the place was mapped as an area.
    pub area_m2: Option<u32>,
    /// Postal address where known.
    pub address: Option<String>,
    /// Where the facts come from.
    pub source: Source,
}

impl Place {
    /// Whether the place carries this tag.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| own == tag)
    }
}

/// A price that is usual in a destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceItem {
    /// A plain lunch for one.
    Meal,
    /// A coffee.
    Coffee,
    /// One ride by public transport for one.
    TransitFare,
    /// Getting into a taxi.
    TaxiBase,
    /// A taxi kilometre.
    TaxiPerKm,
    /// A mid-range double room for a night.
    LodgingNight,
}

impl PriceItem {
    /// All items.
    pub const ALL: [Self; 6] = [
        Self::Meal,
        Self::Coffee,
        Self::TransitFare,
        Self::TaxiBase,
        Self::TaxiPerKm,
        Self::LodgingNight,
    ];

    /// The published term.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Meal => "meal",
            Self::Coffee => "coffee",
            Self::TransitFare => "transit-fare",
            Self::TaxiBase => "taxi-base",
            Self::TaxiPerKm => "taxi-per-km",
            Self::LodgingNight => "lodging-night",
        }
    }

    /// The item of a published term.
    pub fn from_term(term: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.term() == term)
    }
}

/// A usual price with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceLevel {
    /// Of what.
    pub item: PriceItem,
    /// How much.
    pub amount: Money,
    /// Where it was read.
    pub source: Source,
}

/// A month's typical weather.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthClimate {
    /// Mean daily minimum, tenths of a degree Celsius.
    pub minimum_decicelsius: i16,
    /// Mean daily maximum, tenths of a degree Celsius.
    pub maximum_decicelsius: i16,
    /// Share of days with precipitation, percent; `None` = not known.
    pub rain_percent: Option<u8>,
}

/// A year's typical weather.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Climate {
    /// Where it was read.
    pub source: Source,
    /// January to December.
    pub months: [MonthClimate; 12],
}

/// A destination: the city or region that a pack covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// Stable id, also the pack's name.
    pub id: DestinationId,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// IANA time zone.
    pub zone: String,
    /// Currency of prices.
    pub currency: Option<Currency>,
    /// Centre.
    pub centre: Coordinates,
    /// No road or rail leads there.
    pub island: bool,
    /// Names.
    pub names: Names,
    /// Usual prices; at most one an item.
    pub prices: Vec<PriceLevel>,
    /// Typical weather.
    pub climate: Option<Climate>,
}

/// An exchange rate with its date.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangeRate {
    /// One unit of this …
    pub base: Currency,
    /// … is `rate` units of this.
    pub quote: Currency,
    /// Positive and finite.
    pub rate: f64,
    /// Who fixed it.
    pub origin: String,
    /// When.
    pub as_of: Date,
}

/// A known connection between two destinations; serves both directions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// One end.
    pub from: DestinationId,
    /// The other end.
    pub to: DestinationId,
    /// Train, coach, flight, ferry or car.
    pub mode: crate::problem::Mode,
    /// Station to station, gate to gate.
    pub duration: Seconds,
    /// Length of the way where known.
    pub distance: Option<crate::geo::Metres>,
    /// Usual adult one-way price.
    pub fare: Option<Money>,
    /// Who runs it; empty where not known.
    pub operator: String,
    /// Where it was read.
    pub source: Source,
}

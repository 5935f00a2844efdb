//! What the planner solves and the checker judges: every fact resolved, every reference an index.
//!
//! A problem is complete: neither side looks anything up elsewhere. Limits that follow from the members' health are
//! not in here on purpose, planner and checker each derive them from the rule's sentence.

use jiff::civil::Date;

use crate::geo::{Coordinates, Metres};
use crate::ids::{DestinationId, PlaceId};
use crate::itinerary::Itinerary;
use crate::money::Currency;
use crate::opening::DayHours;
use crate::people::Member;
use crate::place::{Category, MonthClimate, Names, Setting, StepFree};
use crate::time::{DayTime, Seconds};
use crate::wish::{DayPart, MealKind, Pace};

pub use crate::travel::{TravelEntry, TravelTable};

/// A way of getting about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the term itself")]
pub enum Mode {
    Walk,
    Bike,
    Transit,
    Car,
    Taxi,
    Train,
    Coach,
    Flight,
    Ferry,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 9] = [
        Self::Walk,
        Self::Bike,
        Self::Transit,
        Self::Car,
        Self::Taxi,
        Self::Train,
        Self::Coach,
        Self::Flight,
        Self::Ferry,
    ];

    /// The published term.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Bike => "bike",
            Self::Transit => "transit",
            Self::Car => "car",
            Self::Taxi => "taxi",
            Self::Train => "train",
            Self::Coach => "coach",
            Self::Flight => "flight",
            Self::Ferry => "ferry",
        }
    }

    /// The mode of a published term.
    pub fn from_term(term: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.term() == term)
    }
}

/// Where a leg's numbers come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegSource {
    /// Great circle times a detour factor, at the mode's usual speed.
    Estimate,
    /// A street graph.
    Street,
    /// A timetable, or a connection that the catalogue cites.
    Timetable,
    /// An outside provider.
    Provider,
    /// The traveller said so.
    Given,
}

/// The whole problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// All amounts of the problem are minor units of this currency, for the whole group.
    pub currency: Currency,
    /// The group; at least one.
    pub members: Vec<Member>,
    /// The destinations, each with its sites and travel tables.
    pub cities: Vec<City>,
    /// The days in order.
    pub days: Vec<DayFrame>,
    /// Everything that could become a stop, a meal place or a resting place.
    pub candidates: Vec<Candidate>,
    /// Must-sees, resolved; a candidate may occur for several members.
    pub must_see: Vec<MustSee>,
    /// Settled stops.
    pub locks: Vec<Lock>,
    /// Limits on spending.
    pub budget: BudgetLimits,
    /// Costs that no choice of stops changes: transfers, lodging.
    pub fixed_costs: Vec<FixedCost>,
    /// Soft wishes.
    pub preferences: Preferences,
    /// Re-planning: keep to this plan; only the days named are open, the others stand as they are.
    pub base: Option<BasePlan>,
    /// Random seed.
    pub seed: u64,
    /// Iterations of improvement a day of the trip.
    pub iterations_per_day: u32,
}

/// A point in a city: `sites[site.index]` of `cities[site.city]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteRef {
    /// Index into [`Problem::cities`].
    pub city: u16,
    /// Index into [`City::sites`].
    pub index: u16,
}

/// One destination of the problem.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Which destination.
    pub destination: DestinationId,
    /// Its names.
    pub names: Names,
    /// IANA time zone.
    pub zone: String,
    /// Every point that a leg can start or end at.
    pub sites: Vec<Site>,
    /// One table a mode that may be used inside the city; walking is always there.
    pub travel: Vec<TravelTable>,
    /// Fares by mode.
    pub fares: Vec<Fare>,
    /// What a plain meal costs the whole group; `None` = unknown.
    pub meal_cost: Option<i64>,
}

impl City {
    /// The table of a mode, if the mode may be used here.
    pub fn table(&self, mode: Mode) -> Option<&TravelTable> {
        self.travel.iter().find(|table| table.mode == mode)
    }
}

/// A point with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Where.
    pub at: Coordinates,
    /// What it is called.
    pub names: Names,
    /// The place there, if it is one.
    pub place: Option<PlaceId>,
    /// What stands there.
    pub kind: SiteKind,
}

/// What stands at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteKind {
    /// A candidate, by index into [`Problem::candidates`].
    Candidate(u32),
    /// A lodging.
    Lodging,
    /// A station, airport or port.
    Station,
    /// The destination's centre, standing in for a lodging or station that nobody named.
    Centre,
}

/// What a leg of a mode costs the whole group: `base + per_km * kilometres begun`. Modes without a fare row are free
/// where they are on foot or by bike, else their cost is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fare {
    /// The mode.
    pub mode: Mode,
    /// Minor units a ride.
    pub base: i64,
    /// Minor units a kilometre, kilometres rounded up.
    pub per_km: i64,
}

/// One day of the trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayFrame {
    /// The date.
    pub date: Date,
    /// Usually one; on a day of transfer the part in each city. Never empty.
    pub segments: Vec<Segment>,
    /// Meals that belong into this day, because wished (breakfast) or because the day covers their window.
    pub meals: Vec<MealKind>,
    /// The forecast of the date, else the typical weather of the month.
    pub climate: Option<MonthClimate>,
    /// Sunset on the local clock, where it sets.
    pub sunset: Option<DayTime>,
}

/// The part of a day in one city: from a fixed start to a fixed end, with everything between free to plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Index into [`Problem::cities`].
    pub city: u16,
    /// Where it starts.
    pub start: SiteRef,
    /// Not before.
    pub earliest: DayTime,
    /// Where it ends.
    pub end: SiteRef,
    /// Not after.
    pub latest: DayTime,
    /// Luggage to be handled straight after the start, in order: each takes its time at its site before any stop.
    pub before: Vec<Errand>,
    /// Luggage to be handled last, in order, straight before the end.
    pub after: Vec<Errand>,
    /// The transfer that follows this segment, to the next segment of this day or of the next day.
    pub transfer: Option<Transfer>,
}

/// Luggage or a room to be handled at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errand {
    /// What is to do.
    pub kind: ErrandKind,
    /// Where.
    pub site: SiteRef,
    /// How long it takes.
    pub duration: Seconds,
    /// Not before.
    pub earliest: DayTime,
    /// Done by.
    pub latest: DayTime,
}

/// What is to do with rooms and luggage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrandKind {
    /// Leave luggage at the lodging before or after the room is ours.
    DropLuggage,
    /// Fetch it.
    PickUpLuggage,
    /// Take the room.
    CheckIn,
    /// Leave the room.
    CheckOut,
}

/// A way from one city to the next with its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Train, coach, flight, ferry or car.
    pub mode: Mode,
    /// `KTX 101`; may be empty.
    pub label: String,
    /// On the clock of the day it leaves on, in the city left.
    pub depart: DayTime,
    /// On the clock of the date of arrival, in the city reached.
    pub arrive: DayTime,
    /// How many dates later it arrives: 0 = the same day.
    pub days_later: u16,
    /// True duration, zones taken out.
    pub duration: Seconds,
    /// Length of the way.
    pub distance: Metres,
    /// Minor units for the whole group.
    pub cost: Option<i64>,
    /// Where the numbers come from.
    pub source: LegSource,
    /// The citation behind a timetable or fare; empty for estimates.
    pub origin: String,
    /// Index of the option chosen, where the request offered several.
    pub option: Option<u16>,
}

/// Something that could be in the plan.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each flag is a fact of its own, none excludes another"
)]
pub struct Candidate {
    /// Which place.
    pub place: PlaceId,
    /// Names.
    pub names: Names,
    /// Where it stands in its city's tables.
    pub site: SiteRef,
    /// Kind.
    pub category: Category,
    /// May become a stop.
    pub visit: bool,
    /// A meal can be eaten here.
    pub meal: bool,
    /// A rest can be taken here.
    pub rest: bool,
    /// Typical stay.
    pub stay: Seconds,
    /// Shortest sensible stay.
    pub min_stay: Seconds,
    /// What it costs the whole group; `None` = unknown.
    pub cost: Option<i64>,
    /// Hours on each day of the trip, by index into [`Problem::days`]; days spent elsewhere hold `Unknown`.
    pub hours: Vec<DayHours>,
    /// Where the hours come from.
    pub hours_origin: String,
    /// Whether hours and price are backed by a citable source.
    pub verified: bool,
    /// Under a roof or not.
    pub setting: Setting,
    /// Reachable without steps.
    pub step_free: StepFree,
    /// Steep, many stairs, or a hike.
    pub strenuous: bool,
    /// Youngest admitted or sensible age.
    pub min_age: Option<u8>,
    /// 0..=100.
    pub fame: u8,
    /// Cuisine, diet and character words, sorted.
    pub tags: Vec<String>,
    /// The request rules it out.
    pub avoided: bool,
}

/// A place that somebody must see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MustSee {
    /// Index into [`Problem::candidates`].
    pub candidate: u32,
    /// Index into [`Problem::members`]; `None` = the whole group.
    pub member: Option<u16>,
    /// Only on this day, 0-based.
    pub day: Option<u16>,
}

/// A settled stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Index into [`Problem::candidates`].
    pub candidate: u32,
    /// Day, 0-based.
    pub day: u16,
    /// Position among the day's stops, 0-based.
    pub order: Option<u16>,
    /// When the visit starts.
    pub start: Option<DayTime>,
    /// How long it lasts; `None` = typical stay.
    pub stay: Option<Seconds>,
}

/// Limits on spending in minor units of the problem's currency, for the whole group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BudgetLimits {
    /// For the whole trip.
    pub total: Option<i64>,
    /// For each day; transfers and lodging count on the day on which they begin.
    pub per_day: Option<i64>,
}

/// A cost that no choice of stops changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedCost {
    /// What for.
    pub kind: FixedCostKind,
    /// On which day, 0-based.
    pub day: u16,
    /// Minor units; `None` = unknown.
    pub amount: Option<i64>,
    /// What it is called: the lodging's or the transfer's name.
    pub label: String,
}

/// What a fixed cost is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FixedCostKind {
    /// A night.
    Lodging,
    /// A way between cities.
    Transfer,
}

/// Soft wishes after resolution. Days are 0-based.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each wish stands alone, none excludes another"
)]
pub struct Preferences {
    /// More (+1) or less (-1) of a category, on one day or all.
    pub categories: Vec<CategoryPreference>,
    /// Categories that one day must do without, whatever the others hold: hard once asked for.
    pub avoided_on: Vec<(Category, u16)>,
    /// Kitchens wished for.
    pub cuisines: Vec<(String, Option<u16>)>,
    /// How full a day may be, for the whole trip.
    pub pace: Pace,
    /// How full single days may be.
    pub day_pace: Vec<(u16, Pace)>,
    /// Places wished at a part of the day.
    pub at_time: Vec<AtTime>,
    /// Rather cheap.
    pub cheap: bool,
    /// As little walking as possible.
    pub little_walking: bool,
    /// At most so many metres on foot a day: hard once asked for.
    pub walking_metres_day: Option<i32>,
    /// Rather away from the crowds.
    pub avoid_crowds: bool,
    /// Rain variants are wished for expressly.
    pub rain_plan: bool,
    /// Days on which less time in the open and longer rests are wanted, because the forecast warns of heat, cold, dust,
    /// wind or storm.
    pub sheltered_on: Vec<u16>,
    /// How to get around: the preferred mode inside cities.
    pub transport: Option<Mode>,
}

impl Preferences {
    /// Whether less time in the open is wanted on a day, 0-based.
    pub fn is_sheltered(&self, day: usize) -> bool {
        self.sheltered_on.iter().any(|on| usize::from(*on) == day)
    }
}

/// More or less of a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryPreference {
    /// Which.
    pub category: Category,
    /// More, else less.
    pub more: bool,
    /// Only on this day, 0-based.
    pub day: Option<u16>,
}

/// A place wished at a part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtTime {
    /// Index into [`Problem::candidates`].
    pub candidate: u32,
    /// Which part.
    pub part: DayPart,
}

/// The plan that a re-planning starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePlan {
    /// The plan, in the indices of this problem.
    pub itinerary: Itinerary,
    /// For each day: may it change?
    pub open_days: Vec<bool>,
}

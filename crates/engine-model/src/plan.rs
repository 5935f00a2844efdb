//! The plan as a document: self-contained, so that it can be shown, exported, filed and checked without the problem.

use jiff::civil::Date;

use crate::finding::{FindingCode, Rule, Verdict};
use crate::geo::{Coordinates, Metres};
use crate::ids::{DestinationId, PlaceId};
use crate::money::{Currency, Money};
use crate::opening::OpenInterval;
use crate::place::{Category, Names, Setting, StepFree};
use crate::problem::{ErrandKind, FixedCostKind, LegSource, Mode};
use crate::request::TripRequest;
use crate::time::{DayTime, Seconds};
use crate::why::{AbsenceReason, Placement, Relaxation, ValueTerm};
use crate::wish::{MealKind, Reading};

/// A language in which the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Korean.
    Korean,
}

impl Names {
    /// The name in a language, falling back to the other languages and the local one.
    pub fn in_language(&self, language: Language) -> &str {
        let asked = match language {
            Language::English => self.en.as_deref(),
            Language::Korean => self.ko.as_deref(),
        };
        asked.or(self.en.as_deref()).unwrap_or(&self.local)
    }
}

/// A whole plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What was asked.
    pub request: TripRequest,
    /// What it was planned from.
    pub packs: Vec<PackRef>,
    /// Currency of all totals.
    pub currency: Currency,
    /// How the free text was read.
    pub reading: Reading,
    /// What was assumed because nobody said it.
    pub assumptions: Vec<Assumption>,
    /// The days; empty where the request is infeasible.
    pub days: Vec<PlanDay>,
    /// Lodging and transfers.
    pub fixed_costs: Vec<PlanFixedCost>,
    /// What it costs.
    pub costs: CostSummary,
    /// What was asked for and is not in.
    pub unmet: Vec<PlanUnmet>,
    /// Why nothing could be planned; empty where it could.
    pub conflicts: Vec<Conflict>,
    /// The checker's judgement.
    pub certificate: Certificate,
    /// Iterations of improvement that were done.
    pub iterations: u64,
}

/// A pack that a plan was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRef {
    /// Which destination.
    pub destination: DestinationId,
    /// Digest of its content, lower-case hexadecimal.
    pub digest: String,
    /// Licence of the data (SPDX identifier or name).
    pub licence: String,
    /// Who is to be named.
    pub attribution: String,
}

/// Something assumed because nobody said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// No lodging named: days start and end at the destination's centre.
    LodgingAtCentre(DestinationId),
    /// No station named: the group enters or leaves at the destination's main station of this name.
    Station(DestinationId, String),
    /// The way between two destinations is an estimate.
    TransferEstimated(DestinationId, DestinationId),
    /// No exchange rate: amounts in this currency count as unknown costs.
    NoRate(Currency),
    /// Amounts were converted: base, quote, rate in millionths, date, who fixed it.
    Rate(Currency, Currency, i64, Date, String),
    /// Prices for children are not known: adult prices count for everybody.
    AdultPrices,
    /// Somebody keeps a diet, and for most restaurants nobody knows whether they serve it.
    MenusUnknown,
    /// The transfer leaves when the day starts, because no time was given; from this destination.
    TransferInTheMorning(DestinationId),
}

/// One day.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanDay {
    /// 1 = the first day.
    pub number: u16,
    /// The date.
    pub date: Date,
    /// The cities of the day in order.
    pub segments: Vec<PlanSegment>,
    /// Weather to expect.
    pub weather: Option<Weather>,
    /// What happens, in order.
    pub entries: Vec<PlanEntry>,
    /// Sums.
    pub totals: DayTotals,
    /// The verdict on this day.
    pub feasibility: Verdict,
    /// What to do instead when it rains, for days that are mostly outdoors.
    pub rain_variant: Option<Box<RainVariant>>,
}

/// A city of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSegment {
    /// Which destination.
    pub destination: DestinationId,
    /// Its names.
    pub names: Names,
    /// IANA zone.
    pub zone: String,
    /// ISO 3166-1 alpha-2 country, where known; decides which map is linked.
    pub country: Option<String>,
}

/// Weather to expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weather {
    /// Tenths of a degree Celsius.
    pub minimum_decicelsius: i16,
    /// Tenths of a degree Celsius.
    pub maximum_decicelsius: i16,
    /// Chance of precipitation on a day, where it is known.
    pub rain_percent: Option<u8>,
    /// Forecast or typical of the month.
    pub kind: WeatherKind,
    /// What a forecast warns of beside temperatures and rain.
    pub alerts: WeatherAlerts,
}

/// What a forecast warns of beside temperatures and rain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeatherAlerts {
    /// Fine dust.
    pub dust: bool,
    /// Strong wind.
    pub wind: bool,
    /// Heavy rain or snow.
    pub storm: bool,
}

impl WeatherAlerts {
    /// Whether any of them holds.
    pub fn any(self) -> bool {
        self.dust || self.wind || self.storm
    }
}

impl Weather {
    /// From this daily maximum on there is a warning of heat, tenths of a degree Celsius.
    pub const HEAT_DECICELSIUS: i16 = 330;
    /// Down from this daily minimum there is a warning of cold, tenths of a degree Celsius.
    pub const COLD_DECICELSIUS: i16 = -100;

    /// Whether there is something to beware of: heat, cold or an alert.
    pub fn warns(&self) -> bool {
        self.maximum_decicelsius >= Self::HEAT_DECICELSIUS
            || self.minimum_decicelsius <= Self::COLD_DECICELSIUS
            || self.alerts.any()
    }
}

/// What kind of statement the weather is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeatherKind {
    /// A forecast.
    Forecast,
    /// Typical of the month.
    Typical,
}

/// The day planned again without its outdoor stops.
#[derive(Clone, Debug, PartialEq)]
pub struct RainVariant {
    /// What happens, in order.
    pub entries: Vec<PlanEntry>,
    /// Sums.
    pub totals: DayTotals,
    /// The checker's verdict on it.
    pub feasibility: Verdict,
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanEntry {
    /// Unique in the plan and stable under re-planning as long as the entry stays: `d1-seoul/gyeongbokgung`.
    pub id: String,
    /// What happens.
    pub kind: PlanEntryKind,
    /// Index into the day's segments.
    pub segment: u16,
    /// What it is called.
    pub names: Names,
    /// The place, where it is one.
    pub place: Option<PlaceId>,
    /// Its kind, where it is a place.
    pub category: Option<Category>,
    /// Where.
    pub at: Coordinates,
    /// The way here.
    pub leg: Option<PlanLeg>,
    /// On the local clock of the day.
    pub arrival: DayTime,
    /// On the local clock of the day.
    pub start: DayTime,
    /// On the local clock of the day.
    pub end: DayTime,
    /// What it costs the group; `None` = unknown. Zero where there is nothing to pay.
    pub cost: Option<i64>,
    /// The opening interval relied on, for stops and meal places.
    pub opening: Option<PlanOpening>,
    /// Reachable without steps.
    pub step_free: StepFree,
    /// Under a roof or not, for places.
    pub setting: Option<Setting>,
    /// Settled by the traveller.
    pub locked: bool,
    /// Why it is in, largest first.
    pub why: Vec<(ValueTerm, i32)>,
    /// Why it stands here.
    pub placement: Vec<Placement>,
    /// A roof nearby for an outdoor stop: place and names.
    pub indoor_alternative: Option<(PlaceId, Names)>,
    /// Sums from the start of the trip (cost) and of the day (walking, rest) until the end of this entry.
    pub running: Running,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanEntryKind {
    /// A segment of the day starts: at the lodging, a station, the centre.
    Start,
    /// A segment of the day ends.
    End,
    /// A stop.
    Stop,
    /// A meal; without a place it is a declared break near the entry before.
    Meal(MealKind),
    /// A rest.
    Rest,
    /// Rooms or luggage.
    Errand(ErrandKind),
}

/// The opening hours relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOpening {
    /// The interval of that date; `None` = unknown.
    pub interval: Option<OpenInterval>,
    /// Where the hours were read; empty = compiled from general knowledge.
    pub origin: String,
    /// Whether a citable source backs them.
    pub verified: bool,
}

/// The way to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLeg {
    /// How.
    pub mode: Mode,
    /// Whole minutes.
    pub duration: Seconds,
    /// Length.
    pub distance: Metres,
    /// Metres of it on foot.
    pub walking: Metres,
    /// Where the numbers come from.
    pub source: LegSource,
    /// For the group; `None` = unknown.
    pub cost: Option<i64>,
    /// Train or flight name of a transfer; empty otherwise.
    pub label: String,
    /// For a transfer: departure on the clock of the city left, on the date the day before (`-1`) or the same day (`0`).
    pub departs: Option<(DayTime, i16)>,
}

/// Sums until an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Running {
    /// Known costs of the whole group since the trip began, minor units.
    pub cost: i64,
    /// On foot since the day began.
    pub walking: Metres,
    /// Rest since the day began.
    pub rest: Seconds,
}

/// Sums of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTotals {
    /// On foot.
    pub walking: Metres,
    /// Under way.
    pub travel: Seconds,
    /// Known costs, lodging and transfers of the day included.
    pub cost: i64,
    /// How many costs are unknown.
    pub unknown_costs: u16,
    /// Rests, meals included.
    pub rests: u16,
    /// Time between the day's start and end with nothing planned, waiting included; whole minutes.
    pub free: Seconds,
}

/// Lodging or transfer with its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFixedCost {
    /// What for.
    pub kind: FixedCostKind,
    /// 1 = the first day.
    pub day: u16,
    /// Minor units; `None` = unknown.
    pub amount: Option<i64>,
    /// What it is called.
    pub label: String,
}

/// What the trip costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostSummary {
    /// Known costs of the whole group, minor units.
    pub known: i64,
    /// Names of what has no known price, each once, in order of appearance.
    pub unknown: Vec<String>,
    /// The limit for the trip in the plan's currency, where one was given.
    pub budget: Option<Money>,
}

/// Something asked for that is not in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanUnmet {
    /// What was asked for, as people call it.
    pub names: Names,
    /// The place, where it is one.
    pub place: Option<PlaceId>,
    /// The category, where one was asked for.
    pub category: Option<Category>,
    /// A must-see, else a wish.
    pub must_see: bool,
    /// Who asked, by index; `None` = the whole group.
    pub member: Option<u16>,
    /// Why not.
    pub reason: AbsenceReason,
    /// The stop that took its place, where there is one.
    pub displaced_by: Option<Names>,
    /// The smallest change.
    pub relaxation: Option<Relaxation>,
    /// The stop that the relaxation would take out.
    pub relaxation_drops: Option<Names>,
}

/// Why nothing could be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The rule that cannot hold.
    pub rule: Rule,
    /// Stable code: a finding's code, or one of docs/errors.md.
    pub code: &'static str,
    /// 1-based day.
    pub day: Option<u16>,
    /// What it concerns, as people call it; may be empty.
    pub subject: String,
    /// Named numbers.
    pub numbers: Vec<(&'static str, i64)>,
}

/// The checker's judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The worst found.
    pub verdict: Verdict,
    /// For every rule: how many conditions were tested, how many failed.
    pub rules: Vec<RuleTally>,
    /// All findings.
    pub findings: Vec<PlanFinding>,
    /// Stops and meal places whose hours no citable source backs.
    pub unverified_hours: u16,
    /// Stops in the plan.
    pub stops: u16,
    /// Facts derived again from a pack.
    pub derived_facts: u32,
    /// Facts that only the file asserts.
    pub asserted_facts: u32,
}

/// What was tested of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleTally {
    /// Which rule.
    pub rule: Rule,
    /// Conditions tested.
    pub tested: u32,
    /// Conditions that failed (severity broken).
    pub broken: u32,
}

/// A finding with the names a reader needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFinding {
    /// What.
    pub code: FindingCode,
    /// 1-based day.
    pub day: Option<u16>,
    /// Id of the entry.
    pub entry: Option<String>,
    /// What it is about, as people call it.
    pub subject: Option<Names>,
    /// Named numbers.
    pub numbers: Vec<(&'static str, i64)>,
    /// It concerns the rain variant of the day.
    pub rain_variant: bool,
}

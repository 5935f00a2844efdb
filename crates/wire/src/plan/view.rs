//! The plan file as JSON. `docs/plan-format.md` describes every field for people.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::explain::{AssumptionView, ReasonView, RelaxationView};
use super::items::{ItemView, LegView};
use crate::money::{CurrencyCode, MoneyView};
use crate::request::{RequestView, WishJson};
use crate::scalars::{DateText, NamesView};
use crate::words::{
    CategoryWord, ConditionWord, FindingCodeWord, FixedCostKindWord, RuleWord, SeverityWord, VerdictWord,
    WeatherKindWord, WeatherWarningWord,
};

/// A whole plan. `R` is the request's shape: written as a view, read on its own with all its bounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Plan)]
pub struct PlanView<R = RequestView> {
    /// Number of the format: 1.
    #[schema(minimum = 1, maximum = 1)]
    pub format: u32,
    /// `tripgen`.
    pub generator: String,
    /// What was asked.
    #[schema(value_type = RequestView)]
    pub request: R,
    /// Whether anything could be planned; false = `conflicts` says why not.
    pub feasible: bool,
    /// Currency of every amount outside the request.
    pub currency: CurrencyCode,
    /// What it was planned from.
    pub packs: Vec<PackView>,
    /// How the free text was read.
    pub reading: ReadingView,
    /// What was assumed because nobody said it.
    pub assumptions: Vec<AssumptionView>,
    /// The days.
    pub days: Vec<DayView>,
    /// Lodging and transfers.
    pub fixed_costs: Vec<FixedCostView>,
    /// What it costs.
    pub costs: CostsView,
    /// What was asked for and is not in.
    pub unmet: Vec<UnmetView>,
    /// Why nothing could be planned.
    pub conflicts: Vec<ConflictView>,
    /// The checker's judgement.
    pub certificate: CertificateView,
    /// Iterations of improvement that were done.
    pub iterations: u64,
}

/// A pack that the plan was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PlanPack)]
pub struct PackView {
    /// Destination id.
    pub destination: String,
    /// Digest of the content, lower-case hexadecimal.
    pub digest: String,
    /// Licence of the data.
    pub licence: String,
    /// Who is to be named.
    pub attribution: String,
}

/// How the free text was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Reading)]
pub struct ReadingView {
    /// What was understood, in the order of the text.
    pub wishes: Vec<ReadWishView>,
    /// Words that carry a request which was not understood.
    pub unread: Vec<String>,
}

/// A wish with the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ReadWish)]
pub struct ReadWishView {
    /// The words as written.
    pub words: String,
    /// The wish, in the shape of the request's wishes.
    pub wish: WishJson,
}

/// One day. Its timeline is the union of the five lists of items in the order of their `order`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Day)]
pub struct DayView {
    /// 1 = the first day.
    #[schema(minimum = 1)]
    pub day: u16,
    /// The date.
    pub date: DateText,
    /// The cities of the day in order.
    pub segments: Vec<SegmentView>,
    /// Weather to expect.
    pub weather: WeatherView,
    /// The verdict on the day.
    pub feasibility: VerdictWord,
    /// Sums.
    pub totals: TotalsView,
    /// What is visited.
    pub stops: Vec<ItemView>,
    /// Where and when the group eats.
    pub meals: Vec<ItemView>,
    /// Rests.
    pub rests: Vec<ItemView>,
    /// Rooms and luggage.
    pub errands: Vec<ItemView>,
    /// Where each segment starts and ends.
    pub anchors: Vec<ItemView>,
    /// The ways between the items.
    pub legs: Vec<LegView>,
    /// What to do instead when it rains.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub rain_variant: Option<Box<RainVariantView>>,
}

/// The day planned again without its outdoor stops; the lists mean the same as in the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = RainVariant)]
pub struct RainVariantView {
    /// The verdict on the variant.
    pub feasibility: VerdictWord,
    /// Sums.
    pub totals: TotalsView,
    /// What is visited.
    pub stops: Vec<ItemView>,
    /// Where and when the group eats.
    pub meals: Vec<ItemView>,
    /// Rests.
    pub rests: Vec<ItemView>,
    /// Rooms and luggage.
    pub errands: Vec<ItemView>,
    /// Where each segment starts and ends.
    pub anchors: Vec<ItemView>,
    /// The ways between the items.
    pub legs: Vec<LegView>,
}

/// A city of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Segment)]
pub struct SegmentView {
    /// Destination id.
    pub city: String,
    /// Its name in the language asked for.
    pub name: String,
    /// Its names.
    pub names: NamesView,
    /// IANA time zone.
    pub zone: String,
    /// ISO 3166-1 alpha-2, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub country: Option<String>,
}

/// Weather to expect; the numbers are there unless `kind` is `unknown`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Weather)]
pub struct WeatherView {
    /// `forecast`, `typical` (of the month) or `unknown`.
    #[schema(value_type = WeatherKindWord)]
    pub kind: String,
    /// `mostly-dry`, `changeable` (from 30 %), `rain` or `snow` (from 50 % precipitation) or `unknown`.
    #[schema(value_type = ConditionWord)]
    pub condition: String,
    /// Lowest temperature, degrees Celsius, rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub min_c: Option<i16>,
    /// Highest temperature, degrees Celsius, rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub max_c: Option<i16>,
    /// Lowest temperature, tenths of a degree Celsius.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub minimum_decicelsius: Option<i16>,
    /// Highest temperature, tenths of a degree Celsius.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub maximum_decicelsius: Option<i16>,
    /// Chance of precipitation on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, maximum = 100)]
    pub precipitation_percent: Option<u8>,
    /// `heat` from 33 degrees upwards, `cold` from -10 degrees downwards; `dust`, `wind`, `storm` where a forecast
    /// warns of them.
    #[schema(value_type = Vec<WeatherWarningWord>)]
    pub warnings: Vec<String>,
}

/// Sums of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DayTotals)]
pub struct TotalsView {
    /// On foot.
    #[schema(minimum = 0)]
    pub walking_metres: i32,
    /// Under way, rounded up.
    #[schema(minimum = 0)]
    pub travel_minutes: i32,
    /// The same in seconds, where it is not whole minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub travel_seconds: Option<i32>,
    /// Known costs, lodging and transfers of the day included.
    pub cost: MoneyView,
    /// How many costs are unknown.
    pub unknown_costs: u16,
    /// Rests, meals included.
    pub rests: u16,
    /// Time between the day's start and end with nothing planned, waiting included.
    #[schema(minimum = 0)]
    pub free_minutes: i32,
    /// The same in seconds, where it is not whole minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub free_seconds: Option<i32>,
}

/// Lodging or transfer with its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FixedCost)]
pub struct FixedCostView {
    /// What for.
    pub kind: FixedCostKindWord,
    /// 1 = the first day.
    #[schema(minimum = 1)]
    pub day: u16,
    /// What it is called.
    pub label: String,
    /// For the whole group; null = unknown.
    #[schema(required = true)]
    pub cost: Option<MoneyView>,
    /// Whether the cost is known.
    pub cost_known: bool,
}

/// What the trip costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Costs)]
pub struct CostsView {
    /// Known costs of the whole group.
    pub known: MoneyView,
    /// Names of what has no known price.
    pub unknown: Vec<String>,
    /// The limit for the trip; null = none was given.
    #[schema(required = true)]
    pub budget: Option<MoneyView>,
}

/// Something asked for that is not in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Unmet)]
pub struct UnmetView {
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: NamesView,
    /// The place, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub place_id: Option<String>,
    /// The category, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub category: Option<CategoryWord>,
    /// A must-see, else a wish.
    pub must_see: bool,
    /// Index into the request's members; absent = the whole group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub member_index: Option<u16>,
    /// Why not.
    pub reason: ReasonView,
    /// The stop that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub displaced_by: Option<NamesView>,
    /// The smallest change that would let it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub relaxation: Option<RelaxationView>,
    /// The stop that this change would take out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub relaxation_drops: Option<NamesView>,
}

/// Why nothing could be planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Conflict)]
pub struct ConflictView {
    /// The rule that cannot hold.
    pub rule: RuleWord,
    /// Stable code.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$")]
    pub code: String,
    /// 1 = the first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    pub day: Option<u16>,
    /// What it concerns; may be empty.
    pub subject: String,
    /// Named numbers.
    pub numbers: Vec<NumberView>,
}

/// A number with the name and unit that its code documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = NamedNumber)]
pub struct NumberView {
    /// Its name.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$")]
    pub name: String,
    /// Its value.
    pub value: i64,
}

/// The checker's judgement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Certificate)]
pub struct CertificateView {
    /// The worst found.
    pub verdict: VerdictWord,
    /// What was tested of every rule.
    pub rules: Vec<TallyView>,
    /// All findings.
    pub findings: Vec<FindingView>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RuleTally)]
pub struct TallyView {
    /// Which rule.
    pub rule: RuleWord,
    /// Conditions tested.
    pub tested: u32,
    /// Conditions that failed.
    pub broken: u32,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Finding)]
pub struct FindingView {
    /// Stable code.
    pub code: FindingCodeWord,
    /// The rule it belongs to.
    pub rule: RuleWord,
    /// How bad it is.
    pub severity: SeverityWord,
    /// 1 = the first day; absent = the trip as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    pub day: Option<u16>,
    /// The item's `stopId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub stop_id: Option<String>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub subject: Option<NamesView>,
    /// Named numbers.
    pub numbers: Vec<NumberView>,
    /// It concerns the rain variant of the day.
    pub rain_variant: bool,
}

//! A request as it is written: what has a default is filled in, what does not apply is left out.

use serde::Serialize;
use utoipa::ToSchema;

use super::wishes::WishView;
use crate::money::MoneyView;
use crate::scalars::{ClockTime, DateText};
use crate::words::{
    CategoryWord, DietWord, GenderWord, HealthWord, LikeWord, LocalDateTime, MobilityAidWord, ModeWord,
    PaceWord, SeedNumber, TransferModeWord, TransportWord,
};

/// A request as a plan holds it. What has a default is filled in, what was not said is left out.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Request)]
pub struct RequestView {
    /// Name of the trip.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) name: Option<String>,
    /// The first day.
    pub(super) start_date: DateText,
    /// Where the group goes, in order.
    #[schema(min_items = 1)]
    pub(super) destinations: Vec<DestinationView>,
    /// When and where the group arrives.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) arrival: Option<EndView>,
    /// When and from where the group leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) departure: Option<EndView>,
    /// When days start.
    pub(super) daily_start: ClockTime,
    /// When days end; may pass 24:00.
    pub(super) daily_end: ClockTime,
    /// Who travels.
    #[schema(min_items = 1)]
    pub(super) members: Vec<MemberView>,
    /// How the group gets about.
    #[schema(value_type = TransportWord)]
    pub(super) transport: ModeWord,
    /// How full days may be.
    pub(super) pace: PaceWord,
    /// Limits on known costs, for the whole group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) budget: Option<BudgetView>,
    /// Places that the whole group must see.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) must_see: Vec<PlaceView>,
    /// Places and categories that must not be in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) avoid: Vec<AvoidView>,
    /// What else is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) wishes: Vec<WishView>,
    /// Stops that are settled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) locks: Vec<LockView>,
    /// Ways from one destination to the next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) transfers: Vec<TransferView>,
    /// Wishes in the traveller's own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) free_text: String,
    /// The number that settles every random choice.
    #[schema(value_type = SeedNumber)]
    pub(super) seed: u64,
    /// How long the planner improves.
    pub(super) effort: EffortView,
}

/// A stay in one city.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = RequestedDestination)]
pub(super) struct DestinationView {
    /// A pack's id or a name.
    pub(super) name: String,
    /// The stay spans one date more.
    pub(super) nights: u16,
    /// Where the group sleeps, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) lodging: Vec<StayView>,
}

/// Nights at one lodging.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = RequestedStay)]
pub(super) struct StayView {
    /// How many.
    pub(super) nights: u16,
    /// One is given, several are to choose from.
    #[schema(min_items = 1)]
    pub(super) options: Vec<LodgingView>,
}

/// A place to sleep.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RequestedLodging)]
pub(super) struct LodgingView {
    /// Which.
    pub(super) place: PlaceView,
    /// For all the rooms that the group needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) price_per_night: Option<MoneyView>,
    /// How many people it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) capacity: Option<u16>,
    /// The shortest stay that it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) minimum_nights: Option<u16>,
    /// From when the room is free.
    pub(super) check_in: ClockTime,
    /// Until when the room is to be left.
    pub(super) check_out: ClockTime,
}

/// When and where the group arrives or leaves.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = RequestedEnd)]
pub(super) struct EndView {
    /// Where; absent = at the lodging.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) place: Option<PlaceView>,
    /// On the local clock there.
    #[schema(value_type = LocalDateTime)]
    pub(super) at: String,
}

/// One traveller of the group.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RequestedMember)]
pub(super) struct MemberView {
    /// What the others call this member.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) name: Option<String>,
    /// In years.
    #[schema(maximum = 120)]
    pub(super) age: u8,
    /// Where it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) gender: Option<GenderWord>,
    /// How much walking and how many stops the member can do.
    pub(super) health: HealthWord,
    /// What the member likes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) likes: Vec<LikeWord>,
    /// What the member does not like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dislikes: Vec<LikeWord>,
    /// What the member does not eat.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) diets: Vec<DietWord>,
    /// What the member needs in order to get about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) mobility_aid: Option<MobilityAidWord>,
    /// Places that this member must see.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) must_see: Vec<PlaceView>,
}

/// Limits on known costs, for the whole group.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RequestedBudget)]
pub(super) struct BudgetView {
    /// For the trip.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) total: Option<MoneyView>,
    /// For each day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) per_day: Option<MoneyView>,
}

/// A reference to a place: a text where the text alone says whether it is an id or a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum PlaceView {
    Text(String),
    Id {
        id: String,
    },
    Name {
        name: String,
    },
    Point {
        name: String,
        latitude: f64,
        longitude: f64,
    },
}

/// A place or a category that must not be in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum AvoidView {
    Place(PlaceView),
    Category { category: CategoryWord },
}

/// A stop that is settled.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RequestedLock)]
pub(super) struct LockView {
    /// Which.
    pub(super) place: PlaceView,
    /// 1 = the first day.
    #[schema(minimum = 1)]
    pub(super) day: u16,
    /// Position among the day's stops: 1 = first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    pub(super) order: Option<u16>,
    /// When it starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) start_at: Option<ClockTime>,
    /// How long it takes; absent = the typical stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub(super) stay_minutes: Option<i32>,
}

/// Ways from one destination to the next.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = RequestedTransfer)]
pub(super) struct TransferView {
    /// Number of the destination that is left: 1 = the first.
    #[schema(minimum = 1)]
    pub(super) after: usize,
    /// One is given, several are to choose from.
    #[schema(min_items = 1)]
    pub(super) options: Vec<WayView>,
}

/// A way from one destination to the next.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RequestedTransferOption)]
pub(super) struct WayView {
    /// How.
    #[schema(value_type = TransferModeWord)]
    pub(super) mode: ModeWord,
    /// Name of the train, coach, flight or ferry.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(min_length = 1)]
    pub(super) label: String,
    /// On the local clock where it leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = Option<LocalDateTime>)]
    pub(super) depart_at: Option<String>,
    /// On the local clock where it arrives.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = Option<LocalDateTime>)]
    pub(super) arrive_at: Option<String>,
    /// How long it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub(super) duration_minutes: Option<i32>,
    /// For one person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) fare: Option<MoneyView>,
    /// Where it leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) from: Option<PlaceView>,
    /// Where it arrives.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) to: Option<PlaceView>,
}

/// How long the planner improves a plan: a word, or a number of steps a day of the trip.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum EffortView {
    Word(&'static str),
    Iterations { iterations: u32 },
}

//! What a traveller asks: one request behind the command line, the plan file and the services.
//!
//! A value of these types has been parsed and bounded by the `wire` crate; names may still be unknown to the packs.

use jiff::civil::{Date, DateTime};

use crate::geo::Coordinates;
use crate::ids::PlaceId;
use crate::money::Money;
use crate::people::Member;
use crate::place::Category;
use crate::problem::Mode;
use crate::time::{DayTime, Seconds};
use crate::wish::{Pace, Wish};

/// A whole request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TripRequest {
    /// 1..=80 characters.
    pub name: Option<String>,
    /// First day, on the first destination's clock.
    pub start: Date,
    /// 1..=10 destinations in order.
    pub destinations: Vec<DestinationRequest>,
    /// How the group comes in; `None` = it is at the first lodging when the first day starts.
    pub arrival: Option<TripEnd>,
    /// How the group leaves; `None` = the last day ends at the last lodging.
    pub departure: Option<TripEnd>,
    /// Not out before; default 09:00.
    pub daily_start: DayTime,
    /// Back by; default 22:00, at most 27:00.
    pub daily_end: DayTime,
    /// 1..=10 members.
    pub members: Vec<Member>,
    /// How to get around inside a destination: transit, car or walk.
    pub transport: Mode,
    /// How full a day may be.
    pub pace: Pace,
    /// Limits on what is spent.
    pub budget: Budget,
    /// Places that must be in, for the whole group.
    pub must_see: Vec<PlaceRef>,
    /// Places and categories that must not be in.
    pub avoid: Vec<Avoid>,
    /// Structured wishes.
    pub wishes: Vec<Wish>,
    /// Stops that keep their day, order or time.
    pub locks: Vec<LockRequest>,
    /// Transfers between destinations that are given or to be chosen from options; others are estimated.
    pub transfers: Vec<TransferRequest>,
    /// Up to 500 characters in Korean or English.
    pub free_text: String,
    /// Random seed.
    pub seed: u64,
    /// How hard to look for a better plan.
    pub effort: Effort,
}

/// One destination with its nights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestinationRequest {
    /// A pack's id or a destination's name.
    pub name: String,
    /// 0..=30. The stay spans `nights` + 1 dates; the last is shared with the next destination.
    pub nights: u16,
    /// Where the group sleeps, in order; nights sum up to at most `nights`. Empty = nothing named: the centre stands in.
    pub lodging: Vec<LodgingStay>,
}

/// Consecutive nights in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LodgingStay {
    /// 1..=30.
    pub nights: u16,
    /// One = given; several = the planner chooses.
    pub options: Vec<LodgingOption>,
}

/// A place to sleep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LodgingOption {
    /// Which place.
    pub place: PlaceRef,
    /// For all the rooms the group needs, a night.
    pub price_per_night: Option<Money>,
    /// How many people fit.
    pub capacity: Option<u16>,
    /// Fewest nights it is let for.
    pub minimum_nights: Option<u16>,
    /// Rooms are ready from; default 15:00.
    pub check_in: DayTime,
    /// Rooms are left by; default 11:00.
    pub check_out: DayTime,
}

/// A place as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceRef {
    /// By id.
    Id(PlaceId),
    /// By name, to be matched against the destination's places.
    Name(String),
    /// By position, with the name to show.
    Point(String, Coordinates),
}

/// Where and when the group enters or leaves the trip, on the local clock there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TripEnd {
    /// Station or airport; `None` = the destination's main one, else its centre.
    pub place: Option<PlaceRef>,
    /// When the group is there.
    pub at: DateTime,
}

/// Limits on what the whole group spends; both may hold at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// For the whole trip.
    pub total: Option<Money>,
    /// For each day.
    pub per_day: Option<Money>,
}

/// Something that must not be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Avoid {
    /// A place.
    Place(PlaceRef),
    /// A whole category.
    Category(Category),
}

/// A stop that is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockRequest {
    /// Which place.
    pub place: PlaceRef,
    /// 1 = first day.
    pub day: u16,
    /// 1 = first stop of the day.
    pub order: Option<u16>,
    /// When the visit starts.
    pub start: Option<DayTime>,
    /// How long it lasts; `None` = typical stay.
    pub stay: Option<Seconds>,
}

/// How to get from one destination to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferRequest {
    /// Index of the destination that is left, 0-based.
    pub after: usize,
    /// One = given; several = the planner chooses.
    pub options: Vec<TransferOption>,
}

/// A connection the group could take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferOption {
    /// Train, coach, flight, ferry or car.
    pub mode: Mode,
    /// `KTX 101`; may be empty.
    pub label: String,
    /// Departure, local clock of the place left; `None` = at any time.
    pub depart: Option<DateTime>,
    /// Arrival, local clock of the place reached; `None` = departure + duration.
    pub arrive: Option<DateTime>,
    /// Duration; `None` = from the other two, or estimated.
    pub duration: Option<Seconds>,
    /// For one person.
    pub fare: Option<Money>,
    /// Where it leaves.
    pub from: Option<PlaceRef>,
    /// Where it arrives.
    pub to: Option<PlaceRef>,
}

/// How hard to look for a better plan. Each is a fixed number of iterations, so that a plan can be repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effort {
    /// A first good plan.
    Quick,
    /// What people get by default.
    #[default]
    Normal,
    /// For those who can wait a second.
    Thorough,
    /// Exactly so many iterations a day of the trip.
    Iterations(u32),
}

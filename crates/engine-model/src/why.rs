//! Why a stop is in, why it stands there, why something was left out, and the smallest change that would let it in.

use crate::geo::Metres;
use crate::time::{DayTime, Seconds};

/// A term of a stop's value: what spoke for it, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueTerm {
    /// The traveller settled it.
    Locked,
    /// Somebody must see it.
    MustSee,
    /// Asked for in a wish.
    Wished,
    /// Matches the members' tastes, each counted with fairness.
    Interest,
    /// Well known.
    Fame,
    /// Something different from the day's and trip's other stops; negative = one more of the same.
    Diversity,
    /// Under a roof on a day that is likely wet, hot or cold; negative = exposed.
    Weather,
    /// At the light for which people come.
    GoldenHour,
    /// Hours are known and cited; negative = unknown.
    VerifiedHours,
    /// Free or cheap, where that was asked for.
    Price,
    /// Step-free, where somebody would be glad of it.
    Access,
    /// Crowded, where that was to be avoided.
    Crowds,
    /// It was in the plan before.
    Kept,
}

/// Why a stop stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placement {
    /// The day is settled.
    LockedDay,
    /// On the trip's other days there it is closed; so many days are left.
    OpenDays(u16),
    /// It is near the entry before: so far.
    NearPrevious(Metres),
    /// It closes soon after.
    BeforeClosing(DayTime),
    /// The light is best then.
    GoldenHour,
    /// It was asked for at this part of the day.
    AskedTime,
}

/// Everything that speaks for one stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhyIn {
    /// Terms with their points, largest magnitude first; zero terms are left out.
    pub terms: Vec<(ValueTerm, i32)>,
    /// Reasons for the position.
    pub placement: Vec<Placement>,
}

/// Something asked for that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// What was asked for.
    pub subject: UnmetSubject,
    /// Index of the member who asked; `None` = the whole group.
    pub member: Option<u16>,
    /// Why it is not in.
    pub reason: AbsenceReason,
    /// The smallest change found that would let it in.
    pub relaxation: Option<Relaxation>,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnmetSubject {
    /// A must-see, by candidate index.
    MustSee(u32),
    /// A wished place, by candidate index.
    Wished(u32),
    /// More of a category.
    Category(crate::place::Category),
    /// A kitchen.
    Cuisine(String),
    /// A must-see, avoided or locked place that no pack knows, as written.
    UnknownPlace(String),
    /// A lock, by candidate index.
    Lock(u32),
}

/// Why a place is not in the plan. Days are 0-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbsenceReason {
    /// No pack knows it.
    Unknown,
    /// Closed on every day spent there.
    ClosedAllDays,
    /// Open on some day, but not when the group could be there.
    HoursDoNotFit,
    /// The request rules it out.
    Avoided,
    /// A member is too young: (youngest member's age, minimum age).
    TooYoung(u8, u8),
    /// It has steps and a member needs step-free access.
    NotStepFree,
    /// Too strenuous for a member.
    Strenuous,
    /// The way there has too many metres on foot: (metres, limit).
    LegWalk(Metres, Metres),
    /// The day would have too many metres on foot: (metres, limit).
    DayWalk(Metres, Metres),
    /// Every day already has as many stops as the weakest member can do.
    StopLimit(u16),
    /// No day has the time left; so much is missing on the best one.
    NoTime(Seconds),
    /// Over the budget by so many minor units.
    OverBudget(i64),
    /// It would fit only in place of a stop worth more, by candidate index.
    DisplacedBy(u32),
    /// Too few places of the kind fit: (planned, on offer).
    FewOnOffer(u16, u16),
    /// It would fit; the plan is better without it by so many points.
    LessWorth(i32),
}

/// The smallest change that lets a place in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relaxation {
    /// Stay out until this time on this day.
    EndLater(u16, DayTime),
    /// Leave at this time on this day.
    StartEarlier(u16, DayTime),
    /// Spend so many minor units more.
    MoreBudget(i64),
    /// Take out this stop (candidate index) on this day.
    DropStop(u16, u32),
    /// Allow so many metres on foot a leg.
    WalkLeg(Metres),
    /// Allow so many metres on foot a day.
    WalkDay(Metres),
    /// Allow one more stop on this day.
    OneMoreStop(u16),
    /// Come on a date when it is open: the nearest such date after or before the trip.
    OtherDate(jiff::civil::Date),
    /// Take it off the list of what to avoid.
    AllowIt,
    /// Go without the member who cannot.
    WithoutMember(u16),
    /// Add a day.
    AddDay,
}

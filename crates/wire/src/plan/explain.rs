//! Reasons as JSON: a stable `code` and the numbers that belong to it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::money::{CurrencyCode, MoneyView};
use crate::scalars::{ClockTime, DateText};

/// Something assumed because nobody said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[schema(as = Assumption)]
pub enum AssumptionView {
    /// No lodging named: days start and end at the centre.
    LodgingAtCentre {
        /// Destination id.
        destination: String,
    },
    /// No station named: the destination's main one stands in.
    Station {
        /// Destination id.
        destination: String,
        /// Its name.
        station: String,
    },
    /// The way between two destinations is an estimate.
    TransferEstimated {
        /// Destination id.
        from: String,
        /// Destination id.
        to: String,
    },
    /// No exchange rate: amounts in this currency count as unknown costs.
    NoRate {
        /// The currency.
        currency: CurrencyCode,
    },
    /// Amounts were converted.
    #[serde(rename_all = "camelCase")]
    Rate {
        /// One unit of this …
        base: CurrencyCode,
        /// … is so many millionths …
        #[schema(minimum = 1)]
        rate_millionths: i64,
        /// … of a unit of this.
        quote: CurrencyCode,
        /// Date of the rate.
        as_of: DateText,
        /// Who fixed it.
        source: String,
    },
    /// Prices for children are not known: adult prices count for everybody.
    AdultPrices,
    /// Somebody keeps a diet, and for most restaurants nobody knows whether they serve it.
    MenusUnknown,
    /// The transfer leaves when the day starts, because no time was given.
    TransferInTheMorning {
        /// Destination id.
        from: String,
    },
}

/// Why a stop stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[schema(as = Placement)]
pub enum PlacementView {
    /// The day is settled.
    LockedDay,
    /// It is closed on the trip's other days there.
    OpenDays {
        /// Days on which it is open.
        days: u16,
    },
    /// It is near the item before.
    #[serde(rename_all = "camelCase")]
    NearPrevious {
        /// So far.
        #[schema(minimum = 0)]
        distance_metres: i32,
    },
    /// It closes soon after.
    BeforeClosing {
        /// At this time.
        closes: ClockTime,
    },
    /// The light is best then.
    GoldenHour,
    /// It was asked for at this part of the day.
    AskedTime,
}

/// Why something is not in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[schema(as = AbsenceReason)]
pub enum ReasonView {
    /// No pack knows it.
    Unknown,
    /// Closed on every day spent there.
    ClosedAllDays,
    /// Open, but not when the group could be there.
    HoursDoNotFit,
    /// The request rules it out.
    Avoided,
    /// A member is too young.
    #[serde(rename_all = "camelCase")]
    TooYoung {
        /// Age of the youngest member.
        youngest_age: u8,
        /// Youngest admitted age.
        minimum_age: u8,
    },
    /// It has steps and a member needs step-free access.
    NotStepFree,
    /// Too strenuous for a member.
    Strenuous,
    /// The way there has too many metres on foot.
    #[serde(rename_all = "camelCase")]
    LegWalk {
        /// So many.
        #[schema(minimum = 0)]
        walking_metres: i32,
        /// At most.
        #[schema(minimum = 0)]
        limit_metres: i32,
    },
    /// The day would have too many metres on foot.
    #[serde(rename_all = "camelCase")]
    DayWalk {
        /// So many.
        #[schema(minimum = 0)]
        walking_metres: i32,
        /// At most.
        #[schema(minimum = 0)]
        limit_metres: i32,
    },
    /// Every day has as many stops as the weakest member can do.
    StopLimit {
        /// At most.
        stops: u16,
    },
    /// No day has the time left.
    #[serde(rename_all = "camelCase")]
    NoTime {
        /// What is missing on the best day, rounded up.
        #[schema(minimum = 0)]
        missing_minutes: i32,
        /// The same in seconds, where it is not whole minutes.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false, minimum = 0)]
        missing_seconds: Option<i32>,
    },
    /// Over the budget.
    OverBudget {
        /// By so much.
        excess: MoneyView,
    },
    /// It would fit only in place of a stop worth more.
    #[serde(rename_all = "camelCase")]
    DisplacedBy {
        /// Number of that stop in the planner's problem.
        candidate_index: u32,
    },
    /// Too few places of the kind fit.
    FewOnOffer {
        /// In the plan.
        planned: u16,
        /// On offer.
        offered: u16,
    },
    /// It would fit; the plan is better without it.
    LessWorth {
        /// By so much.
        points: i32,
    },
}

/// The smallest change that lets something in. Days count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[schema(as = Relaxation)]
pub enum RelaxationView {
    /// Stay out longer.
    EndLater {
        /// On this day.
        #[schema(minimum = 1)]
        day: u32,
        /// Until then.
        time: ClockTime,
    },
    /// Leave earlier.
    StartEarlier {
        /// On this day.
        #[schema(minimum = 1)]
        day: u32,
        /// At this time.
        time: ClockTime,
    },
    /// Spend more.
    MoreBudget {
        /// By so much.
        extra: MoneyView,
    },
    /// Take out a stop.
    #[serde(rename_all = "camelCase")]
    DropStop {
        /// On this day.
        #[schema(minimum = 1)]
        day: u32,
        /// Number of that stop in the planner's problem.
        candidate_index: u32,
    },
    /// Walk further on a leg.
    #[serde(rename_all = "camelCase")]
    WalkLeg {
        /// So many metres.
        #[schema(minimum = 0)]
        limit_metres: i32,
    },
    /// Walk further on a day.
    #[serde(rename_all = "camelCase")]
    WalkDay {
        /// So many metres.
        #[schema(minimum = 0)]
        limit_metres: i32,
    },
    /// Allow one more stop.
    OneMoreStop {
        /// On this day.
        #[schema(minimum = 1)]
        day: u32,
    },
    /// Come on a date when it is open.
    OtherDate {
        /// The nearest such date.
        date: DateText,
    },
    /// Take it off the list of what to avoid.
    AllowIt,
    /// Go without a member.
    #[serde(rename_all = "camelCase")]
    WithoutMember {
        /// Index into the request's members.
        member_index: u16,
    },
    /// Add a day.
    AddDay,
}

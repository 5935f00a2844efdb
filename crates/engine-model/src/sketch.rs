//! A plan from elsewhere: places and times only, as anybody can write them down, in order to be checked.

use jiff::civil::Date;

use crate::people::Member;
use crate::problem::Mode;
use crate::request::{Budget, PlaceRef};
use crate::time::DayTime;
use crate::wish::MealKind;

/// Places and times on some dates. A value has been bounded by the `wire` crate; names may be unknown to the packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SketchPlan {
    /// At most 10; empty = nobody was named, and one adult in good health stands in.
    pub members: Vec<Member>,
    /// How to get around: transit, car or walk.
    pub transport: Mode,
    /// Limits on what is spent.
    pub budget: Budget,
    /// Not out before, where it matters.
    pub daily_start: Option<DayTime>,
    /// Back by, where it matters.
    pub daily_end: Option<DayTime>,
    /// 1..=120 days with rising dates.
    pub days: Vec<SketchDay>,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SketchDay {
    /// The date.
    pub date: Date,
    /// A pack's id or a destination's name.
    pub destination: String,
    /// What happens, by start time; at most 100.
    pub entries: Vec<SketchEntry>,
}

/// Something that happens, on the local clock of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SketchEntry {
    /// What happens.
    pub kind: SketchKind,
    /// Where; always there for a stop, `None` for a meal near the entry before.
    pub place: Option<PlaceRef>,
    /// When it begins.
    pub start: DayTime,
    /// When it ends; not before `start`.
    pub end: DayTime,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SketchKind {
    /// A visit.
    Stop,
    /// A meal.
    Meal(MealKind),
}

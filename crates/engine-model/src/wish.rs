//! What travellers ask for beyond the structured fields.

use crate::ids::PlaceId;
use crate::money::Money;
use crate::people::{Diet, MobilityAid};
use crate::place::Category;
use crate::problem::Mode;
use crate::time::DayTime;

/// A wish with the day it is limited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What is wished.
    pub kind: WishKind,
    /// The only day it speaks of; `None` = the whole trip.
    pub day: Option<WishDay>,
}

/// A day of the trip as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WishDay {
    /// 1 = the first day.
    Number(u16),
    /// The last day, whichever it is.
    Last,
}

/// What is wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WishKind {
    /// This place must be in.
    MustSee(PlaceId),
    /// Not this place.
    AvoidPlace(PlaceId),
    /// Nothing of this category.
    AvoidCategory(Category),
    /// More of this category.
    More(Category),
    /// Less of this category.
    Less(Category),
    /// Fewer or more stops than usual.
    Pace(Pace),
    /// Not out before.
    DayStart(DayTime),
    /// Back by.
    DayEnd(DayTime),
    /// A meal is wanted or not.
    Meal(MealKind, bool),
    /// Somebody eats like this.
    Diet(Diet),
    /// A kitchen, by the word used in place tags: `korean`, `seafood`.
    Cuisine(String),
    /// A limit on what is spent.
    Budget(Money, BudgetSpan),
    /// Rather cheap, without a number.
    Cheap,
    /// As little walking as possible.
    LittleWalking,
    /// At most so many metres on foot a day.
    WalkingMetresDay(i32),
    /// Somebody moves with this.
    Mobility(MobilityAid),
    /// Children come along; ages where said.
    Children(Vec<u8>),
    /// Indoors when it rains.
    RainPlan,
    /// Get around like this.
    Transport(Mode),
    /// This place at this part of the day.
    AtTime(PlaceId, DayPart),
    /// Rather away from the crowds.
    AvoidCrowds,
}

/// How full a day may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// Fewer stops, longer stays.
    Relaxed,
    /// As usual.
    #[default]
    Normal,
    /// As many stops as the day allows.
    Packed,
}

/// A meal of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MealKind {
    /// 45 minutes, only where wished.
    Breakfast,
    /// 60 minutes within 11:30-14:30.
    Lunch,
    /// 75 minutes within 17:30-21:00.
    Dinner,
}

/// What a budget covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BudgetSpan {
    /// The whole trip.
    Trip,
    /// Each day.
    Day,
}

/// A part of the day as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// Until 11:00.
    Morning,
    /// 11:00-14:00.
    Noon,
    /// 13:00-17:30.
    Afternoon,
    /// About an hour and a half before sunset, until sunset.
    Sunset,
    /// 17:30-21:00.
    Evening,
    /// From 19:30.
    Night,
}

/// A reading of free text: what was understood, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Understood wishes in the order of the text, each with the words it came from.
    pub wishes: Vec<ReadWish>,
    /// Words that carry a request which was not understood, as written; said back to the traveller.
    pub unread: Vec<String>,
}

/// A wish with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWish {
    /// The wish.
    pub wish: Wish,
    /// The words it was read from, as written.
    pub words: String,
}

//! What the planner answers, in the indices of its problem: the days, their entries in order, and the legs between.
//!
//! It claims every number that a traveller will see (times, metres, money), and the checker re-derives each of them.

use crate::geo::Metres;
use crate::opening::OpenInterval;
use crate::problem::{ErrandKind, LegSource, Mode, SiteRef};
use crate::time::{DayTime, Seconds};
use crate::wish::MealKind;

/// One plan: as many days as the problem has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Itinerary {
    /// The days in order.
    pub days: Vec<DayPlan>,
}

/// One day: entries in the order in which they happen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DayPlan {
    /// Starts with [`EntryKind::Start`] and ends with [`EntryKind::End`] for each segment of the day, in order.
    pub entries: Vec<Entry>,
}

/// Something that happens at a site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// What happens.
    pub kind: EntryKind,
    /// Where.
    pub site: SiteRef,
    /// The way here from the entry before; `None` for the first entry of a segment, except after a transfer on the
    /// same day, where it is the transfer.
    pub leg: Option<Leg>,
    /// When the group gets here.
    pub arrival: DayTime,
    /// When it begins: arrival plus waiting.
    pub start: DayTime,
    /// When it ends and the group moves on.
    pub end: DayTime,
    /// What it costs the whole group, minor units; `None` = unknown. Legs carry their own cost.
    pub cost: Option<i64>,
}

/// What happens at an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// The segment starts here.
    Start,
    /// The segment ends here.
    End,
    /// A stop.
    Visit(Visit),
    /// A meal: at a restaurant or cafe (a candidate), else a declared break near the entry before.
    Meal(MealKind, Option<MealPlace>),
    /// A rest of at least 20 minutes at a cafe, park or lodging (a candidate, or the site's own bench or lobby).
    Rest(Option<u32>),
    /// Luggage or rooms.
    Errand(ErrandKind),
}

/// A stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Visit {
    /// Index into the problem's candidates.
    pub candidate: u32,
    /// The opening interval relied on; `None` = hours unknown.
    pub opening: Option<OpenInterval>,
    /// Settled by the traveller.
    pub locked: bool,
}

/// Where a meal is eaten.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MealPlace {
    /// Index into the problem's candidates.
    pub candidate: u32,
    /// The opening interval relied on; `None` = hours unknown.
    pub opening: Option<OpenInterval>,
}

/// The way between two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Leg {
    /// How.
    pub mode: Mode,
    /// Door to door, rounded up to whole minutes.
    pub duration: Seconds,
    /// Length.
    pub distance: Metres,
    /// Metres of it on foot.
    pub walking: Metres,
    /// Where the numbers come from.
    pub source: LegSource,
    /// Minor units for the whole group; `None` = unknown.
    pub cost: Option<i64>,
}

impl Entry {
    /// The stop, if it is one.
    pub fn visit(&self) -> Option<&Visit> {
        match &self.kind {
            EntryKind::Visit(visit) => Some(visit),
            _ => None,
        }
    }

    /// The candidate of a stop, meal or rest that has one.
    pub fn candidate(&self) -> Option<u32> {
        match &self.kind {
            EntryKind::Visit(visit) => Some(visit.candidate),
            EntryKind::Meal(_, place) => place.as_ref().map(|place| place.candidate),
            EntryKind::Rest(candidate) => *candidate,
            EntryKind::Start | EntryKind::End | EntryKind::Errand(_) => None,
        }
    }
}

impl DayPlan {
    /// The stops in order.
    pub fn visits(&self) -> impl Iterator<Item = (&Entry, &Visit)> {
        self.entries
            .iter()
            .filter_map(|entry| entry.visit().map(|visit| (entry, visit)))
    }

    /// Metres on foot.
    pub fn walking(&self) -> Metres {
        Metres(self.legs().map(|leg| leg.walking.0).sum())
    }

    /// The legs in order.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.entries.iter().filter_map(|entry| entry.leg.as_ref())
    }
}

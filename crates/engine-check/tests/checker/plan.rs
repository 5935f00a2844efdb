//! A plan of the fixture's trip that breaks no rule, written by hand.

use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary, Leg, MealPlace, Visit};
use engine_model::opening::{DayHours, OpenInterval};
use engine_model::problem::{ErrandKind, LegSource, Mode, Problem, SiteRef, Transfer};
use engine_model::wish::MealKind;
use engine_model::{DayTime, Metres, Seconds};

use crate::fixture::{LODGING, STATION, hm, problem, site, transfer};

/// Writes a day entry by entry; legs take what the line says.
struct Pen {
    entries: Vec<Entry>,
    day: usize,
    problem: Problem,
}

impl Pen {
    fn new(day: usize) -> Self {
        Self {
            entries: Vec::new(),
            day,
            problem: problem(),
        }
    }

    fn start(mut self, at: SiteRef, time: DayTime) -> Self {
        let kind = EntryKind::Start;
        self.entries.push(Entry {
            kind,
            site: at,
            leg: None,
            arrival: time,
            start: time,
            end: time,
            cost: Some(0),
        });
        self
    }

    fn off_train(mut self, at: SiteRef) -> Self {
        let Transfer {
            mode,
            duration,
            distance,
            source,
            cost,
            arrive,
            ..
        } = transfer();
        self = self.start(at, arrive);
        self.entries.last_mut().expect("just begun").leg = Some(Leg {
            mode,
            duration,
            distance,
            walking: Metres(0),
            source,
            cost,
        });
        self
    }

    fn put(
        mut self,
        mode: Mode,
        kind: EntryKind,
        at: SiteRef,
        from: DayTime,
        minutes: i32,
        cost: i64,
    ) -> Self {
        let before = self.entries.last().expect("a start comes first");
        let leg = self.leg(mode, before.site, at);
        let arrival = before.end + leg.duration;
        let start = arrival.max(from);
        let end = start + Seconds::minutes(minutes);
        self.entries.push(Entry {
            kind,
            site: at,
            leg: Some(leg),
            arrival,
            start,
            end,
            cost: Some(cost),
        });
        self
    }

    fn leg(&self, mode: Mode, from: SiteRef, to: SiteRef) -> Leg {
        let (mode, source) = if from == to {
            (Mode::Walk, LegSource::Estimate)
        } else {
            (mode, LegSource::Street)
        };
        let cell = self.problem.cities[usize::from(from.city)]
            .table(mode)
            .expect("the line has the mode")
            .leg(from.index, to.index);
        let kilometres = (i64::from(cell.distance.0) + 999) / 1000;
        let (source, cost) = match mode {
            Mode::Walk => (source, 0),
            _ => (LegSource::Estimate, 600 + 10 * kilometres),
        };
        Leg {
            mode,
            duration: cell.duration,
            distance: cell.distance,
            walking: cell.walking,
            source,
            cost: Some(cost),
        }
    }

    fn opening(&self, index: usize) -> Option<OpenInterval> {
        match &self.problem.candidates[index].hours[self.day] {
            DayHours::Known(intervals) => intervals.first().copied(),
            DayHours::Unknown => None,
        }
    }

    fn visit(self, mode: Mode, index: u32, from: DayTime, minutes: i32) -> Self {
        let at = usize::try_from(index).expect("small");
        let (opening, place) = (self.opening(at), self.problem.candidates[at].site);
        let cost = self.problem.candidates[at]
            .cost
            .expect("stops of this plan have a price");
        let kind = EntryKind::Visit(Visit {
            candidate: index,
            opening,
            locked: false,
        });
        self.put(mode, kind, place, from, minutes, cost)
    }

    fn eat(self, meal: MealKind, index: u32, from: DayTime, minutes: i32) -> Self {
        let at = usize::try_from(index).expect("small");
        let (opening, place) = (self.opening(at), self.problem.candidates[at].site);
        let cost = self.problem.candidates[at].cost.unwrap_or(3_000);
        let kind = EntryKind::Meal(
            meal,
            Some(MealPlace {
                candidate: index,
                opening,
            }),
        );
        self.put(Mode::Walk, kind, place, from, minutes, cost)
    }

    fn pause(self, kind: EntryKind, from: DayTime, minutes: i32, cost: i64) -> Self {
        let at = self.entries.last().expect("a start comes first").site;
        self.put(Mode::Walk, kind, at, from, minutes, cost)
    }

    fn errand(self, kind: ErrandKind, at: SiteRef) -> Self {
        self.put(Mode::Walk, EntryKind::Errand(kind), at, hm(0, 0), 10, 0)
    }

    fn end(self, mode: Mode, at: SiteRef) -> Self {
        self.put(mode, EntryKind::End, at, hm(0, 0), 0, 0)
    }

    fn done(self) -> DayPlan {
        DayPlan {
            entries: self.entries,
        }
    }
}

pub(crate) fn itinerary() -> Itinerary {
    let first = Pen::new(0)
        .start(site(0, LODGING), hm(9, 0))
        .visit(Mode::Walk, 0, hm(9, 30), 90)
        .eat(MealKind::Lunch, 4, hm(12, 0), 60)
        .visit(Mode::Walk, 1, hm(13, 30), 60)
        .visit(Mode::Walk, 2, hm(15, 0), 60)
        .visit(Mode::Transit, 3, hm(16, 30), 60)
        .pause(EntryKind::Meal(MealKind::Dinner, None), hm(18, 30), 75, 3_000)
        .end(Mode::Transit, site(0, LODGING))
        .done();
    let second = Pen::new(1)
        .start(site(0, LODGING), hm(9, 0))
        .errand(ErrandKind::CheckOut, site(0, LODGING))
        .pause(EntryKind::Rest(None), hm(9, 30), 30, 0)
        .eat(MealKind::Lunch, 5, hm(11, 40), 60)
        .errand(ErrandKind::PickUpLuggage, site(0, LODGING))
        .end(Mode::Transit, site(0, STATION))
        .off_train(site(1, STATION))
        .put(
            Mode::Transit,
            EntryKind::Errand(ErrandKind::CheckIn),
            site(1, LODGING),
            hm(0, 0),
            10,
            0,
        )
        .visit(Mode::Walk, 6, hm(17, 30), 60)
        .eat(MealKind::Dinner, 9, hm(19, 0), 75)
        .end(Mode::Walk, site(1, LODGING))
        .done();
    Itinerary {
        days: vec![first, second, third_day(10)],
    }
}

/// The last day with lunch at a candidate of the second city.
pub(crate) fn third_day(lunch: u32) -> DayPlan {
    Pen::new(2)
        .start(site(1, LODGING), hm(9, 0))
        .visit(Mode::Walk, 7, hm(9, 30), 60)
        .pause(EntryKind::Rest(None), hm(10, 30), 20, 0)
        .eat(MealKind::Lunch, lunch, hm(12, 0), 60)
        .visit(Mode::Walk, 8, hm(13, 30), 60)
        .end(Mode::Walk, site(1, STATION))
        .done()
}

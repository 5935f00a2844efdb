//! The whole trip under construction and its value.

use engine_model::problem::CategoryPreference;

use crate::Value;
use crate::compact;
use crate::model::{Model, NONE};
use crate::node::{Kind, Node};
use crate::route::Route;
use crate::weights as w;

/// Nobody visits it.
pub(crate) const UNUSED: u16 = u16::MAX;

/// All days with what they use.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) days: Vec<Route>,
    /// On which day each candidate is visited.
    pub(crate) visited: Vec<u16>,
    /// How many meals are eaten at each candidate.
    pub(crate) meals: Vec<u8>,
    /// Stops by class of taste.
    pub(crate) classes: Vec<i32>,
    /// Stops by category in the trip.
    pub(crate) categories: Vec<i32>,
    /// Stops by day, then category.
    pub(crate) day_categories: Vec<[u8; 20]>,
    pub(crate) money: i64,
}

impl Clone for State {
    fn clone(&self) -> Self {
        Self {
            days: self.days.clone(),
            visited: self.visited.clone(),
            meals: self.meals.clone(),
            classes: self.classes.clone(),
            categories: self.categories.clone(),
            day_categories: self.day_categories.clone(),
            money: self.money,
        }
    }

    fn clone_from(&mut self, other: &Self) {
        self.days.clone_from(&other.days);
        self.visited.clone_from(&other.visited);
        self.meals.clone_from(&other.meals);
        self.classes.clone_from(&other.classes);
        self.categories.clone_from(&other.categories);
        self.day_categories.clone_from(&other.day_categories);
        self.money = other.money;
    }
}

impl State {
    pub(crate) fn new(model: &Model, days: Vec<Route>) -> Self {
        let mut state = Self {
            visited: vec![UNUSED; model.stops.len()],
            meals: vec![0; model.stops.len()],
            classes: vec![0; model.tastes.classes()],
            categories: vec![0; 20],
            day_categories: vec![[0; 20]; days.len()],
            money: 0,
            days,
        };
        state.tally(model);
        state
    }

    /// Counts again what the days use.
    pub(crate) fn tally(&mut self, model: &Model) {
        self.visited.fill(UNUSED);
        self.meals.fill(0);
        self.classes.fill(0);
        self.categories.fill(0);
        self.day_categories.fill([0; 20]);
        self.money = 0;
        for (number, day) in (0_u16..).zip(&self.days) {
            self.money += day.totals.money;
            for node in day.nodes.iter().filter(|node| node.candidate != NONE) {
                let candidate = node.candidate as usize;
                match node.kind {
                    Kind::Visit => {
                        let stop = &model.stops[candidate];
                        self.visited[candidate] = number;
                        self.classes[usize::from(stop.class)] += 1;
                        self.categories[usize::from(stop.category)] += 1;
                        self.day_categories[usize::from(number)][usize::from(stop.category)] += 1;
                    }
                    Kind::Meal => self.meals[candidate] += 1,
                    _ => {}
                }
            }
        }
    }

    /// Counts a stop that has just been put into a day whose cost was `before`.
    pub(crate) fn add(&mut self, model: &Model, day: usize, node: &Node, before: i64) {
        let stop = &model.stops[node.candidate as usize];
        self.visited[node.candidate as usize] = u16::try_from(day).unwrap_or(UNUSED);
        self.classes[usize::from(stop.class)] += 1;
        self.categories[usize::from(stop.category)] += 1;
        self.day_categories[day][usize::from(stop.category)] += 1;
        self.money += self.days[day].totals.money - before;
    }

    /// What may still be spent on a day; `i64::MAX` where there is no budget.
    pub(crate) fn money_left(&self, model: &Model, day: usize) -> i64 {
        if !model.frugal {
            return i64::MAX;
        }
        let of_day = self.days[day]
            .caps
            .money
            .saturating_sub(self.days[day].totals.money);
        of_day.min(model.money.saturating_sub(self.money))
    }

    /// The value of the plan in a total order.
    pub(crate) fn value(&self, model: &Model) -> Value {
        let mut value = Value {
            musts: self.musts(model),
            wishes: self.wishes(model),
            points: 0,
            comfort: 0,
        };
        value.points += i64::from(model.tastes.points(&self.classes));
        value.points += i64::from(self.trip_diversity());
        value.points += i64::from(compact::torn_apart(model, &self.days));
        for (day, counts) in self.days.iter().zip(&self.day_categories) {
            let totals = &day.totals;
            let burden = w::travel_points(totals.travel) + totals.waiting_points;
            value.points += i64::from(totals.points - burden + fatigue(day) + day_diversity(counts));
            value.points += i64::from(compact::coming_back(model, day));
            value.comfort -= i64::from(totals.travel / 60 + totals.waiting_points + totals.walking / 100);
        }
        value
    }

    fn musts(&self, model: &Model) -> i32 {
        let met = |must: &&engine_model::problem::MustSee| {
            let on = self
                .visited
                .get(must.candidate as usize)
                .copied()
                .unwrap_or(UNUSED);
            on != UNUSED && must.day.is_none_or(|day| day == on)
        };
        let met = model.problem.must_see.iter().filter(met).count();
        i32::try_from(met).unwrap_or(i32::MAX)
    }

    fn wishes(&self, model: &Model) -> i32 {
        let mut wishes: i32 = self.days.iter().map(|day| day.totals.asked).sum();
        for wish in &model.problem.preferences.categories {
            wishes += i32::from(wish.more) * self.wished_stops(*wish).min(most_wished(model, wish.day));
        }
        for (number, (_, day)) in (0_u32..32).zip(&model.problem.preferences.cuisines) {
            wishes += i32::from(self.eats(model, number, *day));
        }
        wishes
    }

    /// Stops of a wished category on the wished day or all.
    pub(crate) fn wished_stops(&self, wish: CategoryPreference) -> i32 {
        let category = usize::from(crate::taste::category_number(wish.category));
        match wish.day {
            None => self.categories[category],
            Some(day) => self
                .day_categories
                .get(usize::from(day))
                .map_or(0, |counts| i32::from(counts[category])),
        }
    }

    /// Whether a meal of the wished kitchen with this number is in, on that day or any.
    pub(crate) fn eats(&self, model: &Model, kitchen: u32, day: Option<u16>) -> bool {
        let serves = |node: &Node| {
            node.kind == Kind::Meal
                && node.candidate != NONE
                && model.stops[node.candidate as usize].kitchens >> kitchen & 1 == 1
        };
        let on = |number: usize| day.is_none_or(|day| usize::from(day) == number);
        self.days
            .iter()
            .enumerate()
            .any(|(number, route)| on(number) && route.nodes.iter().any(serves))
    }

    fn trip_diversity(&self) -> i32 {
        let days = i32::try_from(self.days.len()).unwrap_or(i32::MAX);
        self.categories
            .iter()
            .map(|count| (count - days).max(0) * w::SAME_TRIP)
            .sum()
    }
}

/// How many stops of a wished category count as meeting the wish: one a day.
pub(crate) fn most_wished(model: &Model, day: Option<u16>) -> i32 {
    match day {
        Some(_) => 2,
        None => i32::try_from(model.open.len().max(2)).unwrap_or(i32::MAX),
    }
}

/// Points by which a value of the search differs from another, as one number.
pub(crate) fn scalar(value: Value) -> i64 {
    i64::from(value.musts) * w::MUST_SCALE
        + i64::from(value.wishes) * w::WISH_SCALE
        + value.points * w::POINT_SCALE
        + value.comfort
}

pub(crate) fn same_day_points(nth: usize) -> i32 {
    w::SAME_DAY[nth.min(w::SAME_DAY.len() - 1)]
}

/// Points that the stop after `stops` others tires.
pub(crate) fn fatigue_points(day: &Route, stops: usize) -> i32 {
    let beyond = (stops + 1).saturating_sub(day.caps.usual_stops);
    i32::try_from(beyond)
        .unwrap_or(i32::MAX)
        .saturating_mul(day.caps.tired)
}

fn fatigue(day: &Route) -> i32 {
    (0..day.totals.stops)
        .map(|stops| fatigue_points(day, stops))
        .sum()
}

fn day_diversity(counts: &[u8; 20]) -> i32 {
    counts
        .iter()
        .map(|count| (0..usize::from(*count)).map(same_day_points).sum::<i32>())
        .sum()
}

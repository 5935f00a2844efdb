//! The problem prepared for the search: rules as numbers, hours as windows, travel as arrays.

use engine_model::problem::{Candidate, DayFrame, Lock, Problem, SiteKind, SiteRef};
use engine_model::time::Seconds;
use engine_model::wish::{MealKind, Pace};

use crate::rules::health::{self, Limits};
use crate::rules::openings::{Span, Window, narrowed, windows_of};
use crate::rules::travel::CityTravel;
use crate::rules::{budget, meals, selection};
use crate::taste::Tastes;
use crate::variant::{self, Variant};
use crate::{plausible, value, weights};

/// No candidate.
pub(crate) const NONE: u32 = u32::MAX;

/// Everything about a candidate that the search reads.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each flag is a use of its own, none excludes another"
)]
pub(crate) struct Stop {
    pub(crate) site: SiteRef,
    pub(crate) stay: i32,
    pub(crate) min_stay: i32,
    pub(crate) cost: i64,
    pub(crate) category: u8,
    pub(crate) class: u16,
    pub(crate) fits_visit: bool,
    pub(crate) fits_meal: bool,
    pub(crate) fits_rest: bool,
    /// Whether people go there after dinner.
    pub(crate) evening: bool,
    /// How many members must see it.
    pub(crate) musts: i32,
    /// How many places asked for it at a part of the day.
    pub(crate) asked: i32,
    /// Points of a meal there.
    pub(crate) meal_points: i32,
    /// Which of the wished kitchens it has, one bit each.
    pub(crate) kitchens: u32,
}

/// What bounds a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caps {
    pub(crate) stops: usize,
    pub(crate) usual_stops: usize,
    /// Points of each stop beyond the usual number, growing with each.
    pub(crate) tired: i32,
    pub(crate) walking: i32,
    pub(crate) rests: i32,
    pub(crate) money: i64,
}

/// A prepared problem.
pub(crate) struct Model<'p> {
    pub(crate) problem: &'p Problem,
    pub(crate) limits: Limits,
    pub(crate) travel: Vec<CityTravel>,
    pub(crate) stops: Vec<Stop>,
    pub(crate) tastes: Tastes,
    pub(crate) caps: Vec<Caps>,
    /// What the trip may cost beside the fixed costs; `i64::MAX` = any amount.
    pub(crate) money: i64,
    /// Whether money bounds anything.
    pub(crate) frugal: bool,
    /// Candidates for rests, by city.
    pub(crate) rest_places: Vec<Vec<u32>>,
    /// Whether each site has seats, by city.
    pub(crate) seats: Vec<Vec<bool>>,
    /// Which days may change.
    pub(crate) open: Vec<bool>,
    lock_spans: Vec<Span>,
    windows: Vec<Window>,
    hours: Vec<Span>,
    meal_hours: Vec<[Span; 3]>,
    rest_hours: Vec<Span>,
    plain_meals: [Span; 3],
    always: Span,
    variants: Vec<Variant>,
    variant_spans: Vec<Span>,
    points: Vec<i32>,
}

impl<'p> Model<'p> {
    pub(crate) fn new(problem: &'p Problem) -> Self {
        let limits = health::limits(problem);
        let tastes = Tastes::new(problem);
        let mut model = Self {
            problem,
            limits,
            travel: problem
                .cities
                .iter()
                .map(|city| CityTravel::new(problem, city, &limits))
                .collect(),
            stops: stops(problem, &limits, &tastes),
            tastes,
            caps: caps(problem, &limits),
            money: problem
                .budget
                .total
                .map_or(i64::MAX, |total| total - budget::fixed(problem)),
            frugal: problem.budget.total.is_some() || problem.budget.per_day.is_some(),
            rest_places: rest_places(problem, &limits),
            seats: seats(problem),
            open: open_days(problem),
            lock_spans: Vec::new(),
            windows: Vec::new(),
            hours: Vec::new(),
            meal_hours: Vec::new(),
            rest_hours: Vec::new(),
            plain_meals: [Span::default(); 3],
            always: Span::default(),
            variants: Vec::new(),
            variant_spans: Vec::new(),
            points: Vec::new(),
        };
        model.always = model.add_windows(&windows_of(None));
        model.plain_meals = meals::KINDS.map(|kind| model.add_windows(&[meals::window(kind)]));
        model.prepare_hours();
        model.prepare_locks();
        model
    }

    /// When a settled stop may begin: its own time within the place's hours.
    pub(crate) fn lock_windows(&self, lock: &Lock, open: Span) -> Span {
        let at = self.problem.locks.iter().position(|one| one == lock);
        at.map_or(open, |at| self.lock_spans[at])
    }

    fn prepare_locks(&mut self) {
        for lock in &self.problem.locks {
            let hours = self.problem.candidates.get(lock.candidate as usize);
            let hours = hours.and_then(|candidate| candidate.hours.get(usize::from(lock.day)));
            let windows = windows_of(hours);
            let span = match lock.start {
                Some(start) => self.add_windows(&narrowed(&windows, start.0, start.0, i32::MAX)),
                None => self.add_windows(&windows),
            };
            self.lock_spans.push(span);
        }
    }

    #[inline]
    pub(crate) fn windows(&self, span: Span) -> &[Window] {
        &self.windows[span.at as usize..(span.at + span.len) as usize]
    }

    /// Hours of a candidate on a day.
    pub(crate) fn hours(&self, candidate: u32, day: usize) -> Span {
        self.hours[candidate as usize * self.open.len() + day]
    }

    /// When a meal may be eaten there on a day.
    pub(crate) fn meal_hours(&self, candidate: u32, day: usize, kind: MealKind) -> Span {
        self.meal_hours[candidate as usize * self.open.len() + day][meals::index(kind)]
    }

    /// When a rest is planned there on a day.
    pub(crate) fn rest_hours(&self, candidate: u32, day: usize) -> Span {
        self.rest_hours[candidate as usize * self.open.len() + day]
    }

    /// When a meal without a place may be eaten.
    pub(crate) fn plain_meal(&self, kind: MealKind) -> Span {
        self.plain_meals[meals::index(kind)]
    }

    pub(crate) fn always(&self) -> Span {
        self.always
    }

    /// The ways to visit a candidate on a day, the plain one first; none where it is closed or unfit.
    #[inline]
    pub(crate) fn variants(&self, candidate: u32, day: usize) -> &[Variant] {
        let at = candidate as usize * self.open.len() + day;
        let span = self.variant_spans.get(at).copied().unwrap_or_default();
        &self.variants[span.at as usize..(span.at + span.len) as usize]
    }

    /// Points of a candidate on a day that do not depend on other stops.
    #[inline]
    pub(crate) fn points(&self, candidate: u32, day: usize) -> i32 {
        self.points[candidate as usize * self.open.len() + day]
    }

    /// Adds windows to the arena.
    pub(crate) fn add_windows(&mut self, windows: &[Window]) -> Span {
        let at = u32::try_from(self.windows.len()).expect("candidates x days x windows stays far below 2^32");
        self.windows.extend_from_slice(windows);
        let len = u32::try_from(windows.len()).expect("a day has few windows");
        Span { at, len }
    }

    fn prepare_hours(&mut self) {
        let problem = self.problem;
        for (index, candidate) in problem.candidates.iter().enumerate() {
            for day in 0..problem.days.len() {
                let windows = windows_of(candidate.hours.get(day));
                let span = self.add_windows(&windows);
                self.hours.push(span);
                self.prepare_pauses(index, day, span, &windows);
                self.points.push(
                    value::static_terms(problem, index, day)
                        .iter()
                        .map(|term| term.1)
                        .sum(),
                );
                self.prepare_variants(index, day, !windows.is_empty());
            }
        }
    }

    /// The hours of meals and rests.
    fn prepare_pauses(&mut self, index: usize, day: usize, span: Span, windows: &[Window]) {
        let candidate = &self.problem.candidates[index];
        let unknown = plausible::is_unknown(candidate, day);
        let fits_meal = self.stops[index].fits_meal;
        let meal_spans = meals::KINDS.map(|kind| {
            if !fits_meal || unknown && !plausible::serves(candidate, kind) {
                return Span::default();
            }
            let window = meals::window(kind);
            self.add_windows(&narrowed(windows, window.open, window.last, window.close))
        });
        self.meal_hours.push(meal_spans);
        let rest = if unknown && self.stops[index].fits_rest {
            self.add_windows(&plausible::windows(candidate, day))
        } else {
            span
        };
        self.rest_hours.push(rest);
    }

    fn prepare_variants(&mut self, index: usize, day: usize, is_open: bool) {
        let at = u32::try_from(self.variants.len()).expect("few variants a candidate and day");
        let candidate = &self.problem.candidates[index];
        let in_city = self.problem.days[day]
            .segments
            .iter()
            .any(|segment| segment.city == candidate.site.city);
        let off = selection::avoided_on(self.problem, candidate, day);
        if self.stops[index].fits_visit && in_city && !off && is_open {
            for (windows, points, asked) in variant::ways(self.problem, index, day) {
                let span = self.add_windows(&windows);
                self.variants.push(Variant { span, points, asked });
            }
        }
        let len = u32::try_from(self.variants.len()).expect("few variants a candidate and day") - at;
        self.variant_spans.push(Span { at, len });
    }
}

fn stops(problem: &Problem, limits: &Limits, tastes: &Tastes) -> Vec<Stop> {
    let minutes = |seconds: Seconds| seconds.up_to_minute().0.max(60);
    let one = |(index, candidate): (usize, &Candidate)| Stop {
        site: candidate.site,
        stay: minutes(candidate.stay).max(minutes(candidate.min_stay)),
        min_stay: minutes(candidate.min_stay),
        cost: candidate.cost.unwrap_or(0),
        category: tastes.category(index),
        class: tastes.class(index),
        fits_visit: selection::unfit(problem, limits, candidate).is_none(),
        fits_meal: selection::fits_meal(problem, limits, candidate),
        fits_rest: selection::fits_rest(problem, limits, candidate),
        evening: plausible::is_for_evenings(candidate),
        musts: count(
            problem
                .must_see
                .iter()
                .filter(|must| must.candidate as usize == index)
                .count(),
        ),
        asked: count(
            problem
                .preferences
                .at_time
                .iter()
                .filter(|wish| wish.candidate as usize == index)
                .count(),
        ),
        meal_points: value::meal_points(problem, index),
        kitchens: kitchens(problem, candidate),
    };
    problem.candidates.iter().enumerate().map(one).collect()
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn kitchens(problem: &Problem, candidate: &Candidate) -> u32 {
    let wished = problem.preferences.cuisines.iter().take(32).zip(0_u32..);
    wished
        .filter(|((word, _), _)| candidate.tags.contains(word))
        .fold(0, |bits, (_, number)| bits | 1 << number)
}

fn caps(problem: &Problem, limits: &Limits) -> Vec<Caps> {
    let per_day = problem.budget.per_day;
    let one = |(day, frame): (usize, &DayFrame)| {
        let (usual_stops, tired) = paced(problem, limits, day);
        Caps {
            stops: limits.stops,
            usual_stops,
            tired,
            walking: limits.day_walking,
            rests: health::rests_needed(limits, frame),
            money: per_day.map_or(i64::MAX, |most| most - budget::fixed_on(problem, day)),
        }
    };
    problem.days.iter().enumerate().map(one).collect()
}

/// From which number on the stops of a day tire, and by how many points beyond it.
fn paced(problem: &Problem, limits: &Limits, day: usize) -> (usize, i32) {
    let of_day = problem
        .preferences
        .day_pace
        .iter()
        .find(|(on, _)| usize::from(*on) == day);
    match of_day.map_or(problem.preferences.pace, |(_, pace)| *pace) {
        Pace::Relaxed => (
            limits.stops.saturating_sub(2).max(2).min(limits.stops),
            weights::TIRED_RELAXED,
        ),
        Pace::Normal => (limits.usual_stops, weights::TIRED),
        Pace::Packed => (limits.stops, 0),
    }
}

fn rest_places(problem: &Problem, limits: &Limits) -> Vec<Vec<u32>> {
    let mut places = vec![Vec::new(); problem.cities.len()];
    for (number, candidate) in (0_u32..).zip(&problem.candidates) {
        if selection::fits_rest(problem, limits, candidate) {
            places[usize::from(candidate.site.city)].push(number);
        }
    }
    places
}

fn seats(problem: &Problem) -> Vec<Vec<bool>> {
    let has = |kind: SiteKind| match kind {
        SiteKind::Candidate(candidate) => problem
            .candidates
            .get(candidate as usize)
            .is_some_and(selection::has_seats),
        SiteKind::Lodging | SiteKind::Station | SiteKind::Centre => true,
    };
    problem
        .cities
        .iter()
        .map(|city| city.sites.iter().map(|site| has(site.kind)).collect())
        .collect()
}

fn open_days(problem: &Problem) -> Vec<bool> {
    let is_open = |day: usize| {
        problem.base.as_ref().is_none_or(|base| {
            day >= base.itinerary.days.len() || base.open_days.get(day).copied().unwrap_or(true)
        })
    };
    (0..problem.days.len()).map(is_open).collect()
}

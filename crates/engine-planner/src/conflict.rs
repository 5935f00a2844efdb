//! Why not even what every plan must hold fits: the rule that fails, on which day, by which numbers.

use engine_model::finding::FindingCode;
use engine_model::problem::Lock;
use engine_model::why::AbsenceReason;
use engine_model::wish::MealKind;

use crate::Infeasibility;
use crate::model::Model;
use crate::node::{Kind, Node, start_of};
use crate::random::Random;
use crate::route::Route;
use crate::rules::travel::BLOCKED;
use crate::rules::{budget, meals, selection};
use crate::skeleton;
use crate::state::State;

impl Infeasibility {
    pub(crate) fn of(code: FindingCode, day: Option<usize>) -> Self {
        Self {
            rule: code.rule(),
            code: code.code(),
            day: day.and_then(|day| u16::try_from(day).ok()),
            candidate: None,
            numbers: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, number: impl Into<i64>) -> Self {
        self.numbers.push((name, number.into()));
        self
    }

    fn about(mut self, candidate: u32) -> Self {
        self.candidate = Some(candidate);
        self
    }
}

/// Conflicts that are seen without building anything: locks that cannot hold by themselves.
pub(crate) fn before_building(model: &Model) -> Vec<Infeasibility> {
    let mut found = Vec::new();
    for lock in &model.problem.locks {
        let day = usize::from(lock.day);
        if day >= model.open.len() || lock.candidate as usize >= model.stops.len() {
            found.push(Infeasibility::of(FindingCode::LockBroken, None).about(lock.candidate));
        } else if model.open[day]
            && let Some(reason) = lock_reason(model, lock)
        {
            found.push(
                Infeasibility::of(FindingCode::LockBroken, Some(day))
                    .about(lock.candidate)
                    .with(reason, 1),
            );
        }
    }
    found.extend(locked_twice(model));
    for (day, caps) in model.caps.iter().enumerate() {
        let locks = model
            .problem
            .locks
            .iter()
            .filter(|lock| usize::from(lock.day) == day)
            .count();
        if model.open[day] && locks > caps.stops {
            let over = Infeasibility::of(FindingCode::TooManyStops, Some(day));
            found.push(
                over.with("stops", number(locks))
                    .with("limit", number(caps.stops)),
            );
        }
    }
    found
}

/// Places that are settled twice, or once more beside a day that is not to change; days are 0-based.
fn locked_twice(model: &Model) -> Vec<Infeasibility> {
    let locks = &model.problem.locks;
    let twice = |candidate: u32, first: usize, second: usize| {
        Infeasibility::of(FindingCode::PlaceTwice, Some(second))
            .about(candidate)
            .with("day", number(first))
            .with("otherDay", number(second))
    };
    let mut found = Vec::new();
    for (at, lock) in locks.iter().enumerate() {
        let day = usize::from(lock.day);
        if let Some(before) = locks[..at].iter().find(|one| one.candidate == lock.candidate) {
            found.push(twice(lock.candidate, usize::from(before.day), day));
        } else if model.open.get(day) == Some(&true)
            && let Some(first) = visited_on_closed_day(model, lock.candidate)
        {
            found.push(twice(lock.candidate, first, day));
        }
    }
    found
}

fn visited_on_closed_day(model: &Model, candidate: u32) -> Option<usize> {
    let base = model.problem.base.as_ref()?;
    let visits = |day: usize| {
        let plan = base.itinerary.days.get(day);
        plan.is_some_and(|plan| plan.visits().any(|(_, visit)| visit.candidate == candidate))
    };
    (0..model.open.len()).find(|day| !model.open[*day] && visits(*day))
}

/// Conflicts that the search could not mend: settled positions that nothing came before.
pub(crate) fn after_search(model: &Model, state: &State) -> Vec<Infeasibility> {
    let open = state
        .days
        .iter()
        .filter(|route| model.open[route.day] && !route.is_complete());
    let broken = |route: &Route| {
        let settled = route.nodes.iter().find(|node| node.order.is_some());
        let conflict = Infeasibility::of(FindingCode::LockBroken, Some(route.day));
        match settled {
            Some(node) => conflict
                .about(node.candidate)
                .with("order", node.order.map_or(0, i64::from)),
            None => conflict,
        }
    };
    open.map(broken).collect()
}

/// The limits on money that what must be in already passes.
pub(crate) fn of_money(model: &Model, routes: &[Route]) -> Vec<Infeasibility> {
    let days = routes
        .iter()
        .filter(|route| model.open[route.day] && route.totals.money > route.caps.money);
    let mut found: Vec<Infeasibility> = days.map(|route| over_budget_of_day(model, route)).collect();
    let money: i64 = routes.iter().map(|route| route.totals.money).sum();
    if let Some(total) = model.problem.budget.total.filter(|_| money > model.money) {
        let cost = budget::fixed(model.problem) + money;
        found.push(
            Infeasibility::of(FindingCode::OverBudget, None)
                .with("cost", cost)
                .with("budget", total),
        );
    }
    found
}

/// Why a day without meals and stops does not hold.
pub(crate) fn of_frame(model: &Model, route: &Route) -> Infeasibility {
    let day = Some(route.day);
    let mut left = 0;
    for (at, node) in route.nodes.iter().enumerate() {
        let mut arrival = node.bound;
        if node.kind != Kind::Start {
            let before = route.nodes[at - 1].site;
            let travel = &model.travel[usize::from(before.city)];
            if before.city != node.site.city {
                return Infeasibility::of(FindingCode::LegMissing, day);
            }
            if travel.seconds(before.index, node.site.index) >= BLOCKED {
                let walking = travel.walking(before.index, node.site.index);
                let long = Infeasibility::of(FindingCode::LegWalkTooLong, day).with("walking", walking);
                return long.with("limit", model.limits.leg_walking);
            }
            arrival = left + travel.seconds(before.index, node.site.index);
        }
        let Some(start) = start_of(model, route.day, node, arrival) else {
            return late(model, route, node, arrival);
        };
        left = start + node.stay;
    }
    let long = Infeasibility::of(FindingCode::DayWalkTooLong, day).with("walking", route.totals.walking);
    long.with("limit", route.caps.walking)
}

/// Why a meal does not fit into a day.
pub(crate) fn of_meal(day: usize, kind: MealKind) -> Infeasibility {
    Infeasibility::of(FindingCode::MealMissing, Some(day)).with("meal", number(meals::index(kind)))
}

/// Why the settled stops of a day do not fit together.
pub(crate) fn of_locks(model: &Model, bare: &Route, locks: &[&Lock], random: &mut Random) -> Infeasibility {
    let broken = Infeasibility::of(FindingCode::LockBroken, Some(bare.day));
    let mut restless = bare.clone();
    restless.caps.rests = 0;
    if skeleton::with_locks(model, &restless, locks, random).is_some() {
        return Infeasibility::of(FindingCode::TooFewRests, Some(bare.day)).with("needed", bare.caps.rests);
    }
    if let Some(lock) = locks
        .iter()
        .find(|lock| skeleton::with_locks(model, bare, &[lock], random).is_none())
    {
        return broken.about(lock.candidate).with("noTime", 1);
    }
    let mut apart = |count: &usize| skeleton::with_locks(model, bare, &locks[..*count], random).is_none();
    let count = (2..=locks.len())
        .find(|count| apart(count))
        .unwrap_or(locks.len());
    broken
        .about(locks[count - 1].candidate)
        .with("overlap", number(count))
}

fn lock_reason(model: &Model, lock: &Lock) -> Option<&'static str> {
    let candidate = &model.problem.candidates[lock.candidate as usize];
    let unfit = selection::unfit(model.problem, &model.limits, candidate).map(|reason| match reason {
        AbsenceReason::TooYoung(..) => "tooYoung",
        AbsenceReason::NotStepFree => "notStepFree",
        AbsenceReason::Strenuous => "strenuous",
        _ if candidate.avoided => "avoided",
        _ => "notAStop",
    });
    unfit.or_else(|| match skeleton::lock_node(model, lock, true) {
        None => Some("closed"),
        Some(node) => {
            crate::rules::openings::earliest_start(model.windows(node.span), i32::MIN / 2, node.stay)
                .is_none()
                .then_some("closed")
        }
    })
}

fn late(model: &Model, route: &Route, node: &Node, arrival: i32) -> Infeasibility {
    let day = Some(route.day);
    if node.kind != Kind::End {
        let missed = Infeasibility::of(FindingCode::LuggageMissed, day);
        return missed.with("arrival", arrival).with("latest", node.bound);
    }
    let segment = &model.problem.days[route.day].segments[usize::from(node.segment)];
    if segment.transfer.is_some() {
        let missed = Infeasibility::of(FindingCode::ConnectionMissed, day);
        return missed.with("arrival", arrival).with("departure", node.bound);
    }
    Infeasibility::of(FindingCode::AfterDayEnd, day)
        .with("end", arrival)
        .with("latest", node.bound)
}

fn over_budget_of_day(model: &Model, route: &Route) -> Infeasibility {
    let cost = budget::fixed_on(model.problem, route.day) + route.totals.money;
    let budget = model.problem.budget.per_day.unwrap_or(i64::MAX);
    Infeasibility::of(FindingCode::OverBudget, Some(route.day))
        .with("cost", cost)
        .with("budget", budget)
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

//! Problems of all kinds from a seed: groups, budgets, wishes, settled stops, a change of town, days closed to change.

use engine_model::geo::Metres;
use engine_model::people::{Diet, Health, Like, MobilityAid};
use engine_model::place::Category;
use engine_model::problem::{
    AtTime, CategoryPreference, Errand, ErrandKind, FixedCost, FixedCostKind, LegSource, Lock, Mode, MustSee,
    Problem, Segment, Transfer,
};
use engine_model::time::{DayTime, Seconds};
use engine_model::wish::{DayPart, MealKind, Pace};

use crate::town::{Dice, Town, frame, member, problem, strew};

/// A problem of any kind.
pub(crate) fn varied(seed: u64) -> Problem {
    let mut dice = Dice::new(seed);
    let days = dice.pick(&[1_i8, 2, 2, 3, 4]);
    let count = dice.pick(&[0, 8, 25, 60, 120]);
    let mut made = if days >= 2 && dice.chance(40) {
        two_towns(days, count, &mut dice)
    } else {
        one_town(days, count, &mut dice)
    };
    made.seed = seed;
    made.iterations_per_day = 25;
    people(&mut made, &mut dice);
    wishes(&mut made, &mut dice);
    if dice.chance(40) {
        lock_some(&mut made, &mut dice);
    }
    if dice.chance(40) {
        made.budget.total = Some(i64::from(days) * i64::from(6000 + dice.below(30_000)));
    }
    if dice.chance(20) {
        made.budget.per_day = Some(i64::from(9000 + dice.below(30_000)));
    }
    made
}

fn one_town(days: i8, count: i32, dice: &mut Dice) -> Problem {
    let mut town = Town::new(0);
    let mut candidates = Vec::new();
    strew(&mut town, &mut candidates, count, length(days), dice);
    let lodging = town.lodging();
    let mut made = problem(town, candidates, days);
    for day in &mut made.days {
        if dice.chance(25) {
            let from = DayTime::hm(7 + dice.below(10), 0);
            let until = from + Seconds::minutes(60 * (1 + dice.below(12)));
            shorten(&mut day.segments[0], from, until);
            day.meals = crate::town::meals_of(from, until);
        }
        if dice.chance(15) && day.segments[0].earliest <= DayTime::hm(8, 0) {
            day.meals.insert(0, MealKind::Breakfast);
        }
    }
    if dice.chance(30) {
        let first = &mut made.days[0].segments[0];
        first
            .before
            .push(errand(ErrandKind::DropLuggage, lodging, (0, 48)));
        first.after.push(errand(ErrandKind::CheckIn, lodging, (15, 24)));
    }
    made
}

fn shorten(segment: &mut Segment, from: DayTime, until: DayTime) {
    segment.earliest = from;
    segment.latest = until;
}

fn errand(kind: ErrandKind, site: engine_model::problem::SiteRef, hours: (i32, i32)) -> Errand {
    Errand {
        kind,
        site,
        duration: Seconds::minutes(15),
        earliest: DayTime::hm(hours.0, 0),
        latest: DayTime::hm(hours.1, 0),
    }
}

/// Two towns with a train between them in the middle of the trip.
fn two_towns(days: i8, count: i32, dice: &mut Dice) -> Problem {
    let (mut first, mut second) = (Town::new(0), Town::new(1));
    let mut candidates = Vec::new();
    strew(&mut first, &mut candidates, count / 2, length(days), dice);
    strew(&mut second, &mut candidates, count / 2, length(days), dice);
    let change = dice.below(i32::from(days) - 1) + 1;
    let (from, to) = (first.station(), second.station());
    let frames: Vec<_> = (0..days)
        .map(|day| {
            let town = if i32::from(day) < change { &first } else { &second };
            frame(town, day, DayTime::hm(9, 0), DayTime::hm(22, 0))
        })
        .collect();
    let mut morning = frame(&first, 0, DayTime::hm(9, 0), DayTime::hm(13, 0))
        .segments
        .remove(0);
    let lodging = (first.lodging(), second.lodging());
    let mut made = problem(first, candidates, days);
    made.cities.push(second.build());
    made.days = frames;
    morning.end = from;
    morning
        .before
        .push(errand(ErrandKind::CheckOut, lodging.0, (7, 11)));
    morning
        .after
        .push(errand(ErrandKind::PickUpLuggage, lodging.0, (0, 48)));
    morning.transfer = Some(train(dice));
    let day = &mut made.days[usize::try_from(change).expect("positive")];
    let afternoon = &mut day.segments[0];
    afternoon.start = to;
    afternoon.earliest = DayTime::hm(15, 10);
    afternoon
        .before
        .push(errand(ErrandKind::CheckIn, lodging.1, (15, 24)));
    day.segments.insert(0, morning);
    day.meals = vec![MealKind::Dinner];
    made.fixed_costs.push(FixedCost {
        kind: FixedCostKind::Transfer,
        day: u16::try_from(change).expect("positive"),
        amount: Some(4200),
        label: "train".to_owned(),
    });
    made
}

fn train(dice: &mut Dice) -> Transfer {
    Transfer {
        mode: Mode::Train,
        label: "R 1".to_owned(),
        depart: DayTime::hm(13, 0),
        arrive: DayTime::hm(15, 10),
        days_later: 0,
        duration: Seconds::minutes(130),
        distance: Metres(180_000),
        cost: dice.chance(80).then_some(4200),
        source: LegSource::Given,
        origin: String::new(),
        option: None,
    }
}

fn people(made: &mut Problem, dice: &mut Dice) {
    let healths = [
        Health::Limited,
        Health::Caution,
        Health::Good,
        Health::Good,
        Health::Excellent,
    ];
    let likes = [
        Like::Culture,
        Like::Nature,
        Like::Food,
        Like::Shopping,
        Like::Sightseeing,
        Like::Rest,
    ];
    made.members.clear();
    for _ in 0..=dice.below(4) {
        let mut one = member(dice.pick(&healths));
        one.age = dice.pick(&[8, 25, 40, 78]);
        one.likes = vec![dice.pick(&likes)];
        one.dislikes = vec![dice.pick(&likes)];
        one.mobility = dice.pick(&[
            None,
            None,
            None,
            Some(MobilityAid::Cane),
            Some(MobilityAid::Wheelchair),
        ]);
        one.diets = if dice.chance(15) {
            vec![Diet::Vegetarian]
        } else {
            Vec::new()
        };
        made.members.push(one);
    }
}

fn wishes(made: &mut Problem, dice: &mut Dice) {
    let preferences = &mut made.preferences;
    preferences.pace = dice.pick(&[Pace::Relaxed, Pace::Normal, Pace::Normal, Pace::Packed]);
    preferences.transport = dice.pick(&[
        None,
        Some(Mode::Transit),
        Some(Mode::Walk),
        Some(Mode::Taxi),
        Some(Mode::Car),
    ]);
    preferences.cheap = dice.chance(20);
    preferences.little_walking = dice.chance(15);
    preferences.avoid_crowds = dice.chance(15);
    preferences.walking_metres_day = dice.chance(10).then_some(4000);
    if dice.chance(30) {
        let category = dice.pick(&[Category::Museum, Category::Park, Category::Beach]);
        preferences.categories.push(CategoryPreference {
            category,
            more: dice.chance(70),
            day: None,
        });
    }
    if dice.chance(30) {
        preferences.cuisines.push(("seafood".to_owned(), None));
    }
    let count = i32::try_from(made.candidates.len()).expect("few");
    if count == 0 {
        return;
    }
    for _ in 0..dice.below(4) {
        let candidate = u32::try_from(dice.below(count)).expect("positive");
        made.must_see.push(MustSee {
            candidate,
            member: Some(0),
            day: dice.chance(20).then_some(0),
        });
    }
    if dice.chance(30) {
        let candidate = u32::try_from(dice.below(count)).expect("positive");
        let part = dice.pick(&[
            DayPart::Morning,
            DayPart::Sunset,
            DayPart::Afternoon,
            DayPart::Evening,
        ]);
        made.preferences.at_time.push(AtTime { candidate, part });
    }
    for _ in 0..dice.below(6) {
        made.candidates[usize::try_from(dice.below(count)).expect("positive")].avoided = true;
    }
}

fn lock_some(made: &mut Problem, dice: &mut Dice) {
    let count = i32::try_from(made.candidates.len()).expect("few");
    for _ in 0..dice.below(4) {
        let candidate = u32::try_from(dice.below(count)).expect("positive");
        let day = u16::try_from(dice.below(i32::try_from(made.days.len()).expect("few"))).expect("positive");
        if count == 0 || made.locks.iter().any(|lock| lock.candidate == candidate) {
            continue;
        }
        let start = dice.chance(20).then(|| DayTime::hm(10 + dice.below(6), 30));
        let order = (start.is_none() && dice.chance(20)).then_some(0);
        let stay = dice.chance(20).then(|| Seconds::minutes(50));
        let order = order.filter(|_| made.locks.iter().all(|lock| lock.day != day));
        made.locks.push(Lock {
            candidate,
            day,
            order,
            start,
            stay,
        });
    }
}

fn length(days: i8) -> usize {
    usize::try_from(days).expect("positive")
}

//! The people of a generated trip.

use engine_model::people::{Diet, Gender, Health, Like, Member, MobilityAid};
use engine_model::request::PlaceRef;

use crate::dice::Dice;

const LIKES: &[Like] = &[
    Like::Sightseeing,
    Like::Shopping,
    Like::Culture,
    Like::Nature,
    Like::Sports,
    Like::Rest,
    Like::Food,
];
const DIETS: &[Diet] = &[
    Diet::Vegetarian,
    Diet::Vegan,
    Diet::Halal,
    Diet::Kosher,
    Diet::NoPork,
    Diet::NoBeef,
    Diet::NoSeafood,
    Diet::NoNuts,
    Diet::GlutenFree,
    Diet::LactoseFree,
];

/// One to ten people; couples and families are the most frequent.
pub(super) fn members(dice: &mut Dice, must_see: &mut dyn FnMut(&mut Dice) -> Vec<PlaceRef>) -> Vec<Member> {
    let count = dice.weighted(&[
        (1_u16, 15),
        (2, 35),
        (3, 12),
        (4, 18),
        (5, 6),
        (6, 5),
        (8, 5),
        (10, 4),
    ]);
    (1..=count).map(|number| member(number, dice, must_see)).collect()
}

fn member(number: u16, dice: &mut Dice, must_see: &mut dyn FnMut(&mut Dice) -> Vec<PlaceRef>) -> Member {
    let age = match dice.weighted(&[(0, 65), (1, 18), (2, 17)]) {
        0 => dice.small(18, 64),
        1 => dice.small(0, 17),
        _ => dice.small(65, 95),
    };
    let health = dice.weighted(&[
        (Health::Excellent, 30),
        (Health::Good, 45),
        (Health::Caution, if age > 64 { 40 } else { 12 }),
        (Health::Limited, if age > 64 { 20 } else { 5 }),
    ]);
    let mobility = match age {
        0..=3 => dice.chance(60).then_some(MobilityAid::Stroller),
        65.. => dice
            .chance(15)
            .then(|| *dice.pick(&[MobilityAid::Wheelchair, MobilityAid::Cane])),
        _ => dice
            .chance(3)
            .then(|| *dice.pick(&[MobilityAid::StepFree, MobilityAid::Wheelchair])),
    };
    Member {
        name: dice.chance(60).then(|| format!("M{number}")),
        age: u8::try_from(age).expect("an age below 100"),
        gender: dice
            .chance(30)
            .then(|| *dice.pick(&[Gender::Male, Gender::Female, Gender::Other])),
        health,
        likes: several(LIKES, 4, dice),
        dislikes: if dice.chance(20) {
            several(LIKES, 2, dice)
        } else {
            Vec::new()
        },
        diets: if dice.chance(15) {
            several(DIETS, 2, dice)
        } else {
            Vec::new()
        },
        mobility,
        must_see: if dice.chance(15) {
            must_see(dice)
        } else {
            Vec::new()
        },
    }
}

/// Up to `most` of them, each once.
fn several<T: Copy + PartialEq>(all: &[T], most: usize, dice: &mut Dice) -> Vec<T> {
    let mut chosen: Vec<T> = Vec::new();
    for _ in 0..dice.index(most + 1) {
        let next = *dice.pick(all);
        if !chosen.contains(&next) {
            chosen.push(next);
        }
    }
    chosen
}

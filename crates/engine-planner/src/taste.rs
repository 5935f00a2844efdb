//! Who likes what: stops fall into a few classes of equal taste, and each member's satisfaction grows with falling
//! returns, so that the least served member's next liked stop counts most.

use engine_model::place::Category;
use engine_model::problem::Problem;

use crate::{value, weights};

/// Classes of candidates and what they give each member.
#[derive(Clone, Debug)]
pub(crate) struct Tastes {
    class_of: Vec<u16>,
    category_of: Vec<u8>,
    /// Units by class, then member.
    units: Vec<Vec<i32>>,
    /// Points that the class costs by being disliked, averaged over the members.
    disliked: Vec<i32>,
    /// Satisfaction by units, averaged over the members.
    returns: Vec<i32>,
    members: usize,
}

impl Tastes {
    pub(crate) fn new(problem: &Problem) -> Self {
        let mut masks: Vec<u8> = Vec::new();
        let mut class_of = Vec::with_capacity(problem.candidates.len());
        for candidate in &problem.candidates {
            let mask = value::tastes(candidate);
            let class = masks.iter().position(|one| *one == mask).unwrap_or_else(|| {
                masks.push(mask);
                masks.len() - 1
            });
            class_of.push(u16::try_from(class).expect("a mask of eight bits has 256 values"));
        }
        let members = &problem.members;
        let divisor = i32::try_from(members.len().max(1)).unwrap_or(i32::MAX);
        Self {
            class_of,
            category_of: problem
                .candidates
                .iter()
                .map(|candidate| category_number(candidate.category))
                .collect(),
            units: masks
                .iter()
                .map(|mask| members.iter().map(|member| value::units(member, *mask)).collect())
                .collect(),
            disliked: masks
                .iter()
                .map(|mask| {
                    members
                        .iter()
                        .filter(|member| value::dislikes(member, *mask))
                        .map(|_| weights::DISLIKED)
                        .sum::<i32>()
                        / divisor
                })
                .collect(),
            returns: returns(problem.days.len(), divisor),
            members: members.len(),
        }
    }

    pub(crate) fn class(&self, candidate: usize) -> u16 {
        self.class_of[candidate]
    }

    pub(crate) fn category(&self, candidate: usize) -> u8 {
        self.category_of[candidate]
    }

    pub(crate) fn classes(&self) -> usize {
        self.units.len()
    }

    /// Points of the whole group for so many stops of each class.
    pub(crate) fn points(&self, counts: &[i32]) -> i32 {
        let liked: i32 = (0..self.members)
            .map(|member| self.satisfaction(self.served(counts, member)))
            .sum();
        let disliked: i32 = counts
            .iter()
            .zip(&self.disliked)
            .map(|(count, points)| count * points)
            .sum();
        liked + disliked
    }

    /// Points that one more stop of each class would add.
    pub(crate) fn gains(&self, counts: &[i32], gains: &mut Vec<i32>) {
        gains.clear();
        gains.extend_from_slice(&self.disliked);
        for member in 0..self.members {
            let served = self.served(counts, member);
            let before = self.satisfaction(served);
            for (gain, units) in gains.iter_mut().zip(&self.units) {
                *gain += self.satisfaction(served + units[member]) - before;
            }
        }
    }

    fn served(&self, counts: &[i32], member: usize) -> i32 {
        counts
            .iter()
            .zip(&self.units)
            .map(|(count, units)| count * units[member])
            .sum()
    }

    fn satisfaction(&self, units: i32) -> i32 {
        let at = usize::try_from(units).unwrap_or(0).min(self.returns.len() - 1);
        self.returns[at]
    }
}

/// The position of a category in [`Category::ALL`].
pub(crate) fn category_number(category: Category) -> u8 {
    Category::ALL
        .iter()
        .zip(0_u8..)
        .find(|(one, _)| **one == category)
        .map_or(0, |(_, number)| number)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the root of a few thousand units times a small scale"
)]
fn returns(days: usize, members: i32) -> Vec<i32> {
    let most = days.max(1) * 8 * 4 + 8;
    let days = f64::from(u32::try_from(days.max(1)).unwrap_or(u32::MAX));
    let one = |units: usize| {
        let units = f64::from(u32::try_from(units).unwrap_or(u32::MAX));
        (2.0 * weights::FAIRNESS * (days * units).sqrt() / f64::from(members)).round() as i32
    };
    (0..=most).map(one).collect()
}

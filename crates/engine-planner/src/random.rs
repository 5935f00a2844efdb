//! The planner's only source of chance: a generator seeded from the problem.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A stream of choices that is the same for the same seed.
pub(crate) struct Random(Xoshiro256PlusPlus);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// A number below `bound`; 0 where the bound is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.0.next_u64()) * (bound as u128);
        usize::try_from(wide >> 64).expect("below a usize")
    }

    /// Any number.
    pub(crate) fn salt(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// True once in `times`.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A number in `-spread..=spread`.
    pub(crate) fn around_zero(&mut self, spread: i32) -> i32 {
        let width = usize::try_from(2 * spread.max(0) + 1).unwrap_or(1);
        i32::try_from(self.below(width)).unwrap_or(0) - spread.max(0)
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

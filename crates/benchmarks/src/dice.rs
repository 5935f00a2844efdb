//! A seeded source of choice: equal seeds give equal choices on every machine.

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// Throws that follow from a seed alone.
#[derive(Clone, Debug)]
pub struct Dice {
    state: Xoshiro256PlusPlus,
}

impl Dice {
    /// Starts from a seed; `stream` keeps the choices of different purposes apart.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mixed = seed ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self {
            state: Xoshiro256PlusPlus::seed_from_u64(mixed),
        }
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.state.random_range(low..=high.max(low))
    }

    /// A number from `low` to `high`, both included, for fields of 32 bits.
    pub fn small(&mut self, low: i32, high: i32) -> i32 {
        self.state.random_range(low..=high.max(low))
    }

    /// A number from `low` to `high`, both included, for counts.
    pub fn count(&mut self, low: u16, high: u16) -> u16 {
        self.state.random_range(low..=high.max(low))
    }

    /// An index below `length`; zero where the length is zero.
    pub fn index(&mut self, length: usize) -> usize {
        self.state.random_range(0..length.max(1))
    }

    /// True in so many of a hundred throws.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.state.random_range(0..100_u32) < percent
    }

    /// One of several.
    ///
    /// # Panics
    /// Where there is nothing to choose from.
    pub fn pick<'a, T>(&mut self, options: &'a [T]) -> &'a T {
        options
            .get(self.index(options.len()))
            .expect("every list of choices holds one at least")
    }

    /// One of several by its share.
    ///
    /// # Panics
    /// Where there is nothing to choose from.
    pub fn weighted<T: Copy>(&mut self, options: &[(T, u32)]) -> T {
        let sum = options.iter().map(|option| option.1).sum::<u32>().max(1);
        let mut left = self.state.random_range(0..sum);
        for (option, share) in options {
            if left < *share {
                return *option;
            }
            left -= share;
        }
        options
            .last()
            .expect("every list of choices holds one at least")
            .0
    }

    /// A number from -1 to 1, the middle likelier than the ends (the mean of four even throws).
    pub fn bell(&mut self) -> f64 {
        (0..4)
            .map(|_| self.state.random_range(-1.0..1.0_f64))
            .sum::<f64>()
            / 4.0
    }

    /// Any 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state.random()
    }
}

//! What every broker does with a message that was not handled.

/// How many characters of a reason are kept.
const MOST_REASON: usize = 1000;
/// The pauses before another try: the first, and the longest.
const FIRST_PAUSE_MS: i64 = 1000;
const LONGEST_PAUSE_MS: i64 = 30_000;

/// The reason of a message whose last lease ran out.
pub(crate) const RAN_OUT: &str =
    "its lease ran out, and there is no try left: its consumer died or was too slow";

/// How long a message pauses after its n-th try: 1 s, doubling to 30 s, a fifth less or more by chance. Without the
/// chance, what failed together would come back together.
pub(crate) fn pause_ms(tries: u32, chance: u16) -> i64 {
    let doubled = FIRST_PAUSE_MS << tries.saturating_sub(1).min(5);
    let pause = doubled.min(LONGEST_PAUSE_MS);
    let fifth = pause / 5;
    pause - fifth + 2 * fifth * i64::from(chance) / i64::from(u16::MAX)
}

pub(crate) fn shortened(reason: &str) -> String {
    reason.chars().take(MOST_REASON).collect()
}

#[cfg(test)]
mod tests {
    use super::pause_ms;

    #[test]
    fn pauses_double_from_one_second_to_thirty() {
        let middle = |tries| pause_ms(tries, u16::MAX / 2 + 1);
        let pauses: Vec<i64> = (1..=8).map(middle).collect();
        assert_eq!(pauses, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    }

    #[test]
    fn chance_makes_a_pause_a_fifth_shorter_or_longer() {
        assert_eq!((pause_ms(1, 0), pause_ms(1, u16::MAX)), (800, 1200));
        assert_eq!((pause_ms(99, 0), pause_ms(99, u16::MAX)), (24_000, 36_000));
    }
}

use proptest::prelude::*;

use super::tests::calendar;
use super::{Expression, Stretches};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn intervals_are_sorted_apart_and_touch_their_date(
        first in (0..24_u8, 0..4_u8, 1..20_u8),
        second in (0..24_u8, 0..4_u8, 1..20_u8),
        days in 0..4_usize,
        offset in 0..800_i64,
    ) {
        let span = |(hour, quarter, length): (u8, u8, u8)| {
            let end = hour + length;
            format!("{hour:02}:{:02}-{:02}:00", quarter * 15, if end > 24 { end - 24 } else { end })
        };
        let days = ["Mo-Su", "Mo-Fr", "Sa,Su", "PH"][days];
        let text = format!("{days} {}; We {}", span(first), span(second));
        let (calendar, at) = calendar("KR");
        let parsed = Expression::parse(&text, &calendar, at).expect("readable");
        let date = jiff::civil::date(2026, 1, 1).saturating_add(jiff::Span::new().days(offset));
        let found = Stretches::of(&parsed, date).open;
        for (open, close) in &found {
            prop_assert!(open < close && *open < 86_400 && *close > 0, "{} {:?}", text, found);
            prop_assert!(*open >= -86_400 && *close <= 2 * 86_400);
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].1 < pair[1].0), "{} {:?}", text, found);
        // What runs past midnight is seen from the next date, 24 hours earlier.
        let next = Stretches::of(&parsed, date.tomorrow().expect("a date")).open;
        for (_, close) in found.iter().filter(|(_, close)| *close > 86_400 && *close < 2 * 86_400) {
            prop_assert!(next.iter().any(|(open, end)| *open <= 0 && *end >= close - 86_400), "{} {:?}", text, next);
        }
    }

    #[test]
    fn nothing_makes_it_panic(text in "[A-Za-z0-9:;, |+()\\[\\]\"/-]{0,40}", offset in 0..800_i64) {
        let (calendar, at) = calendar("DE");
        if let Ok(parsed) = Expression::parse(&text, &calendar, at) {
            let date = jiff::civil::date(2026, 1, 1).saturating_add(jiff::Span::new().days(offset));
            let found = Stretches::of(&parsed, date);
            prop_assert!(found.open.iter().all(|(open, close)| open < close));
        }
    }

    #[test]
    fn no_mix_of_times_makes_it_panic(
        start in 0..12_usize,
        end in 0..12_usize,
        day in 0..6_usize,
        modifier in 0..5_usize,
        offset in 0..400_i64,
    ) {
        let times = [
            "00:00", "05:30", "12:00", "18:00", "24:00", "26:00", "sunrise", "sunset", "(sunset+05:00)",
            "(sunrise-03:00)", "dusk", "(dawn+11:00)",
        ];
        let days = ["", "Mo ", "PH ", "Mar-Oct ", "Sa[2] ", "easter -2 days-easter +1 day "];
        let modifiers = ["", " off", " unknown", " \"ask\"", " || 12:00-03:00 open"];
        let text = format!("{}{}-{}{}", days[day], times[start], times[end], modifiers[modifier]);
        let (calendar, at) = calendar("IS");
        if let Ok(parsed) = Expression::parse(&text, &calendar, at) {
            let date = jiff::civil::date(2026, 1, 1).saturating_add(jiff::Span::new().days(offset));
            let found = Stretches::of(&parsed, date);
            prop_assert!(found.open.iter().all(|(open, close)| open < close), "{}", text);
        }
    }
}

//! When a place is open on one date.

mod expression;

use engine_model::{DayHours, DayTime, OpenInterval, Seconds};
use jiff::civil::Date;

pub(crate) use expression::{Calendar, Expression};

const DAY: i32 = 24 * 3600;

/// What an expression says around one date, in seconds after that date's midnight: sorted, apart, merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretches {
    /// Open, within -24 h..=48 h; every stretch touches the date.
    pub(crate) open: Vec<(i32, i32)>,
    /// Neither known to be open nor known to be closed, within the date.
    pub(crate) unknown: Vec<(i32, i32)>,
}

impl Stretches {
    /// What `expression` says of `date`.
    ///
    /// A date alone is not enough: an interval may run over from the evening before or into the next morning. The
    /// neighbours are only evaluated where they can matter, because evaluation is what takes the time.
    pub(crate) fn of(expression: &Expression, date: Date) -> Self {
        if expression.always_open() {
            return Self {
                open: vec![(-DAY, 2 * DAY)],
                unknown: Vec::new(),
            };
        }
        let mut found = Self::default();
        expression.add_day(date, 0, &mut found);
        let from_midnight = found.open.iter().any(|&(open, _)| open <= 0);
        let past_midnight = found.open.iter().any(|&(_, close)| close >= DAY);
        if (expression.passes_midnight() || from_midnight)
            && let Ok(yesterday) = date.yesterday()
        {
            expression.add_day(yesterday, -DAY, &mut found);
        }
        if past_midnight && let Ok(tomorrow) = date.tomorrow() {
            expression.add_day(tomorrow, DAY, &mut found);
        }
        merge(&mut found.open);
        found.open.retain(|&(open, close)| open < DAY && close > 0);
        for (open, close) in &mut found.open {
            (*open, *close) = ((*open).max(-DAY), (*close).min(2 * DAY));
        }
        merge(&mut found.unknown);
        found.unknown.retain(|&(from, to)| from < DAY && to > 0);
        found
    }

    /// The intervals of the date.
    ///
    /// Stretches of unknown state are not promised as open. A date on which they are all there is, apart from what
    /// runs over from the evening before, is unknown.
    pub(crate) fn day_hours(&self, last_entry: Option<Seconds>) -> DayHours {
        let own = self.open.iter().any(|&(open, close)| open >= 0 || close >= DAY);
        if !own && !self.unknown.is_empty() {
            return DayHours::Unknown;
        }
        DayHours::Known(
            self.open
                .iter()
                .map(|&stretch| interval(stretch, last_entry))
                .collect(),
        )
    }
}

/// A close at 48:00 stands for one that is not in sight, so nobody is turned away before it.
fn interval((open, close): (i32, i32), last_entry: Option<Seconds>) -> OpenInterval {
    let before_closing = last_entry
        .filter(|_| close < 2 * DAY)
        .map_or(0, |before| before.0.max(0));
    OpenInterval {
        open: DayTime(open),
        close: DayTime(close),
        last_entry: DayTime(close.saturating_sub(before_closing).max(open)),
    }
}

fn merge(stretches: &mut Vec<(i32, i32)>) {
    stretches.sort_unstable();
    stretches.dedup_by(|next, kept| {
        let joined = next.0 <= kept.1;
        if joined {
            kept.1 = kept.1.max(next.1);
        }
        joined
    });
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

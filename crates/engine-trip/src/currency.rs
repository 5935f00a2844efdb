//! Money of several currencies in the one currency of a plan.

use engine_model::money::{Currency, Money};
use engine_model::place::ExchangeRate;
use engine_model::plan::Assumption;

/// Converts amounts into one currency by dated rates and remembers which rates it used.
#[derive(Debug)]
pub(crate) struct Exchange<'a> {
    into: Currency,
    rates: &'a [ExchangeRate],
    used: Vec<Assumption>,
}

impl<'a> Exchange<'a> {
    pub(crate) fn new(into: Currency, rates: &'a [ExchangeRate]) -> Self {
        Self {
            into,
            rates,
            used: Vec::new(),
        }
    }

    /// The amount in the plan's currency, rounded to the nearest minor unit; `None` where no rate is known.
    pub(crate) fn convert(&mut self, money: Money) -> Option<i64> {
        if money.currency == self.into || money.amount == 0 {
            return Some(money.amount);
        }
        let Some(factor) = self.factor(money.currency) else {
            self.note(Assumption::NoRate(money.currency));
            return None;
        };
        let scale = self.into.minor_per_major() as f64 / money.currency.minor_per_major() as f64;
        round(money.amount as f64 * factor * scale)
    }

    /// The rates used and the currencies for which there was none, in order of first use.
    pub(crate) fn into_assumptions(self) -> Vec<Assumption> {
        self.used
    }

    fn factor(&mut self, from: Currency) -> Option<f64> {
        if let Some(direct) = self.quoted(from, self.into) {
            return Some(direct);
        }
        let rates = self.rates;
        let bridge = rates
            .iter()
            .map(|rate| rate.base)
            .find(|&base| known(rates, from, base).is_some() && known(rates, base, self.into).is_some())?;
        Some(self.quoted(from, bridge)? * self.quoted(bridge, self.into)?)
    }

    /// One unit of `from` in `to` by a single rate, read in either direction.
    fn quoted(&mut self, from: Currency, to: Currency) -> Option<f64> {
        let (rate, forward) = known(self.rates, from, to)?;
        let millionths = round(rate.rate * 1e6)?;
        self.note(Assumption::Rate(
            rate.base,
            rate.quote,
            millionths,
            rate.as_of,
            rate.origin.clone(),
        ));
        Some(if forward { rate.rate } else { 1.0 / rate.rate })
    }

    fn note(&mut self, assumption: Assumption) {
        if !self.used.contains(&assumption) {
            self.used.push(assumption);
        }
    }
}

fn known(rates: &[ExchangeRate], from: Currency, to: Currency) -> Option<(&ExchangeRate, bool)> {
    rates.iter().find_map(|rate| {
        if (rate.base, rate.quote) == (from, to) {
            Some((rate, true))
        } else if (rate.quote, rate.base) == (from, to) {
            Some((rate, false))
        } else {
            None
        }
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "bounded to +-9e15, where every integer is exact in f64"
)]
fn round(value: f64) -> Option<i64> {
    (value.abs() < 9e15).then(|| value.round() as i64)
}

#[cfg(test)]
mod tests {
    use engine_model::money::{Currency, Money};
    use engine_model::place::ExchangeRate;
    use jiff::civil::date;

    use super::Exchange;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).expect("a code")
    }

    fn rate(quote: &str, rate: f64) -> ExchangeRate {
        ExchangeRate {
            base: currency("EUR"),
            quote: currency(quote),
            rate,
            origin: "test".to_owned(),
            as_of: date(2026, 1, 2),
        }
    }

    fn check(amount: i64, from: &str, into: &str, expected: Option<i64>) {
        let rates = [rate("KRW", 1500.0), rate("USD", 1.25)];
        let mut exchange = Exchange::new(currency(into), &rates);
        let money = Money {
            amount,
            currency: currency(from),
        };
        assert_eq!(exchange.convert(money), expected, "{amount} {from} in {into}");
    }

    #[test]
    fn converts_directly_backwards_and_across() {
        check(1000, "EUR", "KRW", Some(15_000));
        check(15_000, "KRW", "EUR", Some(1000));
        check(15_000, "KRW", "USD", Some(1250));
        check(700, "KRW", "KRW", Some(700));
        check(0, "THB", "KRW", Some(0));
        check(100, "THB", "KRW", None);
    }
}

//! Money in integer minor units, always with its currency.

use std::fmt;

/// An ISO 4217 code: three upper-case ASCII letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Parses `KRW`; lower case is accepted and raised. `None` where it is not three ASCII letters.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency holds ASCII letters only")
    }

    /// Digits after the decimal point (ISO 4217): 0 for KRW, JPY and VND, 3 for the dinars listed there, else 2.
    pub fn minor_digits(&self) -> u32 {
        match self.code() {
            "KRW" | "JPY" | "VND" | "CLP" | "ISK" | "UGX" | "XAF" | "XOF" | "XPF" | "PYG" | "RWF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }

    /// Minor units in one major unit: 1, 100 or 1000.
    pub fn minor_per_major(&self) -> i64 {
        10_i64.pow(self.minor_digits())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units: won, cents. Never negative in prices; may be negative in differences.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// Parses a decimal number of major units, such as `12.50`. `None` where it is not a plain decimal number, is
    /// negative, has more decimals than the currency, or exceeds a million million minor units.
    pub fn from_major(text: &str, currency: Currency) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = currency.minor_digits() as usize;
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > digits {
            return None;
        }
        let joined = format!("{whole}{fraction:0<digits$}");
        let amount: i64 = joined.parse().ok()?;
        (amount <= 1_000_000_000_000).then_some(Self { amount, currency })
    }
}

impl fmt::Display for Money {
    /// `12.50 EUR`, `3000 KRW`; layers that show it to people add grouping and symbols.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per_major = self.currency.minor_per_major();
        let digits = self.currency.minor_digits() as usize;
        let sign = if self.amount < 0 { "-" } else { "" };
        let amount = self.amount.unsigned_abs();
        let (whole, rest) = (
            amount / per_major.unsigned_abs(),
            amount % per_major.unsigned_abs(),
        );
        if digits == 0 {
            write!(f, "{sign}{whole} {}", self.currency)
        } else {
            write!(f, "{sign}{whole}.{rest:0digits$} {}", self.currency)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, Money};

    fn check(text: &str, code: &str, expected: Option<&str>) {
        let currency = Currency::parse(code).expect("a code");
        let shown = Money::from_major(text, currency).map(|money| money.to_string());
        assert_eq!(shown.as_deref(), expected, "{text} {code}");
    }

    #[test]
    fn reads_and_shows_amounts() {
        check("3000", "KRW", Some("3000 KRW"));
        check("12.5", "EUR", Some("12.50 EUR"));
        check("0", "EUR", Some("0.00 EUR"));
        check("12.505", "EUR", None);
        check("1.0", "JPY", None);
        check("-1", "EUR", None);
        check("", "EUR", None);
        check("99999999999999999", "KRW", None);
    }
}

//! Money as JSON writes it: minor units with their currency.

use engine_model::{Currency, Money};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

/// An ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrencyCode(
    /// The currency.
    pub Currency,
);

/// An amount: `{"amount": 1250, "currency": "EUR"}` is 12.50 EUR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Money)]
pub struct MoneyView {
    /// Minor units: won, cents.
    pub amount: i64,
    /// The currency.
    pub currency: CurrencyCode,
}

impl From<Money> for MoneyView {
    fn from(money: Money) -> Self {
        let Money { amount, currency } = money;
        Self {
            amount,
            currency: CurrencyCode(currency),
        }
    }
}

impl From<MoneyView> for Money {
    fn from(view: MoneyView) -> Self {
        let MoneyView { amount, currency } = view;
        Self {
            amount,
            currency: currency.0,
        }
    }
}

impl Serialize for CurrencyCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'de> Deserialize<'de> for CurrencyCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Currency::parse(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is not a currency of three letters")))
    }
}

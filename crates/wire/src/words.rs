//! The published words under names of their own.
//!
//! An OpenAPI document names the schema of a field after the path of its type, and a path with a type argument would
//! give `Word_Category`; views therefore write `CategoryWord`. Sets of words that the views hold as text have a type
//! here without values, which stands for the set in the document.

use std::borrow::Cow;

use engine_model::finding::{FindingCode, Rule, Severity, Verdict};
use engine_model::people::{Diet, Gender, Health, Like, MobilityAid};
use engine_model::place::{Category, Setting, StepFree};
use engine_model::plan::PlanEntryKind;
use engine_model::problem::{FixedCostKind, LegSource, Mode};
use engine_model::why::ValueTerm;
use engine_model::wish::{BudgetSpan, DayPart, MealKind, Pace};
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

use crate::money::CurrencyCode;
use crate::scalars::{ClockTime, DateText, Word};
use crate::terms::Term;

/// What a budget covers.
pub type BudgetSpanWord = Word<BudgetSpan>;
/// A kind of places.
pub type CategoryWord = Word<Category>;
/// A part of the day.
pub type DayPartWord = Word<DayPart>;
/// What a member does not eat.
pub type DietWord = Word<Diet>;
/// The code of a finding.
pub type FindingCodeWord = Word<FindingCode>;
/// What a fixed cost is for.
pub type FixedCostKindWord = Word<FixedCostKind>;
/// A member's gender.
pub type GenderWord = Word<Gender>;
/// A member's health.
pub type HealthWord = Word<Health>;
/// Where the numbers of a leg come from.
pub type LegSourceWord = Word<LegSource>;
/// What a member likes.
pub type LikeWord = Word<Like>;
/// A meal.
pub type MealKindWord = Word<MealKind>;
/// What a member needs in order to get about.
pub type MobilityAidWord = Word<MobilityAid>;
/// A way of getting about.
pub type ModeWord = Word<Mode>;
/// How full days may be.
pub type PaceWord = Word<Pace>;
/// What an entry of a day is.
pub type PlanEntryKindWord = Word<PlanEntryKind>;
/// A family of conditions that the checker tests.
pub type RuleWord = Word<Rule>;
/// Under a roof or not.
pub type SettingWord = Word<Setting>;
/// How bad a finding is.
pub type SeverityWord = Word<Severity>;
/// Reachable without steps.
pub type StepFreeWord = Word<StepFree>;
/// A term of a stop's value.
pub type ValueTermWord = Word<ValueTerm>;
/// The worst severity found.
pub type VerdictWord = Word<Verdict>;

macro_rules! sets {
    ($($(#[doc = $doc:literal])+ $name:ident as $schema:literal: $($word:literal),+;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                word_set(&[$($word),+], concat!($($doc),+).trim())
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($schema)
            }
        }
    )+};
}

sets! {
    /// Whether weather is forecast, typical of the month, or unknown.
    WeatherKindWord as "WeatherKind": "forecast", "typical", "unknown";
    /// The weather to expect in a word.
    ConditionWord as "WeatherCondition": "mostly-dry", "changeable", "rain", "snow", "unknown";
    /// What to beware of.
    WeatherWarningWord as "WeatherWarning": "heat", "cold", "dust", "wind", "storm";
    /// What to bring.
    PreparationWord as "Preparation": "umbrella", "sun-protection", "warm-clothes";
    /// How long the planner improves a plan.
    EffortWord as "EffortWord": "quick", "normal", "thorough";
    /// How a group gets about in a city.
    TransportWord as "Transport": "transit", "car", "walk";
    /// How a group gets from one destination to the next.
    TransferModeWord as "TransferMode": "train", "coach", "flight", "ferry", "car";
    /// The last day of the trip.
    LastDayWord as "LastDay": "last";
}

/// A date and time on a local clock without an offset: `2027-05-01T11:00`, with seconds where they are not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalDateTime {}

impl PartialSchema for LocalDateTime {
    fn schema() -> RefOr<Schema> {
        text_like(
            "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$",
            "A date and time on a local clock without an offset, with seconds where they are not zero.",
        )
    }
}

impl ToSchema for LocalDateTime {}

/// A number that settles every random choice: all 64 bits without a sign, for which OpenAPI has no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeedNumber {}

impl PartialSchema for SeedNumber {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(0_u64))
            .maximum(Some(u64::MAX))
            .description(Some("A number that settles every random choice."))
            .into()
    }
}

impl ToSchema for SeedNumber {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Seed")
    }
}

impl<T: Term> PartialSchema for Word<T> {
    fn schema() -> RefOr<Schema> {
        let words: Vec<&str> = T::ALL.iter().map(|value| value.term()).collect();
        word_set(&words, &format!("The published words for {}.", T::SET))
    }
}

impl<T: Term> ToSchema for Word<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(T::SCHEMA)
    }
}

impl PartialSchema for DateText {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
            .description(Some("A date, `YYYY-MM-DD`."))
            .into()
    }
}

impl ToSchema for DateText {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Date")
    }
}

impl PartialSchema for ClockTime {
    fn schema() -> RefOr<Schema> {
        text_like(
            "^-?[0-9]{2,4}:[0-5][0-9](:[0-5][0-9])?$",
            "A time on the local clock of a day, with seconds where they are not zero. Hours may pass 24: `26:30` is \
             half past two in the night after the day; a minus leads a time on the evening before.",
        )
    }
}

impl ToSchema for ClockTime {}

impl PartialSchema for CurrencyCode {
    fn schema() -> RefOr<Schema> {
        text_like("^[A-Z]{3}$", "A currency by its ISO 4217 code.")
    }
}

impl ToSchema for CurrencyCode {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Currency")
    }
}

fn word_set(words: &[&str], description: &str) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words.iter().copied()))
        .description(Some(description))
        .into()
}

fn text_like(pattern: &str, description: &str) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(pattern))
        .description(Some(description))
        .into()
}

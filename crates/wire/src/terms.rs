//! The published word of every variant that JSON names, in one place each.
//!
//! Words are lower-kebab; codes of findings are the stable upper-case codes of `docs/errors.md`.

use engine_model::finding::{FindingCode, Rule, Severity, Verdict};
use engine_model::people::{Diet, Gender, Health, Like, MobilityAid};
use engine_model::place::{Category, PriceItem, Setting, StepFree};
use engine_model::plan::{Language, PlanEntryKind, WeatherKind};
use engine_model::problem::{ErrandKind, FixedCostKind, LegSource, Mode};
use engine_model::why::ValueTerm;
use engine_model::wish::{BudgetSpan, DayPart, MealKind, Pace};

/// A closed set of values, each with its published word.
pub trait Term: Copy + PartialEq + 'static {
    /// What the words name, for messages: `category`.
    const SET: &'static str;

    /// Name of the set's schema in an OpenAPI document: `Category`.
    const SCHEMA: &'static str;

    /// All values in the order in which they are listed to people.
    const ALL: &'static [Self];

    /// The published word.
    fn term(self) -> &'static str;

    /// The value of a published word; `None` where it is not one of the set.
    fn from_term(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.term() == text)
    }

    /// All words, for messages: `yes, no, unknown`.
    fn listed() -> String {
        let words: Vec<&str> = Self::ALL.iter().map(|value| value.term()).collect();
        words.join(", ")
    }
}

macro_rules! terms {
    ($($kind:ident as $schema:literal, $set:literal: $($variant:ident = $term:literal),+;)+) => {
        $(impl Term for $kind {
            const SET: &'static str = $set;
            const SCHEMA: &'static str = $schema;
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn term(self) -> &'static str {
                match self {
                    $(Self::$variant => $term,)+
                }
            }
        })+
    };
}

terms! {
    Health as "Health", "health": Excellent = "excellent", Good = "good", Caution = "caution", Limited = "limited";
    Gender as "Gender", "gender": Male = "male", Female = "female", Other = "other";
    Like as "Taste", "taste": Sightseeing = "sightseeing", Shopping = "shopping", Culture = "culture", Nature = "nature",
        Sports = "sports", Rest = "rest", Food = "food";
    Diet as "Diet", "diet": Vegetarian = "vegetarian", Vegan = "vegan", Halal = "halal", Kosher = "kosher",
        NoPork = "no-pork", NoBeef = "no-beef", NoSeafood = "no-seafood", NoNuts = "no-nuts",
        GlutenFree = "gluten-free", LactoseFree = "lactose-free";
    MobilityAid as "MobilityAid", "mobility aid": Wheelchair = "wheelchair", Stroller = "stroller", Cane = "cane",
        StepFree = "step-free";
    Pace as "Pace", "pace": Relaxed = "relaxed", Normal = "normal", Packed = "packed";
    MealKind as "MealKind", "meal": Breakfast = "breakfast", Lunch = "lunch", Dinner = "dinner";
    BudgetSpan as "BudgetSpan", "budget span": Trip = "trip", Day = "day";
    DayPart as "DayPart", "part of the day": Morning = "morning", Noon = "noon", Afternoon = "afternoon", Sunset = "sunset",
        Evening = "evening", Night = "night";
    LegSource as "LegSource", "source of a leg": Estimate = "estimate", Street = "street", Timetable = "timetable",
        Provider = "provider", Given = "given";
    ErrandKind as "ErrandKind", "errand": DropLuggage = "drop-luggage", PickUpLuggage = "pick-up-luggage", CheckIn = "check-in",
        CheckOut = "check-out";
    FixedCostKind as "FixedCostKind", "fixed cost": Lodging = "lodging", Transfer = "transfer";
    Setting as "Setting", "setting": Indoor = "indoor", Outdoor = "outdoor", Mixed = "mixed";
    StepFree as "StepFree", "step-free access": Yes = "yes", No = "no", Unknown = "unknown";
    WeatherKind as "KnownWeather", "kind of weather": Forecast = "forecast", Typical = "typical";
    Language as "Language", "language": English = "en", Korean = "ko";
    Severity as "Severity", "severity": Note = "note", Warning = "warning", Broken = "broken";
    Verdict as "Verdict", "verdict": Good = "good", Warnings = "warnings", Broken = "broken";
    ValueTerm as "ValueTerm", "term of value": Locked = "locked", MustSee = "must-see", Wished = "wished", Interest = "interest",
        Fame = "fame", Diversity = "diversity", Weather = "weather", GoldenHour = "golden-hour",
        VerifiedHours = "verified-hours", Price = "price", Access = "access", Crowds = "crowds", Kept = "kept";
}

impl Term for Category {
    const SET: &'static str = "category";
    const SCHEMA: &'static str = "Category";
    const ALL: &'static [Self] = &Self::ALL;

    fn term(self) -> &'static str {
        Self::term(self)
    }
}

impl Term for PriceItem {
    const SET: &'static str = "price item";
    const SCHEMA: &'static str = "PriceItem";
    const ALL: &'static [Self] = &Self::ALL;

    fn term(self) -> &'static str {
        Self::term(self)
    }
}

impl Term for Mode {
    const SET: &'static str = "mode";
    const SCHEMA: &'static str = "Mode";
    const ALL: &'static [Self] = &Self::ALL;

    fn term(self) -> &'static str {
        Self::term(self)
    }
}

impl Term for Rule {
    const SET: &'static str = "rule";
    const SCHEMA: &'static str = "PlanRule";
    const ALL: &'static [Self] = &Self::ALL;

    fn term(self) -> &'static str {
        Self::term(self)
    }
}

impl Term for FindingCode {
    const SET: &'static str = "finding";
    const SCHEMA: &'static str = "FindingCode";
    const ALL: &'static [Self] = Self::ALL;

    fn term(self) -> &'static str {
        self.code()
    }
}

impl Term for PlanEntryKind {
    const SET: &'static str = "kind of entry";
    const SCHEMA: &'static str = "EntryKind";
    const ALL: &'static [Self] = &[
        Self::Start,
        Self::End,
        Self::Stop,
        Self::Meal(MealKind::Breakfast),
        Self::Meal(MealKind::Lunch),
        Self::Meal(MealKind::Dinner),
        Self::Rest,
        Self::Errand(ErrandKind::DropLuggage),
        Self::Errand(ErrandKind::PickUpLuggage),
        Self::Errand(ErrandKind::CheckIn),
        Self::Errand(ErrandKind::CheckOut),
    ];

    fn term(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Stop => "stop",
            Self::Meal(meal) => meal.term(),
            Self::Rest => "rest",
            Self::Errand(errand) => errand.term(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn check<T: Term + std::fmt::Debug>() {
        let words: BTreeSet<&str> = T::ALL.iter().map(|value| value.term()).collect();
        assert_eq!(
            words.len(),
            T::ALL.len(),
            "{}: every word names one value",
            T::SET
        );
        for value in T::ALL {
            assert_eq!(T::from_term(value.term()), Some(*value), "{}", T::SET);
        }
        assert_eq!(T::from_term("no such word"), None, "{}", T::SET);
    }

    #[test]
    fn every_word_leads_back_to_its_value() {
        check::<Health>();
        check::<Gender>();
        check::<Like>();
        check::<Diet>();
        check::<MobilityAid>();
        check::<Pace>();
        check::<MealKind>();
        check::<BudgetSpan>();
        check::<DayPart>();
        check::<LegSource>();
        check::<ErrandKind>();
        check::<FixedCostKind>();
        check::<Setting>();
        check::<StepFree>();
        check::<WeatherKind>();
        check::<Language>();
        check::<Severity>();
        check::<Verdict>();
        check::<ValueTerm>();
        check::<Category>();
        check::<PriceItem>();
        check::<Mode>();
        check::<Rule>();
        check::<FindingCode>();
        check::<PlanEntryKind>();
    }
}

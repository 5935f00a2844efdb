//! Shared pieces of the sentence builders.

use engine_model::plan::Language;

use crate::quantity::{clock, distance, duration};
use engine_model::{DayTime, Metres, Seconds};

/// The English or the Korean text.
pub(crate) fn pick(language: Language, english: impl Into<String>, korean: impl Into<String>) -> String {
    match language {
        Language::English => english.into(),
        Language::Korean => korean.into(),
    }
}

/// The English or the Korean constant.
pub(crate) const fn term(language: Language, english: &'static str, korean: &'static str) -> &'static str {
    match language {
        Language::English => english,
        Language::Korean => korean,
    }
}

/// Named numbers of a finding or conflict.
#[derive(Clone, Copy)]
pub(crate) struct Numbers<'a>(pub(crate) &'a [(&'static str, i64)]);

impl Numbers<'_> {
    /// The number of this name.
    pub(crate) fn get(self, name: &str) -> Option<i64> {
        self.0
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, number)| *number)
    }

    /// Two numbers, where both are there.
    pub(crate) fn pair(self, first: &str, second: &str) -> Option<(i64, i64)> {
        Some((self.get(first)?, self.get(second)?))
    }

    /// All of them as `name number`, for codes without a sentence of their own.
    pub(crate) fn listed(self) -> String {
        let shown: Vec<String> = self
            .0
            .iter()
            .map(|(name, number)| format!("{name} {number}"))
            .collect();
        shown.join(", ")
    }
}

/// Seconds of the day as a time; numbers outside of 32 bits are held at its ends.
pub(crate) fn time_of(seconds: i64, language: Language) -> String {
    clock(DayTime(narrow(seconds)), language)
}

/// Seconds as a duration.
pub(crate) fn duration_of(seconds: i64, language: Language) -> String {
    duration(Seconds(narrow(seconds)), language)
}

/// Metres as a distance.
pub(crate) fn metres_of(metres: i64) -> String {
    distance(Metres(narrow(metres)))
}

/// `1 stop`, `2 stops`.
pub(crate) fn count(number: i64, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number == 1 { singular } else { plural })
}

fn narrow(number: i64) -> i32 {
    let bounded = number.clamp(i64::from(i32::MIN) / 2, i64::from(i32::MAX) / 2);
    i32::try_from(bounded).expect("the number was just held within 32 bits")
}

//! What people read: plans, judgements, places. Everything that programs read is `wire`'s.

mod certificate;
mod change;
mod day;
mod explain;
mod places;
mod plan;
mod text;

use engine_model::Language;

pub(crate) use certificate::certificate;
pub(crate) use change::diff;
pub(crate) use explain::{explanation, explanation_view, explanations, explanations_view};
pub(crate) use places::{crosschecks, destinations, import, import_view, place, place_rows};
pub(crate) use plan::plan;

use crate::settings::Settings;

/// What a page looks like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// The language of every word that is not a name.
    pub(crate) language: Language,
    /// Columns.
    pub(crate) width: usize,
    /// Colours may be used.
    pub(crate) colour: bool,
}

impl Page {
    /// The page of a run.
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            language: settings.language,
            width: settings.width,
            colour: settings.colour,
        }
    }
}

#[cfg(test)]
mod tests;

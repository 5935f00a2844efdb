//! Places as answers show them.

use engine_model::{Language as Spoken, Metres, Seconds};
use engine_places::IsOpen;
use engine_trip::LoadedPack;
use jiff::Timestamp;
use platform::Language;
use wire::places::{HoursView, OpenState, PlaceCard, PlaceContext, hours_view, place_card};

/// The engines' name of a language.
pub(crate) fn spoken(language: Language) -> Spoken {
    match language {
        Language::Korean => Spoken::Korean,
        Language::English => Spoken::English,
    }
}

/// A place for a list, open or closed at a moment on its own clock.
pub(crate) fn card(
    pack: &LoadedPack,
    position: usize,
    way: Way,
    at: Timestamp,
    language: Language,
) -> PlaceCard {
    let context = PlaceContext {
        distance: way.distance,
        travel: way.travel,
        is_open: Some(open_word(pack.places.is_open_at(position, at))),
    };
    place_card(&pack.places.all()[position], context, spoken(language))
}

/// How far a place is from the point asked about.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Way {
    pub(crate) distance: Option<Metres>,
    pub(crate) travel: Option<Seconds>,
}

/// The word for a state.
pub(crate) fn open_word(state: IsOpen) -> OpenState {
    match state {
        IsOpen::Yes => OpenState::Yes,
        IsOpen::No => OpenState::No,
        IsOpen::Unknown => OpenState::Unknown,
    }
}

/// A place's hours around a moment, with the instant of the next change.
pub(crate) struct Hours {
    pub(crate) view: HoursView,
    pub(crate) next_change: Option<jiff::Zoned>,
}

/// A place's hours around a moment.
pub(crate) fn hours(pack: &LoadedPack, position: usize, at: Timestamp) -> Hours {
    let state = pack.places.state_at(position, at);
    let next_change = state.next_change;
    let local = next_change.as_ref().map(jiff::Zoned::datetime);
    let source = &pack.places.all()[position].source.origin;
    let view = hours_view(&state.week, open_word(state.is_open), local, source);
    Hours {
        view: view.expect("a state has a week of seven dates"),
        next_change,
    }
}

//! The sentences of this service that belong to no single endpoint.

use contracts::generations::GenerationFailure;
use engine_model::Language;
use engine_trip::TripError;
use platform::{Text, text};

/// Why a generation has no plan: a stable code and a sentence in both languages.
pub(crate) fn failure(code: &str, sentence: &Text) -> GenerationFailure {
    GenerationFailure {
        code: code.to_owned(),
        message_ko: sentence.ko.to_string(),
        message_en: sentence.en.to_string(),
    }
}

/// The same for a request that cannot be planned as it stands.
pub(crate) fn trip_failure(error: &TripError) -> GenerationFailure {
    failure(error.code(), &trip_error(error))
}

/// What is wrong with a request.
pub(crate) fn trip_error(error: &TripError) -> Text {
    text(
        error.sentence(Language::Korean),
        error.sentence(Language::English),
    )
}

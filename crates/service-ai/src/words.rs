//! The sentences of this service that belong to no single endpoint.

use contracts::generations::GenerationFailure;
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
    let korean = match error {
        TripError::DestinationUnknown { name, nearest, .. } => {
            let nearest = match nearest.as_slice() {
                [] => String::new(),
                names => format!(" 혹시 {}인가요?", names.join(", ")),
            };
            format!("여행지 `{name}`의 데이터가 없습니다.{nearest}")
        }
        TripError::ZoneUnknown { destination, .. } => {
            format!("`{destination}` 데이터의 시간대를 쓸 수 없습니다")
        }
        TripError::DestinationTwice { name, .. } => {
            format!("`{name}`이(가) 연달아 두 번 나옵니다. 숙박 일수를 합쳐 주세요")
        }
        TripError::DateRange { .. } => "여행 날짜가 달력의 범위를 벗어납니다".to_owned(),
        TripError::LockDay { day, days, .. } => format!("{day}일차를 지정했지만 여행은 {days}일입니다"),
        TripError::Cancelled => "일정 만들기가 취소되었습니다".to_owned(),
        TripError::PlanRefused { codes } => format!("만든 일정이 자체 검증을 통과하지 못했습니다: {codes}"),
        // The others speak of changes made by hand, which never come here.
        other => other.to_string(),
    };
    text(korean, error.to_string())
}

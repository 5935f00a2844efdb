//! The faults of a request in Korean. The reader of requests speaks English only; its sentences are few and fixed.

/// The Korean sentence for a fault; one that has none stays as it is.
pub(crate) fn sentence(english: &str) -> String {
    if let Some(whole) = fixed(english) {
        return whole.to_owned();
    }
    numbered(english).unwrap_or_else(|| english.to_owned())
}

fn fixed(english: &str) -> Option<&'static str> {
    let korean = match english {
        "is required" => "필요한 항목입니다",
        "is required with the other coordinate" => "위도와 경도는 함께 써야 합니다",
        "must be a date YYYY-MM-DD" => "YYYY-MM-DD 형식의 날짜여야 합니다",
        "must be a date and local time YYYY-MM-DDTHH:MM without an offset" => {
            "시차 없이 YYYY-MM-DDTHH:MM 형식의 현지 시각이어야 합니다"
        }
        "must be a time of day HH:MM" => "HH:MM 형식의 시각이어야 합니다",
        "must be later than the arrival" => "도착보다 나중이어야 합니다",
        "must lie in the years 1970 to 2199" => "1970년에서 2199년 사이여야 합니다",
        "must be a whole number" => "정수여야 합니다",
        "must be a number of degrees" => "도 단위의 숫자여야 합니다",
        "must be a text" | "must be a word" => "문자열이어야 합니다",
        "must be a list" => "목록이어야 합니다",
        "must be an object" => "객체여야 합니다",
        "must be true or false" => "true 또는 false여야 합니다",
        "must be a multiple of ten minutes" => "10분 단위여야 합니다",
        "must be a currency code" | "must be a currency code of three letters" => {
            "세 글자 통화 코드여야 합니다"
        }
        "must differ from the other members' names" => "다른 일행의 이름과 달라야 합니다",
        "is the city before; add its nights there instead" => {
            "바로 앞 여행지와 같습니다. 앞 여행지의 숙박 일수에 더해 주세요"
        }
        "cannot stand beside an id" => "id와 함께 쓸 수 없습니다",
        _ => return None,
    };
    Some(korean)
}

/// Sentences with something to fill in.
fn numbered(english: &str) -> Option<String> {
    if let Some(list) = english.strip_prefix("must be one of: ") {
        return Some(format!("다음 중 하나여야 합니다: {list}"));
    }
    if let Some(list) = english.strip_prefix("is not a field; known here: ") {
        return Some(format!("없는 항목입니다. 쓸 수 있는 항목: {list}"));
    }
    if let Some(rest) = english.strip_prefix("must be later than dailyStart and at most ") {
        return Some(format!("하루 시작보다 늦고 {rest} 이하여야 합니다"));
    }
    if let Some(amount) = english.strip_prefix("must have at most ") {
        return Some(format!("최대 {}까지 쓸 수 있습니다", counted(amount)));
    }
    if let Some(amount) = english.strip_prefix("must have at least ") {
        return Some(format!("최소 {}이어야 합니다", counted(amount)));
    }
    if let Some((start, end)) = english
        .strip_prefix("must lie on a day of the trip, ")
        .and_then(|range| range.split_once(" to "))
    {
        return Some(format!("여행 기간({start}–{end}) 안이어야 합니다"));
    }
    let (from, to) = english.strip_prefix("must be ")?.split_once(" to ")?;
    Some(format!("{from}에서 {to} 사이여야 합니다"))
}

/// `200 characters`, `30 items`.
fn counted(amount: &str) -> String {
    match amount.split_once(' ') {
        Some((number, "characters")) => format!("{number}자"),
        Some((number, _)) => format!("{number}개"),
        None => amount.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    fn check(english: &str, korean: &str) {
        assert_eq!(sentence(english), korean);
    }

    #[test]
    fn turns_the_reader_s_sentences_into_korean() {
        check("is required", "필요한 항목입니다");
        check("must be 00:00 to 27:00", "00:00에서 27:00 사이여야 합니다");
        check(
            "must be one of: transit, car, walk",
            "다음 중 하나여야 합니다: transit, car, walk",
        );
        check(
            "must have at most 200 characters",
            "최대 200자까지 쓸 수 있습니다",
        );
        check("a sentence nobody knows", "a sentence nobody knows");
    }
}

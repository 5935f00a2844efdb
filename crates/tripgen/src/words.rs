//! Words of the command line itself; everything about a plan comes from `engine-words`.

use engine_model::people::Health;
use engine_model::{Language, Severity};
use engine_trip::TripError;
use engine_words::label::Label;

use crate::report::Said;

/// A heading or short word in both languages.
pub(crate) struct Word(&'static str, &'static str);

impl Word {
    /// The word in a language.
    pub(crate) const fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.0,
            Language::Korean => self.1,
        }
    }
}

pub(crate) const FIELD: Word = Word("field", "항목");
pub(crate) const HELP: Word = Word("help", "도움말");
pub(crate) const SEED: Word = Word("seed", "시드");
pub(crate) const LOCKED: Word = Word("settled", "고정");
pub(crate) const SPARE: Word = Word("to spare", "여유");
pub(crate) const FREE: Word = Word("Free", "빈 시간");
pub(crate) const READ: Word = Word("Read from the request", "요청에서 읽은 것");
pub(crate) const NO_PLAN: Word = Word("No plan is possible", "일정을 만들 수 없습니다");
pub(crate) const GROUP: Word = Word("for the whole group", "전체 인원");
pub(crate) const INDOORS: Word = Word("indoors instead", "실내 대안");
pub(crate) const KEPT: Word = Word("Kept", "그대로");
pub(crate) const MOVED: Word = Word("Moved", "옮김");
pub(crate) const ADDED: Word = Word("Added", "추가");
pub(crate) const DROPPED: Word = Word("Dropped", "뺌");
pub(crate) const CHANGES: Word = Word("Changes", "바뀐 점");
pub(crate) const WHY_IN: Word = Word("Why it is in", "넣은 이유");
pub(crate) const WHY_HERE: Word = Word("Why here", "이 자리에 놓은 이유");
pub(crate) const LICENCE: Word = Word("Licence", "라이선스");
pub(crate) const HOURS: Word = Word("Hours", "영업시간");
pub(crate) const STAY: Word = Word("Stay", "머무는 시간");
pub(crate) const SOURCE: Word = Word("Source", "출처");
pub(crate) const UNKNOWN: Word = Word("unknown", "모름");
pub(crate) const GENERAL_KNOWLEDGE: Word = Word("general knowledge, not verified", "일반 상식, 미확인");
pub(crate) const NOTHING_FOUND: Word = Word("Nothing was found.", "찾은 것이 없습니다.");
pub(crate) const NO_FINDINGS: Word = Word("Nothing was found fault with.", "문제를 찾지 못했습니다.");
pub(crate) const NOT_IN_DATA: Word = Word("is in no data at hand", "데이터에 없는 장소입니다");
pub(crate) const WITH_HOURS: Word = Word("with hours", "영업시간 있음");
pub(crate) const VERIFIED: Word = Word("verified", "확인됨");
pub(crate) const CLOSED: Word = Word("closed", "휴무");
pub(crate) const ESTIMATES: Word = Word(
    "~ is estimated from the distance, not read from a timetable.",
    "~는 시간표가 아니라 거리로 추정한 값입니다.",
);
pub(crate) const STRENUOUS: Word = Word("strenuous", "체력 필요");

/// How much a member can do.
pub(crate) const fn health(health: Health, language: Language) -> &'static str {
    let word = match health {
        Health::Excellent => Word("excellent", "매우 좋음"),
        Health::Good => Word("good", "좋음"),
        Health::Caution => Word("caution", "주의"),
        Health::Limited => Word("limited", "제한"),
    };
    word.text(language)
}

/// `2 travellers`, `2명`.
pub(crate) fn travellers(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::English, 1) => "1 traveller".to_owned(),
        (Language::English, _) => format!("{count} travellers"),
        (Language::Korean, _) => format!("{count}명"),
    }
}

/// `35`, `35세`.
pub(crate) fn age(age: u8, language: Language) -> String {
    match language {
        Language::English => age.to_string(),
        Language::Korean => format!("{age}세"),
    }
}

/// A label of the shared documents.
pub(crate) const fn label(label: Label, language: Language) -> &'static str {
    engine_words::label::label(label, language)
}

/// `warning`, `주의`.
pub(crate) const fn severity(severity: Severity, language: Language) -> &'static str {
    engine_words::term::severity(severity, language)
}

/// The sentence on the proof: what was tested, derived and left unverified.
pub(crate) fn proof(tested: u32, derived: u32, unverified: u16, asserted: u32, language: Language) -> String {
    let asserted = match (asserted, language) {
        (0, _) => String::new(),
        (_, Language::English) => format!(", {asserted} facts only asserted by the file"),
        (_, Language::Korean) => format!(", 파일에만 적힌 사실 {asserted}개"),
    };
    match language {
        Language::English => {
            let stops = if unverified == 1 { "stop" } else { "stops" };
            format!(
                "{tested} conditions tested, {derived} facts derived, {unverified} {stops} with unverified hours{asserted}"
            )
        }
        Language::Korean => {
            format!("조건 {tested}개 검사, 사실 {derived}개 재확인, 영업시간 미확인 {unverified}곳{asserted}")
        }
    }
}

/// Notes that are not shown one by one.
pub(crate) fn more_notes(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::English, 1) => "and 1 note, which `tripgen check` shows".to_owned(),
        (Language::English, _) => format!("and {count} notes, which `tripgen check` lists"),
        (Language::Korean, _) => format!("그 밖의 참고 {count}개는 `tripgen check`에서 볼 수 있습니다"),
    }
}

/// Costs of a trip.
pub(crate) fn known_costs(amount: &str, language: Language) -> String {
    match language {
        Language::English => format!("{amount} known, {}", GROUP.text(language)),
        Language::Korean => format!("확인된 비용 {amount} ({})", GROUP.text(language)),
    }
}

/// What is wrong with a request or a change.
pub(crate) fn trip_error(error: &TripError) -> Said {
    Said::new(
        error.sentence(Language::English),
        error.sentence(Language::Korean),
    )
}

/// `departs 14:05`, `14:05 출발`.
pub(crate) fn departs(time: &str, language: Language) -> String {
    match language {
        Language::English => format!("departs {time}"),
        Language::Korean => format!("{time} 출발"),
    }
}

/// `600 m on foot`, `도보 600 m`.
pub(crate) fn on_foot(distance: &str, language: Language) -> String {
    match language {
        Language::English => format!("{distance} on foot"),
        Language::Korean => format!("도보 {distance}"),
    }
}

/// `open day and night`, `24시간 개방`, marked where no source backs it.
pub(crate) fn always_open(verified: bool, language: Language) -> String {
    let text = match (language, verified) {
        (Language::English, true) => "open day and night",
        (Language::English, false) => "open day and night (not verified)",
        (Language::Korean, true) => "24시간 개방",
        (Language::Korean, false) => "24시간 개방 (미확인)",
    };
    text.to_owned()
}

/// `1.2 km on foot so far`, `누적 도보 1.2 km`.
pub(crate) fn on_foot_so_far(distance: &str, language: Language) -> String {
    match language {
        Language::English => format!("{distance} on foot so far"),
        Language::Korean => format!("누적 도보 {distance}"),
    }
}

/// `2 without a known price`, `가격 모름 2건`.
pub(crate) fn unknown_prices(count: u16, language: Language) -> String {
    match language {
        Language::English => format!("{count} without a known price"),
        Language::Korean => format!("가격 모름 {count}건"),
    }
}

/// `120 places`, `120곳`.
pub(crate) fn places(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::English, 1) => "1 place".to_owned(),
        (Language::English, _) => format!("{count} places"),
        (Language::Korean, _) => format!("{count}곳"),
    }
}

/// `at least 1 h`, `최소 1시간`.
pub(crate) fn at_least(duration: &str, language: Language) -> String {
    match language {
        Language::English => format!("at least {duration}"),
        Language::Korean => format!("최소 {duration}"),
    }
}

/// `3 with hours that cannot be read`.
pub(crate) fn unreadable_hours(count: usize, language: Language) -> String {
    match language {
        Language::English => format!("{count} with hours that cannot be read"),
        Language::Korean => format!("영업시간을 해석할 수 없는 곳 {count}곳"),
    }
}

/// How many things an import left out, and why; reasons that have no Korean words stay as they are.
pub(crate) fn left_out(count: usize, reason: &str, language: Language) -> String {
    if language == Language::English {
        return format!("Left out: {count}, {reason}");
    }
    let korean = match reason {
        "has no name" => "이름 없음",
        "mapped twice" => "중복",
        "not open to the public" => "일반에 공개되지 않음",
        "the id occurs twice" => "같은 id가 두 번 나옴",
        "no point of it lies in the file" => "파일 안에 위치 정보 없음",
        "has no usable geometry" => "쓸 수 있는 위치 정보 없음",
        "makes no place of a known category" => "알 수 없는 종류",
        "has too many ways for a place" => "장소로 보기에는 도형이 너무 많음",
        other => other,
    };
    format!("제외: {count}개, {korean}")
}

/// `6 of 80 places compared (7 %)`.
pub(crate) fn compared(joined: usize, places: usize, percent: u32, language: Language) -> String {
    match language {
        Language::English => format!("{joined} of {places} places compared ({percent} %)"),
        Language::Korean => format!("{places}곳 중 {joined}곳 비교 ({percent}%)"),
    }
}

/// How many of the compared places stand apart.
pub(crate) fn far_apart(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::English, 0) => "none more than 500 m apart".to_owned(),
        (Language::English, _) => format!("{count} more than 500 m apart"),
        (Language::Korean, 0) => "500 m 넘게 차이 나는 곳 없음".to_owned(),
        (Language::Korean, _) => format!("500 m 넘게 차이 나는 곳 {count}곳"),
    }
}

//! Headings and short labels that documents share.

use engine_model::plan::Language;

use crate::say::term;

/// A heading or label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the label itself")]
pub enum Label {
    Trip,
    Dates,
    Members,
    Cities,
    Cost,
    Budget,
    UnknownCosts,
    Verdict,
    Unmet,
    Conflicts,
    Findings,
    Assumptions,
    Unread,
    Sources,
    Time,
    What,
    WayThere,
    OpenUntil,
    Weather,
    Walking,
    Travel,
    Rests,
    FreeTime,
    Total,
    Rain,
    Overview,
    Route,
    Verified,
    Estimate,
}

/// The words of a label.
pub const fn label(label: Label, language: Language) -> &'static str {
    match label {
        Label::Trip => term(language, "Trip", "여행"),
        Label::Dates => term(language, "Dates", "날짜"),
        Label::Members => term(language, "Travellers", "인원"),
        Label::Cities => term(language, "Destinations", "여행지"),
        Label::Cost => term(language, "Cost", "비용"),
        Label::Budget => term(language, "Budget", "예산"),
        Label::UnknownCosts => term(language, "No known price", "가격을 모르는 항목"),
        Label::Verdict => term(language, "Check", "검증"),
        Label::Unmet => term(language, "Not in the plan", "일정에 넣지 못한 것"),
        Label::Conflicts => term(language, "Why it cannot be planned", "일정을 만들 수 없는 이유"),
        Label::Findings => term(language, "Findings", "확인 사항"),
        Label::Assumptions => term(language, "Assumed", "가정한 내용"),
        Label::Unread => term(language, "Not understood", "이해하지 못한 말"),
        Label::Sources => term(language, "Sources", "출처"),
        Label::Time => term(language, "Time", "시간"),
        Label::What => term(language, "What", "일정"),
        Label::WayThere => term(language, "Way there", "가는 길"),
        Label::OpenUntil => term(language, "Open until", "영업 종료"),
        Label::Weather => term(language, "Weather", "날씨"),
        Label::Walking => term(language, "On foot", "걷는 거리"),
        Label::Travel => term(language, "Under way", "이동 시간"),
        Label::Rests => term(language, "Rests", "휴식"),
        Label::FreeTime => term(language, "Free time", "여유 시간"),
        Label::Total => term(language, "Total", "합계"),
        Label::Rain => term(language, "If it rains", "비가 오면"),
        Label::Overview => term(language, "Overview", "한눈에 보기"),
        Label::Route => term(language, "Route", "이동 경로"),
        Label::Verified => term(
            language,
            "Hours without a citable source",
            "출처로 확인하지 못한 영업시간",
        ),
        Label::Estimate => term(language, "estimate", "추정"),
    }
}

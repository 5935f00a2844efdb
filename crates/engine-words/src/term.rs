//! Names of the vocabulary's terms.

use engine_model::finding::{Rule, Severity, Verdict};
use engine_model::place::{Category, Setting, StepFree};
use engine_model::plan::Language;
use engine_model::problem::{ErrandKind, FixedCostKind, LegSource, Mode};
use engine_model::wish::MealKind;
use jiff::civil::Weekday;

use crate::say::term;

/// `Fri`, `금`.
pub const fn weekday(day: Weekday, language: Language) -> &'static str {
    match day {
        Weekday::Monday => term(language, "Mon", "월"),
        Weekday::Tuesday => term(language, "Tue", "화"),
        Weekday::Wednesday => term(language, "Wed", "수"),
        Weekday::Thursday => term(language, "Thu", "목"),
        Weekday::Friday => term(language, "Fri", "금"),
        Weekday::Saturday => term(language, "Sat", "토"),
        Weekday::Sunday => term(language, "Sun", "일"),
    }
}

/// `theme park`, `테마파크`.
pub const fn category(category: Category, language: Language) -> &'static str {
    match category {
        Category::Sight => term(language, "sight", "명소"),
        Category::Museum => term(language, "museum", "박물관·미술관"),
        Category::Culture => term(language, "culture", "문화 공간"),
        Category::Park => term(language, "park", "공원"),
        Category::Nature => term(language, "nature", "자연"),
        Category::Beach => term(language, "beach", "해변"),
        Category::Viewpoint => term(language, "viewpoint", "전망대"),
        Category::Market => term(language, "market", "시장"),
        Category::Shopping => term(language, "shopping", "쇼핑"),
        Category::ThemePark => term(language, "theme park", "테마파크"),
        Category::Sports => term(language, "sports", "스포츠"),
        Category::Spa => term(language, "spa", "스파·온천"),
        Category::Restaurant => term(language, "restaurant", "식당"),
        Category::Cafe => term(language, "cafe", "카페"),
        Category::Bar => term(language, "bar", "술집"),
        Category::Laundry => term(language, "laundry", "세탁소"),
        Category::Lodging => term(language, "lodging", "숙소"),
        Category::Parking => term(language, "parking", "주차장"),
        Category::Station => term(language, "station", "역·터미널"),
        Category::Toilet => term(language, "toilet", "화장실"),
    }
}

/// `walk`, `도보`.
pub const fn mode(mode: Mode, language: Language) -> &'static str {
    match mode {
        Mode::Walk => term(language, "walk", "도보"),
        Mode::Bike => term(language, "bike", "자전거"),
        Mode::Transit => term(language, "public transport", "대중교통"),
        Mode::Car => term(language, "car", "자동차"),
        Mode::Taxi => term(language, "taxi", "택시"),
        Mode::Train => term(language, "train", "기차"),
        Mode::Coach => term(language, "coach", "고속버스"),
        Mode::Flight => term(language, "flight", "항공편"),
        Mode::Ferry => term(language, "ferry", "여객선"),
    }
}

/// `lunch`, `점심`.
pub const fn meal(meal: MealKind, language: Language) -> &'static str {
    match meal {
        MealKind::Breakfast => term(language, "breakfast", "아침 식사"),
        MealKind::Lunch => term(language, "lunch", "점심"),
        MealKind::Dinner => term(language, "dinner", "저녁"),
    }
}

/// `check-in`, `체크인`.
pub const fn errand(errand: ErrandKind, language: Language) -> &'static str {
    match errand {
        ErrandKind::DropLuggage => term(language, "leave luggage", "짐 맡기기"),
        ErrandKind::PickUpLuggage => term(language, "pick up luggage", "짐 찾기"),
        ErrandKind::CheckIn => term(language, "check-in", "체크인"),
        ErrandKind::CheckOut => term(language, "check-out", "체크아웃"),
    }
}

/// The name of a rule, as a heading of the certificate.
pub const fn rule(rule: Rule, language: Language) -> &'static str {
    match rule {
        Rule::Openings => term(language, "Opening hours", "영업시간"),
        Rule::Travel => term(language, "Travel times", "이동 시간"),
        Rule::DayFrame => term(language, "Start, end, lodging and luggage", "출발·도착·숙소·짐"),
        Rule::Health => term(
            language,
            "What the weakest member can do",
            "건강 상태에 맞는 일정",
        ),
        Rule::Meals => term(language, "Meals", "식사"),
        Rule::Selection => term(language, "Choice of places", "장소 선택"),
        Rule::Budget => term(language, "Budget", "예산"),
        Rule::Timetable => term(language, "Connections", "교통편 시각"),
        Rule::Claims => term(language, "The plan's own numbers", "일정에 적힌 숫자"),
    }
}

/// The verdict on a day or plan.
pub const fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Good => term(language, "Works", "문제없음"),
        Verdict::Warnings => term(language, "Works, with warnings", "주의할 점 있음"),
        Verdict::Broken => term(language, "Does not work", "실행할 수 없음"),
    }
}

/// How bad a finding is.
pub const fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Note => term(language, "note", "참고"),
        Severity::Warning => term(language, "warning", "주의"),
        Severity::Broken => term(language, "broken", "오류"),
    }
}

/// Where a leg's numbers come from.
pub const fn leg_source(source: LegSource, language: Language) -> &'static str {
    match source {
        LegSource::Estimate => term(language, "estimate", "추정"),
        LegSource::Street => term(language, "street network", "도로망"),
        LegSource::Timetable => term(language, "timetable", "시간표"),
        LegSource::Provider => term(language, "route service", "길찾기 서비스"),
        LegSource::Given => term(language, "as given", "직접 입력"),
    }
}

/// Under a roof or not.
pub const fn setting(setting: Setting, language: Language) -> &'static str {
    match setting {
        Setting::Indoor => term(language, "indoors", "실내"),
        Setting::Outdoor => term(language, "outdoors", "야외"),
        Setting::Mixed => term(language, "partly indoors", "실내·야외"),
    }
}

/// Step-free access.
pub const fn step_free(step_free: StepFree, language: Language) -> &'static str {
    match step_free {
        StepFree::Yes => term(language, "step-free", "계단 없이 이용 가능"),
        StepFree::No => term(language, "not step-free", "계단 있음"),
        StepFree::Unknown => term(language, "step-free access unknown", "계단 여부 모름"),
    }
}

/// What a fixed cost is for.
pub const fn fixed_cost(kind: FixedCostKind, language: Language) -> &'static str {
    match kind {
        FixedCostKind::Lodging => term(language, "Lodging", "숙박"),
        FixedCostKind::Transfer => term(language, "Transfer", "도시 간 이동"),
    }
}

//! The table of sentences, by rule.

use engine_model::{FindingCode, Rule};

use super::{Part, Sentence, Unit};

const FROM_UNTIL: &[Part] = &[
    ("start", Unit::Time, "from", "시작"),
    ("end", Unit::Time, "until", "끝"),
];
const CLAIMED_DERIVED: &[Part] = &[
    ("claimed", Unit::Count, "written", "적힌 값"),
    ("derived", Unit::Count, "derived", "계산한 값"),
];
const WALKING: &[Part] = &[
    ("walking", Unit::Metres, "planned", "계획"),
    ("limit", Unit::Metres, "limit", "한도"),
];

/// The sentence of a code.
pub(super) fn sentence_of(code: FindingCode) -> Sentence {
    let (english, korean, numbers) = match code.rule() {
        Rule::Openings => openings(code),
        Rule::Travel | Rule::Timetable => travel(code),
        Rule::DayFrame => day_frame(code),
        Rule::Health => health(code),
        Rule::Meals => meals(code),
        Rule::Selection => selection(code),
        Rule::Budget | Rule::Claims => budget_and_claims(code),
    };
    Sentence {
        english,
        korean,
        numbers,
    }
}

type Row = (&'static str, &'static str, &'static [Part]);

/// What a code without a row of its own says; a test holds that the tables below have one for every code.
const WITHOUT_ROW: Row = (
    "{s} breaks a rule of the plan",
    "{s이} 일정의 규칙에 맞지 않습니다",
    &[],
);

fn openings(code: FindingCode) -> Row {
    match code {
        FindingCode::Closed => (
            "{s} is closed at the planned time",
            "{s은} 계획한 시간에 문을 열지 않습니다",
            FROM_UNTIL,
        ),
        FindingCode::AfterLastEntry => (
            "The visit to {s} starts after the last entry",
            "{s} 방문이 입장 마감 뒤에 시작합니다",
            &[
                ("start", Unit::Time, "start", "시작"),
                ("lastEntry", Unit::Time, "last entry", "입장 마감"),
            ],
        ),
        FindingCode::OpeningClaim => (
            "The opening hours written for {s} are not those of that date",
            "{s}에 적힌 영업시간이 그날의 영업시간과 다릅니다",
            &[],
        ),
        FindingCode::UnverifiedHours => (
            "The opening hours of {s} on that date are not known",
            "그날 {s}의 영업시간은 확인되지 않았습니다",
            &[],
        ),
        _ => WITHOUT_ROW,
    }
}

fn travel(code: FindingCode) -> Row {
    match code {
        FindingCode::LegTooShort => (
            "The way to {s} takes longer than the plan allows for",
            "{s}까지 가는 데 계획보다 오래 걸립니다",
            &[
                ("given", Unit::Duration, "planned", "계획"),
                ("needed", Unit::Duration, "needed", "필요"),
            ],
        ),
        FindingCode::TimeOrder => (
            "The times at {s} overlap with those before or run backwards",
            "{s}의 시간이 앞 일정과 겹치거나 거꾸로 갑니다",
            &[
                ("before", Unit::Time, "before", "앞"),
                ("after", Unit::Time, "after", "뒤"),
            ],
        ),
        FindingCode::ModeNotAvailable => (
            "The way to {s} uses a means of travel that is not available there",
            "{s}까지 가는 교통수단은 그곳에서 이용할 수 없습니다",
            &[],
        ),
        FindingCode::LegMissing => (
            "The plan does not say how to get to {s}",
            "{s}까지 가는 방법이 일정에 없습니다",
            &[],
        ),
        FindingCode::LegClaim => (
            "The numbers written for the way to {s} are not those derived from the facts",
            "{s}까지 가는 길에 적힌 숫자가 계산한 값과 다릅니다",
            CLAIMED_DERIVED,
        ),
        FindingCode::ConnectionMissed => (
            "The transfer to {s} leaves before the group can be there",
            "{s}행 교통편이 일행이 도착하기 전에 떠납니다",
            &[
                ("arrival", Unit::Time, "arrival", "도착"),
                ("departure", Unit::Time, "departure", "출발"),
            ],
        ),
        FindingCode::TransferClaim => (
            "The times or numbers written for the transfer to {s} are not those of the connection",
            "{s}행 교통편에 적힌 시각이나 숫자가 실제 교통편과 다릅니다",
            CLAIMED_DERIVED,
        ),
        _ => WITHOUT_ROW,
    }
}

fn day_frame(code: FindingCode) -> Row {
    match code {
        FindingCode::BeforeDayStart => (
            "The day starts before it may",
            "하루가 허용된 시간보다 일찍 시작합니다",
            &[
                ("start", Unit::Time, "start", "시작"),
                ("earliest", Unit::Time, "earliest", "가장 이른 시각"),
            ],
        ),
        FindingCode::AfterDayEnd => (
            "The day ends after it may",
            "하루가 허용된 시간보다 늦게 끝납니다",
            &[
                ("end", Unit::Time, "end", "끝"),
                ("latest", Unit::Time, "latest", "가장 늦은 시각"),
            ],
        ),
        FindingCode::WrongLodging => (
            "The day does not start or end at the place where it should",
            "하루의 출발지나 도착지가 정해진 곳과 다릅니다",
            &[],
        ),
        FindingCode::LuggageMissed => (
            "Check-in, check-out or luggage is left out, misplaced or outside its hours",
            "체크인·체크아웃이나 짐 보관이 빠졌거나 장소 또는 시간이 맞지 않습니다",
            &[],
        ),
        FindingCode::DaysDiffer => (
            "The plan has other days or cities than the trip",
            "일정의 날짜나 도시가 여행과 다릅니다",
            &[],
        ),
        _ => WITHOUT_ROW,
    }
}

fn health(code: FindingCode) -> Row {
    match code {
        FindingCode::TooManyStops => (
            "The day has more stops than the weakest member can do",
            "하루 방문지가 건강 상태에 맞는 수보다 많습니다",
            &[
                ("stops", Unit::Count, "planned", "계획"),
                ("limit", Unit::Count, "limit", "한도"),
            ],
        ),
        FindingCode::FewStops => (
            "The day has fewer stops than is usual for its length",
            "하루 방문지가 보통보다 적습니다",
            &[
                ("stops", Unit::Count, "planned", "계획"),
                ("usual", Unit::Count, "usual", "보통"),
            ],
        ),
        FindingCode::TooFewRests => (
            "The day has fewer rests than the weakest member needs",
            "하루 휴식이 건강 상태에 맞는 횟수보다 적습니다",
            &[
                ("rests", Unit::Count, "planned", "계획"),
                ("needed", Unit::Count, "needed", "필요"),
            ],
        ),
        FindingCode::RestUnfit => (
            "The rest at {s} is shorter than 20 minutes or at a place where one cannot rest",
            "{s}에서의 휴식이 20분보다 짧거나 쉴 수 없는 곳입니다",
            &[("duration", Unit::Duration, "planned", "계획")],
        ),
        FindingCode::LegWalkTooLong => (
            "The way to {s} has more metres on foot than the weakest member can walk",
            "{s}까지 걷는 거리가 건강 상태에 맞는 한도를 넘습니다",
            WALKING,
        ),
        FindingCode::DayWalkTooLong => (
            "The day has more metres on foot than the weakest member can walk",
            "하루에 걷는 거리가 건강 상태에 맞는 한도를 넘습니다",
            WALKING,
        ),
        FindingCode::Strenuous => (
            "{s} is too strenuous for a member of the group",
            "{s은} 일행 중 한 사람에게 체력 부담이 너무 큽니다",
            &[],
        ),
        _ => WITHOUT_ROW,
    }
}

fn meals(code: FindingCode) -> Row {
    match code {
        FindingCode::MealMissing => (
            "A meal that belongs into the day is missing",
            "하루에 들어가야 할 식사가 빠졌습니다",
            &[],
        ),
        FindingCode::MealOutsideWindow => (
            "The meal at {s} is outside its hours",
            "{s} 식사가 식사 시간대를 벗어납니다",
            FROM_UNTIL,
        ),
        FindingCode::MealTooShort => (
            "The meal at {s} is shorter than it should be",
            "{s} 식사 시간이 너무 짧습니다",
            &[
                ("duration", Unit::Duration, "planned", "계획"),
                ("needed", Unit::Duration, "needed", "필요"),
            ],
        ),
        FindingCode::MealTwice => (
            "The same meal is in the day twice",
            "같은 식사가 하루에 두 번 들어 있습니다",
            &[],
        ),
        FindingCode::RestaurantTwice => (
            "{s} is visited for more than one meal although other restaurants remain",
            "다른 식당이 남아 있는데 {s}에서 두 번 식사합니다",
            &[],
        ),
        FindingCode::MealPlaceUnfit => (
            "{s} is not known to serve meals that suit every member",
            "{s은} 일행 모두에게 맞는 식사를 할 수 있는 곳으로 확인되지 않았습니다",
            &[],
        ),
        _ => WITHOUT_ROW,
    }
}

fn selection(code: FindingCode) -> Row {
    match code {
        FindingCode::PlaceTwice => ("{s} is visited twice", "{s을} 두 번 방문합니다", &[]),
        FindingCode::Avoided => (
            "{s} is in the plan although it is to be avoided",
            "피하기로 한 {s이} 일정에 있습니다",
            &[],
        ),
        FindingCode::TooYoung => (
            "A member is too young for {s}",
            "{s}에는 나이가 맞지 않는 일행이 있습니다",
            &[
                ("age", Unit::Count, "age", "나이"),
                ("minimum", Unit::Count, "minimum", "최소"),
            ],
        ),
        FindingCode::NotStepFree => (
            "{s} has steps, and a member needs step-free access",
            "{s}에는 계단이 있어 이용하기 어려운 일행이 있습니다",
            &[],
        ),
        FindingCode::NotAStop => (
            "{s} cannot be a stop of this day",
            "{s은} 이날의 방문지가 될 수 없습니다",
            &[],
        ),
        FindingCode::StayTooShort => (
            "The stay at {s} is shorter than is sensible",
            "{s}에 머무는 시간이 너무 짧습니다",
            &[
                ("stay", Unit::Duration, "planned", "계획"),
                ("minimum", Unit::Duration, "minimum", "최소"),
            ],
        ),
        FindingCode::LockBroken => (
            "{s} is not where it was settled: missing, or on another day, in another order or at another time",
            "정해 둔 {s이} 빠졌거나 다른 날·순서·시간에 있습니다",
            &[],
        ),
        FindingCode::MustSeeMissing => (
            "The must-see {s} is not in the plan",
            "꼭 가고 싶은 곳인 {s이} 일정에 없습니다",
            &[],
        ),
        _ => WITHOUT_ROW,
    }
}

fn budget_and_claims(code: FindingCode) -> Row {
    match code {
        FindingCode::OverBudget => (
            "The known costs exceed the budget",
            "확인된 비용이 예산을 넘습니다",
            &[
                ("cost", Unit::Money, "cost", "비용"),
                ("budget", Unit::Money, "budget", "예산"),
            ],
        ),
        FindingCode::UnknownCosts => (
            "Some costs are not known and not counted in the budget",
            "가격을 몰라 예산에 넣지 못한 비용이 있습니다",
            &[("count", Unit::Count, "items:", "항목 수")],
        ),
        FindingCode::CostClaim => (
            "The cost written for {s} is not the one derived from the facts",
            "{s}에 적힌 비용이 계산한 값과 다릅니다",
            &[
                ("claimed", Unit::Money, "written", "적힌 값"),
                ("derived", Unit::Money, "derived", "계산한 값"),
            ],
        ),
        FindingCode::TotalClaim => (
            "A written total is not the sum of its parts",
            "적힌 합계가 항목을 더한 값과 다릅니다",
            CLAIMED_DERIVED,
        ),
        FindingCode::Asserted => (
            "Some facts stand in the file only and could not be checked against a data pack",
            "데이터 팩으로 확인하지 못하고 파일에만 적힌 사실이 있습니다",
            &[("count", Unit::Count, "facts:", "항목 수")],
        ),
        FindingCode::PlaceUnknown => (
            "{s} is in no data pack at hand and has no position",
            "{s은} 가지고 있는 데이터 팩에 없고 위치도 없습니다",
            &[],
        ),
        FindingCode::PackDiffers => (
            "The data pack at hand is not the one the plan was made from",
            "가지고 있는 데이터 팩이 일정을 만든 데이터 팩과 다릅니다",
            &[],
        ),
        _ => WITHOUT_ROW,
    }
}

#[cfg(test)]
mod tests {
    use super::{WITHOUT_ROW, sentence_of};
    use engine_model::FindingCode;

    #[test]
    fn every_code_has_a_sentence_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for code in FindingCode::ALL {
            let sentence = sentence_of(*code);
            assert_ne!(sentence.english, WITHOUT_ROW.0, "{code:?}");
            assert!(seen.insert(sentence.english), "{code:?} shares its sentence");
        }
    }
}

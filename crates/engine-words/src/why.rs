//! Why a stop is in and why it stands where it stands; what was assumed.

use engine_model::DestinationId;
use engine_model::plan::{Assumption, Language, Plan};
use engine_model::why::{Placement, ValueTerm};

use crate::particle::{Particle, with};
use crate::quantity::{clock, date, distance};
use crate::say::{pick, term};
use crate::title::city_as_written;

/// A term of a stop's value with its points: `well known (+80)`.
pub fn why(value: ValueTerm, points: i32, language: Language) -> String {
    format!("{} ({points:+})", value_term(value, points < 0, language))
}

/// A reason for the position of a stop, as a clause without a full stop.
pub fn placement(reason: &Placement, language: Language) -> String {
    match reason {
        Placement::LockedDay => pick(language, "its day was settled", "날짜가 정해져 있습니다"),
        Placement::OpenDays(1) => pick(
            language,
            "it is open on only one of the days spent there",
            "머무는 날 가운데 하루만 문을 엽니다",
        ),
        Placement::OpenDays(days) => pick(
            language,
            format!("it is open on only {days} of the days spent there"),
            format!("머무는 날 가운데 {days}일만 문을 엽니다"),
        ),
        Placement::NearPrevious(metres) => {
            let metres = distance(*metres);
            pick(
                language,
                format!("it is {metres} from the entry before"),
                format!("바로 앞 일정에서 {metres} 거리입니다"),
            )
        }
        Placement::BeforeClosing(time) => {
            let time = clock(*time, language);
            pick(
                language,
                format!("it closes at {time}"),
                format!("{time}에 문을 닫습니다"),
            )
        }
        Placement::GoldenHour => pick(language, "the light is best then", "빛이 가장 좋은 시간입니다"),
        Placement::AskedTime => pick(
            language,
            "it was asked for at this part of the day",
            "이 시간대에 가고 싶다고 하셨습니다",
        ),
    }
}

/// Something assumed because nobody said it, as one sentence. Destinations are named as the plan names them.
pub fn assumption(assumption: &Assumption, plan: &Plan, language: Language) -> String {
    let city = |id: &DestinationId| city_name(id, plan, language);
    match assumption {
        Assumption::LodgingAtCentre(id) => {
            let named = lodging_named(id, plan);
            let city = city(id);
            if named {
                return pick(
                    language,
                    format!(
                        "Where the lodging named in {city} lies is not known: the centre stands in for it."
                    ),
                    format!("{city}에 적은 숙소의 위치를 몰라 도심을 기준으로 계산했습니다."),
                );
            }
            pick(
                language,
                format!("No lodging was named in {city}: days start and end at the centre."),
                format!("{city} 숙소가 정해지지 않아 도심에서 출발하고 마칩니다."),
            )
        }
        Assumption::Station(id, station) => {
            let city = city(id);
            pick(
                language,
                format!("No station was named in {city}: the group comes and goes by {station}."),
                format!(
                    "{city}의 역이 정해지지 않아 {} 이용합니다.",
                    with(station, Particle::Object)
                ),
            )
        }
        Assumption::TransferEstimated(from, to) => {
            let (from, to) = (city(from), city(to));
            pick(
                language,
                format!("The way from {from} to {to} is an estimate."),
                format!(
                    "{from}에서 {}의 이동은 추정값입니다.",
                    with(&to, Particle::Towards)
                ),
            )
        }
        Assumption::NoRate(currency) => pick(
            language,
            format!("There is no exchange rate for {currency}: amounts in it count as unknown."),
            format!("{currency} 환율이 없어 그 통화의 금액은 모르는 비용으로 둡니다."),
        ),
        Assumption::Rate(base, quote, millionths, day, origin) => {
            let (rate, day) = (decimal(*millionths), date(*day, language));
            let source = if origin.is_empty() {
                String::new()
            } else {
                format!(", {origin}")
            };
            pick(
                language,
                format!("Amounts were converted at 1 {base} = {rate} {quote} ({day}{source})."),
                format!("금액은 1 {base} = {rate} {quote} 환율로 환산했습니다 ({day}{source})."),
            )
        }
        Assumption::AdultPrices => pick(
            language,
            "Prices for children are not known: adult prices count for everybody.",
            "어린이 요금을 몰라 모두 성인 요금으로 계산했습니다.",
        ),
        Assumption::MenusUnknown => pick(
            language,
            "What most restaurants serve is not known: ask there about the diets named.",
            "대부분 식당의 메뉴를 알 수 없으니, 말씀하신 식단은 식당에 확인하세요.",
        ),
        Assumption::TransferInTheMorning(id) => {
            let city = city(id);
            pick(
                language,
                format!("No time was given for leaving {city}: the transfer leaves when the day starts."),
                format!("{city}에서 떠나는 시각이 정해지지 않아 하루를 시작할 때 떠납니다."),
            )
        }
    }
}

fn value_term(value: ValueTerm, negative: bool, language: Language) -> &'static str {
    match (value, negative) {
        (ValueTerm::Locked, _) => term(language, "settled by you", "직접 정한 곳"),
        (ValueTerm::MustSee, _) => term(language, "a must-see", "꼭 가고 싶은 곳"),
        (ValueTerm::Wished, false) => term(language, "wished for", "희망 사항에 맞음"),
        (ValueTerm::Wished, true) => term(language, "against a wish", "희망 사항과 다름"),
        (ValueTerm::Interest, false) => term(language, "matches the group's tastes", "일행의 취향에 맞음"),
        (ValueTerm::Interest, true) => term(language, "against the group's tastes", "일행의 취향과 다름"),
        (ValueTerm::Fame, _) => term(language, "well known", "잘 알려진 곳"),
        (ValueTerm::Diversity, false) => term(language, "something different", "다른 방문지와 다른 종류"),
        (ValueTerm::Diversity, true) => term(language, "one more of the same kind", "같은 종류가 이어짐"),
        (ValueTerm::Weather, false) => term(language, "suits the expected weather", "예상 날씨에 맞음"),
        (ValueTerm::Weather, true) => term(language, "exposed to the expected weather", "예상 날씨에 불리함"),
        (ValueTerm::GoldenHour, _) => term(language, "at its best light", "빛이 가장 좋은 시간"),
        (ValueTerm::VerifiedHours, false) => term(language, "opening hours are cited", "영업시간 출처 확인"),
        (ValueTerm::VerifiedHours, true) => term(language, "opening hours are not known", "영업시간 모름"),
        (ValueTerm::Price, false) => term(language, "inexpensive", "부담 없는 가격"),
        (ValueTerm::Price, true) => term(language, "expensive", "부담되는 가격"),
        (ValueTerm::Access, false) => term(language, "step-free", "계단 없이 이용 가능"),
        (ValueTerm::Access, true) => term(language, "not known to be step-free", "계단 없는 접근 미확인"),
        (ValueTerm::Crowds, false) => term(language, "away from the crowds", "붐비지 않는 시간"),
        (ValueTerm::Crowds, true) => term(language, "likely crowded", "붐빌 수 있음"),
        (ValueTerm::Kept, _) => term(language, "in the plan before", "이전 일정에 있던 곳"),
    }
}

/// Whether the request names a lodging there, which then could not be found.
fn lodging_named(id: &DestinationId, plan: &Plan) -> bool {
    let segment = plan
        .days
        .iter()
        .flat_map(|day| &day.segments)
        .find(|segment| segment.destination == *id);
    plan.request.destinations.iter().any(|asked| {
        let same = |name: &str| name.to_lowercase() == asked.name.to_lowercase();
        let names = segment.map(|segment| &segment.names);
        let known = names.is_some_and(|names| {
            [Some(&names.local), names.ko.as_ref(), names.en.as_ref()]
                .into_iter()
                .flatten()
                .any(|name| same(name))
        });
        !asked.lodging.is_empty() && (known || same(id.as_str()))
    })
}

fn city_name(id: &DestinationId, plan: &Plan, language: Language) -> String {
    plan.days
        .iter()
        .flat_map(|day| &day.segments)
        .find(|segment| segment.destination == *id)
        .map_or_else(
            || city_as_written(id.as_str()),
            |segment| segment.names.in_language(language).to_owned(),
        )
}

/// Millionths as a decimal number without trailing zeros.
fn decimal(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let magnitude = millionths.unsigned_abs();
    let text = format!("{sign}{}.{:06}", magnitude / 1_000_000, magnitude % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{decimal, placement, why};
    use engine_model::plan::Language;
    use engine_model::why::{Placement, ValueTerm};
    use engine_model::{DayTime, Metres};

    const BOTH: [Language; 2] = [Language::English, Language::Korean];

    fn check_why(term: ValueTerm, points: i32, expected: [&str; 2]) {
        assert_eq!(BOTH.map(|language| why(term, points, language)), expected);
    }

    fn check_placement(reason: Placement, expected: [&str; 2]) {
        assert_eq!(BOTH.map(|language| placement(&reason, language)), expected);
    }

    #[test]
    fn says_what_spoke_for_and_against() {
        check_why(ValueTerm::Fame, 80, ["well known (+80)", "잘 알려진 곳 (+80)"]);
        check_why(
            ValueTerm::Weather,
            5,
            ["suits the expected weather (+5)", "예상 날씨에 맞음 (+5)"],
        );
        check_why(
            ValueTerm::Weather,
            -5,
            ["exposed to the expected weather (-5)", "예상 날씨에 불리함 (-5)"],
        );
        check_why(
            ValueTerm::VerifiedHours,
            -3,
            ["opening hours are not known (-3)", "영업시간 모름 (-3)"],
        );
    }

    #[test]
    fn says_why_it_stands_there() {
        check_placement(
            Placement::LockedDay,
            ["its day was settled", "날짜가 정해져 있습니다"],
        );
        check_placement(
            Placement::OpenDays(1),
            [
                "it is open on only one of the days spent there",
                "머무는 날 가운데 하루만 문을 엽니다",
            ],
        );
        check_placement(
            Placement::NearPrevious(Metres(300)),
            [
                "it is 300 m from the entry before",
                "바로 앞 일정에서 300 m 거리입니다",
            ],
        );
        check_placement(
            Placement::BeforeClosing(DayTime::hm(17, 0)),
            ["it closes at 17:00", "17:00에 문을 닫습니다"],
        );
        check_placement(
            Placement::GoldenHour,
            ["the light is best then", "빛이 가장 좋은 시간입니다"],
        );
    }

    #[test]
    fn writes_rates_without_trailing_zeros() {
        assert_eq!(decimal(1_080_000), "1.08");
        assert_eq!(decimal(1_234_000_000), "1234");
        assert_eq!(decimal(690), "0.00069");
    }
}

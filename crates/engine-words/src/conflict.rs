//! Why nothing could be planned.

use engine_model::plan::{Conflict, Language};
use engine_model::{Currency, FindingCode};

use crate::finding::code_text;
use crate::say::{Numbers, count, pick};
use crate::term::rule;
use crate::title::day_title;

/// The conflict as one sentence: the day, the rule and the amounts. The currency is the plan's.
pub fn conflict(conflict: &Conflict, currency: Currency, language: Language) -> String {
    let subject = (!conflict.subject.is_empty()).then_some(conflict.subject.as_str());
    let numbers = Numbers(&conflict.numbers);
    let known = FindingCode::ALL.iter().find(|code| code.code() == conflict.code);
    let text = match known {
        Some(code) => code_text(*code, subject, numbers, currency, language),
        None => own_text(conflict.code, subject, numbers, language),
    };
    let rule = rule(conflict.rule, language);
    match conflict.day {
        Some(day) => format!("{}, {rule}: {text}", day_title(day, language)),
        None => format!("{rule}: {text}"),
    }
}

fn own_text(code: &str, subject: Option<&str>, numbers: Numbers<'_>, language: Language) -> String {
    let named = subject.map(|subject| format!(" ({subject})")).unwrap_or_default();
    match code {
        "LODGING_UNFIT" => match numbers.pair("people", "nights") {
            Some((people, nights)) => pick(
                language,
                format!(
                    "No lodging offered takes {} for {}{named}.",
                    count(people, "person", "people"),
                    count(nights, "night", "nights")
                ),
                format!("{people}명이 {nights}박을 묵을 수 있는 숙소가 없습니다{named}."),
            ),
            None => pick(
                language,
                format!("No lodging offered fits the group and its nights{named}."),
                format!("인원과 숙박 일수에 맞는 숙소가 없습니다{named}."),
            ),
        },
        "TRANSFER_IMPOSSIBLE" => pick(
            language,
            format!("No transfer can be made between these destinations{named}."),
            format!("이 여행지 사이를 이동할 방법이 없습니다{named}."),
        ),
        "TRANSFER_DATE" => pick(
            language,
            format!("The transfer is not on the day on which the stay ends{named}."),
            format!("교통편 날짜가 숙박이 끝나는 날과 다릅니다{named}."),
        ),
        "STAY_MISSED" => pick(
            language,
            format!("The group would arrive after the stay has begun{named}."),
            format!("일행이 숙박 시작보다 늦게 도착합니다{named}."),
        ),
        "DATE_RANGE" => pick(
            language,
            format!("The departure lies before the last day of the trip{named}."),
            format!("출발 시각이 여행 마지막 날보다 이릅니다{named}."),
        ),
        _ => unknown_text(code, &named, numbers, language),
    }
}

fn unknown_text(code: &str, named: &str, numbers: Numbers<'_>, language: Language) -> String {
    let numbers = if numbers.0.is_empty() {
        String::new()
    } else {
        format!(": {}", numbers.listed())
    };
    pick(
        language,
        format!("A condition cannot hold{named} [{code}{numbers}]."),
        format!("지킬 수 없는 조건이 있습니다{named} [{code}{numbers}]."),
    )
}

#[cfg(test)]
mod tests {
    use super::conflict;
    use engine_model::plan::{Conflict, Language};
    use engine_model::{Currency, Rule};

    fn check(
        code: &'static str,
        rule: Rule,
        subject: &str,
        numbers: &[(&'static str, i64)],
        expected: [&str; 2],
    ) {
        let made = Conflict {
            rule,
            code,
            day: None,
            subject: subject.into(),
            numbers: numbers.to_vec(),
        };
        let euro = Currency::parse("EUR").expect("a code");
        let shown = [Language::English, Language::Korean].map(|language| conflict(&made, euro, language));
        assert_eq!(shown, expected);
    }

    #[test]
    fn names_the_rule_and_the_amount() {
        check(
            "OVER_BUDGET",
            Rule::Budget,
            "",
            &[("cost", 10_100), ("budget", 10_000)],
            [
                "Budget: The known costs exceed the budget (cost €101, budget €100).",
                "예산: 확인된 비용이 예산을 넘습니다 (비용 101유로, 예산 100유로).",
            ],
        );
        check(
            "LODGING_UNFIT",
            Rule::DayFrame,
            "Hotel",
            &[("people", 1), ("nights", 3)],
            [
                "Start, end, lodging and luggage: No lodging offered takes 1 person for 3 nights (Hotel).",
                "출발·도착·숙소·짐: 1명이 3박을 묵을 수 있는 숙소가 없습니다 (Hotel).",
            ],
        );
    }

    #[test]
    fn says_an_unknown_code_with_its_numbers() {
        check(
            "SOMETHING_NEW",
            Rule::Travel,
            "",
            &[("metres", 5)],
            [
                "Travel times: A condition cannot hold [SOMETHING_NEW: metres 5].",
                "이동 시간: 지킬 수 없는 조건이 있습니다 [SOMETHING_NEW: metres 5].",
            ],
        );
    }

    #[test]
    fn every_own_code_is_a_sentence() {
        for code in [
            "LODGING_UNFIT",
            "TRANSFER_IMPOSSIBLE",
            "TRANSFER_DATE",
            "STAY_MISSED",
        ] {
            for language in [Language::English, Language::Korean] {
                let made = Conflict {
                    rule: Rule::Travel,
                    code,
                    day: Some(2),
                    subject: String::new(),
                    numbers: Vec::new(),
                };
                let text = conflict(&made, Currency::parse("EUR").expect("a code"), language);
                assert!(text.ends_with('.') && !text.contains(code), "{text}");
            }
        }
    }
}

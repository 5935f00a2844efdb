//! One sentence for every finding.

mod sentences;

use engine_model::plan::{Language, PlanFinding};
use engine_model::{Currency, FindingCode};

use crate::label::{Label, label};
use crate::particle::{Particle, with};
use crate::quantity::money;
use crate::say::{Numbers, duration_of, metres_of, pick, time_of};
use crate::title::day_title;
use sentences::sentence_of;

/// The finding as one sentence with the day it is on: `Day 2: Louvre is closed at the planned time (from 10:00, until
/// 12:00).` The currency is the plan's.
pub fn finding(finding: &PlanFinding, currency: Currency, language: Language) -> String {
    let text = finding_text(finding, currency, language);
    let rain = label(Label::Rain, language);
    match (finding.day, finding.rain_variant) {
        (Some(day), true) => format!("{} ({rain}): {text}", day_title(day, language)),
        (Some(day), false) => format!("{}: {text}", day_title(day, language)),
        (None, true) => format!("{rain}: {text}"),
        (None, false) => text,
    }
}

/// The finding as one sentence without its day, for places where the day stands above.
pub fn finding_text(finding: &PlanFinding, currency: Currency, language: Language) -> String {
    let subject = finding.subject.as_ref().map(|names| names.in_language(language));
    code_text(
        finding.code,
        subject,
        Numbers(&finding.numbers),
        currency,
        language,
    )
}

/// The sentence of a code; a missing subject is named in general terms, missing numbers are left out.
pub(crate) fn code_text(
    code: FindingCode,
    subject: Option<&str>,
    numbers: Numbers<'_>,
    currency: Currency,
    language: Language,
) -> String {
    let sentence = sentence_of(code);
    let general = subject.is_none();
    let subject = subject.map_or_else(|| pick(language, "an entry", "이 일정"), str::to_owned);
    let template = pick(language, sentence.english, sentence.korean);
    let text = template
        .replace("{s은}", &with(&subject, Particle::Topic))
        .replace("{s이}", &with(&subject, Particle::Subject))
        .replace("{s을}", &with(&subject, Particle::Object))
        .replace("{s}", &subject);
    let text = if general { capitalised(&text) } else { text };
    format!(
        "{text}{}.",
        bracket(sentence.numbers, numbers, currency, language)
    )
}

/// How a number of a sentence is read.
#[derive(Clone, Copy)]
enum Unit {
    Time,
    Duration,
    Metres,
    Money,
    Count,
}

/// A number of a sentence: its name in the finding, its unit, and what stands before it in English and Korean.
type Part = (&'static str, Unit, &'static str, &'static str);

/// A sentence without its full stop, with `{s}` for the subject (`{s은}`, `{s이}`, `{s을}` with that particle).
struct Sentence {
    english: &'static str,
    korean: &'static str,
    numbers: &'static [Part],
}

fn bracket(parts: &[Part], numbers: Numbers<'_>, currency: Currency, language: Language) -> String {
    let shown: Option<Vec<String>> = parts
        .iter()
        .map(|(name, unit, english, korean)| {
            let number = numbers.get(name)?;
            let value = match unit {
                Unit::Time => time_of(number, language),
                Unit::Duration => duration_of(number, language),
                Unit::Metres => metres_of(number),
                Unit::Money => money(number, currency, language),
                Unit::Count => number.to_string(),
            };
            Some(pick(
                language,
                format!("{english} {value}"),
                format!("{korean} {value}"),
            ))
        })
        .collect();
    match shown {
        Some(shown) if !shown.is_empty() => format!(" ({})", shown.join(", ")),
        _ => String::new(),
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{finding, sentence_of};
    use engine_model::place::Names;
    use engine_model::plan::{Language, PlanFinding};
    use engine_model::{Currency, FindingCode};

    const BOTH: [Language; 2] = [Language::English, Language::Korean];

    fn made(code: FindingCode, numbers: Vec<(&'static str, i64)>, named: bool) -> PlanFinding {
        let names = Names {
            local: "경복궁".into(),
            ko: Some("경복궁".into()),
            en: Some("Gyeongbokgung".into()),
        };
        PlanFinding {
            code,
            day: None,
            entry: None,
            subject: named.then_some(names),
            numbers,
            rain_variant: false,
        }
    }

    fn won() -> Currency {
        Currency::parse("KRW").expect("a code")
    }

    fn check(code: FindingCode, numbers: &[(&'static str, i64)], expected: [&str; 2]) {
        let finding_made = made(code, numbers.to_vec(), true);
        assert_eq!(
            BOTH.map(|language| finding(&finding_made, won(), language)),
            expected
        );
    }

    #[test]
    fn every_code_is_one_whole_sentence_in_both_languages() {
        for code in FindingCode::ALL {
            let all: Vec<_> = sentence_of(*code)
                .numbers
                .iter()
                .map(|part| (part.0, 36_000))
                .collect();
            for numbers in [Vec::new(), all] {
                for named in [true, false] {
                    for language in BOTH {
                        let text = finding(&made(*code, numbers.clone(), named), won(), language);
                        assert!(text.ends_with('.') && text.len() > 12, "{code:?}: {text}");
                        assert!(!text.contains(['{', '}']), "{code:?}: {text}");
                        let first = text.chars().next().expect("not empty");
                        assert!(!first.is_ascii_lowercase(), "{code:?}: {text}");
                        let hangul = text.chars().any(|c| ('가'..='힣').contains(&c));
                        assert_eq!(hangul, language == Language::Korean, "{code:?}: {text}");
                    }
                }
            }
        }
    }

    #[test]
    fn says_the_numbers_in_their_units() {
        check(
            FindingCode::Closed,
            &[("start", 36_000), ("end", 39_600)],
            [
                "Gyeongbokgung is closed at the planned time (from 10:00, until 11:00).",
                "경복궁은 계획한 시간에 문을 열지 않습니다 (시작 10:00, 끝 11:00).",
            ],
        );
        check(
            FindingCode::OverBudget,
            &[("cost", 120_000), ("budget", 100_000)],
            [
                "The known costs exceed the budget (cost ₩120,000, budget ₩100,000).",
                "확인된 비용이 예산을 넘습니다 (비용 120,000원, 예산 100,000원).",
            ],
        );
        check(
            FindingCode::DayWalkTooLong,
            &[("walking", 7_450), ("limit", 7_000)],
            [
                "The day has more metres on foot than the weakest member can walk (planned 7.5 km, limit 7 km).",
                "하루에 걷는 거리가 건강 상태에 맞는 한도를 넘습니다 (계획 7.5 km, 한도 7 km).",
            ],
        );
    }

    #[test]
    fn names_the_day_and_the_rain_variant() {
        let mut closed = made(FindingCode::UnverifiedHours, Vec::new(), true);
        closed.day = Some(2);
        assert_eq!(
            finding(&closed, won(), Language::English),
            "Day 2: The opening hours of Gyeongbokgung on that date are not known."
        );
        closed.rain_variant = true;
        assert_eq!(
            finding(&closed, won(), Language::Korean),
            "2일차 (비가 오면): 그날 경복궁의 영업시간은 확인되지 않았습니다."
        );
    }
}

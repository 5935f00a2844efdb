//! The smallest change that would let something in.

use engine_model::Currency;
use engine_model::people::Member;
use engine_model::place::Names;
use engine_model::plan::Language;
use engine_model::why::Relaxation;

use crate::particle::{Particle, with};
use crate::quantity::{clock, date, distance, money};
use crate::say::pick;
use crate::title::member;

/// The smallest change, as a clause without a full stop. `drops` names the stop that it would take out.
pub fn relaxation(
    change: &Relaxation,
    drops: Option<&Names>,
    members: &[Member],
    currency: Currency,
    language: Language,
) -> String {
    match change {
        Relaxation::EndLater(day, time) => {
            let (number, time) = (day.saturating_add(1), clock(*time, language));
            pick(
                language,
                format!("stay out until {time} on day {number}"),
                format!("{number}일차를 {time}에 마칩니다"),
            )
        }
        Relaxation::StartEarlier(day, time) => {
            let (number, time) = (day.saturating_add(1), clock(*time, language));
            pick(
                language,
                format!("leave at {time} on day {number}"),
                format!("{number}일차에 {time}에 출발합니다"),
            )
        }
        Relaxation::MoreBudget(amount) => {
            let amount = money(*amount, currency, language);
            pick(
                language,
                format!("spend {amount} more"),
                format!("예산을 {amount} 늘립니다"),
            )
        }
        Relaxation::DropStop(day, _) => dropped(day.saturating_add(1), drops, language),
        Relaxation::WalkLeg(metres) => {
            let metres = distance(*metres);
            pick(
                language,
                format!("allow {metres} on foot at a stretch"),
                format!("한 번에 걷는 거리를 {metres}까지 허용합니다"),
            )
        }
        Relaxation::WalkDay(metres) => {
            let metres = distance(*metres);
            pick(
                language,
                format!("allow {metres} on foot a day"),
                format!("하루에 걷는 거리를 {metres}까지 허용합니다"),
            )
        }
        Relaxation::OneMoreStop(day) => {
            let number = day.saturating_add(1);
            pick(
                language,
                format!("allow one more stop on day {number}"),
                format!("{number}일차에 방문지를 한 곳 더 허용합니다"),
            )
        }
        Relaxation::OtherDate(day) => {
            let day = date(*day, language);
            pick(language, format!("come on {day}"), format!("{day}에 갑니다"))
        }
        Relaxation::AllowIt => pick(
            language,
            "take it off the list of what to avoid",
            "피할 곳 목록에서 뺍니다",
        ),
        Relaxation::WithoutMember(index) => {
            let who = member(*index, members, language);
            pick(
                language,
                format!("go without {who}"),
                format!("{} 빼고 갑니다", with(&who, Particle::Object)),
            )
        }
        Relaxation::AddDay => pick(language, "add a day", "하루를 더합니다"),
    }
}

fn dropped(day: u16, drops: Option<&Names>, language: Language) -> String {
    match drops.map(|names| names.in_language(language)) {
        Some(name) => pick(
            language,
            format!("take out {name} on day {day}"),
            format!("{day}일차의 {} 뺍니다", with(name, Particle::Object)),
        ),
        None => pick(
            language,
            format!("take out a stop on day {day}"),
            format!("{day}일차의 방문지 한 곳을 뺍니다"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::relaxation;
    use engine_model::place::Names;
    use engine_model::plan::Language;
    use engine_model::why::Relaxation;
    use engine_model::{Currency, DayTime, Metres};
    use jiff::civil::date;

    const BOTH: [Language; 2] = [Language::English, Language::Korean];

    fn park() -> Names {
        Names {
            local: "호수공원".into(),
            ko: Some("호수공원".into()),
            en: Some("Lake Park".into()),
        }
    }

    fn euro() -> Currency {
        Currency::parse("EUR").expect("a code")
    }

    fn check_relaxation(change: Relaxation, expected: [&str; 2]) {
        let shown = BOTH.map(|language| relaxation(&change, Some(&park()), &[], euro(), language));
        assert_eq!(shown, expected);
    }

    #[test]
    fn says_the_smallest_change_with_days_counted_from_one() {
        check_relaxation(
            Relaxation::EndLater(0, DayTime::hm(22, 30)),
            ["stay out until 22:30 on day 1", "1일차를 22:30에 마칩니다"],
        );
        check_relaxation(
            Relaxation::StartEarlier(1, DayTime::hm(8, 0)),
            ["leave at 08:00 on day 2", "2일차에 08:00에 출발합니다"],
        );
        check_relaxation(
            Relaxation::DropStop(1, 7),
            ["take out Lake Park on day 2", "2일차의 호수공원을 뺍니다"],
        );
        check_relaxation(
            Relaxation::MoreBudget(500),
            ["spend €5 more", "예산을 5유로 늘립니다"],
        );
        check_relaxation(
            Relaxation::OtherDate(date(2026, 12, 8)),
            ["come on Tue 8 Dec 2026", "2026년 12월 8일 (화)에 갑니다"],
        );
        check_relaxation(
            Relaxation::WithoutMember(1),
            ["go without member 2", "2번째 일행을 빼고 갑니다"],
        );
        check_relaxation(
            Relaxation::WalkDay(Metres(7_500)),
            [
                "allow 7.5 km on foot a day",
                "하루에 걷는 거리를 7.5 km까지 허용합니다",
            ],
        );
        check_relaxation(
            Relaxation::WalkLeg(Metres(600)),
            [
                "allow 600 m on foot at a stretch",
                "한 번에 걷는 거리를 600 m까지 허용합니다",
            ],
        );
        check_relaxation(
            Relaxation::OneMoreStop(2),
            [
                "allow one more stop on day 3",
                "3일차에 방문지를 한 곳 더 허용합니다",
            ],
        );
        check_relaxation(
            Relaxation::AllowIt,
            ["take it off the list of what to avoid", "피할 곳 목록에서 뺍니다"],
        );
        check_relaxation(Relaxation::AddDay, ["add a day", "하루를 더합니다"]);
    }
}

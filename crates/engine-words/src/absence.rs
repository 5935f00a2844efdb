//! What is not in the plan, and why not.

use engine_model::Currency;
use engine_model::place::Names;
use engine_model::plan::{Language, Plan, PlanUnmet};
use engine_model::why::AbsenceReason;

use crate::particle::{Particle, with};
use crate::quantity::{distance, duration, money};
use crate::relaxation::relaxation;
use crate::say::{count, pick};
use crate::term::category;
use crate::title::member;

/// What was asked for, why it is not in, and the smallest change: `Must-see Namsan (Mina): it is closed on every day
/// spent there. Smallest change: come on Tue 8 Dec 2026.`
pub fn unmet(unmet: &PlanUnmet, plan: &Plan, language: Language) -> String {
    let subject = match unmet.category {
        Some(kind) if unmet.place.is_none() => category(kind, language),
        _ => unmet.names.in_language(language),
    };
    let kind = if unmet.must_see {
        pick(language, "Must-see", "꼭 가고 싶은 곳")
    } else if unmet.reason == AbsenceReason::Unknown {
        // A lodging, a settled stop or a station comes here too; to call it a wish would be wrong.
        pick(language, "Asked for", "요청한 곳")
    } else {
        pick(language, "Wish", "희망")
    };
    let who = unmet
        .member
        .map(|index| format!(" ({})", member(index, &plan.request.members, language)))
        .unwrap_or_default();
    let reason = absence(
        &unmet.reason,
        unmet.displaced_by.as_ref(),
        plan.currency,
        language,
    );
    let change = unmet.relaxation.as_ref().map(|change| {
        let drops = unmet.relaxation_drops.as_ref();
        let text = relaxation(change, drops, &plan.request.members, plan.currency, language);
        pick(
            language,
            format!(" Smallest change: {text}."),
            format!(" 가장 작은 변경: {text}."),
        )
    });
    format!("{kind} {subject}{who}: {reason}.{}", change.unwrap_or_default())
}

/// Why something is not in the plan, as a clause without a full stop. `displaced_by` names the stop that took its
/// place, where there is one.
pub fn absence(
    reason: &AbsenceReason,
    displaced_by: Option<&Names>,
    currency: Currency,
    language: Language,
) -> String {
    match reason {
        AbsenceReason::DisplacedBy(_) => displaced(displaced_by, language),
        AbsenceReason::OverBudget(amount) => {
            let amount = money(*amount, currency, language);
            pick(
                language,
                format!("it is {amount} over the budget"),
                format!("예산을 {amount} 넘습니다"),
            )
        }
        AbsenceReason::TooYoung(..)
        | AbsenceReason::NotStepFree
        | AbsenceReason::Strenuous
        | AbsenceReason::LegWalk(..)
        | AbsenceReason::DayWalk(..)
        | AbsenceReason::StopLimit(_) => unfit(reason, language),
        AbsenceReason::Unknown
        | AbsenceReason::ClosedAllDays
        | AbsenceReason::HoursDoNotFit
        | AbsenceReason::Avoided
        | AbsenceReason::NoTime(_)
        | AbsenceReason::FewOnOffer(..)
        | AbsenceReason::LessWorth(_) => unplaced(reason, language),
    }
}

fn displaced(displaced_by: Option<&Names>, language: Language) -> String {
    match displaced_by.map(|names| names.in_language(language)) {
        Some(name) => pick(
            language,
            format!("it would fit only in place of {name}, which is worth more to the group"),
            format!(
                "일행에게 더 가치 있는 {} 빼야만 들어갑니다",
                with(name, Particle::Object)
            ),
        ),
        None => pick(
            language,
            "it would fit only in place of a stop that is worth more to the group",
            "일행에게 더 가치 있는 방문지를 빼야만 들어갑니다",
        ),
    }
}

fn unfit(reason: &AbsenceReason, language: Language) -> String {
    match reason {
        AbsenceReason::TooYoung(age, minimum) => pick(
            language,
            format!("the youngest member is {age} and the minimum age is {minimum}"),
            format!("최소 나이는 {minimum}세인데 가장 어린 일행이 {age}세입니다"),
        ),
        AbsenceReason::NotStepFree => pick(
            language,
            "it has steps and a member needs step-free access",
            "계단이 있어 이용하기 어려운 일행이 있습니다",
        ),
        AbsenceReason::LegWalk(metres, limit) => {
            let (metres, limit) = (distance(*metres), distance(*limit));
            pick(
                language,
                format!("the way there has {metres} on foot, and {limit} is the limit at a stretch"),
                format!("가는 길에 {metres} 걸어야 하는데 한 번에 걷는 한도는 {limit}입니다"),
            )
        }
        AbsenceReason::DayWalk(metres, limit) => {
            let (metres, limit) = (distance(*metres), distance(*limit));
            pick(
                language,
                format!("the day would have {metres} on foot, and {limit} is the limit"),
                format!("하루에 {metres} 걷게 되는데 한도는 {limit}입니다"),
            )
        }
        AbsenceReason::StopLimit(limit) => {
            let stops = count(i64::from(*limit), "stop", "stops");
            pick(
                language,
                format!("every day already has the {stops} that the weakest member can do"),
                format!("모든 날이 이미 건강 상태에 맞는 방문지 {limit}곳을 채웠습니다"),
            )
        }
        _ => pick(
            language,
            "it is too strenuous for a member",
            "체력 부담이 너무 큰 일행이 있습니다",
        ),
    }
}

fn unplaced(reason: &AbsenceReason, language: Language) -> String {
    match reason {
        AbsenceReason::ClosedAllDays => pick(
            language,
            "it is closed on every day spent there",
            "그곳에 머무는 모든 날에 문을 닫습니다",
        ),
        AbsenceReason::HoursDoNotFit => pick(
            language,
            "it is not open at any time when the group could be there",
            "일행이 갈 수 있는 시간에는 문을 열지 않습니다",
        ),
        AbsenceReason::Avoided => pick(
            language,
            "the request rules it out",
            "요청에서 피하기로 한 곳입니다",
        ),
        AbsenceReason::NoTime(missing) => {
            let missing = duration(*missing, language);
            pick(
                language,
                format!("no day has the time left; the best one lacks {missing}"),
                format!(
                    "시간이 남는 날이 없고, 가장 나은 날에도 {} 모자랍니다",
                    with(&missing, Particle::Subject)
                ),
            )
        }
        AbsenceReason::FewOnOffer(planned, offered) => pick(
            language,
            format!("only {offered} of the kind fit, and {planned} of them are planned"),
            format!("조건에 맞는 곳이 {offered}곳뿐이고, 그중 {planned}곳을 넣었습니다"),
        ),
        AbsenceReason::LessWorth(points) => pick(
            language,
            format!(
                "it would fit, but the plan is better without it by {}",
                count(i64::from(*points), "point", "points")
            ),
            format!("넣을 수는 있지만 빼는 편이 {points}점 더 낫습니다"),
        ),
        _ => pick(
            language,
            "no data pack knows it",
            "데이터 팩에서 찾을 수 없는 곳입니다",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::absence;
    use engine_model::place::Names;
    use engine_model::plan::Language;
    use engine_model::why::AbsenceReason;
    use engine_model::{Currency, Metres, Seconds};

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

    fn check_absence(reason: AbsenceReason, expected: [&str; 2]) {
        let shown = BOTH.map(|language| absence(&reason, Some(&park()), euro(), language));
        assert_eq!(shown, expected);
    }

    #[test]
    fn says_why_not_with_the_numbers() {
        check_absence(
            AbsenceReason::DisplacedBy(3),
            [
                "it would fit only in place of Lake Park, which is worth more to the group",
                "일행에게 더 가치 있는 호수공원을 빼야만 들어갑니다",
            ],
        );
        check_absence(
            AbsenceReason::LegWalk(Metres(1_300), Metres(500)),
            [
                "the way there has 1.3 km on foot, and 500 m is the limit at a stretch",
                "가는 길에 1.3 km 걸어야 하는데 한 번에 걷는 한도는 500 m입니다",
            ],
        );
        check_absence(
            AbsenceReason::NoTime(Seconds::minutes(40)),
            [
                "no day has the time left; the best one lacks 40 min",
                "시간이 남는 날이 없고, 가장 나은 날에도 40분이 모자랍니다",
            ],
        );
        check_absence(
            AbsenceReason::OverBudget(1_250),
            ["it is €12.50 over the budget", "예산을 12.50유로 넘습니다"],
        );
    }

    #[test]
    fn every_reason_and_change_reads_on_in_both_languages() {
        let metres = Metres(900);
        let reasons = [
            AbsenceReason::Unknown,
            AbsenceReason::ClosedAllDays,
            AbsenceReason::HoursDoNotFit,
            AbsenceReason::Avoided,
            AbsenceReason::TooYoung(6, 12),
            AbsenceReason::NotStepFree,
            AbsenceReason::Strenuous,
            AbsenceReason::LegWalk(metres, metres),
            AbsenceReason::DayWalk(metres, metres),
            AbsenceReason::StopLimit(1),
            AbsenceReason::NoTime(Seconds(60)),
            AbsenceReason::OverBudget(1),
            AbsenceReason::DisplacedBy(0),
            AbsenceReason::FewOnOffer(1, 2),
            AbsenceReason::LessWorth(1),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for reason in reasons {
            for language in BOTH {
                let text = absence(&reason, None, euro(), language);
                assert!(!text.is_empty() && !text.ends_with('.'), "{text}");
                assert!(language == Language::English || text.ends_with("니다"), "{text}");
                assert!(seen.insert(text), "{reason:?} shares its words");
            }
        }
    }
}

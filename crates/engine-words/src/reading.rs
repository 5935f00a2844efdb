//! What was read from free text, said back.

use engine_model::PlaceId;
use engine_model::people::{Diet, MobilityAid};
use engine_model::plan::{Language, Plan};
use engine_model::wish::{BudgetSpan, DayPart, MealKind, Pace, ReadWish, Wish, WishDay, WishKind};

use crate::quantity::{clock, distance, money_of};
use crate::say::{pick, term};
use crate::term::{category, meal, mode};

/// The words and what they were taken to mean: `“no museums” → without museum`.
pub fn reading(read: &ReadWish, plan: &Plan, language: Language) -> String {
    let meaning = wish(&read.wish, plan, language);
    format!("“{}” → {meaning}", read.words)
}

fn wish(wish: &Wish, plan: &Plan, language: Language) -> String {
    let meaning = meaning(&wish.kind, plan, language);
    match wish.day {
        None => meaning,
        Some(WishDay::Number(day)) => pick(
            language,
            format!("{meaning} (day {day})"),
            format!("{meaning} ({day}일차)"),
        ),
        Some(WishDay::Last) => pick(
            language,
            format!("{meaning} (last day)"),
            format!("{meaning} (마지막 날)"),
        ),
    }
}

fn meaning(kind: &WishKind, plan: &Plan, language: Language) -> String {
    match kind {
        WishKind::MustSee(_)
        | WishKind::AvoidPlace(_)
        | WishKind::AvoidCategory(_)
        | WishKind::More(_)
        | WishKind::Less(_)
        | WishKind::AtTime(..) => places(kind, plan, language),
        WishKind::Meal(..) | WishKind::Diet(_) | WishKind::Cuisine(_) => food(kind, language),
        WishKind::Pace(_)
        | WishKind::DayStart(_)
        | WishKind::DayEnd(_)
        | WishKind::Budget(..)
        | WishKind::Cheap
        | WishKind::RainPlan
        | WishKind::AvoidCrowds => frame(kind, language),
        WishKind::LittleWalking
        | WishKind::WalkingMetresDay(_)
        | WishKind::Mobility(_)
        | WishKind::Children(_)
        | WishKind::Transport(_) => travel(kind, language),
    }
}

fn places(kind: &WishKind, plan: &Plan, language: Language) -> String {
    let name = |id: &PlaceId| place_name(id, plan, language);
    match kind {
        WishKind::MustSee(id) => {
            let name = name(id);
            pick(language, format!("must-see {name}"), format!("{name} 꼭 가기"))
        }
        WishKind::AvoidPlace(id) => {
            let name = name(id);
            pick(language, format!("without {name}"), format!("{name} 제외"))
        }
        WishKind::AvoidCategory(kind) => {
            let kind = category(*kind, language);
            pick(language, format!("none of: {kind}"), format!("{kind} 제외"))
        }
        WishKind::More(kind) => {
            let kind = category(*kind, language);
            pick(language, format!("more of: {kind}"), format!("{kind} 더 많이"))
        }
        WishKind::AtTime(id, part) => format!("{}, {}", name(id), day_part(*part, language)),
        WishKind::Less(kind) => {
            let kind = category(*kind, language);
            pick(language, format!("less of: {kind}"), format!("{kind} 적게"))
        }
        _ => String::new(),
    }
}

fn food(kind: &WishKind, language: Language) -> String {
    match kind {
        WishKind::Meal(kind, wanted) => {
            let name = meal(*kind, language);
            if *wanted {
                let word = if *kind == MealKind::Breakfast {
                    "with"
                } else {
                    "have"
                };
                pick(language, format!("{word} {name}"), format!("{name} 포함"))
            } else {
                pick(language, format!("without {name}"), format!("{name} 제외"))
            }
        }
        WishKind::Diet(diet) => diet_word(*diet, language).to_owned(),
        WishKind::Cuisine(word) => pick(language, format!("food: {word}"), format!("음식 선호 ({word})")),
        _ => String::new(),
    }
}

fn frame(kind: &WishKind, language: Language) -> String {
    match kind {
        WishKind::Pace(Pace::Relaxed) => pick(language, "relaxed pace", "여유로운 일정"),
        WishKind::Pace(Pace::Normal) => pick(language, "usual pace", "보통 속도의 일정"),
        WishKind::Pace(Pace::Packed) => pick(language, "full days", "알찬 일정"),
        WishKind::DayStart(time) => {
            let time = clock(*time, language);
            pick(
                language,
                format!("not out before {time}"),
                format!("{time} 이후에 출발"),
            )
        }
        WishKind::DayEnd(time) => {
            let time = clock(*time, language);
            pick(language, format!("back by {time}"), format!("{time}까지 복귀"))
        }
        WishKind::Budget(amount, span) => {
            let amount = money_of(*amount, language);
            match span {
                BudgetSpan::Trip => pick(language, format!("budget {amount}"), format!("예산 {amount}")),
                BudgetSpan::Day => pick(
                    language,
                    format!("budget {amount} a day"),
                    format!("하루 예산 {amount}"),
                ),
            }
        }
        WishKind::Cheap => pick(language, "rather cheap", "저렴하게"),
        WishKind::RainPlan => pick(language, "ready for rain", "비 올 때 대비"),
        _ => pick(language, "away from the crowds", "붐비지 않게"),
    }
}

fn travel(kind: &WishKind, language: Language) -> String {
    match kind {
        WishKind::WalkingMetresDay(metres) => {
            let metres = distance(engine_model::Metres(*metres));
            pick(
                language,
                format!("at most {metres} on foot a day"),
                format!("하루 도보 {metres} 이내"),
            )
        }
        WishKind::Mobility(aid) => aid_word(*aid, language).to_owned(),
        WishKind::Children(ages) if ages.is_empty() => pick(language, "with children", "아이 동반"),
        WishKind::Children(ages) => {
            let ages: Vec<String> = ages.iter().map(u8::to_string).collect();
            let ages = ages.join(", ");
            pick(
                language,
                format!("with children aged {ages}"),
                format!("아이 동반 ({ages}세)"),
            )
        }
        WishKind::Transport(kind) => pick(
            language,
            format!("by {}", mode(*kind, language)),
            format!("{} 이용", mode(*kind, language)),
        ),
        _ => pick(language, "little walking", "적게 걷기"),
    }
}

const fn day_part(part: DayPart, language: Language) -> &'static str {
    match part {
        DayPart::Morning => term(language, "in the morning", "오전"),
        DayPart::Noon => term(language, "around noon", "점심 무렵"),
        DayPart::Afternoon => term(language, "in the afternoon", "오후"),
        DayPart::Sunset => term(language, "at sunset", "해 질 무렵"),
        DayPart::Evening => term(language, "in the evening", "저녁"),
        DayPart::Night => term(language, "at night", "밤"),
    }
}

const fn diet_word(diet: Diet, language: Language) -> &'static str {
    match diet {
        Diet::Vegetarian => term(language, "vegetarian", "채식"),
        Diet::Vegan => term(language, "vegan", "비건"),
        Diet::Halal => term(language, "halal", "할랄"),
        Diet::Kosher => term(language, "kosher", "코셔"),
        Diet::NoPork => term(language, "no pork", "돼지고기 제외"),
        Diet::NoBeef => term(language, "no beef", "소고기 제외"),
        Diet::NoSeafood => term(language, "no seafood", "해산물 제외"),
        Diet::NoNuts => term(language, "no nuts", "견과류 제외"),
        Diet::GlutenFree => term(language, "gluten-free", "글루텐 프리"),
        Diet::LactoseFree => term(language, "lactose-free", "유당 제외"),
    }
}

const fn aid_word(aid: MobilityAid, language: Language) -> &'static str {
    match aid {
        MobilityAid::Wheelchair => term(language, "with a wheelchair", "휠체어 이용"),
        MobilityAid::Stroller => term(language, "with a stroller", "유모차 이용"),
        MobilityAid::Cane => term(language, "with a cane", "지팡이 이용"),
        MobilityAid::StepFree => term(language, "step-free ways", "계단 없는 길"),
    }
}

/// The place as the plan names it; one that the plan does not hold goes by its id.
fn place_name(id: &PlaceId, plan: &Plan, language: Language) -> String {
    let entries = plan.days.iter().flat_map(|day| &day.entries);
    let planned = entries
        .filter(|entry| entry.place.as_ref() == Some(id))
        .map(|entry| &entry.names);
    let left_out = plan
        .unmet
        .iter()
        .filter(|line| line.place.as_ref() == Some(id))
        .map(|line| &line.names);
    planned
        .chain(left_out)
        .next()
        .map_or_else(|| id.to_string(), |names| names.in_language(language).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{food, frame, travel};
    use engine_model::people::Diet;
    use engine_model::plan::Language;
    use engine_model::wish::{BudgetSpan, MealKind, Pace, WishKind};
    use engine_model::{Currency, Money};

    fn check(say: fn(&WishKind, Language) -> String, kind: &WishKind, expected: [&str; 2]) {
        assert_eq!(
            [Language::English, Language::Korean].map(|language| say(kind, language)),
            expected
        );
    }

    #[test]
    fn says_back_what_was_understood() {
        check(
            frame,
            &WishKind::Pace(Pace::Relaxed),
            ["relaxed pace", "여유로운 일정"],
        );
        let daily = Money {
            amount: 200_000,
            currency: Currency::parse("KRW").expect("a code"),
        };
        check(
            frame,
            &WishKind::Budget(daily, BudgetSpan::Day),
            ["budget ₩200,000 a day", "하루 예산 200,000원"],
        );
        check(
            food,
            &WishKind::Meal(MealKind::Lunch, false),
            ["without lunch", "점심 제외"],
        );
        check(food, &WishKind::Diet(Diet::NoPork), ["no pork", "돼지고기 제외"]);
        check(
            travel,
            &WishKind::WalkingMetresDay(3_000),
            ["at most 3 km on foot a day", "하루 도보 3 km 이내"],
        );
    }
}

//! Words for meals.

use engine_model::wish::MealKind;

/// Meals, which in Korean share their words with parts of the day.
pub(super) const MEALS: [(&str, MealKind); 6] = [
    (
        concat!(
            r"(?<it>아침(?: ?식사| ?밥))|(?<it2>아침)(?:은|을|도|만|이랑|하고|과| 꼭| 안 | 먹| 챙",
            r"|, ?점심|, ?저녁| 빼| 필요| 패스| 생략| 스킵| 제외)",
        ),
        MealKind::Breakfast,
    ),
    (
        concat!(
            r"(?<it>점심(?: ?식사| ?밥))|(?<it2>점심)(?:은|을|도|만|이랑|하고|과| 꼭| 안 | 먹| 챙",
            r"|, ?저녁| 빼| 필요| 패스| 생략| 스킵| 제외)",
        ),
        MealKind::Lunch,
    ),
    (
        concat!(
            r"(?<it>저녁(?: ?식사| ?밥)|석식|만찬)|(?<it2>저녁)(?:은|을|도|만|이랑|하고| 꼭| 안 | 먹",
            r"| 챙| 빼| 필요| 패스| 생략| 스킵| 제외)",
        ),
        MealKind::Dinner,
    ),
    (r"\b(?:breakfasts?|brekkie|brekky)\b", MealKind::Breakfast),
    (r"\blunch(?:es)?\b", MealKind::Lunch),
    (r"\b(?:dinners?|supper|evening meals?)\b", MealKind::Dinner),
];

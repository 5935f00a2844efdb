//! Wishes in the words of the corpus.

use engine_model::people::{Diet, MobilityAid};
use engine_model::problem::Mode;
use engine_model::wish::{BudgetSpan, DayPart, MealKind, Pace, Wish, WishDay, WishKind};
use serde_json::{Value, json};

/// A wish as the corpus writes it.
pub(crate) fn label(wish: &Wish) -> Value {
    let mut value = match &wish.kind {
        WishKind::MustSee(place) => json!({"kind": "must-see", "place": place.as_str()}),
        WishKind::AvoidPlace(place) => json!({"kind": "avoid", "place": place.as_str()}),
        WishKind::AvoidCategory(category) => json!({"kind": "avoid", "category": category.term()}),
        WishKind::More(category) => json!({"kind": "more", "category": category.term()}),
        WishKind::Less(category) => json!({"kind": "less", "category": category.term()}),
        WishKind::Pace(Pace::Packed) => json!({"kind": "pace", "level": "packed"}),
        WishKind::Pace(_) => json!({"kind": "pace", "level": "relaxed"}),
        WishKind::DayStart(time) => json!({"kind": "day-start", "time": time.to_string()}),
        WishKind::DayEnd(time) => json!({"kind": "day-end", "time": time.to_string()}),
        WishKind::Meal(meal, want) => json!({"kind": "meal", "meal": meal_term(*meal), "want": want}),
        WishKind::Diet(diet) => json!({"kind": "diet", "diet": diet_term(*diet)}),
        WishKind::Cuisine(cuisine) => json!({"kind": "cuisine", "cuisine": cuisine}),
        WishKind::Budget(money, span) => json!({
            "kind": "budget", "amount": money.amount / money.currency.minor_per_major(),
            "currency": money.currency.code(), "per": if *span == BudgetSpan::Day { "day" } else { "trip" },
        }),
        WishKind::Cheap => json!({"kind": "cheap"}),
        WishKind::LittleWalking => json!({"kind": "walking", "level": "little"}),
        WishKind::WalkingMetresDay(metres) => json!({"kind": "walking", "max_metres_day": metres}),
        WishKind::Mobility(aid) => json!({"kind": "mobility", "aid": aid_term(*aid)}),
        WishKind::Children(ages) => json!({"kind": "children", "ages": ages}),
        WishKind::RainPlan => json!({"kind": "rain-plan"}),
        WishKind::Transport(mode) => json!({"kind": "transport", "mode": mode_term(*mode)}),
        WishKind::AtTime(place, part) => {
            json!({"kind": "at-time", "place": place.as_str(), "part": part_term(*part)})
        }
        WishKind::AvoidCrowds => json!({"kind": "avoid-crowds"}),
    };
    match wish.day {
        Some(WishDay::Number(day)) => value["day"] = json!(day),
        Some(WishDay::Last) => value["day"] = json!("last"),
        None => {}
    }
    value
}

fn meal_term(meal: MealKind) -> &'static str {
    match meal {
        MealKind::Breakfast => "breakfast",
        MealKind::Lunch => "lunch",
        MealKind::Dinner => "dinner",
    }
}

fn diet_term(diet: Diet) -> &'static str {
    match diet {
        Diet::Vegetarian => "vegetarian",
        Diet::Vegan => "vegan",
        Diet::Halal => "halal",
        Diet::Kosher => "kosher",
        Diet::NoPork => "no-pork",
        Diet::NoBeef => "no-beef",
        Diet::NoSeafood => "no-seafood",
        Diet::NoNuts => "no-nuts",
        Diet::GlutenFree => "gluten-free",
        Diet::LactoseFree => "lactose-free",
    }
}

fn aid_term(aid: MobilityAid) -> &'static str {
    match aid {
        MobilityAid::Wheelchair => "wheelchair",
        MobilityAid::Stroller => "stroller",
        MobilityAid::Cane => "cane",
        MobilityAid::StepFree => "step-free",
    }
}

fn mode_term(mode: Mode) -> &'static str {
    match mode {
        Mode::Transit => "transit",
        Mode::Car => "car",
        Mode::Walk => "walk",
        Mode::Taxi => "taxi",
        Mode::Bike => "bike",
        _ => "other",
    }
}

fn part_term(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "morning",
        DayPart::Noon => "noon",
        DayPart::Afternoon => "afternoon",
        DayPart::Sunset => "sunset",
        DayPart::Evening => "evening",
        DayPart::Night => "night",
    }
}

//! What to bring, and why: from the weather, the place and the group.
//!
//! A thing is named where a fact asks for it. Rain, heat, cold and dust are those of the day's weather and concern
//! stops that are not all under a roof; the rest follows from the kind of place and the size of the group.

use engine_model::place::{Category, Setting};
use engine_model::plan::{PlanDay, PlanEntry, PlanEntryKind, Weather, WeatherKind};
use platform::{Language, Text, text};
use serde::Serialize;
use utoipa::ToSchema;

/// From this chance of precipitation on: an umbrella.
const WET_PERCENT: u8 = 50;
/// From this daily maximum on, tenths of a degree: water and sun protection.
const HOT_DECICELSIUS: i16 = 300;
/// Below this daily maximum: warm clothes.
const COLD_DECICELSIUS: i16 = 50;
/// From this daily maximum on people bathe at a beach.
const BATHING_DECICELSIUS: i16 = 250;
/// From this many travellers on a table is better booked.
const LARGE_GROUP: usize = 6;
/// From this many metres on foot in a day: comfortable shoes.
const LONG_WALK_METRES: i32 = 8_000;

/// What to bring, or to do beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PreparationItem {
    /// Against rain or snow: from a chance of 50 %.
    Umbrella,
    /// Something to drink: from 30 degrees.
    Water,
    /// Against the sun: from 30 degrees.
    SunProtection,
    /// Against fine dust.
    Mask,
    /// Where it stays below 5 degrees.
    WarmClothes,
    /// For a beach from 25 degrees.
    Swimwear,
    /// For 8 km and more on foot in a day.
    ComfortableShoes,
    /// For the stalls of a market.
    Cash,
    /// To be made before: tickets of a theme park, a table for six and more.
    Reservation,
}

/// What asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PreparationReason {
    /// Rain or snow is likely.
    Rain,
    /// It is hot.
    Heat,
    /// It is cold.
    Cold,
    /// There is a warning of fine dust.
    Dust,
    /// The kind of place.
    Category,
    /// The size of the group.
    GroupSize,
    /// Much is walked.
    LongWalk,
}

/// Something to bring, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PreparationNote {
    /// What.
    item: PreparationItem,
    /// What asks for it.
    reason: PreparationReason,
    /// Why, in the asked language.
    message: String,
}

type Needed = (PreparationItem, PreparationReason, Text);

/// What an entry asks for.
pub(super) fn of_entry(
    entry: &PlanEntry,
    weather: Option<&Weather>,
    travellers: usize,
    language: Language,
) -> Vec<PreparationNote> {
    noted(needed(entry, weather, travellers), language)
}

/// What a day asks for, each thing once.
pub(super) fn of_day(day: &PlanDay, travellers: usize, language: Language) -> Vec<PreparationNote> {
    let mut all: Vec<Needed> = Vec::new();
    let entries = day.entries.iter();
    let each = entries.flat_map(|entry| needed(entry, day.weather.as_ref(), travellers));
    for one in each.chain(long_walk(day)) {
        if !all.iter().any(|(item, ..)| *item == one.0) {
            all.push(one);
        }
    }
    noted(all, language)
}

fn noted(needed: Vec<Needed>, language: Language) -> Vec<PreparationNote> {
    let note = |(item, reason, why): Needed| PreparationNote {
        item,
        reason,
        message: why.get(language).to_owned(),
    };
    needed.into_iter().map(note).collect()
}

fn needed(entry: &PlanEntry, weather: Option<&Weather>, travellers: usize) -> Vec<Needed> {
    let mut needed = Vec::new();
    let stop = entry.kind == PlanEntryKind::Stop;
    if let Some(weather) = weather.filter(|_| stop) {
        if matches!(entry.setting, Some(Setting::Outdoor | Setting::Mixed)) {
            needed.extend(outdoors(weather));
        }
        let warm = weather.maximum_decicelsius >= BATHING_DECICELSIUS;
        if warm && entry.category == Some(Category::Beach) {
            needed.push((
                PreparationItem::Swimwear,
                PreparationReason::Category,
                text(
                    "해변에서 물놀이하기 좋은 기온입니다",
                    "It is warm enough to bathe at the beach",
                ),
            ));
        }
    }
    needed.extend(by_kind(entry, travellers));
    needed
}

fn outdoors(weather: &Weather) -> Vec<Needed> {
    let wet = weather.rain_percent.filter(|percent| *percent >= WET_PERCENT);
    let hot = weather.maximum_decicelsius >= HOT_DECICELSIUS;
    let cold = weather.maximum_decicelsius < COLD_DECICELSIUS;
    let mut needed = Vec::new();
    if let Some(percent) = wet {
        let why = text(
            format!("비나 눈이 올 확률 {percent}%{}", usual(weather).ko),
            format!("{percent} % chance of rain or snow{}", usual(weather).en),
        );
        needed.push((PreparationItem::Umbrella, PreparationReason::Rain, why));
    }
    if hot {
        for item in [PreparationItem::Water, PreparationItem::SunProtection] {
            needed.push((item, PreparationReason::Heat, highest(weather)));
        }
    }
    if weather.alerts.dust {
        let why = text("미세먼지 예보가 있습니다", "Fine dust is forecast");
        needed.push((PreparationItem::Mask, PreparationReason::Dust, why));
    }
    if cold {
        needed.push((
            PreparationItem::WarmClothes,
            PreparationReason::Cold,
            highest(weather),
        ));
    }
    needed
}

fn highest(weather: &Weather) -> Text {
    let degrees = weather.maximum_decicelsius.saturating_add(5).div_euclid(10);
    text(
        format!("최고 기온 {degrees}도{}", usual(weather).ko),
        format!("Up to {degrees} degrees{}", usual(weather).en),
    )
}

/// Says so where the weather is not forecast.
fn usual(weather: &Weather) -> Text {
    match weather.kind {
        WeatherKind::Forecast => text("", ""),
        WeatherKind::Typical => text(" (이달의 평년값)", " (typical of the month)"),
    }
}

fn by_kind(entry: &PlanEntry, travellers: usize) -> Option<Needed> {
    match (entry.kind, entry.category) {
        (PlanEntryKind::Stop, Some(Category::Market)) => Some((
            PreparationItem::Cash,
            PreparationReason::Category,
            text(
                "시장에는 현금만 받는 가게가 있을 수 있습니다",
                "Some stalls of a market may take cash only",
            ),
        )),
        (PlanEntryKind::Stop, Some(Category::ThemePark)) => Some((
            PreparationItem::Reservation,
            PreparationReason::Category,
            text(
                "입장권이 매진될 수 있으니 미리 예매하세요",
                "Tickets may sell out: buy them before the day",
            ),
        )),
        (PlanEntryKind::Meal(_), Some(_)) if travellers >= LARGE_GROUP => Some((
            PreparationItem::Reservation,
            PreparationReason::GroupSize,
            text(
                format!("{travellers}명이 앉을 자리를 예약하세요"),
                format!("Book a table for {travellers}"),
            ),
        )),
        _ => None,
    }
}

fn long_walk(day: &PlanDay) -> Option<Needed> {
    let metres = day.totals.walking.0;
    (metres >= LONG_WALK_METRES).then(|| {
        let kilometres = metres / 1_000;
        (
            PreparationItem::ComfortableShoes,
            PreparationReason::LongWalk,
            text(
                format!("하루에 {kilometres}km 넘게 걷습니다"),
                format!("More than {kilometres} km on foot"),
            ),
        )
    })
}

//! What a change of the weather means for planned days.
//!
//! The rules are those of a plan: what is in the open suffers from rain, heat, cold and dust; what is under a roof does
//! not. Whether a stop is in the open is a fact of its pack; a stop that no pack knows is never said to be affected.

use std::collections::BTreeSet;

use contracts::locations::{WeatherCondition, WeatherWarning};
use engine_model::Language;
use engine_model::geo::Metres;
use engine_model::ids::PlaceId;
use engine_model::opening::DayHours;
use engine_model::place::{Place, Setting};
use engine_trip::Packs;
use jiff::civil::Date;
use library::{FoundPlace, find_place};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wire::scalars::{DateText, Word};
use wire::words::SettingWord;

/// From this difference on, a day is another one.
const DEGREES: f64 = 10.0;
/// How far a place to go to instead may be.
const NEARBY_METRES: Metres = Metres(3000);
const MOST_ALTERNATIVES: usize = 3;

/// A planned day.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PlannedDay {
    /// 1 = the first day.
    #[schema(minimum = 1, maximum = 120)]
    pub(crate) day: u16,
    /// Its date.
    pub(crate) date: DateText,
    /// What is visited.
    #[schema(max_items = 30)]
    pub(crate) stops: Vec<PlannedStop>,
}

/// A planned stop.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PlannedStop {
    /// Its id in the plan.
    #[schema(min_length = 1, max_length = 200)]
    pub(crate) stop_id: String,
    /// The place, where it is one.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 200)]
    pub(crate) place_id: Option<String>,
}

/// The weather of a day, as it was expected and as it is expected now.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WeatherChange {
    /// 1 = the first day.
    #[schema(minimum = 1, maximum = 120)]
    pub(crate) day: u16,
    /// What was expected; absent where nothing was.
    #[serde(default)]
    pub(crate) before: Option<Sky>,
    /// What is expected now.
    pub(crate) after: Sky,
}

/// The weather of a day.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ExpectedWeather)]
pub(crate) struct Sky {
    /// The sky.
    pub(crate) condition: WeatherCondition,
    /// The lowest temperature, in degrees Celsius.
    #[serde(default)]
    #[schema(minimum = -100, maximum = 100)]
    pub(crate) min_c: Option<f64>,
    /// The highest temperature, in degrees Celsius.
    #[serde(default)]
    #[schema(minimum = -100, maximum = 100)]
    pub(crate) max_c: Option<f64>,
    /// What to beware of.
    #[serde(default)]
    #[schema(max_items = 5)]
    pub(crate) warnings: Vec<WeatherWarning>,
}

/// What the changes mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WeatherImpact {
    /// The days that are another thing now, in order.
    pub(crate) impacted_days: Vec<ImpactedDay>,
}

/// A day whose weather changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImpactedDay {
    /// 1 = the first day.
    pub(crate) day: u16,
    /// What changed, in words.
    pub(crate) reason: String,
    /// What changed.
    #[schema(min_items = 1)]
    pub(crate) causes: Vec<Cause>,
    /// The stops that suffer.
    pub(crate) affected_stops: Vec<AffectedStop>,
    /// What to do.
    pub(crate) recommendation: Advice,
    /// Places under a roof to go to instead, near the affected stops.
    pub(crate) alternatives: Vec<Shelter>,
}

/// What changed about a day's weather.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Cause {
    /// It will rain.
    Rain,
    /// It will snow.
    Snow,
    /// It will be at least 10 degrees warmer.
    Warmer,
    /// It will be at least 10 degrees colder.
    Colder,
    /// A warning of heat.
    Heat,
    /// A warning of cold.
    Cold,
    /// A warning of wind.
    Wind,
    /// A warning of a storm.
    Storm,
    /// A warning of fine dust.
    Dust,
}

/// What to do about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Advice {
    /// Plan the day anew: at least half of its stops suffer.
    Regenerate,
    /// Replace the stops that suffer.
    Modify,
    /// Nothing suffers.
    Keep,
}

/// A stop that suffers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AffectedStop {
    /// Its id in the plan.
    pub(crate) stop_id: String,
    /// The place.
    pub(crate) place_id: String,
    /// In the language asked for.
    pub(crate) name: String,
    /// The fact behind it: where the place is.
    pub(crate) setting: SettingWord,
}

/// A place under a roof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Shelter {
    /// The stop that it could stand in for.
    pub(crate) stop_id: String,
    /// The place.
    pub(crate) place_id: String,
    /// In the language asked for.
    pub(crate) name: String,
    /// From the stop, as the crow flies.
    #[schema(minimum = 0)]
    pub(crate) distance_metres: i32,
}

/// Judges the changes. Changes of days that are not among the planned ones mean nothing.
pub(crate) fn impact(
    days: &[PlannedDay],
    changes: &[WeatherChange],
    packs: &Packs,
    language: Language,
) -> WeatherImpact {
    let mut impacted_days: Vec<ImpactedDay> = changes
        .iter()
        .filter_map(|change| {
            let day = days.iter().find(|day| day.day == change.day)?;
            let causes = causes(change);
            (!causes.is_empty()).then(|| judge(day, causes, packs, language))
        })
        .collect();
    impacted_days.sort_by_key(|day| day.day);
    WeatherImpact { impacted_days }
}

/// What is new in the weather.
fn causes(change: &WeatherChange) -> Vec<Cause> {
    let (before, after) = (change.before.as_ref(), &change.after);
    let was_dry =
        before.is_none_or(|sky| !matches!(sky.condition, WeatherCondition::Rain | WeatherCondition::Snow));
    let mut causes = BTreeSet::new();
    match after.condition {
        WeatherCondition::Rain if was_dry => causes.insert(Cause::Rain),
        WeatherCondition::Snow if was_dry => causes.insert(Cause::Snow),
        _ => false,
    };
    let difference = |of: fn(&Sky) -> Option<f64>| Some(of(after)? - of(before?)?);
    let differences = [difference(|sky| sky.min_c), difference(|sky| sky.max_c)];
    for difference in differences.into_iter().flatten() {
        if difference >= DEGREES {
            causes.insert(Cause::Warmer);
        } else if difference <= -DEGREES {
            causes.insert(Cause::Colder);
        }
    }
    let warned = |warning| before.is_some_and(|sky| sky.warnings.contains(&warning));
    for warning in after.warnings.iter().copied().filter(|warning| !warned(*warning)) {
        causes.insert(match warning {
            WeatherWarning::Heat => Cause::Heat,
            WeatherWarning::Cold => Cause::Cold,
            WeatherWarning::Wind => Cause::Wind,
            WeatherWarning::Storm => Cause::Storm,
            WeatherWarning::Dust => Cause::Dust,
        });
    }
    causes.into_iter().collect()
}

fn judge(day: &PlannedDay, causes: Vec<Cause>, packs: &Packs, language: Language) -> ImpactedDay {
    let known: Vec<(&PlannedStop, FoundPlace)> = day
        .stops
        .iter()
        .filter_map(|stop| {
            let id = PlaceId::new(stop.place_id.as_ref()?);
            Some((stop, find_place(packs, &id)?))
        })
        .collect();
    let suffers = |place: &Place| match place.setting {
        Setting::Outdoor => true,
        Setting::Mixed => causes.contains(&Cause::Storm),
        Setting::Indoor => false,
    };
    let affected: Vec<&(&PlannedStop, FoundPlace)> =
        known.iter().filter(|(_, found)| suffers(found.place())).collect();
    let recommendation = match affected.len() {
        0 => Advice::Keep,
        count if count * 2 >= day.stops.len() => Advice::Regenerate,
        _ => Advice::Modify,
    };
    ImpactedDay {
        day: day.day,
        reason: sentence(&causes, language),
        alternatives: shelters(&affected, &known, day.date.0, language),
        affected_stops: affected
            .iter()
            .map(|(stop, found)| AffectedStop {
                stop_id: stop.stop_id.clone(),
                place_id: found.place().id.to_string(),
                name: found.place().names.in_language(language).to_owned(),
                setting: Word(found.place().setting),
            })
            .collect(),
        causes,
        recommendation,
    }
}

/// For each affected stop the best known place under a roof nearby that is not known to be closed on that date.
fn shelters(
    affected: &[&(&PlannedStop, FoundPlace)],
    planned: &[(&PlannedStop, FoundPlace)],
    date: Date,
    language: Language,
) -> Vec<Shelter> {
    let mut taken: BTreeSet<PlaceId> = planned
        .iter()
        .map(|(_, found)| found.place().id.clone())
        .collect();
    let mut shelters = Vec::new();
    for (stop, found) in affected {
        let places = &found.pack.places;
        let best = places
            .near(found.place().at, NEARBY_METRES, &[])
            .into_iter()
            .filter(|(position, _)| {
                let place = &places.all()[*position];
                place.setting == Setting::Indoor
                    && place.category.is_visit()
                    && !taken.contains(&place.id)
                    && places.hours_on(*position, date) != DayHours::Known(Vec::new())
            })
            .max_by_key(|(position, distance)| (places.all()[*position].fame, std::cmp::Reverse(*distance)));
        if let Some((position, distance)) = best {
            let place = &places.all()[position];
            taken.insert(place.id.clone());
            shelters.push(Shelter {
                stop_id: stop.stop_id.clone(),
                place_id: place.id.to_string(),
                name: place.names.in_language(language).to_owned(),
                distance_metres: distance.0,
            });
        }
        if shelters.len() == MOST_ALTERNATIVES {
            break;
        }
    }
    shelters
}

fn sentence(causes: &[Cause], language: Language) -> String {
    let words: Vec<&str> = causes.iter().map(|cause| words(*cause, language)).collect();
    match language {
        Language::English => format!("Expected now: {}.", words.join(", ")),
        Language::Korean => format!("예보가 바뀌었습니다: {}.", words.join(", ")),
    }
}

fn words(cause: Cause, language: Language) -> &'static str {
    let (english, korean) = match cause {
        Cause::Rain => ("rain", "비"),
        Cause::Snow => ("snow", "눈"),
        Cause::Warmer => ("at least 10 degrees warmer", "10도 이상 더워짐"),
        Cause::Colder => ("at least 10 degrees colder", "10도 이상 추워짐"),
        Cause::Heat => ("a warning of heat", "폭염"),
        Cause::Cold => ("a warning of cold", "한파"),
        Cause::Wind => ("strong wind", "강풍"),
        Cause::Storm => ("a storm", "폭풍우"),
        Cause::Dust => ("fine dust", "미세먼지"),
    };
    match language {
        Language::English => english,
        Language::Korean => korean,
    }
}

#[cfg(test)]
mod tests;

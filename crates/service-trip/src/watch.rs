//! What has changed since an itinerary was planned: the weather to expect, and whether its places are open.
//!
//! Nobody knows here whether tickets are sold out: no source of that is connected.

use contracts::locations::{DayWeather, WeatherCondition, WeatherKind, WeatherQuery, WeatherWarning};
use engine_model::finding::FindingCode;
use engine_model::place::Setting;
use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind, Weather};
use engine_trip::{Packs, TripError};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::{Language, Text, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wire::scalars::NamesView;

use crate::error::TripServiceError;
use crate::plans::{self, heavy};
use crate::service::TripService;
use crate::store::trips::TripHead;

/// How far ahead there are forecasts, in days.
const HORIZON: i64 = 16;

/// A change of temperature that matters, in tenths of a degree.
const DEGREES: i16 = 100;

/// From this chance of rain on, a day was planned for rain.
const PLANNED_RAIN: u8 = 50;

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Watched {
    /// Every change that matters, by day.
    pub(crate) reasons: Vec<Reason>,
    /// Whether the weather could be looked up.
    pub(crate) weather_known: bool,
    /// Whether the plan can be checked with the data at hand.
    pub(crate) places_known: bool,
}

/// A change that matters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reason {
    /// What has changed.
    pub(crate) kind: ReasonKind,
    /// On which day, from 1.
    pub(crate) day: u16,
    /// By how many degrees.
    pub(crate) degrees: Option<i16>,
    /// Which stop.
    pub(crate) stop_id: Option<String>,
    /// What that stop is called.
    pub(crate) names: Option<NamesView>,
    /// Whether the day has stops in the open.
    pub(crate) outdoors: bool,
}

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChangeReasonKind)]
pub(crate) enum ReasonKind {
    /// Rain is forecast for a day that was planned for dry weather.
    Rain,
    /// Snow is forecast for a day that was planned for dry weather.
    Snow,
    /// It will be at least ten degrees warmer than planned.
    Warmer,
    /// It will be at least ten degrees colder than planned.
    Colder,
    /// A new warning of heat.
    Heat,
    /// A new warning of cold.
    Cold,
    /// A new warning of wind.
    Wind,
    /// A new warning of a storm.
    Storm,
    /// A new warning of fine dust.
    Dust,
    /// A place is closed by now when it was to be visited.
    PlaceClosed,
    /// A place is no longer in the data.
    PlaceGone,
}

impl Reason {
    /// The sentence, without the day.
    pub(crate) fn sentence(&self, language: Language) -> String {
        let degrees = self.degrees.unwrap_or(0);
        let name = self.names.as_ref().map_or("", |names| match language {
            Language::Korean => names.ko.as_deref().unwrap_or(&names.local),
            Language::English => names.en.as_deref().unwrap_or(&names.local),
        });
        let sentence: Text = match self.kind {
            ReasonKind::Rain => text(
                "맑을 것으로 계획했지만 비가 예보됐습니다",
                "Rain is forecast; it was planned for dry weather",
            ),
            ReasonKind::Snow => text(
                "맑을 것으로 계획했지만 눈이 예보됐습니다",
                "Snow is forecast; it was planned for dry weather",
            ),
            ReasonKind::Warmer => text(
                format!("계획보다 {degrees}도 더 덥습니다"),
                format!("It will be {degrees} degrees warmer than planned"),
            ),
            ReasonKind::Colder => text(
                format!("계획보다 {degrees}도 더 춥습니다"),
                format!("It will be {degrees} degrees colder than planned"),
            ),
            ReasonKind::Heat => text("폭염이 예보됐습니다", "Heat is forecast"),
            ReasonKind::Cold => text("한파가 예보됐습니다", "Severe cold is forecast"),
            ReasonKind::Wind => text("강풍이 예보됐습니다", "Strong wind is forecast"),
            ReasonKind::Storm => text("폭우나 폭설이 예보됐습니다", "Heavy rain or snow is forecast"),
            ReasonKind::Dust => text("미세먼지가 나쁩니다", "Fine dust is forecast"),
            ReasonKind::PlaceClosed => text(
                format!("그 시각에 문을 닫습니다: {name}"),
                format!("{name} is closed at that time by now"),
            ),
            ReasonKind::PlaceGone => text(
                format!("더는 알려지지 않은 곳입니다: {name}"),
                format!("{name} is no longer known"),
            ),
        };
        sentence.get(language).to_owned()
    }

    /// Whether it is about one stop, which can be replaced.
    pub(crate) fn is_of_stop(&self) -> bool {
        matches!(self.kind, ReasonKind::PlaceClosed | ReasonKind::PlaceGone)
    }
}

/// Looks for changes of the days that are not over; `None` before the first itinerary.
pub(crate) async fn look(
    service: &TripService,
    trip: &TripHead,
) -> Result<Option<Watched>, TripServiceError> {
    let Some(plan) = plans::present(service, trip).await? else {
        return Ok(None);
    };
    let zone = TimeZone::get(&trip.zone).unwrap_or(TimeZone::UTC);
    let today = service.world.now().to_zoned(zone).date();
    let packs = service.library.current().await?;
    let mut watched = Watched {
        reasons: Vec::new(),
        weather_known: true,
        places_known: true,
    };
    for day in plan.days.iter().filter(|day| day.date >= today) {
        match weather_of(service, &packs, day, today).await {
            Ok(Some(weather)) => watched.reasons.extend(of_weather(day, &weather)),
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(trip.id = %trip.id, cause = %error, "the weather could not be looked up");
                watched.weather_known = false;
                break;
            }
        }
    }
    match heavy(move || of_places(&plan, &packs, today)).await? {
        Ok(places) => watched.reasons.extend(places),
        Err(error) => {
            tracing::warn!(trip.id = %trip.id, cause = %error, "the places of a plan could not be checked again");
            watched.places_known = false;
        }
    }
    watched.reasons.sort_by_key(|reason| reason.day);
    Ok(Some(watched))
}

/// The forecast for a day where there is one: of the city in which the day begins.
async fn weather_of(
    service: &TripService,
    packs: &Packs,
    day: &PlanDay,
    today: Date,
) -> Result<Option<DayWeather>, contracts::ContractError> {
    let last = today.checked_add(HORIZON.days()).unwrap_or(today);
    let pack = day
        .segments
        .first()
        .and_then(|segment| packs.get(&segment.destination));
    let Some(pack) = pack.filter(|_| day.date <= last) else {
        return Ok(None);
    };
    let centre = pack.destination().centre;
    let query = WeatherQuery {
        destination: Some(pack.destination().id.to_string()),
        latitude: centre.latitude(),
        longitude: centre.longitude(),
        from: day.date.to_string(),
        days: 1,
    };
    let date = day.date.to_string();
    let weather = service.locations.weather(&query).await?;
    let mut days = weather.into_iter();
    Ok(days.find(|one| one.date == date && one.kind == WeatherKind::Forecast))
}

/// How a forecast differs from what a day was planned with.
fn of_weather(day: &PlanDay, now: &DayWeather) -> Vec<Reason> {
    let outdoors = day.entries.iter().any(is_outdoors);
    let reason = |kind: ReasonKind, degrees: Option<i16>| Reason {
        kind,
        day: day.number,
        degrees,
        stop_id: None,
        names: None,
        outdoors,
    };
    let mut reasons = Vec::new();
    let before = day.weather;
    let was_dry = before.is_none_or(|before| before.rain_percent.is_none_or(|rain| rain < PLANNED_RAIN));
    match now.condition {
        WeatherCondition::Rain if was_dry => reasons.push(reason(ReasonKind::Rain, None)),
        WeatherCondition::Snow if was_dry => reasons.push(reason(ReasonKind::Snow, None)),
        _ => {}
    }
    if let Some(by) = before.and_then(|before| difference(&before, now)) {
        let kind = if by > 0 {
            ReasonKind::Warmer
        } else {
            ReasonKind::Colder
        };
        // Half a degree counts as one.
        reasons.push(reason(kind, Some((by.abs() + 5) / 10)));
    }
    for warning in &now.warnings {
        let known = before.is_some_and(|before| warns(&before, *warning));
        if !known {
            reasons.push(reason(kind_of(*warning), None));
        }
    }
    reasons
}

/// By how many tenths of a degree it is warmer; `None` where that is too little to matter.
fn difference(before: &Weather, now: &DayWeather) -> Option<i16> {
    let differs = |before: i16, now: Option<f64>| {
        let now = now.filter(|now| (-100.0..=100.0).contains(now))?;
        #[expect(clippy::cast_possible_truncation, reason = "it lies between -1000 and 1000")]
        let tenths = (now * 10.0).round() as i16;
        Some(tenths - before).filter(|by| by.abs() >= DEGREES)
    };
    let highest = differs(before.maximum_decicelsius, now.max_c);
    highest.or_else(|| differs(before.minimum_decicelsius, now.min_c))
}

fn warns(before: &Weather, warning: WeatherWarning) -> bool {
    match warning {
        WeatherWarning::Heat => before.maximum_decicelsius >= Weather::HEAT_DECICELSIUS,
        WeatherWarning::Cold => before.minimum_decicelsius <= Weather::COLD_DECICELSIUS,
        WeatherWarning::Wind => before.alerts.wind,
        WeatherWarning::Storm => before.alerts.storm,
        WeatherWarning::Dust => before.alerts.dust,
    }
}

fn kind_of(warning: WeatherWarning) -> ReasonKind {
    match warning {
        WeatherWarning::Heat => ReasonKind::Heat,
        WeatherWarning::Cold => ReasonKind::Cold,
        WeatherWarning::Wind => ReasonKind::Wind,
        WeatherWarning::Storm => ReasonKind::Storm,
        WeatherWarning::Dust => ReasonKind::Dust,
    }
}

fn is_outdoors(entry: &PlanEntry) -> bool {
    entry.kind == PlanEntryKind::Stop && entry.setting != Some(Setting::Indoor)
}

/// Stops that are closed or unknown by now: what the checker finds with the packs at hand and did not find before.
/// Packs that have not changed have nothing new to say.
fn of_places(plan: &Plan, packs: &Packs, today: Date) -> Result<Vec<Reason>, TripError> {
    let changed = plan.packs.iter().any(|used| {
        let pack = packs.get(&used.destination);
        pack.is_some_and(|pack| pack.reference.digest != used.digest)
    });
    if !changed {
        return Ok(Vec::new());
    }
    let checked = engine_trip::check_plan(plan, packs)?;
    let mut reasons: Vec<Reason> = Vec::new();
    for finding in &checked.certificate.findings {
        let kind = match finding.code {
            FindingCode::Closed | FindingCode::AfterLastEntry => ReasonKind::PlaceClosed,
            FindingCode::PlaceUnknown => ReasonKind::PlaceGone,
            _ => continue,
        };
        let old = plan.certificate.findings.iter();
        let known = old
            .into_iter()
            .any(|old| (old.code, &old.entry) == (finding.code, &finding.entry));
        let day = finding
            .day
            .and_then(|day| plan.days.iter().find(|one| one.number == day));
        let (Some(day), false) = (day.filter(|day| day.date >= today), known || finding.rain_variant) else {
            continue;
        };
        let entry = finding
            .entry
            .as_ref()
            .and_then(|id| day.entries.iter().find(|entry| &entry.id == id));
        let names = entry.map(|entry| &entry.names).or(finding.subject.as_ref());
        let reason = Reason {
            kind,
            day: day.number,
            degrees: None,
            stop_id: entry.map(|entry| entry.id.clone()),
            names: names.map(NamesView::from),
            outdoors: false,
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Ok(reasons)
}

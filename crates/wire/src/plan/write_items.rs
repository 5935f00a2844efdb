//! Writing what happens on a day.

use engine_model::opening::OpenInterval;
use engine_model::place::Setting;
use engine_model::plan::{PlanEntry, PlanEntryKind, PlanLeg, PlanOpening, PlanSegment, Running, Weather};
use engine_model::problem::Mode;
use engine_model::why::ValueTerm;
use engine_model::{Currency, DayTime, Language, Money};
use jiff::SignedDuration;
use jiff::civil::Date;

use super::items::{
    AlternativeView, DepartureView, IntervalView, ItemView, LegView, OpeningView, RunningView, WhyView,
};
use super::write::money_view;
use crate::scalars::{ClockTime, Word, instant, odd_seconds};

/// What the items of a day have in common.
pub(super) struct DayContext<'a> {
    pub(super) date: Date,
    pub(super) segments: &'a [PlanSegment],
    pub(super) weather: Option<&'a Weather>,
    /// Zone of the city in which the day before ended.
    pub(super) zone_before: Option<&'a str>,
    pub(super) currency: Currency,
    pub(super) language: Language,
}

/// The entries of a day, sorted into lists by what they are.
#[derive(Default)]
pub(super) struct Timeline {
    pub(super) stops: Vec<ItemView>,
    pub(super) meals: Vec<ItemView>,
    pub(super) rests: Vec<ItemView>,
    pub(super) errands: Vec<ItemView>,
    pub(super) anchors: Vec<ItemView>,
    pub(super) legs: Vec<LegView>,
}

pub(super) fn timeline(entries: &[PlanEntry], day: &DayContext) -> Timeline {
    let mut timeline = Timeline::default();
    let mut zone_left = day.zone_before;
    for (order, entry) in (1..).zip(entries) {
        if let Some(leg) = &entry.leg {
            let zone = zone_left.unwrap_or_else(|| zone_of(entry, day));
            timeline.legs.push(leg_view(order, leg, zone, day));
        }
        zone_left = Some(zone_of(entry, day));
        let list = match entry.kind {
            PlanEntryKind::Stop => &mut timeline.stops,
            PlanEntryKind::Meal(_) => &mut timeline.meals,
            PlanEntryKind::Rest => &mut timeline.rests,
            PlanEntryKind::Errand(_) => &mut timeline.errands,
            PlanEntryKind::Start | PlanEntryKind::End => &mut timeline.anchors,
        };
        list.push(item_view(order, entry, day));
    }
    timeline
}

/// Empty where the entry names a segment that the day does not have; its instants are null then.
fn zone_of<'a>(entry: &PlanEntry, day: &DayContext<'a>) -> &'a str {
    let segment = day.segments.get(usize::from(entry.segment));
    segment.map_or("", |segment| segment.zone.as_str())
}

/// Long because it names every field of an item once.
fn item_view(order: u32, entry: &PlanEntry, day: &DayContext) -> ItemView {
    let PlanEntry {
        id,
        kind,
        segment,
        names,
        place,
        category,
        at,
        leg: _,
        arrival,
        start,
        end,
        cost,
        opening,
        step_free,
        setting,
        locked,
        why,
        placement,
        indoor_alternative,
        running,
    } = entry;
    let zone = zone_of(entry, day);
    let at_time = |time: DayTime| instant(day.date, time, zone);
    ItemView {
        order,
        stop_id: id.clone(),
        kind: Word(*kind),
        segment: *segment,
        place_id: place.as_ref().map(ToString::to_string),
        name: names.in_language(day.language).to_owned(),
        local_name: names.local.clone(),
        names: names.into(),
        category: category.map(Word),
        latitude: at.latitude(),
        longitude: at.longitude(),
        arrival: at_time(*arrival),
        start: at_time(*start),
        end: at_time(*end),
        local_arrival: ClockTime(*arrival),
        local_start: ClockTime(*start),
        local_end: ClockTime(*end),
        zone: zone.to_owned(),
        duration_minutes: (*end - *start).minutes_up(),
        locked: *locked,
        optional: is_optional(entry),
        opening: opening.as_ref().map(opening_view),
        cost: money_view(*cost, day.currency),
        cost_known: cost.is_some(),
        why: why
            .iter()
            .map(|(term, points)| WhyView {
                term: Word(*term),
                points: *points,
            })
            .collect(),
        placement: placement.iter().copied().map(Into::into).collect(),
        step_free: Word(*step_free),
        setting: setting.map(Word),
        indoor_alternative: indoor_alternative.as_ref().map(|(place, names)| AlternativeView {
            place_id: place.to_string(),
            name: names.in_language(day.language).to_owned(),
            names: names.into(),
        }),
        preparation: preparation(*kind, *setting, day.weather),
        running: running_view(*running, day.currency),
    }
}

fn is_optional(entry: &PlanEntry) -> bool {
    let asked = entry
        .why
        .iter()
        .any(|(term, _)| matches!(term, ValueTerm::Locked | ValueTerm::MustSee));
    entry.kind == PlanEntryKind::Stop && !entry.locked && !asked
}

/// What to bring to a stop that is not all under a roof: an umbrella from 50 % precipitation, sun protection from 30
/// degrees, warm clothes where it stays below 5.
fn preparation(kind: PlanEntryKind, setting: Option<Setting>, weather: Option<&Weather>) -> Vec<String> {
    let outside = matches!(setting, Some(Setting::Outdoor | Setting::Mixed));
    let Some(weather) = weather.filter(|_| outside && kind == PlanEntryKind::Stop) else {
        return Vec::new();
    };
    let wanted = [
        (
            "umbrella",
            weather.rain_percent.is_some_and(|percent| percent >= 50),
        ),
        ("sun-protection", weather.maximum_decicelsius >= 300),
        ("warm-clothes", weather.maximum_decicelsius < 50),
    ];
    wanted
        .iter()
        .filter(|(_, needed)| *needed)
        .map(|(what, _)| (*what).to_owned())
        .collect()
}

fn opening_view(opening: &PlanOpening) -> OpeningView {
    let PlanOpening {
        interval,
        origin,
        verified,
    } = opening;
    let interval = interval.map(|interval| {
        let OpenInterval {
            open,
            close,
            last_entry,
        } = interval;
        IntervalView {
            open: ClockTime(open),
            close: ClockTime(close),
            last_entry: ClockTime(last_entry),
        }
    });
    OpeningView {
        interval,
        source: origin.clone(),
        verified: *verified,
    }
}

fn running_view(running: Running, currency: Currency) -> RunningView {
    let Running { cost, walking, rest } = running;
    RunningView {
        cost: Money {
            amount: cost,
            currency,
        }
        .into(),
        walking_metres: walking.0,
        rest_minutes: rest.minutes_up(),
        rest_seconds: odd_seconds(rest),
    }
}

fn leg_view(order: u32, leg: &PlanLeg, zone_left: &str, day: &DayContext) -> LegView {
    let PlanLeg {
        mode,
        duration,
        distance,
        walking,
        source,
        cost,
        label,
        departs,
    } = leg;
    LegView {
        order,
        mode: Word(*mode),
        duration_minutes: duration.minutes_up(),
        duration_seconds: odd_seconds(*duration),
        distance_metres: distance.0,
        walking_metres: walking.0,
        source: Word(*source),
        cost: money_view(*cost, day.currency),
        cost_known: cost.is_some(),
        label: label.clone(),
        departs: departs.map(|(local, day_offset)| departure_view(local, day_offset, zone_left, day)),
        kcal: (*mode == Mode::Walk).then_some(walking.0 / 20),
    }
}

fn departure_view(local: DayTime, day_offset: i16, zone: &str, day: &DayContext) -> DepartureView {
    let date = day
        .date
        .checked_add(SignedDuration::from_hours(24 * i64::from(day_offset)));
    DepartureView {
        at: date.ok().and_then(|date| instant(date, local, zone)),
        local: ClockTime(local),
        day_offset,
        zone: zone.to_owned(),
    }
}

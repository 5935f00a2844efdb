//! Reading what happens on a day: the lists are merged again into one timeline.

use engine_model::opening::OpenInterval;
use engine_model::plan::{PlanEntry, PlanEntryKind, PlanLeg, PlanOpening, Running};
use engine_model::{Coordinates, Currency, Metres, PlaceId};

use super::PlanFileError;
use super::items::{
    AlternativeView, DepartureView, IntervalView, ItemView, LegView, OpeningView, RunningView, WhyView,
};
use super::read::{numbered, read_amount, wrong};
use super::reasons::amount_in;
use super::write_items::Timeline;
use crate::faults::said;
use crate::scalars::duration;

/// An item with its place in the timeline and in the file.
struct Placed {
    order: u32,
    path: String,
    entry: PlanEntry,
}

/// Merges the lists of a day into its timeline; `cities` is the number of the day's segments.
pub(super) fn read_timeline(
    timeline: Timeline,
    cities: usize,
    currency: Currency,
    path: &str,
) -> Result<Vec<PlanEntry>, PlanFileError> {
    let Timeline {
        stops,
        meals,
        rests,
        errands,
        anchors,
        legs,
    } = timeline;
    let mut placed = Vec::new();
    for (list, items) in [
        ("stops", stops),
        ("meals", meals),
        ("rests", rests),
        ("errands", errands),
        ("anchors", anchors),
    ] {
        placed.extend(numbered(&format!("{path}.{list}"), items, |item, path| {
            if list_of(item.kind.0) != list {
                let message = said(
                    format!("does not belong into {list}"),
                    format!("{list} 목록에 넣을 수 없습니다"),
                );
                return Err(wrong(&format!("{path}.kind"), message));
            }
            read_item(item, cities, currency, path)
        })?);
    }
    placed.sort_by_key(|item| item.order);
    for (expected, item) in (1..).zip(&placed) {
        if item.order != expected {
            let message = said(
                format!("must number the items of the day from 1 without gaps; expected {expected}"),
                format!("하루의 항목은 1부터 빠짐없이 번호를 매겨야 합니다. 여기는 {expected}번입니다"),
            );
            return Err(wrong(&format!("{}.order", item.path), message));
        }
    }
    attach_legs(&mut placed, legs, currency, path)?;
    Ok(placed.into_iter().map(|item| item.entry).collect())
}

fn list_of(kind: PlanEntryKind) -> &'static str {
    match kind {
        PlanEntryKind::Stop => "stops",
        PlanEntryKind::Meal(_) => "meals",
        PlanEntryKind::Rest => "rests",
        PlanEntryKind::Errand(_) => "errands",
        PlanEntryKind::Start | PlanEntryKind::End => "anchors",
    }
}

fn attach_legs(
    placed: &mut [Placed],
    legs: Vec<LegView>,
    currency: Currency,
    path: &str,
) -> Result<(), PlanFileError> {
    let legs = numbered(&format!("{path}.legs"), legs, |leg, path| {
        Ok((path.to_owned(), leg.order, read_leg(leg, currency, path)?))
    })?;
    for (path, order, leg) in legs {
        // The orders are known to run from 1 without gaps.
        let item = usize::try_from(order)
            .ok()
            .and_then(|order| placed.get_mut(order.checked_sub(1)?));
        let Some(item) = item else {
            let message = said(
                "must be the order of an item of the day",
                "그날에 있는 항목의 번호여야 합니다",
            );
            return Err(wrong(&format!("{path}.order"), message));
        };
        if item.entry.leg.replace(leg).is_some() {
            let message = said("has a leg already", "이미 이동이 있는 항목입니다");
            return Err(wrong(&format!("{path}.order"), message));
        }
    }
    Ok(())
}

/// Long because it names every field of an item once.
fn read_item(view: ItemView, cities: usize, currency: Currency, path: &str) -> Result<Placed, PlanFileError> {
    let ItemView {
        order,
        stop_id,
        kind,
        segment,
        place_id,
        name: _,
        local_name: _,
        names,
        category,
        latitude,
        longitude,
        arrival: _,
        start: _,
        end: _,
        local_arrival,
        local_start,
        local_end,
        zone: _,
        duration_minutes: _,
        locked,
        optional: _,
        opening,
        cost,
        cost_known: _,
        why,
        placement,
        step_free,
        setting,
        indoor_alternative,
        preparation: _,
        running,
    } = view;
    if usize::from(segment) >= cities {
        let message = said(
            format!("must be below the day's {cities} segments"),
            format!("그날의 구간 수 {cities}보다 작아야 합니다"),
        );
        return Err(wrong(&format!("{path}.segment"), message));
    }
    let at = Coordinates::from_degrees(latitude, longitude).ok_or_else(|| {
        let message = said("the position lies off the globe", "지구 위의 위치가 아닙니다");
        wrong(&format!("{path}.latitude"), message)
    })?;
    let entry = PlanEntry {
        id: stop_id,
        kind: kind.0,
        segment,
        names: names.into(),
        place: place_id.map(PlaceId::new),
        category: category.map(|category| category.0),
        at,
        leg: None,
        arrival: local_arrival.0,
        start: local_start.0,
        end: local_end.0,
        cost: read_amount(cost, currency, &format!("{path}.cost"))?,
        opening: opening.map(read_opening),
        step_free: step_free.0,
        setting: setting.map(|setting| setting.0),
        locked,
        why: why
            .into_iter()
            .map(|WhyView { term, points }| (term.0, points))
            .collect(),
        placement: placement.into_iter().map(Into::into).collect(),
        indoor_alternative: indoor_alternative.map(
            |AlternativeView {
                 place_id,
                 name: _,
                 names,
             }| (PlaceId::new(place_id), names.into()),
        ),
        running: read_running(running, currency, path)?,
    };
    Ok(Placed {
        order,
        path: path.to_owned(),
        entry,
    })
}

fn read_opening(view: OpeningView) -> PlanOpening {
    let OpeningView {
        interval,
        source,
        verified,
    } = view;
    let interval = interval.map(
        |IntervalView {
             open,
             close,
             last_entry,
         }| OpenInterval {
            open: open.0,
            close: close.0,
            last_entry: last_entry.0,
        },
    );
    PlanOpening {
        interval,
        origin: source,
        verified,
    }
}

fn read_running(view: RunningView, currency: Currency, path: &str) -> Result<Running, PlanFileError> {
    let RunningView {
        cost,
        walking_metres,
        rest_minutes,
        rest_seconds,
    } = view;
    let cost =
        amount_in(cost, currency).map_err(|message| wrong(&format!("{path}.running.cost"), message))?;
    Ok(Running {
        cost,
        walking: Metres(walking_metres),
        rest: duration(rest_minutes, rest_seconds),
    })
}

fn read_leg(view: LegView, currency: Currency, path: &str) -> Result<PlanLeg, PlanFileError> {
    let LegView {
        order: _,
        mode,
        duration_minutes,
        duration_seconds,
        distance_metres,
        walking_metres,
        source,
        cost,
        cost_known: _,
        label,
        departs,
        kcal: _,
    } = view;
    Ok(PlanLeg {
        mode: mode.0,
        duration: duration(duration_minutes, duration_seconds),
        distance: Metres(distance_metres),
        walking: Metres(walking_metres),
        source: source.0,
        cost: read_amount(cost, currency, &format!("{path}.cost"))?,
        label,
        departs: departs.map(
            |DepartureView {
                 at: _,
                 local,
                 day_offset,
                 zone: _,
             }| (local.0, day_offset),
        ),
    })
}

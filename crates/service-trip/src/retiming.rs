//! An itinerary that moves along with its trip: to other dates, and onto other destinations where it lags behind.

use std::sync::Arc;

use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind};
use engine_model::request::TripRequest;
use engine_trip::{FellOut, Moment, Packs, RetimeMode};
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::document::{self, Document, Dropped, DroppedReason};

/// An itinerary on its new days.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    /// plan.json; `None` where nothing changes.
    pub(crate) plan: Option<String>,
    /// Stops with another day, date or time than before.
    pub(crate) moved: Vec<MovedStop>,
    /// Stops that have no day any more.
    pub(crate) fell_out: Vec<FellOut>,
}

/// A stop with another day, date or time.
#[derive(Clone, Debug)]
pub(crate) struct MovedStop {
    /// The stop as it is now.
    pub(crate) stop: PlanEntry,
    /// When it began.
    pub(crate) before: Moment,
    /// When it begins.
    pub(crate) after: Moment,
}

/// Brings an itinerary to other dates, and onto the destinations of a request where it has others.
///
/// # Errors
/// The code of what stands in the way: the itinerary stays as it is then.
pub(crate) fn carry(
    plan: &Arc<Plan>,
    packs: &Packs,
    start: Date,
    mode: RetimeMode,
    request: Option<&TripRequest>,
) -> Result<Carried, &'static str> {
    let mut retimed = engine_trip::retime(plan, packs, start, mode).map_err(|error| error.code())?;
    if let Some(request) = request
        && differs(&retimed.plan.request, request, packs)
        && !retimed.plan.days.is_empty()
    {
        // The locks that the itinerary has by now hold, wherever they came from.
        let request = TripRequest {
            locks: retimed.plan.request.locks.clone(),
            ..request.clone()
        };
        let refitted = engine_trip::refit(&retimed.plan, packs, &request).map_err(|error| error.code())?;
        retimed.fell_out.extend(refitted.fell_out);
        retimed.plan = refitted.plan;
    }
    if retimed.plan.days.is_empty() {
        return Err(retimed
            .plan
            .conflicts
            .first()
            .map_or("PLAN_EMPTY", |conflict| conflict.code));
    }
    let changes = retimed.plan != **plan;
    Ok(Carried {
        moved: moved(plan, &retimed.plan),
        fell_out: retimed.fell_out,
        plan: changes.then(|| wire::to_compact_json(&retimed.plan, engine_model::Language::English)),
    })
}

/// Whether two requests go to other destinations, or for other nights.
fn differs(one: &TripRequest, other: &TripRequest, packs: &Packs) -> bool {
    let stays = |request: &TripRequest| -> Vec<(String, u16)> {
        let id = |name: &str| packs.find(name).map(|pack| pack.destination().id.to_string());
        let stays = request.destinations.iter();
        stays
            .map(|stay| (id(&stay.name).unwrap_or_else(|| stay.name.clone()), stay.nights))
            .collect()
    };
    stays(one) != stays(other)
}

fn moved(before: &Plan, after: &Plan) -> Vec<MovedStop> {
    let one = |(day, stop): (&PlanDay, &PlanEntry)| {
        let (now, same) = stops(after).find(|(_, other)| other.id == stop.id)?;
        let (before, after) = (moment(day, stop), moment(now, same));
        (before != after).then(|| MovedStop {
            stop: same.clone(),
            before,
            after,
        })
    };
    stops(before).filter_map(one).collect()
}

fn stops(plan: &Plan) -> impl Iterator<Item = (&PlanDay, &PlanEntry)> {
    let days = plan.days.iter();
    days.flat_map(|day| day.entries.iter().map(move |entry| (day, entry)))
        .filter(|(_, entry)| entry.kind == PlanEntryKind::Stop)
}

fn moment(day: &PlanDay, entry: &PlanEntry) -> Moment {
    Moment {
        day: day.number,
        date: day.date,
        start: entry.start,
    }
}

/// Puts a trip's document on another start. Locks and wishes that keep their dates get other numbers of days; what has
/// no day any more is named.
pub(crate) fn shift(document: &mut Document, start: Date, mode: RetimeMode) -> Vec<Dropped> {
    let mut dropped = Vec::new();
    if let Some(before) = document.start()
        && mode != RetimeMode::ShiftAll
    {
        let by = i64::from((start - before).get_days());
        let last: i64 = document
            .destinations
            .iter()
            .map(document::Part::nights)
            .sum::<i64>()
            + 1;
        let booked =
            |lock: &Map<String, Value>| mode == RetimeMode::KeepDates || lock.contains_key("startAt");
        keep_dates(document, "locks", (by, last), booked, &mut dropped);
        keep_dates(
            document,
            "wishes",
            (by, last),
            |_| mode == RetimeMode::KeepDates,
            &mut dropped,
        );
    }
    document.start_date = Some(start.to_string());
    dropped
}

fn keep_dates(
    document: &mut Document,
    field: &str,
    (by, last): (i64, i64),
    keeps: impl Fn(&Map<String, Value>) -> bool,
    dropped: &mut Vec<Dropped>,
) {
    let Some(Value::Array(items)) = document.rest.get_mut(field) else {
        return;
    };
    let mut kept = Vec::with_capacity(items.len());
    for (index, mut item) in std::mem::take(items).into_iter().enumerate() {
        let object = item.as_object_mut().filter(|object| keeps(object));
        let day = object
            .as_ref()
            .and_then(|object| object.get("day"))
            .and_then(Value::as_i64);
        if let (Some(object), Some(day)) = (object, day) {
            let day = day - by;
            if !(1..=last).contains(&day) {
                dropped.push(Dropped {
                    field: format!("{field}[{index}]"),
                    reason: DroppedReason::OutsideTrip,
                });
                continue;
            }
            object.insert("day".to_owned(), Value::from(day));
        }
        kept.push(item);
    }
    *items = kept;
}

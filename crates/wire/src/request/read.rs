//! Reading a whole request.

use engine_model::DayTime;
use engine_model::problem::Mode;
use engine_model::request::{Avoid, Budget, Effort, TripEnd, TripRequest};
use engine_model::wish::Pace;
use jiff::ToSpan;
use jiff::civil::Date;

use super::members::{read_budget, read_members, read_places, read_transport};
use super::stays::{
    LATEST, LONGEST_TRIP, read_destinations, read_end, read_lock, read_time_or, read_transfers, trip_days,
};
use super::wishes::read_wish;
use crate::faults::{Faults, FieldRule, fault, joined, said};
use crate::fields::{Field, Object};

/// One field a line in the order of the JSON, so that faults come in that order; splitting it would hide the order.
pub(super) fn read_request(field: &Field, faults: &mut Faults) -> Option<TripRequest> {
    let mut object = field.object(faults)?;
    let name = object
        .optional("name")
        .and_then(|field| field.text(faults, 1..=80));
    let start = object
        .required("startDate", faults)
        .and_then(|field| read_start(&field, faults));
    let destinations = object
        .required("destinations", faults)
        .and_then(|field| read_destinations(&field, faults));
    // Where the days are not known, nothing is judged by them.
    let days = destinations
        .as_deref()
        .map_or(LONGEST_TRIP, trip_days)
        .clamp(1, LONGEST_TRIP);
    let arrival = read_trip_end(&mut object, "arrival", start, days, faults);
    let departure = read_trip_end(&mut object, "departure", start, days, faults);
    check_ends(&object, arrival.as_ref(), departure.as_ref(), faults);
    let (daily_start, daily_end) = read_frame(&mut object, faults);
    let members = object
        .required("members", faults)
        .and_then(|field| read_members(&field, faults));
    let transport = object
        .optional("transport")
        .map_or(Some(Mode::Transit), |field| read_transport(&field, faults));
    let pace = object
        .optional("pace")
        .map_or(Some(Pace::Normal), |field| field.term(faults));
    let budget = object
        .optional("budget")
        .map_or(Some(Budget::default()), |field| read_budget(&field, faults));
    let must_see = object
        .optional("mustSee")
        .and_then(|field| read_places(&field, faults))
        .unwrap_or_default();
    let avoid = read_items(&mut object, "avoid", 50, faults, read_avoid);
    let wishes = read_items(&mut object, "wishes", 50, faults, read_wish);
    let locks = read_items(&mut object, "locks", 200, faults, |field, faults| {
        read_lock(field, faults, days)
    });
    let count = destinations.as_ref().map_or(10, Vec::len);
    let transfers = object
        .optional("transfers")
        .and_then(|field| read_transfers(&field, faults, count));
    let free_text = object
        .optional("freeText")
        .and_then(|field| field.text(faults, 0..=500))
        .unwrap_or_default();
    let seed = object
        .optional("seed")
        .map_or(Some(0), |field| field.number(faults, 0..=u64::MAX));
    let effort = object
        .optional("effort")
        .map_or(Some(Effort::Normal), |field| read_effort(&field, faults));
    object.finish(faults);
    Some(TripRequest {
        name,
        start: start?,
        destinations: destinations?,
        arrival,
        departure,
        daily_start: daily_start?,
        daily_end: daily_end?,
        members: members?,
        transport: transport?,
        pace: pace?,
        budget: budget?,
        must_see,
        avoid,
        wishes,
        locks,
        transfers: transfers.unwrap_or_default(),
        free_text,
        seed: seed?,
        effort: effort?,
    })
}

/// Years in which the calendars and clocks of the data mean something.
fn read_start(field: &Field, faults: &mut Faults) -> Option<Date> {
    let start = field.date(faults)?;
    if !(1970..=2199).contains(&start.year()) {
        let message = said(
            "must lie in the years 1970 to 2199",
            "1970년에서 2199년 사이여야 합니다",
        );
        field.fault(faults, FieldRule::DateRange, message);
        return None;
    }
    Some(start)
}

fn read_trip_end(
    object: &mut Object,
    key: &'static str,
    start: Option<Date>,
    days: u16,
    faults: &mut Faults,
) -> Option<TripEnd> {
    let field = object.optional(key)?;
    let end = read_end(&field, faults)?;
    let last = start.and_then(|start| start.checked_add((i64::from(days) - 1).days()).ok());
    if let (Some(start), Some(last)) = (start, last)
        && !(start..=last).contains(&end.at.date())
    {
        let message = said(
            format!("must lie on a day of the trip, {start} to {last}"),
            format!("여행 기간({start}–{last}) 안이어야 합니다"),
        );
        fault(faults, &joined(field.path(), "at"), FieldRule::DateRange, message);
    }
    Some(end)
}

fn check_ends(object: &Object, arrival: Option<&TripEnd>, departure: Option<&TripEnd>, faults: &mut Faults) {
    let backwards = arrival
        .zip(departure)
        .is_some_and(|(arrival, departure)| departure.at <= arrival.at);
    if backwards {
        let path = object.path_of("departure.at");
        let message = said("must be later than the arrival", "도착보다 나중이어야 합니다");
        fault(faults, &path, FieldRule::DateRange, message);
    }
}

fn read_frame(object: &mut Object, faults: &mut Faults) -> (Option<DayTime>, Option<DayTime>) {
    let latest_start = DayTime::hm(23, 50);
    let start = object
        .optional("dailyStart")
        .map_or(Some(DayTime::hm(9, 0)), |field| {
            let start = field.time(faults, DayTime::MIDNIGHT..=latest_start)?;
            if start.0 % 600 != 0 {
                let message = said("must be a multiple of ten minutes", "10분 단위여야 합니다");
                field.fault(faults, FieldRule::Format, message);
            }
            Some(start)
        });
    let end = read_time_or(object, "dailyEnd", DayTime::hm(22, 0), faults);
    let backwards = start.zip(end).is_some_and(|(start, end)| end <= start);
    if backwards {
        let message = said(
            format!("must be later than dailyStart and at most {LATEST}"),
            format!("하루 시작보다 늦고 {LATEST} 이하여야 합니다"),
        );
        fault(
            faults,
            &object.path_of("dailyEnd"),
            FieldRule::OutOfRange,
            message,
        );
    }
    (start, end)
}

fn read_avoid(field: &Field, faults: &mut Faults) -> Option<Avoid> {
    if !field.is_object() {
        return field.place(faults).map(Avoid::Place);
    }
    let mut object = field.object(faults)?;
    let read = match object.optional("category") {
        Some(category) => category.term(faults).map(Avoid::Category),
        None => object.place(faults).map(Avoid::Place),
    };
    object.finish(faults);
    read
}

fn read_effort(field: &Field, faults: &mut Faults) -> Option<Effort> {
    match field.as_str() {
        Some("quick") => Some(Effort::Quick),
        Some("normal") => Some(Effort::Normal),
        Some("thorough") => Some(Effort::Thorough),
        None if field.is_object() => {
            let mut object = field.object(faults)?;
            let iterations = object
                .required("iterations", faults)
                .and_then(|field| field.number(faults, 0..=10_000_000));
            object.finish(faults);
            iterations.map(Effort::Iterations)
        }
        _ => {
            let message = said(
                "must be one of: quick, normal, thorough, or an object with iterations",
                "quick, normal, thorough 중 하나이거나 iterations를 담은 객체여야 합니다",
            );
            field.fault(faults, FieldRule::Format, message);
            None
        }
    }
}

fn read_items<'a, T>(
    object: &mut Object<'a>,
    key: &'static str,
    most: usize,
    faults: &mut Faults,
    mut read: impl FnMut(&Field<'a>, &mut Faults) -> Option<T>,
) -> Vec<T> {
    let items = object
        .optional(key)
        .and_then(|field| field.list(faults, 0..=most));
    items
        .iter()
        .flatten()
        .filter_map(|item| read(item, faults))
        .collect()
}

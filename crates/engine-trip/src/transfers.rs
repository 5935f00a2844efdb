//! The ways between the destinations: given, chosen from options, cited by the catalogue, or estimated.

use engine_model::finding::Rule;
use engine_model::ids::DestinationId;
use engine_model::plan::{Assumption, Conflict};
use engine_model::problem::{LegSource, Mode, SiteKind, SiteRef, Transfer};
use engine_model::request::{PlaceRef, TransferOption, TransferRequest};
use engine_model::time::{DayTime, Seconds};
use engine_routes::{IntercityProfile, TransferEstimate};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::atlas::{Atlas, Resolved, point_site};
use crate::calendar::{days_between, on_other_clock};
use crate::currency::Exchange;
use crate::error::{TripError, conflict};

/// Who arrives before this still goes to bed.
const SMALL_HOURS: DayTime = DayTime::hm(4, 0);

/// A way with its stations.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) transfer: Transfer,
    pub(crate) from: SiteRef,
    pub(crate) to: SiteRef,
    /// Be at the station so long before it leaves.
    pub(crate) boarding: Seconds,
}

/// One end of a transfer.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) city: u16,
    pub(crate) zone: TimeZone,
    /// Where the group is, or sleeps next: a car leaves from the door and drives up to it.
    pub(crate) home: SiteRef,
}

/// What decides about a transfer.
pub(crate) struct Asked<'a> {
    pub(crate) from: Side,
    pub(crate) to: Side,
    /// The date on which the one stay ends and the other begins.
    pub(crate) date: Date,
    /// Nothing but the daily start decides when a transfer without a time leaves.
    pub(crate) in_the_morning: bool,
    /// 0-based day of the trip, for conflicts.
    pub(crate) day: usize,
    /// The earliest that the group can be at a station, given where it is.
    pub(crate) ready: &'a dyn Fn(&Atlas, SiteRef) -> DayTime,
    pub(crate) people: i64,
    pub(crate) cheapest: bool,
    pub(crate) options: Option<&'a TransferRequest>,
    pub(crate) estimates: Vec<TransferEstimate>,
}

/// Notes on the way.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) assumptions: Vec<Assumption>,
    pub(crate) conflicts: Vec<Conflict>,
    /// Stations that no pack knows, as written.
    pub(crate) unknown: Vec<String>,
}

/// Chooses the way between two stays.
pub(crate) fn choose(
    asked: &Asked<'_>,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
    notes: &mut Notes,
) -> Result<Option<Way>, TripError> {
    let ids = (id_of(atlas, asked.from.city), id_of(atlas, asked.to.city));
    if let Some(request) = asked.options.filter(|request| !request.options.is_empty()) {
        return chosen_option(asked, request, atlas, exchange, notes);
    }
    let mut estimates: Vec<&TransferEstimate> = asked
        .estimates
        .iter()
        .filter(|estimate| may_take(estimate.mode, asked, atlas))
        .collect();
    if atlas.preferred == Mode::Car {
        // Who drives in the cities drives between them, wherever a road leads; a stable sort keeps the rest in order.
        estimates.sort_by_key(|estimate| estimate.mode != Mode::Car);
    }
    if asked.cheapest {
        // The order of the estimates is by duration; a stable sort keeps it among equal fares.
        estimates.sort_by_key(|estimate| {
            estimate
                .fare
                .and_then(|fare| exchange.convert(fare))
                .unwrap_or(i64::MAX)
        });
    }
    let Some(estimate) = estimates.first() else {
        notes.conflicts.push(conflict(
            Rule::Timetable,
            "TRANSFER_IMPOSSIBLE",
            asked.day,
            ids.1.as_str(),
        ));
        return Ok(None);
    };
    if estimate.source == LegSource::Estimate {
        notes
            .assumptions
            .push(Assumption::TransferEstimated(ids.0.clone(), ids.1));
    }
    if asked.in_the_morning {
        notes.assumptions.push(Assumption::TransferInTheMorning(ids.0));
    }
    let from = usual_stop(&asked.from, estimate.mode, atlas);
    let to = usual_stop(&asked.to, estimate.mode, atlas);
    let ready = (asked.ready)(atlas, from) + estimate.boarding;
    let depart = up_to_five_minutes(ready);
    let (later, arrive) = on_other_clock(
        asked.date,
        depart,
        &asked.from.zone,
        estimate.duration,
        &asked.to.zone,
    )?;
    let (days_later, arrive) = arrival_clock(later, arrive);
    Ok(Some(Way {
        transfer: Transfer {
            mode: estimate.mode,
            label: estimate.operator.clone(),
            depart,
            arrive,
            days_later,
            duration: estimate.duration,
            distance: estimate.distance,
            cost: estimate
                .fare
                .and_then(|fare| exchange.convert(fare))
                .map(|fare| fare * asked.people),
            source: estimate.source,
            origin: estimate.origin.clone(),
            option: None,
        },
        from,
        to,
        boarding: estimate.boarding,
    }))
}

/// Nobody has a car who did not say so, unless there is no other way.
fn may_take(mode: Mode, asked: &Asked<'_>, atlas: &Atlas) -> bool {
    mode != Mode::Car
        || atlas.preferred == Mode::Car
        || asked.estimates.iter().all(|estimate| estimate.mode == Mode::Car)
}

/// The option to take: those that leave on another date are out, and of the others those that leave before the group
/// can be there, unless all do: then the day begins earlier, for the one that leaves last. The one that arrives first
/// wins, or the cheapest where money is short.
fn chosen_option(
    asked: &Asked<'_>,
    request: &TransferRequest,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
    notes: &mut Notes,
) -> Result<Option<Way>, TripError> {
    let mut ways = Vec::new();
    let mut early = Vec::new();
    for (index, option) in request.options.iter().enumerate() {
        let Some(mut way) = way_of(asked, option, atlas, exchange, notes)? else {
            continue;
        };
        way.transfer.option = u16::try_from(index).ok().filter(|_| request.options.len() > 1);
        if (asked.ready)(atlas, way.from) + way.boarding > way.transfer.depart {
            early.push((way.transfer.depart, std::cmp::Reverse(index), way));
        } else {
            let arrival = i64::from(way.transfer.days_later) * 86_400 + i64::from(way.transfer.arrive.0);
            let cost = way.transfer.cost.unwrap_or(i64::MAX);
            let key = if asked.cheapest {
                (cost, arrival)
            } else {
                (arrival, cost)
            };
            ways.push((key, index, way));
        }
    }
    let best = ways
        .into_iter()
        .min_by_key(|(key, index, _)| (*key, *index))
        .map(|(_, _, way)| way)
        .or_else(|| {
            let last = early
                .into_iter()
                .max_by_key(|(depart, index, _)| (*depart, *index));
            last.map(|(_, _, way)| way)
        });
    if best.is_none() {
        let name = id_of(atlas, asked.to.city);
        notes.conflicts.push(conflict(
            Rule::Timetable,
            "TRANSFER_DATE",
            asked.day,
            name.as_str(),
        ));
    }
    Ok(best)
}

/// An option with its times filled in; `None` where it leaves on another date or arrives before it leaves.
fn way_of(
    asked: &Asked<'_>,
    option: &TransferOption,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
    notes: &mut Notes,
) -> Result<Option<Way>, TripError> {
    let from = station_of(option.from.as_ref(), &asked.from, option.mode, atlas, notes);
    let to = station_of(option.to.as_ref(), &asked.to, option.mode, atlas, notes);
    let usual = asked
        .estimates
        .iter()
        .find(|estimate| estimate.mode == option.mode);
    let boarding = usual.map_or_else(|| boarding(option.mode), |estimate| estimate.boarding);
    let estimated = || {
        usual.map_or_else(
            || engine_routes::estimate(option.mode, atlas.site(from).at, atlas.site(to).at).duration,
            |estimate| estimate.duration,
        )
    };
    let duration = match (option.duration, option.depart, option.arrive) {
        (Some(duration), _, _) => duration,
        (None, Some(depart), Some(arrive)) => {
            match between(depart, &asked.from.zone, arrive, &asked.to.zone)? {
                Some(duration) => duration,
                None => return Ok(None),
            }
        }
        (None, _, _) => estimated(),
    };
    let depart = match (option.depart, option.arrive) {
        (Some(depart), _) if depart.date() != asked.date => return Ok(None),
        (Some(depart), _) => clock(depart),
        (None, Some(arrive)) => {
            let minus = Seconds(-duration.0);
            let (later, depart) = on_other_clock(
                arrive.date(),
                clock(arrive),
                &asked.to.zone,
                minus,
                &asked.from.zone,
            )?;
            if days_between(asked.date, arrive.date())? + later != 0 {
                return Ok(None);
            }
            depart
        }
        (None, None) => up_to_five_minutes((asked.ready)(atlas, from) + boarding),
    };
    let (later, arrive) = on_other_clock(asked.date, depart, &asked.from.zone, duration, &asked.to.zone)?;
    let (days_later, arrive) = arrival_clock(later, arrive);
    let distance = engine_routes::great_circle(atlas.site(from).at, atlas.site(to).at);
    Ok(Some(Way {
        transfer: Transfer {
            mode: option.mode,
            label: option.label.clone(),
            depart,
            arrive,
            days_later,
            duration,
            distance: usual.map_or(distance, |estimate| estimate.distance),
            cost: option
                .fare
                .and_then(|fare| exchange.convert(fare))
                .map(|fare| fare * asked.people),
            source: if option.duration.or(option.depart.map(|_| Seconds(0))).is_some() {
                LegSource::Given
            } else {
                LegSource::Estimate
            },
            origin: String::new(),
            option: None,
        },
        from,
        to,
        boarding,
    }))
}

/// How long before the departure one should be there, where nothing else is known of the way.
fn boarding(mode: Mode) -> Seconds {
    IntercityProfile::of(mode).map_or(Seconds(0), |profile| profile.boarding)
}

fn station_of(
    reference: Option<&PlaceRef>,
    side: &Side,
    mode: Mode,
    atlas: &mut Atlas,
    notes: &mut Notes,
) -> SiteRef {
    match reference.map(|reference| atlas.resolve(reference, Some(side.city))) {
        Some(Resolved::Place(city, position)) => atlas.add_place(city, position, SiteKind::Station),
        Some(Resolved::Point(city, name, at)) => atlas.add(city, point_site(&name, at, SiteKind::Station)),
        Some(Resolved::Unknown(name)) => {
            notes.unknown.push(name);
            usual_stop(side, mode, atlas)
        }
        None => usual_stop(side, mode, atlas),
    }
}

/// The destination's main station of the mode; a car leaves from the door and drives up to it.
fn usual_stop(side: &Side, mode: Mode, atlas: &mut Atlas) -> SiteRef {
    match mode {
        Mode::Car | Mode::Taxi => side.home,
        _ => atlas.station(side.city, Some(mode)).0,
    }
}

/// The true time between two clocks; `None` where the arrival is not after the departure.
fn between(
    depart: DateTime,
    from: &TimeZone,
    arrive: DateTime,
    to: &TimeZone,
) -> Result<Option<Seconds>, TripError> {
    let depart = depart.to_zoned(from.clone())?.timestamp().as_second();
    let arrive = arrive.to_zoned(to.clone())?.timestamp().as_second();
    Ok(i32::try_from(arrive - depart)
        .ok()
        .filter(|seconds| *seconds > 0)
        .map(Seconds))
}

fn clock(at: DateTime) -> DayTime {
    DayTime(i32::from(at.hour()) * 3600 + i32::from(at.minute()) * 60)
}

fn up_to_five_minutes(time: DayTime) -> DayTime {
    DayTime((time.0 + 299).div_euclid(300) * 300)
}

/// An arrival so many dates later, as the day that the group spends there: who comes in the small hours still belongs
/// to the evening before (24:30) and sleeps in that night's bed, and who flies east over the date line arrives below
/// 0:00.
pub(crate) fn arrival_clock(later: i32, clock: DayTime) -> (u16, DayTime) {
    let small_hours = later > 0 && clock < SMALL_HOURS;
    let days = if small_hours { later - 1 } else { later.max(0) };
    let shift = i64::from(later - days) * 86_400;
    let seconds = i64::from(clock.0) + shift;
    (
        u16::try_from(days).unwrap_or(u16::MAX),
        DayTime(i32::try_from(seconds).unwrap_or(i32::MIN)),
    )
}

fn id_of(atlas: &Atlas, city: u16) -> DestinationId {
    atlas.city(city).pack.destination().id.clone()
}

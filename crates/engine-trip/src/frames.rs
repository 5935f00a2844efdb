//! The frame of every day: where it starts and ends, when, with what luggage, and which transfer follows.

use engine_model::plan::Weather;
use engine_model::problem::{DayFrame, FixedCost, FixedCostKind, Segment, SiteRef};
use engine_model::request::TripRequest;
use engine_model::time::{DayTime, Seconds};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::atlas::{Atlas, Resolved, point_site};
use crate::calendar::{Calendar, Stay, zone_of};
use crate::currency::Exchange;
use crate::error::{TripError, conflict};
use crate::forecasts::{self, Forecasts};
use crate::lodging::{Bed, Beds, unnamed};
use crate::luggage::{self, CHECK_OUT, Fixed};
use crate::meals::{self, MealWish};
use crate::packs::Tables;
use crate::transfers::{self, Asked, Notes, Side, Way};
use engine_model::finding::Rule;
use engine_model::plan::Assumption;
use engine_model::problem::SiteKind;

/// A destination passed through without a night is left in the late afternoon, where no connection says otherwise.
const LEAVE_DAY_VISIT: DayTime = DayTime::hm(16, 30);
/// Seconds between two midnights on a clock that nobody changes; frames count in clock times.
const DAY: i32 = 86_400;

/// The hours that hold on each day, after wishes.
#[derive(Debug)]
pub(crate) struct DayRules {
    pub(crate) start: DayTime,
    pub(crate) end: DayTime,
    pub(crate) meals: Vec<MealWish>,
}

/// Everything the frames are laid from.
pub(crate) struct Ground<'a> {
    pub(crate) request: &'a TripRequest,
    pub(crate) calendar: &'a Calendar,
    pub(crate) beds: &'a Beds,
    pub(crate) rules: &'a [DayRules],
    pub(crate) tables: &'a Tables,
    pub(crate) people: i64,
    pub(crate) cheapest: bool,
    /// Forecasts, those at hand before those that the plan was made with.
    pub(crate) forecasts: [&'a Forecasts; 2],
}

/// The frames with the costs of their transfers.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    pub(crate) days: Vec<DayFrame>,
    /// One a day.
    pub(crate) weather: Vec<Option<Weather>>,
    pub(crate) costs: Vec<FixedCost>,
    pub(crate) notes: Notes,
    /// Nights of a stay that are spent on the way there, by index: nobody sleeps in a bed then.
    pub(crate) under_way: Vec<usize>,
}

/// How the group came into a stay.
#[derive(Clone, Copy, Debug)]
struct Entrance {
    day: usize,
    at: DayTime,
    site: SiteRef,
}

/// A day of a stay.
#[derive(Clone, Copy, Debug)]
struct Here {
    stay: Stay,
    /// The day on which the group came, which a night on the way puts after the stay's own first day.
    first: usize,
    day: usize,
}

impl Here {
    /// The bed of the night before, if the group was here already.
    fn slept(self, ground: &Ground<'_>) -> Option<Bed> {
        (self.day > self.first)
            .then(|| ground.beds.nights.get(self.day - 1).copied())
            .flatten()
    }

    /// The bed of the night that follows.
    fn sleeps(self, ground: &Ground<'_>) -> Option<Bed> {
        (self.day < self.stay.last())
            .then(|| ground.beds.nights.get(self.day).copied())
            .flatten()
    }
}

/// Lays all days out.
pub(crate) fn lay(
    ground: &Ground<'_>,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
) -> Result<Frames, TripError> {
    let empty = |date: &Date| DayFrame {
        date: *date,
        segments: Vec::new(),
        meals: Vec::new(),
        climate: None,
        sunset: None,
    };
    let mut frames = Frames {
        days: ground.calendar.dates.iter().map(empty).collect(),
        ..Frames::default()
    };
    let mut entrance = arrival(ground, atlas, &mut frames)?;
    for index in 0..ground.calendar.stays.len() {
        entrance = lay_stay(ground, index, entrance, atlas, exchange, &mut frames)?;
    }
    part_days(&mut frames.days);
    finish(ground, atlas, &mut frames);
    Ok(frames)
}

fn lay_stay(
    ground: &Ground<'_>,
    index: usize,
    entrance: Option<Entrance>,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
    frames: &mut Frames,
) -> Result<Option<Entrance>, TripError> {
    let stay = ground.calendar.stays[index];
    let first = entrance.map_or(stay.first, |entrance| entrance.day);
    frames.under_way.extend(stay.first..first.min(stay.last()));
    let mut onward = None;
    if first > stay.last() {
        let name = atlas.city(stay.city).pack.destination().id.clone();
        frames.notes.conflicts.push(conflict(
            Rule::Timetable,
            "STAY_MISSED",
            stay.last(),
            name.as_str(),
        ));
    }
    for day in first..=stay.last() {
        let here = Here { stay, first, day };
        let entered = entrance.filter(|entrance| entrance.day == day);
        let mut segment = open_segment(ground, here, entered, atlas);
        let mut fixed = Fixed {
            start: entered.is_some(),
            end: false,
        };
        let last_day = day == stay.last();
        if last_day && index + 1 < ground.calendar.stays.len() {
            onward = leave_by_transfer(ground, index, here, &mut segment, atlas, exchange, frames)?;
            fixed.end = segment.transfer.is_some();
        } else if last_day && ground.request.departure.is_some() {
            leave_for_good(ground, here, &mut segment, atlas, frames)?;
            fixed.end = true;
        }
        luggage::make_room(&mut segment, fixed, atlas);
        if let Some(frame) = frames.days.get_mut(day) {
            frame.segments.push(segment);
        }
    }
    Ok(onward)
}

/// The segment of a stay's day as it is before anybody leaves the city.
fn open_segment(ground: &Ground<'_>, here: Here, entered: Option<Entrance>, atlas: &Atlas) -> Segment {
    let rules = &ground.rules[here.day];
    let (slept, sleeps) = (here.slept(ground), here.sleeps(ground));
    let home = slept.or(sleeps).unwrap_or_else(|| unnamed(here.stay.city));
    let (start, earliest) = entered.map_or((home.site, rules.start), |entrance| (entrance.site, entrance.at));
    let end = sleeps
        .or(slept)
        .map_or_else(|| Atlas::centre(here.stay.city), |bed| bed.site);
    let mut before = Vec::new();
    match (slept, sleeps) {
        (None, Some(bed)) if entered.is_some() && bed.named => {
            before.push(luggage::bring(bed, earliest + atlas.reach(start, bed.site)));
        }
        (Some(old), Some(new)) if old.site != new.site => {
            before.extend(old.named.then(|| luggage::check_out(old, earliest)));
            let there = earliest + CHECK_OUT + atlas.reach(old.site, new.site);
            before.extend(new.named.then(|| luggage::bring(new, there)));
        }
        _ => {}
    }
    Segment {
        city: here.stay.city,
        start,
        earliest,
        end,
        latest: rules.end,
        before,
        after: Vec::new(),
        transfer: None,
    }
}

fn leave_by_transfer(
    ground: &Ground<'_>,
    index: usize,
    here: Here,
    segment: &mut Segment,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
    frames: &mut Frames,
) -> Result<Option<Entrance>, TripError> {
    let (stay, next, day) = (here.stay, ground.calendar.stays[index + 1], here.day);
    let slept = here.slept(ground).filter(|bed| bed.named);
    segment
        .before
        .extend(slept.map(|bed| luggage::check_out(bed, segment.earliest)));
    let (start, earliest) = (segment.start, segment.earliest);
    let begin = if stay.nights == 0 {
        earliest.max(LEAVE_DAY_VISIT)
    } else {
        earliest
    };
    let packing = if slept.is_some() { CHECK_OUT } else { Seconds(0) };
    let ready = move |atlas: &Atlas, station: SiteRef| begin + packing + atlas.reach(start, station);
    let there = (next.nights > 0)
        .then(|| ground.beds.nights.get(next.first))
        .flatten()
        .map_or_else(|| Atlas::centre(next.city), |bed| bed.site);
    let asked = Asked {
        from: side(atlas, stay.city, start)?,
        to: side(atlas, next.city, there)?,
        date: ground.calendar.dates[day],
        day,
        in_the_morning: stay.nights > 0,
        ready: &ready,
        people: ground.people,
        cheapest: ground.cheapest,
        options: ground
            .request
            .transfers
            .iter()
            .find(|transfer| transfer.after == index),
        estimates: engine_routes::transfer_options(
            atlas.city(stay.city).pack.destination(),
            atlas.city(next.city).pack.destination(),
            &ground.tables.connections,
        ),
    };
    let Some(way) = transfers::choose(&asked, atlas, exchange, &mut frames.notes)? else {
        let site = Atlas::centre(next.city);
        return Ok(Some(Entrance {
            day,
            at: ground.rules[day].start,
            site,
        }));
    };
    let entrance = depart(way, day, segment, atlas, frames);
    if let Some(bed) = slept {
        luggage::fetch_later(segment, bed, atlas);
    }
    Ok(Some(entrance))
}

fn depart(way: Way, day: usize, segment: &mut Segment, atlas: &Atlas, frames: &mut Frames) -> Entrance {
    segment.end = way.from;
    segment.latest = way.transfer.depart - way.boarding;
    let label = if way.transfer.label.is_empty() {
        format!(
            "{} – {}",
            atlas.site(way.from).names.local,
            atlas.site(way.to).names.local
        )
    } else {
        way.transfer.label.clone()
    };
    frames.costs.push(FixedCost {
        kind: FixedCostKind::Transfer,
        day: u16::try_from(day).expect("a trip has at most 120 days"),
        amount: way.transfer.cost,
        label,
    });
    let entrance = Entrance {
        day: day + usize::from(way.transfer.days_later),
        at: way.transfer.arrive,
        site: way.to,
    };
    segment.transfer = Some(way.transfer);
    entrance
}

/// The last day of a trip with a departure: to the station where one is named, else to the destination's own.
fn leave_for_good(
    ground: &Ground<'_>,
    here: Here,
    segment: &mut Segment,
    atlas: &mut Atlas,
    frames: &mut Frames,
) -> Result<(), TripError> {
    let Some(departure) = &ground.request.departure else {
        return Ok(());
    };
    segment.end = end_site(departure.place.as_ref(), here.stay.city, atlas, &mut frames.notes);
    let (later, clock) = on_day(departure.at, ground.calendar.dates[here.day])?;
    if later < 0 {
        let name = atlas.city(here.stay.city).pack.destination().id.clone();
        let early = conflict(Rule::DayFrame, "DATE_RANGE", here.day, name.as_str());
        frames.notes.conflicts.push(early);
    }
    segment.latest = clock + Seconds(later.clamp(0, 1) * DAY);
    if let Some(bed) = here.slept(ground).filter(|bed| bed.named) {
        segment.before.push(luggage::check_out(bed, segment.earliest));
        luggage::fetch_later(segment, bed, atlas);
    }
    Ok(())
}

fn arrival(
    ground: &Ground<'_>,
    atlas: &mut Atlas,
    frames: &mut Frames,
) -> Result<Option<Entrance>, TripError> {
    let (Some(arrival), Some(stay)) = (&ground.request.arrival, ground.calendar.stays.first()) else {
        return Ok(None);
    };
    let site = end_site(arrival.place.as_ref(), stay.city, atlas, &mut frames.notes);
    let (later, clock) = on_day(arrival.at, ground.calendar.dates[0])?;
    let (later, at) = transfers::arrival_clock(later, clock);
    Ok(Some(Entrance {
        day: usize::from(later),
        at,
        site,
    }))
}

/// A day that begins before the one before it has to end cuts that one short.
fn part_days(days: &mut [DayFrame]) {
    for index in 1..days.len() {
        let Some(begin) = days[index].segments.first().map(|segment| segment.earliest) else {
            continue;
        };
        let before = days[index - 1].segments.last_mut();
        if let Some(segment) = before.filter(|segment| segment.transfer.is_none()) {
            segment.latest = segment.latest.min(begin + Seconds(DAY)).max(segment.earliest);
        }
    }
}

/// Meals, weather and light of every day.
fn finish(ground: &Ground<'_>, atlas: &Atlas, frames: &mut Frames) {
    frames.weather = vec![None; frames.days.len()];
    let days = frames.days.iter_mut().zip(&mut frames.weather);
    for ((frame, weather), rules) in days.zip(ground.rules) {
        frame.meals = meals::of_day(&frame.segments, &rules.meals, atlas);
        let longest = frame
            .segments
            .iter()
            .max_by_key(|segment| segment.latest - segment.earliest);
        let Some(destination) = longest.map(|segment| atlas.city(segment.city).pack.destination()) else {
            continue;
        };
        *weather = forecasts::weather_of(ground.forecasts, destination, frame.date);
        frame.climate = weather.map(forecasts::climate_of);
        frame.sunset = engine_places::sunset(destination.centre, frame.date, &destination.zone);
    }
}

fn end_site(
    reference: Option<&engine_model::request::PlaceRef>,
    city: u16,
    atlas: &mut Atlas,
    notes: &mut Notes,
) -> SiteRef {
    match reference.map(|reference| atlas.resolve(reference, Some(city))) {
        Some(Resolved::Place(city, position)) => {
            return atlas.add_place(city, position, SiteKind::Station);
        }
        Some(Resolved::Point(city, name, at)) => {
            return atlas.add(city, point_site(&name, at, SiteKind::Station));
        }
        Some(Resolved::Unknown(name)) => notes.unknown.push(name),
        None => {}
    }
    let (site, name) = atlas.station(city, None);
    if let Some(name) = name {
        let id = atlas.city(city).pack.destination().id.clone();
        notes.assumptions.push(Assumption::Station(id, name));
    }
    site
}

fn side(atlas: &Atlas, city: u16, home: SiteRef) -> Result<Side, TripError> {
    let zone: TimeZone = zone_of(&atlas.city(city).pack)?;
    Ok(Side { city, zone, home })
}

/// A date and time seen from a day of the trip: how many dates later, and the clock.
fn on_day(at: DateTime, day: Date) -> Result<(i32, DayTime), TripError> {
    let later = crate::calendar::days_between(day, at.date())?;
    let clock = i32::from(at.hour()) * 3600 + i32::from(at.minute()) * 60;
    Ok((later, DayTime(clock)))
}

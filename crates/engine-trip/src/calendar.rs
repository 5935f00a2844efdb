//! Which city on which day: the stays of a trip and the clocks they run by.

use std::sync::Arc;

use engine_model::request::TripRequest;
use engine_model::time::DayTime;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

use crate::error::TripError;
use crate::packs::{LoadedPack, Packs};

/// The dates of a trip and who is where.
#[derive(Debug)]
pub(crate) struct Calendar {
    /// One a date, in order.
    pub(crate) dates: Vec<Date>,
    /// One a destination of the request, in order.
    pub(crate) stays: Vec<Stay>,
}

/// A stay: from its first day, for some nights; the day after the last night is shared with the next stay.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stay {
    /// Index of the city.
    pub(crate) city: u16,
    /// Index of the first day.
    pub(crate) first: usize,
    /// Nights.
    pub(crate) nights: usize,
}

impl Stay {
    /// Index of the day on which it ends.
    pub(crate) fn last(&self) -> usize {
        self.first + self.nights
    }
}

/// Lays the stays out and gives the packs, each once.
pub(crate) fn lay_out(
    request: &TripRequest,
    packs: &Packs,
) -> Result<(Calendar, Vec<Arc<LoadedPack>>), TripError> {
    let mut chosen: Vec<Arc<LoadedPack>> = Vec::new();
    let mut stays = Vec::new();
    let mut first = 0;
    for (index, destination) in request.destinations.iter().enumerate() {
        let field = format!("destinations[{index}].name");
        let pack = packs
            .find(&destination.name)
            .ok_or_else(|| TripError::DestinationUnknown {
                name: destination.name.clone(),
                nearest: packs.nearest(&destination.name),
                field: field.clone(),
            })?;
        let city = chosen
            .iter()
            .position(|other| Arc::ptr_eq(other, pack))
            .unwrap_or_else(|| {
                chosen.push(Arc::clone(pack));
                chosen.len() - 1
            });
        let city = u16::try_from(city).expect("a request has at most ten destinations");
        if stays.last().is_some_and(|stay: &Stay| stay.city == city) {
            return Err(TripError::DestinationTwice {
                name: destination.name.clone(),
                field,
            });
        }
        let nights = usize::from(destination.nights);
        stays.push(Stay { city, first, nights });
        first += nights;
    }
    let dates = (0..=first)
        .map(|day| date_of(request.start, day))
        .collect::<Result<Vec<Date>, TripError>>()?;
    Ok((Calendar { dates, stays }, chosen))
}

/// The zone of a pack.
pub(crate) fn zone_of(pack: &LoadedPack) -> Result<TimeZone, TripError> {
    let destination = pack.destination();
    TimeZone::get(&destination.zone).map_err(|error| TripError::ZoneUnknown {
        destination: destination.id.to_string(),
        reason: error.to_string(),
    })
}

/// A time of day on a date, as an instant's clock in another zone: (dates later, time of day).
pub(crate) fn on_other_clock(
    date: Date,
    time: DayTime,
    zone: &TimeZone,
    duration: engine_model::time::Seconds,
    other: &TimeZone,
) -> Result<(i32, DayTime), TripError> {
    let leave = date
        .at(0, 0, 0, 0)
        .checked_add(i64::from(time.0).seconds())?
        .to_zoned(zone.clone())?;
    let reach = leave
        .checked_add(i64::from(duration.0).seconds())?
        .with_time_zone(other.clone())
        .datetime();
    let later = days_between(date, reach.date())?;
    let clock = i32::from(reach.hour()) * 3600 + i32::from(reach.minute()) * 60 + i32::from(reach.second());
    Ok((later, DayTime(clock)))
}

/// Whole days from one date to another.
pub(crate) fn days_between(from: Date, to: Date) -> Result<i32, TripError> {
    let span: Span = from.until(to)?;
    Ok(span.get_days())
}

fn date_of(start: Date, day: usize) -> Result<Date, TripError> {
    let day = i64::try_from(day).expect("a trip has at most 300 nights");
    Ok(start.checked_add(day.days())?)
}

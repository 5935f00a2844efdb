//! iCalendar (RFC 5545): an event for every stop, meal, errand and transfer on the clock of its city, and an all-day
//! event for every stay in a city.
//!
//! Times carry a TZID with a VTIMEZONE of the same IANA name: calendars then show local times wherever they are
//! opened, and a transfer may begin in one zone and end in another.

mod text;
mod zones;

use std::collections::BTreeSet;

use engine_model::plan::{PlanDay, PlanEntry, PlanEntryKind, PlanLeg, PlanSegment};
use engine_words::{cost, entry_title, leg, mode, opening};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::ExportError;
use crate::file_name::compact;
use crate::trip::{Trip, civil, instant, plain, segment_of, way_shown, zone};
use text::{Lines, escaped};

pub(crate) fn write(trip: &Trip<'_>) -> Result<Vec<u8>, ExportError> {
    let mut events = Vec::new();
    for day in &trip.days {
        for entry in &day.entries {
            events.extend(transfer(trip, day, entry)?);
            events.extend(at_place(trip, day, entry)?);
        }
    }
    let mut lines = Lines::default();
    lines.push("BEGIN:VCALENDAR");
    lines.push("VERSION:2.0");
    lines.push("PRODID:-//TripGen//TripGen//EN");
    lines.push("CALSCALE:GREGORIAN");
    lines.push("METHOD:PUBLISH");
    lines.push(&format!("X-WR-CALNAME:{}", escaped(&trip.name)));
    let named: BTreeSet<&str> = events
        .iter()
        .flat_map(|event| [event.start.zone.as_str(), event.end.zone.as_str()])
        .collect();
    for name in named {
        zones::write(&mut lines, name, &zone(name)?, trip.dates());
    }
    stays(trip, &mut lines);
    for event in &events {
        event.write(trip, &mut lines);
    }
    lines.push("END:VCALENDAR");
    Ok(lines.into_bytes())
}

/// A local time with its zone.
struct Moment {
    local: DateTime,
    zone: String,
}

struct Event {
    id: String,
    summary: String,
    description: String,
    location: String,
    at: Option<engine_model::Coordinates>,
    start: Moment,
    end: Moment,
}

impl Event {
    fn write(&self, trip: &Trip<'_>, lines: &mut Lines) {
        lines.push("BEGIN:VEVENT");
        lines.push(&format!(
            "UID:{}",
            text::uid(&self.id, &trip.name, trip.plan.request.start)
        ));
        lines.push(&format!("DTSTAMP:{}T000000Z", compact(trip.plan.request.start)));
        for (property, moment) in [("DTSTART", &self.start), ("DTEND", &self.end)] {
            lines.push(&format!(
                "{property};TZID={}:{}",
                moment.zone,
                basic(moment.local)
            ));
        }
        lines.push(&format!("SUMMARY:{}", escaped(&self.summary)));
        if !self.location.is_empty() {
            lines.push(&format!("LOCATION:{}", escaped(&self.location)));
        }
        if let Some(at) = self.at {
            lines.push(&format!("GEO:{:.6};{:.6}", at.latitude(), at.longitude()));
        }
        if !self.description.is_empty() {
            lines.push(&format!("DESCRIPTION:{}", escaped(&self.description)));
        }
        lines.push("END:VEVENT");
    }
}

/// The stop, meal or errand of an entry; nothing for entries without length.
fn at_place(trip: &Trip<'_>, day: &PlanDay, entry: &PlanEntry) -> Result<Option<Event>, ExportError> {
    let shown = matches!(
        entry.kind,
        PlanEntryKind::Stop | PlanEntryKind::Meal(_) | PlanEntryKind::Errand(_)
    );
    let (true, Some(segment)) = (shown, segment_of(day, entry)) else {
        return Ok(None);
    };
    let start = Moment {
        local: civil(day.date, entry.start),
        zone: segment.zone.clone(),
    };
    let end = Moment {
        local: civil(day.date, entry.end),
        zone: segment.zone.clone(),
    };
    if !lasts(&start, &end)? {
        return Ok(None);
    }
    let language = trip.language;
    let mut description = Vec::new();
    // A transfer has an event of its own.
    let way = way_shown(entry).filter(|way| way.departs.is_none());
    description.extend(way.map(|way| leg(way, language)));
    description.extend(entry.opening.as_ref().map(|hours| opening(hours, language)));
    if entry.cost != Some(0) {
        description.push(cost(entry.cost, trip.plan.currency, language));
    }
    Ok(Some(Event {
        id: entry.id.clone(),
        summary: plain(&entry_title(entry, language)),
        description: description.join("\n"),
        location: plain(&location(entry, segment, trip)),
        at: Some(entry.at),
        start,
        end,
    }))
}

/// The transfer that leads to an entry.
fn transfer(trip: &Trip<'_>, day: &PlanDay, entry: &PlanEntry) -> Result<Option<Event>, ExportError> {
    let language = trip.language;
    let Some(way) = &entry.leg else { return Ok(None) };
    let (Some((departure, offset)), Some(to)) = (way.departs, segment_of(day, entry)) else {
        return Ok(None);
    };
    let from = trip.segment_before(day, entry).unwrap_or(to);
    let date = day.date.saturating_add(jiff::Span::new().days(i64::from(offset)));
    let start = Moment {
        local: civil(date, departure),
        zone: from.zone.clone(),
    };
    let mut end = Moment {
        local: civil(day.date, entry.arrival),
        zone: to.zone.clone(),
    };
    if !lasts(&start, &end)? {
        let duration = SignedDuration::from_secs(i64::from(way.duration.0.max(60)));
        end = Moment {
            local: start.local.saturating_add(duration),
            zone: start.zone.clone(),
        };
    }
    Ok(Some(Event {
        id: format!("{}-transfer", entry.id),
        summary: plain(&transfer_title(way, from, to, trip)),
        description: leg(way, language),
        location: plain(from.names.in_language(language)),
        at: None,
        start,
        end,
    }))
}

fn transfer_title(way: &PlanLeg, from: &PlanSegment, to: &PlanSegment, trip: &Trip<'_>) -> String {
    let language = trip.language;
    let name = if way.label.is_empty() {
        mode(way.mode, language)
    } else {
        way.label.as_str()
    };
    format!(
        "{name}: {} → {}",
        from.names.in_language(language),
        to.names.in_language(language)
    )
}

fn location(entry: &PlanEntry, segment: &PlanSegment, trip: &Trip<'_>) -> String {
    let (own, local) = (entry.names.in_language(trip.language), entry.names.local.as_str());
    let city = segment.names.in_language(trip.language);
    if own == local {
        format!("{own}, {city}")
    } else {
        format!("{own} ({local}), {city}")
    }
}

fn lasts(start: &Moment, end: &Moment) -> Result<bool, ExportError> {
    let begin = instant(start.local, &start.zone, &zone(&start.zone)?)?;
    let finish = instant(end.local, &end.zone, &zone(&end.zone)?)?;
    Ok(begin < finish)
}

/// An all-day event for every run of days in one city.
fn stays(trip: &Trip<'_>, lines: &mut Lines) {
    let mut runs: Vec<(&PlanSegment, Date, Date)> = Vec::new();
    for day in &trip.days {
        for segment in &day.segments {
            match runs
                .iter_mut()
                .rev()
                .find(|run| run.0.destination == segment.destination)
            {
                Some(run) if day.date <= run.2.saturating_add(jiff::Span::new().days(1)) => run.2 = day.date,
                _ => runs.push((segment, day.date, day.date)),
            }
        }
    }
    for (segment, first, last) in runs {
        let id = format!("stay-{}-{}", segment.destination, compact(first));
        lines.push("BEGIN:VEVENT");
        lines.push(&format!(
            "UID:{}",
            text::uid(&id, &trip.name, trip.plan.request.start)
        ));
        lines.push(&format!("DTSTAMP:{}T000000Z", compact(trip.plan.request.start)));
        lines.push(&format!("DTSTART;VALUE=DATE:{}", compact(first)));
        let after = last.saturating_add(jiff::Span::new().days(1));
        lines.push(&format!("DTEND;VALUE=DATE:{}", compact(after)));
        lines.push(&format!(
            "SUMMARY:{}",
            escaped(&plain(segment.names.in_language(trip.language)))
        ));
        // The stay does not block other appointments.
        lines.push("TRANSP:TRANSPARENT");
        lines.push("END:VEVENT");
    }
}

/// `YYYYMMDDTHHMMSS`.
fn basic(local: DateTime) -> String {
    let time = local.time();
    format!(
        "{}T{:02}{:02}{:02}",
        compact(local.date()),
        time.hour(),
        time.minute(),
        time.second()
    )
}

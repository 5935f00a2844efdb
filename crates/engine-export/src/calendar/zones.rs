//! VTIMEZONE components from the bundled zone tables.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::basic;
use super::text::Lines;

/// The observances of a zone that are in force between two dates.
pub(super) fn write(lines: &mut Lines, name: &str, zone: &TimeZone, dates: (Date, Date)) {
    lines.push("BEGIN:VTIMEZONE");
    lines.push(&format!("TZID:{name}"));
    let from = day_boundary(dates.0, -2);
    let until = day_boundary(dates.1, 3);
    let in_force = zone.preceding(from).next();
    let later = zone
        .following(from)
        .take_while(|change| change.timestamp() < until);
    let changes: Vec<_> = in_force
        .iter()
        .map(|change| {
            (
                change.timestamp(),
                change.offset(),
                change.abbreviation().to_owned(),
                change.dst(),
            )
        })
        .chain(later.map(|change| {
            (
                change.timestamp(),
                change.offset(),
                change.abbreviation().to_owned(),
                change.dst(),
            )
        }))
        .collect();
    if in_force.is_none() {
        // The zone has never changed before the trip: one observance since 1970.
        let info = zone.to_offset_info(from);
        let start = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        observance(
            lines,
            start,
            (info.offset(), info.offset()),
            info.abbreviation(),
            info.dst(),
        );
    }
    for (timestamp, offset, abbreviation, dst) in changes {
        let before = zone.to_offset(
            timestamp
                .saturating_sub(SignedDuration::from_secs(1))
                .unwrap_or(timestamp),
        );
        observance(
            lines,
            before.to_datetime(timestamp),
            (before, offset),
            &abbreviation,
            dst,
        );
    }
    lines.push("END:VTIMEZONE");
}

fn observance(lines: &mut Lines, start: DateTime, offsets: (Offset, Offset), abbreviation: &str, dst: Dst) {
    let kind = if dst.is_dst() { "DAYLIGHT" } else { "STANDARD" };
    lines.push(&format!("BEGIN:{kind}"));
    lines.push(&format!("DTSTART:{}", basic(start)));
    lines.push(&format!("TZOFFSETFROM:{}", shown(offsets.0)));
    lines.push(&format!("TZOFFSETTO:{}", shown(offsets.1)));
    lines.push(&format!("TZNAME:{abbreviation}"));
    lines.push(&format!("END:{kind}"));
}

/// Midnight UTC some days from a date; held at the ends of the calendar.
fn day_boundary(date: Date, days: i64) -> Timestamp {
    let moved = date.saturating_add(jiff::Span::new().days(days));
    Offset::UTC
        .to_timestamp(moved.to_datetime(Time::midnight()))
        .unwrap_or(Timestamp::MAX)
}

/// `+0900`, `-0330`, with seconds only where there are some.
fn shown(offset: Offset) -> String {
    let sign = if offset.seconds() < 0 { '-' } else { '+' };
    let total = offset.seconds().unsigned_abs();
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

//! iCalendar, read back with a parser.

use std::collections::BTreeSet;

use engine_export::Format;
use engine_model::Language;
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, Event};

use crate::{BOTH, fixture, text_of};

fn events(text: &str) -> Vec<Event> {
    let calendar: Calendar = text.parse().expect("the calendar parses");
    calendar.events().cloned().collect()
}

#[test]
fn every_event_lasts_and_has_an_identifier_of_its_own() {
    for language in BOTH {
        let events = events(&text_of(&fixture::plan(), Format::Ics, language));
        // Eight stops, three meals, a check-out, a flight and two stays.
        assert_eq!(events.len(), 15);
        let mut identifiers = BTreeSet::new();
        for event in &events {
            let identifier = event.get_uid().expect("a UID").to_owned();
            assert!(identifiers.insert(identifier), "{event:?}");
            assert!(event.get_summary().is_some_and(|summary| !summary.is_empty()));
            assert_ne!(event.get_start(), event.get_end(), "{event:?}");
        }
    }
}

#[test]
fn a_transfer_begins_and_ends_on_local_clocks() {
    let text = text_of(&fixture::plan(), Format::Ics, Language::English);
    let flight = events(&text)
        .into_iter()
        .find(|event| {
            event
                .get_summary()
                .is_some_and(|summary| summary.starts_with("TG 657"))
        })
        .expect("the flight has an event");
    assert_eq!(flight.get_summary(), Some("TG 657: Seoul → Bangkok"));
    let local = |moment: Option<DatePerhapsTime>| match moment {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) => {
            (date_time.to_string(), tzid)
        }
        other => panic!("not a time with a zone: {other:?}"),
    };
    assert_eq!(
        local(flight.get_start()),
        ("2026-12-05 09:30:00".to_owned(), "Asia/Seoul".to_owned())
    );
    assert_eq!(
        local(flight.get_end()),
        ("2026-12-05 13:20:00".to_owned(), "Asia/Bangkok".to_owned())
    );
}

#[test]
fn describes_every_zone_it_uses() {
    let text = text_of(&fixture::plan(), Format::Ics, Language::English);
    for (zone, offset) in [("Asia/Seoul", "+0900"), ("Asia/Bangkok", "+0700")] {
        let described = format!("BEGIN:VTIMEZONE\r\nTZID:{zone}\r\nBEGIN:STANDARD");
        assert_eq!(text.matches(&described).count(), 1, "{zone}");
        assert!(text.contains(&format!("TZOFFSETTO:{offset}")), "{zone}");
    }
}

#[test]
fn describes_a_change_to_summer_time_during_the_trip() {
    let mut plan = fixture::plan();
    for (day, date) in plan
        .days
        .iter_mut()
        .zip([jiff::civil::date(2026, 3, 28), jiff::civil::date(2026, 3, 29)])
    {
        day.date = date;
        for segment in &mut day.segments {
            segment.zone = "Europe/Paris".to_owned();
        }
    }
    let text = text_of(&plan, Format::Ics, Language::English);
    let change =
        "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST";
    assert!(text.contains(change), "{text}");
    let before =
        "BEGIN:STANDARD\r\nDTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET";
    assert!(text.contains(before), "{text}");
}

#[test]
fn times_after_midnight_fall_on_the_next_date() {
    let text = text_of(&fixture::plan(), Format::Ics, Language::English);
    assert!(text.contains("DTEND;TZID=Asia/Bangkok:20261206T010000"), "{text}");
}

#[test]
fn a_stay_covers_its_days() {
    let text = text_of(&fixture::plan(), Format::Ics, Language::Korean);
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261204\r\nDTEND;VALUE=DATE:20261206\r\nSUMMARY:서울"),
        "{text}"
    );
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261206\r\nSUMMARY:방콕"),
        "{text}"
    );
}

#[test]
fn an_entry_without_length_gets_no_event() {
    let mut plan = fixture::plan();
    let before = events(&text_of(&plan, Format::Ics, Language::English)).len();
    let stop = &mut plan.days[0].entries[1];
    stop.end = stop.start;
    assert_eq!(
        events(&text_of(&plan, Format::Ics, Language::English)).len(),
        before - 1
    );
}

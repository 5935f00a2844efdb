//! New dates or destinations: what refers to days and to neighbours moves along.
//!
//! Locks and wishes stay with their destination, transfers with the two that they connect, arrival and departure with
//! the first and the last day. What has no place any more is taken out and named.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{Document, Part};

/// Something that was asked for and cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DroppedField)]
pub(crate) struct Dropped {
    /// Where it stood before the change, such as `locks[2]`.
    pub(crate) field: String,
    /// Why it cannot be kept.
    pub(crate) reason: DroppedReason,
}

/// Why something that was asked for cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum DroppedReason {
    /// Its day is no longer a day of the trip.
    OutsideTrip,
    /// The destinations that it connects no longer follow each other.
    NotConnected,
}

/// Brings the rest of a request up to its new start and destinations.
pub(crate) fn redate(before: &Document, after: &mut Document) -> Vec<Dropped> {
    if before.start_date == after.start_date && before.destinations == after.destinations {
        return Vec::new();
    }
    let change = Change::between(before, after);
    let mut dropped = Vec::new();
    move_end(after, "arrival", change.start_delta, &mut dropped);
    move_end(after, "departure", change.end_delta, &mut dropped);
    drop_crossed_ends(after, &mut dropped);
    keep(after, "locks", &mut dropped, |lock| move_day(lock, &change));
    keep(after, "wishes", &mut dropped, |wish| match wish.get("day") {
        Some(Value::Number(_)) => move_day(wish, &change),
        _ => Ok(()),
    });
    keep(after, "transfers", &mut dropped, |transfer| {
        move_transfer(transfer, &change)
    });
    dropped
}

struct Change {
    before: Vec<Part>,
    after: Vec<Part>,
    start_delta: i64,
    end_delta: i64,
}

impl Change {
    fn between(before: &Document, after: &Document) -> Self {
        Self {
            start_delta: days_between(before.start(), after.start()),
            end_delta: days_between(before.end(), after.end()),
            before: before.destinations.clone(),
            after: after.destinations.clone(),
        }
    }

    /// The new number of a day, from 1: as far from its destination's first day as before.
    fn day(&self, day: i64) -> Option<i64> {
        let mut first = 1;
        let last = self.before.len().checked_sub(1)?;
        for (index, stay) in self.before.iter().enumerate() {
            // A date that two destinations share belongs to the later one.
            let ends = first + stay.nights();
            if day < ends || (index == last && day == ends) {
                let nights = self.after.iter().find(|other| other.id == stay.id)?.nights();
                let inside = day - first;
                return (inside <= nights).then_some(self.first_day_after(&stay.id) + inside);
            }
            first = ends;
        }
        None
    }

    fn first_day_after(&self, id: &str) -> i64 {
        1 + self
            .after
            .iter()
            .take_while(|stay| stay.id != id)
            .map(Part::nights)
            .sum::<i64>()
    }

    /// By how many days the end of the stay at a destination has moved.
    fn left_delta(&self, id: &str) -> i64 {
        let end = |parts: &[Part]| {
            let nights: i64 = parts
                .iter()
                .take_while(|stay| stay.id != id)
                .map(Part::nights)
                .sum();
            nights + parts.iter().find(|stay| stay.id == id).map_or(0, Part::nights)
        };
        self.start_delta + end(&self.after) - end(&self.before)
    }
}

fn days_between(before: Option<Date>, after: Option<Date>) -> i64 {
    let (Some(before), Some(after)) = (before, after) else {
        return 0;
    };
    i64::from((after - before).get_days())
}

/// Moves arrival or departure and takes it out where it is no longer on a day of the trip.
fn move_end(document: &mut Document, field: &str, delta: i64, dropped: &mut Vec<Dropped>) {
    let frame = document.start().zip(document.end());
    let Some(end) = document.rest.get_mut(field).and_then(Value::as_object_mut) else {
        return;
    };
    shift(end.get_mut("at"), delta);
    let at = end.get("at").and_then(Value::as_str).and_then(date_time);
    let outside = match (at, frame) {
        (Some(at), Some((first, last))) => !(first..=last).contains(&at.date()),
        _ => false,
    };
    if outside {
        drop_field(document, field, dropped);
    }
}

fn drop_crossed_ends(document: &mut Document, dropped: &mut Vec<Dropped>) {
    let at = |field: &str| {
        let text = document.rest.get(field)?.get("at")?.as_str()?;
        date_time(text)
    };
    if let (Some(arrival), Some(departure)) = (at("arrival"), at("departure"))
        && departure <= arrival
    {
        drop_field(document, "departure", dropped);
    }
}

fn drop_field(document: &mut Document, field: &str, dropped: &mut Vec<Dropped>) {
    document.rest.remove(field);
    dropped.push(Dropped {
        field: field.to_owned(),
        reason: DroppedReason::OutsideTrip,
    });
}

/// Keeps the entries of a list that can be moved.
fn keep(
    document: &mut Document,
    field: &str,
    dropped: &mut Vec<Dropped>,
    mut moved: impl FnMut(&mut Value) -> Result<(), DroppedReason>,
) {
    let Some(Value::Array(entries)) = document.rest.get_mut(field) else {
        return;
    };
    let mut index = 0;
    entries.retain_mut(|entry| {
        let outcome = moved(entry);
        if let Err(reason) = outcome {
            dropped.push(Dropped {
                field: format!("{field}[{index}]"),
                reason,
            });
        }
        index += 1;
        outcome.is_ok()
    });
}

fn move_day(entry: &mut Value, change: &Change) -> Result<(), DroppedReason> {
    let day = entry.get("day").and_then(Value::as_i64).unwrap_or(1);
    let moved = change.day(day).ok_or(DroppedReason::OutsideTrip)?;
    entry["day"] = json!(moved);
    Ok(())
}

fn move_transfer(transfer: &mut Value, change: &Change) -> Result<(), DroppedReason> {
    let left = transfer
        .get("after")
        .and_then(Value::as_u64)
        .and_then(|after| usize::try_from(after).ok())
        .and_then(|after| after.checked_sub(1))
        .ok_or(DroppedReason::NotConnected)?;
    let pair = change
        .before
        .get(left)
        .zip(change.before.get(left + 1))
        .ok_or(DroppedReason::NotConnected)?;
    let now = change
        .after
        .windows(2)
        .position(|two| two[0].id == pair.0.id && two[1].id == pair.1.id)
        .ok_or(DroppedReason::NotConnected)?;
    let delta = change.left_delta(&pair.0.id);
    transfer["after"] = json!(now + 1);
    for option in transfer
        .get_mut("options")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        shift(option.get_mut("departAt"), delta);
        shift(option.get_mut("arriveAt"), delta);
    }
    Ok(())
}

fn shift(at: Option<&mut Value>, days: i64) {
    let Some(at) = at else {
        return;
    };
    let moved = at
        .as_str()
        .and_then(date_time)
        .and_then(|instant| instant.checked_add(days.days()).ok());
    if let Some(moved) = moved {
        *at = json!(moved.strftime("%Y-%m-%dT%H:%M").to_string());
    }
}

fn date_time(text: &str) -> Option<DateTime> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document from 2026-06-01 on with destinations of these ids and nights.
    fn document(stays: &[(&str, i64)], rest: Value) -> Document {
        let destinations = stays.iter().map(|(id, nights)| Part {
            id: (*id).to_owned(),
            fields: [("nights".to_owned(), json!(nights))].into_iter().collect(),
        });
        Document {
            name: "Tour".to_owned(),
            start_date: Some("2026-06-01".to_owned()),
            members: Vec::new(),
            destinations: destinations.collect(),
            rest: match rest {
                Value::Object(rest) => rest,
                _ => serde_json::Map::new(),
            },
        }
    }

    fn check(before: &Document, stays: &[(&str, i64)], start: &str, expected: &Value, gone: &[&str]) {
        let mut after = Document {
            start_date: Some(start.to_owned()),
            rest: before.rest.clone(),
            ..document(stays, Value::Null)
        };
        let dropped = redate(before, &mut after);
        let dropped: Vec<&str> = dropped.iter().map(|dropped| dropped.field.as_str()).collect();
        assert_eq!(dropped, gone, "{stays:?}");
        assert_eq!(Value::Object(after.rest), *expected, "{stays:?}");
    }

    #[test]
    fn days_stay_with_their_destination() {
        let locks =
            |days: &[i64]| json!({"locks": days.iter().map(|day| json!({"day": day})).collect::<Vec<_>>()});
        let before = document(&[("a", 2), ("b", 2), ("c", 1)], locks(&[1, 2, 3, 4, 5, 6]));
        let check = |stays: &[(&str, i64)], days: &[i64], gone: &[&str]| {
            check(&before, stays, "2026-06-01", &locks(days), gone);
        };
        check(&[("a", 2), ("b", 2), ("c", 1)], &[1, 2, 3, 4, 5, 6], &[]);
        check(&[("b", 2), ("a", 2), ("c", 1)], &[3, 4, 1, 2, 5, 6], &[]);
        check(&[("a", 3), ("b", 2), ("c", 1)], &[1, 2, 4, 5, 6, 7], &[]);
        check(&[("a", 0), ("b", 2), ("c", 1)], &[1, 1, 2, 3, 4], &["locks[1]"]);
        check(
            &[("c", 1)],
            &[1, 2],
            &["locks[0]", "locks[1]", "locks[2]", "locks[3]"],
        );
    }

    #[test]
    fn ends_move_with_the_trip() {
        let ends = |arrival: &str, departure: &str| json!({"arrival": {"at": arrival}, "departure": {"at": departure}});
        let before = document(&[("a", 2)], ends("2026-06-01T10:00", "2026-06-03T20:00"));
        check(
            &before,
            &[("a", 2)],
            "2026-07-01",
            &ends("2026-07-01T10:00", "2026-07-03T20:00"),
            &[],
        );
        check(
            &before,
            &[("a", 5)],
            "2026-06-01",
            &ends("2026-06-01T10:00", "2026-06-06T20:00"),
            &[],
        );
        let late = document(&[("a", 2)], ends("2026-06-03T10:00", "2026-06-03T20:00"));
        let left = json!({"departure": {"at": "2026-06-01T20:00"}});
        check(&late, &[("a", 0)], "2026-06-01", &left, &["arrival"]);
    }

    #[test]
    fn transfers_stay_between_their_two() {
        let transfer =
            |after: i64, at: &str| json!({"transfers": [{"after": after, "options": [{"departAt": at}]}]});
        let before = document(&[("a", 2), ("b", 2), ("c", 1)], transfer(2, "2026-06-05T08:00"));
        check(
            &before,
            &[("b", 2), ("c", 1)],
            "2026-06-01",
            &transfer(1, "2026-06-03T08:00"),
            &[],
        );
        check(
            &before,
            &[("a", 2), ("b", 1), ("c", 1)],
            "2026-06-02",
            &transfer(2, "2026-06-05T08:00"),
            &[],
        );
        check(
            &before,
            &[("a", 2), ("c", 1), ("b", 2)],
            "2026-06-01",
            &json!({"transfers": []}),
            &["transfers[0]"],
        );
    }
}

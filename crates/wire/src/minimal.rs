//! The little that a plan from elsewhere needs in order to be checked: dates, places, times.
//!
//! `docs/plan-format.md` describes it under "Minimal plans".

use engine_model::DayTime;
use engine_model::plan::Plan;
use engine_model::problem::Mode;
use engine_model::request::Budget;
use engine_model::sketch::{SketchDay, SketchEntry, SketchKind, SketchPlan};
use serde_json::Value;

use crate::faults::{Faults, FieldRule, fault, joined, said};
use crate::fields::{Field, Object};
use crate::plan::{PlanFileError, document, plan_of};
use crate::request::{read_budget, read_members, read_transport, settled};

/// What a file to be checked holds.
#[derive(Clone, Debug, PartialEq)]
pub enum AnyPlan {
    /// A whole plan file.
    Full(Box<Plan>),
    /// Places and times only.
    Sketch(SketchPlan),
}

/// Reads a plan file where the document has a field `format`, else a minimal plan.
pub fn read_any(text: &str) -> Result<AnyPlan, PlanFileError> {
    let document = document(text)?;
    if document.get("format").is_some() {
        return plan_of(&document, text).map(|plan| AnyPlan::Full(Box::new(plan)));
    }
    sketch_from_value(&document).map(AnyPlan::Sketch)
}

/// Reads a minimal plan from a JSON value; all faults are reported at once.
pub fn sketch_from_value(value: &Value) -> Result<SketchPlan, PlanFileError> {
    Ok(settled(&Field::new(value, ""), read_sketch)?)
}

/// The latest time that a minimal plan may name: the end of the following day.
const LATEST: DayTime = DayTime::hm(48, 0);

fn read_sketch(field: &Field, faults: &mut Faults) -> Option<SketchPlan> {
    let mut object = field.object(faults)?;
    let destination = object
        .optional("destination")
        .and_then(|field| field.text(faults, 1..=80));
    let members = object
        .optional("members")
        .and_then(|field| read_members(&field, faults))
        .unwrap_or_default();
    let transport = object
        .optional("transport")
        .map_or(Some(Mode::Transit), |field| read_transport(&field, faults));
    let budget = object
        .optional("budget")
        .map_or(Some(Budget::default()), |field| read_budget(&field, faults));
    let [daily_start, daily_end] = ["dailyStart", "dailyEnd"].map(|key| {
        object
            .optional(key)
            .and_then(|field| field.time(faults, DayTime::MIDNIGHT..=LATEST))
    });
    let days = object
        .required("days", faults)
        .and_then(|field| field.list(faults, 1..=120));
    object.finish(faults);
    Some(SketchPlan {
        members,
        transport: transport?,
        budget: budget?,
        daily_start,
        daily_end,
        days: read_days(&days?, destination.as_deref(), faults),
    })
}

fn read_days(items: &[Field], destination: Option<&str>, faults: &mut Faults) -> Vec<SketchDay> {
    let mut days: Vec<SketchDay> = Vec::new();
    for item in items {
        let Some(day) = read_day(item, destination, faults) else {
            continue;
        };
        if days.last().is_some_and(|before| before.date >= day.date) {
            let message = said(
                "must be later than the date before",
                "앞 날짜보다 나중이어야 합니다",
            );
            fault(
                faults,
                &joined(item.path(), "date"),
                FieldRule::DateRange,
                message,
            );
        }
        days.push(day);
    }
    days
}

fn read_day(field: &Field, destination: Option<&str>, faults: &mut Faults) -> Option<SketchDay> {
    let mut object = field.object(faults)?;
    let date = object
        .required("date", faults)
        .and_then(|field| field.date(faults));
    let own = object.optional("destination");
    let destination = match (own, destination) {
        (Some(own), _) => own.text(faults, 1..=80),
        (None, Some(common)) => Some(common.to_owned()),
        (None, None) => {
            let message = said(
                "is required here or for the whole plan",
                "이 날이나 일정표 전체에 필요한 항목입니다",
            );
            fault(
                faults,
                &object.path_of("destination"),
                FieldRule::Required,
                message,
            );
            None
        }
    };
    let mut entries = read_entries(&mut object, "stops", faults, read_stop);
    entries.extend(read_entries(&mut object, "meals", faults, read_meal));
    object.finish(faults);
    entries.sort_by_key(|entry| (entry.start, entry.end));
    Some(SketchDay {
        date: date?,
        destination: destination?,
        entries,
    })
}

fn read_entries(
    object: &mut Object,
    key: &'static str,
    faults: &mut Faults,
    read: fn(&mut Object, &mut Faults) -> Option<SketchEntry>,
) -> Vec<SketchEntry> {
    let items = object.optional(key).and_then(|field| field.list(faults, 0..=50));
    let mut entries = Vec::new();
    for item in items.into_iter().flatten() {
        let Some(mut object) = item.object(faults) else {
            continue;
        };
        entries.extend(read(&mut object, faults));
        object.finish(faults);
    }
    entries
}

/// The place stands under `place`, or its `name` and position stand in the stop itself.
fn read_stop(object: &mut Object, faults: &mut Faults) -> Option<SketchEntry> {
    let place = match object.optional("place") {
        Some(field) => field.place(faults),
        None => object.place(faults),
    };
    let times = read_times(object, faults);
    let (start, end) = times?;
    Some(SketchEntry {
        kind: SketchKind::Stop,
        place: Some(place?),
        start,
        end,
    })
}

fn read_meal(object: &mut Object, faults: &mut Faults) -> Option<SketchEntry> {
    let kind = object
        .required("kind", faults)
        .and_then(|field| field.term(faults));
    let place = object.optional("place").and_then(|field| field.place(faults));
    let times = read_times(object, faults);
    let (start, end) = times?;
    Some(SketchEntry {
        kind: SketchKind::Meal(kind?),
        place,
        start,
        end,
    })
}

fn read_times(object: &mut Object, faults: &mut Faults) -> Option<(DayTime, DayTime)> {
    let [start, end] = ["start", "end"].map(|key| {
        object
            .required(key, faults)
            .and_then(|field| field.time(faults, DayTime::MIDNIGHT..=LATEST))
    });
    let (start, end) = (start?, end?);
    if end < start {
        let message = said("must not be before start", "시작보다 빠를 수 없습니다");
        fault(faults, &object.path_of("end"), FieldRule::OutOfRange, message);
    }
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> SketchPlan {
        match read_any(text).expect("a minimal plan") {
            AnyPlan::Sketch(sketch) => sketch,
            AnyPlan::Full(_) => panic!("no format is named"),
        }
    }

    #[test]
    fn reads_places_and_times() {
        let read = sketch(
            r#"{"destination": "seoul", "days": [{"date": "2026-12-04",
                "stops": [
                    {"name": "A corner", "latitude": 37.5, "longitude": 127.0, "start": "14:00", "end": "15:00"},
                    {"place": "seoul/gyeongbokgung", "start": "10:00", "end": "11:30"}],
                "meals": [{"kind": "lunch", "start": "12:00", "end": "13:00"}]}]}"#,
        );
        let day = &read.days[0];
        assert_eq!(day.destination, "seoul");
        let starts: Vec<String> = day.entries.iter().map(|entry| entry.start.to_string()).collect();
        assert_eq!(starts, ["10:00", "12:00", "14:00"]);
        assert_eq!(day.entries[1].place, None);
        assert!(read.members.is_empty());
    }

    #[test]
    fn names_every_fault() {
        let text = r#"{"days": [{"date": "2026-12-04", "stops": [{"start": "10:00", "end": "9:30", "till": 1}]},
                                 {"date": "2026-12-04", "destination": "seoul"}, 7]}"#;
        let Err(PlanFileError::Fields(error)) = read_any(text) else {
            panic!("faulty")
        };
        let found: Vec<(&str, &str)> = error
            .errors
            .iter()
            .map(|error| (error.field.as_str(), error.rule.code()))
            .collect();
        assert_eq!(
            found,
            [
                ("days[0].destination", "REQUIRED"),
                ("days[0].stops[0].name", "REQUIRED"),
                ("days[0].stops[0].end", "FORMAT"),
                ("days[0].stops[0].till", "UNKNOWN_FIELD"),
                ("days[2]", "FORMAT"),
            ]
        );
    }

    #[test]
    fn refuses_dates_and_times_that_run_backwards() {
        let text = r#"{"destination": "seoul", "days": [{"date": "2026-12-04",
            "stops": [{"place": "a/b", "start": "10:00", "end": "09:30"}]}, {"date": "2026-12-04"}]}"#;
        let Err(PlanFileError::Fields(error)) = read_any(text) else {
            panic!("faulty")
        };
        let found: Vec<&str> = error.errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(found, ["days[0].stops[0].end", "days[1].date"]);
    }
}

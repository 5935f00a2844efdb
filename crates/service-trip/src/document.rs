//! What is asked for so far: the part of a request that a trip holds, with ids of ours for its members and
//! destinations.
//!
//! Everything in it was read by `wire`, as a whole, before it was stored; it may lack what a plan needs.

mod check;
mod keys;
mod read;
mod redate;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

pub(crate) use check::{Lacking, check, check_cities, lacking, own_name, problem_of};
pub(crate) use keys::{derive, search_key};
pub(crate) use read::{Body, Parts, read_body, read_one};
pub(crate) use redate::{Dropped, DroppedReason, redate};

/// The request of a trip, as far as it was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Document {
    /// The name of the trip.
    pub(crate) name: String,
    /// `YYYY-MM-DD`.
    pub(crate) start_date: Option<String>,
    /// At most ten.
    pub(crate) members: Vec<Part>,
    /// At most ten, in order.
    pub(crate) destinations: Vec<Part>,
    /// Every other field of the request, by its name there.
    pub(crate) rest: Map<String, Value>,
}

/// A member or a destination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// Our id.
    pub(crate) id: String,
    /// Its fields, as the request names them.
    pub(crate) fields: Map<String, Value>,
}

/// The dates of a stay at a destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stay {
    /// The date of arrival.
    pub(crate) start: Date,
    /// The date of departure: `start` and the nights.
    pub(crate) end: Date,
}

impl Part {
    /// Its name; empty where a member has none.
    pub(crate) fn name(&self) -> &str {
        self.fields.get("name").and_then(Value::as_str).unwrap_or("")
    }

    /// The nights of a destination.
    pub(crate) fn nights(&self) -> i64 {
        self.fields.get("nights").and_then(Value::as_i64).unwrap_or(0)
    }
}

impl Document {
    /// The first day.
    pub(crate) fn start(&self) -> Option<Date> {
        self.start_date.as_deref().and_then(|text| text.parse().ok())
    }

    /// The last day: the start and all nights.
    pub(crate) fn end(&self) -> Option<Date> {
        self.stays()?.last().map(|stay| stay.end)
    }

    /// The dates of each destination: one starts on the day on which the one before it ends. `None` without a start.
    pub(crate) fn stays(&self) -> Option<Vec<Stay>> {
        let mut start = self.start()?;
        self.destinations
            .iter()
            .map(|destination| {
                let end = start.checked_add(destination.nights().days()).ok()?;
                let stay = Stay { start, end };
                start = end;
                Some(stay)
            })
            .collect()
    }

    /// The request without our ids, as `wire` reads it; fields that are not said are not there.
    pub(crate) fn plain(&self) -> Map<String, Value> {
        let mut plain = self.rest.clone();
        plain.insert("name".to_owned(), json!(self.name));
        if let Some(start) = &self.start_date {
            plain.insert("startDate".to_owned(), json!(start));
        }
        for (field, parts) in [("members", &self.members), ("destinations", &self.destinations)] {
            if !parts.is_empty() {
                let list = parts
                    .iter()
                    .map(|part| Value::Object(part.fields.clone()))
                    .collect();
                plain.insert(field.to_owned(), Value::Array(list));
            }
        }
        plain
    }

    /// Whether a plan for one would also be a plan for the other: everything but the name is the same.
    pub(crate) fn asks_the_same(&self, other: &Self) -> bool {
        let parts = |parts: &[Part]| parts.iter().map(|part| part.fields.clone()).collect::<Vec<_>>();
        self.start_date == other.start_date
            && parts(&self.members) == parts(&other.members)
            && parts(&self.destinations) == parts(&other.destinations)
            && self.rest == other.rest
    }

    /// The position of a member.
    pub(crate) fn member(&self, id: &str) -> Option<usize> {
        self.members.iter().position(|member| member.id == id)
    }

    /// The position of a destination.
    pub(crate) fn destination(&self, id: &str) -> Option<usize> {
        self.destinations
            .iter()
            .position(|destination| destination.id == id)
    }
}

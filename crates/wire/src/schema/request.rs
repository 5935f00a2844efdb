//! The bodies: a whole request, and a request in the making.

use std::borrow::Cow;

use serde_json::json;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use super::Named;
use super::parts::{BUDGET, DESTINATION, END, LOCK, MEMBER, TRANSFER, add_parts, destination, member};
use super::scalars::{daily_start, name, start_date, text, time};
use super::shape::{Shape, list, named, one_of, reference};
use super::wishes::WISH;
use crate::request::{AvoidView, EffortView, PlaceView};
use crate::words::{PaceWord, SeedNumber, TransportWord};

/// Stands for `TripRequest` in an OpenAPI document: what [`crate::request::request_from_value`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripRequestSchema {}

/// Stands for `TripDraft` in an OpenAPI document: what [`crate::draft::Draft::read`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripDraftSchema {}

/// Stands for `MemberRequest` in an OpenAPI document: a member of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberSchema {}

/// Stands for `DestinationRequest` in an OpenAPI document: a destination of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DestinationSchema {}

/// Stands for `TripSettings` in an OpenAPI document: the fields of a request but its name, start, destinations and
/// members, all of which may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripSettingsSchema {}

impl PartialSchema for TripRequestSchema {
    fn schema() -> RefOr<Schema> {
        let shape = Shape::new("What a traveller asks for: dates, destinations, members, wishes, limits.")
            .optional("name", NAME, name(80));
        let whole = RefOr::from(fields(shape, Shape::required));
        exampled(
            whole,
            &json!({
                "startDate": "2026-12-04",
                "destinations": [{"name": "seoul", "nights": 2}],
                "members": [{"age": 34}],
            }),
        )
    }
}

impl ToSchema for TripRequestSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("TripRequest")
    }

    fn schemas(schemas: &mut Named) {
        add_parts(schemas);
    }
}

impl PartialSchema for TripDraftSchema {
    fn schema() -> RefOr<Schema> {
        let under = |key: &str| {
            let shape = Shape::new("A request in the making.").required(key, NAME, name(80));
            exampled(
                fields(shape, Shape::optional).into(),
                &json!({key: "Three days in Seoul"}),
            )
        };
        one_of(
            "A request in the making: its name, as `tripName` or `name`, and any of the other fields of a request.",
            [under("tripName"), under("name")],
        )
    }
}

impl ToSchema for TripDraftSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("TripDraft")
    }

    fn schemas(schemas: &mut Named) {
        add_parts(schemas);
    }
}

impl PartialSchema for MemberSchema {
    fn schema() -> RefOr<Schema> {
        member()
    }
}

impl ToSchema for MemberSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(MEMBER)
    }

    fn schemas(schemas: &mut Named) {
        add_parts(schemas);
    }
}

impl PartialSchema for DestinationSchema {
    fn schema() -> RefOr<Schema> {
        destination()
    }
}

impl ToSchema for DestinationSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(DESTINATION)
    }

    fn schemas(schemas: &mut Named) {
        add_parts(schemas);
    }
}

impl PartialSchema for TripSettingsSchema {
    fn schema() -> RefOr<Schema> {
        settings(Shape::new("How a group travels and what it asks for.")).into()
    }
}

impl ToSchema for TripSettingsSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("TripSettings")
    }

    fn schemas(schemas: &mut Named) {
        add_parts(schemas);
    }
}

const NAME: &str = "Name of the trip.";

/// Adds the fields of a request but its name; `needed` adds those without which nothing can be planned.
fn fields(shape: Shape, needed: fn(Shape, &str, &str, RefOr<Schema>) -> Shape) -> Shape {
    let start = "The first day, in the years 1970 to 2199.";
    let shape = needed(shape, "startDate", start, start_date().into());
    let order = "Where the group goes, in order; no city twice in a row, at most 120 days in all.";
    let shape = needed(shape, "destinations", order, list(named(DESTINATION), 1, 10));
    settings(needed(
        shape,
        "members",
        "Who travels.",
        list(named(MEMBER), 1, 10),
    ))
}

/// Adds what may be left out even of a whole request. Long because it names every field once.
fn settings(shape: Shape) -> Shape {
    let arrival = "At the first lodging when the first day starts where nothing is said.";
    let departure = "At the last lodging when the last day ends where nothing is said.";
    let morning = "When days start, in steps of ten minutes; 09:00 where nothing is said.";
    let night = "When days end, later than they start; 22:00 where nothing is said.";
    let must_see = list(reference::<PlaceView>(), 0, 50);
    let avoid = list(reference::<AvoidView>(), 0, 50);
    let transfers = "Ways from one destination to the next; estimated where nothing is said.";
    let seed = "The number that settles every random choice; 0 where nothing is said.";
    shape
        .optional("arrival", arrival, named(END))
        .optional("departure", departure, named(END))
        .optional("dailyStart", morning, daily_start())
        .optional("dailyEnd", night, time())
        .optional(
            "transport",
            "`transit` where nothing is said.",
            reference::<TransportWord>(),
        )
        .optional("pace", "`normal` where nothing is said.", reference::<PaceWord>())
        .optional("budget", "No limit where nothing is said.", named(BUDGET))
        .optional("mustSee", "Places that the whole group must see.", must_see)
        .optional("avoid", "Places and categories that must not be in.", avoid)
        .optional("wishes", "What else is asked for.", list(named(WISH), 0, 50))
        .optional("locks", "Stops that are settled.", list(named(LOCK), 0, 200))
        .optional("transfers", transfers, list(named(TRANSFER), 0, 9))
        .optional(
            "freeText",
            "In the traveller's own words, Korean or English.",
            text(500),
        )
        .optional("seed", seed, reference::<SeedNumber>())
        .optional(
            "effort",
            "`normal` where nothing is said.",
            reference::<EffortView>(),
        )
}

fn exampled(schema: RefOr<Schema>, example: &serde_json::Value) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            object.examples = vec![example.clone()];
            object.into()
        }
        other => other,
    }
}

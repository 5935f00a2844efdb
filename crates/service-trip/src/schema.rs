//! The OpenAPI schemas of trips, members and destinations: the ones of `wire` for what is asked for, with our ids and
//! what is derived.
//!
//! A request's part is kept as it was given, so that what is shown has the shape of what was read.

use std::borrow::Cow;

use utoipa::openapi::schema::{
    ArrayBuilder, Object, ObjectBuilder, OneOfBuilder, Ref, Schema, SchemaType, Type,
};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};
use wire::schema::{
    DestinationSchema, MemberSchema, TripDraftSchema, TripRequestSchema, TripSettingsSchema, with_field,
};

use crate::access::CompanionRole;
use crate::progress::{TripStatus, TripStep};
use crate::view::ItineraryState;

type Named = Vec<(String, RefOr<Schema>)>;

/// Declares types that stand for a schema; they have no values.
macro_rules! schemas {
    ($($(#[$doc:meta])* $type:ident, $name:literal, $schema:expr, [$($used:ty),*];)+) => {$(
        $(#[$doc])*
        pub(crate) enum $type {}

        impl PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                $schema
            }
        }

        impl ToSchema for $type {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($name)
            }

            fn schemas(schemas: &mut Named) {
                TripDraftSchema::schemas(schemas);
                $(
                    schemas.push((<$used>::name().into_owned(), <$used>::schema()));
                    <$used>::schemas(schemas);
                )*
            }
        }
    )+};
}

schemas! {
    /// Any part of a request, at least its name.
    TripBody, "TripBody", trip_body(), [MemberEntry, DestinationEntry];
    /// A first day.
    StartDate, "StartDate", start_date(), [];
    /// A member in a list, with its id where it had one.
    MemberEntry, "MemberEntry", entry(MemberSchema::schema(), "memberId"), [];
    /// A destination in a list, with its id where it had one.
    DestinationEntry, "DestinationEntry", entry(DestinationSchema::schema(), "destinationId"), [];
    /// A member of a trip.
    TripMember, "TripMember", member(), [];
    /// A destination of a trip.
    TripDestination, "TripDestination", destination(), [];
    /// A trip.
    TripSchema, "Trip", trip(), [TripMember, TripDestination, TripStatus, TripStep, CompanionRole, ItineraryState];
}

/// As a whole request has it.
fn start_date() -> RefOr<Schema> {
    match TripRequestSchema::schema() {
        RefOr::T(Schema::Object(mut request)) => request.properties.remove("startDate"),
        _ => None,
    }
    .expect("wire's request has a start date")
}

fn trip_body() -> RefOr<Schema> {
    let body = TripDraftSchema::schema();
    let body = with_field(
        body,
        "members",
        parts::<MemberEntry>("Who travels.", 1, true),
        false,
    );
    let destinations = "Where the group goes, in order; no city twice in a row, at most 120 days in all.";
    with_field(
        body,
        "destinations",
        parts::<DestinationEntry>(destinations, 1, true),
        false,
    )
}

fn entry(part: RefOr<Schema>, id: &str) -> RefOr<Schema> {
    let mut known = string("Its id, where it has one already.");
    known.schema_type = SchemaType::Array(vec![Type::String, Type::Null]);
    with_field(part, id, known, false)
}

fn member() -> RefOr<Schema> {
    with_field(MemberSchema::schema(), "memberId", string("Its id."), true)
}

fn destination() -> RefOr<Schema> {
    let fields: [(&str, RefOr<Schema>); 4] = [
        ("destinationId", string("Its id.").into()),
        ("days", integer("Nights and one.", 1).into()),
        (
            "startDate",
            date("The day of arrival; null without a start of the trip.").into(),
        ),
        ("endDate", date("The day of departure.").into()),
    ];
    with_all(DestinationSchema::schema(), fields)
}

fn trip() -> RefOr<Schema> {
    let mut name = string("Its name.");
    name.min_length = Some(1);
    name.max_length = Some(80);
    let fields: [(&str, RefOr<Schema>); 14] = [
        ("tripId", string("Its id.").into()),
        ("tripName", name.into()),
        ("status", reference::<TripStatus>()),
        ("currentStep", reference::<TripStep>()),
        (
            "progress",
            integer("How much of the way to an itinerary is gone, in percent.", 25).into(),
        ),
        ("role", reference::<CompanionRole>()),
        (
            "version",
            integer("Counts every change; also the `ETag`.", 1).into(),
        ),
        ("itinerary", itinerary()),
        ("startDate", date("The first day.").into()),
        ("endDate", date("The last day.").into()),
        ("members", parts::<TripMember>("Who travels.", 0, false)),
        (
            "destinations",
            parts::<TripDestination>("Where the group goes, in order.", 0, false),
        ),
        ("createdAt", instant("When it was made.").into()),
        ("updatedAt", instant("When it was last changed.").into()),
    ];
    match with_all(TripSettingsSchema::schema(), fields) {
        RefOr::T(Schema::Object(mut trip)) => {
            trip.description = Some("A trip with everything that is asked for so far.".to_owned());
            trip.into()
        }
        other => other,
    }
}

fn with_all<'a>(
    schema: RefOr<Schema>,
    fields: impl IntoIterator<Item = (&'a str, RefOr<Schema>)>,
) -> RefOr<Schema> {
    let add = |schema, (name, field)| with_field(schema, name, field, true);
    fields.into_iter().fold(schema, add)
}

fn parts<T: ToSchema>(description: &str, least: usize, nullable: bool) -> RefOr<Schema> {
    let mut list = ArrayBuilder::new()
        .items(reference::<T>())
        .description(Some(description))
        .min_items((least > 0).then_some(least))
        .max_items(Some(10))
        .build();
    if nullable {
        list.schema_type = SchemaType::Array(vec![Type::Array, Type::Null]);
    }
    RefOr::T(Schema::Array(list))
}

fn itinerary() -> RefOr<Schema> {
    OneOfBuilder::new()
        .description(Some("The present itinerary; null before the first."))
        .item(reference::<ItineraryState>())
        .item(ObjectBuilder::new().schema_type(Type::Null))
        .into()
}

fn reference<T: ToSchema>() -> RefOr<Schema> {
    RefOr::Ref(Ref::from_schema_name(T::name()))
}

fn string(description: &str) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(description))
        .build()
}

fn integer(description: &str, least: u64) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .description(Some(description))
        .minimum(Some(least))
        .build()
}

fn date(description: &str) -> Object {
    let mut date = string(description);
    date.schema_type = SchemaType::Array(vec![Type::String, Type::Null]);
    date.format = Some(SchemaFormat::KnownFormat(KnownFormat::Date));
    date
}

fn instant(description: &str) -> Object {
    let mut instant = string(description);
    instant.format = Some(SchemaFormat::KnownFormat(KnownFormat::DateTime));
    instant
}

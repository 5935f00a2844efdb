//! Wishes: an object with a `kind` and the fields of that kind.

use std::borrow::Cow;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{Object, ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::parts::LIMIT;
use super::scalars::{boolean, integer, long_time, name};
use super::shape::{Shape, list, named, one_of, reference};
use super::{Named, add};
use crate::money::MoneyView;
use crate::request::{WishJson, WishView};
use crate::scalars::ClockTime;
use crate::words::{
    BudgetSpanWord, CategoryWord, DayPartWord, DietWord, LastDayWord, MealKindWord, MobilityAidWord,
    ModeWord, PaceWord,
};

/// Name of the schema of a wish that is read.
pub(super) const WISH: &str = "WishRequest";

/// Name of the schema of the day that a wish speaks of.
const DAY: &str = "WishDay";

/// Whether a wish is read, with its short forms, or written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Read,
    Written,
}

impl PartialSchema for WishView {
    fn schema() -> RefOr<Schema> {
        wish(Side::Written)
    }
}

impl ToSchema for WishView {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Wish")
    }

    fn schemas(schemas: &mut Named) {
        add::<MoneyView>(schemas);
        add::<ClockTime>(schemas);
        add_words(schemas);
    }
}

impl PartialSchema for WishJson {
    fn schema() -> RefOr<Schema> {
        WishView::schema()
    }
}

impl ToSchema for WishJson {
    fn name() -> Cow<'static, str> {
        WishView::name()
    }

    fn schemas(schemas: &mut Named) {
        WishView::schemas(schemas);
    }
}

/// Adds the schema of a wish that is read and all that it refers to.
pub(super) fn add_wish(schemas: &mut Named) {
    schemas.push((WISH.to_owned(), wish(Side::Read)));
    add_words(schemas);
}

fn add_words(schemas: &mut Named) {
    let number = integer(1, 120).into();
    let days = [number, reference::<LastDayWord>()];
    schemas.push((
        DAY.to_owned(),
        one_of(
            "The only day that a wish speaks of: 1 = the first day, or the last.",
            days,
        ),
    ));
    add::<LastDayWord>(schemas);
    add::<BudgetSpanWord>(schemas);
    add::<CategoryWord>(schemas);
    add::<DayPartWord>(schemas);
    add::<DietWord>(schemas);
    add::<MealKindWord>(schemas);
    add::<MobilityAidWord>(schemas);
    add::<ModeWord>(schemas);
    add::<PaceWord>(schemas);
}

fn wish(side: Side) -> RefOr<Schema> {
    let place = || RefOr::from(name(200));
    let valued = |kinds: &[&str], value: RefOr<Schema>| {
        kind(side, kinds).required("value", "What is wished for.", value)
    };
    let shapes = [
        kind(side, &["must-see", "avoid-place"]).required("place", "A place's id.", place()),
        valued(&["avoid-category", "more", "less"], reference::<CategoryWord>()),
        valued(&["pace"], reference::<PaceWord>()),
        kind(side, &["day-start", "day-end"]).required("time", "On the day's local clock.", time(side)),
        meal(side),
        valued(&["diet"], reference::<DietWord>()),
        valued(&["cuisine"], name(40).into()),
        kind(side, &["budget"])
            .required("limit", "At most this much, for the whole group.", limit(side))
            .required("span", "What the limit covers.", reference::<BudgetSpanWord>()),
        kind(side, &["walking-limit"]).required(
            "walkingMetres",
            "On foot a day, at most.",
            integer(0, 100_000),
        ),
        valued(&["mobility"], reference::<MobilityAidWord>()),
        children(side),
        valued(&["transport"], reference::<ModeWord>()),
        valued(&["at-time"], reference::<DayPartWord>()).required("place", "A place's id.", place()),
        kind(side, &["cheap", "little-walking", "rain-plan", "avoid-crowds"]),
    ];
    one_of(
        "Something asked for beyond the plain fields: its kind, and the fields of that kind.",
        shapes.map(Into::into),
    )
}

/// A wish of one of these kinds with no other field than the day.
fn kind(side: Side, kinds: &[&str]) -> Shape {
    let kinds: Object = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(kinds.iter().copied()))
        .build();
    let shape = Shape::new("A wish.").required("kind", "What is wished.", kinds);
    let description = "The only day that it speaks of.";
    match side {
        Side::Read => shape.optional("day", description, named(DAY)),
        Side::Written => shape.omissible("day", description, named(DAY)),
    }
}

fn meal(side: Side) -> Shape {
    let shape = kind(side, &["meal"]).required("value", "Which meal.", reference::<MealKindWord>());
    match side {
        Side::Read => shape.optional(
            "wanted",
            "False = to be left out; true where nothing is said.",
            boolean(),
        ),
        Side::Written => shape.required("wanted", "False = to be left out.", boolean()),
    }
}

fn children(side: Side) -> Shape {
    let ages = list(integer(0, 120), 0, 10);
    match side {
        Side::Read => kind(side, &["children"]).optional("ages", "In years, where known.", ages),
        Side::Written => kind(side, &["children"]).required("ages", "In years, where known.", ages),
    }
}

fn time(side: Side) -> RefOr<Schema> {
    match side {
        Side::Read => long_time().into(),
        Side::Written => reference::<ClockTime>(),
    }
}

fn limit(side: Side) -> RefOr<Schema> {
    match side {
        Side::Read => named(LIMIT),
        Side::Written => reference::<MoneyView>(),
    }
}

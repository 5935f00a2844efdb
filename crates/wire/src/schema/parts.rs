//! The parts of a request: destinations, members, places, locks, transfers.

use std::borrow::Cow;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use super::scalars::{currency, degrees, form, integer, name, text, time};
use super::shape::{Shape, list, named, one_of, reference};
use super::wishes::add_wish;
use super::{Named, add};
use crate::fields::LARGEST_AMOUNT;
use crate::request::{AvoidView, EffortView, PlaceView};
use crate::words::{
    CategoryWord, DietWord, EffortWord, GenderWord, HealthWord, LikeWord, LocalDateTime, MobilityAidWord,
    PaceWord, SeedNumber, TransferModeWord, TransportWord,
};

/// An amount above zero.
pub(super) const LIMIT: &str = "LimitRequest";

/// An amount of zero or more.
const PRICE: &str = "PriceRequest";

/// The names of the parts, as a request refers to them.
pub(super) const DESTINATION: &str = "DestinationRequest";
pub(super) const END: &str = "TripEndRequest";
pub(super) const MEMBER: &str = "MemberRequest";
pub(super) const BUDGET: &str = "BudgetRequest";
pub(super) const LOCK: &str = "LockRequest";
pub(super) const TRANSFER: &str = "TransferRequest";
const STAY: &str = "StayRequest";
const LODGING: &str = "LodgingRequest";
const TRANSFER_OPTION: &str = "TransferOptionRequest";

/// Adds every part of a request.
pub(super) fn add_parts(schemas: &mut Named) {
    let parts = [
        (LIMIT, money("An amount above zero.", 1)),
        (PRICE, money("An amount of zero or more.", 0)),
        (DESTINATION, destination()),
        (STAY, stay()),
        (LODGING, lodging()),
        (END, end()),
        (MEMBER, member()),
        (BUDGET, budget()),
        (LOCK, lock()),
        (TRANSFER, transfer()),
        (TRANSFER_OPTION, transfer_option()),
    ];
    schemas.extend(parts.map(|(name, schema)| (name.to_owned(), schema)));
    add_wish(schemas);
    add::<PlaceView>(schemas);
    add::<AvoidView>(schemas);
    add::<EffortView>(schemas);
    add::<LocalDateTime>(schemas);
    add::<SeedNumber>(schemas);
    add::<DietWord>(schemas);
    add::<GenderWord>(schemas);
    add::<HealthWord>(schemas);
    add::<LikeWord>(schemas);
    add::<MobilityAidWord>(schemas);
    add::<PaceWord>(schemas);
    add::<TransferModeWord>(schemas);
    add::<TransportWord>(schemas);
}

impl PartialSchema for PlaceView {
    fn schema() -> RefOr<Schema> {
        let mut id = form(r"^(?:\S.*/.*\S|/.*\S|\S.*/)$");
        id.min_length = Some(3);
        id.max_length = Some(200);
        id.description = Some("An id: a text with a slash.".to_owned());
        let mut called = name(120);
        called.pattern = Some(r"^[^/]*[^/\s][^/]*$".to_owned());
        called.description = Some("A name that is looked for: a text without a slash.".to_owned());
        let point = Shape::new("A point of one's own.")
            .required("name", "What it is called.", name(120))
            .required("latitude", "Degrees north.", degrees(90))
            .required("longitude", "Degrees east.", degrees(180));
        let shapes = [
            id.into(),
            called.into(),
            Shape::new("An id.").required("id", "The id.", name(200)).into(),
            Shape::new("A name that is looked for.")
                .required("name", "The name.", name(120))
                .into(),
            point.into(),
        ];
        one_of("A place by its id, its name or its position.", shapes)
    }
}

impl ToSchema for PlaceView {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("PlaceReference")
    }
}

impl PartialSchema for AvoidView {
    fn schema() -> RefOr<Schema> {
        let category =
            Shape::new("A category.").required("category", "All its places.", reference::<CategoryWord>());
        one_of(
            "A place or a category that must not be in.",
            [reference::<PlaceView>(), category.into()],
        )
    }
}

impl ToSchema for AvoidView {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("AvoidedPlace")
    }

    fn schemas(schemas: &mut Named) {
        add::<PlaceView>(schemas);
        add::<CategoryWord>(schemas);
    }
}

impl PartialSchema for EffortView {
    fn schema() -> RefOr<Schema> {
        let steps = Shape::new("Steps a day of the trip.").required(
            "iterations",
            "How many.",
            integer(0, 10_000_000),
        );
        one_of(
            "How long the planner improves a plan: a word, or a number of steps a day of the trip.",
            [reference::<EffortWord>(), steps.into()],
        )
    }
}

impl ToSchema for EffortView {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Effort")
    }

    fn schemas(schemas: &mut Named) {
        add::<EffortWord>(schemas);
    }
}

fn money(description: &str, least: u64) -> RefOr<Schema> {
    let amount = integer(least, LARGEST_AMOUNT.unsigned_abs());
    Shape::new(description)
        .required("amount", "Minor units: won, cents.", amount)
        .required("currency", "ISO 4217, in either case.", currency())
        .into()
}

pub(super) fn destination() -> RefOr<Schema> {
    let with_nights = |least: u64| {
        Shape::new("A stay in one city.")
            .required("name", "A pack's id or a name.", name(80))
            .required("nights", "The stay spans one date more.", integer(least, 30))
    };
    let stays = list(named(STAY), 0, 30);
    let plain = with_nights(0)
        .optional("lodging", "Where the group sleeps, in order.", stays)
        .absent("accommodation", "Not beside lodging.");
    let short = with_nights(1)
        .required(
            "accommodation",
            "The name of one lodging for all nights.",
            name(120),
        )
        .absent("lodging", "Not beside an accommodation.");
    one_of(
        "A stay in one city, with its lodging or with the name of one accommodation.",
        [plain.into(), short.into()],
    )
}

fn stay() -> RefOr<Schema> {
    Shape::new("Nights at one lodging.")
        .optional(
            "nights",
            "How many; the only stay may leave them out and covers all.",
            integer(1, 30),
        )
        .required(
            "options",
            "One is given, several are to choose from.",
            list(named(LODGING), 1, 20),
        )
        .into()
}

fn lodging() -> RefOr<Schema> {
    Shape::new("A place to sleep.")
        .required("place", "Which.", reference::<PlaceView>())
        .optional(
            "pricePerNight",
            "For all the rooms that the group needs.",
            named(PRICE),
        )
        .optional("capacity", "How many people it takes.", integer(1, 100))
        .optional(
            "minimumNights",
            "The shortest stay that it takes.",
            integer(1, 365),
        )
        .optional(
            "checkIn",
            "From when the room is free; 15:00 where nothing is said.",
            time(),
        )
        .optional(
            "checkOut",
            "Until when the room is to be left; 11:00 where nothing is said.",
            time(),
        )
        .into()
}

fn end() -> RefOr<Schema> {
    Shape::new("When and where the group arrives or leaves, on a day of the trip.")
        .optional(
            "place",
            "Where; the lodging where nothing is said.",
            reference::<PlaceView>(),
        )
        .required("at", "On the local clock there.", reference::<LocalDateTime>())
        .into()
}

pub(super) fn member() -> RefOr<Schema> {
    Shape::new("One traveller of the group.")
        .optional(
            "name",
            "What the others call this member; names differ.",
            name(40),
        )
        .required("age", "In years.", integer(0, 120))
        .optional("gender", "Where it is said.", reference::<GenderWord>())
        .optional(
            "health",
            "`good` where nothing is said.",
            reference::<HealthWord>(),
        )
        .optional(
            "likes",
            "What the member likes.",
            list(reference::<LikeWord>(), 0, 50),
        )
        .optional(
            "dislikes",
            "What the member does not like.",
            list(reference::<LikeWord>(), 0, 50),
        )
        .optional(
            "diets",
            "What the member does not eat.",
            list(reference::<DietWord>(), 0, 50),
        )
        .optional(
            "mobilityAid",
            "What the member needs.",
            reference::<MobilityAidWord>(),
        )
        .optional(
            "mustSee",
            "Places that this member must see.",
            list(reference::<PlaceView>(), 0, 50),
        )
        .into()
}

fn budget() -> RefOr<Schema> {
    Shape::new("Limits on known costs, for the whole group.")
        .optional("total", "For the trip.", named(LIMIT))
        .optional("perDay", "For each day.", named(LIMIT))
        .into()
}

fn lock() -> RefOr<Schema> {
    Shape::new("A stop that is settled.")
        .required("place", "Which.", reference::<PlaceView>())
        .required("day", "1 = the first day, within the trip.", integer(1, 120))
        .optional(
            "order",
            "Position among the day's stops: 1 = first.",
            integer(1, 20),
        )
        .optional("startAt", "When it starts.", time())
        .optional(
            "stayMinutes",
            "How long; the typical stay where nothing is said.",
            integer(5, 720),
        )
        .into()
}

fn transfer() -> RefOr<Schema> {
    let options = list(named(TRANSFER_OPTION), 1, 20);
    Shape::new("Ways from one destination to the next.")
        .required(
            "after",
            "Number of the destination that is left: 1 = the first.",
            integer(1, 9),
        )
        .required("options", "One is given, several are to choose from.", options)
        .into()
}

fn transfer_option() -> RefOr<Schema> {
    Shape::new("A way from one destination to the next.")
        .required("mode", "How.", reference::<TransferModeWord>())
        .optional("label", "Name of the train, coach, flight or ferry.", text(80))
        .optional(
            "departAt",
            "On the local clock where it leaves.",
            reference::<LocalDateTime>(),
        )
        .optional(
            "arriveAt",
            "On the local clock where it arrives.",
            reference::<LocalDateTime>(),
        )
        .optional("durationMinutes", "How long it takes.", integer(1, 4320))
        .optional("fare", "For one person.", named(PRICE))
        .optional("from", "Where it leaves.", reference::<PlaceView>())
        .optional("to", "Where it arrives.", reference::<PlaceView>())
        .into()
}

//! OpenAPI schemas of what is read: request bodies as [`crate::request`] and [`crate::draft`] judge them.
//!
//! The schemas of what is written stand at the views themselves. What a schema cannot say (a day beyond the trip's
//! end, the same city twice in a row) is said by the readers alone; everything else is the same on both sides, and
//! `tests/wire/openapi.rs` compares the two. A field that may be left out may also be null, as the readers take it.

mod parts;
mod request;
mod scalars;
mod shape;
mod wishes;

pub use request::{DestinationSchema, MemberSchema, TripDraftSchema, TripRequestSchema, TripSettingsSchema};
pub use shape::with_field;

use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

/// The schemas that a schema refers to, each under its name.
type Named = Vec<(String, RefOr<Schema>)>;

/// Adds the schema of a type and all that it refers to.
fn add<T: ToSchema>(schemas: &mut Named) {
    schemas.push((T::name().into_owned(), T::schema()));
    T::schemas(schemas);
}

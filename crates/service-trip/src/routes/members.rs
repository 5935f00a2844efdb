//! `/trips/{tripId}/members`: who travels, one by one.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use platform::problem::{Problem, Rule};
use platform::text;
use wire::schema::MemberSchema;

use crate::access::{self, CompanionRole};
use crate::change::{self, Days};
use crate::document::{Body, Document, Part, Parts, read_one};
use crate::error::{Conflict, Missing, TripServiceError};
use crate::schema::TripMember;
use crate::service::TripService;
use crate::store::trips;
use crate::view::MemberView;

/// The largest number of members.
const MOST: usize = 10;

/// Lists who travels.
#[utoipa::path(
    get, path = "/{tripId}/members", operation_id = "list_members", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "At most ten members.", body = Vec<TripMember>),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn list_members(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
) -> Result<Json<Vec<MemberView>>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let document = trips::document(&mut service.db.clone(), &access).await?;
    Ok(Json(MemberView::all(&document)))
}

/// Adds somebody who travels.
#[utoipa::path(
    post, path = "/{tripId}/members", operation_id = "add_member", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = MemberSchema,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The new member.", body = TripMember),
        (status = 404, description = "`TRIP_NOT_FOUND`"),
        (status = 409, description = "`DUPLICATE_MEMBER`: another member has that name.")
    )
)]
pub(crate) async fn add_member(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<Body>,
) -> Result<(StatusCode, Json<MemberView>), TripServiceError> {
    let member = Part {
        id: service.world.new_id(),
        fields: read_one(Parts::Members, body)?,
    };
    let added = change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        if document.members.len() >= MOST {
            return Err(full().into());
        }
        refuse_duplicate(document, &member)?;
        document.members.push(member.clone());
        Ok(MemberView::of(&member))
    })
    .await?;
    Ok((StatusCode::CREATED, Json(added.given)))
}

/// Replaces what is known about somebody who travels.
#[utoipa::path(
    put, path = "/{tripId}/members/{memberId}", operation_id = "replace_member", tag = "trips",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("memberId" = String, Path, description = "The id of the member.")
    ),
    request_body = MemberSchema,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The changed member.", body = TripMember),
        (status = 404, description = "`TRIP_NOT_FOUND`, `MEMBER_NOT_FOUND`"),
        (status = 409, description = "`DUPLICATE_MEMBER`: another member has that name.")
    )
)]
pub(crate) async fn replace_member(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, member_id)): PathOf<(String, String)>,
    JsonBody(body): JsonBody<Body>,
) -> Result<Json<MemberView>, TripServiceError> {
    let member = Part {
        id: member_id,
        fields: read_one(Parts::Members, body)?,
    };
    let changed = change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        let position = document.member(&member.id).ok_or_else(|| not_found(&member.id))?;
        refuse_duplicate(document, &member)?;
        document.members[position] = member.clone();
        Ok(MemberView::of(&member))
    })
    .await?;
    Ok(Json(changed.given))
}

/// Takes somebody off a trip; the last one stays.
#[utoipa::path(
    delete, path = "/{tripId}/members/{memberId}", operation_id = "delete_member", tag = "trips",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("memberId" = String, Path, description = "The id of the member.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "They no longer travel."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `MEMBER_NOT_FOUND`"),
        (status = 409, description = "`LAST_MEMBER`: a trip keeps one.")
    )
)]
pub(crate) async fn delete_member(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, member_id)): PathOf<(String, String)>,
) -> Result<StatusCode, TripServiceError> {
    change::change(&service, &principal, &trip_id, None, Days::Moved, |document| {
        let position = document.member(&member_id).ok_or_else(|| not_found(&member_id))?;
        if document.members.len() == 1 {
            return Err(TripServiceError::Conflict(Conflict::LastMember));
        }
        document.members.remove(position);
        Ok(())
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn refuse_duplicate(document: &Document, member: &Part) -> Result<(), TripServiceError> {
    let name = member.name().to_lowercase();
    let taken = document
        .members
        .iter()
        .any(|other| other.id != member.id && other.name().to_lowercase() == name);
    if taken && !name.is_empty() {
        return Err(TripServiceError::Conflict(Conflict::DuplicateMember));
    }
    Ok(())
}

fn not_found(member_id: &str) -> TripServiceError {
    TripServiceError::NotFound(Missing::Member, member_id.to_owned())
}

fn full() -> Problem {
    Problem::invalid_field(
        "members",
        Rule::TooLong,
        text(
            format!("일행은 {MOST}명까지입니다"),
            format!("A trip has at most {MOST} members"),
        ),
    )
}

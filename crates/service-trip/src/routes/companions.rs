//! `/trips/{tripId}/companions`: who shares a trip, and invitations to.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use contracts::users::UserCard;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use serde::{Deserialize, Serialize};
use storage::Tx;
use utoipa::ToSchema;

use crate::access::{self, Access, CompanionRole};
use crate::change;
use crate::error::{Conflict, Missing, TripServiceError};
use crate::events::Happened;
use crate::links;
use crate::service::TripService;
use crate::store::companions::{self, Companion};
use crate::store::trips;
use crate::view::instant;

/// Somebody who shares a trip, or an invitation that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Companion)]
pub(crate) struct CompanionView {
    /// Their id on this trip.
    companion_id: String,
    /// What they may do.
    role: CompanionRole,
    /// Who they are; absent for an invitation, and for an account that was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    user: Option<CompanionUser>,
    /// Whether it is the reader.
    you: bool,
    /// When they were invited, or made the trip.
    #[schema(format = DateTime)]
    invited_at: String,
    /// When they accepted; absent for an invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    accepted_at: Option<String>,
    /// Until when an invitation can be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    expires_at: Option<String>,
}

/// What companions know of each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompanionUser {
    /// The id of the account.
    user_id: String,
    /// The name to log in with.
    username: String,
    /// The person's name.
    name: String,
}

/// What somebody is to be allowed.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompanionBody {
    /// The role.
    role: CompanionRole,
}

/// A new invitation. Its link is shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Invitation {
    /// The invitation among those who share the trip.
    companion: CompanionView,
    /// What to send to the one who is invited; it can be accepted once.
    url: String,
    /// The secret of the link, for `POST /trips/invitations/{token}`.
    token: String,
}

/// Lists who shares a trip.
#[utoipa::path(
    get, path = "/{tripId}/companions", operation_id = "list_companions", tag = "companions",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "Everybody, and the invitations that can still be accepted.",
            body = Vec<CompanionView>),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn list_companions(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
) -> Result<Json<Vec<CompanionView>>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let all = companions::list(&mut service.db.clone(), &access, service.world.now_ms()).await?;
    let user_ids: Vec<String> = all
        .iter()
        .filter_map(|companion| companion.user_id.clone())
        .collect();
    let mut cards = Vec::new();
    for some in user_ids.chunks(100) {
        cards.extend(service.users.cards(some).await?);
    }
    let views = all
        .iter()
        .map(|companion| view(companion, &cards, access.subject()));
    Ok(Json(views.collect()))
}

/// Invites somebody by a link.
#[utoipa::path(
    post, path = "/{tripId}/companions", operation_id = "invite_companion", tag = "companions",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = CompanionBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The invitation with its link.", body = Invitation),
        (status = 404, description = "`TRIP_NOT_FOUND`"),
        (status = 409, description = "`COMPANION_LIMIT`: as many share the trip as may.")
    )
)]
pub(crate) async fn invite_companion(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<CompanionBody>,
) -> Result<(StatusCode, Json<Invitation>), TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Owner).await?;
    let now = service.world.now_ms();
    if companions::count(&mut tx, &access, now).await? >= i64::from(service.config.most_companions) {
        return Err(TripServiceError::Conflict(Conflict::CompanionLimit));
    }
    let invitation = Companion {
        id: service.world.new_id(),
        trip_id,
        user_id: None,
        role: body.role,
        invited_by: Some(access.subject().to_owned()),
        expires_at: Some(now + i64::from(service.config.invitation_days) * links::DAY_MS),
        created_at: now,
        accepted_at: None,
    };
    let token = service.world.new_secret();
    companions::insert_invitation(&mut tx, &access, &invitation, &links::hash(&token)).await?;
    tx.commit().await?;
    let invited = Invitation {
        companion: view(&invitation, &[], access.subject()),
        url: links::url(&service.config, "invitations", &token),
        token,
    };
    Ok((StatusCode::CREATED, Json(invited)))
}

/// Gives somebody another role, or changes an invitation.
#[utoipa::path(
    put, path = "/{tripId}/companions/{companionId}", operation_id = "change_companion", tag = "companions",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("companionId" = String, Path, description = "The id of the companion.")
    ),
    request_body = CompanionBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The companion.", body = CompanionView),
        (status = 404, description = "`TRIP_NOT_FOUND`, `COMPANION_NOT_FOUND`"),
        (status = 409, description = "`LAST_OWNER`: a trip keeps one.")
    )
)]
pub(crate) async fn change_companion(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, companion_id)): PathOf<(String, String)>,
    JsonBody(body): JsonBody<CompanionBody>,
) -> Result<Json<CompanionView>, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Owner).await?;
    let mut companion = found(&mut tx, &access, &companion_id).await?;
    if body.role < CompanionRole::Owner {
        keep_an_owner(&mut tx, &access, &companion).await?;
    }
    companion.role = body.role;
    companions::set_role(&mut tx, &companion.id, body.role).await?;
    change::announce(&service, &mut tx, Happened::Updated, &trip_id).await?;
    tx.commit().await?;
    let known: Vec<String> = companion.user_id.iter().cloned().collect();
    let cards = service.users.cards(&known).await?;
    Ok(Json(view(&companion, &cards, access.subject())))
}

/// Takes somebody off a trip, or an invitation back. Everybody may take themselves off.
#[utoipa::path(
    delete, path = "/{tripId}/companions/{companionId}", operation_id = "remove_companion", tag = "companions",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("companionId" = String, Path, description = "The id of the companion.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "They no longer share the trip."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `COMPANION_NOT_FOUND`"),
        (status = 409, description = "`LAST_OWNER`: a trip keeps one.")
    )
)]
pub(crate) async fn remove_companion(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, companion_id)): PathOf<(String, String)>,
) -> Result<StatusCode, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Viewer).await?;
    let companion = found(&mut tx, &access, &companion_id).await?;
    let leaves = companion.user_id.as_deref() == Some(access.subject());
    if !leaves && access.role() < CompanionRole::Owner {
        return Err(access.forbidden());
    }
    keep_an_owner(&mut tx, &access, &companion).await?;
    change::announce(&service, &mut tx, Happened::Updated, &trip_id).await?;
    companions::delete(&mut tx, &companion.id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn found(tx: &mut Tx, access: &Access, companion_id: &str) -> Result<Companion, TripServiceError> {
    let missing = || TripServiceError::NotFound(Missing::Companion, companion_id.to_owned());
    if !access::is_id(companion_id) {
        return Err(missing());
    }
    companions::find(tx, access, companion_id)
        .await?
        .ok_or_else(missing)
}

/// An owner who stops being one leaves another behind, and the trip to that one.
async fn keep_an_owner(tx: &mut Tx, access: &Access, companion: &Companion) -> Result<(), TripServiceError> {
    let (CompanionRole::Owner, Some(user_id)) = (companion.role, &companion.user_id) else {
        return Ok(());
    };
    let others = companions::other_owners(tx, access, user_id).await?;
    let next = others
        .first()
        .ok_or(TripServiceError::Conflict(Conflict::LastOwner))?;
    if *user_id == access.trip().owner_id {
        trips::set_owner(tx, access, next).await?;
    }
    Ok(())
}

fn view(companion: &Companion, cards: &[UserCard], reader: &str) -> CompanionView {
    let card = cards
        .iter()
        .find(|card| companion.user_id.as_ref() == Some(&card.user_id));
    CompanionView {
        companion_id: companion.id.clone(),
        role: companion.role,
        user: card.map(|card| CompanionUser {
            user_id: card.user_id.clone(),
            username: card.username.clone(),
            name: card.name.clone(),
        }),
        you: companion.user_id.as_deref() == Some(reader),
        invited_at: instant(companion.created_at),
        accepted_at: companion.accepted_at.map(instant),
        expires_at: companion.expires_at.map(instant),
    }
}

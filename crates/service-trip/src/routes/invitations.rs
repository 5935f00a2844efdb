//! `POST /trips/invitations/{token}`: an invitation is accepted.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::auth::Caller;
use platform::extract::PathOf;
use platform::text;
use serde::Serialize;
use storage::Tx;
use utoipa::ToSchema;

use crate::access::CompanionRole;
use crate::change;
use crate::error::{Missing, TripServiceError};
use crate::events::{self, Happened};
use crate::links;
use crate::service::TripService;
use crate::store::companions::{self, Companion};
use crate::store::trips::{self, TripHead};

/// A trip that somebody shares from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AcceptedInvitation {
    /// The id of the trip.
    trip_id: String,
    /// Its name.
    trip_name: String,
    /// What they may do: at least what they could do before.
    role: CompanionRole,
}

/// Accepts an invitation. Its link is worth nothing from then on.
#[utoipa::path(
    post, path = "/invitations/{token}", operation_id = "accept_invitation", tag = "companions",
    params(("token" = String, Path, description = "The secret of the invitation's link.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The trip.", body = AcceptedInvitation),
        (status = 404, description = "`INVITATION_NOT_FOUND`: it does not exist, was used, or has expired.")
    )
)]
pub(crate) async fn accept_invitation(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(token): PathOf<String>,
) -> Result<Json<AcceptedInvitation>, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let now = service.world.now_ms();
    let (invitation, trip) = take(&mut tx, &links::hash(&token), now)
        .await?
        .ok_or_else(missing)?;
    let user_id = &principal.subject;
    let role = if let Some(known) = companions::of_user(&mut tx, &trip.id, user_id).await? {
        raise(&mut tx, &known, &invitation).await?
    } else {
        companions::accept(&mut tx, &invitation.id, user_id, now).await?;
        invitation.role
    };
    change::announce(&service, &mut tx, Happened::Updated, &trip.id).await?;
    if let Some(host) = &invitation.invited_by {
        let sentence = text(
            format!("\"{}\" 여행 초대가 수락되었습니다", trip.name),
            format!("Your invitation to \u{201c}{}\u{201d} was accepted", trip.name),
        );
        events::notify(&mut tx, &service.world, host, "trip.joined", &trip.id, sentence).await?;
    }
    tx.commit().await?;
    Ok(Json(AcceptedInvitation {
        trip_id: trip.id,
        trip_name: trip.name,
        role,
    }))
}

/// The invitation and its trip, which nobody else changes from now on. Whoever changes who shares a trip takes the trip
/// first, so that two of them cannot wait for each other.
async fn take(
    tx: &mut Tx,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<(Companion, TripHead)>, TripServiceError> {
    let Some(seen) = companions::find_invitation(tx, token_hash, now_ms).await? else {
        return Ok(None);
    };
    let trip = trips::lock_head(tx, &seen.trip_id).await?;
    let invitation = companions::find_invitation(tx, token_hash, now_ms).await?;
    Ok(invitation.zip(trip))
}

fn missing() -> TripServiceError {
    TripServiceError::NotFound(Missing::Invitation, "by its token".to_owned())
}

/// Somebody who shares the trip already gets the greater of the two roles.
async fn raise(
    tx: &mut Tx,
    known: &Companion,
    invitation: &Companion,
) -> Result<CompanionRole, TripServiceError> {
    companions::delete(tx, &invitation.id).await?;
    let role = known.role.max(invitation.role);
    if role > known.role {
        companions::set_role(tx, &known.id, role).await?;
    }
    Ok(role)
}

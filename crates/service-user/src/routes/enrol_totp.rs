//! `POST /users/me/totp/enrol`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;
use platform::problem::{Problem, ProblemView};
use serde::Serialize;
use utoipa::ToSchema;

use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::{accounts, second_factors};
use crate::{client, second_factor};

/// A secret that an authenticator app shares with the account. This is the only time that it is shown.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TotpEnrolment)]
pub(crate) struct EnrolmentView {
    /// To be shown as a QR code.
    #[schema(pattern = "^otpauth://totp/")]
    otpauth_uri: String,
    /// The secret in base32, for apps without a camera.
    #[schema(pattern = "^[A-Z2-7]{32}$")]
    secret: String,
}

/// Begins to set up one-time codes as the second factor. It counts once a code has confirmed it; asking again makes
/// another secret. Needs a session.
#[utoipa::path(
    post, path = "/me/totp/enrol", operation_id = "enrol_totp", tag = "users",
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The secret.", body = EnrolmentView),
        (status = 409, description = "TOTP_ALREADY_ON: take it away first.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn enrol_totp(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
) -> Result<Response, UserError> {
    session_of(&principal)?;
    let mut tx = service.db.begin().await?;
    let account = accounts::lock(&mut tx, &principal.subject)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if account.totp_enabled {
        return Err(UserError::TotpAlreadyOn);
    }
    let enrolment = second_factor::enrol(&service, &account)?;
    second_factors::put(&mut tx, &account.id, &enrolment.sealed, service.world.now_ms()).await?;
    tx.commit().await?;
    let view = EnrolmentView {
        otpauth_uri: enrolment.uri,
        secret: enrolment.secret,
    };
    Ok(([client::secret()], Json(view)).into_response())
}

//! `POST /users/logout`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;

use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::{client, sessions};

/// Ends the session: its access token and its refresh token are good for nothing from now on.
#[utoipa::path(
    post, path = "/logout", operation_id = "logout", tag = "users",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204, description = "The session has ended.", headers(
        ("Set-Cookie" = String, description = "Takes the cookies away.")
    )))
)]
pub(crate) async fn logout(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
) -> Result<Response, UserError> {
    let session = session_of(&principal)?.to_owned();
    let mut tx = service.db.begin().await?;
    sessions::end_all(&service, &mut tx, &principal.subject, &[session]).await?;
    tx.commit().await?;
    Ok((
        StatusCode::NO_CONTENT,
        client::no_session_headers(&service.config),
    )
        .into_response())
}

//! `DELETE /users/me/sessions` and `DELETE /users/me/sessions/{sessionId}`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::PathOf;
use platform::problem::ProblemView;

use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::sessions;
use crate::store;

/// Ends one of the caller's sessions at once, which may be the one that asks.
#[utoipa::path(
    delete, path = "/me/sessions/{sessionId}", operation_id = "end_session", tag = "users",
    params(("sessionId" = String, Path, description = "The id of the session.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The session has ended."),
        (status = 404, description = "SESSION_NOT_FOUND.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn end_session(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    PathOf(id): PathOf<String>,
) -> Result<StatusCode, UserError> {
    session_of(&principal)?;
    let mut tx = service.db.begin().await?;
    if !store::sessions::delete(&mut tx, &principal.subject, &id).await? {
        return Err(UserError::SessionNotFound { id });
    }
    service.forget_after_commit(&mut tx, &id);
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends every session of the caller but the one that asks.
#[utoipa::path(
    delete, path = "/me/sessions", operation_id = "end_other_sessions", tag = "users",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204, description = "The other sessions have ended."))
)]
pub(crate) async fn end_other_sessions(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
) -> Result<StatusCode, UserError> {
    let kept = session_of(&principal)?;
    let mut tx = service.db.begin().await?;
    sessions::end_others(&service, &mut tx, &principal.subject, kept).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

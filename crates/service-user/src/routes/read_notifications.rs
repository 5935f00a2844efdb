//! `POST /users/me/notifications/read` and `POST /users/me/notifications/{notificationId}/read`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::PathOf;
use platform::problem::ProblemView;

use crate::error::UserError;
use crate::service::UserService;
use crate::store::notifications;

/// Marks one note as read. Doing so twice is no error.
#[utoipa::path(
    post, path = "/me/notifications/{notificationId}/read", operation_id = "read_notification", tag = "users",
    params(("notificationId" = String, Path, description = "The id of the note.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The note was read."),
        (status = 404, description = "NOTIFICATION_NOT_FOUND.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn read_notification(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    PathOf(id): PathOf<String>,
) -> Result<StatusCode, UserError> {
    let mut db = service.db.clone();
    if notifications::mark_read(&mut db, &principal.subject, &id, service.world.now_ms()).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(UserError::NotificationNotFound { id })
}

/// Marks every note as read.
#[utoipa::path(
    post, path = "/me/notifications/read", operation_id = "read_all_notifications", tag = "users",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204, description = "Every note was read."))
)]
pub(crate) async fn read_all_notifications(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
) -> Result<StatusCode, UserError> {
    let mut db = service.db.clone();
    notifications::mark_all_read(&mut db, &principal.subject, service.world.now_ms()).await?;
    Ok(StatusCode::NO_CONTENT)
}

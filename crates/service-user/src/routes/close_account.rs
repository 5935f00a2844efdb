//! `POST /users/{userId}/disable`, `/enable` and `/unlock`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Operator;
use platform::extract::PathOf;
use platform::problem::ProblemView;

use crate::callers::administrator;
use crate::error::UserError;
use crate::service::UserService;
use crate::sessions;
use crate::store::{accounts, directory, failures};

/// Closes an account; administrators only. Its sessions end at once, its API tokens are good for nothing, and nobody logs
/// in to it until it is opened again. What it owns stays.
#[utoipa::path(
    post, path = "/{userId}/disable", operation_id = "disable_user", tag = "users",
    params(("userId" = String, Path, description = "The id of the account.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The account is closed."),
        (status = 404, description = "USER_NOT_FOUND.", body = ProblemView, content_type = "application/problem+json"),
        (status = 409, description = "LAST_ADMIN.", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn disable_user(
    State(service): State<Arc<UserService>>,
    Operator(principal): Operator,
    PathOf(id): PathOf<String>,
) -> Result<StatusCode, UserError> {
    administrator(&principal, true)?;
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    let others = directory::other_admins(&mut tx, &id).await?;
    let account = accounts::lock(&mut tx, &id).await?;
    let Some(account) = account else {
        return Err(UserError::UserNotFound { id });
    };
    if others == 0 && account.standing().is_admin() {
        return Err(UserError::LastAdmin);
    }
    directory::set_disabled(&mut tx, &id, Some(now), now).await?;
    service.forget_account_after_commit(&mut tx, &id).await?;
    sessions::end_others(&service, &mut tx, &id, "").await?;
    tx.commit().await?;
    tracing::info!(user.id = id, by = principal.subject, "an account was closed");
    Ok(StatusCode::NO_CONTENT)
}

/// Opens an account again that was closed; administrators only.
#[utoipa::path(
    post, path = "/{userId}/enable", operation_id = "enable_user", tag = "users",
    params(("userId" = String, Path, description = "The id of the account.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The account is open."),
        (status = 404, description = "USER_NOT_FOUND.", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn enable_user(
    State(service): State<Arc<UserService>>,
    Operator(principal): Operator,
    PathOf(id): PathOf<String>,
) -> Result<StatusCode, UserError> {
    administrator(&principal, true)?;
    let mut tx = service.db.begin().await?;
    if accounts::lock(&mut tx, &id).await?.is_none() {
        return Err(UserError::UserNotFound { id });
    }
    directory::set_disabled(&mut tx, &id, None, service.world.now_ms()).await?;
    service.forget_account_after_commit(&mut tx, &id).await?;
    tx.commit().await?;
    tracing::info!(
        user.id = id,
        by = principal.subject,
        "an account was opened again"
    );
    Ok(StatusCode::NO_CONTENT)
}

/// Ends the lock that wrong passwords have put on an account, and forgets these; administrators only.
#[utoipa::path(
    post, path = "/{userId}/unlock", operation_id = "unlock_user", tag = "users",
    params(("userId" = String, Path, description = "The id of the account.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The account is not locked."),
        (status = 404, description = "USER_NOT_FOUND.", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn unlock_user(
    State(service): State<Arc<UserService>>,
    Operator(principal): Operator,
    PathOf(id): PathOf<String>,
) -> Result<StatusCode, UserError> {
    administrator(&principal, true)?;
    let mut tx = service.db.begin().await?;
    if accounts::by_id(&mut tx, &id).await?.is_none() {
        return Err(UserError::UserNotFound { id });
    }
    failures::unlock(&mut tx, &id).await?;
    tx.commit().await?;
    tracing::info!(user.id = id, by = principal.subject, "an account was unlocked");
    Ok(StatusCode::NO_CONTENT)
}

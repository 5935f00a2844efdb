//! `DELETE /users/me/tokens/{tokenId}`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::PathOf;
use platform::problem::ProblemView;

use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::api_tokens;

/// Deletes one of the caller's API tokens; it is good for nothing from now on. Needs a session.
#[utoipa::path(
    delete, path = "/me/tokens/{tokenId}", operation_id = "delete_token", tag = "users",
    params(("tokenId" = String, Path, description = "The id of the token.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The token is deleted."),
        (status = 404, description = "TOKEN_NOT_FOUND.", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn delete_token(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    PathOf(id): PathOf<String>,
) -> Result<StatusCode, UserError> {
    session_of(&principal)?;
    let mut tx = service.db.begin().await?;
    let Some(digest) = api_tokens::delete(&mut tx, &principal.subject, &id).await? else {
        return Err(UserError::TokenNotFound { id });
    };
    let callers = Arc::clone(&service.callers);
    tx.after_commit(move || callers.forget_api_token(&digest));
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

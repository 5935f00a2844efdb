//! `GET /users/me`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use cache::Kind;
use platform::auth::Caller;
use platform::etag::etag;
use platform::problem::Problem;

use super::views::ProfileView;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::accounts;

/// The caller's own account.
#[utoipa::path(
    get, path = "/me", operation_id = "read_profile", tag = "users",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "The profile.", body = ProfileView, headers(
        ("ETag" = String, description = "The version of the profile.")
    )))
)]
pub(crate) async fn read_profile(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
) -> Result<Response, UserError> {
    let id = &principal.subject;
    let load = async {
        let account = accounts::by_id(&mut service.db.clone(), id).await?;
        // The token is good and the account is gone: it was deleted a moment ago, or the caller is a service.
        let account = account.ok_or_else(Problem::invalid_token)?;
        Ok::<_, UserError>(ProfileView::from(account))
    };
    let profile = service
        .cache
        .get_or_load(Kind::Profile, id.as_str(), load)
        .await?;
    Ok((etag(profile.version), Json(&*profile)).into_response())
}

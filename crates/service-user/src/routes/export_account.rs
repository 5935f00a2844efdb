//! `GET /users/me/export`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;

use crate::account_export;
use crate::callers::session_of;
use crate::client;
use crate::error::UserError;
use crate::service::UserService;

/// Everything that is kept about the caller, as a zip file: profile, sessions, API tokens without their secrets, inbox,
/// avatar, and every trip with its plan. Needs a session.
#[utoipa::path(
    get, path = "/me/export", operation_id = "export_account", tag = "users",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "The zip file.", body = String, content_type = "application/zip", headers(
        ("Content-Disposition" = String, description = "Its name.")
    )))
)]
pub(crate) async fn export_account(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
) -> Result<Response, UserError> {
    session_of(&principal)?;
    let bytes = account_export::export(&service, &principal.subject).await?;
    let day = service.world.now().strftime("%Y%m%d").to_string();
    let name = format!("attachment; filename=\"tripgen-account-{day}.zip\"");
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok(([client::secret()], headers, bytes).into_response())
}

//! `GET /users/check/username/{username}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::extract::PathOf;
use platform::fields::Fields;

use super::views::AvailabilityView;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::accounts;
use crate::values;

/// Tells whether a user name can still be had.
#[utoipa::path(
    get, path = "/check/username/{username}", operation_id = "check_username", tag = "users",
    params(("username" = String, Path, description = "The user name.", min_length = 5, max_length = 50,
        pattern = "^[A-Za-z0-9]+$")),
    responses((status = 200, description = "Whether nobody has it.", body = AvailabilityView))
)]
pub(crate) async fn check_username(
    State(service): State<Arc<UserService>>,
    PathOf(username): PathOf<String>,
) -> Result<Json<AvailabilityView>, UserError> {
    let mut fields = Fields::new();
    let username = values::username(&mut fields, "username", &username);
    fields.finish()?;
    let taken = accounts::by_login(&mut service.db.clone(), &username.key).await?;
    Ok(Json(AvailabilityView {
        available: taken.is_none(),
    }))
}

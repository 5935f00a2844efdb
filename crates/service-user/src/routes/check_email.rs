//! `GET /users/check/email/{email}`.

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

/// Tells whether an e-mail address can still be registered.
#[utoipa::path(
    get, path = "/check/email/{email}", operation_id = "check_email", tag = "users",
    params(("email" = String, Path, description = "The e-mail address.", format = "email", max_length = 254)),
    responses((status = 200, description = "Whether nobody has it.", body = AvailabilityView))
)]
pub(crate) async fn check_email(
    State(service): State<Arc<UserService>>,
    PathOf(email): PathOf<String>,
) -> Result<Json<AvailabilityView>, UserError> {
    let mut fields = Fields::new();
    let email = values::email(&mut fields, "email", &email);
    fields.finish()?;
    let taken = accounts::by_login(&mut service.db.clone(), &email).await?;
    Ok(Json(AvailabilityView {
        available: taken.is_none(),
    }))
}

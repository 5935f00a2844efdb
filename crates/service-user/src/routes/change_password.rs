//! `PUT /users/me/password`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::{accounts, failures, resets};
use crate::{proof, sessions, values};

/// The password that counts and the one that shall count.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ChangePasswordBody)]
pub(crate) struct ChangePasswordBody {
    /// The password that counts now.
    #[schema(min_length = 1, max_length = 128, format = Password, example = "seoul-2026!")]
    current_password: String,
    /// At least one letter, one digit and one special character.
    #[schema(min_length = 8, max_length = 128, format = Password, example = "busan-2026!")]
    new_password: String,
}

/// Changes the password and ends every other session; this one goes on. Wrong passwords count like those of a login.
#[utoipa::path(
    put, path = "/me/password", operation_id = "change_password", tag = "users",
    request_body = ChangePasswordBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The new password counts from now on."),
        (status = 401, description = "INVALID_CREDENTIALS where the current password is another.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 423, description = "ACCOUNT_LOCKED: too many wrong passwords in a row.", body = ProblemView,
            content_type = "application/problem+json", headers(
            ("Retry-After" = u64, description = "After how many seconds the lock ends.")
        ))
    )
)]
pub(crate) async fn change_password(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<ChangePasswordBody>,
) -> Result<StatusCode, UserError> {
    let session = session_of(&principal)?;
    let mut fields = Fields::new();
    fields.range("currentPassword", body.current_password.chars().count(), 1, 128);
    values::password(&mut fields, "newPassword", &body.new_password);
    fields.finish()?;
    let account = accounts::by_id(&mut service.db.clone(), &principal.subject)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    proof::by_account(&service, &account, &body.current_password).await?;
    let hash = service.passwords.hash(&body.new_password, &service.world).await?;
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    if let Some(until) = failures::forget(&mut tx, &account.id, now).await? {
        return Err(proof::locked(until, now));
    }
    accounts::set_password(&mut tx, &account.id, &hash, now).await?;
    resets::delete_all(&mut tx, &account.id).await?;
    sessions::end_others(&service, &mut tx, &account.id, session).await?;
    tx.commit().await?;
    tracing::info!(user.id = account.id, "a password was changed");
    Ok(StatusCode::NO_CONTENT)
}

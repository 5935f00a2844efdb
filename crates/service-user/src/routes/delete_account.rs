//! `DELETE /users/me`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView};
use serde::Deserialize;
use storage::Tx;
use utoipa::ToSchema;

use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::accounts::{self, Account};
use crate::store::{directory, failures};
use crate::{client, proof};

/// What proves that the account's owner means it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeleteAccountBody)]
pub(crate) struct DeleteAccountBody {
    /// The password. An account without one, whose owner logs in through another issuer, is confirmed with its user name.
    #[schema(min_length = 1, max_length = 128, format = Password, example = "seoul-2026!")]
    password: String,
}

/// Deletes the caller's account with everything that it owns: trips, plans, tokens, inbox. Trips that have another owner
/// go to that one. It cannot be undone. Wrong passwords count like those of a login. Needs a session.
#[utoipa::path(
    delete, path = "/me", operation_id = "delete_account", tag = "users",
    request_body = DeleteAccountBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The account is gone.", headers(
            ("Set-Cookie" = String, description = "Takes the cookies away.")
        )),
        (status = 401, description = "INVALID_CREDENTIALS where the password is another.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 409, description = "LAST_ADMIN.", body = ProblemView, content_type = "application/problem+json"),
        (status = 423, description = "ACCOUNT_LOCKED: too many wrong passwords in a row.", body = ProblemView,
            content_type = "application/problem+json", headers(
            ("Retry-After" = u64, description = "After how many seconds the lock ends.")
        ))
    )
)]
pub(crate) async fn delete_account(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<DeleteAccountBody>,
) -> Result<Response, UserError> {
    session_of(&principal)?;
    let mut fields = Fields::new();
    fields.range("password", body.password.chars().count(), 1, 128);
    fields.finish()?;
    let account = accounts::by_id(&mut service.db.clone(), &principal.subject)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    confirm(&service, &account, &body.password).await?;
    let mut tx = service.db.begin().await?;
    require_other_admin(&mut tx, &account).await?;
    drop(tx);
    // Trips first: what fails halfway goes on where it stopped when its owner, who is still there, asks again.
    service.trips.erase(&account.id).await.map_err(Problem::from)?;
    let mut tx = service.db.begin().await?;
    require_other_admin(&mut tx, &account).await?;
    service.forget_account_after_commit(&mut tx, &account.id).await?;
    failures::unlock(&mut tx, &account.id).await?;
    accounts::delete(&mut tx, &account.id).await?;
    tx.commit().await?;
    // A trip may have been made while the others were erased; nobody can make one any more.
    if let Err(error) = service.trips.erase(&account.id).await {
        tracing::error!(user.id = account.id, cause = %error, "trips of a deleted account may be left");
    }
    tracing::info!(user.id = account.id, "somebody deleted their account");
    Ok((
        StatusCode::NO_CONTENT,
        client::no_session_headers(&service.config),
    )
        .into_response())
}

async fn confirm(service: &UserService, account: &Account, word: &str) -> Result<(), UserError> {
    if account.password_hash.is_some() {
        return proof::by_account(service, account, word).await;
    }
    if word.trim().eq_ignore_ascii_case(&account.username) {
        return Ok(());
    }
    Err(UserError::InvalidCredentials)
}

async fn require_other_admin(tx: &mut Tx, account: &Account) -> Result<(), UserError> {
    let others = directory::other_admins(tx, &account.id).await?;
    let standing = accounts::lock(tx, &account.id)
        .await?
        .ok_or_else(Problem::invalid_token)?
        .standing();
    if others == 0 && standing.is_admin() {
        return Err(UserError::LastAdmin);
    }
    Ok(())
}

//! `POST /users/me/totp/remove`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView, Rule};
use platform::text;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::callers::session_of;
use crate::error::UserError;
use crate::proof;
use crate::service::UserService;
use crate::store::accounts::{self, Account};
use crate::store::{failures, second_factors};

/// What proves that the second factor may be taken away: one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RemoveTotpBody)]
pub(crate) struct RemoveTotpBody {
    /// A one-time code or a recovery code.
    #[serde(default)]
    #[schema(min_length = 6, max_length = 32, example = "123456")]
    code: Option<String>,
    /// The password.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 128, format = Password, example = "seoul-2026!")]
    password: Option<String>,
}

/// Takes the second factor away, with its recovery codes. Wrong codes and passwords count like those of a login. Needs
/// a session.
#[utoipa::path(
    post, path = "/me/totp/remove", operation_id = "remove_totp", tag = "users",
    request_body = RemoveTotpBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "A login needs the password only from now on."),
        (status = 401, description = "TOTP_INVALID or INVALID_CREDENTIALS.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 409, description = "TOTP_NOT_ENROLLED.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 423, description = "ACCOUNT_LOCKED: too many failures in a row.", body = ProblemView,
            content_type = "application/problem+json", headers(
            ("Retry-After" = u64, description = "After how many seconds the lock ends.")
        ))
    )
)]
pub(crate) async fn remove_totp(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<RemoveTotpBody>,
) -> Result<StatusCode, UserError> {
    session_of(&principal)?;
    check(&body)?;
    let account = accounts::by_id(&mut service.db.clone(), &principal.subject)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if !account.totp_enabled {
        return Err(UserError::TotpNotEnrolled);
    }
    match (&body.code, &body.password) {
        (Some(code), _) => proof::by_code(&service, &account, code).await?,
        (None, password) => {
            let password = password.as_deref().unwrap_or("");
            proof::by_account(&service, &account, password).await?;
        }
    }
    remove(&service, &account).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(service: &UserService, account: &Account) -> Result<(), UserError> {
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    if let Some(until) = failures::forget(&mut tx, &account.id, now).await? {
        return Err(proof::locked(until, now));
    }
    second_factors::delete(&mut tx, &account.id).await?;
    accounts::set_totp(&mut tx, &account.id, false, now).await?;
    service.forget_account_after_commit(&mut tx, &account.id).await?;
    tx.commit().await?;
    tracing::info!(user.id = account.id, "a second factor was taken away");
    Ok(())
}

fn check(body: &RemoveTotpBody) -> Result<(), UserError> {
    let mut fields = Fields::new();
    match (&body.code, &body.password) {
        (Some(code), None) => {
            fields.text("code", code, 6, 32);
        }
        (None, Some(password)) => {
            fields.range("password", password.chars().count(), 1, 128);
        }
        (Some(_), Some(_)) => fields.refuse(
            "password",
            Rule::Format,
            text(
                "코드와 비밀번호 가운데 하나만 보내세요",
                "Send the code or the password, not both",
            ),
        ),
        (None, None) => fields.refuse(
            "code",
            Rule::Required,
            text(
                "코드나 비밀번호가 필요합니다",
                "A code or the password is required",
            ),
        ),
    }
    Ok(fields.finish()?)
}

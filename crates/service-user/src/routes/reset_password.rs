//! `POST /users/password/reset`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::error::UserError;
use crate::mail::MailKind;
use crate::service::UserService;
use crate::store::{accounts, failures, held_mails, resets};
use crate::{sessions, values};

/// A new password and the right to set it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ResetPasswordBody)]
pub(crate) struct ResetPasswordBody {
    /// From the link.
    token: String,
    /// At least one letter, one digit and one special character.
    #[schema(min_length = 8, max_length = 128, format = Password, example = "seoul-2026!")]
    new_password: String,
}

/// Sets a new password with the token of a link, once. Every session ends, and a locked account is free again; API
/// tokens stay, because programs use them and their owner can see and delete them.
#[utoipa::path(
    post, path = "/password/reset", operation_id = "reset_password", tag = "users",
    request_body = ResetPasswordBody,
    responses((status = 204, description = "The new password counts from now on."))
)]
pub(crate) async fn reset_password(
    State(service): State<Arc<UserService>>,
    JsonBody(body): JsonBody<ResetPasswordBody>,
) -> Result<StatusCode, UserError> {
    let mut fields = Fields::new();
    values::password(&mut fields, "newPassword", &body.new_password);
    fields.finish()?;
    let hash = service.passwords.hash(&body.new_password, &service.world).await?;
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    let user_id = resets::take(&mut tx, &body.token, now)
        .await?
        .ok_or_else(unknown_link)?;
    accounts::set_password(&mut tx, &user_id, &hash, now).await?;
    resets::delete_all(&mut tx, &user_id).await?;
    held_mails::settle(&mut tx, &user_id, MailKind::PasswordReset).await?;
    failures::unlock(&mut tx, &user_id).await?;
    sessions::end_others(&service, &mut tx, &user_id, "").await?;
    tx.commit().await?;
    tracing::info!(user.id = user_id, "a password was set anew");
    Ok(StatusCode::NO_CONTENT)
}

fn unknown_link() -> UserError {
    let message = text(
        "쓸 수 없는 링크입니다. 새로 요청해 주세요",
        "The link is unknown, used or too old. Ask for a new one",
    );
    Problem::invalid_field("token", Rule::Format, message).into()
}

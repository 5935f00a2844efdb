//! `POST /users/me/totp/confirm`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::{accounts, second_factors};
use crate::{client, second_factor};

/// A code of the app that was just set up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConfirmTotpBody)]
pub(crate) struct ConfirmTotpBody {
    /// The six digits that the app shows.
    #[schema(min_length = 6, max_length = 32, example = "123456")]
    code: String,
}

/// The recovery codes. This is the only time that they are shown.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RecoveryCodes)]
pub(crate) struct RecoveryCodesView {
    /// Each counts once, in the place of a one-time code.
    #[schema(min_items = 10, max_items = 10, example = json!(["abcd-efgh-ijkl-mnop"]))]
    recovery_codes: Vec<String>,
}

/// Makes the second factor count: from now on a login needs a code. Gives the recovery codes. Needs a session.
#[utoipa::path(
    post, path = "/me/totp/confirm", operation_id = "confirm_totp", tag = "users",
    request_body = ConfirmTotpBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The recovery codes.", body = RecoveryCodesView),
        (status = 409, description = "TOTP_ALREADY_ON or TOTP_NOT_ENROLLED.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn confirm_totp(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<ConfirmTotpBody>,
) -> Result<Response, UserError> {
    session_of(&principal)?;
    let mut fields = Fields::new();
    fields.text("code", &body.code, 6, 32);
    fields.finish()?;
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    let account = accounts::lock(&mut tx, &principal.subject)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if account.totp_enabled {
        return Err(UserError::TotpAlreadyOn);
    }
    let factor = second_factors::of(&mut tx, &account.id)
        .await?
        .ok_or(UserError::TotpNotEnrolled)?;
    let step = second_factor::step_of(&service, &account, &factor, &body.code)?.ok_or_else(wrong_code)?;
    second_factors::use_step(&mut tx, &account.id, step).await?;
    let (codes, hashes) = second_factor::recovery_codes(&service, &account.id);
    second_factors::put_recovery(&mut tx, &account.id, &hashes).await?;
    accounts::set_totp(&mut tx, &account.id, true, now).await?;
    service.forget_account_after_commit(&mut tx, &account.id).await?;
    tx.commit().await?;
    tracing::info!(user.id = account.id, "a second factor was set up");
    let view = RecoveryCodesView {
        recovery_codes: codes,
    };
    Ok(([client::secret()], Json(view)).into_response())
}

fn wrong_code() -> UserError {
    let message = text(
        "맞지 않는 코드입니다. 앱에 지금 보이는 코드를 써 주세요",
        "The code is not right. Write the one that the app shows now",
    );
    Problem::invalid_field("code", Rule::Format, message).into()
}

//! `POST /users/me/email/verify`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::ProblemView;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::callers::session_of;
use crate::email_change;
use crate::error::UserError;
use crate::service::UserService;

/// The code that was sent to the new address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VerifyEmailBody)]
pub(crate) struct VerifyEmailBody {
    /// Six digits.
    #[schema(min_length = 6, max_length = 6, example = "123456")]
    code: String,
}

/// Shows that an address is the caller's: from now on it is the one of the account. A code is good for 15 minutes and
/// five tries. Needs a session.
#[utoipa::path(
    post, path = "/me/email/verify", operation_id = "verify_email", tag = "users",
    request_body = VerifyEmailBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The address is verified."),
        (status = 409, description = "DUPLICATE_EMAIL: somebody was faster.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn verify_email(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<VerifyEmailBody>,
) -> Result<StatusCode, UserError> {
    session_of(&principal)?;
    let mut fields = Fields::new();
    fields.text("code", &body.code, 6, 6);
    fields.finish()?;
    email_change::finish(&service, &principal.subject, &body.code).await?;
    Ok(StatusCode::NO_CONTENT)
}

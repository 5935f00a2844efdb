//! `POST /users/login`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::ProblemView;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::views::{PairView, ProfileView};
use crate::error::UserError;
use crate::service::UserService;
use crate::{client, proof, second_factor, sessions};

/// Who wants to log in.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = LoginBody)]
pub(crate) struct LoginBody {
    /// The user name or the e-mail address.
    #[serde(alias = "email")]
    #[schema(min_length = 1, max_length = 254, example = "mina2026")]
    username: String,
    /// The password.
    #[schema(min_length = 1, max_length = 128, format = Password, example = "seoul-2026!")]
    password: String,
    /// Whether the session lasts for a week instead of half a day, and does not end when it is idle.
    #[serde(default)]
    remember_me: bool,
    /// The code of the second factor, or one of its recovery codes.
    #[serde(default)]
    #[schema(min_length = 6, max_length = 32)]
    totp: Option<String>,
}

/// A new session.
#[derive(Serialize, ToSchema)]
#[schema(as = Login)]
pub(crate) struct LoginView {
    #[serde(flatten)]
    pair: PairView,
    /// Who logged in.
    user: ProfileView,
}

/// Begins a session. A wrong password and a login that nobody has get the same answer after the same time. Where the
/// account has a second factor, `TOTP_REQUIRED` asks for the same request with a code.
#[utoipa::path(
    post, path = "/login", operation_id = "login", tag = "users",
    request_body = LoginBody,
    responses(
        (status = 200, description = "The tokens of the new session.", body = LoginView, headers(
            ("Set-Cookie" = String, description = "The access token as the session cookie, and the refresh token as another.")
        )),
        (status = 401, description = "INVALID_CREDENTIALS, TOTP_REQUIRED or TOTP_INVALID.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 403, description = "ACCOUNT_DISABLED.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 423, description = "ACCOUNT_LOCKED: too many wrong passwords in a row.", body = ProblemView,
            content_type = "application/problem+json", headers(
            ("Retry-After" = u64, description = "After how many seconds the lock ends.")
        ))
    )
)]
pub(crate) async fn login(
    State(service): State<Arc<UserService>>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<LoginBody>,
) -> Result<Response, UserError> {
    let answer = attempt(&service, &headers, body).await;
    let outcome = match &answer {
        Ok(_) => "success",
        Err(UserError::InvalidCredentials | UserError::TotpInvalid | UserError::AccountDisabled) => "refused",
        Err(UserError::TotpRequired) => "second factor",
        Err(UserError::AccountLocked { .. }) => "locked",
        Err(_) => "failed",
    };
    metrics::counter!("logins_total", "outcome" => outcome).increment(1);
    answer
}

async fn attempt(service: &UserService, headers: &HeaderMap, body: LoginBody) -> Result<Response, UserError> {
    check(&body)?;
    let LoginBody {
        username,
        password,
        remember_me,
        totp,
    } = body;
    let account = proof::by_login(service, &username, &password).await?;
    second_factor::require(service, &account, totp.as_deref()).await?;
    let pair = sessions::log_in(service, &account, remember_me, &client::name_of(headers)).await?;
    let cookies = client::session_headers(&service.config, &pair);
    let view = LoginView {
        pair: pair.into(),
        user: account.into(),
    };
    Ok((cookies, Json(view)).into_response())
}

fn check(body: &LoginBody) -> Result<(), UserError> {
    let mut fields = Fields::new();
    fields.text("username", &body.username, 1, 254);
    // Not `text`: the space around a password is part of it, and a password of spaces is merely wrong.
    fields.range("password", body.password.chars().count(), 1, 128);
    if let Some(code) = &body.totp {
        fields.text("totp", code, 6, 32);
    }
    Ok(fields.finish()?)
}

//! `POST /users/token/refresh`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use platform::extract::JsonBody;
use platform::problem::ProblemView;
use serde::Deserialize;
use utoipa::ToSchema;

use super::views::PairView;
use crate::error::UserError;
use crate::service::UserService;
use crate::{client, sessions};

/// The refresh token.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = RefreshBody)]
pub(crate) struct RefreshBody {
    /// As the login or the refresh before gave it.
    refresh_token: String,
}

/// Carries a session on with a new pair of tokens. A refresh token is good once: who uses it again, beyond the few
/// seconds in which two tabs of a browser may do so, ends the whole session.
#[utoipa::path(
    post, path = "/token/refresh", operation_id = "refresh_token", tag = "users",
    request_body = RefreshBody,
    responses(
        (status = 200, description = "The next pair.", body = PairView, headers(
            ("Set-Cookie" = String, description = "The access token as the session cookie.")
        )),
        (status = 401, description = "INVALID_TOKEN or TOKEN_EXPIRED.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn refresh_token(
    State(service): State<Arc<UserService>>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<RefreshBody>,
) -> Result<Response, UserError> {
    let pair = sessions::carry_on(&service, &body.refresh_token, &client::name_of(&headers)).await?;
    let cookie = client::session_headers(&service.config, &pair.access_token);
    Ok((cookie, Json(PairView::from(pair))).into_response())
}

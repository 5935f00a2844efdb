//! `POST /users/token/refresh`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Response};
use platform::auth::own_cookie;
use platform::extract::JsonBody;
use platform::problem::{Problem, ProblemView};
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
    /// As the login or the refresh before gave it. The web app leaves it out: its browser sends the cookie.
    #[serde(default)]
    refresh_token: Option<String>,
}

/// Carries a session on with a new pair of tokens. A refresh token is good once: who uses it again, beyond the few
/// seconds in which two tabs of a browser may do so, ends the whole session. The token comes in the body, else in the
/// cookie `tripgen_refresh`, which another site's page cannot use.
#[utoipa::path(
    post, path = "/token/refresh", operation_id = "refresh_token", tag = "users",
    request_body = RefreshBody,
    responses(
        (status = 200, description = "The next pair.", body = PairView, headers(
            ("Set-Cookie" = String, description = "The access token as the session cookie, and the refresh token as another.")
        )),
        (status = 401, description = "UNAUTHORIZED without a token, INVALID_TOKEN, TOKEN_EXPIRED.",
            body = ProblemView, content_type = "application/problem+json"),
        (status = 403, description = "FORBIDDEN: the cookie came from another site's page.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn refresh_token(
    State(service): State<Arc<UserService>>,
    method: Method,
    headers: HeaderMap,
    JsonBody(body): JsonBody<RefreshBody>,
) -> Result<Response, UserError> {
    let token = match body.refresh_token {
        Some(token) => token,
        None => own_cookie(&headers, &method, client::REFRESH_COOKIE)?.ok_or_else(Problem::unauthorized)?,
    };
    let pair = sessions::carry_on(&service, &token, &client::name_of(&headers)).await?;
    let cookies = client::session_headers(&service.config, &pair);
    Ok((cookies, Json(PairView::from(pair))).into_response())
}

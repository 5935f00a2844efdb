//! `GET /users/oidc/callback`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{ACCEPT, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use platform::Language;
use platform::auth::cookie;
use platform::extract::ForeignQueryOf;
use platform::problem::{Problem, ProblemView};
use serde::Deserialize;

use super::oidc_login::OIDC_COOKIE;
use crate::client::{self, Cookie};
use crate::error::UserError;
use crate::oidc::{self, OidcError, Returned};
use crate::service::UserService;
use crate::sessions;
use crate::values::Locale;

/// What the issuer sends along.
#[derive(Debug, Deserialize)]
pub(crate) struct CallbackQuery {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
}

/// Takes the browser back from the issuer: begins a session and sends it on to where it wanted to go. A browser whose
/// login failed goes to the login page with the code of the failure; a program gets the problem.
#[utoipa::path(
    get, path = "/oidc/callback", operation_id = "finish_oidc_login", tag = "users",
    params(
        ("state" = Option<String>, Query, description = "As the login began with it."),
        ("code" = Option<String>, Query, description = "What the id token is given for."),
        ("error" = Option<String>, Query, description = "Why the issuer let nobody in.")
    ),
    responses(
        (status = 303, description = "To the web app.", headers(
            ("Location" = String, description = "A path of the web app."),
            ("Set-Cookie" = String, description = "The access token as the session cookie, and the refresh token as another.")
        )),
        (status = 400, description = "OIDC_STATE: this browser began no such login, or too long ago.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 403, description = "ACCOUNT_DISABLED.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 404, description = "OIDC_OFF: no issuer is configured.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 409, description = "OIDC_EMAIL_TAKEN: an account has the address already.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 423, description = "ACCOUNT_LOCKED.", body = ProblemView, content_type = "application/problem+json"),
        (status = 502, description = "OIDC_PROVIDER_FAILED, OIDC_REFUSED, OIDC_TOKEN_INVALID or OIDC_EMAIL_MISSING.",
            body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn finish_oidc_login(
    State(service): State<Arc<UserService>>,
    language: Language,
    headers: HeaderMap,
    ForeignQueryOf(query): ForeignQueryOf<CallbackQuery>,
) -> Response {
    let finished = finish(&service, &headers, &query, Locale::from(language)).await;
    let outcome = if finished.is_ok() { "success" } else { "failed" };
    metrics::counter!("logins_total", "outcome" => outcome, "through" => "oidc").increment(1);
    match finished {
        Ok(response) => response,
        Err(error) => refusal(&service, &headers, error),
    }
}

async fn finish(
    service: &UserService,
    headers: &HeaderMap,
    query: &CallbackQuery,
    locale: Locale,
) -> Result<Response, UserError> {
    let oidc = service.oidc.as_ref().ok_or(OidcError::Off)?;
    let returned = Returned {
        state: query.state.as_deref(),
        code: query.code.as_deref(),
        error: query.error.as_deref(),
    };
    let kept = cookie(headers, OIDC_COOKIE);
    let finished = oidc.finish(&service.secrets, kept.as_deref(), returned).await?;
    let account = oidc::account_of(service, oidc.config(), &finished.identity, locale).await?;
    let pair = sessions::log_in(service, &account, false, &client::name_of(headers)).await?;
    let cookies = client::session_headers(&service.config, &pair);
    let used_up = AppendHeaders([used_up(service)]);
    let location = [(LOCATION, finished.return_to)];
    Ok((StatusCode::SEE_OTHER, cookies, used_up, location).into_response())
}

fn refusal(service: &UserService, headers: &HeaderMap, error: UserError) -> Response {
    let problem = Problem::from(error);
    let used_up = AppendHeaders([used_up(service)]);
    let is_browser = headers
        .get(ACCEPT)
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.contains("text/html"));
    if is_browser {
        let location = [(LOCATION, format!("/login?error={}", problem.code))];
        return (StatusCode::SEE_OTHER, used_up, location).into_response();
    }
    (used_up, problem).into_response()
}

/// Takes the cookie of the login away.
fn used_up(service: &UserService) -> (HeaderName, HeaderValue) {
    let gone = Cookie {
        name: OIDC_COOKIE,
        value: "",
        seconds: Some(0),
        same_site: "Lax",
    };
    gone.header(&service.config)
}

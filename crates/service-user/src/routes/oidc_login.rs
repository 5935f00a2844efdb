//! `GET /users/oidc` and `GET /users/oidc/login`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use platform::extract::QueryOf;
use platform::problem::ProblemView;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::client::{self, Cookie};
use crate::error::UserError;
use crate::oidc::OidcError;
use crate::service::UserService;

/// The cookie that binds a login at the issuer to the browser that began it.
pub(super) const OIDC_COOKIE: &str = "tripgen_oidc";

/// Whether one can log in through another issuer.
#[derive(Serialize, ToSchema)]
#[schema(as = OidcOffer)]
pub(crate) struct OidcOfferView {
    /// Whether the login screen should offer it.
    offered: bool,
}

/// Whether logging in through another issuer is offered here.
#[utoipa::path(
    get, path = "/oidc", operation_id = "read_oidc_offer", tag = "users",
    responses((status = 200, description = "Whether it is.", body = OidcOfferView))
)]
pub(crate) async fn read_oidc_offer(State(service): State<Arc<UserService>>) -> Json<OidcOfferView> {
    Json(OidcOfferView {
        offered: service.oidc.is_some(),
    })
}

/// Where the browser goes afterwards.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LoginQuery {
    return_to: Option<String>,
}

/// Sends the browser to the issuer, to log in there.
#[utoipa::path(
    get, path = "/oidc/login", operation_id = "begin_oidc_login", tag = "users",
    params(
        ("returnTo" = Option<String>, Query, description = "A path of the web app to go to afterwards; others are ignored.",
            max_length = 500, example = "/trips")
    ),
    responses(
        (status = 303, description = "To the issuer.", headers(
            ("Location" = String, description = "Where the issuer lets people in."),
            ("Set-Cookie" = String, description = "What the browser must bring back within ten minutes.")
        )),
        (status = 404, description = "OIDC_OFF: no issuer is configured.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 502, description = "OIDC_PROVIDER_FAILED.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn begin_oidc_login(
    State(service): State<Arc<UserService>>,
    QueryOf(query): QueryOf<LoginQuery>,
) -> Result<Response, UserError> {
    let oidc = service.oidc.as_ref().ok_or(OidcError::Off)?;
    let return_to = own_path(query.return_to.as_deref().unwrap_or("/"));
    let begun = oidc.begin(&service.secrets, return_to).await?;
    let cookie = Cookie {
        name: OIDC_COOKIE,
        value: &begun.cookie,
        seconds: Some(600),
        // Not Strict: the browser comes back from the issuer's page.
        same_site: "Lax",
    };
    let headers = axum::response::AppendHeaders([client::secret(), cookie.header(&service.config)]);
    Ok((StatusCode::SEE_OTHER, headers, [(LOCATION, begun.location)]).into_response())
}

/// A path of ours; whatever a browser could take for another site's address becomes the first page.
fn own_path(path: &str) -> &str {
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_ours = path.starts_with('/') && !path.starts_with("//");
    if is_ours && is_plain && path.len() <= 500 {
        path
    } else {
        "/"
    }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn leads_to_no_other_site() {
        let check = |path, expected| assert_eq!(own_path(path), expected, "{path}");
        check("/trips/1?day=2#top", "/trips/1?day=2#top");
        for path in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "trips",
            "",
            "/\r\nset-cookie: a=b",
            "/a b",
            "javascript:alert(1)",
        ] {
            check(path, "/");
        }
        check(&format!("/{}", "a".repeat(500)), "/");
    }
}

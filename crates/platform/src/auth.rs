//! Who asks: the token of a request becomes a [`Principal`].

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;
use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::problem::Problem;

/// The cookie that carries an access token for the web app.
pub const SESSION_COOKIE: &str = "tripgen_session";

/// What somebody may do beyond their own things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// Everybody who has an account.
    User,
    /// Runs this server.
    Admin,
    /// A service of ours that calls another.
    Service,
}

/// Somebody whose token was found good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Principal {
    /// The id of the user, or the name of the service.
    pub subject: String,
    /// What they may do.
    pub roles: BTreeSet<Role>,
    /// What they might do if they had the second factor that it takes.
    #[serde(default)]
    pub withheld: BTreeSet<Role>,
    /// The session that the token belongs to; `None` for API tokens and services.
    pub session: Option<String>,
    /// What an API token is limited to, such as `trips:read`; `None` where it is not limited.
    pub scopes: Option<BTreeSet<String>>,
}

impl Principal {
    /// Whether they run this server.
    pub fn is_admin(&self) -> bool {
        self.roles.contains(&Role::Admin)
    }

    /// Whether they have one of the roles.
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.roles.contains(role))
    }

    /// Whether the token may be used for this: `scope` is `<area>:read` or `<area>:write`, and writing includes reading.
    pub fn allows(&self, area: &str, write: bool) -> bool {
        let Some(scopes) = &self.scopes else {
            return true;
        };
        scopes.contains(&format!("{area}:write")) || (!write && scopes.contains(&format!("{area}:read")))
    }
}

/// Tells whose a token is. The user service has the real one; other processes ask it or check signatures themselves.
#[async_trait]
pub trait Authenticator: Send + Sync {
    /// The principal of an access token or API token; 401 problems otherwise.
    async fn authenticate(&self, token: &str) -> Result<Principal, Problem>;
}

/// What an [`Authenticator`] is found by: put it into the router's extensions with `axum::Extension`.
pub type SharedAuthenticator = Arc<dyn Authenticator>;

/// In the extensions of a route that changes nothing though its method is not `GET`, such as a search whose question has
/// a body: an API token that may read is enough for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadsOnly;

/// The caller, who must be known: 401 otherwise. API tokens must have a scope for the first word of the path behind
/// the version (`trips`, `users`, `locations`, `ai`), for writing unless the method is safe or the route [`ReadsOnly`]:
/// 403 otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller(pub Principal);

/// The caller where known; a token that is wrong is refused all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaybeCaller(pub Option<Principal>);

/// The caller, who must run this server or be one of its services: 403 otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator(pub Principal);

/// The caller, who must be one of our services: 403 otherwise, for those who run this server too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OurService(pub Principal);

impl<S: Sync> FromRequestParts<S> for MaybeCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        if let Some(known) = parts.extensions.get::<Principal>() {
            return Ok(Self(Some(known.clone())));
        }
        let Some(token) = token_of(parts)? else {
            return Ok(Self(None));
        };
        let authenticator = parts
            .extensions
            .get::<SharedAuthenticator>()
            .ok_or_else(|| Problem::internal("no authenticator in the router's extensions"))?
            .clone();
        let principal = authenticator.authenticate(&token).await?;
        let path = parts
            .extensions
            .get::<axum::extract::OriginalUri>()
            .map_or_else(|| parts.uri.path(), |uri| uri.path());
        let writes = !parts.method.is_safe() && parts.extensions.get::<ReadsOnly>().is_none();
        if !principal.allows(area_of(path), writes) {
            return Err(Problem::forbidden());
        }
        // The lines of this request name the caller by an id, never by a name or a mail address.
        tracing::Span::current().record("user.id", principal.subject.as_str());
        parts.extensions.insert(principal.clone());
        Ok(Self(Some(principal)))
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        MaybeCaller::from_request_parts(parts, state)
            .await?
            .0
            .map(Self)
            .ok_or_else(Problem::unauthorized)
    }
}

impl<S: Sync> FromRequestParts<S> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Caller(principal) = Caller::from_request_parts(parts, state).await?;
        if principal.has_any(&[Role::Admin, Role::Service]) {
            return Ok(Self(principal));
        }
        if principal.withheld.contains(&Role::Admin) {
            return Err(Problem::totp_enrolment_required());
        }
        Err(Problem::forbidden())
    }
}

impl<S: Sync> FromRequestParts<S> for OurService {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Caller(principal) = Caller::from_request_parts(parts, state).await?;
        if principal.has_any(&[Role::Service]) {
            return Ok(Self(principal));
        }
        Err(Problem::forbidden())
    }
}

fn area_of(path: &str) -> &str {
    let path = path.strip_prefix("/api").unwrap_or(path);
    let path = path.strip_prefix("/v1").unwrap_or(path);
    path.trim_start_matches('/').split('/').next().unwrap_or("")
}

/// The token of the `Authorization` header, else of the session cookie.
fn token_of(parts: &Parts) -> Result<Option<String>, Problem> {
    if let Some(value) = parts.headers.get(AUTHORIZATION) {
        let text = value.to_str().map_err(|_not_text| Problem::invalid_token())?;
        let token = text
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim().to_owned())
            .ok_or_else(Problem::invalid_token)?;
        return Ok(Some(token));
    }
    own_cookie(&parts.headers, &parts.method, SESSION_COOKIE)
}

/// The value of a cookie that proves who asks. A change that comes with it from another site's page is refused with 403:
/// the browser would have sent it without its owner's will.
pub fn own_cookie(headers: &HeaderMap, method: &Method, name: &str) -> Result<Option<String>, Problem> {
    let found = cookie(headers, name);
    if found.is_some() && !method.is_safe() && from_another_site(headers) {
        return Err(Problem::forbidden());
    }
    Ok(found)
}

fn from_another_site(headers: &HeaderMap) -> bool {
    headers
        .get("sec-fetch-site")
        .is_some_and(|site| site != "same-origin" && site != "none")
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

//! What a browser or program says about itself, and the cookies that it gets.

use axum::http::header::{CACHE_CONTROL, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::AppendHeaders;
use platform::auth::SESSION_COOKIE;

use crate::config::UserConfig;
use crate::sessions::Pair;

/// The cookie that carries the refresh token of the web app: no script reads it, and no other site's page sends it.
pub(crate) const REFRESH_COOKIE: &str = "tripgen_refresh";

/// What a client calls itself, at most 200 characters; empty where it says nothing.
pub(crate) fn name_of(headers: &HeaderMap) -> String {
    let name = headers
        .get(USER_AGENT)
        .and_then(|name| name.to_str().ok())
        .unwrap_or("");
    name.chars().take(200).collect()
}

/// The headers of an answer that hands out tokens: no cache keeps it, and the web app gets both as cookies that scripts
/// cannot read. Both stay when the browser is closed only where their owner wants to be remembered.
pub(crate) fn session_headers(
    config: &UserConfig,
    pair: &Pair,
) -> AppendHeaders<[(HeaderName, HeaderValue); 3]> {
    let is_remembered = pair.remembered_for_seconds.is_some();
    let access = Cookie {
        name: SESSION_COOKIE,
        value: &pair.access_token,
        seconds: is_remembered.then_some(config.tokens.access_seconds.into()),
        same_site: "Lax",
    };
    let refresh = Cookie {
        name: REFRESH_COOKIE,
        value: &pair.refresh_token,
        seconds: pair.remembered_for_seconds,
        same_site: "Strict",
    };
    AppendHeaders([secret(), access.header(config), refresh.header(config)])
}

/// The headers that take both cookies away.
pub(crate) fn no_session_headers(config: &UserConfig) -> AppendHeaders<[(HeaderName, HeaderValue); 2]> {
    let gone = |name, same_site| Cookie {
        name,
        value: "",
        seconds: Some(0),
        same_site,
    };
    AppendHeaders([
        gone(SESSION_COOKIE, "Lax").header(config),
        gone(REFRESH_COOKIE, "Strict").header(config),
    ])
}

/// The header of an answer that no cache may keep.
pub(crate) fn secret() -> (HeaderName, HeaderValue) {
    (CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

/// A cookie of ours.
pub(crate) struct Cookie<'a> {
    pub(crate) name: &'a str,
    /// In base64url with dots.
    pub(crate) value: &'a str,
    /// How long it is kept; until the browser is closed where absent.
    pub(crate) seconds: Option<u64>,
    pub(crate) same_site: &'static str,
}

impl Cookie<'_> {
    /// The header that sets it.
    pub(crate) fn header(&self, config: &UserConfig) -> (HeaderName, HeaderValue) {
        let Self {
            name,
            value,
            seconds,
            same_site,
        } = self;
        let age = seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
        let secure = if config.is_secure() { "; Secure" } else { "" };
        let text = format!("{name}={value}{age}; Path=/; HttpOnly; SameSite={same_site}{secure}");
        let value = HeaderValue::try_from(text).expect("a token in base64url with dots is a header value");
        (SET_COOKIE, value)
    }
}

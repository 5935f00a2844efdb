//! What a browser or program says about itself, and the cookie that it gets.

use axum::http::header::{CACHE_CONTROL, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use platform::auth::SESSION_COOKIE;

use crate::config::UserConfig;

/// What a client calls itself, at most 200 characters; empty where it says nothing.
pub(crate) fn name_of(headers: &HeaderMap) -> String {
    let name = headers
        .get(USER_AGENT)
        .and_then(|name| name.to_str().ok())
        .unwrap_or("");
    name.chars().take(200).collect()
}

/// The headers of an answer that hands out an access token: no cache keeps it, and the web app gets it as a cookie that
/// scripts cannot read.
pub(crate) fn session_headers(config: &UserConfig, access_token: &str) -> [(HeaderName, HeaderValue); 2] {
    [
        secret(),
        (
            SET_COOKIE,
            cookie(config, access_token, config.tokens.access_seconds),
        ),
    ]
}

/// The header that takes the cookie away.
pub(crate) fn no_session_header(config: &UserConfig) -> [(HeaderName, HeaderValue); 1] {
    [(SET_COOKIE, cookie(config, "", 0))]
}

/// The header of an answer that no cache may keep.
pub(crate) fn secret() -> (HeaderName, HeaderValue) {
    (CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

fn cookie(config: &UserConfig, value: &str, seconds: u32) -> HeaderValue {
    let secure = if config.is_secure() { "; Secure" } else { "" };
    let text = format!("{SESSION_COOKIE}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).expect("a token in base64url with dots is a header value")
}

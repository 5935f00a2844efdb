//! Versions of editable resources as entity tags (RFC 9110, section 8.8.3).

use axum::extract::FromRequestParts;
use axum::http::header::{ETAG, IF_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::problem::Problem;

/// The `ETag` header of a version: `("etag", "\"7\"")`, for the head of an answer.
pub fn etag(version: i64) -> [(HeaderName, HeaderValue); 1] {
    let value =
        HeaderValue::from_str(&format!("\"{version}\"")).expect("digits and quotes are a header value");
    [(ETAG, value)]
}

/// The version that a change is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfMatch {
    /// `If-Match: "7"`.
    Version(i64),
    /// `If-Match: *`: whatever there is.
    Any,
}

impl IfMatch {
    /// Reads the header; `None` where it is absent.
    pub fn of(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let Some(value) = headers.get(IF_MATCH) else {
            return Ok(None);
        };
        let text = value.to_str().unwrap_or("").trim();
        if text == "*" {
            return Ok(Some(Self::Any));
        }
        // A tag that is not a number of ours is a version that we do not have.
        text.strip_prefix("W/")
            .unwrap_or(text)
            .trim_matches('"')
            .parse()
            .map(|version| Some(Self::Version(version)))
            .map_err(|_not_a_version| Problem::version_conflict())
    }

    /// Refuses a change that is based on another version than the present one.
    pub fn check(self, present: i64) -> Result<(), Problem> {
        match self {
            Self::Version(version) if version != present => Err(Problem::version_conflict()),
            Self::Version(_) | Self::Any => Ok(()),
        }
    }
}

/// Requires `If-Match`: 428 without it.
impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::of(&parts.headers)?.ok_or_else(Problem::version_required)
    }
}

//! Links with a secret in them.

use crate::config::TripConfig;

/// A day, in milliseconds.
pub(crate) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What is kept of a secret. It has 256 random bits, so that a plain hash cannot be turned back by trying.
pub(crate) fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}

/// The address of a page of the web app with a secret at its end.
pub(crate) fn url(config: &TripConfig, page: &str, token: &str) -> String {
    let base = config.public_url.as_deref().unwrap_or("").trim_end_matches('/');
    format!("{base}/{page}/{token}")
}

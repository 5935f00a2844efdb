//! The web app, from within the binary: its page for every path that a traveller may open, and its files.
//!
//! A release binary carries the files of `web/dist`; a debug binary reads them from there at each request, so that a
//! rebuilt app shows at once. Where the app was not built, a page says how to build it: the server is whole without it.

use std::borrow::Cow;
use std::fmt::Write;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use platform::problem::Problem;
use rust_embed::{EmbeddedFile, RustEmbed};

/// The page of the app. It finds out by itself what to show for a path.
const PAGE: &str = "index.html";

/// Files whose name holds a hash of their content: they never change.
const HASHED: &str = "assets/";

/// Where the app may take things from. Tiles and styles of maps come from hosts that the operator names, pictures of
/// places from anywhere; scripts only from here.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob: https:; font-src 'self'; connect-src 'self' https:; worker-src 'self' blob:; \
    manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// What stands in for an app that was not built.
const NOTICE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>TripGen</title>\
    <h1>TripGen</h1><p>The web app is not part of this build. <code>make build</code> builds it.</p>\
    <p><a href=\"/docs\">API</a></p></html>";

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Files;

/// The files and the page, for every path that no endpoint has.
pub(crate) fn router() -> Router {
    Router::new().fallback(read)
}

async fn read(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if !matches!(method, Method::GET | Method::HEAD) || is_endpoint(path) {
        return Problem::route_not_found().into_response();
    }
    if let Some(file) = Files::get(path) {
        return answer(path, file, &headers);
    }
    if path.starts_with(HASHED) || !(path.is_empty() || wants_page(&headers)) {
        return Problem::route_not_found().into_response();
    }
    match Files::get(PAGE) {
        Some(page) => answer(PAGE, page, &headers),
        None => Html(NOTICE).into_response(),
    }
}

/// Paths below which only endpoints live: a mistyped one is not a page.
fn is_endpoint(path: &str) -> bool {
    ["api", "internal", "docs", ".well-known"]
        .iter()
        .any(|root| path == *root || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/')))
}

/// Whether a person's browser asks, not a program.
fn wants_page(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT)
        .iter()
        .any(|accept| accept.to_str().is_ok_and(|accept| accept.contains("text/html")))
}

fn answer(path: &str, file: EmbeddedFile, headers: &HeaderMap) -> Response {
    let tag = tag_of(&file);
    let known = headers.get(IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(&tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body(path, file, headers)
    };
    let answered = response.headers_mut();
    answered.insert(
        ETAG,
        HeaderValue::from_str(&tag).expect("hexadecimal digits and quotes fit a header"),
    );
    answered.insert(CACHE_CONTROL, HeaderValue::from_static(keeping(path)));
    answered.insert(VARY, HeaderValue::from_static("accept-encoding"));
    answered.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// The file, in the form that was packed beforehand where the browser reads it.
fn body(path: &str, file: EmbeddedFile, headers: &HeaderMap) -> Response {
    let kind = [(CONTENT_TYPE, file.metadata.mimetype().to_owned())];
    let packed = accepts_brotli(headers)
        .then(|| Files::get(&format!("{path}.br")))
        .flatten();
    match packed {
        Some(packed) => (kind, [(CONTENT_ENCODING, "br")], bytes(packed.data)).into_response(),
        None => (kind, bytes(file.data)).into_response(),
    }
}

/// Without a copy where the bytes are part of the binary.
fn bytes(content: Cow<'static, [u8]>) -> Bytes {
    match content {
        Cow::Borrowed(content) => Bytes::from_static(content),
        Cow::Owned(content) => content.into(),
    }
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|list| {
        list.split(',').any(|one| {
            let mut parts = one.split(';');
            parts.next().map(str::trim) == Some("br") && parts.next().map(str::trim) != Some("q=0")
        })
    })
}

/// How long a browser may keep a file without asking again.
fn keeping(path: &str) -> &'static str {
    if path.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Weak, because an answer may still be packed on its way.
fn tag_of(file: &EmbeddedFile) -> String {
    let mut tag = String::from("W/\"");
    for byte in &file.metadata.sha256_hash()[..12] {
        write!(tag, "{byte:02x}").expect("a text takes every digit");
    }
    tag.push('"');
    tag
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use axum::http::header::{ACCEPT, ACCEPT_ENCODING};

    use super::{accepts_brotli, is_endpoint, keeping, wants_page};

    fn headers(name: axum::http::HeaderName, value: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().expect("a value"));
        headers
    }

    #[test]
    fn keeps_endpoints_apart_from_pages() {
        for path in ["api", "api/v1/nothing", "docs/x", ".well-known/nothing"] {
            assert!(is_endpoint(path), "{path}");
        }
        for path in ["", "trips/1", "apiary", "login"] {
            assert!(!is_endpoint(path), "{path}");
        }
    }

    #[test]
    fn gives_the_page_to_browsers_only() {
        assert!(wants_page(&headers(
            ACCEPT,
            "text/html,application/xhtml+xml,*/*;q=0.8"
        )));
        assert!(!wants_page(&headers(ACCEPT, "application/json")));
        assert!(!wants_page(&HeaderMap::new()));
    }

    #[test]
    fn reads_which_packings_a_browser_accepts() {
        assert!(accepts_brotli(&headers(
            ACCEPT_ENCODING,
            "gzip, deflate, br, zstd"
        )));
        assert!(accepts_brotli(&headers(ACCEPT_ENCODING, "br;q=0.5")));
        assert!(!accepts_brotli(&headers(ACCEPT_ENCODING, "br;q=0, gzip")));
        assert!(!accepts_brotli(&headers(ACCEPT_ENCODING, "gzip")));
    }

    #[test]
    fn lets_hashed_files_be_kept_for_good() {
        assert!(keeping("assets/index-4f3a.js").contains("immutable"));
        assert_eq!(keeping("index.html"), "no-cache");
    }
}

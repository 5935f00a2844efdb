//! One request on its way through the edge: its names, its client, and what is written down of it at the end.

use std::net::{IpAddr, SocketAddr};

use axum::http::header::{ACCEPT, AUTHORIZATION, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use platform::auth::{SESSION_COOKIE, cookie};
use platform::shell::REQUEST_ID;
use platform::trace::Tracer;
use platform::{Language, World};
use tokio::time::Instant;

use crate::client_address::household;
use crate::trace::Trace;

/// Letters of a segment from which on it is more likely a secret than a word.
const MOST_WORD: usize = 24;

/// What is known of a request.
#[derive(Debug)]
pub(crate) struct Visit {
    pub(crate) request_id: String,
    pub(crate) trace: Trace,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) language: Language,
    pub(crate) origin: Option<HeaderValue>,
    pub(crate) peer: SocketAddr,
    pub(crate) client: IpAddr,
    pub(crate) route: &'static str,
    /// Answered by a router of this process, which writes its own line.
    pub(crate) mounted: bool,
    pub(crate) begun: Instant,
}

impl Visit {
    /// A request is named by its caller, where that is a sane name, else by its trace.
    pub(crate) fn new(
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        peer: SocketAddr,
        (tracer, world): (&Tracer, &World),
    ) -> Self {
        let trace = Trace::of(method, uri.path(), headers, tracer, world);
        let given = headers.get(&REQUEST_ID).and_then(|id| id.to_str().ok());
        let request_id = match given {
            Some(id) if is_sane(id) => id.to_owned(),
            _ => trace.id(),
        };
        Self {
            request_id,
            trace,
            method: method.clone(),
            uri: uri.clone(),
            language: Language::of(headers),
            origin: headers.get(ORIGIN).cloned(),
            client: peer.ip(),
            peer,
            route: "none",
            mounted: false,
            begun: Instant::now(),
        }
    }

    /// Whether the API is asked, not a page or a file.
    pub(crate) fn is_api(&self) -> bool {
        self.uri.path().starts_with("/api/")
    }

    /// Ends the step of the edge in its trace. The path as the access log has it is only made where it is kept.
    pub(crate) fn end_step(&mut self, status: u16, code: &'static str) {
        let step = &mut self.trace.step;
        step.set("tripgen.route", self.route);
        step.answered(status, code);
        if step.is_kept() {
            step.set("url.path", masked_path(self.uri.path()));
        }
        drop(std::mem::take(step));
    }

    /// Writes the line of the access log. No value of a query, no token, no name: the client is its network.
    pub(crate) fn log(&self, status: u16, code: &str) {
        // What nobody reads is not made.
        if !tracing::enabled!(target: "gateway::access", tracing::Level::INFO) {
            return;
        }
        let duration_ms = self.begun.elapsed().as_micros() as f64 / 1000.0;
        let path = masked_path(self.uri.path());
        let query = masked_query(self.uri.query().unwrap_or(""));
        tracing::info!(
            target: "gateway::access",
            method = self.method.as_str(),
            request.id = self.request_id,
            trace_id = self.trace.step.trace_id(),
            route = self.route,
            path,
            query,
            status,
            code,
            duration_ms,
            client = masked_client(self.client),
            "request passed"
        );
    }
}

/// Short enough for every log line, and without a letter that could break one.
fn is_sane(id: &str) -> bool {
    (8..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// The token that a request shows in its head; the text after `Bearer`.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The token that a browser brings along.
pub(crate) fn session(headers: &HeaderMap) -> Option<String> {
    cookie(headers, SESSION_COOKIE)
}

/// Whether a stream of events is asked for.
pub(crate) fn wants_events(headers: &HeaderMap) -> bool {
    let accepts = headers.get_all(ACCEPT).iter();
    accepts
        .filter_map(|accept| accept.to_str().ok())
        .any(|accept| accept.contains("text/event-stream"))
}

/// Words stay, everything else may be an id, a name or a secret.
fn masked_path(path: &str) -> String {
    let masked = path.split('/').map(|part| {
        let is_word = part.len() <= MOST_WORD
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.')
            || part == "v1";
        if is_word { part } else { "*" }
    });
    masked.collect::<Vec<_>>().join("/")
}

/// The names of a query, without their values.
fn masked_query(query: &str) -> String {
    let names = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .take(20)
        .map(|pair| {
            let name = pair.split('=').next().unwrap_or("");
            let is_word = name.len() <= MOST_WORD && name.bytes().all(|byte| byte.is_ascii_alphabetic());
            if is_word { name } else { "*" }
        });
    names.collect::<Vec<_>>().join("&")
}

/// The network of a client: the last byte of an IPv4 address is left out, of an IPv6 address all but the /48.
fn masked_client(client: IpAddr) -> String {
    match household(client) {
        IpAddr::V4(four) => {
            let [a, b, c, _] = four.octets();
            format!("{a}.{b}.{c}.0")
        }
        IpAddr::V6(six) => {
            let [a, b, c, ..] = six.segments();
            format!("{a:x}:{b:x}:{c:x}::")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_words_of_a_path_and_hides_the_rest() {
        for (path, expected) in [
            ("/api/v1/trips/summary", "/api/v1/trips/summary"),
            ("/api/v1/trips/0199aa/itinerary", "/api/v1/trips/*/itinerary"),
            ("/api/v1/shared/kUz3vX", "/api/v1/shared/*"),
            ("/api/v1/locations/places/seoul%2Fa", "/api/v1/locations/places/*"),
            ("/", "/"),
        ] {
            assert_eq!(masked_path(path), expected);
        }
    }

    #[test]
    fn keeps_names_of_a_query_and_no_value() {
        assert_eq!(masked_query("q=secret&page=2&a%20b=1&=x"), "q&page&*&");
        assert_eq!(masked_query(""), "");
    }

    #[test]
    fn names_the_network_of_a_client() {
        assert_eq!(masked_client(IpAddr::from([203, 0, 113, 77])), "203.0.113.0");
        assert_eq!(
            masked_client("2001:db8:1:2::9".parse().expect("an address")),
            "2001:db8:1::"
        );
    }

    #[test]
    fn reads_a_bearer_token() {
        let headers =
            |value: &'static str| HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(value))]);
        assert_eq!(bearer(&headers("Bearer abc")), Some("abc"));
        assert_eq!(bearer(&headers("bearer  abc ")), Some("abc"));
        assert_eq!(bearer(&headers("Basic abc")), None);
    }
}

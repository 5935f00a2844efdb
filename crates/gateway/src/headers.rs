//! What becomes of headers on the way through: hop-by-hop ones end here (RFC 9110, section 7.6.1), those that say who
//! asks are the edge's own word.

use std::net::IpAddr;

use axum::http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_TYPE, EXPECT, FORWARDED, HOST, HeaderName, PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION, SERVER, TE, TRAILER, TRANSFER_ENCODING, UPGRADE, VIA,
};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, Request, Version};
use platform::auth::Role;
use platform::shell::{ELSEWHERE, FRESH, REQUEST_ID};

use crate::client_address::{X_FORWARDED_FOR, X_FORWARDED_HOST, X_FORWARDED_PROTO};
use crate::tokens::Identity;

/// Headers of ours begin with it; from outside none is taken.
const OWN_PREFIX: &str = "x-tripgen-";
/// The account whose token was found good at the edge.
const USER: HeaderName = HeaderName::from_static("x-tripgen-user");
/// Its session.
const SESSION: HeaderName = HeaderName::from_static("x-tripgen-session");
/// Its roles, with commas between.
const ROLES: HeaderName = HeaderName::from_static("x-tripgen-roles");

/// Beside these, whatever `Connection` names.
const HOP_BY_HOP: [HeaderName; 9] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// What the edge says of a request to a service.
#[derive(Debug)]
pub(crate) struct Said<'a> {
    pub(crate) client: IpAddr,
    pub(crate) scheme: &'static str,
    pub(crate) host: &'a HeaderValue,
    pub(crate) request_id: &'a str,
    pub(crate) identity: Option<&'a Identity>,
    /// Whether who asks has written a moment ago.
    pub(crate) fresh: bool,
}

/// Makes the headers of a request ready for a service.
pub(crate) fn to_service(headers: &mut HeaderMap, said: &Said<'_>, upgrade: Option<HeaderValue>) {
    end_hop(headers);
    strip_own(headers);
    headers.remove(EXPECT);
    // One word on the client, ours: what stood there was anybody's claim, and has been judged.
    headers.remove(FORWARDED);
    insert(headers, X_FORWARDED_FOR, &said.client.to_string());
    headers.insert(X_FORWARDED_PROTO, HeaderValue::from_static(said.scheme));
    headers.insert(X_FORWARDED_HOST, said.host.clone());
    headers.insert(HOST, said.host.clone());
    headers.insert(VIA, HeaderValue::from_static("1.1 tripgen"));
    insert(headers, REQUEST_ID, said.request_id);
    if let Some(identity) = said.identity {
        insert(headers, USER, &identity.subject);
        insert(headers, SESSION, &identity.session);
        insert(headers, ROLES, &roles(&identity.roles));
    }
    if said.fresh {
        headers.insert(FRESH, HeaderValue::from_static("1"));
    }
    if let Some(protocol) = upgrade {
        headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(UPGRADE, protocol);
    }
}

/// Takes out what says who asks, where it came from outside.
pub(crate) fn strip_own(headers: &mut HeaderMap) {
    remove_where(headers, |name| name.as_str().starts_with(OWN_PREFIX));
}

/// Makes the headers of an answer ready for the client.
pub(crate) fn to_client(headers: &mut HeaderMap, upgrade: Option<HeaderValue>) {
    end_hop(headers);
    headers.remove(SERVER);
    headers.remove(ELSEWHERE);
    if let Some(protocol) = upgrade {
        headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(UPGRADE, protocol);
    }
}

/// The protocol that a client wants to go over to; HTTP/1.1 only, and never HTTP/2 by this way.
pub(crate) fn wanted_upgrade<B>(request: &Request<B>) -> Option<HeaderValue> {
    let named = connection_names(request.headers()).any(|name| name == "upgrade");
    let protocol = request.headers().get(UPGRADE)?;
    let is_websocket = protocol.as_bytes().eq_ignore_ascii_case(b"websocket");
    let fits =
        named && is_websocket && request.method() == Method::GET && request.version() == Version::HTTP_11;
    fits.then(|| protocol.clone())
}

/// The host that a request asks for: exactly one, and nothing but a host.
pub(crate) fn host<B>(request: &Request<B>) -> Option<HeaderValue> {
    let mut named = request.headers().get_all(HOST).iter();
    let (first, second) = (named.next(), named.next());
    if second.is_some() {
        return None;
    }
    let in_head = match first {
        Some(value) => Some(authority(value.to_str().ok()?)?),
        None => None,
    };
    let in_address = match request.uri().authority() {
        Some(found) => Some(authority(found.as_str())?),
        None => None,
    };
    let host = match (in_head, in_address) {
        (Some(head), Some(address)) if !head.as_str().eq_ignore_ascii_case(address.as_str()) => return None,
        (_, Some(host)) | (Some(host), None) => host,
        // A client from before there were hosts, such as a probe.
        (None, None) if request.version() == Version::HTTP_10 => Authority::from_static("localhost"),
        (None, None) => return None,
    };
    HeaderValue::from_str(host.as_str()).ok()
}

/// Whether a header is there twice that may be there once: readers differ in which of the two they take.
pub(crate) fn says_twice(headers: &HeaderMap) -> bool {
    [AUTHORIZATION, CONTENT_TYPE]
        .iter()
        .any(|name| headers.get_all(name).iter().nth(1).is_some())
}

fn authority(text: &str) -> Option<Authority> {
    let found: Authority = text.parse().ok()?;
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte));
    (plain && !found.host().is_empty()).then_some(found)
}

fn end_hop(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = connection_names(headers)
        .filter_map(|name| name.parse().ok())
        .collect();
    let ends = |name: &HeaderName| HOP_BY_HOP.contains(name) || named.contains(name);
    remove_where(headers, ends);
}

/// Removes headers by their names. Most requests have none of them, and looking is cheaper than removing.
fn remove_where(headers: &mut HeaderMap, unwanted: impl Fn(&HeaderName) -> bool) {
    let found: Vec<HeaderName> = headers.keys().filter(|name| unwanted(name)).cloned().collect();
    for name in found {
        headers.remove(name);
    }
}

fn connection_names(headers: &HeaderMap) -> impl Iterator<Item = String> {
    headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    // What cannot be written into a header is not passed on; the service looks for itself.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn roles(roles: &[Role]) -> String {
    let word = |role: &Role| match role {
        Role::User => "USER",
        Role::Admin => "ADMIN",
        Role::Service => "SERVICE",
    };
    roles.iter().map(word).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(uri: &str, headers: &[(&str, &str)]) -> Request<()> {
        let mut request = Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).expect("a request")
    }

    #[test]
    fn ends_what_belongs_to_one_connection() {
        let mut asked = request(
            "/",
            &[
                ("connection", "close, X-Secret"),
                ("x-secret", "1"),
                ("keep-alive", "5"),
                ("te", "trailers"),
                ("transfer-encoding", "chunked"),
                ("proxy-authorization", "x"),
                ("expect", "100-continue"),
                ("x-tripgen-user", "root"),
                ("X-TripGen-Roles", "ADMIN"),
                ("forwarded", "for=6.6.6.6"),
                ("x-forwarded-for", "6.6.6.6"),
                ("x-forwarded-host", "evil.example"),
                ("accept", "*/*"),
            ],
        );
        let host = HeaderValue::from_static("trips.example.org");
        let said = Said {
            client: IpAddr::from([203, 0, 113, 5]),
            scheme: "https",
            host: &host,
            request_id: "0123456789abcdef",
            identity: None,
            fresh: false,
        };
        to_service(asked.headers_mut(), &said, None);
        let mut left: Vec<String> = asked
            .headers()
            .iter()
            .map(|(name, value)| format!("{name}: {}", value.to_str().expect("ASCII")))
            .collect();
        left.sort();
        assert_eq!(
            left,
            [
                "accept: */*",
                "host: trips.example.org",
                "via: 1.1 tripgen",
                "x-forwarded-for: 203.0.113.5",
                "x-forwarded-host: trips.example.org",
                "x-forwarded-proto: https",
                "x-request-id: 0123456789abcdef",
            ]
        );
    }

    #[test]
    fn takes_exactly_one_plain_host() {
        let check = |uri: &str, hosts: &[&str], expected: Option<&str>| {
            let headers: Vec<_> = hosts.iter().map(|host| ("host", *host)).collect();
            let found = host(&request(uri, &headers));
            assert_eq!(
                found.as_ref().and_then(|host| host.to_str().ok()),
                expected,
                "{uri} {hosts:?}"
            );
        };
        check("/", &["a.example"], Some("a.example"));
        check("/", &["a.example:8080"], Some("a.example:8080"));
        check("/", &["[::1]:8080"], Some("[::1]:8080"));
        check("http://a.example/", &[], Some("a.example"));
        check("http://a.example/", &["A.example"], Some("a.example"));
        check("http://a.example/", &["b.example"], None);
        check("/", &[], None);
        check("/", &[""], None);
        check("/", &["a.example", "a.example"], None);
        check("/", &["user@a.example"], None);
        check("/", &["a.example/path"], None);
        check("/", &["a.example, b.example"], None);
        check("/", &["a'b"], None);
    }

    #[test]
    fn goes_over_to_websocket_and_to_nothing_else() {
        let check = |headers: &[(&str, &str)], expected: bool| {
            assert_eq!(
                wanted_upgrade(&request("/", headers)).is_some(),
                expected,
                "{headers:?}"
            );
        };
        check(
            &[("connection", "keep-alive, Upgrade"), ("upgrade", "websocket")],
            true,
        );
        check(&[("connection", "Upgrade"), ("upgrade", "h2c")], false);
        check(&[("upgrade", "websocket")], false);
        check(&[("connection", "close")], false);
    }
}

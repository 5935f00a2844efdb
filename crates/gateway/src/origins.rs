//! Which pages may use the server: its own, and those of origins that the settings name.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use platform::problem::Problem;
use platform::text;

/// The public address of this server and the origins beside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    /// Scheme and authority, in lower case.
    own: Option<String>,
    scheme: Option<&'static str>,
    host: Option<HeaderValue>,
    others: Vec<String>,
}

impl Origins {
    /// From the settings; the text of a failure names the one that cannot be used.
    pub(crate) fn new(public_url: Option<&str>, others: &[String]) -> Result<Self, String> {
        let mut origins = Self {
            others: others
                .iter()
                .map(|origin| origin_of("gateway.cors.origins", origin))
                .collect::<Result<_, _>>()?,
            ..Self::default()
        };
        if let Some(url) = public_url {
            // Links may begin with a path; an origin has none.
            let end = url.find("://").map_or(0, |at| at + 3);
            let path = url[end..].find('/').map_or(url.len(), |at| end + at);
            let own = origin_of("gateway.public_url", &url[..path])?;
            let (scheme, host) = own.split_once("://").unwrap_or(("", ""));
            origins.scheme = Some(if scheme == "https" { "https" } else { "http" });
            origins.host = HeaderValue::from_str(host).ok();
            origins.own = Some(own);
        }
        Ok(origins)
    }

    /// The scheme of the public address.
    pub(crate) fn scheme(&self) -> Option<&'static str> {
        self.scheme
    }

    /// The host of the public address.
    pub(crate) fn host(&self) -> Option<&HeaderValue> {
        self.host.as_ref()
    }

    /// Refuses a change that a page of another origin sends, and names the setting: behind a proxy it is most often the
    /// own page under an address that nobody told the server.
    pub(crate) fn check(&self, method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
        let (Some(own), Some(origin)) = (&self.own, headers.get(ORIGIN)) else {
            return Ok(());
        };
        let origin = origin.to_str().unwrap_or("").to_ascii_lowercase();
        if method.is_safe() || origin == *own || self.others.contains(&origin) {
            return Ok(());
        }
        Err(Problem::new(
            StatusCode::FORBIDDEN,
            "ORIGIN_NOT_ALLOWED",
            text(
                "다른 주소의 페이지에서 온 요청입니다",
                "The request comes from a page of another address",
            ),
        )
        .detail(text(
            format!(
                "이 서버의 공개 주소는 {own}입니다. 다른 주소로 열었다면 운영자가 gateway.public_url을 고쳐야 합니다"
            ),
            format!(
                "The public address of this server is {own}. Open it there, or have gateway.public_url \
                 (TRIPGEN_PUBLIC_URL) set to the address that you see in the browser"
            ),
        )))
    }

    /// The answer to a browser that asks beforehand whether a page may send something.
    pub(crate) fn preflight(&self, method: &Method, headers: &HeaderMap) -> Option<Response> {
        let asks = *method == Method::OPTIONS && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
        if !asks || !self.is_other(headers) {
            return None;
        }
        let mut response = StatusCode::NO_CONTENT.into_response();
        let answered = response.headers_mut();
        answered.insert(
            ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, HEAD, POST, PUT, DELETE"),
        );
        answered.insert(
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static(
                "authorization, content-type, accept-language, if-match, if-none-match, idempotency-key, last-event-id, \
                 x-request-id, traceparent",
            ),
        );
        answered.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("7200"));
        Some(response)
    }

    /// Says to the browser that the page may read the answer.
    pub(crate) fn allow(&self, asked: Option<&HeaderValue>, answered: &mut HeaderMap) {
        if self.others.is_empty() {
            return;
        }
        answered.append(VARY, HeaderValue::from_static("origin"));
        let Some(origin) = asked.filter(|origin| self.names(origin)) else {
            return;
        };
        answered.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        answered.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("etag, location, retry-after, x-request-id, idempotent-replayed"),
        );
    }

    fn is_other(&self, headers: &HeaderMap) -> bool {
        headers.get(ORIGIN).is_some_and(|origin| self.names(origin))
    }

    fn names(&self, origin: &HeaderValue) -> bool {
        origin
            .to_str()
            .is_ok_and(|origin| self.others.iter().any(|other| other.eq_ignore_ascii_case(origin)))
    }
}

/// Scheme and authority of an address. A port that the scheme has anyway is left out, as browsers do.
fn origin_of(setting: &str, url: &str) -> Result<String, String> {
    let wrong = || format!("{setting}: `{url}` is no address such as https://trips.example.org");
    let uri: Uri = url
        .trim_end_matches('/')
        .parse()
        .map_err(|_not_an_address| wrong())?;
    let scheme = uri
        .scheme_str()
        .filter(|scheme| matches!(*scheme, "http" | "https"));
    let (scheme, authority) = scheme.zip(uri.authority()).ok_or_else(wrong)?;
    if !matches!(uri.path(), "" | "/") || authority.as_str().contains('@') {
        return Err(wrong());
    }
    let usual = if scheme == "https" { ":443" } else { ":80" };
    let authority = authority.as_str().to_ascii_lowercase();
    let authority = authority.strip_suffix(usual).unwrap_or(&authority);
    Ok(format!("{scheme}://{authority}"))
}

/// Where a request over plain HTTP should have gone.
pub(crate) fn secure_address(origins: &Origins, headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let asked = headers.get(HOST).and_then(|host| host.to_str().ok());
    let host = if let Some(host) = origins.host() {
        host.to_str().ok()?
    } else {
        let host = asked?;
        let bare = host
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
        bare.map_or(host, |(host, _)| host)
    };
    let plain = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte));
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    plain.then(|| format!("https://{host}{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(origin: &str) -> HeaderMap {
        HeaderMap::from_iter([(ORIGIN, origin.parse().expect("a header value"))])
    }

    #[test]
    fn refuses_changes_from_other_origins_and_names_the_setting() {
        let others = ["https://app.example.org".to_owned()];
        let origins = Origins::new(Some("https://Trips.example.org:443/"), &others).expect("addresses");
        let check = |method: Method, origin: &str| origins.check(&method, &headers(origin));
        assert_eq!(check(Method::POST, "https://trips.example.org"), Ok(()));
        assert_eq!(check(Method::POST, "https://app.example.org"), Ok(()));
        assert_eq!(check(Method::GET, "https://evil.example"), Ok(()));
        assert_eq!(origins.check(&Method::POST, &HeaderMap::new()), Ok(()));
        for origin in [
            "https://evil.example",
            "null",
            "http://trips.example.org",
            "https://trips.example.org:8443",
        ] {
            let problem = check(Method::POST, origin).expect_err(origin);
            assert_eq!(problem.code, "ORIGIN_NOT_ALLOWED");
            let detail = problem.detail.expect("a detail");
            assert!(detail.en.contains("gateway.public_url"), "{}", detail.en);
        }
    }

    #[test]
    fn judges_no_origin_without_a_public_address() {
        let origins = Origins::new(None, &[]).expect("nothing to read");
        assert_eq!(
            origins.check(&Method::POST, &headers("https://evil.example")),
            Ok(())
        );
    }

    #[test]
    fn answers_browsers_that_ask_beforehand() {
        let others = ["https://app.example.org".to_owned()];
        let origins = Origins::new(None, &others).expect("addresses");
        let mut asked = headers("https://app.example.org");
        asked.insert(ACCESS_CONTROL_REQUEST_METHOD, HeaderValue::from_static("PUT"));
        assert!(origins.preflight(&Method::OPTIONS, &asked).is_some());
        assert!(origins.preflight(&Method::GET, &asked).is_none());
        asked.insert(ORIGIN, HeaderValue::from_static("https://evil.example"));
        assert!(origins.preflight(&Method::OPTIONS, &asked).is_none());
        let mut answered = HeaderMap::new();
        origins.allow(asked.get(ORIGIN), &mut answered);
        assert!(!answered.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN));
    }

    #[test]
    fn names_settings_that_are_no_origin() {
        for url in ["trips.example.org", "ftp://x", "https://a@x", "https:///path", ""] {
            assert!(Origins::new(Some(url), &[]).is_err(), "{url}");
            assert!(Origins::new(None, &[url.to_owned()]).is_err(), "{url}");
        }
        assert!(Origins::new(None, &["https://x/path".to_owned()]).is_err());
        let below = Origins::new(Some("https://x.example/trips/"), &[]).expect("an address");
        assert_eq!(below.own.as_deref(), Some("https://x.example"));
    }

    #[test]
    fn sends_to_the_same_path_over_https() {
        let uri: Uri = "/a/b?c=d".parse().expect("an address");
        let mut asked = HeaderMap::new();
        asked.insert(HOST, HeaderValue::from_static("trips.example.org:80"));
        let bare = Origins::default();
        assert_eq!(
            secure_address(&bare, &asked, &uri).as_deref(),
            Some("https://trips.example.org/a/b?c=d")
        );
        asked.insert(HOST, HeaderValue::from_static("evil.example/\\"));
        assert_eq!(secure_address(&bare, &asked, &uri), None);
        let named = Origins::new(Some("https://trips.example.org"), &[]).expect("an address");
        assert_eq!(
            secure_address(&named, &asked, &uri).as_deref(),
            Some("https://trips.example.org/a/b?c=d")
        );
    }
}

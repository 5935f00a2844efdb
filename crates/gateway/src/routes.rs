//! Which prefix of a path belongs to whom.

use std::sync::Arc;

use axum::Router;

use crate::pool::Pool;

/// The services that the edge knows, with the first words of their paths behind `/api` and `/api/v1`.
pub const SERVICES: [(&str, &[&str]); 5] = [
    ("user", &["users"]),
    ("trip", &["trips", "shared"]),
    ("ai", &["ai"]),
    ("location", &["locations"]),
    ("admin", &["admin"]),
];

/// Who answers.
#[derive(Clone, Debug)]
pub enum Upstream {
    /// A router of this process, with its own shell around it.
    Mounted(Router),
    /// Other processes.
    Remote(Arc<Pool>),
}

/// A part of the paths.
#[derive(Clone, Debug)]
pub struct Route {
    /// Its short name: that of the service, or `web`.
    pub name: &'static str,
    /// Who answers.
    pub upstream: Upstream,
}

/// The routes by prefix; the longest prefix that fits decides.
#[derive(Clone, Debug, Default)]
pub struct RouteTable {
    routes: Vec<Route>,
    /// Prefix and place in `routes`, the longest first.
    prefixes: Vec<(String, usize)>,
}

impl RouteTable {
    /// With everything answered by one router of this process.
    pub fn mounted(router: Router) -> Self {
        Self::default().with(
            Route {
                name: "local",
                upstream: Upstream::Mounted(router),
            },
            [""],
        )
    }

    /// With a service of [`SERVICES`] below its paths; the keys that sign tokens belong to `user`.
    #[must_use]
    pub fn service(self, name: &'static str, upstream: Upstream) -> Self {
        let words = SERVICES
            .iter()
            .find(|(service, _)| *service == name)
            .map_or(&[][..], |(_, words)| *words);
        let mut prefixes: Vec<String> = words
            .iter()
            .flat_map(|word| [format!("/api/v1/{word}"), format!("/api/{word}")])
            .collect();
        if name == "user" {
            prefixes.push("/.well-known".to_owned());
        }
        self.with(Route { name, upstream }, prefixes)
    }

    /// With a route below prefixes. A prefix ends before a slash or at the end of a path; `""` takes every path.
    #[must_use]
    pub fn with<P: Into<String>>(mut self, route: Route, prefixes: impl IntoIterator<Item = P>) -> Self {
        self.routes.push(route);
        let at = self.routes.len() - 1;
        self.prefixes
            .extend(prefixes.into_iter().map(|prefix| (prefix.into(), at)));
        self.prefixes
            .sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        self
    }

    pub(crate) fn find(&self, path: &str) -> Option<&Route> {
        let (_, at) = self.prefixes.iter().find(|(prefix, _)| {
            path.strip_prefix(prefix.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })?;
        self.routes.get(*at)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.routes.iter().map(|route| route.name)
    }

    pub(crate) fn pools(&self) -> impl Iterator<Item = &Arc<Pool>> {
        self.routes.iter().filter_map(|route| match &route.upstream {
            Upstream::Remote(pool) => Some(pool),
            Upstream::Mounted(_) => None,
        })
    }
}

/// Whether a path means the same to everybody who reads it: no step upwards, however it is written, no backslash and no
/// control character. A `%2F` within a segment is allowed, ids of places have it.
pub(crate) fn is_plain(path: &str) -> bool {
    let Some(decoded) = decoded(path) else {
        return false;
    };
    // A second layer of encoding is decoded by nobody of ours, but may be by somebody behind.
    let twice = decoded_lossy(&decoded);
    [decoded.as_slice(), twice.as_slice()].iter().all(|path| {
        !path.iter().any(|byte| byte.is_ascii_control() || *byte == b'\\')
            && !path
                .split(|byte| *byte == b'/')
                .any(|part| part == b"." || part == b"..")
    })
}

/// Whether a path is for those inside alone: what services ask each other, and figures. No process is sent it, whatever it
/// would answer; a router of this process answers only what it was given.
pub(crate) fn is_inside(path: &str) -> bool {
    let decoded = decoded_lossy(path.as_bytes());
    let mut parts = decoded
        .split(|byte| *byte == b'/')
        .filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default();
    [b"internal".as_slice(), b"metrics"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
}

/// Without percent signs; nothing where one is not followed by two hexadecimal digits.
fn decoded(path: &str) -> Option<Vec<u8>> {
    let mut bytes = path.bytes();
    let mut plain = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            plain.push(digit(bytes.next()?)? * 16 + digit(bytes.next()?)?);
        } else {
            plain.push(byte);
        }
    }
    Some(plain)
}

/// The same for what may hold percent signs of its own.
fn decoded_lossy(path: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(path.len());
    let mut at = 0;
    while at < path.len() {
        let code = match path.get(at..at + 3) {
            Some([b'%', high, low]) => digit(*high).zip(digit(*low)),
            _ => None,
        };
        if let Some((high, low)) = code {
            plain.push(high * 16 + low);
            at += 3;
        } else {
            plain.push(path[at]);
            at += 1;
        }
    }
    plain
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &'static str) -> Route {
        Route {
            name,
            upstream: Upstream::Mounted(Router::new()),
        }
    }

    #[test]
    fn the_longest_prefix_decides_and_ends_at_a_slash() {
        let table = RouteTable::default()
            .with(named("web"), [""])
            .with(named("trip"), ["/api/v1/trips", "/api/trips"])
            .with(named("deep"), ["/api/v1/trips/deep"]);
        for (path, expected) in [
            ("/", "web"),
            ("/api/v1/trips", "trip"),
            ("/api/v1/trips/7", "trip"),
            ("/api/v1/tripsy", "web"),
            ("/api/trips/7/x", "trip"),
            ("/api/v1/trips/deep/x", "deep"),
            ("/API/v1/trips", "web"),
            ("//api/v1/trips", "web"),
            ("/internal/v1/users", "web"),
        ] {
            assert_eq!(table.find(path).map(|route| route.name), Some(expected), "{path}");
        }
    }

    #[test]
    fn knows_paths_that_are_for_those_inside() {
        for path in [
            "/internal",
            "/internal/v1/users/cards",
            "/metrics",
            "//metrics",
            "/%69nternal/v1",
            "/Metrics/",
        ] {
            assert!(is_inside(path), "{path}");
        }
        for path in [
            "/",
            "/trips/internal",
            "/api/v1/metrics",
            "/internals",
            "/assets/metrics.js",
        ] {
            assert!(!is_inside(path), "{path}");
        }
    }

    #[test]
    fn knows_paths_that_lead_elsewhere() {
        for path in [
            "/api/v1/locations/places/seoul%2Fgyeongbokgung",
            "/api/v1/locations/search",
            "/assets/index-4f.js",
            "/a..b/.c/...",
            "/%EA%B2%BD%EB%B3%B5%EA%B6%81",
            "/100%25",
        ] {
            assert!(is_plain(path), "{path}");
        }
        for path in [
            "/api/../admin",
            "/api/..",
            "/./x",
            "/api/%2e%2e/admin",
            "/api/%2E./admin",
            "/api/..%2fadmin",
            "/api/%2f..%2fadmin",
            "/api/%252e%252e/admin",
            "/api/..%5cadmin",
            "/api/%5c",
            "/x%00.png",
            "/x%0d%0aset-cookie:a",
            "/%zz",
            "/%2",
        ] {
            assert!(!is_plain(path), "{path}");
        }
    }
}

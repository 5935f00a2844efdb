//! A router asked in process, without a port.

use std::pin::Pin;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use axum::{Extension, Router, middleware};
use http_body_util::BodyExt;
use platform::problem::write_problems;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower::ServiceExt;

use crate::callers::FakeAuthenticator;

/// A router with what every server puts around it: problems are written, tokens of [`FakeAuthenticator`] are known.
///
/// ```
/// # use axum::{Router, routing::get};
/// # use test_support::TestApp;
/// # tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(async {
/// let app = TestApp::new(Router::new().route("/hello", get(|| async { "hello" })));
/// assert_eq!(app.get("/hello").bearer("user:ada").await.expect(200).text(), "hello");
/// app.get("/nothing").lang("ko").await.problem(404, "ROUTE_NOT_FOUND");
/// # });
/// ```
#[derive(Clone, Debug)]
pub struct TestApp {
    router: Router,
}

impl TestApp {
    /// With the layers that every server has. An authenticator of the router's own wins.
    pub fn new(router: Router) -> Self {
        Self::bare(
            router
                .layer(Extension(FakeAuthenticator::shared()))
                .layer(middleware::from_fn(write_problems)),
        )
    }

    /// The router as it is.
    pub fn bare(router: Router) -> Self {
        Self { router }
    }

    /// Asks with GET.
    pub fn get(&self, path: &str) -> Asking {
        self.ask(Method::GET, path)
    }

    /// Asks with POST.
    pub fn post(&self, path: &str) -> Asking {
        self.ask(Method::POST, path)
    }

    /// Asks with PUT.
    pub fn put(&self, path: &str) -> Asking {
        self.ask(Method::PUT, path)
    }

    /// Asks with DELETE.
    pub fn delete(&self, path: &str) -> Asking {
        self.ask(Method::DELETE, path)
    }

    /// Asks with any method.
    pub fn ask(&self, method: Method, path: &str) -> Asking {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().expect("the test gives a path");
        Asking {
            router: self.router.clone(),
            request,
        }
    }
}

/// A request that is not sent yet: `.await` sends it.
#[derive(Debug)]
#[must_use = "a request is sent when it is awaited"]
pub struct Asking {
    router: Router,
    request: Request,
}

impl Asking {
    /// With a token.
    pub fn bearer(self, token: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), &format!("Bearer {token}"))
    }

    /// In a language.
    pub fn lang(self, tag: &str) -> Self {
        self.header(ACCEPT_LANGUAGE.as_str(), tag)
    }

    /// With a header, added to those of the same name.
    ///
    /// # Panics
    /// Where it is no header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = axum::http::HeaderName::try_from(name).expect("the test gives a header's name");
        let value = HeaderValue::try_from(value).expect("the test gives a header's value");
        self.request.headers_mut().append(name, value);
        self
    }

    /// With a JSON body.
    ///
    /// # Panics
    /// Where it cannot be written as JSON.
    pub fn json(self, body: impl Serialize) -> Self {
        let bytes = serde_json::to_vec(&body).expect("the body can be written as JSON");
        self.body("application/json", bytes)
    }

    /// With any body.
    pub fn body(mut self, content_type: &str, body: impl Into<Body>) -> Self {
        *self.request.body_mut() = body.into();
        self.request.headers_mut().remove(CONTENT_TYPE);
        self.header(CONTENT_TYPE.as_str(), content_type)
    }

    /// With a value for the handler's extensions, as a layer in front of the router would put it there.
    pub fn extension(mut self, value: impl Clone + Send + Sync + 'static) -> Self {
        self.request.extensions_mut().insert(value);
        self
    }

    /// Sends it and gives the answer with its body unread, for streams of events.
    pub async fn open(self) -> Response {
        match self.router.oneshot(self.request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

impl IntoFuture for Asking {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Answer::read(self.open().await).await })
    }
}

/// An answer, read to its end. A refusal (status 400 and above) was found to be `application/problem+json`.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Answer {
    /// Reads an answer to its end.
    ///
    /// # Panics
    /// Where the body breaks off, or a refusal is no problem document.
    pub async fn read(response: Response) -> Self {
        let (head, body) = response.into_parts();
        let body = body
            .collect()
            .await
            .expect("the answer's body arrives whole")
            .to_bytes();
        let answer = Self {
            status: head.status,
            headers: head.headers,
            body,
        };
        if answer.status.is_client_error() || answer.status.is_server_error() {
            answer.check_problem();
        }
        answer
    }

    fn check_problem(&self) {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text()
        );
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16(), "{problem}");
        for field in ["type", "title", "instance", "code"] {
            assert!(
                problem[field].as_str().is_some_and(|text| !text.is_empty()),
                "{field} in {problem}"
            );
        }
    }

    /// Requires a status; the failure shows the body.
    ///
    /// # Panics
    /// Where it is another.
    #[track_caller]
    #[expect(
        clippy::return_self_not_must_use,
        reason = "often the check is all that is wanted"
    )]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }

    /// Requires a problem with a status and a code, and gives its document.
    ///
    /// # Panics
    /// Where it is another.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Value {
        let problem = self.expect(status).json();
        assert_eq!(problem["code"], code, "{problem}");
        problem
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// Where it is none.
    #[track_caller]
    pub fn json(&self) -> Value {
        self.parsed()
    }

    /// The body as a type.
    ///
    /// # Panics
    /// Where it does not fit.
    #[track_caller]
    pub fn parsed<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {}", self.text()))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header, or nothing where it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }

    /// The `ETag`, for the next `If-Match`.
    pub fn etag(&self) -> &str {
        self.header("etag")
    }
}

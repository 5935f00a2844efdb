//! A real server on this machine that stands for a provider, with answers that a test writes.

use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What the server answers.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A status and a JSON body.
    Json(u16, Value),
    /// A status, a content type and a body.
    Body(u16, &'static str, Bytes),
    /// A status, headers, and an empty body.
    Headers(u16, Vec<(&'static str, String)>),
    /// 302 to an address.
    Redirect(String),
    /// Never answers.
    Silent,
    /// Sends the head and some bytes, then nothing more, and keeps the connection.
    Stalled,
    /// Sends the head and some bytes, then breaks the connection off.
    Broken,
    /// 200 and a JSON text of so many bytes, without saying how many.
    Huge(usize),
    /// 200 that announces so many bytes, and sends none of them.
    Announced(u64),
}

/// A request that arrived.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its method.
    pub method: Method,
    /// Its path and query.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Recorded {
    /// A header, or nothing where it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }
}

#[derive(Debug, Default)]
struct Script {
    replies: BTreeMap<String, VecDeque<Reply>>,
    requests: Vec<Recorded>,
}

/// The server; it ends with this value. A path without a script answers 404.
///
/// Each test has its own; addresses on `127.0.0.1` are the only ones that it has.
#[derive(Debug)]
pub struct Outside {
    address: String,
    script: Arc<Mutex<Script>>,
    serving: JoinHandle<()>,
}

impl Outside {
    /// Starts it on a free port.
    ///
    /// # Panics
    /// Where there is none.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!(
            "http://{}",
            listener.local_addr().expect("a bound port has an address")
        );
        let script = Arc::new(Mutex::new(Script::default()));
        let router = Router::new().fallback(answer).with_state(Arc::clone(&script));
        let serving = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("a server on a bound port serves");
        });
        Self {
            address,
            script,
            serving,
        }
    }

    /// The address of a path: `url("/v1/weather")`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// What a path answers, one reply a request; the last one again and again.
    #[must_use]
    pub fn replies(self, path: &str, replies: impl IntoIterator<Item = Reply>) -> Self {
        self.set(path, replies);
        self
    }

    /// Changes what a path answers from now on.
    pub fn set(&self, path: &str, replies: impl IntoIterator<Item = Reply>) {
        let replies = replies.into_iter().collect();
        self.locked().replies.insert(path.to_owned(), replies);
    }

    /// The requests that arrived so far.
    pub fn requests(&self) -> Vec<Recorded> {
        self.locked().requests.clone()
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(State(script): State<Arc<Mutex<Script>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, 16 * 1024 * 1024).await.unwrap_or_default();
    let reply = {
        let mut script = script.lock().unwrap_or_else(PoisonError::into_inner);
        script.requests.push(Recorded {
            method: head.method,
            path: head
                .uri
                .path_and_query()
                .map_or_else(String::new, ToString::to_string),
            headers: head.headers,
            body,
        });
        next_reply(script.replies.get_mut(head.uri.path()))
    };
    written(reply).await
}

fn next_reply(replies: Option<&mut VecDeque<Reply>>) -> Option<Reply> {
    let replies = replies?;
    if replies.len() > 1 {
        replies.pop_front()
    } else {
        replies.front().cloned()
    }
}

async fn written(reply: Option<Reply>) -> Response {
    let Some(reply) = reply else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match reply {
        Reply::Json(status, value) => (status_of(status), axum::Json(value)).into_response(),
        Reply::Body(status, kind, body) => (status_of(status), [(CONTENT_TYPE, kind)], body).into_response(),
        Reply::Headers(status, headers) => {
            let mut response = status_of(status).into_response();
            for (name, value) in headers {
                let value = HeaderValue::try_from(value).expect("the test gives a header's value");
                response
                    .headers_mut()
                    .append(HeaderName::from_static(name), value);
            }
            response
        }
        Reply::Redirect(to) => (StatusCode::FOUND, [(LOCATION, to)]).into_response(),
        Reply::Silent => std::future::pending().await,
        Reply::Stalled => started(stream::pending().boxed()),
        Reply::Broken => started(stream::once(async { Err(std::io::Error::other("broken off")) }).boxed()),
        Reply::Huge(bytes) => huge(bytes),
        Reply::Announced(bytes) => {
            let body = Body::from_stream(stream::pending::<Result<Bytes, Infallible>>());
            ([(CONTENT_LENGTH, bytes.to_string())], body).into_response()
        }
    }
}

fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("the test gives a status")
}

fn started(rest: stream::BoxStream<'static, std::io::Result<Bytes>>) -> Response {
    let first = stream::once(async { Ok(Bytes::from_static(b"{\"half\":")) });
    (
        [(CONTENT_TYPE, "application/json")],
        Body::from_stream(first.chain(rest)),
    )
        .into_response()
}

/// A JSON text of `bytes` letters, in pieces.
fn huge(bytes: usize) -> Response {
    const PIECE: usize = 64 * 1024;
    let letters = bytes.saturating_sub(2);
    let pieces = stream::iter((0..letters).step_by(PIECE))
        .map(move |from| Ok::<_, Infallible>(Bytes::from(vec![b'a'; PIECE.min(letters - from)])));
    let quote = || stream::iter([Ok(Bytes::from_static(b"\""))]);
    let body = Body::from_stream(quote().chain(pieces).chain(quote()));
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}

//! The typed client of TripGen's HTTP interface.
//!
//! Types and calls are generated from the OpenAPI document (`cargo xtask openapi`), so they are what the server
//! publishes; this file holds only how a call travels. It must never know a service or an engine. Where to start
//! reading: [`Client`].
//!
//! ```no_run
//! # async fn example() -> Result<(), client::ClientError> {
//! let client = client::Client::new("http://127.0.0.1:8080")?.with_token("…");
//! let trips = client.list_trips(&client::types::ListTripsQuery::default()).await?;
//! println!("{} trips", trips.body.total_items);
//! # Ok(())
//! # }
//! ```

mod calls;
mod events;
pub mod types;

use std::fmt::Write;
use std::time::Duration;

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, ETAG, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Method, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;

pub use events::{Event, EventStream};

/// The longest answer that is read, in bytes.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long an answer may take, but for a stream of events.
const TIMEOUT: Duration = Duration::from_mins(1);

/// A server, and who asks it.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
    language: Option<&'static str>,
}

/// An answer with what its head says.
#[derive(Clone, Debug)]
pub struct Answer<T> {
    /// The answer itself.
    pub body: T,
    /// The version of what was read or written, for `If-Match`.
    pub etag: Option<String>,
    /// 2xx.
    pub status: u16,
}

/// Why a call gave no answer.
#[derive(Debug, Error)]
pub enum ClientError {
    /// The server refused, and said why.
    #[error("{} ({}): {}{}", .0.code, .0.status, .0.title, detail(.0))]
    Problem(Box<types::Problem>, Option<u64>),
    /// The address is none.
    #[error("{0} is not an address of a server; write http://HOST:PORT")]
    Address(String),
    /// The server could not be reached, or broke off.
    #[error("no answer from {url}: {source}")]
    Transport {
        /// Whom.
        url: String,
        /// Why.
        source: reqwest::Error,
    },
    /// The answer is not what the interface promises.
    #[error("{url} answered {status} with something else than promised: {reason}")]
    Unexpected {
        /// Whom.
        url: String,
        /// The status.
        status: u16,
        /// What does not fit.
        reason: String,
    },
}

fn detail(problem: &types::Problem) -> String {
    let mut text = problem
        .detail
        .as_ref()
        .map(|detail| format!(": {detail}"))
        .unwrap_or_default();
    for error in &problem.errors {
        write!(text, "; {}: {}", error.field, error.message).expect("writing to a string cannot fail");
    }
    text
}

impl ClientError {
    /// The stable code of a refusal.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem, _) => Some(&problem.code),
            Self::Address(_) | Self::Transport { .. } | Self::Unexpected { .. } => None,
        }
    }

    /// After how many seconds the server wants to be asked again.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        match self {
            Self::Problem(_, seconds) => *seconds,
            Self::Address(_) | Self::Transport { .. } | Self::Unexpected { .. } => None,
        }
    }
}

impl Client {
    /// A client of the server at an address such as `http://127.0.0.1:8080`.
    pub fn new(base: &str) -> Result<Self, ClientError> {
        let base = base.trim_end_matches('/').to_owned();
        let address = || ClientError::Address(base.clone());
        let parsed = reqwest::Url::parse(&base).map_err(|_not_a_url| address())?;
        if !matches!(parsed.scheme(), "http" | "https") {
            return Err(address());
        }
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|source| ClientError::Transport {
                url: base.clone(),
                source,
            })?;
        Ok(Self {
            http,
            base,
            token: None,
            language: None,
        })
    }

    /// The same server, asked with an access token or API token.
    #[must_use]
    pub fn with_token(&self, token: impl Into<String>) -> Self {
        Self {
            token: Some(token.into()),
            ..self.clone()
        }
    }

    /// The same server, asked to answer in `ko` or `en`.
    #[must_use]
    pub fn with_language(&self, language: &'static str) -> Self {
        Self {
            language: Some(language),
            ..self.clone()
        }
    }

    /// Plans a trip without keeping it, from a request as it stands in a file, and gives plan.json as it came: for
    /// programs that know requests and plans better than the types of this crate do.
    pub async fn plan_document(&self, request: Vec<u8>) -> Result<Answer<Vec<u8>>, ClientError> {
        self.call(Method::POST, "/api/v1/ai/plan")
            .bytes("application/json", request)
            .read_bytes()
            .await
    }

    /// Begins a call.
    pub(crate) fn call(&self, method: Method, path: &str) -> Call<'_> {
        Call {
            client: self,
            method,
            url: format!("{}{path}", self.base),
            headers: HeaderMap::new(),
            body: Vec::new(),
            timeout: TIMEOUT,
        }
    }
}

/// A call on its way.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    client: &'a Client,
    method: Method,
    url: String,
    headers: HeaderMap,
    body: Vec<u8>,
    timeout: Duration,
}

impl Call<'_> {
    /// Adds the fields that are said; a field is a text, a number or a flag.
    pub(crate) fn query(mut self, query: &impl Serialize) -> Self {
        let Ok(Value::Object(fields)) = serde_json::to_value(query) else {
            return self;
        };
        for (name, value) in fields {
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text,
                other => other.to_string(),
            };
            self.url.push(if self.url.contains('?') { '&' } else { '?' });
            self.url.push_str(&segment(&name));
            self.url.push('=');
            self.url.push_str(&segment(&text));
        }
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: Option<&str>) -> Self {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            self.headers.insert(HeaderName::from_static(name), value);
        }
        self
    }

    pub(crate) fn json(mut self, body: &impl Serialize) -> Self {
        self.body = serde_json::to_vec(body).unwrap_or_default();
        self.header("content-type", Some("application/json"))
    }

    pub(crate) fn bytes(mut self, content_type: &str, body: Vec<u8>) -> Self {
        self.body = body;
        self.header("content-type", Some(content_type))
    }

    /// Sends it and reads a JSON answer.
    pub(crate) async fn read<T: DeserializeOwned>(self) -> Result<Answer<T>, ClientError> {
        let url = self.url.clone();
        let response = self.send("application/json").await?;
        let (status, etag) = head(&response);
        let bytes = body(response, &url).await?;
        let body = serde_json::from_slice(&bytes).map_err(|error| ClientError::Unexpected {
            url,
            status,
            reason: error.to_string(),
        })?;
        Ok(Answer { body, etag, status })
    }

    /// Sends it and reads a file.
    pub(crate) async fn read_bytes(self) -> Result<Answer<Vec<u8>>, ClientError> {
        let url = self.url.clone();
        let response = self.send("*/*").await?;
        let (status, etag) = head(&response);
        let body = body(response, &url).await?;
        Ok(Answer { body, etag, status })
    }

    /// Sends it; the answer has no body.
    pub(crate) async fn done(self) -> Result<Answer<()>, ClientError> {
        let response = self.send("application/json").await?;
        let (status, etag) = head(&response);
        Ok(Answer {
            body: (),
            etag,
            status,
        })
    }

    /// Sends it and reads events as they come.
    pub(crate) async fn events(mut self) -> Result<EventStream, ClientError> {
        // A stream has no end to wait for; the server sends something at least every quarter of a minute.
        self.timeout = Duration::from_hours(24);
        let url = self.url.clone();
        let response = self.send("text/event-stream").await?;
        Ok(EventStream::new(response, url))
    }

    async fn send(self, accept: &'static str) -> Result<Response, ClientError> {
        let mut headers = self.headers;
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        if let Some(language) = self.client.language {
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(language));
        }
        let mut request = self
            .client
            .http
            .request(self.method, &self.url)
            .timeout(self.timeout)
            .headers(headers);
        if !self.body.is_empty() {
            request = request.body(self.body);
        }
        if let Some(token) = &self.client.token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await.map_err(|source| ClientError::Transport {
            url: self.url.clone(),
            source,
        })?;
        let status = response.status();
        if status.is_success() || status == StatusCode::NOT_MODIFIED || status.is_redirection() {
            return Ok(response);
        }
        let retry_after = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.parse().ok());
        let bytes = body(response, &self.url).await?;
        match serde_json::from_slice(&bytes) {
            Ok(problem) => Err(ClientError::Problem(Box::new(problem), retry_after)),
            Err(error) => Err(ClientError::Unexpected {
                url: self.url,
                status: status.as_u16(),
                reason: error.to_string(),
            }),
        }
    }
}

fn head(response: &Response) -> (u16, Option<String>) {
    let etag = response
        .headers()
        .get(ETAG)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    (response.status().as_u16(), etag)
}

async fn body(mut response: Response, url: &str) -> Result<Vec<u8>, ClientError> {
    let status = response.status().as_u16();
    let mut bytes = Vec::new();
    loop {
        let chunk = response.chunk().await.map_err(|source| ClientError::Transport {
            url: url.to_owned(),
            source,
        })?;
        let Some(chunk) = chunk else {
            return Ok(bytes);
        };
        if bytes.len() + chunk.len() > MOST_BYTES {
            return Err(ClientError::Unexpected {
                url: url.to_owned(),
                status,
                reason: format!("more than {MOST_BYTES} bytes"),
            });
        }
        bytes.extend_from_slice(&chunk);
    }
}

/// A part of a path, with everything escaped that would end it.
pub(crate) fn segment(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    escaped
}

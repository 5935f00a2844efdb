//! One kept HTTP/1.1 connection, as light as it can be: what it costs is not measured against the server.

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, ETAG, HOST, HeaderName, HeaderValue, IF_MATCH};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The server's address.
#[derive(Clone, Debug)]
pub struct Target {
    authority: String,
}

impl Target {
    /// Reads `http://HOST:PORT`.
    pub fn parse(url: &str) -> Result<Self> {
        let authority = url
            .strip_prefix("http://")
            .with_context(|| format!("{url}: only http:// is measured"))?
            .trim_end_matches('/');
        let authority = if authority.contains(':') {
            authority.to_owned()
        } else {
            format!("{authority}:80")
        };
        Ok(Self { authority })
    }
}

/// A connection, and who speaks on it.
pub(crate) struct Connection {
    target: Target,
    sender: SendRequest<Full<Bytes>>,
    token: Option<HeaderValue>,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) etag: Option<HeaderValue>,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The body as JSON; `Null` where it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The answer, which must be a good one.
    pub(crate) fn good(self, what: &str) -> Result<Self> {
        if self.status.is_success() {
            return Ok(self);
        }
        bail!("{what}: {} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

impl Connection {
    pub(crate) async fn open(target: &Target, token: Option<&str>) -> Result<Self> {
        Ok(Self {
            target: target.clone(),
            sender: sender(target).await?,
            token: token
                .map(|token| HeaderValue::from_str(&format!("Bearer {token}")))
                .transpose()?,
        })
    }

    pub(crate) async fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask(Method::GET, path, None, &[]).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Result<Answer> {
        self.ask(Method::POST, path, Some(body), &[]).await
    }

    /// Asks for a change that happens once, however often it is asked for with this key.
    pub(crate) async fn post_once(&mut self, path: &str, body: &Value, key: &str) -> Result<Answer> {
        let key = HeaderValue::from_str(key)?;
        self.ask(Method::POST, path, Some(body), &[(IDEMPOTENCY_KEY, key)])
            .await
    }

    pub(crate) async fn put(
        &mut self,
        path: &str,
        body: &Value,
        etag: Option<&HeaderValue>,
    ) -> Result<Answer> {
        let etag: Vec<_> = etag.map(|etag| (IF_MATCH, etag.clone())).into_iter().collect();
        self.ask(Method::PUT, path, Some(body), &etag).await
    }

    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(HeaderName, HeaderValue)],
    ) -> Result<Answer> {
        if self.sender.ready().await.is_err() {
            self.sender = sender(&self.target).await?;
        }
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.target.authority.as_str());
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, token);
        }
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let bytes = match body {
            Some(body) => {
                request = request.header(CONTENT_TYPE, "application/json");
                Bytes::from(serde_json::to_vec(body)?)
            }
            None => Bytes::new(),
        };
        let response = self.sender.send_request(request.body(Full::new(bytes))?).await?;
        let (head, body) = response.into_parts();
        Ok(Answer {
            status: head.status,
            etag: head.headers.get(ETAG).cloned(),
            body: body.collect().await?.to_bytes(),
        })
    }
}

async fn sender(target: &Target) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(&target.authority)
        .await
        .with_context(|| format!("connecting to {}", target.authority))?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            eprintln!("a connection ended: {error}");
        }
    });
    Ok(sender)
}

//! One call, from its address to its answer.

use std::time::Duration;

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use reqwest::Url;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::Instant;

use super::error::{OutboundError, outcome};
use super::guard;
use super::lines::Lines;
use super::{Outbound, Reach, retry};
use crate::trace::{self, Kind};

/// Bytes of a refusal that are kept: enough for a reason, too few to fill a log.
const MOST_REASON_BYTES: usize = 4096;

/// A call that is not made yet.
#[derive(Debug)]
#[must_use = "a call is made by `send` or `json`"]
pub struct Call {
    outbound: Outbound,
    method: Method,
    /// The same place in one process or another; the first is asked first.
    urls: Vec<String>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Result<Vec<u8>, String>,
    timeout: Duration,
    most_bytes: usize,
    may_repeat: bool,
}

/// An answer with a status of success.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Call {
    pub(super) fn new(outbound: Outbound, method: Method, urls: Vec<String>) -> Self {
        Self {
            may_repeat: method.is_idempotent(),
            timeout: Duration::from_millis(outbound.config.timeout_ms),
            most_bytes: outbound.config.most_bytes,
            outbound,
            method,
            urls,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: Ok(Vec::new()),
        }
    }

    /// Adds to the query of the address.
    pub fn query(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Shows a token.
    pub fn bearer(mut self, token: &str) -> Self {
        match HeaderValue::from_str(&format!("Bearer {token}")) {
            Ok(mut value) => {
                value.set_sensitive(true);
                self.header(AUTHORIZATION, value)
            }
            Err(_unprintable) => {
                self.body = Err("the token holds letters that a header cannot".to_owned());
                self
            }
        }
    }

    /// Sends JSON.
    pub fn send_json(mut self, body: &impl Serialize) -> Self {
        let written = serde_json::to_vec(body).map_err(|error| error.to_string());
        self.body = self.body.and(written);
        self.header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
    }

    /// Sends bytes of a type.
    pub fn send_bytes(mut self, kind: HeaderValue, body: Vec<u8>) -> Self {
        self.body = self.body.and(Ok(body));
        self.header(CONTENT_TYPE, kind)
    }

    /// Takes another time limit than the settings'.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// Takes another size limit than the settings'.
    pub fn most_bytes(mut self, most: usize) -> Self {
        self.most_bytes = most;
        self
    }

    /// Says that making the call twice does no harm. GET, PUT and DELETE need not say so.
    pub fn may_repeat(mut self) -> Self {
        self.may_repeat = true;
        self
    }

    /// Makes the call and reads JSON.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, OutboundError> {
        let provider = self.outbound.provider;
        let reply = self.send().await?;
        let mut reader = serde_json::Deserializer::from_slice(&reply.body);
        serde_path_to_error::deserialize(&mut reader).map_err(|error| OutboundError::Unreadable {
            provider,
            // What was found there may be anything; what was expected and where is ours to say.
            reason: format!("at `{}`: {:?} error", error.path(), error.inner().classify()),
        })
    }

    /// Makes the call and reads the answer to its end.
    pub async fn send(self) -> Result<Reply, OutboundError> {
        self.measured(self.repeated()).await
    }

    /// Makes the call, once, and gives the lines of the answer as they come. The time limit holds until the answer
    /// begins, `silence` for each wait from then on, and the size limit for each line.
    pub async fn lines(self, silence: Duration) -> Result<Lines, OutboundError> {
        let response = self.measured(self.found()).await?;
        Ok(Lines::new(
            self.outbound.provider,
            response,
            self.most_bytes,
            silence,
        ))
    }

    /// Ends what takes too long, and counts how it went.
    async fn measured<T>(
        &self,
        work: impl Future<Output = Result<T, OutboundError>>,
    ) -> Result<T, OutboundError> {
        let provider = self.outbound.provider;
        let begun = Instant::now();
        let limit = self.timeout;
        let result = tokio::time::timeout(limit, work)
            .await
            .unwrap_or_else(|_elapsed| Err(OutboundError::timeout(provider, limit)));
        let outcome = result.as_ref().map_or_else(outcome, |_| "ok");
        metrics::counter!("outbound_requests_total", "provider" => provider, "outcome" => outcome)
            .increment(1);
        metrics::histogram!("outbound_request_duration_seconds", "provider" => provider)
            .record(begun.elapsed().as_secs_f64());
        result
    }

    /// Tries until it works, the error will not pass, the retries are used up, or the budget is.
    async fn repeated(&self) -> Result<Reply, OutboundError> {
        let Outbound {
            config,
            budget,
            world,
            ..
        } = &self.outbound;
        budget.earn();
        let (mut tried, mut place) = (0, 0);
        loop {
            let error = match self.once(place).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            if self.goes_on(&error, &mut place) {
                continue;
            }
            if !(self.may_repeat && error.is_transient() && tried < config.retries && budget.spend()) {
                return Err(error);
            }
            // Another process need not be waited for.
            if self.urls.len() < 2 {
                tokio::time::sleep(retry::pause(&error, config.retry_pause_ms, tried, world)).await;
            }
            tried += 1;
            place += 1;
        }
    }

    /// Whether the next process is to be asked, because nobody has seen anything of the call.
    fn goes_on(&self, error: &OutboundError, place: &mut usize) -> bool {
        if !error.is_unsent() || self.urls.len() < 2 {
            return false;
        }
        let Outbound {
            unreachable, world, ..
        } = &self.outbound;
        unreachable.note(self.url(*place), world.now_ms());
        *place += 1;
        *place < self.urls.len()
    }

    fn url(&self, place: usize) -> &str {
        let at = place.checked_rem(self.urls.len()).unwrap_or(0);
        self.urls.get(at).map_or("", String::as_str)
    }

    /// An answer of success of the first process that can be reached.
    async fn found(&self) -> Result<reqwest::Response, OutboundError> {
        let mut place = 0;
        loop {
            match self.answered(place).await {
                Err(error) if self.goes_on(&error, &mut place) => {}
                ended => return ended,
            }
        }
    }

    async fn once(&self, place: usize) -> Result<Reply, OutboundError> {
        let response = self.answered(place).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = self
            .body_of(response, self.most_bytes)
            .await?
            .ok_or(OutboundError::TooLarge {
                provider: self.outbound.provider,
                most_bytes: self.most_bytes,
            })?;
        Ok(Reply {
            status,
            headers,
            body,
        })
    }

    /// An answer of success whose body is not read yet.
    async fn answered(&self, place: usize) -> Result<reqwest::Response, OutboundError> {
        let response = self.traced(self.request(place)?).await?;
        let (provider, status) = (self.outbound.provider, response.status());
        if status.is_success() {
            return Ok(response);
        }
        let retry_after_seconds = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        Err(OutboundError::Status {
            provider,
            status,
            retry_after_seconds,
            // A refusal whose reason does not fit or does not come in is a refusal without a reason.
            body: self
                .body_of(response, MOST_REASON_BYTES)
                .await
                .ok()
                .flatten()
                .unwrap_or_default(),
        })
    }

    /// Sends one try, as a step of the present work's trace. Where somebody else than the operator named the address, the
    /// other side is not told of it.
    async fn traced(&self, mut request: reqwest::Request) -> Result<reqwest::Response, OutboundError> {
        let Outbound {
            provider,
            client,
            reach,
            ..
        } = &self.outbound;
        let mut step = trace::child(Kind::Client, self.method.as_str().to_owned());
        if step.is_on() {
            step.set("http.request.method", self.method.as_str().to_owned());
            step.set("peer.service", *provider);
            if *reach == Reach::Anywhere {
                let url = request.url();
                step.set("server.address", url.host_str().unwrap_or("").to_owned());
                step.set("server.port", url.port_or_known_default().unwrap_or(0));
                step.write(request.headers_mut());
            }
        }
        let sent = client.execute(request).await;
        let sent = sent.map_err(|error| OutboundError::of(provider, &error));
        match &sent {
            Ok(response) => step.answered(response.status().as_u16(), ""),
            Err(error) => step.fail(outcome(error)),
        }
        sent
    }

    fn request(&self, place: usize) -> Result<reqwest::Request, OutboundError> {
        let provider = self.outbound.provider;
        let refused = |reason: String| OutboundError::Refused { provider, reason };
        if self.urls.is_empty() {
            return Err(OutboundError::Broken {
                provider,
                reason: "no process of it is known".to_owned(),
                unsent: true,
            });
        }
        let mut url = Url::parse(self.url(place)).map_err(|error| refused(error.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refused("neither http nor https".to_owned()));
        }
        if self.outbound.reach == Reach::PublicOnly {
            guard::check_literal(&url).map_err(|error| refused(error.to_string()))?;
        }
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        let mut request = reqwest::Request::new(self.method.clone(), url);
        request.headers_mut().clone_from(&self.headers);
        let body = self.body.as_ref().map_err(|reason| refused(reason.clone()))?;
        if !body.is_empty() {
            *request.body_mut() = Some(body.clone().into());
        }
        Ok(request)
    }

    /// The body, or nothing where it is larger than `most`.
    async fn body_of(
        &self,
        mut response: reqwest::Response,
        most: usize,
    ) -> Result<Option<Vec<u8>>, OutboundError> {
        if response
            .content_length()
            .is_some_and(|length| length > most as u64)
        {
            return Ok(None);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| OutboundError::of(self.outbound.provider, &error))?
        {
            if body.len() + chunk.len() > most {
                return Ok(None);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Some(body))
    }
}

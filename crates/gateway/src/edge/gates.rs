//! The gates that a request passes before it is handed on.

use std::fmt::Display;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use cache::Redis;
use platform::problem::Problem;
use platform::text;

use super::{Edge, Refusal, measures};
use crate::client_address::household;
use crate::config::RateConfig;
use crate::firewall::{Inspected, Verdict};
use crate::payload::{BodyLimits, Payload, too_large};
use crate::rate::{Rate, SharedRate};
use crate::tokens::{Identity, Judgement};
use crate::visit::{Visit, bearer, session};

/// Requests a minute from one address, as the platform promises them, and where everything runs in one process: enough
/// for a household and for whoever measures, and a bound all the same.
const USUAL_PER_MINUTE: u32 = 100;
const USUAL_EMBEDDED_PER_MINUTE: u32 = 6000;

/// The limits of addresses and users.
pub(super) struct Rates {
    api: Option<Rate<IpAddr>>,
    files: Option<Rate<IpAddr>>,
    users: Option<Rate<String>>,
    /// What other gateways let through counts as well.
    shared: Option<SharedRate>,
    /// Where everything runs in one process, whoever sits at this machine is its owner.
    spares_this_machine: bool,
}

impl Rates {
    pub(super) fn new(config: &RateConfig, embedded: bool, redis: Option<Arc<Redis>>) -> Self {
        let usual = if embedded {
            USUAL_EMBEDDED_PER_MINUTE
        } else {
            USUAL_PER_MINUTE
        };
        let per_address = config.per_address.unwrap_or(usual);
        Self {
            api: Rate::per_minute(per_address, config.most_known),
            files: Rate::per_minute(per_address.saturating_mul(config.files_factor), config.most_known),
            users: Rate::per_minute(config.per_user.unwrap_or(per_address), config.most_known),
            shared: redis.map(SharedRate::new),
            spares_this_machine: embedded && config.per_address.is_none(),
        }
    }

    /// Counts a request for somebody, here and then, where gateways share a limit, for all of them: who asks too often
    /// here costs the others nothing.
    async fn count<K: Eq + Hash + Display>(
        &self,
        rate: &Rate<K>,
        limit: &'static str,
        who: K,
        now: Duration,
    ) -> Result<(), Refusal> {
        let refuse = |wait| too_many(limit, wait);
        let Some(shared) = &self.shared else {
            return rate.check(who, now).map_err(refuse);
        };
        let name = who.to_string();
        rate.check(who, now).map_err(refuse)?;
        shared
            .check(limit, &name, rate.terms(), now)
            .await
            .map_err(refuse)
    }
}

impl Edge {
    /// Counts a request: for the user whose token is known to be good, else for the address. Gives the user.
    pub(super) async fn check_rate(
        &self,
        visit: &Visit,
        headers: &HeaderMap,
    ) -> Result<Option<Arc<Identity>>, Refusal> {
        if self.rates.spares_this_machine && visit.client.is_loopback() {
            return Ok(None);
        }
        let api = visit.is_api();
        let known = if api { self.recall(headers) } else { None };
        if let Some(identity) = known {
            self.count_user(&identity).await?;
            return Ok(Some(identity));
        }
        let (rate, limit) = if api {
            (&self.rates.api, "address")
        } else {
            (&self.rates.files, "files")
        };
        let Some(rate) = rate else {
            return Ok(None);
        };
        let who = household(visit.client);
        self.rates.count(rate, limit, who, self.now()).await?;
        Ok(None)
    }

    fn recall(&self, headers: &HeaderMap) -> Option<Arc<Identity>> {
        let tokens = self.tokens.as_ref()?;
        match bearer(headers) {
            Some(token) => tokens.recall(token),
            None => tokens.recall(&session(headers)?),
        }
    }

    async fn count_user(&self, identity: &Identity) -> Result<(), Refusal> {
        let Some(rate) = &self.rates.users else {
            return Ok(());
        };
        let who = identity.subject.clone();
        self.rates.count(rate, "user", who, self.now()).await
    }

    pub(super) fn check_blocks(&self, visit: &Visit) -> Result<(), Refusal> {
        if !self.blocks.blocks(visit.client) {
            return Ok(());
        }
        measures::hit("block");
        Err(Problem::new(
            StatusCode::FORBIDDEN,
            "ADDRESS_BLOCKED",
            text(
                "이 네트워크에서는 쓸 수 없습니다",
                "This service is not available from your network",
            ),
        )
        .into())
    }

    /// Refuses a token that no service would take, where one is needed. A session cookie is never refused: browsers
    /// send it with everything, also to where it does not matter.
    pub(super) async fn check_token(
        &self,
        visit: &Visit,
        headers: &HeaderMap,
        recalled: Option<Arc<Identity>>,
    ) -> Result<Option<Arc<Identity>>, Refusal> {
        if recalled.is_some() {
            return Ok(recalled);
        }
        let Some(tokens) = &self.tokens else {
            return Ok(None);
        };
        let (judged, shown) = match bearer(headers) {
            Some(token) => (tokens.judge(token).await, true),
            None => match session(headers) {
                Some(token) => (tokens.judge(&token).await, false),
                None => return Ok(None),
            },
        };
        measures::judged(judged.word());
        let anybody = || self.open.hold(&visit.method, visit.uri.path());
        match judged.refusal() {
            Some(problem) if shown && visit.is_api() && !anybody() => return Err(problem.into()),
            Some(_) | None => {}
        }
        let Judgement::Good(identity) = judged else {
            return Ok(None);
        };
        self.count_user(&identity).await?;
        Ok(Some(identity))
    }

    /// Shows a request to the firewall, and gives it back with its body put together again.
    pub(super) async fn inspected(&self, visit: &Visit, request: Request) -> Result<Request, Refusal> {
        if self.firewall.is_none() {
            return Ok(request);
        }
        let (head, body) = request.into_parts();
        let limits = BodyLimits {
            most_bytes: usize::MAX,
            ..self.body_limits(visit)
        };
        let payload = self.take(body, limits).await?;
        self.inspect(visit, &head, &payload).await?;
        Ok(Request::from_parts(head, payload.body()))
    }

    /// Takes a body; what the firewall wants to see of it is read.
    pub(super) async fn take(&self, body: Body, limits: BodyLimits) -> Result<Payload, Refusal> {
        let shown = self
            .firewall
            .as_ref()
            .map_or(0, |firewall| firewall.most_body_bytes());
        Payload::take(body, limits, super::forward::MOST_KEPT_BYTES, shown)
            .await
            .map_err(|fault| fault.problem().into())
    }

    pub(super) async fn inspect(
        &self,
        visit: &Visit,
        head: &axum::http::request::Parts,
        payload: &Payload,
    ) -> Result<(), Refusal> {
        let Some(firewall) = &self.firewall else {
            return Ok(());
        };
        let (body, whole) = payload.shown();
        let verdict = firewall.inspect(Inspected {
            client: visit.client,
            head,
            body: &body,
            whole,
        });
        match verdict.await {
            Verdict::Pass => {
                measures::firewall("pass", &[]);
                Ok(())
            }
            Verdict::Note(rules) => {
                measures::firewall("note", &rules);
                tracing::info!(request.id = visit.request_id, ?rules, "noted by the firewall");
                Ok(())
            }
            Verdict::Refuse(rules) => {
                measures::firewall("refuse", &rules);
                tracing::warn!(request.id = visit.request_id, ?rules, "refused by the firewall");
                Err(blocked().into())
            }
            Verdict::TooLarge => {
                measures::firewall("large", &[]);
                Err(too_large().into())
            }
            Verdict::Broken(cause) => {
                measures::firewall("broken", &[]);
                tracing::error!(
                    request.id = visit.request_id,
                    cause,
                    "the firewall can say nothing: the request is refused"
                );
                Err(unjudged().into())
            }
            Verdict::Unjudged(cause) => {
                measures::firewall("unjudged", &[]);
                tracing::warn!(
                    request.id = visit.request_id,
                    cause,
                    "the firewall can say nothing, and only watches: the request passes"
                );
                Ok(())
            }
        }
    }
}

fn too_many(limit: &'static str, wait: Duration) -> Refusal {
    measures::hit(limit);
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "RATE_LIMITED",
        text("요청이 너무 많습니다", "Too many requests"),
    )
    .detail(text(
        format!("{seconds}초 뒤에 다시 해 주세요"),
        format!("Try again in {seconds} s"),
    ))
    .retry_after(seconds)
    .into()
}

fn blocked() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "REQUEST_BLOCKED",
        text(
            "안전하지 않은 요청으로 보입니다",
            "The request looks like an attack",
        ),
    )
    .detail(text(
        "잘못된 판단이라면 traceId와 함께 운영자에게 알려 주세요",
        "If it is none, tell the operator and quote the traceId",
    ))
}

fn unjudged() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "FIREWALL_UNAVAILABLE",
        text(
            "요청을 검사할 수 없습니다",
            "The request cannot be inspected at the moment",
        ),
    )
    .detail(text("잠시 뒤에 다시 해 주세요", "Try again in a moment"))
    .retry_after(5)
}
